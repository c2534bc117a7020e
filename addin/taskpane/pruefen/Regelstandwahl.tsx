/** Mit welchem Regelstand die Liste geprüft wird; vorgeschlagen ist der des Antrags im Haushaltsblatt. */
import { Field, Select } from '@fluentui/react-components';
import type { Pruefregelstaende } from '../../../shared/listenpruefung/soll.ts';
import { idsDesProgramms } from '../../../shared/regelstand/vorgabe.ts';
import { useStile } from '../oberflaeche/stile.ts';
import type { Regelstandsangaben } from './listenregelstand.ts';

export function Regelstandwahl(props: {
  readonly regelstaende: Pruefregelstaende;
  /** Ob die Liste Eigenanteile enthält, für die ein Regelstand der Bausteine 1–5 gilt. */
  readonly mitEigenanteil: boolean;
  /** Nimmt, was neu gewählt ist. */
  readonly setze: (angaben: Regelstandsangaben) => void;
}) {
  const { regelstaende, mitEigenanteil, setze } = props;
  const { thm, dia } = regelstaende;
  const stile = useStile();
  return (
    <div className={stile.reihe}>
      <Field label="Regelstand für die Stellen" hint={thm.titel}>
        <Select value={thm.id} onChange={(_, { value }) => setze({ thm: value })}>
          {idsDesProgramms('THM').map((id) => (
            <option key={id}>{id}</option>
          ))}
        </Select>
      </Field>
      {mitEigenanteil && (
        <Field label="Regelstand für die Eigenanteile" hint={dia.titel}>
          <Select value={dia.id} onChange={(_, { value }) => setze({ dia: value })}>
            {idsDesProgramms('DIA').map((id) => (
              <option key={id}>{id}</option>
            ))}
          </Select>
        </Field>
      )}
    </div>
  );
}
