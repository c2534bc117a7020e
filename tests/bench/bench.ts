/**
 * Misst, was versprochen ist: `npm run bench`. Verhältnisse aus einem Lauf auf einem Rechner, nie absolute Zeiten als
 * Grenze. Endet mit 1, wo eine Grenze verfehlt wird. `-- --docs` schreibt die Tabellen nach docs/leistung-kern.md,
 * -backend.md und -bereich.md,
 * `-- --nur kern`, `backend` oder `bereich` misst einen Teil.
 */
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { messungenDesBlatts } from './haushaltsblatt.ts';
import { messungenDesKaltstarts } from './kaltstart.ts';
import { deutsch, eingehalten, type Messung } from './messung.ts';
import { messungenDesBereichs } from './pane.ts';
import { messungenDerPruefmappe } from './pruefmappe.ts';
import { messungenDesKerns } from './rechenkern.ts';
import { messungDerSchreiber } from './schreiber.ts';
import { messungenDerTabellenformeln } from './tabellenformeln.ts';
import { messungenTabellenzeilen } from './tabellenzeilen.ts';
import { messungenDerAblage } from './versionsablage.ts';

const { docs, nur } = parseArgs({
  options: { docs: { type: 'boolean', default: false }, nur: { type: 'string' } },
}).values;
if (nur !== undefined && !['kern', 'backend', 'bereich'].includes(nur))
  throw new Error(`--nur ${nur} gibt es nicht; möglich sind kern, backend und bereich.`);
const misst = (teil: string) => nur === undefined || nur === teil;

const verfehlt: Messung[] = [];
if (misst('kern')) {
  const messungen = [
    ...messungenDesKerns(),
    ...messungenDesBlatts(),
    ...messungenDerTabellenformeln(),
    ...(await messungenTabellenzeilen()),
    ...(await messungenDerPruefmappe()),
  ];
  melde('docs/leistung-kern.md', 'Wie schnell der Rechenkern ist', messungen, []);
}
if (misst('backend')) {
  const kaltstarts = await messungenDesKaltstarts();
  const { messungen, einheiten } = await messungenDerAblage();
  melde(
    'docs/leistung-backend.md',
    'Wie schnell das Backend ist',
    [...messungen, await messungDerSchreiber(), ...kaltstarts],
    [...erlaeuterung(), '', ...einheiten],
  );
}
if (misst('bereich'))
  melde(
    'docs/leistung-bereich.md',
    'Wie schnell der Aufgabenbereich da ist',
    await messungenDesBereichs(),
    bereichErlaeutert(),
  );
for (const { name } of verfehlt) console.error(`Grenze verfehlt: ${name}`);
process.exit(verfehlt.length === 0 ? 0 : 1);

function melde(datei: string, titel: string, messungen: readonly Messung[], weiteres: readonly string[]): void {
  verfehlt.push(...messungen.filter((messung) => !eingehalten(messung)));
  const zeilen = [...tabelle(messungen), ...(weiteres.length > 0 ? ['', ...weiteres] : [])].join('\n');
  console.log(`${zeilen}\n`);
  if (!docs) return;
  const rechner = `Node ${process.versions.node}, ${cpus().length} Kerne (${cpus()[0]?.model ?? 'unbekannt'}), Last ${deutsch(loadavg()[1] ?? 0)}`;
  writeFileSync(
    datei,
    `# ${titel}\n\nGemessen mit \`npm run bench -- --docs\`, ${rechner}. Mediane und Verhältnisse aus einem Lauf.\n\n${zeilen}\n`,
  );
}

function tabelle(messungen: readonly Messung[]): string[] {
  return [
    '| Was | gemessen | Grenze | Einzelwerte |',
    '|---|---|---|---|',
    ...messungen.map(
      (m) =>
        `| ${m.name} | ${wert(m)} | ${m.richtung === 'hoechstens' ? 'höchstens' : 'mindestens'} ${grenze(m)} | ${m.einzeln} |`,
    ),
  ];
}

function grenze({ grenze: zahl, gewollt, einheit }: Messung): string {
  const ziel = gewollt === undefined ? '' : `, gewollt ${kurz(gewollt)}`;
  return `${[kurz(zahl), einheit].join(' ').trim()}${ziel}`;
}

/** 1.25 → "1,25", 5 → "5" */
function kurz(zahl: number): string {
  return deutsch(zahl, Number.isInteger(zahl) ? 0 : Number.isInteger(zahl * 10) ? 1 : 2);
}

function wert(messung: Messung): string {
  return messung.wert === null
    ? 'nicht gemessen'
    : `${deutsch(messung.wert, messung.grenze < 10 ? 2 : 1)} ${messung.einheit}${eingehalten(messung) ? '' : ' (verfehlt)'}`;
}

function erlaeuterung(): string[] {
  return [
    'Ein Aufruf ist ein Ereignis durch den Handler bis zur fertigen Antwort, gegen dynalite im Speicher desselben Prozesses. Jede Größe hat ihre eigene',
    'Datenbank; alle vier kommen reihum dran. Gefüllt wird mit dem Code der Ablage (Hashkette, gepackter Eintrag, Kopf), in Blöcken zu 100 nebeneinander;',
    'nur der Inhalt wird einmal gerechnet statt 10.000-mal. Jedes gemessene Speichern rechnet und schreibt eine weitere Version, „10.000“ heißt also: ab 10.000.',
    '',
    '## Lese- und Schreibeinheiten je Aufruf',
    '',
    'Aus `ConsumedCapacity`, das die Datenbank zu jedem Befehl nennt, mit dem Beispiel Aachen (3 Stellen, gepackt etwa 2,2 KB). Wächst eine Zahl mit dem',
    'Bestand, bricht die Messung ab. Einheiten weiterer Aufrufe und was sie kosten: [kosten.md](kosten.md).',
  ];
}

function bereichErlaeutert(): string[] {
  return [
    'Je 15 Runden reihum, jede Seite in einem neuen Browserprofil: Rechner vierfach gebremst, 10 Mbit/s, 40 ms Laufzeit je Anfrage, alles gepackt. Excel ist',
    'nachgebildet, für die Vergleichsseiten dasselbe; sie sind fertig, wenn Office sich gemeldet hat und ein Knopf da ist. Die Vorlage ist unsere Seite mit den',
    'Teilen von Microsofts React-Vorlage (React 19, Fluent-Kopf, Liste mit drei Punkten, ein Knopf, dieselben Pakete). Der Aufgabenbereich ist bedienbar, wenn',
    'seine Tabs und ein Knopf darunter da sind: „Haushaltsblatt anlegen“ oder eine Zahl des Plans, die ihren Rechenweg öffnet. Die Größe des Skripts vor dem',
    'ersten Bild prüft `tests/addin/build/umfang.test.ts` (höchstens 165 kB, gepackt).',
  ];
}
