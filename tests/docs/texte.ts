/** Die Texte der Dokumentation, ihre Befehle, Überschriften und Verweise. */
import { readdirSync, readFileSync } from 'node:fs';

export interface Text {
  readonly datei: string;
  readonly inhalt: string;
}

export const TEXTE: readonly Text[] = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
].map((datei) => ({ datei, inhalt: readFileSync(datei, 'utf8') }));

/** Jede Zeile aus einem ```sh-Block, ohne Kommentar; auch eingerückte Blöcke. */
export function befehle({ datei, inhalt }: Text): { readonly datei: string; readonly befehl: string }[] {
  return [...inhalt.matchAll(/^( *)```sh\n([\s\S]*?)^\1```$/gm)].flatMap(([, , block = '']) =>
    block
      .split('\n')
      .map((zeile) => zeile.replace(/\s+# .*$/, '').trim())
      .filter((zeile) => zeile !== '')
      .map((befehl) => ({ datei, befehl })),
  );
}

/** Ohne Codeblöcke: Was darin steht, ist kein Verweis und keine Überschrift. */
export function ohneCode(inhalt: string): string {
  return inhalt.replace(/^( *)```[\s\S]*?^\1```$/gm, '').replace(/`[^`\n]*`/g, '');
}

/** Anker, wie GitHub sie aus Überschriften bildet. */
export function anker(inhalt: string): Set<string> {
  const zeilen = inhalt.replace(/^( *)```[\s\S]*?^\1```$/gm, '').matchAll(/^#{1,6} +(.+)$/gm);
  return new Set(
    [...zeilen].map(([, titel = '']) =>
      titel
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}
