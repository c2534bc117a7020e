/** Kommentar und „Version speichern“, dazu der Stand eines laufenden, offenen oder abgelehnten Speicherns. */

import {
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import { sichtbar } from '../../../shared/grund/zeichen.ts';
import { Abschnitt } from '../oberflaeche/Abschnitt.tsx';
import { useSteuerung, useZustand } from '../oberflaeche/kontext.ts';
import { useStile } from '../oberflaeche/stile.ts';
import { hatUngespeichertes } from '../zustand/zustand.ts';
import { titelZu } from './feldtexte.ts';
import { Konflikt } from './Konflikt.tsx';
import { Wartendes } from './Wartendes.tsx';

const KOMMENTAR_HOECHSTENS = 200;

export function Speicherfeld() {
  const steuerung = useSteuerung();
  const zustand = useZustand();
  const { speichern, merker, blatt, kommentar } = zustand;
  const stile = useStile();

  return (
    <Abschnitt titel="Speichern">
      <p className={stile.absatz}>
        {standText(merker?.version ?? null, blatt.art === 'keinBlatt', hatUngespeichertes(zustand))}
      </p>
      <form
        className={stile.abschnitt}
        // Wer zum Speichern ansetzt, erfährt im Kopf, ob inzwischen jemand anderes gespeichert hat: nicht erst danach.
        onFocus={() => void steuerung.abgleich.beiRueckkehr()}
        onSubmit={(ereignis) => {
          ereignis.preventDefault();
          void steuerung.speichern.version(kommentar);
        }}
      >
        <Field label="Kommentar" hint="Was hat sich geändert? (freiwillig)">
          <Input
            value={kommentar}
            maxLength={KOMMENTAR_HOECHSTENS}
            onChange={(_, daten) => steuerung.setze({ kommentar: daten.value })}
          />
        </Field>
        <div>
          <Button type="submit" appearance="primary" disabledFocusable={speichern.art === 'sendet'}>
            Version speichern
          </Button>
        </div>
      </form>
      {speichern.art === 'sendet' && <p className={stile.klein}>Wird gespeichert …</p>}
      <Wartendes />
      {speichern.art === 'abgelehnt' && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>Nicht gespeichert</MessageBarTitle>
            {sichtbar(speichern.meldung)}
            {speichern.fehler.length > 0 && (
              <ul>
                {speichern.fehler.map((f) => (
                  <li key={`${f.pfad} ${f.meldung}`}>
                    {titelZu(f.pfad, blatt.art === 'plan' ? blatt.antrag : null)}: {sichtbar(f.meldung)}
                  </li>
                ))}
              </ul>
            )}
          </MessageBarBody>
          <MessageBarActions>
            <Button onClick={() => steuerung.speichern.verwirf()}>Schließen</Button>
          </MessageBarActions>
        </MessageBar>
      )}
      <Konflikt />
    </Abschnitt>
  );
}

function standText(version: number | null, keinBlatt: boolean, ungespeichert: boolean): string {
  if (keinBlatt) return 'Diese Mappe enthält kein Haushaltsblatt.';
  if (version === null) return 'Das Haushaltsblatt ist noch nicht gespeichert.';
  return ungespeichert
    ? `Im Blatt liegt Version ${version} mit ungespeicherten Änderungen.`
    : `Im Blatt liegt Version ${version}, unverändert.`;
}
