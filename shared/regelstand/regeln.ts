/** Alle Regeln (R), Auslegungen (A) und Widersprüche (W) in je einem Satz mit Quelle. */
import { DOKUMENTE, type DokumentId } from './dokumente.ts';
import type { Verzeichnis } from './verzeichnis.ts';

export interface Regel {
  readonly titel: string;
  /** Satzteil ohne Schlusspunkt; die Quelle folgt in Klammern. */
  readonly satz: string;
  readonly quellen: readonly (readonly [DokumentId, string])[];
}

export const REGELN = {
  R1: {
    titel: 'Schlüssel',
    satz: 'Je 100 Geduldete im Alter von 18 bis einschließlich 27 Jahren wird eine Stelle gefördert, nach dem Stand bei Antragstellung',
    quellen: [['konzept', 'Nr. 5']],
  },
  R2: {
    titel: 'Mindeststelle',
    satz: 'Eine Kommune mit Geschäftsführender Stelle erhält mindestens 0,5 Stellen; ohne sie ist sie nicht Zuwendungsempfängerin und erhält keine',
    quellen: [['konzept', 'Nr. 3 und Nr. 5']],
  },
  R3: {
    titel: 'Rundung der Stellen',
    satz: 'Ab 75 Personen gibt es 1,0 Stelle, bis 124 bleibt es dabei, ab 125 sind es 1,5 und bei 200 dann 2,0, also Schritte von 0,5',
    quellen: [['konzept', 'Nr. 5']],
  },
  R4: {
    titel: 'Bemessungsgrundlage',
    satz: 'Je 1,0 Stelle und Jahr werden höchstens 68.000 € Personalausgaben zugrunde gelegt (34.000 € je 0,5), bei Teilzeit anteilig',
    quellen: [['konzept', 'Anlage 1, Nr. 4 (Ausgaben) und Nr. 5']],
  },
  R5: {
    titel: 'Förderquote Baustein 6',
    satz: 'Das Land trägt als Anteilfinanzierung 80 % der Bemessungsgrundlage je Monat und Stelle',
    quellen: [['konzept', 'Nr. 5']],
  },
  R6: {
    titel: 'Dreißigstel-Methode',
    satz: 'Wer nicht den ganzen Monat beschäftigt ist, wird mit den eingesetzten Tagen angesetzt; jeder Monat zählt 30 Tage',
    quellen: [['konzept', 'Nr. 5']],
  },
  R7: {
    titel: 'Quoten der Bausteine 1–5',
    satz: 'Die Bausteine 1 bis 4 werden mit 80 % gefördert, der Innovationsfonds (Baustein 5) mit 50 bis 80 %; keiner zu 100 %',
    quellen: [['vorlageAachen', 'IV']],
  },
  R8: {
    titel: 'Zeitraum Baustein 6',
    satz: 'Gefördert wird vom 15.07.2019 bis längstens 31.12.2022',
    quellen: [
      ['konzept', 'Nr. 2 und Nr. 6'],
      ['vorlageAachen', 'IV'],
    ],
  },
  R9: {
    titel: 'Fristen',
    satz: 'Antrag für Baustein 6 bis 15.09.2019 (Ordnungsfrist), für die Bausteine 1–5 bis 31.03.2020; Verwendungsnachweis drei Monate nach Ende des Bewilligungszeitraums',
    quellen: [
      ['konzept', 'Nr. 6'],
      ['iaqBericht', 'Kap. 2'],
    ],
  },
  R10: {
    titel: 'Kein Beginn vor Bewilligung',
    satz: 'Eine Maßnahme, die schon begonnen hat, wird nicht gefördert (Nr. 1.3 VVG zu § 44 LHO)',
    quellen: [['konzept', 'Nr. 6']],
  },
  R11: {
    titel: 'Weiterleitung',
    satz: 'Mittel dürfen durch Zuwendungsbescheid oder Weiterleitungsvertrag an andere Träger weitergegeben werden (Nr. 12 VVG zu § 44 LHO), wenn ein Kooperationsvertrag besteht; der Eigenanteil kann je nach Baustein von Kommune und Partnern kommen',
    quellen: [
      ['konzept', 'Nr. 3'],
      ['vorlageAachen', 'IV'],
    ],
  },
  R12: {
    titel: 'Kofinanzierung aus der Integrationspauschale',
    satz: 'Der kommunale Eigenanteil beider Programme darf für den 01.01.2020 bis 20.11.2020 aus der Integrationspauschale bestritten werden (§ 14c Abs. 1 TIntG)',
    quellen: [['vorlageAachen', 'Aktuelle Entwicklungen']],
  },
  R13: {
    titel: 'Fördervolumen',
    satz: 'Jede Kommune hat ein festes Budget nach einem Schlüssel (Aachen 538.780,67 €); Baustein 5 und Baustein 6 haben eigene Mittel, deshalb zählen nur die Bausteine 1 bis 4 dagegen',
    quellen: [['vorlageAachen', 'I, III und IV']],
  },
  R14: {
    titel: 'Coaching',
    satz: 'Für Baustein 1 plant die Stadt Aachen einen Coach je 20 Personen; das ist eine Planungszahl und keine Förderregel',
    quellen: [['vorlageAachen', 'III']],
  },
  R15: {
    titel: 'Bagatellgrenze',
    satz: 'Es gibt eine Bagatellgrenze (Nr. 1.1 VVG zu § 44 LHO), von der abgewichen werden kann; die Dokumente nennen keinen Betrag, deshalb wird nur geprüft, wenn einer eingetragen ist',
    quellen: [['konzept', 'Nr. 5']],
  },
  R16: {
    titel: 'Antragsberechtigte',
    satz: 'Die Bausteine 1 bis 4 beantragen kreisfreie Städte und Kreise gebündelt, Baustein 5 auch andere, Baustein 6 auch kreisangehörige Kommunen mit Geschäftsführender Stelle',
    quellen: [
      ['iaqBericht', 'Kap. 2 und Anhang (Folien)'],
      ['konzept', 'Nr. 3'],
    ],
  },
  R17: {
    titel: 'Auszahlung und Nachweis',
    satz: 'Ausgezahlt wird auf Anforderung (Nr. 7.2 VVG zu § 44 LHO); es genügt ein einfacher Verwendungsnachweis, die Originalbelege bleiben beim letzten Empfänger',
    quellen: [['konzept', 'Nr. 6']],
  },
  A1: {
    titel: 'Hälften werden aufgerundet',
    satz: 'R3 rundet Hälften aufwärts, weil die Beispiele des Konzepts (124 → 1,0; 125 → 1,5) das verlangen, obwohl es die Regel „symmetrische bzw. geodätische Rundung“ nennt; nur 125, 225, 325 … unterscheiden sich',
    quellen: [['konzept', 'Nr. 5']],
  },
  A2: {
    titel: 'Zählung der Fördertage',
    satz: 'Ein ganz abgedeckter Monat zählt 30 Tage, sonst zählen die Kalendertage, höchstens 30, erster und letzter Tag eingeschlossen; teilen sich Personen eine Stelle, zusammen höchstens 30 je Monat, in der Reihenfolge ihres Beginns; die andere Zählung wäre 30E/360',
    quellen: [['konzept', 'Nr. 5']],
  },
  A3: {
    titel: 'Ausgaben begrenzen die Zuwendung',
    satz: 'Gefördert werden 80 % der tatsächlichen Ausgaben, höchstens 80 % der Bemessungsgrundlage, je Eintrag und Haushaltsjahr ohne Verrechnung; die andere Lesart zahlt einen festen Betrag unabhängig von den Ausgaben',
    quellen: [
      ['konzept', 'Anlage 1 und Nr. 5'],
      ['vorlageAachen', 'IV'],
    ],
  },
  A4: {
    titel: 'Cent-Rundung',
    satz: 'Gerechnet wird exakt und je Eintrag und Haushaltsjahr einmal kaufmännisch auf Cent gerundet; Summen addieren gerundete Beträge, und der Eigenanteil ist Ausgaben minus Zuwendung; die andere Lesart rundet jeden Monat',
    quellen: [['fachkonzept', 'A4 zu Konzept Nr. 5']],
  },
  A5: {
    titel: 'Umfang der Kofinanzierung',
    satz: 'Aus der Integrationspauschale kommt höchstens der zuwendungsfähige Eigenanteil, der auf die Fördertage vom 01.01. bis 20.11.2020 entfällt; die andere Lesart fragt nach dem Tag der Zahlung',
    quellen: [['vorlageAachen', 'Aktuelle Entwicklungen']],
  },
  A6: {
    titel: 'Drei Monate nach Ende',
    satz: 'Die Frist endet am Tag mit derselben Zahl oder am letzten Tag eines kürzeren Monats; fällt er auf ein Wochenende, zählt der nächste Werktag, Feiertage sind nicht berücksichtigt',
    quellen: [
      ['konzept', 'Nr. 6'],
      ['bgb', '§§ 187, 188, 193'],
    ],
  },
  A7: {
    titel: 'Beliebige Stellenanteile',
    satz: 'Jeder Stellenanteil über 0 wird anteilig gerechnet (dem Kreis Düren wurden 1,7 bewilligt); Jahresausgaben sind die Kosten genau dieses Anteils in einem vollen Jahr',
    quellen: [
      ['konzept', 'Nr. 5'],
      ['vorlage174367', 'Tabelle der bewilligten Stellen'],
    ],
  },
  W1: {
    titel: 'Name und Beispiele der Rundung',
    satz: 'Das Konzept nennt seine Rundung „symmetrisch bzw. geodätisch“, was 125 Personen auf 1,0 runden würde, sein Beispiel sagt 1,5; wir folgen dem Beispiel (A1)',
    quellen: [['konzept', 'Nr. 5']],
  },
  W2: {
    titel: '54.000 statt 54.400 €',
    satz: 'Die Vorlage nennt „max. 54.000 EUR pro Jahr“, 80 % von 68.000 € sind aber 54.400 €',
    quellen: [
      ['vorlageAachen', 'IV'],
      ['konzept', 'Anlage 1'],
    ],
  },
  W3: {
    titel: 'Verschobenes Trennzeichen',
    satz: 'Die Vorlage nennt „107.756.134 Euro Eigenanteil“ zu 538.780,67 €: das Trennzeichen ist verschoben, und 20 % passen nur, wenn 538.780,67 € die Gesamtausgaben sind; sind sie die Zuwendung, gehören 134.695,17 € Eigenanteil dazu',
    quellen: [['vorlageAachen', 'I und IV']],
  },
  W4: {
    titel: 'Text und Tabelle der Landesübersicht',
    satz: 'Der Text nennt 106,2 VZÄ, 12.012 Geduldete und 10.652 Gestattete, die Tabelle ergibt 106,7, 10.698 Geduldete und 12.092 Gestattete; ohne die Zeile Stadt Hamm und mit vertauschten Wörtern stimmen beide überein',
    quellen: [['vorlage174367', 'Bericht und Tabelle']],
  },
  W5: {
    titel: 'Neun abweichende Bewilligungen',
    satz: '45 der 54 Zeilen entsprechen R1 bis R3, acht Kommunen erhielten weniger und die Stadt Aachen mehr (256 Geduldete: 2,5 nach Schlüssel, 3,0 bewilligt); nach Regel 111,5, bewilligt 106,7',
    quellen: [['vorlage174367', 'Tabelle der bewilligten Stellen']],
  },
  W6: {
    titel: 'Ende des Programms',
    satz: 'Die Vorlage nennt einmal Juni 2022 und einmal den 31.12.2022 als Ende; für Baustein 6 gilt hier der 31.12.2022',
    quellen: [['vorlageAachen', 'I und IV']],
  },
  W7: {
    titel: 'Eine oder drei Stellen in Aachen',
    satz: 'Teil IV plant 1,0 Stelle, Teil III nennt eine der Stadt und zwei von Partnern; bewilligt wurden drei',
    quellen: [
      ['vorlageAachen', 'III und IV'],
      ['vorlage174367', 'Tabelle der bewilligten Stellen'],
    ],
  },
  W8: {
    titel: 'Fenster der Integrationspauschale',
    satz: 'Die Vorlage nennt „01.01.20-20.11.20“ und zwei Zeilen weiter „bis max. November 2020“; hier gilt der 20.11.2020',
    quellen: [['vorlageAachen', 'Aktuelle Entwicklungen']],
  },
  W9: {
    titel: 'Zuordnung in der Landesübersicht',
    satz: 'Die Tabelle führt den Kreis Herford unter Düsseldorf, seine Gemeinde Hiddenhausen aber unter Detmold, und für Duisburg 0 Gestattete',
    quellen: [['vorlage174367', 'Tabelle der bewilligten Stellen']],
  },
} as const satisfies Record<string, Regel>;

export type RegelId = keyof typeof REGELN;

/** Ob es diese Kennung gibt; Groß- und Kleinschreibung zählt. */
export function istRegelId(text: string): text is RegelId {
  return Object.hasOwn(REGELN, text);
}

/** Ein Satz mit Quelle, z. B. für GK.FUNDSTELLE, nach den Regelständen, von denen er spricht. */
export function regelsatz(id: RegelId, _regelstaende?: Verzeichnis): string {
  const regel: Regel = REGELN[id];
  return `${id} ${regel.titel}: ${regel.satz} (${quellenangabe(id)}).`;
}

/** Nur die Quelle: "Konzept Teilhabemanagement (…), Nr. 5". */
export function quellenangabe(id: RegelId): string {
  const regel: Regel = REGELN[id];
  return regel.quellen.map(([dokument, stelle]) => `${DOKUMENTE[dokument]}, ${stelle}`).join('; ');
}
