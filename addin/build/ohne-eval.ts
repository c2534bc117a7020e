/**
 * Bindet o-spreadsheet, Owl und zod so ein, dass im Browser nichts Code aus Text baut: Die Seiten laufen ohne
 * `unsafe-eval`. Was dazu an ihrem Text ersetzt wird, steht hier und nur hier; fehlt eine Stelle, bricht der Build ab.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { ergaenzteVorlagen } from '../workbench/tabelle/vorlagen.ts';
import { deutsch } from '../workbench/uebersetzung/deutsch.ts';
import { WURZEL } from './pfade.ts';
import { vorlagenmodul } from './tabellenvorlagen.ts';

const PAKETE = join(WURZEL, 'node_modules').replaceAll('\\', '/');
export const O_SPREADSHEET_MODUL = `${PAKETE}/@odoo/o-spreadsheet/dist/o_spreadsheet.esm.js`;
const VORLAGEN = `${PAKETE}/@odoo/o-spreadsheet/dist/o_spreadsheet.xml`;
const OWL = `${PAKETE}/@odoo/owl/dist/owl.es.js`;
const ZOD = `${PAKETE}/zod/v4/core/core.js`;
const FORMELPROGRAMM = join(WURZEL, 'addin/workbench/tabelle/formelprogramm.ts').replaceAll('\\', '/');

const ANLEITUNG = 'Was zu tun ist, steht in CONTRIBUTING.md unter „o-spreadsheet aktualisieren“.';

/** Vorlagen, die nicht im XML stehen, sondern im Skript von o-spreadsheet. */
const VORLAGE_IM_SKRIPT = /(?<=static template = )xml`([^`$\\]*)`/g;
const FUNKTION_AUS_TEXT =
  'functionCache[cacheKey] = new Function("deps", "ref", "range", "getSymbolValue", "ctx", code.toString());';
/** Die einzige Stelle, die Owls Übersetzer ruft; ohne sie fällt er beim Bündeln weg. */
const UEBERSETZEN_IM_BROWSER = /^TemplateSet\.prototype\._compileTemplate = function _compileTemplate\([\s\S]*?^\};$/m;
const ZOD_EINSTELLUNG = 'export function config(';

/** o-spreadsheet: Formeln führt {@link formelprogramm} aus, Vorlagen im Skript werden zu Namen übersetzter Vorlagen. */
export function ohneEvalInOSpreadsheet(text: string): string {
  const formeln = genauEinmal(text, FUNKTION_AUS_TEXT, 'functionCache[cacheKey] = formelprogramm(code.toString());');
  let nr = 0;
  const vorlagen = formeln.replace(VORLAGE_IM_SKRIPT, () => JSON.stringify(nameImSkript(nr++)));
  return `import { formelprogramm } from ${JSON.stringify(FORMELPROGRAMM)};\n${vorlagen}`;
}

/** Name → Vorlage, in der Reihenfolge des Skripts. */
export function vorlagenImSkript(text: string): ReadonlyMap<string, string> {
  return new Map([...text.matchAll(VORLAGE_IM_SKRIPT)].map(([, vorlage = ''], nr) => [nameImSkript(nr), vorlage]));
}

/** Owl ohne Übersetzer: Eine Vorlage, die niemand übersetzt hat, meldet es mit ihrem Fehler. */
export function ohneEvalInOwl(text: string): string {
  return genauEinmal(text, UEBERSETZEN_IM_BROWSER, '');
}

/** zod ohne erzeugten Code; sonst probiert es ihn aus, und der Browser meldet den Versuch. */
export function ohneEvalInZod(text: string): string {
  return `${genauEinmal(text, ZOD_EINSTELLUNG, ZOD_EINSTELLUNG)}\nconfig({ jitless: true });\n`;
}

/** Alle Vorlagen der Tabelle als Modul: Name → übersetzte Vorlage. */
export function tabellenvorlagen(): string {
  return vorlagenmodul(
    ergaenzteVorlagen(readFileSync(VORLAGEN, 'utf8')),
    vorlagenImSkript(readFileSync(O_SPREADSHEET_MODUL, 'utf8')),
    deutsch,
  );
}

type Aenderung = readonly [modul: string, aendere: (text: string) => string];

/** Für die Arbeitsmappe; ihr Aufgabenbereich benutzt zod. */
export function tabelleOhneEval(): Plugin {
  return {
    ...mitAenderungen('gk-tabelle-ohne-eval', [
      [O_SPREADSHEET_MODUL, ohneEvalInOSpreadsheet],
      [OWL, ohneEvalInOwl],
    ]),
    load: (id) => (ohneZusatz(id) === VORLAGEN ? { code: tabellenvorlagen(), moduleType: 'js' } : null),
  };
}

/** Für jede Seite und ihre Worker. */
export function zodOhneEval(): Plugin {
  return mitAenderungen('gk-zod-ohne-eval', [[ZOD, ohneEvalInZod]]);
}

function mitAenderungen(name: string, aenderungen: readonly Aenderung[]): Plugin {
  return {
    name,
    enforce: 'pre',
    transform(code, id) {
      const aendere = aenderungen.find(([modul]) => modul === ohneZusatz(id))?.[1];
      return aendere ? { code: aendere(code), map: null } : null;
    },
  };
}

function ohneZusatz(id: string): string {
  return id.replaceAll('\\', '/').replace(/\?.*$/, '');
}

function genauEinmal(text: string, gesucht: string | RegExp, ersatz: string): string {
  const stuecke = text.split(gesucht);
  if (stuecke.length !== 2)
    throw new Error(`Erwartet genau einmal, gefunden ${stuecke.length - 1}-mal: ${gesucht}. ${ANLEITUNG}`);
  return stuecke.join(ersatz);
}

function nameImSkript(nr: number): string {
  return `gk-vorlage-im-skript-${nr}`;
}
