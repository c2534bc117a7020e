/**
 * Die Programme eines Antrags: Baustein 6 (THM) und die Bausteine 1 bis 5 (DIA), jedes mit eigenen Bescheiden (R18).
 */
import * as z from 'zod';
import { PROGRAMMWORTE } from './programmworte.ts';

export const PROGRAMME = ['THM', 'DIA'] as const;
export type Programm = (typeof PROGRAMME)[number];

export const programm = z.enum(PROGRAMME, 'Erwartet wird „THM“ (Baustein 6) oder „DIA“ (Bausteine 1 bis 5).');

/** Die Art seiner Einträge im Plan. */
export const EINTRAGSART = { THM: 'stelle', DIA: 'massnahme' } as const satisfies Readonly<Record<Programm, string>>;

/** Wie Texte ein Programm nennen. */
export const PROGRAMMNAMEN: Readonly<Record<Programm, string>> = {
  THM: PROGRAMMWORTE.THM.imSatz,
  DIA: PROGRAMMWORTE.DIA.imSatz,
};
