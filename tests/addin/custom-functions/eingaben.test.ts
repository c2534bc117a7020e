/** Schlechte Eingaben bekommen in einer Zelle immer einen Fehlerwert mit deutscher Meldung, nie eine Zahl. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gk, istZellfehler, metadaten, seriell } from './excel.ts';

/** Für jede Funktion ein Aufruf, der gelingt: Parametername → Wert. */
const GUELTIG: Record<string, Record<string, unknown>> = {
  STELLEN: { personen: 256, regelstand: 'THM-2019', tag: '2020-04-01' },
  FOERDERTAGE: {
    von: seriell('2020-04-01'),
    bis: seriell('2022-12-31'),
    haushaltsjahr: 2021,
    regelstand: 'THM-2019',
    monatsgrenzen: '01/2021: 16',
  },
  BEMESSUNG: {
    stellenanteil: 1,
    von: '2020-04-01',
    bis: '31.12.2022',
    haushaltsjahr: 2021,
    regelstand: 'THM-2019',
    monatsgrenzen: '01/2021: 16',
  },
  ZUWENDUNG: {
    stellenanteil: 1,
    von: '2020-04-01',
    bis: '31.12.2022',
    jahresausgaben: 65300,
    haushaltsjahr: 2021,
    regelstand: 'THM-2019',
    monatsgrenzen: '01/2021: 16',
  },
  EIGENANTEIL: {
    stellenanteil: 1,
    von: '2020-04-01',
    bis: '31.12.2022',
    jahresausgaben: 65300,
    haushaltsjahr: 2021,
    regelstand: 'THM-2019',
    monatsgrenzen: '01/2021: 16',
  },
  KOFINANZIERUNG: {
    stellenanteil: 1,
    von: '2020-04-01',
    bis: '31.12.2022',
    jahresausgaben: 65300,
    haushaltsjahr: 2020,
    regelstand: 'THM-2019',
    monatsgrenzen: '01/2021: 16',
  },
  JAHRESPLAN: {
    stellenanteil: 1,
    von: '2020-04-01',
    bis: '31.12.2022',
    jahresausgaben: 65300,
    regelstand: 'THM-2019',
    monatsgrenzen: '01/2021: 16',
  },
  'BAUSTEIN.ZUWENDUNG': { baustein: 5, ausgaben: 1000, quote: 0.6, regelstand: 'DIA-2019', haushaltsjahr: 2020 },
  'BAUSTEIN.EIGENANTEIL': { baustein: 1, ausgaben: 1000, quote: 0.8, regelstand: 'DIA-2019', haushaltsjahr: 2022 },
  'EIGENANTEIL.ZU': { zuwendung: 1000, quote: 0.8, regelstand: 'DIA-2019' },
  VERTEILUNG: { budget: 100, anteile: [[1], [2]] },
  ABRECHNUNG: {
    stellenanteil: 1,
    von: '2021-01-01',
    bis: '31.12.2021',
    ist: 66_100,
    bewilligt: 52_240,
    haushaltsjahr: 2021,
    regelstand: 'THM-2019',
  },
  MITTELABRUF: {
    bedarf: 10_883.33,
    bereits: 0,
    bewilligt: 52_240,
    bemessung: 11_333.33,
    quote: 0.8,
    regelstand: 'THM-2019',
  },
  ERSTATTUNG: { ausgezahlt: 104_480, endgueltig: 98_969.9 },
  ZINSEN: { betrag: 5510.1, ab: seriell('2022-07-01'), gezahlt_am: '01.10.2023', punkte: 5, zaehlung: '30/360' },
  BASISZINS: { tag: '2022-07-01' },
  NACHWEISFRIST: { ende: '2020-11-30', regelstand: 'DIA-2019' },
  RECHENWEG: { funktion: 'STELLEN', p1: 256 },
  FUNDSTELLE: { regel: 'R7', regelstand: 'DIA-2019' },
  MONATSGRENZEN: {
    von: '2021-01-15',
    bis: '2021-12-31',
    stellen: [['Stelle 2'], ['Stelle 2']],
    anfaenge: [['2021-01-01'], ['2021-01-15']],
    enden: [['2021-01-14'], ['2021-12-31']],
    stelle: 'Stelle 2',
    kennungen: [['S1'], ['S2']],
    kennung: 'S2',
  },
};

const NIE_GUELTIG: [string, unknown][] = [
  ['WAHR', true],
  ['FALSCH', false],
  ['NaN', Number.NaN],
  ['∞', Number.POSITIVE_INFINITY],
  ['−∞', Number.NEGATIVE_INFINITY],
  ['negativ', -1],
  ['winzig negativ', -0.001],
  ['Zahl als Text', '256'],
  ['Tausenderpunkt als Text', '1.047'],
  ['zwei Punkte', '107.756.134'],
  ['Komma als Text', '1,5'],
  ['Leerzeichen', ' '],
  ['Bereich', [[1, 2]]],
  ['leerer Bereich', []],
  ['Objekt', {}],
  ['riesig', 1e300],
  ['über jeder Grenze', 10_000_000_001],
];

function aufruf(id: string, ersetzt: Record<string, unknown> = {}): unknown {
  const parameter = metadaten.find((f) => f.id === id)?.parameters ?? [];
  const werte = { ...GUELTIG[id], ...ersetzt };
  return gk(id, ...parameter.map((p) => werte[p.name] ?? null));
}

const stellen = Object.entries(GUELTIG).flatMap(([id, werte]) => Object.keys(werte).map((name) => ({ id, name })));
const rechnende = stellen.filter(
  ({ id, name }) =>
    id !== 'RECHENWEG' && !['anteile', 'stellen', 'anfaenge', 'enden', 'stelle', 'kennungen', 'kennung'].includes(name),
);
const optional = (id: string, name: string) =>
  metadaten.find((f) => f.id === id)?.parameters.find((p) => p.name === name)?.optional === true;

test('der Test kennt jeden Parameter jeder Funktion', () => {
  const ungenannt = metadaten.flatMap(({ id, parameters }) =>
    parameters.filter(({ name }) => !(name in (GUELTIG[id] ?? {}))).map(({ name }) => `${id} ${name}`),
  );
  expect(ungenannt).toEqual(['p2', 'p3', 'p4', 'p5', 'p6', 'p7'].map((p) => `RECHENWEG ${p}`));
});

test.each(Object.keys(GUELTIG))('%s gelingt mit gültigen Angaben', (id) => {
  expect(istZellfehler(aufruf(id))).toBe(false);
});

describe('jeder Parameter jeder Funktion', () => {
  test.each(rechnende)('$id, $name weist Unsinn ab und nennt den Parameter', ({ id, name }) => {
    for (const [was, wert] of NIE_GUELTIG) {
      const ergebnis = aufruf(id, { [name]: wert });
      expect(ergebnis, was).toMatchObject({ fehler: '#VALUE!', meldung: expect.stringContaining(`„${name}“`) });
      expect((ergebnis as { meldung: string }).meldung, was).toMatch(/Erwartet wird|muss|liegt/);
    }
  });

  test.each(stellen)('$id, $name leer: #N/A wenn nötig, sonst wie weggelassen', ({ id, name }) => {
    if (id === 'RECHENWEG' && name === 'p1') return;
    for (const leer of [null, '', undefined, [['']], [[null]]]) {
      const ergebnis = aufruf(id, { [name]: leer });
      if (!optional(id, name))
        expect(ergebnis).toMatchObject({ fehler: '#N/A', meldung: expect.stringContaining(`„${name}“ ist leer`) });
      else if (id === 'BAUSTEIN.ZUWENDUNG' && name === 'quote')
        expect(ergebnis).toMatchObject({ fehler: '#N/A', meldung: expect.stringContaining('„quote“ fehlt') });
      else expect(istZellfehler(ergebnis)).toBe(false);
    }
  });
});

describe('Personen', () => {
  test('eine getippte 0 zählt, eine leere Zelle nicht', () => {
    expect(gk('STELLEN', 0)).toBe(0.5);
    expect(gk('STELLEN', null)).toMatchObject({ fehler: '#N/A' });
    expect(gk('STELLEN', '')).toMatchObject({ fehler: '#N/A' });
  });

  test('Bruchteile und mehr als 10 Millionen werden abgewiesen', () => {
    expect(gk('STELLEN', 256.5)).toMatchObject({ fehler: '#VALUE!', meldung: expect.stringContaining('256,5') });
    expect(gk('STELLEN', 10_000_000)).toBe(100_000);
    expect(gk('STELLEN', 10_000_001)).toMatchObject({ fehler: '#VALUE!' });
  });

  test('ein Regelstand der Bausteine 1–5 oder ein unbekannter wird abgewiesen', () => {
    expect(gk('STELLEN', 256, 'DIA-2019')).toMatchObject({
      fehler: '#VALUE!',
      meldung: expect.stringContaining('für Baustein 6 als Text: THM-2019'),
    });
    expect(gk('STELLEN', 256, 'THM-2020')).toMatchObject({
      fehler: '#VALUE!',
      meldung: expect.stringContaining('THM-2019'),
    });
  });
});

describe('Tage', () => {
  const zeitraum = (von: unknown, bis: unknown) => gk('FOERDERTAGE', von, bis) as { fehler: string; meldung: string };

  test('serielle Zahl, TT.MM.JJJJ und JJJJ-MM-TT sind dasselbe', () => {
    expect(zeitraum(43_831, 44_196)).toBe(360);
    expect(zeitraum('01.01.2020', '31.12.2020')).toBe(360);
    expect(zeitraum('2020-01-01', '2020-12-31')).toBe(360);
  });

  test.each([
    '1.1.2020',
    '01.01.20',
    '2020/01/01',
    '20200101',
    '01-01-2020',
    '01.01.2020 ',
    ' 2020-01-01',
    '2020-01-01T00:00:00Z',
    '43831',
    'heute',
    '1. Januar 2020',
    '٠١.٠١.٢٠٢٠',
  ])('„%s“ wird nicht erraten', (text) => {
    expect(zeitraum(text, '2020-12-31')).toMatchObject({
      fehler: '#VALUE!',
      meldung: expect.stringMatching(/„von“.*TT\.MM\.JJJJ/),
    });
  });

  test('unmögliche und mehrdeutige Tage sagen, was an ihnen falsch ist', () => {
    expect(zeitraum('31.02.2020', '2020-12-31').meldung).toContain('Diesen Tag gibt es nicht');
    expect(zeitraum('2021-02-29', '2021-12-31').meldung).toContain('Diesen Tag gibt es nicht');
    expect(zeitraum('01/02/2020', '2020-12-31').meldung).toContain('nicht eindeutig');
    expect(zeitraum(43_831.5, 44_196).meldung).toContain('Bruchteile von Tagen');
  });

  test('jeder Tag außerhalb des Förderzeitraums wird abgewiesen', () => {
    expect(zeitraum('2019-07-15', '2022-12-31')).toBe(167 + 3 * 360);
    for (const tag of ['2019-07-14', '2023-01-01', '1900-01-01', '9999-12-31']) {
      for (const angabe of [tag, seriell(tag)]) {
        expect(zeitraum(angabe, angabe)).toMatchObject({
          fehler: '#VALUE!',
          meldung: expect.stringContaining('15.07.2019 bis 31.12.2022'),
        });
      }
    }
  });

  test('ein Datum aus einer 1904-Mappe nennt das Datumssystem und den gemeinten Tag', () => {
    const meldung = zeitraum(seriell('2020-04-01') - 1462, seriell('2022-12-31') - 1462).meldung;
    expect(meldung).toContain('1904');
    expect(meldung).toContain('01.04.2020');
    expect(zeitraum(100, 200).meldung).not.toContain('1904');
  });

  test('bis vor von', () => {
    expect(zeitraum('2021-01-01', '2020-12-31')).toMatchObject({
      fehler: '#VALUE!',
      meldung: '„bis“ (31.12.2020) liegt vor „von“. Erwartet wird ein Tag ab dem 01.01.2021.',
    });
  });
});

describe('Beträge und Anteile', () => {
  const zuwendung = (...a: unknown[]) => gk('ZUWENDUNG', ...a) as { fehler: string; meldung: string };

  test('Jahresausgaben 0 sagen, dass so eine leere Zelle aussieht', () => {
    for (const null_ of [0, -0, 0.004])
      expect(zuwendung(1, '2020-01-01', '2020-12-31', null_).meldung).toContain('leere Zelle');
    expect(zuwendung(1, '2020-01-01', '2020-12-31', 0.01)).toBe(0.01);
  });

  test('Stellenanteil größer als 0', () => {
    for (const anteil of [0, -0.5, 100_001])
      expect(zuwendung(anteil, '2020-01-01', '2020-12-31')).toMatchObject({ fehler: '#VALUE!' });
    expect(zuwendung(100_000, '2020-01-01', '2020-12-31')).toBe(5_440_000_000);
  });

  test('ein Double wird mit 15 gültigen Stellen gelesen', () => {
    expect(zuwendung(0.1 + 0.2, '2020-01-01', '2020-12-31')).toBe(zuwendung(0.3, '2020-01-01', '2020-12-31'));
    expect(gk('BAUSTEIN.ZUWENDUNG', 5, 1000, 0.1 + 0.7)).toBe(800);
  });

  test('das Haushaltsjahr ist ein ganzes Jahr', () => {
    for (const jahr of [2020.5, 20, 1899, 10_000, '2020'])
      expect(zuwendung(1, '2020-01-01', '2020-12-31', null, jahr)).toMatchObject({ fehler: '#VALUE!' });
  });

  test('VERTEILUNG nennt die Zelle, die nicht passt', () => {
    expect(gk('VERTEILUNG', 100, [[1], [null], [2]])).toMatchObject({
      fehler: '#N/A',
      meldung: expect.stringContaining('Zelle 2'),
    });
    expect(gk('VERTEILUNG', 100, [[1], ['x'], [2]])).toMatchObject({
      fehler: '#VALUE!',
      meldung: expect.stringContaining('Zelle 2'),
    });
    expect(gk('VERTEILUNG', 100, [[0], [0]])).toMatchObject({
      fehler: '#VALUE!',
      meldung: expect.stringContaining('keinen Anteil über 0'),
    });
  });

  test('formatierte Zahlen als Excel-Datentyp zählen mit ihrem Wert', () => {
    expect(gk('STELLEN', { type: 'FormattedNumber', basicValue: 256, numberFormat: '0' })).toBe(2.5);
    expect(gk('STELLEN', { type: 'String', basicValue: '256' })).toMatchObject({ fehler: '#VALUE!' });
  });
});

test('beliebiger Unsinn ergibt immer einen Fehlerwert oder ein endliches Ergebnis', () => {
  const zelle = fc.oneof(
    fc.anything({ maxDepth: 2 }),
    fc.double(),
    fc.integer(),
    fc.string(),
    fc.constantFrom('2020-01-01', '31.12.2020', 43_831, 44_196, 1, 0.5, 2020, 65300, 'STELLEN', 'R3'),
  );
  const endlich = (wert: unknown): boolean =>
    Array.isArray(wert) ? wert.every(endlich) : typeof wert === 'string' || Number.isFinite(wert);
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(GUELTIG)), fc.array(zelle, { maxLength: 7 }), (id, argumente) => {
      const ergebnis = gk(id, ...argumente);
      if (istZellfehler(ergebnis)) expect(ergebnis.meldung).toMatch(/[a-zäöü]/);
      else expect(endlich(ergebnis)).toBe(true);
    }),
    { numRuns: 5000 },
  );
});
