/**
 * Die Hauptsache von Anfang bis Ende: Formeln in der Tabelle, Plan daneben, Versionen im DynamoDB-Protokoll, ein echter
 * Browser.
 */
import { describe, expect, test } from 'vitest';
import { starteProdukt } from './produkt.ts';
import { mitWorkbench } from './workbench.ts';

const produkt = starteProdukt({ GK_DEMO: '0' });

describe('Tabelle', () => {
  test('öffnet mit dem Beispiel Aachen: dieselben Zahlen in Blatt und Plan', () =>
    mitWorkbench(produkt, async (workbench) => {
      expect(await workbench.zeigt('E10')).toBe('553.575,00');
      expect(await workbench.zeigt('F10')).toBe('442.860,00');
      expect(await workbench.zeigt('G10')).toBe('110.715,00');
      const summe = workbench.bereich
        .getByRole('row')
        .filter({ hasText: /^Summe/ })
        .filter({ hasText: '553.575,00' });
      expect(await summe.first().innerText()).toMatch(/553\.575,00\s+442\.860,00\s+110\.715,00/);
    }));

  test('Formel, Dezimalkomma und Datum gelten, wie man sie auf einer deutschen Tastatur tippt', () =>
    mitWorkbench(produkt, async (workbench) => {
      await workbench.fuelle({
        B60: '=GK.STELLEN(256)',
        B61: '1,5',
        B62: '31.12.2020',
        B63: '=B61*2',
        B64: '=GK.ZUWENDUNG(1;"01.04.2020";B62;65300)',
        B65: '=GK.STELLEN("1.047")',
        B66: '=GK.STELLEN(B99)',
        C60: '=GK.EIGENANTEIL.ZU(538.780)',
        C61: '=GK.EIGENANTEIL.ZU(538780,67)',
      });
      expect(await workbench.zeigt('B60')).toBe('2,5');
      expect(await workbench.zeigt('B62')).toBe('31.12.2020');
      expect(await workbench.zeigt('B63')).toBe('3');
      expect(await workbench.zeigt('B64')).toBe('39.180,00 €');
      expect(await workbench.meldung('B65')).toMatch(/„personen“ ist der Text „1\.047“/);
      expect(await workbench.meldung('B66')).toMatch(/„personen“ ist leer/);
      await workbench.gehe('B65');
      await workbench.reiter('Zelle');
      const meldung = workbench.bereich.getByText('„personen“ ist der Text „1.047“');
      await meldung.first().waitFor();
      expect(await meldung.count()).toBe(1);
      expect(await workbench.zeigt('C60')).toBe('=GK.EIGENANTEIL.ZU(538.780)');
      await workbench.bereich.getByText('ist aber Text und rechnet nicht').waitFor();
      await workbench.tippe('C62', '=SUMME(B60;0,5)');
      expect(await workbench.zeigt('C62')).toBe('3');
      expect(await workbench.zeigt('C61')).toBe('134.695,17 €');
      await workbench.tippe('C63', '=ZÄHLENWENN(B60:B63;">2")');
      expect(await workbench.zeigt('C63')).toBe('3');
      await workbench.tippe('C64', '=GK.STELLEN("x")');
      expect(await workbench.zeigt('C64')).toBe('#WERT!');
      const eingabezeile = workbench.seite.locator('.o-topbar-composer');
      await workbench.gehe('C63');
      expect(await eingabezeile.innerText()).toBe('=ZÄHLENWENN(B60:B63;">2")');
      await workbench.gehe('H10');
      expect(await eingabezeile.innerText()).toBe('=WENN(SUMMENPRODUKT(1*ISTFEHLER(N34:N36))>0;NV();SUMME(H6:H9))');
      await workbench.gehe('B64');
      expect(
        await workbench.seite.locator('.o-spreadsheet-topbar-wrapper, .o-spreadsheet').first().innerText(),
      ).toContain(';B62;65300)');
    }));

  test('schnelles Tippen ersetzt den alten Zellinhalt ganz', () =>
    mitWorkbench(produkt, async (workbench) => {
      for (const zahl of ['72000', '71000', '70000']) {
        await workbench.tippe('J24', zahl);
        expect(await workbench.zeigt('J24')).toBe(`${zahl.slice(0, 2)}.000,00`);
      }
    }));

  test('eine geänderte Zahl ändert Blatt und Plan', () =>
    mitWorkbench(produkt, async (workbench) => {
      await workbench.tippe('J24', '72000');
      expect(await workbench.zeigt('F10')).toBe('448.800,00');
      expect(await workbench.zeigt('G10')).toBe('123.200,00');
      await workbench.bereich.getByRole('table').first().getByText('448.800,00').waitFor();
    }));

  test('die Landesübersicht rechnet 54 Zeilen nach', () =>
    mitWorkbench(produkt, async (workbench) => {
      await workbench.blatt('Landesübersicht');
      expect(await workbench.zeigt('A3')).toMatch(
        /45 von 54 Zeilen .* 9 weichen ab\. Nach Regel 111,5 Stellen, bewilligt 106,7/,
      );
      const summe: Record<string, string> = {};
      for (const zelle of ['A59', 'D59', 'E59', 'F59', 'G59']) summe[zelle] = await workbench.zeigt(zelle);
      expect(summe).toEqual({ A59: 'Summe', D59: '12.092', E59: '10.698', F59: '106,7', G59: '111,5' });
    }));
});

describe('Schmales Fenster', () => {
  test('ein offenes Fenster des Aufgabenbereichs bleibt zu sehen, und danach geht es zur Tabelle', () =>
    mitWorkbench(produkt, async (workbench) => {
      const { seite, bereich } = workbench;
      await bereich.getByRole('button', { name: '442.860,00' }).first().click();
      const fenster = seite.getByRole('dialog', { name: /Rechenweg/ });
      await fenster.waitFor();
      await seite.setViewportSize({ width: 420, height: 900 });
      await fenster.getByRole('button', { name: 'Schließen' }).click();
      await fenster.waitFor({ state: 'detached' });
      await bereich.getByRole('tab', { name: 'Plan' }).waitFor();
      await seite.getByRole('button', { name: 'Tabelle', exact: true }).click();
      await seite.locator('.o-grid').waitFor();
    }));
});

describe('Versionen', () => {
  test('speichern, ändern, speichern, Version 1 laden: die alten Zahlen sind wieder da', () =>
    mitWorkbench(produkt, async (workbench) => {
      await workbench.speichereAls(1, 'Erster Entwurf');
      await workbench.tippe('J24', '72000');
      await workbench.speichereAls(2, 'Neue Personalkosten');
      expect(await workbench.eintrag(1).innerText()).toContain('Erster Entwurf');
      await workbench.eintrag(1).getByRole('button', { name: 'Laden' }).click();
      await workbench.bereich.getByText('Im Blatt liegt Version 1').waitFor();
      expect(await workbench.zeigt('J24')).toBe('65.300,00');
      expect(await workbench.zeigt('G10')).toBe('110.715,00');
    }));

  test('wer auf einem alten Stand speichert, sieht, wer was gespeichert hat, und verliert nichts', () =>
    mitWorkbench(produkt, (erste) =>
      mitWorkbench(
        produkt,
        async (zweite) => {
          await erste.tippe('B6', 'Gemeinsamer Antrag');
          await erste.speichereAls(1, 'Anfang');
          await zweite.reiter('Versionen');
          await zweite.bereich
            .getByRole('list', { name: 'Gespeicherte Anträge' })
            .getByRole('listitem')
            .filter({ hasText: 'Gemeinsamer Antrag' })
            .getByRole('button')
            .click();
          const geladen = zweite.bereich.getByText('Im Blatt liegt Version 1, unverändert.');
          const rueckfrage = zweite.seite.getByRole('alertdialog');
          await geladen.or(rueckfrage).waitFor();
          if (await rueckfrage.isVisible())
            await rueckfrage.getByRole('button', { name: 'Trotzdem überschreiben' }).click();
          await geladen.waitFor();
          await erste.tippe('J24', '70000');
          await erste.speichereAls(2, 'Mehr Kosten');
          await zweite.tippe('B12', '260');
          await zweite.speichere('Mehr Personen');
          const konflikt = zweite.bereich.getByRole('region', { name: 'Neuere Version vorhanden' });
          await konflikt.getByText('Inzwischen gibt es Version 2').waitFor();
          await konflikt.getByRole('button', { name: 'Zusammengeführt speichern' }).waitFor();
          const text = await konflikt.innerText();
          expect(text).toMatch(/Sachbearbeitung/);
          expect(text).toMatch(/65\.300,00.*→.*70\.000,00/);
          expect(await zweite.zeigt('B12')).toBe('260');
          await konflikt.getByRole('button', { name: 'Meine Fassung als nächste Version speichern' }).click();
          await zweite.seite.getByRole('alertdialog').getByRole('button', { name: 'Meine Fassung speichern' }).click();
          await zweite.bereich.getByText('Im Blatt liegt Version 3, unverändert.').waitFor();
          expect(await zweite.zeigt('B12')).toBe('260');
        },
        { erwartet: /412/ },
      ),
    ));
});
