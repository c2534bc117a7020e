/** Belege, Tagesabschlüsse, Zeitstempel und Vorfälle in einem Behälter. Was hier steht, wird nie ersetzt. */
import {
  alsBytes,
  type Beleg,
  type Belegstelle,
  belegAus,
  belegordner,
  belegschluessel,
  jsonAus,
  stelleAus,
} from '../../shared/anker/beleg.ts';
import {
  abschlussSchema,
  abschlussschluessel,
  stempelschluessel,
  TAGESORDNER,
  type Tagesabschluss,
  tagAus,
} from '../../shared/anker/tagesabschluss.ts';
import type { Behaelter } from './behaelter.ts';

/** So viele Plätze werden zugleich gelesen. */
const ZUGLEICH = 32;

/** Ein Beleg, oder der Platz, an dem keiner steht, der sich lesen lässt. */
export type Gelesen = { readonly beleg: Beleg } | { readonly unlesbar: string; readonly stelle: Belegstelle | null };

export class Ankerbuch {
  readonly #behaelter: Behaelter;

  constructor(behaelter: Behaelter) {
    this.#behaelter = behaelter;
  }

  get name(): string {
    return this.#behaelter.name;
  }

  /**
   * Schreibt den Beleg, danach unter dem heutigen Tag, dass er auf einen Zeitstempel wartet. `gleich`: Es gab schon
   * einen mit demselben Hash;
   * `widerspruch`: Es gab einen anderen, und der bleibt.
   * @throws {AnkerFehler} wenn offen ist, ob er steht
   */
  async schreibe(beleg: Beleg): Promise<'neu' | 'gleich' | 'widerspruch'> {
    const ergebnis = await this.#behaelter.lege(belegschluessel(beleg), alsBytes(beleg));
    if (ergebnis === 'vorhanden' && (await this.lies(beleg))?.hash !== beleg.hash) return 'widerspruch';
    // Auch bei `gleich`: Der erste Versuch kann zwischen Beleg und Vermerk geendet haben.
    await this.#behaelter.lege(wartend(beleg.am.slice(0, 10), beleg), new Uint8Array());
    return ergebnis === 'neu' ? 'neu' : 'gleich';
  }

  /** Der Beleg einer Version; `null`, wenn es keinen lesbaren gibt. @throws {AnkerFehler} */
  async lies(stelle: Belegstelle): Promise<Beleg | null> {
    const schluessel = belegschluessel(stelle);
    const bytes = await this.#behaelter.lies(schluessel);
    return bytes === null ? null : belegAus(schluessel, bytes);
  }

  /** Die Nummern der Belege eines Antrags, aufsteigend; ohne sie zu lesen. @throws {AnkerFehler} */
  async nummern(tid: string, antragId: string): Promise<number[]> {
    const nummern: number[] = [];
    for await (const schluessel of this.#behaelter.liste(belegordner(tid, antragId))) {
      const stelle = stelleAus(schluessel);
      if (stelle) nummern.push(stelle.version);
    }
    return nummern;
  }

  /** Alle Belege, einer Kommune oder aller; geordnet nach Kommune, Antrag und Nummer. @throws {AnkerFehler} */
  async *belege(tid?: string): AsyncIterable<Gelesen> {
    let stapel: string[] = [];
    for await (const schluessel of this.#behaelter.liste(belegordner(tid))) {
      stapel.push(schluessel);
      if (stapel.length < ZUGLEICH) continue;
      yield* await this.#liesAlle(stapel);
      stapel = [];
    }
    yield* await this.#liesAlle(stapel);
  }

  async #liesAlle(schluessel: readonly string[]): Promise<Gelesen[]> {
    return Promise.all(
      schluessel.map(async (platz) => {
        const bytes = await this.#behaelter.lies(platz);
        const beleg = bytes && belegAus(platz, bytes);
        return beleg ? { beleg } : { unlesbar: platz, stelle: stelleAus(platz) };
      }),
    );
  }

  /**
   * Nennt die Belege, die auf einen Zeitstempel warten, nach dem Tag, an dem es geschrieben wurde; ab `vonTag` bis vor
   * `bisTag`. @throws {AnkerFehler}
   */
  async wartende(vonTag: string, bisTag: string): Promise<{ readonly tag: string; readonly stelle: Belegstelle }[]> {
    const gefunden: { tag: string; stelle: Belegstelle }[] = [];
    for await (const schluessel of this.#behaelter.liste(WARTEND, `${WARTEND}${vonTag}`)) {
      const [, tag = '', rest = ''] = /^wartend\/(\d{4}-\d\d-\d\d)\/(.+)$/.exec(schluessel) ?? [];
      if (tag >= bisTag) break;
      const stelle = stelleAus(`${belegordner()}${rest}.json`);
      if (stelle) gefunden.push({ tag, stelle });
    }
    return gefunden;
  }

  /** Die Tage mit Abschluss, aufsteigend; ab `vonTag`, und höchstens so viele. @throws {AnkerFehler} */
  async tage(vonTag = '', hoechstens = Number.POSITIVE_INFINITY): Promise<string[]> {
    const tage: string[] = [];
    for await (const schluessel of this.#behaelter.liste(TAGESORDNER, `${TAGESORDNER}${vonTag}`)) {
      const tag = tagAus(schluessel);
      if (tag) tage.push(tag);
      if (tage.length >= hoechstens) break;
    }
    return tage;
  }

  /** @throws {AnkerFehler} */
  async abschluss(tag: string): Promise<Tagesabschluss | null> {
    const bytes = await this.#behaelter.lies(abschlussschluessel(tag));
    const gelesen = bytes && abschlussSchema.safeParse(jsonAus(bytes));
    return gelesen?.success && gelesen.data.tag === tag ? gelesen.data : null;
  }

  /** @throws {AnkerFehler} */
  legeAbschluss(abschluss: Tagesabschluss): Promise<'neu' | 'vorhanden'> {
    return this.#behaelter.lege(abschlussschluessel(abschluss.tag), alsBytes(abschluss));
  }

  /** Die Antwort der TSA (DER). @throws {AnkerFehler} */
  stempel(tag: string): Promise<Uint8Array | null> {
    return this.#behaelter.lies(stempelschluessel(tag));
  }

  /** @throws {AnkerFehler} */
  legeStempel(tag: string, antwort: Uint8Array): Promise<'neu' | 'vorhanden'> {
    return this.#behaelter.lege(stempelschluessel(tag), antwort);
  }

  /**
   * Hält fest, dass jemand eine Version geändert oder entfernt hat; dieselbe Meldung nur einmal. @throws {AnkerFehler}
   */
  legeVorfall(am: string, kennung: string, vorfall: object): Promise<'neu' | 'vorhanden'> {
    return this.#behaelter.lege(`${VORFAELLE}${am.slice(0, 10)}/${kennung}.json`, alsBytes(vorfall));
  }

  /** Alle Vorfälle, älteste zuerst; ein unlesbarer als `null`. @throws {AnkerFehler} */
  async *vorfaelle(): AsyncIterable<{ readonly platz: string; readonly vorfall: unknown }> {
    for await (const platz of this.#behaelter.liste(VORFAELLE))
      yield { platz, vorfall: jsonAus((await this.#behaelter.lies(platz)) ?? new Uint8Array()) ?? null };
  }
}

const WARTEND = 'wartend/';
const VORFAELLE = 'vorfaelle/';

function wartend(tag: string, { tid, antragId, version }: Belegstelle): string {
  return `${WARTEND}${tag}/${tid}/${antragId}/${String(version).padStart(8, '0')}`;
}
