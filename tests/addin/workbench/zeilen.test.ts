/**
 * Eine Zeile, die im Haushaltsblatt eingefügt, kopiert oder hineinkopiert wird, rechnet von selbst, und Blatt und Plan
 * bleiben gleich.
 */
import { beforeEach, expect, test } from 'vitest';
import { antragAusBlatt, blattAusAntrag, tabellenImGitter } from '../../../addin/haushaltsblatt/haushaltsblatt.ts';
import { setzeBlatt } from '../../../addin/workbench/tabelle/blatt-plugin.ts';
import { standAusModell } from '../../../addin/workbench/tabelle/blattstand.ts';
import { liesInhalt } from '../../../addin/workbench/tabelle/lesen.ts';
import { adresse } from '../../../addin/workbook/zellen.ts';
import { berechneErgebnis } from '../../../shared/antrag/finanzierungsplan.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { BLATT, leereMappe, setze, zelle } from './mappe.ts';

const blatt = blattAusAntrag({ ...AACHEN_BEISPIEL, massnahmen: [] });
const tabelle = blatt.tabellen.find(({ name }) => name === 'GK_Stellen');
const kopf = tabelle?.zeile ?? 0;
/** Nummer der ersten und der letzten Zeile mit Einträgen, ab 1. */
const [ERSTE, LETZTE] = [kopf + 2, kopf + (tabelle?.zeilen ?? 0)];
let model = leereMappe();

beforeEach(() => {
  model = leereMappe(blatt.zeilen, blatt.spalten);
  setzeBlatt(model, BLATT, standAusModell(blatt));
});

function fuegeEin(nach: number): void {
  const angaben = {
    sheetId: BLATT,
    sheetName: 'Blatt',
    dimension: 'ROW',
    base: nach - 1,
    position: 'after',
    quantity: 1,
  } as const;
  expect(model.dispatch('ADD_COLUMNS_ROWS', angaben).isSuccessful).toBe(true);
}

/** Schreibt eine Stelle, wie jemand sie tippt. */
function tippe(zeile: number, id: string, von: string, bis: string): void {
  const werte = [id, '', 'Stadt Aachen', 'Kommune', 'Kommune', 'Stelle 2', '1', von, bis, '65300'];
  werte.forEach((wert, spalte) => {
    if (wert !== '') setze(model, adresse({ zeile: zeile - 1, spalte }), wert);
  });
}

function gleichDemPlan(stellen: number): void {
  const { antrag, probleme } = antragAusBlatt(tabellenImGitter(liesInhalt(model, BLATT)));
  expect(probleme).toEqual([]);
  if (!antrag) throw new Error('nicht lesbar');
  expect(antrag.stellen).toHaveLength(stellen);
  const plan = berechneErgebnis(antrag).ergebnis.finanzierungsplan;
  const { spalte, zeile } = blatt.uebersicht;
  for (const { schluessel, betraege } of plan.jeHaushaltsjahr) {
    const zeileDesJahres = zeile + 1 + (schluessel - 2019);
    expect(zelle(model, adresse({ zeile: zeileDesJahres, spalte })).value).toBe(schluessel);
    expect(zelle(model, adresse({ zeile: zeileDesJahres, spalte: spalte + 2 })).formattedValue).toBe(
      Number(betraege?.zuwendung).toLocaleString('de-DE', { minimumFractionDigits: 2 }),
    );
  }
}

test.each([
  ['zwischen den Einträgen', ERSTE],
  ['unter der letzten Zeile', LETZTE],
])('eingefügt %s', (_, nach) => {
  fuegeEin(nach);
  tippe(nach + 1, 'S8', '2021-01-01', '2021-01-14');
  tippe(nach === ERSTE ? LETZTE + 1 : LETZTE, 'S9', '2021-01-15', '2021-12-31');
  gleichDemPlan(AACHEN_BEISPIEL.stellen.length + 2);
  expect(model.getters.getCell({ sheetId: BLATT, col: 9, row: nach })?.format).toBe('#,##0.00');
});

test('eine ganze Zeile kopiert und eingefügt', () => {
  const zeile = (nummer: number) => [
    { left: 0, right: model.getters.getNumberCols(BLATT) - 1, top: nummer - 1, bottom: nummer - 1 },
  ];
  model.selection.selectZone({ cell: { col: 0, row: ERSTE - 1 }, zone: zeile(ERSTE)[0] as never });
  model.dispatch('COPY');
  expect(model.dispatch('PASTE', { target: zeile(LETZTE) }).isSuccessful).toBe(true);
  setze(model, `A${LETZTE}`, 'S7');
  gleichDemPlan(AACHEN_BEISPIEL.stellen.length + 1);
});
