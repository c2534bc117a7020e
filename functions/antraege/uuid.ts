/** UUIDv7 für Anträge, die ohne eigene Kennung angelegt werden. */
import { randomBytes } from 'node:crypto';
import { uuidv7 as ausZeitUndZufall } from '../../shared/grund/uuid.ts';

/** Eine zufällige UUIDv7 mit der Millisekunde des Zeitpunkts. */
export function uuidv7(zeitpunkt: Date): string {
  return ausZeitUndZufall(zeitpunkt.getTime(), randomBytes(10));
}
