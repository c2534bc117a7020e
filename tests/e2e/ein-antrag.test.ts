/**
 * Ein ganzer Antrag ohne Maus: das Beispiel der Stadt Aachen mit vier Stellen und vier Maßnahmen, getippt, eingefügt und
 * aus einer Liste übernommen, gespeichert, ausgedruckt und als Datei geöffnet. Blatt, Plan, Protokoll, Prüfmappe und
 * Datei zeigen auf den Cent dasselbe. Bedient wird nur mit Tasten und der Zwischenablage.
 */
import { readFileSync } from 'node:fs';
import * as xlsx from '@e965/xlsx';
import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { berechneErgebnis } from '../../shared/antrag/finanzierungsplan.ts';
import type { Finanzierungsplan } from '../../shared/antrag/plan-typen.ts';
import type { Betraege } from '../../shared/antrag/planfelder.ts';
import type { Antrag } from '../../shared/antrag/schema.ts';
import { AACHEN_BEISPIEL } from '../../shared/beispiele/aachen.ts';
import { starteProdukt } from './produkt.ts';
import { bisZu, druecke, schreibeZeile, zumReiter, zurZelle } from './tasten.ts';
import { Workbench } from './workbench.ts';

const produkt = starteProdukt({ GK_DEMO: '0' });

/** Die Kopfdaten des Beispiels, wie man sie tippt. */
const KOPFDATEN: readonly (readonly [zelle: string, wert: string])[] = [
  ['B6', 'Teilhabemanagement Aachen, ohne Maus'],
  ['B7', 'Stadt Aachen'],
  ['B8', 'Köln'],
  ['B9', 'kreisfrei'],
  ['B10', 'ja'],
  ['B11', '23.01.2020'],
  ['B12', '256'],
  ['B13', '157'],
  ['B18', '538.780,67'],
  ['B19', 'ja'],
];

const [KOMMUNE, PARTNER] = ['Kommune', 'Partner'];
/** Kennung, Bezeichnung, Träger, Trägerart, Eigenanteil, Stelle, Anteil, von, bis, Jahresausgaben, Weiterleitung. */
const STELLEN = [
  ['S1', 'Leitung', 'Stadt Aachen', KOMMUNE, KOMMUNE, null, '1', '01.04.2020', '31.12.2022', '65300', null],
  ['S2', 'Beratung', 'Träger A', PARTNER, PARTNER, 'Stelle 2', '1', '01.04.2020', '14.01.2021', null, 'Vertrag'],
  ['S3', 'Beratung', 'Träger A', PARTNER, PARTNER, 'Stelle 2', '1', '15.01.2021', '31.12.2022', '61234,56', 'Vertrag'],
  ['S4', 'Büro "Am Ring"', 'Träger B', PARTNER, PARTNER, null, '0,5', '01.07.2020', '31.12.2022', null, 'Vertrag'],
] as const;
/** Wie Excel die drei Zeilen in die Zwischenablage legt. */
const EINGEFUEGT = STELLEN.slice(1)
  .map((zeile) => zeile.map((wert) => wert ?? '').join('\t'))
  .join('\r\n');

/** Eine fremde Liste mit eigenen Überschriften und einer Summe: Maßnahme, Träger, Art, wer zahlt, B, Jahr, Zahl, €. */
const LISTE = [
  ['Maßnahme', 'Arbeitgeber', 'Art', 'Eigenanteil durch', 'Baustein', 'Haushaltsjahr', 'Teilnehmende', 'Ansatz'],
  ['Coaching', 'Träger A', PARTNER, PARTNER, '1', '2020', '12', '20.000,01'],
  ['Sprachkurs', 'Träger B', PARTNER, PARTNER, '2', '2021', '15', '33.333,33'],
  ['Schulabschluss', 'Stadt Aachen', KOMMUNE, KOMMUNE, '3', '2021', '8', '12.345,67'],
  ['Qualifizierung', 'Stadt Aachen', KOMMUNE, KOMMUNE, '4', '2022', '9', '9.999,99'],
  ['Summe', '', '', '', '', '', '', '75.679,00'],
] as const;

const kleinbuchstaben = (art: string) => (art === KOMMUNE ? 'kommune' : 'partner');
const iso = (tag: string) => tag.split('.').reverse().join('-');
const betrag = (text: string) => Number(text.replaceAll('.', '').replace(',', '.')).toFixed(2);

const ANTRAG: Antrag = {
  ...AACHEN_BEISPIEL,
  titel: KOPFDATEN[0]?.[1] ?? '',
  stellen: STELLEN.map(([id, bezeichnung, traeger, art, zahlt, stelle, anteil, von, bis, ausgaben, vertrag]) => ({
    id,
    bezeichnung,
    traeger: { name: traeger, art: kleinbuchstaben(art) },
    eigenanteil: kleinbuchstaben(zahlt),
    stelle,
    stellenanteil: anteil.replace(',', '.'),
    von: iso(von),
    bis: iso(bis),
    jahresausgaben: ausgaben === null ? null : betrag(ausgaben),
    weiterleitung: vertrag === null ? null : 'vertrag',
  })),
  massnahmen: LISTE.slice(1, -1).map(([bezeichnung, traeger, art, zahlt, baustein, jahr, zahl, ausgaben], i) => ({
    id: `M${i + 1}`,
    bezeichnung,
    traeger: { name: traeger, art: kleinbuchstaben(art) },
    eigenanteil: kleinbuchstaben(zahlt),
    baustein: Number(baustein) as 1,
    haushaltsjahr: Number(jahr),
    quote: null,
    teilnehmende: Number(zahl),
    ausgaben: betrag(ausgaben),
    ausgabenImFenster: null,
    weiterleitung: null,
  })),
};
const PLAN: Finanzierungsplan = berechneErgebnis(ANTRAG).ergebnis.finanzierungsplan;
const GESAMT = PLAN.gesamt as Betraege;

const mitKomma = (zahl: string | number) =>
  Number(zahl).toLocaleString('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const imBlatt = (zahl: string | number) => (Number(zahl) === 0 ? '–' : mitKomma(zahl));

test('vier Stellen und vier Maßnahmen, getippt, eingefügt und übernommen: Blatt, Plan, Druck und Datei sind gleich', async () => {
  const workbench = await Workbench.oeffne(produkt.browser, produkt.anwendung.adresse);
  const { seite, bereich } = workbench;
  await seite.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const knopf = (name: string | RegExp): Locator => bereich.getByRole('button', { name });
  const drueckeKnopf = async (ziel: Locator) => {
    await bisZu(workbench, ziel);
    await druecke(workbench, 'Enter');
  };
  const fuegeEin = async (zelle: string, text: string) => {
    await seite.evaluate((inhalt) => navigator.clipboard.writeText(inhalt), text);
    await zurZelle(workbench, zelle);
    await druecke(workbench, 'Control+V');
  };
  const lade = async (ziel: Locator) => {
    await bisZu(workbench, ziel);
    const [download] = await Promise.all([seite.waitForEvent('download'), druecke(workbench, 'Enter')]);
    return readFileSync(await download.path());
  };
  try {
    await zumReiter(workbench, 'Versionen');
    await drueckeKnopf(knopf('Neuer Antrag'));
    await drueckeKnopf(seite.getByRole('alertdialog').getByRole('button', { name: 'Trotzdem überschreiben' }));
    await bereich.getByText('Ein leeres Haushaltsblatt ist angelegt.').first().waitFor();

    // Getippt: Kopfdaten und die erste Stelle.
    for (const [zelle, wert] of KOPFDATEN) await schreibeZeile(workbench, zelle, [wert]);
    await schreibeZeile(workbench, 'A24', STELLEN[0]);
    // Eingefügt: drei Stellen aus Excel, wo das leere Blatt noch Platz für zwei hat.
    await fuegeEin('A25', EINGEFUEGT);
    await zurZelle(workbench, 'A28');
    expect(await seite.locator('#zellansage').getAttribute('data-wert')).toBe('Summe');

    // Übernommen: die Maßnahmen aus einer Liste auf einem eigenen Blatt.
    await druecke(workbench, 'Shift+F11');
    await seite.locator('#zellansage:not([data-blatt="Haushaltsblatt"])').waitFor({ state: 'attached' });
    await fuegeEin('A1', LISTE.map((zeile) => zeile.join('\t')).join('\n'));
    await druecke(workbench, 'Control+A');
    await zumReiter(workbench, 'Plan');
    await drueckeKnopf(knopf('Zum Blatt und seinen Zeilen'));
    await drueckeKnopf(knopf('Vorhandenes Blatt übernehmen'));
    await drueckeKnopf(knopf('Markierten Bereich lesen'));
    await bereich.getByText('Schritt 2 von 3').waitFor();
    expect(await bereich.getByLabel('Die Liste enthält').inputValue()).toBe('massnahmen');
    await drueckeKnopf(knopf('Ergebnis ansehen'));
    await bereich.getByText('4 Maßnahmen werden geschrieben.').first().waitFor();
    await drueckeKnopf(knopf('Ins Haushaltsblatt schreiben'));
    await drueckeKnopf(seite.getByRole('alertdialog').getByRole('button', { name: 'Anfügen' }));
    await bereich.getByText('4 Maßnahmen sind übernommen.').first().waitFor();

    // Blatt und Plan.
    await zumReiter(workbench, 'Plan');
    const tabelle = bereich.getByRole('table', { name: 'Finanzierungsplan je Haushaltsjahr' });
    await tabelle.getByText(mitKomma(GESAMT.zuwendung)).first().waitFor();
    expect(await bereich.getByText('Blatt und Plan zeigen verschiedene Zahlen').count()).toBe(0);
    for (const { schluessel, betraege } of PLAN.jeHaushaltsjahr) {
      const zeile = await tabelle.getByRole('row', { name: String(schluessel) }).innerText();
      for (const feld of ['zuwendung', 'eigenanteil'] as const)
        expect(zeile).toContain(mitKomma(betraege?.[feld] ?? ''));
    }
    await pruefeUebersicht(workbench);

    // Gespeichert und gedruckt.
    await zumReiter(workbench, 'Versionen');
    await bisZu(workbench, bereich.getByLabel('Kommentar'));
    await seite.keyboard.type('Ohne Maus');
    await drueckeKnopf(knopf('Version speichern'));
    await bereich.getByText('Im Blatt liegt Version 1, unverändert.').waitFor();
    await zurZelle(workbench, 'B3');
    await expect
      .poll(() => seite.locator('#zellansage').getAttribute('data-wert'))
      .toMatch(/^Gespeichert als Version 1 vom .* SHA-256 [0-9a-f]{4} /);
    await zumReiter(workbench, 'Prüfen');
    pruefeMappe(await lade(knopf('Prüfmappe herunterladen')));
    pruefeProtokoll((await lade(knopf('Prüfprotokoll (HTML) herunterladen'))).toString('utf8'));

    // Als Datei gespeichert und wieder geöffnet: dieselbe Version, derselbe Plan.
    const datei = await lade(seite.getByRole('button', { name: 'Als Datei speichern' }));
    await bisZu(workbench, seite.getByRole('button', { name: 'Datei öffnen' }), 'Shift+Tab');
    const wahl = seite.waitForEvent('filechooser');
    // Bis der Browser die Auswahl an den Test gibt, statt sie zu zeigen.
    await workbench.gezeichnet();
    await druecke(workbench, 'Enter');
    await (await wahl).setFiles({ name: 'antrag.xlsx', mimeType: 'application/octet-stream', buffer: datei });
    await seite.getByText('Sie enthält Version 1 eines gespeicherten Antrags').waitFor();
    await bisZu(workbench, seite.getByRole('button', { name: 'Öffnen', exact: true }));
    await druecke(workbench, 'Enter');
    await seite.getByText('„antrag.xlsx“ ist geöffnet.').waitFor();
    await zumReiter(workbench, 'Plan');
    await tabelle.getByText(mitKomma(GESAMT.zuwendung)).first().waitFor();
    await pruefeUebersicht(workbench);
    await zumReiter(workbench, 'Versionen');
    await bereich.getByText('Im Blatt liegt Version 1, unverändert.').waitFor();
    await zurZelle(workbench, 'B3');
    expect(await seite.locator('#zellansage').getAttribute('data-wert')).toContain('Gespeichert als Version 1 vom ');
    expect(workbench.konsolenfehler).toEqual([]);
  } finally {
    await workbench.schliesse();
  }
});

/** Die Übersicht im Blatt, Zelle für Zelle. */
async function pruefeUebersicht(workbench: Workbench): Promise<void> {
  const { seite } = workbench;
  const zeigt = async (zelle: string) => {
    await zurZelle(workbench, zelle);
    return seite.locator('#zellansage').getAttribute('data-wert');
  };
  const zeile = async (nummer: number) => {
    const werte: (string | null)[] = [];
    for (const spalte of ['D', 'E', 'F', 'G', 'H']) werte.push(await zeigt(`${spalte}${nummer}`));
    return werte;
  };
  const betraege = (b: Betraege) =>
    [b.ausgaben, b.zuwendung, b.eigenanteil, b.integrationspauschale].map((wert) => imBlatt(wert));
  for (const { schluessel, betraege: b } of PLAN.jeHaushaltsjahr)
    expect(await zeile(6 + schluessel - 2019)).toEqual([String(schluessel), ...betraege(b as Betraege)]);
  expect(await zeile(10)).toEqual(['Summe', ...betraege(GESAMT)]);
}

/** Auf dem Blatt „Plan“ steht neben jeder Zahl die Formel mit demselben Ergebnis. */
function pruefeMappe(datei: Buffer): void {
  const mappe = xlsx.read(datei, { type: 'buffer' });
  const zeilen = (blatt: string) =>
    xlsx.utils.sheet_to_json<unknown[]>(mappe.Sheets[blatt] as xlsx.WorkSheet, { header: 1 });
  const unterschiede = zeilen('Übersicht').find(([titel]) => titel === 'Zahlen, in denen beide verschieden sind');
  expect(unterschiede?.[1]).toBe(0);
  const jahre = PLAN.jeHaushaltsjahr.map(({ schluessel, betraege }) => [schluessel, betraege] as const);
  for (const [titel, betraege] of [...jahre, ['Summe', GESAMT] as const]) {
    const zeile = zeilen('Plan').find((werte) => werte.slice(0, 3).includes(titel)) ?? [];
    for (const feld of ['ausgaben', 'zuwendung', 'eigenanteil'] as const)
      expect(zeile, `${titel}, ${feld}`).toContain(Number(betraege?.[feld]));
  }
}

/** Im Prüfprotokoll steht unter dem Finanzierungsplan hinter jedem Haushaltsjahr und hinter „Summe“ jeder Betrag. */
function pruefeProtokoll(html: string): void {
  const plan = html.slice(html.indexOf('>Finanzierungsplan</h2>'));
  const jahre = PLAN.jeHaushaltsjahr.map(
    ({ schluessel, betraege }) => [`Haushaltsjahr ${schluessel}`, betraege] as const,
  );
  for (const [titel, betraege] of [...jahre, ['Gesamt', GESAMT] as const]) {
    const zeile = plan.split(/<tr[^>]*>/).find((eine) => eine.startsWith(`<th scope="row">${titel}</th>`)) ?? '';
    for (const feld of ['ausgaben', 'zuwendung', 'eigenanteil'] as const)
      expect(zeile, `${titel}, ${feld}`).toContain(`>${mitKomma(betraege?.[feld] ?? '')}<`);
  }
}
