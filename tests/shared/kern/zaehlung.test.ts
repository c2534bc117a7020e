/** Wie die Zeit zählt, wo keine Quelle es sagt (A2): Monate, Kalendertage, geteilte Stellen und die anderen Lesarten. */
import { describe, expect, it } from 'vitest';
import { type Foerdereingabe, Foerderung } from '../../../shared/kern/foerderung.ts';
import type { Schritt } from '../../../shared/kern/rechenweg.ts';
import { rechenwegzeilen } from '../../../shared/kern/rechenweg-text.ts';
import { KIM_NRW } from '../../../shared/regelstand/kim-nrw.ts';
import { SSA_NRW } from '../../../shared/regelstand/ssa-nrw.ts';
import { d } from '../tage.ts';

const kim = (rest: Partial<Foerdereingabe>, jahr = 2024) =>
  new Foerderung(
    { stellenanteil: '0.75', von: d('2024-03-15'), bis: d('2025-02-10'), jahresausgaben: '65300', ...rest },
    [KIM_NRW],
  ).imJahr(jahr);
const erste = (schritt: Schritt) => rechenwegzeilen(schritt)[0];
const lesarten = (schritt: Schritt) =>
  rechenwegzeilen(schritt).flatMap(({ auslegungen }) =>
    auslegungen.map(({ id, text, wert }) => [id, text.replace(/.*andere Lesart, (.*):.*/, '$1'), wert]),
  );

describe('die Zeile, die zählt', () => {
  it.each([
    ['zwoelftel', 'monate', 'Begonnene Monate 2024', 'Monate', 'jeder begonnene Monat zählt ganz = 10', '10'],
    ['tage', 'kalendertage', 'Kalendertage 2024', 'Tage', 'Kalendertage = 292', '292'],
  ] as const)('%s', (zeitanteil, id, schritt, einheit, zaehlung, wert) => {
    expect(erste(kim({ zeitanteil }).zuwendung)).toMatchObject({
      ...{ id, schritt, einheit, wert, haushaltsjahr: 2024, regeln: ['A2'] },
      rechnung: `15.03.2024 (von), 10.02.2025 (bis), davon im Haushaltsjahr 2024: ${zaehlung}`,
      fundstelle: expect.stringMatching(/^A2: /),
    });
  });

  it('nennt das Haushaltsjahr nur, wo der Zeitraum darüber hinausgeht', () => {
    const text = (von: string, bis: string) =>
      erste(kim({ zeitanteil: 'tage', von: d(von), bis: d(bis) }).zuwendung)?.rechnung;
    expect(text('2024-03-15', '2024-10-10')).toBe('15.03.2024 (von), 10.10.2024 (bis): Kalendertage = 210');
    expect(text('2024-12-30', '2025-01-01')).toContain('(bis), davon im Haushaltsjahr 2024: Kalendertage = 2');
    expect(text('2023-12-30', '2024-01-02')).toContain('(bis), davon im Haushaltsjahr 2024: Kalendertage = 2');
  });

  it('nennt, was auf einer geteilten Stelle noch frei ist, und zählt höchstens das', () => {
    const zeitgrenzen = {
      zwoelftel: new Map([
        ['2024-03', 0],
        ['2024-04', 1],
      ]),
      tage: new Map([
        ['2024-03', 4],
        ['2025-01', 9],
      ]),
    };
    const grenzen = new Map([['2024-03', 12]]);
    expect(erste(kim({ zeitanteil: 'zwoelftel', grenzen, zeitgrenzen }).zuwendung)?.rechnung).toMatch(
      /jeder begonnene Monat zählt ganz; 0 \(noch frei im 03\/2024, A2\); 1 \(noch frei im 04\/2024, A2\) = 9$/,
    );
    expect(erste(kim({ zeitanteil: 'tage', grenzen, zeitgrenzen }).zuwendung)?.rechnung).toMatch(
      /: Kalendertage; 4 \(noch frei im 03\/2024, A2\) = 279$/,
    );
    const jedeLesart = kim({ zeitanteil: 'tage', grenzen, zeitgrenzen }).zuwendung;
    expect(lesarten(jedeLesart)).toEqual([
      ['A2', 'nach Dreißigsteln', '33487.50'],
      ['A2', 'nach Zwölfteln', '32062.50'],
    ]);
  });

  it.each([
    ['zwoelftel', ['Begonnene Monate 2024', '12', 'Monate im Jahr', 'A2']],
    ['tage', ['Kalendertage 2024', '366', 'Tage im Jahr 2024', 'A2']],
  ] as const)('%s teilt durch das ganze Jahr', (zeitanteil, [gezaehlt, geteilt, name, regel]) => {
    const zeile = rechenwegzeilen(kim({ zeitanteil }).zuwendung).find(({ id }) => id === 'bemessung.exakt');
    expect(zeile?.rechnung).toContain(`(${gezaehlt}) ÷ ${geteilt} (${name}, ${regel})`);
    expect(zeile?.regeln).toEqual(['R4', 'R6', 'A2']);
  });

  it('365 Tage hat ein Jahr, das kein Schaltjahr ist', () => {
    const zeile = rechenwegzeilen(kim({ zeitanteil: 'tage' }, 2025).bemessung).find(
      ({ id }) => id === 'bemessung.exakt',
    );
    expect(zeile?.rechnung).toContain('× 41 (Kalendertage 2025) ÷ 365 (Tage im Jahr 2025, A2)');
  });
});

describe('die anderen Lesarten', () => {
  it.each([
    ['bemessung', '35625.00', '34106.56'],
    ['ausgaben', '54416.67', '52097.27'],
    ['zuwendung', '35625.00', '34106.56'],
    ['eigenanteil', '18791.67', '17990.71'],
  ] as const)('%s: die beiden anderen Zählungen', (feld, zwoelftel, tage) => {
    expect(lesarten(kim({})[feld]).slice(-2)).toEqual([
      ['A2', 'nach Zwölfteln', zwoelftel],
      ['A2', 'nach Kalendertagen', tage],
    ]);
  });

  it('fehlen auf einer geteilten Stelle, deren andere Zählungen niemand kennt', () => {
    const grenzen = new Map([['2024-03', 12]]);
    expect(lesarten(kim({ grenzen }).zuwendung)).toEqual([]);
  });

  it('ein Regelstand, der die Zuwendung begrenzt, kennt die andere Grenze (R4), mit eigenen Ausgaben', () => {
    const ssa = (jahresausgaben: string | null) =>
      new Foerderung({ stellenanteil: '1', von: d('2024-01-01'), bis: d('2024-12-31'), jahresausgaben }, [
        SSA_NRW,
      ]).imJahr(2024);
    const begrenzt = { id: 'R4', name: 'sie begrenzt die Zuwendung statt der Ausgaben' };
    expect(lesarten(ssa('80000').zuwendung)).toEqual([[begrenzt.id, begrenzt.name, '64000.00']]);
    expect(lesarten(ssa('80000').eigenanteil).at(-1)).toEqual([begrenzt.id, begrenzt.name, '16000.00']);
    expect(lesarten(ssa('90000').zuwendung)).toEqual([[begrenzt.id, begrenzt.name, '70000.00']]);
    expect(lesarten(ssa(null).zuwendung)).toEqual([]);
    expect(lesarten(kim({ von: d('2024-01-01'), bis: d('2024-12-31') }).zuwendung)).toEqual([]);
  });
});
