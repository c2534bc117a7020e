/**
 * Die Funktionen im Namensraum GK, so wie Excel sie kennt. Ids, Reihenfolge und Optionalität sind fest, denn Arbeitsmappen hängen daran.
 * Aus diesen Kommentaren entsteht functions.json, also auch das, was Excel beim Tippen anzeigt.
 */
import { alsZahl as nachZahl } from '../../shared/grund/geld.ts';
import type { Schritt } from '../../shared/kern/rechenweg.ts';
import { istRegelId } from '../../shared/regelstand/regelid.ts';
import { REGELN } from '../../shared/regelstand/regeln.ts';
import { regelsatz } from '../../shared/regelstand/regelsatz.ts';
import { vorgaben } from '../../shared/regelstand/vorgabe.ts';
import { ausBaustein, ausFoerderung, eigenanteilZu, JAHRESPLAN_FELDER, stellen, stellenfoerderung, tage, text, verteilung } from './berechnungen.ts';
import { falsch } from './eingabefehler.ts';
import { rechenwegMatrix } from './rechenweg-matrix.ts';

/**
 * Stellen nach Schlüssel: eine je 100 Geduldete, auf halbe Stellen gerundet, mindestens 0,5 (R1–R3).
 * @customfunction STELLEN STELLEN
 * @param {any} personen Geduldete im Alter von 18 bis 27 Jahren, ganze Zahl
 * @param {any} [regelstand] Id des Regelstands als Text, ohne Angabe THM-2019
 * @returns {number} Stellen
 * @helpurl https://localhost:3443/hilfe.html#STELLEN
 */
export function gkStellen(personen: any, regelstand?: any): number {
  return alsZahl(stellen(personen, regelstand));
}

/**
 * Fördertage nach der Dreißigstel-Methode: ein voller Monat zählt 30 Tage (R6, A2).
 * @customfunction FOERDERTAGE FOERDERTAGE
 * @param {any} von Erster Tag
 * @param {any} bis Letzter Tag
 * @param {any} [haushaltsjahr] Nur dieses Haushaltsjahr
 * @returns {number} Tage
 * @helpurl https://localhost:3443/hilfe.html#FOERDERTAGE
 */
export function gkFoerdertage(von: any, bis: any, haushaltsjahr?: any): number {
  return alsZahl(tage(von, bis, haushaltsjahr));
}

/**
 * Bemessungsgrundlage in € für Stellenanteil und Zeitraum: 68.000 € je Stelle und Jahr (R4).
 * @customfunction BEMESSUNG BEMESSUNG
 * @param {any} stellenanteil Stellenanteil, 1 = Vollzeit
 * @param {any} von Erster Tag
 * @param {any} bis Letzter Tag
 * @param {any} [haushaltsjahr] Nur dieses Haushaltsjahr
 * @returns {number} Betrag in €
 * @helpurl https://localhost:3443/hilfe.html#BEMESSUNG
 */
export function gkBemessung(stellenanteil: any, von: any, bis: any, haushaltsjahr?: any): number {
  return alsZahl(ausFoerderung('bemessung', stellenanteil, von, bis, null, haushaltsjahr));
}

/**
 * Zuwendung des Landes in €: 80 % der Ausgaben, höchstens der Bemessungsgrundlage (R5, A3, A4).
 * @customfunction ZUWENDUNG ZUWENDUNG
 * @param {any} stellenanteil Stellenanteil, 1 = Vollzeit
 * @param {any} von Erster Tag
 * @param {any} bis Letzter Tag
 * @param {any} [jahresausgaben] Kosten dieses Stellenanteils in einem vollen Jahr in €, ohne Angabe die Bemessungsgrundlage
 * @param {any} [haushaltsjahr] Nur dieses Haushaltsjahr
 * @returns {number} Betrag in €
 * @helpurl https://localhost:3443/hilfe.html#ZUWENDUNG
 */
export function gkZuwendung(stellenanteil: any, von: any, bis: any, jahresausgaben?: any, haushaltsjahr?: any): number {
  return alsZahl(ausFoerderung('zuwendung', stellenanteil, von, bis, jahresausgaben, haushaltsjahr));
}

/**
 * Eigenanteil in €: Ausgaben minus Zuwendung, alles, was der Haushalt tragen muss (A4).
 * @customfunction EIGENANTEIL EIGENANTEIL
 * @param {any} stellenanteil Stellenanteil, 1 = Vollzeit
 * @param {any} von Erster Tag
 * @param {any} bis Letzter Tag
 * @param {any} [jahresausgaben] Kosten dieses Stellenanteils in einem vollen Jahr in €, ohne Angabe die Bemessungsgrundlage
 * @param {any} [haushaltsjahr] Nur dieses Haushaltsjahr
 * @returns {number} Betrag in €
 * @helpurl https://localhost:3443/hilfe.html#EIGENANTEIL
 */
export function gkEigenanteil(stellenanteil: any, von: any, bis: any, jahresausgaben?: any, haushaltsjahr?: any): number {
  return alsZahl(ausFoerderung('eigenanteil', stellenanteil, von, bis, jahresausgaben, haushaltsjahr));
}

/**
 * Teil des kommunalen Eigenanteils in €, den die Integrationspauschale decken darf (R12, A5).
 * @customfunction KOFINANZIERUNG KOFINANZIERUNG
 * @param {any} stellenanteil Stellenanteil, 1 = Vollzeit
 * @param {any} von Erster Tag
 * @param {any} bis Letzter Tag
 * @param {any} [jahresausgaben] Kosten dieses Stellenanteils in einem vollen Jahr in €, ohne Angabe die Bemessungsgrundlage
 * @param {any} [haushaltsjahr] Nur dieses Haushaltsjahr
 * @returns {number} Betrag in €
 * @helpurl https://localhost:3443/hilfe.html#KOFINANZIERUNG
 */
export function gkKofinanzierung(stellenanteil: any, von: any, bis: any, jahresausgaben?: any, haushaltsjahr?: any): number {
  return alsZahl(ausFoerderung('kofinanzierung', stellenanteil, von, bis, jahresausgaben, haushaltsjahr));
}

/**
 * Plan je Haushaltsjahr mit Fördertagen, Bemessung, Ausgaben, Zuwendung und Eigenanteil in €, darunter die Summe.
 * @customfunction JAHRESPLAN JAHRESPLAN
 * @param {any} stellenanteil Stellenanteil, 1 = Vollzeit
 * @param {any} von Erster Tag
 * @param {any} bis Letzter Tag
 * @param {any} [jahresausgaben] Kosten dieses Stellenanteils in einem vollen Jahr in €, ohne Angabe die Bemessungsgrundlage
 * @returns {any[][]} Tabelle mit Kopfzeile
 * @helpurl https://localhost:3443/hilfe.html#JAHRESPLAN
 */
export function gkJahresplan(stellenanteil: any, von: any, bis: any, jahresausgaben?: any): any[][] {
  const foerderung = stellenfoerderung(stellenanteil, von, bis, jahresausgaben);
  return [
    ['Haushaltsjahr', 'Fördertage', 'Bemessung', 'Ausgaben', 'Zuwendung', 'Eigenanteil'],
    ...foerderung.jahre.map((jahr) => [jahr.jahr, ...JAHRESPLAN_FELDER.map((feld) => alsZahl(jahr[feld]))]),
    ['Summe', ...JAHRESPLAN_FELDER.map((feld) => alsZahl(foerderung.summe(feld)))],
  ];
}

/**
 * Zuwendung in € für eine Maßnahme der Bausteine 1 bis 5 (R7).
 * @customfunction BAUSTEIN.ZUWENDUNG BAUSTEIN.ZUWENDUNG
 * @param {any} baustein Nummer des Bausteins, 1 bis 5
 * @param {any} ausgaben Ausgaben der Maßnahme in €
 * @param {any} [quote] Förderquote, nur für Baustein 5: 0,5 bis 0,8
 * @returns {number} Betrag in €
 * @helpurl https://localhost:3443/hilfe.html#BAUSTEIN.ZUWENDUNG
 */
export function gkBausteinZuwendung(baustein: any, ausgaben: any, quote?: any): number {
  return alsZahl(ausBaustein('zuwendung', baustein, ausgaben, quote));
}

/**
 * Eigenanteil in € für eine Maßnahme der Bausteine 1 bis 5: Ausgaben minus Zuwendung (R7, A4).
 * @customfunction BAUSTEIN.EIGENANTEIL BAUSTEIN.EIGENANTEIL
 * @param {any} baustein Nummer des Bausteins, 1 bis 5
 * @param {any} ausgaben Ausgaben der Maßnahme in €
 * @param {any} [quote] Förderquote, nur für Baustein 5: 0,5 bis 0,8
 * @returns {number} Betrag in €
 * @helpurl https://localhost:3443/hilfe.html#BAUSTEIN.EIGENANTEIL
 */
export function gkBausteinEigenanteil(baustein: any, ausgaben: any, quote?: any): number {
  return alsZahl(ausBaustein('eigenanteil', baustein, ausgaben, quote));
}

/**
 * Eigenanteil in €, der zu einer Zuwendung gehört; ohne Quote bei 80 % Förderung (W3).
 * @customfunction EIGENANTEIL.ZU EIGENANTEIL.ZU
 * @param {any} zuwendung Zuwendung in €
 * @param {any} [quote] Förderquote, 0,5 bis 0,8, ohne Angabe 0,8
 * @returns {number} Betrag in €
 * @helpurl https://localhost:3443/hilfe.html#EIGENANTEIL.ZU
 */
export function gkEigenanteilZu(zuwendung: any, quote?: any): number {
  return alsZahl(eigenanteilZu(zuwendung, quote));
}

/**
 * Verteilt ein Budget in € auf Anteile; die Beträge ergeben auf den Cent genau das Budget.
 * @customfunction VERTEILUNG VERTEILUNG
 * @param {any} budget Budget in €
 * @param {any[][]} anteile Bereich mit Anteilen ab 0, die nicht 1 ergeben müssen
 * @returns {number[][]} Spalte mit einem Betrag in € je Anteil
 * @helpurl https://localhost:3443/hilfe.html#VERTEILUNG
 */
export function gkVerteilung(budget: any, anteile: any[][]): number[][] {
  return verteilung(budget, anteile).betraege.map((betrag) => [alsZahl(betrag)]);
}

/**
 * Rechenweg einer anderen GK-Funktion: jeder Schritt mit Rechnung, Wert und Fundstelle.
 * @customfunction RECHENWEG RECHENWEG
 * @param {any} funktion Name der Funktion als Text, z. B. "ZUWENDUNG"
 * @param {any} [p1] Erster Parameter dieser Funktion
 * @param {any[][]} [p2] Zweiter Parameter
 * @param {any} [p3] Dritter Parameter
 * @param {any} [p4] Vierter Parameter
 * @param {any} [p5] Fünfter Parameter
 * @param {any} [p6] Sechster Parameter
 * @returns {any[][]} Tabelle mit Kopfzeile
 * @helpurl https://localhost:3443/hilfe.html#RECHENWEG
 */
export function gkRechenweg(funktion: any, p1?: any, p2?: any[][], p3?: any, p4?: any, p5?: any, p6?: any): any[][] {
  return rechenwegMatrix(funktion, [p1, p2, p3, p4, p5, p6]);
}

/**
 * Regel, Auslegung oder Widerspruch in einem Satz mit Quelle.
 * @customfunction FUNDSTELLE FUNDSTELLE
 * @param {any} regel Kennung als Text, z. B. "R3", "A1" oder "W3"
 * @returns {string} Satz mit Quelle
 * @helpurl https://localhost:3443/hilfe.html#FUNDSTELLE
 */
export function gkFundstelle(regel: any): string {
  const erwartet = `die Kennung einer Regel als Text: ${Object.keys(REGELN).join(', ')}`;
  const angabe = text('regel', regel, erwartet);
  const id = angabe.toUpperCase();
  if (!istRegelId(id)) throw falsch('regel', angabe, erwartet);
  return regelsatz(id, vorgaben());
}

/** Der Wert für die Zelle. Nur hier wird aus der exakten Zahl ein Double. */
function alsZahl(schritt: Schritt): number {
  return nachZahl(schritt.wert);
}
