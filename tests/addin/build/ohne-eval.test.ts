/**
 * Die Arbeitsmappe kommt ohne Code aus Text aus. Was dazu beim Bauen an o-spreadsheet und Owl ersetzt wird, hängt an
 * genau diesen Fassungen: Ändert sich eine, scheitert etwas hier und sagt, was zu tun ist.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  ohneEvalInOSpreadsheet,
  ohneEvalInOwl,
  ohneEvalInZod,
  tabellenvorlagen,
  vorlagenImSkript,
} from '../../../addin/build/ohne-eval.ts';
import { vorlagenmodul } from '../../../addin/build/tabellenvorlagen.ts';

const lies = (datei: string) => readFileSync(join('node_modules', datei), 'utf8');
const O_SPREADSHEET = lies('@odoo/o-spreadsheet/dist/o_spreadsheet.esm.js');
const XML = lies('@odoo/o-spreadsheet/dist/o_spreadsheet.xml');
const OWL = lies('@odoo/owl/dist/owl.es.js');
const ZOD = lies('zod/v4/core/core.js');

const WAS_TUN = 'Siehe CONTRIBUTING.md, „o-spreadsheet aktualisieren“';
const AUS_TEXT = /\bnew Function\b|\bFunction\(|(?<![\w.$])eval\(/g;
const anzahl = (text: string, muster: RegExp) => [...text.matchAll(muster)].length;
const hash = (text: string) => createHash('sha256').update(text).digest('hex');

/** Ein Abschnitt der Bibliothek, wie ihr Bündler ihn kennzeichnet. */
function abschnitt(name: string): string {
  const beginn = O_SPREADSHEET.indexOf(`//#region ${name}\n`);
  expect(beginn, `${name} fehlt. ${WAS_TUN}`).toBeGreaterThan(0);
  return O_SPREADSHEET.slice(beginn, O_SPREADSHEET.indexOf('//#endregion', beginn));
}

describe('die Bibliotheken sind die, an denen etwas ersetzt wird', () => {
  test.each([
    ['@odoo/o-spreadsheet', '19.3.7'],
    ['@odoo/owl', '2.8.3'],
  ])('%s %s', (paket, version) => {
    const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    expect(devDependencies[paket], WAS_TUN).toBe(version);
    expect(JSON.parse(lies(`${paket}/package.json`)).version, WAS_TUN).toBe(version);
  });

  test.each([
    ['src/formulas/compiler.ts', '2aef4f2c72ce9ec597d6133a3c75b0a25a31f56a5b4fdd9ec1704a53f245ea5f'],
    ['src/formulas/code_builder.ts', '8a8acd386d121b5311a5413cf4b509ae3d38c8537a07e07281caca96dd52b22b'],
    [
      'src/plugins/ui_core_views/cell_evaluation/compilation_parameters.ts',
      '0691beca5ab3f0cc12dbe9abdb85259866d49b955c7c372eff0087b0646b757a',
    ],
  ])('wie o-spreadsheet Formeln übersetzt, steht unverändert in %s', (name, erwartet) =>
    expect(hash(abschnitt(name)), WAS_TUN).toBe(erwartet),
  );

  test('Owls Übersetzer ist im Browser und beim Bauen derselbe und hat eine einzige Tür', () => {
    const uebersetzer = (text: string) =>
      text.slice(
        text.indexOf('function compile(template'),
        text.indexOf('\n}\n', text.indexOf('function compile(template')),
      );
    expect(uebersetzer(lies('@odoo/owl/dist/compiler.js')), WAS_TUN).toBe(uebersetzer(OWL));
    expect(anzahl(OWL, /\bcompile\(/g), WAS_TUN).toBe(2);
  });

  test('jede baut genau einmal Code aus Text', () => {
    expect(anzahl(O_SPREADSHEET, AUS_TEXT), WAS_TUN).toBe(1);
    expect(anzahl(OWL, AUS_TEXT), WAS_TUN).toBe(1);
  });
});

describe('was ersetzt wird', () => {
  test('o-spreadsheet übersetzt danach weder Formeln noch Vorlagen', () => {
    const danach = ohneEvalInOSpreadsheet(O_SPREADSHEET);
    expect(anzahl(danach, AUS_TEXT)).toBe(0);
    expect(danach).not.toMatch(/(?<![.\w])xml`/);
    expect(vorlagenImSkript(O_SPREADSHEET).size, WAS_TUN).toBe(4);
  });

  test.each([
    [
      'o-spreadsheet',
      ohneEvalInOSpreadsheet,
      O_SPREADSHEET.replace('new Function("deps"', 'new Function("abhaengige"'),
    ],
    ['o-spreadsheet, schon ersetzt', ohneEvalInOSpreadsheet, ohneEvalInOSpreadsheet(O_SPREADSHEET)],
    ['Owl', ohneEvalInOwl, OWL.replace('._compileTemplate = ', '._uebersetze = ')],
    ['zod', ohneEvalInZod, ZOD.replace('export function config(', 'export function konfiguriere(')],
  ])('%s: fehlt die Stelle, bricht der Build ab und sagt, wo steht, was zu tun ist', (_, ersetze, text) =>
    expect(() => ersetze(text)).toThrow(/genau einmal, gefunden 0-mal.*CONTRIBUTING\.md/s),
  );
});

describe('die Vorlagen', () => {
  const modul = tabellenvorlagen();
  const namen = [...modul.matchAll(/^"([^"]+)": function anonymous\(app, bdom, helpers\n\) \{$/gm)].map(
    ([, name]) => name as string,
  );

  test('alle sind übersetzt, die aus dem Skript auch', () => {
    expect([anzahl(XML, /\st-name="/g), namen.length], WAS_TUN).toEqual([371, 375]);
    expect(new Set(namen).size).toBe(namen.length);
  });

  test('jede, die o-spreadsheet benutzt, ist dabei', () => {
    const benutzt = [...ohneEvalInOSpreadsheet(O_SPREADSHEET).matchAll(/static template = "([^"]+)"/g)];
    expect(benutzt.length).toBeGreaterThan(100);
    for (const [, name] of benutzt) expect(namen, WAS_TUN).toContain(name);
    const gerufen = [...modul.matchAll(/app\.getTemplate\(`([^`]+)`\)/g)];
    expect(gerufen.length).toBeGreaterThan(50);
    for (const [, name] of gerufen) expect(namen, WAS_TUN).toContain(name);
  });

  test('ihre Texte sind deutsch und ihre Ergänzungen da', () => {
    for (const text of ['Nur zum Lesen', 'Zellinhalt', 'Anzahl weiterer Zeilen'])
      expect(modul.includes(text), text).toBe(true);
  });

  test('kaputtes XML und doppelte Namen brechen den Build ab', () => {
    const baue = (xml: string) => vorlagenmodul(xml, new Map(), String);
    expect(() => baue('<templates><t t-name="a"></templates>')).toThrow('kein gültiges XML');
    expect(() => baue('<templates><t t-name="a"/><t t-name="a"/></templates>')).toThrow('zweimal');
    expect(() => baue('<templates><t t-name="a"><t t-if="("/></t></templates>')).toThrow();
  });
});

/** zod fragte so, ob es Code erzeugen darf; seine Einstellung lässt es nie dazu kommen. */
const FRAGE_VON_ZOD = /try\{return Function\(``\),!0\}catch\{return!1\}/;

test('ausgeliefert wird nichts, was Code aus Text baut', () => {
  const skripte = ['dist/workbench/assets', 'dist/addin/assets'].flatMap((ordner) =>
    readdirSync(ordner)
      .filter((datei) => datei.endsWith('.js'))
      .map((datei) => join(ordner, datei)),
  );
  expect(skripte.length).toBeGreaterThan(4);
  expect(
    skripte.filter((datei) => anzahl(readFileSync(datei, 'utf8').replace(FRAGE_VON_ZOD, ''), AUS_TEXT) > 0),
  ).toEqual([]);
});
