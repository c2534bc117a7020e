/**
 * Die Rechnungsprüfung am echten Server: Kette, Nachrechnen, verfälschte Version, Soll und Ist, Prüfmappe
 * zurückgelesen, Liste geprüft.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import * as xlsx from '@e965/xlsx';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { alsItem } from '../../functions/store/versionsitem.ts';
import { versionsHash } from '../../shared/antrag/kette.ts';
import type { Antragsversion } from '../../shared/antrag/version.ts';
import { AACHEN_BEISPIEL } from '../../shared/beispiele/aachen.ts';
import { oeffneDatenbank } from '../functions/werkzeug.ts';
import { liesPdf, ohneLeerraum } from '../shared/druck/pdf-lesen.ts';
import { type Anwendung, starteAnwendung } from './anwendung.ts';
import { befunde } from './axe.ts';
import { starteBrowser } from './browser.ts';
import { ladeHerunter } from './herunterladen.ts';
import { alsKaemmerei, MUSTERSTADT } from './kaemmerei.ts';
import { mitWorkbench, Workbench } from './workbench.ts';

const ORDNER = mkdtempSync(join(tmpdir(), 'gk-pruefen-'));
const TITEL = 'Teilhabemanagement zur Prüfung';
const BESCHEID = { datum: '2020-03-15', aktenzeichen: '36.02-17', stellen: '2.0', zuwendung: '300000.00' };
const LISTE = readFileSync('tests/daten/bewilligte-stellen.csv', 'utf8').trimEnd();

let anwendung: Anwendung;
let browser: Browser;
let versionen: Antragsversion[];

beforeAll(async () => {
  [anwendung, browser] = await Promise.all([starteAnwendung({ GK_DEMO: '0', GK_DATA_DIR: ORDNER }), starteBrowser()]);
  versionen = await legeVersionenAn();
});

afterAll(async () => {
  await browser?.close();
  await anwendung?.beende();
  rmSync(ORDNER, { recursive: true, force: true });
});

/** Fünf Versionen: angelegt, geändert, eingereicht, bewilligt, wieder geändert. */
async function legeVersionenAn(): Promise<Antragsversion[]> {
  const sende = await alsKaemmerei(anwendung.adresse);
  const antrag = { ...AACHEN_BEISPIEL, titel: TITEL };
  const eins = await sende('', { antrag, kommentar: 'Anfang' });
  const mehr = { ...antrag, stellen: antrag.stellen.map((stelle) => ({ ...stelle, jahresausgaben: '66000.00' })) };
  const zwei = await sende(`/${eins.antragId}/versionen`, { antrag: mehr, kommentar: 'Mehr Kosten' }, 1);
  const drei = await sende(`/${eins.antragId}/status`, { status: 'eingereicht', kommentar: '' }, 2);
  const vier = await sende(`/${eins.antragId}/status`, { status: 'bewilligt', bescheid: BESCHEID, kommentar: '' }, 3);
  const fuenf = await sende(`/${eins.antragId}/versionen`, { antrag, kommentar: 'Nach dem Bescheid' }, 4);
  return [eins, zwei, drei, vier, fuenf];
}

/** Öffnet den Tab als Rechnungsprüfung und wählt den Antrag über die Suche. */
const mitPruefung = (arbeite: (workbench: Workbench) => Promise<void>): Promise<void> =>
  mitWorkbench({ browser, anwendung }, async (workbench) => {
    const { bereich } = workbench;
    await workbench.reiter('Prüfen');
    await bereich.getByLabel('Angemeldet als').selectOption({ label: 'Rechnungsprüfung (Musterstadt)' });
    await bereich.getByLabel('Titel oder Kommune').fill('zur prüfung');
    await bereich.getByLabel('Titel oder Kommune').press('Enter');
    await bereich.getByRole('list', { name: 'Anträge zum Prüfen' }).getByRole('button', { name: 'Wählen' }).click();
    await bereich.getByText('5 Versionen', { exact: false }).first().waitFor();
    await arbeite(workbench);
  });

const abschnitt = ({ bereich }: Workbench, name: string) => bereich.getByRole('region', { name, exact: true });

describe('ein guter Antrag', () => {
  test('Ablage und eigenes Nachrechnen finden nichts; Soll und Ist nennen Schlüssel, Plan und Bescheid', () =>
    mitPruefung(async (workbench) => {
      const kette = abschnitt(workbench, 'Kette und Zahlen');
      await kette.getByRole('button', { name: 'Prüfen', exact: true }).click();
      await kette.getByText('Alle 5 Versionen sind unverändert; die Kette ist geschlossen.').last().waitFor();
      await kette.getByRole('button', { name: 'Selbst nachrechnen' }).click();
      await kette.getByText('Hier nachgerechnet, ohne der Versionsablage zu glauben.').last().waitFor();
      // Den Hash sieht, wer nach ihm fragt.
      const hash = kette.getByText(versionen[4]?.hash ?? '');
      expect(await hash.isVisible()).toBe(false);
      await kette.getByText('Mit einem Ausdruck vergleichen').press('Enter');
      await hash.waitFor();
      const sollIst = abschnitt(workbench, 'Soll und Ist').getByRole('table');
      await sollIst.waitFor();
      expect((await sollIst.innerText()).replaceAll(/\s+/g, ' ')).toBe(
        'Was Stellen Zuwendung in € Möglich nach Schlüssel 2,5 – Geplant, Version 5 3,0 442.860,00 Bewilligt, Version 4 2,0 300.000,00 Bewilligt − geplant −1,0 −142.860,00 Bewilligt − möglich −0,5 –',
      );
      expect(await abschnitt(workbench, 'Soll und Ist').getByRole('img').getAttribute('aria-labelledby')).toBeTruthy();
    }));

  test('die Prüfmappe kommt als Datei und trägt die Zahlen und den Hash der gewählten Version; das Protokoll nennt die geprüfte Kette', () =>
    mitPruefung(async (workbench) => {
      const dateien = abschnitt(workbench, 'Prüfmappe und Protokoll');
      await dateien.getByLabel('Version').selectOption('2');
      // Der Satz zur Version schiebt den Knopf; ein Klick dabei ginge daneben.
      await workbench.beruhigt();
      const mappe = await ladeHerunter(workbench.seite, () =>
        dateien.getByRole('button', { name: 'Prüfmappe herunterladen' }).click(),
      );
      const zwei = versionen[1] as Antragsversion;
      expect(mappe.name).toBe(`Pruefmappe_Stadt-Aachen_Version-2_${zwei.erstelltAm.slice(0, 10)}.xlsx`);
      const gelesen = xlsx.read(mappe.inhalt, { type: 'buffer' });
      const texte = (blatt: string) =>
        xlsx.utils.sheet_to_json<unknown[]>(gelesen.Sheets[blatt] as xlsx.WorkSheet, { header: 1 });
      expect(JSON.stringify(texte('Übersicht'))).toContain(zwei.hash);
      expect(texte('Übersicht')[2]?.[1]).toBe(0);
      const gesamt = zwei.ergebnis.finanzierungsplan.gesamt;
      const zahlen = gelesen.SheetNames.flatMap((blatt) => texte(blatt).flat());
      expect(zahlen).toContain(Number(gesamt?.zuwendung));
      expect(zahlen).toContain(Number(gesamt?.eigenanteil));
      await abschnitt(workbench, 'Kette und Zahlen').getByRole('button', { name: 'Selbst nachrechnen' }).click();
      await abschnitt(workbench, 'Kette und Zahlen').getByText('die Kette ist geschlossen').last().waitFor();
      const protokoll = await ladeHerunter(workbench.seite, () =>
        dateien.getByRole('button', { name: 'Prüfprotokoll (HTML) herunterladen' }).click(),
      );
      expect(protokoll.name).toMatch(/^Pruefprotokoll_Stadt-Aachen_Version-2_.*\.html$/);
      const html = protokoll.inhalt.toString('utf8');
      expect(html).toMatch(/Die Hashkette aller Versionen wurde am [^<]+ geprüft \([^)]+\)\. Sie ist heil\./);
      expect(html).toContain(zwei.hash);
      const papier = await ladeHerunter(workbench.seite, () =>
        dateien.getByRole('button', { name: 'Prüfprotokoll (PDF) herunterladen' }).click(),
      );
      expect(papier.name).toMatch(/^Pruefprotokoll_Stadt-Aachen_Version-2_.*\.pdf$/);
      const pdf = await liesPdf(papier.inhalt);
      const text = ohneLeerraum(pdf.seiten.join(' '));
      for (const { hash } of versionen) expect(text).toContain(hash);
      expect(text).toContain(ohneLeerraum('Rechnungsprüfung (Musterstadt)'));
      expect(pdf.ausgezeichnet).toBe(true);
    }));
});

describe('Liste prüfen', () => {
  const KOPF = 'Kommunen\tKreis\tRegierungsbezirk\tAnzahl Gestattete\tAnzahl Geduldete\tbewilligte Stellen';

  async function mitListe(arbeite: (workbench: Workbench) => Promise<void>): Promise<void> {
    const workbench = await Workbench.oeffne(browser, anwendung.adresse);
    try {
      await workbench.reiter('Prüfen');
      await workbench.bereich.getByLabel('Liste', { exact: true }).waitFor();
      await arbeite(workbench);
      expect(workbench.konsolenfehler).toEqual([]);
    } finally {
      await workbench.schliesse();
    }
  }

  test('die eingefügte Landesübersicht: neun Abweichungen (W5) und die Summen des Textes (W4), ohne Befund von axe', () =>
    mitListe(async (workbench) => {
      const { bereich, seite } = workbench;
      const zeilen = LISTE.split('\n')
        .slice(1)
        .map((zeile) => zeile.replaceAll(';', '\t').replace(/\b1047\b/, '1.047'));
      await bereich
        .getByLabel('Liste', { exact: true })
        .fill([KOPF, ...zeilen, 'Summe\t\t\t10.652\t12.012\t106,2'].join('\n'));
      await bereich.getByRole('button', { name: 'Eingefügte Liste prüfen' }).press('Enter');
      const ergebnis = bereich.getByRole('region', { name: 'Ergebnis der Liste' });
      await ergebnis.waitFor();
      const text = await ergebnis.innerText();
      expect(text).toContain(
        '45 von 54 entsprechen dem Schlüssel, 9 weichen ab. Nach Schlüssel 111,5 Stellen, in der Liste 106,7.',
      );
      expect(text).toContain(
        'Die Summen der Geduldeten und der Gestatteten sind vertauscht, und es fehlt genau die Zeile 14 „Stadt Hamm“',
      );
      expect(text).toContain('Geprüft mit dem Regelstand THM-2019.');
      expect(await bereich.getByLabel('Regelstand für die Stellen').inputValue()).toBe('THM-2019');
      expect(await bereich.getByLabel('Regelstand für die Eigenanteile').count()).toBe(0);
      const tabelle = ergebnis.getByRole('table', { name: 'Zeilen der Liste' });
      expect(await tabelle.locator('tbody tr').count()).toBe(9);
      expect(await tabelle.getByRole('row', { name: /^Stadt Aachen/ }).innerText()).toContain(
        'Nach Schlüssel 2,5 Stellen, in der Liste 3,0: 0,5 mehr.',
      );
      await bereich.locator('summary', { hasText: 'Spalten' }).click();
      await bereich.getByLabel('Spalte F: bewilligte Stellen').selectOption('keine');
      await ergebnis.getByText('Bei 54 Zeilen fehlen Geduldete oder Stellen').first().waitFor();
      for (const [width, height] of [
        [450, 900],
        [350, 900],
        [320, 700],
      ] as const) {
        await seite.setViewportSize({ width, height });
        const umschalter = seite.getByRole('button', { name: 'Aufgabenbereich', exact: true });
        if ((await umschalter.isVisible()) && !(await ergebnis.isVisible())) await umschalter.click();
        expect(await befunde(seite), `${width} px`).toEqual([]);
      }
    }));

  test('„107.756.134“ wird mit beiden Lesarten abgewiesen; ein markierter Bereich der Mappe wird ebenso geprüft', () =>
    mitListe(async (workbench) => {
      const { bereich } = workbench;
      await bereich
        .getByLabel('Liste', { exact: true })
        .fill('Kommune;Geduldete;Fördervolumen;Eigenanteil\nStadt Aachen;256;538.780,67;107.756.134');
      await bereich.getByRole('button', { name: 'Eingefügte Liste prüfen' }).click();
      await bereich
        .getByText(
          '107.756.134 (wenn die Punkte Tausender trennen) oder 107.756,134 (wenn der letzte Punkt das Komma ist)',
        )
        .waitFor();
      await workbench.reiter('Plan');
      await workbench.reiter('Prüfen');
      await bereich.getByText('107.756.134 (wenn die Punkte Tausender').waitFor();
      expect(await bereich.getByLabel('Liste', { exact: true }).inputValue()).toContain('107.756.134');
      await workbench.blatt('Landesübersicht');
      const namenfeld = workbench.seite.getByLabel('Namenfeld');
      await namenfeld.fill('A4:F58');
      await namenfeld.press('Enter');
      await bereich.getByRole('button', { name: 'Markierten Bereich prüfen' }).click();
      await bereich.getByText('45 von 54 entsprechen dem Schlüssel').first().waitFor();
    }));

  test('was keine Liste ist, wird erklärt', () =>
    mitListe(async ({ bereich }) => {
      await bereich.getByLabel('Liste', { exact: true }).fill('nur ein Satz');
      await bereich.getByRole('button', { name: 'Eingefügte Liste prüfen' }).click();
      await bereich.getByText('Die Liste hat nur eine Spalte.').waitFor();
    }));
});

describe('eine verfälschte Version', () => {
  test('Zahl und Hash in der Datenbank geändert: beide Wege nennen Version, Zahl, Schritt und Fundstelle', async () => {
    await anwendung.beende();
    await verfaelsche(versionen[1] as Antragsversion);
    anwendung = await starteAnwendung({ GK_DEMO: '0', GK_DATA_DIR: ORDNER });
    await mitPruefung(async (workbench) => {
      const kette = abschnitt(workbench, 'Kette und Zahlen');
      for (const knopf of ['Prüfen', 'Selbst nachrechnen']) {
        await kette.getByRole('button', { name: knopf, exact: true }).click();
        await kette
          .getByText('Die Kette ist bei Version 3 gebrochen. Sie nennt einen anderen Vorgänger')
          .last()
          .waitFor();
        const liste = kette.getByRole('list', { name: 'Abweichende Versionen' });
        await liste.getByText('im Haushaltsjahr 2020').first().waitFor();
        const text = await liste.innerText();
        expect(text).toMatch(/Version 2: 1 abweichende Zahl/);
        expect(text.replaceAll('\u00a0', ' ')).toMatch(
          /Zuwendung von .* im Haushaltsjahr 2020: gespeichert 1,23 €, berechnet 39\.600,00 €\./,
        );
        expect(text).toMatch(/Sie gehen auseinander bei Schritt \d+, .*Konzept/);
      }
    });
  });
});

async function verfaelsche(version: Antragsversion): Promise<void> {
  const db = await oeffneDatenbank({ ordner: join(ORDNER, 'dynamodb'), tabelle: 'gk-antraege' });
  try {
    const gelesen = await db.ablage.lies(MUSTERSTADT, version.antragId, version.version);
    if (gelesen?.art !== 'version') throw new Error('Die Version ist nicht lesbar.');
    const kopie = structuredClone(gelesen.version);
    const [zeile] = kopie.ergebnis.finanzierungsplan.zeilen as unknown as { betraege: { zuwendung: string } }[];
    if (!zeile) throw new Error('Der Plan hat keine Zeile.');
    zeile.betraege.zuwendung = '1.23';
    await db.client.send(
      new PutItemCommand({
        TableName: db.tabelle,
        Item: alsItem(MUSTERSTADT, { ...kopie, hash: versionsHash(kopie) }, gelesen.herkunft),
      }),
    );
  } finally {
    await db.schliesse();
  }
}
