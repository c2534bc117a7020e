/** Tage für Tests: lesbar als JJJJ-MM-TT, erzeugbar im Förderzeitraum. */
import * as fc from 'fast-check';
import { alsIso, ausIso, ausTagesnummer, type Datum, tagesnummer } from '../../shared/grund/datum.ts';

export function d(iso: string): Datum {
  const tag = ausIso(iso);
  if (!tag) throw new Error(iso);
  return tag;
}

const ERSTER = tagesnummer(d('2019-07-15'));
const LETZTER = tagesnummer(d('2022-12-31'));

/** Irgendein Tag, an dem Baustein 6 gefördert wird. */
export const foerdertag = (von = ERSTER, bis = LETZTER): fc.Arbitrary<string> =>
  fc.integer({ min: von, max: bis }).map((nummer) => alsIso(ausTagesnummer(nummer)));

/** Von und bis in richtiger Reihenfolge, gern an Monatsgrenzen. */
export const zeitraum = (): fc.Arbitrary<{ von: string; bis: string }> =>
  fc
    .oneof(fc.tuple(foerdertag(), foerdertag()), fc.tuple(monatserster(), monatsletzter()))
    .map(([a, b]) => (a <= b ? { von: a, bis: b } : { von: b, bis: a }));

const monate = Array.from({ length: 41 }, (_, i) => ({
  jahr: 2019 + Math.floor((7 + i) / 12),
  monat: ((7 + i) % 12) + 1,
}));
const monatserster = () => fc.constantFrom(...monate).map(({ jahr, monat }) => alsIso({ jahr, monat, tag: 1 }));
const monatsletzter = () =>
  fc
    .constantFrom(...monate)
    .map(({ jahr, monat }) =>
      alsIso(
        ausTagesnummer(tagesnummer({ jahr: monat === 12 ? jahr + 1 : jahr, monat: (monat % 12) + 1, tag: 1 }) - 1),
      ),
    );

/** Betrag in € mit zwei Nachkommastellen. */
export const betrag = (minCent = 1, maxCent = 20_000_000): fc.Arbitrary<string> =>
  fc.integer({ min: minCent, max: maxCent }).map((cents) => (cents / 100).toFixed(2));

export const stellenanteil = (): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom('0.5', '1.0', '1.7', '2.5'),
    fc.integer({ min: 1, max: 300 }).map((hundertstel) => (hundertstel / 100).toFixed(2)),
  );
