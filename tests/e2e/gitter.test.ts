/** Die Tabelle von Hand: kopieren, einfügen, ausfüllen, Tasten, Meldungen, und zwei Fenster an einer Mappe. */
import { expect, test } from 'vitest';
import { starteProdukt } from './produkt.ts';
import { mitWorkbench, type Workbench } from './workbench.ts';

const produkt = starteProdukt({ GK_DEMO: '0' });

const mitAblage = (arbeite: (workbench: Workbench) => Promise<void>): Promise<void> =>
  mitWorkbench(produkt, async (workbench) => {
    await workbench.seite.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await arbeite(workbench);
  });

test('eine Zeile kopieren und einfügen, aus Excel einfügen und nach unten ausfüllen, nur mit Tasten', () =>
  mitAblage(async (workbench) => {
    const { seite } = workbench;
    await workbench.gehe('A24');
    await seite.keyboard.press('Shift+Space');
    await seite.keyboard.press('Control+c');
    await expect.poll(() => seite.evaluate(() => navigator.clipboard.readText())).toMatch(/^S1\t.*\t65\.300,00\t/);
    await workbench.gehe('A27');
    await seite.keyboard.press('Control+v');
    await expect.poll(() => workbench.zeigt('J27')).toBe('65.300,00');
    await workbench.tippe('A27', 'S4');
    await workbench.bereich.getByText('4,0', { exact: false }).first().waitFor();

    await seite.evaluate(() => navigator.clipboard.writeText('S5\t"Haus\n""Am Ring"""\t"Verein" e. V.\r\n'));
    await workbench.gehe('A28');
    await seite.keyboard.press('Control+v');
    await expect.poll(() => workbench.zeigt('B28')).toBe('Haus\n"Am Ring"');
    expect(await workbench.zeigt('C28')).toBe('"Verein" e. V.');
    expect(await workbench.zeigt('A29')).toBe('');

    await workbench.gehe('A29');
    await seite.keyboard.press('Shift+Space');
    await seite.keyboard.press('Control+d');
    await expect.poll(() => workbench.zeigt('A29')).toBe('S6');
    expect(await workbench.zeigt('C29')).toBe('"Verein" e. V.');
  }));

test('die Eingabetaste geht nach unten, F10 und Alt führen zu den Menüs und zurück', () =>
  mitAblage(async (workbench) => {
    const { seite } = workbench;
    await workbench.gehe('B6');
    await seite.keyboard.press('Enter');
    await seite.locator('#zellansage[data-zelle="B7"]').waitFor({ state: 'attached' });
    const menue = seite.locator('.o-topbar-menu:focus');
    for (const taste of ['F10', 'Alt']) {
      await seite.keyboard.press(taste);
      expect(await menue.innerText()).toBe('Datei');
      await seite.keyboard.press('ArrowRight');
      expect(await menue.innerText()).toBe('Bearbeiten');
      await seite.keyboard.press('ArrowDown');
      await seite.locator('.o-menu-item', { hasText: 'Rückgängig' }).waitFor();
      await seite.keyboard.press('Escape');
      await workbench.gehe('B7');
    }
  }));

test('dieselbe Meldung zählt weiter und geht von selbst', () =>
  mitAblage(async (workbench) => {
    const { seite } = workbench;
    for (let i = 0; i < 3; i++) await workbench.tippe('G24', '1.5');
    const meldung = seite.locator('.meldung', { hasText: 'Gemeint war wohl 1,5' });
    expect(await meldung.count()).toBe(1);
    expect(await meldung.innerText()).toContain('3×');
    expect(await workbench.zeigt('G24')).toBe('1,0');
    await meldung.waitFor({ state: 'detached' });
  }));

test('an der Mappe arbeitet ein Fenster; das zweite übernimmt, und nichts geht verloren', () =>
  mitAblage(async (workbench) => {
    const { seite } = workbench;
    const zustand = seite.locator('#zustand');
    expect(await zustand.innerText()).toBe('Seit dem Öffnen nichts geändert');
    await workbench.gehe('B60');
    await seite.keyboard.type('noch nicht bestätigt');
    const zweite = await seite.context().newPage();
    await zweite.goto(produkt.anwendung.adresse);
    await zweite.getByText('in einem anderen Fenster geöffnet').waitFor();
    await zweite.getByRole('button', { name: 'Hier weiterarbeiten' }).click();
    await zweite.locator('.o-grid').waitFor();
    await seite.getByText('Dieses Fenster ist angehalten').waitFor();
    expect(await zustand.innerText()).toContain('Angehalten');
    await seite.getByRole('button', { name: 'Hier weiterarbeiten' }).click();
    await zweite.getByText('Dieses Fenster ist angehalten').waitFor();
    await seite.locator('.o-grid').waitFor();
    expect(await workbench.zeigt('B60')).toBe('noch nicht bestätigt');
    await zweite.close();
    await seite.reload();
    await seite.locator('.o-grid').waitFor();
    expect(await seite.getByRole('button', { name: 'Hier weiterarbeiten' }).isVisible()).toBe(false);
  }));

test('bei 1440 Pixeln ist eine Stelle bis zu den Jahresausgaben zu sehen, schmal bleiben Menüs und Sprünge', () =>
  mitAblage(async (workbench) => {
    const { seite, bereich } = workbench;
    await workbench.gehe('A24');
    await workbench.gehe('J24');
    // Nichts ist zur Seite gerollt: Gleich neben der fixierten Kennung beginnt Spalte B.
    const kennung = 172;
    const zoom = Number(await seite.locator('.o-topbar-toolbar .o-font-size').first().inputValue()) / 100;
    await seite.locator('.o-grid-overlay').click({ position: { x: kennung * zoom + 8, y: 200 } });
    await seite.locator('#zellansage[data-zelle^="B"]').waitFor({ state: 'attached' });
    await seite.setViewportSize({ width: 720, height: 450 });
    expect(await seite.locator('.o-topbar-menu', { hasText: 'Bearbeiten' }).isVisible()).toBe(true);
    await seite.getByRole('button', { name: 'Aufgabenbereich' }).click();
    await bereich
      .getByRole('link', { name: 'Zelle B12 zeigen' })
      .or(bereich.getByRole('button', { name: 'Zelle B12 zeigen' }))
      .first()
      .click();
    await seite.locator('.o-grid').waitFor();
    await seite.locator('#zellansage[data-zelle="B12"]').waitFor({ state: 'attached' });
  }));
