/**
 * Der Anker in einem Ordner dieses Rechners. Jede Datei wird einmal geschrieben, mit `fsync` auf sie und ihren Ordner.
 */
import { randomUUID } from 'node:crypto';
import { constants, copyFile, link, mkdir, open, readdir, readFile, unlink } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { AnkerFehler, type Behaelter } from './behaelter.ts';

const NUR_EIGEN = { datei: 0o600, ordner: 0o700 } as const;

export class Ordnerbehaelter implements Behaelter {
  readonly name: string;

  constructor(ordner: string) {
    this.name = ordner;
  }

  /**
   * Geschrieben wird daneben und dann ohne Überschreiben umbenannt: Ein abgeschossener Prozess hinterlässt nie einen
   * halben Beleg.
   */
  async lege(schluessel: string, inhalt: Uint8Array): Promise<'neu' | 'vorhanden'> {
    const ziel = this.#pfad(schluessel);
    try {
      await this.#legeOrdnerAn(dirname(ziel));
      const ergebnis = await legeOhneErsetzen(ziel, inhalt);
      if (ergebnis === 'neu') await sichere(dirname(ziel));
      return ergebnis;
    } catch (fehler) {
      throw new AnkerFehler(this.name, fehler);
    }
  }

  async lies(schluessel: string): Promise<Uint8Array | null> {
    try {
      return await readFile(this.#pfad(schluessel));
    } catch (fehler) {
      if (istOhneEintrag(fehler)) return null;
      throw new AnkerFehler(this.name, fehler);
    }
  }

  async *liste(anfang: string, nach = ''): AsyncIterable<string> {
    const ordner = anfang.slice(0, anfang.lastIndexOf('/') + 1);
    const alle: string[] = [];
    try {
      for (const eintrag of await readdir(this.#pfad(ordner), { recursive: true, withFileTypes: true })) {
        if (eintrag.isFile())
          alle.push(relative(this.name, join(eintrag.parentPath, eintrag.name)).split(sep).join('/'));
      }
    } catch (fehler) {
      if (!istOhneEintrag(fehler)) throw new AnkerFehler(this.name, fehler);
    }
    yield* alle
      .filter((schluessel) => schluessel.startsWith(anfang) && schluessel > nach && !schluessel.endsWith(HALB))
      .sort();
  }

  #pfad(schluessel: string): string {
    return join(this.name, ...schluessel.split('/'));
  }

  async #legeOrdnerAn(ordner: string): Promise<void> {
    const erster = await mkdir(ordner, { recursive: true, mode: NUR_EIGEN.ordner });
    // Auch der Eintrag eines neuen Ordners in seinem Elternordner muss einen Stromausfall überstehen.
    for (let neu = ordner; erster !== undefined; neu = dirname(neu)) {
      await sichere(dirname(neu));
      if (neu === erster) return;
    }
  }
}

/** Endung einer Datei, die noch geschrieben wird. */
const HALB = '.teil';
const OHNE_ZWEITEN_NAMEN = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

async function legeOhneErsetzen(ziel: string, inhalt: Uint8Array): Promise<'neu' | 'vorhanden'> {
  const teil = `${ziel}.${randomUUID()}${HALB}`;
  const datei = await open(teil, 'wx', NUR_EIGEN.datei);
  try {
    await datei.writeFile(inhalt);
    await datei.sync();
  } finally {
    await datei.close();
  }
  try {
    await benenneOhneErsetzen(teil, ziel);
    return 'neu';
  } catch (fehler) {
    if ((fehler as NodeJS.ErrnoException).code === 'EEXIST') return 'vorhanden';
    throw fehler;
  } finally {
    await unlink(teil).catch(() => undefined);
  }
}

/**
 * Ein zweiter Name für dieselbe Datei entsteht ganz oder gar nicht und nie über einem vorhandenen; wo es das nicht
 * gibt, wird kopiert.
 */
async function benenneOhneErsetzen(teil: string, ziel: string): Promise<void> {
  try {
    await link(teil, ziel);
  } catch (fehler) {
    if (!OHNE_ZWEITEN_NAMEN.has((fehler as NodeJS.ErrnoException).code ?? '')) throw fehler;
    await copyFile(teil, ziel, constants.COPYFILE_EXCL);
    await sichere(ziel);
  }
}

/** `fsync`; unter Windows lassen sich Ordner nicht öffnen, dort sichert das Dateisystem ihre Einträge selbst. */
async function sichere(pfad: string): Promise<void> {
  const offen = await open(pfad, process.platform === 'win32' ? 'r+' : 'r').catch((fehler: NodeJS.ErrnoException) => {
    if (process.platform === 'win32') return null;
    throw fehler;
  });
  if (offen === null) return;
  try {
    await offen.sync();
  } finally {
    await offen.close();
  }
}

function istOhneEintrag(fehler: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes((fehler as NodeJS.ErrnoException).code ?? '');
}
