/**
 * Die Arbeitsmappe läuft unter einer Richtlinie ohne `unsafe-eval`: Was eine Person an Tabelle und Aufgabenbereich tut,
 * geht, und der Browser meldet keinen Verstoß, auch nicht im Worker der Prüfmappe.
 */
import * as xlsx from '@e965/xlsx';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ladeHerunter } from './herunterladen.ts';
import { starteProdukt } from './produkt.ts';
import { mitWorkbench, type Workbench } from './workbench.ts';

const produkt = starteProdukt({ GK_DEMO: '0' });

interface Verstoesse {
  readonly gemeldet: readonly string[];
  /** Die Namen der Worker, die schon gestartet sind und lauschen; der der Sicherung startet, wann er will. */
  readonly lauschendeWorker: () => readonly string[];
}

/** Lauscht, bevor die Seite ein Skript lädt; ein Worker bekommt das Lauschen vor sein Skript gestellt. */
async function lausche(seite: Page): Promise<Verstoesse> {
  const gemeldet: string[] = [];
  const worker: string[] = [];
  await seite.exposeFunction('gkVerstoss', (text: string) => void gemeldet.push(text));
  await seite.addInitScript(() =>
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, sample }) =>
      (globalThis as unknown as { gkVerstoss(text: string): void }).gkVerstoss(
        `${violatedDirective} ${blockedURI} ${sourceFile} ${sample}`,
      ),
    ),
  );
  await seite.route(/[^/]*arbeiter[^/]*\.js$/, async (weg) => {
    const antwort = await weg.fetch();
    const skript = await antwort.text();
    const lauschen = `addEventListener('securitypolicyviolation', ({ blockedURI }) => void fetch('/gk-verstoss-im-worker/' + blockedURI));`;
    worker.push(/([a-z]+)-arbeiter/.exec(weg.request().url())?.[1] ?? '');
    await weg.fulfill({ response: antwort, body: `${lauschen}\n${skript}` });
  });
  await seite.route(/\/gk-verstoss-im-worker\//, (weg) => {
    gemeldet.push(weg.request().url());
    return weg.fulfill({ status: 204 });
  });
  return { gemeldet, lauschendeWorker: () => worker };
}

async function belauscht(arbeite: (workbench: Workbench, verstoesse: Verstoesse) => Promise<void>): Promise<void> {
  let verstoesse: Verstoesse | undefined;
  await mitWorkbench(
    produkt,
    async (workbench) => {
      await arbeite(workbench, verstoesse as Verstoesse);
      expect(verstoesse?.gemeldet).toEqual([]);
    },
    {
      vorher: async (seite) => {
        verstoesse = await lausche(seite);
      },
    },
  );
}

test('Seite und Kopfzeile erlauben keinen Code aus Text, und der Browser hält sich daran', () =>
  belauscht(async ({ seite, konsolenfehler }, { gemeldet }) => {
    const antwort = await seite.request.get(produkt.anwendung.adresse);
    const kopfzeile = antwort.headers()['content-security-policy'] ?? '';
    const inDerSeite = await seite.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    for (const richtlinie of [kopfzeile, inDerSeite ?? '']) {
      expect(richtlinie).toContain("script-src 'self';");
      expect(richtlinie).not.toContain('eval');
    }
    // Ein Versuch wird verhindert und gemeldet: Die Tests unten merkten ihn. Was der Test unmittelbar ausführt, dürfte
    // alles; erst danach gilt die Richtlinie.
    const versuch = seite.evaluate(
      () =>
        new Promise((weiter) => {
          setTimeout(() => {
            try {
              weiter(new Function('return 1')());
            } catch (fehler) {
              weiter((fehler as Error).name);
            }
          });
        }),
    );
    expect(await versuch).toBe('EvalError');
    // Je einmal nach der Kopfzeile und nach der Seite.
    await expect.poll(() => gemeldet.length).toBe(2);
    for (const meldung of gemeldet) expect(meldung).toContain('script-src eval');
    (gemeldet as string[]).length = 0;
    konsolenfehler.length = 0;
  }));

test('Formeln aller Art rechnen', () =>
  belauscht(async (workbench) => {
    await workbench.fuelle({
      B60: '=GK.ZUWENDUNG(1;"01.04.2020";"31.12.2020";65300)',
      B61: '=WENN(B60>39000;"reicht für "&SUMME(1;2);"zu wenig")',
      B62: '=1/0',
      B63: '=WENNFEHLER(B62;-5%)',
      C60: '=SEQUENZ(2;2)*10',
      B64: '=UNBEKANNT(1)',
      B65: '=SVERWEIS(',
      B66: '=SUMMEWENN(E24:E30;">0")+ZEILE(B66)+ZÄHLENWENN(A24:A30;"S*")',
    });
    expect(await workbench.zeigt('B60')).toBe('39.180,00 €');
    expect(await workbench.zeigt('B61')).toBe('reicht für 3');
    expect(await workbench.meldung('B62')).toMatch(/durch null/i);
    expect(await workbench.zeigt('B63')).toBe('-0,05');
    expect(await workbench.zeigt('C61')).toBe('30');
    expect(await workbench.meldung('B64')).toMatch(/UNBEKANNT/);
  }));

test('Menüs, Seitenbereiche, Suchen, Filter, bedingte Formate, Überprüfung, Kontextmenü und Blätter', () =>
  belauscht(async (workbench) => {
    const { seite } = workbench;
    const menue = seite.locator('.o-menu');
    const bereich = seite.locator('.o-sidePanel');
    const waehle = async (...weg: readonly string[]) => {
      await seite.locator('.o-topbar-menu', { hasText: weg[0] ?? '' }).click();
      for (const [i, name] of weg.slice(1).entries()) {
        const eintrag = menue.nth(i).locator('.o-menu-item', { hasText: name }).first();
        await eintrag.hover();
        if (i === weg.length - 2) await eintrag.click();
        else await menue.nth(i + 1).waitFor();
      }
    };
    const schliesse = () => bereich.locator('.o-sidePanelClose').click();

    await waehle('Bearbeiten', 'Suchen und ersetzen');
    await bereich.locator('input[type="text"]').first().fill('Caritas');
    await bereich.locator('.o-matches-count, .o-result-buttons, .o-input-count').first().waitFor();
    await schliesse();

    await waehle('Format', 'Bedingte Formatierung');
    await bereich.getByText('Weitere Regel').click();
    for (const art of ['Farbskala', 'Symbolsatz', 'Datenbalken', 'Eine Farbe'])
      await bereich.getByText(art, { exact: true }).first().click();
    await schliesse();
    await waehle('Daten', 'Datenüberprüfung');
    await bereich.getByText('Weitere Regel').click();
    await schliesse();
    await waehle('Daten', 'Benannte Bereiche');
    await schliesse();
    await waehle('Format', 'Zahl', 'Eigenes Zahlenformat');
    await schliesse();

    await workbench.tippe('M60', 'Kopf');
    await workbench.tippe('M61', 'eins');
    await workbench.tippe('M62', 'zwei');
    await workbench.gehe('M60');
    await seite.keyboard.press('Shift+ArrowDown');
    await seite.keyboard.press('Shift+ArrowDown');
    await waehle('Daten', 'Filter setzen');
    // Das Symbol des Filters ist gemalt; es steht neben der Ecke, an der die Markierung endet.
    await workbench.gehe('M60');
    const ecke = await seite.locator('.o-autofill').boundingBox();
    await seite.mouse.click((ecke?.x ?? 0) - 8, (ecke?.y ?? 0) - 6);
    await seite.locator('.o-filter-menu').waitFor();
    await seite.locator('.fuss-hinweis').click();

    const rand = await seite.locator('.o-grid').boundingBox();
    await seite.mouse.click((rand?.x ?? 0) + 250, (rand?.y ?? 0) + 200, { button: 'right' });
    await menue.first().waitFor();
    await seite.locator('.fuss-hinweis').click();
    await seite.locator('.o-sheet').first().click({ button: 'right' });
    await menue.first().waitFor();
    await seite.locator('.fuss-hinweis').click();
    await workbench.gehe('B67');
    await seite.keyboard.type('=SVERWEIS(');
    await seite.locator('.o-composer-assistant').waitFor();
    await seite.keyboard.press('Escape');
    await seite.keyboard.press('Escape');
    await workbench.blatt('Landesübersicht');
    await workbench.blatt('Haushaltsblatt');
  }));

test('Speichern, Prüfmappe und die Mappe als Datei', () =>
  belauscht(async (workbench, { lauschendeWorker }) => {
    const { seite, bereich } = workbench;
    await workbench.speichereAls(1, 'ohne eval');
    await workbench.reiter('Zelle');
    await workbench.reiter('Regeln');
    await workbench.reiter('Prüfen');
    const pruefmappe = await ladeHerunter(seite, () =>
      bereich.getByRole('button', { name: 'Prüfmappe herunterladen' }).click(),
    );
    expect(xlsx.read(pruefmappe.inhalt, { type: 'buffer' }).SheetNames).toContain('Übersicht');
    expect(lauschendeWorker().filter((name) => name === 'pruefmappe')).toHaveLength(1);
    const mappe = await ladeHerunter(seite, () => seite.getByRole('button', { name: 'Als Datei speichern' }).click());
    await seite
      .locator('#dateiwahl')
      .setInputFiles({ name: mappe.name, mimeType: 'application/octet-stream', buffer: mappe.inhalt });
    await seite.getByRole('button', { name: 'Öffnen', exact: true }).click();
    await seite.getByText('ist geöffnet.').waitFor();
  }));
