/** SIGKILL mitten im Speichern: Was mit 201 bestätigt wurde, ist nach dem Neustart da. */
import { expect, test } from 'vitest';
import { BEISPIEL_ID } from '../../../functions/local/beispielantrag.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { datenordner, rufe, type Serverprozess, starteServer, token } from './serverprozess.ts';

const ABSCHUESSE = 20;
/** Auf langsamen Rechnern weniger Abschüsse, damit die Tests kurz bleiben; mindestens drei sind es immer. */
const HOECHSTENS_MS = 18_000;

interface Bestaetigt {
  readonly version: number;
  readonly hash: string;
}

test('Abschüsse während fortlaufender Speicherungen: keine Bestätigung verloren, keine Lücke, Kette heil', { timeout: 120_000 }, async () => {
  const umgebung: Record<string, string> = { GK_DATA_DIR: datenordner() };
  const bestaetigt: Bestaetigt[] = [];
  const beginn = Date.now();
  let server = await starteServer(umgebung);
  umgebung.PORT = String(server.port);
  const bearbeitung = await token(server.adresse);
  let abschuesse = 0;
  while (abschuesse < ABSCHUESSE && (abschuesse < 3 || Date.now() - beginn < HOECHSTENS_MS)) {
    bestaetigt.push(...(await speichereBisZumAbschuss(server, bearbeitung, abschuesse)));
    abschuesse += 1;
    server = await starteServer(umgebung);
  }

  const gespeichert = await alleVersionen(server.adresse, bearbeitung);
  expect(gespeichert.map(({ version }) => version)).toEqual(gespeichert.map((_, i) => i + 1));
  const nachNummer = new Map(gespeichert.map(({ version, hash }) => [version, hash]));
  expect(bestaetigt.filter(({ version, hash }) => nachNummer.get(version) !== hash)).toEqual([]);
  expect(new Set(bestaetigt.map(({ version }) => version)).size).toBe(bestaetigt.length);
  expect(bestaetigt.length).toBeGreaterThanOrEqual(2 * abschuesse);
});

/** Speichert eine Version nach der anderen; je Runde zu einem anderen Zeitpunkt nach der zweiten wird der Server dabei abgeschossen. */
async function speichereBisZumAbschuss(server: Serverprozess, bearbeitung: string, runde: number): Promise<Bestaetigt[]> {
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
