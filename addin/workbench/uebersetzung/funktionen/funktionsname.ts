import type { PARAMETER } from './parameter.ts';

/** Name in einem deutschen Excel, englischer Name, Zweck als Satzteil, Namen der Parameter. */
export type Funktionsname = readonly [deutsch: string, englisch: string, zweck: string, ...(keyof typeof PARAMETER)[]];
