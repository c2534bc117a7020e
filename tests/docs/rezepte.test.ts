/**
 * Die Rezepte in CONTRIBUTING.md, ausgeführt wie beschrieben: eine Datei für eine Regel, eine Datei und ein Eintrag für
 * einen Regelstand.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { gk } from '../addin/custom-functions/excel.ts';
import { gebautMit, mitDateien } from '../addin/custom-functions/geaendert.ts';

const abschnitt = (titel: string) =>
  readFileSync('CONTRIBUTING.md', 'utf8').split(`## ${titel}`)[1]?.split(/^## /m)[0] ?? '';
const block = (text: string, sprache: string) =>
  (new RegExp(`\`\`\`${sprache}\\n([\\s\\S]*?)\`\`\``).exec(text)?.[1] ?? '').replace(/^ {3}/gm, '');

describe('eine Regel ändern', () => {
  const [alt = '', neu = ''] = block(abschnitt('Eine Regel ändern'), 'diff').split('\n');

  test('ändert eine Zeile einer Datei, und Zelle wie Rechenweg folgen', async () => {
    const { gk: geaendert } = await gebautMit({
      datei: 'shared/kern/foerdertage.ts',
      stelle: alt.slice(1),
      neu: neu.slice(1),
    });
    const aufruf = ['01.01.2021', '30.01.2021'] as const;
    expect(gk('FOERDERTAGE', ...aufruf)).toBe(30);
    expect(geaendert('FOERDERTAGE', ...aufruf)).toBe(29);
    expect((geaendert('RECHENWEG', 'ZUWENDUNG', 1, ...aufruf) as unknown[][]).flat().join(' ')).toContain('= 29');
  });
});

describe('einen Regelstand hinzufügen', () => {
  const text = abschnitt('Einen Regelstand hinzufügen');
  const datei = block(text, 'ts');
  const verzeichnis = readFileSync('shared/regelstand/verzeichnis.ts', 'utf8')
    .replace(
      "import { THM_2019 } from './thm-2019.ts';",
      "import { THM_2019 } from './thm-2019.ts';\nimport { THM_2023 } from './thm-2023.ts';",
    )
    .replace('[THM_2019, DIA_2019]', '[THM_2019, DIA_2019, THM_2023]');
  const dateien = {
    [resolve('shared/regelstand/thm-2023.ts')]: datei,
    [resolve('shared/regelstand/verzeichnis.ts')]: verzeichnis,
  };

  test('rechnet in jeder Funktion, nach Tagen und genannt, und steht mit seinen Fundstellen im Rechenweg', async () => {
    const { gk: neu } = await gebautMit(mitDateien(dateien));
    expect(neu('ZUWENDUNG', 1, '01.01.2023', '31.12.2023', 65_300)).toBe(45_710);
    expect(neu('ZUWENDUNG', 1, '01.01.2021', '31.12.2021', 65_300)).toBe(
      gk('ZUWENDUNG', 1, '01.01.2021', '31.12.2021', 65_300),
    );
    expect(neu('STELLEN', 256, 'THM-2023')).toBe(2.5);
    const weg = (neu('RECHENWEG', 'ZUWENDUNG', 1, '01.01.2023', '31.12.2023', 65_300) as unknown[][]).flat().join(' ');
    expect(weg).toContain('0,7 (Förderquote, R5, THM-2023)');
    expect(weg).toContain('Fortsetzung, Nr. 5');
    expect(neu('FUNDSTELLE', 'R5', 'THM-2023')).toContain('70 %');
  });

  test('lässt sich übersetzen', () => {
    const { config } = ts.readConfigFile('tsconfig.json', (pfad) => readFileSync(pfad, 'utf8'));
    const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, '.');
    const host = ts.createCompilerHost(options);
    const { fileExists, readFile, getSourceFile } = host;
    host.fileExists = (pfad) => resolve(pfad) in dateien || fileExists.call(host, pfad);
    host.readFile = (pfad) => dateien[resolve(pfad)] ?? readFile.call(host, pfad);
    host.getSourceFile = (pfad, sprache, ...rest) => {
      const inhalt = dateien[resolve(pfad)];
      return inhalt === undefined
        ? getSourceFile.call(host, pfad, sprache, ...rest)
        : ts.createSourceFile(pfad, inhalt, sprache);
    };
    const programm = ts.createProgram(
      ['shared/antrag/nachrechnen.ts', 'addin/custom-functions/funktionen.ts'],
      options,
      host,
    );
    const befunde = Object.keys(dateien).flatMap((pfad) =>
      ts.getPreEmitDiagnostics(programm, programm.getSourceFile(pfad)),
    );
    expect(befunde.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
  }, 120_000);
});
