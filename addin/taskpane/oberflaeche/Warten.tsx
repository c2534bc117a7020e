import { makeStyles, tokens } from '@fluentui/react-components';

const useWartestil = makeStyles({
  warten: { margin: 0, padding: tokens.spacingVerticalM, color: tokens.colorNeutralForeground2 },
});

/** Ein ruhiger Satz, während etwas lädt; die Statuszeile sagt Längeres an. */
export function Warten({ text }: { readonly text: string }) {
  return <p className={useWartestil().warten}>{text} …</p>;
}
