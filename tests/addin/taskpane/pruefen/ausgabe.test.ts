import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { dateiname } from '../../../../addin/taskpane/format/dateiname.ts';
import { ExcelWorkbook } from '../../../../addin/workbook/office/excel-workbook.ts';
import { sollIst } from '../../../../shared/antrag/sollist.ts';
import { balken, saetze, zeilen } from '../../../../shared/antrag/sollisttexte.ts';
import { AACHEN_BEISPIEL } from '../../../../shared/beispiele/aachen.ts';
import { alsVersion } from '../../../shared/pruefmappe/version.ts';

describe('Dateiname', () => {
  const name = (kommune: string, version = 3) =>
    dateiname('mappe', 'xlsx', {
      antrag: { ...AACHEN_BEISPIEL, kommune: { ...AACHEN_BEISPIEL.kommune, name: kommune } },
      version,
      erstelltAm: '2020-01-15T09:30:00.000Z',
    });

  test.each([
    ['Stadt Aachen', 'Pruefmappe_Stadt-Aachen_Version-3_2020-01-15.xlsx'],
    ['Kreis Minden-Lübbecke', 'Pruefmappe_Kreis-Minden-Luebbecke_Version-3_2020-01-15.xlsx'],
    ['Städteregion Aachen / Süd', 'Pruefmappe_Staedteregion-Aachen-Sued_Version-3_2020-01-15.xlsx'],
    ['../../etc/passwd', 'Pruefmappe_etc-passwd_Version-3_2020-01-15.xlsx'],
    ['=cmd|calc', 'Pruefmappe_cmd-calc_Version-3_2020-01-15.xlsx'],
    ['???', 'Pruefmappe_Kommune_Version-3_2020-01-15.xlsx'],
  ])('%s', (kommune, erwartet) => {
    expect(name(kommune)).toBe(erwartet);
  });

  test('Schriftstücke tragen ihren Namen und ihre Form', () => {
    const version = { antrag: AACHEN_BEISPIEL, version: 4, erstelltAm: '2021-12-31T23:00:00.000Z' };
    expect(dateiname('nachweis', 'pdf', version)).toBe(
      'Zahlenmaessiger-Nachweis_Stadt-Aachen_Version-4_2021-12-31.pdf',
    );
    expect(dateiname('mittelanforderung', 'xlsx', version)).toMatch(/^Mittelanforderung_.*\.xlsx$/);
  });

  test('bleibt bei jedem Namen kurz und harmlos', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 99_999_999 }), (kommune, version) =>
        /^Pruefmappe_[A-Za-z0-9-]{1,60}_Version-\d{1,8}_2020-01-15\.xlsx$/.test(name(kommune, version)),
      ),
    );
  });
});

describe('Soll und Ist', () => {
  const bescheid = { datum: '2020-03-15', aktenzeichen: '36.02', stellen: '2.0', zuwendung: '300000.00' };
  const neueste = alsVersion(AACHEN_BEISPIEL, { version: 4 });
  const mit = sollIst(neueste, alsVersion(AACHEN_BEISPIEL, { version: 2, status: 'bewilligt', bescheid }));

  test('möglich, geplant, bewilligt und die Unterschiede in deutscher Schreibweise', () => {
    expect(zeilen(mit)).toEqual([
      { titel: 'Möglich nach Schlüssel', stellen: '2,5', zuwendung: '–' },
      { titel: 'Geplant, Version 4', stellen: '3,0', zuwendung: '442.860,00' },
      { titel: 'Bewilligt, Version 2', stellen: '2,0', zuwendung: '300.000,00' },
      { titel: 'Bewilligt − geplant', stellen: '−1,0', zuwendung: '−142.860,00' },
      { titel: 'Bewilligt − möglich', stellen: '−0,5', zuwendung: '–' },
    ]);
    expect(saetze(mit).join(' ')).toBe(
      'Für 256 Geduldete sind nach Schlüssel 2,5 Stellen möglich. Geplant zählt der Tag mit den meisten Stellen, zuerst der 01.04.2020. Bewilligt hat der Bescheid vom 15.03.2020, Aktenzeichen 36.02. Bewilligt sind 0,5 Stellen weniger, als der Schlüssel ergibt, und 1,0 Stellen weniger, als geplant sind.',
    );
    expect(balken(mit).map(({ titel, stellen }) => `${titel} ${stellen}`)).toEqual([
      'möglich 2.5',
      'geplant 3',
      'bewilligt 2',
    ]);
  });

  test('ohne Bescheid und ohne Geschäftsführende Stelle', () => {
    const ohne = alsVersion({
      ...AACHEN_BEISPIEL,
      kommune: { ...AACHEN_BEISPIEL.kommune, geschaeftsfuehrendeStelle: false },
    });
    const stand = sollIst(ohne, null);
    expect(zeilen(stand).map(({ titel, stellen, zuwendung }) => `${titel} ${stellen} ${zuwendung}`)).toEqual([
      'Möglich nach Schlüssel – –',
      'Geplant, Version 1 3,0 nicht berechenbar',
      'Bewilligt – –',
    ]);
    expect(saetze(stand)).toContain('Einen Bescheid trägt keine Version.');
  });
});

describe('Excel öffnet die Prüfmappe als neue Mappe', () => {
  afterEach(() => vi.unstubAllGlobals());

  test('mit dem ganzen Inhalt', async () => {
    const geoeffnet: string[] = [];
    vi.stubGlobal('Excel', { createWorkbook: async (base64: string) => void geoeffnet.push(base64) });
    const inhalt = Uint8Array.from({ length: 100_000 }, (_, i) => i % 251);
    await new ExcelWorkbook().oeffneMappe(inhalt);
    expect(Buffer.from(geoeffnet[0] ?? '', 'base64').equals(Buffer.from(inhalt))).toBe(true);
  });

  test('und sagt, wenn es nicht geht', async () => {
    vi.stubGlobal('Excel', {
      createWorkbook: () => Promise.reject(Object.assign(new Error('x'), { code: 'ApiNotFound' })),
    });
    await expect(new ExcelWorkbook().oeffneMappe(new Uint8Array())).rejects.toThrow(
      'Diese Fassung von Excel kann das nicht',
    );
  });
});
