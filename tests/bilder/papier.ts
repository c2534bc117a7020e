/**
 * Prüfprotokoll und Prüfmappe als Seiten: das Protokoll, wie das Programm es druckt, die Prüfmappe, wie LibreOffice sie
 * druckt. Ohne LibreOffice bleibt ihr Bild, wie es ist.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Antragsversion } from '../../shared/antrag/version.ts';
import { alsPdf } from '../../shared/druck/pdf.ts';
import { pruefmappe } from '../../shared/pruefmappe/pruefmappe.ts';
import { type Protokollangaben, pruefprotokoll } from '../../shared/schriftstuecke/pruefprotokoll.ts';
import { libreOffice } from '../orakel/libreoffice.ts';
import { SCHRIFTEN } from '../shared/druck/pdf-lesen.ts';

/** In Bildpunkten; bei A4 quer noch zu lesen. */
const BREITE = 1000;
const GEPRUEFT_AM = '2023-04-03T08:15:00Z';
const ANGABEN: Protokollangaben = {
  pruefungen: { am: GEPRUEFT_AM, kette: { bruch: null, am: GEPRUEFT_AM, wo: 'hier' } },
  wer: { name: 'Rechnungsprüfung (Musterstadt)', oid: '10000000-0000-4000-8000-000000000003' },
};
const DEUTSCH = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>de-DE</value></prop></item>
</oor:items>`;

/** Schreibt die erste Seite des Protokolls und das Blatt „Plan“ der Prüfmappe als PNG in den Ordner. */
export async function papierbilder(version: Antragsversion, ordner: string): Promise<void> {
  const protokoll = await alsPdf(pruefprotokoll(version, ANGABEN), SCHRIFTEN, new Date(GEPRUEFT_AM));
  await seite(protokoll, (text) => text.includes('Prüfprotokoll'), join(ordner, 'protokoll.png'));
  const programm = libreOffice();
  if (!programm) return console.log('LibreOffice fehlt: Das Bild der Prüfmappe bleibt, wie es ist.');
  const mappe = gedruckt(programm, await pruefmappe(version));
  await seite(mappe, (text) => text.includes('Finanzierungsplan'), join(ordner, 'pruefmappe.png'));
}

function gedruckt(programm: string, mappe: Uint8Array): Uint8Array {
  const ordner = mkdtempSync(join(tmpdir(), 'gk-bilder-'));
  try {
    const profil = join(ordner, 'profil');
    mkdirSync(join(profil, 'user'), { recursive: true });
    writeFileSync(join(profil, 'user', 'registrymodifications.xcu'), DEUTSCH);
    writeFileSync(join(ordner, 'mappe.xlsx'), mappe);
    const { status, stderr } = spawnSync(
      programm,
      [
        ...[`-env:UserInstallation=${pathToFileURL(profil).href}`, '--headless', '--convert-to', 'pdf'],
        ...['--outdir', ordner, join(ordner, 'mappe.xlsx')],
      ],
      { encoding: 'utf8', timeout: 300_000 },
    );
    if (status !== 0) throw new Error(`LibreOffice ist fehlgeschlagen: ${stderr}`);
    return readFileSync(join(ordner, 'mappe.pdf'));
  } finally {
    rmSync(ordner, { recursive: true, force: true });
  }
}

interface Leinwand {
  readonly canvas: HTMLCanvasElement & { toBuffer(art: 'image/png'): Uint8Array };
  readonly context: CanvasRenderingContext2D;
}

/** Die erste Seite, deren Text gefällt. */
async function seite(pdf: Uint8Array, gefaellt: (text: string) => boolean, datei: string): Promise<void> {
  const laden = getDocument({
    data: new Uint8Array(pdf),
    standardFontDataUrl: 'node_modules/pdfjs-dist/standard_fonts/',
    verbosity: 0,
  });
  const dokument = await laden.promise;
  const leinwaende = dokument.canvasFactory as { create(breite: number, hoehe: number): Leinwand };
  for (let nummer = 1; nummer <= dokument.numPages; nummer++) {
    const blatt = await dokument.getPage(nummer);
    const { items } = await blatt.getTextContent();
    if (!gefaellt(items.map((stueck) => ('str' in stueck ? stueck.str : '')).join(' '))) continue;
    const viewport = blatt.getViewport({ scale: BREITE / blatt.getViewport({ scale: 1 }).width });
    const { canvas, context } = leinwaende.create(viewport.width, viewport.height);
    await blatt.render({ canvas, canvasContext: context, viewport }).promise;
    writeFileSync(datei, canvas.toBuffer('image/png'));
    await laden.destroy();
    return console.log(datei);
  }
  throw new Error(`Keine Seite passt zu ${datei}.`);
}
