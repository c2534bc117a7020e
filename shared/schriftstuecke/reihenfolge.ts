/** In welcher Reihenfolge ein Schriftstück die Schritte hinter seinen Ergebnissen zeigt. */
import { Schritt } from '../kern/rechenweg.ts';

/** Jeder Schritt einmal, ein Ergebnis vor seinen Voraussetzungen, und was zusammengehört, beieinander. */
export function vomErgebnis(ergebnisse: readonly Schritt[]): Schritt[] {
  const gesehen = new Set<Schritt>();
  const offen = [...ergebnisse].reverse();
  for (let schritt = offen.pop(); schritt !== undefined; schritt = offen.pop()) {
    if (gesehen.has(schritt)) continue;
    gesehen.add(schritt);
    offen.push(...voraussetzungen(schritt).reverse());
  }
  return [...gesehen];
}

/** Die Schritte, die den Ergebnissen am nächsten sind, höchstens so viele. */
export function naechste(ergebnisse: readonly Schritt[], hoechstens: number): ReadonlySet<Schritt> {
  const gesehen = new Set<Schritt>(ergebnisse);
  for (const schritt of gesehen) {
    for (const voraussetzung of voraussetzungen(schritt)) if (gesehen.size < hoechstens) gesehen.add(voraussetzung);
    if (gesehen.size >= hoechstens) break;
  }
  return gesehen;
}

function voraussetzungen({ operanden }: Schritt): Schritt[] {
  return operanden.filter((operand) => operand instanceof Schritt);
}
