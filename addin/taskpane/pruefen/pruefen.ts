/**
 * Der Tab „Prüfen“: welcher Antrag geprüft wird, der laufende Prüflauf und sein Ergebnis. Wird erst mit dem Tab
 * geladen.
 */

import { type SollIst, sollIst } from '../../../shared/antrag/sollist.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import type { Antragskopf, Versionskopf } from '../../../shared/api/antworten.ts';
import type { AntragId } from '../../../shared/grund/marken.ts';
import type { Pruefungen } from '../../../shared/pruefmappe/pruefungen.ts';
import { Blaettern } from '../zustand/blaettern.ts';
import type { Ladung, Liste, Seiten } from '../zustand/ladung.ts';
import { fehlertext, type Steuerkern } from '../zustand/steuerkern.ts';
import { Store } from '../zustand/store.ts';
import { type Pruefergebnis, pruefeAmServer, rechneSelbstNach } from './prueflaeufe.ts';

/** `server`: die Ablage prüft; `selbst`: hier nachgerechnet. */
export type Pruefart = 'server' | 'selbst';

export interface Prueflauf {
  readonly art: Pruefart;
  readonly zustand: 'laeuft' | 'fertig' | 'abgebrochen' | 'fehler';
  readonly ergebnis: Pruefergebnis;
  readonly meldung: string | null;
  /** Wann er zu diesem Stand kam, RFC 3339. */
  readonly am: string;
}

/** Der Antrag, der geprüft wird, mit seinen Versionen, die neueste zuerst. */
export interface Pruefantrag {
  readonly antragId: AntragId;
  readonly titel: string | null;
  readonly neueste: number;
  readonly versionen: Seiten<Versionskopf>;
  readonly sollIst: Ladung<{ readonly zahlen: SollIst }>;
}

export type Antragswahl =
  | { readonly art: 'keine' }
  | (Ladung<{ readonly antrag: Pruefantrag }> & { readonly antragId: AntragId });

export interface Pruefstand {
  readonly wahl: Antragswahl;
  /** Wonach zuletzt gesucht wurde. */
  readonly suche: string;
  /** Die gefundenen Anträge; ungeladen, wenn nicht gesucht wird. */
  readonly treffer: Liste<Antragskopf>;
  readonly lauf: Prueflauf | null;
}

const ANFANG: Pruefstand = { wahl: { art: 'keine' }, suche: '', treffer: { art: 'ungeladen' }, lauf: null };

/** Eigener Zustand neben dem der Steuerung: Er gilt nur für diesen Tab. */
export class Pruefen {
  readonly #s: Steuerkern;
  readonly #store = new Store<Pruefstand>(ANFANG);
  readonly #treffer: Blaettern<Antragskopf>;
  readonly #versionen: Blaettern<Versionskopf>;
  #abbruch: AbortController | null = null;
  #antragId: AntragId | null = null;

  constructor(steuerung: Steuerkern) {
    this.#s = steuerung;
    const melde = (meldung: string) => steuerung.melde('fehler', meldung);
    this.#treffer = new Blaettern({
      lies: () => this.#stand.treffer,
      setze: (treffer) => this.#setze({ treffer }),
      melde,
    });
    this.#versionen = new Blaettern({
      lies: () => this.#versionenDesAntrags(),
      setze: (liste) => this.#setzeVersionen(liste),
      melde,
    });
  }

  get store(): Pick<Store<Pruefstand>, 'lesen' | 'abonniere'> {
    return this.#store;
  }

  get #stand(): Pruefstand {
    return this.#store.lesen();
  }

  get ablage() {
    return this.#s.umgebung.ablage;
  }

  /** Vergisst alles, etwa wenn sich eine andere Person anmeldet. */
  verwirf(): void {
    this.#beendeLauf();
    this.#antragId = null;
    this.#treffer.vergiss();
    this.#versionen.vergiss();
    this.#setze(ANFANG);
  }

  async waehle(antragId: AntragId, titel: string | null = null, mindestens = 1): Promise<void> {
    this.#beendeLauf();
    this.#antragId = antragId;
    this.#treffer.vergiss();
    this.#versionen.vergiss();
    this.#setze({ wahl: { art: 'laedt', antragId }, lauf: null });
    try {
      const versionen = await this.ablage.versionen(antragId, null);
      const neueste = Math.max(mindestens, versionen.eintraege[0]?.version ?? 1);
      if (this.#antragId !== antragId) return;
      this.#setzeAntrag({ antragId, titel, neueste, versionen, sollIst: { art: 'laedt' } });
      await this.#ladeSollIst(antragId, neueste);
    } catch (fehler) {
      if (this.#antragId === antragId) this.#setze({ wahl: { art: 'fehler', antragId, meldung: fehlertext(fehler) } });
    }
  }

  async weitereVersionen(): Promise<void> {
    const { wahl } = this.#stand;
    if (wahl.art !== 'da' || wahl.antrag.versionen.cursor === null) return;
    await this.#versionen.lade((cursor) => this.ablage.versionen(wahl.antragId, cursor), true);
  }

  async suche(suche: string): Promise<void> {
    this.#treffer.vergiss();
    this.#setze({ suche: suche.trim() });
    await this.#ladeTreffer(false);
  }

  async weitereTreffer(): Promise<void> {
    await this.#ladeTreffer(true);
  }

  schliesseSuche(): void {
    this.#treffer.vergiss();
  }

  async #ladeTreffer(weiter: boolean): Promise<void> {
    const { suche } = this.#stand;
    await this.#treffer.lade((cursor) => this.ablage.antraege(cursor, suche), weiter);
  }

  /** Prüft alle Versionen, mit Fortschritt nach jeder Seite oder Version. */
  async pruefe(art: Pruefart): Promise<void> {
    const { wahl } = this.#stand;
    if (wahl.art !== 'da') return;
    this.brichAb();
    const abbruch = new AbortController();
    this.#abbruch = abbruch;
    const { antragId, neueste, titel } = wahl.antrag;
    let ergebnis: Pruefergebnis = { geprueft: 0, gesamt: neueste, brueche: [], befunde: [], unlesbare: [], hash: null };
    const zeige = (zustand: Prueflauf['zustand'], meldung: string | null = null) => {
      if (this.#abbruch === abbruch)
        this.#setze({ lauf: { art, zustand, ergebnis, meldung, am: new Date().toISOString() } });
    };
    const melde = (stand: Pruefergebnis) => {
      ergebnis = stand;
      zeige('laeuft');
    };
    zeige('laeuft');
    try {
      ergebnis = await (art === 'server' ? pruefeAmServer : rechneSelbstNach)({
        ablage: this.ablage,
        antragId,
        gesamt: neueste,
        titel,
        tid: this.#s.zustand.benutzer?.tid,
        abbruch: abbruch.signal,
        melde,
      });
      zeige('fertig');
    } catch (fehler) {
      if (abbruch.signal.aborted) zeige('abgebrochen');
      else zeige('fehler', fehlertext(fehler));
    }
  }

  brichAb(): void {
    this.#abbruch?.abort();
  }

  /** Wie ein Abbruch, aber ohne dass der Lauf noch etwas zeigt. */
  #beendeLauf(): void {
    this.brichAb();
    this.#abbruch = null;
  }

  /**
   * Das Ergebnis des letzten vollständigen Laufs zur Kette; `null`, wenn sie in dieser Sitzung nicht ganz geprüft ist.
   */
  get kette(): Pruefungen['kette'] {
    const { lauf } = this.#stand;
    if (lauf?.zustand !== 'fertig') return null;
    return { bruch: lauf.ergebnis.brueche[0] ?? null, am: lauf.am, wo: lauf.art === 'selbst' ? 'hier' : 'ablage' };
  }

  async #ladeSollIst(antragId: AntragId, neueste: number): Promise<void> {
    try {
      const version = await this.ablage.version(antragId, neueste);
      const bewilligt = await this.#mitBescheid(antragId, version);
      this.#aendereAntrag(antragId, (antrag) => ({
        ...antrag,
        titel: version.antrag.titel,
        sollIst: { art: 'da', zahlen: sollIst(version, bewilligt) },
      }));
    } catch (fehler) {
      this.#aendereAntrag(antragId, (antrag) => ({
        ...antrag,
        sollIst: { art: 'fehler', meldung: fehlertext(fehler) },
      }));
    }
  }

  /** Ein Bescheid gehört zum Status „bewilligt“; die neueste Version mit diesem Status trägt ihn. */
  async #mitBescheid(antragId: AntragId, neueste: Antragsversion): Promise<Antragsversion | null> {
    if (neueste.bescheid) return neueste;
    const { wahl } = this.#stand;
    let seite: Seiten<Versionskopf> = wahl.art === 'da' ? wahl.antrag.versionen : { eintraege: [], cursor: null };
    for (;;) {
      const kopf = seite.eintraege.find(({ status }) => status === 'bewilligt');
      if (kopf) return this.ablage.version(antragId, kopf.version);
      if (seite.cursor === null || this.#antragId !== antragId) return null;
      seite = await this.ablage.versionen(antragId, seite.cursor);
    }
  }

  #versionenDesAntrags(): Liste<Versionskopf> {
    const { wahl } = this.#stand;
    return wahl.art === 'da' ? { art: 'da', ...wahl.antrag.versionen } : { art: 'ungeladen' };
  }

  #setzeVersionen(liste: Liste<Versionskopf>): void {
    const { wahl } = this.#stand;
    if (wahl.art !== 'da' || liste.art !== 'da') return;
    const { eintraege, cursor } = liste;
    this.#setzeAntrag({ ...wahl.antrag, versionen: { eintraege, cursor } });
  }

  #setzeAntrag(antrag: Pruefantrag): void {
    this.#setze({ wahl: { art: 'da', antragId: antrag.antragId, antrag } });
  }

  #aendereAntrag(antragId: AntragId, aendere: (antrag: Pruefantrag) => Pruefantrag): void {
    const { wahl } = this.#stand;
    if (wahl.art === 'da' && wahl.antrag.antragId === antragId) this.#setzeAntrag(aendere(wahl.antrag));
  }

  #setze(teil: Partial<Pruefstand>): void {
    this.#store.setze(teil);
  }
}
