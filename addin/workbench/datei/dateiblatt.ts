/** Ein Blatt einer gelesenen .xlsx, so dass die Tabelle es zeigen kann. */
import { helpers } from '@odoo/o-spreadsheet';
import type { Cell, CellValue, Sheet } from 'hucre/xlsx';
import {
  type BedingtesFormat,
  type Blattstand,
  type Pruefregel,
  RAND,
  type Zellstand,
  zonenname,
} from '../tabelle/blattstand.ts';
import { woertlich } from '../tabelle/zelltext.ts';
import { Dateifehler } from './dateifehler.ts';
import { ausDateiformel, verschobeneFormel } from './formeln.ts';
import { alsPixel, ausZellstil, PUNKT_JE_PIXEL } from './stile.ts';
import { zuGross } from './vorpruefung.ts';
import { weggelassenImBlatt } from './weggelassen.ts';

const HOECHSTENS_ZELLEN = 200_000;
const HOECHSTENS_ZEILEN = 20_000;
const HOECHSTENS_SPALTEN = 500;

/** Was eine Formelzelle zuletzt ergab. */
export interface Gespeichert {
  readonly zeile: number;
  readonly spalte: number;
  readonly wert: CellValue;
}

export interface Dateiblatt {
  readonly stand: Blattstand;
  readonly verborgen: boolean;
  readonly verborgeneZeilen: readonly number[];
  readonly verborgeneSpalten: readonly number[];
  readonly formeln: readonly Gespeichert[];
  /** Zellen, deren Formel sich nicht lesen lässt; dort steht der gespeicherte Wert. */
  readonly ohneFormel: readonly string[];
  /** Was die Tabelle nicht kennt, in Worten. */
  readonly weggelassen: readonly string[];
}

/** @throws {Dateifehler} wenn das Blatt mehr Zellen hat, als die Tabelle rechnen kann */
export function ausDatei(sheet: Sheet, themen: readonly string[]): Dateiblatt {
  const formeln: Gespeichert[] = [];
  const ohneFormel: string[] = [];
  const gelesen = [...alleZellen(sheet)];
  const vorlagen = gemeinsameFormeln(gelesen);
  const imUeberlauf = ueberlaufen(gelesen);
  const zellen = gelesen.flatMap((eintrag): Zellstand[] => {
    const { zeile, spalte, zelle } = eintrag;
    const { stil, rahmen } = zelle?.style ? ausZellstil(zelle.style, themen) : {};
    const ort = `${sheet.name}!${helpers.toXC(spalte, zeile)}`;
    const istUeberlauf = imUeberlauf(zeile, spalte);
    const hatFormel = zelle?.formula !== undefined && !istUeberlauf;
    const formel = hatFormel ? eigeneFormel(eintrag, vorlagen) : null;
    const wert = zelle?.formulaResult ?? eintrag.wert;
    if (formel !== null) formeln.push({ zeile, spalte, wert });
    else if (hatFormel) ohneFormel.push(ort);
    const inhalt = istUeberlauf ? '' : (formel ?? zellinhalt(wert, zelle?.type === 'error', ort));
    const format = zelle?.style?.numFmt === 'General' ? undefined : zelle?.style?.numFmt;
    if (inhalt === '' && !stil && !rahmen && !format) return [];
    return [
      {
        zeile,
        spalte,
        inhalt,
        ...(format ? { format } : {}),
        ...(stil ? { stil } : {}),
        ...(rahmen ? { rahmen } : {}),
      },
    ];
  });
  // Auch wohin eine Formel überläuft, braucht Platz.
  const [zeilen, spalten] = groesse(sheet.name, [...zellen, ...gelesen.filter(({ wert }) => wert !== null)]);
  const imBlatt = (bereich: string) => beschnitten(bereich, zeilen, spalten);
  const { weggelassen, ...regeln } = beigaben(sheet, themen, imBlatt);
  const rowDefs = [...(sheet.rowDefs ?? [])].filter(([zeile]) => zeile < zeilen);
  const columns = (sheet.columns ?? []).slice(0, spalten);
  return {
    stand: {
      name: sheet.name,
      zeilen,
      spalten,
      zellen,
      breiten: columns.map(({ width }) => (width ? alsPixel(width) : null)),
      hoehen: Object.fromEntries(
        rowDefs.flatMap(([zeile, { height }]) => (height ? [[zeile, Math.round(height / PUNKT_JE_PIXEL)]] : [])),
      ),
      ...regeln,
      verbunden: (sheet.merges ?? []).flatMap(({ startRow, startCol, endRow, endCol }) =>
        imBlatt(zonenname({ left: startCol, top: startRow, right: endCol, bottom: endRow })),
      ),
      fixiert: { zeilen: sheet.freezePane?.rows ?? 0, spalten: sheet.freezePane?.columns ?? 0 },
      gitterlinien: sheet.view?.showGridLines !== false,
    },
    verborgen: sheet.hidden === true || sheet.veryHidden === true,
    verborgeneZeilen: rowDefs.flatMap(([zeile, { hidden }]) => (hidden ? [zeile] : [])),
    verborgeneSpalten: columns.flatMap(({ hidden }, spalte) => (hidden ? [spalte] : [])),
    formeln,
    ohneFormel,
    weggelassen,
  };
}

interface Gelesen {
  readonly zeile: number;
  readonly spalte: number;
  readonly wert: CellValue;
  readonly zelle: Cell | undefined;
}

function* alleZellen(sheet: Sheet): Generator<Gelesen> {
  for (const [zeile, werte] of sheet.rows.entries())
    for (const [spalte, wert] of werte.entries()) {
      const zelle = sheet.cells?.get(`${zeile},${spalte}`);
      if (zelle || wert !== null) yield { zeile, spalte, wert, zelle };
    }
}

/** Mit Platz daneben und darunter. @throws {Dateifehler} */
function groesse(name: string, zellen: readonly Pick<Zellstand, 'zeile' | 'spalte'>[]): [number, number] {
  const [zeile, spalte] = zellen.reduce(([z, s], zelle) => [Math.max(z, zelle.zeile), Math.max(s, zelle.spalte)], [
    0, 0,
  ] as [number, number]);
  if (zeile >= HOECHSTENS_ZEILEN || spalte >= HOECHSTENS_SPALTEN || zellen.length > HOECHSTENS_ZELLEN)
    throw zuGross(`im Blatt „${name}“ mehr Zellen, als die Arbeitsmappe im Browser rechnen kann`);
  return [zeile + 1 + RAND.zeilen, spalte + 1 + RAND.spalten];
}

/** Excel schreibt gleiche Formeln einmal und verweist sonst auf sie (ECMA-376, Teil 1, 18.3.1.40). */
function gemeinsameFormeln(zellen: readonly Gelesen[]): ReadonlyMap<number, Gelesen> {
  return new Map(
    zellen.flatMap((eintrag): [number, Gelesen][] => {
      const { formulaType, formula, formulaSharedIndex } = eintrag.zelle ?? {};
      return formulaType === 'shared' && formula && formulaSharedIndex !== undefined
        ? [[formulaSharedIndex, eintrag]]
        : [];
    }),
  );
}

/** Ob eine Zelle das Ergebnis einer Formel zeigt, die in einer anderen steht. */
function ueberlaufen(zellen: readonly Gelesen[]): (zeile: number, spalte: number) => boolean {
  const bereiche = zellen.flatMap(({ zelle }) =>
    zelle?.formulaType === 'array' && zelle.formulaRef?.includes(':') ? [helpers.toZone(zelle.formulaRef)] : [],
  );
  return (zeile, spalte) =>
    bereiche.some(
      ({ top, left, bottom, right }) =>
        zeile >= top && zeile <= bottom && spalte >= left && spalte <= right && (zeile > top || spalte > left),
    );
}

/** `null`, wenn die Formel sich nicht lesen lässt. */
function eigeneFormel({ zeile, spalte, zelle }: Gelesen, vorlagen: ReadonlyMap<number, Gelesen>): string | null {
  if (zelle?.formula) return ausDateiformel(zelle.formula);
  const vorlage = vorlagen.get(zelle?.formulaSharedIndex ?? -1);
  if (!vorlage?.zelle?.formula) return null;
  const formel = verschobeneFormel(vorlage.zelle.formula, zeile - vorlage.zeile, spalte - vorlage.spalte);
  return formel === null ? null : ausDateiformel(formel);
}

/** Der gespeicherte Wert, wie die Tabelle ihn aufbewahrt. @throws {Dateifehler} wenn er sich nicht lesen lässt */
export function zellinhalt(wert: CellValue, istFehler: boolean, ort: string): string {
  if (wert === null) return '';
  if (wert instanceof Date) {
    const tag = alsSeriennummer(wert);
    if (Number.isNaN(tag))
      throw new Dateifehler(`In ${ort} steht als Datum eine Zahl, die keines ist. Ändern Sie dort Wert oder Format.`);
    return String(tag);
  }
  if (typeof wert === 'boolean') return wert ? 'TRUE' : 'FALSE';
  if (typeof wert === 'number') return String(wert);
  return istFehler ? wert : woertlich(wert);
}

/**
 * Die Zahl, die in der Datei stand: Tage seit 31.12.1899, ab März 1900 mit Excels 29.02.1900. Uhrzeiten sind auf
 * Millisekunden genau.
 */
export function alsSeriennummer(tag: Date): number {
  const tage = (tag.getTime() - Date.UTC(1899, 11, 31)) / 86_400_000;
  return Math.round((tage >= 60 ? tage + 1 : tage) * 1e10) / 1e10;
}

/** Bereiche reichen in Dateien oft bis zur letzten Zeile von Excel; außerhalb des Blatts lehnte die Tabelle sie ab. */
function beschnitten(bereich: string, zeilen: number, spalten: number): string[] {
  const { top, left, bottom, right } = helpers.toZone(bereich);
  if (top >= zeilen || left >= spalten) return [];
  return [zonenname({ left, top, right: Math.min(right, spalten - 1), bottom: Math.min(bottom, zeilen - 1) })];
}

function beigaben(sheet: Sheet, themen: readonly string[], imBlatt: (bereich: string) => string[]) {
  const weggelassen = weggelassenImBlatt(sheet);
  const regeln = (sheet.dataValidations ?? []).flatMap(({ type, values, range }): Pruefregel[] => {
    const werte = type === 'date' ? ('datum' as const) : type === 'list' && values ? values : null;
    if (werte === null) weggelassen.push('manche Eingabeprüfungen');
    return werte === null
      ? []
      : range
          .split(/\s+/)
          .flatMap(imBlatt)
          .map((bereich) => ({ bereich, werte }));
  });
  const bedingteFormate = (sheet.conditionalRules ?? []).flatMap(
    ({ type, range, style, formula }): BedingtesFormat[] => {
      const stil = style && ausZellstil(style, themen).stil;
      if (type !== 'expression' || typeof formula !== 'string' || !stil) {
        weggelassen.push('manche bedingten Formate');
        return [];
      }
      return range
        .split(/\s+/)
        .flatMap(imBlatt)
        .map((bereich) => ({ bereich, formel: ausDateiformel(formula), stil }));
    },
  );
  return { regeln, bedingteFormate, weggelassen };
}
