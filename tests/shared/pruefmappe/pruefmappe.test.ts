/**
 * Die Prüfmappe, mit einem anderen Programm gelesen: Formeln, gespeicherte Ergebnisse, Unterschiede, und kein Text wird
 * zur Formel.
 */
import * as xlsx from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import type { Finanzierungsplan, Planzeile } from '../../../shared/antrag/plan-typen.ts';
import type { Antrag, Stelleneintrag } from '../../../shared/antrag/schema.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { spaltenname } from '../../../shared/pruefmappe/blatt.ts';
import { pruefmappe } from '../../../shared/pruefmappe/pruefmappe.ts';
import { alsVersion } from './version.ts';

const [STELLE] = AACHEN_BEISPIEL.stellen as [Stelleneintrag];
const BOESE = [
  '=HYPERLINK("http://127.0.0.1";"x")',
  '+1+1',
  '-1',
  '@SUM(A1)',
  '<script>alert(1)</script>',
  '"&\'',
  '==',
  "'='",
];
const antrag = (aenderung: Partial<Antrag> = {}): Antrag => ({ ...AACHEN_BEISPIEL, ...aenderung });

async function gelesen(version: Antragsversion): Promise<xlsx.WorkBook> {
  return xlsx.read(await pruefmappe(version), { type: 'array', cellFormula: true, cellNF: true });
}

function zellen(mappe: xlsx.WorkBook, blatt: string): [adresse: string, zelle: xlsx.CellObject][] {
  return Object.entries(mappe.Sheets[blatt] ?? {}).filter(([name]) => !name.startsWith('!')) as [
    string,
    xlsx.CellObject,
  ][];
}

const BEREICH = /('[^']+'!)?\$?[A-Z]{1,2}\$?\d+:\$?[A-Z]{1,2}\$?\d+/g;
const alleZellen = (mappe: xlsx.WorkBook) =>
  mappe.SheetNames.flatMap((blatt) => zellen(mappe, blatt).map(([adresse, zelle]) => ({ blatt, adresse, zelle })));

/** Die Zeile mit diesem Text in Spalte A, als Werte. */
function zeile(mappe: xlsx.WorkBook, blatt: string, anfang: string | number): unknown[] {
  const zeilen = xlsx.utils.sheet_to_json<unknown[]>(mappe.Sheets[blatt] as xlsx.WorkSheet, { header: 1 });
  return zeilen.find(([erste]) => erste === anfang) as unknown[];
}

describe('Prüfmappe Aachen', () => {
  const version = alsVersion(antrag());

  it('hat die Blätter, und der Hash der Version steht darin', async () => {
    const mappe = await gelesen(version);
    expect(mappe.SheetNames).toEqual([
      'Übersicht',
      'Plan',
      'Stellen',
      'Maßnahmen',
      'Tage',
      'Zeilen',
      'Rechenweg',
      'Regelstand',
    ]);
    expect(zeile(mappe, 'Übersicht', 'SHA-256 dieser Version')[1]).toBe(version.hash);
    expect(mappe.Props?.Title).toBe('Prüfmappe Beispiel: Teilhabemanagement Aachen, Version 1');
  });

  it('neben jedem gespeicherten Ergebnis steht eine Formel und kein Unterschied', async () => {
    const mappe = await gelesen(version);
    const plan = zellen(mappe, 'Plan');
    expect(plan.filter(([, zelle]) => zelle.f !== undefined)).toHaveLength(17 * 9 * 2);
    expect(zeile(mappe, 'Plan', 'Summe').slice(5)).toEqual(
      [2970, 561_000, 553_575, 442_860, 110_715, 0, 27_571.12, 74_800, 8343.88].flatMap((wert) => [wert, wert, 0]),
    );
    expect(zeile(mappe, 'Übersicht', 'Zahlen, in denen beide verschieden sind')[1]).toBe(0);
  });

  it('verwendet nur Funktionen, die jedes Tabellenprogramm kennt', async () => {
    const mappe = await gelesen(version);
    const namen = new Set(alleZellen(mappe).flatMap(({ zelle }) => (zelle.f ?? '').match(/[A-Z][A-Z.]+(?=\()/g) ?? []));
    const klassisch = ['ROUND', 'MIN', 'MAX', 'SUM', 'SUMPRODUCT', 'DATE', 'IF', 'AND', 'OR', 'ISNUMBER', 'COUNTIF'];
    expect([...namen].filter((name) => !klassisch.includes(name))).toEqual([]);
  });

  it('jede Formel bezieht sich auf Zellen, in denen etwas steht', async () => {
    const mappe = await gelesen(
      alsVersion(
        antrag({
          stellen: [
            { ...STELLE, stelle: 'T', bis: '2021-03-14' },
            { ...STELLE, id: 'S2', stelle: 'T', von: '2021-03-15' },
          ],
        }),
      ),
    );
    const vorhanden = new Set(alleZellen(mappe).map(({ blatt, adresse }) => `${blatt}!${adresse}`));
    const leere = alleZellen(mappe).flatMap(({ blatt, adresse, zelle }) =>
      [...(zelle.f ?? '').replace(BEREICH, '').matchAll(/(?:'([^']+)'!)?\$?([A-Z]{1,2})\$?(\d+)/g)]
        .map(([, anderes, spalte, nummer]) => `${anderes ?? blatt}!${spalte}${nummer}`)
        .filter((ziel) => !vorhanden.has(ziel) && !ziel.startsWith('Zeilen!'))
        .map((ziel) => `${blatt}!${adresse} → ${ziel}`),
    );
    expect(leere).toEqual([]);
  });

  it('zeigt ein gestapeltes Diagramm je Haushaltsjahr mit Text für Vorleseprogramme', async () => {
    const datei = xlsx.CFB.read(Buffer.from(await pruefmappe(version)), { type: 'buffer' });
    const inhalt = (ende: string): string => {
      const index = datei.FullPaths.findIndex((pfad: string) => pfad.endsWith(ende));
      return Buffer.from((datei.FileIndex[index] as { content: Uint8Array }).content).toString('utf8');
    };
    const diagramm = inhalt('charts/chart1.xml');
    expect(diagramm).toContain('<c:grouping val="stacked"/>');
    expect([...diagramm.matchAll(/<c:f>([^<]+)<\/c:f>/g)].map(([, bezug]) => bezug)).toContain("'Plan'!$O$15:$O$17");
    expect(inhalt('drawings/drawing2.xml')).toContain('Gestapelte Säulen je Haushaltsjahr');
    expect(inhalt('worksheets/sheet2.xml')).toContain('<conditionalFormatting');
  });
});

describe('Veränderte Versionen', () => {
  const veraendert = (
    betraege: (gesamt: NonNullable<Antragsversion['ergebnis']['finanzierungsplan']['gesamt']>) => object | null,
  ) => {
    const { ergebnis } = alsVersion(antrag());
    const gesamt = betraege(ergebnis.finanzierungsplan.gesamt as never);
    return alsVersion(antrag(), {
      ergebnis: { finanzierungsplan: { ...ergebnis.finanzierungsplan, gesamt: gesamt as never } },
    });
  };

  it('zeigen den Unterschied neben der Formel und zählen ihn', async () => {
    const mappe = await gelesen(veraendert((gesamt) => ({ ...gesamt, zuwendung: '442860.01' })));
    expect(zeile(mappe, 'Plan', 'Summe').slice(14, 17)).toEqual([442_860, 442_860.01, 0.01]);
    expect(zeile(mappe, 'Übersicht', 'Zahlen, in denen beide verschieden sind')[1]).toBe(1);
  });

  it('fehlende gespeicherte Beträge fallen auf', async () => {
    const mappe = await gelesen(veraendert(() => null));
    expect(zeile(mappe, 'Plan', 'Summe').slice(14, 17)).toEqual([442_860, '–', 'fehlt']);
    expect(zeile(mappe, 'Übersicht', 'Zahlen, in denen beide verschieden sind')[1]).toBe(9);
  });

  const mitPlan = (
    veraendere: (plan: Finanzierungsplan) => Partial<Finanzierungsplan>,
    aenderung: Partial<Antrag> = {},
  ) => {
    const { finanzierungsplan } = alsVersion(antrag(aenderung)).ergebnis;
    return gelesen(
      alsVersion(antrag(aenderung), {
        ergebnis: { finanzierungsplan: { ...finanzierungsplan, ...veraendere(finanzierungsplan) } },
      }),
    );
  };

  it.each<[string, string | null, Partial<Antrag>, unknown, unknown, number | 'fehlt']>([
    ['andere', '3.0', {}, 2.5, 3, 0.5],
    ['fehlende', null, {}, 2.5, '–', 'fehlt'],
    [
      'erfundene',
      '3.0',
      { kommune: { ...AACHEN_BEISPIEL.kommune, geschaeftsfuehrendeStelle: false } },
      '–',
      3,
      'fehlt',
    ],
  ])(
    '%s Stellen nach Schlüssel fallen auf',
    async (_fall, stellenNachSchluessel, aenderung, gerechnet, gespeichert, unterschied) => {
      const mappe = await mitPlan(() => ({ stellenNachSchluessel }), aenderung);
      expect(zeile(mappe, 'Übersicht', 'Stellen nach Schlüssel (R1–R3)')[1]).toBe(gerechnet);
      expect(zeile(mappe, 'Übersicht', 'Stellen nach Schlüssel, gespeichert')[1]).toBe(gespeichert);
      expect(zeile(mappe, 'Übersicht', 'Stellen nach Schlüssel, Unterschied')[1]).toBe(unterschied);
      expect(zeile(mappe, 'Übersicht', 'Zahlen, in denen beide verschieden sind')[1]).toBe(1);
    },
  );

  it('Zeilen und Summen, die nur gespeichert sind, fallen auf', async () => {
    const mappe = await mitPlan(({ zeilen, jeTraeger, gesamt }) => ({
      zeilen: [...zeilen, { ...(zeilen[0] as Planzeile), id: 'S9' }, zeilen[0] as Planzeile],
      jeTraeger: [...jeTraeger, { schluessel: 'Erfundener Träger', betraege: gesamt }],
    }));
    expect(zeile(mappe, 'Plan', 'S9').slice(5, 8)).toEqual(['–', 270, 'fehlt']);
    expect(zeile(mappe, 'Plan', 'Erfundener Träger').slice(14, 17)).toEqual(['–', 442_860, 'fehlt']);
    expect(zeile(mappe, 'Plan', 'Summe').slice(14, 17)).toEqual([442_860, 442_860, 0]);
    expect(zeile(mappe, 'Übersicht', 'Zahlen, in denen beide verschieden sind')[1]).toBe(3 * 9);
  });

  it('ein Text, der in keine Zelle passt, wird gekürzt', async () => {
    const hinweis = { code: 'LANG', schweregrad: 'info' as const, felder: [], text: 'x'.repeat(40_000), regel: null };
    const text = zeile(
      await gelesen(alsVersion(antrag(), { hinweise: [hinweis] })),
      'Übersicht',
      'Hinweis',
    )[1] as string;
    expect(text).toMatch(/x … \(gekürzt\)$/);
    expect(text.length).toBeLessThan(32_767);
  });
});

describe('Was sich nicht rechnen lässt', () => {
  it('steht als Strich da, auch in den Summen, und ist kein Unterschied', async () => {
    const mappe = await gelesen(
      alsVersion(
        antrag({
          stellen: [
            STELLE,
            { ...STELLE, id: 'S2', bis: '2023-01-31' },
            { ...STELLE, id: 'S3', jahresausgaben: '0.00' },
          ],
        }),
      ),
    );
    expect(zeile(mappe, 'Plan', 'S2').slice(14, 17)).toEqual(['–', '–', 0]);
    expect(zeile(mappe, 'Plan', 'Summe').slice(14, 17)).toEqual(['–', '–', 0]);
    expect(zeile(mappe, 'Zeilen', 'S2').at(-1)).toBe('lässt sich nicht berechnen, siehe Hinweise');
    expect(zeile(mappe, 'Übersicht', 'Zahlen, in denen beide verschieden sind')[1]).toBe(0);
  });

  it('ein leerer Antrag, einer ohne Geschäftsführende Stelle und einer mit riesigen Zahlen ergeben eine Mappe', async () => {
    const leer = await gelesen(alsVersion(antrag({ stellen: [] })));
    expect(zeile(leer, 'Plan', 'Summe').slice(5, 8)).toEqual([0, 0, 0]);
    const ohne = await gelesen(
      alsVersion(antrag({ kommune: { ...AACHEN_BEISPIEL.kommune, geschaeftsfuehrendeStelle: false } })),
    );
    expect(zeile(ohne, 'Plan', 'Summe')[5]).toBe('–');
    const riesig = await gelesen(
      alsVersion(antrag({ stellen: [{ ...STELLE, stellenanteil: '99999.123456', jahresausgaben: '9999999999.99' }] })),
    );
    expect(zeile(riesig, 'Zeilen', 'S1').at(-1)).toContain('zu große Zahlen');
    expect(zeile(riesig, 'Übersicht', 'Zahlen, in denen beide verschieden sind')[1]).toBe(0);
  });

  it('fünfhundert Einträge passen in die Zellen', async () => {
    const stellen = Array.from({ length: 500 }, (_, i) => ({
      ...STELLE,
      id: `S${i + 1}`,
      bezeichnung: 'x'.repeat(150),
    }));
    const mappe = await gelesen(alsVersion(antrag({ stellen, integrationspauschale: false })));
    const laengster = alleZellen(mappe).reduce(
      (laenge, { zelle }) => Math.max(laenge, String(zelle.v).length, zelle.f?.length ?? 0),
      0,
    );
    expect(laengster).toBeLessThan(32_767);
    expect(zeile(mappe, 'Übersicht', 'Zahlen, in denen beide verschieden sind')[1]).toBe(0);
  });
});

describe('Text bleibt Text', () => {
  it.each(BOESE)('%s wird nirgends zur Formel', async (boese) => {
    const stellen = [
      { ...STELLE, id: boese, stelle: boese, bezeichnung: boese, traeger: { name: boese, art: 'partner' as const } },
    ];
    const version = alsVersion(
      antrag({ titel: boese, stellen, kommune: { ...AACHEN_BEISPIEL.kommune, name: boese } }),
      {
        kommentar: boese,
        autor: { oid: 'x', name: boese },
        bescheid: { datum: '2020-05-01', aktenzeichen: boese, stellen: '1.0', zuwendung: '143660.00' },
      },
    );
    const mappe = await gelesen(version);
    const formeln = alleZellen(mappe).filter(({ zelle }) => zelle.f !== undefined);
    expect(formeln.filter(({ zelle }) => zelle.f?.includes(boese) && boese.length > 2)).toEqual([]);
    const roh = alleZellen(mappe).filter(({ zelle }) => zelle.v === boese);
    expect(roh.length).toBeGreaterThan(8);
    for (const { zelle } of roh) expect([zelle.t, zelle.f, zelle.z]).toEqual(['s', undefined, '@']);
  });
});

describe('Spaltennamen', () => {
  it.each([
    [1, 'A'],
    [26, 'Z'],
    [27, 'AA'],
    [52, 'AZ'],
    [53, 'BA'],
    [702, 'ZZ'],
    [703, 'AAA'],
  ])('%i: %s', (spalte, name) => expect(spaltenname(spalte)).toBe(name));
});
