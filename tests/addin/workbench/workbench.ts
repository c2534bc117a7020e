/** Der Port der Workbench über einer Mappe, ohne Speicher und ohne Person davor: Jede Rückfrage wird bejaht. */
import './umgebung.ts';
import type { Model } from '@odoo/o-spreadsheet';
import { WorkbenchWorkbook } from '../../../addin/workbench/tabelle/workbench-workbook.ts';

const OHNE_SPEICHER = {
  lies: () => null,
  schreibe: () => {},
  liesBlattwahl: () => null,
  schreibeBlattwahl: () => {},
  liesAusgang: () => null,
  schreibeAusgang: () => {},
};
const EINVERSTANDEN = { beendeEingabe: () => true, fokussiere: () => {}, frage: async () => true };

type Speicher = ConstructorParameters<typeof WorkbenchWorkbook>[1];

export function workbenchUeber(model: Model, speicher: Speicher = OHNE_SPEICHER): WorkbenchWorkbook {
  return new WorkbenchWorkbook(model, speicher, EINVERSTANDEN);
}
