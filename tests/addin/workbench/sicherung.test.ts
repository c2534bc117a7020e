import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  type Browserspeicher,
  ersetzeSicherung,
  hatVorige,
  holeVorige,
  legeBeiseite,
  liesSicherung,
  loescheSicherung,
  neuerSicherer,
  oeffneSpeicher,
} from '../../../addin/workbench/sicherung.ts';

const MERKER = { antragId: '018f', version: 3, basis: 3, antragHash: 'abc' };

function speicher(): Browserspeicher & { readonly inhalt: Map<string, string> } {
  const inhalt = new Map<string, string>();
  return {
    inhalt,
    getItem: (k) => inhalt.get(k) ?? null,
    setItem: (k, v) => void inhalt.set(k, v),
    removeItem: (k) => void inhalt.delete(k),
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('mehrere Änderungen werden zu einer Sicherung, die sich wieder lesen lässt', () => {
  const ort = speicher();
  const hole = vi.fn(() => ({ daten: { sheets: [1] }, merker: MERKER, ausgang: '[]' }));
  const ergebnisse: boolean[] = [];
  const sicherer = neuerSicherer(ort, hole, (gelungen) => ergebnisse.push(gelungen));
  for (let i = 0; i < 5; i++) sicherer.plane();
  expect(liesSicherung(ort)).toBeNull();
  vi.runAllTimers();
  expect(hole).toHaveBeenCalledTimes(1);
  expect(ergebnisse).toEqual([true]);
  expect(liesSicherung(ort)).toEqual({ daten: { sheets: [1] }, merker: MERKER, ausgang: '[]' });
});

test('sofort sichert nur, wenn etwas offen ist; nach dem Ende wird nichts mehr geschrieben', () => {
  const ort = speicher();
  const sicherer = neuerSicherer(
    ort,
    () => ({ daten: {}, merker: null, ausgang: null }),
    () => undefined,
  );
  sicherer.sofort();
  expect(ort.inhalt.size).toBe(0);
  sicherer.plane();
  sicherer.sofort();
  expect(ort.inhalt.size).toBe(1);
  loescheSicherung(ort);
  sicherer.plane();
  sicherer.beende();
  sicherer.plane();
  vi.runAllTimers();
  sicherer.sofort();
  expect(ort.inhalt.size).toBe(0);
});

test('ein voller Speicher wird gemeldet statt geworfen', () => {
  const ort = {
    ...speicher(),
    setItem: () => {
      throw new DOMException('voll', 'QuotaExceededError');
    },
  };
  const ergebnisse: boolean[] = [];
  const sicherer = neuerSicherer(
    ort,
    () => ({ daten: {}, merker: null, ausgang: null }),
    (gelungen) => ergebnisse.push(gelungen),
  );
  sicherer.plane();
  vi.runAllTimers();
  expect(ergebnisse).toEqual([false]);
});

test.each(['{', 'null', '{"fassung":99,"daten":{}}', '{"fassung":1}', '[]'])(
  'eine unlesbare Sicherung (%s) wird aufgehoben und nicht benutzt',
  (text) => {
    const ort = speicher();
    ort.setItem('gk-arbeitsmappe', text);
    expect(liesSicherung(ort)).toBeNull();
    expect([...ort.inhalt]).toEqual([['gk-arbeitsmappe-unlesbar', text]]);
  },
);

test('ein kaputter Merker geht verloren, die Mappe nicht', () => {
  const ort = speicher();
  ort.setItem('gk-arbeitsmappe', JSON.stringify({ fassung: 1, daten: { a: 1 }, merker: { version: '3' } }));
  expect(liesSicherung(ort)).toEqual({ daten: { a: 1 }, merker: null, ausgang: null });
});

test('ohne Sicherung ist nichts beiseitezulegen', () => {
  const ort = speicher();
  legeBeiseite(ort);
  expect(ort.inhalt.size).toBe(0);
});

test('sperrt der Browser den Speicher, ist er leer und jedes Sichern scheitert gemeldet', () => {
  const ort = oeffneSpeicher(() => {
    throw new DOMException('Access is denied', 'SecurityError');
  });
  expect(liesSicherung(ort)).toBeNull();
  legeBeiseite(ort);
  loescheSicherung(ort);
  const ergebnisse: boolean[] = [];
  neuerSicherer(
    ort,
    () => ({ daten: {}, merker: null, ausgang: null }),
    (gelungen) => ergebnisse.push(gelungen),
  ).plane();
  vi.runAllTimers();
  expect(ergebnisse).toEqual([false]);
});

const mitDaten = (wert: number) => ({ daten: { sheets: [wert] }, merker: MERKER, ausgang: null });

function gesichert(ort: Browserspeicher, wert: number): void {
  const sicherer = neuerSicherer(
    ort,
    () => mitDaten(wert),
    () => undefined,
  );
  sicherer.plane();
  sicherer.sofort();
}

test('eine ersetzte Mappe bleibt mit allem, was zu ihr gehört, aufgehoben und lässt sich hin- und hertauschen', () => {
  const ort = speicher();
  gesichert(ort, 1);
  expect(hatVorige(ort)).toBe(false);
  ersetzeSicherung(ort, { daten: { sheets: [2] }, merker: null, ausgang: null });
  expect([liesSicherung(ort)?.daten, hatVorige(ort)]).toEqual([{ sheets: [2] }, true]);
  holeVorige(ort);
  expect(liesSicherung(ort)).toEqual(mitDaten(1));
  holeVorige(ort);
  expect(liesSicherung(ort)?.daten).toEqual({ sheets: [2] });
});

test('reicht der Platz nicht für beide, ist alles wie zuvor', () => {
  const ort = speicher();
  gesichert(ort, 1);
  ersetzeSicherung(ort, mitDaten(2));
  const vorher = new Map(ort.inhalt);
  for (const wirftAb of [1, 2]) {
    let anzahl = 0;
    const voll: Browserspeicher = {
      ...ort,
      setItem: (k, v) => {
        if (++anzahl === wirftAb) throw new Error('kein Platz');
        ort.setItem(k, v);
      },
    };
    expect(() => ersetzeSicherung(voll, mitDaten(3))).toThrow('kein Platz');
    expect(ort.inhalt).toEqual(vorher);
  }
});

test('ohne eine Sicherung der bisherigen wird nichts ersetzt', () => {
  const ort = speicher();
  expect(() => ersetzeSicherung(ort, mitDaten(1))).toThrow();
  expect(ort.inhalt.size).toBe(0);
});
