/** Jede Route mit jeder Rolle, und jede Route einer Kommune mit der Person einer anderen. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Ankerbuch } from '../../../functions/anker/ankerbuch.ts';
import { Ordnerbehaelter } from '../../../functions/anker/ordner.ts';
import { OHNE_PERSON } from '../../../functions/zugang/handler.ts';
import { problemSchema } from '../../../shared/api/problem.ts';
import { ROLLEN, type Rolle } from '../../../shared/api/rollen.ts';
import { ROUTEN, type Route } from '../../../shared/api/routen.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { testschnittstelle } from '../schnittstelle.ts';
import { A, type Anfrage, antragMit, B, ereignis, neueId } from '../werkzeug.ts';

const ordner = mkdtempSync(join(tmpdir(), 'gk-anker-'));
afterAll(() => rmSync(ordner, { recursive: true }));
const { db, api } = await testschnittstelle(new Ankerbuch(new Ordnerbehaelter(ordner)));

const ROUTENLISTE: readonly Route[] = ROUTEN;

/** Eine gültige Anfrage an die Route; der Antrag hat zwei Versionen. */
async function gueltig(route: Route): Promise<Anfrage> {
  const { antragId } = await api.lege();
  await api.rufe({
    methode: 'POST',
    pfad: `/antraege/${antragId}/versionen`,
    inhalt: { antrag: antragMit(2), kommentar: '' },
    kopf: { 'if-match': '"1"' },
  });
  const inhalte: Record<string, unknown> = {
    antragAnlegen: { antragId: neueId(), antrag: AACHEN_BEISPIEL, kommentar: '' },
    versionSpeichern: { antrag: antragMit(3), kommentar: '' },
    statusSetzen: { status: 'eingereicht', kommentar: '' },
    berechnen: { antrag: AACHEN_BEISPIEL },
  };
  return {
    methode: route.methode,
    pfad: route.pfad.replace('{antragId}', antragId).replace('{version}', '1').replace('{regelstandId}', 'THM-2019'),
    ...(route.id === 'versionenVergleichen' || route.id === 'belegeListen' ? { abfrage: 'von=1&bis=2' } : {}),
    ...(route.anfrage ? { inhalt: inhalte[route.id] } : {}),
    ...(route.ifMatch ? { kopf: { 'if-match': '"2"' } } : {}),
  };
}

const ROLLENFAELLE: readonly (readonly Rolle[])[] = [[], ...ROLLEN.map((rolle) => [rolle])];

describe.each(ROUTENLISTE.map((route) => [`${route.methode} ${route.pfad}`, route] as const))('%s', (_, route) => {
  test.each(ROLLENFAELLE.map((rollen) => [rollen.join() || 'ohne Rolle', rollen] as const))(
    '%s',
    async (__, rollen) => {
      const antwort = await api.rufe({ ...(await gueltig(route)), rollen });
      // Einreichen darf von den beiden Rollen der Statusroute nur die Bearbeitung.
      const darf =
        route.rollen === null ||
        route.rollen.some(
          (rolle) => rollen.includes(rolle) && !(route.id === 'statusSetzen' && rolle === 'GK.Festschreiben'),
        );
      expect(antwort.status).toBe(darf ? route.antwort.status : 403);
      if (!darf) expect(problemSchema.parse(antwort.inhalt).code).toBe('NICHT_ERLAUBT');
      if (darf && route.antwort.schema) expect(route.antwort.schema.parse(antwort.inhalt)).toEqual(antwort.inhalt);
    },
  );

  test.each([
    ['ohne Authorizer', undefined],
    ['mit einem Token, das niemanden ausweist', { lambda: OHNE_PERSON }],
    ['mit einer halben Person', { lambda: { tid: A, name: 'x', rollen: ROLLEN.join(',') } }],
    ['mit einer Person ohne Mandant', { lambda: { tid: '', oid: neueId(), name: 'x', rollen: ROLLEN.join(',') } }],
    ['mit Werten, die keine Texte sind', { lambda: { tid: [A], oid: 1, name: null, rollen: ROLLEN } }],
    ['mit null', { lambda: null }],
  ])('%s: 401, ohne die Datenbank zu fragen', async (__, authorizer) => {
    const { requestContext, ...rest } = ereignis(await gueltig(route));
    const { authorizer: ___, ...ohne } = requestContext;
    const handler = { antraege: api.handler, belege: api.belege, berechnungen: api.berechnungen }[route.funktion];
    db.aufrufe.length = 0;
    const ergebnis = await handler({
      ...rest,
      requestContext: { ...ohne, ...(authorizer ? { authorizer } : {}) },
    } as Parameters<typeof handler>[0]);
    expect(ergebnis.statusCode).toBe(route.rollen === null ? 200 : 401);
    if (route.rollen !== null)
      expect(problemSchema.parse(JSON.parse(ergebnis.body ?? '')).code).toBe('NICHT_ANGEMELDET');
    expect(db.aufrufe).toEqual([]);
  });

  test('von einer anderen Kommune sieht sie aus, als gäbe es nichts', async () => {
    const anfrage = await gueltig(route);
    const fremd = await api.rufe({ ...anfrage, tid: B });
    if (!route.pfad.includes('{antragId}')) return expect(fremd.status).toBeLessThan(300);
    const unbekannt = await api.rufe({ ...anfrage, pfad: anfrage.pfad.replace(/[0-9a-f-]{36}/, neueId()), tid: B });
    expect(fremd).toEqual(unbekannt);
    if (route.funktion !== 'belege') return expect(fremd.status).toBe(404);
    // Diese Funktion liest die Tabelle nicht: Wovon sie nichts weiß, davon gibt es keine Belege.
    expect(fremd.inhalt).toEqual({
      anker: true,
      ...(route.id === 'belegLesen' ? { beleg: null, beweis: null, zeitstempel: null } : { eintraege: [] }),
    });
    expect((await api.rufe(anfrage)).inhalt).not.toEqual(fremd.inhalt);
  });
});

test('die Kommune steht nur im Token: nichts in der Anfrage ändert sie', async () => {
  const { antragId } = await api.lege();
  const anfrage: Anfrage = {
    methode: 'GET',
    pfad: `/antraege/${antragId}`,
    abfrage: `tid=${encodeURIComponent('11111111-1111-4111-8111-111111111111')}`,
    tid: B,
  };
  expect(
    (
      await api.rufe({
        ...anfrage,
        kopf: { 'x-tenant': '11111111-1111-4111-8111-111111111111', tid: '11111111-1111-4111-8111-111111111111' },
      })
    ).status,
  ).toBe(404);
  const liste = await api.rufe({ methode: 'GET', pfad: '/antraege', abfrage: 'suche=Aachen&limit=100', tid: neueId() });
  expect(liste.inhalt.eintraege).toEqual([]);
});
