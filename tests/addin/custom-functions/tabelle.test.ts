/**
 * Die Tabelle der GK-Funktionen: was Microsofts Werkzeug aus denselben Angaben liest, und was ein neuer Eintrag überall
 * bewirkt.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateCustomFunctionsMetadata } from 'custom-functions-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schreibeHilfe } from '../../../addin/build/hilfe.ts';
import { metadaten, satz } from '../../../addin/build/metadaten.ts';
import type { Funktion } from '../../../addin/custom-functions/eintrag.ts';
import { FUNKTIONEN } from '../../../addin/custom-functions/funktionen.ts';
import { REGELSTAENDE } from '../../../shared/regelstand/verzeichnis.ts';
import { gk } from './excel.ts';
import { type Gebaut, gebautMit } from './geaendert.ts';

const ordner = mkdtempSync(join(tmpdir(), 'gk-tabelle-'));
afterAll(() => rmSync(ordner, { recursive: true, force: true }));

describe('functions.json', () => {
  test('ist, was custom-functions-metadata aus denselben Angaben als JSDoc liest', async () => {
    const quelle = join(ordner, 'functions.ts');
    writeFileSync(quelle, FUNKTIONEN.map(alsQuelltext).join('\n'));
    const { errors, metadataJson } = await generateCustomFunctionsMetadata(quelle);
    expect(errors).toEqual([]);
    expect(readFileSync('dist/addin/functions.json', 'utf8')).toBe(
      `${JSON.stringify(JSON.parse(metadataJson), null, 2)}\n`,
    );
  });

  test('enthält keine Zahl, die in einem Regelstand steht', () => {
    const zahlen = [...JSON.stringify(REGELSTAENDE).matchAll(/"wert":"([\d.]+)"/g)].map(([, wert]) => Number(wert));
    const werte = new Set([...zahlen, ...zahlen.map((wert) => wert * 100), 34_000, 30]);
    // 1 ist „Vollzeit“ und eine Summe von Anteilen, die Bausteine heißen 1 bis 5.
    const texte = FUNKTIONEN.flatMap((f) => [
      satz(f),
      f.ergebnis,
      ...Object.values(f.parameter).map(({ beschreibung }) => beschreibung),
    ]);
    const genannt = texte
      .map((text) => text.replace(/\b(THM|DIA)-\d+|[RAW]\d+|p\d/g, ''))
      .flatMap((text) => text.match(/\d+(?:\.\d{3})*(?:,\d+)?/g) ?? []);
    expect(genannt.filter((zahl) => werte.has(Number(zahl.replaceAll('.', '').replace(',', '.'))))).toEqual([]);
  });

  test('nennt nur Regeln, die auch im Rechenweg vorkommen', () => {
    const stelle = [1, '01.04.2020', '31.12.2022', 65_300];
    const aufrufe: Record<string, unknown[]> = {
      STELLEN: [125],
      FOERDERTAGE: ['15.07.2020', '31.07.2020'],
      BEMESSUNG: stelle.slice(0, 3),
      ZUWENDUNG: stelle,
      EIGENANTEIL: stelle,
      KOFINANZIERUNG: stelle,
      'BAUSTEIN.ZUWENDUNG': [1, 1000],
      'BAUSTEIN.EIGENANTEIL': [1, 1000],
      'EIGENANTEIL.ZU': [1000],
      ABRECHNUNG: [1, '01.01.2021', '31.12.2021', 66_100, 52_240],
      MITTELABRUF: [1000, 0, 52_240],
      ERSTATTUNG: [2, 1],
      ZINSEN: [5510.1, '01.07.2022', '01.10.2023'],
      BASISZINS: ['01.07.2022'],
      NACHWEISFRIST: ['31.12.2022'],
    };
    for (const { id, regeln } of FUNKTIONEN) {
      const weg = regeln.length > 0 ? JSON.stringify(gk('RECHENWEG', id, ...(aufrufe[id] ?? []))) : '';
      for (const regel of regeln) expect(weg, id).toMatch(new RegExp(`\\b${regel}\\b`));
    }
  });
});

/** Eine Funktionsdeklaration mit dem Kommentar, aus dem custom-functions-metadata liest. */
function alsQuelltext(eintrag: Funktion, nr: number): string {
  const { functions } = metadaten([eintrag], 'https://localhost:3443');
  const parameter = Object.entries(eintrag.parameter).map(([name, { art, beschreibung, freiwillig }]) => {
    const typ = art.bereich ? 'any[][]' : 'any';
    return {
      kommentar: ` * @param {${typ}} ${freiwillig ? `[${name}]` : name} ${beschreibung}`,
      code: `${name}${freiwillig ? '?' : ''}: ${typ}`,
    };
  });
  const { rechnung } = eintrag;
  const ergebnis =
    'schritt' in rechnung ? 'number' : 'text' in rechnung ? 'string' : rechnung.nurZahlen ? 'number[][]' : 'any[][]';
  return [
    '/**',
    ` * ${satz(eintrag)}`,
    ` * @customfunction ${eintrag.id} ${eintrag.id}`,
    ...parameter.map(({ kommentar }) => kommentar),
    ` * @returns {${ergebnis}} ${eintrag.ergebnis}`,
    ` * @helpurl ${functions[0]?.helpUrl}`,
    ' */',
    `export function gk${nr}(${parameter.map(({ code }) => code).join(', ')}): ${ergebnis} { throw new Error(); }`,
  ].join('\n');
}

describe('das Rezept in CONTRIBUTING.md: eine Funktion hinzufügen', () => {
  const rezept =
    readFileSync('CONTRIBUTING.md', 'utf8').split('## Eine GK-Funktion hinzufügen')[1]?.split(/^## /m)[0] ?? '';
  const block = (sprache: string) =>
    (new RegExp(`\`\`\`${sprache}\\n([\\s\\S]*?)\`\`\``).exec(rezept)?.[1] ?? '').replace(/^ {3}/gm, '');
  const STELLE = 'const RECHNENDE: readonly Funktion[] = [';
  const neu = 'ZUWENDUNG.VOLLZEIT';
  let gebaut: Gebaut;
  beforeAll(async () => {
    gebaut = await gebautMit({
      datei: 'addin/custom-functions/funktionen.ts',
      stelle: STELLE,
      neu: STELLE + block('ts'),
    });
  });

  test('steht danach in functions.json, mit Parametern und Hilfeverweis', () => {
    expect(gebaut.metadaten.functions.find(({ id }) => id === neu)).toMatchObject({
      description: expect.stringContaining('(R5, A3).'),
      helpUrl: `https://localhost:3443/hilfe.html#${neu}`,
      parameters: [{ name: 'von' }, { name: 'bis' }, { name: 'regelstand', optional: true }],
      result: { type: 'number' },
    });
  });

  test('ist angemeldet, rechnet und hat einen Rechenweg', () => {
    const jahr = ['01.01.2021', '31.12.2021'];
    expect(gebaut.angemeldet.has(neu)).toBe(true);
    expect(gebaut.gk(neu, ...jahr)).toBe(54_400);
    expect(gebaut.gk(neu, jahr[0])).toMatchObject({
      fehler: '#N/A',
      meldung: expect.stringContaining('„bis“ ist leer'),
    });
    expect((gebaut.gk('RECHENWEG', neu, ...jahr) as unknown[][]).at(-1)?.[3]).toBe(54_400);
    expect(gebaut.gk('RECHENWEG', neu, ...jahr, null, 1)).toMatchObject({
      meldung: expect.stringContaining(`GK.${neu} hat nur 3 Parameter`),
    });
    expect(gebaut.gk('RECHENWEG', 'SUMME')).toMatchObject({ meldung: expect.stringContaining(neu) });
  });

  test('der Build verlangt ihren Abschnitt im Handbuch; mit ihm steht sie in der Hilfe', () => {
    const handbuch = readFileSync('docs/handbuch.md', 'utf8');
    expect(() => schreibeHilfe(ordner, gebaut.metadaten, handbuch)).toThrow(`Dem Handbuch fehlt: GK.${neu}`);
    schreibeHilfe(ordner, gebaut.metadaten, handbuch + block('md'));
    expect(readFileSync(join(ordner, 'hilfe.html'), 'utf8')).toContain(`id="${neu}"`);
  });
});

test('RECHENWEG hat so viele p wie die längste Funktion Parameter', async () => {
  const { metadaten: geaendert, gk: neu } = await gebautMit({
    datei: 'addin/custom-functions/foerderung.ts',
    stelle: '  ...STELLE,\n',
    neu: "  ...STELLE,\n  zusatz: freiwillig(HAUSHALTSJAHR, 'Nur in diesem Test'),\n",
  });
  const { parameters = [] } = geaendert.functions.find(({ id }) => id === 'RECHENWEG') ?? {};
  expect(parameters.map(({ name }) => name)).toEqual(['funktion', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8']);
  expect(parameters.at(-1)?.description).toBe('Achter Parameter');
  expect(
    (neu('RECHENWEG', 'ZUWENDUNG', 1, '01.01.2021', '31.12.2021', null, null, null, 'THM-2019') as unknown[][]).at(
      -1,
    )?.[3],
  ).toBe(54_400);
});
