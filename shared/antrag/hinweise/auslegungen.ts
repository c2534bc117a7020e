/** Wo eine Auslegung A1–A5 oder A7 greift: unser Ergebnis und das der anderen Lesart, je Auslegung ein Hinweis. */
import { type Exakt, minus, NULL, plus } from '../../grund/geld.ts';
import { deutscherWert } from '../../grund/zahlformat.ts';
import type { RegelId } from '../../regelstand/regelid.ts';
import { REGELN } from '../../regelstand/regeln.ts';
import type { Befund } from '../befund.ts';
import type { Pfad } from '../pfad.ts';
import { PLANFELD, type Planfeld } from '../planfelder.ts';
import type { Planrechnung } from '../planrechnung.ts';
import { type AndereLesart, planwert } from '../planschritte.ts';
import { euro, genannt } from '../worte.ts';

interface Fund {
  readonly regel: RegelId;
  readonly andere: string;
  /** Um so viel ergibt die andere Lesart mehr. */
  unterschied: Exakt;
  readonly einheit: '€' | 'Tage' | 'Stellen';
  readonly groesse: string;
  readonly felder: Map<string, Pfad>;
  readonly betroffen: Set<string>;
}

/** Welche Zahl eine Auslegung ändert, und welche Angabe der Stelle sie betrifft. */
const BETRIFFT: readonly { feld: Planfeld; angabe: string }[] = [
  { feld: 'foerdertage', angabe: 'von' },
  { feld: 'bemessung', angabe: 'stellenanteil' },
  { feld: 'zuwendung', angabe: 'jahresausgaben' },
  { feld: 'integrationspauschale', angabe: 'von' },
];

/**
 * `info` je Auslegung (A1–A5, A7), deren andere Lesart ein anderes Ergebnis hätte, mit beiden Ergebnissen in Stellen,
 * Tagen oder €.
 */
export function auslegungen({ antrag, zeilen, stellenNachSchluessel }: Planrechnung): Befund[] {
  const index = new Map(antrag.stellen.map(({ id }, i) => [id, i]));
  const funde = new Map<string, Fund>();
  const summen = new Map<string, Exakt>();
  if (stellenNachSchluessel) {
    summen.set('Stellen nach Schlüssel', stellenNachSchluessel.wert);
    const { greifendeLesarten: lesarten, wert } = stellenNachSchluessel;
    const zahl = { lesarten, wert, einheit: 'Stellen' } as const;
    sammle(funde, zahl, 'Stellen nach Schlüssel', ['personen', 'geduldete'], antrag.kommune.name);
  }
  for (const { id, art, haushaltsjahr, schritte } of zeilen) {
    if (art !== 'stelle' || schritte === null) continue;
    for (const { feld, angabe } of BETRIFFT) {
      const groesse = PLANFELD[feld].titel;
      const wert = planwert(schritte, feld);
      summen.set(groesse, plus(summen.get(groesse) ?? NULL, wert));
      const lesarten = schritte.lesarten?.(feld) ?? schritte[feld].greifendeLesarten;
      if (lesarten.length === 0) continue;
      const zahl = { lesarten, wert, einheit: PLANFELD[feld].einheit };
      sammle(funde, zahl, groesse, ['stellen', index.get(id) ?? 0, angabe], `${id} ${haushaltsjahr}`);
    }
  }
  return [...funde.values()]
    .sort((a, b) => (a.regel === b.regel ? 0 : a.regel < b.regel ? -1 : 1))
    .map((fund) => hinweis(fund, summen.get(fund.groesse) ?? NULL));
}

interface Zahl extends Pick<Fund, 'einheit'> {
  readonly wert: Exakt;
  readonly lesarten: readonly AndereLesart[];
}

function sammle(
  funde: Map<string, Fund>,
  { lesarten, wert, einheit }: Zahl,
  groesse: string,
  feld: Pfad,
  wer: string,
): void {
  for (const lesart of lesarten) {
    // Zählt die Zeit anders, ändert sich die Zuwendung mit der Bemessung; einmal gesagt genügt.
    if (lesart.id === 'A2' && groesse === PLANFELD.bemessung.titel) continue;
    const schluessel = `${lesart.id} ${groesse} ${lesart.bezeichnung}`;
    const fund = funde.get(schluessel) ?? {
      regel: lesart.id,
      andere: lesart.bezeichnung,
      unterschied: NULL,
      einheit,
      groesse,
      felder: new Map<string, Pfad>(),
      betroffen: new Set<string>(),
    };
    fund.unterschied = plus(fund.unterschied, minus(lesart.wert, wert));
    fund.felder.set(feld.join('.'), feld);
    fund.betroffen.add(wer);
    funde.set(schluessel, fund);
  }
}

function hinweis({ regel, andere, unterschied, einheit, groesse, felder, betroffen }: Fund, summe: Exakt): Befund {
  const mit = (wert: Exakt) => (einheit === '€' ? euro(wert) : deutscherWert(wert, einheit === 'Stellen' ? 1 : 0));
  return {
    code: `AUSLEGUNG_${regel}`,
    schweregrad: 'info',
    felder: [...felder.values()],
    text: `${groesse}: ${mit(summe)}; die andere Lesart von ${regel} (${REGELN[regel].titel}), ${andere}, ergibt ${mit(plus(summe, unterschied))}. Betroffen: ${genannt([...betroffen])}.`,
    regel,
  };
}
