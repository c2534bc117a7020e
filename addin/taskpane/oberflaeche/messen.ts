/**
 * Misst alles, was gerade entstanden ist, auf einmal und vor dem Zeichnen. Mäße und änderte jeder Teil für sich, müsste
 * der Browser die Seite für jeden noch einmal ausmessen.
 */
import { flushSync } from 'react-dom';

/** Misst, ohne etwas zu ändern; gibt zurück, was danach zu ändern ist, oder `null`. */
type Messung = () => (() => void) | null;

let offen: Messung[] = [];

/** Im Layouteffekt aufzurufen; gemessen wird, sobald alle Effekte dieser Änderung gelaufen sind. */
export function messeZusammen(messung: Messung): void {
  if (offen.push(messung) === 1) queueMicrotask(messe);
}

function messe(): void {
  const messungen = offen;
  offen = [];
  const aenderungen = messungen.flatMap((messung) => messung() ?? []);
  if (aenderungen.length === 0) return;
  flushSync(() => {
    for (const aendere of aenderungen) aendere();
  });
}
