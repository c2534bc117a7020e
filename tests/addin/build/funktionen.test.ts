/**
 * Der Build von functions.js und functions.json: gleiche Bytes bei gleichen Quellen, und er scheitert, wo Excel
 * schweigen würde.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { baueFunktionen, pruefeGleicheMenge } from '../../../addin/build/funktionen.ts';
import { metadaten } from '../../../addin/build/metadaten.ts';
import { ohneBeschreibungen } from '../../../addin/build/nur-rechnen.ts';
import type { Funktion } from '../../../addin/custom-functions/eintrag.ts';
import { FUNKTIONEN } from '../../../addin/custom-functions/funktionen.ts';

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

test('was nur der Beschreibung dient, steht in functions.json und nicht im Skript', () => {
  const [skript = '', json = ''] = ['functions.js', 'functions.json'].map((datei) =>
    readFileSync(join(ordner, datei), 'utf8'),
  );
  const texte = FUNKTIONEN.flatMap(({ zweck, parameter }) => [
    zweck,
    ...Object.values(parameter).map(({ beschreibung }) => beschreibung),
  ]);
  const beschrieben = JSON.stringify(JSON.parse(json));
  expect(texte.filter((text) => !beschrieben.includes(JSON.stringify(text).slice(1, -1)))).toEqual([]);
  // Kurze können auch Name eines Werts im Rechenweg sein.
  expect(texte.filter((text) => text.length > 20 && skript.includes(text))).toEqual([]);
});

test.each([
  ['Zweck', "a({ zweck: 'Summe', b: 1 })", "a({ zweck: '', b: 1 })"],
  ['Parameter', 'noetig(ART, `x`)', "noetig(ART, '')"],
  ['anderes', "sonst(ART, 'bleibt')", "sonst(ART, 'bleibt')"],
])('ohne Beschreibungen: %s', (_, vorher, nachher) => {
  expect(ohneBeschreibungen(vorher)).toBe(nachher);
});

describe('scheitert', () => {
  const [stellen] = FUNKTIONEN as [Funktion];
  const { personen, regelstand } = stellen.parameter;
  const mit = (...eintraege: Partial<Funktion>[]) => eintraege.map((angaben) => ({ ...stellen, ...angaben }));

  test.each<[string, Funktion[], string]>([
    ['an einer Id mit Umlaut', mit({ id: 'FÖRDERTAGE' }), 'FÖRDERTAGE: Eine Id besteht'],
    ['an zwei Funktionen mit derselben Id', mit({}, { id: 'A1' }, {}), 'STELLEN: Diese Id gibt es zweimal.'],
    ['an einem Punkt am Ende des Zwecks', mit({ zweck: 'Rechnet.' }), 'ohne Punkt'],
    ['an einem Parameternamen mit Umlaut', mit({ parameter: { träger: personen } as never }), '„träger“ ist kein Name'],
    [
      'an einem Parameter ohne Beschreibung',
      mit({ parameter: { personen: { ...personen, beschreibung: '' } } as never }),
      '„personen“ ist nicht beschrieben.',
    ],
    [
      'an einem nötigen Parameter hinter einem freiwilligen',
      mit({ parameter: { regelstand, personen } as never }),
      '„personen“ ist nötig und steht hinter',
    ],
  ])('%s', (_, tabelle, mangel) => {
    expect(() => metadaten(tabelle, 'https://localhost:3443')).toThrow(mangel);
  });

  test('wenn Angemeldetes und Beschriebenes nicht dasselbe sind', () => {
    const beschrieben = (...ids: string[]) => ({ functions: ids.map((id) => ({ id, name: id, parameters: [] })) });
    const skript = "CustomFunctions.associate('A', function () {}); CustomFunctions.associate('B', function () {});";
    expect(() => pruefeGleicheMenge(beschrieben('A', 'B'), skript)).not.toThrow();
    expect(() => pruefeGleicheMenge(beschrieben('A'), skript)).toThrow('Nur angemeldet oder nur beschrieben: B');
    expect(() => pruefeGleicheMenge(beschrieben('A', 'B', 'C'), skript)).toThrow(
      'Nur angemeldet oder nur beschrieben: C',
    );
  });
});
