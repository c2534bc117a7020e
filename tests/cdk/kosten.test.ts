/**
 * Die Einheiten in docs/kosten.md sind gemessen: dieselben Handler über der DynamoDB-Schnittstelle, die den Verbrauch
 * jedes Aufrufs nennt.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Antrag } from '../../shared/antrag/schema.ts';
import { AACHEN_BEISPIEL } from '../../shared/beispiele/aachen.ts';
import { type Verbrauch, verbrauchsmesser } from '../functions/verbrauch.ts';
import {
  type Anfrage,
  antragMit,
  neueId,
  oeffneDatenbank,
  type Schnittstelle,
  schnittstelle,
  speichern,
  type Testdatenbank,
} from '../functions/werkzeug.ts';

const KOSTEN = readFileSync('docs/kosten.md', 'utf8');
/** Anträge in der Liste und Versionen im Verlauf, die gemessen werden. */
const ANZAHL = 50;
const KOMMENTAR = 'Stand nach der Abstimmung mit der Kämmerei';

let db: Testdatenbank;
let api: Schnittstelle;
let miss: ReturnType<typeof verbrauchsmesser>;

beforeAll(async () => {
  db = await oeffneDatenbank();
  api = schnittstelle(db.ablage);
  miss = verbrauchsmesser(db.client);
}, 240_000);
afterAll(() => db.schliesse());

/** Ein Antrag mit so vielen Stellen, wie das Beispiel sie hat, nur öfter und unter eigenem Namen. */
function antragMitStellen(anzahl: number): Antrag {
  const [, partner] = AACHEN_BEISPIEL.stellen;
  if (!partner) throw new Error('Dem Beispiel fehlt die zweite Stelle.');
  const stellen = Array.from({ length: anzahl }, (_, i) => ({
    ...partner,
    id: `S${i + 1}`,
    bezeichnung: `Beispielstelle ${i + 1}`,
    jahresausgaben: `${50_000 + 137 * i}.00`,
  }));
  return { ...AACHEN_BEISPIEL, stellen };
}

const verbrauch = (anfrage: Anfrage) => miss(async () => expect((await api.rufe(anfrage)).status).toBeLessThan(300));

/** Die Zeile der Tabelle, die so beginnt. */
function belegt(zeile: string): Verbrauch {
  const [aufrufe, schreiben, lesen] = (new RegExp(`^\\| ${zeile} \\|(.+)\\|$`, 'm').exec(KOSTEN)?.[1] ?? '')
    .split('|')
    .map((zelle) => Number(zelle.trim()));
  return { aufrufe: aufrufe ?? Number.NaN, schreiben: schreiben ?? Number.NaN, lesen: lesen ?? Number.NaN };
}

const lies = (pfad: string, abfrage = ''): Anfrage => ({ methode: 'GET', pfad, abfrage });

test.each([
  [3, AACHEN_BEISPIEL],
  [100, antragMitStellen(100)],
])('ein Antrag mit %i Stellen', async (anzahl, antrag) => {
  const antragId = neueId();
  const zeile = (name: string) => belegt(`${name}, ${anzahl} Stellen`);
  const anlegen = {
    methode: 'POST',
    pfad: '/antraege',
    inhalt: { antragId, antrag, kommentar: KOMMENTAR },
    kopf: { 'idempotency-key': randomUUID() },
  };
  const naechste = { ...antrag, personen: { geduldete: 260, gestattete: 160 } };
  expect(await verbrauch(anlegen)).toEqual(zeile('Anlegen'));
  expect(
    await verbrauch({
      ...speichern(antragId, 1, naechste, { schluessel: randomUUID() }),
      inhalt: { antrag: naechste, kommentar: KOMMENTAR },
    }),
  ).toEqual(zeile('Speichern'));
  expect(await verbrauch(lies(`/antraege/${antragId}`))).toEqual(zeile('Öffnen'));
  expect(await verbrauch(lies(`/antraege/${antragId}/versionen/1`))).toEqual(zeile('Version lesen'));
  expect(await verbrauch(lies(`/antraege/${antragId}/vergleich`, 'von=1&bis=2'))).toEqual(zeile('Vergleich'));
});

test('Listen', async () => {
  const tid = '22222222-2222-4222-8222-222222222222';
  const { antragId } = await api.lege(antragMit(1), neueId(), { tid });
  for (let n = 1; n < ANZAHL; n++) {
    await api.lege(antragMit(n + 1), neueId(), { tid });
    await api.rufe(speichern(antragId, n, antragMit(n + 1), { tid }));
  }
  expect(await verbrauch({ ...lies('/antraege', `limit=${ANZAHL}`), tid })).toEqual(belegt(`Liste, ${ANZAHL} Anträge`));
  expect(await verbrauch({ ...lies(`/antraege/${antragId}/versionen`, `limit=${ANZAHL}`), tid })).toEqual(
    belegt(`Verlauf, ${ANZAHL} Versionen`),
  );
  expect(await verbrauch({ ...lies(`/antraege/${antragId}/pruefung`), tid })).toEqual(
    belegt(`Prüfung, ${ANZAHL} Versionen`),
  );
}, 240_000);

test('Rechnen, ohne zu speichern, braucht keine Datenbank', async () => {
  expect(await verbrauch({ methode: 'POST', pfad: '/berechnungen', inhalt: { antrag: AACHEN_BEISPIEL } })).toEqual(
    belegt('Berechnung'),
  );
});

/** Zeilen einer Tabelle als Zahlen, die mit diesem Text beginnen. */
function zahlen(zeile: string): number[] {
  const [, rest = ''] = new RegExp(`^\\| ${zeile} \\|(.+)\\|$`, 'm').exec(KOSTEN) ?? [];
  return rest.split('|').map((zelle) => Number(zelle.trim().replaceAll('.', '').replace(',', '.')));
}

/** Preise je Einheit und Größe einer Version, wie das Dokument sie nennt. */
const zahlVor = (text: string) => Number(new RegExp(`([\\d,]+) ${text}`).exec(KOSTEN)?.[1]?.replace(',', '.'));

test('was aus den Einheiten folgt, ist richtig gerechnet', () => {
  const [w, r, kb] = [
    zahlVor('USD je 1.000.000 WRU'),
    zahlVor('USD je 1.000.000 RRU'),
    zahlVor('KB, eine mit 100 Stellen'),
  ];
  const usd = (wru: number, rru: number) => (wru * w + rru * r) / 1_000_000;
  for (const anzahl of [3, 100]) {
    const { schreiben, lesen } = belegt(`Speichern, ${anzahl} Stellen`);
    const [wru = 0, rru = 0, preis] = zahlen(`mit ${anzahl} Stellen`);
    expect([wru, rru]).toEqual([1_000 * schreiben, 1_000 * lesen]);
    expect(preis).toBeCloseTo(usd(wru, rru), 4);
  }
  const { schreiben, lesen } = belegt('Speichern, 3 Stellen');
  for (const kommunen of ['54', '396', '11\\.000']) {
    const [speicherungen = 0, wru = 0, rru = 0, gb, preis] = zahlen(kommunen);
    expect(speicherungen).toBe(1_000 * Number(kommunen.replace('\\.', '')));
    expect([wru, rru]).toEqual([speicherungen * schreiben, speicherungen * lesen]);
    expect(gb).toBeCloseTo((speicherungen * kb) / 1_000_000, 1);
    expect(preis).toBeCloseTo(usd(wru, rru), 2);
  }
});
