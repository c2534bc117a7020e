/**
 * Die Widersprüche in den Dokumenten von 2019 (W) in je einem Satz. Jede Zahl darin kommt aus dem Regelstand, von dem
 * der Satz spricht, oder ist aus den Dokumenten zitiert.
 */
import { cent, durch, exakt, mal, minus, plus } from '../grund/geld.ts';
import type { RegelId } from './regelid.ts';
import { euro, immer, prozent, type Regel, stellen, strittigePersonenzahl, tag } from './satzteile.ts';
import type { Fundstelle } from './typen.ts';

/** W1, W2, … */
type Widerspruch = Extract<RegelId, `W${number}`>;

/** Vom 15.07.2019, mit dem das Konzept beginnt, bis zum Oktober vor der ersten Stelle (R6, A2). */
const TAGE_BIS_NOVEMBER_2019 = 107;

export const WIDERSPRUECHE: Readonly<Record<Widerspruch, Regel>> = {
  W1: widerspruch(
    'Name und Beispiele der Rundung',
    (p) =>
      p.thm?.schluessel
        ? `Das Konzept nennt seine Rundung „symmetrisch bzw. geodätisch“, was ${strittigePersonenzahl(p.thm.schluessel, 0)} Personen auf 1,0 runden würde, sein Beispiel sagt ${stellen(plus(exakt(1), p.thm.schluessel.stellenschritt.wert))}; wir folgen dem Beispiel (A1)`
        : null,
    [['konzept', 'Nr. 5']],
  ),
  W2: widerspruch(
    '54.000 statt 54.400 €',
    ({ thm: w }) =>
      w?.foerderquote
        ? `Die Vorlage nennt „max. 54.000 EUR pro Jahr“, ${prozent(w.foerderquote.wert)} von ${euro(w.bemessungsgrundlage.wert)} sind aber ${euro(mal(w.foerderquote.wert, w.bemessungsgrundlage.wert))}`
        : null,
    [
      ['vorlageAachen', 'IV'],
      ['konzept', 'Anlage 1'],
    ],
  ),
  W3: widerspruch(
    'Verschobenes Trennzeichen',
    ({ dia: w }) => {
      const quote = w?.quoten[1];
      if (quote?.art !== 'fest') return null;
      const eigen = minus(exakt(1), quote.quote.wert);
      const dazu = cent(durch(mal(exakt('538780.67'), eigen), quote.quote.wert));
      return `Die Vorlage nennt „107.756.134 Euro Eigenanteil“ zu 538.780,67 €: das Trennzeichen ist verschoben, und ${prozent(eigen)} passen nur, wenn 538.780,67 € die Gesamtausgaben sind; sind sie die Zuwendung, gehören ${euro(dazu)} Eigenanteil dazu`;
    },
    [['vorlageAachen', 'I und IV']],
  ),
  W4: widerspruch(
    'Text und Tabelle der Landesübersicht',
    immer(
      'Der Text nennt 106,2 VZÄ, 12.012 Geduldete und 10.652 Gestattete, die Tabelle ergibt 106,7, 10.698 Geduldete und 12.092 Gestattete; ohne die Zeile Stadt Hamm und mit vertauschten Wörtern stimmen beide überein',
    ),
    [['vorlage174367', 'Bericht und Tabelle']],
  ),
  W5: widerspruch(
    'Neun abweichende Bewilligungen',
    immer(
      '45 der 54 Zeilen entsprechen R1 bis R3, acht Kommunen erhielten weniger und die Stadt Aachen mehr (256 Geduldete: 2,5 nach Schlüssel, 3,0 bewilligt); nach Regel 111,5, bewilligt 106,7',
    ),
    [['vorlage174367', 'Tabelle der bewilligten Stellen']],
  ),
  W6: widerspruch(
    'Ende des Programms',
    ({ thm: w }) =>
      w &&
      `Die Vorlage nennt einmal Juni 2022 und einmal den 31.12.2022 als Ende; für Baustein 6 gilt im Regelstand ${w.id} der ${tag(w.gueltigBis)}`,
    [['vorlageAachen', 'I und IV']],
  ),
  W7: widerspruch(
    'Eine oder drei Stellen in Aachen',
    immer('Teil IV plant 1,0 Stelle, Teil III nennt eine der Stadt und zwei von Partnern; bewilligt wurden drei'),
    [
      ['vorlageAachen', 'III und IV'],
      ['vorlage174367', 'Tabelle der bewilligten Stellen'],
    ],
  ),
  W8: widerspruch(
    'Fenster der Integrationspauschale',
    ({ thm: w }) =>
      w?.fenster
        ? `Die Vorlage nennt „01.01.20-20.11.20“ und zwei Zeilen weiter „bis max. November 2020“; im Regelstand ${w.id} gilt der ${tag(w.fenster.bis)}`
        : null,
    [['vorlageAachen', 'Aktuelle Entwicklungen']],
  ),
  W9: widerspruch(
    'Zuordnung in der Landesübersicht',
    immer(
      'Die Tabelle führt den Kreis Herford unter Düsseldorf, seine Gemeinde Hiddenhausen aber unter Detmold, und für Duisburg 0 Gestattete',
    ),
    [['vorlage174367', 'Tabelle der bewilligten Stellen']],
  ),
  W10: widerspruch(
    'Eigenanteil beim Innovationsfonds',
    ({ dia: w }) => {
      const [fest, spanne] = [w?.quoten[1], w?.quoten[5]];
      if (fest?.art !== 'fest' || spanne?.art !== 'spanne') return null;
      const eigen = minus(exakt(1), fest.quote.wert);
      const ungedeckt = mal(exakt(100_000), minus(fest.quote.wert, spanne.von.wert));
      return `Nach der Vorlage brauchen alle sechs Bausteine ${prozent(eigen)} Eigenanteil, und beschlossen sind „bis zu 20 %“; Baustein 5 wird aber nur zu ${prozent(spanne.von.wert)} bis ${prozent(spanne.bis.wert)} gefördert: Je 100.000 € sind bis zu ${euro(ungedeckt)} vom Beschluss nicht gedeckt`;
    },
    [['vorlageAachen', 'IV und Beschluss']],
  ),
  W11: widerspruch(
    'Erster Förderzeitraum vor jedem Bescheid',
    ({ thm: w }) => {
      if (!w?.foerderquote) return null;
      const jahr = mal(w.foerderquote.wert, w.bemessungsgrundlage.wert);
      const verloren = cent(durch(mal(jahr, exakt(TAGE_BIS_NOVEMBER_2019)), w.tageJeJahr.wert));
      return `Der erste Zeitraum beginnt am ${tag(w.gueltigVon)}, vor dem Bescheid darf aber nichts beginnen, und die erste Stelle begann im November 2019: ${TAGE_BIS_NOVEMBER_2019} Fördertage und ${euro(verloren)} je Stelle waren nicht zu erlangen`;
    },
    [
      ['konzept', 'Nr. 6'],
      ['vorlage174367', 'Bericht'],
    ],
  ),
  W12: widerspruch(
    'Verschiedene Jahrgänge der Kosten',
    immer('Die Bemessungsgrundlage beruht auf KGSt 2017/2018, die Kosten der Stadt auf KGSt 2018/2019'),
    [
      ['konzept', 'Anlage 1'],
      ['vorlageAachen', 'III und IV'],
    ],
  ),
  W13: widerspruch(
    'Mindestens eine ganze oder eine halbe Stelle',
    ({ thm: w }) =>
      w?.schluessel
        ? `Die Vorlage nennt „mindestens eine Vollzeitstelle“, das Konzept mindestens ${stellen(w.schluessel.mindeststellen.wert)}`
        : null,
    [
      ['vorlageAachen', 'IV'],
      ['konzept', 'Nr. 5'],
    ],
  ),
  W14: widerspruch(
    'Wer für den Schlüssel zählt',
    immer(
      'Einmal zählen „zu betreuende Personen“, einmal Geduldete; mit Geduldeten passen 45 von 54 Zeilen der Landesübersicht, mit Gestatteten 15, mit beiden zusammen 8',
    ),
    [
      ['konzept', 'Nr. 5'],
      ['vorlage174367', 'Tabelle der bewilligten Stellen'],
    ],
  ),
  W15: widerspruch(
    'Anzahlen, die nicht aufgehen',
    immer(
      '„acht“ Teilhabemanager eines Kreises sind „vier“ bei Kommunen und „drei“ bei Verbänden, zusammen sieben; 45 Kommunen sind 31 und 13, zusammen 44',
    ),
    [['vorlage174367', 'Bericht']],
  ),
  W16: widerspruch(
    'Größe der Zielgruppe',
    immer('35 % von 79.000 sind 27.650, der Text nennt 23.000; 60 %, 13 % und 28 % sind zusammen 101 %'),
    [
      ['konzept', 'Zielgruppe'],
      ['gibDokumentation', 'Zielgruppe'],
    ],
  ),
  W17: widerspruch(
    'Beginn der Programme',
    immer(
      '„Gemeinsam klappt’s“ begann nach drei Dokumenten am 11.09.2018, nach einem im November 2018; „Durchstarten“ im Dezember oder im Oktober 2019',
    ),
    [
      ['gibDokumentation', 'Einführung'],
      ['vorlage174367', 'Bericht und Veranstaltungen'],
      ['vorlageAachen', 'I'],
      ['vorlageRheinKreisNeuss', 'Bericht'],
    ],
  ),
  W18: widerspruch(
    'Teilnehmende vor dem nächsten Schritt',
    immer('2.700 Personen sind schon in den Bausteinen 1 bis 4, die erst „im nächsten Schritt“ beginnen sollen'),
    [['vorlage174367', 'Bericht']],
  ),
  W19: widerspruch('Ausgestiegene Kommunen', immer('„keine Kommune ausgestiegen“, aber eine hat ihr Bündnis beendet'), [
    ['vorlage174367', 'Bericht'],
    ['iaqBericht', 'Kap. 4'],
  ]),
  W20: widerspruch('Dauer des Programms', immer('„drei Jahre“ für Oktober 2019 bis Juni 2022; das sind 33 Monate'), [
    ['vorlageRheinKreisNeuss', 'Bericht'],
  ]),
  W21: widerspruch(
    'Ob es schon eine Richtlinie gab',
    immer('Am 23.01.2020 gibt es nach der Vorlage noch keine Richtlinie, nach dem Bericht ist sie vom 18.12.2019'),
    [
      ['vorlageAachen', 'I'],
      ['iaqBericht', 'Kap. 2'],
    ],
  ),
};

/** Die Regelstände aus den Dokumenten, in denen die Widersprüche stehen; spätere haben andere Quellen. */
const MIT_WIDERSPRUECHEN = { thm: 'THM-2019', dia: 'DIA-2019' };

/** Ob einer dieser Regelstände auf den Dokumenten beruht, in denen die Widersprüche stehen. */
export function hatWidersprueche(regelstaende: readonly { readonly id: string }[]): boolean {
  return regelstaende.some(({ id }) => id === MIT_WIDERSPRUECHEN.thm || id === MIT_WIDERSPRUECHEN.dia);
}

function widerspruch(
  titel: string,
  satz: Regel['satz'],
  stellen: readonly (readonly [Fundstelle['dokument'], string])[],
): Regel {
  return {
    titel,
    satz: (p) => {
      const betroffen = {
        thm: p.thm?.id === MIT_WIDERSPRUECHEN.thm ? p.thm : null,
        dia: p.dia?.id === MIT_WIDERSPRUECHEN.dia ? p.dia : null,
      };
      return betroffen.thm || betroffen.dia ? satz(betroffen) : null;
    },
    quellen: stellen.map(([dokument, stelle]) => ({ dokument, stelle })),
  };
}
