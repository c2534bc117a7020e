/** `npm start` von außen: was es schreibt, wann es sich weigert und wie es aufhört. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer, type Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { BEISPIEL_ID } from '../../../functions/local/beispielantrag.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { freierPort } from '../../e2e/anwendung.ts';
import { beginne, datenordner, rufe, SACHBEARBEITUNG, starteServer, token } from './serverprozess.ts';

const ADRESSEN = [
  '127.0.0.1',
  ...Object.values(networkInterfaces()).flatMap(
    (netz) => netz?.filter(({ address }) => address === '::1').map(({ address }) => address) ?? [],
  ),
];

async function belegterPort(adresse: string): Promise<number> {
  const server: Server = createServer();
  await new Promise<void>((offen) => server.listen({ port: 0, host: adresse, ipv6Only: true }, offen));
  onTestFinished(() => void server.close());
  const belegt = server.address();
  return typeof belegt === 'object' && belegt ? belegt.port : 0;
}

async function bisZu(adresse: string): Promise<void> {
  await expect
    .poll(
      () =>
        fetch(adresse).then(
          () => 'offen',
          () => 'zu',
        ),
      { timeout: 60_000 },
    )
    .toBe('zu');
}

/** Eine Anfrage, deren Inhalt noch unterwegs ist. */
async function halbeAnfrage(port: number): Promise<{ vollende(): Promise<number> }> {
  const inhalt = JSON.stringify(SACHBEARBEITUNG);
  const kopf = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(inhalt) };
  const anfrage = request({ host: '127.0.0.1', port, path: '/dev/token', method: 'POST', headers: kopf, agent: false });
  anfrage.on('error', () => undefined);
  await new Promise((gesendet) => anfrage.write(inhalt.slice(0, 10), gesendet));
  await new Promise((angekommen) => setTimeout(angekommen, 100));
  return {
    vollende: () =>
      new Promise((erfuellt) => {
        anfrage.once('response', (antwort) => erfuellt(antwort.resume().statusCode ?? 0));
        anfrage.end(inhalt.slice(10));
      }),
  };
}

/** Findet, was im Datenordner jemand anderes lesen, schreiben oder öffnen könnte. */
function fuerAndereOffen(ordner: string): string[] {
  const namen = readdirSync(ordner, { recursive: true, encoding: 'utf8' });
  expect(namen.length).toBeGreaterThan(5);
  return namen.filter((name) => {
    const stat = statSync(join(ordner, name), { throwIfNoEntry: false });
    return stat && (stat.mode & 0o777) !== (stat.isDirectory() ? 0o700 : 0o600);
  });
}

test('rechnet vor, legt das Beispiel an, behält alles über einen Neustart, beendet Begonnenes und hört auf SIGTERM', {
  timeout: 480_000,
}, async () => {
  const ordner = datenordner();
  const erster = await starteServer({ GK_DATA_DIR: ordner });
  expect(erster.ausgabe()).toContain(
    '54 Zeilen: 45 stimmen überein, 9 weichen ab. Nach Schlüssel 111,5 Stellen, bewilligt 106,7.',
  );
  expect(erster.ausgabe()).toMatch(/\n2020 +270 +51\.000,00 +48\.975,00 +39\.180,00 +9\.795,00 +8\.343,88\n/);
  expect(erster.ausgabe()).toContain('\nZum Ausprobieren, ohne Anmeldung: ');
  expect(erster.fehler()).toBe('');

  const bearbeitung = await token(erster.adresse);
  const liste = await rufe(erster.adresse, bearbeitung, '/antraege');
  // Ein anderer Titel als der, den das Blatt der Arbeitsmappe ungespeichert trägt: Wer es speichert, findet es in der
  // Liste wieder.
  expect(liste.inhalt.eintraege).toMatchObject([
    { antragId: BEISPIEL_ID, titel: `Gespeichertes ${AACHEN_BEISPIEL.titel}` },
  ]);
  const gespeichert = await rufe(erster.adresse, bearbeitung, `/antraege/${BEISPIEL_ID}/versionen`, {
    methode: 'POST',
    inhalt: { antrag: { ...AACHEN_BEISPIEL, titel: 'Geändert' }, kommentar: 'Neuer Titel' },
    kopf: { 'if-match': '"1"' },
  });
  expect(gespeichert.status).toBe(201);

  const zweiterProzess = beginne({ GK_DATA_DIR: ordner, PORT: String(await freierPort()) });
  expect(await zweiterProzess.ende).toEqual({ code: 1, signal: null });
  expect(zweiterProzess.fehler()).toBe(
    `Der Datenordner ${ordner} wird schon von einem laufenden „npm start“ benutzt. Bitte jenes beenden oder GK_DATA_DIR setzen.\n`,
  );

  const begonnen = await halbeAnfrage(erster.port);
  const geendet = erster.beende('SIGTERM');
  await bisZu(erster.adresse);
  expect(fuerAndereOffen(ordner)).toEqual([]);
  expect(await begonnen.vollende()).toBe(200);
  expect(await geendet).toEqual({ code: 0, signal: null });
  const neu = await starteServer({ GK_DATA_DIR: ordner, PORT: String(erster.port) });
  // Auch das Token von vorhin gilt noch: Der Schlüssel liegt im Datenordner.
  expect(await rufe(neu.adresse, bearbeitung, `/antraege/${BEISPIEL_ID}`)).toEqual({
    status: 200,
    inhalt: gespeichert.inhalt,
  });
  expect((await rufe(neu.adresse, bearbeitung, `/antraege/${BEISPIEL_ID}/pruefung`)).inhalt.kette).toEqual({
    ok: true,
    bruch: null,
  });
  await halbeAnfrage(neu.port);
  const ungeduldig = neu.beende('SIGINT');
  await bisZu(neu.adresse);
  neu.prozess.kill('SIGINT');
  expect(await ungeduldig).toEqual({ code: 1, signal: null });
});

test('eine geänderte Zeile der CSV-Datei ändert die Tabelle; GK_DEMO=0 lässt das Beispiel weg; mit npm endet auch er', {
  timeout: 480_000,
}, async () => {
  const ordner = datenordner();
  const csv = join(ordner, 'stellen.csv');
  writeFileSync(
    csv,
    readFileSync('tests/daten/bewilligte-stellen.csv', 'utf8').replace(
      'Stadt Aachen;kreisfrei;Köln;157;256;3,0',
      'Stadt Aachen;kreisfrei;Köln;157;1300;13,5',
    ),
  );
  const server = await starteServer({ GK_DATA_DIR: ordner, GK_DEMO: '0', GK_LANDESUEBERSICHT_CSV: csv }, [
    'npm',
    'start',
  ]);
  expect(server.ausgabe()).toMatch(/\nStadt Aachen +Köln +157 +1\.300 +13,0 +13,5 +\+0,5\n/);
  expect(server.ausgabe()).toContain('Nach Schlüssel 122,0 Stellen, bewilligt 117,2.');
  expect(await (await fetch(`${server.adresse}/daten/bewilligte-stellen.csv`)).text()).toContain('157;1300;13,5');
  expect((await rufe(server.adresse, await token(server.adresse), '/antraege')).inhalt.eintraege).toEqual([]);
  await server.beende('SIGTERM');
  await bisZu(server.adresse);
});

test.each(ADRESSEN)('ein auf %s belegter Port: genau eine Zeile, vor allem anderen', async (adresse) => {
  const PORT = String(await belegterPort(adresse));
  const server = beginne({ PORT, GK_DATA_DIR: datenordner() });
  expect(await server.ende).toEqual({ code: 1, signal: null });
  expect(server.ausgabe()).toBe('');
  expect(server.fehler()).toBe(
    `Port ${PORT} ist belegt. Bitte das andere Programm beenden oder einen anderen Port wählen: PORT=3001 npm start\n`,
  );
});

test('eine unlesbare Landesübersicht verhindert den Start und nennt die Zeile', async () => {
  const ordner = datenordner();
  const csv = join(ordner, 'stellen.csv');
  writeFileSync(csv, readFileSync('tests/daten/bewilligte-stellen.csv', 'utf8').replace('157;256;3,0', '157;256;3.0'));
  const server = beginne({ PORT: String(await freierPort()), GK_DATA_DIR: ordner, GK_LANDESUEBERSICHT_CSV: csv });
  expect(await server.ende).toEqual({ code: 1, signal: null });
  expect(server.fehler()).toBe(
    'Landesübersicht, Zeile 34: „bewilligt“ ist „3.0“; erwartet wird eine Zahl mit Komma, z. B. 2,5.\n',
  );
});

test.each(['/proc/gk/daten', '/dev/null/daten'])(
  'ein Datenordner, den es nicht geben kann (%s): eine Zeile statt endlosem Warten',
  async (ordner) => {
    const server = beginne({ PORT: String(await freierPort()), GK_DATA_DIR: ordner });
    expect(await server.ende).toEqual({ code: 1, signal: null });
    expect(server.ausgabe()).toBe('');
    expect(server.fehler()).toMatch(
      new RegExp(
        `^Der Datenordner ${ordner} lässt sich nicht benutzen \\(E[A-Z]+\\)\\. Bitte mit GK_DATA_DIR einen Ordner nennen, in den Sie schreiben dürfen\\.\n$`,
      ),
    );
  },
);
