/**
 * A2 bei geteilten Stellen: Einträge mit derselben `stelle` (nach dem Namensvergleich ihres Schemas) besetzen sie
 * nacheinander. Ihre Tage eines Monats zählen zusammen höchstens so viele, wie der Regelstand je Monat ansetzt, in der
 * Reihenfolge des Beginns; aufgefüllt wird nie. (Konzept Nr. 5)
 */
import { alsIso, type Datum, frueheres, vergleicheDatum } from '../grund/datum.ts';

import { type Namensvergleich, namensschluessel } from '../grund/name.ts';
import { MONATSZAEHLUNG, type Zeitanteil } from './zeitanteil.ts';

/** Wer eine Stelle wann besetzt. */
export interface Besetzung {
  readonly id: string;
  readonly stelle: string | null;
  readonly von: Datum;
  readonly bis: Datum;
  /** Tage, mit denen ihr Regelstand jeden Monat ansetzt (R6). */
  readonly tageJeMonat: number;
}

/** Zwei Einträge, die dieselbe Stelle gleichzeitig besetzen. */
export interface Ueberschneidung<B extends Besetzung> {
  readonly frueher: B;
  readonly spaeter: B;
  /** Erster und letzter Tag, an dem beide die Stelle besetzen. */
  readonly von: Datum;
  readonly bis: Datum;
}

/**
 * Noch freie Tage (in anderer Zählung Monate oder Kalendertage) je Monat „JJJJ-MM“, nur wo sie einen Eintrag wirklich begrenzen; Schlüssel ist die Id des Eintrags.
 */
export function stellengrenzen(
  besetzungen: readonly Besetzung[],
  vergleich: Namensvergleich = namensschluessel,
  zeitanteil: Zeitanteil = 'dreissigstel',
): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const { imMonat, hoechstens } = MONATSZAEHLUNG[zeitanteil];
  const grenzen = new Map<string, Map<string, number>>();
  for (const gruppe of geteilteStellen(besetzungen, vergleich)) {
    const belegt = new Map<string, number>();
    for (const { id, von, bis, tageJeMonat } of gruppe) {
      const eigene = new Map<string, number>();
      for (const { name: monat, jahr, nummer } of monate(von, bis)) {
        const tage = imMonat(von, bis, jahr, nummer, tageJeMonat);
        const schonBelegt = belegt.get(monat) ?? 0;
        const frei = hoechstens(jahr, nummer, tageJeMonat) - schonBelegt;
        if (tage > frei) eigene.set(monat, frei);
        belegt.set(monat, schonBelegt + Math.min(tage, frei));
      }
      if (eigene.size > 0) grenzen.set(id, eigene);
    }
  }
  return grenzen;
}

/** Je Eintrag höchstens eine Überschneidung: mit dem früheren Eintrag derselben Stelle, der am längsten dauert. */
export function ueberschneidungen<B extends Besetzung>(
  besetzungen: readonly B[],
  vergleich: Namensvergleich = namensschluessel,
): Ueberschneidung<B>[] {
  const treffer: Ueberschneidung<B>[] = [];
  for (const gruppe of geteilteStellen(besetzungen, vergleich)) {
    let laengster: B | undefined;
    for (const eintrag of gruppe) {
      if (laengster && vergleicheDatum(eintrag.von, laengster.bis) <= 0) {
        treffer.push({
          frueher: laengster,
          spaeter: eintrag,
          von: eintrag.von,
          bis: frueheres(eintrag.bis, laengster.bis),
        });
      }
      if (!laengster || vergleicheDatum(eintrag.bis, laengster.bis) > 0) laengster = eintrag;
    }
  }
  return treffer;
}

/** Die Einträge je Stelle, die sich mindestens zwei teilen, nach Beginn geordnet (bei Gleichstand nach Ende und Id). */
export function geteilteStellen<B extends Besetzung>(
  besetzungen: readonly B[],
  vergleich: Namensvergleich = namensschluessel,
): B[][] {
  const jeStelle = new Map<string, B[]>();
  for (const besetzung of besetzungen) {
    if (besetzung.stelle === null) continue;
    const name = vergleich(besetzung.stelle);
    const gruppe = jeStelle.get(name);
    if (gruppe) gruppe.push(besetzung);
    else jeStelle.set(name, [besetzung]);
  }
  const schluessel = (b: B) => `${alsIso(b.von)} ${alsIso(b.bis)} ${b.id}`;
  return [...jeStelle.values()]
    .filter((gruppe) => gruppe.length > 1)
    .map((gruppe) => gruppe.sort((a, b) => (schluessel(a) < schluessel(b) ? -1 : 1)));
}

/** Die berührten Monate; `nummer` 1–12, `name` „JJJJ-MM“. */
function* monate(von: Datum, bis: Datum): Generator<{ name: string; jahr: number; nummer: number }> {
  for (let gezaehlt = monatsnummer(von); gezaehlt <= monatsnummer(bis); gezaehlt++) {
    const jahr = Math.floor(gezaehlt / 12);
    const nummer = (gezaehlt % 12) + 1;
    yield { name: alsIso({ jahr, monat: nummer, tag: 1 }).slice(0, 7), jahr, nummer };
  }
}

/** Monate seit dem Januar des Jahres 0. */
function monatsnummer({ jahr, monat }: Datum): number {
  return jahr * 12 + monat - 1;
}
