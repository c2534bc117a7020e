/**
 * Prüft Zugriffstoken von Entra ID (v2.0): wer ist das, und aus welcher Kommune? Was die Person darf, entscheidet der
 * Handler. Ein Token gilt, bis es abläuft: Eine Rolle, die in Entra entzogen wird, wirkt erst mit dem nächsten Token;
 * ein Mandant, der hier gestrichen wird, sofort.
 */
import { createRemoteJWKSet, decodeJwt, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { ROLLEN } from '../../shared/api/rollen.ts';
import { TOKENFORM } from '../http/bearer.ts';
import type { Zugangskontext } from '../http/zugangskontext.ts';
import { fuerMandant, UUID, type Zugangskonfiguration } from './konfiguration.ts';

/** Das Token weist niemanden aus: 401. */
export class NichtAusgewiesen extends Error {
  override readonly name = 'NichtAusgewiesen';
}

/** Das Token ist echt, gilt aber nicht für diese API: 403. */
export class NichtZugelassen extends Error {
  override readonly name = 'NichtZugelassen';
}

export type Tokenpruefung = (authorization: string | undefined) => Promise<Zugangskontext>;

/** API Gateway nimmt Kopfzeilen bis 10.240 Byte an; ein längeres Token kann keines von Entra sein. */
const LAENGSTES = 10_240;
const NAME_HOECHSTENS = 200;

/** In ms: So lange holt ein unbekannter `kid` die Schlüssel eines Mandanten höchstens einmal. */
export const ABRUFPAUSE = 30_000;

/**
 * Die Schlüssel eines Mandanten werden je Prozess gehalten; ein unbekannter `kid` holt sie höchstens alle 30 Sekunden
 * neu, sonst könnte jeder mit erfundenen `kid` Anfragen an den Aussteller auslösen.
 */
export function erstelleTokenpruefung(konfiguration: Zugangskonfiguration): Tokenpruefung {
  const schluesselJeMandant = new Map<string, JWTVerifyGetKey>();
  const schluesselVon = (tid: string): JWTVerifyGetKey => {
    const bekannt = schluesselJeMandant.get(tid);
    if (bekannt) return bekannt;
    const neu = createRemoteJWKSet(new URL(fuerMandant(konfiguration.schluessel, tid)), {
      cooldownDuration: ABRUFPAUSE,
      cacheMaxAge: 3_600_000,
      timeoutDuration: 3_000,
    });
    schluesselJeMandant.set(tid, neu);
    return neu;
  };

  return async (authorization) => {
    const token = lies(authorization);
    const tid = mandant(token, konfiguration.mandanten);
    const { payload } = await jwtVerify(token, schluesselVon(tid), {
      algorithms: ['RS256'],
      issuer: fuerMandant(konfiguration.aussteller, tid),
      audience: konfiguration.audience,
      requiredClaims: ['exp', 'nbf', 'tid', 'oid'],
    });
    return kontext(payload, tid, konfiguration);
  };
}

function lies(authorization: string | undefined): string {
  const token = authorization && authorization.length <= LAENGSTES ? TOKENFORM.exec(authorization)?.[1] : undefined;
  if (!token) throw new NichtAusgewiesen('Kein Bearer-Token.');
  return token;
}

/**
 * Der Mandant, dessen Schlüssel gelten. Noch ungeprüft, deshalb zählen nur zugelassene: Für fremde wird nichts geholt,
 * und die Antwort ist dieselbe wie bei falscher Unterschrift, damit niemand die Liste der Kommunen erraten kann.
 */
function mandant(token: string, zugelassen: ReadonlySet<string>): string {
  const { tid } = decodeJwt(token);
  if (typeof tid !== 'string' || !zugelassen.has(tid)) throw new NichtAusgewiesen('Der Mandant ist nicht zugelassen.');
  return tid;
}

function kontext(inhalt: JWTPayload, tid: string, { audience, scope }: Zugangskonfiguration): Zugangskontext {
  const { oid, name, preferred_username, roles, scp, ver, azp, idtyp } = inhalt;
  if (ver !== '2.0') throw new NichtAusgewiesen('Kein v2.0-Token.');
  if (typeof oid !== 'string' || !UUID.test(oid)) throw new NichtAusgewiesen('Die Objekt-Id fehlt.');
  if (idtyp === 'app') throw new NichtAusgewiesen('Das Token weist eine Anwendung aus, keine Person.');
  if (typeof scp !== 'string' || !scp.split(' ').includes(scope))
    throw new NichtZugelassen('Der Geltungsbereich fehlt.');
  // Oberfläche und API sind eine Registrierung. Ein Token, das eine andere Anwendung der Kommune für sich geholt hat,
  // gilt hier nicht.
  if (azp !== audience) throw new NichtAusgewiesen('Das Token hat eine andere Anwendung geholt.');
  const genannt = [name, preferred_username].find(
    (wert): wert is string => typeof wert === 'string' && wert.trim() !== '',
  );
  const rollen = Array.isArray(roles) ? ROLLEN.filter((rolle) => roles.includes(rolle)) : [];
  return { tid, oid, name: (genannt ?? oid).trim().slice(0, NAME_HOECHSTENS), rollen: rollen.join(',') };
}
