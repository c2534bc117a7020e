/**
 * axe prüft die eigenen Teile der Seite nach WCAG 2.1 AA, hell, dunkel und mit hohem Kontrast, breit, schmal und
 * vergrößert. Ausgenommen ist nur das Innere von o-spreadsheet (`.o-spreadsheet`): fremde Oberfläche, deren Zellen die
 * Ansage `#zellansage` vorliest.
 */
import { expect, test } from 'vitest';
import { befunde } from './axe.ts';
import { starteProdukt } from './produkt.ts';
import { type Ansicht, Workbench } from './workbench.ts';

const produkt = starteProdukt();

const FARBEN: readonly (Ansicht & { readonly titel: string })[] = [
  { titel: 'hell' },
  { titel: 'dunkel', farben: 'dark' },
  { titel: 'hoher Kontrast', kontrast: true },
];

/** 640 px sind ein Fenster von 1280 px, auf 200 % vergrößert. */
const GROESSEN = [
  { width: 1440, height: 900 },
  { width: 640, height: 400 },
  { width: 450, height: 900 },
  { width: 350, height: 900 },
  { width: 320, height: 700 },
];

test.each(FARBEN)('kein Befund in einem Reiter, keine waagerechte Rollleiste der Seite: $titel', async (ansicht) => {
  const workbench = await Workbench.oeffne(produkt.browser, produkt.anwendung.adresse, ansicht);
  const umschalter = workbench.seite.getByRole('button', { name: 'Aufgabenbereich', exact: true });
  try {
    const reiter = await workbench.bereich.getByRole('tab').allInnerTexts();
    expect(reiter).toContain('Plan');
    for (const groesse of GROESSEN) {
      await workbench.seite.setViewportSize(groesse);
      if (await umschalter.isVisible()) await umschalter.click();
      for (const name of reiter) {
        await workbench.bereich.getByRole('tab', { name, exact: true }).click();
        await workbench.bereich.getByRole('tabpanel').waitFor();
        await workbench.beruhigt();
        expect(await befunde(workbench.seite), `${name}, ${groesse.width} px`).toEqual([]);
        const rollt = await workbench.seite.evaluate(
          () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
        );
        expect(rollt, `${name} rollt bei ${groesse.width} px waagerecht`).toBe(false);
      }
    }
    expect(workbench.konsolenfehler).toEqual([]);
  } finally {
    await workbench.schliesse();
  }
});
