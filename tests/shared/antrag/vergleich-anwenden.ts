/** Wendet einen Vergleich auf die alte Seite an und erhält die neue, bis auf die Reihenfolge der Einträge. */
import { budgetAusNamen, mitBenanntemBudget } from '../../../shared/antrag/antragsteile.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import type { Eintragsvergleich, Feldaenderung, Vergleich } from '../../../shared/antrag/vergleich.ts';

/** Der Antrag nach dem Vergleich; hinzugefügte Einträge stehen am Ende. */
export function wendeAn(antrag: Antrag, vergleich: Pick<Vergleich, 'kopf' | 'stellen' | 'massnahmen'>): Antrag {
  const kopf = mitFeldern(mitBenanntemBudget(antrag) as Antrag, vergleich.kopf);
  return {
    ...kopf,
    ...(kopf.budget !== undefined && { budget: budgetAusNamen(kopf.budget) as Antrag['budget'] }),
    stellen: eintraege(antrag.stellen, vergleich.stellen),
    massnahmen: eintraege(antrag.massnahmen, vergleich.massnahmen),
  };
}

function eintraege<E extends { id: string }>(
  alt: readonly E[],
  { entfernt, hinzugefuegt, geaendert }: Eintragsvergleich<E>,
): E[] {
  const weg = new Set(entfernt.map(({ id }) => id));
  const neu = new Map(geaendert.map(({ id, felder }) => [id, felder]));
  return [
    ...alt.filter(({ id }) => !weg.has(id)).map((eintrag) => mitFeldern(eintrag, neu.get(eintrag.id) ?? [])),
    ...hinzugefuegt,
  ];
}

function mitFeldern<T extends object>(ziel: T, felder: readonly Feldaenderung[]): T {
  return felder.reduce((stand, { feld, neu }) => gesetzt(stand, feld.split('.'), neu) as T, ziel);
}

function gesetzt(ziel: unknown, [name = '', ...rest]: string[], wert: unknown): unknown {
  const bisher = ziel as Record<string, unknown>;
  return { ...bisher, [name]: rest.length === 0 ? wert : gesetzt(bisher[name], rest, wert) };
}
