/** Eine Mappe und eine Ablage im Speicher, mit denen die Steuerung ohne Browser und Server geprüft wird. */
import { afterEach } from 'vitest';
import { vergleicheMitPlan } from '../../../addin/haushaltsblatt/blattabweichungen.ts';
import { antragAusBlatt, blattAusAntrag, tabellenImGitter } from '../../../addin/haushaltsblatt/haushaltsblatt.ts';
import type { Anmeldung, Benutzer } from '../../../addin/taskpane/anmeldung/anmeldung.ts';
import {
  Abgelehnt,
  type Ablage,
  type Seite,
  type Statuswunsch,
  VeralteteVersion,
} from '../../../addin/taskpane/api/schnittstelle.ts';
import { neueUuid } from '../../../addin/taskpane/api/uuid.ts';
import { Steuerung } from '../../../addin/taskpane/steuerung/steuerung.ts';
import type { Geraetespeicher } from '../../../addin/taskpane/zustand/steuerkern.ts';
import { istMerker } from '../../../addin/workbook/merker.ts';
import type { Blattmodell } from '../../../addin/workbook/modell.ts';
import type {
  Auswahl,
  Bereich,
  Ersatz,
  Mappengitter,
  Mappenmerker,
  Merker,
  Schreibvorgang,
  Workbook,
} from '../../../addin/workbook/workbook.ts';
import { adresse, type Gitter, type Zellbezug, type Zellwert } from '../../../addin/workbook/zellen.ts';
import { alsKurzbescheid, vollerBescheid } from '../../../shared/antrag/bescheid.ts';
import { berechneErgebnis } from '../../../shared/antrag/finanzierungsplan.ts';
import { pruefeKette } from '../../../shared/antrag/kette.ts';
import { alsGenannte, nachrechne } from '../../../shared/antrag/nachrechnen.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { vergleiche } from '../../../shared/antrag/vergleich.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import type { Belege, Versionsbeleg } from '../../../shared/api/belegantworten.ts';
import { AACHEN } from '../../shared/beispiele/aachen.ts';
import { alsGitter } from '../haushaltsblatt/antraege.ts';

export class SpeicherMappe implements Workbook {
  readonly umgebung = 'workbench';
  modell: Blattmodell | null = null;
  gemerkt: Mappenmerker | null = null;

  get merker(): Merker | null {
    return istMerker(this.gemerkt) ? this.gemerkt : null;
  }

  set merker(merker: Merker | null) {
    this.gemerkt = merker;
  }
  gesprungen: Zellbezug[] = [];
  /** Wirft beim nächsten Schreiben. */
  schreibfehler: Error | null = null;
  lesefehler: Error | null = null;
  lesungen = 0;
  readonly #zuhoerer = new Set<() => void>();

  setze(antrag: Antrag): void {
    this.modell = blattAusAntrag(antrag);
    this.melde();
  }

  melde(): void {
    for (const zuhoerer of this.#zuhoerer) zuhoerer();
  }

  async leseGitter(): Promise<Mappengitter> {
    this.lesungen++;
    if (this.lesefehler) throw this.lesefehler;
    const weitere = [...this.weitere].map(([name, modell]) => this.#gerechnet(alsGitter(modell, name)));
    return {
      art: 'blaetter',
      blaetter: this.modell ? [this.#gerechnet(alsGitter(this.modell)), ...weitere] : weitere,
      mitTabelle: null,
    };
  }

  /** Weitere Haushaltsblätter neben „Haushaltsblatt“, nach ihrem Namen. */
  readonly weitere = new Map<string, Blattmodell>();
  readonly merkerJeBlatt = new Map<string, Mappenmerker | null>();
  blattwahl: string | null = null;

  async leseTabellenorte() {
    return [];
  }

  async leseBlattwahl() {
    return this.blattwahl;
  }

  async schreibeBlattwahl(blatt: string | null) {
    this.blattwahl = blatt;
  }

  /** Zelle, in der statt der Formel diese Zahl steht. */
  ueberschrieben: readonly [zeile: number, spalte: number, zahl: number] | null = null;

  /** Schreibt in die Ergebniszellen, was die Formeln dort ergäben: Verglichen wird sonst mit lauter Nullen. */
  #gerechnet(gitter: Gitter): Gitter {
    const { antrag } = antragAusBlatt(tabellenImGitter(gitter));
    if (!antrag) return gitter;
    const werte = gitter.werte.map((zeile) => [...zeile]);
    const { finanzierungsplan } = berechneErgebnis(antrag).ergebnis;
    for (const { zelle, soll } of vergleicheMitPlan(tabellenImGitter(gitter), finanzierungsplan, gitter).abweichungen)
      (werte[zelle.zeile] as Zellwert[])[zelle.spalte] = soll;
    if (this.ueberschrieben)
      (werte[this.ueberschrieben[0]] as Zellwert[])[this.ueberschrieben[1]] = this.ueberschrieben[2];
    return { ...gitter, werte };
  }

  notiz: readonly (readonly [number, number, string])[] = [];
  /** Eingabefelder mit eigener Formel. */
  formel: readonly (readonly [number, number])[] = [];

  async leseBlatt() {
    if (!this.modell) return null;
    const gitter = alsGitter(this.modell);
    const werte = gitter.werte.map((zeile) => [...zeile]);
    for (const [zeile, spalte, text] of this.notiz) (werte[zeile] as Zellwert[])[spalte] = text;
    const istFormel = gitter.istFormel.map((zeile, z) =>
      zeile.map((ist, s) => ist || this.formel.some(([fz, fs]) => fz === z && fs === s)),
    );
    return { ...gitter, werte, istFormel };
  }

  verborgen: { readonly zeilen?: readonly number[]; readonly spalten?: readonly number[] } = {};

  async leseAnzeige() {
    if (!this.modell) return null;
    const gitter = alsGitter(this.modell);
    const { zeilen = [], spalten = [] } = this.verborgen;
    const texte = gitter.werte.map((zeile) =>
      zeile.map((wert) => (wert === null ? '' : String(wert).replace('.', ','))),
    );
    return { ...gitter, texte, verborgeneZeilen: new Set(zeilen), verborgeneSpalten: new Set(spalten) };
  }

  async schreibeBlatt(modell: Blattmodell, ersatz: Ersatz | null = null): Promise<Schreibvorgang> {
    if (this.schreibfehler) throw this.schreibfehler;
    const weiteres = ersatz && this.weitere.get(ersatz.blatt);
    if (ersatz && weiteres) {
      this.weitere.set(ersatz.blatt, modell);
      return { zuruecknehmen: async () => void this.weitere.set(ersatz.blatt, weiteres) };
    }
    const vorher = this.modell;
    this.modell = modell;
    return {
      zuruecknehmen: async () => {
        this.modell = vorher;
      },
    };
  }

  eingefuegt: Zellbezug[] = [];

  async fuegeZeileEin(unter: Zellbezug): Promise<Schreibvorgang> {
    if (this.schreibfehler) throw this.schreibfehler;
    this.eingefuegt.push(unter);
    return { zuruecknehmen: async () => void this.eingefuegt.pop() };
  }

  readonly formeln = new Map<string, string>();

  async schreibeFormel(zelle: Zellbezug, formel: string) {
    this.formeln.set(adresse(zelle), formel);
  }

  async leseMerker(blatt: string | null = null) {
    return blatt === null ? this.gemerkt : (this.merkerJeBlatt.get(blatt) ?? null);
  }

  async schreibeMerker(merker: Mappenmerker | null, blatt: string | null = null) {
    if (blatt === null) this.gemerkt = merker;
    else this.merkerJeBlatt.set(blatt, merker);
  }

  ausgang: string | null = null;
  markiert: readonly Zellbezug[] = [];

  async leseAusgang() {
    return this.ausgang;
  }

  async schreibeAusgang(ausgang: string | null) {
    this.ausgang = ausgang;
  }

  async markiere(zellen: readonly Zellbezug[]) {
    this.markiert = zellen;
    this.melde();
  }

  async hatMarkierung() {
    return this.markiert.length > 0;
  }

  async springeZu(zelle: Zellbezug) {
    this.gesprungen.push(zelle);
  }

  auswahl: Auswahl | null = null;
  readonly zellwerte = new Map<string, Zellwert>();

  async leseAuswahl() {
    return this.auswahl;
  }

  bereich: Bereich | null = null;

  async leseBereich() {
    return this.bereich;
  }

  async leseZellen(zellen: readonly Zellbezug[]) {
    return zellen.map((zelle) => this.zellwerte.get(`${zelle.blatt}!${adresse(zelle)}`) ?? null);
  }

  beobachteAenderungen(beiAenderung: () => void) {
    this.#zuhoerer.add(beiAenderung);
    return () => this.#zuhoerer.delete(beiAenderung);
  }

  beobachteAuswahl() {
    return () => {};
  }
}

/** Verhält sich wie die Ablage: eine Version je Nummer, Schlüssel machen Wiederholungen folgenlos. */
export class SpeicherAblage implements Ablage {
  readonly versionen_ = new Map<string, Antragsversion[]>();
  readonly #schluessel = new Map<string, Antragsversion>();
  readonly aufrufe: { readonly schluessel: string; readonly basis: number | null }[] = [];
  autor = { oid: 'a', name: 'Sachbearbeitung' };
  /** Wirft vor dem Speichern, als käme die Anfrage nicht an. */
  vorher: Error | null = null;
  /** Wirft nach dem Speichern, als ginge die Antwort verloren. */
  nachher: Error | null = null;

  async antraege() {
    const eintraege = [...this.versionen_].map(([antragId, versionen]) => {
      const neueste = versionen.at(-1) as Antragsversion;
      const { status, festgeschrieben, autor, erstelltAm: geaendertAm, version: neuesteVersion } = neueste;
      return {
        antragId,
        titel: neueste.antrag.titel,
        kommune: neueste.antrag.kommune.name,
        status,
        festgeschrieben,
        neuesteVersion,
        geaendertAm,
        autor,
      };
    });
    return { eintraege, cursor: null };
  }

  async versionen(antragId: string, _cursor: string | null = null): Promise<Seite<Antragsversion>> {
    return { eintraege: [...(this.versionen_.get(antragId) ?? [])].reverse(), cursor: null };
  }

  async version(antragId: string, version: number) {
    const gefunden = this.versionen_.get(antragId)?.[version - 1];
    if (!gefunden) throw new Abgelehnt(404, 'Diese Version gibt es nicht.');
    return gefunden;
  }

  async anlegen(antragId: string, antrag: Antrag, kommentar: string, schluessel: string) {
    return this.#speichere(antragId, null, antrag, kommentar, schluessel);
  }

  async speichern(antragId: string, basis: number, antrag: Antrag, kommentar: string, schluessel: string) {
    return this.#speichere(antragId, basis, antrag, kommentar, schluessel);
  }

  async setzeStatus(
    antragId: string,
    basis: number,
    { kommentar, bescheid, ...auftrag }: Statuswunsch,
    schluessel: string,
  ) {
    const { antrag } = await this.version(antragId, basis);
    const festgehalten = bescheid && { ...vollerBescheid(bescheid), erfasstVon: null, zumFrueherenPlan: false };
    return this.#speichere(antragId, basis, antrag, kommentar, schluessel, {
      ...auftrag,
      ...(festgehalten && { bescheid: alsKurzbescheid(festgehalten) }),
    });
  }

  async vergleich(antragId: string, von: number, bis: number) {
    return vergleiche(await this.version(antragId, von), await this.version(antragId, bis));
  }

  async pruefung(antragId: string) {
    const versionen = this.versionen_.get(antragId) ?? [];
    const nachgerechnet = versionen.map((version) => ({
      version: version.version,
      lesbar: true,
      abweichungen: nachrechne(version).map(alsGenannte),
      weitere: 0,
    }));
    return { kette: pruefeKette(antragId, versionen), versionen: nachgerechnet, cursor: null };
  }

  /** Der Anker der Umgebung; `null`: Es gibt keinen. */
  belege_: Belege['eintraege'] | null = null;
  belegfragen: [von: number, bis: number][] = [];

  async belege(_antragId: string, von: number, bis: number): Promise<Belege> {
    this.belegfragen.push([von, bis]);
    return {
      anker: this.belege_ !== null,
      eintraege: (this.belege_ ?? []).filter(({ version }) => version >= von && version <= bis),
    };
  }

  async beleg(): Promise<Versionsbeleg> {
    return { anker: this.belege_ !== null, beleg: null, beweis: null, zeitstempel: null };
  }

  async ausgabe(antragId: string) {
    return { zeilen: (this.versionen_.get(antragId) ?? []).map((version) => JSON.stringify(version)), cursor: null };
  }

  #speichere(
    antragId: string,
    basis: number | null,
    antrag: Antrag,
    kommentar: string,
    schluessel: string,
    auftrag: Partial<Antragsversion> = {},
  ): Antragsversion {
    this.aufrufe.push({ schluessel, basis });
    if (this.vorher) throw this.vorher;
    const wiederholt = this.#schluessel.get(schluessel);
    const version = wiederholt ?? this.#neueVersion(antragId, basis, antrag, kommentar, auftrag);
    this.#schluessel.set(schluessel, version);
    if (this.nachher) throw this.nachher;
    return version;
  }

  #neueVersion(
    antragId: string,
    basis: number | null,
    antrag: Antrag,
    kommentar: string,
    auftrag: Partial<Antragsversion>,
  ): Antragsversion {
    const versionen = this.versionen_.get(antragId) ?? [];
    const neueste = versionen.at(-1);
    if (neueste && basis !== neueste.version) {
      const alt = basis === null ? neueste : versionen[basis - 1];
      const { version, autor, erstelltAm } = neueste;
      throw new VeralteteVersion({ version, autor, erstelltAm, vergleich: vergleiche(alt ?? neueste, neueste) });
    }
    const neu: Antragsversion = {
      antragId,
      version: versionen.length + 1,
      status: 'entwurf',
      festgeschrieben: false,
      antrag,
      ...berechneErgebnis(antrag),
      regelstand: [],
      kern: '',
      kommentar,
      bescheid: null,
      autor: this.autor,
      erstelltAm: '2026-01-02T03:04:05Z',
      vorgaengerHash: neueste?.hash ?? null,
      hash: String(versionen.length + 1).padStart(64, '0'),
      ...auftrag,
    };
    this.versionen_.set(antragId, [...versionen, neu]);
    return neu;
  }
}

export const BENUTZER: readonly Benutzer[] = [
  { tid: 't1', oid: 'a', name: 'Sachbearbeitung', mandant: 'Kommune 1', rollen: ['GK.Bearbeiten'] },
  { tid: 't1', oid: 'b', name: 'Rechnungsprüfung', mandant: 'Kommune 1', rollen: ['GK.Pruefen'] },
  { tid: 't2', oid: 'c', name: 'Sachbearbeitung', mandant: 'Kommune 2', rollen: ['GK.Bearbeiten'] },
];

class FesteAnmeldung implements Anmeldung {
  #benutzer = BENUTZER[0] as Benutzer;

  async auswahl() {
    return BENUTZER;
  }

  async anmelden(benutzer?: Benutzer) {
    this.#benutzer = benutzer ?? this.#benutzer;
    return this.#benutzer;
  }

  async token() {
    return 'token';
  }

  async abmelden() {}
}

export interface Aufbau {
  readonly mappe: SpeicherMappe;
  readonly ablage: SpeicherAblage;
  readonly anmeldung: FesteAnmeldung;
  readonly steuerung: Steuerung;
}

/** Der Speicher eines Browsers. */
export class Geraet implements Geraetespeicher {
  readonly inhalt = new Map<string, string>();

  getItem(name: string) {
    return this.inhalt.get(name) ?? null;
  }

  setItem(name: string, wert: string) {
    this.inhalt.set(name, wert);
  }
}

/** Dasselbe Gerät für alles, was kein anderes nennt. */
const GERAET = new Geraet();

/** Steuerung über einer Mappe; mehrere Aufbauten dürfen sich eine Ablage teilen, wie zwei Personen. */
export async function baueAuf(
  ablage = new SpeicherAblage(),
  antrag: Antrag | null = AACHEN,
  mappe = new SpeicherMappe(),
  geraet: Geraetespeicher | null = GERAET,
): Promise<Aufbau> {
  if (antrag) mappe.setze(antrag);
  const anmeldung = new FesteAnmeldung();
  const steuerung = new Steuerung({ workbook: mappe, ablage, anmeldung, neueId: neueUuid, geraetespeicher: geraet });
  await steuerung.starte();
  return { mappe, ablage, anmeldung, steuerung };
}

/** Baut Aufgabenbereiche auf, die nach jedem Test von selbst enden. */
export function aufbauten(): (...angaben: Parameters<typeof baueAuf>) => Promise<Aufbau> {
  const aufgebaut: Aufbau[] = [];
  afterEach(() => {
    for (const { steuerung } of aufgebaut.splice(0)) steuerung.beende();
  });
  return async (...angaben) => {
    const aufbau = await baueAuf(...angaben);
    aufgebaut.push(aufbau);
    return aufbau;
  };
}
