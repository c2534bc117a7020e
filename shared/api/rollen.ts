/** Rollen und Statusschritte, wie sie der Aufgabenbereich und die Handler aus dem Vertrag lesen. */
export { ROLLEN, type Rolle } from '../antrag/rollen.ts';
export { erlaubteSchritte, rolleFuerStatus } from '../antrag/statusschritte.ts';
