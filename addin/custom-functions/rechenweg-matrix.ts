/** GK.RECHENWEG: der Rechenweg einer anderen GK-Funktion als Matrix für das Blatt. */
import { quotient } from '../../shared/kern/geld.ts';
import type { Schritt } from '../../shared/kern/rechenweg.ts';
import { rechenwegzeilen } from '../../shared/kern/rechenweg-text.ts';
import { ausBaustein, ausFoerderung, eigenanteilZu, stellen, stellenfoerderung, tage, text, verteilung } from './berechnungen.ts';
import { falsch } from './eingabefehler.ts';

export const RECHENWEG_KOPF = ['Nr', 'Schritt', 'Rechnung', 'Wert', 'Fundstelle'] as const;

type Parameter = readonly unknown[];

/** Je Funktion die Schritte, deren Rechenweg gezeigt wird; das Ergebnis der Funktion ist der letzte. */
const ERGEBNISSE: Readonly<Record<string, (p: Parameter) => Schritt[]>> = {
  STELLEN: (p) => [stellen(p[0], p[1])],
  FOERDERTAGE: (p) => [tage(p[0], p[1], p[2])],
  BEMESSUNG: (p) => [ausFoerderung('bemessung', p[0], p[1], p[2], null, p[3])],
  ZUWENDUNG: (p) => [ausFoerderung('zuwendung', p[0], p[1], p[2], p[3], p[4])],
  EIGENANTEIL: (p) => [ausFoerderung('eigenanteil', p[0], p[1], p[2], p[3], p[4])],
  KOFINANZIERUNG: (p) => [ausFoerderung('kofinanzierung', p[0], p[1], p[2], p[3], p[4])],
  JAHRESPLAN: (p) => {
    const foerderung = stellenfoerderung(p[0], p[1], p[2], p[3]);
    return (['tage', 'bemessung', 'ausgaben', 'zuwendung', 'eigenanteil'] as const).map((feld) => foerderung.summe(feld));
  },
  'BAUSTEIN.ZUWENDUNG': (p) => [ausBaustein('zuwendung', p[0], p[1], p[2])],
  'BAUSTEIN.EIGENANTEIL': (p) => [ausBaustein('eigenanteil', p[0], p[1], p[2])],
  'EIGENANTEIL.ZU': (p) => [eigenanteilZu(p[0], p[1])],
  VERTEILUNG: (p) => [verteilung(p[0], p[1]).summe],
};

/** Eine Kopfzeile und eine Zeile je Schritt; der Wert der letzten Zeile ist das Ergebnis der Funktion. */
export function rechenwegMatrix(funktion: unknown, parameter: Parameter): (string | number)[][] {
  const erwartet = `der Name einer GK-Funktion als Text: ${Object.keys(ERGEBNISSE).join(', ')}`;
  const name = text('funktion', funktion, erwartet).toUpperCase().replace(/^GK\./, '');
  if (!Object.hasOwn(ERGEBNISSE, name)) throw falsch('funktion', funktion, erwartet);
  const ergebnisse = (ERGEBNISSE[name] as (p: Parameter) => Schritt[])(parameter);
  const werte = rechenwegzeilen(...ergebnisse).map((z) => [z.nr, z.schritt, z.rechnung, Number(z.wert), z.fundstelle]);
  const letzte = werte.at(-1);
  const ergebnis = ergebnisse.at(-1);
  if (letzte && ergebnis) letzte[3] = quotient(ergebnis.wert).toNumber();
  return [[...RECHENWEG_KOPF], ...werte];
}
