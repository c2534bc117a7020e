/** Alles ohne Maus: Jeder Weg einer Sachbearbeitung und einer Rechnungsprüfung, nur mit Tasten. */
import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { starteProdukt } from './produkt.ts';
import { bisZu, druecke, zumReiter } from './tasten.ts';
import { Workbench } from './workbench.ts';

const produkt = starteProdukt({ GK_DEMO: '0' });

function knopf(workbench: Workbench, name: string | RegExp): Locator {
  return workbench.bereich.getByRole('button', { name });
}

test('planen, erklären, speichern, einreichen, laden und nachlesen', async () => {
  const workbench = await Workbench.oeffne(produkt.browser, produkt.anwendung.adresse);
  const { seite, bereich } = workbench;
  try {
    // Plan: eine Zahl nach ihrem Rechenweg fragen; danach steht der Fokus wieder auf ihr.
    await zumReiter(workbench, 'Plan');
    const zahl = knopf(workbench, '120.780,00');
    await bisZu(workbench, zahl);
    await druecke(workbench, 'Enter');
    const fenster = seite.getByRole('dialog', { name: /Rechenweg/ });
    await fenster.waitFor();
    expect(await fenster.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    await druecke(workbench, 'Escape');
    await fenster.waitFor({ state: 'detached' });
    expect(await zahl.first().evaluate((element) => element === document.activeElement)).toBe(true);

    // Von einem Hinweis zur Zelle, dort etwas ändern und zurück.
    await bisZu(
      workbench,
      knopf(workbench, 'Zelle B12 zeigen').or(bereich.getByRole('link', { name: 'Zelle B12 zeigen' })),
    );
    await druecke(workbench, 'Enter');
    await seite.locator('#zellansage[data-zelle="B12"]').waitFor({ state: 'attached' });
    if (await bereich.evaluate((element) => element.contains(document.activeElement))) await druecke(workbench, 'F6');
    await seite.waitForTimeout(300);
    await seite.keyboard.type('300');
    await druecke(workbench, 'Enter');
    await seite.locator('#zellansage[data-zelle="B13"]').waitFor({ state: 'attached' });
    await zumReiter(workbench, 'Plan');
    await bereich.getByText('3,0', { exact: true }).first().waitFor();

    // Zelle: die gewählte Zelle wird erklärt.
    await zumReiter(workbench, 'Zelle');
    await bereich.getByRole('heading', { name: 'Zelle B13' }).waitFor();

    // Versionen: speichern mit Kommentar.
    await zumReiter(workbench, 'Versionen');
    await bisZu(workbench, bereich.getByLabel('Kommentar'));
    await seite.keyboard.type('Ohne Maus');
    await bisZu(workbench, knopf(workbench, 'Version speichern'));
    await druecke(workbench, 'Enter');
    await bereich.getByText('Im Blatt liegt Version 1, unverändert.').waitFor();

    // Status: zurückziehen fragt nach; Abbrechen ändert nichts, Bestätigen schon.
    const zurueckziehen = knopf(workbench, 'Zurückziehen');
    await bisZu(workbench, zurueckziehen);
    await druecke(workbench, 'Enter');
    const frage = seite.getByRole('dialog');
    await frage.waitFor();
    await druecke(workbench, 'Escape');
    await frage.waitFor({ state: 'detached' });
    await bisZu(workbench, zurueckziehen);
    await druecke(workbench, 'Enter');
    await bisZu(workbench, frage.getByRole('button', { name: 'Zurückziehen' }));
    await druecke(workbench, 'Enter');
    await workbench.eintrag(2).waitFor();

    // Die ältere Version zurückholen.
    await bisZu(workbench, workbench.eintrag(1).getByRole('button', { name: 'Laden' }));
    await druecke(workbench, 'Enter');
    await bereich.getByText('Im Blatt liegt Version 1').waitFor();

    // Regeln: eine Gruppe aufklappen.
    await zumReiter(workbench, 'Regeln');
    const gruppe = bereich.locator('summary').filter({ hasText: 'Auslegungen' });
    await bisZu(workbench, gruppe);
    await druecke(workbench, 'Enter');
    await bereich.getByText(/^A6 /).waitFor();
    expect(workbench.konsolenfehler).toEqual([]);
  } finally {
    await workbench.schliesse();
  }
});

test('ein neues Haushaltsblatt anlegen, die Rückfrage beantworten und alles zurücknehmen', async () => {
  const workbench = await Workbench.oeffne(produkt.browser, produkt.anwendung.adresse);
  const { seite, bereich } = workbench;
  try {
    await zumReiter(workbench, 'Versionen');
    await bisZu(workbench, knopf(workbench, /Neuer Antrag|Haushaltsblatt anlegen|Leeres Haushaltsblatt/));
    await druecke(workbench, 'Enter');
    const frage = seite.getByRole('alertdialog');
    await frage.waitFor();
    await bisZu(workbench, frage.getByRole('button', { name: 'Trotzdem überschreiben' }));
    await druecke(workbench, 'Enter');
    await bereich.getByText('Ein leeres Haushaltsblatt ist angelegt.').first().waitFor();
    expect(await workbench.zeigt('B12')).toBe('');
    await druecke(workbench, 'F6');
    const zurueck = knopf(workbench, 'Rückgängig');
    await bisZu(workbench, zurueck);
    await druecke(workbench, 'Enter');
    await bereich.getByText('Das Blatt ist wieder wie vorher.').first().waitFor();
    expect(await workbench.zeigt('B12')).toBe('256');
    expect(workbench.konsolenfehler).toEqual([]);
  } finally {
    await workbench.schliesse();
  }
});

test('einreichen, bewilligen, festschreiben, vergleichen und prüfen', async () => {
  const workbench = await Workbench.oeffne(produkt.browser, produkt.anwendung.adresse);
  const { seite, bereich } = workbench;
  const status = bereich.getByRole('region', { name: 'Status', exact: true });
  const bestaetige = async (name: string, knopfname = name) => {
    await bisZu(workbench, status.getByRole('button', { name }));
    await druecke(workbench, 'Enter');
    await bisZu(workbench, seite.getByRole('dialog').getByRole('button', { name: knopfname }));
    await druecke(workbench, 'Enter');
  };
  try {
    await zumReiter(workbench, 'Versionen');
    await bisZu(workbench, knopf(workbench, 'Version speichern'));
    await druecke(workbench, 'Enter');
    await bereich.getByText('Im Blatt liegt Version 1, unverändert.').waitFor();
    await bestaetige('Einreichen');
    await status.getByText('Version 2: eingereicht').waitFor();

    const anmeldung = bereich.getByLabel('Angemeldet als');
    await zumReiter(workbench, 'Versionen');
    await bisZu(workbench, anmeldung);
    await druecke(workbench, 'ArrowDown');
    await expect.poll(() => anmeldung.locator('option:checked').innerText()).toBe('Kämmerei (Musterstadt)');
    await bisZu(workbench, status.getByRole('button', { name: 'Bewilligung festhalten' }));
    await druecke(workbench, 'Enter');
    const fenster = seite.getByRole('dialog');
    for (const [feld, wert] of [
      ['Datum des Bescheids', '15.04.2020'],
      ['Aktenzeichen', '34.01-1'],
      ['Bewilligte Stellen', '2,5'],
      ['Bewilligte Zuwendung in €', '442.860,00'],
    ] as const) {
      await bisZu(workbench, fenster.getByLabel(feld));
      await seite.keyboard.type(wert);
    }
    await bisZu(workbench, fenster.getByRole('button', { name: 'Festhalten' }));
    await druecke(workbench, 'Enter');
    await status.getByText('Version 3: bewilligt').waitFor();
    await bestaetige('Festschreiben', 'Endgültig festschreiben');
    await status.getByText('Version 4: bewilligt, festgeschrieben').waitFor();

    await bisZu(workbench, knopf(workbench, 'Vergleichen'));
    await druecke(workbench, 'Enter');
    await bereich.getByText('Der Inhalt ist gleich; geändert haben sich nur Status oder Kommentar.').waitFor();

    await zumReiter(workbench, 'Prüfen');
    await bisZu(workbench, bereich.getByRole('button', { name: 'Prüfen', exact: true }));
    await druecke(workbench, 'Enter');
    await bereich.getByText('Alle 4 Versionen sind unverändert').first().waitFor();
    await bisZu(workbench, knopf(workbench, 'Prüfprotokoll (HTML) herunterladen'));
    const datei = seite.waitForEvent('download');
    await druecke(workbench, 'Enter');
    expect((await datei).suggestedFilename()).toMatch(/^Pruefprotokoll_.*\.html$/);
    await bisZu(workbench, bereich.getByLabel('Liste', { exact: true }));
    await seite.keyboard.insertText('Kommune;Geduldete;Stellen\nStadt Aachen;256;3,0');
    await bisZu(workbench, knopf(workbench, 'Eingefügte Liste prüfen'));
    await druecke(workbench, 'Enter');
    await bereich.getByText('Nach Schlüssel 2,5 Stellen, in der Liste 3,0: 0,5 mehr.').first().waitFor();
    expect(workbench.konsolenfehler).toEqual([]);
  } finally {
    await workbench.schliesse();
  }
});
