/**
 * Nimmt entgegen, was die Person im Aufgabenbereich tut. Die Oberfläche zeigt nur den Zustand und ruft diese Methoden.
 */

import { sichtbar } from '../../../shared/grund/zeichen.ts';
import { leeresBlatt } from '../../haushaltsblatt/blatt-aus-antrag.ts';
import { schreibeHaushaltsblatt } from '../../haushaltsblatt/in-der-mappe.ts';
import { istMerker } from '../../workbook/merker.ts';
import type { Blattmodell } from '../../workbook/modell.ts';
import type { Mappenmerker } from '../../workbook/workbook.ts';
import type { Zellbezug } from '../../workbook/zellen.ts';
import { AnmeldeFehler, type Benutzer } from '../anmeldung/anmeldung.ts';
import { Blattleser } from '../blatt/blattleser.ts';
import { notizensatz, notizenVerwerfen, ueberschreiben } from '../blatt/ueberschreiben.ts';
import { Speichern } from '../speichern/speichern.ts';
import { Zusammenfuehren } from '../speichern/zusammenfuehren.ts';
import { fehlertext, type Steuerkern, type Umgebung } from '../zustand/steuerkern.ts';
import { Store } from '../zustand/store.ts';
import {
  ANFANG,
  type Blattzustand,
  hatUngespeichertes,
  type Meldungsart,
  type Rueckfrage,
  type Zustand,
} from '../zustand/zustand.ts';
import { Abgleich } from './abgleich.ts';
import { Blattwahl } from './blattwahl.ts';
import { Laden } from './laden.ts';
import { Listen } from './listen.ts';
import { NachBescheid } from './nach-bescheid.ts';
import { Statuswechsel } from './statuswechsel.ts';
import { Vergleichen } from './vergleichen.ts';

/** So lange bleibt eine Bestätigung stehen. */
const BESTAETIGUNG_MS = 12_000;

/**
 * Hält den Zustand und setzt ihre Teile zusammen. Ihre Methoden werfen nicht, wo nichts anderes steht: Fehler werden zu
 * Meldungen.
 */
export class Steuerung implements Steuerkern {
  readonly umgebung: Umgebung;
  readonly abgleich: Abgleich;
  readonly blattwahl: Blattwahl;
  readonly laden: Laden;
  readonly listen: Listen;
  readonly nachBescheid: NachBescheid;
  readonly speichern: Speichern;
  readonly statuswechsel: Statuswechsel;
  readonly vergleichen: Vergleichen;
  readonly zusammenfuehren: Zusammenfuehren;
  readonly #leser: Blattleser;
  readonly #store = new Store<Zustand>(ANFANG);
  #merkerBekannt = false;
  #meldungen = 0;
  #meldungsuhr: ReturnType<typeof setTimeout> | undefined;
  #ruecknahme: (() => Promise<void>) | null = null;
  #antwort: ((ja: boolean) => void) | null = null;

  constructor(umgebung: Umgebung) {
    this.umgebung = umgebung;
    this.#leser = new Blattleser(
      umgebung.workbook,
      (blatt, lage) => this.blattwahl.gelesen(blatt, lage),
      umgebung.ladeRechner,
    );
    this.abgleich = new Abgleich(this);
    this.blattwahl = new Blattwahl(this, this.#leser);
    this.listen = new Listen(this);
    this.nachBescheid = new NachBescheid(this);
    this.speichern = new Speichern(this);
    this.laden = new Laden(this);
    this.statuswechsel = new Statuswechsel(this);
    this.vergleichen = new Vergleichen(this);
    this.zusammenfuehren = new Zusammenfuehren(this);
  }

  get zustand(): Zustand {
    return this.#store.lesen();
  }

  /** Zum Beobachten; geändert wird er nur hier. */
  get store(): Pick<Store<Zustand>, 'lesen' | 'abonniere'> {
    return this.#store;
  }

  setze(teil: Partial<Zustand>): void {
    this.#store.setze(teil);
  }

  async starte(): Promise<void> {
    await this.blattwahl.lies();
    await this.liesMerker().catch(() => null);
    // Erst das Blatt: Was zur Anmeldung geladen wird, soll dem Plan nicht im Weg sein.
    await this.#leser.lies();
    await this.#meldeAn();
    await this.abgleich.pruefe();
    await this.speichern.erneut();
  }

  beende(): void {
    this.#leser.beende();
    this.speichern.beende();
    clearTimeout(this.#meldungsuhr);
    this.#store.beende();
  }

  /** Liest das Blatt, wie es jetzt ist, samt einer noch offenen Eingabe. */
  liesBlatt(): Promise<Blattzustand> {
    return this.#leser.lies(true);
  }

  melde(art: Meldungsart, text: string, ruecknahme: (() => Promise<void>) | null = null): void {
    this.#ruecknahme = ruecknahme;
    const nummer = ++this.#meldungen;
    this.setze({ meldung: { nummer, art, text: sichtbar(text), rueckgaengig: ruecknahme !== null } });
    clearTimeout(this.#meldungsuhr);
    // Nur Bestätigungen gehen von selbst: Was jemand tun oder zurücknehmen muss, bleibt stehen.
    if (art === 'erfolg' && !ruecknahme) this.#meldungsuhr = setTimeout(() => this.schliesseMeldung(), BESTAETIGUNG_MS);
  }

  schliesseMeldung(): void {
    this.setze({ meldung: null });
  }

  /** Nimmt das letzte Überschreiben des Blatts zurück. */
  async nimmZurueck(): Promise<void> {
    const ruecknahme = this.#ruecknahme;
    this.#ruecknahme = null;
    if (!ruecknahme) return;
    try {
      await ruecknahme();
      await this.#leser.lies();
      this.melde('info', 'Das Blatt ist wieder wie vorher.');
    } catch (fehler) {
      this.melde('fehler', `Das Blatt konnte nicht zurückgesetzt werden. ${fehlertext(fehler)}`, ruecknahme);
    }
  }

  /** Fragt nach und wartet auf die Antwort der Person. */
  frage(rueckfrage: Rueckfrage): Promise<boolean> {
    this.#antwort?.(false);
    return new Promise((antworte) => {
      this.#antwort = (ja) => {
        this.#antwort = null;
        this.setze({ rueckfrage: null });
        antworte(ja);
      };
      const { titel, text, bestaetigen } = rueckfrage;
      this.setze({ rueckfrage: { titel: sichtbar(titel), text: sichtbar(text), bestaetigen } });
    });
  }

  beantworte(ja: boolean): void {
    this.#antwort?.(ja);
  }

  /**
   * Fragt nur nach, wenn das Blatt etwas enthält, das in keiner Version liegt: Angaben oder Notizen neben den Tabellen.
   */
  async darfUeberschreiben(vorhaben: string): Promise<boolean> {
    await this.liesBlatt();
    if (!hatUngespeichertes(this.zustand)) return this.darfNotizenVerwerfen(vorhaben);
    return this.frage(ueberschreiben(vorhaben, await this.#notizen()));
  }

  /** Fragt nur nach, wenn neben den Tabellen etwas steht: Das Blatt wird neu aufgebaut und enthielte es nicht mehr. */
  async darfNotizenVerwerfen(vorhaben: string): Promise<boolean> {
    const notizen = await this.#notizen();
    return notizen === '' || this.frage(notizenVerwerfen(vorhaben, notizen));
  }

  async #notizen(): Promise<string> {
    return this.zustand.blatt.art === 'keinBlatt' ? '' : notizensatz(this.umgebung.workbook, this.zustand.blattwahl);
  }

  /** Schreibt das Blatt und merkt sich, zu welcher Version es gehört; beides lässt sich zusammen zurücknehmen. */
  async schreibe(modell: Blattmodell, merker: Zustand['merker'], erfolg: string): Promise<boolean> {
    let ruecknahme: () => Promise<void>;
    try {
      ruecknahme = await this.ersetzeBlatt(modell, merker);
    } catch (fehler) {
      this.melde('fehler', `Das Haushaltsblatt wurde nicht geändert. ${fehlertext(fehler)}`);
      return false;
    }
    await this.#leser.lies();
    this.melde('erfolg', erfolg, ruecknahme);
    return true;
  }

  async ersetzeBlatt(modell: Blattmodell, merker: Zustand['merker']): Promise<() => Promise<void>> {
    const { merker: vorher, herkunft } = this.zustand;
    await this.vergleichen.entferneMarkierung();
    const vorgang = await schreibeHaushaltsblatt(this.umgebung.workbook, modell, this.zustand.blattwahl);
    await this.speichern.loeseVomBlatt();
    try {
      await this.setzeMerker(merker);
    } catch (fehler) {
      // Sonst gälte das neue Blatt nach dem nächsten Öffnen als Stand des alten Antrags.
      await vorgang.zuruecknehmen();
      this.#giltMerker(vorher ?? herkunft);
      throw fehler;
    }
    this.setze({ verborgenes: [] });
    return async () => {
      await this.vergleichen.entferneMarkierung();
      await vorgang.zuruecknehmen();
      await this.speichern.loeseVomBlatt();
      await this.setzeMerker(vorher ?? herkunft);
    };
  }

  async liesMerker(): Promise<void> {
    if (this.#merkerBekannt) return;
    const merker = await this.umgebung.workbook.leseMerker(this.zustand.blattwahl);
    if (!this.#merkerBekannt) this.#giltMerker(merker);
  }

  async setzeMerker(merker: Mappenmerker | null): Promise<void> {
    this.#giltMerker(merker);
    await this.umgebung.workbook.schreibeMerker(merker, this.zustand.blattwahl);
  }

  nimmMerker(merker: Mappenmerker | null): void {
    this.#ruecknahme = null;
    this.schliesseMeldung();
    this.#giltMerker(merker);
  }

  #giltMerker(gemerkt: Mappenmerker | null): void {
    this.#merkerBekannt = true;
    const [merker, herkunft] = istMerker(gemerkt) ? [gemerkt, null] : [null, gemerkt];
    const vorher = this.zustand.merker;
    const andererAntrag = merker?.antragId !== vorher?.antragId;
    if (andererAntrag) this.listen.vergiss('versionen');
    const andererInhalt =
      andererAntrag || merker?.version !== vorher?.version || merker?.antragHash !== vorher?.antragHash;
    this.setze({
      merker,
      herkunft,
      ...(andererAntrag && { vergleich: null, neueste: null }),
      ...(andererInhalt && { abgleich: null }),
    });
  }

  async legeBlattAn(): Promise<void> {
    if (await this.darfUeberschreiben('Ein neuer Antrag'))
      await this.schreibe(leeresBlatt(), null, 'Ein leeres Haushaltsblatt ist angelegt.');
  }

  /**
   * Baut das Blatt aus seinen eigenen Angaben neu auf: mit allen Formeln und den Haushaltsjahren, die der Antrag
   * braucht.
   */
  async stelleFormelnHer(): Promise<void> {
    const blatt = await this.liesBlatt();
    if (blatt.art !== 'plan')
      return this.melde(
        'warnung',
        'Die Formeln bleiben, wie sie sind: Berichtigen Sie zuerst, was im Blatt nicht lesbar ist.',
      );
    if (!(await this.darfNotizenVerwerfen('Das Wiederherstellen der Formeln'))) return;
    await this.schreibe(
      await this.nachBescheid.neuesBlatt(blatt),
      this.zustand.merker,
      'Die Formeln sind wiederhergestellt; Blatt und Plan zeigen dieselben Beträge.',
    );
  }

  /** Baut das Blatt mit einer Spalte „Regelstand“ neu auf, in der jede Stelle ihren eigenen nennen kann. */
  async fuegeRegelstandspalteEin(): Promise<void> {
    const blatt = await this.liesBlatt();
    if (blatt.art !== 'plan')
      return this.melde(
        'warnung',
        'Die Tabelle bleibt, wie sie ist: Berichtigen Sie zuerst, was im Blatt nicht lesbar ist.',
      );
    if (!(await this.darfNotizenVerwerfen('Das Einfügen der Spalte „Regelstand“'))) return;
    await this.schreibe(
      await this.nachBescheid.neuesBlatt(blatt, { regelstandJeStelle: true }),
      this.zustand.merker,
      'Die Tabelle „Stellen“ hat eine Spalte „Regelstand“; leer gilt der im Kopf.',
    );
  }

  /** Fügt dort eine Zeile ein, wo die Auswahl steht. */
  async fuegeZeileEin(): Promise<void> {
    await (await import('../blatt/zeile-einfuegen.ts')).fuegeZeileEin(this);
  }

  async springeZu(zelle: Zellbezug): Promise<void> {
    try {
      await this.umgebung.workbook.springeZu(zelle);
    } catch (fehler) {
      this.melde('fehler', fehlertext(fehler));
    }
  }

  async waehleBenutzer(benutzer: Benutzer): Promise<void> {
    await this.#meldeAn(benutzer);
    await this.abgleich.pruefe();
    await this.speichern.erneut();
  }

  /** Nach einem Klick auf „Anmelden“; was auf die Anmeldung gewartet hat, wird danach gesendet. */
  async meldeAn(): Promise<void> {
    await this.#meldeAn(undefined, true);
    await this.abgleich.pruefe();
    await this.speichern.erneut();
  }

  /**
   * Nichts, was nur die abgemeldete Person sehen durfte, bleibt stehen; das Blatt und was in der Mappe wartet, bleiben.
   */
  async meldeAb(): Promise<void> {
    await this.umgebung.anmeldung.abmelden();
    this.#ruecknahme = null;
    this.listen.vergiss('versionen', 'antraege');
    this.setze({
      benutzer: null,
      anmeldefehler: null,
      anmeldbar: true,
      meldung: null,
      vergleich: null,
      abgleich: null,
      neueste: null,
      vierAugen: false,
    });
  }

  async #meldeAn(benutzer?: Benutzer, mitFenster = false): Promise<void> {
    try {
      const benutzerauswahl = await this.umgebung.anmeldung.auswahl();
      const angemeldet = await this.umgebung.anmeldung.anmelden(benutzer, mitFenster);
      const vorher = this.zustand.benutzer;
      // Vor allem anderen: Ab jetzt gehen Anfragen mit dem Token dieser Person hinaus, und nur was ihr gehört, darf
      // gesendet werden.
      this.setze({ benutzerauswahl, benutzer: angemeldet, anmeldefehler: null, anmeldbar: false });
      this.listen.vergiss('versionen', 'antraege');
      if (vorher && vorher.tid !== angemeldet.tid) await this.#vergissMandanten(vorher);
    } catch (fehler) {
      this.setze({
        anmeldefehler: fehlertext(fehler),
        anmeldbar: fehler instanceof AnmeldeFehler && fehler.durchAnmelden,
      });
    }
  }

  /** Nichts vom vorigen Mandanten bleibt stehen oder lässt sich zurückholen; was im Blatt steht, gehört der Person. */
  async #vergissMandanten({ tid, mandant }: Benutzer): Promise<void> {
    this.#ruecknahme = null;
    const { merker } = this.zustand;
    const herkunft =
      this.zustand.herkunft ??
      (merker && { tid: merker.tid ?? tid, name: merker.tid === undefined || merker.tid === tid ? mandant : null });
    this.setze({ meldung: null, vergleich: null, kommentar: '', vierAugen: false });
    await this.speichern.loeseVomBlatt();
    // Die Mappe merkt sich, woher das Blatt kommt: Auch nach dem nächsten Öffnen wird vor dem Speichern gefragt.
    await this.setzeMerker(herkunft).catch((fehler: unknown) =>
      this.melde('warnung', `Die Mappe nennt noch den Antrag der vorigen Kommune. ${fehlertext(fehler)}`),
    );
    await this.vergleichen.hebeMarkierungAuf();
  }

  async meldeAnFallsNoetig(): Promise<void> {
    if (!this.zustand.benutzer) await this.#meldeAn();
  }
}
