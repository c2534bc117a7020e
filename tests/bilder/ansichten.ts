/**
 * Jede Seite des Aufgabenbereichs bei 390 und 1440 Punkten Breite, hell, dunkel und gedruckt, in einen Ordner: zum
 * Ansehen vor einem Release. Ins Handbuch kommt eine Auswahl.
 */
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import type { Browser } from 'playwright-core';
import { Workbench } from '../e2e/workbench.ts';
import { fertigGezeichnet, inhaltshoehe } from './aufnahme.ts';

const BREITEN = [390, 1440] as const;
/** Auf Papier bleiben zwischen den Rändern etwa so viele Bildpunkte. */
const PAPIERBREITE = 680;
const HOEHE = 4000;
/** Davon genügt der Anfang. */
const ANSICHT_HOECHSTENS = 2600;
/** Auf breitem Bildschirm ist zu sehen, was in ein Fenster passt: Blatt und Aufgabenbereich. */
const FENSTERHOEHE = 900;
const FARBEN = { hell: 'light', dunkel: 'dark' } as const;
const LISTE = 'tests/daten/bewilligte-stellen.csv';
/** Ansicht → Name im Handbuch. */
const IM_HANDBUCH = {
  'start-390-hell': 'start',
  'liste-druck': 'liste',
  'pruefen-1440-dunkel': 'pruefen-dunkel',
} as const;

interface Angaben {
  readonly browser: Browser;
  readonly adresse: string;
  /** Bekommt alle Bilder. */
  readonly ordner: string;
  /** Bekommt die des Handbuchs. */
  readonly handbuch: string;
  /** Öffnet einen Antrag mit Abwicklung. */
  readonly oeffneAntrag: (workbench: Workbench) => Promise<void>;
}

export async function ansichtsbilder(angaben: Angaben): Promise<void> {
  mkdirSync(angaben.ordner, { recursive: true });
  for (const breite of BREITEN)
    for (const [farbe, farben] of Object.entries(FARBEN)) {
      const { browser, adresse } = angaben;
      const hoehe = breite === 390 ? HOEHE : FENSTERHOEHE;
      const workbench = await Workbench.oeffne(browser, adresse, { breite, hoehe, farben });
      await zeigeBereich(workbench);
      const papier = breite === 1440 && farbe === 'dunkel';
      const nimm = async (name: string) => {
        const datei = join(angaben.ordner, `${name}-${breite}-${farbe}.png`);
        if (breite === 390) await bereichsbild(workbench, datei);
        else await fensterbild(workbench, datei);
        if (papier) await gedruckt(workbench, { breite, hoehe }, join(angaben.ordner, `${name}-druck.png`));
      };
      await durchlaufe(workbench, angaben, nimm);
      await workbench.schliesse();
    }
  for (const [ansicht, name] of Object.entries(IM_HANDBUCH))
    copyFileSync(join(angaben.ordner, `${ansicht}.png`), join(angaben.handbuch, `${name}.png`));
}

async function durchlaufe(
  workbench: Workbench,
  { oeffneAntrag }: Angaben,
  nimm: (name: string) => Promise<void>,
): Promise<void> {
  const { bereich, seite } = workbench;
  await nimm('plan');

  await workbench.reiter('Prüfen');
  await bereich.getByLabel('Liste', { exact: true }).fill(readFileSync(LISTE, 'utf8').replaceAll(';', '\t'));
  await bereich.getByRole('button', { name: 'Eingefügte Liste prüfen' }).click();
  await bereich.getByRole('region', { name: 'Ergebnis der Liste' }).waitFor();
  await nimm('liste');

  await oeffneAntrag(workbench);
  await workbench.reiter('Abwicklung');
  await bereich.getByRole('table', { name: /Abwicklung je Haushaltsjahr/ }).waitFor();
  await nimm('abwicklung');

  await workbench.reiter('Prüfen');
  await bereich.getByRole('button', { name: 'Selbst nachrechnen' }).click();
  await bereich.getByText('Mit einem Ausdruck vergleichen').waitFor();
  await nimm('pruefen');

  const leer = Buffer.from(await writeXlsx({ sheets: [{ name: 'Tabelle1', rows: [['']] }] }));
  await seite
    .locator('#dateiwahl')
    .setInputFiles({ name: 'leer.xlsx', mimeType: 'application/octet-stream', buffer: leer });
  await Promise.all([seite.waitForEvent('load'), seite.getByRole('button', { name: 'Öffnen', exact: true }).click()]);
  await seite.getByText('„leer.xlsx“ ist geöffnet.').waitFor();
  await zeigeBereich(workbench);
  await bereich.getByRole('heading', { name: 'Noch kein Haushaltsblatt' }).waitFor();
  await nimm('start');
}

/** Auf schmalem Bildschirm steht zuerst die Tabelle da. */
async function zeigeBereich({ bereich, seite }: Workbench): Promise<void> {
  if (!(await bereich.isVisible())) await seite.getByRole('button', { name: 'Aufgabenbereich', exact: true }).click();
}

async function fensterbild({ bereich, seite }: Workbench, datei: string): Promise<void> {
  await bereich.getByRole('tabpanel').evaluate((inhalt) => inhalt.scrollTo(0, 0));
  await fertigGezeichnet(seite);
  await seite.screenshot({ path: datei, animations: 'disabled' });
  console.log(datei);
}

async function bereichsbild({ bereich, seite }: Workbench, datei: string): Promise<void> {
  await fertigGezeichnet(seite);
  const rahmen = await bereich.boundingBox();
  if (!rahmen) throw new Error(`${datei}: Der Aufgabenbereich ist nicht zu sehen.`);
  const height = Math.min(rahmen.height, await inhaltshoehe(bereich, rahmen), ANSICHT_HOECHSTENS);
  await seite.screenshot({ path: datei, clip: { ...rahmen, height }, animations: 'disabled' });
  console.log(datei);
}

interface Fenster {
  readonly breite: number;
  readonly hoehe: number;
}

async function gedruckt({ bereich, seite }: Workbench, { breite, hoehe }: Fenster, datei: string): Promise<void> {
  await seite.emulateMedia({ media: 'print' });
  await seite.setViewportSize({ width: PAPIERBREITE, height: HOEHE });
  await fertigGezeichnet(seite);
  await bereich.getByRole('tabpanel').screenshot({ path: datei, animations: 'disabled' });
  await seite.emulateMedia({ media: 'screen' });
  await seite.setViewportSize({ width: breite, height: hoehe });
  console.log(datei);
}
