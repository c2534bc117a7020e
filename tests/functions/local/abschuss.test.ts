/**
 * SIGKILL mitten im Speichern: Was mit 201 bestätigt wurde, ist nach dem Neustart da.
 * Abgeschossen wird der Server von `npm start` als eigener Prozess, nur ohne Bauen und Vorrechnen und gebündelt; sonst
 * dauerten 20 Neustarts länger als alle Tests daneben.
 */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Ankerbuch } from '../../../functions/anker/ankerbuch.ts';
import { Ordnerbehaelter } from '../../../functions/anker/ordner.ts';
import { BEISPIEL_ID } from '../../../functions/local/beispielantrag.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { gebuendelterDienst } from './gebuendelter-dienst.ts';
import { datenordner, rufe, type Serverprozess, starteServer, token } from './serverprozess.ts';

const ABSCHUESSE = 20;

interface Bestaetigt {
  readonly version: number;
  readonly hash: string;
}

test('20 Abschüsse während fortlaufender Speicherungen: keine Bestätigung verloren, keine Lücke, Kette heil', {
  timeout: 1_200_000,
}, async () => {
  const befehl = await gebuendelterDienst();
  const umgebung: Record<string, string> = { GK_DATA_DIR: datenordner() };
  const bestaetigt: Bestaetigt[] = [];
  let server = await starteServer(umgebung, befehl);
  umgebung.PORT = String(server.port);
  const bearbeitung = await token(server.adresse);
  for (let abschuss = 0; abschuss < ABSCHUESSE; abschuss++) {
    const ende = server.ende;
    bestaetigt.push(...(await speichereBisZumAbschuss(server, bearbeitung, abschuss)));
    expect(await ende).toEqual({ code: null, signal: 'SIGKILL' });
    server = await starteServer(umgebung, befehl);
  }

  const gespeichert = await alleVersionen(server.adresse, bearbeitung);
  expect(await belegte(umgebung.GK_DATA_DIR ?? '')).toEqual(gespeichert);
  expect(gespeichert.map(({ version }) => version)).toEqual(gespeichert.map((_, i) => i + 1));
  const nachNummer = new Map(gespeichert.map(({ version, hash }) => [version, hash]));
  expect(bestaetigt.filter(({ version, hash }) => nachNummer.get(version) !== hash)).toEqual([]);
  expect(new Set(bestaetigt.map(({ version }) => version)).size).toBe(bestaetigt.length);
  expect(bestaetigt.length).toBeGreaterThanOrEqual(2 * ABSCHUESSE);
});

/**
 * Jede Version hat ihren Beleg, auch die, über der der Server abgeschossen wurde; der Start danach hat ihn nachgeholt.
 */
async function belegte(daten: string): Promise<Bestaetigt[]> {
  const belege: Bestaetigt[] = [];
  for await (const gelesen of new Ankerbuch(new Ordnerbehaelter(join(daten, 'anker'))).belege()) {
    if (!('beleg' in gelesen)) throw new Error(gelesen.unlesbar);
    if (gelesen.beleg.antragId === BEISPIEL_ID)
      belege.push({ version: gelesen.beleg.version, hash: gelesen.beleg.hash });
  }
  return belege;
}

/**
 * Speichert eine Version nach der anderen; je Runde zu einem anderen Zeitpunkt nach der zweiten wird der Server dabei
 * abgeschossen.
 */
async function speichereBisZumAbschuss(
  server: Serverprozess,
  bearbeitung: string,
  runde: number,
): Promise<Bestaetigt[]> {
  const { inhalt } = await rufe(server.adresse, bearbeitung, `/antraege/${BEISPIEL_ID}`);
  let basis: number = inhalt.version;
  const bestaetigt: Bestaetigt[] = [];
  let uhr: NodeJS.Timeout | undefined;
  try {
    for (;;) {
      const antwort = await rufe(server.adresse, bearbeitung, `/antraege/${BEISPIEL_ID}/versionen`, {
        methode: 'POST',
        inhalt: { antrag: { ...AACHEN_BEISPIEL, titel: `Stand nach Version ${basis}` }, kommentar: `Runde ${runde}` },
        kopf: { 'if-match': `"${basis}"`, 'idempotency-key': `${runde}-${basis}` },
      });
      expect(antwort.status).toBe(201);
      bestaetigt.push({ version: antwort.inhalt.version, hash: antwort.inhalt.hash });
      basis = antwort.inhalt.version;
      if (bestaetigt.length === 2) uhr = setTimeout(() => void server.beende('SIGKILL'), (runde * 7) % 40);
    }
  } catch (fehler) {
    // fetch meldet die abgerissene Verbindung als TypeError; alles andere ist ein Befund.
    if (!(fehler instanceof TypeError) && !(fehler instanceof SyntaxError)) throw fehler;
  } finally {
    clearTimeout(uhr);
    await server.beende('SIGKILL');
  }
  return bestaetigt;
}

/** Jede Version und dabei die Kette jeder Seite. */
async function alleVersionen(adresse: string, bearbeitung: string): Promise<Bestaetigt[]> {
  const gefunden: Bestaetigt[] = [];
  let cursor: string | null = null;
  do {
    const seite = `/antraege/${BEISPIEL_ID}/pruefung?limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`;
    const { inhalt } = await rufe(adresse, bearbeitung, seite);
    expect(inhalt.kette).toEqual({ ok: true, bruch: null });
    for (const { version } of inhalt.versionen as { version: number }[]) {
      const einzeln = await rufe(adresse, bearbeitung, `/antraege/${BEISPIEL_ID}/versionen/${version}`);
      gefunden.push({ version: einzeln.inhalt.version, hash: einzeln.inhalt.hash });
    }
    cursor = inhalt.cursor;
  } while (cursor);
  return gefunden;
}
