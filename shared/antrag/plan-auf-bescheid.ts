/**
 * „Plan auf den Bescheid“ (R18): der Plan mit den bewilligten Einträgen. Ein eigener Plan neben dem gespeicherten;
 * dessen Zahlen ändert er nie.
 */
import { Dezimal, NULL, vergleiche } from '../grund/geld.ts';
import { abwicklungsrechnung, type Programmrechnung } from './abwicklungsrechnung.ts';
import { finanzierungsplan } from './finanzierungsplan.ts';
import type { Finanzierungsplan } from './plan-typen.ts';
import { type Planrechnung, planrechnung } from './planrechnung.ts';
import { staerksterTag } from './staerkster-tag.ts';

export interface PlanAufBescheid {
  readonly finanzierungsplan: Finanzierungsplan;
  /** Kennungen der Einträge, für die nichts bewilligt ist; der Plan hier kennt sie nicht. */
  readonly nichtBewilligt: readonly string[];
}

/**
 * Bewilligt ist ein Eintrag, dem ein geltender Bescheid einen Anteil über 0 € gibt. Nennt kein geltender Bescheid
 * Anteile, ist bei den Stellen alles bewilligt, wenn er mindestens so viele nennt, wie an einem Tag geplant sind, und
 * bei den Maßnahmen, wenn etwas bewilligt ist. Ein Programm ohne Bescheid ist nicht bewilligt. `null`, wo es gar keinen
 * Bescheid gibt oder weniger Stellen bewilligt als geplant sind und niemand eingetragen hat, welche.
 */
export function planAufBescheid(rechnung: Planrechnung): PlanAufBescheid | null {
  const { antrag, verzeichnis, vergleich, bescheide } = rechnung;
  if (bescheide.length === 0) return null;
  const bewilligt = new Map(abwicklungsrechnung(rechnung).map((p) => [p.programm, bewilligte(rechnung, p)]));
  const [thm, dia] = [bewilligt.get('THM'), bewilligt.get('DIA')];
  if (!thm || !dia) return null;
  const stellen = antrag.stellen.filter(({ id }) => thm(id));
  const massnahmen = antrag.massnahmen.filter(({ id }) => dia(id));
  const geblieben = new Set<unknown>([...stellen, ...massnahmen]);
  return {
    finanzierungsplan: finanzierungsplan(
      planrechnung({ ...antrag, stellen, massnahmen }, verzeichnis, vergleich, bescheide),
    ),
    nichtBewilligt: [...antrag.stellen, ...antrag.massnahmen].flatMap((e) => (geblieben.has(e) ? [] : [e.id])),
  };
}

/** Ob ein Eintrag des Programms bewilligt ist; `null`, wenn es sich nicht sagen lässt. */
function bewilligte(
  { antrag, besetzungen }: Planrechnung,
  { programm, kette }: Programmrechnung,
): ((id: string) => boolean) | null {
  if (kette.bescheide.length === 0) return () => false;
  const geltende = kette.jahre.flatMap(
    (jahr) => kette.gueltig(jahr)?.anteile.filter(({ haushaltsjahr }) => haushaltsjahr === jahr) ?? [],
  );
  if (geltende.length > 0) {
    const ids = new Set(geltende.flatMap(({ id, zuwendung }) => (new Dezimal(zuwendung).gt(0) ? [id] : [])));
    return (id) => ids.has(id);
  }
  const etwas = kette.jahre.length > 0 ? vergleiche(kette.gesamt.wert, NULL) > 0 : null;
  if (programm === 'DIA' || antrag.stellen.length === 0)
    return () => etwas ?? kette.bescheide.some(({ zuwendung }) => new Dezimal(zuwendung ?? 0).gt(0));
  const genannt = kette.bescheide.findLast(({ stellen }) => stellen !== null)?.stellen ?? null;
  const geplant = staerksterTag(besetzungen)?.stellen ?? null;
  if (genannt === null || geplant === null || besetzungen.length < antrag.stellen.length) return null;
  if (new Dezimal(genannt).isZero()) return () => false;
  return new Dezimal(genannt).gte(geplant) ? () => true : null;
}
