/** Der Port {@link Workbook} über dem Modell von o-spreadsheet. */
import { isCoreCommand, type Model } from '@odoo/o-spreadsheet';
import type { Blattmodell } from '../../workbook/modell.ts';
import {
  type Abmeldung,
  type Auswahl,
  type Bereich,
  type Blattanzeige,
  type Ersatz,
  type Leseoptionen,
  type Mappengitter,
  type Mappenmerker,
  type Schreibvorgang,
  type Workbook,
  WorkbookFehler,
} from '../../workbook/workbook.ts';
import type { Blattinhalt, Zellbezug, Zellwert } from '../../workbook/zellen.ts';
import { liesBlattstand, setzeBlatt } from './blatt-plugin.ts';
import { standAusModell } from './blattstand.ts';
import {
  belegteZellen,
  gitterDerBlaetter,
  liesAnzeige,
  liesBereich,
  liesInhalt,
  neueBlattId,
  zellwert,
} from './lesen.ts';
import { istMarkiert, markiereZellen } from './markierung.ts';

/** Aufbewahrung des Merkers zusammen mit der Mappe. */
export interface Merkerspeicher {
  lies(): Mappenmerker | null;
  schreibe(merker: Mappenmerker | null): void;
  liesAusgang(): string | null;
  schreibeAusgang(ausgang: string | null): void;
}

/** Der Port verlangt von der Oberfläche der Tabelle diese Handgriffe. */
export interface Bedienung {
  /** Übernimmt eine offene Eingabe in die Zelle; `false`, wenn das nicht geht. */
  beendeEingabe(): boolean;
  /** Setzt den Fokus in die Tabelle. */
  fokussiere(): void;
}

const GESPERRT = 'Das Blatt ist gesperrt. Heben Sie die Sperre am Blattregister auf und versuchen Sie es noch einmal.';
const IN_BEARBEITUNG =
  'Eine Zelle wird gerade bearbeitet. Schließen Sie die Eingabe mit der Eingabetaste ab und versuchen Sie es noch einmal.';

export class WorkbenchWorkbook implements Workbook {
  readonly umgebung = 'workbench';
  readonly #model: Model;
  readonly #merker: Merkerspeicher;
  readonly #bedienung: Bedienung;
  /** Zählt Änderungen, damit eine Rücknahme weiß, ob seither etwas dazukam. */
  #aenderungen = 0;

  constructor(model: Model, merker: Merkerspeicher, bedienung: Bedienung) {
    this.#model = model;
    this.#merker = merker;
    this.#bedienung = bedienung;
    this.#beiJederAenderung(() => {
      this.#aenderungen++;
    });
  }

  /** Ohne Tabellenobjekte: o-spreadsheet gibt Tabellen keinen Namen. */
  async leseGitter(_tabellennamen: readonly string[], optionen: Leseoptionen = {}): Promise<Mappengitter> {
    if (optionen.eingabeAbschliessen) this.#bedienung.beendeEingabe();
    return { art: 'blaetter', blaetter: gitterDerBlaetter(this.#model), mitTabelle: null };
  }

  async leseBlatt(blatt: string): Promise<Blattinhalt | null> {
    const sheetId = this.#blattId(blatt);
    return belegteZellen(this.#model, sheetId).length === 0 ? null : liesInhalt(this.#model, sheetId);
  }

  async leseAnzeige(blatt: string): Promise<Blattanzeige | null> {
    const sheetId = this.#blattId(blatt);
    return belegteZellen(this.#model, sheetId).length === 0 ? null : liesAnzeige(this.#model, sheetId);
  }

  async schreibeBlatt(modell: Blattmodell, ersatz: Ersatz | null): Promise<Schreibvorgang> {
    if (!this.#bedienung.beendeEingabe()) throw new WorkbookFehler('ZELLE_IN_BEARBEITUNG', IN_BEARBEITUNG);
    const { getters } = this.#model;
    const sheetId = this.#vorhandenes(ersatz?.blatt ?? null, modell.name) ?? neueBlattId(this.#model);
    const vorher = getters.tryGetSheet(sheetId) ? liesBlattstand(this.#model, sheetId) : null;
    if (!setzeBlatt(this.#model, sheetId, standAusModell(modell)))
      throw new WorkbookFehler('BLATT_GESCHUETZT', GESPERRT);
    this.#zeigeBlatt(sheetId);
    const stand = this.#aenderungen;
    return { zuruecknehmen: async () => this.#nimmZurueck(sheetId, vorher, stand === this.#aenderungen) };
  }

  async leseMerker(): Promise<Mappenmerker | null> {
    return this.#merker.lies();
  }

  async schreibeMerker(merker: Mappenmerker | null): Promise<void> {
    this.#merker.schreibe(merker);
  }

  async leseAusgang(): Promise<string | null> {
    return this.#merker.liesAusgang();
  }

  async schreibeAusgang(ausgang: string | null): Promise<void> {
    this.#merker.schreibeAusgang(ausgang);
  }

  async markiere(zellen: readonly Zellbezug[]): Promise<void> {
    if (!this.#bedienung.beendeEingabe()) throw new WorkbookFehler('ZELLE_IN_BEARBEITUNG', IN_BEARBEITUNG);
    if (!markiereZellen(this.#model, zellen)) throw new WorkbookFehler('BLATT_GESCHUETZT', GESPERRT);
  }

  async hatMarkierung(): Promise<boolean> {
    return istMarkiert(this.#model);
  }

  async springeZu({ blatt, zeile, spalte }: Zellbezug): Promise<void> {
    const sheetId = this.#blattId(blatt);
    this.#bedienung.beendeEingabe();
    this.#zeigeBlatt(sheetId);
    this.#model.selection.selectCell(spalte, zeile);
    this.#model.dispatch('SCROLL_TO_CELL', { col: spalte, row: zeile });
    this.#bedienung.fokussiere();
  }

  async leseAuswahl(): Promise<Auswahl | null> {
    const { getters } = this.#model;
    const position = getters.getActivePosition();
    const zelle = getters.getCell(position);
    return {
      zelle: { blatt: getters.getSheetName(position.sheetId), zeile: position.row, spalte: position.col },
      formel: zelle?.isFormula ? zelle.compiledFormula.toFormulaString(getters) : null,
      wert: zellwert(this.#model, position.sheetId, position.col, position.row),
      anzeige: getters.getCellText(position),
    };
  }

  async leseZellen(zellen: readonly Zellbezug[]): Promise<Zellwert[]> {
    return zellen.map(({ blatt, zeile, spalte }) => {
      return zellwert(this.#model, this.#blattId(blatt), spalte, zeile);
    });
  }

  async leseBereich(quelle: 'auswahl' | 'blatt' = 'auswahl'): Promise<Bereich | null> {
    this.#bedienung.beendeEingabe();
    return liesBereich(this.#model, quelle);
  }

  beobachteAenderungen(beiAenderung: () => void): Abmeldung {
    return this.#beiJederAenderung(gebuendelt(beiAenderung));
  }

  beobachteAuswahl(beiAuswahl: () => void): Abmeldung {
    const melde = gebuendelt(beiAuswahl);
    const { getters } = this.#model;
    let zuletzt = '';
    return abonniere(this.#model, 'update', () => {
      const { sheetId, col, row } = getters.getActivePosition();
      const jetzt = JSON.stringify([
        sheetId,
        col,
        row,
        getters.getCellText({ sheetId, col, row }, { showFormula: true }),
        zellwert(this.#model, sheetId, col, row),
      ]);
      if (jetzt !== zuletzt) melde();
      zuletzt = jetzt;
    });
  }

  #beiJederAenderung(melde: () => void): Abmeldung {
    return abonniere(this.#model, 'command-dispatched', (befehl) => {
      if (
        befehl.type === 'UNDO' ||
        befehl.type === 'REDO' ||
        isCoreCommand(befehl as Parameters<typeof isCoreCommand>[0])
      )
        melde();
    });
  }

  #vorhandenes(ersatz: string | null, neuerName: string): string | null {
    const { getters } = this.#model;
    if (ersatz !== null) return this.#blattId(ersatz);
    // Ein fremdes Blatt dieses Namens wird nicht angetastet; ein leeres darf gefüllt werden.
    const gleichnamig = getters.getSheetIdByName(neuerName);
    return gleichnamig && belegteZellen(this.#model, gleichnamig).length === 0 ? gleichnamig : null;
  }

  /** @throws {WorkbookFehler} FEHLGESCHLAGEN */
  #blattId(name: string): string {
    const sheetId = this.#model.getters.getSheetIdByName(name);
    if (!sheetId) throw new WorkbookFehler('FEHLGESCHLAGEN', `Das Blatt „${name}“ gibt es nicht mehr.`);
    return sheetId;
  }

  #zeigeBlatt(sheetId: string): void {
    const sheetIdFrom = this.#model.getters.getActiveSheetId();
    if (sheetIdFrom !== sheetId) this.#model.dispatch('ACTIVATE_SHEET', { sheetIdFrom, sheetIdTo: sheetId });
  }

  #nimmZurueck(sheetId: string, vorher: ReturnType<typeof liesBlattstand> | null, unveraendert: boolean): void {
    const { getters } = this.#model;
    if (unveraendert) this.#model.dispatch('REQUEST_UNDO');
    else if (vorher && !setzeBlatt(this.#model, sheetId, vorher))
      throw new WorkbookFehler('BLATT_GESCHUETZT', GESPERRT);
    else if (!vorher && getters.tryGetSheet(sheetId))
      this.#model.dispatch('DELETE_SHEET', { sheetId, sheetName: getters.getSheetName(sheetId) });
  }
}

/** Ruft höchstens einmal je Durchlauf der Ereignisschleife. */
function gebuendelt(rufe: () => void): () => void {
  let geplant = false;
  return () => {
    if (geplant) return;
    geplant = true;
    queueMicrotask(() => {
      geplant = false;
      rufe();
    });
  };
}

function abonniere(
  model: Model,
  ereignis: string,
  beiEreignis: (inhalt: { readonly type: string }) => void,
): Abmeldung {
  const besitzer = {};
  model.on(ereignis, besitzer, (inhalt: unknown) => beiEreignis((inhalt ?? { type: '' }) as { readonly type: string }));
  return () => model.off(ereignis, besitzer);
}
