/**
 * Liest aus dem Syntaxbaum, was das Programm sagt und wie seine Teile heißen: Zeilenumbrüche und Schreibweise des
 * Quelltexts ändern daran nichts, und ein Kommentar zählt nicht.
 */
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';

export interface Programmteile {
  /** Jeder Text einer Oberfläche oder Meldung, Leerraum zusammengezogen; Vorlagen in ihren festen Stücken. */
  readonly texte: readonly string[];
  /** Jeder Bezeichner, der im Code vorkommt. */
  readonly bezeichner: ReadonlySet<string>;
  /** Name jeder Funktion und Methode. */
  readonly funktionen: ReadonlySet<string>;
}

/** @param orte Dateien oder Ordner (mit allem darunter), von der Wurzel des Projekts aus */
export function programmteile(...orte: readonly string[]): Programmteile {
  const texte: string[] = [];
  const bezeichner = new Set<string>();
  const funktionen = new Set<string>();
  const besuche = (knoten: ts.Node): void => {
    if (ts.isStringLiteralLike(knoten) || ts.isTemplateHead(knoten) || ts.isTemplateMiddleOrTemplateTail(knoten))
      texte.push(glatt(knoten.text));
    else if (ts.isJsxText(knoten)) texte.push(glatt(knoten.text));
    else if (ts.isIdentifier(knoten)) bezeichner.add(knoten.text);
    if ((ts.isFunctionDeclaration(knoten) || ts.isMethodDeclaration(knoten)) && knoten.name)
      funktionen.add(knoten.name.getText());
    ts.forEachChild(knoten, besuche);
  };
  for (const datei of orte.flatMap(dateien))
    besuche(ts.createSourceFile(datei, readFileSync(datei, 'utf8'), ts.ScriptTarget.Latest, true));
  return { texte, bezeichner, funktionen };
}

function dateien(ort: string): string[] {
  if (/\.tsx?$/.test(ort)) return [ort];
  return readdirSync(ort, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${ort}/${name}`);
}

function glatt(text: string): string {
  return text.replace(/\s+/g, ' ');
}
