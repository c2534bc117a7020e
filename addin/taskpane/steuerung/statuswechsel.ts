/** Einreichen, Zurückziehen, Bescheid festhalten und Festschreiben: jeweils eine neue Version mit demselben Inhalt. */

import type { FestgehaltenerBescheid } from '../../../shared/antrag/bescheid.ts';
import { inHeutigerForm } from '../../../shared/antrag/formen.ts';

import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { alsName } from '../../../shared/grund/zeichen.ts';
import { NichtErreichbar, type Statuswunsch, VeralteteVersion } from '../api/schnittstelle.ts';
import { vermerkeImBlatt } from '../blatt/versionszeile.ts';
import { kurzerHash } from '../format/versionstexte.ts';
import { zeitpunkt } from '../format/zeitpunkt.ts';
import { ausfuehrlich, fehlertext, type Steuerkern, vermerke } from '../zustand/steuerkern.ts';

/** Wechselt den Status der Version, die als neueste bekannt ist; der Inhalt des Blatts bleibt, wie er ist. */
export class Statuswechsel {
  readonly #s: Steuerkern;
  /** Offener Auftrag: Eine Wiederholung desselben Wunschs nach verlorener Antwort nimmt denselben Schlüssel. */
  #offen: { readonly wunsch: string; readonly schluessel: string } | null = null;

  constructor(steuerung: Steuerkern) {
    this.#s = steuerung;
  }

  /**
   * Die festgehaltenen Bescheide einer Version, in ihrer Reihenfolge; keine, wenn sie keinen hat oder sie sich nicht
   * laden lassen (das wird gemeldet).
   */
  async bescheide(version: number): Promise<readonly FestgehaltenerBescheid[]> {
    const { merker } = this.#s.zustand;
    if (!merker) return [];
    try {
      return inHeutigerForm(await this.#s.umgebung.ablage.version(merker.antragId, version)).bescheide ?? [];
    } catch (fehler) {
      this.#s.melde('fehler', `Der Bescheid konnte nicht geladen werden. ${fehlertext(fehler)}`);
      return [];
    }
  }

  /**
   * Zeigt das Blatt etwas anderes als der Plan, wartet das Einreichen auf die Berichtigung oder ein ausdrückliches
   * Trotzdem.
   */
  async #darfEinreichen(): Promise<boolean> {
    const blatt = await this.#s.liesBlatt();
    const [erste, ...weitere] = (blatt.art === 'plan' && blatt.blattvergleich?.abweichungen) || [];
    if (!erste) return true;
    const mehr = weitere.length > 0 ? ` Dazu kommen ${weitere.length} weitere.` : '';
    return this.#s.frage({
      titel: 'Blatt und Plan zeigen verschiedene Zahlen',
      text: `${erste.text}${mehr} Eingereicht wird, was der Plan rechnet. „Formeln wiederherstellen“ im Tab „Plan“ behebt den Unterschied.`,
      bestaetigen: 'Trotzdem einreichen',
    });
  }

  /**
   * Die Version, die sich ändern soll, wie die Ablage sie hat, zum Ansehen vor der Entscheidung; `null`, wenn sich
   * nichts entscheiden lässt (gemeldet).
   */
  async zeige(): Promise<Antragsversion | null> {
    const { merker } = this.#s.zustand;
    if (!merker) return null;
    this.#s.setze({ beschaeftigt: `Version ${merker.basis} wird geholt` });
    try {
      return await this.#s.abgleich.zuUnterschreiben(merker);
    } catch (fehler) {
      this.#s.melde('fehler', `Der Status ist unverändert. ${fehlertext(fehler)}`);
      return null;
    } finally {
      this.#s.setze({ beschaeftigt: null });
    }
  }

  /**
   * Setzt den Status der neuesten Version, die die Person kennt. Liefert, ob es gelang. Die Ablage erfährt den Hash
   * dessen, was die Person sah:
   * `gesehen` aus {@link zeige} oder, ohne Angabe, die eben geholte Version.
   */
  async setze(
    wunsch: Omit<Statuswunsch, 'gesehenerHash'>,
    erfolg: string,
    gesehen: Pick<Antragsversion, 'hash'> | null = null,
  ): Promise<boolean> {
    const { merker } = this.#s.zustand;
    if (!merker) return false;
    if (this.#s.zustand.ausgang.length > 0) {
      this.#s.melde(
        'warnung',
        'Der Status ist unverändert: Zuerst muss das vorgemerkte Speichern gesendet oder verworfen sein.',
      );
      return false;
    }
    if (wunsch.status === 'eingereicht' && !(await this.#darfEinreichen())) return false;
    const kennung = JSON.stringify([merker.antragId, merker.basis, wunsch]);
    const wiederholt = this.#offen?.wunsch === kennung;
    const schluessel = wiederholt && this.#offen ? this.#offen.schluessel : this.#s.umgebung.neueId();
    this.#s.setze({ beschaeftigt: 'Der Status wird gespeichert' });
    try {
      const jetzige = await this.#s.abgleich.zuUnterschreiben(merker, wiederholt);
      const auftrag = { ...wunsch, gesehenerHash: (gesehen ?? jetzige).hash };
      this.#offen = { wunsch: kennung, schluessel };
      const gespeichert = await this.#s.umgebung.ablage.setzeStatus(merker.antragId, merker.basis, auftrag, schluessel);
      this.#offen = null;
      // War die neueste Version im Blatt, ist es nun die neue: Sie hat denselben Inhalt.
      const version = merker.version === merker.basis ? gespeichert.version : merker.version;
      // Liegt inzwischen ein anderer Antrag oder eine andere Version im Blatt, bleibt deren Merker.
      const imBlatt = this.#s.zustand.merker === merker;
      const zusatz = imBlatt ? await vermerke(this.#s, { ...merker, version, basis: gespeichert.version }) : '';
      this.#s.melde(zusatz ? 'warnung' : 'erfolg', `${erfolg} Das ist Version ${gespeichert.version}.${zusatz}`);
      if (imBlatt && version === gespeichert.version) await vermerkeImBlatt(this.#s, gespeichert);
      await Promise.all([this.#s.listen.versionen(), this.#s.listen.antraege()]);
      return true;
    } catch (fehler) {
      if (!(fehler instanceof NichtErreichbar)) this.#offen = null;
      if (fehler instanceof VeralteteVersion) void this.#s.abgleich.sucheNeuere();
      this.#s.melde('fehler', meldung(fehler, merker.basis));
      return false;
    } finally {
      this.#s.setze({ beschaeftigt: null });
    }
  }
}

function meldung(fehler: unknown, basis: number): string {
  if (fehler instanceof VeralteteVersion) {
    const { version, autor, erstelltAm, hash } = fehler.neuere;
    if (version === basis) {
      const welche = hash ? `mit dem Hash ${kurzerHash(hash)}, ` : '';
      return `Der Status ist unverändert: Gespeichert ist als Version ${version} etwas anderes, als Sie gesehen haben (${welche}von ${autor.name}, ${zeitpunkt(erstelltAm)}). Laden Sie Version ${version} neu und prüfen Sie sie.`;
    }
    return `Der Status ist unverändert: Inzwischen hat ${alsName(autor.name)} Version ${version} gespeichert. Laden Sie sie und prüfen Sie sie zuerst.`;
  }
  if (fehler instanceof NichtErreichbar)
    return `${fehler.message} Ob der Status gespeichert ist, ist offen; versuchen Sie es noch einmal, gespeichert wird nur einmal.`;
  return `Der Status ist unverändert. ${ausfuehrlich(fehler)}`;
}
