import { beforeEach, expect, test } from 'vitest';
import { vergleicheMitPlan } from '../../../addin/haushaltsblatt/blattabweichungen.ts';
import { blattAusAntrag, tabellenImGitter } from '../../../addin/haushaltsblatt/haushaltsblatt.ts';
import type { Tabellen } from '../../../addin/haushaltsblatt/tabellen.ts';
import { UEBERSICHTSTITEL } from '../../../addin/haushaltsblatt/uebersicht.ts';
import { setzeBlatt } from '../../../addin/workbench/tabelle/blatt-plugin.ts';
import { standAusModell } from '../../../addin/workbench/tabelle/blattstand.ts';
import { liesInhalt } from '../../../addin/workbench/tabelle/lesen.ts';
import { berechneErgebnis } from '../../../shared/antrag/finanzierungsplan.ts';
import { AACHEN, COACHING } from '../../shared/beispiele/aachen.ts';
import { BLATT, leereMappe, setze, zelle } from '../workbench/mappe.ts';

const ANTRAG = { ...AACHEN, massnahmen: [COACHING] };
const plan = berechneErgebnis(ANTRAG).ergebnis.finanzierungsplan;
let model = leereMappe();

beforeEach(() => {
  const blatt = blattAusAntrag(ANTRAG);
  model = leereMappe(blatt.zeilen, blatt.spalten);
  setzeBlatt(model, BLATT, standAusModell(blatt));
});

const vergleich = () => {
  const inhalt = liesInhalt(model, BLATT);
  return vergleicheMitPlan(tabellenImGitter(inhalt), plan, inhalt);
};

test('ein unversehrtes Blatt weicht nirgends ab', () => {
  expect(vergleich()).toEqual({ abweichungen: [], fehlendeJahre: [] });
});

test.each([
  ['M24', 'Zuwendung 2020'],
  ['P24', 'Zuwendung Summe'],
  ['M28', 'Zuwendung 2020, Summe'],
  ['U28', 'Eigenanteil Summe, Summe'],
  ['M32', 'Zuwendung'],
  ['N36', 'Eigenanteil, Summe'],
  ['E7', 'Übersicht, Ausgaben 2020'],
  ['H7', `Übersicht, ${UEBERSICHTSTITEL[4]} 2020`],
  ['F10', 'Übersicht, Zuwendung Summe'],
  ['I10', 'Übersicht, davon übriger Summe'],
])('Zelle %s überschrieben: sie wird genannt, mit dem Betrag des Plans', (ort, titel) => {
  const vorher = Number(zelle(model, ort).value);
  expect(vorher).toBeGreaterThanOrEqual(0);
  setze(model, ort, String(vorher + 0.01));
  const genannt = vergleich().abweichungen.find(({ text }) => text.startsWith(`Zelle ${ort} („${titel}“) zeigt `));
  expect(genannt?.soll).toBe(vorher);
});

test('die Stellen nach Schlüssel werden verglichen, auch wenn Spalten dazwischen eingefügt sind', () => {
  const [vorher] = model.getters.getSheetIds();
  setze(model, 'G12', '3');
  expect(vergleich().abweichungen).toEqual([
    {
      zelle: { blatt: 'Blatt', zeile: 11, spalte: 6 },
      soll: 2.5,
      text: 'Zelle G12 („Stellen nach Schlüssel“) zeigt 3,0 Stellen, der Plan 2,5 Stellen.',
    },
  ]);
  model.dispatch('ADD_COLUMNS_ROWS', {
    sheetId: vorher ?? '',
    sheetName: BLATT,
    dimension: 'COL',
    base: 5,
    position: 'before',
    quantity: 1,
  });
  expect(vergleich().abweichungen.map(({ text }) => text)).toEqual([
    'Zelle H12 („Stellen nach Schlüssel“) zeigt 3,0 Stellen, der Plan 2,5 Stellen.',
  ]);
  setze(model, 'H12', '');
  expect(vergleich().abweichungen.map(({ text }) => text)).toEqual([
    'Zelle H12 („Stellen nach Schlüssel“) zeigt nichts, der Plan 2,5 Stellen.',
  ]);
});

test('in Excel stehen Summe und Übersicht nicht in den Tabellenobjekten und werden trotzdem verglichen', () => {
  setze(model, 'M28', '1');
  const inhalt = liesInhalt(model, BLATT);
  const ganze = tabellenImGitter(inhalt);
  const rumpf = (art: 'stellen' | 'massnahmen') => {
    const tabelle = ganze[art];
    return tabelle && { ...tabelle, werte: tabelle.werte.slice(0, 5) };
  };
  const tabellen: Tabellen = { ...ganze, stellen: rumpf('stellen'), massnahmen: rumpf('massnahmen') };
  expect(vergleicheMitPlan(tabellen, plan, inhalt).abweichungen.map(({ text }) => text)).toContainEqual(
    expect.stringMatching(/^Zelle M28 \(„Zuwendung 2020, Summe“\) zeigt 1,00 €, der Plan .+ €\.$/),
  );
});
