/** Summen, die außerhalb der Liste stehen, etwa im Text eines Berichts (W4). */
import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import type { Summenangaben } from '../../../shared/listenpruefung/pruefen.ts';
import { SPALTENNAMEN, type Wertspalte } from '../../../shared/listenpruefung/spaltenrollen.ts';
import { useStile } from '../oberflaeche/stile.ts';

const useSummenstil = makeStyles({
  felder: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(96px, 1fr))',
    gap: tokens.spacingHorizontalM,
    alignItems: 'end',
  },
  // Ein Eingabefeld ist sonst so breit wie seine Vorgabe und ragt in einem schmalen Bereich heraus.
  feld: { minWidth: 0, '& .fui-Input': { minWidth: 0, width: '100%' }, '& input': { minWidth: 0, width: '100%' } },
});

export function Summeneingabe(props: {
  readonly angaben: Summenangaben;
  readonly spalten: readonly Wertspalte[];
  readonly setze: (angaben: Summenangaben) => void;
}) {
  const { angaben, spalten, setze } = props;
  const stile = useStile();
  const eigene = useSummenstil();
  if (spalten.length === 0) return null;
  return (
    <details>
      <summary className={stile.klappe}>Summen aus einem Text vergleichen</summary>
      <div className={eigene.felder}>
        {spalten.map((spalte) => (
          <Field key={spalte} className={eigene.feld} label={`Summe ${SPALTENNAMEN[spalte]}`}>
            <Input
              value={angaben[spalte] ?? ''}
              inputMode="decimal"
              onChange={(_, { value }) => setze({ ...angaben, [spalte]: value })}
            />
          </Field>
        ))}
      </div>
    </details>
  );
}
