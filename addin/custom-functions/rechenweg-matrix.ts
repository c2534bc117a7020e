/** GK.RECHENWEG: der Rechenweg einer anderen GK-Funktion als Matrix für das Blatt. */
import { alsZahl } from '../../shared/grund/geld.ts';
import type { Schritt } from '../../shared/kern/rechenweg.ts';
import { rechenwegzeilen } from '../../shared/kern/rechenweg-text.ts';
import { ausBaustein, ausFoerderung, eigenanteilZu, JAHRESPLAN_FELDER, stellen, stellenfoerderung, tage, text, verteilung } from './berechnungen.ts';
import { falsch } from './eingabefehler.ts';
import { einzelwert, istLeer } from './zahlen.ts';

const RECHENWEG_KOPF = ['Nr', 'Schritt', 'Rechnung', 'Wert', 'Fundstelle'] as const;

/** So viele Zeichen fasst eine Zelle in Excel; ein längerer Text machte aus der ganzen Matrix einen Fehler ohne Meldung. */
const ZELLE_HOECHSTENS = 32_767;

type Parameter = readonly unknown[];

interface Herleitung {
  /** So viele Parameter hat die Funktion; was darüber hinausgeht, bliebe sonst still unbeachtet. */
  readonly anzahl: number;
  /** Die Schritte, deren Rechenweg gezeigt wird; das Ergebnis der Funktion ist der letzte. */
  readonly ergebnisse: (p: Parameter) => Schritt[];
}

const HERLEITUNGEN: Readonly<Record<string, Herleitung>> = {
  STELLEN: { anzahl: 2, ergebnisse: (p) => [stellen(p[0], p[1])] },
  FOERDERTAGE: { anzahl: 3, ergebnisse: (p) => [tage(p[0], p[1], p[2])] },
  BEMESSUNG: { anzahl: 4, ergebnisse: (p) => [ausFoerderung('bemessung', p[0], p[1], p[2], null, p[3])] },
  ZUWENDUNG: { anzahl: 5, ergebnisse: (p) => [ausFoerderung('zuwendung', p[0], p[1], p[2], p[3], p[4])] },
  EIGENANTEIL: { anzahl: 5, ergebnisse: (p) => [ausFoerderung('eigenanteil', p[0], p[1], p[2], p[3], p[4])] },
  KOFINANZIERUNG: { anzahl: 5, ergebnisse: (p) => [ausFoerderung('kofinanzierung', p[0], p[1], p[2], p[3], p[4])] },
  JAHRESPLAN: {
    anzahl: 4,
    ergebnisse: (p) => {
      const foerderung = stellenfoerderung(p[0], p[1], p[2], p[3]);
      return JAHRESPLAN_FELDER.map((feld) => foerderung.summe(feld));
    },
  },
  'BAUSTEIN.ZUWENDUNG': { anzahl: 3, ergebnisse: (p) => [ausBaustein('zuwendung', p[0], p[1], p[2])] },
  'BAUSTEIN.EIGENANTEIL': { anzahl: 3, ergebnisse: (p) => [ausBaustein('eigenanteil', p[0], p[1], p[2])] },
  'EIGENANTEIL.ZU': { anzahl: 2, ergebnisse: (p) => [eigenanteilZu(p[0], p[1])] },
  VERTEILUNG: { anzahl: 2, ergebnisse: (p) => [verteilung(p[0], p[1]).summe] },
};

/** Eine Kopfzeile und eine Zeile je Schritt; der Wert der letzten Zeile ist das Ergebnis der Funktion. */
export function rechenwegMatrix(funktion: unknown, parameter: Parameter): (string | number)[][] {
  const erwartet = `der Name einer GK-Funktion als Text: ${Object.keys(HERLEITUNGEN).join(', ')}`;
  const angabe = text('funktion', funktion, erwartet);
  const name = angabe.toUpperCase().replace(/^GK\./, '');
  const herleitung = HERLEITUNGEN[name];
  if (!herleitung) throw falsch('funktion', angabe, erwartet);
  pruefeUeberzaehlige(name, herleitung.anzahl, parameter);
  const ergebnisse = herleitung.ergebnisse(parameter);
  const werte = rechenwegzeilen(...ergebnisse).map((z) => [z.nr, z.schritt, inZelle(z.rechnung), Number(z.wert), z.fundstelle]);
  const letzte = werte.at(-1);
  const ergebnis = ergebnisse.at(-1);
  if (letzte && ergebnis) letzte[3] = alsZahl(ergebnis.wert);
  return [[...RECHENWEG_KOPF], ...werte];
}

function inZelle(rechnung: string): string {
  return rechnung.length <= ZELLE_HOECHSTENS ? rechnung : `${rechnung.slice(0, ZELLE_HOECHSTENS - 1)}…`;
}

function pruefeUeberzaehlige(name: string, anzahl: number, parameter: Parameter): void {
  for (let i = anzahl; i < parameter.length; i++) {
    const wert = einzelwert(parameter[i]);
    if (!istLeer(wert)) throw falsch(`p${i + 1}`, wert, `nichts, denn GK.${name} hat nur ${anzahl} Parameter`);
  }
}
