/** Balken mit Zahlen und Abbruch. Vorlesegeräten wird nur jedes Zehntel angesagt, sonst käme niemand zu Wort. */
import { Button, ProgressBar } from '@fluentui/react-components';
import { useId } from 'react';
import { deutscherWert } from '../../../shared/grund/zahlformat.ts';
import { useStile } from './stile.ts';

/** Ohne `gesamt` ist nicht bekannt, wie lange es dauert. */
export function Fortschritt(props: {
  readonly name: string;
  readonly text: string;
  readonly geschafft?: number;
  readonly gesamt?: number;
  readonly brichAb: () => void;
}) {
  const { name, text, geschafft, gesamt, brichAb } = props;
  const stile = useStile();
  const id = useId();
  return (
    <div className={stile.abschnitt}>
      <p id={id} className={stile.absatz}>
        {text}
      </p>
      <ProgressBar
        aria-label={name}
        aria-describedby={id}
        thickness="large"
        {...(gesamt ? { value: geschafft ?? 0, max: gesamt } : {})}
      />
      <div>
        <Button onClick={brichAb}>Abbrechen</Button>
      </div>
    </div>
  );
}

/** Die Ansage zu einem Fortschritt: ändert sich nur bei jedem Zehntel. */
export function ansageZu(geschafft: number, gesamt: number, was: string): string {
  if (gesamt === 0) return '';
  const zehntel = Math.floor((geschafft * 10) / gesamt);
  return `${deutscherWert(Math.floor((zehntel * gesamt) / 10))} von ${deutscherWert(gesamt)} ${was}`;
}
