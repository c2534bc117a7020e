/** R21: Abrufe gegen den Bescheid, und was vom Bescheid noch reicht. */
import { alsDeutschesDatum, type Datum, vergleicheDatum } from '../../grund/datum.ts';
import { type Exakt, minus, NULL, plus, vergleiche } from '../../grund/geld.ts';
import { fristNachMonaten } from '../../kern/fristen.ts';
import { abrufbarAm, FENSTERMONATE, fensterende } from '../../kern/mittelabruf.ts';
import { abrufImFenster, anspruchKannBescheidUebersteigen } from '../abruf-im-fenster.ts';
import type { Abwicklung } from '../abwicklung.ts';
import { abwicklungsrechnung, type Jahresrechnung, type Programmrechnung } from '../abwicklungsrechnung.ts';
import type { Befund } from '../befund.ts';
import type { Pfad } from '../pfad.ts';
import type { Planrechnung } from '../planrechnung.ts';
import { PROGRAMMNAMEN, type Programm } from '../programm.ts';
import type { Pruefangaben } from '../pruefangaben.ts';
import { tag } from '../tag.ts';
import { deutscherTag, euro } from '../worte.ts';
import { ersteMit, gesammelt, zeilenMit } from './listenzeilen.ts';

type Abruf = Abwicklung['abrufe'][number];

/**
 * Je Abruf: `fehler`, wenn sein Fenster nicht in seinem Haushaltsjahr endet, `warnung` ohne Bescheid, vor der
 * Bestandskraft und nach dem letzten Tag; je Jahr `warnung`, wenn mehr abgerufen, und `fehler`, wenn mehr ausgezahlt
 * als bewilligt ist.
 */
export function abrufeNachBescheid(rechnung: Planrechnung): Befund[] {
  const abrufe = rechnung.antrag.abwicklung?.abrufe ?? [];
  return [
    ...ersteMit(abrufe, fensterPasstNicht).map(({ index, zeile }): Befund => {
      const text = `Abruf vom ${deutscherTag(zeile.angefordertAm)}: Das Fenster bis ${deutscherTag(zeile.fensterBis)} passt nicht zum Haushaltsjahr ${zeile.haushaltsjahr}. Es beginnt mit der Anforderung und endet spätestens am 31.12.; Januar gehört zum nächsten Haushaltsjahr.`;
      const felder = [['abwicklung', 'abrufe', index, 'fensterBis']];
      return { code: 'ABRUF_FENSTER', schweregrad: 'fehler', felder, text, regel: 'R21' };
    }),
    ...abwicklungsrechnung(rechnung).flatMap((programmrechnung) => [
      ...ohneBescheid(abrufe, programmrechnung),
      ...vorBestandskraft(abrufe, programmrechnung),
      ...ueberBescheid(programmrechnung),
      ...ausgezahltUeberBescheid(abrufe, programmrechnung),
      ...nachLetztemTag(abrufe, programmrechnung),
    ]),
  ];
}

function fensterPasstNicht({ haushaltsjahr, angefordertAm, fensterBis }: Abruf): boolean {
  return fensterBis < angefordertAm || tag(fensterBis).jahr !== haushaltsjahr;
}

function ohneBescheid(abrufe: readonly Abruf[], { programm, kette }: Programmrechnung): Befund[] {
  const betroffen = zeilenMit(
    abrufe,
    (abruf) => abruf.programm === programm && kette.gueltig(abruf.haushaltsjahr) === null,
  );
  const jahre = [...new Set(betroffen.map(({ zeile }) => zeile.haushaltsjahr))].sort((a, b) => a - b);
  return jahre.flatMap((jahr) =>
    gesammelt(
      betroffen
        .filter(({ zeile }) => zeile.haushaltsjahr === jahr)
        .map(({ index }) => ['abwicklung', 'abrufe', index, 'haushaltsjahr']),
      'ABRUF_OHNE_BESCHEID',
      'R21',
      () =>
        `Für ${PROGRAMMNAMEN[programm]} ist ${jahr} abgerufen, aber kein Bescheid nennt dieses Haushaltsjahr. Bitte den Bescheid mit seinem Betrag für ${jahr} festhalten oder das Haushaltsjahr des Abrufs berichtigen.`,
    ),
  );
}

function vorBestandskraft(abrufe: readonly Abruf[], { programm, kette }: Programmrechnung): Befund[] {
  return ersteMit(abrufe, (abruf) => {
    const gueltig = abruf.programm === programm ? kette.gueltig(abruf.haushaltsjahr) : null;
    return gueltig !== null && !abrufbarAm(tag(abruf.angefordertAm), gueltig);
  }).map(({ index, zeile }) =>
    warnung(
      'ABRUF_VOR_BESTANDSKRAFT',
      ['abwicklung', 'abrufe', index, 'angefordertAm'],
      `Abruf vom ${deutscherTag(zeile.angefordertAm)}: An diesem Tag war der Bescheid für ${zeile.haushaltsjahr} weder bestandskräftig, noch war auf den Rechtsbehelf verzichtet; so steht es in den Bescheiden hier. Fehlt dort der Tag, bitte den Bescheid mit ihm noch einmal festhalten; sonst nach der Bestandskraft neu anfordern.`,
    ),
  );
}

function ueberBescheid({ programm, jahre }: Programmrechnung): Befund[] {
  return jahre.flatMap(({ haushaltsjahr, bewilligt, abgerufen }) =>
    bewilligt !== null && vergleiche(abgerufen.wert, bewilligt.wert) > 0
      ? [
          warnung(
            'ABRUF_UEBER_BESCHEID',
            ['abwicklung', 'abrufe'],
            `Für ${PROGRAMMNAMEN[programm]} sind ${haushaltsjahr} ${euro(abgerufen.wert)} abgerufen und ${euro(bewilligt.wert)} bewilligt: ${euro(minus(abgerufen.wert, bewilligt.wert))} zu viel. Bitte die Abrufe berichtigen oder den Änderungsbescheid festhalten.`,
          ),
        ]
      : [],
  );
}

function ausgezahltUeberBescheid(abrufe: readonly Abruf[], { programm, jahre }: Programmrechnung): Befund[] {
  return jahre.flatMap(({ haushaltsjahr, bewilligt, eingegangen }) => {
    if (bewilligt === null || vergleiche(eingegangen.wert, bewilligt.wert) <= 0) return [];
    const eingegangene = zeilenMit(
      abrufe,
      (abruf) => abruf.programm === programm && abruf.haushaltsjahr === haushaltsjahr && abruf.eingegangenAm !== null,
    );
    return gesammelt(
      eingegangene.map(({ index }) => ['abwicklung', 'abrufe', index, 'betrag']),
      'AUSGEZAHLT_UEBER_BESCHEID',
      'R21',
      () =>
        `Für ${PROGRAMMNAMEN[programm]} sind ${haushaltsjahr} ${euro(eingegangen.wert)} ausgezahlt und ${euro(bewilligt.wert)} bewilligt: ${euro(minus(eingegangen.wert, bewilligt.wert))} stehen der Kommune nicht zu. Bitte Beträge und Haushaltsjahr der Abrufe prüfen; stimmen sie, ist der Unterschied zurückzuzahlen, oder es fehlt ein Änderungsbescheid.`,
      'fehler',
    );
  });
}

function nachLetztemTag(abrufe: readonly Abruf[], { programm, kette, jahre }: Programmrechnung): Befund[] {
  return jahre.flatMap(({ haushaltsjahr }) => {
    const letzter = kette.letzterAbruf(haushaltsjahr);
    if (letzter === null) return [];
    return ersteMit(
      abrufe,
      (abruf) =>
        abruf.programm === programm &&
        abruf.haushaltsjahr === haushaltsjahr &&
        vergleicheDatum(tag(abruf.angefordertAm), letzter) > 0,
    ).map(({ index, zeile }) =>
      warnung(
        'ABRUF_NACH_LETZTEM_TAG',
        ['abwicklung', 'abrufe', index, 'angefordertAm'],
        `Abruf vom ${deutscherTag(zeile.angefordertAm)}: Der letzte Tag für Abrufe des Haushaltsjahrs ${haushaltsjahr} war nach dem Bescheid der ${alsDeutschesDatum(letzter)}. Bitte bei der Bewilligungsbehörde nachfragen, ob noch ausgezahlt wird.`,
      ),
    );
  });
}

/**
 * Am Stichtag, je Haushaltsjahr mit einem letzten Tag für Abrufe, von dem noch etwas abrufbar ist: `info` in den zwei
 * Monaten davor, `warnung` danach, solange nicht feststeht, dass nichts mehr zusteht.
 */
export function letzteAbruftage(rechnung: Planrechnung, { stichtag }: Pruefangaben): Befund[] {
  if (stichtag === null) return [];
  const heute = tag(stichtag);
  return abwicklungsrechnung(rechnung).flatMap(({ programm, kette, jahre }) =>
    jahre.flatMap((jahr): Befund[] => {
      const letzter = kette.letzterAbruf(jahr.haushaltsjahr);
      const offen = nochZustehend(jahr);
      if (letzter === null || offen === null) return [];
      const verpasst = vergleicheDatum(heute, letzter) > 0;
      if (!verpasst && vergleicheDatum(fristNachMonaten(heute, FENSTERMONATE).tag, letzter) < 0) return [];
      const rest = `Für ${PROGRAMMNAMEN[programm]} sind ${jahr.haushaltsjahr} am ${deutscherTag(stichtag)} noch ${euro(offen)} abrufbar`;
      return [
        {
          code: 'LETZTER_ABRUFTAG',
          schweregrad: verpasst ? 'warnung' : 'info',
          felder: [['abwicklung', 'abrufe'], ['bescheide']],
          text: verpasst
            ? `${rest}, und der letzte Tag für Abrufe war nach dem Bescheid der ${alsDeutschesDatum(letzter)}. Wird noch Geld gebraucht, bitte bei der Bewilligungsbehörde nachfragen.`
            : `${rest}. Der letzte Tag für Abrufe ist nach dem Bescheid der ${alsDeutschesDatum(letzter)}: Bis dahin anfordern, was noch gebraucht wird.`,
          regel: 'R21',
        },
      ];
    }),
  );
}

/** Was vom Bescheid noch abzurufen ist, in €; `null`, wo es nichts ist oder nach dem Ist nichts mehr zusteht. */
function nochZustehend({ nochAbrufbar, endgueltig, abgerufen }: Jahresrechnung): Exakt | null {
  if (nochAbrufbar === null || vergleiche(nochAbrufbar.wert, NULL) <= 0) return null;
  return endgueltig === null || vergleiche(endgueltig.wert, abgerufen.wert) > 0 ? nochAbrufbar.wert : null;
}

/**
 * `warnung` je Programm: Am Stichtag ist bis zum Ende des Fensters mehr Zuwendung nötig, als der Bescheid des
 * Haushaltsjahrs noch hergibt. Was fehlt, ist Eigenanteil.
 */
export function bedarfUeberRest(rechnung: Planrechnung, { stichtag }: Pruefangaben): Befund[] {
  if (stichtag === null) return [];
  const angefordertAm = tag(stichtag);
  return abwicklungsrechnung(rechnung).flatMap(({ programm }) => fehlbedarf(rechnung, programm, angefordertAm));
}

function fehlbedarf(rechnung: Planrechnung, programm: Programm, angefordertAm: Datum): Befund[] {
  const haushaltsjahr = angefordertAm.jahr;
  const fensterBis = fensterende(angefordertAm);
  const wunsch = { programm, haushaltsjahr, angefordertAm, fensterBis };
  if (!anspruchKannBescheidUebersteigen(rechnung, wunsch)) return [];
  const abruf = abrufImFenster(rechnung, wunsch);
  if (!abruf) return [];
  const noetig = abruf.posten.reduce((summe, { anspruch }) => plus(summe, anspruch.wert), NULL);
  const fehlt = minus(noetig, abruf.bewilligt.wert);
  if (vergleiche(fehlt, NULL) <= 0) return [];
  const text = `Am ${alsDeutschesDatum(angefordertAm)} ist für ${PROGRAMMNAMEN[programm]} bis zum ${alsDeutschesDatum(fensterBis)} mehr nötig, als der Bescheid ${haushaltsjahr} hergibt: Zum Bedarf gehören ${euro(noetig)} Zuwendung, bewilligt sind ${euro(abruf.bewilligt.wert)}. Es fehlen ${euro(fehlt)}. Bitte einen Änderungsbescheid beantragen oder den Betrag als Eigenanteil einplanen.`;
  return [warnung('BEDARF_UEBER_REST', ['abwicklung', 'abrufe'], text)];
}

function warnung(code: string, feld: Pfad, text: string): Befund {
  return { code, schweregrad: 'warnung', felder: [feld], text, regel: 'R21' };
}
