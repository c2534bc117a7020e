/** Wer anfragt. Steht nach der Autorisierung im Ereignis; aus nichts anderem entsteht der Mandant. */

import { ROLLEN, type Rolle } from '../../shared/api/rollen.ts';
import type { Tid } from '../../shared/grund/marken.ts';
import type { Ereignis } from './ereignis.ts';
import type { Zugangskontext } from './zugangskontext.ts';

/** Ein abgeschnittenes Zeichen (halbes Surrogatpaar) nimmt die Datenbank nicht an. */
const HALBES_ZEICHEN = /[\ud800-\udfff]/gu;

export interface Benutzer {
  /** Mandant: die Kommune. */
  readonly tid: Tid;
  readonly oid: string;
  readonly name: string;
  readonly rollen: readonly Rolle[];
}

/** `null`, wenn das Token niemanden ausweist. */
export function benutzerAus(ereignis: Ereignis): Benutzer | null {
  const { tid, oid, name, rollen }: Partial<Record<keyof Zugangskontext, unknown>> =
    ereignis.requestContext.authorizer?.lambda ?? {};
  if (typeof tid !== 'string' || typeof oid !== 'string' || typeof name !== 'string' || typeof rollen !== 'string')
    return null;
  if (tid === '' || oid === '') return null;
  const vergeben = rollen.split(',');
  return {
    tid,
    oid,
    name: name.replace(HALBES_ZEICHEN, '\ufffd'),
    rollen: ROLLEN.filter((rolle) => vergeben.includes(rolle)),
  };
}
