/** Friert ein Objekt mit allem ein, was darin liegt: ein veröffentlichter Regelstand ändert sich nicht. */
export function tiefEinfrieren<T>(wert: T): T {
  if (typeof wert === 'object' && wert !== null && !Object.isFrozen(wert)) {
    Object.freeze(wert);
    for (const teil of Object.values(wert)) tiefEinfrieren(teil);
  }
  return wert;
}
