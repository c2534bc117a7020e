/**
 * Ein Regelstand eines Programms nach seiner Id, und der, der gilt, wo niemand einen nennt und kein Tag einen bestimmt.
 */
import { KernFehler } from '../grund/fehler.ts';
import { type NachProgramm, REGELSTAENDE, type Verzeichnis } from './verzeichnis.ts';

/** Mit diesen Regelständen wird gerechnet, wo weder eine Id noch ein Tag noch ein Haushaltsjahr einen anderen wählt. */
export const VORGABE = { THM: 'THM-2019', DIA: 'DIA-2019' } as const;

/** Der Regelstand mit dieser Id, wenn er zum Programm gehört. @throws {KernFehler} REGELSTAND_UNBEKANNT */
export function regelstandDesProgramms<P extends keyof NachProgramm>(
  programm: P,
  id: string,
  verzeichnis: Verzeichnis = REGELSTAENDE,
): NachProgramm[P] {
  const regelstand = verzeichnis.find((r) => r.id === id);
  if (regelstand?.programm === programm) return regelstand as NachProgramm[P];
  const warum = regelstand ? 'gehört zu einem anderen Programm' : 'ist nicht bekannt';
  const meldung = `„regelstand“: „${id}“ ${warum}. Erwartet wird eine dieser Ids: ${idsDesProgramms(programm, verzeichnis).join(', ')}.`;
  throw new KernFehler('REGELSTAND_UNBEKANNT', 'regelstand', meldung);
}

/** Die Ids aller Regelstände eines Programms, in der Reihenfolge des Verzeichnisses. */
export function idsDesProgramms(programm: keyof NachProgramm, verzeichnis: Verzeichnis = REGELSTAENDE): string[] {
  return verzeichnis.filter((regelstand) => regelstand.programm === programm).map(({ id }) => id);
}

/**
 * Der Regelstand, der ohne Angabe gilt, dem Verzeichnis nach seiner Id entnommen. @throws {KernFehler}
 * REGELSTAND_UNBEKANNT
 */
export function vorgabe<P extends keyof NachProgramm>(
  programm: P,
  verzeichnis: Verzeichnis = REGELSTAENDE,
): NachProgramm[P] {
  return regelstandDesProgramms(programm, VORGABE[programm], verzeichnis);
}

/** Die Vorgabe beider Programme. @throws {KernFehler} REGELSTAND_UNBEKANNT */
export function vorgaben(verzeichnis: Verzeichnis = REGELSTAENDE): Verzeichnis {
  return [vorgabe('THM', verzeichnis), vorgabe('DIA', verzeichnis)];
}
