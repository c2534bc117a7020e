/**
 * Das Haushaltsblatt mit Folge-Regelständen beider Programme, in der Arbeitsmappe gerechnet: jede Zahl wie im Plan,
 * nichts von 2019.
 */

import type { Model } from '@odoo/o-spreadsheet';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { blattAusAntrag } from '../../../addin/haushaltsblatt/haushaltsblatt.ts';
import { setzeBlatt } from '../../../addin/workbench/tabelle/blatt-plugin.ts';
import { standAusModell } from '../../../addin/workbench/tabelle/blattstand.ts';
import { registriereGkFunktionen } from '../../../addin/workbench/tabelle/gk-funktionen.ts';
import type { Blattmodell } from '../../../addin/workbook/modell.ts';
import { adresse } from '../../../addin/workbook/zellen.ts';
import { berechneErgebnis } from '../../../shared/antrag/finanzierungsplan.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { REGELSTAENDE } from '../../../shared/regelstand/verzeichnis.ts';
import { FOLGEREGELSTAENDE, gebautMit } from '../custom-functions/geaendert.ts';
import { BLATT, leereMappe, zelle } from '../workbench/mappe.ts';
import { ladeFunktionen } from '../workbench/umgebung.ts';

vi.mock('../../../shared/regelstand/verzeichnis.ts', async (original) => {
  const verzeichnis = await original<typeof import('../../../shared/regelstand/verzeichnis.ts')>();
  const { DIA_FOLGE, THM_FOLGE } = await import('../../shared/regelstand/folge.ts');
  return { ...verzeichnis, REGELSTAENDE: [...verzeichnis.REGELSTAENDE, THM_FOLGE, DIA_FOLGE] };
});

beforeAll(async () => {
  const { metadaten, skript } = await gebautMit(...FOLGEREGELSTAENDE);
  registriereGkFunktionen(metadaten.functions, ladeFunktionen(skript));
});

const [stelle] = AACHEN_BEISPIEL.stellen as [Antrag['stellen'][number]];
const massnahme: Antrag['massnahmen'][number] = {
  id: 'M1',
  bezeichnung: '',
  traeger: { name: 'Stadt', art: 'kommune' },
  eigenanteil: 'kommune',
  baustein: 1,
  haushaltsjahr: 2024,
  ausgaben: '1000.00',
  quote: null,
  ausgabenImFenster: null,
} as Antrag['massnahmen'][number];

const fortgesetzt: Antrag = {
  ...AACHEN_BEISPIEL,
  personen: { geduldete: 130, gestattete: 0 },
  stellen: [{ ...stelle, id: 'S1', von: '2023-02-01', bis: '2025-06-30', jahresausgaben: '65300.00' }],
  massnahmen: [
    massnahme,
    { ...massnahme, id: 'M2', baustein: 5, quote: '0.9', haushaltsjahr: 2023 },
    { ...massnahme, id: 'M3', baustein: 2, haushaltsjahr: 2025 },
  ],
};

const beideZeiten: Antrag = {
  ...fortgesetzt,
  stellen: [{ ...stelle, id: 'S1' }, ...fortgesetzt.stellen.map((s) => ({ ...s, id: 'S2' }))],
  massnahmen: [...fortgesetzt.massnahmen, { ...massnahme, id: 'M4', haushaltsjahr: 2021 }],
};

describe.each([
  ['nur in der Fortsetzung', fortgesetzt],
  ['in beiden Zeiträumen', beideZeiten],
  ['ohne Stellen, Stand in der Fortsetzung', { ...fortgesetzt, stellen: [], stand: '2024-05-01' }],
  ['ohne Stellen, Stand 2020', { ...fortgesetzt, stellen: [], stand: '2020-05-01' }],
])('ein Antrag %s', (_, antrag) => {
  const { finanzierungsplan } = berechneErgebnis(antrag, REGELSTAENDE).ergebnis;

  test('die Übersicht zeigt je Haushaltsjahr die Summen des Plans', () => {
    const { blatt, model } = gerechnet(antrag);
    const werte = (zeile: number, spalte: number) => zelle(model, adresse({ zeile, spalte })).value;
    const { zeile, spalte, zeilen } = blatt.uebersicht;
    const jahre = Array.from({ length: zeilen - 1 }, (__, i) =>
      [0, 1, 2, 3].map((s) => Number(werte(zeile + 1 + i, spalte + s))),
    );
    const erwartet = finanzierungsplan.jeHaushaltsjahr.map(({ schluessel, betraege }) =>
      [schluessel, betraege?.ausgaben, betraege?.zuwendung, betraege?.eigenanteil].map(Number),
    );
    expect(erwartet.length).toBeGreaterThan(0);
    expect(jahre.filter(([, ausgaben]) => ausgaben !== 0)).toEqual(erwartet);
  });

  test('Stellen nach Schlüssel wie im Plan, mit dem Tag, nach dem gewählt ist', () => {
    const { blatt, model } = gerechnet(antrag);
    const beschriftung = blatt.zellen.find(
      ({ inhalt }) => inhalt?.art === 'text' && inhalt.text.startsWith('Stellen nach Schlüssel'),
    );
    const neben = (abstand: number) =>
      zelle(model, adresse({ zeile: beschriftung?.zeile ?? 0, spalte: (beschriftung?.spalte ?? 0) + abstand }));
    expect(neben(3).value).toBe(Number(finanzierungsplan.stellenNachSchluessel));
    const tag = [...antrag.stellen.map(({ von }) => von)].sort()[0] ?? antrag.stand;
    expect(neben(5).formattedValue).toBe(tag.split('-').reverse().join('.'));
  });
});

test('ein Blatt von früher, dessen Formeln die neuen Parameter nicht haben, rechnet wie bisher mit 2019', () => {
  const { blatt, model } = gerechnet(fortgesetzt, (formel) =>
    formel.replace(/,,(I\d+|IF\(ISBLANK\(G\d+\),"",G\d+\))\)/g, ')'),
  );
  const werte = blatt.zellen.flatMap(({ zeile, spalte, inhalt }) =>
    inhalt?.art === 'formel' && /GK\.(BAUSTEIN\.ZUWENDUNG|STELLEN)\(/.test(inhalt.formel)
      ? [zelle(model, adresse({ zeile, spalte })).value]
      : [],
  );
  expect(werte.filter((wert) => wert !== '')).toEqual([800, '#VALUE!', 800, 1.5]);
});

function gerechnet(antrag: Antrag, formel = (neutral: string) => neutral): { blatt: Blattmodell; model: Model } {
  const neu = blattAusAntrag(antrag);
  const zellen = neu.zellen.map((z) =>
    z.inhalt?.art === 'formel' ? { ...z, inhalt: { art: 'formel' as const, formel: formel(z.inhalt.formel) } } : z,
  );
  const blatt = { ...neu, zellen };
  const model = leereMappe(blatt.zeilen, blatt.spalten);
  setzeBlatt(model, BLATT, standAusModell(blatt));
  return { blatt, model };
}
