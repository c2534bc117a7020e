/**
 * Blatt „Haushalt“: je Programm und Haushaltsjahr, was der Haushalt der Kommune trägt (R25), und was jeder Partner nach
 * seinem Ist zurückzahlt, als Formeln in ganzen Cent.
 */
import { endgueltigGesamt } from '../abwicklung/haushaltsjahr.ts';
import { abwicklungsrechnung } from '../antrag/abwicklungsrechnung.ts';
import { type Haushaltsposten, type Jahreshaushalt, jahreshaushalt } from '../antrag/haushalt.ts';
import { partnerergebnisse } from '../antrag/partnerergebnis.ts';
import type { Planrechnung } from '../antrag/planrechnung.ts';
import type { Programm } from '../antrag/programm.ts';
import { type Exakt, kleinster, NULL, plus } from '../grund/geld.ts';
import type { Abwicklungsblatt } from './abwicklung-blatt.ts';
import { a1, Blatt, type Zelladresse } from './blatt.ts';
import { ERSTE_ZEILE, TRAEGER } from './eingaben-blaetter.ts';
import { nachIstFormel } from './ist-formeln.ts';
import { alsCent, bruch, inCent } from './umrechnung.ts';
import { ZEILENSPALTE } from './zeilen-blatt.ts';
import type { Zeilenfolge } from './zeilenfolge.ts';

/** Wofür ein Posten Geld ausgibt, so geschrieben, wie die Formeln danach fragen. */
const ART: Readonly<Record<Haushaltsposten['art'], string>> = {
  personal: 'Personal',
  partner: 'Partner',
  massnahme: 'Maßnahme',
  kuerzung: 'Kürzung',
};
const JAHRESKOPF = [
  'Programm',
  'Haushaltsjahr',
  'nach',
  'Ertrag',
  'Personalaufwand',
  'Transferaufwand',
  'Maßnahmen',
  'Belastung',
  'Integrationspauschale',
  'nach Pauschale',
  'Einzahlung',
  'Forderung am 31.12.',
  'Verbindlichkeit am 31.12.',
];
const POSTENKOPF = [
  'Programm',
  'Haushaltsjahr',
  'Kennung',
  'Art',
  'Ausgaben',
  'Zuwendung',
  'Eigenanteil',
  'Eigenanteil trägt',
  'höchstens bewilligt',
];
const PARTNERKOPF = [
  'Kennung',
  'Haushaltsjahr',
  'weitergegeben',
  'Ist des Partners',
  'Bemessung, Zähler',
  'Bemessung, Nenner (0: keine)',
  'Quote, Zähler',
  'Quote, Nenner',
  'nach Ist',
  'endgültig',
  'zurückzuzahlen',
  'Partner',
];

const GRUNDLAGE = { plan: 'Plan', bescheid: 'Bescheid', ist: 'Ist' } as const;

interface Quellen {
  readonly rechnung: Planrechnung;
  readonly folge: Zeilenfolge;
  readonly zeilen: Blatt;
  readonly abwicklung: Abwicklungsblatt;
}

interface Jahreszeile {
  readonly programm: Programm;
  readonly haushaltsjahr: number;
  readonly haushalt: Jahreshaushalt;
}

export function haushaltsblatt(quellen: Quellen): Blatt {
  const { rechnung } = quellen;
  const blatt = new Blatt('Haushalt', [14, 15, 17, 16, 17, 17, 16, 16, 23, 16, 16, 16, 17]);
  blatt.wert({ zeile: 1, spalte: 1 }, 'Im Haushalt der Kommune, Beträge in Cent (R25)', 'titel');
  blatt.zeile(ERSTE_ZEILE - 1, JAHRESKOPF, 'kopf');
  const jahre = abwicklungsrechnung(rechnung).flatMap(({ programm, jahre: alle }) =>
    alle.flatMap((jahr): Jahreszeile[] => {
      const haushalt = jahreshaushalt(rechnung, programm, jahr);
      return haushalt ? [{ programm, haushaltsjahr: jahr.haushaltsjahr, haushalt }] : [];
    }),
  );
  const kopf = ERSTE_ZEILE + jahre.length + 1;
  blatt.zeile(kopf, POSTENKOPF, 'kopf');
  const letzter = schreibePosten(blatt, kopf + 1, jahre, quellen);
  jahre.forEach((jahr, i) => {
    schreibeJahr(blatt, ERSTE_ZEILE + i, jahr, [kopf + 1, letzter], quellen);
  });
  const danach = schreibeGesamt(blatt, letzter + 2, quellen);
  schreibePartner(blatt, danach, rechnung);
  return blatt;
}

/** Gibt die letzte Zeile zurück. */
function schreibePosten(
  blatt: Blatt,
  erste: number,
  jahre: readonly Jahreszeile[],
  { rechnung, folge, zeilen, abwicklung }: Quellen,
): number {
  const planzeilen = new Map(
    rechnung.zeilen.map(({ id, haushaltsjahr }, i) => [`${haushaltsjahr} ${id}`, folge.zeile(i)]),
  );
  let zeile = erste;
  for (const { programm, haushaltsjahr, haushalt } of jahre)
    for (const posten of haushalt.posten) {
      const { id, art, ausgaben, zuwendung, eigenanteil, traegtKommune, hoechstens } = posten;
      const quelle = (feld: 'ausgaben' | 'zuwendung') => {
        if (haushalt.grundlage === 'ist')
          return abwicklung.bezug(programm, haushaltsjahr, id, feld === 'ausgaben' ? 'ist' : 'endgueltig');
        const planzeile = planzeilen.get(`${haushaltsjahr} ${id}`);
        return planzeile === undefined ? null : zeilen.bezug({ zeile: planzeile, spalte: ZEILENSPALTE[feld] });
      };
      blatt.zeile(zeile, [programm, haushaltsjahr, id, ART[art]], ['text', 'ganz', 'text', 'text']);
      schreibe(blatt, { zeile, spalte: 5 }, quelle('ausgaben'), ausgaben);
      const geplant = quelle('zuwendung');
      const begrenzt = hoechstens && geplant ? `MIN(${geplant},I${zeile})` : geplant;
      schreibe(blatt, { zeile, spalte: 6 }, begrenzt, zuwendung);
      if (hoechstens) blatt.wert({ zeile, spalte: 9 }, inCent(hoechstens), 'eingabeGanz');
      schreibe(blatt, { zeile, spalte: 7 }, `E${zeile}-F${zeile}`, eigenanteil);
      blatt.wert({ zeile, spalte: 8 }, traegtKommune ? TRAEGER.kommune : TRAEGER.partner, 'text');
      zeile++;
    }
  return zeile - 1;
}

function schreibeJahr(
  blatt: Blatt,
  zeile: number,
  { programm, haushaltsjahr, haushalt: h }: Jahreszeile,
  [erste, letzte]: readonly [number, number],
  { abwicklung }: Quellen,
): void {
  const spalte = (nummer: number) => blatt.bereich(nummer, erste, Math.max(erste, letzte));
  const summe = (art: Haushaltsposten['art'] | null, nummer: number, zusatz = '') =>
    `SUMPRODUCT((${spalte(1)}=$A${zeile})*(${spalte(2)}=$B${zeile})${art ? `*(${spalte(4)}="${ART[art]}")` : ''}${zusatz}*${spalte(nummer)})`;
  const z = (s: number) => a1({ zeile, spalte: s });
  blatt.zeile(zeile, [programm, haushaltsjahr, GRUNDLAGE[h.grundlage]], ['text', 'ganz', 'text']);
  const formel = (s: number, text: string, wert: { readonly wert: Exakt }) =>
    schreibe(blatt, { zeile, spalte: s }, text, wert);
  formel(4, summe(null, 6), h.ertrag);
  formel(5, summe('personal', 5), h.personalaufwand);
  formel(6, `${summe('partner', 6)}+${summe('partner', 7, `*(${spalte(8)}="${TRAEGER.kommune}")`)}`, h.transferaufwand);
  formel(7, summe('massnahme', 5), h.massnahmen);
  formel(8, `${z(5)}+${z(6)}+${z(7)}-${z(4)}`, h.belastung);
  if (h.integrationspauschale) {
    blatt.wert({ zeile, spalte: 9 }, inCent(h.integrationspauschale), 'eingabeGanz');
    formel(10, `${z(8)}-${z(9)}`, h.belastungNachPauschale);
  } else blatt.zeile(zeile, ['–', '–'], 'text', 9);
  formel(11, abwicklung.ausgezahlt(programm, haushaltsjahr), h.einzahlung);
  if (h.forderung && h.verbindlichkeit) {
    formel(12, `MAX(0,${z(4)}-${z(11)})`, h.forderung);
    formel(13, `MAX(0,${z(11)}-${z(4)})`, h.verbindlichkeit);
  } else blatt.zeile(zeile, ['–', '–'], 'text', 12);
}

/**
 * Endgültig über alle Haushaltsjahre, und wenn nur der Bescheid im Ganzen begrenzt (A8); gibt die nächste Zeile zurück.
 */
function schreibeGesamt(blatt: Blatt, titelzeile: number, { rechnung, abwicklung }: Quellen): number {
  blatt.wert({ zeile: titelzeile, spalte: 1 }, 'Endgültig über alle Haushaltsjahre, in Cent (A8)', 'abschnitt');
  blatt.zeile(titelzeile + 1, ['Programm', 'endgültig', 'bewilligt', 'nur im Ganzen begrenzt'], 'kopf');
  let zeile = titelzeile + 2;
  for (const { programm, jahre, kette } of abwicklungsrechnung(rechnung)) {
    const gesamt = jahre.every(({ planVollstaendig }) => planVollstaendig) ? endgueltigGesamt(jahre, kette) : null;
    if (!gesamt) continue;
    const summe = (feld: 'nachIst' | 'endgueltig') =>
      `SUMPRODUCT((${abwicklung.jeEintrag('programm')}="${programm}")*${abwicklung.jeEintrag(feld)})`;
    blatt.wert({ zeile, spalte: 1 }, programm, 'text');
    schreibe(blatt, { zeile, spalte: 2 }, summe('endgueltig'), gesamt);
    if (kette.jahre.length > 0) {
      const bewilligt = `SUMIF(${abwicklung.jeJahr('programm')},"${programm}",${abwicklung.jeJahr('bewilligt')})`;
      schreibe(blatt, { zeile, spalte: 3 }, bewilligt, kette.gesamt);
      const nachIst = jahre.flatMap(({ abrechnungen }) => [...abrechnungen.values()].map((a) => a.nachIst.wert));
      const begrenzt = kleinster(nachIst.reduce(plus, NULL), kette.gesamt.wert);
      schreibe(blatt, { zeile, spalte: 4 }, `MIN(${summe('nachIst')},${a1({ zeile, spalte: 3 })})`, { wert: begrenzt });
    }
    zeile++;
  }
  return zeile + 1;
}

function schreibePartner(blatt: Blatt, titelzeile: number, rechnung: Planrechnung): void {
  const partner = partnerergebnisse(rechnung);
  if (partner.length === 0) return;
  blatt.wert({ zeile: titelzeile, spalte: 1 }, 'Partner nach ihrem Ist, Beträge in Cent (R25, R20)', 'abschnitt');
  blatt.zeile(titelzeile + 1, PARTNERKOPF, 'kopf');
  partner.forEach(({ angaben: { id, haushaltsjahr, partner: name, betrag }, abrechnung, zurueckzuzahlen }, i) => {
    const zeile = titelzeile + 2 + i;
    const z = (s: number) => a1({ zeile, spalte: s });
    blatt.zeile(zeile, [id, haushaltsjahr, alsCent(betrag)], ['text', 'ganz', 'eingabeGanz']);
    blatt.wert({ zeile, spalte: 12 }, name, 'eingabeText');
    if (!abrechnung || !zurueckzuzahlen) {
      blatt.zeile(zeile, Array<string>(8).fill('–'), 'text', 4);
      return;
    }
    const { ist, bemessung, quote } = abrechnung.angaben;
    const [bz, bn] = bemessung ? bruch(bemessung.wert, 100) : [0, 0];
    blatt.zeile(zeile, [inCent(ist), bz, bn, ...(quote ? bruch(quote.wert, 1) : [1, 1])], 'eingabeGanz', 4);
    const nach = nachIstFormel({ ist: z(4), andere: '0', bemessung: [z(5), z(6)], quote: [z(7), z(8)] });
    schreibe(blatt, { zeile, spalte: 9 }, nach, abrechnung.nachIst);
    schreibe(blatt, { zeile, spalte: 10 }, `MIN(${z(9)},${z(3)})`, abrechnung.endgueltig);
    schreibe(blatt, { zeile, spalte: 11 }, `MAX(0,${z(3)}-${z(10)})`, zurueckzuzahlen);
  });
}

function schreibe(blatt: Blatt, wo: Zelladresse, formel: string | null, ergebnis: { readonly wert: Exakt }): void {
  if (formel === null) blatt.wert(wo, inCent(ergebnis), 'cent');
  else blatt.formel(wo, formel, inCent(ergebnis), 'cent');
}
