/** W3: Beträge, die aussehen, als sei ihr Trennzeichen verschoben oder als sei ein Eigenanteil falsch gebildet. */

import { Dezimal } from '../../grund/geld.ts';
import type { Betrag } from '../../grund/marken.ts';
import type { Befund } from '../befund.ts';
import { diaRegelstaendeDesAntrags } from '../dia-regelstaende.ts';
import { eigenanteilspruefer } from '../eigenanteilspruefung.ts';
import type { Pfad } from '../pfad.ts';
import type { Planrechnung } from '../planrechnung.ts';
import type { Antrag } from '../schema.ts';
import { aufzaehlung, euro } from '../worte.ts';

interface Betragsangabe {
  readonly pfad: Pfad;
  readonly name: string;
  readonly betrag: Betrag;
}

/** Runde Beträge wie 10.000 und 100.000 sind keine verschobenen; erst zwei tragende Ziffern fallen auf. */
const ZIFFERN_MINDESTENS = 2;
/** Auch der Anteil am Fördervolumen muss erkennbar sein, bevor es als Eigenanteil gilt. */
const ZIFFERN_EIGENANTEIL = 4;

/** `warnung` je Gruppe von Beträgen (€), die sich nur um Zehnerpotenzen unterscheiden (W3). */
export function betraegeMitVerschobenemTrennzeichen(rechnung: Planrechnung): Befund[] {
  const { antrag } = rechnung;
  const angaben = betragsangaben(antrag);
  const nachZiffern = new Map<string, Betragsangabe[]>();
  for (const angabe of angaben) {
    const ziffern = tragendeZiffern(angabe.betrag);
    if (ziffern.length < ZIFFERN_MINDESTENS) continue;
    const gruppe = nachZiffern.get(ziffern);
    if (gruppe) gruppe.push(angabe);
    else nachZiffern.set(ziffern, [angabe]);
  }
  const verschoben = [...nachZiffern.values()]
    .filter((gruppe) => new Set(gruppe.map(({ betrag }) => new Dezimal(betrag).toFixed(2))).size > 1)
    .map((gruppe): Befund => {
      const namen = aufzaehlung(gruppe.map(({ name, betrag }) => `${name} ${euro(betrag)}`));
      const text = `Dieselben Ziffern, um Zehnerpotenzen verschieden: ${namen}. Bitte prüfen, ob ein Trennzeichen verrutscht ist.`;
      return {
        code: 'TRENNZEICHEN_VERSCHOBEN',
        schweregrad: 'warnung',
        felder: gruppe.map(({ pfad }) => pfad),
        text,
        regel: 'W3',
      };
    });
  return [...verschoben, ...eigenanteileStattBetraegen(rechnung, angaben)];
}

/**
 * Ein Betrag, der genau der Eigenanteil zum Fördervolumen als Gesamtausgaben ist, auch mit verschobenem Trennzeichen;
 * es selbst ist das nie.
 */
function eigenanteileStattBetraegen(
  { antrag, verzeichnis }: Planrechnung,
  angaben: readonly Betragsangabe[],
): Befund[] {
  const { foerdervolumen } = antrag;
  if (foerdervolumen === null) return [];
  const pruefer = diaRegelstaendeDesAntrags(antrag, verzeichnis).map((regelstand) =>
    eigenanteilspruefer(foerdervolumen, regelstand),
  );
  return angaben.flatMap(({ pfad, name, betrag }): Befund[] => {
    if (tragendeZiffern(betrag).length < ZIFFERN_EIGENANTEIL) return [];
    const hinweis = pruefer
      .map((pruefe) => pruefe(betrag))
      .find(({ passtZu }) => passtZu === 'gesamtausgaben')?.hinweis;
    if (!hinweis) return [];
    return [{ ...hinweis, felder: [pfad, ...hinweis.felder], text: `${name}: ${hinweis.text}` }];
  });
}

function betragsangaben(antrag: Antrag): Betragsangabe[] {
  const angabe = (pfad: Pfad, name: string, betrag: Betrag | null) => (betrag === null ? [] : [{ pfad, name, betrag }]);
  return [
    ...angabe(['foerdervolumen'], 'Fördervolumen', antrag.foerdervolumen),
    ...angabe(['bagatellgrenze'], 'Bagatellgrenze', antrag.bagatellgrenze),
    ...antrag.stellen.flatMap(({ id, jahresausgaben }, i) =>
      angabe(['stellen', i, 'jahresausgaben'], `Jahresausgaben von ${id}`, jahresausgaben),
    ),
    ...antrag.massnahmen.flatMap(({ id, ausgaben, ausgabenImFenster }, i) => [
      ...angabe(['massnahmen', i, 'ausgaben'], `Ausgaben von ${id}`, ausgaben),
      ...angabe(['massnahmen', i, 'ausgabenImFenster'], `Ausgaben im Fenster von ${id}`, ausgabenImFenster),
    ]),
  ];
}

/** "65300.00" und "6530.00" haben dieselben tragenden Ziffern "653". */
function tragendeZiffern(betrag: Betrag): string {
  return betrag
    .replace('.', '')
    .replace(/^0+/, '')
    .replace(/(?<!0)0+$/, '');
}
