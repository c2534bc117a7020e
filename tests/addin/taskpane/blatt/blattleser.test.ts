/**
 * Der Rechner wird erst geholt, wenn es ein Blatt gibt; bis dahin und wenn er ausbleibt, geht keine Änderung verloren.
 */
import { describe, expect, test, vi } from 'vitest';
import { Blattleser } from '../../../../addin/taskpane/blatt/blattleser.ts';
import { pause } from '../../../../addin/taskpane/blatt/pause.ts';
import { spaet } from '../../../../addin/taskpane/start/spaet.ts';
import type { Blattzustand, LadeRechner } from '../../../../addin/taskpane/zustand/zustand.ts';
import { AACHEN, mitAusgaben } from '../../../shared/beispiele/aachen.ts';
import { SpeicherMappe } from '../umgebung.ts';

const echt: LadeRechner = () => import('../../../../addin/taskpane/blatt/blattlesung.ts');

function leser(mappe: SpeicherMappe, lade: LadeRechner) {
  const gemeldet: Blattzustand[] = [];
  return { gemeldet, leser: new Blattleser(mappe, (blatt) => gemeldet.push(blatt), lade) };
}

const ausgaben = (blatt: Blattzustand | undefined) =>
  blatt?.art === 'plan' ? blatt.antrag.stellen[0]?.jahresausgaben : blatt?.art;

describe('Blattleser', () => {
  test('ohne Haushaltsblatt wird nichts nachgeladen', async () => {
    const lade = vi.fn(echt);
    const { leser: l } = leser(new SpeicherMappe(), lade);
    expect(await l.lies()).toEqual({ art: 'keinBlatt' });
    expect(lade).not.toHaveBeenCalled();
    l.beende();
  });

  test('was sich ändert, während der Rechner lädt, steht danach im Plan', async () => {
    const mappe = new SpeicherMappe();
    mappe.setze(AACHEN);
    let komme = () => {};
    const angekommen = new Promise<void>((da) => {
      komme = da;
    });
    const { leser: l, gemeldet } = leser(mappe, async () => {
      await angekommen;
      return echt();
    });
    const erste = l.lies();
    mappe.setze(mitAusgaben('50000.00'));
    const zweite = l.lies();
    komme();
    await erste;
    expect(ausgaben(await zweite)).toBe('50000.00');
    expect(ausgaben(gemeldet.at(-1))).toBe('50000.00');
    l.beende();
  });

  test.each([
    ['workbench', 1],
    ['excel', 2],
  ] as const)(
    'in %s: Lesungen je Änderung, wenn eine Zelle etwas anderes zeigt als der Plan: %i',
    async (umgebung, anzahl) => {
      const mappe = new SpeicherMappe();
      Object.assign(mappe, { umgebung });
      mappe.setze(AACHEN);
      const { leser: l, gemeldet } = leser(mappe, echt);
      await l.lies();
      vi.useFakeTimers();
      const vorher = mappe.lesungen;
      // In Excel kann es die Zelle sein, die noch nicht gerechnet ist.
      mappe.ueberschrieben = [23, 12, 1];
      for (let i = 0; i < 5; i++) mappe.melde();
      for (let i = 0; i < 40; i++) {
        await vi.advanceTimersByTimeAsync(100);
        await pause();
      }
      vi.useRealTimers();
      await vi.waitFor(() => expect(gemeldet).toHaveLength(1 + anzahl), { timeout: 30_000 });
      const [blatt] = gemeldet.slice(-1);
      expect(blatt?.art === 'plan' && blatt.blattvergleich?.abweichungen.length).toBe(1);
      expect(mappe.lesungen - vorher).toBe(anzahl);
      l.beende();
    },
  );

  test('kommt der Rechner nicht an, sagt der Bereich es und versucht es von selbst wieder', async () => {
    vi.useFakeTimers();
    const mappe = new SpeicherMappe();
    mappe.setze(AACHEN);
    const lade = vi.fn(echt).mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'));
    const { leser: l, gemeldet } = leser(mappe, lade);
    expect(await l.lies()).toMatchObject({
      art: 'fehler',
      meldung: expect.stringMatching(/^Der Rechenkern konnte nicht geladen werden; Ihre Eingaben/),
    });
    await vi.advanceTimersByTimeAsync(1500);
    vi.useRealTimers();
    await vi.waitFor(() => expect(gemeldet.at(-1)?.art).toBe('plan'), { timeout: 30_000 });
    l.beende();
  });
});

describe('spaet', () => {
  class Dienst {
    #zahl = 0;
    async zaehle(um: number) {
      this.#zahl += um;
      return this.#zahl;
    }
  }

  test('lädt beim ersten Aufruf, genau einmal, und reicht Angaben und Ergebnis durch', async () => {
    const lade = vi.fn(async () => new Dienst());
    const dienst = spaet(lade, () => new Error());
    expect(lade).not.toHaveBeenCalled();
    expect(await Promise.all([dienst.zaehle(2), dienst.zaehle(3)])).toEqual([2, 5]);
    expect(lade).toHaveBeenCalledTimes(1);
  });

  test('scheitert das Laden, kommt der vereinbarte Fehler, und der nächste Aufruf versucht es neu', async () => {
    const lade = vi.fn(async () => new Dienst()).mockRejectedValueOnce(new TypeError('offline'));
    const dienst = spaet(lade, (cause) => new Error('Nicht da.', { cause }));
    await expect(dienst.zaehle(1)).rejects.toThrow('Nicht da.');
    expect(await dienst.zaehle(1)).toBe(1);
  });
});
