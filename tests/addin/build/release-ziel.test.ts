/** `npm run release -- --ziel …` ersetzt den ganzen Ordner: Was kein Release ist, darf es nie treffen. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { pruefeZiel } from '../../../addin/build/release-ziel.ts';

const ordner = mkdtempSync(join(tmpdir(), 'gk-ziel-'));
afterAll(() => rmSync(ordner, { recursive: true, force: true }));

describe('pruefeZiel', () => {
  test.each([
    ['nichts', ''],
    ['Leerzeichen', ' '],
    ['den Ordner des Projekts', '.'],
    ['den darüber', '..'],
    ['den eigenen Ordner', homedir()],
    ['die Wurzel', '/'],
  ])('lehnt %s ab', (_, ziel) => {
    expect(() => pruefeZiel(ziel)).toThrow('--ziel');
  });

  test('nimmt einen neuen Ordner, einen leeren und einen früheren Release, aber keinen mit anderem und keine Datei', () => {
    const lege = (name: string, ...dateien: string[]) => {
      for (const datei of [join(name, 'x'), ...dateien.map((d) => join(name, d))])
        mkdirSync(dirname(join(ordner, datei)), { recursive: true });
      for (const datei of dateien) writeFileSync(join(ordner, name, datei), '');
      return join(ordner, name);
    };
    expect(pruefeZiel(join(ordner, 'neu/darin'))).toBe(join(ordner, 'neu/darin'));
    expect(pruefeZiel(lege('leer'))).toBe(join(ordner, 'leer'));
    expect(pruefeZiel(lege('frueher', 'SHA256SUMS', 'sbom.cdx.json', 'addin/manifest.xml'))).toBe(
      join(ordner, 'frueher'),
    );
    expect(() => pruefeZiel(lege('briefe', 'brief.txt'))).toThrow('es würde gelöscht');
    expect(() => pruefeZiel(join(ordner, 'briefe/brief.txt'))).toThrow('es würde gelöscht');
  });
});
