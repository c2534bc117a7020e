/** `npm start`: baut, rechnet vor, öffnet die Ablage und stellt alles auf diesem Rechner bereit. */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AACHEN_BEISPIEL } from '../../shared/beispiele/aachen.ts';
import { LandesuebersichtFehler } from '../../shared/beispiele/landesuebersicht.ts';
import { bericht } from './bericht.ts';
import { baueImProzess } from './build-im-prozess.ts';
import { belege } from './datenordner.ts';
import { oeffneDienst } from './dienst.ts';
import { pruefePort } from './lauschen.ts';
import { beobachteSignale } from './signale.ts';
import { liesUmgebung, type Startangaben, Startfehler } from './umgebung.ts';

// Neue Dateien gehören nur dieser Person: Dateien 0600, Ordner 0700.
process.umask(0o077);

const WURZEL = resolve(import.meta.dirname, '../..');

/** Beim Beenden zu schließen, das Letzte zuerst. */
const zuSchliessen: (() => Promise<void>)[] = [];
const abbruch = beobachteSignale(process.env);

try {
  await starte(liesUmgebung(process.env, WURZEL));
  if (!abbruch.aborted) await new Promise((signal) => abbruch.addEventListener('abort', signal, { once: true }));
} catch (fehler) {
  if (!abbruch.aborted) {
    console.error(fehler instanceof Startfehler ? fehler.message : fehler);
    process.exitCode = 1;
  }
}
for (const schliesse of zuSchliessen.reverse()) await schliesse();
process.exit();

/** @throws {Startfehler} */
async function starte({ port, datenordner, landesuebersicht, demo }: Startangaben): Promise<void> {
  await pruefePort(port);
  const belegung = await belege(datenordner);
  zuSchliessen.push(belegung.gibFrei);
  const zahlen = await vorgerechnet(landesuebersicht);
  await baueImProzess(WURZEL, abbruch);
  console.log(`\n${zahlen}\n`);

  const orte = { workbench: join(WURZEL, 'dist/workbench'), addin: join(WURZEL, 'dist/addin'), landesuebersicht };
  const basisadresse = await oeffneDienst({ port, datenordner, orte, demo }, zuSchliessen);
  console.log(
    'Zum Ausprobieren, ohne Anmeldung: Wer an diesem Rechner arbeitet, kann jede Person sein. Nicht für echte Anträge.',
  );
  console.log('GK Förderrechner läuft. Beenden mit Strg+C.');
  console.log(basisadresse);
}

async function vorgerechnet(datei: string): Promise<string> {
  const csv = await readFile(datei, 'utf8').catch(() => {
    throw new Startfehler(`Die Landesübersicht ${datei} ist nicht lesbar.`);
  });
  try {
    return bericht(csv, AACHEN_BEISPIEL);
  } catch (fehler) {
    throw fehler instanceof LandesuebersichtFehler ? new Startfehler(fehler.message) : fehler;
  }
}
