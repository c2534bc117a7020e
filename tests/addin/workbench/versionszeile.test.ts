/** Die Zeile, die sagt, als welche Version das Blatt gespeichert ist, in einem Tabellenprogramm gerechnet. */
import type { Model } from '@odoo/o-spreadsheet';
import { beforeEach, expect, test } from 'vitest';
import { blattAusAntrag } from '../../../addin/haushaltsblatt/haushaltsblatt.ts';
import { liesBlattlage, schreibeHaushaltsblatt } from '../../../addin/haushaltsblatt/in-der-mappe.ts';
import { notizenIn } from '../../../addin/haushaltsblatt/notizen.ts';
import { mitVersionszeile, versionszeile } from '../../../addin/haushaltsblatt/versionszeile.ts';
import type { WorkbenchWorkbook } from '../../../addin/workbench/tabelle/workbench-workbook.ts';
import type { Gitter } from '../../../addin/workbook/zellen.ts';
import { berechneErgebnis } from '../../../shared/antrag/finanzierungsplan.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { leereMappe, setze, zelle } from './mappe.ts';
import { workbenchUeber } from './workbench.ts';

const ANGABE = { titel: 'Haushalt „Kern“ "A"', version: 3, zeitpunkt: '29.11.2026, 01:02', hash: '1a2b 3c4d 5e6f …' };
const NAME = "3 vom 29.11.2026, 01:02 · „Haushalt „Kern“ 'A'“ · SHA-256 1a2b 3c4d 5e6f …";
const GESPEICHERT = `Gespeichert als Version ${NAME}`;
const GEAENDERT = `Zahlen geändert seit Version ${NAME}`;
const { gesamt } = berechneErgebnis(AACHEN_BEISPIEL).ergebnis.finanzierungsplan;
const ZAHLEN = [gesamt?.zuwendung, gesamt?.eigenanteil, gesamt?.integrationspauschale].map(Number);

let model: Model;
let workbook: WorkbenchWorkbook;

beforeEach(async () => {
  model = leereMappe();
  workbook = workbenchUeber(model);
  await schreibeHaushaltsblatt(workbook, blattAusAntrag(AACHEN_BEISPIEL));
});

async function gitter(): Promise<Gitter> {
  const lage = await liesBlattlage(workbook);
  if (!lage?.gitter) throw new Error('kein Blatt');
  return lage.gitter;
}

async function vermerke(zahlen: readonly number[] | null): Promise<void> {
  const zeile = versionszeile(await gitter(), ANGABE, zahlen);
  if (zeile) await workbook.schreibeFormel(zeile.zelle, zeile.formel);
}

function blattId(): string {
  return model.getters.getSheetIds().find((id) => model.getters.getSheetName(id) === 'Haushaltsblatt') ?? '';
}

const steht = (xc = 'B3') => zelle(model, xc, blattId()).value;

async function zelleMit(ueberschrift: string): Promise<string> {
  const { werte } = await gitter();
  const zeile = werte.findIndex((zellen) => zellen.includes(ueberschrift));
  const spalte = (werte[zeile] ?? []).indexOf(ueberschrift);
  return `${String.fromCharCode(65 + spalte)}${zeile + 2}`;
}

test.each([
  ['mit den Zahlen der Version', ZAHLEN],
  ['mit denen des Blatts', null],
])(
  '%s: gespeichert, nach einer Änderung geändert, und wieder gespeichert, wenn sie zurückgenommen ist',
  async (_, zahlen) => {
    await vermerke(zahlen);
    expect(steht()).toBe(GESPEICHERT);
    const ausgaben = await zelleMit('Jahresausgaben');
    const vorher = zelle(model, ausgaben, blattId()).value;
    setze(model, ausgaben, '60000', blattId());
    expect(steht()).toBe(GEAENDERT);
    setze(model, ausgaben, 'abc', blattId());
    expect(steht()).toBe(GEAENDERT);
    setze(model, ausgaben, String(vorher), blattId());
    expect(steht()).toBe(GESPEICHERT);
  },
);

test('sie wandert mit, wird an ihrem Platz erneuert, ist keine Notiz und überschreibt keine', async () => {
  await vermerke(ZAHLEN);
  expect(notizenIn(await gitter())).toEqual([]);
  model.dispatch('ADD_COLUMNS_ROWS', {
    sheetId: blattId(),
    sheetName: 'Haushaltsblatt',
    dimension: 'ROW',
    base: 0,
    position: 'before',
    quantity: 2,
  });
  expect(steht('B5')).toBe(GESPEICHERT);
  const neu = versionszeile(await gitter(), { ...ANGABE, version: 4 }, ZAHLEN);
  expect(neu?.zelle).toMatchObject({ zeile: 4, spalte: 1 });
  setze(model, 'B5', 'meine Notiz', blattId());
  setze(model, 'A3', 'noch eine', blattId());
  expect(versionszeile(await gitter(), ANGABE, ZAHLEN)).toBeNull();
});

test('eine Eingabe, die so beginnt, ist keine Versionszeile', async () => {
  const titel = await zelleMit('Wert');
  setze(model, titel, 'Gespeichert als Version 9, unser Arbeitstitel', blattId());
  expect(versionszeile(await gitter(), ANGABE, ZAHLEN)?.zelle).toMatchObject({ zeile: 2, spalte: 1 });
  setze(model, 'M40', 'Zahlen geändert seit Version 1: siehe Vermerk', blattId());
  expect(notizenIn(await gitter())).toHaveLength(1);
});

test('im geladenen Blatt steht sie von Anfang an, dieselbe wie nach dem Speichern', async () => {
  const modell = mitVersionszeile(blattAusAntrag(AACHEN_BEISPIEL), ANGABE, ZAHLEN);
  await schreibeHaushaltsblatt(workbook, modell);
  expect(steht()).toBe(GESPEICHERT);
  const geladen = modell.zellen.find(({ zeile, spalte }) => zeile === 2 && spalte === 0)?.inhalt;
  const gespeichert = versionszeile(await gitter(), ANGABE, ZAHLEN);
  expect(geladen).toEqual({ art: 'formel', formel: gespeichert?.formel });
  expect(notizenIn(await gitter())).toEqual([]);
});

test('ohne Übersicht oder Zahlen sagt sie nur, als was gespeichert wurde; ein langer Titel wird gekürzt', async () => {
  const ganz = await gitter();
  const ohne = {
    ...ganz,
    werte: ganz.werte.map((zeile) => zeile.map((wert) => (wert === 'Haushaltsjahr' ? 'x' : wert))),
  };
  expect(versionszeile(ohne, ANGABE, ZAHLEN)?.formel).toBe(`="${GESPEICHERT}"`);
  expect(versionszeile({ ...ganz, werte: [[null], [null], [null]] }, ANGABE, ZAHLEN)).toBeNull();
  const lang = versionszeile(await gitter(), { ...ANGABE, titel: 'x'.repeat(200) }, ZAHLEN)?.formel ?? '';
  for (const text of lang.match(/"[^"]*"/g) ?? []) expect(text.length).toBeLessThan(257);
});
