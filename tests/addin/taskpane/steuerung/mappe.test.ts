/**
 * Die Steuerung verliert nichts, wenn die Mappe gerade nichts annimmt oder sich nicht lesen lässt und sich
 * währenddessen etwas anderes ändert.
 */
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Benutzer } from '../../../../addin/taskpane/anmeldung/anmeldung.ts';
import { Abgelehnt, NichtErreichbar } from '../../../../addin/taskpane/api/schnittstelle.ts';
import { WorkbookFehler } from '../../../../addin/workbook/workbook.ts';
import { AACHEN, mitAusgaben } from '../../../shared/beispiele/aachen.ts';
import { aufbauten, BENUTZER, SpeicherAblage, SpeicherMappe } from '../umgebung.ts';

const starte = aufbauten();
const IN_BEARBEITUNG = new WorkbookFehler('ZELLE_IN_BEARBEITUNG', 'Eine Zelle wird gerade bearbeitet.');
const ZWEITER = '018f0000-0000-7000-8000-000000000002';

async function scheitert(): Promise<never> {
  throw IN_BEARBEITUNG;
}

afterEach(() => void vi.useRealTimers());

describe('Die Mappe nimmt den Merker nicht an', () => {
  test('gespeichert ist trotzdem gespeichert, und es steht da, was das heißt', async () => {
    const { steuerung, mappe, ablage } = await starte();
    const schreibeMerker = vi.spyOn(mappe, 'schreibeMerker').mockImplementation(scheitert);
    await steuerung.speichern.version('');
    expect(steuerung.zustand).toMatchObject({
      speichern: { art: 'ruht' },
      ausgang: [],
      merker: { version: 1, basis: 1 },
    });
    expect(steuerung.zustand.meldung).toMatchObject({
      art: 'warnung',
      text: expect.stringMatching(/^Version 1 ist gespeichert\. Die Mappe konnte/),
    });
    expect(
      await steuerung.statuswechsel.setze({ status: 'eingereicht', kommentar: '' }, 'Der Antrag ist eingereicht.'),
    ).toBe(true);
    expect(steuerung.zustand.meldung?.text).toMatch(
      /^Der Antrag ist eingereicht\. Das ist Version 2\. Die Mappe konnte/,
    );
    schreibeMerker.mockRestore();
    mappe.setze(mitAusgaben('70000.00'));
    await steuerung.speichern.version('');
    expect(steuerung.zustand.meldung).toMatchObject({ art: 'erfolg', text: 'Version 3 ist gespeichert.' });
    expect(ablage.versionen_.size).toBe(1);
  });

  test('ein geladener Antrag kommt dann nicht ins Blatt: Es gälte sonst als Stand des alten', async () => {
    const { steuerung, mappe, ablage } = await starte();
    await steuerung.speichern.version('');
    await ablage.anlegen(ZWEITER, { ...AACHEN, titel: 'Anderer' }, '', 'k');
    const [modell, merker] = [mappe.modell, mappe.merker];
    mappe.schreibeMerker = scheitert;
    await steuerung.laden.version(ZWEITER, 1, 1);
    expect(steuerung.zustand.meldung).toMatchObject({
      art: 'fehler',
      text: 'Das Haushaltsblatt wurde nicht geändert. Eine Zelle wird gerade bearbeitet.',
    });
    expect(mappe.modell).toBe(modell);
    expect(steuerung.zustand.merker).toEqual(merker);
  });

  test('wer die Kommune wechselt, ist trotzdem angemeldet', async () => {
    const { steuerung, mappe } = await starte();
    await steuerung.speichern.version('');
    mappe.schreibeMerker = scheitert;
    await steuerung.waehleBenutzer(BENUTZER[2] as Benutzer);
    expect(steuerung.zustand).toMatchObject({
      benutzer: { tid: 't2' },
      merker: null,
      anmeldefehler: null,
      meldung: { art: 'warnung' },
    });
  });
});

test('Rückgängig bleibt möglich, wenn die Mappe es gerade nicht zulässt', async () => {
  const { steuerung, mappe } = await starte();
  await steuerung.speichern.version('');
  await steuerung.laden.version(steuerung.zustand.merker?.antragId ?? '', 1, 1);
  const schreibeMerker = vi.spyOn(mappe, 'schreibeMerker').mockImplementation(scheitert);
  await steuerung.nimmZurueck();
  expect(steuerung.zustand.meldung).toMatchObject({ art: 'fehler', rueckgaengig: true });
  schreibeMerker.mockRestore();
  await steuerung.nimmZurueck();
  expect(steuerung.zustand.meldung?.text).toBe('Das Blatt ist wieder wie vorher.');
});

describe('Die Mappe ließ sich beim Start nicht lesen', () => {
  test('was in ihr wartet, wird nicht überschrieben, sondern vor dem nächsten Speichern gelesen', async () => {
    const vorher = await starte();
    vorher.ablage.nachher = new NichtErreichbar('x');
    await vorher.steuerung.speichern.version('wartet');
    vorher.steuerung.beende();
    const { mappe, ablage } = vorher;
    const leseAusgang = vi.spyOn(mappe, 'leseAusgang').mockImplementation(scheitert);
    const { steuerung } = await starte(ablage, mitAusgaben('70000.00'), mappe);
    await steuerung.speichern.version('neu');
    expect(steuerung.zustand.meldung).toMatchObject({
      art: 'warnung',
      text: 'Gespeichert wurde nichts. Eine Zelle wird gerade bearbeitet.',
    });
    expect(mappe.ausgang).toContain('wartet');
    leseAusgang.mockRestore();
    ablage.nachher = null;
    await steuerung.speichern.version('neu');
    expect([...ablage.versionen_.values()].map((versionen) => versionen.map(({ kommentar }) => kommentar))).toEqual([
      ['wartet', 'neu'],
    ]);
  });

  test('gespeichert wird im bekannten Antrag, nie als zweiter', async () => {
    const vorher = await starte();
    await vorher.steuerung.speichern.version('');
    vorher.steuerung.beende();
    const { mappe, ablage } = vorher;
    const leseMerker = vi.spyOn(mappe, 'leseMerker').mockImplementation(scheitert);
    const { steuerung } = await starte(ablage, mitAusgaben('70000.00'), mappe);
    await steuerung.speichern.version('');
    expect(steuerung.zustand.meldung?.art).toBe('warnung');
    leseMerker.mockRestore();
    await steuerung.speichern.version('');
    expect(ablage.versionen_.size).toBe(1);
    expect(steuerung.zustand.merker).toMatchObject({ version: 2 });
  });
});

describe('Währenddessen', () => {
  test('meldet sich kurz vor dem Senden jemand anderes an, geht nichts unter dessen Namen hinaus', async () => {
    const { steuerung, mappe, ablage } = await starte();
    const schreibe = mappe.schreibeAusgang.bind(mappe);
    mappe.schreibeAusgang = async (ausgang) => {
      await schreibe(ausgang);
      if (ausgang?.includes('"gesendet":true')) steuerung.setze({ benutzer: BENUTZER[2] as Benutzer });
    };
    await steuerung.speichern.version('meins');
    expect(ablage.aufrufe).toEqual([]);
    expect(steuerung.zustand.speichern).toMatchObject({
      art: 'unbestaetigt',
      meldung: expect.stringContaining('senden kann das nur diese Person'),
    });
  });

  test('wechselt die Kommune, gilt die neue Person sofort, noch während die Mappe geändert wird', async () => {
    const { steuerung, mappe } = await starte();
    await steuerung.speichern.version('');
    const personen: (string | undefined)[] = [];
    mappe.schreibeMerker = async () => void personen.push(steuerung.zustand.benutzer?.tid);
    await steuerung.waehleBenutzer(BENUTZER[2] as Benutzer);
    expect(personen).toEqual(['t2']);
  });

  test('kommt ein anderer Antrag ins Blatt, gehört es nach einem Statuswechsel weiter zu ihm', async () => {
    const ablage = new SpeicherAblage();
    const { steuerung } = await starte(ablage);
    await steuerung.speichern.version('');
    await ablage.anlegen(ZWEITER, { ...AACHEN, titel: 'Anderer' }, '', 'k');
    const setzeStatus = ablage.setzeStatus.bind(ablage);
    vi.spyOn(ablage, 'setzeStatus').mockImplementation(async (...angaben) => {
      await steuerung.laden.version(ZWEITER, 1, 1);
      return setzeStatus(...angaben);
    });
    expect(
      await steuerung.statuswechsel.setze({ status: 'eingereicht', kommentar: '' }, 'Der Antrag ist eingereicht.'),
    ).toBe(true);
    expect(steuerung.zustand.merker).toMatchObject({ antragId: ZWEITER, version: 1 });
  });

  test('ein beendeter Aufgabenbereich sendet nicht von selbst weiter', async () => {
    vi.useFakeTimers();
    const { steuerung, ablage } = await starte(new SpeicherAblage(), AACHEN, new SpeicherMappe());
    ablage.anlegen = async () => {
      ablage.aufrufe.push({ schluessel: '', basis: null });
      steuerung.beende();
      throw new NichtErreichbar('x');
    };
    await steuerung.speichern.version('');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ablage.aufrufe).toHaveLength(1);
  });
});

test('gehört das Blatt zu einem Antrag, den die angemeldete Kommune nicht kennt, sagt die Liste das und was zu tun ist', async () => {
  const ablage = new SpeicherAblage();
  const mappe = new SpeicherMappe();
  mappe.merker = { antragId: ZWEITER, version: 1, basis: 1, antragHash: 'x' };
  const { steuerung } = await starte(ablage, AACHEN, mappe);
  ablage.versionen = () => Promise.reject(new Abgelehnt(404, 'Das gibt es nicht.'));
  await steuerung.listen.versionen();
  expect(steuerung.zustand.versionen).toMatchObject({
    art: 'fehler',
    meldung: expect.stringMatching(/^Den Antrag zu diesem Blatt gibt es .*nicht\. Melden Sie sich/),
  });
  ablage.versionen = () => Promise.reject(new Abgelehnt(403, 'Das dürfen Sie nicht.'));
  await steuerung.listen.versionen();
  expect(steuerung.zustand.versionen).toMatchObject({ meldung: 'Das dürfen Sie nicht.' });
});
