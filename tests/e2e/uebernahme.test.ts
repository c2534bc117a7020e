/** Eine fremde Liste übernehmen, vom Markieren bis zum Rückgängigmachen nur mit der Tastatur. */
import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import { expect, test } from 'vitest';
import { starteProdukt } from './produkt.ts';
import { Workbench } from './workbench.ts';

const LISTE = [
  ['Stelle', 'Arbeitgeber', 'Art', 'Eigenanteil durch', 'VZÄ', 'Beginn', 'Ende', 'Personalkosten'],
  ['Leitung', '@Partner', 'Partner', 'Partner', '0,5', '01.01.2021', '31.12.2021', '34000'],
  ['Beratung', "'00123", 'Kommune', 'Kommune', '1', '01.01.2021', "'03.04.22", '65300'],
  ['Summe', '', '', '', '1,5', '', '', '99300'],
];

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

const produkt = starteProdukt({ GK_DEMO: '0' });

/** Geht mit der Tabulatortaste, bis ein Element mit diesem Namen den Fokus hat. */
async function tabBis({ seite }: Workbench, name: string | RegExp): Promise<void> {
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
async function befunde({ seite }: Workbench): Promise<string[]> {
  await seite.evaluate(AXE);
  const ergebnis = (await seite.evaluate(() =>
    (globalThis as unknown as { axe: typeof import('axe-core') }).axe.run('#aufgabenbereich', {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
    }),
  )) as AxeResults;
  return ergebnis.violations.flatMap(({ id, nodes }) => nodes.map((knoten) => `${id}: ${knoten.target.join(' ')}`));
}

async function druecke(workbench: Workbench, name: string): Promise<void> {
  await tabBis(workbench, name);
  await workbench.seite.keyboard.press('Enter');
}

test('fremde Liste: markieren, zuordnen, ansehen, schreiben, zurücknehmen', async () => {
  const workbench = await Workbench.oeffne(produkt.browser, produkt.anwendung.adresse);
  const { seite, bereich } = workbench;
  try {
    await workbench.blatt('Landesübersicht');
    for (const [zeile, werte] of LISTE.entries()) {
      for (const [spalte, wert] of werte.entries())
        if (wert !== '') await workbench.tippe(`${String.fromCharCode(66 + spalte)}${80 + zeile}`, wert);
    }
    await workbench.gehe('B80');
    for (let i = 1; i < 8; i++) await seite.keyboard.press('Shift+ArrowRight');
    for (let i = 1; i < LISTE.length; i++) await seite.keyboard.press('Shift+ArrowDown');

    await seite.keyboard.press('F6');
    await druecke(workbench, 'Vorhandenes Blatt übernehmen');
    await bereich.getByText('Schritt 1 von 3').waitFor();
    expect(await befunde(workbench)).toEqual([]);
    await druecke(workbench, 'Markierten Bereich lesen');

    await bereich.getByText('Schritt 2 von 3').waitFor();
    expect(await bereich.getByLabel('Die Liste enthält').inputValue()).toBe('stellen');
    expect(await bereich.getByLabel('Träger', { exact: false }).first().locator('option:checked').innerText()).toBe(
      'Spalte C: Arbeitgeber',
    );
    expect(await bereich.getByLabel('Jahresausgaben').locator('option:checked').innerText()).toBe(
      'Spalte I: Personalkosten',
    );
    expect(await befunde(workbench)).toEqual([]);
    await seite.setViewportSize({ width: 320, height: 900 });
    await bereich.getByText('Schritt 2 von 3').waitFor();
    const rechterRand = await bereich
      .getByRole('combobox')
      .evaluateAll((felder) => Math.max(...felder.map((feld) => feld.getBoundingClientRect().right)));
    expect(rechterRand).toBeLessThanOrEqual(320);
    await seite.setViewportSize({ width: 1440, height: 900 });
    await bereich.getByLabel('Die Liste enthält').focus();
    await tabBis(workbench, /^Weiterleitung/);
    await seite.keyboard.press('End');
    expect(await bereich.getByLabel('Weiterleitung').locator('option:checked').innerText()).toBe(
      'für alle Zeilen: Vertrag',
    );
    await druecke(workbench, 'Ergebnis ansehen');

    await bereich.getByText('2 Stellen werden geschrieben. Ein Wert ist nicht eindeutig.').waitFor();
    const offen = bereich.getByRole('list', { name: 'Nicht eindeutige Werte' });
    expect(await offen.innerText()).toMatch(
      /Zelle H82, bis: „03\.04\.22“ ist nicht eindeutig: 03\.04\.2022 oder 04\.03\.2022 oder 22\.04\.2003/,
    );
    expect(await befunde(workbench)).toEqual([]);
    await tabBis(workbench, 'Lesart für H82');
    await seite.keyboard.press('ArrowDown');
    await bereich.getByText('2 Stellen werden geschrieben. Alle Werte sind eindeutig.').waitFor();
    const tabelle = bereich.getByRole('table', { name: 'Zu übernehmende Stellen' });
    expect(await tabelle.getByRole('row').nth(2).innerText()).toMatch(
      /82\s+S1\d*\s+|82\s+S\d+\s+Beratung\s+00123\s+Kommune\s+Kommune\s+1,0\s+01\.01\.2021\s+03\.04\.2022\s+65\.300,00\s+Vertrag/,
    );
    await bereich.getByText(/Zusammen: Ausgaben .*Zuwendung .*Eigenanteil/).waitFor();

    await tabBis(workbench, 'Im vorhandenen Haushaltsblatt');
    await seite.keyboard.press('ArrowDown');
    await druecke(workbench, 'Ins Haushaltsblatt schreiben');
    await seite.getByRole('alertdialog').waitFor();
    await druecke(workbench, 'Ersetzen');

    await bereich.getByText('2 Stellen sind übernommen.').first().waitFor();
    expect(await workbench.zeigt('C24')).toBe('@Partner');
    expect(await workbench.zeigt('C25')).toBe('00123');
    expect(await workbench.zeigt('I25')).toBe('03.04.2022');
    expect(await workbench.zeigt('F8')).toBe('79.440,00');

    await seite.keyboard.press('F6');
    await druecke(workbench, 'Rückgängig');
    await bereich.getByText('Das Blatt ist wieder wie vorher.').first().waitFor();
    await workbench.blatt('Landesübersicht');
    for (const [zeile, werte] of LISTE.entries()) {
      for (const spalte of [1, 6])
        expect(await workbench.zeigt(`${String.fromCharCode(66 + spalte)}${80 + zeile}`)).toBe(
          (werte[spalte] ?? '').replace("'", ''),
        );
    }
    await workbench.blatt('Haushaltsblatt');
    expect(await workbench.zeigt('F10')).toBe('442.860,00');
    expect(workbench.konsolenfehler).toEqual([]);
  } finally {
    await workbench.schliesse();
  }
});
