/** Der gegliederte Rechenweg sagt dasselbe wie der ganze: dasselbe Ergebnis, und in seinen Teilen dieselben Zeilen. */
import { describe, expect, test } from 'vitest';
import { berechneErgebnis, type Planziel, rechenwegZu } from '../../../shared/antrag/finanzierungsplan.ts';
import { PLANFELDER } from '../../../shared/antrag/planfelder.ts';
import { gegliederterRechenweg, gegliederteSumme } from '../../../shared/antrag/rechenweg-gliederung.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';

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
  const summe = gegliederterRechenweg(AACHEN_BEISPIEL, { summe: 'haushaltsjahr', schluessel: 2020, feld: 'zuwendung' });
  expect(summe?.teile.length).toBe(plan.zeilen.filter(({ haushaltsjahr }) => haushaltsjahr === 2020).length);
  expect(new Set(summe?.teile.map(({ titel }) => titel)).size).toBe(summe?.teile.length);
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
});
