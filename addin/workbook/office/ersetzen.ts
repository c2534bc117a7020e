/** Ersetzt den Inhalt des Haushaltsblatts an seiner Stelle: Verweise anderer Blätter darauf bleiben gültig. */

import { tabellenInBlaettern } from '../../haushaltsblatt/tabellen.ts';
import type { Blattmodell, TabellenId } from '../modell.ts';
import { WorkbookFehler } from '../workbook.ts';
import type { Blattinhalt } from '../zellen.ts';
import { alsWorkbookFehler } from './fehler.ts';
import { alsGitter, istFormel } from './lesen.ts';
import { schreibeModell, zeichneDiagramm } from './schreiben.ts';
import { leere, type Sicherung, sichere, stelleWiederHer } from './sicherung.ts';

const IDS: readonly TabellenId[] = ['GK_Kopfdaten', 'GK_Stellen', 'GK_Massnahmen'];

type Ruecknahme = (context: Excel.RequestContext) => Promise<void>;

/** Schreibt das Blatt ganz oder gar nicht und gibt zurück, was es wieder rückgängig macht. Ohne Haushaltsblatt entsteht ein neues. */
export async function ersetzeBlatt(context: Excel.RequestContext, modell: Blattmodell): Promise<Ruecknahme> {
  const gefunden = await findeBlatt(context);
  const name = gefunden ?? (await freierName(context, modell.name));
  const blatt = gefunden ? context.workbook.worksheets.getItem(name) : context.workbook.worksheets.add(name);
  const sicherung = gefunden ? await sichere(context, blatt) : null;
  context.application.suspendApiCalculationUntilNextSync();
  if (sicherung) leere(blatt, sicherung);
  schreibeModell(blatt, modell);
  zeichneDiagramm(blatt, modell);
  blatt.activate();
  blatt.load('id');
  try {
    await context.sync();
  } catch (fehler) {
    throw await nachFehlschlag(context, name, sicherung, fehler);
  }
  const { id } = blatt;
  return (spaeter) => nimmZurueck(spaeter, id, sicherung);
}

/** Excel macht von einem gescheiterten Auftrag nichts rückgängig: Was vor dem Fehler stand, ist geschrieben. Deshalb wird es hier zurückgenommen. */
async function nachFehlschlag(context: Excel.RequestContext, name: string, sicherung: Sicherung | null, fehler: unknown): Promise<unknown> {
  if (alsWorkbookFehler(fehler).code === 'ZELLE_IN_BEARBEITUNG') return fehler;
  try {
    await nimmZurueck(context, name, sicherung);
    return fehler;
  } catch (zweiter) {
    const meldung = `Excel hat das Schreiben abgebrochen; das Blatt „${name}“ ist nur zum Teil geschrieben. Nehmen Sie die letzten Schritte mit Strg+Z zurück.`;
    return new WorkbookFehler('FEHLGESCHLAGEN', meldung, zweiter);
  }
}

/** `blattschluessel` ist Id oder Name: Mit der Id gelingt es auch, wenn das Blatt inzwischen anders heißt. */
async function nimmZurueck(context: Excel.RequestContext, blattschluessel: string, sicherung: Sicherung | null): Promise<void> {
  if (!sicherung) {
    context.workbook.worksheets.getItemOrNullObject(blattschluessel).delete();
    await context.sync();
    return;
  }
  await stelleWiederHer(context, context.workbook.worksheets.getItem(blattschluessel), sicherung);
}

/** Das Blatt mit unseren Tabellen oder, wo sie keine Tabellenobjekte mehr sind, mit ihren Überschriften. */
async function findeBlatt(context: Excel.RequestContext): Promise<string | null> {
  const { tables, worksheets } = context.workbook;
  tables.load('items/name');
  worksheets.load('items/name');
  await context.sync();
  const unsere = IDS.find((id) => tables.items.some((t) => t.name === id));
  if (unsere) {
    const { worksheet } = tables.getItem(unsere);
    worksheet.load('name');
    await context.sync();
    return worksheet.name;
  }
  const bereiche = worksheets.items.map((blatt) => ({ name: blatt.name, bereich: blatt.getUsedRangeOrNullObject(true) }));
  for (const { bereich } of bereiche) bereich.load('values,valueTypes,rowIndex,columnIndex');
  await context.sync();
  const tabellen = tabellenInBlaettern(bereiche.filter(({ bereich }) => !bereich.isNullObject).map(({ name, bereich }) => alsGitter(name, bereich)));
  return (tabellen?.stellen ?? tabellen?.kopfdaten ?? tabellen?.massnahmen)?.blatt ?? null;
}

/** Alles, was im Haushaltsblatt steht, auch neben den Tabellen; `null`, wenn es keines gibt oder es leer ist. */
export async function liesHaushaltsblatt(context: Excel.RequestContext): Promise<Blattinhalt | null> {
  const name = await findeBlatt(context);
  if (name === null) return null;
  const bereich = context.workbook.worksheets.getItem(name).getUsedRangeOrNullObject(true);
  bereich.load('formulas,values,valueTypes,rowIndex,columnIndex');
  await context.sync();
  if (bereich.isNullObject) return null;
  return { ...alsGitter(name, bereich), istFormel: bereich.formulas.map((zeile, z) => zeile.map((formel, s) => istFormel(formel, bereich.values[z]?.[s]))) };
}

/** Ein fremdes Blatt gleichen Namens wird nicht angetastet. */
async function freierName(context: Excel.RequestContext, name: string): Promise<string> {
  const { worksheets } = context.workbook;
  worksheets.load('items/name');
  await context.sync();
  const vergeben = new Set(worksheets.items.map((blatt) => blatt.name.toLowerCase()));
  let kandidat = name;
  for (let nummer = 2; vergeben.has(kandidat.toLowerCase()); nummer++) kandidat = `${name} ${nummer}`;
  return kandidat;
}
