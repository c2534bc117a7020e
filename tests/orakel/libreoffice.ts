/**
 * LibreOffice als unabhängiges Tabellenprogramm: rechnet eine Prüfmappe neu und nennt jede Formelzelle, die anders
 * herauskommt.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as xlsx from '@e965/xlsx';
import { writeXlsx } from 'hucre/xlsx';

/** Neu gerechnet wird beim Laden immer, nicht nur auf Nachfrage. */
const IMMER_NEU_RECHNEN = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

/** Der Aufruf des installierten LibreOffice; `null`, wenn es keines gibt. */
export function libreOffice(): string | null {
  const namen = ['soffice', 'libreoffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice'];
  return namen.find((name) => spawnSync(name, ['--version']).status === 0) ?? null;
}

/** Ein Ordner für die Dauer von `arbeite`, in dem LibreOffice nachweislich jede Datei beim Laden neu rechnet. */
export async function mitOrakel<T>(programm: string, arbeite: (orakel: Orakel) => Promise<T>): Promise<T> {
  const ordner = mkdtempSync(join(tmpdir(), 'gk-orakel-'));
  try {
    const profil = join(ordner, 'profil');
    mkdirSync(join(profil, 'user'), { recursive: true });
    mkdirSync(join(ordner, 'neu'));
    writeFileSync(join(profil, 'user', 'registrymodifications.xcu'), IMMER_NEU_RECHNEN);
    await pruefeDassGerechnetWird(programm, profil, ordner);
    return await arbeite({ pruefe: (mappen) => pruefeMappen(programm, profil, ordner, mappen) });
  } finally {
    rmSync(ordner, { recursive: true, force: true });
  }
}

export interface Orakel {
  /**
   * Rechnet alle Mappen mit einem Aufruf neu; `falsch` nennt je Abweichung Mappe, Zelle, beide Werte und die Formel.
   */
  pruefe(mappen: ReadonlyMap<string, Uint8Array>): { geprueft: number; falsch: string[] };
}

function pruefeMappen(
  programm: string,
  profil: string,
  ordner: string,
  mappen: ReadonlyMap<string, Uint8Array>,
): { geprueft: number; falsch: string[] } {
  for (const [name, mappe] of mappen) writeFileSync(join(ordner, `${name}.xlsx`), mappe);
  const dateien = [...mappen.keys()].map((name) => join(ordner, `${name}.xlsx`));
  rechneNeu(programm, profil, dateien, join(ordner, 'neu'));
  const ergebnis = { geprueft: 0, falsch: [] as string[] };
  for (const name of mappen.keys()) {
    const { geprueft, falsch } = abweichungen(
      zellen(join(ordner, `${name}.xlsx`)),
      zellen(join(ordner, 'neu', `${name}.xlsx`)),
    );
    ergebnis.geprueft += geprueft;
    ergebnis.falsch.push(...falsch.map((text) => `${name} ${text}`));
  }
  return ergebnis;
}

function rechneNeu(programm: string, profil: string, dateien: readonly string[], ziel: string): void {
  const argumente = [
    `-env:UserInstallation=${pathToFileURL(profil).href}`,
    '--headless',
    '--convert-to',
    'xlsx',
    '--outdir',
    ziel,
    ...dateien,
  ];
  const lauf = spawnSync(programm, argumente, { encoding: 'utf8', timeout: 600_000 });
  if (lauf.status !== 0) throw new Error(`LibreOffice ist fehlgeschlagen: ${lauf.stderr}`);
}

type Zellen = Map<string, xlsx.CellObject>;

function zellen(datei: string): Zellen {
  const mappe = xlsx.read(readFileSync(datei), { cellFormula: true });
  const gefunden: Zellen = new Map();
  for (const blatt of mappe.SheetNames) {
    for (const [adresse, zelle] of Object.entries(mappe.Sheets[blatt] ?? {}))
      if (!adresse.startsWith('!')) gefunden.set(`${blatt}!${adresse}`, zelle as xlsx.CellObject);
  }
  return gefunden;
}

/** Formelzellen, deren neu gerechneter Wert nicht der unsere ist. */
function abweichungen(unsere: Zellen, neu: Zellen): { geprueft: number; falsch: string[] } {
  const formeln = [...unsere].filter(([, zelle]) => zelle.f !== undefined);
  const falsch = formeln
    .filter(([adresse, zelle]) => (neu.get(adresse)?.v ?? '') !== (zelle.v ?? ''))
    .map(
      ([adresse, zelle]) =>
        `${adresse}: ${JSON.stringify(zelle.v)} statt ${JSON.stringify(neu.get(adresse)?.v)} aus =${zelle.f}`,
    );
  return { geprueft: formeln.length, falsch };
}

/** Ohne diese Probe wüssten wir nicht, ob neu gerechnet wurde oder nur unsere eigenen Werte zurückkommen. */
async function pruefeDassGerechnetWird(programm: string, profil: string, ordner: string): Promise<void> {
  const probe = join(ordner, 'probe.xlsx');
  writeFileSync(
    probe,
    await writeXlsx({
      sheets: [{ name: 'Probe', rows: [], cells: new Map([['0,0', { formula: '1+1', formulaResult: 99 }]]) }],
    }),
  );
  rechneNeu(programm, profil, [probe], join(ordner, 'neu'));
  const wert = zellen(join(ordner, 'neu', 'probe.xlsx')).get('Probe!A1')?.v;
  if (wert !== 2) throw new Error(`LibreOffice rechnet nicht neu (1+1 blieb ${wert}).`);
}
