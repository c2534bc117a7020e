/** Mehrere Haushaltsblätter in einer Mappe, und eine Zeile auf Knopfdruck: was der Aufgabenbereich sagt und was er tut. */
import { expect, test } from 'vitest';
import { befunde } from './axe.ts';
import { starteProdukt } from './produkt.ts';
import { Workbench } from './workbench.ts';

const produkt = starteProdukt({ GK_DEMO: '0' });

test('die Kopie eines Haushaltsblatts: gesagt, gewählt, und gespeichert wird nur das gewählte', async () => {
  const workbench = await Workbench.oeffne(produkt.browser, produkt.anwendung.adresse);
  const { bereich, seite } = workbench;
  const wahl = bereich.getByLabel('Gelesenes Haushaltsblatt');
  try {
    await workbench.speichereAls(1, 'Original');
    expect(await wahl.count()).toBe(0);
    await seite.locator('.o-sheet', { hasText: 'Haushaltsblatt' }).click({ button: 'right' });
    await seite.getByText('Duplizieren', { exact: true }).click();
    await wahl.waitFor();
    const namen = await wahl.locator('option').allInnerTexts();
    expect(namen.length).toBe(2);
    expect(await wahl.inputValue()).toBe('Haushaltsblatt');

    const kopie = namen.find((name) => name !== 'Haushaltsblatt') as string;
    await wahl.selectOption(kopie);
    await bereich.getByText('Das Haushaltsblatt ist noch nicht gespeichert.').waitFor();
    await seite.locator('.o-sheet', { hasText: kopie }).click();
    await workbench.tippe('B6', 'Zweiter Antrag');
    await workbench.speichereAls(1, 'Kopie');
    await workbench.eintrag(1).getByText('Kopie').waitFor();

    await wahl.selectOption('Haushaltsblatt');
    await bereich.getByText('Im Blatt liegt Version 1, unverändert.').waitFor();
    await workbench.eintrag(1).getByText('Original').waitFor();
    expect(await befunde(seite)).toEqual([]);
    expect(workbench.konsolenfehler).toEqual([]);
  } finally {
    await workbench.schliesse();
  }
});

test('„Zeile einfügen“: unter der gewählten Zeile, rechnet mit, und Rückgängig nimmt sie zurück', async () => {
  const workbench = await Workbench.oeffne(produkt.browser, produkt.anwendung.adresse);
  const { bereich } = workbench;
  try {
    const vorher = await workbench.zeigt('A25');
    await workbench.gehe('A24');
    await workbench.reiter('Plan');
    await bereich.getByRole('button', { name: 'Zeile einfügen' }).click();
    await bereich
      .getByText(/Zeile 25/)
      .first()
      .waitFor();
    expect(await workbench.zeigt('A25')).toBe('');
    expect(await workbench.zeigt('A26')).toBe(vorher);
    await bereich.getByRole('button', { name: 'Rückgängig' }).click();
    await bereich.getByRole('button', { name: 'Rückgängig' }).waitFor({ state: 'detached' });
    expect(await workbench.zeigt('A25')).toBe(vorher);
    expect(workbench.konsolenfehler).toEqual([]);
  } finally {
    await workbench.schliesse();
  }
});
