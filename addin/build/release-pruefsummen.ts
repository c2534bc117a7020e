/** SHA256SUMS in der Form, die `sha256sum -c` liest. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Eine Zeile je Datei unter `ordner`, nach Namen sortiert, Pfade mit Schrägstrich. */
export function pruefsummen(ordner: string): string {
  return readdirSync(ordner, { recursive: true, withFileTypes: true })
    .filter((eintrag) => eintrag.isFile())
    .map((eintrag) => join(eintrag.parentPath, eintrag.name))
    .map((datei) => ({ datei, name: datei.slice(ordner.length + 1).replaceAll('\\', '/') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ datei, name }) => `${createHash('sha256').update(readFileSync(datei)).digest('hex')}  ${name}\n`)
    .join('');
}
