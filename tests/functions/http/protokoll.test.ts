/** Das Protokoll nennt nach einem Programmfehler (500) Art und Ort, nie etwas aus Anfrage oder Version. */
import { afterEach, expect, test, vi } from 'vitest';
import { antraegeHandler } from '../../../functions/antraege/app.ts';
import { AblageFehler } from '../../../functions/store/ablage.ts';
import type { DynamoAblage } from '../../../functions/store/dynamodb.ts';
import { antragMit, neueId, rufe, speichern } from '../werkzeug.ts';

const GEHEIM = 'Streng vertraulicher Titel';

afterEach(() => vi.restoreAllMocks());

function scheitert(fehler: Error) {
  const zeilen: string[] = [];
  vi.spyOn(console, 'error').mockImplementation((...teile) => zeilen.push(teile.map(String).join(' ')));
  const ablage = { lies: () => Promise.reject(fehler), kopfstand: () => Promise.reject(fehler) };
  const handler = antraegeHandler({ ablage: ablage as unknown as DynamoAblage, jetzt: () => new Date() });
  return { zeilen, antwort: rufe(handler, speichern(neueId(), 1, antragMit(1, GEHEIM), { name: 'Erika Mustermann' })) };
}

test.each([
  ['fremde Meldung', new TypeError(`Cannot read properties of ${GEHEIM}`)],
  ['über mehrere Zeilen', new Error(`erste Zeile\n${GEHEIM}\n    at ${GEHEIM.replace('Streng', '')} (datei.js:1:2)`)],
  ['als Zeile eines Stapels', new Error(`erste Zeile\n    at ${GEHEIM} (a.ts:1:1)`)],
  ['mit Ursache', new Error('x', { cause: new SyntaxError(`Unexpected token in JSON: ${GEHEIM}`) })],
  ['mit angehängten Feldern', Object.assign(new Error('x'), { anfrage: { titel: GEHEIM } })],
])('%s: 500 ohne Inhalt, weder in der Antwort noch im Protokoll', async (_, fehler) => {
  const { zeilen, antwort } = scheitert(fehler);
  expect(await antwort).toMatchObject({ status: 500, inhalt: { code: 'UNERWARTET' } });
  expect((await antwort).text).not.toMatch(/vertraulich|Mustermann/);
  expect(zeilen).toHaveLength(1);
  expect(JSON.parse(zeilen[0] ?? '')).toMatchObject({ ebene: 'fehler', name: fehler.name });
  expect(zeilen.join()).not.toMatch(/vertraulich|Mustermann|Aachen|33333333/);
});

test('unsere eigene Meldung steht da, die der Datenbank nicht', async () => {
  const { zeilen, antwort } = scheitert(new AblageFehler('unerreichbar', new Error(`Item ${GEHEIM}`)));
  expect((await antwort).status).toBe(503);
  expect(JSON.parse(zeilen[0] ?? '')).toMatchObject({ meldung: 'Datenbank unerreichbar', ursache: 'Error' });
  expect(zeilen.join()).not.toContain('vertraulich');
});
