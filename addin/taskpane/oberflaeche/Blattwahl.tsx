/** Bei mehreren Haushaltsblättern: welches gelesen wird, und die Wahl eines anderen. */
import { Field, Select } from '@fluentui/react-components';
import { useSteuerung, useZustand } from './kontext.ts';

export default function Blattwahl() {
  const steuerung = useSteuerung();
  const { blaetter, beschaeftigt } = useZustand();
  if (!blaetter) return null;
  return (
    <Field label="Gelesenes Haushaltsblatt" size="small" hint="Gespeichert und ersetzt wird nur dieses.">
      <Select
        value={blaetter.gelesen}
        disabled={beschaeftigt !== null}
        onChange={(_, { value }) => void steuerung.blattwahl.waehle(value)}
      >
        {blaetter.alle.map((blatt) => (
          <option key={blatt} value={blatt}>
            {blatt}
          </option>
        ))}
      </Select>
    </Field>
  );
}
