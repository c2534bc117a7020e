/** Der HTTP-Vertrag: Kennungen, Anfragen und Routen. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anlegenSchema, planzielSchema, statusSchema } from '../../../shared/api/anfragen.ts';
import { ausEtag, etag, IDEMPOTENCY_KEY, VERSION_HOECHSTENS, versionsnummer } from '../../../shared/api/kennungen.ts';
import { GATEWAYROUTEN, ROUTEN, type Route } from '../../../shared/api/routen.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { UUIDV7 } from '../../../shared/grund/uuid.ts';

const ROUTENLISTE: readonly Route[] = ROUTEN;

describe('Kennungen', () => {
  test('Versionsnummern: ganze Zahlen ohne führende Null, die der Schlüssel fasst', () => {
    expect(['1', '42', '99999999'].map(versionsnummer)).toEqual([1, 42, VERSION_HOECHSTENS]);
    expect(['0', '01', '-1', '1.0', '1e2', '', ' 1', '100000000', '１'].map(versionsnummer)).toEqual(
      Array(9).fill(null),
    );
  });

  test('ETag hin und zurück; nur eine Nummer in Anführungszeichen ist einer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: VERSION_HOECHSTENS }), (n) => void expect(ausEtag(etag(n))).toBe(n)),
    );
    expect(['1', '*', 'W/"1"', '"0"', '"1","2"', '""', '"x"'].map(ausEtag)).toEqual(Array(7).fill(null));
    expect(ausEtag(' "7" ')).toBe(7);
  });

  test('UUIDv7 und Idempotency-Key', () => {
    expect(UUIDV7.test('01900000-0000-7000-8000-000000000001')).toBe(true);
    for (const id of [
      '01900000-0000-4000-8000-000000000001',
      '01900000-0000-7000-c000-000000000001',
      '01900000-0000-7000-8000-00000000000A',
      'x01900000-0000-7000-8000-000000000001',
    ])
      expect(UUIDV7.test(id)).toBe(false);
    expect(['a', 'x'.repeat(200), '!~'].every((s) => IDEMPOTENCY_KEY.test(s))).toBe(true);
    expect(['', ' ', 'a b', 'ä', 'x'.repeat(201), 'a\n'].some((s) => IDEMPOTENCY_KEY.test(s))).toBe(false);
  });
});

describe('Anfragen', () => {
  test('unbekannte Felder werden abgewiesen, auf Deutsch', () => {
    const ergebnis = anlegenSchema.safeParse({ antrag: AACHEN_BEISPIEL, kommentar: '', tid: 'x' });
    expect(ergebnis.error?.issues.map(({ message }) => message)).toEqual(['Unbekanntes Feld: tid.']);
    expect(statusSchema.safeParse({ kommentar: '' }).error?.issues[0]?.message).toContain(
      'Es fehlt, was geschehen soll',
    );
    expect(statusSchema.safeParse({ kommentar: '', festgeschrieben: false }).success).toBe(false);
  });

  test('jede Zahl des Plans lässt sich nennen, sonst nichts', () => {
    const ziele = [
      { id: 'S1', haushaltsjahr: 2020, feld: 'zuwendung' },
      { summe: 'haushaltsjahr', schluessel: 2020, feld: 'eigenanteil' },
      { summe: 'baustein', schluessel: 6, feld: 'kommune' },
      { summe: 'traeger', schluessel: 'Stadt Aachen', feld: 'partner' },
      { summe: 'gesamt', feld: 'ausgaben' },
      { feld: 'stellenNachSchluessel' },
    ];
    for (const ziel of ziele) expect(planzielSchema.parse(ziel)).toEqual(ziel);
    for (const ziel of [
      {},
      { feld: 'zuwendung' },
      { id: 'S1', haushaltsjahr: 2020, feld: 'x' },
      { summe: 'gesamt', schluessel: 1, feld: 'ausgaben' },
    ]) {
      expect(planzielSchema.safeParse(ziel).success).toBe(false);
    }
  });
});

describe('Routen', () => {
  test('jede ist eindeutig, und jede erreicht über das Gateway ihre Funktion', () => {
    expect(new Set(ROUTENLISTE.map(({ methode, pfad }) => `${methode} ${pfad}`)).size).toBe(ROUTENLISTE.length);
    for (const { methode, pfad, funktion, rollen } of ROUTENLISTE) {
      const voll = `/api/v1${pfad.replace(/\{\w+\}/g, 'x')}`;
      const passend = GATEWAYROUTEN.filter(
        (g) =>
          (g.methode === 'ANY' || g.methode === methode) &&
          new RegExp(`^${g.pfad.replace('{proxy+}', '.+').replace(/\{\w+\}/g, '[^/]+')}$`).test(voll),
      );
      const genaueste = passend.sort(
        (a, b) => b.pfad.replace('{proxy+}', '').length - a.pfad.replace('{proxy+}', '').length,
      )[0];
      expect([pfad, genaueste?.funktion, genaueste?.token]).toEqual([pfad, funktion, rollen !== null]);
    }
  });

  test('nur die Beschreibung geht ohne Token, und nur Bearbeitung und Festschreibung schreiben', () => {
    expect(ROUTENLISTE.filter(({ rollen }) => rollen === null).map(({ id }) => id)).toEqual(['openapi']);
    for (const { antwort, rollen } of ROUTENLISTE)
      if (antwort.status === 201) expect(rollen).not.toContain('GK.Pruefen');
  });
});
