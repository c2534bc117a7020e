/**
 * Jeder eigene reguläre Ausdruck ist linear: Auch an der schlechtesten Zelle, die Excel fasst (32.767 Zeichen), ist er
 * in unter 50 ms fertig.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const ZEICHEN_HOECHSTENS = 32_767;
const FRIST_MS = 50;
/** Stücke, die sich wiederholen: jedes allein und zu zweit, dahinter etwas, woran es scheitert. */
const STUECKE = [
  'a',
  'A',
  '0',
  '1',
  ' ',
  '\t',
  '\n',
  '.',
  ',',
  ';',
  '_',
  '-',
  '"',
  "'",
  '(',
  ')',
  '<',
  '>',
  '/',
  '=',
  '#',
  '$',
  '!',
  '\u00a0',
  'ä',
  '%',
  ':',
];
const ANFAENGE = ['-', '<', '"', "'", '=', '('];
const ENDEN = ['', '\u0000', 'x', '"'];

interface Ausdruck {
  readonly ort: string;
  readonly ausdruck: RegExp;
}

/** Liest die Ausdrücke der Quellen, und in welchen Dateien einer erst beim Laden zusammengesetzt wird, wie oft. */
function inDenQuellen(): { readonly ausdruecke: Ausdruck[]; readonly zusammengesetzt: ReadonlyMap<string, number> } {
  const zusammengesetzt = new Map<string, number>();
  const dateien = ['shared', 'functions', 'addin', 'cdk'].flatMap((ordner) =>
    readdirSync(ordner, { recursive: true, encoding: 'utf8' }).flatMap((name) =>
      /\.tsx?$/.test(name) ? join(ordner, name) : [],
    ),
  );
  const gefundene = dateien.flatMap((datei) => {
    const quelle = ts.createSourceFile(datei, readFileSync(datei, 'utf8'), ts.ScriptTarget.Latest, true);
    const gefunden: Ausdruck[] = [];
    const besuche = (knoten: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(knoten)) {
        const [, muster = '', schalter = ''] = /^\/(.*)\/([a-z]*)$/s.exec(knoten.text) ?? [];
        const { line } = quelle.getLineAndCharacterOfPosition(knoten.getStart());
        gefunden.push({
          ort: `${datei}:${line + 1} ${knoten.text}`,
          ausdruck: new RegExp(muster, schalter.replace('y', '')),
        });
      }
      const gerufen = ts.isNewExpression(knoten) || ts.isCallExpression(knoten) ? knoten.expression : null;
      if (gerufen && ts.isIdentifier(gerufen) && gerufen.text === 'RegExp')
        zusammengesetzt.set(datei, (zusammengesetzt.get(datei) ?? 0) + 1);
      ts.forEachChild(knoten, besuche);
    };
    besuche(quelle);
    return gefunden;
  });
  return { ausdruecke: gefundene, zusammengesetzt };
}

/**
 * Sammelt, was diese Dateien beim Laden zusammensetzen. Einer, der erst in einer Funktion entsteht, fehlte hier und in
 * der Prüfung; deshalb muss jede Datei mindestens so viele ergeben, wie in ihr stehen.
 */
async function beimLaden(zusammengesetzt: ReadonlyMap<string, number>): Promise<Ausdruck[]> {
  const echter = globalThis.RegExp;
  const entstanden: Ausdruck[] = [];
  const merke = (ausdruck: RegExp) => {
    const datei = [...zusammengesetzt.keys()].find((name) => new Error().stack?.includes(`/${name}`));
    if (datei) entstanden.push({ ort: `${datei} ${ausdruck}`, ausdruck: new echter(ausdruck.source, ausdruck.flags) });
    return ausdruck;
  };
  globalThis.RegExp = new Proxy(echter, {
    construct: (ziel, angaben: [string, string?]) => merke(Reflect.construct(ziel, angaben)),
    apply: (ziel, _, angaben: [string, string?]) => merke(Reflect.construct(ziel, angaben)),
  });
  try {
    for (const datei of zusammengesetzt.keys()) await import(resolve(datei));
  } finally {
    globalThis.RegExp = echter;
  }
  for (const [datei, anzahl] of zusammengesetzt)
    expect(entstanden.filter(({ ort }) => ort.startsWith(datei)).length, datei).toBeGreaterThanOrEqual(anzahl);
  return entstanden;
}

function eingaben(): string[] {
  const wiederholt = STUECKE.flatMap((a) => [a, ...STUECKE.filter((b) => b !== a).map((b) => a + b)]);
  return wiederholt.flatMap((stueck) => {
    const rumpf = stueck.repeat(ZEICHEN_HOECHSTENS / stueck.length);
    if (stueck.length > 1) return [`${rumpf}\u0000`];
    // Mit Anfang: Manche Wiederholung beginnt erst nach einem bestimmten Zeichen.
    return [...ENDEN.map((ende) => rumpf + ende), ...ANFAENGE.map((anfang) => `${anfang}${rumpf}\u0000`)];
  });
}

function dauer(ausdruck: RegExp, text: string): number {
  const beginn = performance.now();
  text.replace(ausdruck, '');
  return performance.now() - beginn;
}

function langsame(ausdruecke: readonly Ausdruck[]): string[] {
  const texte = eingaben();
  return ausdruecke.flatMap(({ ort, ausdruck }) => {
    // Dreimal, damit eine Pause des Rechners keiner ist.
    const schlechteste = texte.find((text) => [1, 2, 3].every(() => dauer(ausdruck, text) > FRIST_MS));
    return schlechteste === undefined ? [] : [`${ort} an ${JSON.stringify(schlechteste.slice(0, 6))}…`];
  });
}

test('kein Ausdruck braucht für eine Zelle 50 ms', () => {
  expect(langsame(inDenQuellen().ausdruecke)).toEqual([]);
}, 600_000);

test('auch keiner, der erst beim Laden zusammengesetzt wird', async () => {
  expect(langsame(await beimLaden(inDenQuellen().zusammengesetzt))).toEqual([]);
}, 600_000);

test('die Prüfung findet einen quadratischen', () => {
  expect(dauer(/\s+$/, `${' '.repeat(ZEICHEN_HOECHSTENS)}x`)).toBeGreaterThan(FRIST_MS);
});
