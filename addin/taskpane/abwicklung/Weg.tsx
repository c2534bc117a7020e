/** Bis zum Bescheid: was der Reihe nach zu tun ist, und wie weit es ist. */

import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { darf } from '../anmeldung/anmeldung.ts';
import { Abschnitt } from '../oberflaeche/Abschnitt.tsx';
import { useZustand } from '../oberflaeche/kontext.ts';
import { useStile } from '../oberflaeche/stile.ts';

export function Weg({ version }: { readonly version: Antragsversion | null }) {
  const stile = useStile();
  const { benutzer } = useZustand();
  const schritte: readonly { readonly text: string; readonly getan: boolean }[] = [
    { text: 'Das Blatt im Tab „Versionen“ speichern.', getan: version !== null },
    {
      text: 'Dort einreichen, sobald der Antrag bei der Bewilligungsbehörde ist.',
      getan: version?.status === 'eingereicht' || version?.status === 'bewilligt',
    },
    {
      text: 'Kommt der Bescheid, dort unter „Status“ die Bewilligung festhalten: Datum, Aktenzeichen, Summe, und was er je Haushaltsjahr nennt.',
      getan: false,
    },
    {
      text: 'Danach im Tab „Plan“ unter „Nach dem Bescheid“ die Tabellen für Besetzung, Ist, Abrufe und Weiterleitung anlegen; hier stehen je Haushaltsjahr die Zahlen.',
      getan: false,
    },
  ];
  return (
    <Abschnitt titel="Noch kein Bescheid">
      <p className={stile.absatz}>
        Abgerufen, abgerechnet und nachgewiesen wird erst, wenn ein Bescheid festgehalten ist. So geht es weiter:
      </p>
      <ol>
        {schritte.map(({ text, getan }) => (
          <li key={text}>
            {text}
            {getan && ' (erledigt)'}
          </li>
        ))}
      </ol>
      {benutzer && !darf(benutzer, 'GK.Festschreiben') && (
        <p className={stile.klein}>
          Festhalten kann einen Bescheid nur, wer festschreiben darf, zum Beispiel die Kämmerei.
        </p>
      )}
    </Abschnitt>
  );
}
