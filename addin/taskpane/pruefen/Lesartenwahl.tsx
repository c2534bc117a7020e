/** Zahlen mit zwei Lesarten: beide stehen zur Wahl, einmal für alle Zellen der Spalte, die so geschrieben sind. */
import { Field, mergeClasses, Select } from '@fluentui/react-components';
import type { Lesartenfrage } from '../../../shared/listenpruefung/ergebnis.ts';
import { SPALTENNAMEN, spaltenwert } from '../../../shared/listenpruefung/spaltenrollen.ts';
import { useStile } from '../oberflaeche/stile.ts';

export function Lesartenwahl(props: {
  readonly fragen: readonly Lesartenfrage[];
  /** `null`: keine Lesart gilt. */
  readonly waehle: (schluessel: string, wenn: string | null) => void;
}) {
  const stile = useStile();
  if (props.fragen.length === 0) return null;
  return (
    <div className={mergeClasses(stile.abschnitt, stile.schmaleFelder)}>
      <h3 className={stile.titel}>Nicht eindeutige Zahlen</h3>
      {props.fragen.map(({ schluessel, spalte, anzahl, beispiel, lesarten, gewaehlt }) => (
        <Field
          key={schluessel}
          label={`${SPALTENNAMEN[spalte]}: „${beispiel.text.slice(0, 40)}“ in Zeile ${beispiel.nr}${anzahl > 1 ? ` und ${anzahl - 1} weitere` : ''}`}
        >
          <Select
            value={gewaehlt ?? ''}
            onChange={(_, { value }) => props.waehle(schluessel, value === '' ? null : value)}
          >
            <option value="">nicht lesen</option>
            {lesarten.map(({ wert, wenn }) => (
              <option key={wenn} value={wenn}>
                {spaltenwert(wert, spalte)}, {wenn}
              </option>
            ))}
          </Select>
        </Field>
      ))}
    </div>
  );
}
