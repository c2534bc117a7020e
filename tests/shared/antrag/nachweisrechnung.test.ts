/** R22: die Zahlen des Verwendungsnachweises je Haushaltsjahr und in Summe, Bescheid neben Abrechnung. */
import { describe, expect, test } from 'vitest';
import type { Abwicklung } from '../../../shared/antrag/abwicklung.ts';
import { abwicklungsrechnung } from '../../../shared/antrag/abwicklungsrechnung.ts';
import { vollerBescheid } from '../../../shared/antrag/bescheid.ts';
import { type Nachweisjahr, nachweisrechnung } from '../../../shared/antrag/nachweisrechnung.ts';
import { type Planbescheid, planrechnung } from '../../../shared/antrag/planrechnung.ts';
import { alsBetrag } from '../../../shared/grund/geld.ts';
import { namensschluessel } from '../../../shared/grund/name.ts';
import { REGELSTAENDE } from '../../../shared/regelstand/verzeichnis.ts';
import { LEER } from '../beispiele/leere-abwicklung.ts';
import { pruefeRechenweg } from '../schrittpruefung.ts';
import { type Aenderung, antragMit } from './bausatz.ts';

const JAHRE = [2021, 2022];
/** S1 und S2 mit 65.300 € im Jahr; bewilligt ist nur S1. Im Jahr 2022 kostet S1 mehr, als gefördert wird. */
const ANTRAG = antragMit({
  stellen: [{}, {}].map(() => ({ von: '2021-01-01', bis: '2022-12-31' })),
  massnahmen: [{ haushaltsjahr: 2021, ausgaben: '1000.00' }],
});
const bescheid = (programm: 'THM' | 'DIA', id: string, zuwendung: string, jahre: readonly number[]) =>
  vollerBescheid({
    ...{ datum: '2020-12-01', aktenzeichen: programm, programm, stellen: programm === 'THM' ? '1' : null },
    zuwendung: (Number(zuwendung) * jahre.length).toFixed(2),
    jahre: jahre.map((haushaltsjahr) => ({ haushaltsjahr, zuwendung })),
    anteile: jahre.map((haushaltsjahr) => ({ id, haushaltsjahr, zuwendung })),
  });
const BESCHEIDE = [bescheid('THM', 'S1', '52240.00', JAHRE), bescheid('DIA', 'M1', '800.00', [2021])];
const ist = (haushaltsjahr: number, betrag: string, id = 'S1', andereMittel: string | null = null) => ({
  ...{ id, haushaltsjahr, betrag, monate: null, andereMittel },
});
/** S2 bekam nichts; auch das steht im Ist, sonst fehlte eines. */
const ohneS2 = (betrag = '0.00') => JAHRE.map((jahr) => ist(jahr, betrag, 'S2'));
const eingang = (haushaltsjahr: number, betrag: string) => ({
  ...{ programm: 'THM' as const, haushaltsjahr, betrag, fensterBis: `${haushaltsjahr}-12-31` },
  ...{ angefordertAm: `${haushaltsjahr}-11-01`, eingegangenAm: `${haushaltsjahr}-11-20` },
});

function nachweis(
  abwicklung: Partial<Abwicklung>,
  programm: 'THM' | 'DIA' = 'THM',
  herkunft: Parameters<typeof nachweisrechnung>[2] = 'dritte',
) {
  const antrag = { ...ANTRAG, abwicklung: { ...LEER, ...abwicklung } };
  const rechnung = planrechnung(antrag, REGELSTAENDE, namensschluessel, BESCHEIDE);
  const eigene = abwicklungsrechnung(rechnung).find((p) => p.programm === programm);
  if (!eigene) throw new Error(programm);
  return nachweisrechnung(rechnung, eigene, herkunft);
}

/** Ausgaben, zuwendungsfähig, Dritte, öffentliche Mittel, Landeszuwendung. */
const spalte = (eine: Nachweisjahr['abrechnung']) =>
  eine &&
  [
    ...[eine.ausgaben, eine.zuwendungsfaehig, eine.einnahmen.leistungenDritter],
    ...[eine.einnahmen.oeffentlicheMittel, eine.einnahmen.landeszuwendung],
  ].map(({ wert }) => alsBetrag(wert));
const geld = ({ ausgezahlt, erstattung, restanforderung }: Nachweisjahr) =>
  [ausgezahlt, erstattung, restanforderung].map((schritt) => schritt && alsBetrag(schritt.wert));
const GEPLANT = ['65300.00', '65300.00', '0.00', '0.00', '52240.00'];

describe('Teilhabemanagement', () => {
  test('je Jahr und in Summe: nur bewilligte Einträge, höchstens die Bemessung', () => {
    const { jahre, summe } = nachweis({
      ist: [ist(2021, '60000.00'), ist(2022, '70000.01'), ...ohneS2('1.00')],
      abrufe: [eingang(2021, '50000.00'), eingang(2022, '50000.00')],
    });
    expect(jahre.map(({ haushaltsjahr }) => haushaltsjahr)).toEqual(JAHRE);
    expect(jahre.map(({ bescheid: einer }) => spalte(einer))).toEqual([GEPLANT, GEPLANT]);
    expect(jahre.map(({ abrechnung }) => spalte(abrechnung))).toEqual([
      ['60000.00', '60000.00', '0.00', '0.00', '48000.00'],
      ['70000.01', '68000.00', '0.00', '0.00', '52240.00'],
    ]);
    expect(jahre.map(geld)).toEqual([
      ['50000.00', '2000.00', '0.00'],
      ['50000.00', '0.00', '2240.00'],
    ]);
    expect(jahre.map(({ nichtBewilligt }) => nichtBewilligt)).toEqual([['S2'], ['S2']]);
    expect(summe?.haushaltsjahr).toBeNull();
    expect(summe && geld(summe)).toEqual(['100000.00', '2000.00', '2240.00']);
    expect(summe && spalte(summe.abrechnung)).toEqual(['130000.01', '128000.00', '0.00', '0.00', '100240.00']);
    expect(summe && spalte(summe.bescheid)).toEqual(['130600.00', '130600.00', '0.00', '0.00', '104480.00']);
    expect([summe?.ohneIst, summe?.nichtBewilligt]).toEqual([[], []]);
  });

  test('andere Mittel stehen, wo sie herkommen, und gehen von der Zuwendung ab', () => {
    const eintraege = { ist: [ist(2021, '60000.00', 'S1', '1000.00'), ist(2022, '60000.00'), ...ohneS2()] };
    const [dritte] = nachweis(eintraege).jahre;
    const [oeffentlich] = nachweis(eintraege, 'THM', 'oeffentlich').jahre;
    expect(dritte && spalte(dritte.abrechnung)).toEqual(['60000.00', '60000.00', '1000.00', '0.00', '47200.00']);
    expect(oeffentlich && spalte(oeffentlich.abrechnung)).toEqual([
      '60000.00',
      '60000.00',
      '0.00',
      '1000.00',
      '47200.00',
    ]);
  });

  test('geplant und zuwendungsfähig ist, was nach R22 und A4 bleibt', () => {
    const [jahr] = nachweis({}).jahre;
    expect(jahr?.bescheid.zuwendungsfaehig).toMatchObject({ angaben: { regeln: ['R22', 'A4'] } });
  });

  test('fehlt ein Ist, gibt es weder Abrechnung noch Summe, und es heißt, wessen', () => {
    const { jahre, summe } = nachweis({ ist: [ist(2021, '60000.00'), ...ohneS2()] });
    expect(jahre[1]).toMatchObject({ abrechnung: null, erstattung: null, restanforderung: null });
    expect(jahre[1]?.ohneIst).toContain('S1');
    expect(jahre[0]?.ohneIst).not.toContain('S1');
    expect(summe).toMatchObject({ abrechnung: null, erstattung: null, restanforderung: null });
    expect(summe && alsBetrag(summe.ausgezahlt.wert)).toBe('0.00');
  });

  test('jeder Schritt nennt sein Jahr, die Summe keines, und beide R22', () => {
    const { jahre, summe } = nachweis({ ist: [ist(2021, '60000.00'), ist(2022, '60000.00'), ...ohneS2()] });
    for (const [einer, jahr] of [
      [jahre[0], 2021],
      [summe, undefined],
    ] as const) {
      const schritte = [einer?.bescheid.ausgaben, einer?.abrechnung?.ausgaben, einer?.abrechnung?.zuwendungsfaehig];
      for (const schritt of schritte) {
        if (!schritt || !('angaben' in schritt)) throw new Error('kein Schritt');
        const { angaben } = schritt as NonNullable<Nachweisjahr['erstattung']>;
        expect(angaben.jahr).toBe(jahr);
        expect(angaben.regeln).toContain('R22');
        expect('jahr' in angaben).toBe(jahr !== undefined);
        pruefeRechenweg(schritt as NonNullable<Nachweisjahr['erstattung']>);
      }
    }
  });
});

describe('Was nicht dazugehört', () => {
  const mit = (aenderung: Aenderung, ...bescheide: Planbescheid[]) => {
    const rechnung = planrechnung(
      { ...antragMit(aenderung), abwicklung: LEER },
      REGELSTAENDE,
      namensschluessel,
      bescheide,
    );
    const [thm] = abwicklungsrechnung(rechnung);
    return thm && nachweisrechnung(rechnung, thm, 'dritte');
  };
  const zweiJahre = { von: '2021-01-01', bis: '2022-12-31' };

  test('ein Jahr ohne Bescheid, und eines, das der Plan nicht ganz rechnen kann', () => {
    const jahre = (stellen: Aenderung['stellen'], ...genannte: number[]) =>
      mit({ stellen: stellen ?? [] }, bescheid('THM', 'S1', '52240.00', genannte))?.jahre.map((j) => j.haushaltsjahr);
    expect(jahre([zweiJahre], 2021)).toEqual([2021]);
    expect(jahre([zweiJahre, { von: '2022-01-01', bis: '2023-12-31' }], 2021, 2022)).toEqual([2021]);
  });

  test('eine Maßnahme, auch wenn sie wie die Stelle heißt', () => {
    const massnahmen = [{ id: 'S1', haushaltsjahr: 2021, ausgaben: '1000.00' }];
    const gerechnet = mit({ stellen: [zweiJahre], massnahmen }, bescheid('THM', 'S1', '52240.00', [2021]));
    expect(gerechnet?.jahre.map((jahr) => spalte(jahr.bescheid))).toEqual([GEPLANT]);
  });

  test('ein Eintrag ohne Zuwendung in einem Jahr, das der Bescheid nicht verteilt', () => {
    const antrag = { ...antragMit({ stellen: [], massnahmen: [{ ausgaben: '0.00' }] }), abwicklung: LEER };
    const nichtVerteilt = { ...bescheid('DIA', 'M1', '100.00', [2021]), anteile: [] };
    const rechnung = planrechnung(antrag, REGELSTAENDE, namensschluessel, [nichtVerteilt]);
    const [, dia] = abwicklungsrechnung(rechnung);
    expect(dia && nachweisrechnung(rechnung, dia, 'dritte').jahre.map((jahr) => spalte(jahr.bescheid))).toEqual([
      ['0.00', '0.00', '0.00', '0.00', '100.00'],
    ]);
  });
});

describe('Bausteine 1 bis 5', () => {
  test('zählen nur ihre Maßnahmen; ein Jahr braucht keine Summe', () => {
    const { jahre, summe } = nachweis({ ist: [ist(2021, '900.00', 'M1'), ist(2021, '60000.00')] }, 'DIA');
    expect(jahre.map(({ bescheid: einer, abrechnung }) => [spalte(einer), spalte(abrechnung)])).toEqual([
      [
        ['1000.00', '1000.00', '0.00', '0.00', '800.00'],
        ['900.00', '900.00', '0.00', '0.00', '720.00'],
      ],
    ]);
    expect(jahre[0]?.nichtBewilligt).toEqual([]);
    expect(summe).toBeNull();
  });
});
