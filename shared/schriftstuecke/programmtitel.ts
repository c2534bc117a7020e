/** Wie Überschriften, Angaben und Auswahlfelder ein Programm nennen; im Satz gelten die `PROGRAMMNAMEN`. */
import type { Programm } from '../antrag/programm.ts';
import { PROGRAMMWORTE } from '../antrag/programmworte.ts';

export const PROGRAMMTITEL: Readonly<Record<Programm, string>> = {
  THM: PROGRAMMWORTE.THM.titel,
  DIA: PROGRAMMWORTE.DIA.titel,
};

/** Mit dem Namen der Maßnahme, wo er sich nicht aus dem Zusammenhang ergibt. */
export const PROGRAMMTITEL_GANZ: typeof PROGRAMMTITEL = { THM: PROGRAMMWORTE.THM.ganz, DIA: PROGRAMMWORTE.DIA.ganz };
