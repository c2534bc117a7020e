/** Eine fremde Liste übernehmen, vom Markieren bis zum Rückgängigmachen nur mit der Tastatur. */
import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import { expect, test } from 'vitest';
import { starteProdukt } from './produkt.ts';
import { Werkbank } from './werkbank.ts';

const LISTE = [
  ['Stelle', 'Arbeitgeber', 'Art', 'Eigenanteil durch', 'VZÄ', 'Beginn', 'Ende', 'Personalkosten'],
  ['Leitung', '@Partner', 'Partner', 'Partner', '0,5', '01.01.2021', '31.12.2021', '34000'],
  ['Beratung', "'00123", 'Kommune', 'Kommune', '1', '01.01.2021', "'03.04.22", '65300'],
  ['Summe', '', '', '', '1,5', '', '', '99300'],
];

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

const produkt = starteProdukt({ GK_DEMO: '0' });

/** Geht mit der Tabulatortaste, bis ein Element mit diesem Namen den Fokus hat. */
async function tabBis({ seite }: Werkbank, name: string | RegExp): Promise<void> {
  for (let i = 0; i < 80; i++) {
    const jetzt = await seite.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      const beschriftung = element?.id ? document.querySelector(`label[for="${element.id}"]`)?.textContent : null;
      return element?.getAttribute('aria-label') ?? beschriftung ?? element?.textContent ?? '';
    });
    if (typeof name === 'string' ? jetzt.trim() === name : name.test(jetzt)) return;
    await seite.keyboard.press('Tab');
  }
  throw new Error(`Mit der Tabulatortaste nicht erreicht: ${name}`);
}

/** Befunde von axe im Aufgabenbereich, nach WCAG 2.1 AA. */
async function befunde({ seite }: Werkbank): Promise<string[]> {
  await seite.evaluate(AXE);
  const ergebnis = (await seite.evaluate(() =>
    (globalThis as unknown as { axe: typeof import('axe-core') }).axe.run('#aufgabenbereich', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }),
  )) as AxeResults;
  return ergebnis.violations.flatMap(({ id, nodes }) => nodes.map((knoten) => `${id}: ${knoten.target.join(' ')}`));
}

async function druecke(werkbank: Werkbank, name: string): Promise<void> {
  await tabBis(werkbank, name);
  await werkbank.seite.keyboard.press('Enter');
}

test('fremde Liste: markieren, zuordnen, ansehen, schreiben, zurücknehmen', async () => {
  const werkbank = await Werkbank.oeffne(produkt.browser, produkt.anwendung.adresse);
  const { seite, bereich } = werkbank;
  try {
    await werkbank.blatt('Landesübersicht');
    for (const [zeile, werte] of LISTE.entries()) {
      for (const [spalte, wert] of werte.entries()) if (wert !== '') await werkbank.tippe(`${String.fromCharCode(66 + spalte)}${80 + zeile}`, wert);
    }
    await werkbank.gehe('B80');
    for (let i = 1; i < 8; i++) await seite.keyboard.press('Shift+ArrowRight');
    for (let i = 1; i < LISTE.length; i++) await seite.keyboard.press('Shift+ArrowDown');

    await seite.keyboard.press('F6');
    await druecke(werkbank, 'Vorhandenes Blatt übernehmen');
    await bereich.getByText('Schritt 1 von 3').waitFor();
    expect(await befunde(werkbank)).toEqual([]);
    await druecke(werkbank, 'Markierten Bereich lesen');

    await bereich.getByText('Schritt 2 von 3').waitFor();
    expect(await bereich.getByLabel('Die Liste enthält').inputValue()).toBe('stellen');
    expect(await bereich.getByLabel('Träger', { exact: false }).first().locator('option:checked').innerText()).toBe('Spalte C: Arbeitgeber');
    expect(await bereich.getByLabel('Jahresausgaben').locator('option:checked').innerText()).toBe('Spalte I: Personalkosten');
    expect(await befunde(werkbank)).toEqual([]);
    await seite.setViewportSize({ width: 320, height: 900 });
    await bereich.getByText('Schritt 2 von 3').waitFor();
    const rechterRand = await bereich.getByRole('combobox').evaluateAll((felder) => Math.max(...felder.map((feld) => feld.getBoundingClientRect().right)));
    expect(rechterRand).toBeLessThanOrEqual(320);
    await seite.setViewportSize({ width: 1440, height: 900 });
    await bereich.getByLabel('Die Liste enthält').focus();
    await tabBis(werkbank, /^Weiterleitung/);
    await seite.keyboard.press('End');
    expect(await bereich.getByLabel('Weiterleitung').locator('option:checked').innerText()).toBe('für alle Zeilen: Vertrag');
    await druecke(werkbank, 'Ergebnis ansehen');

    await bereich.getByText('2 Stellen werden geschrieben. Ein Wert ist nicht eindeutig.').waitFor();
    const offen = bereich.getByRole('list', { name: 'Nicht eindeutige Werte' });
    expect(await offen.innerText()).toMatch(/Zelle H82, bis: „03\.04\.22“ ist nicht eindeutig: 03\.04\.2022 oder 04\.03\.2022 oder 22\.04\.2003/);
    expect(await befunde(werkbank)).toEqual([]);
    await tabBis(werkbank, 'Lesart für H82');
    await seite.keyboard.press('ArrowDown');
    await bereich.getByText('2 Stellen werden geschrieben. Alle Werte sind eindeutig.').waitFor();
    const tabelle = bereich.getByRole('table', { name: 'Zu übernehmende Stellen' });
    expect(await tabelle.getByRole('row').nth(2).innerText()).toMatch(
      /82\s+S1\d*\s+|82\s+S\d+\s+Beratung\s+00123\s+Kommune\s+Kommune\s+1,0\s+01\.01\.2021\s+03\.04\.2022\s+65\.300,00\s+Vertrag/,
    );
    await bereich.getByText(/Zusammen: Ausgaben .*Zuwendung .*Eigenanteil/).waitFor();

    await tabBis(werkbank, 'Im vorhandenen Haushaltsblatt');
    await seite.keyboard.press('ArrowDown');
    await druecke(werkbank, 'Ins Haushaltsblatt schreiben');
    await seite.getByRole('alertdialog').waitFor();
    await druecke(werkbank, 'Ersetzen');

    await bereich.getByText('2 Stellen sind übernommen.').first().waitFor();
    expect(await werkbank.zeigt('C24')).toBe('@Partner');
    expect(await werkbank.zeigt('C25')).toBe('00123');
    expect(await werkbank.zeigt('I25')).toBe('03.04.2022');
    expect(await werkbank.zeigt('F8')).toBe('79.440,00');

    await seite.keyboard.press('F6');
    await druecke(werkbank, 'Rückgängig');
    await bereich.getByText('Das Blatt ist wieder wie vorher.').first().waitFor();
    await werkbank.blatt('Landesübersicht');
    for (const [zeile, werte] of LISTE.entries()) {
      for (const spalte of [1, 6])
        expect(await werkbank.zeigt(`${String.fromCharCode(66 + spalte)}${80 + zeile}`)).toBe((werte[spalte] ?? '').replace("'", ''));
    }
    await werkbank.blatt('Haushaltsblatt');
    expect(await werkbank.zeigt('F10')).toBe('442.860,00');
    expect(werkbank.konsolenfehler).toEqual([]);
  } finally {
    await werkbank.schliesse();
  }
});
