/**
 * Blatt „Zeit“: begonnene Monate oder Kalendertage jeder Stelle als Formel, wo der Antrag die Zeit nicht in
 * Dreißigsteln zählt (A2). Auf einer geteilten Stelle zählt ein Monat zusammen höchstens einmal.
 */
import type { Planrechnung } from '../antrag/planrechnung.ts';
import { type AndererZeitanteil, MONATSZAEHLUNG } from '../kern/zeitanteil.ts';
import { a1, Blatt, spaltenname } from './blatt.ts';
import { type Eingabenblatt, ERSTE_ZEILE } from './eingaben-blaetter.ts';
import { MONATE, type Monatssumme, monatssumme, nochFrei, schreibeBesetzung, tagezeilen } from './tage-blatt.ts';

/** Die Spalten vor den Monaten schreibt {@link schreibeBesetzung}, wie auf dem Blatt „Tage“. */
const SPALTE = { stelle: 2, jahr: 3, von: 4, bis: 5, monat: 6, zeit: 18, ganzes: 19 } as const;

/** Wo die gezählte Zeit einer Besetzung in einem Haushaltsjahr steht. */
interface Zeitbezug {
  readonly zeit: string;
  readonly ganzes: string;
  /** Die Zeit mehrerer Monate, 1 bis 12. */
  monate(erster: number, letzter: number): Monatssumme;
}

export interface Zeitblatt {
  readonly blatt: Blatt;
  /** Bezüge auf die gezählte Zeit und das ganze Jahr; `null`, wenn das Jahr nicht gerechnet wird. */
  bezug(id: string, jahr: number): Zeitbezug | null;
}

/** Zellen, aus denen {@link zeitformel} rechnet. */
interface Zeitzellen {
  readonly von: string;
  readonly bis: string;
  readonly jahr: string;
}

/** Was ein Monat zählt und höchstens zählt (A2), als Formeln. */
export function zeitformel(
  zeitanteil: AndererZeitanteil,
  { von, bis, jahr }: Zeitzellen,
  monat: number,
): { readonly roh: string; readonly hoechstens: string } {
  const [anfang, ende] = [`DATE(${jahr},${monat},1)`, `DATE(${jahr},${monat + 1},0)`];
  const tage = `MAX(0,MIN(${bis},${ende})-MAX(${von},${anfang})+1)`;
  return zeitanteil === 'zwoelftel'
    ? { roh: `IF(${tage}>0,1,0)`, hoechstens: '1' }
    : { roh: tage, hoechstens: `(${ende}-${anfang}+1)` };
}

/** `null`, wo in Dreißigsteln gezählt wird: Dann steht alles auf dem Blatt „Tage“. */
export function zeitblatt(rechnung: Planrechnung, stellen: Eingabenblatt): Zeitblatt | null {
  const { antrag, besetzungen } = rechnung;
  const zeitanteil = antrag.zeitanteil ?? 'dreissigstel';
  if (zeitanteil === 'dreissigstel' || !besetzungen.some(({ regelstand }) => regelstand.zeitanteilOffen)) return null;
  const zwoelftel = zeitanteil === 'zwoelftel';
  const blatt = new Blatt('Zeit', [10, 9, 9, 12, 12, ...MONATE.map(() => 6), 8, 11]);
  const titel = zwoelftel
    ? 'Begonnene Monate; jeder zählt ganz, auf einer Stelle zusammen einmal (A2)'
    : 'Kalendertage; auf einer Stelle zusammen höchstens die des Monats (A2)';
  blatt.wert({ zeile: 1, spalte: 1 }, titel, 'titel');
  const kopf = ['Kennung', 'Stelle Nr.', 'Jahr', 'von', 'bis', ...MONATE, zwoelftel ? 'Monate' : 'Tage', 'ganzes Jahr'];
  blatt.zeile(ERSTE_ZEILE - 1, kopf, 'kopf');
  const bezuege = new Map<string, Zeitbezug>();
  const belegt = new Map<string, number>();
  const erste = new Map<string, number>();
  for (const eintrag of tagezeilen(rechnung)) {
    const { besetzung, jahr, nummer, zeile } = eintrag;
    const zelle = (spalte: number) => `$${spaltenname(spalte)}${zeile}`;
    const gruppe = nummer === null ? null : `${nummer} ${jahr}`;
    const teilt = gruppe !== null && erste.has(gruppe);
    if (gruppe !== null && !teilt) erste.set(gruppe, zeile);
    schreibeBesetzung(blatt, eintrag, stellen);
    const { imMonat, hoechstens } = MONATSZAEHLUNG[zeitanteil];
    let summe = 0;
    const monate: number[] = [];
    for (let monat = 1; monat <= 12; monat++) {
      const spalte = SPALTE.monat + monat - 1;
      const zellen = { von: zelle(SPALTE.von), bis: zelle(SPALTE.bis), jahr: zelle(SPALTE.jahr) };
      const { roh, hoechstens: ganzerMonat } = zeitformel(zeitanteil, zellen, monat);
      const frei = nochFrei(ganzerMonat, SPALTE, { zeile, spalte });
      const schluessel = `${gruppe} ${monat}`;
      const schon = gruppe === null ? 0 : (belegt.get(schluessel) ?? 0);
      const gezaehlt = Math.min(
        imMonat(besetzung.von, besetzung.bis, jahr, monat, besetzung.tageJeMonat),
        hoechstens(jahr, monat, besetzung.tageJeMonat) - schon,
      );
      blatt.formel({ zeile, spalte }, teilt ? `MIN(${roh},${frei})` : roh, gezaehlt, 'ganz');
      belegt.set(schluessel, schon + gezaehlt);
      summe += gezaehlt;
      monate.push(gezaehlt);
    }
    const ersteZelle = a1({ zeile, spalte: SPALTE.monat });
    blatt.formel(
      { zeile, spalte: SPALTE.zeit },
      `SUM(${ersteZelle}:${a1({ zeile, spalte: SPALTE.monat + 11 })})`,
      summe,
      'ganz',
    );
    schreibeGanzes(blatt, zeile, jahr, zeitanteil);
    bezuege.set(`${besetzung.id} ${jahr}`, {
      zeit: blatt.bezug({ zeile, spalte: SPALTE.zeit }),
      ganzes: blatt.bezug({ zeile, spalte: SPALTE.ganzes }),
      monate: monatssumme({ blatt, zeile, januar: SPALTE.monat, gezaehlt: monate }),
    });
  }
  return { blatt, bezug: (id, jahr) => bezuege.get(`${id} ${jahr}`) ?? null };
}

function schreibeGanzes(blatt: Blatt, zeile: number, jahr: number, zeitanteil: AndererZeitanteil): void {
  const ort = { zeile, spalte: SPALTE.ganzes };
  const monate = MONATSZAEHLUNG[zeitanteil];
  const ganzes = Array.from({ length: 12 }, (_, i) => monate.hoechstens(jahr, i + 1, 0)).reduce((a, b) => a + b);
  const formel = ganzesJahr(zeitanteil, `$${spaltenname(SPALTE.jahr)}${zeile}`);
  blatt.formel(ort, formel, ganzes, 'ganz');
}

/** Wie viel ein ganzes Jahr zählt, als Formel. */
export function ganzesJahr(zeitanteil: AndererZeitanteil, jahr: string): string {
  return zeitanteil === 'zwoelftel' ? '12' : `(DATE(${jahr}+1,1,1)-DATE(${jahr},1,1))`;
}
