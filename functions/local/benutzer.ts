/**
 * Die Entwicklungsbenutzer: drei Ämter in zwei erdachten Kommunen, damit sich Rollen und Trennung der Kommunen
 * ausprobieren lassen.
 */
import type { Rolle } from '../../shared/api/rollen.ts';

export interface Entwicklungsbenutzer {
  readonly tid: string;
  readonly oid: string;
  readonly name: string;
  readonly roles: readonly Rolle[];
  readonly mandant: string;
}

const KOMMUNEN = [
  { mandant: 'Musterstadt', tid: '11111111-1111-4111-8111-111111111111' },
  { mandant: 'Beispielkreis', tid: '22222222-2222-4222-8222-222222222222' },
] as const;

const AEMTER = [
  { amt: 'Sachbearbeitung', roles: ['GK.Bearbeiten'] },
  { amt: 'Kämmerei', roles: ['GK.Bearbeiten', 'GK.Festschreiben'] },
  { amt: 'Rechnungsprüfung', roles: ['GK.Pruefen'] },
] as const;

/** Ihre Kommunen; der lokale Authorizer lässt nur diese zu. */
export const MANDANTEN: readonly string[] = KOMMUNEN.map(({ tid }) => tid);

export const ENTWICKLUNGSBENUTZER: readonly Entwicklungsbenutzer[] = KOMMUNEN.flatMap(({ mandant, tid }, k) =>
  AEMTER.map(({ amt, roles }, a) => ({
    tid,
    oid: `${k + 1}0000000-0000-4000-8000-00000000000${a + 1}`,
    name: `${amt} (${mandant})`,
    roles,
    mandant,
  })),
);
