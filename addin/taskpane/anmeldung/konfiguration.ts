/**
 * Womit sich das Add-in bei Entra ID meldet. `npm run build -- --entra-client-id …` schreibt es als Metaangabe in die
 * Seiten.
 */

/** MSAL braucht diese Angaben über die Anwendung in Entra ID. */
export interface Entrakonfiguration {
  /** Anwendungs-Id der Oberfläche. */
  readonly clientId: string;
  /** Voller Name des Geltungsbereichs der API, z. B. `api://…/access_as_user`. */
  readonly scope: string;
  readonly authority: string;
}

/** Name der Metaangabe. */
export const METAANGABE = 'gk-anmeldung';

/** Liest die Angabe der Seite; `null` ohne Entra, dann gelten die Entwicklungsbenutzer des lokalen Servers. */
export function liesKonfiguration(seite: Pick<Document, 'querySelector'>): Entrakonfiguration | null {
  const angabe = seite.querySelector<HTMLMetaElement>(`meta[name="${METAANGABE}"]`)?.content;
  if (!angabe) return null;
  const { clientId, scope, authority } = JSON.parse(angabe) as Partial<Entrakonfiguration>;
  if (!clientId || !scope || !authority)
    throw new Error('Die Angaben zur Anmeldung in dieser Seite sind unvollständig.');
  return { clientId, scope, authority };
}
