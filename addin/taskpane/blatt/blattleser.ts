/** Liest das Haushaltsblatt nach jeder Änderung neu und rechnet den Plan: gebündelt, und nie zwei Lesungen zugleich. */
import { liesBlattlage } from '../../haushaltsblatt/in-der-mappe.ts';
import type { Abmeldung, Workbook } from '../../workbook/workbook.ts';
import type { Blattzustand, Haushaltsblaetter, LadeRechner } from '../zustand/zustand.ts';
import { pause } from './pause.ts';

/** So lange nach der letzten Änderung wird gewartet: kurz genug für „sofort“, lang genug für zügiges Tippen. */
const WARTEZEIT_MS = 250;
/** Nach einem Lesefehler (Zelle in Bearbeitung) wird von selbst noch einmal gelesen. */
const NEUER_VERSUCH_MS = 1500;

const NICHT_GELADEN =
  'Der Rechenkern konnte nicht geladen werden; Ihre Eingaben im Blatt bleiben. Bitte prüfen Sie die Netzverbindung, es wird von selbst noch einmal versucht.';

/** Meldet jeden neuen Stand des Blatts; scheitern kann nur die einzelne Lesung, und die wird wiederholt. */
export class Blattleser {
  readonly #workbook: Workbook;
  readonly #melde: (blatt: Blattzustand, lage: Haushaltsblaetter | null) => void;
  readonly #ladeRechner: LadeRechner;
  readonly #abmeldung: Abmeldung;
  #uhr: ReturnType<typeof setTimeout> | undefined;
  #laufend: Promise<Blattzustand> | null = null;
  #nochmal = false;
  #abschliessen = false;
  #beendet = false;
  #abweichungen = '[]';
  #wahl: string | null = null;
  #lage: Haushaltsblaetter | null = null;

  constructor(
    workbook: Workbook,
    melde: (blatt: Blattzustand, lage: Haushaltsblaetter | null) => void,
    ladeRechner: LadeRechner = () => import('./blattlesung.ts'),
  ) {
    this.#workbook = workbook;
    this.#melde = melde;
    this.#ladeRechner = ladeRechner;
    this.#abmeldung = workbook.beobachteAenderungen(() => this.#spaeter(WARTEZEIT_MS));
  }

  /**
   * Liest sofort; läuft schon eine Lesung, wird danach noch einmal gelesen, damit das Ergebnis den jetzigen Stand
   * zeigt.
   */
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

  /** Ab jetzt wird dieses von mehreren Haushaltsblättern gelesen; `null`: das, das von sich aus gelesen wird. */
  waehle(blatt: string | null): void {
    this.#wahl = blatt;
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
      blatt = await this.#leseBlatt(abschliessen);
    } while (this.#nochmal && !this.#beendet);
    this.#laufend = null;
    if (!this.#beendet) this.#melde(blatt, this.#lage);
    if (blatt.art === 'fehler' || this.#neueAbweichung(blatt)) this.#spaeter(NEUER_VERSUCH_MS);
    return blatt;
  }

  /**
   * Excel rechnet vielleicht noch: Was zum ersten Mal abweicht, wird noch einmal gelesen. Die Workbench rechnet, bevor
   * sie eine Änderung meldet.
   */
  #neueAbweichung(blatt: Blattzustand): boolean {
    if (this.#workbook.umgebung === 'workbench') return false;
    const jetzt = JSON.stringify(blatt.art === 'plan' ? (blatt.blattvergleich?.abweichungen ?? []) : []);
    const neu = jetzt !== this.#abweichungen && jetzt !== '[]';
    this.#abweichungen = jetzt;
    return neu;
  }

  async #leseBlatt(eingabeAbschliessen: boolean): Promise<Blattzustand> {
    try {
      const wahl = this.#wahl;
      const lage = await liesBlattlage(this.#workbook, wahl, { eingabeAbschliessen });
      this.#lage = lage && { wahl, gelesen: lage.blatt, vorgabe: lage.vorgabe, alle: lage.blaetter };
      if (!lage) return { art: 'keinBlatt' };
      const rechner = await this.#ladeRechner().catch((ursache: unknown) => {
        throw new Error(NICHT_GELADEN, { cause: ursache });
      });
      await pause();
      return await rechner.planAusTabellen(lage.tabellen, lage.gitter);
    } catch (fehler) {
      return { art: 'fehler', meldung: fehler instanceof Error ? fehler.message : String(fehler) };
    }
  }

  #spaeter(ms: number): void {
    clearTimeout(this.#uhr);
    if (!this.#beendet) this.#uhr = setTimeout(() => void this.lies(), ms);
  }
}
