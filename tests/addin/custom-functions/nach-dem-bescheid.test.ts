/**
 * Die Funktionen nach dem Bescheid: die Zahlen des Fachkonzepts durch die gebauten Funktionen, Grenzen und Meldungen.
 */
import { describe, expect, test } from 'vitest';
import { gk, seriell } from './excel.ts';

const JAHR = ['01.01.2021', '31.12.2021'] as const;
const weg = (id: string, ...argumente: unknown[]) => JSON.stringify(gk('RECHENWEG', id, ...argumente));

describe('ABRECHNUNG', () => {
  test('die beiden Stellen 2021', () => {
    expect(gk('ABRECHNUNG', 1, ...JAHR, 58_412.37, 52_240)).toBe(46_729.9);
    expect(gk('ABRECHNUNG', 1, ...JAHR, 66_100, 52_240)).toBe(52_240);
    expect(gk('ABRECHNUNG', 1, ...JAHR, 66_100)).toBe(52_880);
  });

  test('die Bemessung begrenzt mit den Tagen des Haushaltsjahrs und bleibt exakt', () => {
    // 167 Tage: 68.000 · 167 / 360 · 0,8 = 25.235,555…; aus der gerundeten Bemessung (31.544,44) wären es 25.235,55.
    expect(gk('ABRECHNUNG', 1, '15.07.2019', '31.12.2022', 60_000, null, 2019)).toBe(25_235.56);
  });

  test('der Rechenweg sagt, dass andere Mittel nicht abgezogen sind', () => {
    expect(weg('ABRECHNUNG', 1, ...JAHR, 66_100, 52_240, 2021, 'THM-2019')).toContain('ohne Abzug anderer Mittel');
  });

  test.each<[unknown[], string]>([
    [
      [1, '01.04.2020', '31.12.2022', 48_000],
      '„haushaltsjahr“ ist leer, aber der Zeitraum 01.04.2020 bis 31.12.2022 liegt in mehreren. Erwartet wird eines davon: 2020, 2021, 2022.',
    ],
    [[1, '01.04.2020', '31.12.2022', 48_000, null, 2019], '„haushaltsjahr“ 2019 gehört nicht zum Zeitraum'],
    [[1, ...JAHR, 0], 'Excel übergibt eine leere Zelle als 0'],
    [[1, ...JAHR, 0.004], 'Excel übergibt eine leere Zelle als 0'],
    [[1, ...JAHR, 66_100, 0], 'Excel übergibt eine leere Zelle als 0: Soll ohne Höchstbetrag gerechnet werden'],
    [[1, ...JAHR, 66_100, null, null, 'DIA-2019'], 'THM-2019'],
  ])('%j: #VALUE!', (argumente, meldung) => {
    expect(gk('ABRECHNUNG', ...argumente)).toEqual({ fehler: '#VALUE!', meldung: expect.stringContaining(meldung) });
  });
});

describe('MITTELABRUF', () => {
  test('A9: sechs Abrufe aus gezahltem Bedarf in ganzen Cent', () => {
    let bereits = 0;
    const abrufe = [10_883.33, 21_766.67, 32_650, 43_533.33, 54_416.67, 65_300].map((bedarf) => {
      const abruf = gk('MITTELABRUF', bedarf, bereits, 52_240) as number;
      bereits = Math.round((bereits + abruf) * 100) / 100;
      return abruf;
    });
    expect(abrufe).toEqual([8706.66, 8706.68, 8706.66, 8706.66, 8706.68, 8706.66]);
    expect(bereits).toBe(52_240);
  });

  test('zu viel abgerufen ist 0, und der Rechenweg nennt den Betrag', () => {
    expect(gk('MITTELABRUF', 10_883.33, 10_000, 52_240)).toBe(0);
    expect(weg('MITTELABRUF', 10_883.33, 10_000, 52_240)).toContain('1.293,34 € (zu viel abgerufen)');
    expect(weg('MITTELABRUF', 10_883.33, 0, 52_240)).not.toContain('zu viel');
  });

  test('Bemessung, Bescheid und Quote begrenzen', () => {
    expect(gk('MITTELABRUF', 70_000, 0, 60_000, 68_000)).toBe(54_400);
    expect(gk('MITTELABRUF', 70_000, 0, 50_000, 68_000)).toBe(50_000);
    expect(gk('MITTELABRUF', 1000, 0, 50_000, null, 1)).toBe(1000);
    expect(gk('MITTELABRUF', 0, 0, 50_000)).toBe(0);
  });

  test.each<[unknown[], string]>([
    [[1000, 0, 0], 'leere Zelle'],
    [[1000, 0, 50_000, 0], 'leere Zelle'],
    [[1000, 0, 50_000, null, 0], '„quote“'],
    [[1000, 0, 50_000, null, 1.01], '„quote“'],
  ])('%j: #VALUE!', (argumente, meldung) => {
    expect(gk('MITTELABRUF', ...argumente)).toEqual({ fehler: '#VALUE!', meldung: expect.stringContaining(meldung) });
  });
});

test('ERSTATTUNG', () => {
  expect(gk('ERSTATTUNG', 104_480, 98_969.9)).toBe(5510.1);
  expect(gk('ERSTATTUNG', 98_969.9, 104_480)).toBe(0);
  expect(gk('ERSTATTUNG', 0, 0)).toBe(0);
  expect(gk('ERSTATTUNG', 1, 0)).toBe(1);
  expect(weg('ERSTATTUNG', 98_969.9, 104_480)).toContain('5.510,10 € (Restanforderung)');
});

describe('ZINSEN', () => {
  const zeitraum = ['01.07.2022', '01.10.2023'] as const;

  test('die vier Zahlen des Fachkonzepts', () => {
    expect(gk('ZINSEN', 5510.1, ...zeitraum)).toBe(270.12);
    expect(gk('ZINSEN', 5510.1, ...zeitraum, 5)).toBe(408.1);
    expect(gk('ZINSEN', 5510.1, ...zeitraum, null, '30/360')).toBe(269.99);
    expect(gk('ZINSEN', 5510.1, ...zeitraum, 5, '30/360')).toBe(407.75);
  });

  test('der Rechenweg zeigt jeden Abschnitt mit seinem Satz und eine geänderte Sache je Lesart', () => {
    const text = weg('ZINSEN', 5510.1, ...zeitraum);
    for (const teil of ['58,8871 €', '126,2371 €', '84,9974 €', '= 184', '= 181', '= 92', '0,0212', '0,0462', '0,0612'])
      expect(text).toContain(teil);
    expect(text).toContain('mit 5 Punkten: 408,10 €');
    expect(text).toContain('Zählung 30E/360: 269,99 €');
    expect(text).not.toContain('mit 3 Punkten');
    const vier = weg('ZINSEN', 5510.1, ...zeitraum, 4, '30/360');
    for (const teil of ['mit 3 Punkten: 269,99 €', 'mit 5 Punkten: 407,75 €', 'Zählung act/365: '])
      expect(vier).toContain(teil);
  });

  test('30/360 zählt den Februar nicht auf und einen 31. als 30.', () => {
    // 3.600.000 € bei 1,27 % + 8,73 Punkten = 10 %: ein Tag sind genau 1.000 €.
    const tage = (ab: string, gezahlt: string) =>
      (gk('ZINSEN', 3_600_000, ab, gezahlt, 8.73, '30/360') as number) / 1000;
    expect(tage('28.02.2026', '01.03.2026')).toBe(3);
    expect(tage('30.03.2026', '31.03.2026')).toBe(0);
    expect(tage('31.03.2026', '01.04.2026')).toBe(1);
    expect(tage('01.01.2026', '01.07.2026')).toBe(180);
  });

  test('gleiche Tage sind 0, auch am letzten Zahltag', () => {
    expect(gk('ZINSEN', 100, '01.07.2022', '01.07.2022')).toBe(0);
    expect(gk('ZINSEN', 100, '01.01.2027', '01.01.2027')).toBe(0);
  });

  test.each<[unknown[], '#N/A' | '#VALUE!', string]>([
    [['30.06.2016', '01.01.2020'], '#N/A', '„ab“: Der Basiszinssatz ist vom 01.07.2016 bis 31.12.2026 bekannt'],
    [['01.01.2026', '02.01.2027'], '#N/A', '„gezahlt_am“: Der Basiszinssatz ist vom 01.07.2016 bis 31.12.2026 bekannt'],
    [['02.01.2020', '01.01.2020'], '#VALUE!', '„gezahlt_am“ (01.01.2020) liegt vor „ab“'],
    [['01.01.2020', '02.01.2020', 0.99], '#VALUE!', '„punkte“ ist 0,99'],
    [['01.01.2020', '02.01.2020', 20.01], '#VALUE!', '„punkte“'],
    [['01.01.2020', '02.01.2020', null, '30E/360'], '#VALUE!', 'act/365'],
    [['01.01.2020', '02.01.2020', null, 'ACT/365'], '#VALUE!', 'act/365'],
    [[0, '02.01.2020'], '#VALUE!', 'leere Zelle'],
  ])('%j: %s', (argumente, fehler, meldung) => {
    expect(gk('ZINSEN', 100, ...argumente)).toEqual({ fehler, meldung: expect.stringContaining(meldung) });
  });
});

test('BASISZINS', () => {
  expect(gk('BASISZINS', '31.12.2025')).toBe(0.0127);
  expect(gk('BASISZINS', seriell('2022-12-31'))).toBe(-0.0088);
  expect(gk('BASISZINS', '01.07.2016')).toBe(-0.0088);
  expect(gk('BASISZINS', '31.12.2026')).toBe(0.0152);
  for (const tag of ['30.06.2016', '01.01.2027'])
    expect(gk('BASISZINS', tag)).toEqual({
      fehler: '#N/A',
      meldung: expect.stringContaining('01.07.2016 bis 31.12.2026'),
    });
});

describe('NACHWEISFRIST', () => {
  test('ist der Tag selbst, nie verschoben; der Werktag steht im Rechenweg', () => {
    expect(gk('NACHWEISFRIST', '30.11.2020')).toBe(seriell('2021-02-28'));
    expect(weg('NACHWEISFRIST', '30.11.2020')).toContain('nächster Werktag 01.03.2021');
    expect(weg('NACHWEISFRIST', '30.11.2020')).toContain('= 28.02.2021');
    expect(gk('NACHWEISFRIST', '31.12.2022')).toBe(seriell('2023-03-31'));
    expect(weg('NACHWEISFRIST', '31.12.2022')).not.toContain('Werktag');
    expect(gk('NACHWEISFRIST', '30.09.2021', 'DIA-2019')).toBe(seriell('2021-12-30'));
  });

  test('außerhalb des Regelstands #VALUE!', () => {
    const meldung = expect.stringContaining(
      '„ende“: Der 01.01.2023 liegt außerhalb des Förderzeitraums; erlaubt ist 15.07.2019 bis 31.12.2022 (THM-2019)',
    );
    expect(gk('NACHWEISFRIST', '01.01.2023')).toEqual({ fehler: '#VALUE!', meldung });
    expect(gk('NACHWEISFRIST', '31.12.2019', 'DIA-2019')).toMatchObject({ fehler: '#VALUE!' });
    expect(gk('NACHWEISFRIST', '31.12.2019')).toBe(seriell('2020-03-31'));
  });
});
