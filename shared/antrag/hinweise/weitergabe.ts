/** R25 mit R11: was an Partner weitergegeben ist, gegen Bescheid, Vertrag und ihren Nachweis. */
import { alsDeutschesDatum, vergleicheDatum } from '../../grund/datum.ts';
import { exakt, groesster, minus, NULL, plus, vergleiche } from '../../grund/geld.ts';
import { betragEingabe } from '../../kern/eingaben.ts';
import { partnernachweis, ueberDemBescheid } from '../../kern/weiterleitung.ts';
import type { Abwicklung } from '../abwicklung.ts';
import { abwicklungsrechnung, type Programmrechnung } from '../abwicklungsrechnung.ts';
import type { Befund } from '../befund.ts';
import type { Planrechnung } from '../planrechnung.ts';
import { PROGRAMMNAMEN } from '../programm.ts';
import type { Pruefangaben } from '../pruefangaben.ts';
import { tag } from '../tag.ts';
import { deutscherTag, euro, genannt } from '../worte.ts';
import { nachweisfristen } from './fristen.ts';
import { gesammelt, type Listenzeile, zeilenMit } from './listenzeilen.ts';

type Weitergabe = Abwicklung['weiterleitungen'][number];

/** `fehler` mit dem Unterschied, wo Weitergeleitetes und Eigenes zusammen den Bescheid übersteigen (R25). */
export function weitergeleitetUeberBescheid(rechnung: Planrechnung): Befund[] {
  return jeProgramm(rechnung).flatMap(({ programmrechnung: { jahre }, weitergaben, namen }) =>
    jahre.flatMap(({ haushaltsjahr: jahr, bewilligt, anteile }): Befund[] => {
      if (bewilligt === null) return [];
      const imJahr = weitergaben.filter(({ zeile }) => zeile.haushaltsjahr === jahr);
      const weitergeleitet = new Set(imJahr.map(({ zeile }) => namen.get(rechnung.vergleich(zeile.id))));
      const eigen = [...anteile].reduce(
        (summe, [id, a]) => (weitergeleitet.has(id) ? summe : plus(summe, a.wert)),
        NULL,
      );
      const ueber = ueberDemBescheid({
        jahr,
        weitergeleitet: imJahr.map(({ zeile }) =>
          betragEingabe('weiterleitung', `weitergeleitet an ${zeile.partner}`, exakt(zeile.betrag)),
        ),
        eigen: betragEingabe('eigen', 'eigene Stellen und Maßnahmen', groesster(eigen, NULL)),
        bewilligt,
      });
      if (vergleiche(ueber.wert, NULL) <= 0) return [];
      return gesammelt(
        imJahr.map(({ index }) => ['abwicklung', 'weiterleitungen', index, 'betrag']),
        'WEITERLEITUNG_UEBER_BESCHEID',
        'R25',
        () =>
          `Haushaltsjahr ${jahr}: Weitergeleitetes und Eigenes zusammen übersteigen die bewilligten ${euro(bewilligt.wert)} um ${euro(ueber.wert)}.`,
        'fehler',
      );
    }),
  );
}

/** `fehler` je Haushaltsjahr: An Partner eines Eintrags ist mehr weitergegeben, als für ihn bewilligt ist. */
export function weitergeleitetUeberAnteil(rechnung: Planrechnung): Befund[] {
  return jeProgramm(rechnung).flatMap(({ programmrechnung, weitergaben, namen }) =>
    programmrechnung.jahre.flatMap(({ haushaltsjahr, anteile }) => {
      if (anteile.size === 0) return [];
      const imJahr = weitergaben.filter(({ zeile }) => zeile.haushaltsjahr === haushaltsjahr);
      const jeEintrag = new Map<string, Listenzeile<Weitergabe>[]>();
      for (const weitergabe of imJahr) {
        const id = namen.get(rechnung.vergleich(weitergabe.zeile.id)) as string;
        jeEintrag.set(id, [...(jeEintrag.get(id) ?? []), weitergabe]);
      }
      const darueber = [...jeEintrag].flatMap(([id, zeilen]) => {
        const weitergegeben = zeilen.reduce((summe, { zeile }) => plus(summe, exakt(zeile.betrag)), NULL);
        const anteil = anteile.get(id)?.wert ?? NULL;
        return vergleiche(weitergegeben, anteil) > 0 ? [{ id, zeilen, weitergegeben, anteil }] : [];
      });
      return gesammelt(
        darueber.flatMap(({ zeilen }) => zeilen.map(({ index }) => ['abwicklung', 'weiterleitungen', index, 'betrag'])),
        'WEITERLEITUNG_UEBER_ANTEIL',
        'R25',
        () =>
          `Haushaltsjahr ${haushaltsjahr}: Weitergegeben ist mehr, als für den Eintrag bewilligt ist: ${genannt(darueber.map(({ id, weitergegeben, anteil }) => `„${id}“ ${euro(weitergegeben)} statt ${euro(anteil)}, ${euro(minus(weitergegeben, anteil))} zu viel`))}. Bitte die Beträge prüfen; was zu viel weitergegeben ist, trägt die Kommune.`,
        'fehler',
      );
    }),
  );
}

/** `warnung` je Haushaltsjahr: Der Vertrag mit einem Partner ist jünger als das erste Geld dieses Haushaltsjahrs. */
export function vertragNachZahlung(rechnung: Planrechnung): Befund[] {
  return jeProgramm(rechnung).flatMap(({ programmrechnung: { programm }, weitergaben, abrufe }) => {
    const erster = new Map<number, string>();
    for (const { haushaltsjahr, eingegangenAm } of abrufe)
      if (eingegangenAm !== null && eingegangenAm < (erster.get(haushaltsjahr) ?? '9999-12-31'))
        erster.set(haushaltsjahr, eingegangenAm);
    return [...erster].flatMap(([jahr, eingang]) => {
      const spaet = weitergaben.filter(
        ({ zeile }) => zeile.haushaltsjahr === jahr && (zeile.vertragVom ?? '') > eingang,
      );
      return gesammelt(
        spaet.map(({ index }) => ['abwicklung', 'weiterleitungen', index, 'vertragVom']),
        'VERTRAG_NACH_ZAHLUNG',
        'R25',
        () =>
          `Das erste Geld für ${PROGRAMMNAMEN[programm]} ${jahr} ging am ${deutscherTag(eingang)} ein; erst danach geschlossen: ${genannt(spaet.map(({ zeile }) => `Vertrag mit ${zeile.partner} („${zeile.id}“) vom ${deutscherTag(zeile.vertragVom as string)}`))}. Weitergegeben wird erst mit Weiterleitungsvertrag oder Bescheid. Bitte den Tag prüfen und, wenn er stimmt, festhalten, dass der Partner vorher nichts bekommen hat.`,
      );
    });
  });
}

/**
 * Je Programm, nur wo angegeben ist, wie viele Tage vor unserer Frist Partner nachweisen: `info`, wann der Nachweis
 * der Partner ohne Ist fällig ist, nach diesem Tag `warnung`.
 */
export function partnernachweise(rechnung: Planrechnung, pruefung: Pruefangaben): Befund[] {
  const { partnernachweisTage: tage, stichtag } = pruefung;
  if (tage === null) return [];
  const fristen = nachweisfristen(rechnung);
  return jeProgramm(rechnung).flatMap(({ programmrechnung: { programm }, weitergaben }): Befund[] => {
    const offen = weitergaben.filter(({ zeile }) => zeile.ist === null);
    const frist = fristen.find(({ pfad }) => pfad === (programm === 'THM' ? 'thm' : 'dia'));
    if (!frist) return [];
    const faellig = partnernachweis(frist.frist.tag, tage);
    const verpasst = stichtag !== null && vergleicheDatum(tag(stichtag), faellig) > 0;
    const partner = [...new Set(offen.map(({ zeile }) => zeile.partner))];
    return gesammelt(
      offen.map(({ index }) => ['abwicklung', 'weiterleitungen', index, 'ist']),
      'PARTNERNACHWEIS_FAELLIG',
      'R25',
      () =>
        verpasst
          ? `Der Nachweis von ${genannt(partner)} war am ${alsDeutschesDatum(faellig)} fällig, ${tage} Tage vor unserem, und fehlt am ${deutscherTag(stichtag)}. Bitte anmahnen und das Ist eintragen; unser Nachweis ist am ${alsDeutschesDatum(frist.frist.tag)} fällig.`
          : `Der Nachweis von ${genannt(partner)} ist am ${alsDeutschesDatum(faellig)} fällig, ${tage} Tage vor unserem am ${alsDeutschesDatum(frist.frist.tag)}. Bitte anfordern und das Ist eintragen.`,
      verpasst ? 'warnung' : 'info',
    );
  });
}

interface Programmweitergaben {
  readonly programmrechnung: Programmrechnung;
  readonly weitergaben: readonly Listenzeile<Weitergabe>[];
  /** Die Abrufe des Programms. */
  readonly abrufe: Abwicklung['abrufe'];
  /** Wie der Antrag die Kennung eines Eintrags schreibt. */
  readonly namen: ReadonlyMap<string, string>;
}

/** Die Weitergaben zu Einträgen des Plans, je Programm mit seiner Rechnung. */
function jeProgramm(rechnung: Planrechnung): Programmweitergaben[] {
  const { antrag, vergleich } = rechnung;
  const { abwicklung } = antrag;
  if (!abwicklung || abwicklung.weiterleitungen.length === 0) return [];
  return abwicklungsrechnung(rechnung).map((programmrechnung) => {
    const { programm } = programmrechnung;
    const eintraege = programm === 'THM' ? antrag.stellen : antrag.massnahmen;
    const namen = new Map(eintraege.map(({ id }) => [vergleich(id), id]));
    return {
      programmrechnung,
      namen,
      weitergaben: zeilenMit(abwicklung.weiterleitungen, ({ id }) => namen.has(vergleich(id))),
      abrufe: abwicklung.abrufe.filter((abruf) => abruf.programm === programm),
    };
  });
}
