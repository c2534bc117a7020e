/**
 * Öffnet eine .xlsx als Mappe. Formeln rechnen neu; eine, die die Tabelle nicht versteht, behält den gespeicherten Wert,
 * und was anders herauskommt als gespeichert, wird genannt.
 */
import { helpers, type Model, registries } from '@odoo/o-spreadsheet';
import { type CellValue, readXlsx, type Workbook } from 'hucre/xlsx';
import { setzeBlatt } from '../tabelle/blatt-plugin.ts';
import { neueBlattId } from '../tabelle/lesen.ts';
import { leereMappendaten, type Mappendaten, neueMappe } from '../tabelle/mappe.ts';
import { alsSeriennummer, ausDatei, type Dateiblatt, type Gespeichert, zellinhalt } from './dateiblatt.ts';
import { Dateifehler } from './dateifehler.ts';
import { ausEigenschaften, type Dateimerker } from './dateimerker.ts';
import { type BenannterBereich, legeNamenAn } from './namen.ts';
import { BESCHAEDIGT, pruefeDatei, zuGross } from './vorpruefung.ts';
import { weggelassenInMappe } from './weggelassen.ts';

const HOECHSTENS_BLAETTER = 50;
const OHNE_BLATT = 'In der Datei ist kein Tabellenblatt, das sich öffnen lässt.';

export interface Geoeffnet {
  readonly daten: Mappendaten;
  /** Formelzellen, die die Tabelle nicht rechnen kann; dort steht der gespeicherte Wert. */
  readonly nurWerte: readonly string[];
  /** Formelzellen, die hier etwas anderes ergeben, als gespeichert war. */
  readonly andereWerte: readonly string[];
  /** Was die Tabelle nicht kennt und deshalb nicht mit öffnet, etwa Diagramme. */
  readonly weggelassen: readonly string[];
  /** Welche Version in den Blättern liegt. */
  readonly merker: Dateimerker;
}

/** @throws {Dateifehler} wenn die Datei keine lesbare Arbeitsmappe, mit Kennwort, mit Makros oder zu groß ist */
export async function oeffneDatei(bytes: Uint8Array): Promise<Geoeffnet> {
  pruefeDatei(bytes);
  const mappe = await gelesen(bytes);
  if (mappe.sheets.length === 0) throw new Dateifehler(OHNE_BLATT);
  if (mappe.sheets.length > HOECHSTENS_BLAETTER) throw zuGross(`mehr als ${HOECHSTENS_BLAETTER} Blätter`);
  const blaetter = mappe.sheets.map((sheet) => ausDatei(sheet, mappe.themeColors ?? []));
  const merker = ausEigenschaften(
    mappe.properties?.custom ?? {},
    blaetter.map(({ stand }) => stand.name),
  );
  const { model, ohneNamen } = inModell(blaetter, mappe.namedRanges ?? [], merker.haushaltsblatt);
  const { nurWerte, andereWerte } = vergleiche(model, blaetter);
  return {
    daten: model.exportData() as unknown as Mappendaten,
    nurWerte: [...blaetter.flatMap(({ ohneFormel }) => ohneFormel), ...nurWerte],
    andereWerte,
    weggelassen: [
      ...new Set([...blaetter.flatMap(({ weggelassen }) => weggelassen), ...weggelassenInMappe(mappe)]),
      ...(ohneNamen.length > 0 ? [`benannte Bereiche (${ohneNamen.join(', ')})`] : []),
    ],
    merker,
  };
}

async function gelesen(bytes: Uint8Array): Promise<Workbook> {
  try {
    return await readXlsx(bytes, { readStyles: true });
  } catch (fehler) {
    throw new Dateifehler(BESCHAEDIGT, { cause: fehler });
  }
}

/** Nur `haushaltsblatt` ist danach eines, das das Programm angelegt hat; ohne Angabe sind es alle. */
function inModell(
  blaetter: readonly Dateiblatt[],
  namen: readonly BenannterBereich[],
  haushaltsblatt: string | null,
): { readonly model: Model; readonly ohneNamen: readonly string[] } {
  const leer = neueMappe(leereMappendaten([]));
  const geplant = blaetter.map((blatt) => ({
    ...blatt,
    sheetId:
      haushaltsblatt === null || haushaltsblatt === blatt.stand.name ? neueBlattId(leer) : leer.uuidGenerator.uuidv4(),
  }));
  const model = neueMappe(
    leereMappendaten(
      geplant.map(({ sheetId, stand: { name, zeilen, spalten } }) => ({ id: sheetId, name, zeilen, spalten })),
    ),
  );
  // Vor den Formeln, die sie nennen.
  const ohneNamen = legeNamenAn(model, namen);
  for (const { sheetId, stand, verborgen, verborgeneZeilen, verborgeneSpalten } of geplant) {
    setzeBlatt(model, sheetId, stand);
    for (const [dimension, elements] of [
      ['ROW', verborgeneZeilen],
      ['COL', verborgeneSpalten],
    ] as const)
      if (elements.length > 0) model.dispatch('HIDE_COLUMNS_ROWS', { sheetId, dimension, elements: [...elements] });
    // Ein Blatt bleibt immer sichtbar; das letzte lehnt die Tabelle ab.
    if (verborgen) model.dispatch('HIDE_SHEET', { sheetId });
  }
  return { model, ohneNamen };
}

interface Formelort extends Gespeichert {
  readonly ort: { readonly sheetId: string; readonly col: number; readonly row: number };
  readonly adresse: string;
}

/** Setzt, wo eine Formel nicht zu verstehen ist, den gespeicherten Wert ein und sammelt, was anders herauskommt. */
function vergleiche(
  model: Model,
  blaetter: readonly Dateiblatt[],
): { readonly nurWerte: string[]; readonly andereWerte: string[] } {
  const ids = model.getters.getSheetIds();
  const formeln = blaetter.flatMap(({ stand, formeln: zellen }, i) =>
    zellen.map(
      (zelle): Formelort => ({
        ...zelle,
        ort: { sheetId: ids[i] as string, col: zelle.spalte, row: zelle.zeile },
        adresse: `${stand.name}!${helpers.toXC(zelle.spalte, zelle.zeile)}`,
      }),
    ),
  );
  const unverstanden = new Set(formeln.filter((formel) => istUnverstanden(model, formel)));
  for (const { ort, wert, adresse } of unverstanden)
    model.dispatch('UPDATE_CELL', { ...ort, content: zellinhalt(wert, false, adresse) });
  const anders = formeln.filter(
    (formel) => !unverstanden.has(formel) && !gleich(model.getters.getEvaluatedCell(formel.ort).value, formel.wert),
  );
  return {
    nurWerte: [...unverstanden].map(({ adresse }) => adresse),
    andereWerte: anders.map(({ adresse }) => adresse),
  };
}

/** Fehler, die sagen, dass die Tabelle eine Formel nicht versteht, nicht, dass ihr Ergebnis einer ist. */
const UNVERSTANDEN: ReadonlySet<unknown> = new Set(['#BAD_EXPR', '#NAME?', '#REF']);

/** Ein von anderswo weitergereichter Fehler zählt nicht: Die Formel selbst lässt sich rechnen. */
function istUnverstanden(model: Model, { ort, wert }: Formelort): boolean {
  const zelle = model.getters.getEvaluatedCell(ort);
  const ursprung = 'errorOriginPosition' in zelle ? zelle.errorOriginPosition : undefined;
  const weitergereicht =
    ursprung !== undefined &&
    (ursprung.sheetId !== ort.sheetId || ursprung.col !== ort.col || ursprung.row !== ort.row);
  return UNVERSTANDEN.has(zelle.value) && !UNVERSTANDEN.has(wert) && !weitergereicht;
}

function gleich(hier: unknown, gespeichert: CellValue): boolean {
  const dort = gespeichert instanceof Date ? alsSeriennummer(gespeichert) : gespeichert;
  if (typeof hier === 'number' && typeof dort === 'number')
    return Math.abs(hier - dort) <= 1e-9 * Math.max(1, Math.abs(hier), Math.abs(dort));
  if (registries.errorTypes.has(String(hier))) return hier === dort;
  return (hier ?? '') === (dort ?? '');
}
