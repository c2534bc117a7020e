/**
 * Ordnet in einer geschriebenen .xlsx die Angaben jeder Schrift, wie das Schema sie verlangt (ECMA-376, Teil 1, CT_Font):
 * hucre schreibt die Farbe vor die Größe, und das Open XML SDK nennt die Datei dann ungültig.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const STILE = 'xl/styles.xml';
const REIHENFOLGE = ['b', 'i', 'strike', 'u', 'vertAlign', 'sz', 'color', 'name', 'family', 'charset', 'scheme'];

export function mitGeordnetenSchriften(datei: Uint8Array): Uint8Array {
  const teile = unzipSync(datei);
  const stile = teile[STILE];
  if (!stile) return datei;
  const geordnet = strFromU8(stile).replace(
    /<font>(.*?)<\/font>/gs,
    (_, angaben: string) => `<font>${(angaben.match(/<[^<>]*\/>/g) ?? []).sort(nachSchema).join('')}</font>`,
  );
  return zipSync({ ...teile, [STILE]: strToU8(geordnet) });
}

function nachSchema(a: string, b: string): number {
  return rang(a) - rang(b);
}

function rang(angabe: string): number {
  return REIHENFOLGE.indexOf(/^<(\w+)/.exec(angabe)?.[1] ?? '');
}
