import { describe, expect, test } from 'vitest';
import {
  type Browserspeicher,
  ersetzeSicherung,
  hatVorige,
  holeVorige,
  istAufbewahrt,
  legeBeiseite,
  liesSicherung,
  loescheSicherung,
  oeffneSpeicher,
  schreibeFolge,
  schreibeStand,
} from '../../../../addin/workbench/sicherung/aufbewahrung.ts';
import { neuerSpeicher, type Testspeicher } from './speicher.ts';

const MERKER = { antragId: '018f', version: 3, basis: 3, antragHash: 'abc' };
const ANGABEN = { merker: MERKER, ausgang: null };
const STAND = 'gk-arbeitsmappe';
const UNLESBAR = 'gk-arbeitsmappe-unlesbar';

const daten = (wert: number) => ({ sheets: [wert], revisionId: 'r0' });

const standtexte = (wert: number) => ({
  daten: JSON.stringify(daten(wert)),
  nachrichten: [],
  angaben: JSON.stringify(ANGABEN),
});

function mitStand(wert = 1, ort = neuerSpeicher(), kennung = 'k1'): Testspeicher {
  schreibeStand(ort, kennung, standtexte(wert));
  return ort;
}

const nachricht = (nummer: number) => ({ serverRevisionId: `r${nummer}`, nextRevisionId: `r${nummer + 1}` });

function mitFolgen(anzahl: number, ort = mitStand(), kennung = 'k1'): Testspeicher {
  for (let i = 0; i < anzahl; i++) schreibeFolge(ort, { kennung, folgen: i }, [JSON.stringify(nachricht(i))], null);
  return ort;
}

test('ein Stand und seine Folgen kommen in ihrer Reihenfolge zurück', () => {
  const ort = mitFolgen(2);
  schreibeFolge(ort, { kennung: 'k1', folgen: 2 }, [], JSON.stringify({ merker: null, ausgang: '[]' }));
  expect(liesSicherung(ort)).toEqual({
    daten: daten(1),
    aenderungen: [nachricht(0), nachricht(1)],
    angaben: { merker: null, ausgang: '[]' },
    angabenDavor: ANGABEN,
    grundlage: { kennung: 'k1', folgen: 3 },
    unvollstaendig: false,
    fremdeFassung: false,
  });
});

test('Änderungen können im Stand selbst stehen; Folgen schließen daran an', () => {
  const ort = neuerSpeicher();
  const nachrichten = [0, 1].map((nummer) => JSON.stringify(nachricht(nummer)));
  schreibeStand(ort, 'k1', { ...standtexte(1), nachrichten });
  schreibeFolge(ort, { kennung: 'k1', folgen: 0 }, [JSON.stringify(nachricht(2))], null);
  expect(liesSicherung(ort)).toMatchObject({
    aenderungen: [nachricht(0), nachricht(1), nachricht(2)],
    angaben: ANGABEN,
    // Zu welcher Version die Daten ohne die Änderungen gehören, weiß niemand.
    angabenDavor: { merker: null, ausgang: null },
    grundlage: { kennung: 'k1', folgen: 1 },
  });
});

test('eine Sicherung, wie sie bisher geschrieben wurde, öffnet sich; die nächste ist ein voller Stand', () => {
  const ort = neuerSpeicher();
  ort.setItem(STAND, JSON.stringify({ fassung: 1, daten: daten(1), ...ANGABEN, blattwahl: 'Plan 2' }));
  expect(liesSicherung(ort)).toMatchObject({
    daten: daten(1),
    angaben: { ...ANGABEN, blattwahl: 'Plan 2' },
    aenderungen: [],
    grundlage: null,
    unvollstaendig: false,
  });
});

describe('Folgen', () => {
  test('eines früheren Stands sind in diesem enthalten und verschwinden ohne Meldung', () => {
    const ort = mitFolgen(3);
    ort.setItem(STAND, (mitStand(2, neuerSpeicher(), 'k2').inhalt.get(STAND) ?? '').toString());
    expect(liesSicherung(ort)).toMatchObject({ daten: daten(2), aenderungen: [], unvollstaendig: false });
    expect([...ort.inhalt.keys()]).toEqual([STAND]);
  });

  test('bricht das Schreiben eines Stands beim Aufräumen ab, sind die übrigen beim nächsten Öffnen weg', () => {
    const ort = mitFolgen(4);
    let anzahl = 0;
    const bricht: Browserspeicher = {
      ...ort,
      removeItem: (name) => {
        if (++anzahl > 2) throw new Error('Fenster geschlossen');
        ort.removeItem(name);
      },
    };
    expect(() => schreibeStand(bricht, 'k2', standtexte(2))).toThrow();
    mitFolgen(1, ort, 'k2');
    expect(liesSicherung(ort)).toMatchObject({ aenderungen: [nachricht(0)], unvollstaendig: false });
    expect(ort.inhalt.size).toBe(2);
  });

  const gebrochen = { stand: 'k1', nachrichten: [nachricht(7)] };
  test.each([
    ['abgeschnitten', '{"stand":"k1","nachrichten":[{"serv'],
    ['ohne Nachrichten', '{"stand":"k1"}'],
    ['ohne Kennung', JSON.stringify({ nachrichten: [nachricht(1)] })],
    ['ohne Anschluss an die davor', JSON.stringify(gebrochen)],
    ['ein anderer Wert', 'null'],
  ])('eine beschädigte (%s) endet die Reihe; sie und alle danach bleiben aufgehoben', (_, text) => {
    const ort = mitFolgen(3);
    ort.setItem('gk-arbeitsmappe-folge-1', text);
    const dritte = ort.getItem('gk-arbeitsmappe-folge-2');
    expect(liesSicherung(ort)).toMatchObject({
      aenderungen: [nachricht(0)],
      grundlage: null,
      unvollstaendig: true,
    });
    expect(JSON.parse(ort.getItem(UNLESBAR) ?? '')).toEqual({ folgen: [text, dritte] });
    expect(ort.getItem('gk-arbeitsmappe-folge-1')).toBeNull();
  });

  test('einer anderen Fassung der Tabelle werden genannt, und Neues beginnt mit einem vollen Stand', () => {
    const ort = mitFolgen(1);
    const stand = ort.getItem(STAND) ?? '';
    ort.setItem(STAND, stand.replace(/"bibliothek":"[^"]+"/, '"bibliothek":"1.0.0"'));
    expect(ort.getItem(STAND)).not.toBe(stand);
    expect(liesSicherung(ort)).toMatchObject({
      aenderungen: [nachricht(0)],
      grundlage: null,
      fremdeFassung: true,
      unvollstaendig: false,
    });
  });

  test('gelten nur zu dem Stand, der aufbewahrt ist', () => {
    const ort = mitStand();
    expect(istAufbewahrt(ort, { kennung: 'k1', folgen: 0 })).toBe(true);
    expect(istAufbewahrt(ort, { kennung: 'k2', folgen: 0 })).toBe(false);
    expect(istAufbewahrt(neuerSpeicher(), { kennung: 'k1', folgen: 0 })).toBe(false);
  });
});

test.each([
  '{',
  'null',
  '{"fassung":99,"daten":{}}',
  '{"fassung":2}',
  '{"fassung":2,"kennung":"k","daten":{"revisionId":"a"},"angaben":{},"nachrichten":[{"serverRevisionId":"b"}]}',
  '[]',
])('eine unlesbare Sicherung (%s) wird aufgehoben und nicht benutzt', (text) => {
  const ort = neuerSpeicher();
  ort.setItem(STAND, text);
  expect(liesSicherung(ort)).toBeNull();
  expect([...ort.inhalt]).toEqual([[UNLESBAR, text]]);
});

test('ein kaputter Merker geht verloren, die Mappe nicht', () => {
  const ort = neuerSpeicher();
  ort.setItem(STAND, JSON.stringify({ fassung: 1, daten: { a: 1 }, merker: { version: '3' } }));
  expect(liesSicherung(ort)).toMatchObject({ daten: { a: 1 }, angaben: { merker: null, ausgang: null } });
});

test('ohne Sicherung ist nichts beiseitezulegen; gelöscht geht sie mit ihren Folgen', () => {
  const ort = neuerSpeicher();
  legeBeiseite(ort);
  expect(ort.inhalt.size).toBe(0);
  mitFolgen(3, mitStand(1, ort));
  loescheSicherung(ort);
  expect(ort.inhalt.size).toBe(0);
});

test('sperrt der Browser den Speicher, ist er leer und jedes Sichern scheitert', () => {
  const ort = oeffneSpeicher(() => {
    throw new DOMException('Access is denied', 'SecurityError');
  });
  expect(liesSicherung(ort)).toBeNull();
  legeBeiseite(ort);
  loescheSicherung(ort);
  expect(() => schreibeStand(ort, 'k1', standtexte(1))).toThrow();
  expect(() => schreibeFolge(ort, { kennung: 'k1', folgen: 0 }, [], null)).toThrow();
});

describe('eine Mappe statt der gesicherten', () => {
  test('bleibt mit allem, was zu ihr gehört, aufgehoben und lässt sich hin- und hertauschen', () => {
    const ort = mitStand(1);
    expect(hatVorige(ort)).toBe(false);
    ersetzeSicherung(ort, 'k2', { daten: daten(2), merker: null, ausgang: null });
    expect([liesSicherung(ort)?.daten, hatVorige(ort)]).toEqual([daten(2), true]);
    holeVorige(ort);
    expect(liesSicherung(ort)).toMatchObject({ daten: daten(1), angaben: ANGABEN, grundlage: { kennung: 'k1' } });
    holeVorige(ort);
    expect(liesSicherung(ort)?.daten).toEqual(daten(2));
  });

  test('reicht der Platz nicht für beide, ist alles wie zuvor', () => {
    const ort = mitStand(1);
    ersetzeSicherung(ort, 'k2', { daten: daten(2), ...ANGABEN });
    const vorher = new Map(ort.inhalt);
    for (const wirftAb of [1, 2]) {
      let anzahl = 0;
      const voll: Browserspeicher = {
        ...ort,
        setItem: (name, wert) => {
          if (++anzahl === wirftAb) throw new Error('kein Platz');
          ort.setItem(name, wert);
        },
      };
      expect(() => ersetzeSicherung(voll, 'k3', { daten: daten(3), ...ANGABEN })).toThrow('kein Platz');
      expect(ort.inhalt).toEqual(vorher);
    }
  });

  test('ohne eine Sicherung der bisherigen wird nichts ersetzt', () => {
    const ort = neuerSpeicher();
    expect(() => ersetzeSicherung(ort, 'k1', { daten: daten(1), ...ANGABEN })).toThrow();
    expect(ort.inhalt.size).toBe(0);
  });
});
