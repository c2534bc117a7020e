/** Kennungen der Regeln in Hinweisen: zuerst nicht zu sehen, sonst bleibt der Satz, wie er ist. */
import { expect, test } from 'vitest';
import { ohneKennungen } from '../../../../addin/taskpane/format/kennungen.ts';

test.each([
  [
    'Zuwendung: 1,00 €; die andere Lesart von A3 (Ausgaben begrenzen die Zuwendung), fest, ergibt 2,00 €.',
    'Zuwendung: 1,00 €; die andere Lesart von „Ausgaben begrenzen die Zuwendung“, fest, ergibt 2,00 €.',
  ],
  ['In Dreißigsteln nach R6 gerechnet: T.', 'In Dreißigsteln gerechnet: T.'],
  // So heißt die Spalte im Blatt.
  ['in der Spalte „Monatsgrenzen (A2)“', 'in der Spalte „Monatsgrenzen (A2)“'],
  ['Betroffen: R1 (Rathaus), S1 2020.', 'Betroffen: R1 (Rathaus), S1 2020.'],
])('%s', (text, gezeigt) => expect(ohneKennungen(text)).toBe(gezeigt));
