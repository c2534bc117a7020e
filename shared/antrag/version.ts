/** Eine Antragsversion: ein Zustand des Antrags, der sich nach dem Speichern nie mehr ändert. */
import type { Ergebnis, Hinweis } from './plan-typen.ts';
import type { Antrag, Bescheid } from './schema.ts';

/** Welcher Status auf welchen folgen darf, steht in `shared/api/rollen.ts`. */
export const STATUS = ['entwurf', 'eingereicht', 'bewilligt', 'abgelehnt', 'zurueckgezogen'] as const;
export type Status = (typeof STATUS)[number];

/** Regelstand, mit dem gerechnet wurde: Id und SHA-256 seiner kanonischen Form. */
export interface RegelstandVerweis {
  readonly id: string;
  readonly hash: string;
}

export interface Autor {
  /** Objekt-Id der Person im Verzeichnis der Kommune. */
  readonly oid: string;
  readonly name: string;
}

export interface Antragsversion {
  readonly antragId: string;
  /** 1, 2, 3 … ohne Lücke. */
  readonly version: number;
  readonly status: Status;
  readonly festgeschrieben: boolean;
  readonly antrag: Antrag;
  readonly ergebnis: Ergebnis;
  readonly hinweise: readonly Hinweis[];
  /** Die verwendeten Regelstände, nach Id geordnet. */
  readonly regelstand: readonly RegelstandVerweis[];
  /** Version des Rechenkerns. */
  readonly kern: string;
  readonly kommentar: string;
  readonly bescheid: Bescheid | null;
  readonly autor: Autor;
  /** RFC 3339, UTC. */
  readonly erstelltAm: string;
  /** Hash der Vorgängerversion; `null` bei Version 1. */
  readonly vorgaengerHash: string | null;
  /** SHA-256 über diese Version ohne dieses Feld. */
  readonly hash: string;
}
