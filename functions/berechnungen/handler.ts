/** Lambda-Eingang für Berechnungen, Regelstände, OpenAPI und alle unbekannten Pfade. */
import { berechnungenHandler } from './app.ts';

export const handler = berechnungenHandler();
