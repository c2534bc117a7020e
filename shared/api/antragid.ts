/** Eigene Datei: Wer nur Pfad und Kopfzeilen braucht, lädt die Prüfung von Inhalten nicht mit. */
import * as z from 'zod';
import type { AntragId } from '../grund/marken.ts';
import { UUIDV7 } from '../grund/uuid.ts';

/** Kennung eines Antrags ({@link UUIDV7}). */
export const antragIdSchema: z.ZodType<AntragId, string> = z
  .string('Hier wird eine Kennung erwartet.')
  .regex(UUIDV7, 'Die Kennung muss eine UUID der Version 7 in Kleinbuchstaben sein.');
