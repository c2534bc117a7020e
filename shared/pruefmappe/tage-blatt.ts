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
/** Erste Spalte der Tage im Fenster der Integrationspauschale. */
export const FENSTERSPALTE = 19;
const SPALTE = {
  id: 1,
  stelle: 2,
  jahr: 3,
  von: 4,
  bis: 5,
  monat: 6,
  tage: 18,
  fenstermonat: FENSTERSPALTE,
  fenstertage: 31,
} as const;

/** Eine Summe von Monaten als Formel, und was sie ergibt. */
export interface Monatssumme {
  readonly formel: string;
  readonly ergebnis: number;
}

/** Wo die Tage einer Besetzung in einem Haushaltsjahr stehen. */
interface Tagebezug {
  readonly tage: string;
  readonly fenster: string | null;
  /** Die Tage mehrerer Monate, 1 bis 12. */
  monate(erster: number, letzter: number): Monatssumme;
}

export interface Tageblatt {
  readonly blatt: Blatt;
  /** Bezüge auf die Fördertage und die Fördertage im Fenster; `null`, wenn das Jahr nicht gerechnet wird. */
  bezug(id: string, jahr: number): Tagebezug | null;
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
  const zeilen = tagezeilen(rechnung);
  const mitFenster = zeilen.some(({ besetzung, jahr }) => fensterIn(rechnung, besetzung, jahr) !== null);
  const blatt = new Blatt('Tage', [
    ...[10, 9, 9, 12, 12, ...MONATE.map(() => 6), 8],
    ...(mitFenster ? [...MONATE.map(() => 8), 9] : []),
  ]);
  blatt.wert({ zeile: 1, spalte: 1 }, 'Fördertage je Monat (R6, A2)', 'titel');
  blatt.wert(
    { zeile: 2, spalte: 1 },
    'Volle Monate mit den Tagen je Monat des Regelstands, sonst Kalendertage; eine Stelle zusammen höchstens so viele.',
    'erlaeuterung',
  );
  blatt.zeile(
    ERSTE_ZEILE - 1,
    [
      'Kennung',
      'Stelle Nr.',
      'Jahr',
      'von',
      'bis',
      ...MONATE,
      'Tage',
      ...(mitFenster ? [...MONATE.map((m) => `Fenster ${m}`), 'Tage im Fenster'] : []),
    ],
    'kopf',
  );
  const bezuege = new Map<string, Tagebezug>();
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

/** Jede Besetzung in jedem Haushaltsjahr: Jahr für Jahr, im Jahr in der Reihenfolge des Beginns. */
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
    .sort((a, b) => a.jahr - b.jahr)
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
): Tagebezug {
  const inZeile = (spalte: number) => (z: number) => `$${spaltenname(spalte)}${z}`;
  const [von, bis, jahreszelle] = [inZeile(SPALTE.von), inZeile(SPALTE.bis), inZeile(SPALTE.jahr)];
  schreibeBesetzung(blatt, { besetzung, jahr, nummer, zeile }, stellen);
  const teilt = nummer !== null && erste.get(`${nummer} ${jahr}`) !== zeile;
  const thm = besetzung.regelstand;
  const tageJeMonat = regelstand.bezug(thm, thm.tageJeMonat).zaehler;
  const imFenster = fensterIn(rechnung, besetzung, jahr);
  let summe = 0;
  const gezaehlt: number[] = [];
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
    const roh = (z: number) => monatsformel(von(z), bis(z), jahreszelle(z), monat, tageJeMonat);
    schreibeTage(blatt, { zeile, spalte }, roh, frei, tage);
    summe += tage;
    gezaehlt.push(tage);
    if (imFenster) {
      const { fenster, zeit: fensterzeit } = imFenster;
      const anfang = regelstand.bezug(thm, fenster.von).zaehler;
      const ende = regelstand.bezug(thm, fenster.bis).zaehler;
      const rohImFenster = (z: number) =>
        monatsformel(`MAX(${von(z)},${anfang})`, `MIN(${bis(z)},${ende})`, jahreszelle(z), monat, tageJeMonat);
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
      const fensterort = { zeile, spalte: SPALTE.fenstermonat + monat - 1 };
      schreibeTage(blatt, fensterort, rohImFenster, frei, tageImFenster);
      fenstersumme += tageImFenster;
    }
    belegt.set(schluessel, (belegt.get(schluessel) ?? 0) + tage);
  }
  const zeilensumme = (erster: number) => (z: number) =>
    `SUM(${a1({ zeile: z, spalte: erster })}:${a1({ zeile: z, spalte: erster + 11 })})`;
  blatt.zeilenformel({ zeile, spalte: SPALTE.tage }, zeilensumme(SPALTE.monat), summe, 'ganz');
  if (imFenster)
    blatt.zeilenformel({ zeile, spalte: SPALTE.fenstertage }, zeilensumme(SPALTE.fenstermonat), fenstersumme, 'ganz');
  return {
    tage: blatt.bezug({ zeile, spalte: SPALTE.tage }),
    fenster: imFenster ? blatt.bezug({ zeile, spalte: SPALTE.fenstertage }) : null,
    monate: monatssumme({ blatt, zeile, januar: SPALTE.monat, gezaehlt }),
  };
}

/** `frei` ist, was auf einer geteilten Stelle übrig bleibt (A2). */
export function schreibeTage(
  blatt: Blatt,
  ort: Zelladresse,
  roh: (zeile: number) => string,
  frei: string | null,
  tage: number,
): void {
  if (frei === null) blatt.zeilenformel(ort, roh, tage, 'ganz');
  else blatt.formel(ort, `MIN(${roh(ort.zeile)},${frei})`, tage, 'ganz');
}

interface Monatszeile {
  readonly blatt: Blatt;
  readonly zeile: number;
  /** Spalte des ersten Monats. */
  readonly januar: number;
  /** Was die Zellen der zwölf Monate ergeben. */
  readonly gezaehlt: readonly number[];
}

/** Die Summe der Zellen einer Zeile, von Monat bis Monat. */
export function monatssumme({
  blatt,
  zeile,
  januar,
  gezaehlt,
}: Monatszeile): (erster: number, letzter: number) => Monatssumme {
  const spalte = (monat: number) => `$${spaltenname(januar + monat - 1)}$${zeile}`;
  return (erster, letzter) => ({
    formel: `SUM('${blatt.name}'!${spalte(erster)}:${spalte(letzter)})`,
    ergebnis: gezaehlt.slice(erster - 1, letzter).reduce((a, b) => a + b, 0),
  });
}

/** Das Fenster der Integrationspauschale (R12), wo es dieses Jahr berührt; sonst `null`. */
function fensterIn({ foerderungen }: Planrechnung, { index, regelstand }: Stellenbesetzung, jahr: number) {
  const { fenster: zeit } = zeitraeumeVon(regelstand);
  const fenster = regelstand.kofinanzierung;
  return foerderungen[index] && fenster && zeit?.imJahr(jahr) ? { fenster, zeit } : null;
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
