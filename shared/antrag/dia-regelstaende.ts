/** Die Regelstände der Bausteine 1–5, die für einen Antrag gelten. */
import type { DiaRegelstand } from '../regelstand/typen.ts';
import { diaRegelstandImJahr, REGELSTAENDE, type Verzeichnis } from '../regelstand/verzeichnis.ts';
import { vorgabe } from '../regelstand/vorgabe.ts';
import type { Antrag } from './schema.ts';

/** Die der Haushaltsjahre seiner Maßnahmen, der früheste zuerst; ohne Maßnahmen in einem Regelstand die Vorgabe. */
export function diaRegelstaendeDesAntrags(
  { massnahmen }: Antrag,
  verzeichnis: Verzeichnis = REGELSTAENDE,
): readonly [DiaRegelstand, ...DiaRegelstand[]] {
  const jahre = [...new Set(massnahmen.map(({ haushaltsjahr }) => haushaltsjahr))].sort((a, b) => a - b);
  const [erster, ...weitere] = new Set(jahre.flatMap((jahr) => diaRegelstandImJahr(jahr, verzeichnis) ?? []));
  return erster ? [erster, ...weitere] : [vorgabe('DIA')];
}
