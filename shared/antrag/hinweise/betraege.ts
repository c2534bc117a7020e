/** W3: Beträge, die aussehen, als sei ihr Trennzeichen verschoben oder als sei ein Eigenanteil falsch gebildet. */
import { Dezimal } from '../../grund/geld.ts';
import { pruefeEigenanteil } from '../eigenanteilspruefung.ts';
import type { Hinweis } from '../plan-typen.ts';
import type { Planrechnung } from '../planrechnung.ts';
import type { Antrag } from '../schema.ts';
import { aufzaehlung, euro } from '../worte.ts';

interface Betragsangabe {
  readonly pfad: string;
  readonly name: string;
  readonly betrag: string;
}

/** Runde Beträge wie 10.000 und 100.000 sind keine verschobenen; erst zwei tragende Ziffern fallen auf. */
const ZIFFERN_MINDESTENS = 2;
/** Auch ein Fünftel des Fördervolumens muss erkennbar sein, bevor es als Eigenanteil gilt. */
const ZIFFERN_EIGENANTEIL = 4;

/** `warnung` je Gruppe von Beträgen (€), die sich nur um Zehnerpotenzen unterscheiden (W3). */
export function betraegeMitVerschobenemTrennzeichen({ antrag }: Planrechnung): Hinweis[] {
  const angaben = betragsangaben(antrag);
  const nachZiffern = new Map<string, Betragsangabe[]>();
  for (const angabe of angaben) {
    const ziffern = tragendeZiffern(angabe.betrag);
    if (ziffern.length < ZIFFERN_MINDESTENS) continue;
    nachZiffern.set(ziffern, [...(nachZiffern.get(ziffern) ?? []), angabe]);
  }
  const verschoben = [...nachZiffern.values()]
    .filter((gruppe) => new Set(gruppe.map(({ betrag }) => new Dezimal(betrag).toFixed(2))).size > 1)
    .map((gruppe): Hinweis => {
      const namen = aufzaehlung(gruppe.map(({ name, betrag }) => `${name} ${euro(betrag)}`));
      const text = `Dieselben Ziffern, um Zehnerpotenzen verschieden: ${namen}. Bitte prüfen, ob ein Trennzeichen verrutscht ist.`;
      return { code: 'TRENNZEICHEN_VERSCHOBEN', schweregrad: 'warnung', felder: gruppe.map(({ pfad }) => pfad), text, regel: 'W3' };
    });
  return [...verschoben, ...eigenanteileStattBetraegen(antrag, angaben)];
}

/** Ein Betrag, der genau der Eigenanteil zum Fördervolumen ist (20 % davon), auch mit verschobenem Trennzeichen; es selbst ist das nie. */
function eigenanteileStattBetraegen({ foerdervolumen }: Antrag, angaben: readonly Betragsangabe[]): Hinweis[] {
  if (foerdervolumen === null) return [];
  return angaben.flatMap(({ pfad, name, betrag }): Hinweis[] => {
    if (tragendeZiffern(betrag).length < ZIFFERN_EIGENANTEIL) return [];
    const { passtZu, hinweis } = pruefeEigenanteil(betrag, foerdervolumen);
    if (passtZu !== 'gesamtausgaben' || hinweis === null) return [];
    return [{ ...hinweis, felder: [pfad, ...hinweis.felder], text: `${name}: ${hinweis.text}` }];
  });
}

function betragsangaben(antrag: Antrag): Betragsangabe[] {
  const angabe = (pfad: string, name: string, betrag: string | null) => (betrag === null ? [] : [{ pfad, name, betrag }]);
  return [
    ...angabe('foerdervolumen', 'Fördervolumen', antrag.foerdervolumen),
    ...angabe('bagatellgrenze', 'Bagatellgrenze', antrag.bagatellgrenze),
    ...antrag.stellen.flatMap(({ id, jahresausgaben }, i) => angabe(`stellen[${i}].jahresausgaben`, `Jahresausgaben von ${id}`, jahresausgaben)),
    ...antrag.massnahmen.flatMap(({ id, ausgaben, ausgabenImFenster }, i) => [
      ...angabe(`massnahmen[${i}].ausgaben`, `Ausgaben von ${id}`, ausgaben),
      ...angabe(`massnahmen[${i}].ausgabenImFenster`, `Ausgaben im Fenster von ${id}`, ausgabenImFenster),
    ]),
  ];
}

/** "65300.00" und "6530.00" haben dieselben tragenden Ziffern "653". */
function tragendeZiffern(betrag: string): string {
  return betrag.replace('.', '').replace(/^0+/, '').replace(/0+$/, '');
}
