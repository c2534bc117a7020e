import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { angemeldet, gk, metadaten, seriell } from './excel.ts';

interface Fall {
  stellenanteil: string;
  von: string;
  bis: string;
  jahresausgaben: string | null;
  jahre: { jahr: number; tage: number; bemessung: string; ausgaben: string; zuwendung: string; eigenanteil: string }[];
  summe: { tage: number; bemessung: string; ausgaben: string; zuwendung: string; eigenanteil: string };
  kofinanzierung: string;
}

const faelle = JSON.parse(readFileSync('tests/daten/faelle-foerderung.json', 'utf8')) as Fall[];
const stellenfaelle = JSON.parse(readFileSync('tests/daten/faelle-stellen.json', 'utf8')) as {
  personen: number;
  stellen: string;
}[];
const zahl = (text: string | null) => (text === null ? null : Number(text));
const deutsch = (iso: string) => iso.split('-').reverse().join('.');

describe('Referenzfälle durch die gebauten Funktionen', () => {
  test.each(stellenfaelle)('STELLEN($personen) = $stellen', ({ personen, stellen }) => {
    expect(gk('STELLEN', personen)).toBe(Number(stellen));
    expect(gk('STELLEN', personen, 'THM-2019')).toBe(Number(stellen));
  });

  test.each(faelle.map((fall, i) => ({ i, ...fall })))('Förderung $i: $stellenanteil, $von bis $bis', (fall) => {
    for (const schreibweise of [seriell, deutsch, (iso: string) => iso]) {
      const zeitraum = [schreibweise(fall.von), schreibweise(fall.bis)];
      const stelle = [Number(fall.stellenanteil), ...zeitraum, zahl(fall.jahresausgaben)];
      expect(gk('FOERDERTAGE', ...zeitraum)).toBe(fall.summe.tage);
      if (fall.jahresausgaben === null)
        expect(gk('BEMESSUNG', ...stelle.slice(0, 3))).toBe(Number(fall.summe.ausgaben));
      expect(gk('BEMESSUNG', ...stelle.slice(0, 3))).toBe(Number(fall.summe.bemessung));
      expect(gk('ZUWENDUNG', ...stelle)).toBe(Number(fall.summe.zuwendung));
      expect(gk('EIGENANTEIL', ...stelle)).toBe(Number(fall.summe.eigenanteil));
      expect(gk('KOFINANZIERUNG', ...stelle)).toBe(Number(fall.kofinanzierung));
      expect(gk('JAHRESPLAN', ...stelle)).toEqual([
        ['Haushaltsjahr', 'Fördertage', 'Bemessung', 'Ausgaben', 'Zuwendung', 'Eigenanteil'],
        ...fall.jahre.map((j) => [
          j.jahr,
          j.tage,
          ...[j.bemessung, j.ausgaben, j.zuwendung, j.eigenanteil].map(Number),
        ]),
        [
          'Summe',
          fall.summe.tage,
          ...[fall.summe.bemessung, fall.summe.ausgaben, fall.summe.zuwendung, fall.summe.eigenanteil].map(Number),
        ],
      ]);
    }
    for (const j of fall.jahre) {
      const jahr = [Number(fall.stellenanteil), fall.von, fall.bis, zahl(fall.jahresausgaben), j.jahr];
      expect(gk('FOERDERTAGE', fall.von, fall.bis, j.jahr)).toBe(j.tage);
      expect(gk('BEMESSUNG', ...jahr.slice(0, 3), j.jahr)).toBe(Number(j.bemessung));
      expect(gk('ZUWENDUNG', ...jahr)).toBe(Number(j.zuwendung));
      expect(gk('EIGENANTEIL', ...jahr)).toBe(Number(j.eigenanteil));
      expect(gk('KOFINANZIERUNG', ...jahr)).toBe(j.jahr === 2020 ? Number(fall.kofinanzierung) : 0);
    }
  });

  test('ein Haushaltsjahr, das der Zeitraum nicht berührt, ergibt 0', () => {
    for (const jahr of [1900, 2018, 2019, 2023, 9999]) {
      expect(gk('FOERDERTAGE', '2020-04-01', '2022-12-31', jahr)).toBe(0);
      for (const id of ['ZUWENDUNG', 'EIGENANTEIL', 'KOFINANZIERUNG'])
        expect(gk(id, 1, '2020-04-01', '2022-12-31', 65300, jahr)).toBe(0);
      expect(gk('BEMESSUNG', 1, '2020-04-01', '2022-12-31', jahr)).toBe(0);
    }
  });
});

describe('Bausteine, Eigenanteil, Verteilung', () => {
  test('feste und freie Quoten', () => {
    for (const baustein of [1, 2, 3, 4]) {
      expect(gk('BAUSTEIN.ZUWENDUNG', baustein, 100_000)).toBe(80_000);
      expect(gk('BAUSTEIN.EIGENANTEIL', baustein, 100_000, 0.8)).toBe(20_000);
      expect(gk('BAUSTEIN.ZUWENDUNG', baustein, 100_000, 0.7)).toMatchObject({ fehler: '#VALUE!' });
    }
    expect(gk('BAUSTEIN.ZUWENDUNG', 5, 1000.01, 0.5)).toBe(500.01);
    expect(gk('BAUSTEIN.EIGENANTEIL', 5, 1000.01, 0.5)).toBe(500);
    expect(gk('BAUSTEIN.ZUWENDUNG', 5, 1000)).toMatchObject({ fehler: '#N/A' });
    for (const quote of [0.49, 0.81, 0, 1, 80])
      expect(gk('BAUSTEIN.ZUWENDUNG', 5, 1000, quote)).toMatchObject({ fehler: '#VALUE!' });
  });

  test('W3: der Eigenanteil zu 538.780,67 € Zuwendung', () => {
    expect(gk('EIGENANTEIL.ZU', 538_780.67)).toBe(134_695.17);
    expect(gk('EIGENANTEIL.ZU', 538_780.67, 0.5)).toBe(538_780.67);
  });

  test('VERTEILUNG: größter Rest, Gleichstand an den früheren', () => {
    expect(gk('VERTEILUNG', 100, [[1], [1], [1]])).toEqual([[33.34], [33.33], [33.33]]);
    expect(gk('VERTEILUNG', 0.05, [[1, 1, 1]])).toEqual([[0.02], [0.02], [0.01]]);
    expect(gk('VERTEILUNG', 10, [[0], [3], [0]])).toEqual([[0], [10], [0]]);
    expect(gk('VERTEILUNG', 10, 4)).toEqual([[10]]);
  });

  test('VERTEILUNG ergibt auch mit unvernünftig verschiedenen Anteilen das Budget', () => {
    expect(gk('VERTEILUNG', 0.11, [[3], [4.999999999999996e-60]])).toEqual([[0.11], [0]]);
    expect(gk('VERTEILUNG', 10, [[Number.MAX_VALUE], [Number.MIN_VALUE], [Number.MAX_VALUE]])).toEqual([[5], [0], [5]]);
  });

  test('VERTEILUNG ergibt immer das Budget', () => {
    // Bei winzigsten doubles (1,5e-323) weichen Schreibweise und Wert weit voneinander ab; gerechnet wird mit der
    // Schreibweise.
    const anteil = fc.oneof(fc.integer({ min: 0, max: 1000 }), fc.double({ min: 1e-9, max: 1, noNaN: true }));
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000_000_00 }),
        fc.array(anteil, { minLength: 1, maxLength: 30 }),
        (cents, anteile) => {
          fc.pre(anteile.some((a) => a > 0));
          const betraege = gk(
            'VERTEILUNG',
            cents / 100,
            anteile.map((a) => [a]),
          ) as number[][];
          const summe = betraege.reduce((s, [b]) => s + BigInt(Math.round((b as number) * 100)), 0n);
          expect(summe).toBe(BigInt(cents));
          const gesamt = anteile.reduce((s, a) => s + a, 0);
          betraege.forEach(([b], i) => {
            expect(Math.abs((b as number) - (cents / 100) * ((anteile[i] as number) / gesamt))).toBeLessThan(0.0101);
          });
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('RECHENWEG und FUNDSTELLE', () => {
  const aufrufe: [string, unknown[]][] = [
    ['STELLEN', [256]],
    ['FOERDERTAGE', ['2019-07-15', '2022-12-31']],
    ['BEMESSUNG', [1.7, '2020-03-16', '2021-02-27', 2020]],
    ['ZUWENDUNG', [1, '2020-04-01', '2022-12-31', 65300]],
    ['EIGENANTEIL', [1, '2020-04-01', '2022-12-31', 72000, 2021]],
    ['KOFINANZIERUNG', [1, '2020-04-01', '2022-12-31', 65300]],
    ['BAUSTEIN.ZUWENDUNG', [5, 1000.005, 0.6]],
    ['BAUSTEIN.EIGENANTEIL', [1, 1000]],
    ['EIGENANTEIL.ZU', [538_780.67]],
    ['ABRECHNUNG', [1, '2021-01-01', '2021-12-31', 66_100, 52_240, null, 'THM-2019']],
    ['MITTELABRUF', [21_766.67, 8706.66, 52_240]],
    ['ERSTATTUNG', [104_480, 98_969.9]],
    ['ZINSEN', [5510.1, '2022-07-01', '2023-10-01']],
    ['BASISZINS', ['2022-12-31']],
    ['NACHWEISFRIST', ['2020-11-30']],
  ];

  test.each(aufrufe)('die letzte Zeile von RECHENWEG("%s") ist das Ergebnis', (funktion, argumente) => {
    for (const name of [funktion, `GK.${funktion}`, funktion.toLowerCase()]) {
      const matrix = gk('RECHENWEG', name, ...argumente) as unknown[][];
      expect(matrix[0]).toEqual(['Nr', 'Schritt', 'Rechnung', 'Wert', 'Fundstelle']);
      expect(matrix.at(-1)?.[3]).toBe(gk(funktion, ...argumente));
      matrix.slice(1).forEach((zeile, i) => {
        expect(zeile[0]).toBe(i + 1);
        expect(zeile).toHaveLength(5);
        expect(Number.isFinite(zeile[3])).toBe(true);
        expect(String(zeile[4])).toMatch(/^[RAW]\d/);
      });
    }
  });

  test('VERTEILUNG und JAHRESPLAN haben einen Rechenweg', () => {
    expect((gk('RECHENWEG', 'VERTEILUNG', 100, [[1], [1], [1]]) as unknown[][]).at(-1)?.[3]).toBe(100);
    expect((gk('RECHENWEG', 'JAHRESPLAN', 1, '2020-04-01', '2022-12-31', 65300) as unknown[][]).at(-1)?.[3]).toBe(
      35_915,
    );
  });

  test('kein Text ist länger, als eine Zelle fasst: sonst wiese Excel den ganzen Rechenweg ab', () => {
    const anteile = Array.from({ length: 2000 }, () => [1]);
    const matrix = gk('RECHENWEG', 'VERTEILUNG', 100, anteile) as unknown[][];
    expect(matrix.at(-1)?.[3]).toBe(100);
    const laengen = matrix.slice(1).map(([, , rechnung]) => String(rechnung).length);
    expect(Math.max(...laengen)).toBe(32_767);
    expect(matrix.at(-1)?.[2]).toMatch(/Betrag 1\).*…$/);
  });

  test('der Rechenweg nennt Rundung beim Eingang und die andere Lesart', () => {
    const eingang = JSON.stringify(gk('RECHENWEG', 'ZUWENDUNG', 1, '2020-01-01', '2020-12-31', 65300.005));
    expect(eingang).toContain('auf Cent gerundet');
    expect(eingang).toContain('65.300,01 €');
    expect(JSON.stringify(gk('RECHENWEG', 'STELLEN', 125))).toContain(
      'andere Lesart, Hälften zum geraden Schritt gerundet: 1,0',
    );
    expect(JSON.stringify(gk('RECHENWEG', 'STELLEN', 126))).not.toContain('andere Lesart');
  });

  test('unbekannte Funktion oder Regel nennt die bekannten', () => {
    expect(gk('RECHENWEG', 'ZUWENDUNGEN')).toMatchObject({
      fehler: '#VALUE!',
      meldung: expect.stringContaining('KOFINANZIERUNG'),
    });
    expect(gk('RECHENWEG', 'constructor')).toMatchObject({ fehler: '#VALUE!' });
    expect(gk('FUNDSTELLE', 'R99')).toMatchObject({ fehler: '#VALUE!', meldung: expect.stringContaining('R17') });
    expect(gk('FUNDSTELLE', null)).toMatchObject({ fehler: '#N/A' });
  });

  test('jede Regel hat genau einen Satz mit Quelle', () => {
    for (const id of ['R1', 'R3', 'R17', 'A1', 'A7', 'W1', 'W3', 'W9']) {
      expect(gk('FUNDSTELLE', id)).toMatch(new RegExp(`^${id} .+ \\(.+\\)\\.$`));
    }
  });
});

describe('functions.js und functions.json', () => {
  test('beschrieben und angemeldet ist dieselbe Menge, in fester Reihenfolge und Optionalität', () => {
    expect([...angemeldet.keys()].sort()).toEqual(metadaten.map((f) => f.id).sort());
    expect(
      metadaten.map((f) => `${f.id}(${f.parameters.map((p) => (p.optional ? `[${p.name}]` : p.name)).join(', ')})`),
    ).toEqual([
      'STELLEN(personen, [regelstand], [tag])',
      'FOERDERTAGE(von, bis, [haushaltsjahr], [regelstand], [monatsgrenzen])',
      'BEMESSUNG(stellenanteil, von, bis, [haushaltsjahr], [regelstand], [monatsgrenzen])',
      'ZUWENDUNG(stellenanteil, von, bis, [jahresausgaben], [haushaltsjahr], [regelstand], [monatsgrenzen])',
      'EIGENANTEIL(stellenanteil, von, bis, [jahresausgaben], [haushaltsjahr], [regelstand], [monatsgrenzen])',
      'KOFINANZIERUNG(stellenanteil, von, bis, [jahresausgaben], [haushaltsjahr], [regelstand], [monatsgrenzen])',
      'JAHRESPLAN(stellenanteil, von, bis, [jahresausgaben], [regelstand], [monatsgrenzen])',
      'BAUSTEIN.ZUWENDUNG(baustein, ausgaben, [quote], [regelstand], [haushaltsjahr])',
      'BAUSTEIN.EIGENANTEIL(baustein, ausgaben, [quote], [regelstand], [haushaltsjahr])',
      'EIGENANTEIL.ZU(zuwendung, [quote], [regelstand])',
      'VERTEILUNG(budget, anteile)',
      'ABRECHNUNG(stellenanteil, von, bis, ist, [bewilligt], [haushaltsjahr], [regelstand])',
      'MITTELABRUF(bedarf, bereits, bewilligt, [bemessung], [quote], [regelstand])',
      'ERSTATTUNG(ausgezahlt, endgueltig)',
      'ZINSEN(betrag, ab, gezahlt_am, [punkte], [zaehlung])',
      'BASISZINS(tag)',
      'NACHWEISFRIST(ende, [regelstand])',
      'RECHENWEG(funktion, [p1], [p2], [p3], [p4], [p5], [p6], [p7])',
      'FUNDSTELLE(regel, [regelstand])',
      'MONATSGRENZEN(von, bis, stellen, anfaenge, enden, [stelle], [kennungen], [kennung])',
    ]);
  });

  test('jede Funktion und jeder Parameter ist beschrieben und hat eine Hilfe', () => {
    for (const funktion of metadaten) {
      expect(funktion.name).toBe(funktion.id);
      expect(funktion.description.length).toBeGreaterThan(20);
      expect(funktion.helpUrl).toMatch(new RegExp(`^https://.+/hilfe\\.html#${funktion.id.replace('.', '\\.')}$`));
      for (const parameter of funktion.parameters) expect(parameter.description.length).toBeGreaterThan(5);
    }
  });

  // 40 kB, bis sechs weitere Regelstände, ihre Förderarten und zwölf Widersprüche dazukamen.
  test('functions.js bleibt unter 45 kB gzip', () => {
    expect(gzipSync(readFileSync('dist/addin/functions.js')).length).toBeLessThan(45_000);
  });
});
