/**
 * Liest, was ein Zugangstoken über die Person sagt, zum Anzeigen, Wiedererkennen und rechtzeitigen Erneuern; geprüft
 * wird es am Server.
 */
import type { Benutzer } from './anmeldung.ts';

/** Tokens werden etwas vor ihrem Ablauf erneuert. */
const ABLAUF_PUFFER_S = 60;

/** Gilt das Token noch eine Weile? `jetzt` in Millisekunden seit 1970; ein Token ohne `exp` gilt nicht. */
export function giltNoch(token: string, jetzt: number): boolean {
  const { exp } = inhalt(token);
  return typeof exp === 'number' && exp > jetzt / 1000 + ABLAUF_PUFFER_S;
}

/** Die Person nach den Angaben `tid`, `oid`, `name`, `roles`; `null`, wenn das Token niemanden nennt. */
export function benutzerAus(token: string): Benutzer | null {
  const { tid, oid, name, preferred_username, roles } = inhalt(token);
  if (typeof tid !== 'string' || typeof oid !== 'string') return null;
  const genannt = [name, preferred_username].find(
    (wert): wert is string => typeof wert === 'string' && wert.trim() !== '',
  );
  const rollen = Array.isArray(roles) ? roles.filter((rolle): rolle is string => typeof rolle === 'string') : [];
  return { tid, oid, name: genannt ?? oid, mandant: null, rollen };
}

function inhalt(token: string): Readonly<Record<string, unknown>> {
  try {
    const bytes = Uint8Array.from(
      atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')),
      (zeichen) => zeichen.charCodeAt(0),
    );
    const gelesen: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof gelesen === 'object' && gelesen !== null ? { ...gelesen } : {};
  } catch {
    return {};
  }
}
