/**
 * Tab „Abwicklung“ am echten Server: die Zahlen der Version mit ihrem Rechenweg, was fällig ist und was fehlt, Zinsen in
 * Raten und als PDF; vor dem Bescheid, was zu tun ist. Nichts ist abgeschnitten, axe hat keinen Befund.
 */
import type { Locator } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { BESCHEID, ist } from '../shared/beispiele/bescheid-zwei-stellen.ts';
import { LEER } from '../shared/beispiele/leere-abwicklung.ts';
import { ZWEI_STELLEN } from '../shared/beispiele/zwei-stellen.ts';
import { liesPdf, zeilen } from '../shared/druck/pdf-lesen.ts';
import { abruf } from '../shared/schriftstuecke/versionen.ts';
import { befunde } from './axe.ts';
import { ladeHerunter } from './herunterladen.ts';
import { alsKaemmerei } from './kaemmerei.ts';
import { starteProdukt } from './produkt.ts';
import { type Ansicht, Workbench } from './workbench.ts';
import { zellenIn } from './zellen.ts';

const [BEWILLIGT, OFFEN] = ['Abgewickelt', 'Noch ohne Bescheid'];
const BREITEN = [1440, 1024, 480, 390, 320];
const produkt = starteProdukt({ GK_DEMO: '0' });

beforeAll(async () => {
  const sende = await alsKaemmerei(produkt.anwendung.adresse);
  const antrag = { ...ZWEI_STELLEN, titel: BEWILLIGT };
  const { antragId } = await sende('', { antrag, kommentar: '' });
  await sende(`/${antragId}/status`, { status: 'eingereicht', kommentar: '' }, 1);
  const bescheid = { ...BESCHEID, letzterAbruf: [{ haushaltsjahr: 2021, tag: '2021-11-13' }] };
  await sende(`/${antragId}/status`, { status: 'bewilligt', bescheid, kommentar: '' }, 2);
  const monate = Array.from({ length: 12 }, (_, i) => (i === 11 ? '4867.78' : '4867.69'));
  const abwicklung = {
    ...LEER,
    ist: [{ ...ist('S1', ''), betrag: null, monate }, ist('S2', '66100.00')],
    abrufe: [abruf('60000.00'), abruf('44480.00', '2021-07-01', '2021-07-20')],
  };
  await sende(`/${antragId}/versionen`, { antrag: { ...antrag, abwicklung }, kommentar: 'Ist' }, 3);
  await sende('', { antrag: { ...ZWEI_STELLEN, titel: OFFEN }, kommentar: '' });
});

async function oeffne(titel: string, ansicht: Ansicht = {}): Promise<Workbench> {
  const workbench = await Workbench.oeffne(produkt.browser, produkt.anwendung.adresse, ansicht);
  const { bereich, seite } = workbench;
  await workbench.reiter('Versionen');
  await bereich.getByLabel('Angemeldet als').selectOption({ label: 'Kämmerei (Musterstadt)' });
  const eintrag = bereich.getByRole('list', { name: 'Gespeicherte Anträge' }).getByRole('listitem');
  await eintrag.filter({ hasText: titel }).getByRole('button', { name: 'Öffnen' }).click();
  await seite.getByRole('alertdialog').getByRole('button', { name: 'Trotzdem überschreiben' }).click();
  await bereich.getByText('ist geladen.').first().waitFor();
  await workbench.reiter('Abwicklung');
  return workbench;
}

const tabelle = (workbench: Workbench, name: string): Locator => workbench.bereich.getByRole('table', { name });

test('die Zahlen der Version, jede mit Rechenweg; was fällig ist und was fehlt', async () => {
  const workbench = await oeffne(BEWILLIGT);
  const { bereich, seite } = workbench;
  try {
    const jahre = tabelle(workbench, 'Abwicklung je Haushaltsjahr, Baustein 6');
    await jahre.waitFor();
    expect(await zellenIn(jahre.getByRole('row', { name: /^2021/ }))).toEqual([
      '104.480,00',
      '104.480,00',
      '720',
      '124.512,37',
      '98.969,90',
      '104.480,00',
      '0,00',
      '5.510,10',
      '0,00',
      '5.510,10',
    ]);
    await jahre.getByRole('button', { name: '5.510,10' }).first().press('Enter');
    const fenster = seite.getByRole('dialog', { name: 'Rechenweg: zu erstatten, 2021' });
    await fenster.getByText('104.480,00 € (ausgezahlt 2021) − 98.969,90 €', { exact: false }).first().waitFor();
    await fenster.getByText('R23', { exact: false }).first().waitFor();
    await seite.keyboard.press('Escape');

    const fristen = await bereich.getByRole('list', { name: 'Fristen' }).getByRole('listitem').allInnerTexts();
    expect(fristen[0]).toContain('13.11.2021 (vorbei): Letzter Tag für Abrufe des Haushaltsjahrs 2021');
    expect(fristen[0]).toContain('genügt der 15.11.2021');
    expect(fristen[1]).toContain('31.03.2022 (vorbei): Verwendungsnachweis');
    await bereich.getByText('Es fehlt nichts.').waitFor();

    await bereich.getByText('Werte des Bilds').click();
    const werte = tabelle(workbench, 'Werte des Bilds');
    expect(await werte.getByRole('row', { name: /^01\.07\.2021/ }).innerText()).toContain('104.480,00');
    expect(await werte.getByRole('row', { name: /^31\.12\.2021/ }).innerText()).toContain('124.512,37');
    expect(workbench.konsolenfehler).toEqual([]);
  } finally {
    await workbench.schliesse();
  }
});

test('Zinsen in Raten: alle Ergebnisse, die Abschnitte, das PDF zur Version; ein Fehler führt in sein Feld', async () => {
  const workbench = await oeffne(BEWILLIGT);
  const { bereich, seite } = workbench;
  try {
    const rechner = bereich.getByRole('region', { name: 'Zinsrechner' });
    expect(await rechner.getByLabel('Zu erstatten').locator('option').first().innerText()).toContain('5.510,10');
    const rechne = () => rechner.getByRole('button', { name: 'Zinsen berechnen' }).press('Enter');
    await rechne();
    await rechner.getByText('Erwartet wird ein Datum wie 15.04.2021.').first().waitFor();
    expect(await seite.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true');

    await rechner.getByLabel('Erster verzinster Tag').fill('1.7.2022');
    await rechner.getByLabel('Gezahlt am').fill('01.10.2023');
    await rechne();
    const ergebnisse = tabelle(workbench, 'Zinsen, alle Ergebnisse');
    const zeile = (name: RegExp) => zellenIn(ergebnisse.getByRole('row', { name }));
    expect(await zeile(/act\/365/)).toEqual(['270,12', '408,10']);
    expect(await zeile(/30E\/360/)).toEqual(['269,99', '407,75']);

    await rechner.getByRole('button', { name: 'Weitere Zahlung' }).press('Enter');
    await rechner.getByLabel('2. Zahlung, gezahlt am').fill('1.1.2023');
    await rechner.getByLabel('2. Zahlung, Betrag in €').fill('3.000,00');
    await rechner.getByLabel('3 statt 5 Punkte ab').fill('1.7.2023');
    await rechne();
    expect((await zeile(/act\/365/))[0]).toBe('155,11');
    const abschnitte = await tabelle(workbench, 'Abschnitte der Zinsen').getByRole('row').allInnerTexts();
    expect(abschnitte[2]).toContain('2.510,10');
    await ergebnisse.getByRole('button', { name: '155,11' }).click();
    const weg = seite.getByRole('dialog');
    await weg.getByText('Zinsen auf vier Stellen gezeigt, Abschnitt 2', { exact: true }).click();
    await weg.getByText('5.510,10 € (Betrag) − 3.000,00 € (gezahlt am 01.01.2023)', { exact: false }).first().waitFor();
    await seite.keyboard.press('Escape');

    const datei = await ladeHerunter(seite, () =>
      rechner.getByRole('button', { name: 'Zinsberechnung als PDF' }).press('Enter'),
    );
    expect(datei.name).toMatch(/^Zinsberechnung_Stadt-Aachen_Version-4_/);
    const pdf = zeilen(await liesPdf(datei.inhalt));
    expect(pdf).toContainEqual(['01.01.2023', '3.000,00', '2.510,10']);
    expect(pdf.some((zeile) => zeile.includes('155,11'))).toBe(true);
    expect(workbench.konsolenfehler).toEqual([]);
  } finally {
    await workbench.schliesse();
  }
});

test('vor dem Bescheid steht da, was zu tun ist', async () => {
  const workbench = await oeffne(OFFEN);
  try {
    const weg = workbench.bereich.getByRole('region', { name: 'Noch kein Bescheid' });
    await weg.getByText('Das Blatt im Tab „Versionen“ speichern. (erledigt)').waitFor();
    expect(await weg.getByRole('listitem').count()).toBe(4);
    expect(await workbench.bereich.getByRole('table', { name: /Abwicklung je Haushaltsjahr/ }).count()).toBe(0);
    expect(workbench.konsolenfehler).toEqual([]);
  } finally {
    await workbench.schliesse();
  }
});

test.each<[string, Ansicht]>([
  ['hell', {}],
  ['dunkel', { farben: 'dark' }],
  ['hoher Kontrast', { kontrast: true }],
])('kein Befund und nichts abgeschnitten, mit Zahlen und Zinsen: %s', async (_, ansicht) => {
  const workbench = await oeffne(BEWILLIGT, ansicht);
  const { bereich, seite } = workbench;
  const umschalter = seite.getByRole('button', { name: 'Aufgabenbereich', exact: true });
  try {
    const rechner = bereich.getByRole('region', { name: 'Zinsrechner' });
    await rechner.getByLabel('Erster verzinster Tag').fill('1.7.2022');
    await rechner.getByLabel('Gezahlt am').fill('01.10.2023');
    await rechner.getByRole('button', { name: 'Weitere Zahlung' }).click();
    await rechner.getByLabel('2. Zahlung, gezahlt am').fill('01.01.2023');
    await rechner.getByLabel('2. Zahlung, Betrag in €').fill('3000');
    await rechner.getByRole('button', { name: 'Zinsen berechnen' }).click();
    await tabelle(workbench, 'Abschnitte der Zinsen').waitFor();
    await bereich.getByText('Werte des Bilds').click();
    for (const width of BREITEN) {
      await seite.setViewportSize({ width, height: 900 });
      if (await umschalter.isVisible()) await umschalter.click();
      await bereich.getByRole('tabpanel').waitFor();
      await workbench.gezeichnet();
      expect(await befunde(seite), `${width} px`).toEqual([]);
      const abgeschnitten = await bereich.evaluate((element) =>
        [...element.querySelectorAll('[role="tabpanel"] *')]
          .filter(
            (teil) =>
              teil instanceof HTMLElement &&
              teil.clientWidth > 1 &&
              teil.scrollWidth > teil.clientWidth + 1 &&
              teil.tagName !== 'SELECT',
          )
          .map((teil) => `${teil.tagName} ${teil.textContent?.slice(0, 60)}`),
      );
      expect(abgeschnitten, `${width} px`).toEqual([]);
    }
    expect(workbench.konsolenfehler).toEqual([]);
  } finally {
    await workbench.schliesse();
  }
});
