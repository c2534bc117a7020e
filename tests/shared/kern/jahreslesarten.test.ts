/** Welche anderen Lesarten eine Stelle hat, wo ein Regelstand die Zählung der Zeit offenlässt (A2, R4). */
import { describe, expect, it } from 'vitest';
import { alsBetrag } from '../../../shared/grund/geld.ts';
import { type Foerdereingabe, Foerderung } from '../../../shared/kern/foerderung.ts';
import { rechenweg, type Schritt } from '../../../shared/kern/rechenweg.ts';
import { gezaehltImJahr, ZEITANTEILE } from '../../../shared/kern/zeitanteil.ts';
import { KIM_NRW } from '../../../shared/regelstand/kim-nrw.ts';
import { SSA_NRW } from '../../../shared/regelstand/ssa-nrw.ts';
import { THM_2019 } from '../../../shared/regelstand/thm-2019.ts';
import type { ThmRegelstand } from '../../../shared/regelstand/typen.ts';
import { d } from '../tage.ts';

const stelle = (regelstand: ThmRegelstand, rest: Partial<Foerdereingabe> = {}) =>
  new Foerderung({ stellenanteil: 1, von: d('2024-03-15'), bis: d('2024-12-31'), jahresausgaben: '90000', ...rest }, [
    regelstand,
  ]).imJahr(2024);
const lesarten = (schritt: Schritt) => schritt.greifendeLesarten.map(({ id, bezeichnung }) => [id, bezeichnung]);
const ANDERS = {
  dreissigstel: ['A2', 'nach Dreißigsteln'],
  zwoelftel: ['A2', 'nach Zwölfteln'],
  tage: ['A2', 'nach Kalendertagen'],
} as const;

describe('Andere Lesarten', () => {
  it.each(ZEITANTEILE)('gezählt ist %s: daneben stehen die beiden anderen Zählungen, diese nicht', (zeitanteil) => {
    const andere = ZEITANTEILE.filter((z) => z !== zeitanteil).map((z) => ANDERS[z]);
    const { bemessung, ausgaben, zuwendung } = stelle(KIM_NRW, { zeitanteil });
    for (const schritt of [bemessung, ausgaben, zuwendung]) expect(lesarten(schritt)).toEqual(andere);
  });

  it('die Bemessungsgrundlage begrenzt die Zuwendung nur, wo der Regelstand das offenlässt', () => {
    const R4 = ['R4', 'sie begrenzt die Zuwendung statt der Ausgaben'];
    const { begrenztZuwendung: _, ...rest } = SSA_NRW;
    const bestimmt: ThmRegelstand = { ...rest, id: 'SSA-X' };
    for (const feld of ['zuwendung', 'eigenanteil'] as const) {
      expect(lesarten(stelle(SSA_NRW)[feld])).toContainEqual(R4);
      expect(lesarten(stelle(bestimmt)[feld])).toEqual([ANDERS.zwoelftel, ANDERS.tage]);
    }
  });

  it('ohne eigene Ausgaben sind beide Lesarten der Bemessungsgrundlage dieselbe Zahl', () => {
    const { zuwendung, eigenanteil } = stelle(SSA_NRW, { jahresausgaben: null });
    for (const schritt of [zuwendung, eigenanteil]) expect(lesarten(schritt)).toEqual([ANDERS.zwoelftel, ANDERS.tage]);
  });
});

describe('Das Fenster der Integrationspauschale', () => {
  const fenster = {
    ...THM_2019.kofinanzierung,
    von: { ...THM_2019.kofinanzierung.von, wert: '2024-01-01' },
    bis: { ...THM_2019.kofinanzierung.bis, wert: '2024-06-30' },
  };

  it('wo der Regelstand keines nennt, gibt es keine Kofinanzierung', () => {
    expect(() => stelle(KIM_NRW).kofinanzierung).toThrow(
      expect.objectContaining({ code: 'FENSTER_FEHLT', feld: 'regelstand' }),
    );
  });

  it('deckt ein Festbetrag alles Zuwendungsfähige, bleibt für die Pauschale nichts', () => {
    const jahr = stelle({ ...KIM_NRW, id: 'KIM-X', kofinanzierung: fenster } as ThmRegelstand);
    const wege = rechenweg(jahr.kofinanzierung).map(({ angaben, wert }) => [angaben.id, alsBetrag(wert)]);
    expect(wege).toContainEqual(['fenster.ausgaben', '16941.67']);
    expect(wege).toContainEqual(['fenster.zuwendung', '16941.67']);
    expect(wege.at(-1)).toEqual(['kofinanzierung', '0.00']);
  });
});

describe('Monate und Kalendertage im Jahr', () => {
  it.each([
    ['2024-03-15', '2024-03-15', 1, 1],
    ['2024-03-15', '2024-04-01', 2, 18],
    ['2023-11-30', '2025-02-01', 12, 366],
    ['2023-12-31', '2024-02-01', 2, 32],
    ['2024-11-30', '2025-03-31', 2, 32],
    ['2023-01-01', '2023-12-31', 0, 0],
    ['2025-01-01', '2025-12-31', 0, 0],
  ])('%s bis %s: 2024 %i Monate, %i Tage', (von, bis, monate, tage) => {
    expect(gezaehltImJahr('zwoelftel', d(von), d(bis), 2024)).toBe(monate);
    expect(gezaehltImJahr('tage', d(von), d(bis), 2024)).toBe(tage);
  });
});
