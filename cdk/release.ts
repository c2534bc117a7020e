/**
 * Der geprüfte Release: Ausgeliefert wird nur, was unter dem genannten Hash geprüft wurde, keine Datei mehr, weniger
 * oder anders.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

const SUMMEN = 'SHA256SUMS';

/**
 * Die Ordner des Releases als Angaben für den Stack; `null` ohne `GK_RELEASE`.
 * @throws {Error} nennt, was nicht zum Hash passt
 */
export function pruefeRelease({
  GK_RELEASE,
  GK_RELEASE_SHA256,
}: Readonly<Record<string, string | undefined>>): Record<string, string> | null {
  if (!GK_RELEASE && !GK_RELEASE_SHA256) return null;
  if (!GK_RELEASE || !/^[0-9a-f]{64}$/.test(GK_RELEASE_SHA256 ?? ''))
    throw new Error(
      'Zu einem geprüften Release gehören GK_RELEASE (sein Ordner) und GK_RELEASE_SHA256 (der SHA-256 seiner Datei SHA256SUMS, 64 Ziffern).',
    );
  const summen = join(GK_RELEASE, SUMMEN);
  if (!existsSync(summen))
    throw new Error(`In „${GK_RELEASE}“ liegt kein Release (${SUMMEN} fehlt). Zuerst: npm run release`);
  if (summe(summen) !== GK_RELEASE_SHA256)
    throw new Error(
      `Der Release in „${GK_RELEASE}“ ist nicht der geprüfte: Der SHA-256 von ${SUMMEN} ist ein anderer.`,
    );
  const soll = new Map(
    [...readFileSync(summen, 'utf8').matchAll(/^([0-9a-f]{64}) {2}(.+)$/gm)].map(([, hash = '', datei = '']) => [
      datei.replace(/^\.\//, ''),
      hash,
    ]),
  );
  const ist = dateien(GK_RELEASE).filter((datei) => datei !== SUMMEN);
  const falsch = [...new Set([...soll.keys(), ...ist])].filter(
    (datei) => !ist.includes(datei) || summe(join(GK_RELEASE, datei)) !== soll.get(datei),
  );
  if (falsch.length > 0) throw new Error(`Im Release fehlt oder stimmt nicht: ${falsch.sort().join(', ')}.`);
  const ordner = (name: string) => resolve(GK_RELEASE, name);
  return { GK_ADDIN_DIST: ordner('addin'), GK_FUNKTIONEN_DIST: ordner('functions') };
}

function dateien(ordner: string): string[] {
  return readdirSync(ordner, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(ordner, name)).isFile())
    .map((name) => relative('.', name).split(sep).join('/'));
}

function summe(datei: string): string {
  return createHash('sha256').update(readFileSync(datei)).digest('hex');
}
