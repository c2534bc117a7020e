/** Liest die Angaben jeder Zeile aus einer .xlsx, rechnet sie mit dem gebauten GK.ZUWENDUNG und schreibt die Ergebnisse. */
import { readFileSync, writeFileSync } from 'node:fs';
import { readXlsx } from 'hucre/xlsx';
import { gebauteFunktion } from './funktionen.ts';

const [quelle, ziel] = process.argv.slice(2) as [string, string];
const zuwendung = gebauteFunktion('ZUWENDUNG');
const { sheets } = await readXlsx(readFileSync(quelle));
const ergebnisse = (sheets[0]?.rows ?? []).map(([anteil, von, bis, ausgaben]) =>
  zuwendung(anteil, von, bis, ausgaben, null),
);
writeFileSync(ziel, ergebnisse.join('\n'));
