import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Angaben, liesSicherung, loescheSicherung } from '../../../../addin/workbench/sicherung/aufbewahrung.ts';
import { type Quelle, Sicherer } from '../../../../addin/workbench/sicherung/sicherer.ts';
import { neuerSpeicher } from './speicher.ts';

const STAND = 'gk-arbeitsmappe';
const MERKER = { antragId: '018f', version: 3, basis: 3, antragHash: 'abc' };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Eine Mappe, die nur zählt: Jede Änderung ist eine Revision. */
function aufbau(speicher = neuerSpeicher()) {
  const mappe = {
    aenderungen: 0,
    /** Ab dieser Nummer nimmt eine Änderung etwas zurück, was vor ihr geschah. */
    ruecknahmeAb: Number.POSITIVE_INFINITY,
    verdichtungen: 0,
    verdichtbar: true,
    angaben: { merker: null, ausgang: null } as Angaben,
  };
  const ergebnisse: boolean[] = [];
  const revision = (nummer: number) =>
    JSON.stringify({ serverRevisionId: `r${nummer}`, nextRevisionId: `r${nummer + 1}` });
  const quelle: Quelle = {
    daten: JSON.stringify({ revisionId: 'r0' }),
    mitschrift: {
      get naechste() {
        return mappe.aenderungen;
      },
      ab: (nummer, enthalten) =>
        enthalten > 0 && mappe.aenderungen > mappe.ruecknahmeAb
          ? null
          : Array.from({ length: mappe.aenderungen - nummer }, (_, i) => revision(nummer + i)),
    },
    angaben: () => mappe.angaben,
  };
  let kennungen = 0;
  const sicherer = new Sicherer(speicher, quelle, {
    grundlage: null,
    verdichte: async (daten, nachrichten) => {
      await new Promise((fertig) => setTimeout(fertig, 100));
      if (!mappe.verdichtbar) throw new Error('kein Arbeiter');
      mappe.verdichtungen++;
      const anfang = Number((JSON.parse(daten) as { revisionId: string }).revisionId.slice(1));
      return JSON.stringify({ revisionId: `r${anfang + nachrichten.length}` });
    },
    neueKennung: () => `k${++kennungen}`,
    beiErgebnis: (gelungen) => ergebnisse.push(gelungen),
  });
  const aendere = () => {
    mappe.aenderungen++;
    sicherer.plane();
  };
  return { speicher, mappe, ergebnisse, sicherer, aendere };
}

/** Die Revision der Daten und wie viele Änderungen danach aufbewahrt sind. */
const vergehe = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const gesichert = (a: ReturnType<typeof aufbau>) => {
  const gelesen = liesSicherung(a.speicher);
  return gelesen && [gelesen.daten.revisionId, gelesen.aenderungen.length];
};

test('spätestens nach einer halben Sekunde ist jede Änderung gesichert, für sich und ohne den Stand', async () => {
  const a = aufbau();
  a.aendere();
  await vergehe(400);
  expect(gesichert(a)).toBeNull();
  await vergehe(200);
  expect(gesichert(a)).toEqual(['r0', 1]);
  const stand = a.speicher.getItem(STAND);
  // Auch wer ohne Pause weitertippt, ist gesichert.
  for (let i = 1; i <= 40; i++) {
    a.aendere();
    await vergehe(100);
    expect(gesichert(a)?.[1]).toBeGreaterThan(i - 6);
  }
  await vergehe(500);
  expect(gesichert(a)).toEqual(['r0', 41]);
  expect([a.speicher.getItem(STAND), a.mappe.verdichtungen]).toEqual([stand, 0]);
  expect(a.ergebnisse).not.toContain(false);
});

test('nach zehn Sekunden Ruhe gehen die Änderungen in einem neuen Stand auf, einmal', async () => {
  const a = aufbau();
  a.aendere();
  await vergehe(600);
  a.aendere();
  await vergehe(9_900);
  expect(gesichert(a)).toEqual(['r0', 2]);
  await vergehe(300);
  expect(gesichert(a)).toEqual(['r2', 0]);
  await vergehe(60_000);
  expect(a.mappe.verdichtungen).toBe(1);
  a.aendere();
  await vergehe(600);
  expect(gesichert(a)).toEqual(['r2', 1]);
});

test('was während des Verdichtens geschieht, steht danach hinter dem neuen Stand', async () => {
  const a = aufbau();
  a.aendere();
  await vergehe(10_050);
  a.aendere();
  expect(a.mappe.verdichtungen).toBe(0);
  await vergehe(100);
  expect(gesichert(a)).toEqual(['r1', 1]);
});

test('lässt sich nicht verdichten, bleibt alles, wie es aufbewahrt ist', async () => {
  const a = aufbau();
  a.mappe.verdichtbar = false;
  a.aendere();
  await vergehe(11_000);
  a.aendere();
  await vergehe(600);
  expect([gesichert(a), a.ergebnisse.includes(false)]).toEqual([['r0', 2], false]);
});

test('eine Rücknahme dessen, was aufgegangen ist, beginnt wieder bei den Daten vom Öffnen', async () => {
  const a = aufbau();
  a.aendere();
  await vergehe(11_000);
  expect(gesichert(a)).toEqual(['r1', 0]);
  a.mappe.ruecknahmeAb = 1;
  a.aendere();
  await vergehe(600);
  expect(gesichert(a)).toEqual(['r0', 2]);
  a.aendere();
  await vergehe(600);
  expect(gesichert(a)).toEqual(['r0', 3]);
});

test('hat ein anderes Fenster den Stand ersetzt, hängt dieses nichts an dessen Stand', async () => {
  const a = aufbau();
  a.aendere();
  await vergehe(600);
  a.speicher.setItem(STAND, (a.speicher.getItem(STAND) ?? '').replace('"k1"', '"fremd"'));
  expect(a.speicher.getItem(STAND)).toContain('fremd');
  a.aendere();
  await vergehe(600);
  expect(gesichert(a)).toEqual(['r0', 2]);
  expect(a.speicher.getItem(STAND)).not.toContain('fremd');
});

test('nur geänderte Angaben werden mitgeschrieben', async () => {
  const a = aufbau();
  a.aendere();
  await vergehe(600);
  a.mappe.angaben = { merker: MERKER, ausgang: '[1]' };
  a.sicherer.plane();
  a.sicherer.sofort();
  a.aendere();
  await vergehe(600);
  expect(liesSicherung(a.speicher)).toMatchObject({ angaben: { merker: MERKER, ausgang: '[1]' } });
  expect(a.speicher.getItem('gk-arbeitsmappe-folge-0')).toContain('"ausgang":"[1]"');
  expect(a.speicher.getItem('gk-arbeitsmappe-folge-1')).not.toContain('angaben');
});

test('sofort sichert nur, wenn etwas offen ist; nach dem Ende wird nichts mehr geschrieben', async () => {
  const a = aufbau();
  a.sicherer.sofort();
  expect(a.sicherer.ganz()).toBe(true);
  expect(a.speicher.inhalt.size).toBe(0);
  a.sicherer.plane();
  a.sicherer.sofort();
  expect(gesichert(a)).toEqual(['r0', 0]);
  loescheSicherung(a.speicher);
  a.aendere();
  a.sicherer.beende();
  a.aendere();
  await vergehe(60_000);
  a.sicherer.sofort();
  expect(a.speicher.inhalt.size).toBe(0);
});

test('ganz: alles in einem Stück, ohne Folgen, und kein zweites Mal', async () => {
  const a = aufbau();
  a.aendere();
  await vergehe(600);
  a.aendere();
  await vergehe(600);
  a.aendere();
  expect([...a.speicher.inhalt.keys()]).toHaveLength(2);
  expect(a.sicherer.ganz()).toBe(true);
  expect([gesichert(a), [...a.speicher.inhalt.keys()]]).toEqual([['r0', 3], [STAND]]);
  const stand = a.speicher.getItem(STAND);
  a.sicherer.ganz();
  expect(a.speicher.getItem(STAND)).toBe(stand);
});

describe('ein voller Speicher', () => {
  const voll = (nimmt: (name: string) => boolean) => {
    const ort = neuerSpeicher();
    return {
      ...ort,
      setItem: (name: string, wert: string) => {
        if (!nimmt(name)) throw new DOMException('voll', 'QuotaExceededError');
        ort.setItem(name, wert);
      },
    };
  };

  test('wird gemeldet statt geworfen', async () => {
    const a = aufbau(voll(() => false));
    a.aendere();
    await vergehe(600);
    expect(a.ergebnisse).toEqual([false]);
    expect(a.sicherer.ganz()).toBe(false);
  });

  test('der Änderungen nicht nimmt, hält beim Tippen nicht auf; in Ruhe wird er mit einem neuen Stand frei', async () => {
    let platz = true;
    const a = aufbau(voll((name) => platz || name === STAND));
    a.aendere();
    await vergehe(600);
    platz = false;
    for (let i = 0; i < 5; i++) {
      a.aendere();
      await vergehe(600);
    }
    expect([a.ergebnisse.at(-1), gesichert(a)]).toEqual([false, ['r0', 1]]);
    await vergehe(10_000);
    expect([a.ergebnisse.at(-1), gesichert(a)]).toEqual([true, ['r6', 0]]);
  });

  test('der wieder nimmt, bekommt mit der nächsten Folge auch, was fehlt', async () => {
    let platz = true;
    const a = aufbau(voll((name) => platz || name === STAND));
    a.aendere();
    await vergehe(600);
    platz = false;
    a.aendere();
    await vergehe(600);
    platz = true;
    a.aendere();
    await vergehe(600);
    expect(gesichert(a)).toEqual(['r0', 3]);
  });
});
