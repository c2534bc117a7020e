import type { Status } from '../../../shared/antrag/version.ts';

export const STATUSNAMEN: Readonly<Record<Status, string>> = {
  entwurf: 'Entwurf',
  eingereicht: 'eingereicht',
  bewilligt: 'bewilligt',
  abgelehnt: 'abgelehnt',
  zurueckgezogen: 'zurückgezogen',
};
