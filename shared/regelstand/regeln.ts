/**
 * Alle Regeln (R) und Auslegungen (A) in je einem Satz, und mit ihnen die Widersprüche (W, `widersprueche.ts`). Jede
 * Zahl darin kommt aus dem Regelstand, von dem der Satz spricht. Ab R18 steht an jeder Aussage, woher sie kommt: [D]
 * aus den Dokumenten der Programme, [L] aus dem öffentlichen Recht, [P] aus keiner Quelle; das ist eine Angabe, die
 * wählt, wer rechnet.
 */
import { alsZahl } from '../grund/geld.ts';
import { ZINSRECHT } from './basiszins.ts';
import type { Groesse } from './groesse.ts';
import type { RegelId } from './regelid.ts';
import {
  beide,
  dia,
  euro,
  immer,
  mitSchluessel,
  nurBausteine,
  prozent,
  type Regel,
  stellen,
  strittigePersonenzahl,
  tag,
  tagImJahr,
  thm,
  zahl,
} from './satzteile.ts';
import type { DiaWerte, Quotenwert } from './werte.ts';
import { WIDERSPRUECHE } from './widersprueche.ts';

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
  ...WIDERSPRUECHE,
};

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
