import './umgebung.ts';
import { readFileSync } from 'node:fs';
import { registries } from '@odoo/o-spreadsheet';
import { describe, expect, test } from 'vitest';
import { passeMenuesAn } from '../../../addin/workbench/tabelle/menue.ts';
import { ergaenzteVorlagen } from '../../../addin/workbench/tabelle/vorlagen.ts';
import { BEDINGUNGEN } from '../../../addin/workbench/uebersetzung/bedingungen.ts';
import { BEREICHE } from '../../../addin/workbench/uebersetzung/bereiche.ts';
import { deutsch } from '../../../addin/workbench/uebersetzung/deutsch.ts';
import { MELDUNGEN } from '../../../addin/workbench/uebersetzung/meldungen.ts';
import { MENUES } from '../../../addin/workbench/uebersetzung/menues.ts';

const ORDNER = 'node_modules/@odoo/o-spreadsheet/dist';
const VORLAGEN = readFileSync(`${ORDNER}/o_spreadsheet.xml`, 'utf8');
const SKRIPT = readFileSync(`${ORDNER}/o_spreadsheet.esm.js`, 'utf8');

const platzhalter = (text: string): string[] => (text.match(/%s|%\(\w+\)s|\[\[FUNCTION_NAME\]\]/g) ?? []).sort();

describe.each(Object.entries({ BEDINGUNGEN, BEREICHE, MELDUNGEN, MENUES }))('%s', (_name, texte) => {
  test('jeder Eintrag übersetzt einen Text, den o-spreadsheet wirklich benutzt', () => {
    const geglaettet = VORLAGEN.replaceAll(/\s+/g, ' ');
    const verwaist = Object.keys(texte).filter(
      (text) =>
        ![JSON.stringify(text), `\`${text}\``].some((form) => SKRIPT.includes(form)) && !geglaettet.includes(text),
    );
    expect(verwaist).toEqual([]);
  });

  test('Platzhalter gehen nicht verloren', () => {
    for (const [englisch, deutscherText] of Object.entries(texte))
      expect([englisch, platzhalter(deutscherText)]).toEqual([englisch, platzhalter(englisch)]);
  });
});

test.each([
  'The divisor must be different from zero.',
  'The divisor must be different from 0.',
  'Function [[FUNCTION_NAME]] caused a divide by zero error.',
])('die häufigste Meldung einer Tabelle ist deutsch: %s', (text) => expect(deutsch(text)).toMatch(/durch null/i));

/** Texte eines Teils von o-spreadsheet, die es über `_t` übersetzen lässt. */
function texteIn(teil: RegExp, ohne: RegExp): string[] {
  return SKRIPT.split(/^\/\/#region /m)
    .filter((stueck) => teil.test(stueck.split('\n', 1)[0] ?? '') && !ohne.test(stueck.split('\n', 1)[0] ?? ''))
    .flatMap((stueck) =>
      // Zweck, Parameter und Vorschläge einer Funktion stammen aus unserer eigenen Liste.
      [
        ...stueck
          .replaceAll(/^\s*description: _t\(.*$|\barg\(.*$|^\s*label: _t\(.*$|^const \w+_OPTIONS.*$/gm, '')
          .matchAll(/_t\(("(?:[^"\\]|\\.)*")/g),
      ].map(([, text]) => JSON.parse(text ?? '""') as string),
    );
}

test('jede Fehlermeldung einer Tabellenfunktion ist deutsch und behält ihre Platzhalter', () => {
  const meldungen = texteIn(/src\/functions\//, /population|chart|pivot|helper_parser/).filter((text) =>
    / /.test(text),
  );
  expect(meldungen.length).toBeGreaterThan(150);
  const fehlend = meldungen.filter((text) => deutsch(text) === text);
  expect(fehlend).toEqual([]);
  const verloren = meldungen.filter((text) => platzhalter(deutsch(text)).some((p) => !platzhalter(text).includes(p)));
  expect(verloren).toEqual([]);
});

test('was nicht übersetzt ist, bleibt stehen', () => expect(deutsch('Nirgends übersetzt')).toBe('Nirgends übersetzt'));

/** Ein Menüeintrag von o-spreadsheet; Namen können von der Auswahl abhängen und sind dann Funktionen. */
interface Eintrag {
  readonly id?: string;
  readonly name?: unknown;
  readonly children?: readonly (Eintrag | (() => unknown))[];
}

function namen(eintrag: Eintrag): string[] {
  const eigener = typeof eintrag.name === 'function' || eintrag.name === undefined ? [] : [String(eintrag.name)];
  return [...eigener, ...(eintrag.children ?? []).flatMap((kind) => (typeof kind === 'function' ? [] : namen(kind)))];
}

test('kein Menü zeigt einen englischen Eintrag', () => {
  passeMenuesAn();
  const alle = [
    registries.topbarMenuRegistry,
    registries.cellMenuRegistry,
    registries.rowMenuRegistry,
    registries.colMenuRegistry,
    registries.numberFormatMenuRegistry,
  ];
  const texte = { ...MENUES, ...BEREICHE };
  const fehlend = alle
    .flatMap((menue) => (menue.getAll() as unknown as Eintrag[]).flatMap(namen))
    .filter((name) => !(name in texte) && !/^\d+%?$|^(SUMME|MITTELWERT|ANZAHL)$/.test(name));
  expect(fehlend).toEqual([]);
});

test('Diagramme, Pivot und Gebietsschema sind aus den Menüs', () => {
  passeMenuesAn();
  const ids = (eintrag: Eintrag): (string | undefined)[] => [
    eintrag.id,
    ...(eintrag.children ?? []).flatMap((kind) => (typeof kind === 'function' ? [] : ids(kind))),
  ];
  const vorhanden = (registries.topbarMenuRegistry.getAll() as unknown as Eintrag[]).flatMap(ids);
  for (const id of ['settings', 'insert_chart', 'insert_pivot', 'insert_image', 'pivot_data_sources'])
    expect(vorhanden).not.toContain(id);
  expect(vorhanden).toContain('print');
});

test('die Vorlagen werden ergänzt, und eine verschwundene Stelle fällt auf', () => {
  const ergaenzt = ergaenzteVorlagen(VORLAGEN);
  expect(ergaenzt).toContain('aria-label="Zellinhalt"');
  expect(ergaenzt).not.toContain('tabindex="1"');
  expect(() => ergaenzteVorlagen('<templates/>')).toThrow('In den Vorlagen der Tabelle fehlt');
});
