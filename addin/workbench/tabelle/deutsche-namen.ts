/**
 * Deutsche Namen der Tabellenfunktionen, so wie Excel sie nennt. Gespeichert wird wie in Excel der englische Name;
 * gezeigt und vorgeschlagen wird der deutsche, getippt und eingefügt werden darf beides.
 */

import { type Locale, registries, tokenize } from '@odoo/o-spreadsheet';
import { FALSCH, WAHR } from '../../../shared/grund/wahrheitswert.ts';
import { FUNKTIONSGRUPPEN, NICHT_IN_EXCEL } from '../uebersetzung/funktionen/funktionen.ts';
import type { Funktionsname } from '../uebersetzung/funktionen/funktionsname.ts';
import { PARAMETER } from '../uebersetzung/funktionen/parameter.ts';
import { lehreDeutscheWerte } from './deutsche-werte.ts';
import { KATEGORIE_GK } from './gk-funktionen.ts';

const FUNKTIONEN = FUNKTIONSGRUPPEN.flatMap(({ funktionen }) => funktionen);

const ENGLISCH: ReadonlyMap<string, string> = new Map(FUNKTIONEN.map(([deutsch, englisch]) => [deutsch, englisch]));
const DEUTSCH: ReadonlyMap<string, string> = new Map(FUNKTIONEN.map(([deutsch, englisch]) => [englisch, deutsch]));
/** Die einzigen Namen, die ohne Klammer einen Wert bedeuten. */
const WAHRHEITSWERTE: ReadonlySet<string> = new Set([WAHR, FALSCH, 'TRUE', 'FALSE']);

/** Die Formel, wie o-spreadsheet sie speichert; `formel` darf deutsche und englische Namen mischen. */
export function aufEnglisch(formel: string): string {
  return uebersetze(formel, ENGLISCH);
}

/**
 * Die Formel, wie sie gezeigt wird; Namen ohne deutsche Entsprechung bleiben. `schreibweise` nennt ihre Trenn- und
 * Dezimalzeichen.
 */
export function aufDeutsch(formel: string, schreibweise?: Locale): string {
  return uebersetze(formel, DEUTSCH, schreibweise);
}

function uebersetze(formel: string, namen: ReadonlyMap<string, string>, schreibweise?: Locale): string {
  if (!formel.startsWith('=')) return formel;
  const teile = tokenize(formel, schreibweise);
  return teile
    .map(({ type, value }, i) => {
      // Gleich hinter einer Zahl beginnt kein Name („1,5ÜBERNEHMEN(“): englisch läse es sich als ein einziges Wort.
      const beginnt = type === 'SYMBOL' && teile[i - 1]?.type !== 'NUMBER';
      const name = beginnt ? namen.get(value.toUpperCase()) : undefined;
      return name && (WAHRHEITSWERTE.has(name) || istAufruf(teile, i)) ? name : value;
    })
    .join('');
}

/** Ob auf das Wort an dieser Stelle einer zerlegten Formel eine Klammer folgt. */
export function istAufruf(teile: ReturnType<typeof tokenize>, i: number): boolean {
  return teile.slice(i + 1).find(({ type }) => type !== 'SPACE')?.type === 'LEFT_PAREN';
}

/**
 * Macht die deutschen Namen und ihre Hilfe bekannt: für Vorschläge, Formelhilfe und Meldungen, und für Formeln, die
 * noch mit ihnen gespeichert sind. Muss nach den GK-Funktionen und vor dem ersten `Model` laufen; mehrfach aufzurufen
 * schadet nicht.
 */
export function registriereDeutscheNamen(): void {
  const { functionRegistry } = registries;
  if (functionRegistry.contains(FUNKTIONEN[0]?.[0] ?? '')) return;
  lehreDeutscheWerte();
  for (const name of functionRegistry.getKeys()) {
    const funktion = functionRegistry.get(name);
    if (!DEUTSCH.has(name) && funktion.category !== KATEGORIE_GK) verbirg(funktion as unknown as Beschreibung);
  }
  for (const { kategorie, funktionen } of FUNKTIONSGRUPPEN)
    for (const funktion of funktionen) registriere(funktion, kategorie);
}

/** Der Teil einer Funktionsbeschreibung von o-spreadsheet, den die Formelhilfe zeigt. */
interface Beschreibung {
  name: string;
  description: string;
  category: string;
  hidden?: boolean;
  isExported?: boolean;
  args: { name: string; description: string }[];
}

function registriere([deutsch, englisch, zweck, ...parameter]: Funktionsname, kategorie: string): void {
  const { functionRegistry } = registries;
  const original = functionRegistry.get(englisch) as unknown as Beschreibung;
  Object.assign(original, { description: `${zweck}.`, category: kategorie, hidden: false });
  for (const [i, arg] of original.args.entries()) {
    const name = parameter[i] ?? parameter.at(-1);
    // Vorschläge für einzelne Werte beschreibt o-spreadsheet englisch; was möglich ist, steht in der Hilfe.
    if (name) Object.assign(arg, { name, description: PARAMETER[name], proposalValues: undefined });
  }
  if (deutsch === englisch) return;
  const beschreibung = { ...original, isExported: false } as unknown as Parameters<typeof functionRegistry.replace>[1];
  // Nur das Eintragen verlangt ASCII; lesen und rechnen kann o-spreadsheet auch Namen mit Umlaut.
  const ascii = deutsch.normalize('NFD').replaceAll(/\P{ASCII}/gu, '');
  const verdeckt = ascii === deutsch ? null : vorhandene(ascii);
  functionRegistry.replace(ascii, beschreibung);
  if (ascii !== deutsch) {
    functionRegistry.content[deutsch] = functionRegistry.get(ascii);
    functionRegistry.mapping[deutsch] = functionRegistry.mapping[ascii] as NonNullable<
      (typeof functionRegistry.mapping)[string]
    >;
    functionRegistry.remove(ascii);
    verdeckt?.();
  }
  // Unter diesem Namen erscheint die Funktion in Meldungen; vorgeschlagen wird sie nur einmal.
  Object.assign(functionRegistry.get(deutsch), { name: deutsch });
  Object.assign(original, { name: deutsch, hidden: true });
}

/** Stellt eine Funktion wieder her, deren Name ohne Umlaut schon vergeben ist. */
function vorhandene(ascii: string): (() => void) | null {
  const { functionRegistry } = registries;
  if (!functionRegistry.contains(ascii)) return null;
  const [inhalt, abbildung] = [functionRegistry.content[ascii], functionRegistry.mapping[ascii]];
  return () => {
    Object.assign(functionRegistry.content, { [ascii]: inhalt });
    Object.assign(functionRegistry.mapping, { [ascii]: abbildung });
  };
}

/** Wer sie doch tippt, erfährt auf Deutsch, dass es sie in Excel nicht gibt. */
function verbirg(funktion: Beschreibung): void {
  Object.assign(funktion, { description: NICHT_IN_EXCEL, hidden: true });
  for (const [i, arg] of funktion.args.entries())
    Object.assign(arg, { name: `Wert${i + 1}`, description: 'Wert', proposalValues: undefined });
}
