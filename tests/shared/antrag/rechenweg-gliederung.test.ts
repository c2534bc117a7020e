/** Der gegliederte Rechenweg sagt dasselbe wie der ganze: dasselbe Ergebnis, und in seinen Teilen dieselben Zeilen. */
import { describe, expect, test } from 'vitest';
import { berechneErgebnis, type Planziel, rechenwegZu } from '../../../shared/antrag/finanzierungsplan.ts';
import { PLANFELDER } from '../../../shared/antrag/planfelder.ts';
import { gegliedert, gegliederterRechenweg, gegliederteSumme } from '../../../shared/antrag/rechenweg-gliederung.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { exakt } from '../../../shared/grund/geld.ts';
import { Schritt } from '../../../shared/kern/rechenweg.ts';
import { maximum, summe } from '../../../shared/kern/rechnungen.ts';
import { eingabe } from '../../../shared/regelstand/groesse.ts';

const plan = berechneErgebnis(AACHEN_BEISPIEL).ergebnis.finanzierungsplan;
const ZIELE: readonly Planziel[] = [
  { feld: 'stellenNachSchluessel' },
  ...PLANFELDER.flatMap((feld): Planziel[] => [
    { summe: 'gesamt', feld },
    ...plan.jeHaushaltsjahr.map(({ schluessel }) => ({ summe: 'haushaltsjahr', schluessel, feld }) as const),
    ...plan.jeTraeger.map(({ schluessel }) => ({ summe: 'traeger', schluessel, feld }) as const),
    ...plan.zeilen.map(({ id, haushaltsjahr }) => ({ id, haushaltsjahr: haushaltsjahr ?? 0, feld })),
  ]),
];
const ohneNr = ({ nr: _, ...zeile }: { readonly nr: number }) => JSON.stringify(zeile);

describe.each(ZIELE.map((ziel) => [JSON.stringify(ziel), ziel] as const))('%s', (_, ziel) => {
  const ganz = rechenwegZu(AACHEN_BEISPIEL, ziel) ?? [];
  const gegliedert = gegliederterRechenweg(AACHEN_BEISPIEL, ziel);

  test('das Ergebnis steht zuerst, und zu den Teilen gehört jede andere Zeile', () => {
    expect(gegliedert && ohneNr(gegliedert.ergebnis)).toBe(ohneNr(ganz.at(-1) ?? { nr: 0 }));
    const davor = new Set(ganz.slice(0, -1).map(({ schritt, wert }) => `${schritt} ${wert}`));
    const inTeilen = gegliedert?.teile.flatMap((teil) => teil.zeilen()) ?? [];
    expect(new Set(inTeilen.map(({ schritt, wert }) => `${schritt} ${wert}`))).toEqual(davor);
  });
});

test('die Teile einer Summe heißen nach ihren Einträgen; eine einzelne Zahl hat höchstens einen', () => {
  const imJahr = gegliederterRechenweg(AACHEN_BEISPIEL, {
    summe: 'haushaltsjahr',
    schluessel: 2020,
    feld: 'zuwendung',
  });
  expect(imJahr?.teile.length).toBe(plan.zeilen.filter(({ haushaltsjahr }) => haushaltsjahr === 2020).length);
  expect(new Set(imJahr?.teile.map(({ titel }) => titel)).size).toBe(imJahr?.teile.length);
  const einzeln = gegliederterRechenweg(AACHEN_BEISPIEL, { id: 'S1', haushaltsjahr: 2020, feld: 'zuwendung' });
  expect(einzeln?.teile.length).toBe(1);
  expect(gegliederterRechenweg(AACHEN_BEISPIEL, { id: 'fehlt', haushaltsjahr: 2020, feld: 'zuwendung' })).toBeNull();
});

describe('eine Summe, die nur das Blatt zeigt', () => {
  const jahre = plan.zeilen.filter(({ id }) => id === 'S1').map(({ haushaltsjahr }) => haushaltsjahr ?? 0);
  const vonS1 = jahre.map((haushaltsjahr) => ({ id: 'S1', haushaltsjahr, feld: 'zuwendung' }) as const);

  test('die Jahre eines Eintrags: die Summe ihrer Zahlen, je Jahr ein Teil mit ihrem Rechenweg', () => {
    const weg = gegliederteSumme(AACHEN_BEISPIEL, 'Stelle S1, Zuwendung insgesamt', vonS1);
    const cent = plan.zeilen
      .filter(({ id }) => id === 'S1')
      .reduce((summe, { betraege }) => summe + Math.round(Number(betraege?.zuwendung) * 100), 0);
    expect(weg?.ergebnis).toMatchObject({ schritt: 'Stelle S1, Zuwendung insgesamt', wert: (cent / 100).toFixed(2) });
    expect(weg?.teile.map(({ titel }) => titel)).toEqual(
      jahre.map((jahr) => `Zuwendung ${jahr} von S1 (Teilhabemanagement der Stadt)`),
    );
    for (const [i, teil] of (weg?.teile ?? []).entries()) {
      const ganz = rechenwegZu(AACHEN_BEISPIEL, vonS1[i] as Planziel) ?? [];
      expect(
        teil
          .zeilen()
          .slice(0, -1)
          .map(({ schritt, wert }) => [schritt, wert]),
      ).toEqual(ganz.map(({ schritt, wert }) => [schritt, wert]));
    }
  });

  test('eine einzige Zahl erklärt sich wie im Plan; fehlt eine, gibt es keine Summe', () => {
    const einzige = vonS1.slice(0, 1);
    expect(JSON.stringify(gegliederteSumme(AACHEN_BEISPIEL, 'gleich', einzige)?.ergebnis)).toBe(
      JSON.stringify(gegliederterRechenweg(AACHEN_BEISPIEL, einzige[0] as Planziel)?.ergebnis),
    );
    expect(gegliederteSumme(AACHEN_BEISPIEL, 'keine', [])).toBeNull();
    const fehlt = { id: 'fehlt', haushaltsjahr: 2020, feld: 'zuwendung' } as const;
    expect(gegliederteSumme(AACHEN_BEISPIEL, 'unvollständig', [...vonS1, fehlt])).toBeNull();
  });

  test('aus mehreren Einträgen: jeder Teil heißt nach seinem, die Regel ist die der Summe', () => {
    const zeilen = plan.zeilen.filter(({ haushaltsjahr, betraege }) => haushaltsjahr === 2021 && betraege).slice(-2);
    const weg = gegliederteSumme(
      AACHEN_BEISPIEL,
      'Zwei Einträge',
      zeilen.map(({ id }) => ({ id, haushaltsjahr: 2021, feld: 'zuwendung' })),
    );
    expect(zeilen).toHaveLength(2);
    expect(weg?.ergebnis).toMatchObject({ einheit: '€', regeln: ['A4'] });
    for (const [i, { id }] of zeilen.entries())
      expect(weg?.teile[i]?.titel).toMatch(new RegExp(`^Zuwendung 2021 von ${id} `));
  });

  test('aus Summen des Plans: sie behalten ihren Namen', () => {
    const weg = gegliederteSumme(AACHEN_BEISPIEL, 'Zwei Jahre', [
      { summe: 'haushaltsjahr', schluessel: 2020, feld: 'zuwendung' },
      { summe: 'haushaltsjahr', schluessel: 2021, feld: 'zuwendung' },
    ]);
    expect(weg?.teile.map(({ titel }) => titel)).toEqual([
      'Zuwendung, Haushaltsjahr 2020',
      'Zuwendung, Haushaltsjahr 2021',
    ]);
  });

  test('auch ein Jahr, das ein Eintrag nicht berührt, lässt keine Summe zu', () => {
    const nie = { id: 'S1', haushaltsjahr: 1999, feld: 'zuwendung' } as const;
    expect(gegliederteSumme(AACHEN_BEISPIEL, 'nie', [...vonS1, nie])).toBeNull();
  });
});

describe('die Teile', () => {
  const angaben = { id: 'x', titel: 'Ergebnis', einheit: '€', regeln: ['A4'] } as const;
  const betrag = () => eingabe('Betrag', exakt('12.50'), '€');
  const davor = () => new Schritt({ ...angaben, titel: 'Davor', rechnung: maximum([betrag(), betrag()]) });

  test('einer einzelnen Zahl sind die Schritte bis dahin, ohne sie selbst', () => {
    const { teile } = gegliedert(new Schritt({ ...angaben, rechnung: maximum([davor(), betrag()]) }));
    expect(teile.map(({ titel }) => titel)).toEqual(['Schritte bis dahin']);
    expect(teile[0]?.zeilen().map(({ schritt }) => schritt)).toEqual(['Davor']);
    expect(gegliedert(davor()).teile).toEqual([]);
  });

  test('einer Summe sind ihre gerechneten Summanden; eine Eingabe hat keinen Rechenweg', () => {
    const { teile } = gegliedert(new Schritt({ ...angaben, rechnung: summe([betrag(), davor()]) }));
    expect(teile.map(({ titel }) => titel)).toEqual(['Davor']);
    expect(teile[0]?.zeilen().map(({ wert }) => wert)).toEqual(['12.50']);
  });
});
