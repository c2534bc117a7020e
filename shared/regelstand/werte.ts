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
  Wert,
} from './typen.ts';
import { tagAus, unbrauchbar, zeitraeumeVon } from './zeitraeume.ts';
import { zugelassen } from './zulassung.ts';

interface Kopfwerte {
  readonly id: string;
  readonly gueltigVon: Tagesgroesse;
  readonly gueltigBis: Tagesgroesse;
  readonly gueltig: Zeitraum;
  readonly antragsfrist: Tagesgroesse;
  /** Monate bis zum Verwendungsnachweis (R9, A6). */
  readonly nachweismonate: Groesse<'Monate'>;
  readonly fensterVon: Tagesgroesse;
  readonly fensterBis: Tagesgroesse;
  /** Zeitraum, in dem die Integrationspauschale den kommunalen Eigenanteil decken darf (R12). */
  readonly fenster: Zeitraum;
  /** Die Fundstellen aller Werte, die diese Regel nennen, jede einmal. */
  quellen(regel: RegelId): readonly Fundstelle[];
}

export interface ThmWerte extends Kopfwerte {
  readonly programm: 'THM';
  readonly personenJeStelle: Groesse<'Personen'>;
  readonly mindeststellen: Groesse<'Stellen'>;
  /** Ab so vielen Personen mindestens eine volle Stelle (R3). */
  readonly volleStelleAb: Groesse<'Personen'>;
  /** Die volle Stelle, 1,0 (R3). */
  readonly volleStelle: Groesse<'Stellen'>;
  readonly stellenschritt: Groesse<'Stellen'>;
  /** € je 1,0 Stelle und Jahr (R4). */
  readonly bemessungsgrundlage: Groesse<'€'>;
  readonly foerderquote: Groesse<'Anteil'>;
  readonly tageJeMonat: Groesse<'Tage'>;
  /** Zwölf Monate zu `tageJeMonat`: der Teiler, der aus einem Jahresbetrag den Betrag für Fördertage macht (R6). */
  readonly tageJeJahr: Groesse<'Tage'>;
}

export type Quotenwert =
  | { readonly art: 'fest'; readonly quote: Groesse<'Anteil'> }
  | { readonly art: 'spanne'; readonly von: Groesse<'Anteil'>; readonly bis: Groesse<'Anteil'> };

export interface DiaWerte extends Kopfwerte {
  readonly programm: 'DIA';
  readonly quoten: Readonly<Record<BausteinNummer, Quotenwert>>;
  readonly personenJeCoach: Groesse<'Personen'>;
}

export type Werte = ThmWerte | DiaWerte;

const gelesene = new WeakMap<Regelstand, Werte>();

/** Die Werte dieses Regelstands; er wird nur einmal gelesen. @throws {KernFehler} REGELSTAND_UNBRAUCHBAR */
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
  const volleStelleAb = zahl('Personen für eine volle Stelle', r.volleStelleAb, 'Personen');
  const tageJeMonat = zahl('Tage je Monat', r.tageJeMonat, 'Tage');
  return {
    ...kopfwerte(r),
    programm: 'THM',
    personenJeStelle: zahl('Personen je Stelle', r.personenJeStelle, 'Personen'),
    mindeststellen: zahl('Mindeststelle mit GfS', r.mindeststellen, 'Stellen'),
    volleStelleAb,
    volleStelle: {
      name: `volle Stelle ab ${r.volleStelleAb.wert.replace('.', ',')} Personen`,
      einheit: 'Stellen',
      wert: exakt(1),
      herkunft: volleStelleAb.herkunft,
    },
    stellenschritt: zahl('Stellenschritt', r.stellenschritt, 'Stellen'),
    bemessungsgrundlage: zahl('Bemessungsgrundlage', r.bemessungsgrundlage, '€'),
    foerderquote: zahl('Förderquote', r.foerderquote, 'Anteil'),
    tageJeMonat,
    tageJeJahr: {
      name: 'Tage im Förderjahr',
      einheit: 'Tage',
      wert: exakt(12 * r.tageJeMonat.wert),
      herkunft: tageJeMonat.herkunft,
    },
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
    ...kopfwerte(r),
    programm: 'DIA',
    quoten: {
      1: quote(eins.quote),
      2: quote(zwei.quote),
      3: quote(drei.quote),
      4: quote(vier.quote),
      5: quote(fuenf.quote),
    },
    personenJeCoach: zahl('Personen je Coach', r.personenJeCoach, 'Personen'),
  };
}

function kopfwerte(r: Regelstand): Kopfwerte {
  const gueltigVon = tag(r, 'Beginn der Förderung', r.gueltigVon);
  const gueltigBis = tag(r, 'Ende der Förderung', r.gueltigBis);
  const fensterVon = tag(r, 'Beginn des Fensters', r.kofinanzierung.von);
  const fensterBis = tag(r, 'Ende des Fensters', r.kofinanzierung.bis);
  const quellen = quellenJeRegel(r);
  return {
    id: r.id,
    gueltigVon,
    gueltigBis,
    antragsfrist: tag(r, 'Antragsfrist', r.antragsfrist),
    nachweismonate: leser(r)('Monate bis zum Verwendungsnachweis', r.verwendungsnachweisMonate, 'Monate'),
    fensterVon,
    fensterBis,
    ...zeitraeumeVon(zugelassen(r)),
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

/** Alle Fundstellen in den rohen Daten, nach der Regel, die ihr Wert nennt. */
function quellenJeRegel(
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
  for (const innen of Object.values(teil)) quellenJeRegel(innen, gefunden);
  return gefunden;
}

/** Dieselbe Stelle in demselben Dokument. */
export function gleicheFundstelle(a: Fundstelle, b: Fundstelle): boolean {
  return a.dokument === b.dokument && a.stelle === b.stelle;
}
