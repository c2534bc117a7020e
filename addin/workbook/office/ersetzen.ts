/** Ersetzt den Inhalt eines Blatts an seiner Stelle: Verweise anderer Blätter darauf bleiben gültig. */

import type { Blattmodell } from '../modell.ts';
import { type Ersatz, WorkbookFehler } from '../workbook.ts';
import type { Blattkennungen } from './blattkennungen.ts';
import { fragtDatumssystem } from './datumssystem.ts';
import { alsWorkbookFehler, geschuetzt } from './fehler.ts';
import { schreibeModell, zeichneDiagramm } from './schreiben.ts';
import { leere, type Sicherung, sichere, stelleWiederHer } from './sicherung.ts';

/** Der Stand vor dem Schreiben und was sich daraus ergibt. */
interface Vorher {
  readonly sicherung: Sicherung;
  readonly beigaben: Ersatz['beigaben'];
}

type Ruecknahme = (context: Excel.RequestContext) => Promise<void>;

/**
 * Schreibt das Blatt ganz oder gar nicht und gibt zurück, was es wieder rückgängig macht. Ohne `ersatz` entsteht ein
 * neues.
 */
export async function ersetzeBlatt(
  context: Excel.RequestContext,
  modell: Blattmodell,
  ersatz: Ersatz | null,
  kennungen: Blattkennungen,
): Promise<Ruecknahme> {
  const pruefeDatumssystem = fragtDatumssystem(context);
  const { protection } = context.workbook;
  protection.load('protected');
  const name = ersatz?.blatt ?? (await freierName(context, modell.name));
  const blatt = ersatz ? kennungen.blatt(context, name) : context.workbook.worksheets.add(name);
  const vorher = ersatz && { sicherung: await sichere(context, blatt), beigaben: ersatz.beigaben };
  pruefeDatumssystem();
  // In einer Mappe mit geschützter Struktur lässt sich kein Blatt anlegen.
  if (!ersatz && protection.protected) throw geschuetzt();
  try {
    context.application.suspendApiCalculationUntilNextSync();
    if (vorher) leere(blatt, vorher.sicherung);
    await schreibeModell(context, blatt, modell);
    zeichneDiagramm(blatt, modell);
    blatt.activate();
    blatt.load('id');
    await context.sync();
  } catch (fehler) {
    throw await nachFehlschlag(context, name, vorher, fehler);
  }
  const { id } = blatt;
  return (spaeter) => nimmZurueck(spaeter, id, vorher);
}

/**
 * Excel macht von einem gescheiterten Auftrag nichts rückgängig: Was vor dem Fehler stand, ist geschrieben. Deshalb
 * wird es hier zurückgenommen.
 */
async function nachFehlschlag(
  context: Excel.RequestContext,
  name: string,
  vorher: Vorher | null,
  fehler: unknown,
): Promise<unknown> {
  if (alsWorkbookFehler(fehler).code === 'ZELLE_IN_BEARBEITUNG') return fehler;
  try {
    await nimmZurueck(context, name, vorher);
    return fehler;
  } catch (zweiter) {
    const meldung = `Excel hat das Schreiben abgebrochen; das Blatt „${name}“ ist nur zum Teil geschrieben. Nehmen Sie die letzten Schritte mit Strg+Z zurück.`;
    return new WorkbookFehler('FEHLGESCHLAGEN', meldung, zweiter);
  }
}

/** `blattschluessel` ist Id oder Name: Mit der Id gelingt es auch, wenn das Blatt inzwischen anders heißt. */
async function nimmZurueck(
  context: Excel.RequestContext,
  blattschluessel: string,
  vorher: Vorher | null,
): Promise<void> {
  if (!vorher) {
    context.workbook.worksheets.getItemOrNullObject(blattschluessel).delete();
    await context.sync();
    return;
  }
  await stelleWiederHer(
    context,
    context.workbook.worksheets.getItem(blattschluessel),
    vorher.sicherung,
    vorher.beigaben,
  );
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
