/**
 * Vergleicht zwei Zustände eines Antrags und sagt, was der Unterschied ausmacht. Die Reihenfolge der Einträge zählt
 * nicht.
 */
import { Dezimal } from '../grund/geld.ts';
import type { Betrag } from '../grund/marken.ts';
import { nachNamen } from './abwicklungszeilen.ts';
import { mitBenanntemBudget, vergleichbar } from './antragsteile.ts';
import { pfadtext } from './pfad.ts';
import type { Ergebnis, Finanzierungsplan } from './plan-typen.ts';
import type { Betragsfeld } from './planfelder.ts';
import type { Antrag, Massnahmeneintrag, Stelleneintrag } from './schema.ts';
import { type JsonEinfach, unterschiede } from './unterschiede.ts';

export interface Vergleichsseite {
  readonly antrag: Antrag;
  readonly ergebnis: Ergebnis;
  readonly bescheide?: readonly object[] | undefined;
}

/** Ein geändertes Feld; `null`: gab oder gibt es nicht. */
export interface Feldaenderung {
  /** Pfad im Antrag oder im Eintrag, z. B. `kommune.name` oder `traeger.art`. */
  readonly feld: string;
  readonly alt: JsonEinfach;
  readonly neu: JsonEinfach;
}

/** Die Unterschiede an Stellen oder Maßnahmen. */
export interface Eintragsvergleich<E> {
  readonly hinzugefuegt: readonly E[];
  readonly entfernt: readonly E[];
  readonly geaendert: readonly { readonly id: string; readonly felder: readonly Feldaenderung[] }[];
}

/** Beträge in € mit zwei Nachkommastellen; `null`, wo sich einer nicht berechnen lässt. */
export interface Wirkung {
  readonly alt: Betrag | null;
  readonly neu: Betrag | null;
  /** neu − alt */
  readonly unterschied: Betrag | null;
}

/** Die Zahlen, an denen ein Vergleich zeigt, was eine Änderung ausmacht. */
export const WIRKUNGSFELDER = ['zuwendung', 'eigenanteil'] as const satisfies readonly Betragsfeld[];
type Wirkungsfeld = (typeof WIRKUNGSFELDER)[number];
type Wirkungen = Readonly<Record<Wirkungsfeld, Wirkung>>;

/** Die Folge der Änderung in einem Haushaltsjahr. */
export interface Jahreswirkung extends Wirkungen {
  readonly haushaltsjahr: number;
}

/** Die Änderungen und ihre Folge für Zuwendung und Eigenanteil. */
export interface Vergleich extends Wirkungen {
  /** Ob beide Seiten bis auf die Reihenfolge der Einträge gleich sind. */
  readonly gleich: boolean;
  readonly kopf: readonly Feldaenderung[];
  readonly stellen: Eintragsvergleich<Stelleneintrag>;
  readonly massnahmen: Eintragsvergleich<Massnahmeneintrag>;
  /** Nur die Haushaltsjahre, in denen sich etwas ändert. */
  readonly jeHaushaltsjahr: readonly Jahreswirkung[];
  /** Zeilen der Abwicklung unter ihrem Namen, z. B. `ist.S1 2021.betrag`; leer, wo eine Seite keine nennt. */
  readonly abwicklung: readonly Feldaenderung[];
  /** So viele weitere Felder der Abwicklung sind verschieden und hier nicht genannt. */
  readonly abwicklungWeitere: number;
  readonly bescheide: readonly Feldaenderung[];
}

/** Vergleicht `a` (alt) mit `b` (neu); Einträge werden an ihrer `id` erkannt. */
export function vergleiche(a: Vergleichsseite, b: Vergleichsseite): Vergleich {
  const [alt, neu] = vergleichbar([a.antrag, b.antrag] as const);
  const { stellen: stellenAlt, massnahmen: massnahmenAlt, abwicklung: abwicklungAlt, ...kopfAlt } = alt;
  const { stellen: stellenNeu, massnahmen: massnahmenNeu, abwicklung: abwicklungNeu, ...kopfNeu } = neu;
  const planAlt = a.ergebnis.finanzierungsplan;
  const planNeu = b.ergebnis.finanzierungsplan;
  const inhalt = {
    kopf: feldaenderungen(mitBenanntemBudget(kopfAlt), mitBenanntemBudget(kopfNeu)),
    stellen: eintragsvergleich(stellenAlt, stellenNeu),
    massnahmen: eintragsvergleich(massnahmenAlt, massnahmenNeu),
    ...wirkungen(planAlt.gesamt, planNeu.gesamt),
    jeHaushaltsjahr: jahreswirkungen(planAlt, planNeu),
    ...genannteAenderungen(abwicklungAlt, abwicklungNeu),
    bescheide: a.bescheide && b.bescheide ? feldaenderungen(a.bescheide, b.bescheide) : [],
  };
  const gleich =
    [inhalt.kopf, inhalt.abwicklung, inhalt.bescheide].every((aenderungen) => aenderungen.length === 0) &&
    ohneAenderung(inhalt.stellen) &&
    ohneAenderung(inhalt.massnahmen) &&
    bleiben(inhalt) &&
    inhalt.jeHaushaltsjahr.length === 0;
  return { gleich, ...inhalt };
}

/** So viele geänderte Felder der Abwicklung nennt ein Vergleich; alle zusammen könnten Zehntausende sein. */
const ABWICKLUNG_HOECHSTENS = 1_000;

function genannteAenderungen(alt: Antrag['abwicklung'], neu: Antrag['abwicklung']) {
  if (alt === undefined || neu === undefined) return { abwicklung: [], abwicklungWeitere: 0 };
  const alle = feldaenderungen(
    nachNamen(alt, (zeile) => zeile),
    nachNamen(neu, (zeile) => zeile),
  );
  const abwicklung = alle.slice(0, ABWICKLUNG_HOECHSTENS);
  return { abwicklung, abwicklungWeitere: alle.length - abwicklung.length };
}

function feldaenderungen(alt: unknown, neu: unknown): Feldaenderung[] {
  return unterschiede(alt, neu).map(({ pfad, ...werte }) => ({ feld: pfadtext(pfad), ...werte }));
}

function eintragsvergleich<E extends { readonly id: string }>(
  alt: readonly E[],
  neu: readonly E[],
): Eintragsvergleich<E> {
  const vorher = new Map(alt.map((eintrag) => [eintrag.id, eintrag]));
  const nachher = new Set(neu.map(({ id }) => id));
  return {
    hinzugefuegt: neu.filter(({ id }) => !vorher.has(id)),
    entfernt: alt.filter(({ id }) => !nachher.has(id)),
    geaendert: neu.flatMap((eintrag) => {
      const vorheriger = vorher.get(eintrag.id);
      const felder = vorheriger ? feldaenderungen(vorheriger, eintrag) : [];
      return felder.length === 0 ? [] : [{ id: eintrag.id, felder }];
    }),
  };
}

function ohneAenderung({ hinzugefuegt, entfernt, geaendert }: Eintragsvergleich<unknown>): boolean {
  return hinzugefuegt.length + entfernt.length + geaendert.length === 0;
}

function jahreswirkungen(alt: Finanzierungsplan, neu: Finanzierungsplan): Jahreswirkung[] {
  const jahre = new Set([...alt.jeHaushaltsjahr, ...neu.jeHaushaltsjahr].map(({ schluessel }) => schluessel));
  return [...jahre]
    .sort((a, b) => a - b)
    .map((haushaltsjahr) => ({ haushaltsjahr, ...wirkungen(imJahr(alt, haushaltsjahr), imJahr(neu, haushaltsjahr)) }))
    .filter((jahr) => !bleiben(jahr));
}

type Wirkungsbetraege = Readonly<Record<Wirkungsfeld, Betrag>>;
const KEINE_BETRAEGE: Wirkungsbetraege = jeWirkungsfeld(() => '0.00');

/** Ein Jahr ohne Einträge hat 0 €; lässt sich ein Eintrag keinem Jahr zuordnen, ist auch das unbekannt. */
function imJahr(plan: Finanzierungsplan, jahr: number): Wirkungsbetraege | null {
  const summe = plan.jeHaushaltsjahr.find(({ schluessel }) => schluessel === jahr);
  if (summe) return summe.betraege;
  return plan.zeilen.some(({ haushaltsjahr }) => haushaltsjahr === null) ? null : KEINE_BETRAEGE;
}

function wirkungen(vorher: Wirkungsbetraege | null, nachher: Wirkungsbetraege | null): Wirkungen {
  return jeWirkungsfeld((feld) => {
    const alt = vorher?.[feld] ?? null;
    const neu = nachher?.[feld] ?? null;
    return { alt, neu, unterschied: alt === null || neu === null ? null : new Dezimal(neu).minus(alt).toFixed(2) };
  });
}

function jeWirkungsfeld<T>(baue: (feld: Wirkungsfeld) => T): Readonly<Record<Wirkungsfeld, T>> {
  return Object.fromEntries(WIRKUNGSFELDER.map((feld) => [feld, baue(feld)])) as Record<Wirkungsfeld, T>;
}

function bleiben(wirkungen: Wirkungen): boolean {
  return WIRKUNGSFELDER.every((feld) => wirkungen[feld].alt === wirkungen[feld].neu);
}
