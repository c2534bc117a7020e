/**
 * Nimmt an, was die Person speichern will und wie sie über Konflikt und Vorgemerktes entscheidet. Jedes Vorhaben liegt
 * im Ausgang, bis es bestätigt ist.
 */

import { inHeutigerForm } from '../../../shared/antrag/formen.ts';
import type { AntragId } from '../../../shared/grund/marken.ts';
import { antragHash } from '../../haushaltsblatt/antragshash.ts';
import type { Merker } from '../../workbook/workbook.ts';
import { fehlertext, type Steuerkern } from '../zustand/steuerkern.ts';
import { liegtNurImAusgang, neuesteBekannte, type Vorhaben } from '../zustand/zustand.ts';
import { Aufbewahrung } from './aufbewahrung.ts';
import { type Ausgang, ersteKette, gehoert, mitVorhaben } from './ausgang.ts';
import { inAndereKommune, ueberEntschiedenes } from './rueckfragen.ts';
import { Senden } from './senden.ts';

/** Jede Methode meldet selbst, was nicht ging; was im Blatt oder im Ausgang steht, geht dabei nie verloren. */
export class Speichern {
  readonly #s: Steuerkern;
  readonly #aufbewahrung: Aufbewahrung;
  readonly #senden: Senden;

  constructor(steuerung: Steuerkern) {
    this.#s = steuerung;
    this.#aufbewahrung = new Aufbewahrung(steuerung);
    this.#senden = new Senden(steuerung, this.#aufbewahrung);
  }

  /** Speichert, was jetzt im Blatt steht. */
  async version(kommentar: string): Promise<void> {
    const { speichern } = this.#s.zustand;
    if (liegtNurImAusgang(speichern)) {
      const { titel } = speichern.vorhaben.antrag;
      return this.#s.melde(
        'warnung',
        `Gespeichert wurde nichts: Bitte entscheiden Sie zuerst im Tab „Versionen“ über Ihre Fassung von „${titel}“.`,
      );
    }
    try {
      await this.#s.liesMerker();
      await this.#aufbewahrung.lies();
    } catch (fehler) {
      return this.#s.melde('warnung', `Gespeichert wurde nichts. ${fehlertext(fehler)}`);
    }
    const { merker, benutzer } = this.#s.zustand;
    const fremd = benutzer && inAndereKommune(this.#s.zustand, benutzer);
    const neueste = merker && !fremd ? neuesteBekannte(this.#s.zustand) : null;
    const entschieden = neueste && ueberEntschiedenes(neueste);
    const frage = fremd ?? (merker && entschieden && !(await this.#fuehrtPlanFort(merker)) ? entschieden : null);
    if (frage && !(await this.#s.frage(frage))) return this.#s.melde('info', 'Gespeichert wurde nichts.');
    if (this.#s.zustand.merker !== merker || this.#s.zustand.benutzer !== benutzer) {
      return this.#s.melde(
        'warnung',
        'Gespeichert wurde nichts: Inzwischen liegt etwas anderes im Blatt, oder jemand anderes ist angemeldet.',
      );
    }
    const ziel = fremd ? null : merker;
    await this.#nimmBlatt(ziel?.antragId ?? null, ziel?.basis ?? null, kommentar);
  }

  /** Speichert, was jetzt im Blatt steht, als Version nach `basis`. Liefert die Version, wenn sie bestätigt ist. */
  async blattAls(antragId: AntragId, basis: number, kommentar: string): Promise<number | null> {
    await this.#nimmBlatt(antragId, basis, kommentar);
    const { speichern, merker } = this.#s.zustand;
    return speichern.art === 'ruht' && merker?.antragId === antragId && merker.basis > basis ? merker.basis : null;
  }

  /**
   * Ob im Blatt nur anderes steht, was nach dem Bescheid geschah: Dann bleiben Status und Bescheide, und es gibt nichts
   * zu fragen. Ohne Auskunft der Ablage wird gefragt.
   */
  async #fuehrtPlanFort({ antragId, basis }: Merker): Promise<boolean> {
    const blatt = await this.#s.liesBlatt();
    if (blatt.art !== 'plan') return false;
    try {
      const { antrag } = inHeutigerForm(await this.#s.umgebung.ablage.version(antragId, basis));
      return antragHash({ ...antrag, abwicklung: blatt.antrag.abwicklung ?? null }) === blatt.antragHash;
    } catch {
      return false;
    }
  }

  /** Sendet, was im Ausgang wartet; auch, was von früher in der Mappe liegt. */
  erneut(): Promise<void> {
    return this.#senden.erneut();
  }

  /** Nach einem Konflikt: die eigene Fassung als Version nach der neueren, die die Person nun kennt. Fragt vorher. */
  async alsNaechste(): Promise<void> {
    const { speichern } = this.#s.zustand;
    if (speichern.art !== 'konflikt') return;
    const { vorhaben, neuere } = speichern;
    const neueste = this.#s.zustand.merker?.antragId === vorhaben.antragId ? neuesteBekannte(this.#s.zustand) : null;
    const entschieden = neueste && ueberEntschiedenes(neueste);
    if (entschieden && !(await this.#s.frage(entschieden))) return;
    const ja = await this.#s.frage({
      titel: `Version ${neuere.version} übergehen?`,
      text: `Ihre Fassung wird Version ${neuere.version + 1}, so wie sie ist. Was ${neuere.autor.name} in Version ${neuere.version} geändert hat, steht dann nur noch dort.`,
      bestaetigen: 'Meine Fassung speichern',
    });
    if (!ja || this.#s.zustand.speichern !== speichern) return;
    if (vorhaben.imBlatt) return this.#nimmBlatt(vorhaben.antragId, neuere.version, vorhaben.kommentar);
    await this.#sendeStatt([
      { ...vorhaben, schluessel: this.#s.umgebung.neueId(), basis: neuere.version, gesendet: false },
      ...this.#ohneKonflikt(),
    ]);
  }

  /** Die Person will senden, was dieses Gerät nicht kennt; danach geht es weiter wie bei Vorgemerktem von hier. */
  async sendeUnbekanntes(): Promise<void> {
    const { speichern, benutzer } = this.#s.zustand;
    if (speichern.art !== 'unbekannt' || !gehoert(speichern.vorhaben, benutzer)) return;
    await this.#aufbewahrung.erkenneAn(speichern.vorhaben.schluessel);
    await this.erneut();
  }

  /**
   * Verwirft nach Rückfrage, was als Erstes wartet, mit allem, was darauf aufbaut, und sendet den Rest. Das Blatt
   * bleibt, wie es ist.
   */
  async verwirfAusgang(): Promise<void> {
    await this.#senden.ruhe();
    const erstes = this.#s.zustand.ausgang[0];
    if (!erstes) return;
    const verloren = erstes.imBlatt
      ? ''
      : ' Im Blatt steht diese Fassung nicht mehr; danach lässt sie sich nicht zurückholen.';
    const weiteres =
      ersteKette(this.#s.zustand.ausgang).kette.length > 1 ? ' Verworfen wird auch, was darauf aufbaut.' : '';
    const ja = await this.#s.frage({
      titel: 'Vorgemerktes Speichern verwerfen?',
      text: `„${erstes.antrag.titel}“ wird nicht mehr gesendet. Kam ein früherer Versuch schon an, gibt es die Version trotzdem. Das Haushaltsblatt bleibt, wie es ist.${weiteres}${verloren}`,
      bestaetigen: 'Verwerfen',
    });
    await this.#senden.ruhe();
    const { ausgang } = this.#s.zustand;
    if (!ja || ausgang[0]?.schluessel !== erstes.schluessel) return;
    await this.#sendeStatt(ersteKette(ausgang).rest);
  }

  /**
   * Legt Konflikt oder Ablehnung weg; das Blatt bleibt, wie es ist. Eine Fassung, die nicht im Blatt liegt, ist danach
   * verworfen.
   */
  async verwirf(): Promise<void> {
    const { art } = this.#s.zustand.speichern;
    if (art !== 'konflikt' && art !== 'abgelehnt') return;
    const ausgang = this.#ohneKonflikt();
    const verworfen = ausgang !== this.#s.zustand.ausgang;
    this.#s.setze({ speichern: { art: 'ruht' }, zusammenfuehrung: null });
    if (verworfen) await this.#aufbewahrung.setze(ausgang);
    if (ausgang.length > 0) void this.erneut();
  }

  /** Wie {@link verwirf}, fragt aber, wenn die eigene Fassung damit verloren ginge. */
  async entscheideSpaeter(): Promise<void> {
    const { speichern } = this.#s.zustand;
    const frage = {
      titel: 'Ihre Fassung verwerfen?',
      text: 'Sie liegt in keiner Version und nicht im Blatt, denn dort steht inzwischen etwas anderes. Danach lässt sie sich nicht zurückholen.',
      bestaetigen: 'Verwerfen',
    };
    if (!liegtNurImAusgang(speichern) || (await this.#s.frage(frage))) await this.verwirf();
  }

  /**
   * Das Blatt enthält ab jetzt etwas anderes: Was wartet, wird gesendet, aber das Blatt gehört nicht mehr dazu. Ein
   * Konflikt oder eine Ablehnung um das, was darin stand, ist damit erledigt.
   */
  async loeseVomBlatt(): Promise<void> {
    const { ausgang, speichern } = this.#s.zustand;
    if (ausgang.some((vorhaben) => vorhaben.imBlatt))
      await this.#aufbewahrung.setze(ausgang.map((vorhaben) => ({ ...vorhaben, imBlatt: false })));
    if (!liegtNurImAusgang(speichern)) await this.verwirf();
  }

  beende(): void {
    this.#senden.beende();
  }

  async #nimmBlatt(antragId: AntragId | null, basis: number | null, kommentar: string): Promise<void> {
    await this.#senden.ruhe();
    const { benutzer, ausgang, unbekannte } = this.#s.zustand;
    if (!benutzer) return this.#s.melde('warnung', 'Gespeichert wurde nichts: Es ist niemand angemeldet.');
    if (ausgang.some((vorhaben) => !gehoert(vorhaben, benutzer))) {
      return this.#s.melde(
        'warnung',
        'In dieser Mappe wartet noch das Speichern einer anderen Person. Erst danach, oder wenn Sie es verwerfen, können Sie speichern.',
      );
    }
    if (ausgang.some(({ schluessel }) => unbekannte.includes(schluessel))) {
      this.#s.melde(
        'warnung',
        'Gespeichert wurde nichts: In dieser Mappe wartet ein Speichern, über das Sie im Tab „Versionen“ zuerst entscheiden müssen.',
      );
      return this.erneut();
    }
    const gezeigt = this.#s.zustand.blaetter?.gelesen;
    const blatt = await this.#s.liesBlatt();
    const gelesen = this.#s.zustand.blaetter?.gelesen;
    if (
      gezeigt !== undefined &&
      gelesen !== undefined &&
      gelesen !== gezeigt &&
      this.#s.zustand.blaetter?.alle.length !== 1
    ) {
      return this.#s.melde(
        'warnung',
        `Gespeichert wurde nichts: Gezeigt war das Blatt „${gezeigt}“, gelesen wird jetzt „${gelesen}“. Sehen Sie es zuerst an.`,
      );
    }
    if (blatt.art !== 'plan') {
      return this.#s.melde(
        'warnung',
        'Gespeichert wurde nichts: Das Haushaltsblatt lässt sich noch nicht lesen. Der Tab „Plan“ nennt die Zellen.',
      );
    }
    const letztes = ausgang.at(-1);
    if (letztes?.imBlatt && letztes.antragHash === blatt.antragHash) return this.erneut();
    const { tid, oid, name } = benutzer;
    const neu: Vorhaben = {
      schluessel: this.#s.umgebung.neueId(),
      antragId: antragId ?? this.#s.umgebung.neueId(),
      basis,
      antrag: blatt.antrag,
      antragHash: blatt.antragHash,
      kommentar: kommentar.trim(),
      von: { tid, oid, name },
      folgt: false,
      gesendet: false,
      imBlatt: true,
    };
    await this.#sendeStatt(mitVorhaben(this.#ohneKonflikt(), neu));
  }

  /** Ersetzt den Ausgang, womit über Konflikt oder Wartendes entschieden ist, und sendet ihn. */
  async #sendeStatt(ausgang: Ausgang): Promise<void> {
    this.#s.setze({ meldung: null, speichern: { art: 'ruht' }, zusammenfuehrung: null });
    await this.#aufbewahrung.setze(ausgang);
    await this.erneut();
  }

  /** Der Ausgang ohne die Fassung, um die es im Konflikt geht. */
  #ohneKonflikt(): Ausgang {
    const { ausgang, speichern } = this.#s.zustand;
    return liegtNurImAusgang(speichern) ? ausgang.slice(1) : ausgang;
  }
}
