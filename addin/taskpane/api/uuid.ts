import { uuidv7 } from '../../../shared/grund/uuid.ts';

/** Eine UUIDv7: Kennungen neuer Anträge sortieren nach ihrer Entstehung. */
export function neueUuid(): string {
  return uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}
