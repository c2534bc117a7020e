/** App-Rollen aus dem Token. Sie addieren sich; jede von ihnen darf lesen, vergleichen und prüfen. */
import type { Status } from '../antrag/version.ts';

export const ROLLEN = ['GK.Bearbeiten', 'GK.Festschreiben', 'GK.Pruefen'] as const;
export type Rolle = (typeof ROLLEN)[number];

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

/** Die Rolle, die diesen Status setzen darf: Einreichen und Zurückziehen die Bearbeitung, den Bescheid festhalten die Festschreibung. */
export function rolleFuerStatus(status: Status): Rolle {
  return status === 'bewilligt' || status === 'abgelehnt' ? 'GK.Festschreiben' : 'GK.Bearbeiten';
}
