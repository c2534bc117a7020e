/**
 * Die Formeln des Haushaltsblatts in neutraler Schreibweise. Jede fängt leere Zellen ab, denn eine leere Zelle kommt je nach Excel
 * als 0 oder als nichts an; freiwillige Angaben werden dann als "" übergeben, was die GK-Funktionen als weggelassen lesen.
 */

/** Adressen der Eingabezellen einer Zeile, nach Pfad im Eintrag. */
export type Adressen = (pfad: string) => string;

function wennGefuellt(adressen: readonly string[], dann: string): string {
  const leer = adressen.map((a) => `ISBLANK(${a})`).join(',');
  return `=IF(${adressen.length > 1 ? `OR(${leer})` : leer},"",${dann})`;
}

const freiwillig = (zelle: string) => `IF(ISBLANK(${zelle}),"",${zelle})`;

function stellenparameter(a: Adressen): string {
  return `${a('stellenanteil')},${a('von')},${a('bis')},${freiwillig(a('jahresausgaben'))}`;
}

const stellenpflicht = (a: Adressen) => [a('stellenanteil'), a('von'), a('bis')];

/** R4–R6, R8: Zuwendung oder Eigenanteil einer Stelle in einem Haushaltsjahr, in Euro, auf Cent gerundet; leer, solange eine Pflichtangabe fehlt. */
export function stelleImJahr(funktion: 'ZUWENDUNG' | 'EIGENANTEIL', a: Adressen, jahr: number): string {
  return wennGefuellt(stellenpflicht(a), `GK.${funktion}(${stellenparameter(a)},${jahr})`);
}

/** Summe einzeln genannter Zellen: bleibt richtig, wenn Spalten verschoben werden. */
export function stelleGesamt(a: Adressen, zellen: readonly string[]): string {
  return wennGefuellt(stellenpflicht(a), zellen.join('+'));
}

/** R12, A5: nur wo die Kommune den Eigenanteil trägt und die Integrationspauschale genutzt wird. */
export function stelleKofinanzierung(a: Adressen, pauschale: string, jahr: number): string {
  return wennGefuellt(stellenpflicht(a), `IF(AND(${a('eigenanteil')}="Kommune",${pauschale}="ja"),GK.KOFINANZIERUNG(${stellenparameter(a)},${jahr}),0)`);
}

/** R7: Zuwendung oder Eigenanteil einer Maßnahme in Euro nach dem Regelstand ihres Haushaltsjahrs, auf Cent gerundet; leer, solange Baustein oder Ausgaben fehlen. */
export function massnahme(funktion: 'ZUWENDUNG' | 'EIGENANTEIL', a: Adressen, ausgaben = a('ausgaben')): string {
  return wennGefuellt([a('baustein'), a('ausgaben')], bausteinaufruf(funktion, a, ausgaben));
}

/** A5: der Eigenanteil der Ausgaben im Fenster, höchstens der ganze Eigenanteil (`eigenanteil` = Adresse der Ergebniszelle). */
export function massnahmeKofinanzierung(a: Adressen, pauschale: string, eigenanteil: string, jahr: number): string {
  const fenster = a('ausgabenImFenster');
  const bedingung = `AND(NOT(ISBLANK(${fenster})),${a('eigenanteil')}="Kommune",${pauschale}="ja",${a('haushaltsjahr')}=${jahr})`;
  return wennGefuellt([a('baustein'), a('ausgaben')], `IF(${bedingung},MIN(${bausteinaufruf('EIGENANTEIL', a, fenster)},${eigenanteil}),0)`);
}

/** R1–R3 nach dem Regelstand dieses Tages: Stellen nach der Zahl der Geduldeten; 0 ohne Geschäftsführende Stelle, leer, solange eine der Angaben fehlt. */
export function stellenNachSchluessel(personen: string, gfs: string, tag: string): string {
  return wennGefuellt([personen, gfs], `IF(${gfs}="ja",GK.STELLEN(${personen},,${tag}),0)`);
}

/** Der Tag, nach dem auch der Plan den Regelstand des Antrags wählt: der Beginn der frühesten Stelle, ohne Stellen der Stand der Angaben. */
export function tagDesAntrags(beginne: string, stand: string): string {
  return `=IF(COUNT(${beginne})>0,MIN(${beginne}),${freiwillig(stand)})`;
}

/** Addiert schon gerundete Beträge, deshalb geht jede Spalte auf; leere Ergebnisse zählen nicht. */
export function summe(bereich: string): string {
  return `=SUM(${bereich})`;
}

/** Jahreswert der Übersicht: Summe der Stellenspalte plus die Maßnahmen dieses Jahres. */
export function jahressumme(stellensumme: string | null, jahresbereich: string, jahr: number, betragsbereich: string | null): string {
  const teile = [stellensumme, betragsbereich === null ? null : `SUMIF(${jahresbereich},${jahr},${betragsbereich})`].filter((t) => t !== null);
  return `=${teile.length > 0 ? teile.join('+') : '0'}`;
}

function bausteinaufruf(funktion: 'ZUWENDUNG' | 'EIGENANTEIL', a: Adressen, ausgaben: string): string {
  return `GK.BAUSTEIN.${funktion}(${a('baustein')},${ausgaben},${freiwillig(a('quote'))},,${freiwillig(a('haushaltsjahr'))})`;
}
