/**
 * Liest die Angaben jeder Zeile im Strom aus einer .xlsx, rechnet sie so oft wie gewünscht mit dem gebauten GK.ZUWENDUNG
 * und schreibt die Ergebnisse.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { streamXlsxRows } from 'hucre/xlsx';
import { gebauteFunktion } from './funktionen.ts';

const [quelle, ziel, durchgaenge] = process.argv.slice(2) as [string, string, string];
const zuwendung = gebauteFunktion('ZUWENDUNG');
const zeilen: unknown[][] = [];
for await (const { values } of streamXlsxRows(readFileSync(quelle))) zeilen.push(values.slice(0, 4));
let ergebnisse: unknown[] = [];
for (let n = 0; n < Number(durchgaenge); n++)
  ergebnisse = zeilen.map(([anteil, von, bis, ausgaben]) => zuwendung(anteil, von, bis, ausgaben, null));
writeFileSync(ziel, ergebnisse.join('\n'));
