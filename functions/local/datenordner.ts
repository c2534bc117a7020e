/** Der Datenordner gehört immer nur einem Prozess; zwei würden sich gegenseitig die Datenbank zerstören. */
import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import { Startfehler } from './umgebung.ts';

/** Dies gehört dem Server im Datenordner; anderes rührt er nicht an. */
const EIGENE = ['dynamodb', 'anker', 'aussteller.json', 'sperre'] as const;

/** Belegt den Ordner. */
export interface Belegung {
  gibFrei(): Promise<void>;
}

/**
 * Die Sperre ist die des Betriebssystems auf eine kleine LevelDB: Anders als eine Datei mit Prozessnummer verschwindet
 * sie auch dann, wenn der Prozess abgeschossen wird, und zwei Starts zugleich können sie nicht beide bekommen.
 * @throws {Startfehler} wenn ein anderer Prozess den Ordner benutzt oder er sich nicht anlegen lässt
 */
export async function belege(ordner: string): Promise<Belegung> {
  try {
    legeAn(ordner);
    for (const name of EIGENE) schliesseAb(join(ordner, name));
    const sperre = new ClassicLevel(join(ordner, 'sperre'));
    await sperre.open();
    return { gibFrei: () => sperre.close() };
  } catch (fehler) {
    const { code, cause } = fehler as NodeJS.ErrnoException;
    if ((cause as NodeJS.ErrnoException | undefined)?.code === 'LEVEL_LOCKED') {
      throw new Startfehler(
        `Der Datenordner ${ordner} wird schon von einem laufenden „npm start“ benutzt. Bitte jenes beenden oder GK_DATA_DIR setzen.`,
      );
    }
    throw new Startfehler(
      `Der Datenordner ${ordner} lässt sich nicht benutzen (${code ?? 'unbekannter Grund'}). Bitte mit GK_DATA_DIR einen Ordner nennen, in den Sie schreiben dürfen.`,
    );
  }
}

/** Auch was eine frühere Fassung für alle lesbar angelegt hat, gehört danach nur dieser Person. */
function schliesseAb(pfad: string): void {
  const art = lstatSync(pfad, { throwIfNoEntry: false });
  if (art?.isFile()) chmodSync(pfad, 0o600);
  if (!art?.isDirectory()) return;
  chmodSync(pfad, 0o700);
  for (const name of readdirSync(pfad)) schliesseAb(join(pfad, name));
}

/** Stufe für Stufe: Mit `recursive` versucht es Node ohne Ende, wo es wie unter /proc nichts anzulegen gibt. */
function legeAn(ordner: string): void {
  if (existsSync(ordner)) return;
  legeAn(dirname(ordner));
  try {
    mkdirSync(ordner, { mode: 0o700 });
  } catch (fehler) {
    if ((fehler as NodeJS.ErrnoException).code !== 'EEXIST') throw fehler;
  }
}
