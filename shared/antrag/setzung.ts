import type { Rolle } from './rollen.ts';

/** Wer etwas festgehalten hat, das spätere Versionen übernehmen, und wann. */
export interface Setzung {
  readonly oid: string;
  readonly name: string;
  /** Leer, wenn es in einer Version der Form 1 geschah, die keine Rollen nennt. */
  readonly rollen: readonly Rolle[];
  /** RFC 3339, UTC. */
  readonly am: string;
}
