/** Fragt, ob ausgeblendete und weggefilterte Zeilen einer Markierung dazugehören. */
import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { genannt } from '../../../shared/antrag/worte.ts';
import { deutscherWert } from '../../../shared/grund/zahlformat.ts';
import { type Ausschnitt, nurSichtbare, verborgeneNummern } from '../../workbook/sichtbares.ts';
import type { Bereich } from '../../workbook/workbook.ts';
import { useStile } from './stile.ts';

export function Verborgenfrage({
  bereich,
  antworte,
}: {
  readonly bereich: Bereich;
  readonly antworte: (ausschnitt: Ausschnitt) => void;
}) {
  const stile = useStile();
  const nummern = verborgeneNummern(bereich);
  const eine = nummern.length === 1;
  return (
    <>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          {`${eine ? 'Eine Zeile des Bereichs ist' : `${deutscherWert(nummern.length)} Zeilen des Bereichs sind`} ausgeblendet oder weggefiltert: `}
          {`${eine ? 'Zeile' : 'Zeilen'} ${genannt(nummern.map(String))}. `}
          {eine ? 'Soll sie dazugehören?' : 'Sollen sie dazugehören?'}
        </MessageBarBody>
      </MessageBar>
      <div className={stile.reihe}>
        <Button appearance="primary" onClick={() => antworte(bereich)}>
          Verborgene mitnehmen
        </Button>
        <Button onClick={() => antworte(nurSichtbare(bereich))}>Nur sichtbare Zeilen</Button>
      </div>
    </>
  );
}

/** Sagt, welche Zeilen auf Wunsch fehlen; leer, wenn keine. */
export function weggelassensatz({ weggelassen = [] }: Pick<Ausschnitt, 'weggelassen'>): string {
  if (weggelassen.length === 0) return '';
  return weggelassen.length === 1
    ? `Nicht dabei ist die verborgene Zeile ${weggelassen[0]}.`
    : `Nicht dabei sind ${deutscherWert(weggelassen.length)} verborgene Zeilen: ${genannt(weggelassen.map(String))}.`;
}
