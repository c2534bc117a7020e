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
  type Tabellenort,
  type Workbook,
  WorkbookFehler,
  ZEILE_AUSGEFUELLT,
} from '../../workbook/workbook.ts';
import type { Blattinhalt, Zellbezug, Zellwert } from '../../workbook/zellen.ts';
import { liesBlattstand, setzeBlatt } from './blatt-plugin.ts';
import { type Blattstand, standAusModell } from './blattstand.ts';
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
  lies(blatt: string | null): Mappenmerker | null;
  schreibe(merker: Mappenmerker | null, blatt: string | null): void;
  liesBlattwahl(): string | null;
  schreibeBlattwahl(blatt: string | null): void;
  liesAusgang(): string | null;
  schreibeAusgang(ausgang: string | null): void;
}

/** Der Port verlangt von der Oberfläche der Tabelle diese Handgriffe. */
export interface Bedienung {
  /** Übernimmt eine offene Eingabe in die Zelle; `false`, wenn das nicht geht. */
  beendeEingabe(): boolean;
  /** Setzt den Fokus in die Tabelle. */
  fokussiere(): void;
  /** Fragt nach; `false` heißt: lieber nicht. */
  frage(text: string, bestaetigung: string): Promise<boolean>;
}

const GESPERRT = 'Das Blatt ist gesperrt. Heben Sie die Sperre am Blattregister auf und versuchen Sie es noch einmal.';
const WEITERGEARBEITET =
  'Seit das Blatt ersetzt wurde, haben Sie darin weitergearbeitet. Rückgängig verwirft auch diese Eingaben; Strg+Z in der Tabelle holt sie wieder.';
const NICHT_ZURUECKGENOMMEN = 'Es blieb alles, wie es ist: Ihre Eingaben seither stehen noch im Blatt.';
const IN_BEARBEITUNG =
  'Eine Zelle wird gerade bearbeitet. Schließen Sie die Eingabe mit der Eingabetaste ab und versuchen Sie es noch einmal.';

export class WorkbenchWorkbook implements Workbook {
  readonly umgebung = 'workbench';
  readonly #model: Model;
  readonly #merker: Merkerspeicher;
  readonly #bedienung: Bedienung;
  /** Zählt Änderungen: Ohne eine seither ist eine Rücknahme ein Schritt von „Rückgängig“ der Tabelle. */
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

  /** o-spreadsheet gibt Tabellen keinen Namen. */
  async leseTabellenorte(): Promise<readonly Tabellenort[]> {
    return [];
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
    const [stand, nachher] = [this.#aenderungen, alsText(liesBlattstand(this.#model, sheetId))];
    return {
      zuruecknehmen: async () => {
        if (this.#model.getters.tryGetSheet(sheetId)) await this.#bestaetige(sheetId, nachher);
        this.#nimmZurueck(sheetId, vorher, stand === this.#aenderungen);
      },
    };
  }

  async fuegeZeileEin({ blatt, zeile }: Zellbezug): Promise<Schreibvorgang> {
    if (!this.#bedienung.beendeEingabe()) throw new WorkbookFehler('ZELLE_IN_BEARBEITUNG', IN_BEARBEITUNG);
    const sheetId = this.#blattId(blatt);
    const angaben = {
      sheetId,
      sheetName: blatt,
      dimension: 'ROW',
      base: zeile,
      position: 'after',
      quantity: 1,
    } as const;
    // Formeln und Formate gibt ihr `zeilen-plugin.ts`, wie jeder eingefügten Zeile.
    if (!this.#model.dispatch('ADD_COLUMNS_ROWS', angaben).isSuccessful)
      throw new WorkbookFehler('BLATT_GESCHUETZT', GESPERRT);
    const stand = this.#aenderungen;
    return { zuruecknehmen: async () => this.#loescheZeile(sheetId, zeile + 1, stand === this.#aenderungen) };
  }

  async schreibeFormel({ blatt, zeile, spalte }: Zellbezug, formel: string): Promise<void> {
    const ziel = { sheetId: this.#blattId(blatt), col: spalte, row: zeile };
    if (!this.#model.dispatch('UPDATE_CELL', { ...ziel, content: formel }).isSuccessful)
      throw new WorkbookFehler('BLATT_GESCHUETZT', GESPERRT);
  }

  async leseMerker(blatt: string | null = null): Promise<Mappenmerker | null> {
    return this.#merker.lies(blatt);
  }

  async schreibeMerker(merker: Mappenmerker | null, blatt: string | null = null): Promise<void> {
    this.#merker.schreibe(merker, blatt);
  }

  async leseBlattwahl(): Promise<string | null> {
    return this.#merker.liesBlattwahl();
  }

  async schreibeBlattwahl(blatt: string | null): Promise<void> {
    this.#merker.schreibeBlattwahl(blatt);
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

  /** Fragt, bevor seither Eingegebenes verloren geht. */
  async #bestaetige(sheetId: string, nachher: string): Promise<void> {
    this.#bedienung.beendeEingabe();
    if (alsText(liesBlattstand(this.#model, sheetId)) === nachher) return;
    if (!(await this.#bedienung.frage(WEITERGEARBEITET, 'Trotzdem zurücknehmen')))
      throw new WorkbookFehler('FEHLGESCHLAGEN', NICHT_ZURUECKGENOMMEN);
  }

  /** Solange nur Formeln in ihr stehen. @throws {WorkbookFehler} FEHLGESCHLAGEN */
  #loescheZeile(sheetId: string, zeile: number, unveraendert: boolean): void {
    const { getters } = this.#model;
    if (unveraendert) return void this.#model.dispatch('REQUEST_UNDO');
    const zellen = (getters.tryGetSheet(sheetId) ? getters.getCells(sheetId) : []).filter(
      ({ id }) => getters.getCellPosition(id).row === zeile,
    );
    const leer = zellen.every((zelle) => zelle.isFormula || zelle.content === '');
    if (!leer || !zellen.some(({ isFormula }) => isFormula))
      throw new WorkbookFehler('FEHLGESCHLAGEN', ZEILE_AUSGEFUELLT);
    const angaben = { sheetId, sheetName: getters.getSheetName(sheetId), dimension: 'ROW', elements: [zeile] } as const;
    if (!this.#model.dispatch('REMOVE_COLUMNS_ROWS', { ...angaben, elements: [zeile] }).isSuccessful)
      throw new WorkbookFehler('BLATT_GESCHUETZT', GESPERRT);
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

/** Der Inhalt zum Vergleichen; Breiten und Fixierung sind keine Eingaben. */
function alsText({ zellen, regeln }: Blattstand): string {
  return JSON.stringify([zellen.map(({ zeile, spalte, inhalt }) => [zeile, spalte, inhalt]), regeln]);
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
