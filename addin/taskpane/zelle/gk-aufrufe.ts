/** Findet die GK-Aufrufe einer neutralen Formel und liest ihre Argumente. */

interface Zelladresse {
  /** `null`: das Blatt der Formel. */
  readonly blatt: string | null;
  readonly zeile: number;
  readonly spalte: number;
}

export type Argument =
  | { readonly art: 'leer' }
  | { readonly art: 'wert'; readonly wert: string | number | boolean }
  | { readonly art: 'zelle'; readonly zelle: Zelladresse; readonly text: string; readonly freiwillig: boolean }
  | { readonly art: 'bereich'; readonly zellen: readonly (readonly Zelladresse[])[]; readonly text: string }
  /** Ein Ausdruck, den nur die Tabellenkalkulation selbst auswerten kann. */
  | { readonly art: 'ausdruck'; readonly text: string };

export interface Aufruf {
  /** Ohne „GK.“, z. B. `ZUWENDUNG`. */
  readonly funktion: string;
  readonly argumente: readonly Argument[];
}

/** Größere Bereiche werden nicht aufgelöst. */
const BEREICH_HOECHSTENS = 2000;

/** Alle GK-Aufrufe in der Reihenfolge, in der sie in der Formel stehen. */
export function gkAufrufe(formel: string): Aufruf[] {
  const aufrufe: Aufruf[] = [];
  for (const [von, bis] of ausserhalbVonText(formel)) {
    const stueck = formel.slice(von, bis);
    for (const treffer of stueck.matchAll(/\bGK\.([A-Z.]+)\(/gi)) {
      const anfang = von + treffer.index + treffer[0].length;
      const inhalt = bisKlammerZu(formel, anfang);
      if (inhalt !== null)
        aufrufe.push({ funktion: (treffer[1] ?? '').toUpperCase(), argumente: teile(inhalt).map(argument) });
    }
  }
  return aufrufe;
}

/** Abschnitte der Formel, die nicht in Anführungszeichen stehen. */
function* ausserhalbVonText(formel: string): Generator<readonly [number, number]> {
  let anfang = 0;
  for (let i = 0; i < formel.length; i++) {
    if (formel[i] !== '"') continue;
    yield [anfang, i];
    i = textende(formel, i);
    anfang = i + 1;
  }
  yield [anfang, formel.length];
}

/** Stelle des schließenden Anführungszeichens; verdoppelte gehören zum Text. */
function textende(formel: string, anfang: number): number {
  for (let i = anfang + 1; i < formel.length; i++) {
    if (formel[i] !== '"') continue;
    if (formel[i + 1] !== '"') return i;
    i++;
  }
  return formel.length;
}

function bisKlammerZu(formel: string, anfang: number): string | null {
  let tiefe = 0;
  for (let i = anfang; i < formel.length; i++) {
    const zeichen = formel[i];
    if (zeichen === '"') i = textende(formel, i);
    else if (zeichen === '(') tiefe++;
    else if (zeichen === ')' && tiefe-- === 0) return formel.slice(anfang, i);
  }
  return null;
}

/** Trennt an den Kommas der obersten Ebene. */
function teile(inhalt: string): string[] {
  if (inhalt.trim() === '') return [];
  const ergebnis: string[] = [];
  let anfang = 0;
  let tiefe = 0;
  for (let i = 0; i < inhalt.length; i++) {
    const zeichen = inhalt[i];
    if (zeichen === '"') i = textende(inhalt, i);
    else if (zeichen === '(') tiefe++;
    else if (zeichen === ')') tiefe--;
    else if (zeichen === ',' && tiefe === 0) {
      ergebnis.push(inhalt.slice(anfang, i));
      anfang = i + 1;
    }
  }
  return [...ergebnis, inhalt.slice(anfang)];
}

function argument(roh: string): Argument {
  const text = roh.trim();
  if (text === '' || text === '""') return { art: 'leer' };
  if (/^"(?:[^"]|"")*"$/.test(text)) return { art: 'wert', wert: text.slice(1, -1).replaceAll('""', '"') };
  if (/^-?\d+(\.\d+)?(E[+-]?\d+)?$/i.test(text)) return { art: 'wert', wert: Number(text) };
  if (/^(TRUE|FALSE)$/i.test(text)) return { art: 'wert', wert: text.toUpperCase() === 'TRUE' };
  const waechter = /^IF\(\s*ISBLANK\(\s*([^(),]+?)\s*\)\s*,\s*""\s*,\s*([^(),]+?)\s*\)$/i.exec(text);
  if (waechter && waechter[1] === waechter[2]) return verweis(waechter[1] ?? '', true);
  return verweis(text, false);
}

function verweis(text: string, freiwillig: boolean): Argument {
  const treffer =
    /^(?:(?:'((?:[^']|'')+)'|([\p{L}\p{N}_.]+))!)?\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/iu.exec(
      text,
    );
  if (!treffer) return { art: 'ausdruck', text };
  const [, inHochkommas, einfach, spalte = '', zeile = '', spalteBis, zeileBis] = treffer;
  const blatt = inHochkommas?.replaceAll("''", "'") ?? einfach ?? null;
  const von = { blatt, zeile: Number(zeile) - 1, spalte: spaltennummer(spalte) };
  if (spalteBis === undefined || zeileBis === undefined) return { art: 'zelle', zelle: von, text, freiwillig };
  const [zeilen, spalten] = [Number(zeileBis) - von.zeile, spaltennummer(spalteBis) + 1 - von.spalte];
  if (zeilen < 1 || spalten < 1 || zeilen * spalten > BEREICH_HOECHSTENS) return { art: 'ausdruck', text };
  const zellen = Array.from({ length: zeilen }, (_, z) =>
    Array.from({ length: spalten }, (__, s) => ({ blatt, zeile: von.zeile + z, spalte: von.spalte + s })),
  );
  return { art: 'bereich', zellen, text };
}

function spaltennummer(name: string): number {
  return [...name.toUpperCase()].reduce((nummer, buchstabe) => nummer * 26 + buchstabe.charCodeAt(0) - 64, 0) - 1;
}
