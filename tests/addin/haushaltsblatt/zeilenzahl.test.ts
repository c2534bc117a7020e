/**
 * Lesen, Planen und Abgleiche wachsen nur so schnell wie die Zeilen: Verhältnisse aus einem Lauf, damit ein langsamer
 * Rechner nichts ändert.
 */
import { expect, test, vi } from 'vitest';
import { antragAusBlatt, blattAusAntrag } from '../../../addin/haushaltsblatt/haushaltsblatt.ts';
import { liesTabellen, schreibeHaushaltsblatt } from '../../../addin/haushaltsblatt/in-der-mappe.ts';
import { tabellenImGitter } from '../../../addin/haushaltsblatt/tabellen.ts';
import { ExcelWorkbook } from '../../../addin/workbook/office/excel-workbook.ts';
import { PLANFELDER } from '../../../shared/antrag/planfelder.ts';
import { planrechnung } from '../../../shared/antrag/planrechnung.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { Schritt } from '../../../shared/kern/rechenweg.ts';
import { AACHEN } from '../../shared/beispiele/aachen.ts';
import { ExcelNachbau } from '../workbook/office/excel-nachbau.ts';
import { alsGitter } from './antraege.ts';

function viele(anzahl: number): Antrag {
  const stelle = AACHEN.stellen[0] as Antrag['stellen'][number];
  return {
    ...AACHEN,
    massnahmen: [],
    stellen: Array.from({ length: anzahl }, (_, i) => ({
      ...stelle,
      id: `S${i}`,
      traeger: { ...stelle.traeger, name: `T${i}` },
    })),
  };
}

const DURCHGAENGE = 9;

/**
 * Zeit für 500 Zeilen im Verhältnis zu der für 100. Fünfmal 100 räumt so viel Speicher auf wie einmal 500; die kürzeste
 * Zeit gilt.
 */
function verhaeltnis(hundert: () => void, fuenfhundert: () => void): number {
  const dauer = (tu: () => void) => {
    const anfang = performance.now();
    tu();
    return performance.now() - anfang;
  };
  const fuenfmal = () => {
    for (let i = 0; i < 5; i++) hundert();
  };
  const [kurz, lang] = [[] as number[], [] as number[]];
  for (let i = 0; i < DURCHGAENGE; i++) {
    kurz.push(dauer(fuenfmal) / 5);
    lang.push(dauer(fuenfhundert));
  }
  return Math.min(...lang) / Math.min(...kurz);
}

test('500 Zeilen zu lesen dauert höchstens etwa sechsmal so lange wie 100', () => {
  const gitter = [100, 500].map((anzahl) => alsGitter(blattAusAntrag(viele(anzahl))));
  const lies = (nr: number) => {
    if (!antragAusBlatt(tabellenImGitter(gitter[nr] as (typeof gitter)[number])).antrag)
      throw new Error('nicht lesbar');
  };
  lies(0);
  // Quadratisch wäre 25; auf ruhigem Rechner sind es 4.
  expect(
    verhaeltnis(
      () => lies(0),
      () => lies(1),
    ),
  ).toBeLessThan(9);
});

/**
 * Gezählt statt gestoppt: Die Zeit hängt bei vielen Zeilen von der Speicherbereinigung ab, die Zahl der Rechenschritte
 * nicht.
 */
test('alle Rechenwege von 500 Zeilen brauchen fünfmal so viele Schritte wie die von 100', () => {
  const gerechnet = vi.spyOn(Schritt.prototype, 'exakterWert', 'get');
  const schritte = [100, 500].map((anzahl) => {
    gerechnet.mockClear();
    for (const { schritte: zeile } of planrechnung(viele(anzahl)).zeilen)
      for (const feld of PLANFELDER) void zeile?.[feld].wert;
    return gerechnet.mock.calls.length;
  });
  gerechnet.mockRestore();
  expect(schritte[0]).toBeGreaterThan(1000);
  expect((schritte[1] ?? 0) / (schritte[0] ?? 1)).toBeLessThan(5.5);
});

test('die Zahl der Abgleiche wächst nicht mit den Zeilen', async () => {
  const abgleiche: number[][] = [];
  for (const anzahl of [1, 100, 500]) {
    const excel = new ExcelNachbau();
    const mappe = new ExcelWorkbook(excel.run);
    await schreibeHaushaltsblatt(mappe, blattAusAntrag(viele(anzahl)));
    const beimSchreiben = excel.syncs;
    const tabellen = await liesTabellen(mappe);
    expect(tabellen && antragAusBlatt(tabellen).antrag?.stellen).toHaveLength(anzahl);
    abgleiche.push([beimSchreiben, excel.syncs - beimSchreiben]);
  }
  expect(new Set(abgleiche.map(String)).size).toBe(1);
  expect(abgleiche[0]?.[1]).toBe(5);
});
