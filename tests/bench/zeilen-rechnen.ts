/** Liest Zeilen aus einer CSV-Datei, rechnet jede mit dem gebauten GK.ZUWENDUNG und schreibt die Ergebnisse. */
import { readFileSync, writeFileSync } from 'node:fs';
import { gebauteFunktion } from './funktionen.ts';

const [quelle, ziel] = process.argv.slice(2) as [string, string];
const zuwendung = gebauteFunktion('ZUWENDUNG');
const ergebnisse = readFileSync(quelle, 'utf8')
  .split('\n')
  .map((zeile) => zuwendung(...zeile.split(',').map(Number), null));
writeFileSync(ziel, ergebnisse.join('\n'));
