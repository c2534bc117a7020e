/**
 * Zwei Personen an einem Antrag: Konflikt und Zusammenführung, Vergleich im Blatt, Status, Ausfall des Netzes und
 * heikle Namen.
 */
import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { befunde } from './axe.ts';
import { starteProdukt } from './produkt.ts';
import { type Ansicht, Workbench } from './workbench.ts';

const produkt = starteProdukt({ GK_DEMO: '0' });

type Amt = 'Sachbearbeitung' | 'Kämmerei' | 'Rechnungsprüfung';

/** Öffnet die Workbench als Person der Musterstadt; am Ende darf die Seite nichts gemeldet haben außer `erwartet`. */
async function als(
  amt: Amt,
  arbeite: (workbench: Workbench) => Promise<void>,
  erwartet: RegExp = /^$/,
  ansicht: Ansicht = {},
): Promise<void> {
  const workbench = await Workbench.oeffne(produkt.browser, produkt.anwendung.adresse, ansicht);
  const dialoge: string[] = [];
  workbench.seite.on('dialog', (dialog) => {
    dialoge.push(dialog.message());
    void dialog.dismiss();
  });
  try {
    await workbench.reiter('Versionen');
    await workbench.bereich.getByLabel('Angemeldet als').selectOption({ label: `${amt} (Musterstadt)` });
    await arbeite(workbench);
    expect(workbench.konsolenfehler.filter((fehler) => !erwartet.test(fehler))).toEqual([]);
    expect(dialoge).toEqual([]);
  } finally {
    await workbench.schliesse();
  }
}

async function oeffneAntrag(workbench: Workbench, titel: string, version: number): Promise<void> {
  const liste = workbench.bereich.getByRole('list', { name: 'Gespeicherte Anträge' });
  await liste.getByRole('listitem').filter({ hasText: titel }).getByRole('button', { name: 'Öffnen' }).click();
  const rueckfrage = workbench.seite.getByRole('alertdialog');
  const geladen = workbench.bereich.getByText(`Version ${version} ist geladen.`).first();
  await geladen.or(rueckfrage).first().waitFor();
  if (await rueckfrage.isVisible()) await rueckfrage.getByRole('button', { name: 'Trotzdem überschreiben' }).click();
  await geladen.waitFor();
}

/** Geht mit der Tabulatortaste weiter, bis das Ziel den Fokus hat. */
async function bisZu({ seite }: Workbench, ziel: Locator): Promise<void> {
  await ziel.waitFor();
  for (let schritt = 0; schritt < 40; schritt++) {
    if (await ziel.evaluate((element) => element === document.activeElement)) return;
    await seite.keyboard.press('Tab');
  }
  throw new Error(`Mit der Tabulatortaste nicht erreicht: ${ziel}`);
}

const anzahlVersionen = ({ bereich }: Workbench) =>
  bereich.getByRole('list', { name: 'Versionen' }).getByRole('listitem').count();

describe('Konflikt', () => {
  test('zwei ändern, der Zweite führt nur mit der Tastatur zusammen, speichert, und der Vergleich zeigt beides', () =>
    als('Sachbearbeitung', async (erste) => {
      await erste.tippe('B6', 'Zu zweit');
      await erste.speichereAls(1, 'Anfang');
      await als(
        'Kämmerei',
        async (zweite) => {
          await oeffneAntrag(zweite, 'Zu zweit', 1);
          await erste.tippe('J24', '70000');
          await erste.tippe('B13', '158');
          await erste.speichereAls(2, 'Erste');
          await zweite.tippe('J24', '60000');
          await zweite.tippe('B12', '300');
          await zweite.speichere('Zweite');

          const { bereich, seite } = zweite;
          const konflikt = bereich.getByRole('region', { name: 'Neuere Version vorhanden' });
          await konflikt.getByRole('heading', { name: 'Zu entscheiden (1)' }).waitFor();
          expect(await konflikt.getByRole('list', { name: 'Nur von Ihnen geändert' }).innerText()).toMatch(
            /Geduldete.*256.*→.*300/,
          );
          expect(
            await konflikt.getByRole('list', { name: 'Nur von Sachbearbeitung (Musterstadt) geändert' }).innerText(),
          ).toMatch(/Gestattete.*157.*→.*158/);
          const gruppe = konflikt.getByRole('radiogroup', { name: 'Stelle S1, Jahresausgaben' });
          expect(await gruppe.innerText()).toMatch(/Ihre: 60\.000,00[\s\S]*Deren: 70\.000,00/);

          for (const width of [1440, 320]) {
            await seite.setViewportSize({ width, height: 900 });
            const umschalter = seite.getByRole('button', { name: 'Aufgabenbereich', exact: true });
            if (await umschalter.isVisible()) await umschalter.click();
            expect(await befunde(seite), `${width} px`).toEqual([]);
            expect(await bereich.evaluate((element) => element.scrollWidth > element.clientWidth)).toBe(false);
          }
          await seite.setViewportSize({ width: 1440, height: 900 });
          await konflikt.focus();

          await bisZu(zweite, konflikt.getByRole('button', { name: 'Alle meine' }));
          await seite.keyboard.press('Enter');
          await bisZu(zweite, gruppe.getByRole('radio', { name: /Ihre/ }));
          await seite.keyboard.press('ArrowDown');
          await gruppe.getByRole('radio', { name: /Deren/, checked: true }).waitFor();
          await konflikt.getByText(/^Zusammengeführt: Zuwendung 4\d\d\.\d\d\d,\d\d/).waitFor();
          await bisZu(zweite, konflikt.getByRole('button', { name: 'Zusammengeführt speichern' }));
          await seite.keyboard.press('Enter');

          await bereich.getByText('Im Blatt liegt Version 3, unverändert.').waitFor();
          expect([await zweite.zeigt('J24'), await zweite.zeigt('B12'), await zweite.zeigt('B13')]).toEqual([
            '70.000,00',
            '300',
            '158',
          ]);
          await bereich.getByLabel('Von', { exact: true }).selectOption('1');
          await bereich.getByLabel('Bis', { exact: true }).selectOption('3');
          await bereich.getByRole('button', { name: 'Vergleichen' }).click();
          const aenderungen = bereich.getByRole('list', { name: 'Änderungen' });
          await aenderungen.waitFor();
          expect(await aenderungen.innerText()).toMatch(
            /256 → 300[\s\S]*157 → 158[\s\S]*65\.300,00\s€ → 70\.000,00\s€/,
          );
          const reihen = bereich.getByRole('table', { name: 'Wirkung auf Zuwendung' }).getByRole('row');
          expect((await reihen.allInnerTexts()).map((text) => text.split(/\s+/))).toEqual([
            ['Jahr', 'vorher', 'nachher', 'Änderung'],
            ['2020', '120.780,00', '122.400,00', '+1.620,00'],
            ['2021', '161.040,00', '163.200,00', '+2.160,00'],
            ['2022', '161.040,00', '163.200,00', '+2.160,00'],
            ['Summe', '442.860,00', '448.800,00', '+5.940,00'],
          ]);
          await bereich.getByRole('table', { name: 'Wirkung auf Eigenanteil' }).waitFor();
          await aenderungen.getByRole('button', { name: 'Zelle J24 zeigen' }).click();
          await seite.locator('#zellansage[data-zelle="J24"]').waitFor({ state: 'attached' });
          expect(await bereich.getByText('Im Blatt liegt Version 3, unverändert.').isVisible()).toBe(true);
          await bereich.getByRole('button', { name: 'Markierung entfernen' }).click();
          await bereich.getByRole('button', { name: 'Markierung entfernen' }).waitFor({ state: 'detached' });
          expect(await bereich.getByText('Im Blatt liegt Version 3, unverändert.').isVisible()).toBe(true);
        },
        /412/,
      );
    }));
});

describe('Rollen und Status', () => {
  test('einreichen, bewilligen, festschreiben: jede Person sieht nur, was ihre Rolle darf', () =>
    als('Sachbearbeitung', async (sach) => {
      const status = (workbench: Workbench) => workbench.bereich.getByRole('region', { name: 'Status', exact: true });
      await sach.tippe('B6', 'Statusfluss');
      await sach.speichereAls(1, '');
      await status(sach).getByRole('button', { name: 'Einreichen' }).click();
      await sach.seite.getByRole('dialog').getByRole('button', { name: 'Einreichen' }).click();
      await sach.bereich.getByText('Im Blatt liegt Version 2, unverändert.').waitFor();
      await status(sach).getByText('Version 2: eingereicht').waitFor();
      expect(await status(sach).getByRole('button').allInnerTexts()).toEqual(['Zurückziehen']);

      await als(
        'Kämmerei',
        async (kaemmerei) => {
          await oeffneAntrag(kaemmerei, 'Statusfluss', 2);
          await status(kaemmerei).getByRole('button', { name: 'Bewilligung festhalten' }).click();
          const fenster = kaemmerei.seite.getByRole('dialog');
          await fenster.getByLabel('Datum des Bescheids').fill('15.04.2020');
          await fenster.getByRole('button', { name: 'Festhalten' }).click();
          await fenster.getByText('Bitte geben Sie das Aktenzeichen an.').waitFor();
          expect(await fenster.getByLabel('Aktenzeichen').evaluate((feld) => feld === document.activeElement)).toBe(
            true,
          );
          await fenster.getByLabel('Aktenzeichen').fill('34.01-1');
          await fenster.getByLabel('Bewilligte Stellen').fill('3,0');
          await fenster.getByLabel('Bewilligte Zuwendung in €').fill('442.860,00');
          await kaemmerei.seite.context().setOffline(true);
          await fenster.getByRole('button', { name: 'Festhalten' }).click();
          await kaemmerei.bereich
            .getByText('versuchen Sie es noch einmal, gespeichert wird nur einmal')
            .first()
            .waitFor();
          await kaemmerei.seite.context().setOffline(false);
          await status(kaemmerei).getByRole('button', { name: 'Bewilligung festhalten' }).click();
          expect(await fenster.getByLabel('Aktenzeichen').inputValue()).toBe('34.01-1');
          await fenster.getByRole('button', { name: 'Festhalten' }).click();
          await status(kaemmerei).getByText('Version 3: bewilligt').waitFor();
          await status(kaemmerei).getByRole('button', { name: 'Festschreiben' }).click();
          await kaemmerei.seite.getByRole('dialog').getByRole('button', { name: 'Festschreiben' }).click();
          await status(kaemmerei).getByText('Version 4: bewilligt, festgeschrieben').waitFor();
          expect(await status(kaemmerei).getByRole('button', { name: 'Festschreiben' }).count()).toBe(0);
        },
        /ERR_INTERNET_DISCONNECTED/,
      );

      await als('Rechnungsprüfung', async (pruefung) => {
        await oeffneAntrag(pruefung, 'Statusfluss', 4);
        await status(pruefung).getByText('Version 4: bewilligt, festgeschrieben').waitFor();
        expect(
          await status(pruefung)
            .getByText('Mit Ihrer Rolle können Sie den Status ansehen, aber nicht ändern.')
            .isVisible(),
        ).toBe(true);
        expect(await status(pruefung).getByRole('button').allInnerTexts()).toEqual(['Bescheid ansehen']);
        await status(pruefung).getByRole('button', { name: 'Bescheid ansehen' }).click();
        const bescheid = pruefung.seite.getByRole('dialog', { name: 'Bewilligungsbescheid' });
        expect(await bescheid.innerText()).toMatch(
          /15\.04\.2020[\s\S]*34\.01-1[\s\S]*3,0[\s\S]*442\.860,00[\s\S]*nur, wer festschreiben darf/,
        );
        expect(await bescheid.getByRole('textbox').count()).toBe(0);
        await pruefung.seite.keyboard.press('Escape');
        expect(await pruefung.bereich.getByRole('button', { name: 'Neuer Antrag' }).count()).toBe(0);
        expect(await pruefung.bereich.getByRole('button', { name: 'Version speichern' }).count()).toBe(0);
        expect(await pruefung.bereich.getByText('Mit Ihrer Rolle können Sie Versionen ansehen').isVisible()).toBe(true);
        expect(await pruefung.bereich.getByRole('button', { name: 'Vergleichen' }).isVisible()).toBe(true);
      });
    }));
});

describe('Ohne Netz', () => {
  test('vorgemerkt, sichtbar, übersteht das Neuladen und wird genau einmal gespeichert', () =>
    als(
      'Sachbearbeitung',
      async (workbench) => {
        const { bereich, seite } = workbench;
        await workbench.tippe('B6', 'Ohne Netz');
        await seite.context().setOffline(true);
        await workbench.speichere('unterwegs');
        await bereich.getByText('Sie sind offline.').first().waitFor();
        await bereich.getByText('Speichern noch nicht bestätigt').waitFor();
        await workbench.tippe('J24', '72000');
        expect(await workbench.zeigt('F10')).toBe('448.800,00');
        await workbench.speichere('unterwegs, mit mehr Kosten');
        // Geleert wird der Kommentar erst, wenn das zweite Vorhaben vorgemerkt ist.
        await expect.poll(() => bereich.getByLabel('Kommentar').inputValue()).toBe('');

        // Das Netz ist wieder da, die Ablage noch nicht: So lässt sich die Seite neu laden.
        await seite.route('**/api/**', (route) => route.abort());
        await seite.context().setOffline(false);
        await seite.reload();
        await bereich.getByText('Speichern noch nicht bestätigt').waitFor();
        await seite.unroute('**/api/**');
        await workbench.reiter('Versionen');
        await bereich.getByRole('button', { name: 'Erneut senden' }).click();
        await bereich.getByText('Im Blatt liegt Version 1, unverändert.').waitFor();
        await workbench.eintrag(1).waitFor();
        expect(await anzahlVersionen(workbench)).toBe(1);
        expect(await workbench.eintrag(1).innerText()).toContain('unterwegs, mit mehr Kosten');
        expect(await workbench.zeigt('J24')).toBe('72.000,00');
      },
      /ERR_INTERNET_DISCONNECTED|ERR_FAILED/,
    ));

  test('dasselbe Profil sendet von selbst, was es vorgemerkt hat; ein anderes mit derselben Mappe fragt zuerst', () =>
    als(
      'Sachbearbeitung',
      async (erstes) => {
        await erstes.tippe('B6', 'Mappe mit der Post');
        await erstes.seite.route('**/api/v1/antraege', (route) =>
          route.request().method() === 'POST' ? route.abort() : route.continue(),
        );
        await erstes.speichere('von nebenan');
        await erstes.bereich.getByText('Speichern noch nicht bestätigt').waitFor();
        await erstes.bereich.getByText('Noch nicht bestätigt').first().waitFor();
        const gesichert = () =>
          erstes.seite.evaluate(() =>
            Object.fromEntries(Object.entries(localStorage).filter(([name]) => name.startsWith('gk-arbeitsmappe'))),
          );
        await expect.poll(async () => JSON.stringify(await gesichert())).toContain('von nebenan');
        const speicher = await gesichert();

        let gesendet = 0;
        await als(
          'Sachbearbeitung',
          async (zweites) => {
            const { bereich, seite } = zweites;
            seite.on('request', (anfrage) => {
              if (anfrage.method() === 'POST' && anfrage.url().endsWith('/antraege')) gesendet++;
            });
            await seite.reload();
            await bereich.getByText(', Speichern wartet auf Ihre Entscheidung').waitFor();
            await zweites.reiter('Versionen');
            const angaben = await bereich.getByRole('list', { name: 'Was gespeichert würde' }).innerText();
            expect(angaben).toMatch(
              /„Mappe mit der Post“\s+Legt einen neuen Antrag an\.\s+Vorgemerkt: \d\d\.\d\d\.\d{4}, \d\d:\d\d\sUhr\s+Kommentar: von nebenan/,
            );
            expect(await bereich.getByText('Dieser Browser hat es so nicht vorgemerkt').isVisible()).toBe(true);
            await bereich.getByRole('button', { name: 'Version speichern' }).click();
            await bereich.getByText('Gespeichert wurde nichts').first().waitFor();
            await bereich.getByRole('button', { name: 'Verwerfen' }).waitFor();
            expect(await befunde(seite)).toEqual([]);
            expect(gesendet).toBe(0);
            await bereich.getByRole('button', { name: 'Jetzt speichern' }).click();
            await zweites.eintrag(1).waitFor();
            expect(await zweites.eintrag(1).innerText()).toContain('von nebenan');
            expect(gesendet).toBe(1);
          },
          undefined,
          { speicher },
        );

        await erstes.seite.unroute('**/api/v1/antraege');
        await erstes.seite.reload();
        await erstes.reiter('Versionen');
        await erstes.bereich.getByText('Im Blatt liegt Version 1, unverändert.').waitFor();
        await erstes.eintrag(1).waitFor();
        expect(await anzahlVersionen(erstes)).toBe(1);
        expect(await erstes.seite.evaluate(() => localStorage.getItem('gk-vorgemerkt'))).toBe('[]');
      },
      /ERR_FAILED/,
    ));

  test('geht nur die Antwort verloren, speichert das Neuladen kein zweites Mal', () =>
    als(
      'Sachbearbeitung',
      async (workbench) => {
        const { bereich, seite } = workbench;
        await workbench.tippe('B6', 'Verlorene Antwort');
        await workbench.speichereAls(1, '');
        await workbench.tippe('J24', '72000');
        let verloren = 0;
        await seite.route('**/versionen', async (route) => {
          if (route.request().method() !== 'POST') return route.continue();
          await route.fetch();
          verloren++;
          return route.abort();
        });
        await workbench.speichere('kam an');
        await bereich.getByText('Noch nicht bestätigt').first().waitFor();
        expect(verloren).toBe(1);
        await seite.unroute('**/versionen');
        await seite.reload();
        await workbench.reiter('Versionen');
        await bereich.getByText('Im Blatt liegt Version 2, unverändert.').waitFor();
        await workbench.eintrag(2).waitFor();
        expect(await anzahlVersionen(workbench)).toBe(2);
      },
      /ERR_FAILED/,
    ));

  test('läuft das Token ab, wird es still erneuert, und die Eingabe bleibt', () =>
    als(
      'Sachbearbeitung',
      async (workbench) => {
        await workbench.tippe('B6', 'Abgelaufenes Token');
        let abgewiesen = 0;
        await workbench.seite.route('**/api/v1/antraege', (route) => {
          if (route.request().method() !== 'POST' || abgewiesen > 0) return route.continue();
          abgewiesen++;
          return route.fulfill({ status: 401, contentType: 'application/json', body: '{"message":"Unauthorized"}' });
        });
        await workbench.speichereAls(1, 'trotzdem');
        expect(abgewiesen).toBe(1);
        expect(await workbench.eintrag(1).innerText()).toContain('trotzdem');
      },
      /401/,
    ));
});

describe('Heikle Namen', () => {
  const FORMEL = '=HYPERLINK("http://boese.invalid";"Klick")';
  const BILD = '<img src=x onerror=alert(1)>';
  const BEFEHL = "+cmd|' /C calc'!A0";

  test('vom Blatt der einen in Blatt, Vergleich und Listen der anderen Person: immer Text, nie Formel, nie HTML', () =>
    als('Sachbearbeitung', async (erste) => {
      await erste.tippe('B6', `${BILD} Heikel`);
      await erste.speichereAls(1, BILD);
      for (const [zelle, text] of [
        ['C24', FORMEL],
        ['C25', BILD],
        ['C26', BEFEHL],
      ] as const) {
        await erste.tippe(zelle, `'${text}`);
      }
      await erste.speichereAls(2, FORMEL);

      await als('Kämmerei', async (zweite) => {
        const { bereich, seite } = zweite;
        await oeffneAntrag(zweite, `${BILD} Heikel`, 2);
        expect([await zweite.zeigt('C24'), await zweite.zeigt('C25'), await zweite.zeigt('C26')]).toEqual([
          FORMEL,
          BILD,
          BEFEHL,
        ]);
        await zweite.reiter('Versionen');
        await bereich.getByLabel('Von', { exact: true }).selectOption('1');
        await bereich.getByLabel('Bis', { exact: true }).selectOption('blatt');
        await bereich.getByRole('button', { name: 'Vergleichen' }).click();
        const aenderungen = bereich.getByRole('list', { name: 'Änderungen' });
        await aenderungen.waitFor();
        for (const text of [FORMEL, BILD, BEFEHL]) expect(await aenderungen.innerText()).toContain(text);
        expect(await zweite.eintrag(2).innerText()).toContain(FORMEL);
        await zweite.reiter('Plan');
        for (const text of [FORMEL, BILD])
          await bereich.getByText(text, { exact: true }).first().waitFor({ state: 'attached' });
        expect(await seite.locator('img[src="x"], a[href*="boese"]').count()).toBe(0);
        await zweite.gehe('C24');
        await zweite.reiter('Zelle');
        expect(await bereich.getByText('http://boese.invalid').first().innerText()).toContain(FORMEL);
      });
    }));

  test('Zeichen, die Text umkehren, werden mit ihrer Zelle abgewiesen', () =>
    als('Sachbearbeitung', async (workbench) => {
      await workbench.tippe('C24', 'Träger \u202egnp.exe');
      await workbench.reiter('Plan');
      await workbench.bereich.getByText('Zelle C24: Der Text enthält Steuerzeichen.').waitFor();
    }));
});
