/**
 * Misst, was versprochen ist: `npm run bench`. Verhältnisse aus einem Lauf auf einem Rechner, nie absolute Zeiten als Grenze.
 * Endet mit 1, wo eine Grenze verfehlt wird. `-- --docs` schreibt die Tabelle nach docs/leistung-kern.md.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { deutsch, eingehalten, type Messung } from './messung.ts';
import { messungenDesKerns } from './rechenkern.ts';
import { messungTabellenzeilen } from './tabellenzeilen.ts';

const messungen = [...messungenDesKerns(), await messungTabellenzeilen()];
const tabelle = [
  '| Was | gemessen | Grenze | Einzelwerte |',
  '|---|---|---|---|',
  ...messungen.map(
    (m) => `| ${m.name} | ${wert(m)} | ${m.richtung === 'hoechstens' ? 'höchstens' : 'mindestens'} ${deutsch(m.grenze, 0)} ${m.einheit} | ${m.einzeln} |`,
  ),
].join('\n');

console.log(tabelle);
if (process.argv.includes('--docs')) {
  const rechner = `Node ${process.versions.node}, ${cpus().length} Kerne (${cpus()[0]?.model ?? 'unbekannt'})`;
  writeFileSync(
    'docs/leistung-kern.md',
    `# Wie schnell der Rechenkern ist\n\nGemessen mit \`npm run bench -- --docs\`, ${rechner}. Mediane und Verhältnisse aus einem Lauf.\n\n${tabelle}\n`,
  );
}
const verfehlt = messungen.filter((messung) => !eingehalten(messung));
for (const { name } of verfehlt) console.error(`Grenze verfehlt: ${name}`);
process.exit(verfehlt.length === 0 ? 0 : 1);

function wert(messung: Messung): string {
  return messung.wert === null ? 'nicht gemessen' : `${deutsch(messung.wert)} ${messung.einheit}${eingehalten(messung) ? '' : ' (verfehlt)'}`;
}
