/** Felder und Werte eines Antrags in den Worten des Haushaltsblatts. */
import { BETRAG, DATUM } from '../../workbook/feldarten.ts';
import { type Feld, KOPFDATEN, MASSNAHMEN, STELLEN } from '../../workbook/spalten.ts';
import { betrag, dezimal } from '../format/betrag.ts';
import { tag } from '../format/zeitpunkt.ts';

export type Feldgruppe = 'kopf' | 'stellen' | 'massnahmen';

const FELDER: Readonly<Record<Feldgruppe, readonly Feld[]>> = { kopf: KOPFDATEN, stellen: STELLEN, massnahmen: MASSNAHMEN };

export function feldname(gruppe: Feldgruppe, pfad: string): string {
  return FELDER[gruppe].find((f) => f.pfad === pfad)?.titel ?? pfad;
}

/** „65.300,00“, „01.04.2020“, „Kommune“; eine leere Angabe heißt „leer“. */
export function feldwert(gruppe: Feldgruppe, pfad: string, wert: string | number | boolean | null): string {
  if (wert === null || wert === '') return 'leer';
  const art = FELDER[gruppe].find((f) => f.pfad === pfad)?.art;
  if (art === BETRAG) return betrag(String(wert));
  if (art === DATUM) return tag(String(wert));
  const inhalt = art?.schreibe(wert);
  if (inhalt?.art === 'text') return inhalt.text;
  return dezimal(String(wert));
}
