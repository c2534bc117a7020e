/**
 * Blatt „Tage“: die Fördertage jedes Monats als Formel (R6, A2), auch die im Fenster der Integrationspauschale (R12).
 */
import type { Planrechnung, Stellenbesetzung } from '../antrag/planrechnung.ts';
import { frueheres, spaeteres, vergleicheDatum } from '../grund/datum.ts';
import { foerdertageImMonat } from '../kern/foerdertage.ts';
import { zeitraeumeVon } from '../regelstand/zeitraeume.ts';
import { a1, Blatt, spaltenname, type Zelladresse } from './blatt.ts';
import { type Eingabenblatt, ERSTE_ZEILE, nummern, STELLENSPALTE } from './eingaben-blaetter.ts';
import type { Regelstandblatt } from './regelstand-blatt.ts';
import { seriell } from './umrechnung.ts';

export const MONATE = ['Jan', 'Feb', 'Mär', 'Apr', 'Mai', 'Jun', 'Jul', 'Aug', 'Sep', 'Okt', 'Nov', 'Dez'];
const SPALTE = {
  id: 1,
  stelle: 2,
  jahr: 3,
  von: 4,
  bis: 5,
  monat: 6,
  tage: 18,
  fenstermonat: 19,
  fenstertage: 31,
} as const;

export interface Tageblatt {
  readonly blatt: Blatt;
  /** Bezüge auf die Fördertage und die Fördertage im Fenster; `null`, wenn das Jahr nicht gerechnet wird. */
  bezug(id: string, jahr: number): { tage: string; fenster: string | null } | null;
}

interface Zeile {
  readonly besetzung: Stellenbesetzung;
  readonly jahr: number;
  /** Nummer der Stelle, die sich mehrere teilen können; `null`: keine genannt. */
  readonly nummer: number | null;
  /** Zeile auf diesem Blatt. */
  readonly zeile: number;
}

interface Quellen {
  /** Die erste Zeile je Stelle Nr. und Jahr; weitere teilen sich die Tage mit ihr. */
  readonly erste: ReadonlyMap<string, number>;
  /** Tage je Stelle Nr., Jahr und Monat, die die Zeilen darüber schon belegen. */
  readonly belegt: Map<string, number>;
  readonly rechnung: Planrechnung;
  readonly stellen: Eingabenblatt;
  readonly regelstand: Regelstandblatt;
}

/**
 * Zeilen in der Reihenfolge des Beginns, damit jede nur von Zeilen darüber abhängt, wer eine Stelle vor ihr besetzt.
 */
export function tageblatt(rechnung: Planrechnung, stellen: Eingabenblatt, regelstand: Regelstandblatt): Tageblatt {
  const blatt = new Blatt('Tage', [10, 9, 9, 12, 12, ...MONATE.map(() => 6), 8, ...MONATE.map(() => 6), 9]);
  blatt.wert(
    { zeile: 1, spalte: 1 },
    'Fördertage je Monat: volle Monate mit den Tagen je Monat des Regelstands, sonst Kalendertage; eine Stelle zusammen höchstens so viele (R6, A2)',
    'titel',
  );
  blatt.zeile(
    ERSTE_ZEILE - 1,
    [
      'Id',
      'Stelle Nr.',
      'Jahr',
      'von',
      'bis',
      ...MONATE,
      'Tage',
      ...MONATE.map((m) => `Fenster ${m}`),
      'Tage im Fenster',
    ],
    'kopf',
  );
  const zeilen = tagezeilen(rechnung);
  const bezuege = new Map<string, { tage: string; fenster: string | null }>();
  const belegt = new Map<string, number>();
  const erste = new Map<string, number>();
  for (const { nummer, jahr, zeile } of zeilen)
    if (nummer !== null && !erste.has(`${nummer} ${jahr}`)) erste.set(`${nummer} ${jahr}`, zeile);
  for (const eintrag of zeilen)
    bezuege.set(
      `${eintrag.besetzung.id} ${eintrag.jahr}`,
      schreibe(blatt, eintrag, { erste, belegt, rechnung, stellen, regelstand }),
    );
  return { blatt, bezug: (id, jahr) => bezuege.get(`${id} ${jahr}`) ?? null };
}

/** Jede Besetzung in jedem Haushaltsjahr, in der Reihenfolge des Beginns. */
export function tagezeilen({ antrag, besetzungen, foerderungen, vergleich }: Planrechnung): Zeile[] {
  const stellennummern = nummern(
    antrag.stellen.map(({ stelle }) => stelle),
    vergleich,
  );
  const geordnet = [...besetzungen].sort(
    (a, b) => vergleicheDatum(a.von, b.von) || vergleicheDatum(a.bis, b.bis) || (a.id < b.id ? -1 : 1),
  );
  return geordnet
    .flatMap((besetzung) =>
      (foerderungen[besetzung.index]?.jahre ?? jahreVon(besetzung)).map(({ jahr }) => ({
        besetzung,
        jahr,
        nummer: stellennummern[besetzung.index] ?? null,
      })),
    )
    .map((eintrag, i) => ({ ...eintrag, zeile: ERSTE_ZEILE + i }));
}

/** Auch wer sich sonst nicht rechnen lässt, besetzt seine Stelle (A2). */
function jahreVon({ von, bis }: Stellenbesetzung): { jahr: number }[] {
  return Array.from({ length: bis.jahr - von.jahr + 1 }, (_, i) => ({ jahr: von.jahr + i }));
}

function schreibe(
  blatt: Blatt,
  { besetzung, jahr, nummer, zeile }: Zeile,
  { erste, belegt, rechnung, stellen, regelstand }: Quellen,
): { tage: string; fenster: string | null } {
  const zelle = (spalte: number) => `$${spaltenname(spalte)}${zeile}`;
  schreibeBesetzung(blatt, { besetzung, jahr, nummer, zeile }, stellen);
  const teilt = nummer !== null && erste.get(`${nummer} ${jahr}`) !== zeile;
  const thm = besetzung.regelstand;
  const tageJeMonat = regelstand.bezug(thm, thm.tageJeMonat).zaehler;
  const { fenster: fensterzeit } = zeitraeumeVon(thm);
  const fenster = (rechnung.foerderungen[besetzung.index] && thm.kofinanzierung) ?? null;
  const imFenster = fenster !== null && fensterzeit?.imJahr(jahr) != null;
  let summe = 0;
  let fenstersumme = 0;
  for (let monat = 1; monat <= 12; monat++) {
    const spalte = SPALTE.monat + monat - 1;
    const frei = teilt ? nochFrei(tageJeMonat, SPALTE, { zeile, spalte }) : null;
    const schluessel = `${nummer} ${jahr} ${monat}`;
    const freieTage = besetzung.tageJeMonat - (nummer === null ? 0 : (belegt.get(schluessel) ?? 0));
    const tage = Math.min(
      foerdertageImMonat(besetzung.von, besetzung.bis, jahr, monat, besetzung.tageJeMonat),
      freieTage,
    );
    const roh = monatsformel(zelle(SPALTE.von), zelle(SPALTE.bis), zelle(SPALTE.jahr), monat, tageJeMonat);
    blatt.formel({ zeile, spalte }, frei ? `MIN(${roh},${frei})` : roh, tage, 'ganz');
    summe += tage;
    if (imFenster && fenster && fensterzeit) {
      const von = `MAX(${zelle(SPALTE.von)},${regelstand.bezug(thm, fenster.von).zaehler})`;
      const bis = `MIN(${zelle(SPALTE.bis)},${regelstand.bezug(thm, fenster.bis).zaehler})`;
      const rohFenster = monatsformel(von, bis, zelle(SPALTE.jahr), monat, tageJeMonat);
      const tageImFenster = Math.min(
        foerdertageImMonat(
          spaeteres(besetzung.von, fensterzeit.von),
          frueheres(besetzung.bis, fensterzeit.bis),
          jahr,
          monat,
          besetzung.tageJeMonat,
        ),
        freieTage,
      );
      blatt.formel(
        { zeile, spalte: SPALTE.fenstermonat + monat - 1 },
        frei ? `MIN(${rohFenster},${frei})` : rohFenster,
        tageImFenster,
        'ganz',
      );
      fenstersumme += tageImFenster;
    }
    belegt.set(schluessel, (belegt.get(schluessel) ?? 0) + tage);
  }
  const zeilensumme = (erste: number) => `SUM(${a1({ zeile, spalte: erste })}:${a1({ zeile, spalte: erste + 11 })})`;
  blatt.formel({ zeile, spalte: SPALTE.tage }, zeilensumme(SPALTE.monat), summe, 'ganz');
  if (imFenster)
    blatt.formel({ zeile, spalte: SPALTE.fenstertage }, zeilensumme(SPALTE.fenstermonat), fenstersumme, 'ganz');
  return {
    tage: blatt.bezug({ zeile, spalte: SPALTE.tage }),
    fenster: imFenster ? blatt.bezug({ zeile, spalte: SPALTE.fenstertage }) : null,
  };
}

/** Wer wann auf welcher Stelle: die Spalten vor den Monaten. */
export function schreibeBesetzung(
  blatt: Blatt,
  { besetzung, jahr, nummer, zeile }: Zeile,
  stellen: Eingabenblatt,
): void {
  blatt.wert({ zeile, spalte: SPALTE.id }, besetzung.id, 'text');
  if (nummer !== null) blatt.wert({ zeile, spalte: SPALTE.stelle }, nummer, 'ganz');
  blatt.wert({ zeile, spalte: SPALTE.jahr }, jahr, 'ganz');
  for (const grenze of ['von', 'bis'] as const)
    blatt.formel(
      { zeile, spalte: SPALTE[grenze] },
      stellen.bezug(besetzung.index, STELLENSPALTE[grenze]),
      seriell(besetzung.eintrag[grenze]),
      'tag',
    );
}

/** A2: was auf derselben Stelle im selben Jahr die Zeilen darüber in der Spalte dieser Zelle übrig lassen. */
export function nochFrei(
  hoechstens: string,
  { stelle, jahr }: { readonly stelle: number; readonly jahr: number },
  { zeile, spalte }: Zelladresse,
): string {
  const darueber = (s: number) => `$${spaltenname(s)}$${ERSTE_ZEILE}:$${spaltenname(s)}$${zeile - 1}`;
  const wieHier = (s: number) => `(${darueber(s)}=$${spaltenname(s)}${zeile})`;
  return `${hoechstens}-SUMPRODUCT(${wieHier(stelle)}*${wieHier(jahr)}*${darueber(spalte)})`;
}

/**
 * A2: alle Tage je Monat (R6), wenn der ganze Monat abgedeckt ist, sonst die abgedeckten Kalendertage, höchstens so
 * viele.
 */
export function monatsformel(von: string, bis: string, jahr: string, monat: number, tageJeMonat: string): string {
  const erster = `DATE(${jahr},${monat},1)`;
  const letzter = `DATE(${jahr},${monat + 1},0)`;
  return `IF(AND(${von}<=${erster},${bis}>=${letzter}),${tageJeMonat},MAX(0,MIN(${tageJeMonat},MIN(${bis},${letzter})-MAX(${von},${erster})+1)))`;
}
