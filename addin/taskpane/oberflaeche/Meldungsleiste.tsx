/** Meldungen nach einer Handlung, auch für Vorlesegeräte, und der Fortschritt laufender Arbeit. */

import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  type MessageBarIntent,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { sichtbar } from '../../../shared/grund/zeichen.ts';
import type { Meldungsart, Zustand } from '../zustand/zustand.ts';
import { useSteuerung, useZustand } from './kontext.ts';
import { useStile } from './stile.ts';

const INTENT: Readonly<Record<Meldungsart, MessageBarIntent>> = {
  erfolg: 'success',
  info: 'info',
  warnung: 'warning',
  fehler: 'error',
};

const useLeistenstil = makeStyles({ leiste: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} 0` } });

/** Unter den Reitern, solange eine Meldung offen ist; was Vorlesegeräte hören, steht immer bereit. */
export function Meldungsleiste() {
  const steuerung = useSteuerung();
  const zustand = useZustand();
  const { meldung } = zustand;
  const stile = useStile();
  const eigene = useLeistenstil();
  return (
    <>
      <div className={stile.verdeckt} role="status" aria-live="polite">
        {ansage(zustand)}
      </div>
      {meldung && (
        <div className={eigene.leiste}>
          <MessageBar key={meldung.nummer} intent={INTENT[meldung.art]} layout="multiline">
            <MessageBarBody>{meldung.text}</MessageBarBody>
            <MessageBarActions>
              {meldung.rueckgaengig && (
                <Button size="small" onClick={() => void steuerung.nimmZurueck()}>
                  Rückgängig
                </Button>
              )}
              <Button
                size="small"
                appearance="subtle"
                onClick={() => steuerung.schliesseMeldung()}
                aria-label="Meldung schließen"
              >
                Schließen
              </Button>
            </MessageBarActions>
          </MessageBar>
        </div>
      )}
    </>
  );
}

/** Laufende Arbeit, sonst der Stand des Speicherns und die Meldung: Ein offenes Speichern übertönt keine spätere. */
export function ansage({ meldung, speichern, beschaeftigt }: Zustand): string {
  if (beschaeftigt) return `${beschaeftigt}.`;
  return [standDesSpeicherns(speichern), meldung?.text].filter(Boolean).join(' ');
}

function standDesSpeicherns(speichern: Zustand['speichern']): string {
  if (speichern.art === 'sendet') return 'Die Version wird gespeichert.';
  if (speichern.art === 'konflikt') return `Nicht gespeichert: Inzwischen gibt es Version ${speichern.neuere.version}.`;
  if (speichern.art === 'unbestaetigt') return 'Das Speichern ist noch nicht bestätigt.';
  if (speichern.art === 'unbekannt') return 'Ein vorgemerktes Speichern wartet auf Ihre Entscheidung.';
  if (speichern.art === 'abgelehnt') return `Nicht gespeichert. ${sichtbar(speichern.meldung)}`;
  return '';
}
