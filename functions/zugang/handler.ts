/**
 * Lambda-Authorizer der HTTP API (Payload 2.0, einfache Antwort). Nach außen gibt es nur drei Antworten: durchgelassen,
 * 401 und 403; warum, steht im Protokoll, nie in der Antwort.
 *
 * Wie daraus 401 und 403 werden: Fehlt die Kopfzeile Authorization (`identitySource`), antwortet API Gateway mit 401,
 * ohne den Authorizer zu fragen; `isAuthorized: false` wird 403 (AWS: „Control access to HTTP APIs with AWS Lambda
 * authorizers“). Dass ein geworfenes `Unauthorized` zu 401 wird, sagt AWS nur für REST-APIs zu; hier könnte es 500
 * sein, und jedes abgelaufene Token wäre ein Fehler der Funktion. Deshalb wirft der Authorizer nie: Ein Token, das
 * niemanden ausweist, geht ohne Person weiter, und der Handler antwortet mit 401, bevor er irgendetwas tut
 * (`functions/http/anwendung.ts`). Eine Person entsteht nur aus dem Kontext eines geprüften Tokens.
 */
import type { APIGatewayRequestAuthorizerEventV2 } from 'aws-lambda';
import { errors } from 'jose';
import type { Zugangskontext } from '../http/zugangskontext.ts';
import { konfigurationAus, type Zugangskonfiguration } from './konfiguration.ts';
import { type Leseangaben, type Leseereignis, leseangaben } from './leseprotokoll.ts';
import { erstelleTokenpruefung, NichtAusgewiesen, NichtZugelassen } from './token.ts';
import { kommtVonCloudFront } from './ursprung.ts';

/** Der Kontext zu einem Token, das niemanden ausweist: keine Person, nur ein Zeichen, dass das Absicht ist. */
export const OHNE_PERSON = { ausgewiesen: false } as const;

export type Zugangsantwort =
  | { readonly isAuthorized: true; readonly context: (Zugangskontext & Leseangaben) | typeof OHNE_PERSON }
  | { readonly isAuthorized: false };
export type Zugangshandler = (
  ereignis: Pick<APIGatewayRequestAuthorizerEventV2, 'headers'> & Leseereignis,
) => Promise<Zugangsantwort>;

/** Der Authorizer zu einer Konfiguration; er wirft nie (siehe oben). */
export function erstelleZugang(konfiguration: Zugangskonfiguration): Zugangshandler {
  const pruefe = erstelleTokenpruefung(konfiguration);
  return async (ereignis) => {
    try {
      return {
        isAuthorized: true,
        context: { ...(await pruefe(ereignis.headers?.authorization)), ...leseangaben(ereignis) },
      };
    } catch (fehler) {
      protokolliere(fehler);
      return fehler instanceof NichtZugelassen ? { isAuthorized: false } : { isAuthorized: true, context: OHNE_PERSON };
    }
  };
}

/**
 * Ein abgelehntes Token ist Alltag und keine Zeile wert, Schlüssel, die sich nicht holen lassen, sind eine Störung: An
 * `stoerung` hängt der Alarm. Weder Token noch Adressen stehen im Protokoll.
 */
function protokolliere(fehler: unknown): void {
  const abgelehnt =
    fehler instanceof NichtAusgewiesen ||
    fehler instanceof NichtZugelassen ||
    (fehler instanceof errors.JOSEError && !istStoerung(fehler));
  if (abgelehnt) return;
  const code = fehler instanceof errors.JOSEError ? fehler.code : fehler instanceof Error ? fehler.name : 'unbekannt';
  console.error(
    JSON.stringify({ meldung: 'Die Schlüssel des Ausstellers sind nicht erreichbar.', stoerung: 'zugang', code }),
  );
}

/** jose meldet einen Aussteller, der nicht mit 200 antwortet, mit seinem allgemeinsten Fehler. */
function istStoerung(fehler: errors.JOSEError): boolean {
  return fehler.code === 'ERR_JOSE_GENERIC' || fehler.code === 'ERR_JWKS_TIMEOUT' || fehler.code === 'ERR_JWKS_INVALID';
}

let zugang: Zugangshandler | undefined;

/** Der Eingang, den AWS aufruft; die Schlüssel bleiben zwischen den Aufrufen im Prozess. */
export const handler: Zugangshandler = async (ereignis) => {
  if (!kommtVonCloudFront(ereignis.headers, process.env)) return { isAuthorized: false };
  zugang ??= erstelleZugang(konfigurationAus(process.env));
  return zugang(ereignis);
};
