/**
 * Rechnet eine Prüfmappe mit o-spreadsheet neu, einem Tabellenprogramm, das von unseren Werten nichts weiß; ohne
 * LibreOffice in jedem Testlauf.
 */
import '../../addin/workbench/umgebung.ts';
import * as xlsx from '@e965/xlsx';
import { Model } from '@odoo/o-spreadsheet';

/** Eine Formelzelle der Prüfmappe. */
export interface Formelzelle {
  /** `Blatt!A1` */
  readonly adresse: string;
  readonly formel: string;
  /** Der Wert, den wir hineingeschrieben haben. */
  readonly unsere: unknown;
  /** Der Wert, den das Tabellenprogramm daraus rechnet. */
  readonly neu: unknown;
}

type Zellen = readonly (readonly [adresse: string, zelle: xlsx.CellObject])[];

/**
 * Jede Formelzelle mit unserem und dem neu gerechneten Wert. `aendere` setzt vorher andere Eingaben, etwa einen Wert
 * des Regelstands.
 */
export function neuGerechnet(datei: Uint8Array, aendere: ReadonlyMap<string, number> = new Map()): Formelzelle[] {
  const mappe = xlsx.read(datei, { type: 'array', cellFormula: true });
  const zellen = new Map(mappe.SheetNames.map((blatt): [string, Zellen] => [blatt, zellenIn(mappe, blatt)]));
  const model = new Model({
    sheets: [...zellen].map(([name, inhalt]) => ({
      id: name,
      name,
      colNumber: 60,
      rowNumber: 400,
      cells: {
        ...Object.fromEntries(inhalt.map(([adresse, zelle]) => [adresse, eingabe(zelle)])),
        ...Object.fromEntries(
          [...aendere].flatMap(([adresse, wert]) =>
            adresse.startsWith(`${name}!`) ? [[adresse.slice(name.length + 1), String(wert)]] : [],
          ),
        ),
      },
    })),
  });
  return [...zellen].flatMap(([blatt, inhalt]) =>
    inhalt.flatMap(([adresse, zelle]) => {
      if (zelle.f === undefined) return [];
      const { c, r } = xlsx.utils.decode_cell(adresse);
      const { value } = model.getters.getEvaluatedCell({ sheetId: blatt, col: c, row: r });
      return [{ adresse: `${blatt}!${adresse}`, formel: zelle.f, unsere: zelle.v ?? '', neu: value ?? '' }];
    }),
  );
}

function zellenIn(mappe: xlsx.WorkBook, blatt: string): Zellen {
  return Object.entries(mappe.Sheets[blatt] ?? {}).filter(([name]) => !name.startsWith('!')) as [
    string,
    xlsx.CellObject,
  ][];
}

function eingabe({ f, t, v }: xlsx.CellObject): string {
  if (f !== undefined) return `=${f}`;
  return t === 'n' ? String(v) : `'${v}`;
}
