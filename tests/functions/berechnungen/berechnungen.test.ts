/** Rechnen und Nachschlagen über den Lambda-Eingang; ohne Datenbank und ohne Umgebung. */
import { describe, expect, test } from 'vitest';
import { SCHRITTE_HOECHSTENS, ZEILEN_MIT_RECHENWEG } from '../../../functions/berechnungen/berechnung.ts';
import { handler } from '../../../functions/berechnungen/handler.ts';
import { berechneErgebnis, rechenwegZu } from '../../../shared/antrag/finanzierungsplan.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { ZIELE_HOECHSTENS } from '../../../shared/api/anfragen.ts';
import { berechnungsantwortSchema } from '../../../shared/api/antworten.ts';
import { openapi } from '../../../shared/api/openapi.ts';
import { regelstandSchema, regelstandslisteSchema } from '../../../shared/api/regelstandsschema.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { hashVon } from '../../../shared/grund/hash.ts';
import { KERN_VERSION } from '../../../shared/kern/version.ts';
import { regelstandHash } from '../../../shared/regelstand/hash.ts';
import { REGELSTAENDE } from '../../../shared/regelstand/verzeichnis.ts';
import { type Anfrage, inLambda, LAMBDA_ANTWORT_HOECHSTENS, rufe } from '../werkzeug.ts';

const lies = (pfad: string, mehr: Partial<Anfrage> = {}) => rufe(handler, { methode: 'GET', pfad, ...mehr });
const rechne = (inhalt: unknown) => rufe(handler, { methode: 'POST', pfad: '/berechnungen', inhalt });

const [stelle] = AACHEN_BEISPIEL.stellen as [Antrag['stellen'][number]];
const mitStellen = (anzahl: number): Antrag => ({
  ...AACHEN_BEISPIEL,
  stellen: Array.from({ length: anzahl }, (_, i) => ({ ...stelle, id: `S${i}`, stelle: null })),
});

describe('POST /berechnungen', () => {
  test('rechnet, was der Kern rechnet, mit Rechenweg zu jeder Zeile', async () => {
    const { status, inhalt } = await rechne({ antrag: AACHEN_BEISPIEL });
    expect(status).toBe(200);
    expect(berechnungsantwortSchema.parse(inhalt)).toEqual(inhalt);
    expect({ ergebnis: inhalt.ergebnis, hinweise: inhalt.hinweise }).toEqual(
      JSON.parse(JSON.stringify(berechneErgebnis(AACHEN_BEISPIEL))),
    );
    expect(inhalt.kern).toBe(KERN_VERSION);
    expect(inhalt.rechenweg.zeilen).toHaveLength(inhalt.ergebnis.finanzierungsplan.zeilen.length);
    for (const zeile of inhalt.rechenweg.zeilen) expect(zeile.schritte.length).toBeGreaterThan(5);
  });

  test('gibt den Rechenweg zu den gefragten Zahlen, null für eine, die es nicht gibt', async () => {
    const ziele = [
      { summe: 'gesamt', feld: 'zuwendung' },
      { id: stelle.id, haushaltsjahr: 2020, feld: 'zuwendung' },
      { id: 'fehlt', haushaltsjahr: 2020, feld: 'zuwendung' },
    ];
    const { inhalt } = await rechne({ antrag: AACHEN_BEISPIEL, ziele });
    expect(inhalt.rechenweg.ziele.map(({ ziel }: { ziel: unknown }) => ziel)).toEqual(ziele);
    const erwartet = rechenwegZu(AACHEN_BEISPIEL, { summe: 'gesamt', feld: 'zuwendung' })?.map(
      ({ fundstellen, ...zeile }) => ({
        ...zeile,
        fundstelle: fundstellen.join(' | '),
      }),
    );
    expect(inhalt.rechenweg.ziele[0].schritte).toEqual(JSON.parse(JSON.stringify(erwartet)));
    expect(inhalt.rechenweg.ziele[1].schritte.length).toBeGreaterThan(0);
    expect(inhalt.rechenweg.ziele[2].schritte).toBeNull();
  });

  test('viele Zeilen haben ihren Rechenweg nur auf Nachfrage, und jede Antwort bleibt unter der Grenze von Lambda', async () => {
    const knapp = await rechne({ antrag: mitStellen(ZEILEN_MIT_RECHENWEG / 3) });
    expect(knapp.inhalt.rechenweg.zeilen).toHaveLength(ZEILEN_MIT_RECHENWEG);
    expect(inLambda(knapp)).toBeLessThan(LAMBDA_ANTWORT_HOECHSTENS);
    const gross = await rechne({
      antrag: mitStellen(500),
      ziele: [{ id: 'S499', haushaltsjahr: 2020, feld: 'zuwendung' }],
    });
    expect(gross.status).toBe(200);
    expect(gross.inhalt.rechenweg.zeilen).toBeNull();
    expect(gross.inhalt.rechenweg.ziele[0].schritte).not.toBeNull();
    expect(inLambda(gross)).toBeLessThan(LAMBDA_ANTWORT_HOECHSTENS);
  });

  test('die längsten Rechenwege, die noch erlaubt sind, passen zusammen mit allem anderen in eine Antwort; ein Schritt mehr ist 422', async () => {
    const antrag = mitStellen(ZEILEN_MIT_RECHENWEG / 3);
    const ziel = { summe: 'haushaltsjahr', schluessel: 2021, feld: 'zuwendung' };
    const schritte = rechenwegZu(antrag, { summe: 'haushaltsjahr', schluessel: 2021, feld: 'zuwendung' })?.length ?? 0;
    const moeglich = Math.floor(SCHRITTE_HOECHSTENS / schritte);
    expect(moeglich).toBeGreaterThan(0);
    const voll = await rechne({ antrag, ziele: Array(moeglich).fill(ziel) });
    expect(voll.status).toBe(200);
    expect(inLambda(voll)).toBeLessThan(LAMBDA_ANTWORT_HOECHSTENS);
    const zuviel = await rechne({ antrag, ziele: Array(moeglich + 1).fill(ziel) });
    expect(zuviel).toMatchObject({
      status: 422,
      inhalt: { fehler: [{ pfad: `ziele[${moeglich}]`, meldung: expect.stringMatching(/zu lang/) }] },
    });
  });

  test('50 Summen über 500 Stellen werden sofort abgewiesen, statt minutenlang gerechnet', async () => {
    const beginn = performance.now();
    const antwort = await rechne({
      antrag: mitStellen(500),
      ziele: Array(ZIELE_HOECHSTENS).fill({ summe: 'gesamt', feld: 'zuwendung' }),
    });
    expect(antwort.status).toBe(422);
    expect(performance.now() - beginn).toBeLessThan(60_000);
  });

  test('was sich nicht rechnen lässt, ist ein Hinweis und keine Fehlerantwort', async () => {
    const { status, inhalt } = await rechne({
      antrag: { ...AACHEN_BEISPIEL, stellen: [{ ...stelle, von: '2030-01-01', bis: '2030-12-31' }] },
    });
    expect(status).toBe(200);
    expect(inhalt.ergebnis.finanzierungsplan.gesamt).toBeNull();
    expect(inhalt.hinweise[0]).toMatchObject({ schweregrad: 'fehler' });
  });

  test.each<[string, unknown, string]>([
    ['ohne Antrag', {}, 'antrag'],
    ['unbekanntes Feld', { antrag: AACHEN_BEISPIEL, extra: 1 }, ''],
    ['Betrag als Zahl', { antrag: { ...AACHEN_BEISPIEL, foerdervolumen: 1 } }, 'antrag.foerdervolumen'],
    [
      'verschachtelter Fehler',
      { antrag: { ...AACHEN_BEISPIEL, stellen: [{ ...stelle, von: '2020-02-30' }] } },
      'antrag.stellen[0].von',
    ],
    ['unbekannte Zahl', { antrag: AACHEN_BEISPIEL, ziele: [{ feld: 'gewinn' }] }, 'ziele[0]'],
    [
      'zu viele Zahlen',
      { antrag: AACHEN_BEISPIEL, ziele: Array(ZIELE_HOECHSTENS + 1).fill({ feld: 'stellenNachSchluessel' }) },
      'ziele',
    ],
    ['501 Einträge', { antrag: mitStellen(501) }, 'antrag.stellen'],
  ])('%s: 422 nennt das Feld auf Deutsch', async (_, inhalt, pfad) => {
    const antwort = await rechne(inhalt);
    expect(antwort).toMatchObject({
      status: 422,
      kopf: { 'content-type': 'application/problem+json' },
      inhalt: { code: 'INHALT_UNGUELTIG' },
    });
    expect(antwort.inhalt.fehler.map((fehler: { pfad: string }) => fehler.pfad)).toContain(pfad);
    for (const { meldung } of antwort.inhalt.fehler) expect(meldung).not.toMatch(/Invalid|Unrecognized|expected|Too /);
  });
});

describe('GET /regelstaende', () => {
  test('alle und jeder einzelne, mit Fundstellen und dem Hash, den die Versionen nennen', async () => {
    const { inhalt } = await lies('/regelstaende');
    expect(regelstandslisteSchema.parse(inhalt)).toEqual(inhalt);
    expect(inhalt.eintraege.map(({ id }: { id: string }) => id)).toEqual(REGELSTAENDE.map(({ id }) => id));
    for (const regelstand of REGELSTAENDE) {
      const einer = await lies(`/regelstaende/${regelstand.id}`);
      expect(regelstandSchema.parse(einer.inhalt)).toEqual(einer.inhalt);
      const { hash, ...daten } = einer.inhalt;
      expect(hash).toBe(regelstandHash(regelstand));
      expect(hashVon(daten)).toBe(hash);
    }
  });

  test.each(['THM-2018', 'thm-2019', '__proto__', 'THM-2019/x', '%'])('%s gibt es nicht', async (id) => {
    expect((await lies(`/regelstaende/${id}`)).status).toBe(404);
  });
});

describe('GET /openapi.json', () => {
  test('braucht kein Token und ist die Beschreibung aus den Schemas', async () => {
    const ohneToken = { ...(await lies('/openapi.json', { rollen: [] })) };
    expect(ohneToken.status).toBe(200);
    expect(ohneToken.inhalt).toEqual(JSON.parse(JSON.stringify(openapi(KERN_VERSION))));
  });
});

describe('Unbekanntes', () => {
  test.each([['/'], [''], ['/nichts'], ['/Berechnungen'], ['/regelstaende//']])('%s ist 404', async (pfad) => {
    expect(await lies(pfad)).toMatchObject({ status: 404, inhalt: { code: 'NICHT_GEFUNDEN' } });
  });

  test.each([
    ['PUT', '/berechnungen', 'POST'],
    ['GET', '/berechnungen', 'POST'],
    ['DELETE', '/regelstaende', 'GET'],
    ['POST', '/regelstaende/THM-2019', 'GET'],
    ['PATCH', '/openapi.json', 'GET'],
    ['OPTIONS', '/berechnungen', 'POST'],
  ])('%s %s ist 405 und nennt %s', async (methode, pfad, erlaubt) => {
    expect(await rufe(handler, { methode, pfad })).toMatchObject({ status: 405, kopf: { allow: erlaubt } });
  });
});
