/**
 * Schreibt mit, wie die Mappe sich ändert: o-spreadsheet nennt jede Änderung als Revision, um sie anderen Fenstern zu
 * senden. Nachgespielt ergeben die Revisionen dieselbe Mappe, und eine ist klein, wo der volle Stand groß ist.
 */
import { LocalTransportService } from '@odoo/o-spreadsheet';

type Nachricht = Parameters<LocalTransportService['sendMessage']>[0];

/** Eine Revision, wie sie aufbewahrt wird. */
interface Notiz {
  /** JSON. */
  readonly text: string;
  /** Die Nummer der Revision, die sie zurücknimmt oder wiederholt. */
  readonly zu: number | null;
}

/** Die Revisionen seit den Daten, mit denen die Mappe geöffnet wurde, gezählt ab 0. */
export class Mitschrift extends LocalTransportService {
  readonly #notizen: Notiz[];
  readonly #nummern = new Map<string, number>();

  /** `bisher` sind die Revisionen, mit denen die Mappe sich öffnete, als JSON; zurücknehmen lassen sie sich nicht mehr. */
  constructor(bisher: readonly string[] = []) {
    super();
    this.#notizen = bisher.map((text) => ({ text, zu: null }));
  }

  /** Die Nummer, die die nächste Revision bekommt. */
  get naechste(): number {
    return this.#notizen.length;
  }

  /** Jede Nachricht kommt zurück: Damit gilt sie als angenommen. */
  override async sendMessage(nachricht: Nachricht): Promise<void> {
    // Vor dem Weitergeben: Das löst schon die nächste aus.
    this.#notiere(nachricht);
    await super.sendMessage(nachricht);
  }

  /**
   * Die Revisionen ab `nummer` als JSON; `null`, wenn sie sich auf Daten nicht nachspielen lassen, in denen alle vor
   * `enthalten` aufgingen: „Rückgängig“ nennt nur, welche Revision nicht mehr gilt, und was aufging, ist einzeln nicht
   * mehr da.
   */
  ab(nummer: number, enthalten: number): readonly string[] | null {
    const notizen = this.#notizen.slice(nummer);
    return notizen.some(({ zu }) => zu !== null && zu < enthalten) ? null : notizen.map(({ text }) => text);
  }

  #notiere(nachricht: Nachricht): void {
    switch (nachricht.type) {
      case 'REMOTE_REVISION':
        this.#nummern.set(nachricht.nextRevisionId, this.naechste);
        this.#haengeAn(nachricht, null);
        break;
      case 'REVISION_UNDONE':
        this.#haengeAn(nachricht, nachricht.undoneRevisionId);
        break;
      case 'REVISION_REDONE':
        this.#haengeAn(nachricht, nachricht.redoneRevisionId);
        break;
    }
  }

  /** Gleich als Text: Was in der Nachricht steht, gehört der Mappe und ändert sich mit ihr. */
  #haengeAn(nachricht: Nachricht, zu: string | null): void {
    const nummer = zu === null ? undefined : this.#nummern.get(zu);
    this.#notizen.push({ text: JSON.stringify(nachricht), zu: nummer ?? null });
  }
}
