/**
 * Wer angemeldet ist und, wenn niemand, warum und wie man sich anmeldet; in der lokalen Umgebung auch die Wahl unter
 * den Entwicklungsbenutzern.
 */
import { Button, Field, MessageBar, MessageBarBody, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { useSteuerung, useZustand } from './kontext.ts';
import { useStile } from './stile.ts';

/**
 * Oben in den Tabs „Versionen“ und „Prüfen“: die angemeldete Person, „Anmelden“ oder der Grund, warum es nicht ging.
 */
export function Benutzerwahl() {
  const { benutzerauswahl, anmeldefehler } = useZustand();
  return (
    <>
      {anmeldefehler && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>Die Anmeldung ist nicht gelungen. {anmeldefehler}</MessageBarBody>
        </MessageBar>
      )}
      {benutzerauswahl.length === 0 ? <Anmeldezeile /> : <Entwicklungsbenutzer />}
    </>
  );
}

function Anmeldezeile() {
  const steuerung = useSteuerung();
  const { benutzer, anmeldefehler, anmeldbar } = useZustand();
  const stile = useStile();
  const [laeuft, setLaeuft] = useState(false);
  const ohneBenutzer = anmeldefehler === null && !anmeldbar ? 'Die Anmeldung läuft …' : 'Nicht angemeldet';
  const meldeAn = () => {
    setLaeuft(true);
    void steuerung.meldeAn().finally(() => setLaeuft(false));
  };
  return (
    <div className={stile.reihe}>
      <p className={stile.klein}>{benutzer ? `Angemeldet als ${benutzer.name}` : ohneBenutzer}</p>
      {(benutzer || anmeldbar) && (
        <Button
          size={benutzer ? 'small' : 'medium'}
          appearance={benutzer ? 'subtle' : 'primary'}
          disabledFocusable={laeuft}
          onClick={meldeAn}
        >
          {benutzer ? 'Neu anmelden' : 'Anmelden'}
        </Button>
      )}
      {benutzer && (
        <Button size="small" appearance="subtle" onClick={() => void steuerung.meldeAb()}>
          Abmelden
        </Button>
      )}
    </div>
  );
}

function Entwicklungsbenutzer() {
  const steuerung = useSteuerung();
  const { benutzer, benutzerauswahl } = useZustand();
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
