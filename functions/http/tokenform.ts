/**
 * Eine Anfrage an die API bringt dies mindestens mit, bevor irgendwer Arbeit mit ihr hat; danach fragen CloudFront,
 * lokaler Server und Authorizer.
 */
import { BASISPFAD } from '../../shared/api/kennungen.ts';
import { PROBLEM_TYP } from '../../shared/web/medientypen.ts';
import { TOKENFORM } from './bearer.ts';
import { nichtAngemeldet } from './problem.ts';

/** Nur die Beschreibung der Schnittstelle (GET) ist ohne Anmeldung zu haben. */
export const OHNE_TOKEN = `${BASISPFAD}/openapi.json`;

/** Die Antwort auf alles andere ohne {@link TOKENFORM}, Zeichen für Zeichen wie die der Handler. */
export const ABWEISUNG = {
  status: 401,
  kopf: {
    'content-type': PROBLEM_TYP,
    'cache-control': 'no-store',
    'www-authenticate': 'Bearer',
    'x-content-type-options': 'nosniff',
  },
  inhalt: JSON.stringify(nichtAngemeldet().inhalt()),
} as const;

/** Ob diese Anfrage an die API ohne Umweg abgewiesen wird. */
export function istAbzuweisen(methode: string, pfad: string, authorization: string | undefined): boolean {
  return !(methode === 'GET' && pfad === OHNE_TOKEN) && !TOKENFORM.test(authorization ?? '');
}
