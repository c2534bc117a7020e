/** Zwei Haushaltsblätter in einer Mappe: Gelesen und ersetzt wird in Excel wie in der Workbench nur das gewählte. */
import { beforeEach, describe, expect, test } from 'vitest';
import { antragAusBlatt, blattAusAntrag } from '../../../addin/haushaltsblatt/haushaltsblatt.ts';
import {
  liesBlattlage,
  liesHaushaltsblatt,
  liesTabellen,
  schreibeHaushaltsblatt,
} from '../../../addin/haushaltsblatt/in-der-mappe.ts';
import { ExcelWorkbook } from '../../../addin/workbook/office/excel-workbook.ts';
import type { Merker, Workbook } from '../../../addin/workbook/workbook.ts';
import { AACHEN } from '../../shared/beispiele/aachen.ts';
import { leereMappe, setze } from '../workbench/mappe.ts';
import { workbenchUeber } from '../workbench/workbench.ts';
import { Blatt } from '../workbook/office/excel-blatt.ts';
import { ExcelNachbau } from '../workbook/office/excel-nachbau.ts';

interface Mappe {
  readonly workbook: Workbook;
  /** Kopiert das Haushaltsblatt, wie es die Tabellenkalkulation tut, und nennt darin einen anderen Titel. */
  kopiere(titel: string): void;
  /** Benennt die Kopie um. */
  benenneUm(neu: string): void;
}

const KOPIE = 'Variante';
const mitTitel = (titel: string) => ({ ...AACHEN, titel });

function excel(mitTabellenobjekten: boolean): Mappe {
  const nachbau = new ExcelNachbau();
  return {
    workbook: new ExcelWorkbook(nachbau.run),
    kopiere(titel) {
      const original = nachbau.blatt('Haushaltsblatt');
      const kopie = new Blatt(KOPIE);
      kopie.zellen = new Map(original.zellen);
      kopie.zellen.set('B6', { formel: titel, wert: titel, art: 'String', format: 'General' });
      if (mitTabellenobjekten)
        kopie.tabellen = new Map([...original.tabellen].map(([name, lage]) => [`${name}5`, lage]));
      else original.tabellen.clear();
      nachbau.blaetter.push(kopie);
    },
    benenneUm(neu) {
      nachbau.blatt(KOPIE).name = neu;
    },
  };
}

function workbench(): Mappe {
  const model = leereMappe();
  const merker = new Map<string | null, Merker | null>();
  let wahl: string | null = null;
  const speicher = {
    lies: (blatt: string | null) => merker.get(blatt) ?? null,
    schreibe: (neu: Merker | null, blatt: string | null) => void merker.set(blatt, neu),
    liesBlattwahl: () => wahl,
    schreibeBlattwahl: (blatt: string | null) => {
      wahl = blatt;
    },
    liesAusgang: () => null,
    schreibeAusgang: () => {},
  };
  return {
    workbook: workbenchUeber(model, speicher),
    kopiere(titel) {
      const sheetId = model.getters.getSheetIdByName('Haushaltsblatt') ?? '';
      model.dispatch('DUPLICATE_SHEET', { sheetId, sheetIdTo: 'kopie', sheetNameTo: KOPIE });
      setze(model, 'B6', titel, 'kopie');
    },
    benenneUm(newName) {
      model.dispatch('RENAME_SHEET', { sheetId: 'kopie', oldName: KOPIE, newName });
    },
  };
}

describe.each([
  ['Excel mit Tabellenobjekten', () => excel(true)],
  ['Excel ohne Tabellenobjekte', () => excel(false)],
  ['Workbench', workbench],
])('%s', (_, oeffne) => {
  let mappe: Mappe;

  beforeEach(async () => {
    mappe = oeffne();
    await schreibeHaushaltsblatt(mappe.workbook, blattAusAntrag(mitTitel('Original')));
    mappe.kopiere('Kopie');
  });

  const titelIn = async (wahl: string | null) => {
    const tabellen = await liesTabellen(mappe.workbook, wahl);
    return tabellen && antragAusBlatt(tabellen).antrag?.titel;
  };

  test('ohne Wahl das Original, mit Wahl die Kopie; beide sind genannt', async () => {
    const blaetter = ['Haushaltsblatt', KOPIE];
    expect(await liesBlattlage(mappe.workbook)).toMatchObject({ blatt: 'Haushaltsblatt', blaetter });
    expect(await liesBlattlage(mappe.workbook, KOPIE)).toMatchObject({
      blatt: KOPIE,
      vorgabe: 'Haushaltsblatt',
      blaetter,
    });
    expect([await titelIn(null), await titelIn(KOPIE)]).toEqual(['Original', 'Kopie']);
    expect((await liesHaushaltsblatt(mappe.workbook, KOPIE))?.blatt).toBe(KOPIE);
  });

  test('geschrieben wird nur ins gewählte', async () => {
    const vorgang = await schreibeHaushaltsblatt(mappe.workbook, blattAusAntrag(mitTitel('neu')), KOPIE);
    expect([await titelIn(null), await titelIn(KOPIE)]).toEqual(['Original', 'neu']);
    await vorgang.zuruecknehmen();
    expect([await titelIn(null), await titelIn(KOPIE)]).toEqual(['Original', 'Kopie']);
  });

  test('ein gewähltes, das jetzt anders heißt, wird nicht mehr gelesen, und an seiner Stelle wird keines ersetzt', async () => {
    mappe.benenneUm('Umbenannt');
    expect(await liesBlattlage(mappe.workbook, KOPIE)).toMatchObject({
      blatt: 'Haushaltsblatt',
      blaetter: ['Haushaltsblatt', 'Umbenannt'],
    });
    await expect(schreibeHaushaltsblatt(mappe.workbook, blattAusAntrag(mitTitel('neu')), KOPIE)).rejects.toThrow(
      `Das Haushaltsblatt „${KOPIE}“ gibt es in dieser Mappe nicht mehr.`,
    );
    expect(await titelIn(null)).toBe('Original');
  });

  test('jedes hat seinen Merker, und die Wahl bleibt in der Mappe', async () => {
    const { workbook } = mappe;
    const merker = (version: number): Merker => ({
      antragId: '01900000-0000-7000-8000-000000000001' as Merker['antragId'],
      version,
      basis: version,
      antragHash: 'a'.repeat(64),
    });
    await workbook.schreibeMerker(merker(1));
    await workbook.schreibeMerker(merker(2), KOPIE);
    expect([await workbook.leseMerker(), await workbook.leseMerker(KOPIE)]).toEqual([merker(1), merker(2)]);
    expect(await workbook.leseBlattwahl()).toBeNull();
    await workbook.schreibeBlattwahl(KOPIE);
    expect(await workbook.leseBlattwahl()).toBe(KOPIE);
    await workbook.schreibeBlattwahl(null);
    expect(await workbook.leseBlattwahl()).toBeNull();
  });
});
