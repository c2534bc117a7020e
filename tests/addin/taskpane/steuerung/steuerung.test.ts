import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Abgelehnt, NichtErreichbar } from '../../../../addin/taskpane/api/schnittstelle.ts';
import { hatUngespeichertes } from '../../../../addin/taskpane/zustand/zustand.ts';
import { WorkbookFehler } from '../../../../addin/workbook/workbook.ts';
import { AACHEN, mitAusgaben } from '../../../shared/beispiele/aachen.ts';
import { type Aufbau, aufbauten, type SpeicherAblage } from '../umgebung.ts';

const starte = aufbauten();

function zuwendung2021({ steuerung }: Aufbau): string | undefined {
  const { blatt } = steuerung.zustand;
  return blatt.art === 'plan'
    ? blatt.ergebnis.finanzierungsplan.jeHaushaltsjahr.find((j) => j.schluessel === 2021)?.betraege?.zuwendung
    : undefined;
}

/** Gerechnet wird in Schritten, zwischen denen auch die gestellte Uhr abgibt. */
const WARTEN = { timeout: 30_000 };

describe('Plan', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('zeigt das Beispiel Aachen', async () => {
    const aufbau = await starte();
    expect(zuwendung2021(aufbau)).toBe('52240.00');
  });

  test('folgt einer Änderung, gebündelt', async () => {
    const aufbau = await starte();
    const vorher = aufbau.mappe.lesungen;
    for (const ausgaben of ['60000.00', '61000.00', '62000.00']) aufbau.mappe.setze(mitAusgaben(ausgaben));
    await vi.advanceTimersByTimeAsync(1000);
    await vi.waitFor(() => expect(zuwendung2021(aufbau)).toBe('49600.00'), WARTEN);
    expect(aufbau.mappe.lesungen - vorher).toBe(1);
  });

  test('ohne Haushaltsblatt sagt er das; Anlegen schreibt ein leeres', async () => {
    const aufbau = await starte(undefined, null);
    expect(aufbau.steuerung.zustand.blatt.art).toBe('keinBlatt');
    await aufbau.steuerung.legeBlattAn();
    expect(aufbau.steuerung.zustand.blatt.art).toBe('probleme');
    await aufbau.steuerung.nimmZurueck();
    expect(aufbau.steuerung.zustand.blatt.art).toBe('keinBlatt');
  });

  test('ein Lesefehler (Zelle in Bearbeitung) wird gezeigt und von selbst überwunden', async () => {
    const aufbau = await starte();
    aufbau.mappe.lesefehler = new WorkbookFehler('ZELLE_IN_BEARBEITUNG', 'Eine Zelle wird gerade bearbeitet.');
    aufbau.mappe.melde();
    await vi.advanceTimersByTimeAsync(300);
    expect(aufbau.steuerung.zustand.blatt).toEqual({ art: 'fehler', meldung: 'Eine Zelle wird gerade bearbeitet.' });
    aufbau.mappe.lesefehler = null;
    await vi.advanceTimersByTimeAsync(2000);
    await vi.waitFor(() => expect(zuwendung2021(aufbau)).toBe('52240.00'), WARTEN);
  });
});

describe('Speichern und Laden', () => {
  test('speichern, ändern, speichern, Version 1 laden: die alten Zahlen stehen wieder da', async () => {
    const aufbau = await starte();
    const { steuerung, mappe } = aufbau;
    expect(hatUngespeichertes(steuerung.zustand)).toBe(true);
    await steuerung.speichern.version(' Erster Stand ');
    expect(hatUngespeichertes(steuerung.zustand)).toBe(false);
    mappe.setze(mitAusgaben('70000.00'));
    await steuerung.speichern.version('');
    expect(zuwendung2021(aufbau)).toBe('54400.00');
    const antragId = steuerung.zustand.merker?.antragId ?? '';
    await steuerung.laden.version(antragId, 1, 2);
    expect(zuwendung2021(aufbau)).toBe('52240.00');
    expect(steuerung.zustand.merker).toMatchObject({ version: 1, basis: 2 });
    expect(steuerung.zustand.versionen).toMatchObject({
      art: 'da',
      eintraege: [{ version: 2 }, { version: 1, kommentar: 'Erster Stand' }],
    });
    await steuerung.speichern.version('zurück zu Version 1');
    expect(steuerung.zustand.merker).toMatchObject({ version: 3, basis: 3 });
  });

  test('ein unlesbares Blatt wird nicht gespeichert', async () => {
    const { steuerung, mappe, ablage } = await starte();
    mappe.setze({ ...AACHEN, titel: '' });
    await steuerung.speichern.version('');
    expect(ablage.aufrufe).toEqual([]);
    expect(steuerung.zustand.meldung?.art).toBe('warnung');
  });

  test('Laden fragt, bevor es Ungespeichertes überschreibt; Nein lässt alles, wie es ist', async () => {
    const aufbau = await starte();
    const { steuerung, mappe } = aufbau;
    await steuerung.speichern.version('');
    mappe.setze(mitAusgaben('70000.00'));
    const laden = steuerung.laden.version(steuerung.zustand.merker?.antragId ?? '', 1, 1);
    await vi.waitFor(() => expect(steuerung.zustand.rueckfrage).not.toBeNull());
    steuerung.beantworte(false);
    await laden;
    expect(zuwendung2021(aufbau)).toBe('54400.00');
    const nochmal = steuerung.laden.version(steuerung.zustand.merker?.antragId ?? '', 1, 1);
    await vi.waitFor(() => expect(steuerung.zustand.rueckfrage).not.toBeNull());
    steuerung.beantworte(true);
    await nochmal;
    expect(zuwendung2021(aufbau)).toBe('52240.00');
    await steuerung.nimmZurueck();
    expect(zuwendung2021(aufbau)).toBe('54400.00');
    expect(hatUngespeichertes(steuerung.zustand)).toBe(true);
  });

  test('Laden über ein gespeichertes Blatt fragt, wenn neben den Tabellen eine Notiz oder in einem Eingabefeld eine Formel steht, und nennt die Zelle', async () => {
    const { steuerung, mappe } = await starte();
    await steuerung.speichern.version('');
    const antragId = steuerung.zustand.merker?.antragId ?? '';
    mappe.notiz = [[2, 1, 'Rücksprache am Montag']];
    const vorher = mappe.modell;
    const laden = steuerung.laden.version(antragId, 1, 1);
    await vi.waitFor(() =>
      expect(steuerung.zustand.rueckfrage?.text).toContain('Was in Zelle B3 neben den Tabellen steht, entfällt.'),
    );
    steuerung.beantworte(false);
    await laden;
    expect(mappe.modell).toBe(vorher);
    mappe.setze(mitAusgaben('70000.00'));
    mappe.notiz = [
      [2, 1, 'Rücksprache'],
      [2, 2, 'am Montag'],
    ];
    const nochmal = steuerung.laden.version(antragId, 1, 1);
    await vi.waitFor(() =>
      expect(steuerung.zustand.rueckfrage?.text).toMatch(
        /in keiner Version gespeichert.*Was in 2 Zellen .*, zum Beispiel in B3, entfällt/,
      ),
    );
    steuerung.beantworte(false);
    await nochmal;
    mappe.setze(AACHEN);
    mappe.notiz = [];
    mappe.formel = [[23, 9]];
    const drittes = steuerung.laden.version(antragId, 1, 1);
    await vi.waitFor(() =>
      expect(steuerung.zustand.rueckfrage?.text).toContain(
        'neu auf. Ihre Formel im Eingabefeld J24 wird durch einen Wert ersetzt. Danach',
      ),
    );
    steuerung.beantworte(false);
    await drittes;
    mappe.formel = [];
    await steuerung.laden.version(antragId, 1, 1);
    expect(steuerung.zustand.meldung?.text).toBe('Version 1 ist geladen.');
  });

  test('der Kommentar bleibt, bis er mit einer Version unterwegs ist; was inzwischen getippt wurde, bleibt auch dann', async () => {
    const { steuerung, mappe } = await starte();
    const speichere = async (kommentar: string, inzwischen = kommentar) => {
      steuerung.setze({ kommentar });
      const laeuft = steuerung.speichern.version(kommentar);
      steuerung.setze({ kommentar: inzwischen });
      await laeuft;
      return steuerung.zustand.kommentar;
    };
    mappe.setze({ ...AACHEN, stellen: [{ ...AACHEN.stellen[0], id: '' } as (typeof AACHEN.stellen)[number]] });
    expect(await speichere('Fehler im Blatt')).toBe('Fehler im Blatt');
    mappe.setze(AACHEN);
    expect(await speichere('Behoben ')).toBe('');
    mappe.setze(mitAusgaben('70000.00'));
    expect(await speichere('Teurer', 'Und noch etwas')).toBe('Und noch etwas');
  });

  test('scheitert das Schreiben, bleiben Blatt und Merker unverändert', async () => {
    const aufbau = await starte();
    const { steuerung, mappe } = aufbau;
    await steuerung.speichern.version('');
    const merker = mappe.merker;
    mappe.schreibfehler = new WorkbookFehler('BLATT_GESCHUETZT', 'Das Blatt ist geschützt.');
    await steuerung.laden.version(merker?.antragId ?? '', 1, 1);
    expect(steuerung.zustand.meldung).toMatchObject({
      art: 'fehler',
      text: 'Das Haushaltsblatt wurde nicht geändert. Das Blatt ist geschützt.',
    });
    expect(mappe.merker).toEqual(merker);
  });

  test('"65300" und "65300.00" gelten als derselbe Stand', async () => {
    const { steuerung, ablage } = await starte();
    await ablage.anlegen('roh', mitAusgaben('65300'), '', 'k');
    await steuerung.speichern.version('');
    await steuerung.laden.version('roh', 1, 1);
    expect(hatUngespeichertes(steuerung.zustand)).toBe(false);
  });
});

describe('Netz und Wiederholung', () => {
  test('kommt die Anfrage nicht an, wird dieselbe mit demselben Schlüssel wiederholt', async () => {
    const { steuerung, ablage } = await starte();
    ablage.vorher = new NichtErreichbar('Die Versionsablage ist nicht erreichbar.');
    await steuerung.speichern.version('x');
    expect(steuerung.zustand.speichern.art).toBe('unbestaetigt');
    await steuerung.speichern.version('zweiter Klick ändert nichts');
    ablage.vorher = null;
    await steuerung.speichern.erneut();
    expect(steuerung.zustand.speichern.art).toBe('ruht');
    expect(new Set(ablage.aufrufe.map((a) => a.schluessel)).size).toBe(1);
    expect(steuerung.zustand.merker?.version).toBe(1);
  });

  test('geht nur die Antwort verloren, entsteht keine zweite Version, auch wenn das Blatt inzwischen anders ist', async () => {
    const { steuerung, ablage, mappe } = await starte();
    ablage.nachher = new NichtErreichbar('Zeit überschritten.');
    await steuerung.speichern.version('x');
    mappe.setze(mitAusgaben('70000.00'));
    ablage.nachher = null;
    await steuerung.speichern.erneut();
    await steuerung.liesBlatt();
    const versionen = [...ablage.versionen_.values()][0];
    expect(versionen).toHaveLength(1);
    expect(versionen?.[0]?.antrag.stellen[0]?.jahresausgaben).toBe('65300.00');
    expect(hatUngespeichertes(steuerung.zustand)).toBe(true);
  });

  test('eine Ablehnung nennt den Grund und lässt das Blatt stehen', async () => {
    const { steuerung, ablage } = await starte();
    ablage.vorher = new Abgelehnt(422, 'Der Antrag ist ungültig.', [{ pfad: 'titel', meldung: 'Zu lang.' }]);
    await steuerung.speichern.version('');
    expect(steuerung.zustand.speichern).toEqual({
      art: 'abgelehnt',
      meldung: 'Der Antrag ist ungültig.',
      fehler: [{ pfad: 'titel', meldung: 'Zu lang.' }],
    });
    steuerung.speichern.verwirf();
    expect(steuerung.zustand.speichern.art).toBe('ruht');
    expect(hatUngespeichertes(steuerung.zustand)).toBe(true);
  });
});

describe('Zwei Personen', () => {
  async function zweite(ablage: SpeicherAblage, antragId: string): Promise<Aufbau> {
    const aufbau = await starte(ablage, null);
    await aufbau.steuerung.laden.version(antragId, 1, 1);
    return aufbau;
  }

  test('wer auf einem alten Stand speichert, sieht, wer was gespeichert hat, und verliert nichts', async () => {
    const ich = await starte();
    await ich.steuerung.speichern.version('');
    const andere = await zweite(ich.ablage, ich.steuerung.zustand.merker?.antragId ?? '');
    andere.ablage.autor = { oid: 'k', name: 'Kämmerei' };
    andere.mappe.setze(mitAusgaben('60000.00'));
    await andere.steuerung.speichern.version('Ausgaben gesenkt');

    ich.mappe.setze(mitAusgaben('70000.00'));
    await ich.steuerung.speichern.version('Ausgaben erhöht');
    const { speichern } = ich.steuerung.zustand;
    expect(speichern).toMatchObject({ art: 'konflikt', neuere: { version: 2, autor: { name: 'Kämmerei' } } });
    expect(speichern.art === 'konflikt' && speichern.neuere.vergleich?.stellen.geaendert).toEqual([
      { id: 'S1', felder: [{ feld: 'jahresausgaben', alt: '65300.00', neu: '60000.00' }] },
    ]);
    expect(zuwendung2021(ich)).toBe('54400.00');

    const darueber = ich.steuerung.speichern.alsNaechste();
    await vi.waitFor(() => expect(ich.steuerung.zustand.rueckfrage).not.toBeNull());
    ich.steuerung.beantworte(true);
    await darueber;
    expect(ich.steuerung.zustand.merker).toMatchObject({ version: 3, basis: 3 });
    const versionen = [...ich.ablage.versionen_.values()][0] ?? [];
    expect(versionen.map((v) => v.antrag.stellen[0]?.jahresausgaben)).toEqual(['65300.00', '60000.00', '70000.00']);
    expect(versionen[2]?.kommentar).toBe('Ausgaben erhöht');
  });

  test('nach einem Konflikt kann die neuere Version geladen und das zurückgenommen werden', async () => {
    const ich = await starte();
    await ich.steuerung.speichern.version('');
    const antragId = ich.steuerung.zustand.merker?.antragId ?? '';
    const andere = await zweite(ich.ablage, antragId);
    andere.mappe.setze(mitAusgaben('60000.00'));
    await andere.steuerung.speichern.version('');
    ich.mappe.setze(mitAusgaben('70000.00'));
    await ich.steuerung.speichern.version('');
    const laden = ich.steuerung.laden.version(antragId, 2, 2);
    await vi.waitFor(() => expect(ich.steuerung.zustand.rueckfrage).not.toBeNull());
    ich.steuerung.beantworte(true);
    await laden;
    expect(zuwendung2021(ich)).toBe('48000.00');
    expect(ich.steuerung.zustand.speichern.art).toBe('ruht');
    await ich.steuerung.nimmZurueck();
    expect(zuwendung2021(ich)).toBe('54400.00');
    expect(ich.steuerung.zustand.merker).toMatchObject({ version: 1, basis: 1 });
  });
});
