/**
 * Die Kennungen aller Regeln, Auslegungen und Widersprüche; einmal vergeben, bleiben sie. Was sie sagen, steht in
 * `regeln.ts`.
 */
export const REGEL_IDS = [
  'R1',
  'R2',
  'R3',
  'R4',
  'R5',
  'R6',
  'R7',
  'R8',
  'R9',
  'R10',
  'R11',
  'R12',
  'R13',
  'R14',
  'R15',
  'R16',
  'R17',
  'R18',
  'R19',
  'R20',
  'R21',
  'R22',
  'R23',
  'R24',
  'R25',
  'A1',
  'A2',
  'A3',
  'A4',
  'A5',
  'A6',
  'A7',
  'A8',
  'A9',
  'A10',
  'W1',
  'W2',
  'W3',
  'W4',
  'W5',
  'W6',
  'W7',
  'W8',
  'W9',
  'W10',
  'W11',
  'W12',
  'W13',
  'W14',
  'W15',
  'W16',
  'W17',
  'W18',
  'W19',
  'W20',
  'W21',
] as const;

export type RegelId = (typeof REGEL_IDS)[number];

/** Ob es diese Kennung gibt; Groß- und Kleinschreibung zählt. */
export function istRegelId(text: string): text is RegelId {
  return REGEL_IDS.some((id) => id === text);
}
