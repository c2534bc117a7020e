/**
 * Lässt aus decimal.js weg, was die Funktionen nicht brauchen: Wurzeln, Potenzen, Logarithmen, Winkel und fremde
 * Zahlensysteme sind fast die Hälfte der Bibliothek, und Excel lädt functions.js bei jedem Öffnen einer Arbeitsmappe.
 * Was übrig bleibt, bleibt Zeichen für Zeichen; steht in einer neuen Fassung etwas davon anders da, bricht der Bau ab.
 */
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import ts from 'typescript';

/** Methoden, die niemand ruft; ihre Kurznamen gehen mit. */
export const UNGEBRAUCHT: ReadonlySet<string> = new Set([
  ...['cosine', 'sine', 'tangent', 'inverseCosine', 'inverseSine', 'inverseTangent'],
  ...['hyperbolicCosine', 'hyperbolicSine', 'hyperbolicTangent'],
  ...['inverseHyperbolicCosine', 'inverseHyperbolicSine', 'inverseHyperbolicTangent'],
  ...['logarithm', 'naturalExponential', 'naturalLogarithm', 'squareRoot', 'cubeRoot', 'toPower', 'toNearest'],
  ...['toBinary', 'toHexadecimal', 'toOctal', 'toFraction'],
]);
/** Zwei Konstanten mit je 1.025 Ziffern, aus denen nur Weggelassenes rechnet. */
const KONSTANTEN: ReadonlySet<string> = new Set(['LN10', 'PI']);

export const NUR_GRUNDRECHENARTEN: Plugin = {
  name: 'nur-grundrechenarten',
  setup(bau) {
    bau.onLoad({ filter: /[\\/]decimal\.js[\\/]decimal\.mjs$/ }, async ({ path }) => ({
      contents: ohneUngebrauchtes(await readFile(path, 'utf8')),
      loader: 'js',
    }));
  },
};

/** @throws {Error} wenn etwas davon nicht genau einmal dasteht */
export function ohneUngebrauchtes(quelltext: string): string {
  const quelle = ts.createSourceFile('decimal.mjs', quelltext, ts.ScriptTarget.Latest, true);
  const weg: ts.Node[] = [];
  const gefunden: string[] = [];
  for (const anweisung of quelle.statements) {
    const name = zugewiesenes(anweisung);
    if (name && (UNGEBRAUCHT.has(name) || KONSTANTEN.has(name))) {
      weg.push(anweisung);
      gefunden.push(name);
    }
    if (ts.isVariableStatement(anweisung))
      for (const { name: variable, initializer } of anweisung.declarationList.declarations)
        if (initializer && ts.isStringLiteral(initializer) && KONSTANTEN.has(variable.getText())) weg.push(initializer);
  }
  const erwartet = [...UNGEBRAUCHT, ...KONSTANTEN].sort().join();
  if (gefunden.sort().join() !== erwartet || weg.length !== gefunden.length + KONSTANTEN.size)
    throw new Error('decimal.js ist anders aufgebaut als erwartet; bitte addin/build/grundrechenarten.ts anpassen.');
  return weg
    .sort((a, b) => a.pos - b.pos)
    .reduceRight(
      (text, knoten) => text.slice(0, knoten.pos) + (ts.isExpression(knoten) ? " ''" : '') + text.slice(knoten.end),
      quelltext,
    );
}

/** „cosine“ aus `P.cosine = P.cos = function …`, „LN10“ aus `LN10 = new Decimal(LN10)`. */
function zugewiesenes(anweisung: ts.Statement): string | undefined {
  if (!ts.isExpressionStatement(anweisung) || !ts.isBinaryExpression(anweisung.expression)) return undefined;
  const { left } = anweisung.expression;
  if (ts.isIdentifier(left)) return left.text;
  return ts.isPropertyAccessExpression(left) && left.expression.getText() === 'P' ? left.name.text : undefined;
}
