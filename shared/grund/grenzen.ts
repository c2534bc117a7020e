/**
 * Bis wohin Angaben gelten. Darüber liegt nur noch ein Tippfehler: ein verschobenes Trennzeichen oder eine Ziffer zu
 * viel.
 */
import { mitTausenderpunkten } from './tausender.ts';

/** In €; bis dahin hält ein double den Cent genau. */
export const BETRAG_HOECHSTENS = 10_000_000_000;
/** Mehr Menschen hat keine Kommune. */
export const PERSONEN_HOECHSTENS = 10_000_000;
/** So viele Stellen gäbe es nach R1 für {@link PERSONEN_HOECHSTENS} Personen. */
export const STELLENANTEIL_HOECHSTENS = 100_000;

/** Dieselben Grenzen, wie Meldungen sie schreiben: „10.000.000.000“, „10.000.000“, „100.000“. */
export const GRENZTEXT = {
  betrag: mitTausenderpunkten(String(BETRAG_HOECHSTENS)),
  personen: mitTausenderpunkten(String(PERSONEN_HOECHSTENS)),
  stellenanteil: mitTausenderpunkten(String(STELLENANTEIL_HOECHSTENS)),
} as const;

/** So viele Stellen zeigen Tabellenprogramme; was ein double dahinter noch trägt, hat niemand eingegeben. */
const STELLEN_EINER_ZELLE = 15;

/** Die Zahl, die in der Zelle zu sehen ist: 0,1 + 0,2 ist dort 0,3. */
export function wieGezeigt(wert: number): number {
  return Number(wert.toPrecision(STELLEN_EINER_ZELLE));
}
