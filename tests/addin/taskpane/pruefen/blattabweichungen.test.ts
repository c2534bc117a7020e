import { expect, test } from 'vitest';
import { blattabweichungenZu } from '../../../../addin/taskpane/pruefen/blattabweichungen.ts';
import { AACHEN, mitAusgaben } from '../../../shared/beispiele/aachen.ts';
import { alsVersion } from '../../../shared/pruefmappe/version.ts';
import { aufbauten } from '../umgebung.ts';

const baueAuf = aufbauten();

test('nur der Druck der Version, die im Blatt liegt, nennt dessen Zellen', async () => {
  const { steuerung, mappe } = await baueAuf();
  const saetze = async (antrag: typeof AACHEN) => {
    await steuerung.liesBlatt();
    return blattabweichungenZu(alsVersion(antrag), steuerung.zustand.blatt);
  };
  expect(await saetze(AACHEN)).toEqual([]);
  mappe.ueberschrieben = [9, 5, 1];
  expect(await saetze(AACHEN)).toEqual([
    'Zelle F10 („Übersicht, Zuwendung Summe“) zeigt 1,00 €, der Plan 143.660,00 €.',
  ]);
  expect(await saetze(mitAusgaben('70000.00'))).toEqual([]);
  // Ein Klick baut das Blatt neu auf; gespeichert ist davon nichts.
  mappe.ueberschrieben = null;
  await steuerung.stelleFormelnHer();
  expect(await saetze(AACHEN)).toEqual([]);
});
