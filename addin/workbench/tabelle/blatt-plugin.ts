/** Ersetzt ein Blatt als einen einzigen, mit Strg+Z rücknehmbaren Schritt. */
import { type Border, helpers, type Model, registries, UIPlugin } from '@odoo/o-spreadsheet';
import { type Blattstand, formelregel, type Zellstand } from './blattstand.ts';

const BEFEHL = 'GK_BLATT_SETZEN';

/** `blatt` statt `sheetId`: o-spreadsheet weist Befehle für Blätter ab, die es noch nicht gibt. */
interface Setzbefehl {
  readonly type: string;
  readonly blatt: string;
  readonly stand: Blattstand;
}

/** o-spreadsheet beschreibt die Antwort als `const enum`; zur Laufzeit sind es diese Wörter. */
type Zulassung = ReturnType<UIPlugin['allowDispatch']>;

class BlattSetzen extends UIPlugin {
  override allowDispatch(befehl: Parameters<UIPlugin['handle']>[0]): Zulassung {
    const { type, blatt } = befehl as unknown as Setzbefehl;
    const gesperrt =
      type === BEFEHL && this.getters.tryGetSheet(blatt) !== undefined && this.getters.isSheetLocked(blatt);
    return (gesperrt ? 'SheetLocked' : 'Success') as Zulassung;
  }

  override handle(befehl: Parameters<UIPlugin['handle']>[0]): void {
    const { type, blatt: sheetId, stand } = befehl as unknown as Setzbefehl;
    if (type !== BEFEHL) return;
    if (this.getters.tryGetSheet(sheetId)) this.leere(sheetId);
    else {
      const position = this.getters.getSheetIds().length;
      this.dispatch('CREATE_SHEET', {
        sheetId,
        position,
        name: this.freierName(stand.name),
        rows: stand.zeilen,
        cols: stand.spalten,
      });
    }
    this.schaffePlatz(sheetId, stand);
    this.fuelle(sheetId, stand);
  }

  private freierName(name: string): string {
    const vergeben = this.getters.getSheetIds().map((id) => this.getters.getSheetName(id).toLowerCase());
    let frei = name;
    for (let i = 2; vergeben.includes(frei.toLowerCase()); i++) frei = `${name} ${i}`;
    return frei;
  }

  private leere(sheetId: string): void {
    const target = [this.getters.getSheetZone(sheetId)];
    for (const tabelle of this.getters.getTables(sheetId))
      this.dispatch('REMOVE_TABLE', { sheetId, target: [tabelle.range.zone] });
    const verbunden = this.getters.getMerges(sheetId);
    if (verbunden.length > 0) this.dispatch('REMOVE_MERGE', { sheetId, target: verbunden });
    for (const regel of this.getters.getDataValidationRules(sheetId))
      this.dispatch('REMOVE_DATA_VALIDATION_RULE', { sheetId, id: regel.id });
    for (const format of this.getters.getConditionalFormats(sheetId))
      this.dispatch('REMOVE_CONDITIONAL_FORMAT', { sheetId, id: format.id });
    this.dispatch('UNFREEZE_COLUMNS_ROWS', { sheetId });
    for (const zelle of this.getters.getCells(sheetId)) {
      const { col, row } = this.getters.getCellPosition(zelle.id);
      this.dispatch('UPDATE_CELL', { sheetId, col, row, content: '', style: null, format: '' });
    }
    this.dispatch('SET_ZONE_BORDERS', { sheetId, target, border: { position: 'clear' } });
  }

  private schaffePlatz(sheetId: string, stand: Blattstand): void {
    const sheetName = this.getters.getSheetName(sheetId);
    for (const [dimension, vorhanden, noetig] of [
      ['ROW', this.getters.getNumberRows(sheetId), stand.zeilen],
      ['COL', this.getters.getNumberCols(sheetId), stand.spalten],
    ] as const) {
      const quantity = noetig - vorhanden;
      if (quantity > 0)
        this.dispatch('ADD_COLUMNS_ROWS', {
          sheetId,
          sheetName,
          dimension,
          base: vorhanden - 1,
          position: 'after',
          quantity,
        });
    }
  }

  private fuelle(sheetId: string, stand: Blattstand): void {
    for (const { zeile, spalte, inhalt, format, stil } of stand.zellen) {
      this.dispatch('UPDATE_CELL', {
        sheetId,
        col: spalte,
        row: zeile,
        content: inhalt,
        style: stil ?? null,
        format: format ?? '',
      });
    }
    for (const [rahmen, zellen] of nachRahmen(stand.zellen)) {
      this.dispatch('SET_BORDERS_ON_TARGET', {
        sheetId,
        border: rahmen,
        target: zellen.map((z) => helpers.positionToZone({ col: z.spalte, row: z.zeile })),
      });
    }
    stand.breiten.forEach((size, spalte) => {
      this.dispatch('RESIZE_COLUMNS_ROWS', { sheetId, dimension: 'COL', elements: [spalte], size });
    });
    for (const [zeile, size] of Object.entries(stand.hoehen)) {
      this.dispatch('RESIZE_COLUMNS_ROWS', { sheetId, dimension: 'ROW', elements: [Number(zeile)], size });
    }
    if (stand.verbunden.length > 0)
      this.dispatch('ADD_MERGE', { sheetId, target: stand.verbunden.map((b) => helpers.toZone(b)), force: true });
    stand.regeln.forEach(({ bereich, werte }, i) => {
      const criterion =
        werte === 'datum'
          ? { type: 'dateIsValid' as const, values: [] }
          : { type: 'isValueInList' as const, values: [...werte], displayStyle: 'arrow' as const };
      const ranges = [this.getters.getRangeDataFromXc(sheetId, bereich)];
      this.dispatch('ADD_DATA_VALIDATION_RULE', {
        sheetId,
        ranges,
        rule: { id: `gk-regel-${sheetId}-${i}`, criterion, isBlocking: false },
      });
    });
    stand.bedingteFormate.forEach((format, i) => {
      const ranges = [this.getters.getRangeDataFromXc(sheetId, format.bereich)];
      this.dispatch('ADD_CONDITIONAL_FORMAT', {
        sheetId,
        ranges,
        cf: { id: `gk-format-${sheetId}-${i}`, rule: formelregel(format) },
      });
    });
    if (stand.fixiert.zeilen > 0) this.dispatch('FREEZE_ROWS', { sheetId, quantity: stand.fixiert.zeilen });
    if (stand.fixiert.spalten > 0) this.dispatch('FREEZE_COLUMNS', { sheetId, quantity: stand.fixiert.spalten });
    this.dispatch('SET_GRID_LINES_VISIBILITY', { sheetId, areGridLinesVisible: stand.gitterlinien });
  }
}

function nachRahmen(zellen: readonly Zellstand[]): Map<Border, Zellstand[]> {
  const gruppen = new Map<string, [Border, Zellstand[]]>();
  for (const zelle of zellen) {
    if (!zelle.rahmen) continue;
    const schluessel = JSON.stringify(zelle.rahmen);
    const gruppe = gruppen.get(schluessel) ?? [zelle.rahmen, []];
    gruppe[1].push(zelle);
    gruppen.set(schluessel, gruppe);
  }
  return new Map(gruppen.values());
}

/** Muss vor dem ersten `Model` laufen; mehrfach aufzurufen schadet nicht. */
export function richteBlattschreibenEin(): void {
  if (!registries.featurePluginRegistry.contains('gk-blatt'))
    registries.featurePluginRegistry.add('gk-blatt', BlattSetzen);
}

/**
 * Ersetzt den Inhalt des Blatts `sheetId` oder legt es an; `false`, wenn o-spreadsheet es ablehnt (gesperrtes Blatt).
 */
export function setzeBlatt(model: Model, sheetId: string, stand: Blattstand): boolean {
  const sende = model.dispatch as unknown as (befehl: string, inhalt: unknown) => { readonly isSuccessful: boolean };
  return sende(BEFEHL, { blatt: sheetId, stand }).isSuccessful;
}

/** Das Blatt, wie es jetzt ist, so dass {@link setzeBlatt} es genauso wiederherstellt. */
export function liesBlattstand(model: Model, sheetId: string): Blattstand {
  const { getters } = model;
  const zone = getters.getSheetZone(sheetId);
  const zellen: Zellstand[] = [];
  for (let row = 0; row <= zone.bottom; row++) {
    for (let col = 0; col <= zone.right; col++) {
      const zelle = getters.getCell({ sheetId, col, row });
      const rahmen = getters.getCellBorder({ sheetId, col, row }) ?? undefined;
      if (!zelle && !rahmen) continue;
      const inhalt = !zelle ? '' : zelle.isFormula ? zelle.compiledFormula.toFormulaString(getters) : zelle.content;
      zellen.push({
        zeile: row,
        spalte: col,
        inhalt,
        ...(zelle?.format ? { format: zelle.format } : {}),
        ...(zelle?.style ? { stil: zelle.style } : {}),
        ...(rahmen ? { rahmen } : {}),
      });
    }
  }
  const regeln = getters.getDataValidationRules(sheetId).flatMap((regel) => {
    const werte =
      regel.criterion.type === 'isValueInList'
        ? regel.criterion.values
        : regel.criterion.type === 'dateIsValid'
          ? ('datum' as const)
          : null;
    return werte === null
      ? []
      : regel.ranges.map((bereich) => ({ bereich: getters.getRangeString(bereich, sheetId), werte }));
  });
  const bedingteFormate = getters
    .getConditionalFormats(sheetId)
    .flatMap(({ rule, ranges }) =>
      rule.type === 'CellIsRule' && rule.operator === 'customFormula'
        ? ranges.map((bereich) => ({ bereich, formel: rule.values[0] ?? '', stil: rule.style }))
        : [],
    );
  const breiten = Array.from({ length: zone.right + 1 }, (_, col) => getters.getColSize(sheetId, col));
  const fixiert = getters.getPaneDivisions(sheetId);
  return {
    name: getters.getSheetName(sheetId),
    zeilen: zone.bottom + 1,
    spalten: zone.right + 1,
    zellen,
    breiten,
    hoehen: {},
    regeln,
    bedingteFormate,
    // `getters.zoneToXC` nennte von einer verbundenen Zelle nur die erste.
    verbunden: getters
      .getMerges(sheetId)
      .map((m) => `${helpers.toXC(m.left, m.top)}:${helpers.toXC(m.right, m.bottom)}`),
    fixiert: { zeilen: fixiert.ySplit, spalten: fixiert.xSplit },
    gitterlinien: getters.getGridLinesVisibility(sheetId),
  };
}
