/**
 * Speichern einer Version. Ein Vorhaben behält seinen Schlüssel, bis es bestätigt oder abgelehnt ist: Eine Wiederholung speichert
 * nie doppelt, und was gesendet wurde, bleibt gleich, auch wenn sich das Blatt inzwischen ändert.
 */
import { Abgelehnt, NichtErreichbar, VeralteteVersion } from '../api/schnittstelle.ts';
import { antragHash } from './antragshash.ts';
import { type Steuerkern, text } from './steuerkern.ts';
import type { Vorhaben } from './zustand.ts';

export class Speichern {
  readonly #s: Steuerkern;

  constructor(steuerung: Steuerkern) {
    this.#s = steuerung;
  }

  /** Speichert, was jetzt im Blatt steht. */
  async version(kommentar: string): Promise<void> {
    const { speichern } = this.#s.zustand;
    if (speichern.art === 'sendet' || speichern.art === 'unbestaetigt') return;
    const { merker } = this.#s.zustand;
    await this.#sendeBlatt(merker?.antragId ?? this.#s.umgebung.neueId(), merker?.basis ?? null, kommentar);
  }

  /** Wiederholt ein unbestätigtes Vorhaben mit demselben Schlüssel. */
  async erneut(): Promise<void> {
    const { speichern } = this.#s.zustand;
    if (speichern.art === 'unbestaetigt') await this.#sende(speichern.vorhaben);
  }

  /** Nach einem Konflikt: was jetzt im Blatt steht, als Version nach der neueren, die die Person nun kennt. */
  async alsNaechste(): Promise<void> {
    const { speichern } = this.#s.zustand;
    if (speichern.art === 'konflikt') await this.#sendeBlatt(speichern.vorhaben.antragId, speichern.neuere.version, speichern.vorhaben.kommentar);
  }

  /** Legt die Anzeige von Konflikt oder Ablehnung weg; das Blatt bleibt, wie es ist. */
  verwirf(): void {
    const { art } = this.#s.zustand.speichern;
    if (art === 'konflikt' || art === 'abgelehnt') this.#s.setze({ speichern: { art: 'ruht' } });
  }

  async #sendeBlatt(antragId: string, basis: number | null, kommentar: string): Promise<void> {
    const blatt = await this.#s.liesBlatt();
    if (blatt.art !== 'plan') {
      this.#s.melde('warnung', 'Gespeichert wurde nichts: Das Haushaltsblatt lässt sich noch nicht lesen. Der Tab „Plan“ nennt die Zellen.');
      return;
    }
    await this.#sende({
      schluessel: this.#s.umgebung.neueId(),
      antragId,
      basis,
      antrag: blatt.antrag,
      antragHash: blatt.antragHash,
      kommentar: kommentar.trim(),
    });
  }

  async #sende(vorhaben: Vorhaben): Promise<void> {
    const { ablage } = this.#s.umgebung;
    this.#s.setze({ speichern: { art: 'sendet', vorhaben }, meldung: null });
    try {
      const { antragId, antrag, kommentar, schluessel, basis } = vorhaben;
      const gespeichert =
        basis === null ? await ablage.anlegen(antragId, antrag, kommentar, schluessel) : await ablage.speichern(antragId, basis, antrag, kommentar, schluessel);
      await this.#s.setzeMerker({ antragId, version: gespeichert.version, basis: gespeichert.version, antragHash: antragHash(antrag) });
      this.#s.setze({ speichern: { art: 'ruht' } });
      this.#s.melde('erfolg', `Version ${gespeichert.version} ist gespeichert.`);
      this.#s.setze({ antraege: { art: 'ungeladen' } });
      await this.#s.listen.versionen();
    } catch (fehler) {
      this.#nimmFehler(vorhaben, fehler);
    }
  }

  #nimmFehler(vorhaben: Vorhaben, fehler: unknown): void {
    if (fehler instanceof VeralteteVersion) {
      this.#s.setze({ speichern: { art: 'konflikt', vorhaben, neuere: fehler.neuere } });
    } else if (fehler instanceof NichtErreichbar) {
      this.#s.setze({ speichern: { art: 'unbestaetigt', vorhaben, meldung: fehler.message } });
    } else {
      this.#s.setze({ speichern: { art: 'abgelehnt', meldung: text(fehler), fehler: fehler instanceof Abgelehnt ? fehler.fehler : [] } });
    }
  }
}
