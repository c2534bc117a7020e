/**
 * Der Ordner, in dem der Release entsteht. Was vorher darin liegt, wird ersetzt: Es darf nur ein früherer Release sein.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Der Ordner mit vollem Pfad; es muss ihn noch nicht geben.
 * @throws {Error} wenn keiner genannt ist oder wenn darin etwas anderes liegt, das verloren ginge
 */
export function pruefeZiel(text: string): string {
  if (text.trim() === '') throw new Error('--ziel erwartet einen Ordner.');
  const ziel = resolve(text);
  if (existsSync(ziel) && !istErsetzbar(ziel)) {
    throw new Error(
      `${ziel} enthält etwas anderes als einen Release; es würde gelöscht. Nennen Sie mit --ziel einen neuen oder leeren Ordner.`,
    );
  }
  return ziel;
}

function istErsetzbar(ziel: string): boolean {
  return (
    statSync(ziel).isDirectory() &&
    (readdirSync(ziel).length === 0 || ['SHA256SUMS', 'sbom.cdx.json'].every((datei) => existsSync(join(ziel, datei))))
  );
}
