import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bescheidSchema } from '../../../shared/antrag/bescheidschema.ts';
import { antragSchema, doppelteKennungen, EINTRAEGE_HOECHSTENS } from '../../../shared/antrag/schema.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { COACHING } from '../beispiele/aachen.ts';

/** Der Antrag des Fachkonzepts, mit einer Maßnahme. */
const BEISPIEL = { ...AACHEN_BEISPIEL, massnahmen: [COACHING] };

type Pfad = readonly (string | number)[];

function mit(pfad: Pfad, wert: unknown): unknown {
  const kopie = structuredClone(BEISPIEL) as unknown as Record<string | number, unknown>;
  let ziel = kopie;
  for (const teil of pfad.slice(0, -1)) ziel = ziel[teil] as typeof ziel;
  ziel[pfad.at(-1) as string] = wert;
  return kopie;
}

function fehlerVon(wert: unknown): { pfad: string; meldung: string }[] {
  const ergebnis = antragSchema.safeParse(wert);
  return ergebnis.success ? [] : ergebnis.error.issues.map((i) => ({ pfad: i.path.join('.'), meldung: i.message }));
}

describe('Antrag', () => {
  test('das Beispiel ist gültig und bleibt, wie es ist', () => {
    expect(antragSchema.parse(BEISPIEL)).toEqual(BEISPIEL);
    expect(antragSchema.parse(JSON.parse(JSON.stringify(BEISPIEL)))).toEqual(BEISPIEL);
  });

  test.each<[Pfad, unknown]>([
    [['stellen', 0, 'stelle'], null],
    [['stellen', 0, 'jahresausgaben'], null],
    [['massnahmen', 0, 'quote'], '0.65'],
    [['massnahmen', 0, 'ausgabenImFenster'], '0'],
    [['massnahmen', 0, 'teilnehmende'], 0],
    [['foerdervolumen'], null],
    [['foerdervolumen'], '10000000000'],
    [['foerdervolumen'], '10000000000.00'],
    [['bagatellgrenze'], '0'],
    [['verfahren', 'thm', 'antragAm'], '2020-02-29'],
    [['titel'], 'x'.repeat(200)],
    [['stellen', 0, 'stellenanteil'], '1.7'],
    [['stellen', 0, 'stellenanteil'], '100000'],
    [['stellen', 0, 'bis'], '2019-01-01'],
    [['stellen', 0, 'bezeichnung'], ''],
  ])('erlaubt %j = %j', (pfad, wert) => {
    expect(fehlerVon(mit(pfad, wert))).toEqual([]);
  });

  test.each<[Pfad, unknown]>([
    [['titel'], ''],
    [['titel'], '   '],
    [['titel'], 'x'.repeat(201)],
    [['titel'], 'Zeile\nZeile'],
    [['titel'], 'a\u0000b'],
    [['titel'], 'a\u202eb'],
    [['titel'], '\ud800'],
    [['titel'], 7],
    [['kommune', 'art'], 'dorf'],
    [['kommune', 'geschaeftsfuehrendeStelle'], 'ja'],
    [['stand'], '2020-02-30'],
    [['stand'], '23.01.2020'],
    [['personen', 'geduldete'], -1],
    [['personen', 'geduldete'], 1.5],
    [['personen', 'geduldete'], '256'],
    [['personen', 'geduldete'], 10_000_001],
    [['personen', 'geduldete'], Number.NaN],
    [['foerdervolumen'], 538780.67],
    [['foerdervolumen'], '538.780,67'],
    [['foerdervolumen'], '-1'],
    [['foerdervolumen'], '1.234'],
    [['foerdervolumen'], '01'],
    [['foerdervolumen'], '1e3'],
    [['foerdervolumen'], '10000000000.01'],
    [['foerdervolumen'], ''],
    [['stellen', 0, 'stellenanteil'], '0'],
    [['stellen', 0, 'stellenanteil'], '0.0'],
    [['stellen', 0, 'stellenanteil'], '1,0'],
    [['stellen', 0, 'stellenanteil'], '100000.000001'],
    [['stellen', 0, 'traeger', 'art'], 'verein'],
    [['stellen', 0, 'weiterleitung'], 'mündlich'],
    [['stellen', 0, 'id'], ''],
    [['massnahmen', 0, 'baustein'], 6],
    [['massnahmen', 0, 'quote'], '1.1'],
    [['massnahmen', 0, 'haushaltsjahr'], 2020.5],
    [['massnahmen', 0, 'haushaltsjahr'], 20200],
    [['integrationspauschale'], null],
    [['bemerkung'], 'unbekanntes Feld'],
    [['stellen', 0, 'gehalt'], 1],
    [['verfahren', 'thm', 'extra'], null],
    [['stellen'], {}],
  ])('weist %j = %j ab und nennt das Feld auf Deutsch', (pfad, wert) => {
    const fehler = fehlerVon(mit(pfad, wert));
    expect(fehler.length).toBeGreaterThan(0);
    for (const { meldung } of fehler.filter((f) => f.pfad === pfad.join('.')))
      expect(meldung).not.toMatch(/invalid|expected|too (big|small)/i);
  });

  test('ein unbekanntes Feld wird beim Namen genannt, ein fehlendes Objekt als solches', () => {
    expect(fehlerVon(mit(['stellen', 0, 'gehalt'], 1))).toEqual([
      { pfad: 'stellen.0', meldung: 'Unbekanntes Feld: gehalt.' },
    ]);
    expect(fehlerVon({ ...BEISPIEL, a: 1, b: 2 })).toEqual([{ pfad: '', meldung: 'Unbekanntes Feld: a, b.' }]);
    expect(fehlerVon(mit(['kommune'], null))).toEqual([{ pfad: 'kommune', meldung: 'Hier wird ein Objekt erwartet.' }]);
  });

  test('fehlende Felder werden einzeln genannt', () => {
    expect(fehlerVon({}).length).toBe(Object.keys(BEISPIEL).length);
  });

  test('höchstens 500 Einträge zusammen, Kennungen eindeutig über Stellen und Maßnahmen', () => {
    const viele = (stellen: number, massnahmen = 0) => ({
      ...BEISPIEL,
      stellen: Array.from({ length: stellen }, (_, i) => ({ ...BEISPIEL.stellen[0], id: `S${i}` })),
      massnahmen: Array.from({ length: massnahmen }, (_, i) => ({ ...BEISPIEL.massnahmen[0], id: `M${i}` })),
    });
    const zuViele = [{ pfad: 'stellen', meldung: 'Höchstens 500 Stellen und Maßnahmen zusammen.' }];
    expect(fehlerVon(viele(EINTRAEGE_HOECHSTENS))).toEqual([]);
    expect(fehlerVon(viele(EINTRAEGE_HOECHSTENS + 1))).toEqual(zuViele);
    expect(fehlerVon(viele(200, EINTRAEGE_HOECHSTENS - 200))).toEqual([]);
    expect(fehlerVon(viele(200, EINTRAEGE_HOECHSTENS - 199))).toEqual(zuViele);
    expect(fehlerVon(mit(['massnahmen', 0, 'id'], 'S2'))).toEqual([
      { pfad: 'massnahmen.0.id', meldung: 'Die Kennung „S2“ kommt mehrfach vor.' },
    ]);
  });

  test('dieselbe Kennung anders geschrieben ist dieselbe; was noch keine ist, wird nicht verglichen', () => {
    const stellen = [{ id: undefined }, { id: 'S1' }, { id: 7 }];
    expect(doppelteKennungen({ stellen, massnahmen: [{ id: ' s1' }] })).toEqual([
      { path: ['massnahmen', 0, 'id'], message: 'Die Kennung „ s1“ kommt mehrfach vor.' },
    ]);
    expect(doppelteKennungen({ stellen, massnahmen: [{ id: 'S2' }] })).toEqual([]);
  });

  test('ein Budget gilt je Programm und Haushaltsjahr einmal', () => {
    const budget = (programm: string, haushaltsjahr: number) => ({ programm, haushaltsjahr, betrag: '1000.00' });
    const verschiedene = [budget('THM-2019', 2020), budget('THM-2019', 2021), budget('DIA-2019', 2020)];
    expect(fehlerVon({ ...BEISPIEL, budget: verschiedene })).toEqual([]);
    expect(fehlerVon({ ...BEISPIEL, budget: null })).toEqual([]);
    expect(fehlerVon({ ...BEISPIEL, budget: [...verschiedene, budget('THM-2019', 2021)] })).toEqual([
      { pfad: 'budget.3.programm', meldung: 'Das Budget für THM-2019 2021 steht mehrfach da.' },
    ]);
  });

  test('Beträge: genau die Texte mit höchstens zwei Nachkommastellen bis 10 Milliarden', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n * 10n ** 12n }), (cent) => {
        const text = `${cent / 100n}.${String(cent % 100n).padStart(2, '0')}`;
        expect(fehlerVon(mit(['foerdervolumen'], text)).length === 0).toBe(cent <= 10n ** 12n);
      }),
    );
  });

  test('kein Wert bringt das Schema aus der Fassung', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(BEISPIEL)), fc.jsonValue(), (feld, wert) => {
        expect(() => antragSchema.safeParse(mit([feld], wert))).not.toThrow();
        expect(() => antragSchema.safeParse(wert)).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });
});

test('ein unsichtbares Zeichen wird beim Namen genannt, ein unbekanntes mit seiner Nummer', () => {
  const meldung = (titel: string) => fehlerVon({ ...BEISPIEL, titel }).map((fehler) => fehler.meldung);
  expect(meldung('ein Titel')).toEqual([]);
  expect(meldung('ein\u200BTitel')).toEqual([
    'Der Text enthält ein unsichtbares Zeichen: U+200B (Leerzeichen ohne Breite). Bitte entfernen.',
  ]);
  expect(meldung('ein\uFE0FTitel')).toEqual([
    'Der Text enthält ein unsichtbares Zeichen: U+FE0F (Darstellungswähler). Bitte entfernen.',
  ]);
  expect(meldung('ein\u001BTitel')).toEqual(['Der Text enthält Steuerzeichen.']);
});

describe('Bescheid', () => {
  test('Tag, Aktenzeichen, Stellen und Zuwendung', () => {
    const bescheid = { datum: '2020-03-01', aktenzeichen: 'Az. 1', stellen: '3.0', zuwendung: '160000.00' };
    expect(bescheidSchema.parse(bescheid)).toEqual(bescheid);
    expect(bescheidSchema.safeParse({ ...bescheid, stellen: '0' }).success).toBe(false);
    expect(bescheidSchema.safeParse({ ...bescheid, aktenzeichen: ' ' }).success).toBe(false);
  });
});
