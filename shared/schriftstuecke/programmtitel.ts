/** Wie Überschriften, Angaben und Auswahlfelder ein Programm nennen; im Satz gelten die `PROGRAMMNAMEN`. */
import type { Programm } from '../antrag/programm.ts';

export const PROGRAMMTITEL: Readonly<Record<Programm, string>> = { THM: 'Baustein 6', DIA: 'Bausteine 1 bis 5' };

/** Mit dem Namen der Maßnahme, wo er sich nicht aus dem Zusammenhang ergibt. */
export const PROGRAMMTITEL_GANZ: typeof PROGRAMMTITEL = { ...PROGRAMMTITEL, THM: 'Baustein 6 (Teilhabemanagement)' };
