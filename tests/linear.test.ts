/**
 * Jeder eigene reguläre Ausdruck ist linear: Auch an der schlechtesten Zelle, die Excel fasst (32.767 Zeichen), ist er
 * in unter 50 ms fertig.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

function ausdruecke(): Ausdruck[] {
  const dateien = ['shared', 'functions', 'addin', 'cdk'].flatMap((ordner) =>
    readdirSync(ordner, { recursive: true, encoding: 'utf8' }).flatMap((name) =>
      /\.tsx?$/.test(name) ? join(ordner, name) : [],
    ),
  );
  return dateien.flatMap((datei) => {
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
      ts.forEachChild(knoten, besuche);
    };
    besuche(quelle);
    return gefunden;
  });
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

test('kein Ausdruck braucht für eine Zelle 50 ms', () => {
  const texte = eingaben();
  const langsam: string[] = [];
  for (const { ort, ausdruck } of ausdruecke()) {
    // Dreimal, damit eine Pause des Rechners keiner ist.
    const schlechteste = texte.find((text) => [1, 2, 3].every(() => dauer(ausdruck, text) > FRIST_MS));
    if (schlechteste !== undefined) langsam.push(`${ort} an ${JSON.stringify(schlechteste.slice(0, 6))}…`);
  }
  expect(langsam).toEqual([]);
}, 600_000);

test('die Prüfung findet einen quadratischen', () => {
  expect(dauer(/\s+$/, `${' '.repeat(ZEICHEN_HOECHSTENS)}x`)).toBeGreaterThan(FRIST_MS);
});
