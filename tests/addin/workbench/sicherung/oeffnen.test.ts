/** Was gesichert ist, sich aber nicht ganz öffnen lässt: Gezeigt wird, was da ist, und gesagt wird, was fehlt. */
import { expect, test } from 'vitest';
import { schreibeFolge, schreibeStand } from '../../../../addin/workbench/sicherung/aufbewahrung.ts';
import { Mitschrift } from '../../../../addin/workbench/sicherung/mitschrift.ts';
import { oeffneGesicherte } from '../../../../addin/workbench/sicherung/oeffnen.ts';
import { neueMappe } from '../../../../addin/workbench/tabelle/mappe.ts';
import { BLATT, leereMappe, setze, zelle } from '../mappe.ts';
import { neuerSpeicher, type Testspeicher } from './speicher.ts';

const ANGABEN = { merker: null, ausgang: null };
const UNLESBAR = 'gk-arbeitsmappe-unlesbar';

/** Im Stand steht A1 = 1, danach kommen A2 = 2 und A3 = 3, je als eigene Folge. */
function gesichert(): Testspeicher {
  const anfang = leereMappe();
  setze(anfang, 'A1', '1');
  const speicher = neuerSpeicher();
  const daten = anfang.exportData();
  schreibeStand(speicher, 'k', { daten: JSON.stringify(daten), nachrichten: [], angaben: JSON.stringify(ANGABEN) });
  const mitschrift = new Mitschrift();
  const model = neueMappe(daten as never, { zuhoerer: mitschrift });
  setze(model, 'A2', '2');
  setze(model, 'A3', '3');
  mitschrift.ab(0, 0)?.forEach((text, folgen) => {
    const angaben = folgen === 1 ? JSON.stringify({ merker: null, ausgang: '[neu]' }) : null;
    schreibeFolge(speicher, { kennung: 'k', folgen }, [text], angaben);
  });
  return speicher;
}

function geoeffnet(speicher: Testspeicher) {
  const mappe = oeffneGesicherte(speicher);
  if (!mappe?.model) throw new Error('nicht geöffnet');
  const { model } = mappe;
  return { ...mappe, werte: ['A1', 'A2', 'A3'].map((xc) => zelle(model, xc).value) };
}

test('alles da: Stand, Änderungen und die Angaben danach', () => {
  expect(geoeffnet(gesichert())).toMatchObject({
    werte: [1, 2, 3],
    angaben: { ausgang: '[neu]' },
    grundlage: { kennung: 'k', folgen: 2 },
    warnung: null,
  });
});

test('eine Folge ist beschädigt: der Stand bis dahin, die Angaben von damals und ein Satz', () => {
  const speicher = gesichert();
  speicher.setItem('gk-arbeitsmappe-folge-1', '{"stand":"k","nach');
  expect(geoeffnet(speicher)).toMatchObject({
    werte: [1, 2, null],
    angaben: { ausgang: null },
    grundlage: null,
    warnung: expect.stringMatching(/^Ihre letzten Änderungen .* bleiben im Browser aufgehoben\./),
  });
  // Gesagt wird es einmal.
  expect(geoeffnet(speicher).warnung).toBeNull();
});

test('eine Änderung lässt sich nicht nachspielen: der volle Stand, und die Änderungen bleiben aufgehoben', () => {
  const speicher = gesichert();
  const folge = speicher.getItem('gk-arbeitsmappe-folge-1') ?? '';
  speicher.setItem('gk-arbeitsmappe-folge-1', folge.replace('REMOTE_REVISION', 'REVISION_UNDONE'));
  expect(geoeffnet(speicher)).toMatchObject({
    werte: [1, null, null],
    angaben: { ausgang: null },
    grundlage: null,
    warnung: expect.stringContaining('Ihre letzten Änderungen'),
  });
  expect(JSON.parse(speicher.getItem(UNLESBAR) ?? '{}').folgen).toHaveLength(2);
  expect(geoeffnet(speicher)).toMatchObject({ werte: [1, null, null], warnung: null });
});

test('das Programm ist ein anderes als beim Sichern: Die Änderungen gelten, zu prüfen sind sie', () => {
  const speicher = gesichert();
  const stand = speicher.getItem('gk-arbeitsmappe') ?? '';
  speicher.setItem('gk-arbeitsmappe', stand.replace(/"bibliothek":"[^"]+"/, '"bibliothek":"18.0.0"'));
  expect(geoeffnet(speicher)).toMatchObject({
    werte: [1, 2, 3],
    grundlage: null,
    warnung: expect.stringMatching(/^Das Programm wurde aktualisiert/),
  });
});

test('lässt sich auch der Stand nicht öffnen, bleibt er aufgehoben', () => {
  const speicher = gesichert();
  const stand = (speicher.getItem('gk-arbeitsmappe') ?? '').replace(/"sheets":\[.*?\],"styles"/, '"sheets":7,"styles"');
  speicher.setItem('gk-arbeitsmappe', stand);
  expect(oeffneGesicherte(speicher)).toMatchObject({
    model: null,
    warnung: expect.stringContaining('sie bleibt im Browser aufgehoben'),
  });
  expect([...speicher.inhalt]).toEqual([[UNLESBAR, stand]]);
});

test('nichts gesichert', () => {
  expect(oeffneGesicherte(neuerSpeicher())).toBeNull();
});

test('eine Sicherung in der bisherigen Form öffnet sich', () => {
  const model = leereMappe();
  setze(model, 'A1', '1');
  const speicher = neuerSpeicher();
  speicher.setItem('gk-arbeitsmappe', JSON.stringify({ fassung: 1, daten: model.exportData(), ...ANGABEN }));
  expect(geoeffnet(speicher)).toMatchObject({ werte: [1, null, null], grundlage: null, warnung: null });
});

test('wer Daten einer älteren Fassung öffnet, ändert sie nicht: Sie lassen sich noch einmal öffnen', () => {
  const alt = () => ({
    version: '18.0',
    sheets: [
      {
        id: BLATT,
        name: 'Blatt',
        rowNumber: 5,
        colNumber: 5,
        cells: { A1: { content: '1' }, A2: { content: '=A1+1' } },
      },
    ],
  });
  const daten = alt();
  const werte = () => {
    const model = neueMappe(daten);
    return ['A1', 'A2'].map((xc) => zelle(model, xc).value);
  };
  expect([werte(), werte()]).toEqual([
    [1, 2],
    [1, 2],
  ]);
  expect(daten).toEqual(alt());
});
