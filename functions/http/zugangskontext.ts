/** Der Authorizer reicht dies weiter; beide Seiten, Zugang und Handler, lesen es hier. */
import type { Tid } from '../../shared/grund/marken.ts';

/** Der Handler erfährt über die Person: `requestContext.authorizer.lambda`. */
export interface Zugangskontext {
  readonly tid: Tid;
  readonly oid: string;
  readonly name: string;
  /** Die bekannten App-Rollen, mit Komma getrennt; leer, wenn keine. */
  readonly rollen: string;
}
