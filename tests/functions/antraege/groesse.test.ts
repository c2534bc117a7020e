/** Wie groß eine Version nach dem Bescheid werden darf, und die Antwort, wenn sie zu groß ist. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { alsItem } from '../../../functions/store/versionsitem.ts';
import { itemgroesse } from '../../../functions/store/werte.ts';
import type { Abwicklung } from '../../../shared/antrag/abwicklung.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { INHALT_HOECHSTENS } from '../../../shared/api/anfragen.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { LEER } from '../../shared/beispiele/leere-abwicklung.ts';
import { ZWEI_STELLEN } from '../../shared/beispiele/zwei-stellen.ts';
import { testschnittstelle } from '../schnittstelle.ts';
import { A, neueId, speichern } from '../werkzeug.ts';
import { mit } from './nach-dem-bescheid.ts';

const { api, lies } = await testschnittstelle();

const STELLE = AACHEN_BEISPIEL.stellen[0] as Antrag['stellen'][number];

test('500 Einträge mit je 60 Monaten: eine Anfrage unter 1 MiB, ein Eintrag unter 400 KB', async () => {
  const betrag = (i: number) => `${4_000 + ((i * 7919) % 3_000)}.${String((i * 104_729) % 100).padStart(2, '0')}`;
  const stellen = Array.from({ length: 500 }, (_, i) => ({
    ...STELLE,
    id: `S${i + 1}`,
    bezeichnung: `Teilhabemanagement ${i + 1}`,
    jahresausgaben: `${60_000 + ((i * 7919) % 9_000)}.${String((i * 104_729) % 100).padStart(2, '0')}`,
  }));
  const ist = stellen.flatMap(({ id }, i) =>
    [2019, 2020, 2021, 2022, 2023].map((haushaltsjahr, j) => ({
      id,
      haushaltsjahr,
      betrag: null,
      monate: Array.from({ length: 12 }, (_, m) => betrag(i * 60 + j * 12 + m)),
      andereMittel: null,
    })),
  );
  const inhalt = { antrag: mit({ ...LEER, ist }, { ...ZWEI_STELLEN, stellen }), kommentar: '' };
  expect(Buffer.byteLength(JSON.stringify(inhalt))).toBeLessThan(1024 * 1024);
  const antwort = await api.rufe({ methode: 'POST', pfad: '/antraege', inhalt: { antragId: neueId(), ...inhalt } });
  expect(antwort.status).toBe(201);
  const item = await alsItem(A, antwort.inhalt, { schluessel: null, auftrag: '0'.repeat(64) });
  expect(itemgroesse(item)).toBeLessThan(400 * 1000);
});

describe('413', () => {
  /** Texte, die sich kaum packen lassen. */
  const dicht = (i: number) =>
    Array.from({ length: 5 }, (_, k) => createHash('sha512').update(`${i} ${k}`).digest('base64'))
      .join('')
      .slice(0, 190);
  const konten = (anzahl: number): Abwicklung => ({
    ...LEER,
    konten: Array.from({ length: anzahl }, (_, i) => ({ id: 'S1', art: dicht(i), produkt: '', sachkonto: '' })),
  });

  test('ein Eintrag über 400 KB gepackt: 413 mit dem Satz, nichts ist geschrieben; die Anfrage selbst ist klein genug', async () => {
    const { antragId } = await api.lege(ZWEI_STELLEN);
    const zuGross = speichern(antragId, 1, mit(konten(3_400)));
    const bytes = Buffer.byteLength(JSON.stringify(zuGross.inhalt));
    expect([bytes > 700 * 1024, bytes < INHALT_HOECHSTENS]).toEqual([true, true]);
    expect((await api.rufe(zuGross)).inhalt).toMatchObject({
      status: 413,
      code: 'ZU_GROSS',
      detail: expect.stringMatching(/zu groß, um als eine Version/),
    });
    expect((await lies(`/antraege/${antragId}`)).inhalt).toMatchObject({ version: 1, antrag: { abwicklung: null } });
    // Knapp darunter geht es, und der Eintrag ist wirklich so groß.
    const knapp = await api.rufe(speichern(antragId, 1, mit(konten(2_400))));
    expect(knapp.status).toBe(201);
    const item = await alsItem(A, knapp.inhalt, { schluessel: null, auftrag: '0'.repeat(64) });
    expect(itemgroesse(item)).toBeGreaterThan(300 * 1024);
  });

  test.each([
    ['POST /antraege', (inhalt: string) => ({ methode: 'POST', pfad: '/antraege', inhalt })],
    ['POST /berechnungen', (inhalt: string) => ({ methode: 'POST', pfad: '/berechnungen', inhalt })],
  ])('%s: eine Anfrage über 1 MiB ist 413, eine mit genau 1 MiB nicht', async (_, anfrage) => {
    const leer = JSON.stringify({ antrag: ZWEI_STELLEN });
    const mitBytes = (bytes: number) => api.rufe(anfrage(leer + ' '.repeat(bytes - Buffer.byteLength(leer))));
    expect((await mitBytes(INHALT_HOECHSTENS + 1)).inhalt).toMatchObject({ status: 413, code: 'ZU_GROSS' });
    expect((await mitBytes(INHALT_HOECHSTENS)).status).not.toBe(413);
  });
});
