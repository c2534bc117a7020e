/** Eine Antragsversion: ein Zustand des Antrags, der sich nach dem Speichern nie mehr ändert. */
import type { AntragId, Tid } from '../grund/marken.ts';
import type { Bescheid, FestgehaltenerBescheid } from './bescheid.ts';
import type { Ergebnis, Hinweis } from './plan-typen.ts';
import type { Rolle } from './rollen.ts';
import type { Antrag } from './schema.ts';
import type { Setzung } from './setzung.ts';

/** Welcher Status auf welchen folgen darf, steht in `statusschritte.ts`. */
export const STATUS = ['entwurf', 'eingereicht', 'bewilligt', 'abgelehnt', 'zurueckgezogen'] as const;
export type Status = (typeof STATUS)[number];

/** Wie ein Status in einem Satz oder hinter einem Komma heißt, deshalb klein geschrieben. */
export const STATUSNAMEN: Readonly<Record<Status, string>> = {
  entwurf: 'Entwurf',
  eingereicht: 'eingereicht',
  bewilligt: 'bewilligt',
  abgelehnt: 'abgelehnt',
  zurueckgezogen: 'zurückgezogen',
};

/** „bewilligt, festgeschrieben“ */
export function versionsstand({ status, festgeschrieben }: Pick<Antragsversion, 'status' | 'festgeschrieben'>): string {
  return `${STATUSNAMEN[status]}${festgeschrieben ? ', festgeschrieben' : ''}`;
}

/** Regelstand, mit dem gerechnet wurde: Id und SHA-256 seiner kanonischen Form. */
export interface RegelstandVerweis {
  readonly id: string;
  readonly hash: string;
}

export interface Autor {
  /** Objekt-Id der Person im Verzeichnis der Kommune. */
  readonly oid: string;
  readonly name: string;
  /** Die bekannten Rollen ihres Tokens, geordnet; in Form 1 nicht festgehalten. */
  readonly rollen?: readonly Rolle[];
}

/**
 * In jeder Form so, wie sie gehasht wurde. Was erst eine spätere Form brachte, fehlt in einer früheren ganz
 * (`formen.ts`).
 */
export interface Antragsversion {
  /** Form der Version. */
  readonly form?: number;
  /** Form des Antrags in ihr. */
  readonly schema?: number;
  /** Die Kommune, der sie gehört. */
  readonly tid?: Tid;
  readonly antragId: AntragId;
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
  /** Der neueste Bescheid für Baustein 6 zum heutigen Plan. */
  readonly bescheid: Bescheid | null;
  /** Alle Bescheide in der Reihenfolge, in der sie festgehalten wurden; ab Form 3. */
  readonly bescheide?: readonly FestgehaltenerBescheid[];
  /** `null`, solange sie nicht festgeschrieben ist. */
  readonly festgeschriebenVon?: Setzung | null;
  /** `null`, solange kein Bescheid festgehalten ist. */
  readonly bescheidVon?: Setzung | null;
  /** Wer den Plan, wie er jetzt dasteht, gespeichert hat; ab Form 3. */
  readonly planVon?: Setzung;
  readonly kommentar: string;
  readonly autor: Autor;
  /** RFC 3339, UTC. */
  readonly erstelltAm: string;
  /** Hash der Vorgängerversion; `null` bei Version 1. */
  readonly vorgaengerHash: string | null;
  /** SHA-256 über diese Version ohne dieses Feld. */
  readonly hash: string;
}
