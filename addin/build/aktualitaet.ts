/** Erkennt am Inhalt aller Quellen, ob schon gebaut ist; Zeitstempel lügen nach einem Klon. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIST, WURZEL } from './pfade.ts';

const QUELLEN = ['addin', 'shared', 'manifest.xml', 'package.json', 'package-lock.json', 'tsconfig.json'];
const STEMPEL = join(DIST, 'stand.txt');
const PFLICHTDATEIEN = ['addin/functions.js', 'addin/functions.json', 'addin/taskpane.html', 'addin/manifest.xml', 'workbench/index.html'];

/** SHA-256 über Pfade und Inhalte aller Quellen und die Basisadresse. */
export function quellenstand(basisadresse: string): string {
  const hash = createHash('sha256').update(basisadresse);
  for (const quelle of QUELLEN) ergaenze(hash, quelle);
  return hash.digest('hex');
}

export function istAktuell(stand: string): boolean {
  return existsSync(STEMPEL) && readFileSync(STEMPEL, 'utf8') === stand && PFLICHTDATEIEN.every((datei) => existsSync(join(DIST, datei)));
}

export function vergissStand(): void {
  rmSync(STEMPEL, { force: true });
}

export function merkeStand(stand: string): void {
  mkdirSync(DIST, { recursive: true });
  writeFileSync(STEMPEL, stand);
}

function ergaenze(hash: ReturnType<typeof createHash>, pfad: string): void {
  const voll = join(WURZEL, pfad);
  const eintraege = istOrdner(voll);
  if (eintraege === null) {
    hash.update(`\0${pfad}\0`).update(readFileSync(voll));
    return;
  }
  for (const eintrag of eintraege.sort()) ergaenze(hash, `${pfad}/${eintrag}`);
}

function istOrdner(pfad: string): string[] | null {
  try {
    return readdirSync(pfad);
  } catch (fehler) {
    if ((fehler as NodeJS.ErrnoException).code === 'ENOTDIR') return null;
    throw fehler;
  }
}
