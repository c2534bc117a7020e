/**
 * Nach einem 412: die eigene Fassung mit der neueren Feld für Feld zusammenführen, ins Blatt schreiben und speichern.
 */
import type { FestgehaltenerBescheid } from '../../../shared/antrag/bescheid.ts';
import { inHeutigerForm } from '../../../shared/antrag/formen.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import type { Abweichung, Wahl } from '../../../shared/antrag/zusammenfuehren.ts';
import type { AntragId } from '../../../shared/grund/marken.ts';
import { antragHash } from '../../haushaltsblatt/antragshash.ts';
import { blattAusAntrag } from '../../haushaltsblatt/blatt-aus-antrag.ts';
import { blattform } from '../../haushaltsblatt/blattform.ts';
import { bescheidzeilenFuer } from '../blatt/bescheide-im-blatt.ts';
import { fehlertext, type Steuerkern } from '../zustand/steuerkern.ts';
import { type Fassungen, neuesteBekannte } from '../zustand/zustand.ts';
import { ueberEntschiedenes } from './rueckfragen.ts';

/** Die Wahlen liegen im Zustand; gerechnet wird erst beim Zeigen und beim Speichern. */
export class Zusammenfuehren {
  readonly #s: Steuerkern;
  /** Wahlen mit dem Wert der anderen Seite, für den sie galten: Kommt noch ein 412, gehen sie nicht verloren. */
  readonly #gemerkt = new Map<string, { readonly wahl: Wahl; readonly andere: string }>();
  #gemerktFuer = '';
  /** Die der neueren Version: Sie gelten weiter, gleich was zusammengeführt wird. */
  #bescheide: readonly FestgehaltenerBescheid[] = [];

  constructor(steuerung: Steuerkern) {
    this.#s = steuerung;
  }

  /** Holt die Ausgangsversion und die neuere. Frühere Wahlen bleiben, wo die andere Seite noch dasselbe sagt. */
  async oeffne(): Promise<void> {
    const { speichern } = this.#s.zustand;
    if (speichern.art !== 'konflikt') return;
    const { vorhaben, neuere } = speichern;
    this.#s.setze({ zusammenfuehrung: { art: 'laedt' } });
    try {
      const { ablage } = this.#s.umgebung;
      const [basis, andere] = await Promise.all([
        ablage.version(vorhaben.antragId, vorhaben.basis ?? 1),
        ablage.version(vorhaben.antragId, neuere.version),
      ]);
      if (this.#s.zustand.speichern !== speichern) return;
      const meine = vorhaben.imBlatt ? null : vorhaben.antrag;
      const fassungen = {
        basis: blattform(inHeutigerForm(basis).antrag),
        andere: blattform(inHeutigerForm(andere).antrag),
        meine,
      };
      this.#bescheide = inHeutigerForm(andere).bescheide ?? [];
      const wahlen = await this.#fruehereWahlen(vorhaben.antragId, fassungen);
      this.#s.setze({ zusammenfuehrung: { art: 'da', ...fassungen, wahlen } });
    } catch (fehler) {
      if (this.#s.zustand.speichern === speichern)
        this.#s.setze({ zusammenfuehrung: { art: 'fehler', meldung: fehlertext(fehler) } });
    }
  }

  waehle(abweichungen: readonly Abweichung[], wahl: Wahl): void {
    const { zusammenfuehrung } = this.#s.zustand;
    if (zusammenfuehrung?.art !== 'da') return;
    for (const { schluessel, andere } of abweichungen)
      this.#gemerkt.set(schluessel, { wahl, andere: JSON.stringify(andere) });
    const neue = Object.fromEntries(abweichungen.map(({ schluessel }) => [schluessel, wahl]));
    this.#s.setze({ zusammenfuehrung: { ...zusammenfuehrung, wahlen: { ...zusammenfuehrung.wahlen, ...neue } } });
  }

  /**
   * Schreibt das Ergebnis ins Blatt und speichert es als Version nach der neueren. Beides liest zuvor den jetzigen
   * Stand des Blatts.
   */
  async speichere(): Promise<void> {
    const { speichern, zusammenfuehrung } = this.#s.zustand;
    if (speichern.art !== 'konflikt' || zusammenfuehrung?.art !== 'da') return;
    const { vorhaben, neuere } = speichern;
    this.#s.setze({ beschaeftigt: 'Die Fassungen werden zusammengeführt' });
    try {
      if (!(await this.#ergebnis(zusammenfuehrung))) return;
      const frage = vorhaben.imBlatt ? 'darfNotizenVerwerfen' : 'darfUeberschreiben';
      if (!(await this.#darfUebergehen(vorhaben.antragId))) return;
      if (!(await this.#s[frage]('Die zusammengeführte Fassung')) || this.#s.zustand.speichern !== speichern) return;
      // Während der Frage kann im Blatt weitergearbeitet worden sein.
      const antrag = await this.#ergebnis(zusammenfuehrung);
      if (!antrag) return;
      const ruecknahme = await this.#schreibe(antrag, vorhaben.antragId, neuere.version, zusammenfuehrung.andere);
      if (!ruecknahme) return;
      const version = await this.#s.speichern.blattAls(vorhaben.antragId, neuere.version, vorhaben.kommentar);
      const gespeichert = `Version ${version} ist gespeichert: Ihre Fassung, zusammengeführt mit Version ${neuere.version}.`;
      this.#s.melde(
        version === null ? 'info' : 'erfolg',
        version === null
          ? 'Im Blatt steht jetzt die zusammengeführte Fassung; gespeichert ist sie noch nicht.'
          : gespeichert,
        ruecknahme,
      );
    } finally {
      this.#s.setze({ beschaeftigt: null });
    }
  }

  async #darfUebergehen(antragId: AntragId): Promise<boolean> {
    const neueste = this.#s.zustand.merker?.antragId === antragId ? neuesteBekannte(this.#s.zustand) : null;
    const frage = neueste && ueberEntschiedenes(neueste);
    return !frage || this.#s.frage(frage);
  }

  async #fruehereWahlen(
    antragId: AntragId,
    { basis, andere, meine }: Fassungen,
  ): Promise<Readonly<Record<string, Wahl>>> {
    if (this.#gemerktFuer !== antragId) this.#gemerkt.clear();
    this.#gemerktFuer = antragId;
    const { blatt } = this.#s.zustand;
    const eigene = meine ?? (blatt.art === 'plan' ? blatt.antrag : null);
    if (this.#gemerkt.size === 0 || !eigene) return {};
    const { abweichungen } = await import('../../../shared/antrag/zusammenfuehren.ts');
    return Object.fromEntries(
      abweichungen({ basis, meine: eigene, andere }).flatMap((a) => {
        const frueher = this.#gemerkt.get(a.schluessel);
        return frueher?.andere === JSON.stringify(a.andere) ? [[a.schluessel, frueher.wahl]] : [];
      }),
    );
  }

  async #ergebnis({
    basis,
    andere,
    meine,
    wahlen,
  }: Fassungen & { readonly wahlen: Readonly<Record<string, Wahl>> }): Promise<Antrag | null> {
    const blatt = await this.#s.liesBlatt();
    const eigene = meine ?? (blatt.art === 'plan' ? blatt.antrag : null);
    if (!eigene) {
      this.#s.melde('warnung', 'Das Haushaltsblatt lässt sich noch nicht lesen. Der Tab „Plan“ nennt die Zellen.');
      return null;
    }
    const { fuehreZusammen } = await import('../../../shared/antrag/zusammenfuehren.ts');
    const { antrag, offen, fehler } = fuehreZusammen({ basis, meine: eigene, andere }, new Map(Object.entries(wahlen)));
    if (offen.length > 0)
      this.#s.melde(
        'warnung',
        `Bitte entscheiden Sie noch: ${offen.length === 1 ? 'Ein Feld ist' : `${offen.length} Felder sind`} offen.`,
      );
    if (fehler.length > 0)
      this.#s.melde('fehler', `So lässt sich die Zusammenführung nicht speichern. ${fehler.join(' ')}`);
    return antrag;
  }

  /** Nach dem Schreiben gilt die neuere Version als Grundlage des Blatts, gleich ob das Speichern danach gelingt. */
  async #schreibe(
    antrag: Antrag,
    antragId: AntragId,
    version: number,
    andere: Antrag,
  ): Promise<(() => Promise<void>) | null> {
    const tid = this.#s.zustand.benutzer?.tid;
    try {
      const zeilen = await bescheidzeilenFuer(antrag, this.#bescheide);
      return await this.#s.ersetzeBlatt(blattAusAntrag(antrag, zeilen), {
        antragId,
        version,
        basis: version,
        antragHash: antragHash(andere),
        ...(tid === undefined ? {} : { tid }),
      });
    } catch (fehler) {
      this.#s.melde('fehler', `Das Haushaltsblatt wurde nicht geändert. ${fehlertext(fehler)}`);
      return null;
    }
  }
}
