/**
 * Wo eine Angabe steht: Namen der Felder und Plätze in Listen, von außen nach innen, z. B. `['stellen', 0, 'von']`.
 * Zu Text wird ein Pfad nur an der Grenze: in der API, in gespeicherten Hinweisen und als Schlüssel.
 */
export type Pfad = readonly (string | number)[];

/** `['stellen', 0, 'traeger', 'name']` → `stellen[0].traeger.name` */
export function pfadtext(pfad: readonly PropertyKey[]): string {
  return pfad
    .map((teil, i) => (typeof teil === 'number' ? `[${teil}]` : `${i === 0 ? '' : '.'}${String(teil)}`))
    .join('');
}

/** Liest einen Pfad, den die API genannt hat; was keiner ist, bleibt ein einziger Name. */
export function pfadAus(text: string): Pfad {
  const teile = [...text.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([name, nummer]) =>
    nummer === undefined ? name : Number(nummer),
  );
  return pfadtext(teile) === text ? teile : [text];
}
