/**
 * Die Formeln des Haushaltsblatts in neutraler Schreibweise. Jede fängt leere Zellen ab, denn eine leere Zelle kommt je
 * nach Excel als 0 oder als nichts an; freiwillige Angaben werden dann als "" übergeben, was die GK-Funktionen als
 * weggelassen lesen.
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

/**
 * Eine Zeile braucht von ihrer Umgebung: die Adresse ihrer Monatsgrenzen und die der Angabe „Geschäftsführende
 * Stelle“.
 */
export interface Stellenumgebung {
  readonly grenzen: string;
  readonly gfs: string;
  /** Ausdruck für die Id der Zeile, sonst die im Kopf, sonst ""; `null` in einem Blatt ohne wählbare Angaben. */
  readonly regelstand: string | null;
  /** Ids der Regelstände, nach denen eine Kommune ohne Geschäftsführende Stelle keine Stelle erhält (R2). */
  readonly mitGfs: readonly string[];
}

/** Die Id in der Zeile, sonst die im Kopf, sonst "": Dann wählen Tage und Haushaltsjahr. */
export function regelstandsausdruck(kopf: string | null, zeile: string | null): string | null {
  if (kopf === null) return zeile && freiwillig(zeile);
  return zeile === null ? freiwillig(kopf) : `IF(ISBLANK(${zeile}),${freiwillig(kopf)},${zeile})`;
}

/** Spalten der ganzen Tabelle, nach Pfad im Eintrag: „$F$26:$F$30“. */
export type Spalten = (pfad: string) => string;

/**
 * R2: Ohne Geschäftsführende Stelle gibt es keine Förderung und wie im Plan auch keine Null, sondern #NV bis in die
 * Summen.
 */
function nurMitGfs({ gfs, regelstand, mitGfs }: Stellenumgebung, dann: string): string {
  if (regelstand === null) return `IF(TRIM(${gfs})="nein",NA(),${dann})`;
  const betroffen = ['', ...mitGfs].map((id) => `${regelstand}="${id}"`).join(',');
  return `IF(TRIM(${gfs})="nein",IF(OR(${betroffen}),NA(),${dann}),${dann})`;
}

/**
 * A2: Höchsttage der Monate, in denen andere auf derselben Stelle diese Zeile begrenzen, als Text; leer, wo es keiner
 * tut.
 */
export function monatsgrenzen(a: Adressen, spalten: Spalten): string {
  const alle = ['stelle', 'von', 'bis'].map(spalten).join(',');
  const kennung = `${spalten('id')},${freiwillig(a('id'))}`;
  return wennGefuellt(
    [a('stelle'), a('von'), a('bis')],
    `GK.MONATSGRENZEN(${a('von')},${a('bis')},${alle},${a('stelle')},${kennung})`,
  );
}

const stellenpflicht = (a: Adressen) => [a('stellenanteil'), a('von'), a('bis')];

/**
 * R4–R6, R8, A2: Zuwendung oder Eigenanteil einer Stelle in einem Haushaltsjahr, in Euro, auf Cent gerundet; leer,
 * solange eine Pflichtangabe fehlt.
 */
export function stelleImJahr(
  funktion: 'ZUWENDUNG' | 'EIGENANTEIL',
  a: Adressen,
  umgebung: Stellenumgebung,
  jahr: number,
): string {
  const { grenzen, regelstand } = umgebung;
  const aufruf = `GK.${funktion}(${stellenparameter(a)},${jahr},${regelstand ?? ''},${grenzen})`;
  return wennGefuellt(stellenpflicht(a), nurMitGfs(umgebung, aufruf));
}

/** Summe einzeln genannter Zellen: bleibt richtig, wenn Spalten verschoben werden. */
export function stelleGesamt(a: Adressen, zellen: readonly string[]): string {
  return wennGefuellt(stellenpflicht(a), zellen.join('+'));
}

/** R12, A5: nur wo die Kommune den Eigenanteil trägt und die Integrationspauschale genutzt wird. */
export function stelleKofinanzierung(a: Adressen, umgebung: Stellenumgebung, pauschale: string, jahr: number): string {
  const { grenzen, regelstand } = umgebung;
  const aufruf = `GK.KOFINANZIERUNG(${stellenparameter(a)},${jahr},${regelstand ?? ''},${grenzen})`;
  // Ein genannter Regelstand kann kein Fenster haben; die Zuwendung daneben zeigt, was sonst nicht stimmt.
  const ohneFenster =
    regelstand === null ? aufruf : `IF(${regelstand}="",${aufruf},IF(ISERROR(${aufruf}),0,${aufruf}))`;
  return wennGefuellt(
    stellenpflicht(a),
    nurMitGfs(umgebung, `IF(AND(TRIM(${a('eigenanteil')})="Kommune",TRIM(${pauschale})="ja"),${ohneFenster},0)`),
  );
}

/**
 * R7: Zuwendung oder Eigenanteil einer Maßnahme in Euro nach dem Regelstand ihres Haushaltsjahrs, auf Cent gerundet;
 * leer, solange Baustein oder Ausgaben fehlen.
 */
export function massnahme(funktion: 'ZUWENDUNG' | 'EIGENANTEIL', a: Adressen, dia: string | null): string {
  return wennGefuellt([a('baustein'), a('ausgaben')], bausteinaufruf(funktion, a, a('ausgaben'), dia));
}

/**
 * A5: der Eigenanteil der Ausgaben im Fenster, höchstens der ganze Eigenanteil (`eigenanteil` = Adresse der
 * Ergebniszelle).
 */
export function massnahmeKofinanzierung(
  a: Adressen,
  pauschale: string,
  eigenanteil: string,
  jahr: number,
  dia: string | null,
): string {
  const fenster = a('ausgabenImFenster');
  const bedingung = `AND(NOT(ISBLANK(${fenster})),TRIM(${a('eigenanteil')})="Kommune",TRIM(${pauschale})="ja",${a('haushaltsjahr')}=${jahr})`;
  return wennGefuellt(
    [a('baustein'), a('ausgaben')],
    `IF(${bedingung},MIN(${bausteinaufruf('EIGENANTEIL', a, fenster, dia)},${eigenanteil}),0)`,
  );
}

/**
 * R1–R3 nach dem genannten Regelstand, sonst dem dieses Tages: Stellen nach der Zahl der Geduldeten; leer, wo der
 * genannte keinen Schlüssel hat, 0 ohne Geschäftsführende Stelle, leer,
 * solange eine der Angaben fehlt.
 */
export function stellenNachSchluessel(personen: string, gfs: string, tag: string, regelstand: string | null): string {
  const nachTag = `GK.STELLEN(${personen},,${tag})`;
  const genannt = `GK.STELLEN(${personen},${regelstand})`;
  const stellen =
    regelstand === null ? nachTag : `IF(ISBLANK(${regelstand}),${nachTag},IF(ISERROR(${genannt}),"",${genannt}))`;
  return wennGefuellt([personen, gfs], `IF(TRIM(${gfs})="ja",${stellen},0)`);
}

/**
 * Der Tag, nach dem auch der Plan den Regelstand des Antrags wählt: der Beginn der frühesten Stelle, ohne Stellen der
 * Stand der Angaben.
 */
export function tagDesAntrags(beginne: string, stand: string): string {
  return `=IF(COUNT(${beginne})>0,MIN(${beginne}),${freiwillig(stand)})`;
}

/** Addiert schon gerundete Beträge, deshalb geht jede Spalte auf; leere Ergebnisse zählen nicht. */
export function summe(bereich: string): string {
  return `=SUM(${bereich})`;
}

/**
 * Jahreswert der Übersicht: Summe der Stellenspalte plus die Maßnahmen dieses Jahres. Rechnet eine davon nicht, ist es
 * #NV: SUMMEWENN ließe ihren Fehler außerhalb von Excel still aus.
 */
export function jahressumme(
  stellensumme: string | null,
  jahresbereich: string,
  jahr: number,
  betragsbereich: string | null,
): string {
  const teile = [
    stellensumme,
    betragsbereich === null ? null : `SUMIF(${jahresbereich},${jahr},${betragsbereich})`,
  ].filter((t) => t !== null);
  const summe = teile.length > 0 ? teile.join('+') : '0';
  return betragsbereich === null
    ? `=${summe}`
    : `=IF(SUMPRODUCT((${jahresbereich}=${jahr})*ISERROR(${betragsbereich}))>0,NA(),${summe})`;
}

/** Summe der Übersicht; #NV auch, wo eine Maßnahme nicht rechnet, deren Haushaltsjahr das Blatt nicht zeigt. */
export function gesamtsumme(jahreswerte: string, betragsbereich: string): string {
  return `=IF(SUMPRODUCT(1*ISERROR(${betragsbereich}))>0,NA(),SUM(${jahreswerte}))`;
}

function bausteinaufruf(
  funktion: 'ZUWENDUNG' | 'EIGENANTEIL',
  a: Adressen,
  ausgaben: string,
  dia: string | null,
): string {
  return `GK.BAUSTEIN.${funktion}(${a('baustein')},${ausgaben},${freiwillig(a('quote'))},${dia === null ? '' : freiwillig(dia)},${freiwillig(a('haushaltsjahr'))})`;
}
