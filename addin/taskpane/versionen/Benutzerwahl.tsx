/** Wer angemeldet ist; in der lokalen Umgebung auch die Wahl unter den Entwicklungsbenutzern. */
import { Field, Select } from '@fluentui/react-components';
import { useSteuerung, useZustand } from '../oberflaeche/kontext.ts';
import { useStile } from '../oberflaeche/stile.ts';

export function Benutzerwahl() {
  const steuerung = useSteuerung();
  const { benutzer, benutzerauswahl } = useZustand();
  const stile = useStile();
  if (benutzerauswahl.length === 0) return benutzer ? <p className={stile.klein}>Angemeldet als {benutzer.name}</p> : null;
  return (
    <Field label="Angemeldet als">
      <Select
        value={benutzer?.oid ?? ''}
        onChange={(_, daten) => {
          const gewaehlt = benutzerauswahl.find((b) => b.oid === daten.value);
          if (gewaehlt) void steuerung.waehleBenutzer(gewaehlt);
        }}
      >
        {!benutzer && <option value="">bitte wählen</option>}
        {benutzerauswahl.map((b) => (
          <option key={b.oid} value={b.oid}>
            {b.mandant && !b.name.includes(b.mandant) ? `${b.name} (${b.mandant})` : b.name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
