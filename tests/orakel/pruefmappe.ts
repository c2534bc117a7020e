/**
 * Das Orakel: LibreOffice rechnet die Prüfmappen erzeugter Anträge neu, und jede Formelzelle muss ergeben, was wir hineingeschrieben haben.
 * Aufruf: `npm run test:oracle` (500 Anträge) oder `npm run test:oracle -- 20`. Ein zweites Argument ist der Startwert des Zufalls.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as xlsx from '@e965/xlsx';
import * as fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { pruefmappe } from '../../shared/pruefmappe/pruefmappe.ts';
import { irgendeinAntrag } from '../shared/antrag/antraege.ts';
import { alsVersion } from '../shared/pruefmappe/version.ts';

const ANZAHL = Number(process.argv[2] ?? 500);
const STARTWERT = Number(process.argv[3] ?? 20200123);
const JE_AUFRUF = 50;

/** Neu gerechnet wird beim Laden immer, nicht nur auf Nachfrage. */
const IMMER_NEU_RECHNEN = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

function libreOffice(): string {
  const gefunden = ['soffice', 'libreoffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice'].find(
    (name) => spawnSync(name, ['--version']).status === 0,
  );
  if (gefunden) return gefunden;
  console.error(
    'LibreOffice fehlt. Installieren: Debian/Ubuntu „sudo apt-get install --no-install-recommends libreoffice-calc“, macOS „brew install --cask libreoffice“,',
  );
  console.error('Windows „winget install TheDocumentFoundation.LibreOffice“. Dann noch einmal: npm run test:oracle');
  process.exit(1);
}

function rechneNeu(programm: string, profil: string, dateien: readonly string[], ziel: string): void {
  const argumente = [`-env:UserInstallation=${pathToFileURL(profil).href}`, '--headless', '--convert-to', 'xlsx', '--outdir', ziel, ...dateien];
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
    .map(([adresse, zelle]) => `${adresse}: ${JSON.stringify(zelle.v)} statt ${JSON.stringify(neu.get(adresse)?.v)} aus =${zelle.f}`);
  return { geprueft: formeln.length, falsch };
}

/** Ohne diese Probe wüssten wir nicht, ob neu gerechnet wurde oder nur unsere eigenen Werte zurückkommen. */
async function pruefeDassGerechnetWird(programm: string, profil: string, ordner: string): Promise<void> {
  const probe = join(ordner, 'probe.xlsx');
  writeFileSync(probe, await writeXlsx({ sheets: [{ name: 'Probe', rows: [], cells: new Map([['0,0', { formula: '1+1', formulaResult: 99 }]]) }] }));
  rechneNeu(programm, profil, [probe], join(ordner, 'neu'));
  const wert = zellen(join(ordner, 'neu', 'probe.xlsx')).get('Probe!A1')?.v;
  if (wert !== 2) throw new Error(`LibreOffice rechnet nicht neu (1+1 blieb ${wert}).`);
}

async function pruefe(): Promise<number> {
  const programm = libreOffice();
  const ordner = mkdtempSync(join(tmpdir(), 'gk-orakel-'));
  try {
    const profil = join(ordner, 'profil');
    mkdirSync(join(profil, 'user'), { recursive: true });
    mkdirSync(join(ordner, 'neu'));
    writeFileSync(join(profil, 'user', 'registrymodifications.xcu'), IMMER_NEU_RECHNEN);
    await pruefeDassGerechnetWird(programm, profil, ordner);
    const antraege = fc.sample(irgendeinAntrag(), { numRuns: ANZAHL, seed: STARTWERT });
    let geprueft = 0;
    const falsch: string[] = [];
    for (let erster = 0; erster < antraege.length; erster += JE_AUFRUF) {
      const dateien: string[] = [];
      for (const [i, antrag] of antraege.slice(erster, erster + JE_AUFRUF).entries()) {
        const datei = join(ordner, `antrag-${erster + i + 1}.xlsx`);
        writeFileSync(datei, await pruefmappe(alsVersion(antrag)));
        dateien.push(datei);
      }
      rechneNeu(programm, profil, dateien, join(ordner, 'neu'));
      for (const datei of dateien) {
        const name = datei.slice(ordner.length + 1);
        const ergebnis = abweichungen(zellen(datei), zellen(join(ordner, 'neu', name)));
        geprueft += ergebnis.geprueft;
        falsch.push(...ergebnis.falsch.map((text) => `${name} ${text}`));
      }
      console.log(`${Math.min(erster + JE_AUFRUF, antraege.length)} von ${antraege.length} Anträgen, ${geprueft} Formelzellen, ${falsch.length} Abweichungen`);
    }
    for (const text of falsch.slice(0, 20)) console.error(text);
    return geprueft > 0 && falsch.length === 0 ? 0 : 1;
  } finally {
    rmSync(ordner, { recursive: true, force: true });
  }
}

process.exit(await pruefe());
