/** Alles ohne Maus: Jeder Weg einer Sachbearbeitung und einer Rechnungsprüfung, nur mit Tasten. */
import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { starteProdukt } from './produkt.ts';
import { Werkbank } from './werkbank.ts';

/** Mehr Tabulatorschritte bis zu einem Ziel wären eine Zumutung. */
const HOECHSTENS = 60;

const produkt = starteProdukt({ GK_DEMO: '0' });

/** Geht mit der Tabulatortaste weiter, bis das Ziel den Fokus hat. */
async function bisZu(werkbank: Werkbank, ziel: Locator, taste: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await ziel.first().waitFor();
  for (let schritt = 0; schritt < HOECHSTENS; schritt++) {
    if (await ziel.first().evaluate((element) => element === document.activeElement)) return;
    await werkbank.seite.keyboard.press(taste);
  }
  throw new Error(`Mit ${HOECHSTENS} Tabulatorschritten nicht erreicht: ${ziel}`);
}

async function druecke(werkbank: Werkbank, ...tasten: readonly string[]): Promise<void> {
  for (const taste of tasten) await werkbank.seite.keyboard.press(taste);
}

/** Vom Blatt in den Aufgabenbereich und mit den Pfeiltasten zum Reiter. */
async function zumReiter(werkbank: Werkbank, name: string): Promise<void> {
  const reiter = werkbank.bereich.getByRole('tab');
  if (!(await werkbank.bereich.evaluate((bereich) => bereich.contains(document.activeElement)))) await druecke(werkbank, 'F6');
  await bisZu(werkbank, werkbank.bereich.getByRole('tab', { selected: true }), 'Shift+Tab');
  const anzahl = await reiter.count();
  for (let schritt = 0; schritt < anzahl; schritt++) {
    if ((await werkbank.bereich.getByRole('tab', { selected: true }).innerText()) === name) return;
    await druecke(werkbank, 'ArrowRight');
  }
  throw new Error(`Kein Reiter „${name}“`);
}

function knopf(werkbank: Werkbank, name: string | RegExp): Locator {
  return werkbank.bereich.getByRole('button', { name });
}

test('planen, erklären, speichern, einreichen, laden und nachlesen', async () => {
  const werkbank = await Werkbank.oeffne(produkt.browser, produkt.anwendung.adresse);
  const { seite, bereich } = werkbank;
  try {
    // Plan: eine Zahl nach ihrem Rechenweg fragen; danach steht der Fokus wieder auf ihr.
    await zumReiter(werkbank, 'Plan');
    const zahl = knopf(werkbank, '120.780,00');
    await bisZu(werkbank, zahl);
    await druecke(werkbank, 'Enter');
    const fenster = seite.getByRole('dialog', { name: /Rechenweg/ });
    await fenster.waitFor();
    expect(await fenster.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    await druecke(werkbank, 'Escape');
    await fenster.waitFor({ state: 'detached' });
    expect(await zahl.first().evaluate((element) => element === document.activeElement)).toBe(true);

    // Von einem Hinweis zur Zelle, dort etwas ändern und zurück.
    await bisZu(werkbank, knopf(werkbank, 'Zelle B12 zeigen').or(bereich.getByRole('link', { name: 'Zelle B12 zeigen' })));
    await druecke(werkbank, 'Enter');
    await seite.locator('#zellansage[data-zelle="B12"]').waitFor({ state: 'attached' });
    if (await bereich.evaluate((element) => element.contains(document.activeElement))) await druecke(werkbank, 'F6');
    await seite.waitForTimeout(300);
    await seite.keyboard.type('300');
    await druecke(werkbank, 'Enter');
    await seite.locator('#zellansage[data-zelle="B13"]').waitFor({ state: 'attached' });
    await zumReiter(werkbank, 'Plan');
    await bereich.getByText('3,0', { exact: true }).first().waitFor();

    // Zelle: die gewählte Zelle wird erklärt.
    await zumReiter(werkbank, 'Zelle');
    await bereich.getByRole('heading', { name: 'Zelle B13' }).waitFor();

    // Versionen: speichern mit Kommentar.
    await zumReiter(werkbank, 'Versionen');
    await bisZu(werkbank, bereich.getByLabel('Kommentar'));
    await seite.keyboard.type('Ohne Maus');
    await bisZu(werkbank, knopf(werkbank, 'Version speichern'));
    await druecke(werkbank, 'Enter');
    await bereich.getByText('Im Blatt liegt Version 1, unverändert.').waitFor();

    // Status: zurückziehen fragt nach; Abbrechen ändert nichts, Bestätigen schon.
    const zurueckziehen = knopf(werkbank, 'Zurückziehen');
    await bisZu(werkbank, zurueckziehen);
    await druecke(werkbank, 'Enter');
    const frage = seite.getByRole('dialog');
    await frage.waitFor();
    await druecke(werkbank, 'Escape');
    await frage.waitFor({ state: 'detached' });
    await bisZu(werkbank, zurueckziehen);
    await druecke(werkbank, 'Enter');
    await bisZu(werkbank, frage.getByRole('button', { name: 'Zurückziehen' }));
    await druecke(werkbank, 'Enter');
    await werkbank.eintrag(2).waitFor();

    // Die ältere Version zurückholen.
    await bisZu(werkbank, werkbank.eintrag(1).getByRole('button', { name: 'Laden' }));
    await druecke(werkbank, 'Enter');
    await bereich.getByText('Im Blatt liegt Version 1').waitFor();

    // Regeln: eine Gruppe aufklappen.
    await zumReiter(werkbank, 'Regeln');
    const gruppe = bereich.locator('summary').filter({ hasText: 'Auslegungen' });
    await bisZu(werkbank, gruppe);
    await druecke(werkbank, 'Enter');
    await bereich.getByText(/^A6 /).waitFor();
    expect(werkbank.konsolenfehler).toEqual([]);
  } finally {
    await werkbank.schliesse();
  }
});

test('ein neues Haushaltsblatt anlegen, die Rückfrage beantworten und alles zurücknehmen', async () => {
  const werkbank = await Werkbank.oeffne(produkt.browser, produkt.anwendung.adresse);
  const { seite, bereich } = werkbank;
  try {
    await zumReiter(werkbank, 'Versionen');
    await bisZu(werkbank, knopf(werkbank, /Neuer Antrag|Haushaltsblatt anlegen|Leeres Haushaltsblatt/));
    await druecke(werkbank, 'Enter');
    const frage = seite.getByRole('alertdialog');
    await frage.waitFor();
    await bisZu(werkbank, frage.getByRole('button', { name: 'Trotzdem überschreiben' }));
    await druecke(werkbank, 'Enter');
    await bereich.getByText('Ein leeres Haushaltsblatt ist angelegt.').first().waitFor();
    expect(await werkbank.zeigt('B12')).toBe('');
    await druecke(werkbank, 'F6');
    const zurueck = knopf(werkbank, 'Rückgängig');
    await bisZu(werkbank, zurueck);
    await druecke(werkbank, 'Enter');
    await bereich.getByText('Das Blatt ist wieder wie vorher.').first().waitFor();
    expect(await werkbank.zeigt('B12')).toBe('256');
    expect(werkbank.konsolenfehler).toEqual([]);
  } finally {
    await werkbank.schliesse();
  }
});

test('einreichen, bewilligen, festschreiben, vergleichen und prüfen', async () => {
  const werkbank = await Werkbank.oeffne(produkt.browser, produkt.anwendung.adresse);
  const { seite, bereich } = werkbank;
  const status = bereich.getByRole('region', { name: 'Status', exact: true });
  const bestaetige = async (name: string, knopfname = name) => {
    await bisZu(werkbank, status.getByRole('button', { name }));
    await druecke(werkbank, 'Enter');
    await bisZu(werkbank, seite.getByRole('dialog').getByRole('button', { name: knopfname }));
    await druecke(werkbank, 'Enter');
  };
  try {
    await zumReiter(werkbank, 'Versionen');
    await bisZu(werkbank, knopf(werkbank, 'Version speichern'));
    await druecke(werkbank, 'Enter');
    await bereich.getByText('Im Blatt liegt Version 1, unverändert.').waitFor();
    await bestaetige('Einreichen');
    await status.getByText('Version 2: eingereicht').waitFor();

    const anmeldung = bereich.getByLabel('Angemeldet als');
    await zumReiter(werkbank, 'Versionen');
    await bisZu(werkbank, anmeldung);
    await druecke(werkbank, 'ArrowDown');
    await expect.poll(() => anmeldung.locator('option:checked').innerText()).toBe('Kämmerei (Musterstadt)');
    await bisZu(werkbank, status.getByRole('button', { name: 'Bewilligung festhalten' }));
    await druecke(werkbank, 'Enter');
    const fenster = seite.getByRole('dialog');
    for (const [feld, wert] of [
      ['Datum des Bescheids', '15.04.2020'],
      ['Aktenzeichen', '34.01-1'],
      ['Bewilligte Stellen', '2,5'],
      ['Bewilligte Zuwendung in €', '442.860,00'],
    ] as const) {
      await bisZu(werkbank, fenster.getByLabel(feld));
      await seite.keyboard.type(wert);
    }
    await bisZu(werkbank, fenster.getByRole('button', { name: 'Festhalten' }));
    await druecke(werkbank, 'Enter');
    await status.getByText('Version 3: bewilligt').waitFor();
    await bestaetige('Festschreiben', 'Endgültig festschreiben');
    await status.getByText('Version 4: bewilligt, festgeschrieben').waitFor();

    await bisZu(werkbank, knopf(werkbank, 'Vergleichen'));
    await druecke(werkbank, 'Enter');
    await bereich.getByText('Der Inhalt ist gleich; geändert haben sich nur Status oder Kommentar.').waitFor();

    await zumReiter(werkbank, 'Prüfen');
    await bisZu(werkbank, bereich.getByRole('button', { name: 'Prüfen', exact: true }));
    await druecke(werkbank, 'Enter');
    await bereich.getByText('Alle 4 Versionen sind unverändert').first().waitFor();
    await bisZu(werkbank, knopf(werkbank, 'Prüfprotokoll herunterladen'));
    const datei = seite.waitForEvent('download');
    await druecke(werkbank, 'Enter');
    expect((await datei).suggestedFilename()).toMatch(/^Pruefprotokoll_.*\.html$/);
    await bisZu(werkbank, bereich.getByLabel('Liste', { exact: true }));
    await seite.keyboard.insertText('Kommune;Geduldete;Stellen\nStadt Aachen;256;3,0');
    await bisZu(werkbank, knopf(werkbank, 'Eingefügte Liste prüfen'));
    await druecke(werkbank, 'Enter');
    await bereich.getByText('Nach R1–R3 2,5 Stellen, in der Liste 3,0: 0,5 mehr.').first().waitFor();
    expect(werkbank.konsolenfehler).toEqual([]);
  } finally {
    await werkbank.schliesse();
  }
});
