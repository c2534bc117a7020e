/** Welche Tabellenobjekte in welchen Blättern stehen. */
import type { Tabellenort } from '../workbook.ts';

/** Mit einem Abgleich; was in ausgeblendeten Blättern steht, zählt nicht. */
export async function liesTabellenorte(context: Excel.RequestContext): Promise<Tabellenort[]> {
  const { tables } = context.workbook;
  tables.load('items/name,items/worksheet/name,items/worksheet/visibility');
  await context.sync();
  return tables.items
    .filter(({ worksheet }) => worksheet.visibility === 'Visible')
    .map(({ name, worksheet }) => ({ name, blatt: worksheet.name }));
}
