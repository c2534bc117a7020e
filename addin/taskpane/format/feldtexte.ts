/** Felder und Werte eines Antrags in den Worten des Haushaltsblatts. */
import { pfadAus, pfadtext } from '../../../shared/antrag/pfad.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { deutscherWert } from '../../../shared/grund/zahlformat.ts';
import { sichtbar } from '../../../shared/grund/zeichen.ts';
import { BETRAG, DATUM, GANZZAHL, QUOTE } from '../../haushaltsblatt/feldarten.ts';
import { FELDER } from '../../haushaltsblatt/spalten.ts';
import { dezimal, euro, prozent } from './betrag.ts';
import { abwicklungsname, abwicklungswert } from './nachtragstexte.ts';
import { deutscherTag } from './zeitpunkt.ts';

/** Wo im Antrag ein Feld steht: in den Kopfdaten, bei einer Stelle oder bei einer Maßnahme. */
export type Feldgruppe = keyof typeof FELDER;

/**
 * Überschrift des Felds im Haushaltsblatt, ohne ihre Einheit: die steht beim Wert. Ein unbekannter Pfad bleibt, wie er
 * ist.
 */
export function feldname(gruppe: Feldgruppe, pfad: string): string {
  const abwicklung = gruppe === 'kopf' ? inAbwicklung(pfad) : null;
  if (abwicklung !== null) return abwicklungsname(abwicklung);
  return FELDER[gruppe].find((f) => f.pfad === pfad)?.name ?? pfad;
}

/** Der Pfad innerhalb der Abwicklung; `null`, wenn er nicht dorthin führt. */
function inAbwicklung(pfad: string): string | null {
  return /^abwicklung(\.|$)/.test(pfad) ? pfad.slice('abwicklung.'.length) : null;
}

const OHNE_FELD: Readonly<Record<string, string>> = {
  antrag: 'Antrag',
  kommentar: 'Kommentar',
  stellen: 'Stellen',
  massnahmen: 'Maßnahmen',
  antragId: 'Kennung des Antrags',
};

/**
 * Der Titel zu einem Pfad, den die API nennt: „Stelle S1, Träger“ für `antrag.stellen[0].traeger.name`. `antrag` ist
 * der gesendete; ohne ihn zählt der Eintrag: „Stelle Nr. 1“.
 */
export function titelZu(pfad: string, antrag: Pick<Antrag, 'stellen' | 'massnahmen'> | null): string {
  const teile = pfadAus(pfad);
  const ohneAntrag = teile[0] === 'antrag' && teile.length > 1 ? teile.slice(1) : teile;
  const [gruppe, nummer, ...rest] = ohneAntrag;
  if ((gruppe === 'stellen' || gruppe === 'massnahmen') && typeof nummer === 'number') {
    const art = gruppe === 'stellen' ? 'Stelle' : 'Maßnahme';
    const eintrag = `${art} ${sichtbar(antrag?.[gruppe][nummer]?.id ?? `Nr. ${nummer + 1}`)}`;
    return rest.length === 0 ? eintrag : `${eintrag}, ${feldtitel(gruppe, pfadtext(rest))}`;
  }
  return OHNE_FELD[String(gruppe)] && ohneAntrag.length === 1
    ? (OHNE_FELD[String(gruppe)] as string)
    : feldtitel('kopf', pfadtext(ohneAntrag));
}

/** Ein Pfad mitten in einem Feld (`kommune` statt `kommune.name`) heißt nach dem ersten Feld darunter. */
function feldtitel(gruppe: Feldgruppe, pfad: string): string {
  if (gruppe === 'kopf' && inAbwicklung(pfad) !== null) return feldname(gruppe, pfad);
  const felder = FELDER[gruppe];
  return (felder.find((f) => f.pfad === pfad) ?? felder.find((f) => f.pfad.startsWith(`${pfad}.`)))?.name ?? 'Angabe';
}

/** „65.300,00 €“, „80 %“, „01.04.2020“, „Kommune“; eine leere Angabe heißt „leer“. */
export function feldwert(gruppe: Feldgruppe, pfad: string, wert: string | number | boolean | null): string {
  if (wert === null || wert === '') return 'leer';
  const abwicklung = gruppe === 'kopf' ? inAbwicklung(pfad) : null;
  if (abwicklung !== null) return abwicklungswert(abwicklung, wert);
  const art = FELDER[gruppe].find((f) => f.pfad === pfad)?.art;
  if (art === BETRAG) return euro(String(wert));
  if (art === QUOTE) return prozent(String(wert));
  if (art === GANZZAHL) return deutscherWert(String(wert));
  if (art === DATUM) return deutscherTag(String(wert));
  const inhalt = art?.schreibe(wert);
  if (inhalt?.art === 'text') return sichtbar(inhalt.text);
  return dezimal(String(wert));
}
