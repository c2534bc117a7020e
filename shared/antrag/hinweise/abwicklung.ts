/**
 * Meldet, was in der Abwicklung nicht zum Plan oder zum Bescheid passt (R19–R21, R25). Am Plan ändert nichts davon
 * etwas.
 */
import { alsDeutschesDatum, vergleicheDatum } from '../../grund/datum.ts';
import { exakt, groesster, minus, NULL, plus, vergleiche } from '../../grund/geld.ts';
import { betragEingabe } from '../../kern/eingaben.ts';
import { abrufbarAm } from '../../kern/mittelabruf.ts';
import { ueberDemBescheid } from '../../kern/weiterleitung.ts';
import type { Abwicklung } from '../abwicklung.ts';
import { ABWICKLUNGSZEILE } from '../abwicklungsfelder.ts';
import { abwicklungsrechnung } from '../abwicklungsrechnung.ts';
import type { Befund } from '../befund.ts';
import type { Pfad } from '../pfad.ts';
import type { Planrechnung } from '../planrechnung.ts';
import { PROGRAMMNAMEN } from '../programm.ts';
import { tag } from '../tag.ts';
import { deutscherTag, euro, genannt } from '../worte.ts';

/** So viele Felder nennt ein Hinweis, und so viele Abrufe je Grund bekommen einen. */
const GENANNTE_FELDER = 50;

const LISTEN = ['besetzung', 'ist', 'weiterleitungen', 'konten'] as const;

/**
 * `fehler` je Liste: Zeilen, deren Kennung kein Eintrag des Plans trägt; sie bleiben gespeichert und zählen nirgends.
 */
export function abwicklungOhneEintrag({ antrag, vergleich }: Planrechnung): Befund[] {
  const { abwicklung } = antrag;
  if (!abwicklung) return [];
  const stellen = new Set(antrag.stellen.map(({ id }) => vergleich(id)));
  const alle = new Set([...stellen, ...antrag.massnahmen.map(({ id }) => vergleich(id))]);
  return LISTEN.flatMap((liste): Befund[] => {
    const bekannt = liste === 'besetzung' ? stellen : alle;
    const fremde = zeilenMit<{ readonly id: string }>(abwicklung[liste], ({ id }) => !bekannt.has(vergleich(id)));
    if (fremde.length === 0) return [];
    const ids = [...new Set(fremde.map(({ zeile }) => `„${zeile.id}“`))];
    const was = liste === 'besetzung' ? 'keine Stelle' : 'kein Eintrag';
    return [
      {
        code: 'ABWICKLUNG_OHNE_EINTRAG',
        schweregrad: 'fehler',
        felder: fremde.slice(0, GENANNTE_FELDER).map(({ index }) => ['abwicklung', liste, index, 'id']),
        text: `${ABWICKLUNGSZEILE[liste]}: ${genannt(ids)}: Diese Kennung trägt ${was} des Plans. Die Zeilen bleiben gespeichert, zählen aber nirgends mit, bis ihre Kennung stimmt.`,
        regel: liste === 'besetzung' ? 'R19' : liste === 'ist' ? 'R20' : 'R25',
      },
    ];
  });
}

/** `warnung`: ein Ist in einem Haushaltsjahr oder eine Besetzung in einer Zeit, für die nichts geplant ist. */
export function ausserhalbDesPlans({ antrag, zeilen, vergleich }: Planrechnung): Befund[] {
  const { abwicklung } = antrag;
  if (!abwicklung) return [];
  const kennungen = new Set(zeilen.map(({ id }) => vergleich(id)));
  const geplant = new Set(zeilen.map(({ id, haushaltsjahr }) => `${vergleich(id)} ${haushaltsjahr}`));
  const ohneJahr = new Set(zeilen.flatMap(({ id, haushaltsjahr }) => (haushaltsjahr === null ? [vergleich(id)] : [])));
  const ist = zeilenMit(abwicklung.ist, ({ id, haushaltsjahr }) => {
    const kennung = vergleich(id);
    return kennungen.has(kennung) && !ohneJahr.has(kennung) && !geplant.has(`${kennung} ${haushaltsjahr}`);
  });
  const stellen = new Map(antrag.stellen.map((stelle) => [vergleich(stelle.id), stelle]));
  const besetzung = zeilenMit(abwicklung.besetzung, ({ id, von, bis }) => {
    const stelle = stellen.get(vergleich(id));
    return stelle !== undefined && (von < stelle.von || bis > stelle.bis);
  });
  return [
    ...gesammelt(
      ist.map(({ index }) => ['abwicklung', 'ist', index, 'haushaltsjahr']),
      'IST_AUSSERHALB',
      'R20',
      () =>
        `Ist ohne Plan im selben Haushaltsjahr: ${genannt(ist.map(({ zeile }) => `„${zeile.id}“ ${zeile.haushaltsjahr}`))}. Bei einer Stelle ist dort nichts zuwendungsfähig.`,
    ),
    ...gesammelt(
      besetzung.map(({ index }) => ['abwicklung', 'besetzung', index, 'von']),
      'BESETZUNG_AUSSERHALB',
      'R19',
      () =>
        `Besetzung über den Plan hinaus: ${genannt(besetzung.map(({ zeile }) => `„${zeile.id}“ vom ${deutscherTag(zeile.von)} bis ${deutscherTag(zeile.bis)}`))}. Es zählen nur Tage innerhalb des geplanten Zeitraums der Stelle.`,
    ),
  ];
}

/** Ein Hinweis für alle Zeilen zusammen: Es können Tausende sein. */
function gesammelt(felder: readonly Pfad[], code: string, regel: string, text: () => string): Befund[] {
  if (felder.length === 0) return [];
  return [{ code, schweregrad: 'warnung', felder: felder.slice(0, GENANNTE_FELDER), text: text(), regel }];
}

/**
 * Je Abruf: `fehler`, wenn sein Fenster nicht in seinem Haushaltsjahr endet, `warnung` vor der Bestandskraft und nach
 * dem letzten Tag; je Jahr `warnung`, wenn mehr abgerufen als bewilligt ist (R21).
 */
export function abrufeNachBescheid(rechnung: Planrechnung): Befund[] {
  const abrufe = rechnung.antrag.abwicklung?.abrufe ?? [];
  return [
    ...ersteMit(abrufe, fensterPasstNicht).map(({ index, zeile }): Befund => {
      const text = `Abruf vom ${deutscherTag(zeile.angefordertAm)}: Das Fenster bis ${deutscherTag(zeile.fensterBis)} passt nicht zum Haushaltsjahr ${zeile.haushaltsjahr}. Es beginnt mit der Anforderung und endet spätestens am 31.12.; Januar gehört zum nächsten Haushaltsjahr.`;
      const felder = [['abwicklung', 'abrufe', index, 'fensterBis']];
      return { code: 'ABRUF_FENSTER', schweregrad: 'fehler', felder, text, regel: 'R21' };
    }),
    ...abwicklungsrechnung(rechnung).flatMap(({ programm, kette, jahre }) => [
      ...ersteMit(abrufe, (abruf) => {
        const gueltig = abruf.programm === programm ? kette.gueltig(abruf.haushaltsjahr) : null;
        return gueltig !== null && !abrufbarAm(tag(abruf.angefordertAm), gueltig);
      }).map(({ index, zeile }) =>
        warnung(
          'ABRUF_VOR_BESTANDSKRAFT',
          'R21',
          ['abwicklung', 'abrufe', index, 'angefordertAm'],
          `Abruf vom ${deutscherTag(zeile.angefordertAm)}: An diesem Tag war der Bescheid für ${zeile.haushaltsjahr} weder bestandskräftig, noch war auf den Rechtsbehelf verzichtet; so steht es in den Bescheiden hier.`,
        ),
      ),
      ...jahre.flatMap(({ haushaltsjahr, bewilligt, abgerufen }) =>
        bewilligt !== null && vergleiche(abgerufen.wert, bewilligt.wert) > 0
          ? [
              warnung(
                'ABRUF_UEBER_BESCHEID',
                'R21',
                ['abwicklung', 'abrufe'],
                `Für ${PROGRAMMNAMEN[programm]} sind ${haushaltsjahr} ${euro(abgerufen.wert)} abgerufen und ${euro(bewilligt.wert)} bewilligt: ${euro(minus(abgerufen.wert, bewilligt.wert))} zu viel.`,
              ),
            ]
          : [],
      ),
      ...jahre.flatMap(({ haushaltsjahr }) => {
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
            'R21',
            ['abwicklung', 'abrufe', index, 'angefordertAm'],
            `Abruf vom ${deutscherTag(zeile.angefordertAm)}: Der letzte Tag für Abrufe des Haushaltsjahrs ${haushaltsjahr} war nach dem Bescheid der ${alsDeutschesDatum(letzter)}.`,
          ),
        );
      }),
    ]),
  ];
}

/** `fehler` mit dem Unterschied, wo Weitergeleitetes und Eigenes zusammen den Bescheid übersteigen (R25). */
export function weitergeleitetUeberBescheid(rechnung: Planrechnung): Befund[] {
  const { antrag, vergleich } = rechnung;
  const weiterleitungen = antrag.abwicklung?.weiterleitungen ?? [];
  if (weiterleitungen.length === 0) return [];
  return abwicklungsrechnung(rechnung).flatMap(({ programm, jahre }) => {
    const eintraege = programm === 'THM' ? antrag.stellen : antrag.massnahmen;
    const namen = new Map(eintraege.map(({ id }) => [vergleich(id), id]));
    return jahre.flatMap(({ haushaltsjahr: jahr, bewilligt, anteile }): Befund[] => {
      const eigene = zeilenMit(weiterleitungen, (w) => w.haushaltsjahr === jahr && namen.has(vergleich(w.id)));
      if (bewilligt === null || eigene.length === 0) return [];
      const weitergeleitet = new Set(eigene.map(({ zeile }) => namen.get(vergleich(zeile.id))));
      const eigen = [...anteile].reduce(
        (summe, [id, a]) => (weitergeleitet.has(id) ? summe : plus(summe, a.wert)),
        NULL,
      );
      const ueber = ueberDemBescheid({
        jahr,
        weitergeleitet: eigene.map(({ zeile }) =>
          betragEingabe('weiterleitung', `weitergeleitet an ${zeile.partner}`, exakt(zeile.betrag)),
        ),
        eigen: betragEingabe('eigen', 'eigene Stellen und Maßnahmen', groesster(eigen, NULL)),
        bewilligt,
      });
      if (vergleiche(ueber.wert, NULL) <= 0) return [];
      return [
        {
          code: 'WEITERLEITUNG_UEBER_BESCHEID',
          schweregrad: 'fehler',
          felder: eigene
            .slice(0, GENANNTE_FELDER)
            .map(({ index }) => ['abwicklung', 'weiterleitungen', index, 'betrag']),
          text: `Haushaltsjahr ${jahr}: Weitergeleitetes und Eigenes zusammen übersteigen die bewilligten ${euro(bewilligt.wert)} um ${euro(ueber.wert)}.`,
          regel: 'R25',
        },
      ];
    });
  });
}

/** `info`: Es ist etwas zu erstatten; ob Zinsen dazukommen, steht in keinem Dokument und wird hier nicht gerechnet (R24). */
export function zinsenOffen(rechnung: Planrechnung): Befund[] {
  return abwicklungsrechnung(rechnung).flatMap(({ programm, jahre }) =>
    jahre.flatMap(({ haushaltsjahr, planVollstaendig, zuErstatten }): Befund[] => {
      if (!planVollstaendig || zuErstatten === null || vergleiche(zuErstatten.wert, NULL) <= 0) return [];
      return [
        {
          code: 'ZINSEN_OFFEN',
          schweregrad: 'info',
          felder: [
            ['abwicklung', 'ist'],
            ['abwicklung', 'abrufe'],
          ],
          text: `Für ${PROGRAMMNAMEN[programm]} sind ${haushaltsjahr} ${euro(zuErstatten.wert)} zu erstatten. Ob dazu Zinsen verlangt werden oder davon abgesehen wird, entscheidet die Bewilligungsbehörde; hier ist nichts gerechnet. Mit erstem Tag und Tag der Zahlung rechnen es GK.ZINSEN und das Blatt „Zinsen“ der Prüfmappe.`,
          regel: 'R24',
        },
      ];
    }),
  );
}

function fensterPasstNicht({ haushaltsjahr, angefordertAm, fensterBis }: Abwicklung['abrufe'][number]): boolean {
  return fensterBis < angefordertAm || tag(fensterBis).jahr !== haushaltsjahr;
}

function ersteMit<Z>(zeilen: readonly Z[], trifft: (zeile: Z) => boolean) {
  return zeilenMit(zeilen, trifft).slice(0, GENANNTE_FELDER);
}

function zeilenMit<Z>(zeilen: readonly Z[], trifft: (zeile: Z) => boolean): { index: number; zeile: Z }[] {
  return zeilen.flatMap((zeile, index) => (trifft(zeile) ? [{ index, zeile }] : []));
}

function warnung(code: string, regel: string, feld: Pfad, text: string): Befund {
  return { code, schweregrad: 'warnung', felder: [feld], text, regel };
}
