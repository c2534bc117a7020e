/**
 * Übersetzt beim Bauen die Vorlagen der Tabelle in Funktionen, mit dem Übersetzer von Owl selbst. Im Browser täte er es
 * beim ersten Gebrauch mit `new Function`, und die Seite brauchte `unsafe-eval`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { WURZEL } from './pfade.ts';

interface Angaben {
  readonly name: string;
  readonly dev: boolean;
  readonly translateFn: (text: string) => string;
  readonly translatableAttributes: readonly string[];
  readonly hasGlobalValues: boolean;
}

/** Owls Übersetzer; seine Funktion hat den Code der Vorlage als Text. */
type Uebersetzer = (vorlage: Element | string, angaben: Angaben) => { toString(): string };

const OWL_UEBERSETZER = join(WURZEL, 'node_modules/@odoo/owl/dist/compiler.js');
/** Diese Attribute übersetzt Owl außer denen, die es immer übersetzt (title, placeholder, label, alt). */
const UEBERSETZTE_ATTRIBUTE = ['data-tooltip'];

/**
 * Ein Modul, dessen Vorgabe je Name die übersetzte Vorlage enthält: alle aus `xml` und dazu `einzelne`, die im Skript
 * der Bibliothek stehen.
 *
 * @param uebersetze die Texte der Oberfläche; Owl schreibt sie beim Übersetzen fest in die Vorlage
 * @throws {Error} wenn das XML nicht lesbar ist, ein Name doppelt vorkommt oder Owl eine Vorlage ablehnt
 */
export function vorlagenmodul(
  xml: string,
  einzelne: ReadonlyMap<string, string>,
  uebersetze: (text: string) => string,
): string {
  const { window } = new JSDOM('', { runScripts: 'outside-only' });
  try {
    const kompiliere = ladeUebersetzer(window);
    const uebersetzt = new Map<string, string>();
    for (const [name, vorlage] of [...ausXml(xml, window), ...einzelne]) {
      if (uebersetzt.has(name)) throw new Error(`Die Vorlage „${name}“ gibt es zweimal.`);
      const angaben = { dev: false, translateFn: uebersetze, hasGlobalValues: false };
      const funktion = kompiliere(vorlage, { name, translatableAttributes: UEBERSETZTE_ATTRIBUTE, ...angaben });
      uebersetzt.set(name, funktion.toString());
    }
    const eintraege = [...uebersetzt].map(([name, funktion]) => `${JSON.stringify(name)}: ${funktion}`);
    return `export default {\n${eintraege.join(',\n')}\n};\n`;
  } finally {
    window.close();
  }
}

type Fenster = JSDOM['window'];

/** In einem eigenen Reich, damit `document` und seine Klassen nicht für den ganzen Build da sind. */
function ladeUebersetzer(window: Fenster): Uebersetzer {
  const modul: { compile?: Uebersetzer } = {};
  const quelltext = `(function (exports) {${readFileSync(OWL_UEBERSETZER, 'utf8')}\n})`;
  (window.eval(quelltext) as (exports: typeof modul) => void)(modul);
  if (!modul.compile) throw new Error('Owls compiler.js hat kein „compile“ mehr.');
  return modul.compile;
}

function ausXml(xml: string, window: Fenster): [string, Element][] {
  const dokument = new window.DOMParser().parseFromString(xml, 'text/xml');
  const fehler = dokument.querySelector('parsererror');
  if (fehler) throw new Error(`Die Vorlagen der Tabelle sind kein gültiges XML: ${fehler.textContent}`);
  return [...dokument.querySelectorAll('[t-name]')].map((vorlage) => [vorlage.getAttribute('t-name') ?? '', vorlage]);
}
