/**
 * Alle Regeln (R), Auslegungen (A) und Widersprüche (W) in je einem Satz. Jede Zahl darin kommt aus dem Regelstand, von
 * dem der Satz spricht; Widersprüche zitieren außerdem, was in ihren Dokumenten steht. Ab R18 steht an jeder Aussage,
 * woher sie kommt: [D] aus den Dokumenten der Programme, [L] aus dem öffentlichen Recht, [P] aus keiner Quelle; das ist
 * eine Angabe, die wählt, wer rechnet.
 */
import { alsDeutschesDatum } from '../grund/datum.ts';
import { alsZahl, cent, durch, type Exakt, exakt, mal, minus, plus } from '../grund/geld.ts';
import { deutscherWert } from '../grund/zahlformat.ts';
import { ZINSRECHT } from './basiszins.ts';
import type { Groesse, Tagesgroesse } from './groesse.ts';
import type { RegelId } from './regelid.ts';
import type { Fundstelle } from './typen.ts';
import type { DiaWerte, Quotenwert, Schluesselwerte, ThmWerte, Werte } from './werte.ts';

/** Die Regelstände, von denen ein Satz spricht: je Programm höchstens einer. */
export interface Programme {
  readonly thm: ThmWerte | null;
  readonly dia: DiaWerte | null;
}

export interface Regel {
  readonly titel: string;
  /** Wo ein Regelstand ein eigenes Programm ist: der Titel, der dafür passt. */
  readonly titelAndererProgramme?: string;
  /** Satzteil ohne Schlusspunkt; `null`, wenn diese Regelstände dazu nichts sagen. */
  readonly satz: (regelstaende: Programme) => string | null;
  /**
   * Wo es in jedem Regelstand steht: bei Widersprüchen die Dokumente, in denen er steht, ab R18 das öffentliche Recht.
   */
  readonly quellen?: readonly Fundstelle[];
}

/** Welche Regeln eine Auslegung liest; sie selbst steht in keinem Dokument. */
export const AUSLEGUNGEN = {
  A1: ['R3'],
  A2: ['R6'],
  A3: ['R4'],
  A4: ['R5', 'R7'],
  A5: ['R12'],
  A6: ['R9'],
  A7: ['R4'],
  A8: ['R20'],
  A9: ['R21'],
  A10: ['R24'],
} as const satisfies Partial<Record<RegelId, readonly RegelId[]>>;

export const REGELN: Readonly<Record<RegelId, Regel>> = {
  R1: {
    titel: 'Schlüssel',
    satz: mitSchluessel(
      (w) =>
        `Je ${zahl(w.personenJeStelle)} Geduldete im Alter von 18 bis einschließlich 27 Jahren wird eine Stelle gefördert, nach dem Stand bei Antragstellung`,
    ),
  },
  R2: {
    titel: 'Mindeststelle',
    satz: mitSchluessel(
      (w) =>
        `Eine Kommune mit Geschäftsführender Stelle erhält mindestens ${stellen(w.mindeststellen.wert)} Stellen; ohne sie ist sie nicht Zuwendungsempfängerin und erhält keine`,
    ),
  },
  R3: {
    titel: 'Rundung der Stellen',
    satz: mitSchluessel(
      (w) =>
        `Gerundet wird auf Schritte von ${zahl(w.stellenschritt)} Stellen; ab ${zahl(w.volleStelleAb)} Personen gibt es mindestens 1,0 Stelle`,
    ),
  },
  R4: {
    titel: 'Bemessungsgrundlage',
    satz: thm((w) =>
      w.foerderquote
        ? `Je 1,0 Stelle und Jahr werden höchstens ${euro(w.bemessungsgrundlage.wert)} ${w.ausgabenarten} zugrunde gelegt, bei Teilzeit anteilig`
        : `Der Festbetrag beträgt ${euro(w.bemessungsgrundlage.wert)} je 1,0 Stelle und Jahr, bei Teilzeit anteilig`,
    ),
  },
  R5: {
    titel: 'Förderquote Baustein 6',
    titelAndererProgramme: 'Förderung je Stelle',
    satz: thm(({ foerderquote, eigenerName, ausgabenarten }) => {
      if (!foerderquote) return 'Das Land zahlt als Festbetrag die Ausgaben der Stelle, höchstens den Festbetrag';
      const quote = `Das Land trägt als Anteilfinanzierung ${prozent(foerderquote.wert)} der`;
      return eigenerName
        ? `${quote} ${ausgabenarten}, höchstens der Bemessungsgrundlage je Stelle`
        : `${quote} Bemessungsgrundlage je Monat und Stelle`;
    }),
  },
  R6: {
    titel: 'Dreißigstel-Methode',
    satz: thm((w) =>
      w.zeitanteilOffen
        ? `Wie angebrochene Monate zählen, sagt keine Quelle; ohne andere Wahl im Antrag zählt jeder Monat ${zahl(w.tageJeMonat)} Tage (A2)`
        : `Wer nicht den ganzen Monat beschäftigt ist, wird mit den eingesetzten Tagen angesetzt; jeder Monat zählt ${zahl(w.tageJeMonat)} Tage`,
    ),
  },
  R7: {
    titel: 'Quoten der Bausteine 1–5',
    satz: dia((w) => `${quotensaetze(w).join('; ')}; keiner wird zu 100 % gefördert`),
  },
  R8: {
    titel: 'Zeitraum Baustein 6',
    titelAndererProgramme: 'Zeitraum',
    satz: thm((w) =>
      w.belegtBis
        ? `Gefördert wird ab dem ${tag(w.gueltigVon)}; ein Ende nennt keine Quelle, gerechnet wird bis zum ${tag(w.gueltigBis)}, belegt ist es bis zum ${tag(w.belegtBis)}`
        : `Gefördert wird vom ${tag(w.gueltigVon)} bis längstens ${tag(w.gueltigBis)}`,
    ),
  },
  R9: {
    titel: 'Fristen',
    satz: beide((w) => {
      const antrag = w.antragsfrist
        ? `Antrag für ${w.name} bis ${tag(w.antragsfrist)} (Ordnungsfrist)`
        : w.antragsfristImJahr &&
          `Antrag für ${w.name} bis ${tagImJahr(w.antragsfristImJahr)} des Jahres, in dem das Schuljahr beginnt`;
      const nachweis =
        w.nachweismonate && `Verwendungsnachweis ${monate(w.nachweismonate)} nach Ende des Bewilligungszeitraums`;
      return [antrag, nachweis].filter((teil) => teil !== null).join(', ') || null;
    }),
  },
  R10: {
    titel: 'Kein Beginn vor Bewilligung',
    satz: immer('Eine Maßnahme, die schon begonnen hat, wird nicht gefördert (Nr. 1.3 VVG zu § 44 LHO)'),
  },
  R11: {
    titel: 'Weiterleitung',
    satz: nurBausteine(
      'Mittel dürfen durch Zuwendungsbescheid oder Weiterleitungsvertrag an andere Träger weitergegeben werden (Nr. 12 VVG zu § 44 LHO), wenn ein Kooperationsvertrag besteht; der Eigenanteil kann je nach Baustein von Kommune und Partnern kommen',
    ),
  },
  R12: {
    titel: 'Kofinanzierung aus der Integrationspauschale',
    satz: beide(
      ({ fenster, name }) =>
        fenster &&
        `Der kommunale Eigenanteil bei ${name} darf für den ${fenster.zeitraum} aus der Integrationspauschale bestritten werden (§ 14c Abs. 1 TIntG)${fenster.nachweisBis ? `; ihr eigener Nachweis ist bis zum ${tag(fenster.nachweisBis)} vorzulegen` : ''}`,
    ),
  },
  R13: {
    titel: 'Fördervolumen',
    satz: (p) =>
      p.thm?.eigenerName && p.dia === null
        ? 'Nennt der Antrag für ein Haushaltsjahr ein Budget der Kommune, ist die Zuwendung aller Einträge des Programms höchstens so hoch'
        : nurBausteine(
            'Jede Kommune hat ein festes Budget nach einem Schlüssel; der Innovationsfonds (Baustein 5) und Baustein 6 haben eigene Mittel und zählen nicht dagegen',
          )(p),
  },
  R14: {
    titel: 'Coaching',
    satz: dia(
      (w) =>
        w.personenJeCoach &&
        `Für das Coaching (Baustein 1) wird ein Coach je ${zahl(w.personenJeCoach)} Personen geplant; das ist eine Planungszahl und keine Förderregel`,
    ),
  },
  R15: {
    titel: 'Bagatellgrenze',
    satz: nurBausteine(
      'Es gibt eine Bagatellgrenze (Nr. 1.1 VVG zu § 44 LHO), von der abgewichen werden kann; die Dokumente nennen keinen Betrag, deshalb wird nur geprüft, wenn einer eingetragen ist',
    ),
  },
  R16: {
    titel: 'Antragsberechtigte',
    satz: nurBausteine(
      'Die Bausteine 1 bis 4 beantragen kreisfreie Städte und Kreise gebündelt, Baustein 5 auch andere, Baustein 6 auch kreisangehörige Kommunen mit Geschäftsführender Stelle',
    ),
  },
  R17: {
    titel: 'Auszahlung und Nachweis',
    satz: nurBausteine(
      'Ausgezahlt wird auf Anforderung (Nr. 7.2 VVG zu § 44 LHO); es genügt ein einfacher Verwendungsnachweis, die Originalbelege bleiben beim letzten Empfänger',
    ),
  },
  R18: {
    titel: 'Bescheid',
    satz: immer(
      'Der Bescheid bestimmt Zuwendung, Jahre, Auszahlung und Nachweis [D]; je Haushaltsjahr gilt der neueste, der es nennt, mit ganzem Betrag, ohne Anteile nach geplanter Zuwendung verteilt; der letzte Tag für Abrufe ist offen [P]',
    ),
  },
  R19: {
    titel: 'Besetzung',
    satz: immer(
      'Gefördert werden die besetzten Tage, gezählt nach R6 und A2 [D]; ist die Stelle unbesetzt, mindert das die Bemessung dieses Haushaltsjahrs',
    ),
  },
  R20: {
    titel: 'Abrechnung nach Ist',
    satz: immer(
      'Endgültig ist die Quote der tatsächlichen Ausgaben, höchstens der Bemessung der besetzten Tage, nie über dem bewilligten Anteil [D]; andere Mittel mindern anteilig (Nr. 2 ANBest-P) [L, für Gemeinden P]; ohne Ist kein Ergebnis',
    ),
    quellen: [{ dokument: 'anbestP', stelle: 'Nr. 2' }],
  },
  R21: {
    titel: 'Mittelanforderung',
    satz: immer(
      'Angefordert wird, was in zwei Monaten fällig ist (Nr. 7.2 VVG zu § 44 LHO) [D, L], je Haushaltsjahr aufgelaufen, höchstens der Bescheid; er ist bestandskräftig oder auf den Rechtsbehelf verzichtet (Nr. 7.1) [L]',
    ),
    quellen: [{ dokument: 'vvg44', stelle: 'Nr. 7.1 und 7.2' }],
  },
  R22: {
    titel: 'Verwendungsnachweis',
    satz: immer(
      'Der einfache Nachweis stellt je Haushaltsjahr und in Summe Bescheid und Abrechnung gegenüber, fällig nach R9 und A6 [D], Einnahmen nach vier Arten in € und v. H. [L]',
    ),
    quellen: [{ dokument: 'vvg44', stelle: 'Nr. 10' }],
  },
  R23: {
    titel: 'Erstattung',
    satz: immer(
      'Zu erstatten ist, was über die endgültige Zuwendung hinaus ausgezahlt wurde; was an ihr fehlt, wird nachgefordert [L]',
    ),
    quellen: [{ dokument: 'vwvfgNrw', stelle: '§ 49a Abs. 1' }],
  },
  R24: {
    titel: 'Zinsen',
    satz: immer(
      `Eine Erstattung wird mit Punkten über dem Basiszinssatz (§ 247 BGB) verzinst (§ 49a Abs. 3 VwVfG NRW): ${ZINSRECHT.punkte.map(({ wert, fundstelle }) => `${wert} (${fundstelle.stelle})`).join(', ')} [L]; ab wann ${ZINSRECHT.punkte[0].wert} gelten, Tageszählung und ob Zinsen verlangt werden, ist offen [P]; Zwischenzinsen nach zwei Monaten ohne Verwendung (Nr. 8.6 VVG) [L]`,
    ),
    quellen: [
      { dokument: 'vwvfgNrw', stelle: '§ 49a Abs. 3' },
      { dokument: 'bgb', stelle: '§ 247' },
    ],
  },
  R25: {
    titel: 'Weiterleitung in Beträgen',
    satz: immer(
      'Weitergeleitetes und Eigenes bleiben im Bescheid [D]; was ein Partner zurückzahlt, geht mit Zinsen an das Land (Nr. 12 VVG zu § 44 LHO) [L]; wann sein Nachweis fällig ist, ist offen [P]; im Haushalt ist Weitergeleitetes Transferaufwand',
    ),
    quellen: [{ dokument: 'vvg44', stelle: 'Nr. 12' }],
  },
  A1: {
    titel: 'Hälften werden aufgerundet',
    satz: mitSchluessel((w) => {
      const [erste, zweite, dritte] = [0, 1, 2].map((n) => strittigePersonenzahl(w, n)) as [string, string, string];
      return `R3 rundet Hälften aufwärts, obwohl der Name „symmetrische bzw. geodätische Rundung“ sie zum geraden Schritt schicken würde; nur bei ${erste}, ${zweite}, ${dritte} … Personen unterscheiden sich beide, und ab ${zahl(w.volleStelleAb)} Personen gilt mindestens 1,0 Stelle`;
    }),
  },
  A2: {
    titel: 'Zählung der Fördertage',
    satz: thm(
      (w) =>
        `Ein ganz abgedeckter Monat zählt ${zahl(w.tageJeMonat)} Tage, sonst zählen die Kalendertage, höchstens ${zahl(w.tageJeMonat)}, erster und letzter Tag eingeschlossen; teilen sich Personen eine Stelle, zusammen höchstens ${zahl(w.tageJeMonat)} je Monat, in der Reihenfolge ihres Beginns; ${w.zeitanteilOffen ? 'andere Zählungen wären Zwölftel, in denen ein begonnener Monat ganz zählt, und die Kalendertage des Jahres' : 'die andere Zählung wäre 30E/360'}`,
    ),
  },
  A3: {
    titel: 'Ausgaben begrenzen die Zuwendung',
    satz: thm(({ foerderquote, begrenztZuwendung }) => {
      if (!foerderquote)
        return 'Gefördert werden die tatsächlichen Ausgaben, höchstens der Festbetrag, je Eintrag und Haushaltsjahr ohne Verrechnung';
      const anteil = prozent(foerderquote.wert);
      return `Gefördert werden ${anteil} der tatsächlichen Ausgaben, höchstens ${anteil} der Bemessungsgrundlage, je Eintrag und Haushaltsjahr ohne Verrechnung; ${begrenztZuwendung ? 'die andere Lesart begrenzt mit der Bemessungsgrundlage die Zuwendung' : 'die andere Lesart zahlt einen festen Betrag unabhängig von den Ausgaben'}`;
    }),
  },
  A4: {
    titel: 'Cent-Rundung',
    satz: immer(
      'Gerechnet wird exakt und je Eintrag und Haushaltsjahr einmal kaufmännisch auf Cent gerundet; Summen addieren gerundete Beträge, und der Eigenanteil ist Ausgaben minus Zuwendung; die andere Lesart rundet jeden Monat',
    ),
  },
  A5: {
    titel: 'Umfang der Kofinanzierung',
    satz: (p) => {
      const fenster = [...new Set([p.thm, p.dia].flatMap((w) => (w?.fenster ? [`${w.fenster.zeitraum}`] : [])))];
      if (fenster.length === 0) return null;
      return `Aus der Integrationspauschale kommt höchstens der zuwendungsfähige Eigenanteil, der auf die Fördertage vom ${fenster.join(' oder ')} entfällt; die andere Lesart fragt nach dem Tag der Zahlung`;
    },
  },
  A6: {
    titel: 'Ende der Nachweisfrist',
    satz: immer(
      'Eine Frist in Monaten endet am Tag mit derselben Zahl oder am letzten Tag eines kürzeren Monats (§§ 187, 188 BGB); fällt er auf ein Wochenende, zählt der nächste Werktag (§ 193 BGB), Feiertage sind nicht berücksichtigt',
    ),
  },
  A7: {
    titel: 'Beliebige Stellenanteile',
    satz: immer(
      'Jeder Stellenanteil über 0 wird anteilig gerechnet; Jahresausgaben sind die Kosten genau dieses Anteils in einem vollen Jahr',
    ),
  },
  A8: {
    titel: 'Höchstbetrag je Eintrag',
    satz: immer(
      'Die endgültige Zuwendung ist je Eintrag und Haushaltsjahr auf den bewilligten Anteil begrenzt; die anderen Lesarten begrenzen das Haushaltsjahr im Ganzen oder den Bescheid im Ganzen',
    ),
  },
  A9: {
    titel: 'Rundung der Abrufe',
    satz: immer(
      'Gerundet wird der aufgelaufene Anspruch, und ein Abruf ist, was daran noch fehlt; geplanter Bedarf bleibt exakt, gezahlter steht in ganzen Cent, und in Summe ergeben beide dasselbe',
    ),
  },
  A10: {
    titel: 'Rundung der Zinsen',
    satz: immer(
      'Zinsen werden einmal gerundet, auf der Summe der exakten Abschnitte; gezeigt werden Abschnitte mit vier Nachkommastellen, deren Summe in der letzten abweichen kann',
    ),
  },
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

/** Vom 15.07.2019, mit dem das Konzept beginnt, bis zum Oktober vor der ersten Stelle (R6, A2). */
const TAGE_BIS_NOVEMBER_2019 = 107;

function thm(satz: (werte: ThmWerte) => string | null): Regel['satz'] {
  return (p) => p.thm && satz(p.thm);
}

/** Nur, wo der Regelstand nennt, wie viele Stellen es nach Personen gibt. */
function mitSchluessel(satz: (werte: Schluesselwerte) => string): Regel['satz'] {
  return (p) => (p.thm?.schluessel ? satz(p.thm.schluessel) : null);
}

function dia(satz: (werte: DiaWerte) => string | null): Regel['satz'] {
  return (p) => p.dia && satz(p.dia);
}

/** Ein Satzteil je Programm. */
function beide(satz: (werte: Werte) => string | null): Regel['satz'] {
  return (p) => [p.thm, p.dia].flatMap((w) => (w && satz(w)) ?? []).join('; ') || null;
}

/** Nur für die Bausteine 1–6: Andere Programme haben dazu nichts gesagt. */
function nurBausteine(satz: string): Regel['satz'] {
  return (p) => ([p.thm, p.dia].every((w) => w === null || w.eigenerName) ? null : satz);
}

function immer(satz: string): Regel['satz'] {
  return () => satz;
}

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

/**
 * Personenzahlen, bei denen A1 und die Rundung zum geraden Schritt auseinandergehen: 125, 225, 325; die n-te ab der
 * vollen Stelle.
 */
function strittigePersonenzahl(w: Schluesselwerte, n: number): string {
  const jeSchritt = mal(w.personenJeStelle.wert, w.stellenschritt.wert);
  const nte = (k: number) => mal(jeSchritt, exakt(2 * k + 0.5));
  const grenze = alsZahl(w.volleStelleAb.wert);
  let k = 0;
  while (alsZahl(nte(k)) <= grenze) k++;
  return deutscherWert(nte(k + n));
}

function quotensaetze({ quoten }: DiaWerte): string[] {
  const nummern = (gesucht: string) =>
    Object.entries(quoten).flatMap(([nummer, quote]) => (quotentext(quote) === gesucht ? [nummer] : []));
  return [...new Set(Object.values(quoten).map(quotentext))].map((text) => {
    const gleiche = nummern(text);
    return `${gleiche.length === 1 ? 'Baustein' : 'Bausteine'} ${gleiche.join(', ')}: ${text}`;
  });
}

function quotentext(quote: Quotenwert): string {
  return quote.art === 'fest'
    ? prozent(quote.quote.wert)
    : `zwischen ${prozent(quote.von.wert)} und ${prozent(quote.bis.wert)}`;
}

function monate(anzahl: Groesse<'Monate'>): string {
  return alsZahl(anzahl.wert) === 1 ? 'einen Monat' : `${zahl(anzahl)} Monate`;
}

/** „MM-TT“ als „30.04.“ */
function tagImJahr(monatUndTag: string): string {
  const [monat, tagDesMonats] = monatUndTag.split('-');
  return `${tagDesMonats}.${monat}.`;
}

function zahl({ wert }: Groesse): string {
  return deutscherWert(wert);
}

function stellen(wert: Exakt): string {
  return deutscherWert(wert, 1);
}

function tag({ wert }: Tagesgroesse): string {
  return alsDeutschesDatum(wert);
}

function prozent(quote: Exakt): string {
  return `${deutscherWert(mal(quote, exakt(100)))} %`;
}

function euro(betrag: Exakt): string {
  const ganz = deutscherWert(betrag);
  return `${ganz.includes(',') ? deutscherWert(betrag, 2) : ganz} €`;
}
