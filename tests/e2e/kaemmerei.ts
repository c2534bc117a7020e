/** Anträge, die schon da sind, wenn ein Test die Seite öffnet: angelegt über die API, als Kämmerei der Musterstadt. */
import type { Antragsversion } from '../../shared/antrag/version.ts';

export const MUSTERSTADT = '11111111-1111-4111-8111-111111111111';

interface Person {
  readonly tid: string;
  readonly oid: string;
  readonly name: string;
  readonly roles: readonly string[];
}

/** Sendet an `/api/v1/antraege` und den Pfad; `basis` ist die Version, auf der es beruht. */
type Sende = (pfad: string, inhalt: unknown, basis?: number) => Promise<Antragsversion>;

/** Meldet sich am laufenden Server an. @throws {Error} wenn er nicht mit einer neuen Version antwortet */
export async function alsKaemmerei(adresse: string): Promise<Sende> {
  const personen = (await (await fetch(`${adresse}/dev/benutzer`)).json()) as readonly Person[];
  const kaemmerei = personen.find(({ tid, name }) => tid === MUSTERSTADT && name.startsWith('Kämmerei'));
  if (!kaemmerei) throw new Error('Es gibt keine Kämmerei.');
  const { tid, oid, name, roles } = kaemmerei;
  const json = { 'content-type': 'application/json' };
  const anmeldung = { method: 'POST', headers: json, body: JSON.stringify({ tid, oid, name, roles }) };
  const { token } = (await (await fetch(`${adresse}/dev/token`, anmeldung)).json()) as { readonly token: string };
  return async (pfad, inhalt, basis) => {
    const antwort = await fetch(`${adresse}/api/v1/antraege${pfad}`, {
      method: 'POST',
      headers: { ...json, authorization: `Bearer ${token}`, ...(basis ? { 'if-match': `"${basis}"` } : {}) },
      body: JSON.stringify(inhalt),
    });
    if (antwort.status !== 201) throw new Error(`${antwort.status} ${await antwort.text()}`);
    return (await antwort.json()) as Antragsversion;
  };
}
