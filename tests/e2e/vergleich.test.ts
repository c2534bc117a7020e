/** Der Vergleich von Versionen im Aufgabenbereich: Was verglichen ist und was dafür gewählt war, gehört zusammen. */
import { expect, test } from 'vitest';
import { starteProdukt } from './produkt.ts';
import { Workbench } from './workbench.ts';

const produkt = starteProdukt({ GK_DEMO: '0' });

test('nach einem Wechsel des Reiters stehen Ergebnis und Wahl noch da', async () => {
  const workbench = await Workbench.oeffne(produkt.browser, produkt.anwendung.adresse);
  const { bereich } = workbench;
  const wahl = async () => [
    await bereich.getByLabel('Von', { exact: true }).inputValue(),
    await bereich.getByLabel('Bis', { exact: true }).inputValue(),
  ];
  try {
    await workbench.speichereAls(1, 'Erster Entwurf');
    await workbench.tippe('J24', '72000');
    await workbench.speichereAls(2, 'Neue Personalkosten');
    await workbench.eintrag(2).waitFor();
    // Gespeichert ist alles: Verglichen werden die beiden Versionen. Mit einer Änderung im Blatt diese.
    expect(await wahl()).toEqual(['1', '2']);
    await workbench.tippe('J24', '72500');
    await bereich.getByText('Im Blatt liegt Version 2 mit ungespeicherten Änderungen.').waitFor();
    expect(await wahl()).toEqual(['2', 'blatt']);
    await bereich.getByRole('button', { name: 'Vergleichen', exact: true }).click();
    await bereich.getByRole('heading', { name: 'Version 2 → Blatt' }).waitFor();
    const veraltet = bereich.getByText('Das Blatt ist seit diesem Vergleich geändert', { exact: false });
    expect(await veraltet.count()).toBe(0);
    await workbench.tippe('J24', '73000');
    await veraltet.waitFor();
    await bereich.getByRole('button', { name: 'Neu vergleichen' }).click();
    await veraltet.waitFor({ state: 'detached' });
    await bereich.getByRole('list', { name: 'Änderungen' }).getByText('73.000,00').waitFor();
    await bereich.getByLabel('Von', { exact: true }).selectOption('1');
    await bereich.getByLabel('Bis', { exact: true }).selectOption('2');
    await bereich.getByRole('button', { name: 'Vergleichen', exact: true }).click();
    await bereich.getByRole('heading', { name: 'Version 1 → Version 2' }).waitFor();

    await workbench.reiter('Plan');
    await bereich.getByRole('heading', { name: 'Version 1 → Version 2' }).waitFor({ state: 'hidden' });
    await workbench.reiter('Versionen');
    await bereich.getByRole('heading', { name: 'Version 1 → Version 2' }).waitFor();
    expect(await wahl()).toEqual(['1', '2']);
    expect(workbench.konsolenfehler).toEqual([]);
  } finally {
    await workbench.schliesse();
  }
});

test('wer nach dem Vergleich weitertippt, sieht noch, welche Stände verglichen sind', async () => {
  const workbench = await Workbench.oeffne(produkt.browser, produkt.anwendung.adresse);
  const { bereich } = workbench;
  try {
    await workbench.speichereAls(1, 'Erster Entwurf');
    await workbench.tippe('J24', '70000');
    await workbench.speichereAls(2, 'Nachtrag');
    await workbench.eintrag(2).waitFor();
    await bereich.getByRole('button', { name: 'Vergleichen', exact: true }).click();
    await bereich.getByRole('heading', { name: 'Version 1 → Version 2' }).waitFor();
    await workbench.tippe('J24', '71000');
    await bereich.getByText('Im Blatt liegt Version 2 mit ungespeicherten Änderungen.').waitFor();
    expect(await bereich.getByLabel('Von', { exact: true }).inputValue()).toBe('1');
    expect(await bereich.getByLabel('Bis', { exact: true }).inputValue()).toBe('2');
    await bereich.getByRole('heading', { name: 'Version 1 → Version 2' }).waitFor();
  } finally {
    await workbench.schliesse();
  }
});
