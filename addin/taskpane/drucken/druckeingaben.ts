/** Was jemand zum Drucken einträgt, und der Wunsch daraus; geraten wird nichts. */
import { PROGRAMMNAMEN, type Programm } from '../../../shared/antrag/programm.ts';
import { alsDeutschesDatum, ausIso, type Datum } from '../../../shared/grund/datum.ts';
import { fensterende } from '../../../shared/kern/mittelabruf.ts';
import { PROGRAMMTITEL } from '../../../shared/schriftstuecke/programmtitel.ts';
import type { Druckauswahl, Schriftstueckart, Wunsch } from '../../../shared/schriftstuecke/schriftstuecke.ts';
import { liesTag } from '../../../shared/tabellentext/tagtext.ts';
import { lesemeldung } from '../format/lesemeldung.ts';
import { LEERE_ZINSEINGABEN, type Zinseingaben, type Zinsfehler, zinsfrageAus } from './zinseingaben.ts';

export const SCHRIFTSTUECKE: Readonly<Record<Schriftstueckart, string>> = {
  mittelanforderung: 'Mittelanforderung',
  nachweis: 'Zahlenmäßiger Nachweis',
  zinsen: 'Zinsberechnung',
  weiterleitungen: 'Weiterleitungsübersicht',
};

export interface Druckeingaben extends Zinseingaben {
  readonly art: Schriftstueckart;
  readonly programm: Programm;
  readonly haushaltsjahr: number | null;
  readonly angefordertAm: string;
  readonly fensterBis: string;
  readonly tageVorher: string;
  readonly andereMittel: 'dritte' | 'oeffentlich';
}

/** Nach dem Namen des Felds; die einer Zahlung nennt {@link zahlungsfeld}. */
export type Druckfehler = Zinsfehler;

/** Heute angefordert, das Fenster wie üblich; was nicht üblich ist, bleibt leer. */
export function anfangseingaben(auswahl: readonly Druckauswahl[], heute: Datum): Druckeingaben {
  const erstes = auswahl.find(({ abrufjahre }) => abrufjahre.length > 0) ?? auswahl[0];
  return {
    art: 'mittelanforderung',
    programm: erstes?.programm ?? 'THM',
    haushaltsjahr: null,
    angefordertAm: alsDeutschesDatum(heute),
    fensterBis: alsDeutschesDatum(fensterende(heute)),
    ...LEERE_ZINSEINGABEN,
    tageVorher: '',
    andereMittel: 'dritte',
  };
}

/** Die Haushaltsjahre, die das Schriftstück zur Wahl stellt. */
export function jahreZurWahl({ art }: Druckeingaben, auswahl: Druckauswahl): readonly number[] {
  if (art === 'mittelanforderung') return auswahl.abrufjahre;
  return art === 'zinsen' ? auswahl.erstattungen.map(({ haushaltsjahr }) => haushaltsjahr) : [];
}

/** Welche Angabe der Version dafür fehlt; `null`, wenn es sich drucken lässt. */
export function fehlendes({ art }: Druckeingaben, auswahl: Druckauswahl): string | null {
  if (art === 'nachweis') return auswahl.nachweisFehlt;
  if (art === 'weiterleitungen') return auswahl.weiterleitungenFehlen;
  const name = PROGRAMMNAMEN[auswahl.programm];
  if (art === 'zinsen')
    return auswahl.erstattungen.length > 0
      ? null
      : `In dieser Version ist für ${name} in keinem Haushaltsjahr etwas zu erstatten. Verzinst wird, was ausgezahlt und nach dem Ist nicht zu behalten ist.`;
  return auswahl.abrufjahre.length > 0
    ? null
    : `Für ${name} nennt kein Bescheid ein Haushaltsjahr. Angefordert wird erst nach dem Bescheid.`;
}

/** Der Wunsch, oder je Feld, warum es noch keinen gibt. */
export function wunschAus(
  eingaben: Druckeingaben,
  auswahl: Druckauswahl,
): { wunsch: Wunsch } | { fehler: Druckfehler } {
  const { art, programm, andereMittel } = eingaben;
  const fehler: Record<string, string> = {};
  const tag = (feld: 'angefordertAm' | 'fensterBis'): Datum => {
    const gelesen = liesTag(eingaben[feld]);
    if (gelesen.art === 'tag') return ausIso(gelesen.tag) ?? KEIN_TAG;
    fehler[feld] = lesemeldung(gelesen, 'Erwartet wird ein Datum wie 15.04.2021.');
    return KEIN_TAG;
  };
  const jahre = jahreZurWahl(eingaben, auswahl);
  const haushaltsjahr =
    eingaben.haushaltsjahr !== null && jahre.includes(eingaben.haushaltsjahr)
      ? eingaben.haushaltsjahr
      : (jahre[0] ?? 0);
  const wunsch = ((): Wunsch | null => {
    switch (art) {
      case 'mittelanforderung':
        return { art, programm, haushaltsjahr, angefordertAm: tag('angefordertAm'), fensterBis: tag('fensterBis') };
      case 'nachweis':
        return { art, programm, andereMittel };
      case 'zinsen': {
        const betrag = auswahl.erstattungen.find((e) => e.haushaltsjahr === haushaltsjahr)?.betrag ?? '0.00';
        const gelesen = zinsfrageAus(betrag, eingaben);
        if ('frage' in gelesen) return { art, anlass: anlassDerErstattung(programm, haushaltsjahr), ...gelesen.frage };
        Object.assign(fehler, gelesen.fehler);
        return null;
      }
      case 'weiterleitungen':
        return { art, programm, tageVorher: tage(eingaben.tageVorher, fehler) };
    }
  })();
  return wunsch === null || Object.keys(fehler).length > 0 ? { fehler } : { wunsch };
}

/** Worauf die Zinsen anfallen, wie es auf dem Blatt steht. */
export function anlassDerErstattung(programm: Programm, haushaltsjahr: number): string {
  return `Erstattung ${haushaltsjahr}, ${PROGRAMMTITEL[programm]}`;
}

/** Steht nie in einem Wunsch: Wo er herkommt, ist ein Fehler vermerkt. */
const KEIN_TAG: Datum = { jahr: 2000, monat: 1, tag: 1 };
const TAGE_HOECHSTENS = 365;

function tage(text: string, fehler: Record<string, string>): number | null {
  const kurz = text.trim();
  if (kurz === '') return null;
  if (/^\d{1,3}$/.test(kurz) && Number(kurz) <= TAGE_HOECHSTENS) return Number(kurz);
  fehler.tageVorher = `Erwartet wird eine ganze Zahl von 0 bis ${TAGE_HOECHSTENS}, oder nichts.`;
  return null;
}
