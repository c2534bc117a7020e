/**
 * Die Beschreibung der Schnittstelle: vollständig, in sich schlüssig und aus denselben Schemas, mit denen geprüft wird.
 */
import { describe, expect, test } from 'vitest';
import { antragsversionSchema } from '../../../shared/api/antworten.ts';
import { BASISPFAD } from '../../../shared/api/kennungen.ts';
import { openapi } from '../../../shared/api/openapi.ts';
import { PROBLEMCODES } from '../../../shared/api/problem.ts';
import { ROUTEN, type Route } from '../../../shared/api/routen.ts';
import { PROBLEM_TYP } from '../../../shared/web/medientypen.ts';

// biome-ignore lint/suspicious/noExplicitAny: die Beschreibung wird feldweise gelesen
type Json = any;
const beschreibung: Json = JSON.parse(JSON.stringify(openapi('1.0.0')));
const routen: readonly Route[] = ROUTEN;

function* knoten(wert: Json): Generator<Json> {
  if (typeof wert !== 'object' || wert === null) return;
  yield wert;
  for (const teil of Object.values(wert)) yield* knoten(teil);
}

describe('OpenAPI', () => {
  test('ist 3.1 und nennt jede Route genau einmal', () => {
    expect(beschreibung).toMatchObject({ openapi: '3.1.0', info: { version: '1.0.0' }, servers: [{ url: BASISPFAD }] });
    const vorgaenge = Object.entries<Json>(beschreibung.paths).flatMap(([pfad, methoden]) =>
      Object.entries<Json>(methoden).map(([methode, vorgang]) => `${vorgang.operationId} ${methode} ${pfad}`),
    );
    expect(vorgaenge.sort()).toEqual(
      routen.map(({ id, methode, pfad }) => `${id} ${methode.toLowerCase()} ${pfad}`).sort(),
    );
  });

  test('jeder Verweis führt zu einem Schema, und nirgends bleibt eine innere Kennung stehen', () => {
    for (const { $ref } of knoten(beschreibung)) {
      if ($ref === undefined) continue;
      expect($ref).toMatch(/^#\/components\/schemas\/[A-Z]\w+$/);
      expect(beschreibung.components.schemas).toHaveProperty($ref.split('/').at(-1));
    }
    expect(Object.keys(beschreibung.components.schemas).filter((name) => name.startsWith('_'))).toEqual([]);
  });

  test('Pfadparameter stehen im Pfad und umgekehrt', () => {
    for (const [pfad, methoden] of Object.entries<Json>(beschreibung.paths)) {
      for (const vorgang of Object.values<Json>(methoden)) {
        const genannt = vorgang.parameters.filter((p: Json) => p.in === 'path').map((p: Json) => `{${p.name}}`);
        expect(genannt).toEqual(pfad.match(/\{\w+\}/g) ?? []);
      }
    }
  });

  test.each(routen.map((route) => [route.id, route] as const))(
    '%s: Antworten, Fehler, Kopfzeilen und Zugang',
    (_, route) => {
      const vorgang = beschreibung.paths[route.pfad][route.methode.toLowerCase()];
      expect(vorgang.responses).toHaveProperty(String(route.antwort.status));
      for (const code of [400, 404, 405, ...(route.rollen ? [401, 403, 429, 503] : []), ...route.fehler]) {
        expect(vorgang.responses[code]?.content).toHaveProperty(PROBLEM_TYP);
        expect(vorgang.responses[code].description).not.toBe('');
      }
      for (const code of Object.keys(vorgang.responses))
        expect([200, 201, ...Object.values(PROBLEMCODES)]).toContain(Number(code));
      const koepfe = vorgang.parameters.filter((p: Json) => p.in === 'header').map((p: Json) => p.name);
      expect(koepfe.includes('If-Match')).toBe(route.ifMatch === true);
      expect(koepfe.includes('Idempotency-Key')).toBe(route.antwort.status === 201);
      expect(vorgang.security).toEqual(route.rollen ? undefined : []);
      expect(vorgang.requestBody === undefined).toBe(route.anfrage === undefined);
    },
  );

  test('ein Objekt der Schnittstelle lässt kein unbekanntes Feld zu, und Beträge sind Texte', () => {
    const { Antrag, Antragsversion } = beschreibung.components.schemas;
    expect(Antrag.additionalProperties).toBe(false);
    expect(Antrag.required).toContain('stellen');
    expect(Antrag.properties.foerdervolumen).toMatchObject({ anyOf: [{ type: 'string' }, { type: 'null' }] });
    expect(Object.keys(Antragsversion.properties)).toEqual(Object.keys(antragsversionSchema.shape));
  });

  test('sie sagt, warum eine Version mehrere Regelstände nennt', () => {
    const { regelstand } = beschreibung.components.schemas.Antragsversion.properties;
    expect(regelstand).toMatchObject({ type: 'array', description: expect.stringMatching(/Programm/) });
  });
});
