/**
 * Rechnet Summenzeilen nach und sucht, was eine Abweichung ganz erklärt: eine fehlende Zeile, eine doppelte,
 * vertauschte Spalten (W4).
 */
import { Dezimal } from '../grund/geld.ts';
import { PERSONEN_HOECHSTENS } from '../grund/grenzen.ts';
import type { ThmRegelstand } from '../regelstand/typen.ts';
import type { Befund, Listenzeile, Summenabweichung, Summenpruefung, Werte } from './ergebnis.ts';
import { stellenZu } from './soll.ts';
import { SPALTENNAMEN, spaltenwert, WERTSPALTEN, type Wertspalte } from './spaltenrollen.ts';

/** Mehr passende Zeilen zu nennen hilft niemandem. */
const NENNE_HOECHSTENS = 3;

/** Eine angegebene Summe, noch ungeprüft; `nr` ist `null`, wenn sie nicht in der Liste steht. */
export interface Summenzeile {
  readonly nr: number | null;
  readonly bezeichnung: string;
  readonly werte: Werte;
  readonly befunde: readonly Befund[];
}

/** Zeilen von `ab` bis vor `bis`, als Stellen in der Folge der gelesenen Zeilen. */
export interface Abschnitt {
  readonly ab: number;
  readonly bis: number;
}

/**
 * Die gelesenen Zeilen mit laufenden Summen: Jeder Abschnitt ist zusammengezählt, ohne seine Zeilen noch einmal
 * durchzugehen.
 */
export class Zeilenfolge {
  readonly zeilen: readonly Listenzeile[];
  /** Je Spalte: Summe, Anzahl Zahlen und Anzahl unlesbarer Zellen der ersten n Zeilen. */
  readonly #summen = new Map<Wertspalte, Dezimal[]>();
  readonly #anzahl = new Map<Wertspalte, number[]>();
  readonly #unlesbar = new Map<Wertspalte, number[]>();
  readonly #suche = new Map<string, Map<string, number[]>>();

  constructor(zeilen: readonly Listenzeile[], unlesbar: readonly ReadonlySet<Wertspalte>[]) {
    this.zeilen = zeilen;
    for (const spalte of WERTSPALTEN) {
      const [summen, anzahl, unklar] = [[new Dezimal(0)], [0], [0]];
      zeilen.forEach(({ werte }, i) => {
        const wert = werte[spalte];
        const bisher = summen[i] as Dezimal;
        summen.push(wert ? bisher.plus(wert) : bisher);
        anzahl.push((anzahl[i] as number) + (wert ? 1 : 0));
        unklar.push((unklar[i] as number) + (unlesbar[i]?.has(spalte) ? 1 : 0));
      });
      this.#summen.set(spalte, summen);
      this.#anzahl.set(spalte, anzahl);
      this.#unlesbar.set(spalte, unklar);
    }
  }

  /** Exakte Summe je Spalte, in der etwas steht. */
  summe({ ab, bis }: Abschnitt): Werte {
    return Object.fromEntries(
      WERTSPALTEN.flatMap((spalte) => {
        const [summen, anzahl] = [this.#summen.get(spalte) ?? [], this.#anzahl.get(spalte) ?? []];
        if ((anzahl[bis] ?? 0) === (anzahl[ab] ?? 0)) return [];
        return [[spalte, (summen[bis] as Dezimal).minus(summen[ab] as Dezimal)]];
      }),
    );
  }

  istUnlesbar(spalte: Wertspalte, { ab, bis }: Abschnitt): boolean {
    const unklar = this.#unlesbar.get(spalte) ?? [];
    return (unklar[bis] ?? 0) > (unklar[ab] ?? 0);
  }

  /** Die ersten Zeilen des Abschnitts, deren Zahlen in diesen Spalten genau diese sind; nicht belegt zählt als 0. */
  mitWerten(
    spalten: readonly Wertspalte[],
    gesucht: readonly Dezimal[],
    { ab, bis }: Abschnitt,
    hoechstens: number,
  ): Listenzeile[] {
    const name = spalten.join(' ');
    let nachWerten = this.#suche.get(name);
    if (!nachWerten) {
      nachWerten = new Map();
      for (const [i, { werte }] of this.zeilen.entries()) {
        const schluessel = spalten.map((spalte) => (werte[spalte] ?? new Dezimal(0)).toString()).join(' ');
        const stellen = nachWerten.get(schluessel);
        if (stellen) stellen.push(i);
        else nachWerten.set(schluessel, [i]);
      }
      this.#suche.set(name, nachWerten);
    }
    const stellen = nachWerten.get(gesucht.map((wert) => (wert.isZero() ? '0' : wert.toString())).join(' ')) ?? [];
    const treffer: Listenzeile[] = [];
    for (
      let i = ersteAb(stellen, ab);
      i < stellen.length && (stellen[i] as number) < bis && treffer.length < hoechstens;
      i++
    ) {
      treffer.push(this.zeilen[stellen[i] as number] as Listenzeile);
    }
    return treffer;
  }
}

/** Die erste Stelle mit einem Wert ab `grenze` in einer geordneten Folge. */
function ersteAb(folge: readonly number[], grenze: number): number {
  let [unten, oben] = [0, folge.length];
  while (unten < oben) {
    const mitte = (unten + oben) >> 1;
    if ((folge[mitte] as number) < grenze) unten = mitte + 1;
    else oben = mitte;
  }
  return unten;
}

/**
 * Rechnet eine angegebene Summe über ihren Abschnitt nach. Wo darin eine Zahl unklar ist, lässt sich die Spalte nicht
 * prüfen.
 */
export function pruefeSumme(
  angabe: Summenzeile,
  folge: Zeilenfolge,
  abschnitt: Abschnitt,
  regelstand: ThmRegelstand,
): Summenpruefung {
  const gerechnet = folge.summe(abschnitt);
  const unlesbar = { has: (spalte: Wertspalte) => folge.istUnlesbar(spalte, abschnitt) };
  const spalten = WERTSPALTEN.filter((spalte) => angabe.werte[spalte] && gerechnet[spalte] && !unlesbar.has(spalte));
  const alle = spalten.map((spalte): Summenabweichung => {
    const [stand, summe] = [angabe.werte[spalte] as Dezimal, gerechnet[spalte] as Dezimal];
    return { spalte, angegeben: stand, gerechnet: summe, unterschied: stand.minus(summe) };
  });
  const abweichungen = alle.filter(({ unterschied }) => !unterschied.isZero());
  const nichtPruefbar = WERTSPALTEN.filter((spalte) => angabe.werte[spalte] && unlesbar.has(spalte)).map(
    (spalte): Befund => ({
      art: 'info',
      text: `${SPALTENNAMEN[spalte]}: nicht nachgerechnet, weil eine Zahl darin nicht eindeutig ist.`,
      regel: null,
    }),
  );
  return {
    nr: angabe.nr,
    bezeichnung: angabe.bezeichnung,
    geprueft: spalten.length,
    abweichungen,
    erklaerungen: abweichungen.length === 0 ? [] : erklaerungen(alle, folge, abschnitt, regelstand),
    befunde: [...angabe.befunde, ...nichtPruefbar],
  };
}

/** Die einfachste Annahme, die alle Spalten auf einmal erklärt. */
function erklaerungen(
  alle: readonly Summenabweichung[],
  folge: Zeilenfolge,
  abschnitt: Abschnitt,
  regelstand: ThmRegelstand,
): string[] {
  const getauscht = vertauscht(alle);
  const vertauschung = 'Die Summen der Geduldeten und der Gestatteten sind vertauscht';
  if (getauscht?.every(({ unterschied }) => unterschied.isZero())) return [`${vertauschung}; sonst stimmt alles.`];
  const fehlende = fehlendeZeilen(alle, folge, abschnitt);
  if (fehlende.length > 0) return [`In der Summe fehlt genau ${fehlende.join(' oder ')}.`];
  const fehlendeGetauscht = getauscht ? fehlendeZeilen(getauscht, folge, abschnitt) : [];
  if (fehlendeGetauscht.length > 0) return [`${vertauschung}, und es fehlt genau ${fehlendeGetauscht.join(' oder ')}.`];
  const mehr = zusaetzlicheZeile(alle, regelstand);
  return mehr ? [mehr] : [];
}

function vertauscht(alle: readonly Summenabweichung[]): Summenabweichung[] | null {
  const geduldete = alle.find(({ spalte }) => spalte === 'geduldete');
  const gestattete = alle.find(({ spalte }) => spalte === 'gestattete');
  if (!geduldete || !gestattete) return null;
  const mit = (abweichung: Summenabweichung, angegeben: Dezimal) => ({
    ...abweichung,
    angegeben,
    unterschied: angegeben.minus(abweichung.gerechnet),
  });
  return alle.map((a) =>
    a === geduldete ? mit(a, gestattete.angegeben) : a === gestattete ? mit(a, geduldete.angegeben) : a,
  );
}

/** Zeilen der Liste, die in der angegebenen Summe genau fehlen. */
function fehlendeZeilen(alle: readonly Summenabweichung[], folge: Zeilenfolge, abschnitt: Abschnitt): string[] {
  const treffer = folge.mitWerten(
    alle.map(({ spalte }) => spalte),
    alle.map(({ unterschied }) => unterschied.negated()),
    abschnitt,
    NENNE_HOECHSTENS,
  );
  return treffer.map(({ nr, kommune, werte }) => `die Zeile ${nr} „${kommune}“ (${aufzaehlung(alle, werte)})`);
}

/** Ist die Summe in jeder Spalte größer, fehlen Zeilen in der Liste; passen die Zahlen zu R1–R3, ist es wohl eine. */
function zusaetzlicheZeile(alle: readonly Summenabweichung[], regelstand: ThmRegelstand): string | null {
  if (alle.some(({ unterschied }) => unterschied.lt(0))) return null;
  const fehlend: Werte = Object.fromEntries(alle.map(({ spalte, unterschied }) => [spalte, unterschied]));
  const { geduldete, stellen } = fehlend;
  const eine =
    geduldete?.isInteger() &&
    geduldete.lte(PERSONEN_HOECHSTENS) &&
    stellen &&
    stellenZu(geduldete.toNumber(), regelstand)?.stellen.eq(stellen);
  const genannt = alle.filter(({ unterschied }) => !unterschied.isZero());
  return `In der Liste fehlen zusammen ${aufzaehlung(genannt, fehlend)}.${eine ? ' Das passt nach dem Schlüssel zu einer einzelnen Kommune: Vermutlich fehlt ihre Zeile.' : ''}`;
}

function aufzaehlung(spalten: readonly Summenabweichung[], werte: Werte): string {
  return spalten
    .flatMap(({ spalte }) => {
      const wert = werte[spalte];
      return wert ? [`${spaltenwert(wert, spalte)} ${SPALTENNAMEN[spalte]}`] : [];
    })
    .join(', ');
}
