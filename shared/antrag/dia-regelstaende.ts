/** Die Regelstände der Bausteine 1–5, die für einen Antrag gelten. */
import type { DiaRegelstand } from '../regelstand/typen.ts';
import { REGELSTAENDE, type Verzeichnis } from '../regelstand/verzeichnis.ts';
import { vorgabe } from '../regelstand/vorgabe.ts';
import { diaImJahr } from './regelstandwahl.ts';
import type { Antrag } from './schema.ts';

/**
 * Die der Haushaltsjahre seiner Maßnahmen, der früheste zuerst; ohne Maßnahmen in einem Regelstand der genannte, sonst
 * die Vorgabe.
 */
export function diaRegelstaendeDesAntrags(
  antrag: Antrag,
  verzeichnis: Verzeichnis = REGELSTAENDE,
): readonly [DiaRegelstand, ...DiaRegelstand[]] {
  const jahre = antrag.massnahmen.map(({ haushaltsjahr }) => haushaltsjahr).sort((a, b) => a - b);
  const genannt = verzeichnis.find((r): r is DiaRegelstand => r.programm === 'DIA' && r.id === antrag.regelstand?.dia);
  const [erster, ...weitere] = new Set(jahre.flatMap((jahr) => diaImJahr(antrag, jahr, verzeichnis) ?? []));
  return erster ? [erster, ...weitere] : [genannt ?? vorgabe('DIA')];
}
