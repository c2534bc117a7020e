/**
 * Sendet den Ausgang der Reihe nach. Jedes Vorhaben behält seinen Schlüssel, bis es bestätigt oder abgelehnt ist: Eine
 * Wiederholung speichert nie doppelt, und was gesendet wurde, bleibt gleich, auch wenn sich das Blatt inzwischen
 * ändert.
 */
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { antragHash } from '../../haushaltsblatt/antragshash.ts';
import { AnmeldeFehler } from '../anmeldung/anmeldung.ts';
import { Abgelehnt, NichtErreichbar, VeralteteVersion } from '../api/schnittstelle.ts';
import { vermerkeImBlatt } from '../blatt/versionszeile.ts';
import { ausfuehrlich, fehlertext, type Steuerkern, vermerke } from '../zustand/steuerkern.ts';
import type { Vorhaben } from '../zustand/zustand.ts';
import type { Aufbewahrung } from './aufbewahrung.ts';
import { ersteKette, gehoert, ohneErstes } from './ausgang.ts';

/**
 * Nach so langer Zeit wird von selbst noch einmal gesendet, frühestens wenn die Ablage es will (`Retry-After`); jedes Mal
 * doppelt so lange, höchstens so lange wie die zweite Zahl. Bis zur Hälfte kommt zufällig dazu: Wer mit anderen zugleich
 * abgewiesen wurde, soll nicht mit ihnen zugleich wiederkommen.
 */
const WIEDERHOLUNG_MS = { zuerst: 15_000, hoechstens: 300_000 };

const OFFLINE = 'Sie sind offline. Das Speichern ist vorgemerkt und wird gesendet, sobald das Netz wieder da ist.';
const NICHT_ANGEMELDET = 'Das Speichern ist vorgemerkt und wird gesendet, sobald Sie angemeldet sind.';
const FLUECHTIG = 'Es übersteht das Schließen der Mappe nicht, denn in ihr lässt es sich nicht aufheben.';

/** Sendet auf Wunsch, nach einer Wartezeit und nach der Anmeldung; nie zweimal zugleich. */
export class Senden {
  readonly #s: Steuerkern;
  readonly #aufbewahrung: Aufbewahrung;
  #laeuft: Promise<void> | null = null;
  /** Jemand will senden, während schon gesendet wird: Scheitert das, zählt der Wunsch und nicht erst die Uhr. */
  #nochmal = false;
  #uhr: ReturnType<typeof setTimeout> | undefined;
  #wartezeit = WIEDERHOLUNG_MS.zuerst;
  #beendet = false;

  constructor(steuerung: Steuerkern, aufbewahrung: Aufbewahrung) {
    this.#s = steuerung;
    this.#aufbewahrung = aufbewahrung;
  }

  /** Sendet, was im Ausgang wartet, mit denselben Schlüsseln; auch, was von früher in der Mappe liegt. */
  erneut(): Promise<void> {
    if (this.#laeuft) this.#nochmal = true;
    this.#laeuft ??= this.#sendeBisRuhe().finally(() => {
      this.#laeuft = null;
    });
    return this.#laeuft;
  }

  /** Wartet, bis nichts mehr unterwegs ist. */
  async ruhe(): Promise<void> {
    await this.#laeuft;
  }

  beende(): void {
    this.#beendet = true;
    clearTimeout(this.#uhr);
  }

  async #sendeBisRuhe(): Promise<void> {
    do {
      this.#nochmal = false;
      await this.#sendeAlles();
    } while (this.#nochmal && this.#s.zustand.speichern.art === 'unbestaetigt');
  }

  async #sendeAlles(): Promise<void> {
    clearTimeout(this.#uhr);
    await this.#aufbewahrung.lies().catch(() => null);
    if (this.#s.zustand.ausgang.length > 0) await this.#s.meldeAnFallsNoetig();
    const { speichern } = this.#s.zustand;
    // Über einen Konflikt entscheidet die Person; bis dahin wartet auch, was danach kommt.
    if (speichern.art === 'konflikt' && gehoert(speichern.vorhaben, this.#s.zustand.benutzer)) return;
    for (let erstes = this.#s.zustand.ausgang[0]; erstes; erstes = this.#s.zustand.ausgang[0]) {
      const { benutzer } = this.#s.zustand;
      const unbekannt = this.#s.zustand.unbekannte.includes(erstes.schluessel);
      if (!benutzer && !unbekannt) return this.#wartet(erstes, NICHT_ANGEMELDET);
      if (benutzer && !gehoert(erstes, benutzer)) {
        const meldung = `${erstes.von.name} wollte speichern; senden kann das nur diese Person.`;
        return this.#s.setze({ speichern: { art: 'unbestaetigt', vorhaben: erstes, meldung }, zusammenfuehrung: null });
      }
      if (unbekannt)
        return this.#s.setze({ speichern: { art: 'unbekannt', vorhaben: erstes }, zusammenfuehrung: null });
      if (!(await this.#sende(erstes))) return;
    }
  }

  /** Ob es mit dem nächsten weitergehen kann. */
  async #sende(vorhaben: Vorhaben): Promise<boolean> {
    const { ablage } = this.#s.umgebung;
    const offline = !netzIstDa();
    this.#s.setze({ speichern: { art: 'sendet', vorhaben } });
    const { antragId, antrag, kommentar, schluessel, basis } = vorhaben;
    if (!vorhaben.gesendet) await this.#vermerkeGesendet(true);
    // Währenddessen kann sich jemand anderes angemeldet haben.
    if (!gehoert(vorhaben, this.#s.zustand.benutzer)) return true;
    let gespeichert: Antragsversion;
    try {
      gespeichert =
        basis === null
          ? await ablage.anlegen(antragId, antrag, kommentar, schluessel)
          : await ablage.speichern(antragId, basis, antrag, kommentar, schluessel);
    } catch (fehler) {
      // Ohne Netz davor und danach ist nichts angekommen: Dann darf ein neueres Speichern dieses noch ersetzen.
      const niemalsAngekommen = !vorhaben.gesendet && ((offline && !netzIstDa()) || fehler instanceof AnmeldeFehler);
      if (niemalsAngekommen && wartet(fehler)) await this.#vermerkeGesendet(false);
      return this.#nimmFehler(vorhaben, fehler, offline);
    }
    await this.#bestaetigt(vorhaben, gespeichert);
    return true;
  }

  async #bestaetigt(vorhaben: Vorhaben, gespeichert: Antragsversion): Promise<void> {
    const { version } = gespeichert;
    // Nicht `vorhaben`: Während der Antwort kann das Blatt einen anderen Inhalt bekommen haben.
    const imBlatt = this.#s.zustand.ausgang[0]?.imBlatt ?? false;
    const merker = {
      antragId: vorhaben.antragId,
      version,
      basis: version,
      antragHash: antragHash(vorhaben.antrag),
      tid: vorhaben.von.tid,
    };
    const zusatz = imBlatt ? await vermerke(this.#s, merker) : '';
    await this.#aufbewahrung.setze(ohneErstes(this.#s.zustand.ausgang, version));
    this.#wartezeit = WIEDERHOLUNG_MS.zuerst;
    this.#s.setze({ speichern: { art: 'ruht' } });
    this.#s.listen.vergiss('antraege');
    this.#leereKommentar(vorhaben);
    const erfolg = imBlatt
      ? `Version ${version} ist gespeichert.`
      : `„${vorhaben.antrag.titel}“ ist als Version ${version} gespeichert.`;
    this.#s.melde(zusatz ? 'warnung' : 'erfolg', `${erfolg}${zusatz}`);
    if (imBlatt) await vermerkeImBlatt(this.#s, gespeichert);
    await this.#s.listen.versionen();
  }

  async #nimmFehler(vorhaben: Vorhaben, fehler: unknown, offline: boolean): Promise<boolean> {
    if (wartet(fehler)) {
      this.#wartet(
        vorhaben,
        offline ? OFFLINE : fehlertext(fehler),
        fehler instanceof NichtErreichbar ? fehler.wartenMs : 0,
      );
      return false;
    }
    const { ausgang } = this.#s.zustand;
    if (fehler instanceof VeralteteVersion) {
      const { kette, rest } = ersteKette(ausgang);
      const letztes = kette.at(-1) ?? vorhaben;
      const eigene = {
        ...letztes,
        basis: vorhaben.basis,
        kommentar: letztes.kommentar || vorhaben.kommentar,
        folgt: false,
        gesendet: true,
      };
      this.#s.setze({ speichern: { art: 'konflikt', vorhaben: eigene, neuere: fehler.neuere } });
      // Steht sie im Blatt, ist sie dort sicher. Sonst gibt es sie nur hier, und sie bleibt, bis über sie entschieden
      // ist.
      await this.#aufbewahrung.setze(eigene.imBlatt ? rest : [eigene, ...rest]);
      await this.#s.abgleich.sucheNeuere();
      await this.#s.zusammenfuehren.oeffne();
      return false;
    }
    if (!ausgang[0]?.imBlatt && !ausgang[1]?.folgt) {
      // Diese Fassung gibt es nur hier: Sie bleibt, bis die Person sie verwirft.
      const meldung = `„${vorhaben.antrag.titel}“ wurde abgelehnt. ${ausfuehrlich(fehler)}`;
      this.#s.setze({ speichern: { art: 'unbestaetigt', vorhaben, meldung } });
      return false;
    }
    await this.#aufbewahrung.setze(ohneErstes(ausgang, vorhaben.basis));
    this.#s.setze({
      speichern: {
        art: 'abgelehnt',
        meldung: fehlertext(fehler),
        fehler: fehler instanceof Abgelehnt ? fehler.fehler : [],
      },
    });
    return false;
  }

  #wartet(vorhaben: Vorhaben, grund: string, mindestens = 0): void {
    const meldung = `${grund}${this.#aufbewahrung.fluechtig ? ` ${FLUECHTIG}` : ''}`;
    this.#s.setze({ speichern: { art: 'unbestaetigt', vorhaben, meldung } });
    this.#leereKommentar(this.#s.zustand.ausgang.at(-1) ?? vorhaben);
    clearTimeout(this.#uhr);
    if (this.#beendet) return;
    const wartezeit = Math.max(this.#wartezeit, mindestens) + (Math.random() * this.#wartezeit) / 2;
    this.#uhr = setTimeout(() => void this.erneut(), wartezeit);
    this.#wartezeit = Math.min(this.#wartezeit * 2, WIEDERHOLUNG_MS.hoechstens);
  }

  /** Im Ausgang und in der Version liegt der Kommentar mit; was inzwischen neu getippt ist, bleibt. */
  #leereKommentar({ kommentar }: Vorhaben): void {
    if (this.#s.zustand.kommentar.trim() === kommentar) this.#s.setze({ kommentar: '' });
  }

  async #vermerkeGesendet(gesendet: boolean): Promise<void> {
    await this.#aufbewahrung.setze(
      this.#s.zustand.ausgang.map((vorhaben, i) => (i === 0 ? { ...vorhaben, gesendet } : vorhaben)),
    );
  }
}

/** Ob der Browser überhaupt ein Netz hat; nur ein Nein ist verlässlich. */
function netzIstDa(): boolean {
  return globalThis.navigator?.onLine !== false;
}

/** Ob das Vorhaben im Ausgang bleibt: Die Ablage war nicht zu erreichen, oder die Anmeldung muss erneuert werden. */
function wartet(fehler: unknown): boolean {
  return (
    fehler instanceof NichtErreichbar ||
    fehler instanceof AnmeldeFehler ||
    (fehler instanceof Abgelehnt && fehler.status === 401)
  );
}
