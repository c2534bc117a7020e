/**
 * Kein englisches Wort in der Tabelle: Jedes Menü mit seinen Untermenüs, jeder Seitenbereich und jede Formelhilfe wird
 * geöffnet und gelesen. Englisch ist, was in den Texten von o-spreadsheet vorkommt und in unseren deutschen nicht.
 */
import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { BEDINGUNGEN } from '../../addin/workbench/uebersetzung/bedingungen.ts';
import { BEREICHE } from '../../addin/workbench/uebersetzung/bereiche.ts';
import { FUNKTIONSGRUPPEN } from '../../addin/workbench/uebersetzung/funktionen/funktionen.ts';
import { PARAMETER } from '../../addin/workbench/uebersetzung/funktionen/parameter.ts';
import { MELDUNGEN } from '../../addin/workbench/uebersetzung/meldungen.ts';
import { MENUES } from '../../addin/workbench/uebersetzung/menues.ts';
import { starteProdukt } from './produkt.ts';
import { Workbench } from './workbench.ts';

const produkt = starteProdukt({ GK_DEMO: '0' });

const ORDNER = 'node_modules/@odoo/o-spreadsheet/dist';
const worte = (text: string) => text.toLowerCase().match(/\p{L}{3,}/gu) ?? [];

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
        ...element.querySelectorAll('[title], [placeholder], [aria-label], [data-tooltip], option'),
      ];
      const angaben = ['title', 'placeholder', 'aria-label', 'data-tooltip'];
      return [
        (element as HTMLElement).innerText,
        ...mit.flatMap((e) => [
          ...(e.tagName === 'OPTION' ? [e.textContent ?? ''] : []),
          ...angaben.map((name) => e.getAttribute(name) ?? ''),
        ]),
      ];
    }),
  );
}

test('kein Menü, kein Fenster und keine Hilfe der Tabelle zeigt ein englisches Wort', async () => {
  const workbench = await Workbench.oeffne(produkt.browser, produkt.anwendung.adresse);
  const { seite } = workbench;
  const englisch = englischeWorte();
  const gefunden = new Map<string, string>();
  let gelesen = 0;
  const pruefe = async (ort: string) => {
    for (const text of await liesTexte(seite.locator('#tabelle, .o-popover'))) {
      for (const wort of worte(text)) {
        gelesen++;
        if (englisch.has(wort) && !gefunden.has(wort)) gefunden.set(wort, `${ort}: ${text.trim().slice(0, 80)}`);
      }
    }
  };
  const menues = seite.locator('.o-menu');
  const bereich = seite.locator('.o-sidePanel');
  const zu = async () => {
    await seite.locator('.fuss-hinweis').click();
    await menues.first().waitFor({ state: 'detached' });
  };
  /** Jedes Untermenü öffnet sich, wenn die Maus auf seinem Eintrag steht. */
  const durchMenues = async (ort: string, ebene = 0): Promise<void> => {
    await menues.nth(ebene).waitFor();
    await pruefe(ort);
    const mitUntermenue = menues
      .nth(ebene)
      .locator('.o-menu-item:not(.disabled)', { has: seite.locator('.fa-caret-right') });
    for (let i = 0; i < (await mitUntermenue.count()); i++) {
      await mitUntermenue.nth(i).hover();
      await durchMenues(`${ort} › ${(await mitUntermenue.nth(i).innerText()).trim()}`, ebene + 1);
    }
  };
  const oeffneMenue = async (name: string) => {
    await seite.locator('.o-topbar-menu', { hasText: name }).click();
    await menues.first().waitFor();
  };
  /** Öffnet über die Menüs einen Seitenbereich und liest ihn. */
  const oeffneBereich = async (...weg: readonly string[]) => {
    await oeffneMenue(weg[0] ?? '');
    for (const [i, name] of weg.slice(1).entries()) {
      const eintrag = menues.nth(i).locator('.o-menu-item', { hasText: name }).first();
      await eintrag.hover();
      if (i === weg.length - 2) await eintrag.click();
      else await menues.nth(i + 1).waitFor();
    }
    await bereich.waitFor();
    await pruefe(weg.join(' › '));
  };
  const klickeIm = async (auswahl: string, ort: string) => {
    for (const knopf of await bereich.locator(auswahl).all()) {
      if (!(await knopf.isVisible())) continue;
      await knopf.click();
      await pruefe(ort);
      await seite.keyboard.press('Escape');
    }
  };
  const schliesseBereich = () => bereich.locator('.o-sidePanelClose').click();
  try {
    await pruefe('Symbolleiste');
    for (const name of await seite.locator('.o-topbar-menu').allInnerTexts()) {
      await oeffneMenue(name);
      await durchMenues(name);
      await zu();
    }
    const rand = await seite.locator('.o-grid').boundingBox();
    for (const [name, x, y] of [
      ['Zelle', 250, 200],
      ['Spalte', 250, 10],
      ['Zeile', 15, 200],
    ] as const) {
      await seite.mouse.click((rand?.x ?? 0) + x, (rand?.y ?? 0) + y, { button: 'right' });
      await durchMenues(`Kontextmenü ${name}`);
      await zu();
    }
    // Öffnet, was die Symbolleiste aufklappt; reine Schalter wie „Fett“ haben nur ihren Hinweis.
    for (const name of ['Weitere Formate', 'Schriftfarbe', 'Füllfarbe', 'Rahmen', 'Horizontal ausrichten', 'Drehung']) {
      await seite.locator(`.o-topbar-toolbar [title="${name}"]`).click();
      await pruefe(name);
      await zu();
    }
    await seite.locator('.o-sheet').first().click({ button: 'right' });
    await durchMenues('Blattregister');
    await zu();
    await oeffneBereich('Bearbeiten', 'Suchen und ersetzen');
    await schliesseBereich();
    await oeffneBereich('Format', 'Bedingte Formatierung');
    await bereich.getByText('Weitere Regel').click();
    await pruefe('Bedingte Formatierung, neue Regel');
    for (const art of ['Farbskala', 'Symbolsatz', 'Datenbalken', 'Eine Farbe']) {
      await bereich.getByText(art, { exact: true }).first().click();
      await pruefe(`Bedingte Formatierung, ${art}`);
    }
    await klickeIm('.o-select', 'Bedingte Formatierung, Auswahl');
    await schliesseBereich();
    await oeffneBereich('Daten', 'Datenüberprüfung');
    await bereich.getByText('Weitere Regel').click();
    await pruefe('Datenüberprüfung, neue Regel');
    await klickeIm('.o-select', 'Datenüberprüfung, Auswahl');
    await schliesseBereich();
    await oeffneBereich('Daten', 'Benannte Bereiche');
    await schliesseBereich();
    await oeffneBereich('Format', 'Zahl', 'Eigenes Zahlenformat');
    await schliesseBereich();
    for (const formel of ['=SVERWEIS(', '=TEXT(', '=GK.ZUWENDUNG(', '=NETTOARBEITSTAGE(', '=zins']) {
      await workbench.gehe('B60');
      await seite.keyboard.type(formel);
      await seite.locator('.o-composer-assistant').waitFor();
      await pruefe(formel);
      await seite.keyboard.press('Escape');
      await seite.keyboard.press('Escape');
    }
    for (const formel of ['=SVERWEIS(', '=WENNS(1', '=1/0', '=SUMME("a";', '=WURZEL(-1)', '=UNBEKANNT(1)']) {
      await workbench.tippe('B60', formel);
      expect(worte(await workbench.meldung('B60')).filter((wort) => englisch.has(wort))).toEqual([]);
    }
    expect([...gefunden.entries()]).toEqual([]);
    expect(gelesen).toBeGreaterThan(1_000);
  } finally {
    await workbench.schliesse();
  }
});
