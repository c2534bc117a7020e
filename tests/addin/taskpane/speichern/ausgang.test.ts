/**
 * Speichern ohne Netz: vorgemerkt, mit der Mappe aufgehoben, genau einmal gesendet, und nur von der Person, die es
 * wollte.
 */
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AnmeldeFehler } from '../../../../addin/taskpane/anmeldung/anmeldung.ts';
import { Abgelehnt, NichtErreichbar } from '../../../../addin/taskpane/api/schnittstelle.ts';
import {
  type Ausgang,
  alsText,
  ersteKette,
  gehoert,
  mitVorhaben,
  ohneErstes,
} from '../../../../addin/taskpane/speichern/ausgang.ts';
import { ausText } from '../../../../addin/taskpane/speichern/ausgang-lesen.ts';
import { AACHEN, mitAusgaben } from '../../../shared/beispiele/aachen.ts';
import { type Aufbau, aufbauten, BENUTZER, type SpeicherAblage, type SpeicherMappe } from '../umgebung.ts';

const starte = aufbauten();

/** Derselbe Aufgabenbereich, neu geöffnet: Die Mappe ist dieselbe, der Zustand weg. */
function oeffneNeu({
  ablage,
  mappe,
}: {
  readonly ablage: SpeicherAblage;
  readonly mappe: SpeicherMappe;
}): Promise<Aufbau> {
  return starte(ablage, null, mappe);
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const versionenVon = (ablage: SpeicherAblage) =>
  [...ablage.versionen_.values()].map((versionen) => versionen.map((v) => v.antrag.stellen[0]?.jahresausgaben));
const offline = (ablage: SpeicherAblage) => {
  vi.stubGlobal('navigator', { onLine: false });
  ablage.vorher = new NichtErreichbar('Die Versionsablage ist nicht erreichbar.');
};
const online = (ablage: SpeicherAblage) => {
  vi.stubGlobal('navigator', { onLine: true });
  ablage.vorher = null;
};

describe('Neu geöffnet', () => {
  test('kam die Anfrage nie an, wird sie nach dem Öffnen gesendet', async () => {
    const vorher = await starte();
    offline(vorher.ablage);
    await vorher.steuerung.speichern.version('unterwegs');
    expect(vorher.steuerung.zustand.speichern).toMatchObject({
      art: 'unbestaetigt',
      meldung: expect.stringContaining('Sie sind offline'),
    });
    vorher.steuerung.beende();
    online(vorher.ablage);
    const nachher = await oeffneNeu(vorher);
    expect(versionenVon(vorher.ablage)).toEqual([['65300.00']]);
    expect(nachher.steuerung.zustand).toMatchObject({
      speichern: { art: 'ruht' },
      ausgang: [],
      merker: { version: 1, basis: 1 },
    });
    expect(vorher.mappe.ausgang).toBeNull();
  });

  test('ging nur die Antwort verloren, entsteht keine zweite Version', async () => {
    const vorher = await starte();
    vorher.ablage.nachher = new NichtErreichbar('Zeit überschritten.');
    await vorher.steuerung.speichern.version('x');
    vorher.steuerung.beende();
    vorher.ablage.nachher = null;
    await oeffneNeu(vorher);
    expect(versionenVon(vorher.ablage)).toEqual([['65300.00']]);
    expect(new Set(vorher.ablage.aufrufe.map((a) => a.schluessel)).size).toBe(1);
  });

  test('auch wer mitten im Senden schließt, verliert nichts', async () => {
    const vorher = await starte();
    vorher.ablage.anlegen = () => new Promise(() => undefined);
    void vorher.steuerung.speichern.version('x');
    await vi.waitFor(() => expect(vorher.mappe.ausgang).not.toBeNull());
    vorher.steuerung.beende();
    const ablage = (await starte()).ablage;
    await oeffneNeu({ ablage, mappe: vorher.mappe });
    expect(versionenVon(ablage)).toEqual([['65300.00']]);
  });

  test.each(['', '{', '{"fassung":2,"vorhaben":[]}', '{"fassung":1,"vorhaben":[{"schluessel":"x"}]}', '[]'])(
    'ein beschädigter Ausgang zählt nicht: %s',
    async (kaputt) => {
      expect(ausText(kaputt)).toEqual([]);
      const { mappe, ablage } = await starte();
      mappe.ausgang = kaputt;
      const neu = await oeffneNeu({ ablage, mappe });
      expect(neu.steuerung.zustand.speichern.art).toBe('ruht');
      expect(ablage.aufrufe).toEqual([]);
    },
  );
});

describe('Noch einmal speichern, während etwas wartet', () => {
  test('was sicher nie ankam, wird ersetzt; ein leerer Kommentar übernimmt den alten', async () => {
    const { steuerung, ablage, mappe } = await starte();
    offline(ablage);
    await steuerung.speichern.version('erster');
    mappe.setze(mitAusgaben('70000.00'));
    await steuerung.speichern.version('');
    expect(steuerung.zustand.ausgang).toHaveLength(1);
    online(ablage);
    await steuerung.speichern.erneut();
    expect(versionenVon(ablage)).toEqual([['70000.00']]);
    expect([...ablage.versionen_.values()][0]?.[0]?.kommentar).toBe('erster');
  });

  test('was angekommen sein kann, bleibt; das neue folgt ihm, und ein drittes ersetzt nur das zweite', async () => {
    const { steuerung, ablage, mappe } = await starte();
    ablage.nachher = new NichtErreichbar('Zeit überschritten.');
    await steuerung.speichern.version('erster');
    for (const ausgaben of ['70000.00', '71000.00']) {
      mappe.setze(mitAusgaben(ausgaben));
      steuerung.setze({ kommentar: ausgaben });
      await steuerung.speichern.version(ausgaben);
      expect(steuerung.zustand.kommentar).toBe('');
    }
    expect(steuerung.zustand.ausgang.map((v) => [v.kommentar, v.folgt])).toEqual([
      ['erster', false],
      ['71000.00', true],
    ]);
    ablage.nachher = null;
    await steuerung.speichern.erneut();
    expect(versionenVon(ablage)).toEqual([['65300.00', '71000.00']]);
    expect(steuerung.zustand.merker).toMatchObject({ version: 2, basis: 2 });
    expect(steuerung.zustand.ausgang).toEqual([]);
  });

  test('ein zweiter Klick auf denselben Stand merkt nichts Zweites vor', async () => {
    const { steuerung, ablage } = await starte();
    ablage.vorher = new NichtErreichbar('x');
    await steuerung.speichern.version('x');
    await steuerung.speichern.version('y');
    expect(steuerung.zustand.ausgang).toHaveLength(1);
  });

  test('stößt das Wartende an eine neuere Version, gibt es einen Konflikt mit dem letzten Stand', async () => {
    const { steuerung, ablage, mappe } = await starte();
    await steuerung.speichern.version('');
    const antragId = steuerung.zustand.merker?.antragId ?? '';
    ablage.vorher = new NichtErreichbar('x');
    mappe.setze(mitAusgaben('70000.00'));
    await steuerung.speichern.version('a');
    mappe.setze(mitAusgaben('71000.00'));
    await steuerung.speichern.version('b');
    ablage.vorher = null;
    await ablage.speichern(antragId, 1, mitAusgaben('60000.00'), '', 'andere');
    await steuerung.speichern.erneut();
    expect(steuerung.zustand.speichern).toMatchObject({
      art: 'konflikt',
      vorhaben: { basis: 1, kommentar: 'b', antrag: mitAusgaben('71000.00') },
    });
    expect(steuerung.zustand.ausgang).toEqual([]);
    expect(steuerung.zustand.zusammenfuehrung).toMatchObject({ art: 'da', meine: null });
  });

  test('liegt inzwischen ein anderer Antrag im Blatt, ändert die Bestätigung daran nichts', async () => {
    const { steuerung, ablage, mappe } = await starte();
    await ablage.anlegen('fremd', mitAusgaben('60000.00'), '', 'k');
    ablage.vorher = new NichtErreichbar('x');
    await steuerung.speichern.version('');
    const laden = steuerung.laden.version('fremd', 1, 1);
    await vi.waitFor(() => expect(steuerung.zustand.rueckfrage).not.toBeNull());
    steuerung.beantworte(true);
    await laden;
    ablage.vorher = null;
    await steuerung.speichern.erneut();
    expect(versionenVon(ablage)).toEqual([['60000.00'], ['65300.00']]);
    expect(mappe.merker).toMatchObject({ antragId: 'fremd', version: 1 });
    expect(steuerung.zustand.meldung?.text).toBe('„Teilhabemanagement Aachen“ ist als Version 1 gespeichert.');
  });
});

describe('Wer sendet', () => {
  test('nur die Person selbst: keine andere, und keine andere Kommune', async () => {
    const { steuerung, ablage, mappe } = await starte();
    ablage.vorher = new NichtErreichbar('x');
    await steuerung.speichern.version('meins');
    ablage.vorher = null;
    const gesendet = ablage.aufrufe.length;
    const [ich, kollegin, andereKommune] = BENUTZER;
    for (const fremd of [kollegin, andereKommune]) {
      if (fremd) await steuerung.waehleBenutzer(fremd);
      await steuerung.speichern.erneut();
      mappe.setze(mitAusgaben('1.00'));
      await steuerung.speichern.version('fremd');
      expect(ablage.aufrufe).toHaveLength(gesendet);
      expect(steuerung.zustand.meldung?.text).toContain('einer anderen Person');
      expect(steuerung.zustand.speichern).toMatchObject({
        art: 'unbestaetigt',
        meldung: expect.stringContaining('Sachbearbeitung wollte speichern'),
      });
    }
    if (ich) await steuerung.waehleBenutzer(ich);
    expect(versionenVon(ablage)).toEqual([['65300.00']]);
    expect(steuerung.zustand.merker).toBeNull();
  });

  test('eine Person mit derselben Kennung in einer anderen Kommune (ein Gast) ist eine andere', () => {
    const vorhaben = { von: { tid: 't1', oid: 'a', name: 'x' } } as Ausgang[number];
    const benutzer = { tid: 't1', oid: 'a', name: 'y', mandant: null, rollen: [] };
    expect(
      [benutzer, { ...benutzer, tid: 't2' }, { ...benutzer, oid: 'b' }, null].map((b) => gehoert(vorhaben, b)),
    ).toEqual([true, false, false, false]);
  });

  test('verwerfen geht nur nach Rückfrage', async () => {
    const { steuerung, ablage, mappe } = await starte();
    ablage.vorher = new NichtErreichbar('x');
    await steuerung.speichern.version('');
    for (const ja of [false, true]) {
      const verwerfen = steuerung.speichern.verwirfAusgang();
      await vi.waitFor(() => expect(steuerung.zustand.rueckfrage).not.toBeNull());
      steuerung.beantworte(ja);
      await verwerfen;
      expect(mappe.ausgang === null).toBe(ja);
    }
    expect(steuerung.zustand.speichern.art).toBe('ruht');
  });

  test('läuft die Anmeldung ab, wartet das Speichern, und nach der Anmeldung ist nichts verloren', async () => {
    for (const abgelaufen of [
      new AnmeldeFehler('Bitte melden Sie sich an.'),
      new Abgelehnt(401, 'Ihre Anmeldung gilt nicht mehr.'),
    ]) {
      const { steuerung, ablage } = await starte();
      ablage.vorher = abgelaufen;
      await steuerung.speichern.version('');
      expect(steuerung.zustand.speichern).toMatchObject({ art: 'unbestaetigt', meldung: abgelaufen.message });
      ablage.vorher = null;
      if (BENUTZER[0]) await steuerung.waehleBenutzer(BENUTZER[0]);
      expect(versionenVon(ablage)).toEqual([['65300.00']]);
    }
  });

  test('gelingt die Anmeldung beim Start nicht, wird sie vor dem Senden nachgeholt', async () => {
    const vorher = await starte();
    vorher.ablage.vorher = new NichtErreichbar('x');
    await vorher.steuerung.speichern.version('');
    vorher.steuerung.beende();
    vorher.ablage.vorher = null;
    const anmelden = vi
      .spyOn(Object.getPrototypeOf(vorher.anmeldung), 'anmelden')
      .mockRejectedValue(new AnmeldeFehler('Kein Netz.'));
    const nachher = await oeffneNeu(vorher);
    expect(nachher.steuerung.zustand.speichern).toMatchObject({
      art: 'unbestaetigt',
      meldung: expect.stringContaining('sobald Sie angemeldet sind'),
    });
    anmelden.mockRestore();
    await nachher.steuerung.speichern.erneut();
    expect(versionenVon(vorher.ablage)).toEqual([['65300.00']]);
  });
});

describe('Von selbst', () => {
  test('wird mit wachsendem Abstand wiederholt, bis es gelingt', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const { steuerung, ablage } = await starte();
    ablage.vorher = new NichtErreichbar('x');
    await steuerung.speichern.version('');
    await vi.advanceTimersByTimeAsync(14_000);
    expect(ablage.aufrufe).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(ablage.aufrufe).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(28_000);
    expect(ablage.aufrufe).toHaveLength(2);
    ablage.vorher = null;
    await vi.advanceTimersByTimeAsync(3_000);
    expect(versionenVon(ablage)).toEqual([['65300.00']]);
  });

  test('nie früher, als die Ablage will, und nicht zugleich mit anderen, die sie zugleich abgewiesen hat', async () => {
    const gewuerfelt = vi.spyOn(Math, 'random').mockReturnValue(0);
    const { steuerung, ablage } = await starte();
    ablage.vorher = new NichtErreichbar('Zu viele.', { wartenMs: 40_000 });
    await steuerung.speichern.version('');
    await vi.advanceTimersByTimeAsync(39_000);
    expect(ablage.aufrufe).toHaveLength(1);
    gewuerfelt.mockReturnValue(0.5);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(ablage.aufrufe).toHaveLength(2);
    // Der zweite Abstand ist 30 s, dazu ein halber von höchstens 15 s; die Ablage wollte 40.
    await vi.advanceTimersByTimeAsync(46_000);
    expect(ablage.aufrufe).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(ablage.aufrufe).toHaveLength(3);
  });

  test('wer „Erneut senden“ drückt, während ein Versuch noch läuft und dann scheitert, wartet nicht auf die Uhr', async () => {
    const { steuerung, ablage } = await starte();
    ablage.vorher = new NichtErreichbar('x');
    await steuerung.speichern.version('');
    ablage.vorher = null;
    const gehtDurch = ablage.anlegen.bind(ablage);
    let brichAb: (grund: Error) => void = () => undefined;
    ablage.anlegen = () => new Promise((_, abgelehnt) => (brichAb = abgelehnt));
    const laeuft = steuerung.speichern.erneut();
    await vi.advanceTimersByTimeAsync(0);
    const gedrueckt = steuerung.speichern.erneut();
    ablage.anlegen = gehtDurch;
    brichAb(new NichtErreichbar('x'));
    await Promise.all([laeuft, gedrueckt]);
    expect(versionenVon(ablage)).toEqual([['65300.00']]);
    expect(new Set(ablage.aufrufe.map((a) => a.schluessel)).size).toBe(1);
  });

  test('lässt sich in der Mappe nichts aufheben, wird trotzdem gespeichert, und es steht da, was das heißt', async () => {
    const { steuerung, ablage, mappe } = await starte();
    mappe.schreibeAusgang = async () => {
      throw new Error('Mappe geschützt');
    };
    ablage.vorher = new NichtErreichbar('Nicht erreichbar.');
    await steuerung.speichern.version('');
    expect(steuerung.zustand.speichern).toMatchObject({
      meldung: expect.stringContaining('übersteht das Schließen der Mappe nicht'),
    });
    ablage.vorher = null;
    await steuerung.speichern.erneut();
    expect(versionenVon(ablage)).toEqual([['65300.00']]);
  });
});

describe('Ausgang', () => {
  const vorhaben = fc.record({
    schluessel: fc.uuid(),
    antragId: fc.constantFrom('018f0000-0000-7000-8000-000000000001', '018f0000-0000-7000-8000-000000000002'),
    basis: fc.option(fc.integer({ min: 1, max: 99 }), { nil: null }),
    antrag: fc.constant(AACHEN),
    antragHash: fc.string(),
    kommentar: fc.string(),
    von: fc.constant({ tid: 't', oid: 'o', name: 'n' }),
    folgt: fc.constant(false),
    gesendet: fc.boolean(),
    imBlatt: fc.boolean(),
  });
  const ausgaenge = fc.array(vorhaben, { maxLength: 6 }).map((alle) => alle.reduce<Ausgang>(mitVorhaben, []));

  test('übersteht das Aufheben unverändert', () => {
    fc.assert(
      fc.property(ausgaenge, (ausgang) => {
        const text = alsText(ausgang);
        expect(text === null ? [] : ausText(text)).toEqual(ausgang);
      }),
    );
  });

  test('nie geht etwas verloren, das angekommen sein kann, und nie etwas, das nicht mehr im Blatt liegt', () => {
    fc.assert(
      fc.property(fc.array(vorhaben, { maxLength: 8 }), (alle) => {
        const ausgang = alle.reduce<Ausgang>(mitVorhaben, []);
        const bleibt = alle
          .filter((v, i) => v.gesendet || !v.imBlatt || i === alle.length - 1)
          .map((v) => v.schluessel);
        expect(ausgang.map((v) => v.schluessel)).toEqual(bleibt);
        ausgang.forEach((v, i) => {
          if (v.folgt) expect(ausgang[i - 1]?.antragId).toBe(v.antragId);
        });
        const { kette, rest } = ersteKette(ausgang);
        expect([...kette, ...rest]).toEqual(ausgang);
        expect(ohneErstes(ausgang, 7)[0]?.folgt ?? false).toBe(false);
      }),
    );
  });
});
