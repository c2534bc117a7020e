/**
 * Der Port gegen `office-addin-mock` von Microsoft: Was nicht geladen oder abgeglichen ist, liest sich dort als
 * Fehlertext. Sammlungen und das Schreiben kennt das Paket nicht; dafür gibt es den Nachbau in `excel-nachbau.ts`.
 */
import { OfficeMockObject } from 'office-addin-mock';
import { expect, test } from 'vitest';
import { ExcelWorkbook } from '../../../../addin/workbook/office/excel-workbook.ts';

type Daten = NonNullable<ConstructorParameters<typeof OfficeMockObject>[0]>;

interface Zelle {
  readonly formel: string | number;
  readonly wert: string | number;
  readonly art: string;
}

const BEREICH = {
  rowIndex: 22,
  columnIndex: 6,
  rowCount: 2,
  columnCount: 1,
  isNullObject: false,
  values: [['Träger'], ['=1+1']],
  valueTypes: [['String'], ['String']],
};

/** Eine Mappe mit einer Zelle; `ereignisse` sammelt, wer sich angemeldet hat. */
function mappe(zelle: Zelle, merker = '') {
  const ereignisse: string[] = [];
  const anmeldung = (name: string) => ({
    add: () => {
      ereignisse.push(name);
      return { remove: () => ereignisse.push(`-${name}`), context: { sync: async () => {} } };
    },
  });
  const daten: Daten = {
    context: {
      workbook: {
        zelle: {
          formulas: [[zelle.formel]],
          values: [[zelle.wert]],
          text: [[String(zelle.wert).replace('.', ',')]],
          valueTypes: [[zelle.art]],
          rowIndex: 23,
          columnIndex: 6,
          worksheet: { name: 'Etat', id: '{1}' },
        },
        markiert: {
          areaCount: 1,
          areas: { ...BEREICH, getUsedRangeOrNullObject: () => office.context.workbook.markiert.areas },
        },
        blatt: {
          name: 'Etat',
          id: '{1}',
          getRange: () => office.context.workbook.zelle,
          getRangeByIndexes: () => office.context.workbook.flaeche,
          activate: () => {},
          ...BEREICH,
        },
        flaeche: {
          ...BEREICH,
          getRowProperties: () => ({ value: [{ rowHidden: false }, { rowHidden: true }] }),
          getColumnProperties: () => ({ value: [{ columnHidden: false }] }),
        },
        eintrag: { value: merker, isNullObject: merker === '' },
        getActiveCell: () => office.context.workbook.zelle,
        getSelectedRanges: () => office.context.workbook.markiert,
        worksheets: {
          getItem: () => office.context.workbook.blatt,
          getActiveWorksheet: () => office.context.workbook.blatt,
          onChanged: anmeldung('onChanged'),
          onDeleted: anmeldung('onDeleted'),
          onAdded: anmeldung('onAdded'),
          onSelectionChanged: anmeldung('onSelectionChanged'),
        },
        settings: {
          getItemOrNullObject: () => office.context.workbook.eintrag,
          add: (_: string, wert: string) => office.context.workbook.eintrag.setValue('value', wert),
        },
      },
    },
    run: (stapel: (context: unknown) => Promise<unknown>) => stapel(office.context),
  };
  const office: Daten = new OfficeMockObject(daten);
  office.context.workbook.markiert.areas.setValue('getItemAt', () => office.context.workbook.markiert.areas);
  // In Office.js ist `isNullObject` nach jedem Abgleich da, ohne dass jemand es lädt.
  for (const objekt of [office.context.workbook.eintrag, office.context.workbook.markiert.areas])
    objekt.load('isNullObject');
  return { office, ereignisse, workbook: new ExcelWorkbook(office.run as typeof Excel.run) };
}

const FORMEL: Zelle = { formel: '=GK.STELLEN(256)', wert: 2.5, art: 'Double' };

test('die gewählte Zelle mit Formel und Wert', async () => {
  expect(await mappe(FORMEL).workbook.leseAuswahl()).toEqual({
    zelle: { blatt: 'Etat', zeile: 23, spalte: 6 },
    formel: '=GK.STELLEN(256)',
    wert: 2.5,
    anzeige: '2,5',
  });
});

test('einzelne Zellen: leer, Fehler und Text', async () => {
  const lies = (zelle: Zelle) => mappe(zelle).workbook.leseZellen([{ blatt: 'Etat', zeile: 23, spalte: 6 }]);
  expect(await lies({ formel: '', wert: '', art: 'Empty' })).toEqual([null]);
  expect(await lies({ formel: '=1/0', wert: '#DIV/0!', art: 'Error' })).toEqual([{ fehler: '#DIV/0!' }]);
  expect(await lies({ formel: '00123', wert: '00123', art: 'String' })).toEqual(['00123']);
});

test('die Markierung', async () => {
  expect(await mappe(FORMEL).workbook.leseBereich()).toEqual({
    blatt: 'Etat',
    ersteZelle: { blatt: 'Etat', zeile: 22, spalte: 6 },
    werte: [['Träger'], ['=1+1']],
    verborgeneZeilen: new Set([23]),
  });
});

test('der Merker', async () => {
  const merker = { antragId: 'a', version: 2, basis: 3, antragHash: 'h' };
  const { workbook } = mappe(FORMEL, JSON.stringify(merker));
  expect(await workbook.leseMerker()).toEqual(merker);
  expect(await mappe(FORMEL).workbook.leseMerker()).toBeNull();
});

test('Ereignisse werden an- und wieder abgemeldet', async () => {
  const { workbook, ereignisse } = mappe(FORMEL);
  const ab = workbook.beobachteAenderungen(() => {});
  workbook.beobachteAuswahl(() => {});
  await expect.poll(() => ereignisse.length).toBe(4);
  ab();
  await expect
    .poll(() => ereignisse)
    .toEqual(['onChanged', 'onDeleted', 'onAdded', 'onSelectionChanged', '-onChanged', '-onDeleted', '-onAdded']);
});

test.each([
  ['InvalidOperationInCellEditMode', 'ZELLE_IN_BEARBEITUNG', 'Eine Zelle wird gerade bearbeitet.'],
  ['AccessDenied', 'BLATT_GESCHUETZT', 'geschützt'],
  ['ApiNotFound', 'NICHT_UNTERSTUETZT', 'aktualisieren Sie Excel'],
  ['ResponsePayloadSizeLimitExceeded', 'FEHLGESCHLAGEN', 'höchstens 5 MB'],
  ['RequestPayloadSizeLimitExceeded', 'FEHLGESCHLAGEN', 'höchstens 5 MB'],
  ['PivotTableRangeConflict', 'FEHLGESCHLAGEN', 'Im Blatt ist etwas im Weg'],
  ['ItemNotFound', 'FEHLGESCHLAGEN', 'gibt es nicht mehr'],
  ['RequestAborted', 'FEHLGESCHLAGEN', 'abgebrochen'],
  ['GeneralException', 'FEHLGESCHLAGEN', 'Excel hat den Schritt nicht ausgeführt (GeneralException).'],
])('der Fehler %s wird zu %s', async (code, erwartet, text) => {
  const { office, workbook } = mappe(FORMEL);
  const englisch = 'The argument is invalid or missing or has an incorrect format.';
  office.context.setValue('sync', () => Promise.reject(Object.assign(new Error(englisch), { code })));
  for (const aufruf of [
    () => workbook.leseZellen([{ blatt: 'Etat', zeile: 1, spalte: 1 }]),
    () => workbook.leseBereich(),
    () => workbook.schreibeMerker(null),
  ]) {
    const fehler = await aufruf().then(
      () => null,
      (geworfen: unknown) => geworfen,
    );
    expect(fehler).toMatchObject({ code: erwartet, message: expect.stringContaining(text) });
    expect((fehler as Error).message).not.toContain('argument');
  }
});

test.each([
  new Error('Cannot read properties of null'),
  Object.assign(new Error('x'), { code: 'The property is not loaded.' }),
  'Socket closed',
])('auch %s erreicht niemanden auf Englisch', async (ursache) => {
  const { office, workbook } = mappe(FORMEL);
  office.context.setValue('sync', () => Promise.reject(ursache));
  await expect(workbook.schreibeMerker(null)).rejects.toMatchObject({
    message: expect.stringMatching(/^Excel hat den Schritt nicht ausgeführt \((?:Error|unbekannt)\)\. Versuchen Sie/),
    cause: ursache,
  });
});
