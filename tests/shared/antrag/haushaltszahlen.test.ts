/** R25 ohne Rechenweg: wann der kurze Weg gilt, und dass jede Art von Eintrag in ihrer Spalte steht. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { vollerBescheid } from '../../../shared/antrag/bescheid.ts';
import { haushalte } from '../../../shared/antrag/haushalt.ts';
import { haushaltsrechenweg } from '../../../shared/antrag/haushaltsrechenweg.ts';
import { haushaltsergebnis, haushaltsergebnisAusSchritten } from '../../../shared/antrag/haushaltsrechnung.ts';
import { haushaltszahlen } from '../../../shared/antrag/haushaltszahlen.ts';
import { planrechnung } from '../../../shared/antrag/planrechnung.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { namensschluessel } from '../../../shared/grund/name.ts';
import { REGELSTAENDE } from '../../../shared/regelstand/verzeichnis.ts';
import { LEER } from '../beispiele/leere-abwicklung.ts';
import { betrag } from '../tage.ts';
import { irgendeinAntrag } from './antraege.ts';
import { type Aenderung, antragMit } from './bausatz.ts';

const BESCHEID = vollerBescheid({ datum: '2020-12-01', aktenzeichen: 'A', stellen: '1', zuwendung: '1.00' });
const PARTNER = { name: 'Verein', art: 'partner' as const };
const GANZ = { von: '2021-01-01', bis: '2021-12-31' };
const antrag = (angaben: Aenderung = {}) => antragMit({ integrationspauschale: false, stellen: [GANZ], ...angaben });
const rechne = (einer: Antrag, bescheide: Parameters<typeof planrechnung>[3] = []) =>
  planrechnung(einer, REGELSTAENDE, namensschluessel, bescheide);

/** Die Zahlen des Jahres 2021 in ganzen €; wo es keine gibt, `null`. */
function imJahr(angaben: Aenderung, jahr = 2021) {
  const rechnung = rechne(antrag(angaben));
  expect(haushaltsergebnis(rechnung)).toEqual(haushaltsergebnisAusSchritten(rechnung));
  const zahlen = haushaltszahlen(rechnung)?.get(jahr);
  return zahlen && Object.fromEntries(Object.entries(zahlen).map(([feld, cent]) => [feld, cent / 100]));
}

const NICHTS = {
  ...{ ertrag: 0, personalaufwand: 0, transferaufwand: 0, massnahmen: 0, integrationspauschale: 0 },
  ...{ vonPartnern: 0, beiPartnern: 0 },
};

describe('Wo ein Eintrag steht', () => {
  test.each<[string, Aenderung, Partial<typeof NICHTS>]>([
    ['Stelle der Kommune', {}, { ertrag: 52_240, personalaufwand: 65_300 }],
    [
      'Stelle der Kommune, den Eigenanteil trägt ein Partner',
      { stellen: [{ ...GANZ, eigenanteil: 'partner' }] },
      { ertrag: 52_240, personalaufwand: 65_300, vonPartnern: 13_060 },
    ],
    [
      'Stelle eines Partners, den Eigenanteil trägt die Kommune',
      { stellen: [{ ...GANZ, traeger: PARTNER }] },
      { ertrag: 52_240, transferaufwand: 65_300 },
    ],
    [
      'Stelle eines Partners, der den Eigenanteil trägt',
      { stellen: [{ ...GANZ, traeger: PARTNER, eigenanteil: 'partner' }] },
      { ertrag: 52_240, transferaufwand: 52_240, beiPartnern: 13_060 },
    ],
    ['Maßnahme der Kommune', { stellen: [], massnahmen: [{ ausgaben: '1000.00' }] }, { ertrag: 800, massnahmen: 1000 }],
    [
      'Maßnahme eines Partners',
      { stellen: [], massnahmen: [{ ausgaben: '1000.00', traeger: PARTNER }] },
      { ertrag: 800, transferaufwand: 1000 },
    ],
    [
      'Kürzung auf das Budget',
      { budget: [{ programm: 'THM', haushaltsjahr: 2021, betrag: '50000.00' }] },
      { ertrag: 50_000, personalaufwand: 65_300 },
    ],
    [
      'eine andere im selben Jahr',
      { stellen: [GANZ, { ...GANZ, traeger: PARTNER }], massnahmen: [{ ausgaben: '1000.00' }] },
      { ertrag: 105_280, personalaufwand: 65_300, transferaufwand: 65_300, massnahmen: 1000 },
    ],
  ])('%s', (_, angaben, erwartet) => {
    expect(imJahr(angaben)).toEqual({ ...NICHTS, ...erwartet });
  });

  test('Integrationspauschale 2020', () => {
    expect(imJahr({ integrationspauschale: true, stellen: [{}] }, 2020)).toMatchObject({
      integrationspauschale: 8343.88,
    });
  });

  test('jedes Haushaltsjahr für sich, aufsteigend', () => {
    const rechnung = rechne(
      antrag({ stellen: [{ von: '2021-07-01', bis: '2022-12-31' }], massnahmen: [{ haushaltsjahr: 2020 }] }),
    );
    expect([...(haushaltszahlen(rechnung)?.keys() ?? [])]).toEqual([2020, 2021, 2022]);
  });
});

describe('Unbekannt', () => {
  const UNMOEGLICH = { von: '2019-01-01', bis: '2021-12-31' };

  test('ein Jahr, in dem sich ein Eintrag seines Programms nicht rechnen lässt, und nur dieses', () => {
    expect(imJahr({ stellen: [GANZ, UNMOEGLICH] })).toBeNull();
    const beide = { massnahmen: [{ haushaltsjahr: 2021 }, { haushaltsjahr: 2022, quote: '0.9' }] };
    expect(imJahr(beide, 2021)).toMatchObject({ personalaufwand: 65_300 });
    expect(imJahr(beide, 2022)).toBeNull();
  });

  test('jedes Jahr des Programms, in dem ein Eintrag kein Haushaltsjahr nennt, aber keines des anderen', () => {
    const verkehrt = { von: '2021-12-31', bis: '2021-01-01' };
    const rechnung = rechne(antrag({ stellen: [GANZ, verkehrt], massnahmen: [{ haushaltsjahr: 2022 }] }));
    expect([...(haushaltszahlen(rechnung) ?? [])]).toEqual([
      [2021, null],
      [2022, expect.objectContaining({ ertrag: 9_876_542, massnahmen: 12_345_678 })],
    ]);
    expect(haushaltsergebnis(rechnung)).toEqual(haushaltsergebnisAusSchritten(rechnung));
  });

  test('eine Kürzung, die sich nicht rechnen lässt, sagt selbst nichts', () => {
    const budget = [{ programm: 'THM', haushaltsjahr: 2021, betrag: '1.00' }];
    expect(imJahr({ stellen: [GANZ, UNMOEGLICH], budget })).toBeNull();
  });
});

describe('Der kurze Weg gilt nicht', () => {
  test.each<[string, Antrag, Parameters<typeof planrechnung>[3]]>([
    ['mit einem Bescheid', antrag(), [BESCHEID]],
    ['mit Abwicklung, auch einer leeren', { ...antrag(), abwicklung: LEER }, []],
    ['wo zwei Einträge dieselbe Kennung haben', antrag({ stellen: [GANZ, { ...GANZ, id: 'S1' }] }), []],
    ['wo Stelle und Maßnahme dieselbe Kennung haben', antrag({ massnahmen: [{ id: 'S1' }] }), []],
  ])('%s', (_, einer, bescheide) => {
    expect(haushaltszahlen(rechne(einer, bescheide))).toBeNull();
  });

  test('aber ohne Abwicklung, genannt oder nicht', () => {
    expect(haushaltszahlen(rechne(antrag()))).not.toBeNull();
    expect(haushaltszahlen(rechne({ ...antrag(), abwicklung: null }))).not.toBeNull();
    expect(haushaltszahlen(rechne(antrag({ massnahmen: [{}, {}] })))).not.toBeNull();
  });
});

describe('Der Rechenweg einer Zahl der Haushaltsseite', () => {
  const gerechnet = () =>
    rechne(
      antrag({
        integrationspauschale: true,
        stellen: [{ von: '2020-04-01', bis: '2021-12-31' }],
        massnahmen: [{ haushaltsjahr: 2021, ausgaben: '1000.00' }],
      }),
    );
  const weg = (...[feld, jahr]: [Parameters<typeof haushaltsrechenweg>[1], number | null]) => {
    const ergebnis = haushaltsrechenweg(gerechnet(), feld, jahr)?.ergebnis;
    return ergebnis && [ergebnis.schritt, ergebnis.haushaltsjahr, ergebnis.wert];
  };

  test('ist der des Programms, wo nur eines sie hat, sonst die Summe beider', () => {
    expect(weg('ertrag', 2020)).toEqual(['Ertrag 2020', 2020, '39180.00']);
    expect(haushaltsrechenweg(gerechnet(), 'ertrag', 2021)?.ergebnis.regeln).toEqual(['R25']);
    expect(weg('ertrag', 2021)).toEqual(['Ertrag beider Programme 2021', 2021, '53040.00']);
    expect(weg('ertrag', null)).toEqual(['Ertrag, alle Haushaltsjahre', null, '92220.00']);
  });

  test('gibt es nicht, wo es die Zahl nicht gibt', () => {
    expect(haushaltsrechenweg(gerechnet(), 'ertrag', 2023)).toBeNull();
    const halb = rechne(antrag({ stellen: [GANZ], massnahmen: [{ haushaltsjahr: 2021, quote: '0.9' }] }));
    expect(haushalte(halb).filter(({ haushalt }) => haushalt !== null)).toHaveLength(1);
    expect(haushaltsrechenweg(halb, 'ertrag', 2021)).toBeNull();
  });

  test('ist die Pauschale nach dem Ist nicht bekannt, fehlt sie und die Belastung danach, sonst nichts', () => {
    const ist = [{ id: 'M1', haushaltsjahr: 2020, betrag: '1000.00', monate: null, andereMittel: null }];
    const massnahmen = [{ haushaltsjahr: 2020, ausgaben: '1000.00', ausgabenImFenster: '500.00' }];
    const einer = { ...antrag({ integrationspauschale: true, stellen: [], massnahmen }), abwicklung: { ...LEER, ist } };
    const wert = (feld: Parameters<typeof haushaltsrechenweg>[1]) =>
      haushaltsrechenweg(rechne(einer), feld, 2020)?.ergebnis.wert ?? null;
    expect([wert('ertrag'), wert('last'), wert('integrationspauschale'), wert('lastDanach')]).toEqual([
      ...['800.00', '200.00'],
      ...[null, null],
    ]);
  });
});

test('ein Budget für ein Jahr ohne Einträge ist kein Haushaltsjahr, auch nicht neben einer Stelle ohne Zeitraum', () => {
  const rechnung = rechne(
    antrag({
      stellen: [GANZ, { von: '2021-12-31', bis: '2021-01-01' }],
      budget: [{ programm: 'THM', haushaltsjahr: 2022, betrag: '1000.00' }] as never,
    }),
  );
  expect(haushaltsergebnis(rechnung)).toEqual(haushaltsergebnisAusSchritten(rechnung));
  expect(haushaltsergebnis(rechnung).jeHaushaltsjahr.map(({ haushaltsjahr }) => haushaltsjahr)).toEqual([2021]);
});

test('für jeden Antrag, auch mit Einträgen, die sich nicht rechnen lassen, sind beide Wege gleich', () => {
  const budgets = fc.array(
    fc.record({
      programm: fc.constantFrom('THM', 'DIA', 'THM-2019'),
      haushaltsjahr: fc.integer({ min: 2019, max: 2023 }),
      betrag: betrag(0, 9_000_000),
    }),
    { maxLength: 3 },
  );
  fc.assert(
    fc.property(irgendeinAntrag({ stellen: 3, massnahmen: 2 }), budgets, (einer, budget) => {
      const rechnung = rechne({ ...einer, budget } as Antrag);
      expect(haushaltsergebnis(rechnung)).toEqual(haushaltsergebnisAusSchritten(rechnung));
    }),
    { numRuns: 300 },
  );
});
