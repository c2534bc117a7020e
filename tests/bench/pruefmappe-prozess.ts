/**
 * Schreibt in einem eigenen Prozess entweder die Prüfmappe einer Version (aus einer Datei) oder ebenso viele Zellen mit
 * Zahlen, und gibt Zeit, Zellen und den höchsten Speicherbedarf aus.
 */
import { readFileSync } from 'node:fs';
import { writeXlsx } from 'hucre/xlsx';
import { pruefmappe } from '../../shared/pruefmappe/pruefmappe.ts';

const [was = '', angabe = ''] = process.argv.slice(2);
const eingabe = was === 'mappe' ? JSON.parse(readFileSync(angabe, 'utf8')) : null;
const beginn = performance.now();
const datei = was === 'mappe' ? await pruefmappe(eingabe) : await zahlen(Number(angabe));
console.log(
  JSON.stringify({
    ms: performance.now() - beginn,
    megabyte: process.resourceUsage().maxRSS / 1024,
    kilobyte: datei.length / 1000,
  }),
);

function zahlen(anzahl: number): Promise<Uint8Array> {
  const zeilen = Array.from({ length: Math.ceil(anzahl / 30) }, (_, i) => Array.from({ length: 30 }, (__, j) => i + j));
  return writeXlsx({ sheets: [{ name: 'Zahlen', rows: zeilen }] });
}
