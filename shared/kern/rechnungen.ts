/**
 * Die Rechnungen, aus denen jeder Rechenweg besteht. Jede kennt ihre Operanden beim Namen, rechnet nur aus ihnen und
 * schreibt sich selbst hin: Zahl und Erklärung stehen nebeneinander. Gerundet wird erst danach, vom Schritt.
 */
import { frueheres, spaeteres } from '../grund/datum.ts';
import { alsZahl, durch, type Exakt, exakt, groesster, kleinster, mal, minus, NULL, plus } from '../grund/geld.ts';
import type { Groesse, JedeGroesse, Tagesgroesse, Zahl, Zahleinheit } from '../regelstand/groesse.ts';
import { foerdertageImJahr, type Monatsgrenzen } from './foerdertage.ts';

/** Schreibt einen Operanden: "68.000,00 € (Bemessungsgrundlage, R4, THM-2019)". */
export type Nenne = (groesse: JedeGroesse) => string;

/** Welche Rechnung es ist; wer einen Schritt unabhängig nachrechnet, erkennt sie daran. */
export type Rechnungsart =
  | 'uebernommen'
  | 'produkt'
  | 'anteilig'
  | 'minimum'
  | 'maximum'
  | 'summe'
  | 'differenz'
  | 'foerdertage'
  | 'verteilt'
  | 'ausserhalbDesFensters'
  | 'restbetrag'
  | 'kalendertage'
  | 'zinstage30E360'
  | 'nachweistag'
  | 'begonneneMonate'
  | 'kalendertageImJahr';

export interface Rechnung<E extends Zahleinheit = Zahleinheit> {
  readonly art: Rechnungsart;
  /** Alle Operanden in der Reihenfolge, in der sie genannt werden. */
  readonly operanden: readonly JedeGroesse[];
  /** Der exakte Wert, vor jeder Rundung. */
  rechne(): Zahl<E>;
  schreibe(nenne: Nenne): string;
}

/** Der Operand selbst. */
class Uebernommen<E extends Zahleinheit> implements Rechnung<E> {
  readonly art = 'uebernommen';
  readonly operanden: readonly [Groesse<E>];
  constructor(wert: Groesse<E>) {
    this.operanden = [wert];
  }
  rechne(): Zahl<E> {
    return this.operanden[0].wert;
  }
  schreibe(nenne: Nenne): string {
    return nenne(this.operanden[0]);
  }
}

/** Produkt aller Faktoren. */
class Produkt<E extends Zahleinheit> implements Rechnung<E> {
  readonly art = 'produkt';
  readonly operanden: readonly Groesse[];
  constructor(faktoren: readonly Groesse[]) {
    this.operanden = faktoren;
  }
  rechne(): Zahl<E> {
    return produktAus(this.operanden);
  }
  schreibe(nenne: Nenne): string {
    return this.operanden.map(nenne).join(' × ');
  }
}

interface Bruchoperanden {
  readonly faktoren: readonly Groesse[];
  readonly teiler: Groesse;
}

/** Produkt der Faktoren, geteilt durch den Teiler (größer als 0). */
class Anteilig<E extends Zahleinheit> implements Rechnung<E> {
  readonly art = 'anteilig';
  private readonly angaben: Bruchoperanden;
  constructor(angaben: Bruchoperanden) {
    this.angaben = angaben;
  }
  get operanden(): readonly Groesse[] {
    return [...this.angaben.faktoren, this.angaben.teiler];
  }
  rechne(): Zahl<E> {
    return durch(produktAus(this.angaben.faktoren), this.angaben.teiler.wert);
  }
  schreibe(nenne: Nenne): string {
    return `${this.angaben.faktoren.map(nenne).join(' × ')} ÷ ${nenne(this.angaben.teiler)}`;
  }
}

/** Der kleinste oder größte Wert; sind mehrere gleich, der erste. */
class Auswahl<E extends Zahleinheit> implements Rechnung<E> {
  readonly art: 'minimum' | 'maximum';
  readonly operanden: readonly Groesse<E>[];
  constructor(art: 'minimum' | 'maximum', werte: readonly Groesse<E>[]) {
    this.art = art;
    this.operanden = werte;
  }
  rechne(): Zahl<E> {
    const waehle = this.art === 'minimum' ? kleinster : groesster;
    return falte(this.operanden, waehle);
  }
  schreibe(nenne: Nenne): string {
    return `der ${this.art === 'minimum' ? 'kleinere' : 'größte'} Wert aus ${this.operanden.map(nenne).join('; ')}`;
  }
}

/** Summe; 0, wenn es nichts zu addieren gibt. */
class Summe<E extends Zahleinheit> implements Rechnung<E> {
  readonly art = 'summe';
  readonly operanden: readonly Groesse<E>[];
  constructor(summanden: readonly Groesse<E>[]) {
    this.operanden = summanden;
  }
  rechne(): Zahl<E> {
    return falte(this.operanden, plus);
  }
  schreibe(nenne: Nenne): string {
    return this.operanden.map(nenne).join(' + ') || 'nichts zu addieren';
  }
}

class Differenz<E extends Zahleinheit> implements Rechnung<E> {
  readonly art = 'differenz';
  private readonly von: Groesse<E>;
  private readonly ab: Groesse<E>;
  constructor(von: Groesse<E>, ab: Groesse<E>) {
    this.von = von;
    this.ab = ab;
  }
  get operanden(): readonly Groesse<E>[] {
    return [this.von, this.ab];
  }
  rechne(): Zahl<E> {
    return minus(this.von.wert, this.ab.wert);
  }
  schreibe(nenne: Nenne): string {
    return `${nenne(this.von)} − ${nenne(this.ab)}`;
  }
}

/** So viele Tage sind in diesem Monat (1–12) noch frei, wenn mehrere eine Stelle besetzen (A2). */
export interface Monatsgrenze extends Groesse<'Tage'> {
  readonly monat: number;
}

export interface Foerdertageoperanden {
  readonly von: Tagesgroesse;
  readonly bis: Tagesgroesse;
  readonly haushaltsjahr: Groesse<'Jahr'>;
  readonly tageJeMonat: Groesse<'Tage'>;
  readonly grenzen: readonly Monatsgrenze[];
  /** Beginn und Ende des Fensters der Integrationspauschale, wenn nur die Tage darin zählen (R12). */
  readonly fenster: readonly [Tagesgroesse, Tagesgroesse] | null;
}

/** Tage eines Zeitraums in einem Haushaltsjahr nach R6/A2, mit einem Fenster nur die darin. */
class Foerdertage implements Rechnung<'Tage'> {
  readonly art = 'foerdertage';
  readonly angaben: Foerdertageoperanden;
  constructor(angaben: Foerdertageoperanden) {
    this.angaben = angaben;
  }
  get operanden(): readonly JedeGroesse[] {
    const { von, bis, haushaltsjahr, tageJeMonat, grenzen, fenster } = this.angaben;
    return [von, bis, haushaltsjahr, ...(fenster ?? []), tageJeMonat, ...grenzen];
  }
  rechne(): Zahl<'Tage'> {
    const { von, bis, haushaltsjahr, tageJeMonat, grenzen, fenster } = this.angaben;
    const erster = fenster ? spaeteres(von.wert, fenster[0].wert) : von.wert;
    const letzter = fenster ? frueheres(bis.wert, fenster[1].wert) : bis.wert;
    const hoechstens: Monatsgrenzen | undefined =
      grenzen.length === 0 ? undefined : new Map(grenzen.map((g) => [g.monat, alsZahl(g.wert)]));
    return exakt(
      foerdertageImJahr(erster, letzter, alsZahl(haushaltsjahr.wert), alsZahl(tageJeMonat.wert), hoechstens),
    );
  }
  schreibe(nenne: Nenne): string {
    const { von, bis, haushaltsjahr, tageJeMonat, grenzen, fenster } = this.angaben;
    const jahr = alsZahl(haushaltsjahr.wert);
    const nurJahr = von.wert.jahr === jahr && bis.wert.jahr === jahr ? '' : `, davon im Haushaltsjahr ${jahr}`;
    const nurFenster = fenster ? `, davon im Fenster ${nenne(fenster[0])} bis ${nenne(fenster[1])}` : '';
    const frei = grenzen.map((grenze) => `; ${nenne(grenze)}`).join('');
    return `${nenne(von)}, ${nenne(bis)}${nurFenster}${nurJahr}: volle Monate ${nenne(tageJeMonat)}, sonst Kalendertage${frei}`;
  }
}

/** Betrag · Anteil ÷ Summe der Anteile, auf Cent abgerundet, plus zugeteilte Cents. */
class Verteilt implements Rechnung<'€'> {
  readonly art = 'verteilt';
  private readonly betrag: Groesse<'€'>;
  private readonly anteil: Groesse<'Anteil'>;
  private readonly anteilsumme: Groesse<'Anteil'>;
  private readonly zusatz: Groesse<'€'>;
  constructor(betrag: Groesse<'€'>, anteil: Groesse<'Anteil'>, anteilsumme: Groesse<'Anteil'>, zusatz: Groesse<'€'>) {
    this.betrag = betrag;
    this.anteil = anteil;
    this.anteilsumme = anteilsumme;
    this.zusatz = zusatz;
  }
  get operanden(): readonly Groesse[] {
    return [this.betrag, this.anteil, this.anteilsumme, this.zusatz];
  }
  /**
   * Ganzzahlig geteilt: Ein auf 60 Stellen gerundeter Quotient könnte knapp unter einem Cent schon auf ihn aufgerundet
   * sein.
   */
  rechne(): Zahl<'€'> {
    const anteil = durch(mal(this.betrag.wert, this.anteil.wert), this.anteilsumme.wert);
    const cents = anteil.zaehler.times(100).divToInt(anteil.nenner);
    return plus(exakt(cents.div(100)), this.zusatz.wert);
  }
  schreibe(nenne: Nenne): string {
    return `${nenne(this.betrag)} × ${nenne(this.anteil)} ÷ ${nenne(this.anteilsumme)}, abgerundet auf Cent, + ${nenne(this.zusatz)}`;
  }
}

/** 0 €, weil nichts in das Fenster der Integrationspauschale fällt (R12). */
class AusserhalbDesFensters implements Rechnung<'€'> {
  readonly art = 'ausserhalbDesFensters';
  readonly operanden: readonly [Tagesgroesse, Tagesgroesse];
  private readonly grund: string;
  constructor(grund: string, von: Tagesgroesse, bis: Tagesgroesse) {
    this.grund = grund;
    this.operanden = [von, bis];
  }
  rechne(): Zahl<'€'> {
    return NULL;
  }
  schreibe(nenne: Nenne): string {
    const [von, bis] = this.operanden;
    return `${this.grund} ${nenne(von)} bis ${nenne(bis)}`;
  }
}

/** Der Wert selbst. */
export const uebernommen = <E extends Zahleinheit>(wert: Groesse<E>): Rechnung<E> => new Uebernommen(wert);
/** Produkt aller Faktoren; die Einheit des Ergebnisses nennt der Schritt. */
export const produkt = <E extends Zahleinheit>(faktoren: readonly Groesse[]): Rechnung<E> => new Produkt<E>(faktoren);
/** Produkt der Faktoren ÷ Teiler; die Einheit des Ergebnisses nennt der Schritt. */
export const anteilig = <E extends Zahleinheit>(operanden: Bruchoperanden): Rechnung<E> => new Anteilig<E>(operanden);
/** Der kleinste Wert. */
export const minimum = <E extends Zahleinheit>(werte: readonly Groesse<E>[]): Rechnung<E> =>
  new Auswahl('minimum', werte);
/** Der größte Wert. */
export const maximum = <E extends Zahleinheit>(werte: readonly Groesse<E>[]): Rechnung<E> =>
  new Auswahl('maximum', werte);
/** Summe, auch von nichts. */
export const summe = <E extends Zahleinheit>(summanden: readonly Groesse<E>[]): Rechnung<E> => new Summe(summanden);
/** von − ab, darf unter 0 liegen. */
export const differenz = <E extends Zahleinheit>({ von, ab }: { von: Groesse<E>; ab: Groesse<E> }): Rechnung<E> =>
  new Differenz(von, ab);
/** Tage nach R6/A2. */
export const foerdertage = (angaben: Foerdertageoperanden): Rechnung<'Tage'> => new Foerdertage(angaben);
/** Ein Teil eines Budgets in €, abgerundet auf Cent, plus die ihm zugeteilten Cents. */
export const verteilt = (o: {
  betrag: Groesse<'€'>;
  anteil: Groesse<'Anteil'>;
  anteilsumme: Groesse<'Anteil'>;
  zusatz: Groesse<'€'>;
}): Rechnung<'€'> => new Verteilt(o.betrag, o.anteil, o.anteilsumme, o.zusatz);
/** 0 €; der Grund und das Fenster stehen im Rechenweg. */
export const ausserhalbDesFensters = ({
  grund,
  von,
  bis,
}: {
  grund: string;
  von: Tagesgroesse;
  bis: Tagesgroesse;
}): Rechnung<'€'> => new AusserhalbDesFensters(grund, von, bis);

/** Für die Einheit eines Produkts steht der Schritt ein, deshalb ohne sie. */
function produktAus(faktoren: readonly Groesse[]): Exakt {
  let ergebnis: Exakt | undefined;
  for (const faktor of faktoren) ergebnis = ergebnis === undefined ? faktor.wert : mal(ergebnis, faktor.wert);
  return ergebnis ?? EINS;
}

const EINS = exakt(1);

function falte<E extends Zahleinheit>(
  werte: readonly Groesse<E>[],
  verknuepfe: (a: Zahl<E>, b: Zahl<E>) => Zahl<E>,
): Zahl<E> {
  let ergebnis: Zahl<E> | undefined;
  for (const { wert } of werte) ergebnis = ergebnis ? verknuepfe(ergebnis, wert) : wert;
  return ergebnis ?? NULL;
}
