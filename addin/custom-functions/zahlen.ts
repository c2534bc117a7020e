/**
 * Zahlen aus Zellen; was nicht passt, wird ein Eingabefehler. Text ist nie eine Zahl, auch "256" nicht: ein Punkt kann Tausender oder
 * Komma heißen.
 */
import { BETRAG_HOECHSTENS } from '../../shared/kern/betrag.ts';
import { STELLENANTEIL_HOECHSTENS } from '../../shared/kern/foerderung.ts';
import { PERSONEN_HOECHSTENS } from '../../shared/kern/stellen.ts';
import { falsch, fehlt } from './eingabefehler.ts';

/** Lokal benannt, weil sie in jeder Zelle vorkommen und globale Namen in einem fremden Realm langsam sind. */
const { isFinite: istEndlich, isInteger: istGanz } = Number;
const { round } = Math;
const TEXT_STATT_ZAHL = 'Der Wert ist Text; bitte als Zahl eingeben (ohne Anführungszeichen, mit Komma als Dezimalzeichen).';

/** Leer sind `null`, nicht angegeben und der leere Text, den eine Formel statt einer leeren Zelle liefert. */
export function istLeer(wert: unknown): boolean {
  return wert === null || wert === undefined || wert === '';
}

/** Ein einzelner Wert, auch wenn er als Bereich aus einer Zelle oder als Excel-Datentyp (formatierte Zahl) ankommt. */
export function einzelwert(wert: unknown): unknown {
  if (typeof wert !== 'object' || wert === null) return wert;
  if (!Array.isArray(wert)) return Object.hasOwn(wert, 'basicValue') ? (wert as { basicValue: unknown }).basicValue : wert;
  return wert.length === 1 ? einzelwert(wert[0]) : wert;
}

/** Anzahl Personen, ganze Zahl von 0 bis 10 Millionen. Eine eingetippte 0 gilt, eine leere Zelle nicht. */
export function personen(parameter: string, roh: unknown): number {
  const erwartet = 'eine ganze Zahl von 0 bis 10.000.000';
  const wert = zahl(parameter, roh, erwartet);
  if (!istGanz(wert) || wert < 0 || wert > PERSONEN_HOECHSTENS) throw falsch(parameter, wert, erwartet);
  return wert;
}

/** Stellenanteil größer als 0; 1 ist Vollzeit. */
export function stellenanteil(parameter: string, roh: unknown): number {
  const erwartet = 'ein Stellenanteil größer als 0 und höchstens 100.000 (1 = Vollzeit, 0,5 = halbe Stelle)';
  const wert = zahl(parameter, roh, erwartet);
  if (wert <= 0 || wert > STELLENANTEIL_HOECHSTENS) throw falsch(parameter, wert, erwartet);
  return wert;
}

/** Betrag in € von 0 bis 10 Milliarden, wie eingegeben; auf Cent rundet der Kern und schreibt es in den Rechenweg. */
export function betrag(parameter: string, roh: unknown): number {
  const erwartet = 'ein Betrag in € von 0 bis 10.000.000.000';
  const wert = zahl(parameter, roh, erwartet);
  if (wert < 0 || wert > BETRAG_HOECHSTENS) throw falsch(parameter, wert, erwartet);
  return wert;
}

/** Jahresausgaben in €, `null` wenn nicht angegeben. 0 wird abgewiesen: so sieht in Excel auf dem Desktop eine leere Zelle aus. */
export function jahresausgaben(parameter: string, roh: unknown): number | null {
  if (istLeer(einzelwert(roh))) return null;
  const erwartet = 'ein Betrag in € größer als 0 und höchstens 10.000.000.000, oder nichts';
  const wert = zahl(parameter, roh, erwartet);
  if (wert < 0 || wert > BETRAG_HOECHSTENS) throw falsch(parameter, wert, erwartet);
  if (wert < 0.005) {
    const rat =
      'Excel übergibt eine leere Zelle als 0: Soll ohne eigene Ausgaben gerechnet werden, den Parameter weglassen oder mit WENN(ISTLEER(…);"";…) übergeben.';
    throw falsch(parameter, wert, erwartet, rat);
  }
  return wert;
}

/** Haushaltsjahr von 1900 bis 9999, `null` wenn nicht angegeben. */
export function haushaltsjahr(parameter: string, roh: unknown): number | null {
  if (istLeer(einzelwert(roh))) return null;
  const erwartet = 'ein ganzes Jahr von 1900 bis 9999';
  const wert = zahl(parameter, roh, erwartet);
  if (!istGanz(wert) || wert < 1900 || wert > 9999) throw falsch(parameter, wert, erwartet);
  return wert;
}

/** Nummer eines Bausteins, 1 bis 5. */
export function baustein(parameter: string, roh: unknown): number {
  const erwartet = 'die Nummer eines Bausteins von 1 bis 5';
  const wert = zahl(parameter, roh, erwartet);
  if (!istGanz(wert) || wert < 1 || wert > 5) throw falsch(parameter, wert, erwartet);
  return wert;
}

/** Förderquote als Zahl zwischen 0 und 1, `null` wenn nicht angegeben; ob sie zulässig ist, entscheidet der Kern. */
export function quote(parameter: string, roh: unknown): number | null {
  if (istLeer(einzelwert(roh))) return null;
  const erwartet = 'eine Quote von 0,5 bis 0,8 (50 % bis 80 %)';
  const wert = zahl(parameter, roh, erwartet);
  if (wert < 0 || wert > 1) throw falsch(parameter, wert, erwartet);
  return wert;
}

/** Die Anteile eines Bereichs, zeilenweise gelesen. Eine leere Zelle darin wird abgewiesen, denn ihr Betrag fiele sonst still auf 0. */
export function anteile(parameter: string, roh: unknown): number[] {
  const bereich = Array.isArray(roh) ? roh.flat() : [roh];
  if (bereich.length === 0 || bereich.every((zelle) => istLeer(einzelwert(zelle)))) throw fehlt(parameter, 'ein Bereich mit Zahlen ab 0');
  return bereich.map((zelle: unknown, i) => {
    const stelle = bereich.length === 1 ? parameter : `${parameter}, Zelle ${i + 1}`;
    const wert = zahl(stelle, zelle, 'eine Zahl ab 0');
    if (wert < 0) throw falsch(stelle, wert, 'eine Zahl ab 0');
    return wert;
  });
}

/** Ein Double mit seinen 15 gültigen Stellen, so wie Excel es anzeigt und die Person es eingegeben hat. */
export function mitFuenfzehnStellen(wert: number): number {
  const millionstel = round(wert * 1e6);
  if (millionstel < 1e15 && millionstel > -1e15 && millionstel / 1e6 === wert) return wert;
  if (istGanz(wert) && wert < 1e15 && wert > -1e15) return wert;
  const gerundet = Number(wert.toPrecision(15));
  return istEndlich(gerundet) ? gerundet : wert;
}

function zahl(parameter: string, roh: unknown, erwartet: string): number {
  const wert = einzelwert(roh);
  if (istLeer(wert)) throw fehlt(parameter, erwartet);
  if (typeof wert !== 'number' || !istEndlich(wert)) throw falsch(parameter, wert, erwartet, typeof wert === 'string' ? TEXT_STATT_ZAHL : '');
  return mitFuenfzehnStellen(wert);
}
