/** Liest das Haushaltsblatt nach jeder Änderung neu und rechnet den Plan: gebündelt, und nie zwei Lesungen zugleich. */
import { berechneErgebnis } from '../../../shared/antrag/finanzierungsplan.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { hashVon } from '../../../shared/regelstand/hash.ts';
import { antragAusBlatt, blattform } from '../../workbook/haushaltsblatt.ts';
import type { Abmeldung, Workbook } from '../../workbook/workbook.ts';
import type { Blattzustand } from './zustand.ts';

/** So lange nach der letzten Änderung wird gewartet: kurz genug für „sofort“, lang genug für zügiges Tippen. */
const WARTEZEIT_MS = 250;
/** Nach einem Lesefehler (Zelle in Bearbeitung) wird von selbst noch einmal gelesen. */
const NEUER_VERSUCH_MS = 1500;

/** Hash des Antrags in der Schreibweise des Blatts, damit "65300" und "65300.00" als gleich gelten. */
export function antragHash(antrag: Antrag): string {
  return hashVon(blattform(antrag));
}

async function leseBlatt(workbook: Workbook, eingabeAbschliessen = false): Promise<Blattzustand> {
  try {
    const tabellen = await workbook.leseTabellen({ eingabeAbschliessen });
    if (!tabellen) return { art: 'keinBlatt' };
    const lesung = antragAusBlatt(tabellen);
    if (!lesung.antrag) return { art: 'probleme', lesung };
    return { art: 'plan', lesung, antrag: lesung.antrag, antragHash: antragHash(lesung.antrag), ...berechneErgebnis(lesung.antrag) };
  } catch (fehler) {
    return { art: 'fehler', meldung: fehler instanceof Error ? fehler.message : String(fehler) };
  }
}

export class Blattleser {
  readonly #workbook: Workbook;
  readonly #melde: (blatt: Blattzustand) => void;
  readonly #abmeldung: Abmeldung;
  #uhr: ReturnType<typeof setTimeout> | undefined;
  #laufend: Promise<Blattzustand> | null = null;
  #nochmal = false;
  #abschliessen = false;
  #beendet = false;

  constructor(workbook: Workbook, melde: (blatt: Blattzustand) => void) {
    this.#workbook = workbook;
    this.#melde = melde;
    this.#abmeldung = workbook.beobachteAenderungen(() => this.#spaeter(WARTEZEIT_MS));
  }

  /** Liest sofort; läuft schon eine Lesung, wird danach noch einmal gelesen, damit das Ergebnis den jetzigen Stand zeigt. */
  async lies(eingabeAbschliessen = false): Promise<Blattzustand> {
    clearTimeout(this.#uhr);
    this.#abschliessen ||= eingabeAbschliessen;
    if (this.#laufend) {
      this.#nochmal = true;
      return this.#laufend;
    }
    this.#laufend = this.#liesBisAktuell();
    return this.#laufend;
  }

  beende(): void {
    this.#beendet = true;
    clearTimeout(this.#uhr);
    this.#abmeldung();
  }

  async #liesBisAktuell(): Promise<Blattzustand> {
    let blatt: Blattzustand;
    do {
      this.#nochmal = false;
      const abschliessen = this.#abschliessen;
      this.#abschliessen = false;
      blatt = await leseBlatt(this.#workbook, abschliessen);
    } while (this.#nochmal && !this.#beendet);
    this.#laufend = null;
    if (!this.#beendet) this.#melde(blatt);
    if (blatt.art === 'fehler') this.#spaeter(NEUER_VERSUCH_MS);
    return blatt;
  }

  #spaeter(ms: number): void {
    clearTimeout(this.#uhr);
    if (!this.#beendet) this.#uhr = setTimeout(() => void this.lies(), ms);
  }
}
