/** Was sich zwischen zwei Zuständen eines Antrags geändert hat und was das ausmacht. Die Reihenfolge der Einträge zählt nicht. */
import { Dezimal } from '../grund/geld.ts';
import type { Betraege, Ergebnis, Finanzierungsplan } from './plan-typen.ts';
import type { Antrag, Massnahmeneintrag, Stelleneintrag } from './schema.ts';
import { type JsonEinfach, pfadtext, unterschiede } from './unterschiede.ts';

export interface Vergleichsseite {
  readonly antrag: Antrag;
  readonly ergebnis: Ergebnis;
}

/** Ein geändertes Feld; `null`: gab oder gibt es nicht. */
export interface Feldaenderung {
  /** Pfad im Antrag oder im Eintrag, z. B. `kommune.name` oder `traeger.art`. */
  readonly feld: string;
  readonly alt: JsonEinfach;
  readonly neu: JsonEinfach;
}

/** Was sich an den Stellen oder Maßnahmen geändert hat. */
export interface Eintragsvergleich<E> {
  readonly hinzugefuegt: readonly E[];
  readonly entfernt: readonly E[];
  readonly geaendert: readonly { readonly id: string; readonly felder: readonly Feldaenderung[] }[];
}

/** Beträge in € mit zwei Nachkommastellen; `null`, wo sich einer nicht berechnen lässt. */
export interface Wirkung {
  readonly alt: string | null;
  readonly neu: string | null;
  /** neu − alt */
  readonly unterschied: string | null;
}

/** Was die Änderung in einem Haushaltsjahr ausmacht. */
export interface Jahreswirkung {
  readonly haushaltsjahr: number;
  readonly zuwendung: Wirkung;
  readonly eigenanteil: Wirkung;
}

/** Was sich geändert hat und was das an Zuwendung und Eigenanteil ausmacht. */
export interface Vergleich {
  /** Ob beide Seiten bis auf die Reihenfolge der Einträge gleich sind. */
  readonly gleich: boolean;
  readonly kopf: readonly Feldaenderung[];
  readonly stellen: Eintragsvergleich<Stelleneintrag>;
  readonly massnahmen: Eintragsvergleich<Massnahmeneintrag>;
  readonly zuwendung: Wirkung;
  readonly eigenanteil: Wirkung;
  /** Nur die Haushaltsjahre, in denen sich etwas ändert. */
  readonly jeHaushaltsjahr: readonly Jahreswirkung[];
}

/** Vergleicht `a` (alt) mit `b` (neu); Einträge werden an ihrer `id` erkannt. */
export function vergleiche(a: Vergleichsseite, b: Vergleichsseite): Vergleich {
  const { stellen: stellenAlt, massnahmen: massnahmenAlt, ...kopfAlt } = a.antrag;
  const { stellen: stellenNeu, massnahmen: massnahmenNeu, ...kopfNeu } = b.antrag;
  const planAlt = a.ergebnis.finanzierungsplan;
  const planNeu = b.ergebnis.finanzierungsplan;
  const inhalt = {
    kopf: feldaenderungen(kopfAlt, kopfNeu),
    stellen: eintragsvergleich(stellenAlt, stellenNeu),
    massnahmen: eintragsvergleich(massnahmenAlt, massnahmenNeu),
    zuwendung: wirkung(planAlt.gesamt, planNeu.gesamt, 'zuwendung'),
    eigenanteil: wirkung(planAlt.gesamt, planNeu.gesamt, 'eigenanteil'),
    jeHaushaltsjahr: jahreswirkungen(planAlt, planNeu),
  };
  const gleich =
    inhalt.kopf.length === 0 &&
    ohneAenderung(inhalt.stellen) &&
    ohneAenderung(inhalt.massnahmen) &&
    bleibt(inhalt.zuwendung) &&
    bleibt(inhalt.eigenanteil) &&
    inhalt.jeHaushaltsjahr.length === 0;
  return { gleich, ...inhalt };
}

function feldaenderungen(alt: unknown, neu: unknown): Feldaenderung[] {
  return unterschiede(alt, neu).map(({ pfad, ...werte }) => ({ feld: pfadtext(pfad), ...werte }));
}

function eintragsvergleich<E extends { readonly id: string }>(alt: readonly E[], neu: readonly E[]): Eintragsvergleich<E> {
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
    .map((haushaltsjahr) => {
      const vorher = imJahr(alt, haushaltsjahr);
      const nachher = imJahr(neu, haushaltsjahr);
      return { haushaltsjahr, zuwendung: wirkung(vorher, nachher, 'zuwendung'), eigenanteil: wirkung(vorher, nachher, 'eigenanteil') };
    })
    .filter(({ zuwendung, eigenanteil }) => !bleibt(zuwendung) || !bleibt(eigenanteil));
}

const KEINE_BETRAEGE = { zuwendung: '0.00', eigenanteil: '0.00' } as const;
type Wirkungsbetraege = Pick<Betraege, 'zuwendung' | 'eigenanteil'>;

/** Ein Jahr ohne Einträge hat 0 €; lässt sich ein Eintrag keinem Jahr zuordnen, ist auch das unbekannt. */
function imJahr(plan: Finanzierungsplan, jahr: number): Wirkungsbetraege | null {
  const summe = plan.jeHaushaltsjahr.find(({ schluessel }) => schluessel === jahr);
  if (summe) return summe.betraege;
  return plan.zeilen.some(({ haushaltsjahr }) => haushaltsjahr === null) ? null : KEINE_BETRAEGE;
}

function wirkung(vorher: Wirkungsbetraege | null, nachher: Wirkungsbetraege | null, feld: keyof Wirkungsbetraege): Wirkung {
  const alt = vorher?.[feld] ?? null;
  const neu = nachher?.[feld] ?? null;
  return { alt, neu, unterschied: alt === null || neu === null ? null : new Dezimal(neu).minus(alt).toFixed(2) };
}

function bleibt({ alt, neu }: Wirkung): boolean {
  return alt === neu;
}
