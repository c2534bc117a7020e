/** Der Tab „Prüfen“: welcher Antrag geprüft wird, der laufende Prüflauf und sein Ergebnis. Wird erst mit dem Tab geladen. */
import type { Kettenpruefung } from '../../../shared/antrag/kette.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import type { Antragskopf, Versionskopf } from '../../../shared/api/antworten.ts';
import { type Steuerkern, text } from '../zustand/steuerkern.ts';
import { type Pruefergebnis, pruefeAmServer, rechneSelbstNach } from './prueflaeufe.ts';
import { type SollIst, sollIst } from './sollist.ts';

/** `server`: die Ablage prüft; `selbst`: hier nachgerechnet. */
export type Pruefart = 'server' | 'selbst';

export interface Prueflauf {
  readonly art: Pruefart;
  readonly zustand: 'laeuft' | 'fertig' | 'abgebrochen' | 'fehler';
  readonly ergebnis: Pruefergebnis;
  readonly meldung: string | null;
}

/** Der Antrag, der geprüft wird, mit seinen Versionen, die neueste zuerst. */
export interface Pruefantrag {
  readonly antragId: string;
  readonly titel: string | null;
  readonly neueste: number;
  readonly versionen: readonly Versionskopf[];
  readonly cursor: string | null;
  /** `null`, solange er lädt. */
  readonly sollIst: SollIst | { readonly fehler: string } | null;
}

export type Antragswahl =
  | { readonly art: 'keine' }
  | { readonly art: 'laedt' }
  | { readonly art: 'fehler'; readonly antragId: string; readonly meldung: string }
  | { readonly art: 'da'; readonly antrag: Pruefantrag };

/** Was die Suche nach einem Antrag ergab. */
export type Treffer =
  | { readonly art: 'laedt' }
  | { readonly art: 'fehler'; readonly meldung: string }
  | { readonly art: 'da'; readonly suche: string; readonly eintraege: readonly Antragskopf[]; readonly cursor: string | null };

export interface Pruefstand {
  readonly wahl: Antragswahl;
  readonly treffer: Treffer | null;
  readonly lauf: Prueflauf | null;
}

/** Eigener Zustand neben dem der Steuerung: Er gilt nur für diesen Tab. */
export class Pruefen {
  readonly #s: Steuerkern;
  readonly #zuhoerer = new Set<() => void>();
  #stand: Pruefstand = { wahl: { art: 'keine' }, treffer: null, lauf: null };
  #abbruch: AbortController | null = null;
  #antragId: string | null = null;
  /** Nummer der letzten Suche; die Antwort auf eine überholte oder verworfene zählt nicht mehr. */
  #suche = 0;

  constructor(steuerung: Steuerkern) {
    this.#s = steuerung;
  }

  readonly abonniere = (zuhoerer: () => void): (() => void) => {
    this.#zuhoerer.add(zuhoerer);
    return () => this.#zuhoerer.delete(zuhoerer);
  };

  readonly lesen = (): Pruefstand => this.#stand;

  get ablage() {
    return this.#s.umgebung.ablage;
  }

  /** Vergisst alles, etwa wenn sich eine andere Person anmeldet. */
  verwirf(): void {
    this.#beendeLauf();
    this.#antragId = null;
    this.#suche++;
    this.#setze({ wahl: { art: 'keine' }, treffer: null, lauf: null });
  }

  async waehle(antragId: string, titel: string | null = null, mindestens = 1): Promise<void> {
    this.#beendeLauf();
    this.#antragId = antragId;
    this.#suche++;
    this.#setze({ wahl: { art: 'laedt' }, treffer: null, lauf: null });
    try {
      const { eintraege, cursor } = await this.ablage.versionen(antragId, null);
      const neueste = Math.max(mindestens, eintraege[0]?.version ?? 1);
      if (this.#antragId !== antragId) return;
      this.#setzeAntrag({ antragId, titel, neueste, versionen: eintraege, cursor, sollIst: null });
      await this.#ladeSollIst(antragId, neueste);
    } catch (fehler) {
      if (this.#antragId === antragId) this.#setze({ wahl: { art: 'fehler', antragId, meldung: text(fehler) } });
    }
  }

  async weitereVersionen(): Promise<void> {
    const { wahl } = this.#stand;
    if (wahl.art !== 'da' || wahl.antrag.cursor === null) return;
    const { antragId, cursor: ab } = wahl.antrag;
    try {
      const { eintraege, cursor } = await this.ablage.versionen(antragId, ab);
      // Kam diese Seite inzwischen schon an, etwa nach einem Doppelklick, kommt sie nicht noch einmal dazu.
      this.#aendereAntrag(antragId, (antrag) => (antrag.cursor === ab ? { ...antrag, versionen: [...antrag.versionen, ...eintraege], cursor } : antrag));
    } catch (fehler) {
      this.#s.melde('fehler', text(fehler));
    }
  }

  async suche(suche: string, weiter = false): Promise<void> {
    const nummer = ++this.#suche;
    const bisher = weiter && this.#stand.treffer?.art === 'da' ? this.#stand.treffer : null;
    if (!bisher) this.#setze({ treffer: { art: 'laedt' } });
    try {
      const { eintraege, cursor } = await this.ablage.antraege(bisher?.cursor ?? null, bisher?.suche ?? suche.trim());
      if (nummer === this.#suche) {
        this.#setze({ treffer: { art: 'da', suche: bisher?.suche ?? suche.trim(), eintraege: [...(bisher?.eintraege ?? []), ...eintraege], cursor } });
      }
    } catch (fehler) {
      if (nummer !== this.#suche) return;
      // Was schon gefunden ist, bleibt stehen.
      if (bisher) this.#s.melde('fehler', `Weitere Treffer konnten nicht geladen werden. ${text(fehler)}`);
      else this.#setze({ treffer: { art: 'fehler', meldung: text(fehler) } });
    }
  }

  schliesseSuche(): void {
    this.#suche++;
    this.#setze({ treffer: null });
  }

  /** Prüft alle Versionen, mit Fortschritt nach jeder Seite oder Version. */
  async pruefe(art: Pruefart): Promise<void> {
    const { wahl } = this.#stand;
    if (wahl.art !== 'da') return;
    this.brichAb();
    const abbruch = new AbortController();
    this.#abbruch = abbruch;
    const { antragId, neueste } = wahl.antrag;
    let ergebnis: Pruefergebnis = { geprueft: 0, gesamt: neueste, brueche: [], befunde: [], unlesbare: [], hash: null };
    const zeige = (zustand: Prueflauf['zustand'], meldung: string | null = null) => {
      if (this.#abbruch === abbruch) this.#setze({ lauf: { art, zustand, ergebnis, meldung } });
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
        abbruch: abbruch.signal,
        melde,
      });
      zeige('fertig');
    } catch (fehler) {
      if (abbruch.signal.aborted) zeige('abgebrochen');
      else zeige('fehler', text(fehler));
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

  /** Was der letzte vollständige Lauf zur Kette ergab; `null`, wenn sie in dieser Sitzung nicht ganz geprüft ist. */
  get kette(): Kettenpruefung | null {
    const { lauf } = this.#stand;
    return lauf?.zustand === 'fertig' ? { ok: lauf.ergebnis.brueche.length === 0, bruch: lauf.ergebnis.brueche[0] ?? null } : null;
  }

  async #ladeSollIst(antragId: string, neueste: number): Promise<void> {
    try {
      const version = await this.ablage.version(antragId, neueste);
      const bewilligt = await this.#mitBescheid(antragId, version);
      this.#aendereAntrag(antragId, (antrag) => ({ ...antrag, titel: version.antrag.titel, sollIst: sollIst(version, bewilligt) }));
    } catch (fehler) {
      this.#aendereAntrag(antragId, (antrag) => ({ ...antrag, sollIst: { fehler: text(fehler) } }));
    }
  }

  /** Ein Bescheid gehört zum Status „bewilligt“; die neueste Version mit diesem Status trägt ihn. */
  async #mitBescheid(antragId: string, neueste: Antragsversion): Promise<Antragsversion | null> {
    if (neueste.bescheid) return neueste;
    const { wahl } = this.#stand;
    let seite = wahl.art === 'da' ? { eintraege: wahl.antrag.versionen, cursor: wahl.antrag.cursor } : { eintraege: [], cursor: null };
    for (;;) {
      const kopf = seite.eintraege.find(({ status }) => status === 'bewilligt');
      if (kopf) return this.ablage.version(antragId, kopf.version);
      if (seite.cursor === null || this.#antragId !== antragId) return null;
      seite = await this.ablage.versionen(antragId, seite.cursor);
    }
  }

  #setzeAntrag(antrag: Pruefantrag): void {
    this.#setze({ wahl: { art: 'da', antrag } });
  }

  #aendereAntrag(antragId: string, aendere: (antrag: Pruefantrag) => Pruefantrag): void {
    const { wahl } = this.#stand;
    if (wahl.art === 'da' && wahl.antrag.antragId === antragId) this.#setzeAntrag(aendere(wahl.antrag));
  }

  #setze(teil: Partial<Pruefstand>): void {
    this.#stand = { ...this.#stand, ...teil };
    for (const zuhoerer of this.#zuhoerer) zuhoerer();
  }
}
