/**
 * Zwei Haushaltsblätter in einer Mappe, und „Zeile einfügen“ im Aufgabenbereich und mit Strg+Plus: Es gilt immer das
 * Blatt, das der Aufgabenbereich nennt, und eine eingefügte Zeile rechnet.
 */
import { mkdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { befunde } from './axe.ts';
import { starteProdukt } from './produkt.ts';
import { mitWorkbench, type Workbench } from './workbench.ts';

const produkt = starteProdukt({ GK_DEMO: '0' });
const BILDER = 'reports/haushaltsblaetter';
const ZWEITES = 'Kopie von Haushaltsblatt';

async function bild({ seite }: Workbench, name: string): Promise<void> {
  mkdirSync(BILDER, { recursive: true });
  await seite.screenshot({ path: `${BILDER}/${name}.png` });
}

/** Wer gerade im Aufgabenbereich arbeitet, behält ihn; sonst führt ein Knopf zu ihm. */
async function schmal(workbench: Workbench): Promise<void> {
  await workbench.seite.setViewportSize({ width: 390, height: 844 });
  await workbench.gezeichnet();
  const knopf = workbench.seite.getByRole('button', { name: 'Aufgabenbereich' });
  if (await knopf.isVisible()) await knopf.click();
  await workbench.bereich.getByRole('tablist').waitFor();
}

async function verdopple({ seite, bereich }: Workbench): Promise<void> {
  await seite.locator('.o-sheet', { hasText: 'Haushaltsblatt' }).click({ button: 'right' });
  await seite.locator('.o-menu-item', { hasText: /Duplizieren|Kopieren/ }).click();
  await bereich.getByLabel('Gelesenes Haushaltsblatt').waitFor();
}

const zuwendung = async ({ bereich }: Workbench) =>
  (
    await bereich
      .getByRole('table', { name: 'Finanzierungsplan je Haushaltsjahr' })
      .getByRole('row', { name: '2020' })
      .innerText()
  ).split(/\s+/)[2];

test.each(['light', 'dark'] as const)(
  'zwei Haushaltsblätter (%s): gelesen und gespeichert wird nur das genannte',
  (farben) =>
    mitWorkbench(
      produkt,
      async (workbench) => {
        const { seite, bereich } = workbench;
        const wahl = bereich.getByLabel('Gelesenes Haushaltsblatt');
        await verdopple(workbench);
        const namen = await wahl.locator('option').allInnerTexts();
        expect(namen).toEqual(['Haushaltsblatt', ZWEITES]);
        expect(await wahl.inputValue()).toBe('Haushaltsblatt');

        // Das andere Blatt ändert den Plan nicht.
        const vorher = await zuwendung(workbench);
        await workbench.blatt(ZWEITES);
        await workbench.tippe('J24', '40000');
        await workbench.tippe('B6', 'Zweiter Antrag');
        await workbench.speichereAls(1, `das erste Blatt, ${farben}`);
        await workbench.reiter('Plan');
        expect(await zuwendung(workbench)).toBe(vorher);

        await wahl.selectOption(ZWEITES);
        await bereich
          .getByText(`Gelesen, gespeichert und ersetzt wird jetzt das Blatt „${ZWEITES}“.`)
          .first()
          .waitFor();
        await expect.poll(() => zuwendung(workbench)).not.toBe(vorher);
        await bild(workbench, `wahl-1440-${farben}`);

        // Das zweite ist noch kein Antrag: Sein Speichern beginnt einen neuen, mit seinem Inhalt.
        await workbench.speichereAls(1, `das zweite Blatt, ${farben}`);
        await bereich.getByText('Zweiter Antrag').first().waitFor();

        await schmal(workbench);
        await workbench.reiter('Plan');
        expect(await befunde(seite)).toEqual([]);
        await bild(workbench, `wahl-390-${farben}`);
        await seite.setViewportSize({ width: 1440, height: 900 });

        await wahl.selectOption('Haushaltsblatt');
        await expect.poll(() => zuwendung(workbench)).toBe(vorher);
        await workbench.reiter('Versionen');
        await bereich.getByText('Im Blatt liegt Version 1, unverändert.').waitFor();
        expect(await workbench.eintrag(1).innerText()).toContain(`das erste Blatt, ${farben}`);
      },
      { farben },
    ),
);

test('„Zeile einfügen“ fügt ein, rechnet, sagt wo und lässt sich zurücknehmen', () =>
  mitWorkbench(produkt, async (workbench) => {
    const { seite, bereich } = workbench;
    await workbench.gehe('A24');
    await bereich.getByRole('button', { name: 'Zeile einfügen' }).click();
    const meldung = bereich.getByText('In der Tabelle „Stellen“ ist Zeile 25 eingefügt');
    await meldung.first().waitFor();
    expect(await meldung.first().evaluate((text) => text.closest('[aria-live], [role=status]') !== null)).toBe(true);
    await seite.locator('#zellansage[data-zelle="A25"]').waitFor({ state: 'attached' });
    await bild(workbench, 'zeile-1440');
    const vorher = await workbench.zeigt('P31');

    const werte = { A: 'S9', C: 'Stadt Aachen', D: 'Kommune', E: 'Kommune', G: '1', H: '01.01.2021', I: '31.12.2021' };
    for (const [spalte, wert] of Object.entries(werte)) await workbench.tippe(`${spalte}25`, wert);
    await expect.poll(() => workbench.zeigt('P25')).toBe('54.400,00');
    expect(await workbench.zeigt('P31')).not.toBe(vorher);
    expect(await bereich.getByText('verschiedene Zahlen').count()).toBe(0);

    await schmal(workbench);
    expect(await befunde(seite)).toEqual([]);
    await bereich.getByRole('button', { name: 'Zeile einfügen' }).scrollIntoViewIfNeeded();
    await bild(workbench, 'zeile-390');
    await seite.setViewportSize({ width: 1440, height: 900 });

    await workbench.gehe('A60');
    await bereich.getByRole('button', { name: 'Zeile einfügen' }).click();
    const zweite = bereich.getByText(/In der Tabelle „Stellen“ ist Zeile \d+ eingefügt/).first();
    await zweite.waitFor();
    const summe = await workbench.zeigt('A32');
    expect(summe).toBe('Summe');
    await bereich.getByRole('button', { name: 'Rückgängig' }).click();
    await expect.poll(() => workbench.zeigt('A31')).toBe('Summe');
    expect(await workbench.zeigt('A25')).toBe('S9');
  }));

test('Strg+Plus fügt wie in Excel eine Zeile ein, auch vom Ziffernblock; sie rechnet und ist gewählt', () =>
  mitWorkbench(produkt, async (workbench) => {
    const { seite } = workbench;
    for (const taste of ['Control++', 'Control+NumpadAdd']) {
      await workbench.gehe('C25');
      await seite.keyboard.press(taste);
      await seite.locator('#zellansage[data-zelle="C25"]').waitFor({ state: 'attached' });
      await expect.poll(() => workbench.zeigt('A25')).toBe('');
    }
    expect(await workbench.zeigt('A24')).toBe('S1');
    expect(await workbench.zeigt('A27')).toBe('S2');
    await workbench.gehe('A25');
    await seite.keyboard.type('S9');
    await seite.keyboard.press('Tab');
    await workbench.fuelle({ G25: '1', H25: '01.01.2021', I25: '31.12.2021' });
    await expect.poll(() => workbench.zeigt('P25')).toBe('54.400,00');
    await workbench.gehe('A25');
    await seite.locator('.o-grid-overlay').click({ button: 'right', position: { x: 100, y: 60 } });
    await seite.locator('.o-menu-item', { hasText: 'Zeile einfügen' }).getByText('Strg+Plus').waitFor();
  }));

test('Tab „Zelle“ erklärt die Übersicht: Name, Betrag und der Rechenweg zum Aufklappen', () =>
  mitWorkbench(produkt, async (workbench) => {
    const { bereich, seite } = workbench;
    await workbench.reiter('Zelle');
    await workbench.gehe('F7');
    await bereich.getByText('Zuwendung, Haushaltsjahr 2020.').waitFor();
    const teile = bereich.locator('details');
    expect(await teile.count()).toBeGreaterThan(1);
    await teile.first().locator('summary').click();
    await teile.first().getByText('Förderquote').first().waitFor();
    expect(await befunde(seite)).toEqual([]);
    await bild(workbench, 'zelle-1440');
    await workbench.tippe('F7', '1');
    await workbench.gehe('F7');
    await bereich.getByText('Zelle F7 („Übersicht, Zuwendung 2020“) zeigt 1,00 €', { exact: false }).waitFor();
    await schmal(workbench);
    expect(await befunde(seite)).toEqual([]);
    await bild(workbench, 'zelle-390');
  }));
