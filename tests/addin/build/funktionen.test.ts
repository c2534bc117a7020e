/** Der Build von functions.js und functions.json: gleiche Bytes bei gleichen Quellen, und er scheitert, wo Excel schweigen würde. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { baueFunktionen, erzeugeMetadaten, pruefeGleicheMenge } from '../../../addin/build/funktionen.ts';

const ordner = mkdtempSync(join(tmpdir(), 'gk-funktionen-'));
afterAll(() => rmSync(ordner, { recursive: true, force: true }));

test('zweimal gebaut sind es dieselben Bytes', async () => {
  const inhalte = async () => {
    await baueFunktionen(ordner);
    return ['functions.js', 'functions.json'].map((datei) => readFileSync(join(ordner, datei), 'utf8'));
  };
  const [skript, json] = await inhalte();
  expect(await inhalte()).toEqual([skript, json]);
});

test('die Basisadresse steht in jedem Hilfeverweis und nirgends sonst', async () => {
  const vorher = readFileSync(join(ordner, 'functions.js'), 'utf8');
  const { functions } = await baueFunktionen(ordner, 'https://rechner.example.de/gk');
  for (const { helpUrl, id } of functions) expect(helpUrl).toBe(`https://rechner.example.de/gk/hilfe.html#${id}`);
  expect(readFileSync(join(ordner, 'functions.js'), 'utf8')).toBe(vorher);
});

describe('scheitert', () => {
  const quelle = (text: string) => {
    const datei = join(ordner, 'quelle.ts');
    writeFileSync(datei, text);
    return erzeugeMetadaten(datei, 'https://localhost:3443');
  };

  test.each([
    ['an einer Id mit Umlaut', '/**\n * @customfunction FÖRDERTAGE FÖRDERTAGE\n */\nexport function a(): number { return 1; }'],
    [
      'an zwei Funktionen mit derselben Id',
      '/** @customfunction A A */\nexport function a(): number { return 1; }\n/** @customfunction A B */\nexport function b(): number { return 1; }',
    ],
    ['an einem unbekannten Typ', '/**\n * @customfunction A A\n * @param x Wert\n */\nexport function a(x: Date): number { return Number(x); }'],
  ])('%s', async (_, text) => {
    await expect(quelle(text)).rejects.toThrow('functions.json lässt sich nicht erzeugen');
  });

  test('wenn Angemeldetes und Beschriebenes nicht dasselbe sind', () => {
    const beschrieben = (...ids: string[]) => ({ functions: ids.map((id) => ({ id, name: id, parameters: [] })) });
    const skript = "CustomFunctions.associate('A', function () {}); CustomFunctions.associate('B', function () {});";
    expect(() => pruefeGleicheMenge(beschrieben('A', 'B'), skript)).not.toThrow();
    expect(() => pruefeGleicheMenge(beschrieben('A'), skript)).toThrow('Nur angemeldet oder nur beschrieben: B');
    expect(() => pruefeGleicheMenge(beschrieben('A', 'B', 'C'), skript)).toThrow('Nur angemeldet oder nur beschrieben: C');
  });
});
