/**
 * Lässt aus functions.js weg, was nur functions.json, Hilfe und Handbuch brauchen: Zweck und Ergebnis einer Funktion
 * und die Beschreibung ihrer Parameter. Excel lädt das Skript bei jedem Öffnen einer Arbeitsmappe.
 */
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import ts from 'typescript';

const TABELLE = /addin[\\/]custom-functions[\\/][\w-]+\.ts$/;
const FELDER = new Set(['zweck', 'ergebnis']);
/** Ihr zweites Argument ist die Beschreibung. */
const PARAMETER = new Set(['noetig', 'freiwillig']);

export const NUR_RECHNEN: Plugin = {
  name: 'nur-rechnen',
  setup(bau) {
    bau.onLoad({ filter: TABELLE }, async ({ path }) => ({
      contents: ohneBeschreibungen(await readFile(path, 'utf8')),
      loader: 'ts',
    }));
  },
};

/** Ersetzt jede Beschreibung durch einen leeren Text; alles andere bleibt, wie es ist. */
export function ohneBeschreibungen(quelltext: string): string {
  const stellen: ts.Node[] = [];
  const besuche = (knoten: ts.Node): void => {
    const text = beschreibung(knoten);
    if (text) stellen.push(text);
    else ts.forEachChild(knoten, besuche);
  };
  besuche(ts.createSourceFile('tabelle.ts', quelltext, ts.ScriptTarget.Latest, true));
  return stellen.reduceRight((text, { pos, end }) => `${text.slice(0, pos)} ''${text.slice(end)}`, quelltext);
}

function beschreibung(knoten: ts.Node): ts.Node | undefined {
  if (ts.isPropertyAssignment(knoten) && FELDER.has(knoten.name.getText())) return knoten.initializer;
  if (!ts.isCallExpression(knoten) || !PARAMETER.has(knoten.expression.getText())) return undefined;
  return knoten.arguments[1];
}
