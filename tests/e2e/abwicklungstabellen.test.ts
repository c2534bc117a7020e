/**
 * Die Tabellen nach dem Bescheid ohne Maus: anlegen, ein Ist tippen, Buchungen einfügen, speichern. Blatt und Ablage
 * nennen auf den Cent dasselbe, und gelöscht ist nichts, was gespeichert ist.
 */
import { expect, test } from 'vitest';
import type { Antragsversion } from '../../shared/antrag/version.ts';
import { starteProdukt } from './produkt.ts';
import { bisZu, druecke, zumReiter, zurZelle } from './tasten.ts';
import { mitWorkbench, type Workbench } from './workbench.ts';

const produkt = starteProdukt({ GK_DEMO: '0' });

/** Zeile der Übersicht im Blatt und die Spalten darin, die der Server mitspeichert. */
const ZEILE: Readonly<Record<number, number>> = { 2020: 44, 2021: 45, 2022: 46 };
const SPALTE = {
  geplant: 'D',
  ist: 'F',
  endgueltig: 'G',
  abgerufen: 'H',
  zuErstatten: 'L',
  forderung: 'M',
  verbindlichkeit: 'N',
} as const;

/** Speichert und liefert die Version, wie der Server sie bestätigt. */
async function speichere(workbench: Workbench, kommentar: string): Promise<Antragsversion> {
  const antwort = workbench.seite.waitForResponse(
    (r) => r.request().method() === 'POST' && r.url().includes('/api/v1/antraege') && r.status() === 201,
  );
  await workbench.speichere(kommentar);
  return (await (await antwort).json()) as Antragsversion;
}

async function blattGleichErgebnis(workbench: Workbench, { ergebnis }: Antragsversion): Promise<void> {
  for (const jahr of ergebnis.abwicklung?.jeHaushaltsjahr ?? []) {
    if (jahr.programm !== 'THM') continue;
    for (const [feld, spalte] of Object.entries(SPALTE) as [keyof typeof SPALTE, string][]) {
      const zeigt = await workbench.zeigt(`${spalte}${ZEILE[jahr.haushaltsjahr]}`);
      const soll = jahr[feld];
      expect([jahr.haushaltsjahr, feld, zeigt]).toEqual([jahr.haushaltsjahr, feld, soll === null ? '' : deutsch(soll)]);
    }
  }
}

/** Die Tabelle zeigt 0 als Strich. */
function deutsch(betrag: string): string {
  if (Number(betrag) === 0) return '–';
  return Number(betrag).toLocaleString('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

test('anlegen, tippen, Buchungen einfügen, speichern: Blatt und Ablage gleich', async () => {
  await mitWorkbench(produkt, async (workbench) => {
    const { seite, bereich } = workbench;
    const knopf = (name: string) => bereich.getByRole('button', { name });
    await workbench.speichereAls(1, 'der Plan');
    await zumReiter(workbench, 'Plan');
    await bereich.locator('summary', { hasText: 'Tabellen für Bescheide' }).focus();
    await druecke(workbench, 'Enter');
    await bisZu(workbench, bereich.getByRole('radio', { name: 'Nach dem Tag der Zahlung' }));
    await druecke(workbench, 'Space');
    await bisZu(workbench, knopf('Tabellen anlegen'));
    await druecke(workbench, 'Enter');
    // Danach steht die Auswahl auf dem ersten Ist.
    await seite.locator('#zellansage[data-zelle="E60"]').waitFor({ state: 'attached' });
    await workbench.gezeichnet();
    for (const betrag of ['48000', '66500', '65300', '40000,55', '60000', '70000', '50000', '60000']) {
      await seite.keyboard.type(betrag);
      await druecke(workbench, 'Enter');
      await workbench.gezeichnet();
    }
    expect(await workbench.zeigt('A68')).toBe('S3');
    expect(await workbench.zeigt('G46')).toBe('');

    // Das letzte Ist kommt aus der Buchhaltung, mit einer Gutschrift und einer Buchung im neuen Jahr.
    await zumReiter(workbench, 'Plan');
    await knopf('Ist aus der Buchhaltung einfügen').focus();
    await druecke(workbench, 'Enter');
    await bisZu(workbench, bereich.getByRole('combobox', { name: 'Stelle oder Maßnahme' }));
    await druecke(workbench, 'End');
    await bisZu(workbench, bereich.getByRole('textbox', { name: /^Haushaltsjahr/ }));
    await seite.keyboard.type('2022');
    await bisZu(workbench, bereich.getByLabel('Auszug: Tag, Betrag, Text'));
    await seite.keyboard.insertText(
      'Datum;Betrag;Text\n31.01.2022;5.000,00;Gehalt\n28.02.2022;-250,50;Erstattung\n28.02.2022;5.000,00;Gehalt\n02.01.2023;4.000,00;Gehalt Dezember',
    );
    await bisZu(workbench, knopf('Auszug lesen'));
    await druecke(workbench, 'Enter');
    await bisZu(workbench, bereich.getByRole('radio', { name: /^ohne Minus/ }));
    await druecke(workbench, 'Space');
    expect(await knopf('Ins Ist eintragen').getAttribute('aria-disabled')).toBe('true');
    await bisZu(workbench, bereich.getByRole('combobox', { name: /^Zeile 5/ }));
    await bereich.getByRole('combobox', { name: /^Zeile 5/ }).selectOption({ label: 'zählt im Dezember 2022' });
    await bereich.getByText('5 Zeilen: 4 zählen, 1 Überschrift.').waitFor();
    await bisZu(workbench, knopf('Ins Ist eintragen'));
    await druecke(workbench, 'Enter');
    await bereich.getByText('Das Ist von S3 ist eingetragen: 4 Buchungen aus 5 Zeilen.').first().waitFor();
    expect(await workbench.zeigt('S68')).toBe('13.749,50');

    const version = await speichere(workbench, 'mit Ist');
    expect(version.version).toBe(2);
    expect(version.antrag.abwicklung?.ist).toHaveLength(9);
    expect(version.antrag.abwicklung?.ist[8]?.monate).toEqual([
      '5000.00',
      '4749.50',
      ...Array<null>(9).fill(null),
      '4000.00',
    ]);
    await blattGleichErgebnis(workbench, version);
    await workbench.reiter('Plan');
    await bereich.getByText('zeigen dieselben Zahlen wie der Plan').waitFor();

    // Der Tab „Zelle“ erklärt eine Zahl der Übersicht.
    await zurZelle(workbench, 'G44');
    await zumReiter(workbench, 'Zelle');
    await bereich.getByText('Baustein 6, Haushaltsjahr 2020: endgültig').waitFor();
    await bereich.getByText('Rechenweg des Plans').waitFor();
  });
});

test('eine gelöschte Tabelle wird genannt und kommt aus der Ablage zurück', async () => {
  await mitWorkbench(produkt, async (workbench) => {
    const { seite, bereich } = workbench;
    await workbench.speichereAls(1, 'der Plan');
    await workbench.reiter('Plan');
    await bereich.locator('summary', { hasText: 'Tabellen für Bescheide' }).click();
    await bereich.getByRole('radio', { name: 'Nach dem Tag der Zahlung' }).click();
    await bereich.getByRole('button', { name: 'Tabellen anlegen' }).click();
    // Vorher steht in E60 keine Tabelle, und was dort getippt ist, wäre eine Notiz, nach der gefragt wird.
    await bereich.getByText('Die Tabellen nach dem Bescheid sind angelegt').first().waitFor();
    await workbench.tippe('E60', '48000');
    await workbench.speichereAls(2, 'mit Ist');
    // Die Überschriften der Tabelle „Ist“ sind weg.
    await workbench.gehe('A59');
    await seite.keyboard.press('Control+Shift+ArrowRight');
    await seite.keyboard.press('Delete');
    await workbench.reiter('Plan');
    await bereich.getByText('fehlt die Tabelle „Ist“').first().waitFor();
    await bereich.getByRole('button', { name: 'Tabellen wiederherstellen' }).click();
    await seite.getByRole('button', { name: 'Wiederherstellen', exact: true }).click();
    await bereich.getByText('Die fehlenden Tabellen stehen wieder da.').first().waitFor();
    expect(await workbench.zeigt('E60')).toBe('48.000,00');
    await workbench.reiter('Versionen');
    await bereich.getByText('Im Blatt liegt Version 2, unverändert.').waitFor();
  });
});
