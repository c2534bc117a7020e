/**
 * Das Leseprotokoll nennt Route, Antrag und Version jeder Anfrage, und nie etwas, das jemand frei hineinschreiben kann.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leseangaben } from '../../../functions/zugang/leseprotokoll.ts';
import { ROUTEN, type Route } from '../../../shared/api/routen.ts';
import { neueId } from '../werkzeug.ts';

const ID = neueId();
const lies = (method: string, rawPath: string, rawQueryString = '') =>
  leseangaben({ rawPath: `/api/v1${rawPath}`, rawQueryString, requestContext: { http: { method } } });
const ROUTENLISTE: readonly Route[] = ROUTEN;

describe('jede Route der Schnittstelle', () => {
  test.each(ROUTENLISTE.map((route) => [`${route.methode} ${route.pfad}`, route] as const))('%s', (name, route) => {
    const pfad = route.pfad.replace('{antragId}', ID).replace('{version}', '17').replace('{regelstandId}', 'THM-2019');
    const angaben = lies(route.methode, pfad);
    expect(angaben.route).toBe(name);
    expect(angaben.antragId).toBe(route.pfad.includes('{antragId}') ? ID : '');
    expect(angaben.version).toBe(route.pfad.includes('{version}') ? '17' : route.id === 'antragLesen' ? 'neueste' : '');
  });

  test('Vergleich und Belege nennen beide Grenzen', () => {
    for (const teil of ['vergleich', 'belege'])
      expect(lies('GET', `/antraege/${ID}/${teil}`, 'von=3&bis=9')).toMatchObject({ antragId: ID, version: '3-9' });
    expect(lies('GET', `/antraege/${ID}/vergleich`, 'von=3&bis=Meier').version).toBe('');
  });
});

test('Namen, Suchworte und Steuerzeichen kommen nie hinein', () => {
  const FORM = {
    route: /^([A-Z]{3,7} \/[a-zA-Z{}/.]*)?$/,
    antragId: /^([0-9a-f-]{36})?$/,
    version: /^(\d{1,8}(-\d{1,8})?|neueste)?$/,
  };
  const wort = fc.oneof(
    fc.string(),
    fc.constantFrom('antraege', 'Meier', 'versionen', ID, '1', '..', '"}', '\n', 'regelstaende', 'suche'),
  );
  fc.assert(
    fc.property(
      fc.array(wort, { maxLength: 6 }),
      fc.string(),
      fc.oneof(fc.string(), fc.constantFrom('GET', 'POST', 'get', 'GET\n')),
      (teile, abfrage, methode) => {
        const angaben = lies(methode, `/${teile.join('/')}`, abfrage);
        for (const [feld, form] of Object.entries(FORM)) expect(angaben[feld as keyof typeof FORM]).toMatch(form);
      },
    ),
  );
  expect(lies('GET', '/antraege', 'suche=Meier')).toEqual({ route: 'GET /antraege', antragId: '', version: '' });
  expect(lies('GET', '/antraege/Meier')).toMatchObject({ antragId: '' });
  expect(leseangaben({})).toEqual({ route: '', antragId: '', version: '' });
});
