/**
 * Speichern einer Version. Jedes Vorhaben liegt im Ausgang und behält seinen Schlüssel, bis es bestätigt oder abgelehnt ist: Eine
 * Wiederholung speichert nie doppelt, und was gesendet wurde, bleibt gleich, auch wenn sich das Blatt inzwischen ändert.
 */
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { AnmeldeFehler } from '../anmeldung/anmeldung.ts';
import { Abgelehnt, NichtErreichbar, VeralteteVersion } from '../api/schnittstelle.ts';
import { antragHash } from './antragshash.ts';
import { type Ausgang, alsText, ersteKette, gehoert, mitVorhaben, ohneErstes } from './ausgang.ts';
import { netzIstDa } from './netz.ts';
import { type Steuerkern, text } from './steuerkern.ts';
import type { Vorhaben } from './zustand.ts';

/** Nach so langer Zeit wird von selbst noch einmal gesendet; jedes Mal doppelt so lange, höchstens so lange wie die zweite Zahl. */
const WIEDERHOLUNG_MS = { zuerst: 15_000, hoechstens: 300_000 };

const OFFLINE = 'Sie sind offline. Das Speichern ist vorgemerkt und wird gesendet, sobald das Netz wieder da ist.';
const NICHT_ANGEMELDET = 'Das Speichern ist vorgemerkt und wird gesendet, sobald Sie angemeldet sind.';
const FLUECHTIG = 'Es übersteht das Schließen der Mappe nicht, denn in ihr lässt es sich nicht aufheben.';

export class Speichern {
  readonly #s: Steuerkern;
  #laeuft: Promise<void> | null = null;
  /** Jemand will senden, während schon gesendet wird: Scheitert das, zählt der Wunsch und nicht erst die Uhr. */
  #nochmal = false;
  #uhr: ReturnType<typeof setTimeout> | undefined;
  #wartezeit = WIEDERHOLUNG_MS.zuerst;
  #fluechtig = false;

  constructor(steuerung: Steuerkern) {
    this.#s = steuerung;
  }

  /** Speichert, was jetzt im Blatt steht. */
  async version(kommentar: string): Promise<void> {
    const { merker } = this.#s.zustand;
    await this.#nimmBlatt(merker?.antragId ?? null, merker?.basis ?? null, kommentar);
  }

  /** Speichert, was jetzt im Blatt steht, als Version nach `basis`. Liefert die Version, wenn sie bestätigt ist. */
  async blattAls(antragId: string, basis: number, kommentar: string): Promise<number | null> {
    await this.#nimmBlatt(antragId, basis, kommentar);
    const { speichern, merker } = this.#s.zustand;
    return speichern.art === 'ruht' && merker?.antragId === antragId && merker.basis > basis ? merker.basis : null;
  }

  /** Sendet, was im Ausgang wartet, mit denselben Schlüsseln. */
  erneut(): Promise<void> {
    if (this.#laeuft) this.#nochmal = true;
    this.#laeuft ??= this.#sendeBisRuhe().finally(() => {
      this.#laeuft = null;
    });
    return this.#laeuft;
  }

  /** Holt den Ausgang aus der Arbeitsmappe, etwa nach einem Neustart, und sendet ihn. */
  async nimmAuf(): Promise<void> {
    const gelesen = await this.#s.umgebung.workbook.leseAusgang().catch(() => null);
    if (gelesen !== null && this.#s.zustand.ausgang.length === 0) {
      const { ausText } = await import('./ausgang-lesen.ts');
      this.#s.setze({ ausgang: ausText(gelesen) });
    }
    await this.erneut();
  }

  /** Nach einem Konflikt: die eigene Fassung als Version nach der neueren, die die Person nun kennt. Fragt vorher. */
  async alsNaechste(): Promise<void> {
    const { speichern } = this.#s.zustand;
    if (speichern.art !== 'konflikt') return;
    const { vorhaben, neuere } = speichern;
    const ja = await this.#s.frage({
      titel: `Version ${neuere.version} übergehen?`,
      text: `Ihre Fassung wird Version ${neuere.version + 1}, so wie sie ist. Was ${neuere.autor.name} in Version ${neuere.version} geändert hat, steht dann nur noch dort.`,
      bestaetigen: 'Meine Fassung speichern',
    });
    if (!ja) return;
    if (vorhaben.imBlatt) await this.#nimmBlatt(vorhaben.antragId, neuere.version, vorhaben.kommentar);
    else await this.#nimm({ ...vorhaben, schluessel: this.#s.umgebung.neueId(), basis: neuere.version, folgt: false, gesendet: false });
  }

  /** Verwirft, was im Ausgang wartet, nach Rückfrage. Das Blatt bleibt, wie es ist. */
  async verwirfAusgang(): Promise<void> {
    await this.#laeuft;
    const { ausgang } = this.#s.zustand;
    if (ausgang.length === 0) return;
    const ja = await this.#s.frage({
      titel: 'Vorgemerktes Speichern verwerfen?',
      text: 'Es wird nicht mehr gesendet. Kam ein früherer Versuch schon an, gibt es die Version trotzdem. Das Haushaltsblatt bleibt, wie es ist.',
      bestaetigen: 'Verwerfen',
    });
    if (!ja) return;
    await this.#setzeAusgang([]);
    this.#s.setze({ speichern: { art: 'ruht' } });
  }

  /** Legt die Anzeige von Konflikt oder Ablehnung weg; das Blatt bleibt, wie es ist. */
  verwirf(): void {
    const { art } = this.#s.zustand.speichern;
    if (art !== 'konflikt' && art !== 'abgelehnt') return;
    this.#s.setze({ speichern: { art: 'ruht' }, zusammenfuehrung: null });
    if (this.#s.zustand.ausgang.length > 0) void this.erneut();
  }

  /** Wie {@link verwirf}; liegt die eigene Fassung nicht im Blatt, ginge sie damit verloren, und es wird gefragt. */
  async entscheideSpaeter(): Promise<void> {
    const { speichern } = this.#s.zustand;
    const nurHier = speichern.art === 'konflikt' && !speichern.vorhaben.imBlatt;
    const frage = {
      titel: 'Ihre Fassung verwerfen?',
      text: 'Sie liegt in keiner Version und nicht im Blatt, denn dort steht inzwischen etwas anderes. Danach lässt sie sich nicht zurückholen.',
      bestaetigen: 'Verwerfen',
    };
    if (!nurHier || (await this.#s.frage(frage))) this.verwirf();
  }

  /** Das Blatt enthält ab jetzt etwas anderes: Was wartet, wird gesendet, aber das Blatt gehört nicht mehr dazu. */
  async loeseVomBlatt(): Promise<void> {
    const { ausgang } = this.#s.zustand;
    if (ausgang.some((vorhaben) => vorhaben.imBlatt)) await this.#setzeAusgang(ausgang.map((vorhaben) => ({ ...vorhaben, imBlatt: false })));
  }

  beende(): void {
    clearTimeout(this.#uhr);
  }

  async #nimmBlatt(antragId: string | null, basis: number | null, kommentar: string): Promise<void> {
    await this.#laeuft;
    const { benutzer, ausgang } = this.#s.zustand;
    if (!benutzer) return this.#s.melde('warnung', 'Gespeichert wurde nichts: Es ist niemand angemeldet.');
    if (ausgang.some((vorhaben) => !gehoert(vorhaben, benutzer))) {
      return this.#s.melde(
        'warnung',
        'In dieser Mappe wartet noch das Speichern einer anderen Person. Erst danach, oder wenn Sie es verwerfen, können Sie speichern.',
      );
    }
    const blatt = await this.#s.liesBlatt();
    if (blatt.art !== 'plan') {
      return this.#s.melde('warnung', 'Gespeichert wurde nichts: Das Haushaltsblatt lässt sich noch nicht lesen. Der Tab „Plan“ nennt die Zellen.');
    }
    const letztes = ausgang.at(-1);
    if (letztes?.imBlatt && letztes.antragHash === blatt.antragHash) return this.erneut();
    const { tid, oid, name } = benutzer;
    await this.#nimm({
      schluessel: this.#s.umgebung.neueId(),
      antragId: antragId ?? this.#s.umgebung.neueId(),
      basis,
      antrag: blatt.antrag,
      antragHash: blatt.antragHash,
      kommentar: kommentar.trim(),
      von: { tid, oid, name },
      folgt: false,
      gesendet: false,
      imBlatt: true,
    });
  }

  async #nimm(vorhaben: Vorhaben): Promise<void> {
    await this.#setzeAusgang(mitVorhaben(this.#s.zustand.ausgang, vorhaben));
    this.#s.setze({ meldung: null, zusammenfuehrung: null });
    await this.erneut();
  }

  async #sendeBisRuhe(): Promise<void> {
    do {
      this.#nochmal = false;
      await this.#sendeAlles();
    } while (this.#nochmal && this.#s.zustand.speichern.art === 'unbestaetigt');
  }

  async #sendeAlles(): Promise<void> {
    clearTimeout(this.#uhr);
    if (this.#s.zustand.ausgang.length > 0) await this.#s.meldeAnFallsNoetig();
    for (let erstes = this.#s.zustand.ausgang[0]; erstes; erstes = this.#s.zustand.ausgang[0]) {
      const { benutzer } = this.#s.zustand;
      if (!benutzer) return this.#wartet(erstes, NICHT_ANGEMELDET);
      if (!gehoert(erstes, benutzer)) {
        const meldung = `${erstes.von.name} wollte speichern; senden kann das nur diese Person.`;
        return this.#s.setze({ speichern: { art: 'unbestaetigt', vorhaben: erstes, meldung } });
      }
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
    try {
      const gespeichert =
        basis === null ? await ablage.anlegen(antragId, antrag, kommentar, schluessel) : await ablage.speichern(antragId, basis, antrag, kommentar, schluessel);
      await this.#bestaetigt(vorhaben, gespeichert);
      return true;
    } catch (fehler) {
      // Ohne Netz davor und danach ist nichts angekommen: Dann darf ein neueres Speichern dieses noch ersetzen.
      const niemalsAngekommen = !vorhaben.gesendet && ((offline && !netzIstDa()) || fehler instanceof AnmeldeFehler);
      if (niemalsAngekommen && wartet(fehler)) await this.#vermerkeGesendet(false);
      return this.#nimmFehler(vorhaben, fehler, offline);
    }
  }

  async #bestaetigt(vorhaben: Vorhaben, { version }: Antragsversion): Promise<void> {
    // Nicht `vorhaben`: Während der Antwort kann das Blatt einen anderen Inhalt bekommen haben.
    const imBlatt = this.#s.zustand.ausgang[0]?.imBlatt ?? false;
    if (imBlatt) await this.#s.setzeMerker({ antragId: vorhaben.antragId, version, basis: version, antragHash: antragHash(vorhaben.antrag) });
    await this.#setzeAusgang(ohneErstes(this.#s.zustand.ausgang, version));
    this.#wartezeit = WIEDERHOLUNG_MS.zuerst;
    this.#s.setze({ speichern: { art: 'ruht' } });
    this.#s.listen.vergiss('antraege');
    this.#leereKommentar(vorhaben);
    this.#s.melde('erfolg', imBlatt ? `Version ${version} ist gespeichert.` : `„${vorhaben.antrag.titel}“ ist als Version ${version} gespeichert.`);
    await this.#s.listen.versionen();
  }

  async #nimmFehler(vorhaben: Vorhaben, fehler: unknown, offline: boolean): Promise<boolean> {
    if (wartet(fehler)) {
      this.#wartet(vorhaben, offline ? OFFLINE : text(fehler));
      return false;
    }
    const { ausgang } = this.#s.zustand;
    if (fehler instanceof VeralteteVersion) {
      const { kette, rest } = ersteKette(ausgang);
      await this.#setzeAusgang(rest);
      const letztes = kette.at(-1) ?? vorhaben;
      const kommentar = letztes.kommentar || vorhaben.kommentar;
      this.#s.setze({ speichern: { art: 'konflikt', vorhaben: { ...letztes, basis: vorhaben.basis, kommentar }, neuere: fehler.neuere } });
      await this.#s.zusammenfuehren.oeffne();
      return false;
    }
    await this.#setzeAusgang(ohneErstes(ausgang, vorhaben.basis));
    this.#s.setze({ speichern: { art: 'abgelehnt', meldung: text(fehler), fehler: fehler instanceof Abgelehnt ? fehler.fehler : [] } });
    return false;
  }

  #wartet(vorhaben: Vorhaben, grund: string): void {
    const meldung = `${grund}${this.#fluechtig ? ` ${FLUECHTIG}` : ''}`;
    this.#s.setze({ speichern: { art: 'unbestaetigt', vorhaben, meldung } });
    this.#leereKommentar(this.#s.zustand.ausgang.at(-1) ?? vorhaben);
    clearTimeout(this.#uhr);
    this.#uhr = setTimeout(() => void this.erneut(), this.#wartezeit);
    this.#wartezeit = Math.min(this.#wartezeit * 2, WIEDERHOLUNG_MS.hoechstens);
  }

  /** Im Ausgang und in der Version liegt der Kommentar mit; was inzwischen neu getippt ist, bleibt. */
  #leereKommentar({ kommentar }: Vorhaben): void {
    if (this.#s.zustand.kommentar.trim() === kommentar) this.#s.setze({ kommentar: '' });
  }

  async #vermerkeGesendet(gesendet: boolean): Promise<void> {
    await this.#setzeAusgang(this.#s.zustand.ausgang.map((vorhaben, i) => (i === 0 ? { ...vorhaben, gesendet } : vorhaben)));
  }

  /** Schreibt den Ausgang in die Mappe, bevor gesendet wird; geht das nicht, wird trotzdem gesendet. */
  async #setzeAusgang(ausgang: Ausgang): Promise<void> {
    const inhalt = alsText(ausgang);
    this.#s.setze({ ausgang });
    this.#fluechtig = ausgang.length > 0 && inhalt === null;
    await this.#s.umgebung.workbook.schreibeAusgang(inhalt).catch(() => {
      this.#fluechtig = ausgang.length > 0;
    });
  }
}

/** Ob das Vorhaben im Ausgang bleibt: Die Ablage war nicht zu erreichen, oder die Anmeldung muss erneuert werden. */
function wartet(fehler: unknown): boolean {
  return fehler instanceof NichtErreichbar || fehler instanceof AnmeldeFehler || (fehler instanceof Abgelehnt && fehler.status === 401);
}
