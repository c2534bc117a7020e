/**
 * Macht die Bilder des Handbuchs aus dem laufenden Produkt: `npm run bilder` schreibt sie nach docs/bilder und alle
 * Ansichten nach dist/bilder.
 */
import { mkdirSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { starteAnwendung } from '../e2e/anwendung.ts';
import { starteBrowser } from '../e2e/browser.ts';
import { alsKaemmerei } from '../e2e/kaemmerei.ts';
import { Workbench } from '../e2e/workbench.ts';
import { BESCHEID } from '../shared/beispiele/bescheid-zwei-stellen.ts';
import { ABWICKLUNG, EIN_JAHR } from '../shared/beispiele/ein-jahr.ts';
import { ZWEI_STELLEN } from '../shared/beispiele/zwei-stellen.ts';
import { ansichtsbilder } from './ansichten.ts';
import { fertigGezeichnet, inhaltshoehe } from './aufnahme.ts';
import { papierbilder } from './papier.ts';

const ORDNER = 'docs/bilder';
/** Jede Seite in jeder Breite und Farbe; davon kommt eine Auswahl ins Handbuch. */
const ALLE = 'dist/bilder';
/** So hoch, dass ein Reiter ganz zu sehen ist, ohne dass jemand rollt. */
const HOEHE = 2000;
/** Der Reiter „Regeln“ ist viel länger; der Anfang genügt, um ihn wiederzuerkennen. */
const HOEHE_REGELN = 806;
/** Bis zum Verlauf; Zinsrechner und Drucken erklären sich selbst. */
const HOEHE_ABWICKLUNG = 900;
const ABGEWICKELT = 'Ein Jahr nach dem Bescheid';

mkdirSync(ORDNER, { recursive: true });
const [anwendung, browser] = await Promise.all([starteAnwendung({ GK_DEMO: '0' }), starteBrowser()]);
try {
  await papierbilder(EIN_JAHR, ORDNER);
  await mappenbild();
  await bereichsbilder();
  await legeAntragAn();
  await abwicklungsbild();
  const { adresse } = anwendung;
  await ansichtsbilder({ browser, adresse, ordner: ALLE, handbuch: ORDNER, oeffneAntrag });
} finally {
  await browser.close();
  await anwendung.beende();
}

async function mappenbild(): Promise<void> {
  const workbench = await Workbench.oeffne(browser, anwendung.adresse, { breite: 1280, hoehe: 800 });
  await schreibe(workbench, workbench.seite.locator('body'), 'arbeitsmappe');
  await workbench.schliesse();
}

async function bereichsbilder(): Promise<void> {
  const workbench = await Workbench.oeffne(browser, anwendung.adresse, { breite: 1280, hoehe: HOEHE });
  const { bereich } = workbench;
  await schreibe(workbench, bereich, 'plan');
  await haushaltsbilder();

  await workbench.gehe('M24');
  await workbench.reiter('Zelle');
  await bereich.getByRole('heading', { name: 'Zelle M24' }).waitFor();
  await schreibe(workbench, bereich, 'zelle');

  await workbench.speichereAls(1, 'Erster Entwurf');
  await workbench.tippe('J24', '72000');
  await workbench.speichereAls(2, 'Neue Personalkosten');
  await bereich.getByLabel('Von', { exact: true }).selectOption('1');
  await bereich.getByLabel('Bis', { exact: true }).selectOption('2');
  await bereich.getByRole('button', { name: 'Vergleichen', exact: true }).click();
  await bereich.getByText('72.000,00').first().waitFor();
  await schreibe(workbench, bereich, 'versionen');

  // Die Meldung vom letzten Speichern gehört zu keinem der nächsten Bilder.
  await bereich.getByRole('button', { name: 'Schließen' }).click();
  await workbench.reiter('Prüfen');
  await bereich.getByRole('button', { name: 'Selbst nachrechnen' }).click();
  await bereich
    .getByText(/Alle 2 Versionen|Beide Versionen/)
    .first()
    .waitFor();
  await schreibe(workbench, bereich, 'pruefen');

  await workbench.reiter('Regeln');
  await bereich
    .getByRole('heading', { name: /Regelstand/ })
    .first()
    .waitFor();
  await schreibe(workbench, bereich, 'regeln', HOEHE_REGELN);
  await workbench.schliesse();
}

/** Das Jahr, das das Handbuch erzählt, abgerechnet. */
async function legeAntragAn(): Promise<void> {
  const sende = await alsKaemmerei(anwendung.adresse);
  const antrag = { ...ZWEI_STELLEN, titel: ABGEWICKELT };
  const { antragId } = await sende('', { antrag, kommentar: '' });
  await sende(`/${antragId}/status`, { status: 'eingereicht', kommentar: '' }, 1);
  await sende(`/${antragId}/status`, { status: 'bewilligt', bescheid: BESCHEID, kommentar: '' }, 2);
  await sende(`/${antragId}/versionen`, { antrag: { ...antrag, abwicklung: ABWICKLUNG }, kommentar: 'Abgerechnet' }, 3);
}

async function oeffneAntrag(workbench: Workbench): Promise<void> {
  const { bereich, seite } = workbench;
  await workbench.reiter('Versionen');
  await bereich.getByLabel('Angemeldet als').selectOption({ label: 'Kämmerei (Musterstadt)' });
  const eintrag = bereich.getByRole('list', { name: 'Gespeicherte Anträge' }).getByRole('listitem');
  await eintrag.filter({ hasText: ABGEWICKELT }).getByRole('button', { name: 'Öffnen' }).click();
  await seite.getByRole('alertdialog').getByRole('button', { name: 'Trotzdem überschreiben' }).click();
  await bereich.getByText('Version 4 ist geladen.').first().waitFor();
  await bereich.getByRole('button', { name: 'Schließen' }).click();
}

async function abwicklungsbild(): Promise<void> {
  const workbench = await Workbench.oeffne(browser, anwendung.adresse, { breite: 1280, hoehe: HOEHE });
  const { bereich } = workbench;
  await oeffneAntrag(workbench);
  await workbench.reiter('Abwicklung');
  await bereich.getByRole('table', { name: /Abwicklung je Haushaltsjahr/ }).waitFor();
  await schreibe(workbench, bereich, 'abwicklung', HOEHE_ABWICKLUNG);
  await workbench.schliesse();
}

/** Die Haushaltsseite hell und dunkel auf schmalem Bildschirm, und wie sie aus dem Browser gedruckt aussieht. */
async function haushaltsbilder(): Promise<void> {
  for (const [farben, name] of [
    ['light', 'haushalt'],
    ['dark', 'haushalt-dunkel'],
  ] as const) {
    const schmal = await Workbench.oeffne(browser, anwendung.adresse, { breite: 390, hoehe: HOEHE, farben });
    await schmal.seite.getByRole('button', { name: 'Aufgabenbereich', exact: true }).click();
    await bildDerSeite(schmal, name);
    if (farben === 'light') {
      await schmal.seite.emulateMedia({ media: 'print' });
      await schmal.seite.setViewportSize({ width: 680, height: HOEHE });
      await bildDerSeite(schmal, 'haushalt-druck');
    }
    await schmal.schliesse();
  }
}

async function bildDerSeite({ bereich, seite }: Workbench, name: string): Promise<void> {
  const seitenteil = bereich.getByRole('region', { name: 'Haushalt der Kommune', exact: true });
  await seitenteil.waitFor();
  await fertigGezeichnet(seite);
  await seitenteil.screenshot({ path: `${ORDNER}/${name}.png`, animations: 'disabled' });
  console.log(`${ORDNER}/${name}.png`);
}

async function schreibe(workbench: Workbench, was: Locator, name: string, hoechstens = HOEHE): Promise<void> {
  const { seite } = workbench;
  await fertigGezeichnet(seite);
  const rahmen = await was.boundingBox();
  if (!rahmen) throw new Error(`${name} ist nicht zu sehen.`);
  const height =
    was === workbench.bereich ? Math.min(rahmen.height, await inhaltshoehe(was, rahmen), hoechstens) : rahmen.height;
  await seite.screenshot({ path: `${ORDNER}/${name}.png`, clip: { ...rahmen, height }, animations: 'disabled' });
  console.log(`${ORDNER}/${name}.png`);
}
