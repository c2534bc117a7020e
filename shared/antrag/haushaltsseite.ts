/**
 * Die Haushaltsseite: was durch den Haushalt der Kommune geht, je Haushaltsjahr in Spalten, darunter, was daneben
 * steht, und die Konten (R25). Bildschirm, Blatt, Papier und Datei zeigen alle diese Zeilen.
 */
import { alsBetrag, aufStufe, exakt, minus, plus } from '../grund/geld.ts';
import type { Betrag } from '../grund/marken.ts';
import { type Haushaltsgrundlage, type Haushaltsposten, haushalte, type Jahreshaushalt } from './haushalt.ts';
import type { Haushaltsjahresergebnis } from './haushaltsergebnis.ts';
import { HAUSHALTSFELD } from './haushaltsfelder.ts';
import { centbetrag, haushaltsergebnis } from './haushaltsrechnung.ts';
import { haushaltszahlen } from './haushaltszahlen.ts';
import type { Planrechnung } from './planrechnung.ts';
import { PROGRAMMNAMEN, type Programm } from './programm.ts';

export type Haushaltsfeld = keyof typeof HAUSHALTSFELD;
/** Was nicht in der Rechnung steht, sondern unter ihr. */
export type Nebenfeld = keyof typeof NEBENFELD;

/** Ein Betrag je Haushaltsjahr, in deren Reihenfolge, und die Summe; `null`, wo einer nicht bekannt ist. */
export interface Betragszeile<F extends string = string> {
  readonly feld: F;
  readonly titel: string;
  readonly betraege: readonly (Betrag | null)[];
  readonly summe: Betrag | null;
}

/** Wo ein Eintrag steht, und was dort je Haushaltsjahr steht. */
export interface Kontenzeile {
  readonly id: string;
  readonly art: string;
  readonly produkt: string;
  readonly sachkonto: string;
  /** `null`, wo die Art keine Zeile dieser Seite nennt. */
  readonly betraege: readonly (Betrag | null)[];
}

export interface Haushaltsseite {
  readonly jahre: readonly { readonly haushaltsjahr: number; readonly grundlage: string }[];
  readonly zeilen: readonly Betragszeile<Haushaltsfeld>[];
  /** Nur, was nicht in jedem Jahr 0 oder unbekannt ist. */
  readonly daneben: readonly Betragszeile<Nebenfeld>[];
  readonly konten: readonly Kontenzeile[];
}

const NEBENFELD = {
  einzahlung: 'Einzahlung des Landes bis 31.12.',
  forderung: 'Forderung am 31.12.',
  verbindlichkeit: 'Verbindlichkeit am 31.12.',
  vonPartnern: 'von der Belastung tragen Partner',
  andereMittel: 'von der Belastung decken andere Mittel',
  beiPartnern: 'Eigenanteil bei Partnern, nicht im Haushalt',
} as const satisfies Partial<Record<keyof Jahreshaushalt, string>>;

const GRUNDLAGE: Readonly<Record<Haushaltsgrundlage, string>> = { plan: 'Plan', bescheid: 'Bescheid', ist: 'Ist' };

/** Rechnet nichts: ordnet die Zahlen von {@link haushaltsergebnis} und {@link haushalte}. */
export function haushaltsseite(rechnung: Planrechnung): Haushaltsseite {
  const ergebnis = haushaltsergebnis(rechnung).jeHaushaltsjahr;
  const jahre = ergebnis.map(({ haushaltsjahr }) => haushaltsjahr);
  const zahlen = haushaltszahlen(rechnung);
  const programme = zahlen
    ? []
    : jahre.map((jahr) => haushalte(rechnung).filter(({ haushaltsjahr }) => haushaltsjahr === jahr));
  const jeJahr = programme.map((alle) => alle.map(({ haushalt }) => haushalt));
  const nebenzahl = (feld: Nebenfeld): (Betrag | null)[] =>
    zahlen
      ? [...zahlen.values()].map((jahr) => (jahr && istZahl(feld) ? centbetrag(jahr[feld]) : null))
      : jeJahr.map((haushalt) => nebenbetrag(haushalt, feld));
  return {
    jahre: jahre.map((haushaltsjahr, i) => ({ haushaltsjahr, grundlage: grundlageVon(programme[i]) })),
    zeilen: (Object.keys(HAUSHALTSFELD) as Haushaltsfeld[]).map((feld) =>
      zeile(
        feld,
        HAUSHALTSFELD[feld],
        ergebnis.map((jahr) => jahr[feld]),
      ),
    ),
    daneben: (Object.keys(NEBENFELD) as Nebenfeld[])
      .map((feld) => zeile(feld, NEBENFELD[feld], nebenzahl(feld)))
      .filter(({ betraege }) => betraege.some((betrag) => Number(betrag) !== 0)),
    konten: konten(rechnung, jeJahr),
  };
}

/** Vor Bescheid und Abwicklung gibt es nur diese beiden. */
function istZahl(feld: Nebenfeld): feld is 'vonPartnern' | 'beiPartnern' {
  return feld === 'vonPartnern' || feld === 'beiPartnern';
}

function zeile<F extends string>(feld: F, titel: string, betraege: readonly (Betrag | null)[]): Betragszeile<F> {
  const bekannte = betraege.flatMap((betrag) => (betrag === null ? [] : exakt(betrag)));
  const vollstaendig = betraege.length > 0 && bekannte.length === betraege.length;
  return { feld, titel, betraege, summe: vollstaendig ? alsBetrag(bekannte.reduce(plus)) : null };
}

/** Über alle Programme des Jahres; `null`, wo sich eines nicht rechnen lässt: Ein Teil stünde da wie das Ganze. */
function nebenbetrag(programme: readonly (Jahreshaushalt | null)[], feld: Nebenfeld): Betrag | null {
  const gerechnete = programme.flatMap((haushalt) => haushalt ?? []);
  if (gerechnete.length < programme.length) return null;
  const werte = gerechnete.flatMap((haushalt) => haushalt[feld]?.wert ?? []);
  return werte.length === 0 ? null : alsBetrag(werte.reduce(plus));
}

/** Vor Bescheid und Abwicklung „Plan“; wo die Programme verschieden weit sind, jedes mit seinem Namen. */
function grundlageVon(
  programme: readonly { readonly programm: Programm; readonly haushalt: Jahreshaushalt | null }[] | undefined,
): string {
  if (!programme) return GRUNDLAGE.plan;
  const genannte = programme.flatMap(({ programm, haushalt }) => {
    return haushalt?.posten.length ? [{ programm, name: GRUNDLAGE[haushalt.grundlage] }] : [];
  });
  const namen = new Set(genannte.map(({ name }) => name));
  if (namen.size <= 1) return genannte[0]?.name ?? GRUNDLAGE.plan;
  return genannte.map(({ programm, name }) => `${name} (${PROGRAMMNAMEN[programm]})`).join(', ');
}

/** Jede Zeile der Konten mit dem Betrag, den ihr Eintrag in dieser Art hat. */
function konten({ antrag, vergleich }: Planrechnung, jeJahr: readonly (readonly (Jahreshaushalt | null)[])[]) {
  const arten = new Map(
    (Object.keys(HAUSHALTSFELD) as Haushaltsfeld[]).map((feld) => [vergleich(HAUSHALTSFELD[feld]), feld]),
  );
  return (antrag.abwicklung?.konten ?? []).map(({ id, art, produkt, sachkonto }): Kontenzeile => {
    const feld = arten.get(vergleich(art));
    return {
      ...{ id, art, produkt, sachkonto },
      betraege: jeJahr.map((programme) => {
        const posten = programme
          .flatMap((haushalt) => haushalt?.posten ?? [])
          .find((einer) => vergleich(einer.id) === vergleich(id));
        return posten && feld ? kontobetrag(posten, feld) : null;
      }),
    };
  });
}

function kontobetrag({ art, ausgaben, zuwendung, eigenanteil, traegtKommune }: Haushaltsposten, feld: Haushaltsfeld) {
  switch (feld) {
    case 'ertrag':
      return alsBetrag(zuwendung.wert);
    case 'personalaufwand':
      return art === 'personal' ? alsBetrag(ausgaben.wert) : null;
    case 'massnahmen':
      return art === 'massnahme' ? alsBetrag(ausgaben.wert) : null;
    case 'transferaufwand':
      if (art !== 'partner') return null;
      return alsBetrag(traegtKommune ? plus(zuwendung.wert, eigenanteil.wert) : zuwendung.wert);
    default:
      return null;
  }
}

/** Auf Cent, auf volle € oder auf 100 €. */
export type Rundung = 'cent' | 'euro' | 'hundert';

const STUFE: Readonly<Record<Rundung, string>> = { cent: '0.01', euro: '1', hundert: '100' };

/** Eine gerundete Zeile: jede Zelle für sich, die Summe aus der exakten Summe. */
export interface GerundeteZeile<F extends string = string> extends Betragszeile<F> {
  /** Summe − Summe der gerundeten Zellen; `null` ohne Summe. */
  readonly differenz: Betrag | null;
}

/** Hälften werden aufgerundet. */
export function gerundet<F extends string>(zeile: Betragszeile<F>, rundung: Rundung): GerundeteZeile<F> {
  const betraege = zeile.betraege.map((betrag) => runde(betrag, rundung));
  const summe = runde(zeile.summe, rundung);
  const teile = betraege.flatMap((betrag) => (betrag === null ? [] : exakt(betrag)));
  return {
    ...zeile,
    betraege,
    summe,
    differenz: summe === null ? null : alsBetrag(minus(exakt(summe), teile.reduce(plus, exakt(0)))),
  };
}

function runde(betrag: Betrag | null, rundung: Rundung): Betrag | null {
  if (betrag === null) return null;
  return alsBetrag(aufStufe(exakt(betrag), exakt(STUFE[rundung]), 'auf'));
}

/**
 * Je Spalte, um wie viel die gerundete Belastung von dem abweicht, was die gerundeten Zeilen über ihr ergeben; die
 * letzte Spalte ist die Summe.
 */
export function spaltendifferenzen(zeilen: readonly GerundeteZeile<Haushaltsfeld>[]): (Betrag | null)[] {
  const je = new Map(zeilen.map((z) => [z.feld, [...z.betraege, z.summe]]));
  const spalten = je.get('last') ?? [];
  return spalten.map((last, i) => {
    const wert = (feld: Haushaltsfeld) => je.get(feld)?.[i] ?? null;
    const teile = [wert('personalaufwand'), wert('transferaufwand'), wert('massnahmen')];
    const ertrag = wert('ertrag');
    if (last === null || ertrag === null || teile.some((teil) => teil === null)) return null;
    const aufwand = teile.map((teil) => exakt(teil ?? 0)).reduce(plus);
    return alsBetrag(minus(exakt(last), minus(aufwand, exakt(ertrag))));
  });
}

/** Dieselben Zeilen als Unterschied zu einem anderen Stand, in den Jahren beider; ein fehlendes Jahr ist dort 0. */
export function haushaltsunterschied(
  neu: readonly Haushaltsjahresergebnis[],
  alt: readonly Haushaltsjahresergebnis[],
): { readonly jahre: readonly number[]; readonly zeilen: readonly Betragszeile<Haushaltsfeld>[] } {
  const jahre = [...new Set([...neu, ...alt].map(({ haushaltsjahr }) => haushaltsjahr))].sort((a, b) => a - b);
  const wert = (stand: readonly Haushaltsjahresergebnis[], jahr: number, feld: Haushaltsfeld) => {
    const gefunden = stand.find(({ haushaltsjahr }) => haushaltsjahr === jahr);
    return gefunden ? gefunden[feld] : '0.00';
  };
  return {
    jahre,
    zeilen: (Object.keys(HAUSHALTSFELD) as Haushaltsfeld[]).map((feld) =>
      zeile(
        feld,
        HAUSHALTSFELD[feld],
        jahre.map((jahr) => {
          const [nachher, vorher] = [wert(neu, jahr, feld), wert(alt, jahr, feld)];
          return nachher === null || vorher === null ? null : alsBetrag(minus(exakt(nachher), exakt(vorher)));
        }),
      ),
    ),
  };
}
