/**
 * Drucken am echten Server: Der Aufgabenbereich schreibt PDF und .xlsx einer Version nach dem Bescheid, sagt, was
 * fehlt, und lädt pdfkit erst, wenn jemand druckt. Unter der strengen Richtlinie des Add-ins geht es auch.
 */
import { readdirSync } from 'node:fs';
import * as xlsx from '@e965/xlsx';
import type { Locator } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { Wunsch } from '../../shared/schriftstuecke/schriftstuecke.ts';
import { BESCHEID, ist } from '../shared/beispiele/bescheid-zwei-stellen.ts';
import { LEER } from '../shared/beispiele/leere-abwicklung.ts';
import { ZWEI_STELLEN } from '../shared/beispiele/zwei-stellen.ts';
import { liesPdf, zeilen } from '../shared/druck/pdf-lesen.ts';
import { ABGERECHNET, abruf } from '../shared/schriftstuecke/versionen.ts';
import { befunde } from './axe.ts';
import { ladeHerunter } from './herunterladen.ts';
import { alsKaemmerei } from './kaemmerei.ts';
import { starteProdukt } from './produkt.ts';
import { Workbench } from './workbench.ts';

const TITEL = 'Zum Drucken';
const produkt = starteProdukt({ GK_DEMO: '0' });

beforeAll(async () => {
  const sende = await alsKaemmerei(produkt.anwendung.adresse);
  const antrag = { ...ZWEI_STELLEN, titel: TITEL };
  const { antragId } = await sende('', { antrag, kommentar: 'Anfang' });
  await sende(`/${antragId}/status`, { status: 'eingereicht', kommentar: '' }, 1);
  await sende(`/${antragId}/status`, { status: 'bewilligt', bescheid: BESCHEID, kommentar: '' }, 2);
  const abwicklung = {
    ...LEER,
    ist: [ist('S1', '58412.37'), ist('S2', '66100.00')],
    abrufe: [abruf('104480.00')],
  };
  await sende(`/${antragId}/versionen`, { antrag: { ...antrag, abwicklung }, kommentar: 'Ist' }, 3);
});

/** Meldet die Kämmerei an, öffnet den Antrag und zeigt, womit sich drucken lässt. */
async function druckfeld(workbench: Workbench): Promise<Locator> {
  const { bereich, seite } = workbench;
  await workbench.reiter('Versionen');
  await bereich.getByLabel('Angemeldet als').selectOption({ label: 'Kämmerei (Musterstadt)' });
  await bereich.getByRole('list', { name: 'Gespeicherte Anträge' }).getByRole('button', { name: 'Öffnen' }).click();
  await seite.getByRole('alertdialog').getByRole('button', { name: 'Trotzdem überschreiben' }).click();
  await bereich.getByText('Version 4 ist geladen.').first().waitFor();
  return bereich.getByRole('region', { name: 'Drucken', exact: true });
}

test('die vier Schriftstücke einer Version, mit Tasten bedienbar; was fehlt, steht da; pdfkit kommt erst beim Drucken', async () => {
  const workbench = await Workbench.oeffne(produkt.browser, produkt.anwendung.adresse);
  const { seite } = workbench;
  const geholt: string[] = [];
  seite.on('request', (anfrage) => geholt.push(anfrage.url()));
  const gedruckt = () => geholt.filter((adresse) => /druck-arbeiter|\.woff$/.test(adresse));
  try {
    const feld = await druckfeld(workbench);
    await feld.getByRole('button', { name: 'Schriftstücke zu Version 4 zeigen' }).click();
    await feld.getByLabel('Schriftstück').selectOption('nachweis');
    await feld.getByRole('button', { name: 'PDF herunterladen' }).waitFor();
    expect(await befunde(seite)).toEqual([]);
    expect(gedruckt()).toEqual([]);

    const nachweis = await ladeHerunter(seite, () =>
      feld.getByRole('button', { name: 'PDF herunterladen' }).press('Enter'),
    );
    expect(nachweis.name).toMatch(/^Zahlenmaessiger-Nachweis_Stadt-Aachen_Version-4_\d{4}-\d\d-\d\d\.pdf$/);
    expect(gedruckt().length).toBeGreaterThan(1);
    const pdf = await liesPdf(nachweis.inhalt);
    expect(pdf.schriften).toEqual(['NotoSans-Bold', 'NotoSans-Regular']);
    expect(zeilen(pdf).find(([name]) => name === 'Landeszuwendung')).toEqual([
      'Landeszuwendung',
      '104.480,00',
      '80,00',
      '98.969,90',
      '79,49',
      '−5.510,10',
      '−5,27',
    ]);
    await feld.getByRole('link', { name: nachweis.name }).waitFor();
    await feld.getByRole('button', { name: 'In neuem Fenster öffnen' }).waitFor();

    const mappe = await ladeHerunter(seite, () =>
      feld.getByRole('button', { name: 'Excel-Datei herunterladen' }).click(),
    );
    expect(mappe.name).toMatch(/\.xlsx$/);
    expect(xlsx.read(mappe.inhalt, { type: 'buffer' }).SheetNames).toContain('Haushaltsjahr 2021');

    await feld.getByLabel('Schriftstück').selectOption('zinsen');
    await feld.getByRole('button', { name: 'PDF herunterladen' }).click();
    await feld.getByText('Erwartet wird ein Datum wie 15.04.2021.').first().waitFor();
    expect(await seite.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true');
    await feld.getByLabel('Erster verzinster Tag').fill('1.7.2022');
    await feld.getByLabel('Gezahlt am').fill('01.10.2023');
    const zinsen = await liesPdf(
      (await ladeHerunter(seite, () => feld.getByRole('button', { name: 'PDF herunterladen' }).click())).inhalt,
    );
    expect(zeilen(zinsen)).toContainEqual(['30E/360', '269,99', '407,75']);

    await feld.getByLabel('Schriftstück').selectOption('mittelanforderung');
    await feld.getByLabel('Angefordert am').fill('02.11.2021');
    await feld.getByLabel('Für Zahlungen bis').fill('31.01.2022');
    await feld.getByRole('button', { name: 'PDF herunterladen' }).click();
    await feld.getByText('Januar gehört zum nächsten Haushaltsjahr', { exact: false }).waitFor();

    await feld.getByLabel('Schriftstück').selectOption('weiterleitungen');
    await feld.getByText('keine Weiterleitung an einen Partner eingetragen', { exact: false }).waitFor();
    expect(await feld.getByRole('button', { name: 'PDF herunterladen' }).count()).toBe(0);
    expect(await befunde(seite)).toEqual([]);
    expect(workbench.konsolenfehler).toEqual([]);
  } finally {
    await workbench.schliesse();
  }
});

test('wer die Version wechselt, während eine andere noch lädt, bekommt nicht deren Schriftstücke', async () => {
  const workbench = await Workbench.oeffne(produkt.browser, produkt.anwendung.adresse);
  const { seite } = workbench;
  try {
    const feld = await druckfeld(workbench);
    await feld.getByLabel('Version zum Drucken').selectOption('3');
    let gibFrei = () => {};
    const frei = new Promise<void>((erfuellt) => {
      gibFrei = erfuellt;
    });
    await seite.route('**/versionen/3', async (route) => {
      await frei;
      await route.continue();
    });
    const angekommen = seite.waitForResponse('**/versionen/3');
    await feld.getByRole('button', { name: 'Schriftstücke zu Version 3 zeigen' }).click();
    await feld.getByLabel('Version zum Drucken').selectOption('2');
    gibFrei();
    await (await angekommen).finished();
    await workbench.gezeichnet();
    await feld.getByRole('button', { name: 'Schriftstücke zu Version 2 zeigen' }).click();
    await feld.getByText('Für Baustein 6 nennt kein Bescheid ein Haushaltsjahr.', { exact: false }).waitFor();
    expect(workbench.konsolenfehler).toEqual([]);
  } finally {
    await workbench.schliesse();
  }
});

test('unter der Richtlinie des Add-ins, ohne unsafe-eval, entsteht dasselbe PDF', async () => {
  const seite = await produkt.browser.newPage();
  const verstoesse: string[] = [];
  seite.on('console', (meldung) => {
    if (/Content Security Policy/i.test(meldung.text())) verstoesse.push(meldung.text());
  });
  try {
    await seite.route('https://appsforoffice.microsoft.com/**', (route) => route.abort());
    const antwort = await seite.goto(`${produkt.anwendung.adresse}/addin/taskpane.html`);
    expect(antwort?.headers()['content-security-policy']).not.toContain('unsafe-eval');
    const arbeiter = readdirSync('dist/addin/assets').find((datei) => datei.startsWith('druck-arbeiter'));
    const wunsch: Wunsch = { art: 'nachweis', programm: 'THM', andereMittel: 'dritte' };
    const bytes = await seite.evaluate(
      ([datei, auftrag]) =>
        new Promise<number[] | string>((fertig) => {
          const worker = new Worker(`/addin/assets/${datei}`, { type: 'module' });
          worker.addEventListener('error', (e) => fertig(`Fehler: ${e.message}`));
          worker.addEventListener('message', ({ data }) =>
            fertig(data.datei ? Array.from(data.datei) : JSON.stringify(data)),
          );
          worker.postMessage(auftrag);
        }),
      [arbeiter, { version: ABGERECHNET, wunsch, form: 'pdf', jetzt: '2026-11-28T15:00:00Z' }] as const,
    );
    if (typeof bytes === 'string') throw new Error(bytes);
    const pdf = await liesPdf(new Uint8Array(bytes));
    expect(pdf.seiten.join('')).toContain('98.969,90');
    expect(verstoesse).toEqual([]);
  } finally {
    await seite.close();
  }
});
