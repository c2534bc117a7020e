/** Lesen und Setzen verschachtelter Angaben an einem Ort wie `['verfahren', 'thm', 'antragAm']`. */

/** Der Wert an dem Ort; `undefined`, wo eine Ebene fehlt. */
export function leseOrt(objekt: unknown, ort: readonly string[]): unknown {
  return ort.reduce<unknown>(
    (wert, teil) => (typeof wert === 'object' && wert !== null ? (wert as Record<string, unknown>)[teil] : undefined),
    objekt,
  );
}

/**
 * Setzt den Wert im Objekt selbst und legt fehlende Ebenen an. `ort` kommt aus den Spalten des Blatts, nie aus einer
 * Zelle.
 */
export function setzeOrt(
  objekt: Record<string, unknown>,
  [name = '', ...innen]: readonly string[],
  wert: unknown,
): void {
  if (innen.length === 0) {
    objekt[name] = wert;
    return;
  }
  const naechstes = (objekt[name] as Record<string, unknown> | undefined) ?? {};
  objekt[name] = naechstes;
  setzeOrt(naechstes, innen, wert);
}
