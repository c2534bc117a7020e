/** Liest Tabellen und Blätter aus Excel: mit gleich vielen Abgleichen, solange sie nicht sehr groß sind. */

import { type Blattanzeige, blattZuGross, type Mappengitter } from '../workbook.ts';
import { type Blattinhalt, fehlername, type Gitter, type Zellwert } from '../zellen.ts';
import type { Blattkennungen } from './blattkennungen.ts';
import { type Flaeche, liesFlaechen } from './bloecke.ts';
import { fragtDatumssystem } from './datumssystem.ts';

/** Ein Blatt mit mehr Zellen wird nicht gelesen, ehe sein Anfang nach einem Haushaltsblatt aussieht. */
const GROSSES_BLATT = 50_000;
/** So viel eines großen Blatts wird angesehen, und so viel gelesen, wenn es ein Haushaltsblatt ist. */
const ANFANG = { zeilen: 100, spalten: 100 };
const AUSSCHNITT = { zeilen: 2_000, spalten: 100 };
/** Mehr Zellen eines Blatts werden auf einmal weder gelesen noch gesichert. */
export const BLATT_HOECHSTENS = 250_000;

/**
 * Mit drei Abgleichen, gleich wie viele Zeilen: die Tabellenobjekte; fehlt eines (in einen Bereich umgewandelt), die
 * belegten Bereiche aller Blätter. @throws {WorkbookFehler} DATUMSSYSTEM
 */
export async function liesGitter(
  context: Excel.RequestContext,
  tabellennamen: readonly string[],
  kennungen: Blattkennungen,
  istGesucht: (anfang: Gitter) => boolean = () => true,
): Promise<Mappengitter> {
  const { tables, worksheets } = context.workbook;
  tables.load('items/name');
  worksheets.load('items/name,items/id,items/visibility');
  const pruefeDatumssystem = fragtDatumssystem(context);
  await context.sync();
  pruefeDatumssystem();
  kennungen.merke(worksheets.items);

  const gefunden = tabellennamen
    .filter((name) => tables.items.some((tabelle) => tabelle.name === name))
    .map((name) => ({ name, ...ladeTabelle(tables, name) }));
  if (gefunden.length > 0) await context.sync();
  // Niemand liest, was niemand sieht: Auch eine Tabelle unseres Namens in einem ausgeblendeten Blatt gilt nicht.
  const sichtbare = gefunden.filter(({ blatt }) => blatt.visibility === 'Visible');
  if (sichtbare.length === tabellennamen.length) {
    const tabellen = await liesBereiche(
      context,
      sichtbare.map(({ blatt, bereich, tabelle }) => ({
        name: blatt.name,
        // Excels eigene Ergebniszeile ist kein Eintrag.
        flaeche: flaecheVon(blatt, bereich, tabelle.showTotals ? 1 : 0),
      })),
    );
    const gitter = sichtbare.flatMap(({ name }, i) => (tabellen[i] ? [[name, tabellen[i]] as const] : []));
    if (gitter.length === sichtbare.length) return { art: 'tabellen', tabellen: new Map(gitter) };
  }

  const mitTabelle = sichtbare[0]?.blatt.name ?? null;
  const blaetter = await liesBlaetter(
    context,
    worksheets.items.filter(({ visibility }) => visibility === 'Visible'),
    (anfang) => anfang.blatt === mitTabelle || istGesucht(anfang),
  );
  const zuerst = blaetter.filter(({ blatt }) => blatt === mitTabelle);
  return {
    art: 'blaetter',
    blaetter: [...zuerst, ...blaetter.filter(({ blatt }) => blatt !== mitTabelle)],
    mitTabelle,
  };
}

function ladeTabelle(
  tabellen: Excel.TableCollection,
  name: string,
): { readonly tabelle: Excel.Table; readonly blatt: Excel.Worksheet; readonly bereich: Excel.Range } {
  const tabelle = tabellen.getItem(name);
  tabelle.load('showTotals');
  tabelle.worksheet.load('name,visibility');
  const bereich = tabelle.getRange();
  bereich.load(LAGE);
  return { tabelle, blatt: tabelle.worksheet, bereich };
}

/** Erst, wie groß sie sind: Ein fremdes Blatt mit Millionen Zellen gibt Excel nicht auf einmal heraus. */
async function liesBlaetter(
  context: Excel.RequestContext,
  blaetter: readonly Excel.Worksheet[],
  istGesucht: (anfang: Gitter) => boolean,
): Promise<Gitter[]> {
  const bereiche = blaetter.map((blatt) => {
    const bereich = blatt.getUsedRangeOrNullObject(true);
    bereich.load(LAGE);
    return { blatt, bereich };
  });
  await context.sync();
  const alle = bereiche
    .filter(({ bereich }) => !bereich.isNullObject)
    .map(({ blatt, bereich }) => ({ name: blatt.name, flaeche: flaecheVon(blatt, bereich) }));
  const grosse = alle.filter(({ flaeche }) => zellenVon(flaeche) > GROSSES_BLATT);
  const anfaenge = await liesBereiche(
    context,
    grosse.map(({ name, flaeche }) => ({ name, flaeche: hoechstens(flaeche, ANFANG) })),
  );
  const fremde = new Set(grosse.flatMap(({ name }, i) => (anfaenge[i] && istGesucht(anfaenge[i]) ? [] : [name])));
  const gelesen = await liesBereiche(
    context,
    alle.flatMap(({ name, flaeche }) => {
      if (fremde.has(name)) return [];
      return [{ name, flaeche: zellenVon(flaeche) > GROSSES_BLATT ? hoechstens(flaeche, AUSSCHNITT) : flaeche }];
    }),
  );
  return gelesen.filter((gitter) => gitter !== null);
}

const LAGE = 'rowIndex,columnIndex,rowCount,columnCount';

/** `bereich` muss mit seiner Lage geladen und abgeglichen sein; `ohne` Zeilen am Ende bleiben weg. */
export function flaecheVon(blatt: Excel.Worksheet, bereich: Excel.Range, ohne = 0): Flaeche {
  const { rowIndex, columnIndex, rowCount, columnCount } = bereich;
  return { blatt, zeile: rowIndex, spalte: columnIndex, zeilen: rowCount - ohne, spalten: columnCount };
}

export function zellenVon({ zeilen, spalten }: Flaeche): number {
  return zeilen * spalten;
}

function hoechstens(flaeche: Flaeche, { zeilen, spalten }: typeof ANFANG): Flaeche {
  return { ...flaeche, zeilen: Math.min(flaeche.zeilen, zeilen), spalten: Math.min(flaeche.spalten, spalten) };
}

/** Die Werte; `null`, wo Excel keine herausgibt. */
async function liesBereiche(
  context: Excel.RequestContext,
  bereiche: readonly { readonly name: string; readonly flaeche: Flaeche }[],
): Promise<(Gitter | null)[]> {
  const gelesen = await liesFlaechen(
    context,
    bereiche.map(({ flaeche }) => flaeche),
    ['values', 'valueTypes'],
  );
  return bereiche.map(({ name, flaeche }, i) => (gelesen[i] ? alsGitter(name, flaeche, gelesen[i]) : null));
}

/** Der belegte Bereich eines Blatts, das ganz gelesen wird; `null`, wenn es leer ist. @throws {WorkbookFehler} */
async function ganzesBlatt(context: Excel.RequestContext, blatt: Excel.Worksheet): Promise<Flaeche | null> {
  const bereich = blatt.getUsedRangeOrNullObject(true);
  bereich.load(LAGE);
  blatt.load('name');
  await context.sync();
  if (bereich.isNullObject) return null;
  const flaeche = flaecheVon(blatt, bereich);
  if (zellenVon(flaeche) > BLATT_HOECHSTENS) throw blattZuGross(blatt.name, zellenVon(flaeche));
  return flaeche;
}

/** Alles, was in einem Blatt steht, mit zwei Abgleichen; `null`, wenn es leer ist. */
export async function liesBlatt(context: Excel.RequestContext, blatt: Excel.Worksheet): Promise<Blattinhalt | null> {
  const flaeche = await ganzesBlatt(context, blatt);
  const [gelesen] = flaeche ? await liesFlaechen(context, [flaeche], ['values', 'valueTypes', 'formulas']) : [];
  if (!flaeche || !gelesen) return null;
  const { values, formulas } = gelesen;
  return {
    ...alsGitter(blatt.name, flaeche, gelesen),
    istFormel: formulas.map((zeile, z) => zeile.map((formel, s) => istFormel(formel, values[z]?.[s]))),
  };
}

/** Liest, wie ein Blatt aussieht, mit drei Abgleichen. Eine weggefilterte Zeile ist für Excel eine verborgene. */
export async function liesAnzeige(context: Excel.RequestContext, blatt: Excel.Worksheet): Promise<Blattanzeige | null> {
  const flaeche = await ganzesBlatt(context, blatt);
  const [gelesen] = flaeche ? await liesFlaechen(context, [flaeche], ['values', 'valueTypes', 'text']) : [];
  if (!flaeche || !gelesen) return null;
  const verborgen = fragtVerborgenes(flaeche);
  await context.sync();
  return { ...alsGitter(blatt.name, flaeche, gelesen), texte: gelesen.text, ...verborgen() };
}

/** Verborgene Zeilen und Spalten, gezählt ab 0 im Blatt. */
export type Verborgenes = Pick<Blattanzeige, 'verborgeneZeilen' | 'verborgeneSpalten'>;

/** Fragt mit dem nächsten Abgleich; die Rückgabe nennt danach, was verborgen ist. */
export function fragtVerborgenes({ blatt, zeile, spalte, zeilen, spalten }: Flaeche): () => Verborgenes {
  const bereich = blatt.getRangeByIndexes(zeile, spalte, zeilen, spalten);
  const [je, quer] = [
    bereich.getRowProperties({ rowHidden: true }),
    bereich.getColumnProperties({ columnHidden: true }),
  ];
  return () => ({
    verborgeneZeilen: new Set(je.value.flatMap(({ rowHidden }, i) => (rowHidden ? [zeile + i] : []))),
    verborgeneSpalten: new Set(quer.value.flatMap(({ columnHidden }, i) => (columnHidden ? [spalte + i] : []))),
  });
}

export function alsGitter(
  blatt: string,
  { zeile, spalte }: Pick<Flaeche, 'zeile' | 'spalte'>,
  { values, valueTypes }: Pick<Excel.Range, 'values' | 'valueTypes'>,
): Gitter {
  const werte = values.map((reihe, z) => reihe.map((wert, s) => zellwert(wert, valueTypes[z]?.[s])));
  return { blatt, zeile, spalte, werte };
}

/** Den Text „=1+1“ nennt Excel auch als Formel so; eine ist er nur, wenn der Wert der Zelle ein anderer ist. */
export function istFormel(formel: unknown, wert: unknown): formel is string {
  return typeof formel === 'string' && formel.startsWith('=') && formel !== wert;
}

/** Excel meldet leere Zellen als "" und Fehler als Text; erst die Art sagt, was es ist. */
export function zellwert(wert: unknown, art: Excel.RangeValueType | string | undefined): Zellwert {
  if (art === 'Empty' || wert === null || wert === undefined || wert === '') return null;
  if (art === 'Error') return { fehler: fehlername(String(wert)) };
  return typeof wert === 'number' || typeof wert === 'boolean' ? wert : String(wert);
}
