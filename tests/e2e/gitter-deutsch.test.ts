/**
 * Kein englisches Wort in der Tabelle: Jedes Menü mit seinen Untermenüs, jeder Seitenbereich und jede Formelhilfe wird
 * geöffnet und gelesen.
 */
import { expect, test } from 'vitest';
import { Wortsuche } from './englisch.ts';
import { starteProdukt } from './produkt.ts';
import { Workbench } from './workbench.ts';

const produkt = starteProdukt({ GK_DEMO: '0' });

test('kein Menü, kein Fenster und keine Hilfe der Tabelle zeigt ein englisches Wort', async () => {
  const workbench = await Workbench.oeffne(produkt.browser, produkt.anwendung.adresse);
  const { seite } = workbench;
  const suche = new Wortsuche(workbench);
  const pruefe = (ort: string) => suche.pruefe(ort);
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
      expect(suche.englischeIn(await workbench.meldung('B60'))).toEqual([]);
    }
    expect(suche.funde).toEqual([]);
    expect(suche.gelesen).toBeGreaterThan(1_000);
  } finally {
    await workbench.schliesse();
  }
});
