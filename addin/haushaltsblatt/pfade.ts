/** Lesen und Setzen verschachtelter Angaben über Pfade wie `verfahren.thm.antragAm`. */

/** Der Wert unter dem Pfad; `undefined`, wo eine Ebene fehlt. */
export function lesePfad(objekt: unknown, pfad: string): unknown {
  return pfad
    .split('.')
    .reduce<unknown>((wert, teil) => (typeof wert === 'object' && wert !== null ? (wert as Record<string, unknown>)[teil] : undefined), objekt);
}

/** Setzt den Wert im Objekt selbst und legt fehlende Ebenen an. `pfad` kommt aus den Spalten des Blatts, nie aus einer Zelle. */
export function setzePfad(objekt: Record<string, unknown>, pfad: string, wert: unknown): void {
  const teile = pfad.split('.');
  const letzter = teile.pop() ?? pfad;
  let ziel = objekt;
  for (const teil of teile) {
    const naechstes = (ziel[teil] as Record<string, unknown> | undefined) ?? {};
    ziel[teil] = naechstes;
    ziel = naechstes;
  }
  ziel[letzter] = wert;
}
