/** Rechnet Summenzeilen nach und sucht, was eine Abweichung ganz erklärt: eine fehlende Zeile, eine doppelte, vertauschte Spalten (W4). */
import { Dezimal } from '../grund/geld.ts';
import { PERSONEN_HOECHSTENS } from '../grund/grenzen.ts';
import type { ThmRegelstand } from '../regelstand/typen.ts';
import type { Befund, Listenzeile, Summenabweichung, Summenpruefung, Werte } from './ergebnis.ts';
import { stellenZu } from './soll.ts';
import { SPALTENNAMEN, spaltenwert, WERTSPALTEN, type Wertspalte } from './spaltenrollen.ts';

/** Mehr passende Zeilen zu nennen hilft niemandem. */
const NENNE_HOECHSTENS = 3;

/** Exakte Summe je Spalte; nicht lesbare Werte fehlen darin. */
export function summeJeSpalte(zeilen: readonly Listenzeile[]): Werte {
  const summen: Partial<Record<Wertspalte, Dezimal>> = {};
  for (const { werte } of zeilen) {
    for (const spalte of WERTSPALTEN) {
      const wert = werte[spalte];
      if (wert) summen[spalte] = wert.plus(summen[spalte] ?? 0);
    }
  }
  return summen;
}

/** Eine angegebene Summe, noch ungeprüft; `nr` ist `null`, wenn sie nicht in der Liste steht. */
export interface Summenzeile {
  readonly nr: number | null;
  readonly bezeichnung: string;
  readonly werte: Werte;
  readonly befunde: readonly Befund[];
}

/** `unlesbar`: Spalten, in denen eine Zahl unklar ist; ihre Summe lässt sich nicht prüfen. */
export function pruefeSumme(angabe: Summenzeile, zeilen: readonly Listenzeile[], unlesbar: ReadonlySet<Wertspalte>, regelstand: ThmRegelstand): Summenpruefung {
  const gerechnet = summeJeSpalte(zeilen);
  const spalten = WERTSPALTEN.filter((spalte) => angabe.werte[spalte] && gerechnet[spalte] && !unlesbar.has(spalte));
  const alle = spalten.map((spalte): Summenabweichung => {
    const [stand, summe] = [angabe.werte[spalte] as Dezimal, gerechnet[spalte] as Dezimal];
    return { spalte, angegeben: stand, gerechnet: summe, unterschied: stand.minus(summe) };
  });
  const abweichungen = alle.filter(({ unterschied }) => !unterschied.isZero());
  const nichtPruefbar = WERTSPALTEN.filter((spalte) => angabe.werte[spalte] && unlesbar.has(spalte)).map(
    (spalte): Befund => ({ art: 'info', text: `${SPALTENNAMEN[spalte]}: nicht nachgerechnet, weil eine Zahl darin nicht eindeutig ist.`, regel: null }),
  );
  return {
    nr: angabe.nr,
    bezeichnung: angabe.bezeichnung,
    geprueft: spalten.length,
    abweichungen,
    erklaerungen: abweichungen.length === 0 ? [] : erklaerungen(alle, zeilen, regelstand),
    befunde: [...angabe.befunde, ...nichtPruefbar],
  };
}

/** Die einfachste Annahme, die alle Spalten auf einmal erklärt. */
function erklaerungen(alle: readonly Summenabweichung[], zeilen: readonly Listenzeile[], regelstand: ThmRegelstand): string[] {
  const getauscht = vertauscht(alle);
  const vertauschung = 'Die Summen der Geduldeten und der Gestatteten sind vertauscht';
  if (getauscht?.every(({ unterschied }) => unterschied.isZero())) return [`${vertauschung}; sonst stimmt alles.`];
  const fehlende = fehlendeZeilen(alle, zeilen);
  if (fehlende.length > 0) return [`In der Summe fehlt genau ${fehlende.join(' oder ')}.`];
  const fehlendeGetauscht = getauscht ? fehlendeZeilen(getauscht, zeilen) : [];
  if (fehlendeGetauscht.length > 0) return [`${vertauschung}, und es fehlt genau ${fehlendeGetauscht.join(' oder ')}.`];
  const mehr = zusaetzlicheZeile(alle, regelstand);
  return mehr ? [mehr] : [];
}

function vertauscht(alle: readonly Summenabweichung[]): Summenabweichung[] | null {
  const geduldete = alle.find(({ spalte }) => spalte === 'geduldete');
  const gestattete = alle.find(({ spalte }) => spalte === 'gestattete');
  if (!geduldete || !gestattete) return null;
  const mit = (abweichung: Summenabweichung, angegeben: Dezimal) => ({ ...abweichung, angegeben, unterschied: angegeben.minus(abweichung.gerechnet) });
  return alle.map((a) => (a === geduldete ? mit(a, gestattete.angegeben) : a === gestattete ? mit(a, geduldete.angegeben) : a));
}

/** Zeilen der Liste, die in der angegebenen Summe genau fehlen. */
function fehlendeZeilen(alle: readonly Summenabweichung[], zeilen: readonly Listenzeile[]): string[] {
  const treffer = zeilen.filter(({ werte }) => alle.every(({ spalte, unterschied }) => unterschied.eq((werte[spalte] ?? new Dezimal(0)).negated())));
  return treffer.slice(0, NENNE_HOECHSTENS).map(({ nr, kommune, werte }) => `die Zeile ${nr} „${kommune}“ (${aufzaehlung(alle, werte)})`);
}

/** Ist die Summe in jeder Spalte größer, fehlen Zeilen in der Liste; passen die Zahlen zu R1–R3, ist es wohl eine. */
function zusaetzlicheZeile(alle: readonly Summenabweichung[], regelstand: ThmRegelstand): string | null {
  if (alle.some(({ unterschied }) => unterschied.lt(0))) return null;
  const fehlend: Werte = Object.fromEntries(alle.map(({ spalte, unterschied }) => [spalte, unterschied]));
  const { geduldete, stellen } = fehlend;
  const eine = geduldete?.isInteger() && geduldete.lte(PERSONEN_HOECHSTENS) && stellen && stellenZu(geduldete.toNumber(), regelstand).stellen.eq(stellen);
  const genannt = alle.filter(({ unterschied }) => !unterschied.isZero());
  return `In der Liste fehlen zusammen ${aufzaehlung(genannt, fehlend)}.${eine ? ' Das passt nach R1–R3 zu einer einzelnen Kommune: Vermutlich fehlt ihre Zeile.' : ''}`;
}

function aufzaehlung(spalten: readonly Summenabweichung[], werte: Werte): string {
  return spalten
    .flatMap(({ spalte }) => {
      const wert = werte[spalte];
      return wert ? [`${spaltenwert(wert, spalte)} ${SPALTENNAMEN[spalte]}`] : [];
    })
    .join(', ');
}
