/**
 * Findet ein Blatt auch, wenn es inzwischen anders heißt: Excel gibt jedem eine Id, die beim Umbenennen bleibt, und
 * meldet das Umbenennen erst in neueren Fassungen (ExcelApi 1.17).
 */
import { WorkbookFehler } from '../workbook.ts';
import { officeCode } from './fehler.ts';

/** So beginnen die Namen der Tabellen des Haushaltsblatts. */
const EIGENE_TABELLE = /^GK_/;

/** Merkt sich zu jedem Namen, unter dem ein Blatt gelesen wurde, seine Id. */
export class Blattkennungen {
  readonly #ids = new Map<string, string>();

  /** `blaetter` müssen mit `name,id` geladen und abgeglichen sein. */
  merke(blaetter: readonly Pick<Excel.Worksheet, 'name' | 'id'>[]): void {
    for (const { name, id } of blaetter) this.#ids.set(name, id);
  }

  /** Das Blatt, das unter diesem Namen gelesen wurde. */
  blatt(context: Excel.RequestContext, name: string): Excel.Worksheet {
    return context.workbook.worksheets.getItem(this.#ids.get(name) ?? name);
  }

  /**
   * Führt `schritt` aus; gibt es das Blatt so nicht mehr, werden die Blätter neu gelesen und es wird noch einmal
   * versucht. @throws {WorkbookFehler} wenn es das Blatt nicht mehr gibt
   */
  async mitBlatt<T>(context: Excel.RequestContext, name: string, schritt: () => Promise<T>): Promise<T> {
    try {
      return await schritt();
    } catch (fehler) {
      if (officeCode(fehler) !== 'ItemNotFound') throw fehler;
      await this.#suche(context, name);
      return schritt();
    }
  }

  /** Ein Blatt dieses Namens oder, solange noch keines gelesen ist, das einzige mit Tabellen des Haushaltsblatts. */
  async #suche(context: Excel.RequestContext, name: string): Promise<void> {
    const { worksheets, tables } = context.workbook;
    worksheets.load('items/name,items/id');
    tables.load('items/name');
    await context.sync();
    const bekannt = this.#ids.has(name);
    this.#ids.delete(name);
    this.merke(worksheets.items);
    if (this.#ids.has(name)) return;
    const eigene = bekannt ? [] : tables.items.filter((tabelle) => EIGENE_TABELLE.test(tabelle.name));
    for (const { worksheet } of eigene) worksheet.load('id');
    if (eigene.length > 0) await context.sync();
    const [id, weitere] = new Set(eigene.map(({ worksheet }) => worksheet.id));
    if (id === undefined || weitere !== undefined)
      throw new WorkbookFehler(
        'FEHLGESCHLAGEN',
        `Das Blatt „${name}“ gibt es nicht mehr. Wurde es gelöscht, nehmen Sie das mit Strg+Z zurück.`,
      );
    this.#ids.set(name, id);
  }
}
