/**
 * Findet englische Wörter in der Tabelle. Englisch ist, was in den Texten von o-spreadsheet vorkommt und in unseren
 * deutschen nicht.
 */
import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { BEDINGUNGEN } from '../../addin/workbench/uebersetzung/bedingungen.ts';
import { BEREICHE } from '../../addin/workbench/uebersetzung/bereiche.ts';
import { FUNKTIONSGRUPPEN } from '../../addin/workbench/uebersetzung/funktionen/funktionen.ts';
import { PARAMETER } from '../../addin/workbench/uebersetzung/funktionen/parameter.ts';
import { MELDUNGEN } from '../../addin/workbench/uebersetzung/meldungen.ts';
import { MENUES } from '../../addin/workbench/uebersetzung/menues.ts';
import type { Workbench } from './workbench.ts';

const ORDNER = 'node_modules/@odoo/o-spreadsheet/dist';

export const worte = (text: string) => text.toLowerCase().match(/\p{L}{3,}/gu) ?? [];

/** Liest, was gerade zu sehen ist, und merkt sich jedes englische Wort mit dem Ort, an dem es zuerst stand. */
export class Wortsuche {
  readonly #seite: Workbench['seite'];
  readonly #englisch = englischeWorte();
  readonly #gefunden = new Map<string, string>();
  /** So viele Wörter sind gelesen. */
  gelesen = 0;

  constructor({ seite }: Workbench) {
    this.#seite = seite;
  }

  get funde(): readonly (readonly [wort: string, ort: string])[] {
    return [...this.#gefunden.entries()];
  }

  englischeIn(text: string): string[] {
    return worte(text).filter((wort) => this.#englisch.has(wort));
  }

  async pruefe(ort: string): Promise<void> {
    for (const text of await liesTexte(this.#seite.locator('#tabelle, .o-popover, #meldungen, #rueckfrage')))
      for (const wort of worte(text)) {
        this.gelesen++;
        if (this.#englisch.has(wort) && !this.#gefunden.has(wort))
          this.#gefunden.set(wort, `${ort}: ${text.trim().slice(0, 80)}`);
      }
  }
}

/** Alle Wörter der englischen Oberfläche, die in keinem deutschen Text von uns vorkommen. */
function englischeWorte(): ReadonlySet<string> {
  const skript = readFileSync(`${ORDNER}/o_spreadsheet.esm.js`, 'utf8');
  const vorlagen = readFileSync(`${ORDNER}/o_spreadsheet.xml`, 'utf8');
  const quellen = [...skript.matchAll(/_t\("((?:[^"\\]|\\.)*)"/g), ...vorlagen.matchAll(/>([^<>{}]*\p{L}[^<>{}]*)</gu)];
  const tabellen = [BEDINGUNGEN, BEREICHE, MELDUNGEN, MENUES, PARAMETER].flatMap((tabelle) => Object.values(tabelle));
  const funktionen = FUNKTIONSGRUPPEN.flatMap(({ kategorie, funktionen: eintraege }) => [
    kategorie,
    ...eintraege.flatMap(([deutsch, , ...hilfe]) => [deutsch, ...hilfe]),
  ]);
  const deutsch = new Set([...tabellen, ...funktionen].flatMap(worte));
  return new Set(quellen.flatMap(([, text]) => worte(text ?? '')).filter((wort) => !deutsch.has(wort)));
}

/** Sichtbarer Text und alles, was ein Hinweis oder ein Vorlesegerät nennt. */
function liesTexte(wurzel: Locator): Promise<string[]> {
  return wurzel.evaluateAll((elemente) =>
    elemente.flatMap((element) => {
      const mit = [
        element,
        ...element.querySelectorAll('[title], [placeholder], [aria-label], [data-tooltip], option, input[type="text"]'),
      ];
      const angaben = ['title', 'placeholder', 'aria-label', 'data-tooltip'];
      return [
        (element as HTMLElement).innerText,
        ...mit.flatMap((e) => [
          ...(e.tagName === 'OPTION' ? [e.textContent ?? ''] : []),
          ...(e instanceof HTMLInputElement ? [e.value] : []),
          ...angaben.map((name) => e.getAttribute(name) ?? ''),
        ]),
      ];
    }),
  );
}
