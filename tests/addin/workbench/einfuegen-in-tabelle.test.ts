/**
 * In eine Tabelle des Haushaltsblatts eingefügt: Die Summe wird nie überschrieben, fehlende Zeilen kommen davor dazu und
 * rechnen mit, und keine Kennung gibt es zweimal.
 */
import { helpers, type Model } from '@odoo/o-spreadsheet';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { antragAusBlatt, blattAusAntrag, tabellenImGitter } from '../../../addin/haushaltsblatt/haushaltsblatt.ts';
import { setzeBlatt } from '../../../addin/workbench/tabelle/blatt-plugin.ts';
import { standAusModell } from '../../../addin/workbench/tabelle/blattstand.ts';
import { liesInhalt } from '../../../addin/workbench/tabelle/lesen.ts';
import { berechneErgebnis } from '../../../shared/antrag/finanzierungsplan.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { COACHING } from '../../shared/beispiele/aachen.ts';
import { BLATT, leereMappe, ort, zelle } from './mappe.ts';

const ANFANG = { ...AACHEN_BEISPIEL, massnahmen: [COACHING] };
const blatt = blattAusAntrag(ANFANG);
const stellen = blatt.tabellen.find(({ name }) => name === 'GK_Stellen') ?? { zeile: 0, zeilen: 0 };
/** Nummern der ersten Stelle, der ersten leeren Zeile und der Summe, ab 1. */
const ERSTE = stellen.zeile + 2;
const FREI = ERSTE + ANFANG.stellen.length;
const SUMME = stellen.zeile + stellen.zeilen + 1;

let model = leereMappe();
let gemeldet: string[] = [];

beforeEach(() => {
  model = leereMappe(blatt.zeilen, blatt.spalten);
  setzeBlatt(model, BLATT, standAusModell(blatt));
  gemeldet = [];
  for (const ereignis of ['notify-ui', 'raise-error-ui'])
    model.on(ereignis, gemeldet, (inhalt: unknown) => gemeldet.push((inhalt as { readonly text: string }).text));
});

function fuegeEin(xc: string, zeilen: readonly (readonly string[])[]): void {
  const { col, row } = ort(xc);
  model.selection.selectCell(col, row);
  const text = zeilen.map((zeile) => zeile.join('\t')).join('\n');
  model.dispatch('PASTE_FROM_OS_CLIPBOARD', { target: [helpers.toZone(xc)], clipboardContent: { text } });
}

const zeilenzone = (von: number, bis = von) => ({
  left: 0,
  right: model.getters.getNumberCols(BLATT) - 1,
  top: von - 1,
  bottom: bis - 1,
});

function kopiere(von: number, bis = von, befehl: 'COPY' | 'CUT' = 'COPY'): void {
  model.selection.selectZone({ cell: { col: 0, row: von - 1 }, zone: zeilenzone(von, bis) });
  model.dispatch(befehl);
}

function fuegeZeilenEin(bei: number): void {
  model.selection.selectZone({ cell: { col: 0, row: bei - 1 }, zone: zeilenzone(bei) });
  model.dispatch('PASTE', { target: [zeilenzone(bei)] });
}

const stelle = (id: string, von = '01.01.2021', name = 'Stelle 9') => [
  id,
  '',
  'Stadt Aachen',
  'Kommune',
  'Kommune',
  name,
  '1',
  von,
  '31.12.2021',
  '65300',
];

/** Der Antrag im Blatt; die Übersicht zeigt seinen Plan. */
function gleichDemPlan() {
  const { antrag, probleme } = antragAusBlatt(tabellenImGitter(liesInhalt(model, BLATT)));
  expect(probleme).toEqual([]);
  if (!antrag) throw new Error('nicht lesbar');
  const { gesamt } = berechneErgebnis(antrag).ergebnis.finanzierungsplan;
  expect(zelle(model, 'F10').value).toBe(Number(gesamt?.zuwendung));
  expect(zelle(model, 'G10').value).toBe(Number(gesamt?.eigenanteil));
  return antrag;
}

const alles = () => JSON.stringify(model.exportData().sheets);

describe('reicht die Tabelle nicht', () => {
  test('kommen vor der Summe Zeilen dazu, die mitrechnen; ein Schritt zurück nimmt alles zurück', () => {
    const vorher = alles();
    const neue = Array.from({ length: 6 }, (_, i) => stelle(`S${20 + i}`, `01.0${i + 1}.2021`, `Stelle ${20 + i}`));
    fuegeEin(`A${FREI}`, neue);
    const antrag = gleichDemPlan();
    expect(antrag.stellen.map(({ id }) => id)).toEqual([
      ...ANFANG.stellen.map(({ id }) => id),
      ...neue.map(([id]) => id),
    ]);
    expect(zelle(model, `A${FREI + 6}`).value).toBe('Summe');
    expect(gemeldet).toEqual([]);
    model.dispatch('REQUEST_UNDO');
    expect(alles()).toBe(vorher);
  });

  test('so viele und so wenige es auch sind, an jeder Stelle: Blatt und Plan bleiben gleich', () => {
    const faelle = fc.record({
      anzahl: fc.integer({ min: 1, max: 9 }),
      ab: fc.integer({ min: ERSTE, max: SUMME - 1 }),
    });
    fc.assert(
      fc.property(faelle, ({ anzahl, ab }) => {
        setzeBlatt(model, BLATT, standAusModell(blatt));
        const beginn = Math.min(ab, FREI);
        fuegeEin(
          `A${beginn}`,
          Array.from({ length: anzahl }, (_, i) => stelle(`N${i}`, '01.01.2021', `Stelle N${i}`)),
        );
        expect(gleichDemPlan().stellen).toHaveLength(Math.max(ANFANG.stellen.length, beginn - ERSTE + anzahl));
      }),
      { numRuns: 25 },
    );
  });

  test('auch eine einzelne Spalte', () => {
    fuegeEin(`A${FREI}`, [['S7'], ['S8'], ['S9'], ['S10'], ['S11']]);
    expect(zelle(model, `A${FREI + 5}`).value).toBe('Summe');
    expect(zelle(model, `A${FREI + 4}`).value).toBe('S11');
  });

  test('kopierte Zeilen rechnen mit allen Zeilen der Tabelle, auch auf einer geteilten Stelle', () => {
    for (const [i, zeile] of [stelle('S7'), stelle('S8', '15.01.2021')].entries()) fuegeEin(`A${FREI + i}`, [zeile]);
    kopiere(ERSTE, FREI + 1);
    fuegeZeilenEin(FREI + 2);
    const antrag = gleichDemPlan();
    expect(antrag.stellen).toHaveLength(2 * (ANFANG.stellen.length + 2));
    expect(new Set(antrag.stellen.map(({ id }) => id)).size).toBe(antrag.stellen.length);
  });

  test('was unter der Summe kopiert ist, kommt an', () => {
    const { zeile } = blatt.tabellen.find(({ name }) => name === 'GK_Massnahmen') ?? { zeile: 0 };
    const traeger = zelle(model, `C${zeile + 2}`).value;
    model.selection.selectZone({
      cell: { col: 2, row: zeile + 1 },
      zone: helpers.toZone(`C${zeile + 2}:C${zeile + 3}`),
    });
    model.dispatch('COPY');
    model.dispatch('PASTE', { target: [helpers.toZone(`C${SUMME - 1}`)] });
    expect(zelle(model, `C${SUMME - 1}`).value).toBe(traeger);
    expect(zelle(model, `A${SUMME + 1}`).value).toBe('Summe');
  });
});

describe('abgelehnt und unverändert bleibt', () => {
  test.each([
    ['was in der Summe begänne', () => fuegeEin(`A${SUMME}`, [stelle('S7')]), /In Zeile 30 steht die Summe/],
    [
      'eine Liste mit Summenzeile',
      () => fuegeEin(`A${FREI}`, [stelle('S7'), ['Summe']]),
      /Das Kopierte enthält eine Summenzeile/,
    ],
    [
      'Ausgeschnittenes, für das Zeilen fehlen',
      () => {
        kopiere(ERSTE, ERSTE + 1, 'CUT');
        fuegeZeilenEin(SUMME - 1);
      },
      /fehlt eine Zeile/,
    ],
    [
      'das Ausfüllen der Summe aus der Zeile darüber',
      () => {
        model.selection.selectZone({ cell: { col: 0, row: SUMME - 1 }, zone: zeilenzone(SUMME) });
        model.dispatch('COPY_PASTE_CELLS_ABOVE');
      },
      /In Zeile 30 steht die Summe/,
    ],
    [
      'mehr, als ein Antrag fasst',
      () =>
        fuegeEin(
          `A${FREI}`,
          Array.from({ length: 501 }, (_, i) => stelle(`N${i}`)),
        ),
      /höchstens 500/,
    ],
  ])('%s', (_, tue, meldung) => {
    const vorher = alles();
    tue();
    expect(alles()).toBe(vorher);
    expect(gemeldet).toHaveLength(1);
    expect(gemeldet[0]).toMatch(/^Eingefügt wurde nichts\. /);
    expect(gemeldet[0]).toMatch(meldung);
  });
});

describe('Kennungen', () => {
  test('eine kopierte Zeile bekommt die nächste freie, und es wird gesagt', () => {
    kopiere(ERSTE);
    fuegeZeilenEin(FREI);
    const ids = gleichDemPlan().stellen.map(({ id }) => id);
    expect(ids.at(-1)).toBe('S4');
    expect(gemeldet).toEqual(['Eine Kennung gab es schon; eingefügt ist sie mit der nächsten freien: S1 → S4.']);
  });

  test('auch eine von Maßnahmen vergebene gilt', () => {
    fuegeEin(`A${FREI}`, [stelle(COACHING.id)]);
    const antrag = gleichDemPlan();
    expect(antrag.massnahmen.map((m) => m.id)).not.toContain(antrag.stellen.at(-1)?.id);
  });

  test('wer dieselbe Zeile überschreibt oder verschiebt, behält seine', () => {
    fuegeEin(`A${ERSTE}`, [stelle('S1')]);
    kopiere(ERSTE, ERSTE, 'CUT');
    fuegeZeilenEin(FREI);
    expect(zelle(model, `A${FREI}`).value).toBe('S1');
    expect(gemeldet).toEqual([]);
  });

  test('beim Ausfüllen nach unten zählen sie ohne Meldung weiter', () => {
    model.selection.selectZone({ cell: { col: 0, row: FREI - 1 }, zone: zeilenzone(FREI) });
    model.dispatch('COPY_PASTE_CELLS_ABOVE');
    expect(zelle(model, `A${FREI}`).value).toBe('S4');
    expect(gemeldet).toEqual([]);
  });
});

test('ein Blatt ohne GK-Formeln bleibt, wie es eingefügt wird', () => {
  const eigenes = leereMappe();
  const setze = (xc: string, content: string) => eigenes.dispatch('UPDATE_CELL', { ...ort(xc), content });
  for (const [xc, text] of [
    ['A1', 'Kennung'],
    ['A2', 'S1'],
    ['A3', 'Summe'],
  ] as const)
    setze(xc, text);
  eigenes.dispatch('PASTE_FROM_OS_CLIPBOARD', { target: [helpers.toZone('A2')], clipboardContent: { text: 'S1\nS1' } });
  expect(['A2', 'A3'].map((xc) => zelle(eigenes as Model, xc).value)).toEqual(['S1', 'S1']);
});
