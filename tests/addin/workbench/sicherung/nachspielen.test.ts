/**
 * Wer den Browser zu irgendeinem Zeitpunkt verliert, findet danach die Mappe, wie sie war: voller Stand und nachgespielte
 * Änderungen ergeben dieselben Daten, was auch immer dazwischen getippt, eingefügt oder zurückgenommen wurde.
 */
import { helpers, type Model } from '@odoo/o-spreadsheet';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { blattAusAntrag } from '../../../../addin/haushaltsblatt/haushaltsblatt.ts';
import { oeffneGesicherte, oeffneMit } from '../../../../addin/workbench/sicherung/oeffnen.ts';
import { Sicherer } from '../../../../addin/workbench/sicherung/sicherer.ts';
import { verdichte } from '../../../../addin/workbench/sicherung/verdichten.ts';
import { setzeBlatt } from '../../../../addin/workbench/tabelle/blatt-plugin.ts';
import { standAusModell } from '../../../../addin/workbench/tabelle/blattstand.ts';
import { leereMappendaten, type Mappendaten } from '../../../../addin/workbench/tabelle/mappe.ts';
import { AACHEN_BEISPIEL } from '../../../../shared/beispiele/aachen.ts';
import { BLATT, setze, zelle } from '../mappe.ts';
import { neuerSpeicher, type Testspeicher } from './speicher.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const OHNE_SICHERUNG = { angaben: { merker: null, ausgang: null }, grundlage: null, warnung: null };

interface Fenster {
  readonly model: Model;
  readonly sicherer: Sicherer;
}

let kennungen = 0;

/** Ein Fenster, das mit diesen Daten beginnt oder die gesicherte Mappe öffnet. */
function oeffne(speicher: Testspeicher, neu?: Mappendaten): Fenster {
  const gesichert = neu ? null : oeffneGesicherte(speicher);
  if (!neu && !gesichert?.model) throw new Error('nichts gesichert');
  const mappe = gesichert?.model ? gesichert : { ...oeffneMit(neu ?? {}), ...OHNE_SICHERUNG };
  expect(mappe.warnung).toBeNull();
  const { model, daten, mitschrift, angaben, grundlage } = mappe;
  const quelle = { daten, mitschrift, angaben: () => angaben };
  const sicherer = new Sicherer(speicher, quelle, {
    grundlage,
    verdichte: async (...auftrag) => verdichte(...auftrag),
    neueKennung: () => `stand-${++kennungen}`,
    beiErgebnis: (gelungen) => expect(gelungen).toBe(true),
  });
  return { model, sicherer };
}

/** Alles, was die Mappe aufbewahrt: Inhalte, Formate, Rahmen, verbundene Zellen, Regeln. */
const daten = (model: Model) => model._exportData(false);

const leer = () =>
  leereMappendaten([
    { id: BLATT, name: 'Blatt', zeilen: 30, spalten: 8 },
    { id: 'zweites', name: 'Zweites', zeilen: 10, spalten: 4 },
  ]);

type Schritt = (model: Model) => void;

const spalte = fc.integer({ min: 0, max: 5 });
const zeile = fc.integer({ min: 0, max: 20 });
const blatt = fc.constantFrom(BLATT, BLATT, BLATT, 'zweites');

/** Sendet wie die Oberfläche; was die Mappe ablehnt, ändert nichts. */
function sende(model: Model, befehl: string, inhalt: object = {}): void {
  (model.dispatch as unknown as (befehl: string, inhalt: object) => void)(befehl, inhalt);
}

const INHALTE = [
  '65300',
  '1,5',
  '0,65',
  '31.12.2020',
  '1.4.20',
  '12,50 €',
  '80%',
  'Stadt Aachen',
  "'007",
  '=A1+B2',
  '=SUMME(A1:A9)',
  '=WENN(A1>0;"ja";"nein")',
  '=GK.ZUWENDUNG(1;"01.01.2021";"31.12.2021";65300;2021)',
  '=Zweites!A1',
  '[Stadt Aachen](https://beispiel.invalid)',
  'Zeile 1\nZeile "2"',
  '',
];

const schritt: fc.Arbitrary<Schritt> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(blatt, spalte, zeile, fc.constantFrom(...INHALTE))
      .map(([sheetId, col, row, content]): Schritt => {
        return (model) => sende(model, 'UPDATE_CELL', { sheetId, col, row, content });
      }),
  },
  { weight: 4, arbitrary: fc.constant<Schritt>((model) => sende(model, 'REQUEST_UNDO')) },
  { weight: 3, arbitrary: fc.constant<Schritt>((model) => sende(model, 'REQUEST_REDO')) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom('ROW', 'COL'), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 3 }))
      .map(([dimension, base, quantity]): Schritt => {
        const angaben = { sheetId: BLATT, sheetName: 'Blatt', dimension, base, quantity, position: 'after' };
        return (model) => sende(model, 'ADD_COLUMNS_ROWS', angaben);
      }),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('ROW', 'COL'), fc.integer({ min: 0, max: 6 }))
      .map(([dimension, n]): Schritt => {
        const angaben = { sheetId: BLATT, sheetName: 'Blatt', dimension, elements: [n] };
        return (model) => sende(model, 'REMOVE_COLUMNS_ROWS', angaben);
      }),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        spalte,
        zeile,
        fc.array(fc.tuple(fc.constantFrom(...INHALTE), fc.constantFrom(...INHALTE)), { minLength: 1 }),
      )
      .map(([col, row, zeilen]): Schritt => {
        const text = zeilen.map((zellen) => zellen.map((z) => z.replace(/[\n"]/g, ' ')).join('\t')).join('\n');
        return (model) => {
          model.selection.selectCell(col, row);
          sende(model, 'PASTE_FROM_OS_CLIPBOARD', {
            target: [helpers.positionToZone({ col, row })],
            clipboardContent: { text },
          });
        };
      }),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(spalte, zeile, spalte, zeile).map(([von, oben, nach, unten]): Schritt => {
      return (model) => {
        model.selection.selectCell(von, oben);
        sende(model, 'COPY');
        model.selection.selectCell(nach, unten);
        sende(model, 'PASTE', { target: [helpers.positionToZone({ col: nach, row: unten })] });
      };
    }),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(spalte, zeile).map(([col, row]): Schritt => {
      const target = [{ left: col, right: col + 1, top: row, bottom: row + 2 }];
      return (model) => {
        sende(model, 'SET_FORMATTING', { sheetId: BLATT, target, style: { bold: true, fillColor: '#FFF2CC' } });
        sende(model, 'SET_ZONE_BORDERS', {
          sheetId: BLATT,
          target,
          border: { position: 'all', color: '#000000', style: 'thin' },
        });
      };
    }),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(spalte, zeile).map(([col, row]): Schritt => {
      return (model) =>
        sende(model, 'ADD_MERGE', { sheetId: BLATT, target: [{ left: col, right: col + 1, top: row, bottom: row }] });
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('Neu', 'Noch eines', 'Blatt').map(
      (name): Schritt =>
        (model) => {
          const sheetId = model.uuidGenerator.uuidv4();
          sende(model, 'CREATE_SHEET', { sheetId, position: 1, name });
          sende(model, 'RENAME_SHEET', { sheetId, oldName: name, newName: `${name} 2` });
        },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Schritt>((model) => {
      sende(model, 'DUPLICATE_SHEET', {
        sheetId: BLATT,
        sheetIdTo: model.uuidGenerator.uuidv4(),
        sheetNameTo: `Kopie ${model.getters.getSheetIds().length}`,
      });
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Schritt>((model) =>
      sende(model, 'DELETE_SHEET', { sheetId: 'zweites', sheetName: 'Zweites' }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.integer({ min: 1, max: 4 }).map(
      (n): Schritt =>
        (model) =>
          void setzeBlatt(model, BLATT, standAusModell(blattAusAntrag(mitStellen(n)))),
    ),
  },
);

function mitStellen(anzahl: number) {
  return { ...AACHEN_BEISPIEL, stellen: AACHEN_BEISPIEL.stellen.slice(0, anzahl) };
}

/** So lange wartet die Person nach einem Schritt, in Millisekunden: tippt weiter, hält inne oder ruht. */
const WARTEN = [0, 0, 100, 600, 600, 11_000];

describe('Stand und Änderungen', () => {
  test('ergeben nach jedem Verlauf dieselbe Mappe', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(schritt, fc.constantFrom(...WARTEN), fc.boolean()), { minLength: 1, maxLength: 16 }),
        async (verlauf) => {
          const speicher = neuerSpeicher();
          let fenster = oeffne(speicher, leer());
          for (const [tue, warten, oeffneNeu] of verlauf) {
            tue(fenster.model);
            fenster.sicherer.plane();
            await vi.advanceTimersByTimeAsync(warten);
            if (warten < 600) continue;
            const neues = oeffne(speicher);
            expect(daten(neues.model)).toEqual(daten(fenster.model));
            // Mal arbeitet das alte Fenster weiter, mal ein neu geöffnetes.
            if (!oeffneNeu) continue;
            fenster.sicherer.beende();
            fenster = neues;
          }
          fenster.sicherer.sofort();
          expect(daten(oeffne(speicher).model)).toEqual(daten(fenster.model));
        },
      ),
      { numRuns: 30 },
    );
  }, 480_000);

  test('ein ganzes Haushaltsblatt mit 60 Stellen, zurückgenommen und wiederholt', async () => {
    const speicher = neuerSpeicher();
    const { model, sicherer } = oeffne(speicher, leer());
    const [vorlage] = AACHEN_BEISPIEL.stellen;
    if (!vorlage) throw new Error('Beispiel ohne Stelle');
    const stellen = Array.from({ length: 60 }, (_, i) => ({ ...vorlage, id: `S${i + 1}` }));
    setze(model, 'A1', 'vorher');
    sicherer.plane();
    await vi.advanceTimersByTimeAsync(600);
    const vorher = speicher.inhalt.get('gk-arbeitsmappe');
    setzeBlatt(model, BLATT, standAusModell(blattAusAntrag({ ...AACHEN_BEISPIEL, stellen })));
    for (const befehl of [null, 'REQUEST_UNDO', 'REQUEST_REDO'] as const) {
      if (befehl) sende(model, befehl);
      sicherer.plane();
      await vi.advanceTimersByTimeAsync(600);
      expect(daten(oeffne(speicher).model)).toEqual(daten(model));
    }
    expect(speicher.inhalt.get('gk-arbeitsmappe')).toBe(vorher);
  });
});

test('was im vollen Stand aufging und dann zurückgenommen wird, ist trotzdem gesichert', async () => {
  const speicher = neuerSpeicher();
  const { model, sicherer } = oeffne(speicher, leer());
  setze(model, 'A1', '1');
  sicherer.plane();
  await vi.advanceTimersByTimeAsync(11_000);
  setze(model, 'A2', '2');
  sicherer.plane();
  await vi.advanceTimersByTimeAsync(11_000);
  sende(model, 'REQUEST_UNDO');
  sende(model, 'REQUEST_UNDO');
  sende(model, 'REQUEST_REDO');
  sicherer.plane();
  await vi.advanceTimersByTimeAsync(600);
  const neues = oeffne(speicher).model;
  expect([zelle(neues, 'A1').value, zelle(neues, 'A2').value]).toEqual([1, null]);
  // Auch was danach in Ruhe verdichtet wird.
  await vi.advanceTimersByTimeAsync(11_000);
  expect(daten(oeffne(speicher).model)).toEqual(daten(model));
});

test('nach dem Öffnen beginnt „Rückgängig“ leer: Zurückzunehmen ist nur, was in diesem Fenster geschah', async () => {
  const speicher = neuerSpeicher();
  const { model, sicherer } = oeffne(speicher, leer());
  setze(model, 'A1', '1');
  sicherer.plane();
  await vi.advanceTimersByTimeAsync(600);
  setze(model, 'A1', '2');
  sicherer.plane();
  await vi.advanceTimersByTimeAsync(600);
  expect(oeffne(speicher).model.getters.canUndo()).toBe(false);
});
