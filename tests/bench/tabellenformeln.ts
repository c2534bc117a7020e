/**
 * Die Arbeitsmappe neu rechnen: mit dem Ausführen der Formeln, das ohne `unsafe-eval` auskommt, gegen das von
 * o-spreadsheet, das aus jeder Formel Code baut.
 */
import type { Model } from '@odoo/o-spreadsheet';
import { blattAusAntrag } from '../../addin/haushaltsblatt/haushaltsblatt.ts';
import { setzeBlatt } from '../../addin/workbench/tabelle/blatt-plugin.ts';
import { standAusModell } from '../../addin/workbench/tabelle/blattstand.ts';
import { leereMappendaten, type Mappendaten, neueMappe } from '../../addin/workbench/tabelle/mappe.ts';
import { AACHEN_BEISPIEL } from '../../shared/beispiele/aachen.ts';
import { mitFormelprogramm } from '../addin/workbench/formelcode.ts';
import { leereMappe } from '../addin/workbench/mappe.ts';
import { deutsch, type Messung, median, verhaeltnisJeRunde } from './messung.ts';

const ZELLEN = 50_000;
const STELLEN = 500;
const RUNDEN = 15;

export function messungenDerTabellenformeln(): Messung[] {
  return [
    messung(`${deutsch(ZELLEN, 0)} Zellen mit kurzen Formeln`, kurzeFormeln()),
    messung(`Haushaltsblatt mit ${STELLEN} Stellen`, haushaltsblatt()),
  ];
}

function messung(was: string, daten: Mappendaten): Messung {
  const ihre = neueMappe(daten);
  const unsere = mitFormelprogramm(daten);
  if (werte(unsere) !== werte(ihre)) throw new Error(`${was}: Die Werte sind verschieden.`);
  const zeiten: Record<'mit' | 'ohne', number[]> = { mit: [], ohne: [] };
  for (let runde = -3; runde < RUNDEN; runde++) {
    for (const art of runde % 2 === 0 ? (['mit', 'ohne'] as const) : (['ohne', 'mit'] as const)) {
      const dauer = rechenzeit(art === 'mit' ? unsere : ihre);
      if (runde >= 0) zeiten[art].push(dauer);
    }
  }
  return {
    name: `${was} neu rechnen, ohne Code aus Text gegen o-spreadsheet`,
    wert: verhaeltnisJeRunde(zeiten.mit, zeiten.ohne),
    grenze: 1.1,
    richtung: 'hoechstens',
    einheit: '×',
    einzeln: `${deutsch(median(zeiten.mit))} ms gegen ${deutsch(median(zeiten.ohne))} ms Rechenzeit`,
  };
}

/** Rechenzeit des Prozesses in Millisekunden: Was sonst auf dem Rechner läuft, zählt nicht mit. */
function rechenzeit(model: Model): number {
  const beginn = process.cpuUsage();
  model.dispatch('EVALUATE_CELLS');
  const { user, system } = process.cpuUsage(beginn);
  return (user + system) / 1000;
}

function kurzeFormeln(): Mappendaten {
  const cells: Record<string, string> = {};
  for (let zeile = 1; zeile <= ZELLEN / 5; zeile++)
    Object.assign(cells, {
      [`A${zeile}`]: String(zeile),
      [`B${zeile}`]: String(zeile / 4),
      [`D${zeile}`]: `=A${zeile}*2+B${zeile}`,
      [`E${zeile}`]: `=IF(D${zeile}>100,D${zeile}-1,B${zeile})`,
      [`F${zeile}`]: `=ROUND(E${zeile}/3,2)`,
      [`G${zeile}`]: `=SUM(A${zeile}:F${zeile})`,
      [`H${zeile}`]: `=A${zeile}&" von "&B${zeile}`,
    });
  const leer = leereMappendaten([{ id: 'blatt', name: 'Blatt', zeilen: ZELLEN / 5, spalten: 8 }]);
  const [blatt] = leer.sheets as object[];
  return { ...leer, version: '19.3.0', sheets: [{ ...blatt, cells }] };
}

function haushaltsblatt(): Mappendaten {
  const [stelle] = AACHEN_BEISPIEL.stellen;
  if (!stelle) throw new Error('Das Beispiel hat keine Stelle.');
  const stellen = Array.from({ length: STELLEN }, (_, i) => ({ ...stelle, id: `S${i + 1}` }));
  const model = leereMappe();
  setzeBlatt(model, 'haushaltsblatt', standAusModell(blattAusAntrag({ ...AACHEN_BEISPIEL, stellen })));
  return model.exportData() as unknown as Mappendaten;
}

function werte(model: Model): string {
  return JSON.stringify(
    model.getters.getSheetIds().map((id) => model.getters.getEvaluatedCells(id).map(({ value }) => value)),
  );
}
