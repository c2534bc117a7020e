/**
 * Kein englisches Wort in dem, was sich erst nach und nach öffnet: Tabellenformate, Filter, benannte Bereiche, Suchen und
 * Ersetzen, Datenüberprüfung mit jeder Bedingung, Druckvorschau, Summen der Auswahl.
 */
import { expect, test } from 'vitest';
import { Wortsuche } from './englisch.ts';
import { starteProdukt } from './produkt.ts';
import { Workbench } from './workbench.ts';

const produkt = starteProdukt({ GK_DEMO: '0' });

test('Seitenbereiche, Filter und Druckvorschau zeigen kein englisches Wort', async () => {
  const workbench = await Workbench.oeffne(produkt.browser, produkt.anwendung.adresse);
  const { seite } = workbench;
  const suche = new Wortsuche(workbench);

  const bereich = seite.locator('.o-sidePanel');
  const popover = seite.locator('.o-popover');
  const oeffne = async (...weg: readonly string[]) => {
    await seite.locator('.o-topbar-menu', { hasText: weg[0] ?? '' }).click();
    for (const [i, name] of weg.slice(1).entries()) {
      const eintrag = seite.locator('.o-menu').nth(i).locator('.o-menu-item', { hasText: name }).first();
      await eintrag.hover();
      if (i === weg.length - 2) await eintrag.click();
    }
    await suche.pruefe(weg.join(' › '));
  };
  const schliesse = () => bereich.locator('.o-sidePanelClose').first().click();
  /** Wählt in einer Auswahlliste der Reihe nach jeden Eintrag und liest, was dabei erscheint. */
  const jedenEintrag = async (liste: string, ort: string) => {
    const auswahl = bereich.locator(liste).first();
    const eintraege = seite.locator('.o-select-option');
    await auswahl.click();
    await eintraege.first().waitFor();
    const anzahl = await eintraege.count();
    await suche.pruefe(ort);
    for (let i = 0; i < anzahl; i++) {
      if (i > 0) await auswahl.click();
      await eintraege.nth(i).click();
      await eintraege.first().waitFor({ state: 'detached' });
      await suche.pruefe(`${ort} › ${await auswahl.innerText()}`);
    }
    return anzahl;
  };
  try {
    await workbench.blatt('Landesübersicht');
    await workbench.gehe('A4');
    await seite.keyboard.press('Shift+ArrowDown');
    await seite.keyboard.press('Shift+ArrowRight');
    await suche.pruefe('Auswahl');

    await oeffne('Einfügen', 'Tabelle');
    await bereich.waitFor();
    await suche.pruefe('Tabelle');
    await bereich.locator('.o-table-style-picker-arrow').click();
    await popover.locator('.o-notebook-tab').first().waitFor();
    for (const karte of await popover.locator('.o-notebook-tab').all()) {
      await karte.click();
      await suche.pruefe('Tabellenformate');
    }
    await popover.locator('.o-new-table-style').click();
    await bereich.locator('.o-table-style-editor-panel').waitFor();
    await suche.pruefe('Eigenes Tabellenformat');
    await bereich.locator('.o-confirm').click();
    await suche.pruefe('Eigenes Tabellenformat, angelegt');
    if (await bereich.isVisible()) await schliesse();
    await oeffne('Bearbeiten', 'Tabelle bearbeiten');
    await schliesse();

    // Der Knopf des Filters ist gezeichnet; wo er ist, zeigt das Eingabefeld seiner Zelle.
    await oeffne('Daten', 'Filter');
    await expect
      .poll(async () => {
        await workbench.gehe('A4');
        await seite.keyboard.press('F2');
        const kopf = await seite.locator('.o-grid-composer').boundingBox();
        await seite.keyboard.press('Escape');
        await workbench.gezeichnet();
        if (kopf) await seite.mouse.move(kopf.x + kopf.width - 10, kopf.y + kopf.height / 2, { steps: 3 });
        await workbench.gezeichnet();
        await seite.mouse.down();
        await seite.mouse.up();
        await workbench.gezeichnet();
        return seite.locator('.o-filter-menu').count();
      })
      .toBe(1);
    await seite.locator('.o-filter-menu').waitFor();
    await suche.pruefe('Filter');
    for (const art of await seite.locator('.o-filter-menu .collapsor').all()) {
      if (!(await art.isVisible())) continue;
      await art.click();
      await suche.pruefe('Filter, aufgeklappt');
    }
    await seite.keyboard.press('Escape');

    await oeffne('Daten', 'Benannte Bereiche');
    await bereich.locator('.o-named-range-add').click();
    await suche.pruefe('Benannte Bereiche, neuer');
    const name = bereich.locator('.o-named-range-preview input').first();
    for (const falsch of ['A1', '1 2', '']) {
      await name.fill(falsch);
      await name.press('Enter');
      await suche.pruefe(`Benannte Bereiche, „${falsch}“`);
    }
    await schliesse();

    await oeffne('Bearbeiten', 'Suchen und ersetzen');
    await bereich.locator('input[type="text"]').first().fill('Stadt');
    await seite.waitForTimeout(500);
    await suche.pruefe('Suchen, mit Treffern');
    await jedenEintrag('.o-select', 'Suchen, wo');
    await bereich.locator('input[type="text"]').first().fill('kommt nicht vor');
    await seite.waitForTimeout(500);
    await suche.pruefe('Suchen, ohne Treffer');
    await schliesse();

    await oeffne('Daten', 'Datenüberprüfung');
    await bereich.getByText('Weitere Regel').click();
    expect(await jedenEintrag('.o-dv-type', 'Datenüberprüfung')).toBeGreaterThan(10);
    await schliesse();

    await oeffne('Datei', 'Drucken');
    await seite.locator('.o-spreadsheet-print').waitFor();
    await suche.pruefe('Druckvorschau');
    for (const auswahl of await bereich.locator('.o-select').all()) {
      await auswahl.click();
      await suche.pruefe('Druckvorschau, Auswahl');
      await seite.keyboard.press('Escape');
    }
    await seite.locator('.o-print-header button').first().click();

    expect(suche.funde).toEqual([]);
    expect(suche.gelesen).toBeGreaterThan(1_000);
    expect(workbench.konsolenfehler).toEqual([]);
  } finally {
    await workbench.schliesse();
  }
});
