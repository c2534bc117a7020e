/** Stellt Tokens in der Form von Entra ID v2.0 aus; es gibt ihn nur am lokalen Server. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTPayload,
  SignJWT,
} from 'jose';
import * as z from 'zod';
import { UUID } from '../zugang/konfiguration.ts';
import { Startfehler } from './umgebung.ts';

const DAUER_S = 3600;
const SCOPE = 'access_as_user';
/** Anwendungs-Id von Oberfläche und API am lokalen Server; beide sind eine Registrierung. */
export const AUDIENCE = '00000000-0000-4000-8000-00000000000b';

export const tokenanfrageSchema = z.strictObject({
  tid: z.string().regex(UUID),
  oid: z.string().regex(UUID),
  name: z.string().trim().min(1).max(200),
  roles: z.array(z.string().min(1).max(100)).max(10),
  /** Ändert Angaben im Token gegenüber dem Üblichen, um es auszuprobieren; `null` lässt etwas weg. */
  claims: z.record(z.string().max(50), z.json()).optional(),
});
export type Tokenanfrage = z.infer<typeof tokenanfrageSchema>;

export interface Aussteller {
  /** Vorlage von `iss` mit `{tid}`. */
  readonly vorlage: string;
  readonly jwks: { readonly keys: readonly JWK[] };
  stelleAus(anfrage: Tokenanfrage): Promise<string>;
}

/**
 * Der Schlüssel bleibt im Datenordner, damit ein Token einen Neustart übersteht. @throws {Startfehler} wenn er unlesbar
 * ist
 */
export async function oeffneAussteller(ordner: string, basisadresse: string): Promise<Aussteller> {
  const datei = join(ordner, 'aussteller.json');
  if (!existsSync(datei)) await erzeugeSchluessel(datei);
  const { oeffentlich, privat } = await liesSchluessel(datei);
  const vorlage = `${basisadresse}/dev/{tid}/v2.0`;
  return {
    vorlage,
    jwks: { keys: [oeffentlich] },
    stelleAus: ({ tid, oid, name, roles, claims = {} }) => {
      const jetzt = Math.floor(Date.now() / 1000);
      const ueblich = {
        aio: '',
        aud: AUDIENCE,
        azp: AUDIENCE,
        azpacr: '0',
        exp: jetzt + DAUER_S,
        iat: jetzt,
        iss: vorlage.replace('{tid}', tid),
        name,
        nbf: jetzt,
        oid,
        rh: '',
        roles,
        scp: SCOPE,
        sub: oid,
        tid,
        uti: randomBytes(16).toString('base64url'),
        ver: '2.0',
      };
      const inhalt = Object.entries({ ...ueblich, ...claims }).filter(([, wert]) => wert !== null);
      return new SignJWT(Object.fromEntries(inhalt) as JWTPayload)
        .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: oeffentlich.kid ?? '' })
        .sign(privat);
    },
  };
}

async function erzeugeSchluessel(datei: string): Promise<void> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  const neu = `${datei}.neu`;
  writeFileSync(neu, JSON.stringify({ ...jwk, kid: await calculateJwkThumbprint(jwk) }), { mode: 0o600 });
  renameSync(neu, datei);
}

async function liesSchluessel(datei: string): Promise<{ oeffentlich: JWK; privat: CryptoKey }> {
  try {
    const jwk = JSON.parse(readFileSync(datei, 'utf8')) as JWK;
    const { kty, n, e, kid } = jwk;
    const privat = await importJWK(jwk, 'RS256');
    if (kty !== 'RSA' || !n || !e || !kid || privat instanceof Uint8Array) throw new Error('kein RSA-Schlüssel');
    return { oeffentlich: { kty, n, e, kid, use: 'sig', alg: 'RS256' }, privat };
  } catch {
    throw new Startfehler(
      `Der Schlüssel ${datei} ist nicht lesbar. Wenn Sie ihn löschen, entsteht ein neuer; gespeicherte Versionen bleiben.`,
    );
  }
}
