/** Der Port {@link Workbook} über dem Modell von o-spreadsheet. */
import { type Cell, isCoreCommand, type Model, registries } from '@odoo/o-spreadsheet';
import type { Blattmodell } from '../../workbook/modell.ts';
import { type Tabellen, tabellenInBlaettern } from '../../workbook/tabellen.ts';
import {
  type Abmeldung,
  type Auswahl,
  type Bereich,
  HOECHSTENS_ZELLEN,
  type Merker,
  mehrereBereiche,
  type Schreibvorgang,
  type Workbook,
  WorkbookFehler,
  zuGross,
} from '../../workbook/workbook.ts';
import { type Blattinhalt, fehlername, type Gitter, type Zellbezug, type Zellwert } from '../../workbook/zellen.ts';
import { liesBlattstand, setzeBlatt } from './blatt-plugin.ts';
import { standAusModell } from './blattstand.ts';
import { istMarkiert, markiereZellen } from './markierung.ts';

/** Aufbewahrung des Merkers zusammen mit der Mappe. */
export interface Merkerablage {
  lies(): Merker | null;
  schreibe(merker: Merker | null): void;
  liesAusgang(): string | null;
  schreibeAusgang(ausgang: string | null): void;
}

export interface Bedienung {
  /** Übernimmt eine offene Eingabe in die Zelle; `false`, wenn das nicht geht. */
  beendeEingabe(): boolean;
  /** Setzt den Fokus in die Tabelle. */
  fokussiere(): void;
}

const GESPERRT = 'Das Blatt ist gesperrt. Heben Sie die Sperre am Blattregister auf und versuchen Sie es noch einmal.';
const IN_BEARBEITUNG = 'Eine Zelle wird gerade bearbeitet. Schließen Sie die Eingabe mit der Eingabetaste ab und versuchen Sie es noch einmal.';

export class WerkbankWorkbook implements Workbook {
  readonly umgebung = 'werkbank';
  readonly #model: Model;
  readonly #merker: Merkerablage;
  readonly #bedienung: Bedienung;
  /** Zählt Änderungen, damit eine Rücknahme weiß, ob seither etwas dazukam. */
  #aenderungen = 0;

  constructor(model: Model, merker: Merkerablage, bedienung: Bedienung) {
    this.#model = model;
    this.#merker = merker;
    this.#bedienung = bedienung;
    this.#beiJederAenderung(() => {
      this.#aenderungen++;
    });
  }

  async leseTabellen(optionen: { readonly eingabeAbschliessen?: boolean } = {}): Promise<Tabellen | null> {
    if (optionen.eingabeAbschliessen) this.#bedienung.beendeEingabe();
    const { getters } = this.#model;
    return tabellenInBlaettern(getters.getSheetIds().map((id) => gitter(this.#model, id)));
  }

  async leseHaushaltsblatt(): Promise<Blattinhalt | null> {
    const sheetId = this.#vorhandenes();
    if (sheetId === null) return null;
    const inhalt = gitter(this.#model, sheetId);
    const istFormel = (col: number, row: number) => this.#model.getters.getCell({ sheetId, col, row })?.isFormula ?? false;
    return { ...inhalt, istFormel: inhalt.werte.map((zeile, row) => zeile.map((_, col) => istFormel(col, row))) };
  }

  async schreibeBlatt(modell: Blattmodell): Promise<Schreibvorgang> {
    if (!this.#bedienung.beendeEingabe()) throw new WorkbookFehler('ZELLE_IN_BEARBEITUNG', IN_BEARBEITUNG);
    const { getters } = this.#model;
    const sheetId = this.#haushaltsblatt(modell.name) ?? `gk-${this.#model.uuidGenerator.uuidv4()}`;
    const vorher = getters.tryGetSheet(sheetId) ? liesBlattstand(this.#model, sheetId) : null;
    if (!setzeBlatt(this.#model, sheetId, standAusModell(modell))) throw new WorkbookFehler('BLATT_GESCHUETZT', GESPERRT);
    this.#zeigeBlatt(sheetId);
    const stand = this.#aenderungen;
    return { zuruecknehmen: async () => this.#nimmZurueck(sheetId, vorher, stand === this.#aenderungen) };
  }

  async leseMerker(): Promise<Merker | null> {
    return this.#merker.lies();
  }

  async schreibeMerker(merker: Merker | null): Promise<void> {
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
    const sheetId = this.#model.getters.getSheetIdByName(blatt);
    if (!sheetId) throw new WorkbookFehler('FEHLGESCHLAGEN', `Das Blatt „${blatt}“ gibt es nicht mehr.`);
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
    };
  }

  async leseZellen(zellen: readonly Zellbezug[]): Promise<Zellwert[]> {
    return zellen.map(({ blatt, zeile, spalte }) => {
      const sheetId = this.#model.getters.getSheetIdByName(blatt);
      if (!sheetId) throw new WorkbookFehler('FEHLGESCHLAGEN', `Das Blatt „${blatt}“ gibt es nicht mehr.`);
      return zellwert(this.#model, sheetId, spalte, zeile);
    });
  }

  async leseBereich(quelle: 'auswahl' | 'blatt' = 'auswahl'): Promise<Bereich | null> {
    this.#bedienung.beendeEingabe();
    const { getters } = this.#model;
    const sheetId = getters.getActiveSheetId();
    const zonen = getters.getSelectedZones();
    if (quelle === 'auswahl' && zonen.length > 1) throw mehrereBereiche();
    const [zone = getters.getSheetZone(sheetId)] = quelle === 'auswahl' ? zonen : [];
    const belegt = belegteZellen(this.#model, sheetId).filter((p) => p.row >= zone.top && p.row <= zone.bottom && p.col >= zone.left && p.col <= zone.right);
    if (belegt.length === 0) return null;
    const [oben, unten] = grenzen(belegt.map((p) => p.row));
    const [links, rechts] = grenzen(belegt.map((p) => p.col));
    const zellen = (unten - oben + 1) * (rechts - links + 1);
    if (zellen > HOECHSTENS_ZELLEN) throw zuGross(zellen);
    const blatt = getters.getSheetName(sheetId);
    const werte = Array.from({ length: unten - oben + 1 }, (_, i) =>
      Array.from({ length: rechts - links + 1 }, (__, j) => zellwert(this.#model, sheetId, links + j, oben + i)),
    );
    return { blatt, ersteZelle: { blatt, zeile: oben, spalte: links }, werte };
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
      if (befehl.type === 'UNDO' || befehl.type === 'REDO' || isCoreCommand(befehl as Parameters<typeof isCoreCommand>[0])) melde();
    });
  }

  #haushaltsblatt(name: string): string | null {
    const { getters } = this.#model;
    const vorhanden = this.#vorhandenes();
    if (vorhanden) return vorhanden;
    // Ein fremdes Blatt dieses Namens wird nicht angetastet; ein leeres darf gefüllt werden.
    const gleichnamig = getters.getSheetIdByName(name);
    return gleichnamig && belegteZellen(this.#model, gleichnamig).length === 0 ? gleichnamig : null;
  }

  #vorhandenes(): string | null {
    const { getters } = this.#model;
    const tabellen = tabellenInBlaettern(getters.getSheetIds().map((id) => gitter(this.#model, id)));
    const blatt = tabellen?.stellen?.blatt ?? tabellen?.kopfdaten?.blatt ?? tabellen?.massnahmen?.blatt;
    return blatt === undefined ? null : (getters.getSheetIdByName(blatt) ?? null);
  }

  #zeigeBlatt(sheetId: string): void {
    const sheetIdFrom = this.#model.getters.getActiveSheetId();
    if (sheetIdFrom !== sheetId) this.#model.dispatch('ACTIVATE_SHEET', { sheetIdFrom, sheetIdTo: sheetId });
  }

  #nimmZurueck(sheetId: string, vorher: ReturnType<typeof liesBlattstand> | null, unveraendert: boolean): void {
    if (unveraendert) this.#model.dispatch('REQUEST_UNDO');
    else if (vorher) setzeBlatt(this.#model, sheetId, vorher);
    else this.#model.dispatch('DELETE_SHEET', { sheetId, sheetName: this.#model.getters.getSheetName(sheetId) });
  }
}

interface Zellort {
  readonly row: number;
  readonly col: number;
}

function belegteZellen(model: Model, sheetId: string): readonly Zellort[] {
  const { getters } = model;
  return getters.getEvaluatedCellsPositions(sheetId).filter((p) => getters.getEvaluatedCell(p).type !== 'empty');
}

/** Kleinste und größte Zahl; ohne Zahlen `[0, -1]`. */
function grenzen(zahlen: readonly number[]): [number, number] {
  return zahlen.length === 0
    ? [0, -1]
    : zahlen.reduce<[number, number]>(([min, max], n) => [Math.min(min, n), Math.max(max, n)], [Number.POSITIVE_INFINITY, -1]);
}

/** Alle Werte eines Blatts bis zur letzten belegten Zelle. */
function gitter(model: Model, sheetId: string): Gitter {
  const { getters } = model;
  const belegt = belegteZellen(model, sheetId);
  const zeilen = grenzen(belegt.map((p) => p.row))[1] + 1;
  const spalten = grenzen(belegt.map((p) => p.col))[1] + 1;
  const werte = Array.from({ length: zeilen }, (_, row) => Array.from({ length: spalten }, (__, col) => zellwert(model, sheetId, col, row)));
  return { blatt: getters.getSheetName(sheetId), zeile: 0, spalte: 0, werte };
}

function zellwert(model: Model, sheetId: string, col: number, row: number): Zellwert {
  const zelle = model.getters.getCell({ sheetId, col, row });
  const text = woertlicherText(zelle);
  if (text !== null) return text;
  const { type, value, ...rest } = model.getters.getEvaluatedCell({ sheetId, col, row });
  if (type === 'error') return { fehler: fehlername(String(value)), ...('message' in rest && rest.message ? { meldung: String(rest.message) } : {}) };
  return value;
}

/** Getippter Text gilt, wie er dasteht, auch wenn o-spreadsheet daraus für die Anzeige einen Verweis macht. */
function woertlicherText(zelle: Cell | undefined): string | null {
  if (!zelle || zelle.isFormula) return null;
  if (zelle.content.startsWith("'")) return zelle.content.slice(1);
  const istText = typeof zelle.parsedValue === 'string' && !registries.errorTypes.has(zelle.parsedValue);
  return istText ? zelle.content : null;
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

function abonniere(model: Model, ereignis: string, beiEreignis: (inhalt: { readonly type: string }) => void): Abmeldung {
  const besitzer = {};
  model.on(ereignis, besitzer, (inhalt: unknown) => beiEreignis((inhalt ?? { type: '' }) as { readonly type: string }));
  return () => model.off(ereignis, besitzer);
}
