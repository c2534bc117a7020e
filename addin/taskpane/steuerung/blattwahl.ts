/**
 * Mehrere Haushaltsblätter in einer Mappe: welches gelesen wird. Jedes hat seinen eigenen Merker, und was wartet oder
 * läuft, gehört zu dem, das gezeigt war; deshalb wechselt man erst danach.
 */
import type { Blattleser } from '../blatt/blattleser.ts';
import { fehlertext, type Steuerkern } from '../zustand/steuerkern.ts';
import type { Blattzustand, Haushaltsblaetter } from '../zustand/zustand.ts';

/** Ihre Methoden werfen nicht; was nicht ging, wird gemeldet. */
export class Blattwahl {
  readonly #s: Steuerkern;
  readonly #leser: Blattleser;

  constructor(steuerung: Steuerkern, leser: Blattleser) {
    this.#s = steuerung;
    this.#leser = leser;
  }

  /** Beim Start: die Wahl, die mit der Mappe aufbewahrt ist. */
  async lies(): Promise<void> {
    const blattwahl = await this.#s.umgebung.workbook.leseBlattwahl().catch(() => null);
    this.#leser.waehle(blattwahl);
    this.#s.setze({ blattwahl });
  }

  /** Übernimmt eine Lesung. Gibt es das gewählte Blatt nicht mehr, gilt wieder das, das von sich aus gelesen wird. */
  gelesen(blatt: Blattzustand, blaetter: Haushaltsblaetter | null): void {
    const { blattwahl } = this.#s.zustand;
    // Noch mit der Wahl von vorhin gelesen: Die nächste Lesung ist schon unterwegs.
    if (blaetter && blaetter.wahl !== blattwahl) return;
    const weg = blattwahl !== null && blatt.art !== 'fehler' && blaetter?.gelesen !== blattwahl;
    if (!weg) {
      this.#s.setze({ blatt, blaetter });
      return;
    }
    this.#leser.waehle(null);
    // Bis der Merker des anderen Blatts gelesen ist, gehört zu ihm keine Version.
    this.#s.nimmMerker(null);
    this.#s.setze({ blatt, blaetter, blattwahl: null });
    void this.#faellAuf(blattwahl, blaetter);
  }

  /** Liest ab jetzt dieses Haushaltsblatt und zeigt es; gespeichert und ersetzt wird danach nur noch dieses. */
  async waehle(blatt: string): Promise<void> {
    const { blaetter, ausgang, speichern, beschaeftigt, blattwahl: vorher } = this.#s.zustand;
    if (!blaetter || blatt === blaetter.gelesen) return;
    if (beschaeftigt !== null || ausgang.length > 0 || speichern.art !== 'ruht') {
      return this.#s.melde(
        'warnung',
        `Gelesen wird weiter „${blaetter.gelesen}“: Zuerst muss fertig sein, was dort läuft, oder über das vorgemerkte Speichern entschieden sein.`,
      );
    }
    const blattwahl = blatt === blaetter.vorgabe ? null : blatt;
    const { workbook } = this.#s.umgebung;
    try {
      const merker = await workbook.leseMerker(blattwahl);
      await workbook.schreibeBlattwahl(blattwahl);
      this.#leser.waehle(blattwahl);
      this.#s.nimmMerker(merker);
      this.#s.setze({ blattwahl, blatt: { art: 'laedt' }, kommentar: '', herkunft: null, verborgenes: [] });
      await this.#s.liesBlatt();
      await workbook.springeZu({ blatt, zeile: 0, spalte: 0 });
    } catch (fehler) {
      const jetzt = this.#s.zustand.blattwahl === vorher ? 'weiter' : 'jetzt';
      const gelesen = this.#s.zustand.blaetter?.gelesen ?? blaetter.gelesen;
      return this.#s.melde('fehler', `Gelesen wird ${jetzt} „${gelesen}“. ${fehlertext(fehler)}`);
    }
    if (this.#s.zustand.blaetter?.gelesen === blatt)
      this.#s.melde('info', `Gelesen, gespeichert und ersetzt wird jetzt das Blatt „${blatt}“.`);
    await this.#s.abgleich.pruefe();
  }

  async #faellAuf(verschwunden: string, blaetter: Haushaltsblaetter | null): Promise<void> {
    const { workbook } = this.#s.umgebung;
    try {
      await workbook.schreibeBlattwahl(null);
      const merker = await workbook.leseMerker(null);
      if (this.#s.zustand.blattwahl === null) this.#s.nimmMerker(merker);
    } catch {
      // Ohne Merker gilt das Blatt als noch nicht gespeichert; die Meldung sagt, welches es ist.
    }
    const jetzt = blaetter ? ` Gelesen wird jetzt „${blaetter.gelesen}“.` : '';
    this.#s.melde('warnung', `Das Haushaltsblatt „${verschwunden}“ gibt es nicht mehr oder es heißt anders.${jetzt}`);
    await this.#s.abgleich.pruefe();
  }
}
