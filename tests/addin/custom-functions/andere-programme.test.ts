/** Schulsozialarbeit und Integrationsmanagement im gebauten functions.js: nur, wo ihr Regelstand genannt ist. */
import { describe, expect, test } from 'vitest';
import { gk } from './excel.ts';

const AB_MAERZ = ['15.03.2024', '31.12.2024'] as const;
const JAHR = ['01.01.2024', '31.12.2024'] as const;
const text = (matrix: unknown) => (matrix as unknown[][]).flat().join(' | ');
const fehler = (meldung: RegExp) => ({ fehler: '#VALUE!', meldung: expect.stringMatching(meldung) });

describe('KIM-NRW (Festbetrag)', () => {
  test('15.03.–31.12.2024, 65.300 €: 45.441,67 und 6.616,94', () => {
    expect(gk('ZUWENDUNG', 1, ...AB_MAERZ, 65_300, null, 'KIM-NRW')).toBe(45_441.67);
    expect(gk('EIGENANTEIL', 1, ...AB_MAERZ, 65_300, null, 'KIM-NRW')).toBe(6_616.94);
    expect(gk('BEMESSUNG', 1, ...AB_MAERZ, null, 'KIM-NRW')).toBe(45_441.67);
    expect(gk('FOERDERTAGE', ...AB_MAERZ, null, 'KIM-NRW')).toBe(287);
  });

  test('der Rechenweg nennt beide Lesarten und keine Quote', () => {
    const zuwendung = text(gk('RECHENWEG', 'ZUWENDUNG', 1, ...AB_MAERZ, 65_300, null, 'KIM-NRW'));
    expect(zuwendung).toContain('nach Zwölfteln: 47.500,00 €');
    expect(zuwendung).toContain('nach Kalendertagen: 45.475,41 €');
    expect(zuwendung).toContain('57.000,00 € (Festbetrag, R4, KIM-NRW)');
    expect(zuwendung).not.toMatch(/80 %|0,8|Förderquote/);
    const eigenanteil = text(gk('RECHENWEG', 'EIGENANTEIL', 1, ...AB_MAERZ, 65_300, null, 'KIM-NRW'));
    for (const betrag of ['6.916,67', '6.621,86', '54.416,67', '52.097,27']) expect(eigenanteil).toContain(betrag);
  });

  test('unter dem Höchstbetrag zählen die Kosten: 50.000 € werden 39.861,11, Eigenanteil 0', () => {
    expect(gk('ZUWENDUNG', 1, ...AB_MAERZ, 50_000, null, 'KIM-NRW')).toBe(39_861.11);
    expect(gk('EIGENANTEIL', 1, ...AB_MAERZ, 50_000, null, 'KIM-NRW')).toBe(0);
  });

  test('ganzes Jahr, 18 Stellen, ohne Kosten und Assistenz', () => {
    expect(gk('ZUWENDUNG', 1, ...JAHR, 65_300, null, 'KIM-NRW')).toBe(57_000);
    expect(gk('EIGENANTEIL', 1, ...JAHR, 65_300, null, 'KIM-NRW')).toBe(8_300);
    expect(gk('ZUWENDUNG', 18, ...JAHR, null, null, 'KIM-NRW')).toBe(1_026_000);
    expect(gk('EIGENANTEIL', 1, ...JAHR, null, null, 'KIM-NRW')).toBe(0);
    expect(gk('ZUWENDUNG', 0.5, ...JAHR, null, null, 'KIM-NRW-ASSISTENZ')).toBe(22_500);
    expect(gk('ZUWENDUNG', 1, ...JAHR, 60_000, null, 'KIM-NRW-ASSISTENZ')).toBe(45_000);
  });

  test('Abrechnung: das Ist, höchstens der Höchstbetrag', () => {
    const abrechnung = (ist: number, von: string, bewilligt: number | null = null) =>
      gk('ABRECHNUNG', 1, von, '31.12.2024', ist, bewilligt, null, 'KIM-NRW');
    expect(abrechnung(65_300, '01.01.2024')).toBe(57_000);
    expect(abrechnung(50_000, '01.01.2024')).toBe(50_000);
    expect(abrechnung(50_000, '15.03.2024')).toBe(45_441.67);
    expect(abrechnung(50_000, '01.01.2024', 48_000)).toBe(48_000);
    expect(text(gk('RECHENWEG', 'ABRECHNUNG', 1, ...JAHR, 50_000, null, null, 'KIM-NRW'))).not.toMatch(/80 %|0,8 \(/);
    expect(gk('MITTELABRUF', 70_000, 0, 57_000, 57_000, null, 'KIM-NRW')).toBe(57_000);
  });
});

describe('SSA-NRW (Anteilfinanzierung)', () => {
  test('74.300 €: 56.000,00 und 18.300,00; Lesart 59.440,00 und 14.860,00', () => {
    expect(gk('ZUWENDUNG', 1, ...JAHR, 74_300, null, 'SSA-NRW')).toBe(56_000);
    expect(gk('EIGENANTEIL', 1, ...JAHR, 74_300, null, 'SSA-NRW')).toBe(18_300);
    expect(text(gk('RECHENWEG', 'ZUWENDUNG', 1, ...JAHR, 74_300, null, 'SSA-NRW'))).toContain('59.440,00 €');
    expect(text(gk('RECHENWEG', 'EIGENANTEIL', 1, ...JAHR, 74_300, null, 'SSA-NRW'))).toContain('14.860,00 €');
  });

  test('Ausnahme ab 01.08.2025: 59.440,00 und 14.860,00 im Jahr', () => {
    const jahr = ['01.01.2026', '31.12.2026'] as const;
    expect(gk('ZUWENDUNG', 1, ...jahr, 74_300, null, 'SSA-NRW-AUSNAHME')).toBe(59_440);
    expect(gk('EIGENANTEIL', 1, ...jahr, 74_300, null, 'SSA-NRW-AUSNAHME')).toBe(14_860);
    expect(gk('ZUWENDUNG', 1, ...JAHR, 74_300, null, 'SSA-NRW-AUSNAHME')).toEqual(fehler(/01\.08\.2025/));
  });

  test('ohne Kosten 56.000,00 und 14.000,00; Abrechnung 80 % höchstens von 70.000 €', () => {
    expect(gk('ZUWENDUNG', 1, ...JAHR, null, null, 'SSA-NRW')).toBe(56_000);
    expect(gk('EIGENANTEIL', 1, ...JAHR, null, null, 'SSA-NRW')).toBe(14_000);
    expect(gk('ABRECHNUNG', 1, ...JAHR, 74_300, null, null, 'SSA-NRW')).toBe(56_000);
    expect(gk('ABRECHNUNG', 1, ...JAHR, 60_000, null, null, 'SSA-NRW')).toBe(48_000);
  });
});

describe('Fortschreibung', () => {
  test('Aachen ab 01.04.2020: 117.540,00, 29.385,00, alles kofinanzierbar', () => {
    const bis = ['01.04.2020', '30.06.2022', 65_300, null, 'THM-2019-F'] as const;
    expect(gk('FOERDERTAGE', '01.04.2020', '30.06.2022', null, 'THM-2019-F')).toBe(810);
    expect(gk('BEMESSUNG', 1, '01.04.2020', '30.06.2022', null, 'THM-2019-F')).toBe(153_000);
    expect([gk('ZUWENDUNG', 1, ...bis), gk('EIGENANTEIL', 1, ...bis), gk('KOFINANZIERUNG', 1, ...bis)]).toEqual([
      117_540, 29_385, 29_385,
    ]);
    expect(gk('ZUWENDUNG', 1, '01.04.2020', '31.12.2022', 65_300, null, 'THM-2019-F')).toEqual(fehler(/30\.06\.2022/));
    expect(gk('BAUSTEIN.ZUWENDUNG', 1, 1_000, null, 'DIA-2019-F', 2023)).toBe(800);
  });
});

describe('Was ein Regelstand nicht nennt, wird mit Worten abgelehnt', () => {
  test.each<[string, unknown[], RegExp]>([
    ['ZUWENDUNG', [1, ...JAHR, 65_300], /Förderzeitraum 15\.07\.2019 bis 31\.12\.2022/],
    ['ZUWENDUNG', [1, ...JAHR, 65_300, null, 'KIM'], /KIM-NRW-ASSISTENZ/],
    ['ZUWENDUNG', [1, ...JAHR, 65_300, null, 'DIA-2019-F'], /Baustein 6/],
    ['BAUSTEIN.ZUWENDUNG', [1, 1_000, null, 'KIM-NRW'], /DIA-2019-F/],
    ['ZUWENDUNG', [1, '01.12.2022', '31.12.2023', null, null, 'KIM-NRW'], /01\.01\.2023 bis 31\.12\.2029/],
    ['STELLEN', [256, 'KIM-NRW'], /keinen Schlüssel/],
    ['STELLEN', [256, 'SSA-NRW'], /keinen Schlüssel/],
    ['KOFINANZIERUNG', [1, ...JAHR, 65_300, null, 'KIM-NRW'], /kein Fenster/],
    ['NACHWEISFRIST', ['31.12.2024', 'KIM-NRW'], /keine Frist/],
    ['NACHWEISFRIST', ['31.12.2024'], /31\.12\.2022 \(THM-2019\)\./],
    ['FUNDSTELLE', ['R1', 'KIM-NRW'], /R1/],
  ])('GK.%s %j', (id, argumente, meldung) => {
    expect(gk(id, ...argumente)).toEqual(fehler(meldung));
  });

  test('GK.FUNDSTELLE spricht vom genannten Programm', () => {
    expect(gk('FUNDSTELLE', 'R5', 'KIM-NRW')).toMatch(/^R5 Förderung je Stelle: .*Festbetrag.*12\.12\.2024/);
    expect(gk('FUNDSTELLE', 'R4', 'SSA-NRW')).toContain('70.000 € Personal- und Sachausgaben');
    expect(gk('FUNDSTELLE', 'R9', 'SSA-NRW')).toContain('30.04. des Jahres, in dem das Schuljahr beginnt');
    expect(gk('FUNDSTELLE', 'R12', 'THM-2019-F')).toContain('31.03.2023');
    expect(gk('FUNDSTELLE', 'W11')).toContain('16.168,89 €');
    expect(gk('FUNDSTELLE', 'W21')).toContain('18.12.2019');
  });
});
