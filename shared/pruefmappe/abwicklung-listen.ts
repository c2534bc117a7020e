/**
 * Unter den Rechnungen des Blatts „Abwicklung“: was eingetragen ist, Zeile für Zeile, in ganzen Cent; dazu je
 * Haushaltsjahr der nächste Abruf als Formel (R21) und der Plan auf den Bescheid (R18).
 */
import { abwicklungsrechnung } from '../antrag/abwicklungsrechnung.ts';
import { planAufBescheid } from '../antrag/plan-auf-bescheid.ts';
import type { Planrechnung } from '../antrag/planrechnung.ts';
import { deutscherTag } from '../antrag/worte.ts';
import type { IsoTag } from '../grund/marken.ts';
import { type Blatt, spaltenname } from './blatt.ts';
import { MONATE } from './tage-blatt.ts';
import { alsCent, inCent } from './umrechnung.ts';

type Wert = string | number;

/** Schreibt ab `erste`, jede Liste mit Überschrift; leere Listen fehlen. */
export function schreibeListen(blatt: Blatt, rechnung: Planrechnung, erste: number): void {
  let zeile = erste;
  const liste = (titel: string, kopf: readonly string[], zeilen: readonly (readonly Wert[])[]): number => {
    if (zeilen.length === 0) return 0;
    blatt.wert({ zeile, spalte: 1 }, titel, 'abschnitt');
    blatt.zeile(zeile + 1, kopf, 'kopf');
    const anfang = zeile + 2;
    zeilen.forEach((werte, i) => {
      werte.forEach((wert, j) => {
        if (wert !== '')
          blatt.wert(
            { zeile: anfang + i, spalte: 1 + j },
            wert,
            typeof wert === 'number' ? 'eingabeGanz' : 'eingabeText',
          );
      });
    });
    zeile = anfang + zeilen.length + 1;
    return anfang;
  };
  const programme = abwicklungsrechnung(rechnung);
  schreibeAbrufe(blatt, programme, liste);
  liste(
    'Bewilligte Anteile der Einträge (R18)',
    ['Programm', 'Haushaltsjahr', 'Anteil (Cent)', 'Id und Herkunft'],
    programme.flatMap(({ programm, jahre }) =>
      jahre.flatMap(({ haushaltsjahr, anteile }) =>
        [...anteile.values()].map((s) => [programm, haushaltsjahr, inCent(s), s.angaben.titel]),
      ),
    ),
  );
  const plan = planAufBescheid(rechnung);
  liste(
    'Plan auf den Bescheid: der Plan mit den bewilligten Einträgen (R18)',
    ['Haushaltsjahr', 'Ausgaben (Cent)', 'Zuwendung (Cent)', 'Eigenanteil (Cent)'],
    (plan?.finanzierungsplan.jeHaushaltsjahr ?? []).flatMap(({ schluessel, betraege: b }) =>
      b ? [[schluessel, alsCent(b.ausgaben), alsCent(b.zuwendung), alsCent(b.eigenanteil)]] : [],
    ),
  );
  const { abwicklung } = rechnung.antrag;
  if (!abwicklung) return;
  const tag = (iso: IsoTag | null) => (iso === null ? '–' : deutscherTag(iso));
  const cent = (betrag: string | null) => (betrag === null ? '–' : alsCent(betrag));
  liste(
    'Besetzung (R19)',
    ['Kennung', 'von', 'bis'],
    abwicklung.besetzung.map(({ id, von, bis }) => [id, tag(von), tag(bis)]),
  );
  const monatlich = abwicklung.ist.flatMap(({ monate, ...ist }) => (monate ? [{ ...ist, monate }] : []));
  const anfang = liste(
    `Ist je Monat (Cent), ${abwicklung.zahlweise === 'kasse' ? 'nach dem Tag der Zahlung' : 'nach dem Zeitraum der Leistung'} (R20)`,
    ['Kennung', 'Haushaltsjahr', ...MONATE, 'Summe'],
    monatlich.map(({ id, haushaltsjahr, monate }) => [id, haushaltsjahr, ...monate.map(cent)]),
  );
  monatlich.forEach(({ monate }, i) => {
    const z = anfang + i;
    const summe = monate.reduce((bisher, monat) => bisher + (monat === null ? 0 : alsCent(monat)), 0);
    blatt.formel({ zeile: z, spalte: 15 }, `SUM(C${z}:${spaltenname(14)}${z})`, summe, 'cent');
  });
  liste(
    'Abrufe (R21)',
    ['Programm', 'Haushaltsjahr', 'Betrag (Cent)', 'angefordert am', 'Zeitraum bis', 'eingegangen am'],
    abwicklung.abrufe.map((a) => [
      a.programm,
      a.haushaltsjahr,
      alsCent(a.betrag),
      tag(a.angefordertAm),
      tag(a.fensterBis),
      tag(a.eingegangenAm),
    ]),
  );
  liste(
    'Weiterleitungen (R25)',
    ['Kennung', 'Haushaltsjahr', 'Betrag (Cent)', 'Ist (Cent)', 'zurückgezahlt (Cent)', 'Vertrag vom', 'Partner'],
    abwicklung.weiterleitungen.map((w) => [
      w.id,
      w.haushaltsjahr,
      alsCent(w.betrag),
      cent(w.ist),
      cent(w.zurueck),
      tag(w.vertragVom),
      w.partner,
    ]),
  );
  liste(
    'Konten',
    ['Kennung', 'Art', 'Produkt', 'Sachkonto'],
    abwicklung.konten.map(({ id, art, produkt, sachkonto }) => [id, art, produkt, sachkonto]),
  );
}

/** Der nächste Abruf je Haushaltsjahr: höchstens der Bescheid, abzüglich des schon Abgerufenen, nie unter 0. */
function schreibeAbrufe(
  blatt: Blatt,
  programme: ReturnType<typeof abwicklungsrechnung>,
  liste: (titel: string, kopf: readonly string[], zeilen: readonly (readonly Wert[])[]) => number,
): void {
  const jahre = programme.flatMap(({ programm, jahre: alle }) =>
    alle.flatMap(({ haushaltsjahr, naechsterAbruf, bewilligt, abgerufen, abrechnungen }) => {
      if (!naechsterAbruf || !bewilligt) return [];
      const ziele = [...abrechnungen.values()].reduce((s, a) => s + inCent(a.endgueltig), 0);
      const werte = [ziele, inCent(bewilligt), inCent(abgerufen)];
      return [{ zeile: [programm, haushaltsjahr, ...werte], ergebnis: inCent(naechsterAbruf) }];
    }),
  );
  const anfang = liste(
    'Nächster Abruf nach dem bisherigen Ist (R21)',
    ['Programm', 'Haushaltsjahr', 'Ziele (Cent)', 'bewilligt (Cent)', 'abgerufen (Cent)', 'nächster Abruf (Cent)'],
    jahre.map(({ zeile }) => zeile),
  );
  jahre.forEach(({ ergebnis }, i) => {
    const z = anfang + i;
    blatt.formel({ zeile: z, spalte: 6 }, `MAX(0,MIN(C${z},D${z})-E${z})`, ergebnis, 'cent');
  });
}
