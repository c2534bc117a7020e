/**
 * Die Formeln der Tabellen nach dem Bescheid, in neutraler Schreibweise. Sie finden jeden Eintrag an seiner Kennung und
 * rechnen dasselbe wie der Plan nach dem Bescheid; wo eine GK-Funktion es sagt, mit ihr.
 */

import type { UEBERSICHT_NACH_BESCHEID } from './abwicklungsspalten.ts';

/** Absolute Adresse einer Spalte: „$A$21:$A$26“. */
export type Spaltenort = (titel: string) => string;

/** Wo die Tabellen des Plans stehen, nach Überschrift; `eintraege` sind ihre Zeilen ohne Summe. */
export interface Planorte {
  readonly stellen: Spaltenort;
  readonly massnahmen: Spaltenort;
}

/** Was für alle Stellen gilt, solange sie denselben Regelstand haben; `null`: Dann rechnet nur der Plan. */
export interface Stellenwerte {
  /** € je Jahr und voller Stelle. */
  readonly jahresbetrag: string;
  readonly tageJeJahr: number;
  readonly quote: string;
}

const GEFUELLT = (zelle: string, dann: string) => `IF(ISBLANK(${zelle}),"",${dann})`;

/** Wert einer Spalte für den Eintrag mit dieser Kennung. */
function nachgeschlagen(spalte: string, kennungen: string, id: string): string {
  return `INDEX(${spalte},MATCH(${id},${kennungen},0))`;
}

/** Leer, wo es den Eintrag nicht gibt. */
function vomEintrag({ stellen, massnahmen }: Planorte, titel: string, id: string): string {
  const aus = (ort: Spaltenort) => nachgeschlagen(ort(titel), ort('Kennung'), id);
  return `IFERROR(${aus(stellen)},IFERROR(${aus(massnahmen)},""))`;
}

/** Bezeichnung oder Träger des Eintrags; leer, wo es ihn nicht gibt oder er keine hat. */
export function eintragstext(plan: Planorte, titel: string, id: string): string {
  return `=${GEFUELLT(id, `${vomEintrag(plan, titel, id)}&""`)}`;
}

/** „Baustein 6“ oder „Bausteine 1–5“; leer, wo es den Eintrag nicht gibt. */
export function programm({ stellen, massnahmen }: Planorte, id: string): string {
  const in_ = (ort: Spaltenort) => `ISNUMBER(MATCH(${id},${ort('Kennung')},0))`;
  return `=${GEFUELLT(id, `IF(${in_(stellen)},"Baustein 6",IF(${in_(massnahmen)},"Bausteine 1–5",""))`)}`;
}

/** Die Stelle, die jemand besetzt; ein Eintrag ohne Namen der Stelle ist selbst eine. */
export function stelleDerBesetzung({ stellen }: Planorte, id: string): string {
  const name = nachgeschlagen(stellen('Stelle'), stellen('Kennung'), id);
  return `=${GEFUELLT(id, `IFERROR(IF(ISBLANK(${name}),"Stelle von "&${id},${name}),"")`)}`;
}

export function anteilDerBesetzung({ stellen }: Planorte, id: string): string {
  return `=${GEFUELLT(id, `IFERROR(${nachgeschlagen(stellen('Stellenanteil'), stellen('Kennung'), id)},"")`)}`;
}

/** Besetzt zählt nur innerhalb des geplanten Zeitraums; leer, wo davon nichts bleibt. */
export function gezaehlterTag(
  { stellen }: Planorte,
  art: 'von' | 'bis',
  { id, von, bis }: { readonly id: string; readonly von: string; readonly bis: string },
): string {
  const plan = (titel: 'von' | 'bis') => nachgeschlagen(stellen(titel), stellen('Kennung'), id);
  const [beginn, ende] = [`MAX(${von},${plan('von')})`, `MIN(${bis},${plan('bis')})`];
  const tag = `IFERROR(IF(${beginn}>${ende},"",${art === 'von' ? beginn : ende}),"")`;
  return `=IF(OR(ISBLANK(${id}),ISBLANK(${von}),ISBLANK(${bis})),"",${tag})`;
}

/** Unterscheidet auch zwei gleiche Zeilen: Eine von ihnen geht vor. */
export function besetzungsplatz(id: string): string {
  return `=${GEFUELLT(id, `${id}&" "&ROW(${id})`)}`;
}

interface Besetzungszellen {
  readonly von: string;
  readonly bis: string;
  readonly stelle: string;
  readonly platz: string;
}

/** A2 über alle Besetzungen: Auch zwei Zeiten desselben Eintrags zählen in einem Monat höchstens 30 Tage. */
export function besetzungsgrenzen(zeile: Besetzungszellen, spalten: Besetzungszellen): string {
  const { von, bis, stelle, platz } = zeile;
  const aufruf = `GK.MONATSGRENZEN(${von},${bis},${spalten.stelle},${spalten.von},${spalten.bis},${stelle},${spalten.platz},${platz})`;
  return `=IF(${von}="","",${aufruf})`;
}

/** R19: besetzte Fördertage eines Haushaltsjahrs. */
export function besetzteTage(von: string, bis: string, jahr: number, regelstand: string, grenzen: string): string {
  return `=IF(${von}="","",GK.FOERDERTAGE(${von},${bis},${jahr},${regelstand},${grenzen}))`;
}

/** Zellen einer Zeile, für die abgerechnet wird; Ausdrücke dürfen es auch sein. */
export interface Abrechnungszeile {
  readonly id: string;
  readonly jahr: string;
  /** Ist in €; "" oder leer, wo es fehlt. */
  readonly ist: string;
  readonly andereMittel: string | null;
  /** Höchstbetrag in €; "" ohne. */
  readonly bewilligt: string;
  /** Besetzte Fördertage. */
  readonly tage: string;
}

export interface Abrechnungsumgebung {
  readonly plan: Planorte;
  /** Spalten der Besetzung. */
  readonly besetzung: Spaltenort;
  readonly werte: Stellenwerte | null;
  /** Id des Regelstands oder nichts: dann wählen Tage und Haushaltsjahr. */
  readonly regelstand: { stellen(id: string): string; readonly massnahmen: string };
  /** Überschrift der Monatsgrenzen in der Tabelle „Stellen“. */
  readonly grenzen: string;
}

/** Ab hier ist ein halber Cent ein ganzer: weniger, als ein Betrag ihm je nahekommt, mehr, als das Rechnen mit Dezimalbrüchen abweicht. */
const HALBER_CENT = '0.00000001';

/**
 * R20: endgültige Zuwendung. Ohne Lücke, geteilte Stelle und andere Mittel ist sie ein Aufruf von GK.ABRECHNUNG; sonst
 * wird dasselbe ausgeschrieben, mit der Bemessung der besetzten Tage.
 */
export function endgueltig(zeile: Abrechnungszeile, umgebung: Abrechnungsumgebung): string {
  const { id, jahr, ist, andereMittel, bewilligt } = zeile;
  const { stellen, massnahmen } = umgebung.plan;
  const leer = `OR(ISBLANK(${id}),ISBLANK(${jahr}),NOT(ISNUMBER(${ist})))`;
  const istStelle = `ISNUMBER(MATCH(${id},${stellen('Kennung')},0))`;
  const istMassnahme = `ISNUMBER(MATCH(${id},${massnahmen('Kennung')},0))`;
  const begrenzt = (betrag: string) => `IF(ISNUMBER(${bewilligt}),MIN(${betrag},${bewilligt}),${betrag})`;
  const rest = andereMittel === null ? ist : `MAX(0,${ist}-${andereMittel})`;
  const massnahme = `IF(${rest}=0,0,${begrenzt(massnahmenzuwendung(id, jahr, rest, umgebung))})`;
  const stelle = `IF(${ist}=0,0,IF(${einfach(zeile, umgebung)},${einfacherAufruf(zeile, umgebung)},${begrenzt(ausgeschrieben(zeile, umgebung))}))`;
  return `=IF(${leer},"",IF(${istStelle},${stelle},IF(${istMassnahme},${massnahme},"")))`;
}

function massnahmenzuwendung(
  id: string,
  jahr: string,
  ausgaben: string,
  { plan: { massnahmen }, regelstand }: Abrechnungsumgebung,
): string {
  const wert = (titel: string) => nachgeschlagen(massnahmen(titel), massnahmen('Kennung'), id);
  const quote = `IF(ISBLANK(${wert('Quote')}),"",${wert('Quote')})`;
  return `GK.BAUSTEIN.ZUWENDUNG(${wert('Baustein')},${ausgaben},${quote},${regelstand.massnahmen},${jahr})`;
}

/** Höchstens eine Besetzung, niemand sonst auf der Stelle, keine anderen Mittel, und bewilligt ist mehr als nichts. */
function einfach(
  { id, andereMittel, bewilligt, tage }: Abrechnungszeile,
  { plan: { stellen }, besetzung, grenzen }: Abrechnungsumgebung,
): string {
  const bedingungen = [
    `COUNTIF(${besetzung('Eintrag')},${id})<2`,
    `${nachgeschlagen(stellen(grenzen), stellen('Kennung'), id)}=""`,
    `${bewilligt}<>0`,
    `${tage}>0`,
    ...(andereMittel === null ? [] : [`SUM(${andereMittel})=0`]),
  ];
  return `AND(${bedingungen.join(',')})`;
}

function einfacherAufruf(
  { id, jahr, ist, bewilligt }: Abrechnungszeile,
  { plan: { stellen }, besetzung, regelstand }: Abrechnungsumgebung,
): string {
  const wert = (titel: string) => nachgeschlagen(stellen(titel), stellen('Kennung'), id);
  const tag = (titel: 'von' | 'bis') =>
    `IF(COUNTIF(${besetzung('Eintrag')},${id})=0,${wert(titel)},SUMIF(${besetzung('Eintrag')},${id},${besetzung(`zählt ${titel}`)}))`;
  return `GK.ABRECHNUNG(${wert('Stellenanteil')},${tag('von')},${tag('bis')},${ist},${bewilligt},${jahr},${regelstand.stellen(id)})`;
}

function ausgeschrieben(
  { id, ist, andereMittel, tage }: Abrechnungszeile,
  { plan: { stellen }, werte }: Abrechnungsumgebung,
): string {
  if (werte === null) return 'NA()';
  const anteil = nachgeschlagen(stellen('Stellenanteil'), stellen('Kennung'), id);
  const bemessung = `${werte.jahresbetrag}*${anteil}*${tage}/${werte.tageJeJahr}`;
  const abzug = andereMittel === null ? '' : `-${andereMittel}`;
  return `ROUND(${werte.quote}*MAX(0,MIN(${ist},${bemessung})${abzug})+${HALBER_CENT},2)`;
}

/** R19: besetzte Tage eines Eintrags; ohne eine Besetzung gilt er als besetzt wie geplant. Leer bei einer Maßnahme. */
export function tageImJahr(
  id: string,
  jahr: string,
  jahre: readonly number[],
  { plan: { stellen }, besetzung, regelstand, grenzen }: Omit<Abrechnungsumgebung, 'werte'>,
): string {
  const wert = (titel: string) => nachgeschlagen(stellen(titel), stellen('Kennung'), id);
  const geplant = `GK.FOERDERTAGE(${wert('von')},${wert('bis')},${jahr},${regelstand.stellen(id)},${wert(grenzen)})`;
  const besetzt = jahre
    .map((j) => `(${jahr}=${j})*SUMIF(${besetzung('Eintrag')},${id},${besetzung(`Fördertage ${j}`)})`)
    .join('+');
  return `IF(COUNTIF(${besetzung('Eintrag')},${id})=0,${geplant},${besetzt || '0'})`;
}

/** Wie {@link tageImJahr}, als Zelle: leer, wo etwas fehlt oder es keine Stelle ist. */
export function foerdertagezelle(id: string, jahr: string, { stellen }: Planorte, tage: string): string {
  return `=IF(OR(ISBLANK(${id}),ISBLANK(${jahr})),"",IF(ISNUMBER(MATCH(${id},${stellen('Kennung')},0)),${tage},""))`;
}

/** R20: der Jahresbetrag oder die Summe der Monate, die dastehen; leer ohne beides. */
export function istDesJahres(betrag: string, monate: string): string {
  return `=IF(ISNUMBER(${betrag}),${betrag},IF(COUNT(${monate})=0,"",SUM(${monate})))`;
}

/** R18: Anteil eines Eintrags am geltenden Bescheid; leer, wo kein Bescheid das Haushaltsjahr nennt. */
export function anteilAmBescheid(zeile: { id: string; jahr: string; programm: string }, bescheide: Spaltenort): string {
  const { id, jahr, programm: name } = zeile;
  const desJahrs = `${bescheide('Programm')},${name},${bescheide('Haushaltsjahr')},${jahr}`;
  const gezaehlt = (als: string) => `COUNTIFS(${desJahrs},${bescheide('zählt als')},"${als}")`;
  const anteil = `SUMIFS(${bescheide('Zuwendung')},${desJahrs},${bescheide('zählt als')},"Anteil",${bescheide('Eintrag')},${id})`;
  return `=IF(OR(ISBLANK(${id}),ISBLANK(${jahr})),"",IF(${gezaehlt('Jahr')}=0,"",IF(${gezaehlt('Anteil')}=0,NA(),${anteil})))`;
}

/** Ob das Geld da ist; leer, solange kein Betrag dasteht. */
export function abrufstand(betrag: string, eingegangen: string): string {
  return `=IF(ISBLANK(${betrag}),"",IF(ISBLANK(${eingegangen}),"noch nicht eingegangen","eingegangen"))`;
}

/** R23, R25: Erstattung; leer ohne endgültige Zuwendung. */
export function erstattung(ausgezahlt: string, endgueltige: string): string {
  return `=IF(ISNUMBER(${endgueltige}),GK.ERSTATTUNG(${ausgezahlt},${endgueltige}),IF(ISERROR(${endgueltige}),NA(),""))`;
}

/** Zeilen der Übersicht, nach Überschrift; dazu, wo die Listen stehen. */
export interface Uebersichtsorte {
  readonly plan: Planorte;
  readonly bescheide: Spaltenort;
  readonly ist: Spaltenort;
  readonly abrufe: Spaltenort;
  /** Zelle dieser Zeile unter einer Überschrift. */
  zelle(titel: string): string;
}

/**
 * Jede Zahl eines Programms in einem Haushaltsjahr, nach ihrer Überschrift; leer, wo etwas dafür fehlt. `zuwendung` ist
 * die Summe der Stellen in diesem Jahr, `null` bei den Maßnahmen.
 */
export function uebersichtszeile(
  orte: Uebersichtsorte,
  jahr: number,
  zuwendung: string | null,
  titel: typeof UEBERSICHT_NACH_BESCHEID,
): ReadonlyMap<string, string> {
  const { plan, bescheide, ist, abrufe, zelle } = orte;
  const [programmzelle, jahrzelle] = [zelle(titel.programm), zelle(titel.haushaltsjahr)];
  const desJahrs = (ort: Spaltenort) => `${ort('Programm')},${programmzelle},${ort('Haushaltsjahr')},${jahrzelle}`;
  const summe = (ort: Spaltenort, spalte: string, ...bedingungen: string[]) =>
    `SUMIFS(${[ort(spalte), desJahrs(ort), ...bedingungen].join(',')})`;
  const zahl = (spalte: string) => `COUNTIFS(${desJahrs(ist)},${ist(spalte)},">=0")`;
  const { massnahmen, stellen } = plan;
  const geplanteEintraege =
    zuwendung === null
      ? `COUNTIF(${massnahmen('Haushaltsjahr')},${jahrzelle})`
      : `SUMPRODUCT(ISNUMBER(${stellen('von')})*(${stellen('von')}<=DATE(${jahr},12,31))*(${stellen('bis')}>=DATE(${jahr},1,1)))`;
  const vollstaendig = (spalte: string) =>
    `AND(${zahl(spalte)}>0,${zahl(spalte)}>=${geplanteEintraege},${zahl(spalte)}=COUNTIFS(${desJahrs(ist)}))`;
  const wennGanz = (spalte: string) => `=IF(${vollstaendig(spalte)},${summe(ist, spalte)},"")`;
  const [bewilligt, endgueltigzelle, abgerufen] = [titel.bewilligt, titel.endgueltig, titel.abgerufen].map(zelle) as [
    string,
    string,
    string,
  ];
  const bisJahresende = summe(
    abrufe,
    'Betrag',
    abrufe('eingegangen am'),
    '">0"',
    abrufe('eingegangen am'),
    `"<="&DATE(${jahr},12,31)`,
  );
  const jahreszeile = `${bescheide('zählt als')},"Jahr"`;
  const desBescheids = `COUNTIFS(${desJahrs(bescheide)},${jahreszeile})`;
  return new Map([
    [
      titel.stand,
      `=IF(${vollstaendig('Ist')},"Ist vollständig",IF(${zahl('Ist')}=0,"noch kein Ist","Ist unvollständig"))`,
    ],
    [
      titel.geplant,
      zuwendung === null
        ? `=SUMIF(${massnahmen('Haushaltsjahr')},${jahrzelle},${massnahmen('Zuwendung')})`
        : `=${zuwendung}`,
    ],
    [titel.bewilligt, `=IF(${desBescheids}=0,"",${summe(bescheide, 'Zuwendung', jahreszeile)})`],
    [titel.ist, wennGanz('Ist')],
    [titel.endgueltig, wennGanz('endgültig')],
    [titel.abgerufen, `=${summe(abrufe, 'Betrag')}`],
    [titel.nochAbrufbar, `=IF(ISNUMBER(${bewilligt}),MAX(0,${bewilligt}-${abgerufen}),"")`],
    [
      titel.naechsterAbruf,
      `=IF(OR(NOT(ISNUMBER(${bewilligt})),${zahl('endgültig')}=0),"",IF(${bewilligt}=0,0,GK.MITTELABRUF(${summe(ist, 'endgültig')},${abgerufen},${bewilligt},,1)))`,
    ],
    [titel.eingegangen, `=${summe(abrufe, 'Betrag', abrufe('eingegangen am'), '">0"')}`],
    [titel.zuErstatten, erstattung(zelle(titel.eingegangen), endgueltigzelle)],
    [titel.forderung, `=IF(ISNUMBER(${endgueltigzelle}),MAX(0,${endgueltigzelle}-${bisJahresende}),"")`],
    [titel.verbindlichkeit, erstattung(bisJahresende, endgueltigzelle)],
  ]);
}

/** R25: was einem Partner bleibt; leer, wo sich mehrere einen Eintrag im selben Jahr teilen. */
export function endgueltigBeimPartner(
  zeile: Abrechnungszeile,
  umgebung: Abrechnungsumgebung,
  weiterleitungen: Spaltenort,
): string {
  const partner = `COUNTIFS(${weiterleitungen('Eintrag')},${zeile.id},${weiterleitungen('Haushaltsjahr')},${zeile.jahr})`;
  return `=IF(${partner}>1,"",${endgueltig(zeile, umgebung).slice(1)})`;
}
