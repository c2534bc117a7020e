/** Erkennt am Inhalt aller Quellen, ob schon gebaut ist; Zeitstempel lügen nach einem Klon. */
import { createHash, type Hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIST, WURZEL } from './pfade.ts';

const QUELLEN = [
  'addin',
  'shared',
  'docs/handbuch.md',
  'docs/bilder',
  'manifest.xml',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];
const STEMPEL = 'stand.txt';
const PFLICHTDATEIEN = [
  'addin/functions.js',
  'addin/functions.json',
  'addin/taskpane.html',
  'addin/manifest.xml',
  'workbench/index.html',
];

/** SHA-256 über Pfade und Inhalte aller Quellen und die Angaben, mit denen gebaut wird. */
export function quellenstand(angaben: string, wurzel = WURZEL): string {
  const hash = createHash('sha256').update(angaben);
  for (const quelle of QUELLEN) if (existsSync(join(wurzel, quelle))) ergaenze(hash, wurzel, quelle);
  return hash.digest('hex');
}

/** Ob der letzte Build genau diesen Stand hat und vollständig daliegt. */
export function istAktuell(stand: string, dist = DIST): boolean {
  const stempel = join(dist, STEMPEL);
  return (
    existsSync(stempel) &&
    readFileSync(stempel, 'utf8') === stand &&
    PFLICHTDATEIEN.every((datei) => existsSync(join(dist, datei)))
  );
}

/** Vor dem Austausch: Bricht er ab, wird beim nächsten Mal neu gebaut. */
export function vergissStand(dist = DIST): void {
  rmSync(join(dist, STEMPEL), { force: true });
}

/** Erst wenn alles an seinem Platz liegt. */
export function merkeStand(stand: string, dist = DIST): void {
  mkdirSync(dist, { recursive: true });
  writeFileSync(join(dist, STEMPEL), stand);
}

function ergaenze(hash: Hash, wurzel: string, pfad: string): void {
  const eintraege = eintraegeVon(join(wurzel, pfad));
  if (eintraege === null) {
    const inhalt = readFileSync(join(wurzel, pfad));
    hash.update(`\0${pfad}\0${inhalt.length}\0`).update(inhalt);
    return;
  }
  for (const eintrag of eintraege.sort()) ergaenze(hash, wurzel, `${pfad}/${eintrag}`);
}

/** Der Inhalt eines Ordners; `null`, wenn der Pfad eine Datei ist. */
function eintraegeVon(pfad: string): string[] | null {
  try {
    return readdirSync(pfad);
  } catch (fehler) {
    if ((fehler as NodeJS.ErrnoException).code === 'ENOTDIR') return null;
    throw fehler;
  }
}
