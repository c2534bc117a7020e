/**
 * Die Zahlen einer Stelle ohne Schritte gegen die Schritte, samt jeder anderen Lesart; und wo es sie nicht gibt, weil
 * eine Zahl zu groß oder zu fein ist oder die Zeit anders zählt. Jeder Fall liest den Regelstand neu.
 */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alsZahl, type Exakt } from '../../../shared/grund/geld.ts';
import { type Foerdereingabe, Foerderung } from '../../../shared/kern/foerderung.ts';
import type { Jahresfoerderung } from '../../../shared/kern/jahresfoerderung.ts';
import { fensterDes } from '../../../shared/kern/kofinanzierung.ts';
import type { Schritt } from '../../../shared/kern/rechenweg.ts';
import { Stellenzahlen, type Zahlenlesart } from '../../../shared/kern/stellenzahlen.ts';
import type { ThmRegelstand } from '../../../shared/regelstand/typen.ts';
import { REGELSTAENDE } from '../../../shared/regelstand/verzeichnis.ts';
import { betrag, d, stellenanteil, zeitraum } from '../tage.ts';

type Angaben = Partial<Omit<Foerdereingabe, 'von' | 'bis'>> & {
  readonly von?: string;
  readonly bis?: string;
  readonly jahr?: number;
};
type Wandelbar<T> = T extends object ? { -readonly [feld in keyof T]: Wandelbar<T[feld]> } : T;

/** Eine halbe Stelle im Jahr 2020, mit neu gelesenem Regelstand. */
function jahrVon(
  { von = '2020-01-01', bis = '2020-12-31', jahr = 2020, ...rest }: Angaben,
  aendere: (regelstand: Wandelbar<ThmRegelstand>) => void = () => {},
): Jahresfoerderung {
  const verzeichnis = structuredClone(REGELSTAENDE) as unknown as Wandelbar<ThmRegelstand>[];
  for (const regelstand of verzeichnis) if (regelstand.id === 'THM-2019') aendere(regelstand);
  return new Foerderung(
    { stellenanteil: '0.5', jahresausgaben: null, ...rest, von: d(von), bis: d(bis) },
    verzeichnis as unknown as typeof REGELSTAENDE,
  ).imJahr(jahr);
}

function zahlenZu(jahr: Jahresfoerderung): Stellenzahlen {
  const zahlen = Stellenzahlen.zu(jahr);
  if (zahlen === null) throw new Error('Es gibt keine Zahlen ohne Schritte.');
  return zahlen;
}

const inCent = (betrag: Exakt): number => Math.round(alsZahl(betrag) * 100);

/** Von den Lesarten nur, was etwas anderes ergibt, wie an den Schritten; in Cent oder Tagen. */
function pruefeLesarten(eigene: readonly Zahlenlesart[], zahl: number, schritt: Schritt, einheit: number): void {
  const greifende = eigene.filter(({ wert }) => wert !== zahl);
  const erwartet = schritt.greifendeLesarten.map((lesart) => ({
    ...lesart,
    wert: Math.round(alsZahl(lesart.wert) * einheit),
  }));
  expect(greifende).toEqual(erwartet);
}

/** Jede Zahl und jede andere Lesart auf beiden Wegen. */
function pruefeBeideWege(jahr: Jahresfoerderung): void {
  const zahlen = zahlenZu(jahr);
  const { werte } = jahr.angaben;
  expect(zahlen.tage).toBe(jahr.tage.wert.z / jahr.tage.wert.n);
  for (const feld of ['bemessung', 'ausgaben', 'zuwendung', 'eigenanteil', 'nichtZuwendungsfaehig'] as const)
    expect(zahlen[feld], feld).toBe(inCent(jahr[feld].wert));
  pruefeLesarten(zahlen.taglesarten, zahlen.tage, jahr.tage, 1);
  pruefeLesarten(zahlen.bemessungslesarten, zahlen.bemessung, jahr.bemessung, 100);
  pruefeLesarten(zahlen.zuwendungslesarten, zahlen.zuwendung, jahr.zuwendung, 100);
  if (!werte.fenster) return;
  expect(zahlen.kofinanzierung).toBe(inCent(jahr.kofinanzierung.wert));
  const nachZahltag = zahlen.kofinanzierungslesarten(fensterDes(werte));
  pruefeLesarten(nachZahltag, zahlen.kofinanzierung, jahr.kofinanzierung, 100);
}

const grenzen = (tage: readonly number[], jahr = 2020) =>
  new Map(tage.map((frei, i) => [`${jahr}-${String(i + 1).padStart(2, '0')}`, frei]));

describe('beide Wege sind gleich', () => {
  test('für jede Stelle in jedem Jahr', () => {
    fc.assert(
      fc.property(
        fc.record({
          zeitraum: zeitraum(),
          stellenanteil: stellenanteil(),
          jahresausgaben: fc.option(betrag(100_000, 20_000_000)),
          jahr: fc.integer({ min: 2019, max: 2022 }),
          frei: fc.option(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 12, maxLength: 12 })),
        }),
        ({ zeitraum: { von, bis }, jahr, frei, ...angaben }) =>
          pruefeBeideWege(jahrVon({ von, bis, jahr, ...angaben, ...(frei && { grenzen: grenzen(frei, jahr) }) })),
      ),
      { numRuns: 400 },
    );
  });

  const faelle: [string, Angaben][] = [
    ['Ausgaben unter der Bemessung, angebrochene Monate', { jahresausgaben: '29999.99', von: '2020-02-11' }],
    ['Ausgaben über der Bemessung', { jahresausgaben: '41000.01', bis: '2020-11-17' }],
    ['ein Anteil zwischen zwei Schritten', { stellenanteil: '0.74', bis: '2020-07-31' }],
    ['ein Anteil unter einem Schritt', { stellenanteil: '0.333333' }],
    ['nichts im Fenster', { von: '2020-11-21' }],
    ['erst nach dem letzten Zahltag', { von: '2020-11-02' }],
    ['ein anderes Jahr als das des Fensters', { von: '2020-06-01', bis: '2021-05-31', jahr: 2021 }],
    ['ein Jahr, das der Zeitraum nicht berührt', { jahr: 2022 }],
    ['weniger frei als ein Monat, in einem gar nichts', { grenzen: grenzen([30, 12, 0, 1]), jahresausgaben: '30000' }],
    ['auch in angebrochenen Monaten', { grenzen: grenzen([5, 30, 30, 30, 30, 30]), von: '2020-01-20' }],
  ];
  test.each(faelle)('%s', (_, angaben) => pruefeBeideWege(jahrVon(angaben)));
});

describe('mit anderen Werten', () => {
  test('ohne Stellenschritt gibt es keine Bemessung in Schritten', () => {
    const jahr = jahrVon({ stellenanteil: '0.74' }, (regelstand) => {
      for (const feld of ['stellenschritt', 'personenJeStelle', 'mindeststellen', 'volleStelleAb'])
        Reflect.deleteProperty(regelstand, feld);
    });
    expect(jahr.angaben.werte.stellenschritt).toBeNull();
    expect(zahlenZu(jahr).bemessungslesarten).toEqual([]);
  });

  test('ein Schritt in halben Millionsteln lässt sich nicht zählen', () => {
    const jahr = jahrVon({}, (regelstand) => {
      if (regelstand.stellenschritt) regelstand.stellenschritt.wert = '0.0000005';
    });
    expect(zahlenZu(jahr).bemessungslesarten.map(({ wert }) => wert)).toEqual([Number.NaN]);
  });
});

describe('die Schritte entscheiden', () => {
  const ohne: [string, Angaben][] = [['wo ein Anteil feiner ist als Millionstel', { stellenanteil: '0.5000001' }]];
  test.each(ohne)('%s', (_, angaben) => expect(Stellenzahlen.zu(jahrVon(angaben))).toBeNull());

  test('wo eine Zahl zu groß wird', () => {
    const mitGrundlage = (wert: string) =>
      jahrVon({ stellenanteil: '99999' }, (regelstand) => {
        regelstand.bemessungsgrundlage.wert = wert;
      });
    pruefeBeideWege(mitGrundlage('68000'));
    expect(Stellenzahlen.zu(mitGrundlage('67999.99'))).toBeNull();
  });

  test('wo die Zeit anders zählt', () => {
    const jahr = jahrVon({ jahresausgaben: '30000' });
    for (const [zeitanteil, gibtEs] of [
      ['dreissigstel', true],
      ['zwoelftel', false],
      ['tage', false],
    ] as const)
      expect(Stellenzahlen.zu(jahr.nachZeitanteil(zeitanteil)) !== null, zeitanteil).toBe(gibtEs);
  });

  test('gerade noch: der größte Betrag in Cent und der kleinste Anteil', () => {
    pruefeBeideWege(jahrVon({ jahresausgaben: '99999999.99', stellenanteil: '0.000001' }));
    pruefeBeideWege(jahrVon({ jahresausgaben: '0.01', stellenanteil: '9.999999' }));
  });
});
