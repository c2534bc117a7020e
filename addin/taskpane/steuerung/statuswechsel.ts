/** Einreichen, Zurückziehen, Bescheid festhalten und Festschreiben: jeweils eine neue Version mit demselben Inhalt. */
import type { Bescheid } from '../../../shared/antrag/schema.ts';
import { NichtErreichbar, type Statuswunsch, VeralteteVersion } from '../api/schnittstelle.ts';
import { ausfuehrlich, fehlertext, type Steuerkern, vermerke } from '../zustand/steuerkern.ts';

/** Wechselt den Status der Version, die als neueste bekannt ist; das Blatt bleibt, wie es ist. */
export class Statuswechsel {
  readonly #s: Steuerkern;
  /** Offener Auftrag: Eine Wiederholung desselben Wunschs nach verlorener Antwort nimmt denselben Schlüssel. */
  #offen: { readonly wunsch: string; readonly schluessel: string } | null = null;

  constructor(steuerung: Steuerkern) {
    this.#s = steuerung;
  }

  /** Der festgehaltene Bescheid einer Version; `null`, wenn sie keinen hat oder er sich nicht laden lässt (das wird gemeldet). */
  async bescheid(version: number): Promise<Bescheid | null> {
    const { merker } = this.#s.zustand;
    if (!merker) return null;
    try {
      return (await this.#s.umgebung.ablage.version(merker.antragId, version)).bescheid;
    } catch (fehler) {
      this.#s.melde('fehler', `Der Bescheid konnte nicht geladen werden. ${fehlertext(fehler)}`);
      return null;
    }
  }

  /** Zeigt das Blatt etwas anderes als der Plan, wartet das Einreichen auf die Berichtigung oder ein ausdrückliches Trotzdem. */
  async #darfEinreichen(): Promise<boolean> {
    const blatt = await this.#s.liesBlatt();
    const [erste, ...weitere] = (blatt.art === 'plan' && blatt.blattvergleich?.abweichungen) || [];
    if (!erste) return true;
    const mehr = weitere.length > 0 ? ` Dazu kommen ${weitere.length} weitere.` : '';
    return this.#s.frage({
      titel: 'Blatt und Plan zeigen verschiedene Beträge',
      text: `${erste.text}${mehr} Eingereicht wird, was der Plan rechnet. „Formeln wiederherstellen“ im Tab „Plan“ behebt den Unterschied.`,
      bestaetigen: 'Trotzdem einreichen',
    });
  }

  /** Setzt den Status der neuesten Version, die die Person kennt. Liefert, ob es gelang. */
  async setze(wunsch: Statuswunsch, erfolg: string): Promise<boolean> {
    const { merker } = this.#s.zustand;
    if (!merker) return false;
    if (this.#s.zustand.ausgang.length > 0) {
      this.#s.melde('warnung', 'Der Status ist unverändert: Zuerst muss das vorgemerkte Speichern gesendet oder verworfen sein.');
      return false;
    }
    if (wunsch.status === 'eingereicht' && !(await this.#darfEinreichen())) return false;
    const kennung = JSON.stringify([merker.antragId, merker.basis, wunsch]);
    const schluessel = this.#offen?.wunsch === kennung ? this.#offen.schluessel : this.#s.umgebung.neueId();
    this.#offen = { wunsch: kennung, schluessel };
    this.#s.setze({ beschaeftigt: 'Der Status wird gespeichert' });
    try {
      const gespeichert = await this.#s.umgebung.ablage.setzeStatus(merker.antragId, merker.basis, wunsch, schluessel);
      this.#offen = null;
      // War die neueste Version im Blatt, ist es nun die neue: Sie hat denselben Inhalt.
      const version = merker.version === merker.basis ? gespeichert.version : merker.version;
      // Liegt inzwischen ein anderer Antrag oder eine andere Version im Blatt, bleibt deren Merker.
      const imBlatt = this.#s.zustand.merker === merker;
      const zusatz = imBlatt ? await vermerke(this.#s, { ...merker, version, basis: gespeichert.version }) : '';
      this.#s.melde(zusatz ? 'warnung' : 'erfolg', `${erfolg} Das ist Version ${gespeichert.version}.${zusatz}`);
      await Promise.all([this.#s.listen.versionen(), this.#s.listen.antraege()]);
      return true;
    } catch (fehler) {
      if (!(fehler instanceof NichtErreichbar)) this.#offen = null;
      this.#s.melde('fehler', meldung(fehler));
      return false;
    } finally {
      this.#s.setze({ beschaeftigt: null });
    }
  }
}

function meldung(fehler: unknown): string {
  if (fehler instanceof VeralteteVersion) {
    const { version, autor } = fehler.neuere;
    return `Der Status ist unverändert: Inzwischen hat ${autor.name} Version ${version} gespeichert. Laden Sie sie und prüfen Sie sie zuerst.`;
  }
  if (fehler instanceof NichtErreichbar)
    return `${fehler.message} Ob der Status gespeichert ist, ist offen; versuchen Sie es noch einmal, gespeichert wird nur einmal.`;
  return `Der Status ist unverändert. ${ausfuehrlich(fehler)}`;
}
