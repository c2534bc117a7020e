/**
 * Die Angaben zur Anmeldung bei Entra ID: aus dem Aufruf geprüft und als Metaangabe in die Seiten geschrieben, ohne ein
 * Skript in der Seite.
 */

import { maskiert } from '../../shared/web/html.ts';
import { type Entrakonfiguration, METAANGABE } from '../taskpane/anmeldung/konfiguration.ts';

/** Jede Kommune meldet sich an ihrem eigenen Mandanten an; welche zugelassen sind, entscheidet der Server. */
const AUTHORITY = 'https://login.microsoftonline.com/organizations';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * `null` ohne Anwendungs-Id: Dann gelten die Entwicklungsbenutzer des lokalen Servers.
 * @throws {Error} mit einem Satz, der sagt, was erwartet wird
 */
export function pruefeAnmeldung(clientId: string | undefined, scope: string | undefined): Entrakonfiguration | null {
  if (clientId === undefined) {
    if (scope !== undefined) throw new Error('--api-scope gilt nur zusammen mit --entra-client-id.');
    return null;
  }
  if (!UUID.test(clientId))
    throw new Error(`--entra-client-id erwartet die Anwendungs-Id aus Microsoft Entra, nicht „${clientId}“.`);
  const voll = scope ?? `api://${clientId}/access_as_user`;
  if (!/^(api|https):\/\/[^\s"/]+\/[^\s"]+$/.test(voll))
    throw new Error(`--api-scope erwartet den vollen Namen wie api://…/access_as_user, nicht „${voll}“.`);
  return { clientId, scope: voll, authority: AUTHORITY };
}

/** Setzt die Angabe vor den Titel der Seite. */
export function mitAnmeldung(html: string, konfiguration: Entrakonfiguration | null): string {
  if (!konfiguration) return html;
  const angabe = maskiert(JSON.stringify(konfiguration));
  return html.replace('<title>', `<meta name="${METAANGABE}" content="${angabe}" />\n    <title>`);
}
