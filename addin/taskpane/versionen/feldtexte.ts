/** Felder und Werte eines Antrags in den Worten des Haushaltsblatts. */
import { deutscherWert } from '../../../shared/grund/zahlformat.ts';
import { sichtbar } from '../../../shared/grund/zeichen.ts';
import { BETRAG, DATUM, GANZZAHL, QUOTE } from '../../haushaltsblatt/feldarten.ts';
import { type Feld, KOPFDATEN, MASSNAHMEN, STELLEN } from '../../haushaltsblatt/spalten.ts';
import { dezimal, euro, prozent } from '../format/betrag.ts';
import { deutscherTag } from '../format/zeitpunkt.ts';

/** Wo im Antrag ein Feld steht: in den Kopfdaten, bei einer Stelle oder bei einer Maßnahme. */
export type Feldgruppe = 'kopf' | 'stellen' | 'massnahmen';

const FELDER: Readonly<Record<Feldgruppe, readonly Feld[]>> = {
  kopf: KOPFDATEN,
  stellen: STELLEN,
  massnahmen: MASSNAHMEN,
};

/**
 * Überschrift des Felds im Haushaltsblatt, ohne ihre Einheit: die steht beim Wert. Ein unbekannter Pfad bleibt, wie er
 * ist.
 */
export function feldname(gruppe: Feldgruppe, pfad: string): string {
  return FELDER[gruppe].find((f) => f.pfad === pfad)?.name ?? pfad;
}

/** „65.300,00 €“, „80 %“, „01.04.2020“, „Kommune“; eine leere Angabe heißt „leer“. */
export function feldwert(gruppe: Feldgruppe, pfad: string, wert: string | number | boolean | null): string {
  if (wert === null || wert === '') return 'leer';
  const art = FELDER[gruppe].find((f) => f.pfad === pfad)?.art;
  if (art === BETRAG) return euro(String(wert));
  if (art === QUOTE) return prozent(String(wert));
  if (art === GANZZAHL) return deutscherWert(String(wert));
  if (art === DATUM) return deutscherTag(String(wert));
  const inhalt = art?.schreibe(wert);
  if (inhalt?.art === 'text') return sichtbar(inhalt.text);
  return dezimal(String(wert));
}
