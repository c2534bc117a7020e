/** Die Prüfmappe vieler Einträge: was der Rechenweg weglässt und sagt, und wie die Blätter auf Papier stehen. */
import * as xlsx from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { planrechnung } from '../../../shared/antrag/planrechnung.ts';
import type { Antrag, Stelleneintrag } from '../../../shared/antrag/schema.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { pruefmappe } from '../../../shared/pruefmappe/pruefmappe.ts';
import { rechenwegauswahl, SCHRITTE_HOECHSTENS } from '../../../shared/pruefmappe/rechenwegauswahl.ts';
import { COACHING } from '../beispiele/aachen.ts';
import { ausgedachteAbwicklung } from './nach-dem-bescheid.ts';
import { alsVersion } from './version.ts';

const [STELLE] = AACHEN_BEISPIEL.stellen as [Stelleneintrag];
const viele = (anzahl: number): Antrag => ({
  ...AACHEN_BEISPIEL,
  stellen: Array.from({ length: anzahl }, (_, i) => ({ ...STELLE, id: `S${i + 1}`, stelle: `Stelle ${i + 1}` })),
  massnahmen: [COACHING],
});
const zeilen = (mappe: xlsx.WorkBook, blatt: string) =>
  xlsx.utils.sheet_to_json<unknown[]>(mappe.Sheets[blatt] as xlsx.WorkSheet, { header: 1 });

describe('Rechenweg', () => {
  test('ein kleiner Antrag ist ganz ausgeschrieben, jeder Schritt einmal', () => {
    const { ausgeschrieben, gerechnet } = rechenwegauswahl(planrechnung(viele(3)));
    expect([ausgeschrieben.length, gerechnet]).toEqual([10, 10]);
    const schritte = ausgeschrieben.flatMap((zeile) => zeile.schritte);
    expect(new Set(schritte).size).toBe(schritte.length);
  });

  test('ein großer nie mehr als die Grenze, aber jede Art zu rechnen, auch die letzte Zeile', () => {
    const { ausgeschrieben, gerechnet, arten, gezeigteArten } = rechenwegauswahl(planrechnung(viele(120)));
    expect(gerechnet).toBe(361);
    expect(ausgeschrieben.length).toBeLessThan(100);
    expect(ausgeschrieben.flatMap(({ schritte }) => schritte).length).toBeLessThanOrEqual(SCHRITTE_HOECHSTENS);
    expect(gezeigteArten).toBe(arten);
    expect(ausgeschrieben.at(-1)?.zeile.id).toBe(COACHING.id);
  });

  test('das Blatt sagt, was fehlt und wo es steht; Summen nennen ihre Anzahl; jede Fundstelle einmal', async () => {
    const mappe = xlsx.read(await pruefmappe(alsVersion(viele(120))), { type: 'array' });
    const inhalt = zeilen(mappe, 'Rechenweg');
    expect(inhalt[1]?.[0]).toMatch(
      /^In Worten stehen hier \d+ von 361 Zeilen, jede Art zu rechnen mindestens einmal\./,
    );
    const zuwendung = inhalt.find(([, schritt]) => schritt === 'Zuwendung, insgesamt');
    expect(zuwendung?.[2]).toMatch(/^Summe der 361 Werte auf dem Blatt „Zeilen“ = /);
    const ab = inhalt.findIndex(([titel]) => titel === 'Fundstellen');
    const fundstellen = inhalt.slice(ab + 1).map((zeile) => zeile[2]);
    expect(fundstellen.length).toBeGreaterThan(5);
    expect(new Set(fundstellen).size).toBe(fundstellen.length);
  });
});

describe('auf Papier', () => {
  let teile: Record<string, Uint8Array>;
  let mappe: xlsx.WorkBook;
  let namen: string[];
  beforeAll(async () => {
    const datei = await pruefmappe(ausgedachteAbwicklung(viele(40)));
    teile = unzipSync(datei);
    mappe = xlsx.read(datei, { type: 'array' });
    namen = mappe.SheetNames;
  });
  const blatt = (name: string) => strFromU8(teile[`xl/worksheets/sheet${namen.indexOf(name) + 1}.xml`] as Uint8Array);
  const umbrueche = (xml: string, art: 'row' | 'col') =>
    [...(new RegExp(`<${art}Breaks.*?</${art}Breaks>`).exec(xml)?.[0] ?? '').matchAll(/id="(\d+)"/g)].map(([, id]) =>
      Number(id),
    );

  test('jedes Blatt: A4 quer, nie kleiner als 7 Punkt, und was nebeneinander steht, passt auf die Seite', () => {
    for (const name of namen) {
      const xml = blatt(name);
      const skala = Number(/<pageSetup[^>]*scale="(\d+)"/.exec(xml)?.[1]);
      expect(xml).toMatch(
        /<pageSetup[^>]*paperSize="9"[^>]*orientation="landscape"|orientation="landscape"[^>]*paperSize="9"/,
      );
      expect(skala, name).toBeGreaterThanOrEqual(70);
      const breiten = [...xml.matchAll(/<col [^>]*width="([\d.]+)"/g)].map(([, breite]) => Number(breite));
      const kopfspalten = Number(/<pane[^>]*xSplit="(\d+)"/.exec(xml)?.[1] ?? 0);
      const grenzen = [0, ...umbrueche(xml, 'col'), breiten.length];
      for (let i = 1; i < grenzen.length; i++) {
        const summe = (von: number, bis: number) => breiten.slice(von, bis).reduce((s, b) => s + b, 0);
        const breite = summe(grenzen[i - 1] ?? 0, grenzen[i] ?? 0) + (i > 1 ? summe(0, kopfspalten) : 0);
        expect((breite * skala) / 100, `${name}, Seite ${i}`).toBeLessThanOrEqual(132);
      }
    }
  });

  test('Plan, Zeilen und Tage: je Haushaltsjahr eine neue Seite, und seine Zeilen stehen beieinander', () => {
    for (const [name, spalte] of [
      ['Plan', 4],
      ['Zeilen', 4],
      ['Tage', 2],
    ] as const) {
      const jahre = zeilen(mappe, name)
        .slice(3)
        .map((zeile) => zeile[spalte])
        .filter((jahr): jahr is number => typeof jahr === 'number');
      expect(jahre, name).toEqual([...jahre].sort());
      const anfaenge = jahre.flatMap((jahr, i) => (i > 0 && jahr !== jahre[i - 1] ? [i + 3] : []));
      expect(umbrueche(blatt(name), 'row'), name).toEqual(expect.arrayContaining(anfaenge));
      expect(anfaenge.length).toBe(2);
    }
  });

  test('das Diagramm steht auch bei wenigen Einträgen ganz auf einer Seite', async () => {
    const klein = unzipSync(await pruefmappe(alsVersion(viele(1))));
    const text = (name: string) => strFromU8(klein[name] as Uint8Array);
    const [anfang, ende] = [...text('xl/drawings/drawing2.xml').matchAll(/<xdr:row>(\d+)</g)].map(([, z]) => Number(z));
    const [umbruch] = umbrueche(text('xl/worksheets/sheet2.xml'), 'row');
    expect(umbruch).toBeLessThan(anfang ?? 0);
    expect((ende ?? 0) - (umbruch ?? 0)).toBeLessThan(30);
  });

  test('was in jeder Zeile gleich rechnet, steht in der Datei einmal', () => {
    const laengen = (name: string) => [...blatt(name).matchAll(/<f[^>]*>([^<]*)<\/f>/g)].map(([, f]) => f?.length ?? 0);
    for (const name of ['Tage', 'Besetzung', 'Abwicklung']) {
      const zeichen = laengen(name).reduce((summe, laenge) => summe + laenge, 0);
      expect(zeichen / zeilen(mappe, name).length, name).toBeLessThan(600);
    }
  });

  test('keine Zelle zeigt einen Pfad oder ein Wort aus dem Code', async () => {
    const kleine = xlsx.read(await pruefmappe(ausgedachteAbwicklung(viele(2))), { type: 'array' });
    const texte = kleine.SheetNames.flatMap((name) => zeilen(kleine, name).flat()).filter(
      (wert) => typeof wert === 'string',
    );
    const verraeterisch =
      /\b(kommune|partner|stelle|massnahme|kuerzung|festbetrag|true|false|null|undefined)\b$|^[a-z]+([A-Z][a-z]+)+|\.(wert|quote|von|bis)$/;
    expect(texte.filter((text) => verraeterisch.test(text as string) && !(text as string).includes(' '))).toEqual([]);
  });
});
