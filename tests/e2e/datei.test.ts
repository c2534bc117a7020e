/** Die Mappe als Excel-Datei speichern und wieder öffnen: mit Knopf, mit Tasten und indem man sie hineinzieht. */
import * as xlsx from '@e965/xlsx';
import { expect, test } from 'vitest';
import { ladeHerunter } from './herunterladen.ts';
import { starteProdukt } from './produkt.ts';
import { mitWorkbench, type Workbench } from './workbench.ts';

const produkt = starteProdukt({ GK_DEMO: '0' });

/** Mit der Tastatur auf den Knopf, wie eine Person ohne Maus. */
async function speichere({ seite }: Workbench): Promise<Buffer> {
  const { name, inhalt } = await ladeHerunter(seite, () =>
    seite.getByRole('button', { name: 'Als Datei speichern' }).press('Enter'),
  );
  expect(name).toMatch(/^Haushaltsblatt \d{4}-\d\d-\d\d\.xlsx$/);
  return inhalt;
}

const alsDatei = (buffer: Buffer, name = 'plan.xlsx') => ({ name, mimeType: 'application/octet-stream', buffer });
const MIT_ANDEREN_AUSGABEN = '448.800,00';

test('gespeichert, weitergearbeitet, geöffnet: der Plan von damals, und die vorige Mappe kommt zurück', () =>
  mitWorkbench(produkt, async (workbench) => {
    const { seite, bereich } = workbench;
    const datei = await speichere(workbench);
    const { Haushaltsblatt } = xlsx.read(datei, { type: 'buffer' }).Sheets;
    expect(Haushaltsblatt?.F10).toMatchObject({ v: 442_860 });
    await workbench.tippe('J24', '72000');
    await expect.poll(() => workbench.zeigt('F10')).toBe(MIT_ANDEREN_AUSGABEN);

    const [wahl] = await Promise.all([
      seite.waitForEvent('filechooser'),
      seite.getByRole('button', { name: 'Datei öffnen' }).press('Enter'),
    ]);
    await wahl.setFiles(alsDatei(datei));
    await seite.getByText('ersetzt alle Blätter dieser Mappe').waitFor();
    await seite.getByRole('button', { name: 'Abbrechen' }).press('Enter');
    expect(await workbench.zeigt('F10')).toBe(MIT_ANDEREN_AUSGABEN);

    await seite.locator('#dateiwahl').setInputFiles(alsDatei(datei));
    await seite.getByRole('button', { name: 'Öffnen', exact: true }).press('Enter');
    await seite.getByText('„plan.xlsx“ ist geöffnet.').waitFor();
    expect(await seite.locator('.meldung').innerText()).not.toMatch(/Anders gerechnet|Als Wert|Nicht mit/);
    await expect.poll(() => workbench.zeigt('F10')).toBe('442.860,00');
    await bereich.getByText('442.860,00').first().waitFor();

    await seite.getByRole('button', { name: 'Vorige Mappe' }).press('Enter');
    await seite.getByText('Die vorige Mappe ist wieder da').waitFor();
    await expect.poll(() => workbench.zeigt('F10')).toBe(MIT_ANDEREN_AUSGABEN);
  }));

test('eine gespeicherte Version ist auch aus der Datei wieder dieselbe und geht darin weiter', () =>
  mitWorkbench(produkt, async (workbench) => {
    const { seite, bereich } = workbench;
    const oeffne = async (datei: Buffer) => {
      await seite.locator('#dateiwahl').setInputFiles(alsDatei(datei));
      // Der Hinweis vom vorigen Öffnen sagt dasselbe und kann noch dastehen.
      const frage = seite.locator('#rueckfrage-text');
      await frage.filter({ hasText: 'Sie enthält Version 1 eines gespeicherten Antrags' }).waitFor();
      await Promise.all([
        seite.waitForEvent('load'),
        seite.getByRole('button', { name: 'Öffnen', exact: true }).press('Enter'),
      ]);
      await seite.getByText('„plan.xlsx“ ist geöffnet.').waitFor();
      await workbench.reiter('Versionen');
    };
    await workbench.speichereAls(1, 'Erster Stand');
    const unveraendert = await speichere(workbench);
    await workbench.tippe('J24', '72000');
    const weitergearbeitet = await speichere(workbench);

    await oeffne(unveraendert);
    await bereich.getByText('Im Blatt liegt Version 1, unverändert.').waitFor();
    await oeffne(weitergearbeitet);
    await bereich.getByText('Im Blatt liegt Version 1 mit ungespeicherten Änderungen.').waitFor();
    await workbench.speichereAls(2, 'Aus der Datei');
    await workbench.eintrag(1).waitFor();
  }));

test('hineingezogen wird wie geöffnet; was keine Arbeitsmappe ist, wird abgelehnt und ändert nichts', () =>
  mitWorkbench(produkt, async (workbench) => {
    const { seite } = workbench;
    const datei = await speichere(workbench);
    const zieheHinein = async (inhalt: Buffer, name: string) => {
      const uebertragung = await seite.evaluateHandle(
        ([base64, dateiname]) => {
          const bytes = Uint8Array.from(atob(base64 as string), (zeichen) => zeichen.charCodeAt(0));
          const daten = new DataTransfer();
          daten.items.add(new File([bytes], dateiname as string));
          return daten;
        },
        [inhalt.toString('base64'), name],
      );
      for (const ereignis of ['dragover', 'drop'])
        await seite.dispatchEvent('#tabelle', ereignis, { dataTransfer: uebertragung });
    };
    await zieheHinein(Buffer.from('Kennung;Betrag\nS1;100\n'), 'liste.xlsx');
    await seite.getByText('Das ist keine Excel-Arbeitsmappe (.xlsx).').waitFor();
    await zieheHinein(datei.subarray(0, 5000), 'halb.xlsx');
    await seite.getByText('Die Datei ist beschädigt oder unvollständig.').waitFor();
    expect(await workbench.zeigt('F10')).toBe('442.860,00');
    expect(await seite.getByRole('button', { name: 'Vorige Mappe' }).count()).toBe(0);

    await zieheHinein(datei, 'plan.xlsx');
    await seite.getByRole('button', { name: 'Öffnen', exact: true }).click();
    await seite.getByText('„plan.xlsx“ ist geöffnet.').waitFor();
    await expect.poll(() => workbench.zeigt('F10')).toBe('442.860,00');
  }));
