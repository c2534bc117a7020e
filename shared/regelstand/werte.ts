/**
 * Ein Regelstand, einmal gelesen: jeder Wert als Größe mit der Fundstelle genau dieses Werts. Der Hash eines
 * Regelstands gilt den rohen Daten, nicht dem, was hier daraus entsteht.
 */
import { exakt, exaktOderNull } from '../grund/geld.ts';
import type { Zeitraum } from '../grund/zeitraum.ts';
import type { Groesse, Herkunft, Tagesgroesse, Zahleinheit } from './groesse.ts';
import type { RegelId } from './regelid.ts';
import type {
  BausteinNummer,
  DiaRegelstand,
  Fundstelle,
  QuoteFest,
  QuoteSpanne,
  Regelstand,
  ThmRegelstand,
  VollerThmRegelstand,
  Wert,
} from './typen.ts';
import { tagAus, unbrauchbar, zeitraeumeVon } from './zeitraeume.ts';
import { zugelassen } from './zulassung.ts';

/** Zeitraum, in dem die Integrationspauschale den kommunalen Eigenanteil decken darf (R12). */
export interface Fensterwerte {
  readonly von: Tagesgroesse;
  readonly bis: Tagesgroesse;
  readonly zeitraum: Zeitraum;
  /** Letzter Tag für ihren eigenen Nachweis; `null`, wo keiner genannt ist. */
  readonly nachweisBis: Tagesgroesse | null;
}

/** Was ein Regelstand nicht nennt, ist `null`. */
interface Kopfwerte {
  readonly id: string;
  /** Wie Texte das Programm nennen: „Baustein 6“. */
  readonly name: string;
  /** Ob es ein anderes Programm ist als die Bausteine 1–6. */
  readonly eigenerName: boolean;
  readonly gueltigVon: Tagesgroesse;
  readonly gueltigBis: Tagesgroesse;
  readonly gueltig: Zeitraum;
  /** Letzter Tag, den eine Quelle belegt (R8); `null`: bis zum Ende. */
  readonly belegtBis: Tagesgroesse | null;
  readonly antragsfrist: Tagesgroesse | null;
  /** Monat und Tag „MM-TT“ der Frist in jedem Jahr, in dem ein Schuljahr beginnt (R9). */
  readonly antragsfristImJahr: string | null;
  /** Monate bis zum Verwendungsnachweis (R9, A6). */
  readonly nachweismonate: Groesse<'Monate'> | null;
  readonly fenster: Fensterwerte | null;
  /** Die Fundstellen aller Werte, die diese Regel nennen, jede einmal. */
  quellen(regel: RegelId): readonly Fundstelle[];
}

/** Wie viele Stellen eine Kommune nach ihren Personen erhält (R1–R3). */
export interface Schluesselwerte {
  readonly personenJeStelle: Groesse<'Personen'>;
  readonly mindeststellen: Groesse<'Stellen'>;
  /** Ab so vielen Personen mindestens eine volle Stelle (R3). */
  readonly volleStelleAb: Groesse<'Personen'>;
  /** Die volle Stelle, 1,0 (R3). */
  readonly volleStelle: Groesse<'Stellen'>;
  readonly stellenschritt: Groesse<'Stellen'>;
}

export interface ThmWerte extends Kopfwerte {
  readonly programm: 'THM';
  readonly schluessel: Schluesselwerte | null;
  /** Schritte, in denen der Regelstand Beträge je Stelle nennt. */
  readonly stellenschritt: Groesse<'Stellen'> | null;
  /** € je 1,0 Stelle und Jahr (R4). */
  readonly bemessungsgrundlage: Groesse<'€'>;
  /** Welche Ausgaben zuwendungsfähig sind: „Personalausgaben“ (R4). */
  readonly ausgabenarten: string;
  /** Anteil des Landes (R5); `null` bei einem Festbetrag. */
  readonly foerderquote: Groesse<'Anteil'> | null;
  readonly tageJeMonat: Groesse<'Tage'>;
  /** Zwölf Monate zu `tageJeMonat`: der Teiler, der aus einem Jahresbetrag den Betrag für Fördertage macht (R6). */
  readonly tageJeJahr: Groesse<'Tage'>;
  /** Ob der Antrag wählt, wie angebrochene Monate zählen. */
  readonly zeitanteilOffen: boolean;
  /** Ob die Bemessungsgrundlage nach einer anderen Lesart die Zuwendung begrenzt. */
  readonly begrenztZuwendung: boolean;
}

export type Quotenwert =
  | { readonly art: 'fest'; readonly quote: Groesse<'Anteil'> }
  | { readonly art: 'spanne'; readonly von: Groesse<'Anteil'>; readonly bis: Groesse<'Anteil'> };

export interface DiaWerte extends Kopfwerte {
  readonly programm: 'DIA';
  readonly quoten: Readonly<Record<BausteinNummer, Quotenwert>>;
  readonly personenJeCoach: Groesse<'Personen'> | null;
}

export type Werte = ThmWerte | DiaWerte;

const gelesene = new WeakMap<Regelstand, Werte>();

/** Die Werte dieses Regelstands; er wird nur einmal gelesen. @throws {KernFehler} REGELSTAND_UNBRAUCHBAR */
export function werteVon(regelstand: VollerThmRegelstand): ThmWerte & { readonly foerderquote: Groesse<'Anteil'> };
export function werteVon(regelstand: ThmRegelstand): ThmWerte;
export function werteVon(regelstand: DiaRegelstand): DiaWerte;
export function werteVon(regelstand: Regelstand): Werte;
export function werteVon(regelstand: Regelstand): Werte {
  const bekannt = gelesene.get(regelstand);
  if (bekannt) return bekannt;
  const neu = regelstand.programm === 'THM' ? thmWerte(regelstand) : diaWerte(regelstand);
  gelesene.set(regelstand, neu);
  return neu;
}

function thmWerte(r: ThmRegelstand): ThmWerte {
  const zahl = leser(r);
  const tageJeMonat = zahl('Tage je Monat', r.tageJeMonat, 'Tage');
  const festbetrag = r.foerderart?.wert === 'festbetrag';
  const stellenschritt = r.stellenschritt ? zahl('Stellenschritt', r.stellenschritt, 'Stellen') : null;
  return {
    ...kopfwerte(r, 'Baustein 6'),
    programm: 'THM',
    schluessel: stellenschritt && schluesselwerte(r, stellenschritt),
    stellenschritt,
    bemessungsgrundlage: zahl(festbetrag ? 'Festbetrag' : 'Bemessungsgrundlage', r.bemessungsgrundlage, '€'),
    ausgabenarten: r.ausgabenarten?.wert ?? 'Personalausgaben',
    foerderquote: r.foerderquote ? zahl('Förderquote', r.foerderquote, 'Anteil') : null,
    tageJeMonat,
    tageJeJahr: {
      name: 'Tage im Förderjahr',
      einheit: 'Tage',
      wert: exakt(12 * r.tageJeMonat.wert),
      herkunft: tageJeMonat.herkunft,
    },
    zeitanteilOffen: r.zeitanteilOffen === true,
    begrenztZuwendung: r.begrenztZuwendung === true,
  };
}

function schluesselwerte(r: ThmRegelstand, stellenschritt: Groesse<'Stellen'>): Schluesselwerte | null {
  const { personenJeStelle, mindeststellen, volleStelleAb: ab } = r;
  if (!personenJeStelle || !mindeststellen || !ab) return null;
  const zahl = leser(r);
  const volleStelleAb = zahl('Personen für eine volle Stelle', ab, 'Personen');
  return {
    personenJeStelle: zahl('Personen je Stelle', personenJeStelle, 'Personen'),
    mindeststellen: zahl('Mindeststelle mit GfS', mindeststellen, 'Stellen'),
    volleStelleAb,
    volleStelle: {
      name: `volle Stelle ab ${ab.wert.replace('.', ',')} Personen`,
      einheit: 'Stellen',
      wert: exakt(1),
      herkunft: volleStelleAb.herkunft,
    },
    stellenschritt,
  };
}

function diaWerte(r: DiaRegelstand): DiaWerte {
  const zahl = leser(r);
  const quote = (wert: QuoteFest | QuoteSpanne): Quotenwert =>
    wert.art === 'fest'
      ? { art: 'fest', quote: zahl('Förderquote', wert.quote, 'Anteil') }
      : {
          art: 'spanne',
          von: zahl('kleinste Förderquote', wert.von, 'Anteil'),
          bis: zahl('größte Förderquote', wert.bis, 'Anteil'),
        };
  const { 1: eins, 2: zwei, 3: drei, 4: vier, 5: fuenf } = r.bausteine;
  return {
    ...kopfwerte(r, 'die Bausteine 1–5'),
    programm: 'DIA',
    quoten: {
      1: quote(eins.quote),
      2: quote(zwei.quote),
      3: quote(drei.quote),
      4: quote(vier.quote),
      5: quote(fuenf.quote),
    },
    personenJeCoach: r.personenJeCoach ? zahl('Personen je Coach', r.personenJeCoach, 'Personen') : null,
  };
}

function kopfwerte(r: Regelstand, name: string): Kopfwerte {
  const { kofinanzierung, verwendungsnachweisMonate: monate } = r;
  const { gueltig, fenster } = zeitraeumeVon(zugelassen(r));
  const quellen = quellenJeRegel(r);
  return {
    id: r.id,
    name: r.name ?? name,
    eigenerName: r.name !== undefined,
    gueltigVon: tag(r, 'Beginn der Förderung', r.gueltigVon),
    gueltigBis: tag(r, 'Ende der Förderung', r.gueltigBis),
    gueltig,
    belegtBis: r.belegtBis ? tag(r, 'belegt bis', r.belegtBis) : null,
    antragsfrist: r.antragsfrist ? tag(r, 'Antragsfrist', r.antragsfrist) : null,
    antragsfristImJahr: r.antragsfristImJahr?.wert ?? null,
    nachweismonate: monate ? leser(r)('Monate bis zum Verwendungsnachweis', monate, 'Monate') : null,
    fenster:
      (kofinanzierung &&
        fenster && {
          von: tag(r, 'Beginn des Fensters', kofinanzierung.von),
          bis: tag(r, 'Ende des Fensters', kofinanzierung.bis),
          zeitraum: fenster,
          nachweisBis: kofinanzierung.nachweisBis
            ? tag(r, 'Nachweis der Integrationspauschale', kofinanzierung.nachweisBis)
            : null,
        }) ||
      null,
    quellen: (regel) => quellen.get(regel) ?? KEINE,
  };
}

const KEINE: readonly Fundstelle[] = Object.freeze([]);

function leser(regelstand: Regelstand) {
  return <E extends Zahleinheit>(name: string, wert: Wert<string | number>, einheit: E): Groesse<E> => {
    const zahl = exaktOderNull(wert.wert);
    if (zahl === null) throw unbrauchbar(regelstand, `„${name}“ ist keine Zahl: ${wert.wert}.`);
    return { name, einheit, wert: zahl, herkunft: herkunft(regelstand.id, wert) };
  };
}

function tag(regelstand: Regelstand, name: string, wert: Wert): Tagesgroesse {
  return { name, einheit: 'Datum', wert: tagAus(regelstand, name, wert), herkunft: herkunft(regelstand.id, wert) };
}

function herkunft(regelstand: string, { regel, fundstelle }: Wert<unknown>): Herkunft {
  return Object.freeze({ art: 'regelstand', regelstand, regel, fundstelle });
}

/** Alle Fundstellen in den rohen Daten, nach der Regel, die ihr Wert nennt, dazu die der Regeln ohne Wert. */
function quellenJeRegel({ quellen = {}, ...werte }: Regelstand): ReadonlyMap<RegelId, readonly Fundstelle[]> {
  const ohneWert = Object.entries(quellen) as [RegelId, readonly Fundstelle[]][];
  return new Map([...ohneWert, ...fundstellenDerWerte(werte)]);
}

function fundstellenDerWerte(
  teil: unknown,
  gefunden = new Map<RegelId, Fundstelle[]>(),
): ReadonlyMap<RegelId, readonly Fundstelle[]> {
  if (typeof teil !== 'object' || teil === null) return gefunden;
  if ('wert' in teil && 'fundstelle' in teil) {
    const { regel, fundstelle } = teil as Wert<unknown>;
    const bisher = gefunden.get(regel) ?? [];
    if (!bisher.some((f) => gleicheFundstelle(f, fundstelle))) gefunden.set(regel, [...bisher, fundstelle]);
    return gefunden;
  }
  for (const innen of Object.values(teil)) fundstellenDerWerte(innen, gefunden);
  return gefunden;
}

/** Dieselbe Stelle in demselben Dokument. */
export function gleicheFundstelle(a: Fundstelle, b: Fundstelle): boolean {
  return a.dokument === b.dokument && a.stelle === b.stelle;
}
