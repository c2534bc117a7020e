/**
 * Alles, was eine Kommune mitnimmt: Ketten, Belege, Beweise, Zeitstempel, die Beschreibung der Schnittstelle und das
 * Programm, das es prüft.
 */
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { alsBytes, belegschluessel } from '../../shared/anker/beleg.ts';
import { beweisFuer } from '../../shared/anker/tagesabschluss.ts';
import { antragsversionSchema } from '../../shared/api/antworten.ts';
import { openapi } from '../../shared/api/openapi.ts';
import { KERN_VERSION } from '../../shared/kern/version.ts';
import type { Ankerbuch } from '../anker/ankerbuch.ts';
import { gibAus } from '../antraege/pruefung.ts';
import type { Ablage } from '../store/ablage.ts';
import type { Kopfdatei } from './kopfdatei.ts';

export interface Ausgabeauftrag {
  readonly ablage: Ablage;
  readonly anker: Ankerbuch | null;
  readonly tid: string;
  /** Anträge, die die Tabelle hat, auch solche ohne Kopf. */
  readonly antraege: readonly string[];
  readonly ordner: string;
  readonly programm: string;
  readonly jetzt: Date;
  /** PEM-Datei der TSA; ohne Angabe prüft die Empfängerin nur, dass ein Zeitstempel in sich stimmt. */
  readonly tsaPem: string | null;
}

/** Schreibt in einen neuen oder leeren Ordner. @throws {Error} mit einem Satz, wenn er das nicht ist */
export async function gibKommuneAus(
  auftrag: Ausgabeauftrag,
): Promise<{ antraege: number; belege: number; tage: number }> {
  const { ablage, anker, tid, ordner, jetzt } = auftrag;
  await mkdir(ordner, { recursive: true, mode: 0o700 });
  if ((await readdir(ordner)).length > 0)
    throw new Error(`Der Ordner „${ordner}“ ist nicht leer; ausgegeben wird nur in einen leeren.`);
  const schreibe = async (name: string, inhalt: string | Uint8Array): Promise<void> => {
    const datei = join(ordner, ...name.split('/'));
    await mkdir(dirname(datei), { recursive: true, mode: 0o700 });
    await writeFile(datei, inhalt, { flag: 'wx', mode: 0o600 });
  };
  const antraege = [...new Set(auftrag.antraege)].sort();
  for (const antragId of antraege)
    await schreibe(`antraege/${antragId}.jsonl`, await alleZeilen(ablage, tid, antragId, jetzt));
  const { belege, tage } = anker === null ? { belege: 0, tage: [] } : await gibAnkerAus(anker, tid, schreibe);
  const kopf: Kopfdatei = { ausgabe: 1, tid, am: jetzt.toISOString(), antraege, anker: anker !== null, tage };
  await schreibe('kommune.json', JSON.stringify(kopf, null, 2));
  await schreibe('openapi.json', JSON.stringify(openapi(KERN_VERSION), null, 2));
  await schreibe(
    'schema/antragsversion.json',
    JSON.stringify(z.toJSONSchema(antragsversionSchema, { io: 'output' }), null, 2),
  );
  await schreibe('pruefe.mjs', auftrag.programm);
  await schreibe('LIESMICH.txt', LIESMICH);
  if (auftrag.tsaPem !== null) await copyFile(auftrag.tsaPem, join(ordner, 'tsa.pem'));
  return { antraege: antraege.length, belege, tage: tage.length };
}

async function alleZeilen(ablage: Ablage, tid: string, antragId: string, jetzt: Date): Promise<string> {
  const teile: string[] = [];
  for (let cursor: string | null = null; ; ) {
    const seite = await gibAus({ ablage, jetzt: () => jetzt }, tid, antragId, cursor);
    teile.push(seite.zeilen);
    if (seite.cursor === null) return teile.join('');
    cursor = seite.cursor;
  }
}

/**
 * Von einem Tag nur Anzahl und Wurzel: Die Blätter der anderen Kommunen gehen niemanden etwas an, und der Beweis kommt
 * ohne sie aus.
 */
async function gibAnkerAus(
  anker: Ankerbuch,
  tid: string,
  schreibe: (name: string, inhalt: string | Uint8Array) => Promise<void>,
) {
  let belege = 0;
  for await (const gelesen of anker.belege(tid)) {
    if ('beleg' in gelesen) await schreibe(belegschluessel(gelesen.beleg), alsBytes(gelesen.beleg));
    else if (gelesen.stelle) await schreibe(belegschluessel(gelesen.stelle), 'unlesbar');
    belege++;
  }
  const tage: string[] = [];
  for (const tag of await anker.tage()) {
    const abschluss = await anker.abschluss(tag);
    const eigene = abschluss?.belege.filter((eintrag) => eintrag.tid === tid) ?? [];
    if (abschluss === null || eigene.length === 0) continue;
    tage.push(tag);
    await schreibe(`tage/${tag}.json`, JSON.stringify({ tag, anzahl: abschluss.anzahl, wurzel: abschluss.wurzel }));
    const stempel = await anker.stempel(tag);
    if (stempel) await schreibe(`tage/${tag}.tsr`, stempel);
    for (const stelle of eigene)
      await schreibe(
        `beweise/${stelle.antragId}/${String(stelle.version).padStart(8, '0')}.json`,
        JSON.stringify(beweisFuer(abschluss, stelle)),
      );
  }
  return { belege, tage };
}

const LIESMICH = `Ausgabe einer Kommune aus dem GK Förderrechner

  node pruefe.mjs       prüft diesen Ordner; nötig ist nur Node.js ab 20.19, kein Netz. Endet mit 0, wenn alles stimmt, sonst mit 1.

  kommune.json          was enthalten ist
  antraege/             je Antrag alle Versionen, eine Zeile JSON je Version, älteste zuerst
  belege/               je Version der Beleg aus dem Anker (Mandant, Antrag, Version, Hash)
  beweise/              je Beleg der Weg zur Wurzel des Merkle-Baums (RFC 6962)
  tage/                 je Tag die Wurzel und ihr Zeitstempel (RFC 3161, TimeStampResp); gestempelt sind die 32 Bytes der Wurzel
  openapi.json, schema/ die Beschreibung der Schnittstelle und der Form einer Version

Der Hash einer Version ist der SHA-256 über ihr kanonisches JSON (RFC 8785) ohne das Feld „hash“.
`;
