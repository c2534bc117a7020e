/**
 * Welcher Status auf welchen folgen darf und welche Rollen eine Änderung braucht; der Server entscheidet danach, die
 * Prüfung der Kette auch.
 */
import type { Rolle } from './rollen.ts';
import type { Antragsversion, Status } from './version.ts';

const SCHRITTE: Readonly<Record<Status, readonly Status[]>> = {
  entwurf: ['eingereicht', 'zurueckgezogen'],
  eingereicht: ['bewilligt', 'abgelehnt', 'zurueckgezogen'],
  bewilligt: ['zurueckgezogen'],
  abgelehnt: ['zurueckgezogen'],
  zurueckgezogen: [],
};

/** Die Status, in die ein Antrag von hier aus wechseln kann. Neue Inhalte machen daraus immer einen Entwurf. */
export function erlaubteSchritte(status: Status): readonly Status[] {
  return SCHRITTE[status];
}

/**
 * Die Rolle, die diesen Status setzen darf: Einreichen und Zurückziehen die Bearbeitung, den Bescheid festhalten die
 * Festschreibung.
 */
export function rolleFuerStatus(status: Status): Rolle {
  return status === 'bewilligt' || status === 'abgelehnt' ? 'GK.Festschreiben' : 'GK.Bearbeiten';
}

/** Nennt, was eine Statusversion an ihrer Vorgängerin ändert. */
export interface Aenderung {
  readonly status?: Status | undefined;
  readonly festgeschrieben?: boolean | undefined;
  /** Ob sie einen Bescheid festhält oder berichtigt. */
  readonly bescheid?: boolean | undefined;
}

/** Bewilligt, abgelehnt oder festgeschrieben: Das nimmt nur zurück, wer es auch festhalten darf. */
function istEntschieden({ status, festgeschrieben }: Pick<Antragsversion, 'status' | 'festgeschrieben'>): boolean {
  return festgeschrieben || status === 'bewilligt' || status === 'abgelehnt';
}

/** Alle Rollen, die diese Änderung an dieser Version braucht. */
export function noetigeRollen(
  vorige: Pick<Antragsversion, 'status' | 'festgeschrieben'>,
  aenderung: Aenderung,
): readonly Rolle[] {
  const noetig = new Set<Rolle>();
  if (aenderung.status === 'zurueckgezogen' && istEntschieden(vorige)) noetig.add('GK.Festschreiben');
  else if (aenderung.status !== undefined) noetig.add(rolleFuerStatus(aenderung.status));
  if (aenderung.festgeschrieben || aenderung.bescheid) noetig.add('GK.Festschreiben');
  return [...noetig];
}

/**
 * Ob diese Version neuen Inhalt brachte: Der ist immer ein Entwurf, und von einem anderen Status führt kein Schritt
 * dorthin.
 */
export function bringtInhalt({ status, festgeschrieben }: Pick<Antragsversion, 'status' | 'festgeschrieben'>): boolean {
  return status === 'entwurf' && !festgeschrieben;
}

/** Ob eine Kommune, die vier Augen verlangt, dafür eine andere Person als die des neuesten Inhalts braucht. */
export function brauchtVierAugen({ status, festgeschrieben, bescheid }: Aenderung): boolean {
  return status === 'bewilligt' || festgeschrieben === true || bescheid === true;
}
