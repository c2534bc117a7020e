/** Was der Authorizer weiterreicht; beide Seiten, Zugang und Handler, lesen es hier. */
import type { Tid } from '../../shared/grund/marken.ts';

/** Was der Handler über die Person erfährt: `requestContext.authorizer.lambda`. */
export interface Zugangskontext {
  readonly tid: Tid;
  readonly oid: string;
  readonly name: string;
  /** Die bekannten App-Rollen, mit Komma getrennt; leer, wenn keine. */
  readonly rollen: string;
}
