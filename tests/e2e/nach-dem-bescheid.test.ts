/**
 * Ein Jahr nach dem Bescheid ohne Maus, wie das Handbuch es erzählt: Der Bescheid wird festgehalten, eine Stelle zu spät
 * besetzt, dreimal Geld abgerufen, das Ist eingetragen, nachgewiesen, mit Zinsen erstattet und gedruckt; die
 * Rechnungsprüfung rechnet alles nach. Blatt, Tab, Ablage und Ausdruck zeigen auf den Cent dasselbe.
 */
import type { Locator } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { BESCHEID } from '../shared/beispiele/bescheid-zwei-stellen.ts';
import { ABRUFE, ABWICKLUNG } from '../shared/beispiele/ein-jahr.ts';
import { ZWEI_STELLEN } from '../shared/beispiele/zwei-stellen.ts';
import { liesPdf, zeilen } from '../shared/druck/pdf-lesen.ts';
import { WARTEZEIT_MS } from './browser.ts';
import { ladeHerunter } from './herunterladen.ts';
import { alsKaemmerei } from './kaemmerei.ts';
import { starteProdukt } from './produkt.ts';
import { bisZu, druecke, schreibeZeile, zumReiter, zurZelle } from './tasten.ts';
import { mitWorkbench, type Workbench } from './workbench.ts';
import { zellenIn } from './zellen.ts';

const TITEL = 'Ein Jahr nach dem Bescheid';
const produkt = starteProdukt({ GK_DEMO: '0' });

beforeAll(async () => {
  const sende = await alsKaemmerei(produkt.anwendung.adresse);
  const { antragId } = await sende('', { antrag: { ...ZWEI_STELLEN, titel: TITEL }, kommentar: 'Antrag' });
  await sende(`/${antragId}/status`, { status: 'eingereicht', kommentar: '' }, 1);
});

const deutsch = (iso: string) => iso.split('-').reverse().join('.');
const komma = (betrag: string) => betrag.replace('.', ',');
/** 104480.00 → 104.480,00 */
const gezeigt = (betrag: string) =>
  Number(betrag).toLocaleString('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** Wählt in einem Auswahlfeld, indem jemand den Anfang tippt. */
async function waehle(workbench: Workbench, feld: Locator, anfang: string): Promise<void> {
  await bisZu(workbench, feld);
  await workbench.seite.keyboard.type(anfang);
}

async function drueckeKnopf(workbench: Workbench, knopf: Locator): Promise<void> {
  await bisZu(workbench, knopf);
  await druecke(workbench, 'Enter');
}

/** Geht in der Spalte abwärts bis zu diesem Text und liefert die Zeile. */
async function zeileMit(workbench: Workbench, text: string, ab: number, spalte = 'B'): Promise<number> {
  for (let zeile = ab; zeile < ab + 80; zeile++)
    if ((await zeigt(workbench, `${spalte}${zeile}`)).startsWith(text)) return zeile;
  throw new Error(`In Spalte ${spalte} steht ab Zeile ${ab} kein „${text}“.`);
}

async function zeigt(workbench: Workbench, zelle: string): Promise<string> {
  await zurZelle(workbench, zelle);
  return (await workbench.seite.locator('#zellansage').getAttribute('data-wert')) ?? '';
}

/** Danach lädt der Reiter neu; weiter geht es von ihm aus. */
async function angemeldetAls(workbench: Workbench, amt: string, reiter: string, danach: Locator): Promise<void> {
  const feld = workbench.bereich.getByLabel('Angemeldet als');
  await waehle(workbench, feld, amt);
  await expect.poll(() => feld.locator('option:checked').innerText(), { timeout: WARTEZEIT_MS }).toContain(amt);
  await danach.waitFor();
  await zumReiter(workbench, reiter);
}

test('bewilligen, besetzen, abrufen, abrechnen, nachweisen, erstatten, prüfen', async () => {
  await mitWorkbench(produkt, async (workbench) => {
    const { seite, bereich } = workbench;
    const knopf = (name: string | RegExp) => bereich.getByRole('button', { name });

    await zumReiter(workbench, 'Versionen');
    const antrag = bereich
      .getByRole('list', { name: 'Gespeicherte Anträge' })
      .getByRole('listitem')
      .filter({ hasText: TITEL });
    await angemeldetAls(workbench, 'Kämmerei', 'Versionen', antrag);
    await drueckeKnopf(workbench, antrag.getByRole('button', { name: 'Öffnen' }));
    await drueckeKnopf(
      workbench,
      seite.getByRole('alertdialog').getByRole('button', { name: 'Trotzdem überschreiben' }),
    );
    await bereich.getByText('Version 2 ist geladen.').first().waitFor();

    // Der Bescheid.
    await zumReiter(workbench, 'Abwicklung');
    await bereich.getByRole('region', { name: 'Noch kein Bescheid' }).waitFor();
    await zumReiter(workbench, 'Versionen');
    await drueckeKnopf(workbench, knopf('Bewilligung festhalten'));
    const fenster = seite.getByRole('dialog', { name: 'Bewilligung festhalten' });
    for (const [feld, wert] of [
      ['Datum des Bescheids', deutsch(BESCHEID.datum)],
      ['Aktenzeichen', BESCHEID.aktenzeichen],
      ['Bewilligte Stellen', '2'],
      ['Bewilligte Zuwendung in €', komma(BESCHEID.zuwendung)],
      ['Bewilligungszeitraum von', deutsch(BESCHEID.von ?? '')],
      ['Bewilligungszeitraum bis', deutsch(BESCHEID.bis ?? '')],
      ['Bestandskräftig am', deutsch(BESCHEID.bestandskraeftigAm ?? '')],
      ['Davon 2021 in €', komma(BESCHEID.zuwendung)],
    ] as const) {
      await bisZu(workbench, fenster.getByLabel(feld));
      await seite.keyboard.type(wert);
    }
    await drueckeKnopf(workbench, fenster.getByRole('button', { name: 'Festhalten' }));
    await fenster.waitFor({ state: 'hidden' });
    await bereich.getByText('Version 3: bewilligt', { exact: false }).first().waitFor();

    // Die Tabellen, darin Ist, Besetzung und Abrufe.
    await zumReiter(workbench, 'Plan');
    await drueckeKnopf(workbench, bereich.locator('summary', { hasText: 'Tabellen für Bescheide' }));
    await bisZu(workbench, bereich.getByRole('radio', { name: 'Nach dem Tag der Zahlung' }));
    await druecke(workbench, 'Space');
    await drueckeKnopf(workbench, knopf('Tabellen anlegen'));
    await bereich.getByText('Die Tabellen nach dem Bescheid sind angelegt').first().waitFor();
    const besetzung = (await zeileMit(workbench, 'Besetzung', 30)) + 2;
    const [stelle] = ABWICKLUNG.besetzung;
    await schreibeZeile(workbench, `A${besetzung}`, [
      stelle?.id ?? '',
      null,
      deutsch(stelle?.von ?? ''),
      deutsch(stelle?.bis ?? ''),
    ]);
    const ist = (await zeileMit(workbench, 'Ist', besetzung)) + 2;
    for (const [i, { betrag }] of ABWICKLUNG.ist.entries())
      await schreibeZeile(workbench, `E${ist + i}`, [komma(betrag ?? '')]);
    const abrufe = (await zeileMit(workbench, 'Abrufe', ist)) + 2;
    for (const [i, [am, bis, betrag, eingang]] of ABRUFE.entries())
      await schreibeZeile(workbench, `A${abrufe + i}`, [
        'Baustein 6',
        null,
        '2021',
        deutsch(am),
        deutsch(bis),
        komma(betrag),
        deutsch(eingang),
      ]);

    // Die Zahlen des Jahres im Blatt …
    const uebersicht = await zeileMit(workbench, '2021', await zeileMit(workbench, 'Nach dem Bescheid', 30), 'C');
    const imBlatt: string[] = [];
    for (const spalte of ['D', 'E', 'F', 'G', 'H', 'L', 'N'])
      imBlatt.push(await zeigt(workbench, `${spalte}${uebersicht}`));
    expect(imBlatt).toEqual([
      '104.480,00',
      '104.480,00',
      '124.512,37',
      '98.969,90',
      '104.480,00',
      '5.510,10',
      '5.510,10',
    ]);
    expect(await zeigt(workbench, `D${abrufe + 1}`)).toBe('05.05.2021');

    // … und im Tab, mit Rechenweg.
    await zumReiter(workbench, 'Versionen');
    await bisZu(workbench, bereich.getByLabel('Kommentar'));
    await seite.keyboard.type('Abgerechnet');
    await drueckeKnopf(workbench, knopf('Version speichern'));
    await bereich.getByText('Im Blatt liegt Version 4, unverändert.').waitFor();
    await zumReiter(workbench, 'Abwicklung');
    const jahre = bereich.getByRole('table', { name: 'Abwicklung je Haushaltsjahr, Baustein 6' });
    await jahre.waitFor();
    expect(await zellenIn(jahre.getByRole('row', { name: /^2021/ }))).toEqual([
      '104.480,00',
      '104.480,00',
      '674',
      '124.512,37',
      '98.969,90',
      '104.480,00',
      '0,00',
      '5.510,10',
      '0,00',
      '5.510,10',
    ]);
    await drueckeKnopf(workbench, jahre.getByRole('button', { name: '98.969,90' }));
    const weg = seite.getByRole('dialog', { name: 'Rechenweg: endgültig, 2021' });
    await weg.getByText('46.729,90 €', { exact: false }).first().waitFor();
    await weg.getByText('99.609,90', { exact: false }).first().waitFor();
    await druecke(workbench, 'Escape');

    // Die Zinsen auf die Erstattung.
    const rechner = bereich.getByRole('region', { name: 'Zinsrechner' });
    await bisZu(workbench, rechner.getByLabel('Erster verzinster Tag'));
    await seite.keyboard.type('01.07.2022');
    await bisZu(workbench, rechner.getByLabel('Gezahlt am'));
    await seite.keyboard.type('01.10.2023');
    await drueckeKnopf(workbench, rechner.getByRole('button', { name: 'Zinsen berechnen' }));
    const zinsen = bereich.getByRole('table', { name: 'Zinsen, alle Ergebnisse' });
    await zinsen.waitFor();
    expect(await zellenIn(zinsen)).toEqual(['270,12', '408,10', '269,99', '407,75']);
    const blatt = rechner.getByRole('button', { name: 'Zinsberechnung als PDF' });
    await bisZu(workbench, blatt);
    const zinspdf = await liesPdf((await ladeHerunter(seite, () => druecke(workbench, 'Enter'))).inhalt);
    expect(zeilen(zinspdf)).toContainEqual(['30E/360', '269,99', '407,75']);

    // Der Nachweis.
    const druck = bereich.getByRole('region', { name: 'Drucken', exact: true });
    await drueckeKnopf(workbench, druck.getByRole('button', { name: 'Schriftstücke zu Version 4 zeigen' }));
    await waehle(workbench, druck.getByLabel('Schriftstück'), 'Zahlen');
    await bisZu(workbench, druck.getByRole('button', { name: 'PDF herunterladen' }));
    const nachweis = await liesPdf((await ladeHerunter(seite, () => druecke(workbench, 'Enter'))).inhalt);
    expect(zeilen(nachweis).find(([name]) => name === 'Landeszuwendung')).toEqual([
      'Landeszuwendung',
      gezeigt(BESCHEID.zuwendung),
      '80,00',
      '98.969,90',
      '79,49',
      '−5.510,10',
      '−5,27',
    ]);

    // Die Rechnungsprüfung rechnet die Version nach, ohne der Ablage zu glauben.
    await zumReiter(workbench, 'Prüfen');
    const kette = bereich.getByRole('region', { name: 'Kette und Zahlen', exact: true });
    const nachrechnen = kette.getByRole('button', { name: 'Selbst nachrechnen' });
    await angemeldetAls(workbench, 'Rechnungsprüfung', 'Prüfen', nachrechnen);
    await drueckeKnopf(workbench, nachrechnen);
    await kette.getByText('Alle 4 Versionen sind unverändert; die Kette ist geschlossen.').last().waitFor();
    await kette.getByText('Hier nachgerechnet, ohne der Versionsablage zu glauben.').last().waitFor();
  });
});
