/** Die Dateien, die der Aufgabenbereich schreibt, nach ihrer Endung. */
export type Dateiendung = 'xlsx' | 'html' | 'pdf' | 'csv' | 'jsonl';

export const MEDIENTYP: Readonly<Record<Dateiendung, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  html: 'text/html;charset=utf-8',
  pdf: 'application/pdf',
  csv: 'text/csv;charset=utf-8',
  jsonl: 'application/jsonl;charset=utf-8',
};
