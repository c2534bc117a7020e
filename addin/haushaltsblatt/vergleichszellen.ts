/** Wo im Haushaltsblatt steht, was ein Vergleich nennt: über Kennung und Feld, nie über die Zeile. */

import { type Pfad, pfadtext } from '../../shared/antrag/pfad.ts';
import type { Antrag } from '../../shared/antrag/schema.ts';
import type { Vergleich } from '../../shared/antrag/vergleich.ts';
import type { Zellbezug } from '../workbook/zellen.ts';
import type { Zellplan } from './zellplan.ts';

export interface Fundort {
  /** Zelle eines Felds; `id` ist `null` bei den Kopfdaten. `null`, wenn der Eintrag nicht im Blatt steht. */
  feld(gruppe: 'kopf' | 'stellen' | 'massnahmen', id: string | null, feld: string): Zellbezug | null;
  /** Alle Zellen eines Eintrags, die mit der Kennung zuerst. */
  eintrag(gruppe: 'stellen' | 'massnahmen', id: string): readonly Zellbezug[];
}

export function fundort(antrag: Pick<Antrag, 'stellen' | 'massnahmen'>, zellen: Zellplan): Fundort {
  const plaetze = new Map<string, Pfad>();
  for (const gruppe of ['stellen', 'massnahmen'] as const) {
    antrag[gruppe].forEach(({ id }, i) => {
      plaetze.set(`${gruppe} ${id}`, [gruppe, i]);
    });
  }
  return {
    feld(gruppe, id, feld) {
      if (gruppe === 'kopf') return zellen.get(feld) ?? null;
      const platz = plaetze.get(`${gruppe} ${id}`);
      return (platz && zellen.get(`${pfadtext(platz)}.${feld}`)) ?? null;
    },
    eintrag(gruppe, id) {
      const platz = plaetze.get(`${gruppe} ${id}`);
      return platz ? zellen.unter(platz) : [];
    },
  };
}

/** Jede Zelle des Blatts, in der etwas anders ist. Einträge, die nur eine Seite hat, ganz. */
export function geaenderteZellen(
  vergleich: Pick<Vergleich, 'kopf' | 'stellen' | 'massnahmen'>,
  ort: Fundort,
): Zellbezug[] {
  const kopf = vergleich.kopf.map(({ feld }) => ort.feld('kopf', null, feld));
  const eintraege = (['stellen', 'massnahmen'] as const).flatMap((gruppe) => {
    const { hinzugefuegt, entfernt, geaendert } = vergleich[gruppe];
    return [
      ...[...hinzugefuegt, ...entfernt].flatMap(({ id }) => ort.eintrag(gruppe, id)),
      ...geaendert.flatMap(({ id, felder }) => felder.map(({ feld }) => ort.feld(gruppe, id, feld))),
    ];
  });
  return [...kopf, ...eintraege].filter((zelle) => zelle !== null);
}
