/**
 * Die Wege der drei Rollen am laufenden Produkt: Kämmerei (Haushaltsseite und alles zum Mitnehmen), Fortschreiben
 * (Unterschied zu einer Version), Prüfung (Liste und Versionskette als Datei). Mit axe, ohne Fehler in der Konsole.
 */
import * as xlsx from '@e965/xlsx';
import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { liesPdf, zeilen } from '../shared/druck/pdf-lesen.ts';
import { befunde } from './axe.ts';
import { ladeHerunter } from './herunterladen.ts';
import { starteProdukt } from './produkt.ts';
import { Workbench } from './workbench.ts';

const produkt = starteProdukt({ GK_DEMO: '0' });

test('Kämmerei: die Haushaltsseite steht zuerst im Tab Plan, gerundet, erklärt, als PDF, Excel-Datei, CSV, Kopie und Blatt', async () => {
  const workbench = await Workbench.oeffne(produkt.browser, produkt.anwendung.adresse);
  const { seite, bereich } = workbench;
  try {
    await seite.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    expect(await bereich.getByRole('tabpanel').getByRole('heading', { level: 2 }).first().innerText()).toBe(
      'Haushalt der Kommune',
    );
    // Kennungen von Regeln sieht, wer nach ihnen fragt.
    const ganzerPlan = bereich.getByRole('tabpanel');
    await ganzerPlan.getByText('Fundstelle', { exact: true }).first().waitFor();
    const gezeigt = (await ganzerPlan.innerText()).replaceAll(/Zelle [A-Z]+\d+ zeigen/g, '');
    expect(gezeigt.match(/\b[RAW]\d{1,2}\b/g)).toBeNull();
    await ganzerPlan.getByText('Fundstelle', { exact: true }).first().press('Enter');
    expect(await ganzerPlan.innerText()).toMatch(/\b[RAW]\d{1,2} [^:]+: .+\(.+\)\./);
    expect(await befunde(seite)).toEqual([]);

    const haushalt = bereich.getByRole('region', { name: 'Haushalt der Kommune', exact: true });
    const zeile = (name: string) => haushalt.getByRole('row', { name: new RegExp(`^${name}`) });
    await zeile('Belastung danach').getByText('1.451,12').waitFor();
    await zeile('Belastung danach').getByRole('button', { name: '1.451,12' }).click();
    const fenster = seite.getByRole('dialog');
    await fenster.getByText('8.343,88').first().waitFor();
    expect(await befunde(seite)).toEqual([]);
    await fenster.getByRole('button', { name: 'Schließen' }).click();

    await haushalt.getByLabel('Beträge runden').selectOption('hundert');
    await zeile('Belastung danach').getByText('1.500').waitFor();
    await haushalt.getByRole('columnheader', { name: 'Rundungsdifferenz' }).waitFor({ state: 'attached' });
    await haushalt.getByLabel('Beträge runden').selectOption('cent');

    const pdf = await ladeHerunter(seite, () => haushalt.getByRole('button', { name: 'PDF', exact: true }).click());
    expect(pdf.name).toMatch(/^Haushalt_Stadt-Aachen_\d{4}-\d\d-\d\d\.pdf$/);
    expect(zeilen(await liesPdf(pdf.inhalt))).toContainEqual([
      ...['Belastungdanach', '1.451,12', '13.060,00', '13.060,00', '27.571,12'],
    ]);
    const mappe = await ladeHerunter(seite, () => haushalt.getByRole('button', { name: 'Excel-Datei' }).click());
    expect(xlsx.read(mappe.inhalt, { type: 'buffer' }).Sheets.Haushalt?.B8).toMatchObject({
      v: 9795,
      f: 'ROUND(SUM(B5:B7)-SUM(B4),2)',
    });
    const csv = await ladeHerunter(seite, () => haushalt.getByRole('button', { name: 'CSV' }).click());
    expect(Buffer.from(csv.inhalt).toString('utf8')).toContain('"Belastung danach";"1451,12"');

    await haushalt.getByRole('button', { name: 'Als Tabelle kopieren' }).click();
    await bereich.getByText('Die Tabellen liegen in der Zwischenablage.').first().waitFor();
    expect(await seite.evaluate(() => navigator.clipboard.readText())).toContain('Belastung danach\t1451,12');
    await haushalt.getByRole('button', { name: 'Absatz für die Ratsvorlage kopieren' }).click();
    await bereich.getByText('Der Absatz liegt in der Zwischenablage.').first().waitFor();
    expect(await seite.evaluate(() => navigator.clipboard.readText())).toContain('davon trägt die Kommune 1.451,12');

    await haushalt.getByRole('button', { name: 'Als Blatt in die Mappe' }).click();
    await bereich.getByText('Die Haushaltsseite steht als eigenes Blatt in der Mappe.').first().waitFor();
    await seite.locator('.o-sheet', { hasText: /^Haushalt$/ }).waitFor();
    expect(workbench.konsolenfehler).toEqual([]);
  } finally {
    await workbench.schliesse();
  }
});

test('Fortschreiben: was sich im Haushalt seit Version 1 geändert hat, und auf Papier steht nur die Seite', async () => {
  const workbench = await Workbench.oeffne(produkt.browser, produkt.anwendung.adresse);
  const { seite, bereich } = workbench;
  try {
    await workbench.speichereAls(1, 'Nachtrag 1');
    await workbench.tippe('J24', '72000');
    await workbench.reiter('Plan');
    const haushalt = bereich.getByRole('region', { name: 'Haushalt der Kommune', exact: true });
    await haushalt.getByText('geändert seit Version 1').waitFor();
    const wahl = haushalt.getByLabel('Unterschied zeigen');
    await wahl.focus();
    await wahl.getByRole('option', { name: /^gegenüber Version 1/ }).waitFor({ state: 'attached' });
    await wahl.selectOption('1');
    const unterschied = haushalt.getByRole('table', { name: /Unterschied gegenüber Version 1 \(„Nachtrag 1“\)/ });
    // 72.000 − 54.400 = 17.600 gegen 13.060.
    await unterschied
      .getByRole('row', { name: /^Belastung danach/ })
      .getByText('4.540,00')
      .first()
      .waitFor();
    // Der Unterschied folgt dem Blatt: 18.600 gegen 13.060.
    await workbench.tippe('J24', '73000');
    await unterschied
      .getByRole('row', { name: /^Belastung danach/ })
      .getByText('5.540,00')
      .first()
      .waitFor();
    expect(await befunde(seite)).toEqual([]);

    await seite.emulateMedia({ media: 'print' });
    expect(await seite.locator('#tabelle').isVisible()).toBe(false);
    expect(await haushalt.getByRole('button', { name: 'PDF', exact: true }).isVisible()).toBe(false);
    expect(
      await haushalt
        .getByRole('row', { name: /^Belastung danach/ })
        .first()
        .isVisible(),
    ).toBe(true);
    expect(workbench.konsolenfehler).toEqual([]);
  } finally {
    await workbench.schliesse();
  }
});

test('Prüfung: vom Plan zum Prüfen, die Liste als CSV und Excel-Datei, die Versionskette als JSONL', async () => {
  const workbench = await Workbench.oeffne(produkt.browser, produkt.anwendung.adresse);
  const { seite, bereich } = workbench;
  try {
    await bereich.getByRole('button', { name: 'Versionen oder eine Liste prüfen' }).click();
    await bereich.getByRole('tab', { name: 'Prüfen', selected: true }).waitFor();
    await bereich
      .getByLabel('Liste', { exact: true })
      .fill('Kommune\tGeduldete\tStellen\n=HYPERLINK("x")\t256\t3,0\nB\t100\t1,0');
    await bereich.getByRole('button', { name: 'Eingefügte Liste prüfen' }).click();
    const ergebnis = bereich.getByRole('region', { name: 'Ergebnis der Liste' });
    const csv = await ladeHerunter(seite, () => ergebnis.getByRole('button', { name: 'CSV' }).click());
    expect(Buffer.from(csv.inhalt).toString('utf8')).toContain('"\'=HYPERLINK(""x"")";"2";"256";"2,5";"3";"0,5"');
    const mappe = await ladeHerunter(seite, () => ergebnis.getByRole('button', { name: 'Excel-Datei' }).click());
    expect(xlsx.read(mappe.inhalt, { type: 'buffer' }).SheetNames).toContain('Zeilen');
    expect(await befunde(seite)).toEqual([]);
    await ergebnis.getByText('Fundstellen', { exact: true }).press('Enter');
    await ergebnis.getByText(/^R1 [^:]+: .+\(.+\)\.$/).waitFor();
    expect(await befunde(seite)).toEqual([]);

    // Auch aus der dunklen Ansicht ist gedruckt alles zu lesen.
    await seite.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const meldung = ergebnis.locator('.fui-MessageBar').first();
    expect(
      await meldung.evaluate((element) => {
        const { color, backgroundColor } = getComputedStyle(element);
        return [color, backgroundColor];
      }),
    ).toEqual(['rgb(27, 27, 27)', 'rgb(255, 255, 255)']);
    await seite.emulateMedia({ media: 'screen', colorScheme: 'light' });

    await workbench.speichereAls(1, 'Zum Prüfen');
    await workbench.reiter('Prüfen');
    const kette = await ladeHerunter(seite, () =>
      bereich.getByRole('button', { name: 'Alle Versionen ausgeben (JSONL)' }).click(),
    );
    const [erste, ...weitere] = Buffer.from(kette.inhalt).toString('utf8').trimEnd().split('\n');
    expect(JSON.parse(erste ?? '')).toMatchObject({
      version: 1,
      ergebnis: {
        haushalt: { jeHaushaltsjahr: [{ haushaltsjahr: 2020, last: '9795.00', lastDanach: '1451.12' }, {}, {}] },
      },
    });
    expect(weitere).toEqual([]);
    expect(workbench.konsolenfehler).toEqual([]);
  } finally {
    await workbench.schliesse();
  }
});

test('erster Bildschirm ohne Haushaltsblatt: was jede der drei Rollen tun kann, die Liste auch', async () => {
  const workbench = await Workbench.oeffne(produkt.browser, produkt.anwendung.adresse);
  const { seite, bereich } = workbench;
  try {
    const leer = await writeXlsx({ sheets: [{ name: 'Tabelle1', rows: [['']] }] });
    await seite
      .locator('#dateiwahl')
      .setInputFiles({ name: 'leer.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(leer) });
    await Promise.all([
      seite.waitForEvent('load'),
      seite.getByRole('button', { name: 'Öffnen', exact: true }).press('Enter'),
    ]);
    const rollen = bereich.getByRole('region', { name: 'Was möchten Sie tun?' });
    await rollen.waitFor();
    expect(await rollen.getByRole('heading', { level: 3 }).allInnerTexts()).toEqual([
      ...['Haushalt planen', 'Entwurf fortschreiben', 'Nachrechnen und prüfen'],
    ]);
    expect(await rollen.innerText()).toContain(
      'Eine Liste wie die Landesübersicht prüft auch, wer nicht angemeldet ist.',
    );
    expect(await befunde(seite)).toEqual([]);

    await rollen.getByRole('button', { name: 'Zu den Versionen' }).press('Enter');
    await bereich.getByRole('tab', { name: 'Versionen', selected: true }).waitFor();
    await workbench.reiter('Plan');
    await rollen.getByRole('button', { name: 'Versionen oder eine Liste prüfen' }).press('Enter');
    await bereich.getByRole('region', { name: 'Liste prüfen', exact: true }).waitFor();
    await workbench.reiter('Plan');
    await rollen.getByRole('button', { name: 'Haushaltsblatt anlegen' }).press('Enter');
    await bereich.getByRole('heading', { name: 'Noch kein Haushaltsblatt' }).waitFor({ state: 'detached' });
    await seite.locator('.o-sheet', { hasText: 'Haushaltsblatt' }).waitFor();
    expect(workbench.konsolenfehler).toEqual([]);
  } finally {
    await workbench.schliesse();
  }
});

/** Jede Rolle hat eine Zahl, auf die es ihr zuerst ankommt. */
test('mit einem Plan steht bei jeder Rolle eine Zahl', async () => {
  const workbench = await Workbench.oeffne(produkt.browser, produkt.anwendung.adresse);
  try {
    const rollen = workbench.bereich.getByRole('region', { name: 'Was möchten Sie tun?' });
    await rollen.getByText('27.571,12').waitFor();
    expect(await rollen.locator('strong').allInnerTexts()).toEqual([
      ...['27.571,12\u00a0€', '442.860,00\u00a0€', '1 Warnung'],
    ]);
  } finally {
    await workbench.schliesse();
  }
});
