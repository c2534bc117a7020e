/**
 * Vergleicht das Blatt mit der Version, die es zu sein behauptet: Eine Mappe kommt auch mit der Post, und
 * unterschrieben wird nur, was in der Ablage steht und im Blatt zu sehen ist.
 */

import { inHeutigerForm } from '../../../shared/antrag/formen.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import type { Versionskopf } from '../../../shared/api/antworten.ts';
import { alsName } from '../../../shared/grund/zeichen.ts';
import { antragHash } from '../../haushaltsblatt/antragshash.ts';
import { blattform } from '../../haushaltsblatt/blattform.ts';
import type { Merker } from '../../workbook/workbook.ts';
import type { Zellbezug } from '../../workbook/zellen.ts';
import { AnmeldeFehler } from '../anmeldung/anmeldung.ts';
import { NichtErreichbar } from '../api/schnittstelle.ts';
import { zeitpunkt } from '../format/zeitpunkt.ts';
import { fehlertext, type Steuerkern } from '../zustand/steuerkern.ts';
import type { Abgleichstand, Blattzustand } from '../zustand/zustand.ts';

/** So oft wird bei der Rückkehr ins Fenster höchstens gefragt. */
const ABSTAND_MS = 15_000;

/** Schreibt sein Ergebnis in den Zustand; nur {@link Abgleich.zuUnterschreiben} wirft. */
export class Abgleich {
  readonly #s: Steuerkern;
  /** Nummer der letzten Anfrage; was eine frühere noch ergibt, zählt nicht mehr. */
  #nummer = 0;
  #zuletzt = Number.NEGATIVE_INFINITY;

  constructor(steuerung: Steuerkern) {
    this.#s = steuerung;
  }

  /**
   * Beim Öffnen und nach der Anmeldung: Ist das Blatt die Version, die es zu sein behauptet, und gibt es eine neuere?
   */
  async pruefe(): Promise<void> {
    const nummer = ++this.#nummer;
    this.#zuletzt = performance.now();
    await this.sucheVerborgenes();
    const { merker, benutzer } = this.#s.zustand;
    if (!merker || !benutzer || nummer !== this.#nummer) return;
    const { ablage } = this.#s.umgebung;
    const gilt = () => nummer === this.#nummer && this.#s.zustand.merker === merker;
    try {
      const [version, versionen] = await Promise.all([
        ablage.version(merker.antragId, merker.version),
        ablage.versionen(merker.antragId, null),
      ]);
      const abgleich = await standZu(version, this.#s.zustand.blatt);
      if (gilt()) this.#s.setze({ abgleich, neueste: versionen.eintraege[0] ?? null });
    } catch (fehler) {
      // Ohne Netz oder Anmeldung ist nichts bekannt; vor jeder Unterschrift wird noch einmal gefragt.
      if (gilt())
        this.#s.setze({
          abgleich: istOffen(fehler) ? null : { art: 'fehler', version: merker.version, meldung: fehlertext(fehler) },
        });
    }
  }

  /** Wenn die Person in die Mappe zurückkommt: Inzwischen können andere gespeichert haben. */
  async beiRueckkehr(): Promise<void> {
    if (performance.now() - this.#zuletzt >= ABSTAND_MS) await this.pruefe();
  }

  /** Nur, ob es eine neuere Version gibt; was im Blatt steht, bleibt ungeprüft. */
  async sucheNeuere(): Promise<void> {
    const { merker, benutzer } = this.#s.zustand;
    if (!merker || !benutzer) return;
    const versionen = await this.#s.umgebung.ablage.versionen(merker.antragId, null).catch(() => null);
    const neueste = versionen?.eintraege[0];
    if (neueste && this.#s.zustand.merker?.antragId === merker.antragId) this.#s.setze({ neueste });
  }

  /** Zellen, die verborgen sind oder anders aussehen, als sie gelesen werden. */
  async sucheVerborgenes(): Promise<void> {
    const { blatt } = this.#s.zustand;
    const verborgenes =
      blatt.art === 'plan' || blatt.art === 'probleme' ? await this.#verborgenesIn(blatt.lesung.zellen.zellen) : [];
    if (verborgenes.length > 0 || this.#s.zustand.verborgenes.length > 0) this.#s.setze({ verborgenes });
  }

  async #verborgenesIn(zellen: ReadonlyMap<string, Zellbezug>) {
    const [erste] = zellen.values();
    if (!erste) return [];
    try {
      const anzeige = await this.#s.umgebung.workbook.leseAnzeige(erste.blatt);
      return anzeige ? (await import('../../haushaltsblatt/verborgenes.ts')).verborgenesIn(anzeige, zellen) : [];
    } catch {
      return [];
    }
  }

  /**
   * Die Version, auf der das Blatt aufbaut, frisch aus der Ablage. `wiederholt`: Derselbe Auftrag war schon unterwegs,
   * eine neuere Version kann also die eigene sein; dann entscheidet der Server.
   * @throws {Error} wenn das Blatt etwas anderes zeigt, eine neuere gespeichert ist oder die Ablage sie nicht hergibt
   */
  async zuUnterschreiben(merker: Merker, wiederholt = false): Promise<Antragsversion> {
    const { ablage } = this.#s.umgebung;
    const [version, versionen] = await Promise.all([
      ablage.version(merker.antragId, merker.basis),
      ablage.versionen(merker.antragId, null),
    ]);
    const neueste = versionen.eintraege[0] ?? null;
    const abgleich = await standZu(version, await this.#s.liesBlatt());
    if (this.#s.zustand.merker !== merker)
      throw new Error('Im Blatt liegt inzwischen eine andere Version. Bitte sehen Sie sie zuerst an.');
    this.#s.setze({ abgleich, neueste });
    if (neueste && neueste.version > merker.basis && !wiederholt) throw new Error(inzwischen(neueste));
    if (abgleich.anders)
      throw new Error(
        `Das Blatt ist nicht Version ${version.version}. Speichern Sie es, oder laden Sie Version ${version.version}.`,
      );
    return version;
  }
}

/** „Inzwischen hat … Version 4 gespeichert.“ und was zu tun ist. */
function inzwischen({ version, autor, erstelltAm }: Versionskopf): string {
  return `Inzwischen hat ${alsName(autor.name)} Version ${version} gespeichert. Das war am ${zeitpunkt(erstelltAm)}. Laden Sie sie und prüfen Sie sie zuerst.`;
}

async function standZu(
  version: Antragsversion,
  blatt: Blattzustand,
): Promise<Extract<Abgleichstand, { art: 'verglichen' }>> {
  const heutige = inHeutigerForm(version);
  const hash = antragHash(heutige.antrag);
  const stand = {
    art: 'verglichen',
    version: version.version,
    antragHash: hash,
    planVon: version.planVon?.oid ?? null,
  } as const;
  if (blatt.art !== 'plan')
    return { ...stand, anders: blatt.art !== 'laedt' && blatt.art !== 'fehler', unterschiede: null };
  if (blatt.antragHash === hash) return { ...stand, anders: false, unterschiede: null };
  const { vergleiche } = await import('../../../shared/antrag/vergleich.ts');
  return {
    ...stand,
    anders: true,
    unterschiede: vergleiche({ antrag: blattform(heutige.antrag), ergebnis: heutige.ergebnis }, blatt),
  };
}

function istOffen(fehler: unknown): boolean {
  return fehler instanceof NichtErreichbar || fehler instanceof AnmeldeFehler;
}
