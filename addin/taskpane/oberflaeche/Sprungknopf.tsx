/** Überspringt mit der Tastatur einen langen Inhalt; zu sehen ist der Knopf erst, wenn er den Fokus hat (WCAG 2.4.1). */
import { Button, makeStyles } from '@fluentui/react-components';
import type { RefObject } from 'react';

const useStil = makeStyles({
  knopf: {
    '&:not(:focus)': {
      position: 'absolute',
      width: '1px',
      minWidth: '1px',
      height: '1px',
      padding: 0,
      overflow: 'hidden',
      clipPath: 'inset(50%)',
      whiteSpace: 'nowrap',
    },
    '&:focus': { alignSelf: 'flex-start', margin: '8px 12px 0' },
  },
});

/** Der Fokus geht auf den ersten Knopf im Ziel. */
export function Sprungknopf({ ziel, text }: { readonly ziel: RefObject<HTMLElement | null>; readonly text: string }) {
  const stil = useStil();
  return (
    <Button
      size="small"
      className={`${stil.knopf} gk-nicht-drucken`}
      onClick={() => ziel.current?.querySelector('button')?.focus()}
    >
      {text}
    </Button>
  );
}
