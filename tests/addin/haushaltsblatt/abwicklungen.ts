/** Beliebige gültige Abwicklungen, auch mit feindlichen Texten, zu den Einträgen eines Antrags. */
import * as fc from 'fast-check';
import type { Abwicklung } from '../../../shared/antrag/abwicklung.ts';
import { namensschluessel } from '../../../shared/grund/name.ts';

const FEINDLICH = [
  '=1+1',
  'Summe',
  'Ergebnis',
  'Eintrag',
  'Zuordnung des Ist',
  'Ist (Ausgaben je Eintrag und Haushaltsjahr, R20)',
  'Partner',
  'Haushaltsjahr',
  '00123',
  '31.12.2020',
  'WAHR',
  '#NV',
];

const text = fc.oneof(fc.stringMatching(/^[A-Za-zäöüß0-9.-]{1,12}$/), fc.constantFrom(...FEINDLICH));
const leertext = fc.oneof(text, fc.constant(''));
const betrag = fc
  .oneof(fc.integer({ min: 0, max: 20_000_000 }), fc.integer({ min: 0, max: 1_000_000_000_000 }))
  .map((c) => `${Math.floor(c / 100)}.${String(c % 100).padStart(2, '0')}`);
const oderNull = <T>(wert: fc.Arbitrary<T>) => fc.option(wert, { nil: null });
const tag = fc.integer({ min: 15_000, max: 22_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
const haushaltsjahr = fc.integer({ min: 2019, max: 2026 });

/** Eine Liste ohne Zeilen, die es nach dem Schema nur einmal geben kann. */
function ohneDoppelte<T>(zeilen: fc.Arbitrary<T>, schluessel: (zeile: T) => string): fc.Arbitrary<T[]> {
  return fc.uniqueArray(zeilen, { maxLength: 8, selector: schluessel });
}

export function abwicklungen(ids: fc.Arbitrary<string> = text): fc.Arbitrary<Abwicklung> {
  const monate = fc.array(oderNull(betrag), { minLength: 12, maxLength: 12 });
  const kosten = fc.oneof(
    fc.record({ betrag: oderNull(betrag), monate: fc.constant(null) }),
    fc.record({ betrag: fc.constant(null), monate }),
  );
  const ist = fc
    .record({ id: ids, haushaltsjahr, kosten, andereMittel: oderNull(betrag) })
    .map(({ kosten: k, id, haushaltsjahr: jahr, andereMittel }) => ({ id, haushaltsjahr: jahr, ...k, andereMittel }));
  return fc.record({
    besetzung: fc.array(
      fc
        .record({ id: ids, tage: fc.tuple(tag, tag) })
        .map(({ id, tage: [a, b] }) => (a <= b ? { id, von: a, bis: b } : { id, von: b, bis: a })),
      { maxLength: 6 },
    ),
    ist: ohneDoppelte(ist, ({ id, haushaltsjahr: jahr }) => `${namensschluessel(id)} ${jahr}`),
    abrufe: fc.array(
      fc.record({
        programm: fc.constantFrom('THM' as const, 'DIA' as const),
        haushaltsjahr,
        angefordertAm: tag,
        fensterBis: tag,
        betrag,
        eingegangenAm: oderNull(tag),
      }),
      { maxLength: 6 },
    ),
    weiterleitungen: fc.array(
      fc.record({
        id: ids,
        haushaltsjahr,
        partner: text,
        betrag,
        vertragVom: oderNull(tag),
        ist: oderNull(betrag),
        zurueck: oderNull(betrag),
      }),
      { maxLength: 6 },
    ),
    konten: ohneDoppelte(fc.record({ id: ids, art: text, produkt: leertext, sachkonto: leertext }), ({ id, art }) =>
      JSON.stringify([namensschluessel(id), namensschluessel(art)]),
    ),
    zahlweise: fc.constantFrom('kasse' as const, 'periode' as const),
  }) as fc.Arbitrary<Abwicklung>;
}
