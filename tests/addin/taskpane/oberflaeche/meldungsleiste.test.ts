/** Die Statuszeile sagt Vorlesegeräten jede Meldung an. */
import { expect, test } from 'vitest';
import { ansage } from '../../../../addin/taskpane/oberflaeche/Meldungsleiste.tsx';
import { ANFANG, type Zustand } from '../../../../addin/taskpane/zustand/zustand.ts';

const meldung = { nummer: 1, art: 'warnung', text: 'Gespeichert wurde nichts.', rueckgaengig: false } as const;
const wartet = { art: 'unbestaetigt', vorhaben: {}, meldung: '' } as Zustand['speichern'];

test.each<[Partial<Zustand>, string]>([
  [{}, ''],
  [{ meldung }, 'Gespeichert wurde nichts.'],
  [{ meldung, beschaeftigt: 'Version 2 wird geladen' }, 'Version 2 wird geladen.'],
  [{ speichern: wartet }, 'Das Speichern ist noch nicht bestätigt.'],
  // Ein offenes Speichern kann Stunden stehen; spätere Meldungen sind trotzdem zu hören.
  [{ speichern: wartet, meldung }, 'Das Speichern ist noch nicht bestätigt. Gespeichert wurde nichts.'],
  [{ speichern: { art: 'abgelehnt', meldung: 'Zu lang.', fehler: [] } }, 'Nicht gespeichert. Zu lang.'],
])('%j', (teil, erwartet) => {
  expect(ansage({ ...ANFANG, ...teil })).toBe(erwartet);
});
