/** Zeigte das Haushaltsblatt anderes als der Plan, steht das in Protokoll und Prüfmappe; in der Version nie. */
import * as xlsx from '@e965/xlsx';
import { expect, test } from 'vitest';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { pruefmappe } from '../../../shared/pruefmappe/pruefmappe.ts';
import { blattsaetze } from '../../../shared/pruefmappe/pruefungen.ts';
import { alsHtml } from '../../../shared/schriftstuecke/html-seite.ts';
import { pruefprotokoll } from '../../../shared/schriftstuecke/pruefprotokoll.ts';
import { alsVersion } from './version.ts';

const version = alsVersion(AACHEN_BEISPIEL);
const SATZ = 'Zelle M28 („Zuwendung 2020, Summe“) zeigt 1,00 €, der Plan 39.180,00 €.';
const pruefungen = { am: '2026-01-02T03:04:05Z', kette: null, blattabweichungen: [SATZ] };
const KOPF =
  'Im Haushaltsblatt zeigte am 02.01.2026, 04:04 Uhr (MEZ) eine Zelle einen anderen Betrag als der Plan dieser Version. Es gilt der Plan.';

async function uebersicht(mitAbweichungen: typeof pruefungen | undefined): Promise<string[]> {
  const mappe = xlsx.read(await pruefmappe(version, undefined, mitAbweichungen));
  const zeilen = xlsx.utils.sheet_to_json<string[]>(mappe.Sheets.Übersicht as xlsx.WorkSheet, { header: 1 });
  return zeilen.filter(([name]) => name === 'Haushaltsblatt').map(([, satz]) => String(satz));
}

test('im Protokoll', () => {
  const seite = alsHtml(pruefprotokoll(version, { pruefungen }));
  expect(seite).toContain(`<p>${KOPF}</p>`);
  expect(seite).toContain(`<p>${SATZ}</p>`);
  expect(alsHtml(pruefprotokoll(version))).not.toContain('Im Haushaltsblatt zeigte');
});

test('in der Prüfmappe', async () => {
  expect(await uebersicht(pruefungen)).toEqual([KOPF, SATZ]);
  expect(await uebersicht(undefined)).toEqual([]);
});

test('viele Zellen werden gezählt, zwanzig genannt', () => {
  const saetze = blattsaetze({ ...pruefungen, blattabweichungen: Array.from({ length: 23 }, (_, i) => `Zelle ${i}`) });
  expect([saetze.length, saetze[0], saetze.at(-1)]).toEqual([
    22,
    expect.stringContaining('zeigten am 02.01.2026, 04:04 Uhr (MEZ) 23 Zellen einen anderen Betrag'),
    'Dazu kommen 3 weitere.',
  ]);
});
