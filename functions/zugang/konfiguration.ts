/**
 * Woran der Zugang ein gültiges Token erkennt. Gegenüber AWS unterscheidet sich der lokale Server nur in diesen Werten.
 */

export interface Zugangskonfiguration {
  /** Kommunen (Entra-Mandanten), die zugelassen sind. */
  readonly mandanten: ReadonlySet<string>;
  /** Erwartete `aud`: die Anwendungs-Id der API. */
  readonly audience: string;
  /** Erwarteter Geltungsbereich in `scp`. */
  readonly scope: string;
  /** `iss`, mit `{tid}` als Platzhalter. */
  readonly aussteller: string;
  /** Adresse der öffentlichen Schlüssel, mit `{tid}` als Platzhalter. */
  readonly schluessel: string;
}

const ENTRA = 'https://login.microsoftonline.com/{tid}';
/** Ids von Entra ID (`tid`, `oid`), klein geschrieben. */
export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Liest `GK_TENANTS` (mit Komma getrennt), `GK_AUDIENCE`, `GK_SCOPE`, `GK_ISSUER` und `GK_JWKS`.
 * @throws {Error} wenn ein Wert fehlt oder unbrauchbar ist; ein Zugang mit halber Konfiguration darf nicht starten
 */
export function konfigurationAus(umgebung: Readonly<Record<string, string | undefined>>): Zugangskonfiguration {
  const mandanten = (umgebung.GK_TENANTS ?? '').split(',').map((tid) => tid.trim().toLowerCase());
  if (!mandanten.every((tid) => UUID.test(tid)))
    throw new Error('GK_TENANTS muss die Ids der zugelassenen Mandanten nennen, getrennt durch Komma.');
  if (!umgebung.GK_AUDIENCE) throw new Error('GK_AUDIENCE fehlt.');
  return {
    mandanten: new Set(mandanten),
    audience: umgebung.GK_AUDIENCE,
    scope: umgebung.GK_SCOPE || 'access_as_user',
    aussteller: adresse('GK_ISSUER', umgebung.GK_ISSUER || `${ENTRA}/v2.0`),
    schluessel: adresse('GK_JWKS', umgebung.GK_JWKS || `${ENTRA}/discovery/v2.0/keys`),
  };
}

/** Schlüssel ohne TLS wären unterwegs austauschbar; unverschlüsselt ist nur dieser Rechner selbst erlaubt. */
function adresse(name: string, vorlage: string): string {
  const probe = vorlage.replaceAll('{tid}', '0');
  const url = URL.canParse(probe) ? new URL(probe) : null;
  const lokal = url?.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (!lokal && url?.protocol !== 'https:') throw new Error(`${name} muss eine https-Adresse sein.`);
  return vorlage;
}

/** Setzt den Mandanten in eine Adressvorlage ein. */
export function fuerMandant(vorlage: string, tid: string): string {
  return vorlage.replaceAll('{tid}', tid);
}
