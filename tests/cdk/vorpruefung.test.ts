/** Die Funktion von CloudFront und der lokale Server weisen dieselben Anfragen ab, mit derselben Antwort. */
import { expect, test } from 'vitest';
import { vorpruefungstext } from '../../cdk/vorpruefung.ts';
import { nichtAngemeldet } from '../../functions/http/problem.ts';
import { istAbzuweisen } from '../../functions/http/tokenform.ts';

interface Anfrage {
  readonly method: string;
  readonly uri: string;
  readonly headers: { readonly authorization?: { readonly value: string } };
}
type Ausgang =
  | Anfrage
  | {
      readonly statusCode: number;
      readonly headers: Record<string, { value: string }>;
      readonly body: { data: string };
    };
const laeuft = new Function(`${vorpruefungstext()}; return handler;`)() as (ereignis: { request: Anfrage }) => Ausgang;

const anfrage = (method: string, uri: string, token?: string): Anfrage => ({
  method,
  uri,
  headers: token === undefined ? {} : { authorization: { value: token } },
});

test.each([
  ['GET', '/api/v1/antraege', undefined],
  ['GET', '/api/v1/antraege', ''],
  ['GET', '/api/v1/antraege', 'Bearer x'],
  ['GET', '/api/v1/antraege', 'Basic a.b.c'],
  ['GET', '/api/v1/antraege', 'Bearer a.b.c'],
  ['POST', '/api/v1/antraege', 'bearer  a-_.b.c'],
  ['GET', '/api/v1/openapi.json', undefined],
  ['POST', '/api/v1/openapi.json', undefined],
  ['GET', '/api/v1/gibtesnicht', 'Bearer a.b.c.d'],
])('%s %s mit %j', async (methode, uri, token) => {
  const request = anfrage(methode, uri, token);
  const ausgang = laeuft({ request });
  if (!istAbzuweisen(methode, uri, token)) {
    expect(ausgang).toBe(request);
    return;
  }
  if (!('statusCode' in ausgang)) throw new Error('durchgelassen');
  const unsere = nichtAngemeldet().antwort();
  expect(ausgang.statusCode).toBe(unsere.status);
  expect(ausgang.body.data).toBe(await unsere.text());
  for (const [name, wert] of unsere.headers) expect(ausgang.headers[name]).toEqual({ value: wert });
});

test('passt in die 10 KB, die CloudFront annimmt', () => expect(vorpruefungstext().length).toBeLessThan(10_240));
