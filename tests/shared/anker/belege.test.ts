/** Belege, Tagesabschlüsse und ihr Vergleich mit der Tabelle. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alsBytes, type Beleg, belegAus, belegschluessel, stelleAus } from '../../../shared/anker/beleg.ts';
import { vergleicheBelege } from '../../../shared/anker/belegvergleich.ts';
import {
  abschlussSchema,
  beweisFuer,
  pruefeAbschluss,
  schliesseAb,
  stimmtBeweis,
  type Tagesabschluss,
} from '../../../shared/anker/tagesabschluss.ts';

const A = '11111111-1111-4111-8111-111111111111';
const B = '22222222-2222-4222-8222-222222222222';
const ANTRAG = '019b0000-0000-7000-8000-000000000001';
const hash = (n: number) => n.toString(16).padStart(64, '0');
const beleg = (version: number, mehr: Partial<Beleg> = {}): Beleg => ({
  beleg: 1,
  tid: A,
  antragId: ANTRAG,
  version,
  hash: hash(version),
  am: '2026-01-02T03:04:05.678Z',
  nachgeholt: false,
  ...mehr,
});

describe('Beleg', () => {
  test('liegt an seinem Platz und kommt gleich zurück', () => {
    const schluessel = belegschluessel(beleg(12));
    expect(schluessel).toBe(`belege/${A}/${ANTRAG}/00000012.json`);
    expect(new TextDecoder().decode(alsBytes(beleg(12)))).toBe(
      `{"am":"2026-01-02T03:04:05.678Z","antragId":"${ANTRAG}","beleg":1,"hash":"${hash(12)}","nachgeholt":false,"tid":"${A}","version":12}`,
    );
    expect(belegAus(schluessel, alsBytes(beleg(12)))).toEqual(beleg(12));
    expect(stelleAus(schluessel)).toEqual({ tid: A, antragId: ANTRAG, version: 12 });
  });

  test.each([
    ['ein anderer Platz', belegschluessel(beleg(2)), alsBytes(beleg(1))],
    ['andere Schreibweise', belegschluessel(beleg(1)), new TextEncoder().encode(JSON.stringify(beleg(1), null, 1))],
    ['ein Feld mehr', belegschluessel(beleg(1)), alsBytes({ ...beleg(1), mehr: 1 })],
    ['kein JSON', belegschluessel(beleg(1)), Uint8Array.of(0xff)],
    ['eine andere Form', belegschluessel(beleg(1)), alsBytes({ ...beleg(1), beleg: 2 })],
  ])('%s ist kein Beleg', (_, schluessel, bytes) => {
    expect(belegAus(schluessel, bytes)).toBeNull();
  });

  test.each([
    'belege/x/y/00000001.json',
    `belege/${A}/${ANTRAG}/1.json`,
    `belege/${A}/${ANTRAG}/00000000.json`,
    `belege/${A}/../${ANTRAG}/00000001.json`,
  ])('%s ist kein Platz eines Belegs', (schluessel) => expect(stelleAus(schluessel)).toBeNull());
});

describe('Tagesabschluss', () => {
  const tage = fc
    .array(fc.array(fc.nat({ max: 50 }), { minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 6 })
    .map((zahlen) => {
      let version = 0;
      const belege = zahlen.map((je) => je.map((n) => beleg(++version, { hash: hash(n), tid: n % 2 ? A : B })));
      const abschluesse: Tagesabschluss[] = [];
      belege.forEach((liste, i) => {
        abschluesse.push(schliesseAb(`2026-01-0${i + 1}`, abschluesse.at(-1) ?? null, liste));
      });
      return { belege, abschluesse };
    });

  test('schließt an den vorigen an, und jeder Beleg ist bewiesen, kein anderer', () => {
    fc.assert(
      fc.property(tage, ({ belege, abschluesse }) => {
        abschluesse.forEach((abschluss, i) => {
          expect(abschlussSchema.parse(abschluss)).toEqual(abschluss);
          expect(pruefeAbschluss(abschluss, abschluesse[i - 1] ?? null)).toBeNull();
          for (const einer of belege[i] ?? []) {
            const beweis = beweisFuer(abschluss, einer);
            if (!beweis) throw new Error('kein Beweis');
            expect(stimmtBeweis(einer, beweis)).toBe(true);
            expect(stimmtBeweis({ ...einer, hash: hash(999) }, beweis)).toBe(false);
          }
          expect(beweisFuer(abschluss, beleg(999))).toBeNull();
        });
      }),
      { numRuns: 40 },
    );
  });

  test('jede Veränderung fällt auf: ein Tag fehlt, ein Blatt ist anders, der Rand, die Anzahl, die Wurzel', () => {
    const eins = schliesseAb('2026-01-01', null, [beleg(1), beleg(2), beleg(3)]);
    const zwei = schliesseAb('2026-01-02', eins, [beleg(4)]);
    const drei = schliesseAb('2026-01-03', zwei, [beleg(5)]);
    expect(pruefeAbschluss(drei, eins)).toMatch(/schließt nicht an/);
    expect(pruefeAbschluss(zwei, null)).toMatch(/schließt nicht an/);
    expect(pruefeAbschluss({ ...zwei, davor: { ...zwei.davor, rand: zwei.davor.rand.slice(1) } }, eins)).toMatch(
      /schließt nicht an/,
    );
    expect(pruefeAbschluss({ ...zwei, davor: { ...zwei.davor, rand: [...zwei.davor.rand].reverse() } }, eins)).toMatch(
      /anderen Baum/,
    );
    expect(pruefeAbschluss({ ...zwei, belege: [{ ...zwei.belege[0], blatt: hash(7) } as never] }, eins)).toMatch(
      /Wurzel/,
    );
    expect(pruefeAbschluss({ ...zwei, wurzel: hash(7) }, eins)).toMatch(/Wurzel/);
    expect(pruefeAbschluss({ ...zwei, anzahl: 9 }, eins)).toMatch(/Wurzel/);
  });
});

describe('Vergleich mit der Tabelle', () => {
  const vorhanden = (...nummern: number[]) =>
    nummern.map((version) => ({ version, hash: hash(version) as string | null }));

  test('alles da und gleich: nichts zu sagen', () => {
    expect(vergleicheBelege(vorhanden(1, 2), [beleg(1), beleg(2)])).toEqual({ fehler: [], vermerke: [] });
  });

  test.each([
    [
      'ersetzt',
      [{ version: 1, hash: hash(9) }],
      [beleg(1)],
      /^Ihr Hash ist nicht der des Belegs vom 2026-01-02T03:04:05.678Z/,
    ],
    ['unlesbar', [{ version: 1, hash: null }], [beleg(1)], /^nicht lesbar; der Beleg/],
    ['ohne Beleg', vorhanden(1), [], /^ohne Beleg/],
    ['Ende entfernt', vorhanden(1), [beleg(1), beleg(2)], /Das Ende wurde entfernt/],
    ['aus der Mitte', vorhanden(1, 3), [beleg(1), beleg(2), beleg(3)], /^Sie fehlt; es gibt einen Beleg/],
    ['Antrag entfernt', [], [beleg(1)], /wie der ganze Antrag/],
  ])('%s', (_, tabelle, belege, satz) => {
    const { fehler, vermerke } = vergleicheBelege(tabelle, belege);
    expect(fehler).toHaveLength(1);
    expect(fehler[0]?.satz).toMatch(satz);
    expect(vermerke).toEqual([]);
  });

  test('nachgeholt ist ein Vermerk, kein Fehler', () => {
    const { fehler, vermerke } = vergleicheBelege(vorhanden(1, 2), [beleg(1), beleg(2, { nachgeholt: true })]);
    expect(fehler).toEqual([]);
    expect(vermerke).toEqual([{ version: 2, satz: expect.stringMatching(/^Beleg nachgeholt am 2026-01-02/) }]);
  });
});
