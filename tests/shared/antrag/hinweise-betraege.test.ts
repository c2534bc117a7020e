/** W3, A7, R13: auf welche Angaben Hinweise zu Beträgen zeigen, und welche Bausteine gegen das Fördervolumen zählen. */
import { describe, expect, it } from 'vitest';
import type { DiaRegelstand } from '../../../shared/regelstand/typen.ts';
import { REGELSTAENDE, type Verzeichnis } from '../../../shared/regelstand/verzeichnis.ts';
import { nurDie, texteDer } from './hinweisprobe.ts';

it('TRENNZEICHEN_VERSCHOBEN zeigt auf jede der Angaben', () => {
  const probe = {
    foerdervolumen: '653000.00',
    bagatellgrenze: '6.53',
    massnahmen: [{ ausgaben: '65.30', ausgabenImFenster: '6530.00' }],
  };
  expect(nurDie('TRENNZEICHEN_VERSCHOBEN', probe)).toEqual([
    'warnung foerdervolumen bagatellgrenze stellen[0].jahresausgaben massnahmen[0].ausgaben massnahmen[0].ausgabenImFenster | 653.000,00 € 6,53 € 65.300,00 € 65,30 € 6.530,00 €',
  ]);
});

it('BETRAG_AUSSER_VERHAELTNIS zeigt auf Betrag und Stellenanteil, bei Maßnahmen auf das Fördervolumen', () => {
  const probe = {
    foerdervolumen: '1000.00',
    stellen: [{}, { jahresausgaben: '340000.01' }],
    massnahmen: [{ ausgaben: '10000.01' }],
  };
  expect(nurDie('BETRAG_AUSSER_VERHAELTNIS', probe)).toEqual([
    'warnung stellen[1].jahresausgaben stellen[1].stellenanteil | 340.000,01 € 68.000,00 €',
    'warnung massnahmen[0].ausgaben foerdervolumen | 10.000,01 € 1.000,00 €',
  ]);
});

describe('Fördervolumen', () => {
  const [dia] = REGELSTAENDE.filter(({ id }) => id === 'DIA-2019') as [DiaRegelstand];
  /** DIA-2019, in dem nur diese Bausteine gegen das Fördervolumen zählen. */
  const zaehlt = (nummern: readonly number[], rest: Partial<DiaRegelstand> = {}): DiaRegelstand => ({
    ...dia,
    ...rest,
    bausteine: Object.fromEntries(
      Object.entries(dia.bausteine).map(([nummer, baustein]) => {
        const wert = nummern.includes(Number(nummer));
        return [nummer, { ...baustein, zaehltZumFoerdervolumen: { ...baustein.zaehltZumFoerdervolumen, wert } }];
      }),
    ) as unknown as DiaRegelstand['bausteine'],
  });
  const mit = (...regelstaende: DiaRegelstand[]): Verzeichnis => [
    ...REGELSTAENDE.filter(({ id }) => id !== 'DIA-2019'),
    ...regelstaende,
  ];
  const massnahmen = [{}, { haushaltsjahr: 2020, baustein: 2 as const, ausgaben: '10.00' }];
  const anfang = (code: string, foerdervolumen: string, verzeichnis: Verzeichnis) =>
    texteDer(code, { foerdervolumen, massnahmen, verzeichnis }).map((text) => text.slice(0, 100));

  it('ein einziger Baustein steht in der Einzahl', () => {
    expect(anfang('FOERDERVOLUMEN_UEBERSCHRITTEN', '98765.41', mit(zaehlt([1])))[0]).toContain(
      'Der Baustein 1 sieht 98.765,42 € Zuwendung vor',
    );
    expect(anfang('FOERDERVOLUMEN_LESART', '98765.42', mit(zaehlt([1])))[0]).toContain(
      'reicht für 98.765,42 € Zuwendung des Bausteins 1.',
    );
  });

  it('mehrere in der Mehrzahl; es genügt, wenn ein Regelstand des Antrags sie zählt', () => {
    const zwei = mit(
      zaehlt([1, 2], { id: 'DIA-2020', gueltigBis: { ...dia.gueltigBis, wert: '2020-12-31' } }),
      zaehlt([1], { id: 'DIA-2021', gueltigVon: { ...dia.gueltigVon, wert: '2021-01-01' } }),
    );
    expect(anfang('FOERDERVOLUMEN_UEBERSCHRITTEN', '98773.41', zwei)[0]).toContain(
      'Die Bausteine 1 und 2 sehen 98.773,42 € Zuwendung vor',
    );
    expect(anfang('FOERDERVOLUMEN_LESART', '98773.42', zwei)[0]).toContain('Zuwendung der Bausteine 1 und 2.');
  });
});
