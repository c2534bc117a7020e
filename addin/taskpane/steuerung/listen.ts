/** Die Listen der Anträge und Versionen, seitenweise geladen. */
import type { Antragskopf, Versionskopf } from '../../../shared/api/antworten.ts';
import { Abgelehnt } from '../api/schnittstelle.ts';
import { Blaettern } from '../zustand/blaettern.ts';
import type { Steuerkern } from '../zustand/steuerkern.ts';
import { fehlendeVersionen, type Listenname, type Zustand } from '../zustand/zustand.ts';

/** Fremd und unbekannt sehen gleich aus; hier hilft in beiden Fällen dasselbe. */
const KEIN_ANTRAG =
  'Den Antrag zu diesem Blatt gibt es in der Kommune, für die Sie angemeldet sind, nicht. Melden Sie sich für seine Kommune an, oder öffnen Sie unten einen anderen.';

/** Lädt und vergisst die Listen im Zustand; Fehler stehen an der Stelle der Liste. */
export class Listen {
  readonly #s: Steuerkern;
  #abgebrochen = false;
  readonly #blaettern: { readonly versionen: Blaettern<Versionskopf>; readonly antraege: Blaettern<Antragskopf> };

  constructor(steuerung: Steuerkern) {
    this.#s = steuerung;
    this.#blaettern = {
      versionen: new Blaettern(this.#ort('versionen')),
      antraege: new Blaettern(this.#ort('antraege')),
    };
  }

  async versionen(weiter = false): Promise<void> {
    const antragId = this.#s.zustand.merker?.antragId;
    if (antragId)
      await this.#blaettern.versionen.lade(
        (cursor) => this.#s.umgebung.ablage.versionen(antragId, cursor).catch(beimAntragDesBlatts),
        weiter,
      );
    else this.vergiss('versionen');
  }

  /** Vergisst diese Listen; auch was gerade für sie unterwegs ist, kommt nicht mehr an. */
  vergiss(...namen: readonly Listenname[]): void {
    for (const name of namen) this.#blaettern[name].vergiss();
  }

  /** Lädt Seite um Seite bis zur ersten Version; {@link brichAb} hört nach der laufenden Seite auf. */
  async alleVersionen(): Promise<void> {
    if (this.#s.zustand.fortschritt) return;
    this.#abgebrochen = false;
    try {
      for (let rest = this.#rest(); rest && !this.#abgebrochen; rest = this.#rest(rest.geladen)) {
        this.#s.setze({ fortschritt: rest });
        await this.versionen(true);
      }
    } finally {
      this.#s.setze({ fortschritt: null });
    }
  }

  brichAb(): void {
    this.#abgebrochen = true;
  }

  /** `null`, wenn nichts mehr fehlt oder seit `vorher` nichts dazukam. */
  #rest(vorher = 0): { geladen: number; von: number } | null {
    const { versionen } = this.#s.zustand;
    if (versionen.art !== 'da' || versionen.cursor === null || versionen.eintraege.length <= vorher) return null;
    return { geladen: versionen.eintraege.length, von: versionen.eintraege[0]?.version ?? 0 };
  }

  async antraege(weiter = false): Promise<void> {
    await this.#blaettern.antraege.lade(async (cursor) => {
      const seite = await this.#s.umgebung.ablage.antraege(cursor);
      this.#s.setze({ vierAugen: seite.vierAugen === true });
      return seite;
    }, weiter);
    // Wer zwischen den beiden Listen gespeichert hat, hat nichts gelöscht: erst noch einmal fragen.
    if (fehlendeVersionen(this.#s.zustand)) await this.#s.abgleich.sucheNeuere();
  }

  #ort<N extends Listenname>(name: N) {
    return {
      lies: () => this.#s.zustand[name],
      setze: (liste: Zustand[N]) => this.#s.setze({ [name]: liste } as Pick<Zustand, N>),
      melde: (meldung: string) => this.#s.melde('fehler', meldung),
    };
  }
}

function beimAntragDesBlatts(fehler: unknown): never {
  if (fehler instanceof Abgelehnt && fehler.status === 404) throw new Error(KEIN_ANTRAG, { cause: fehler });
  throw fehler;
}
