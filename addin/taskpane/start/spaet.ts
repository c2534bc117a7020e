/**
 * Steht für etwas, das erst beim ersten Aufruf geladen wird. Nur für Ports, deren Methoden alle ein Promise liefern:
 * Der erste Aufruf dauert länger, sonst merkt niemand einen Unterschied. Scheitert das Laden, lehnt der Aufruf mit
 * `fehlschlag` ab, und der nächste versucht es neu.
 */
export function spaet<T extends object>(lade: () => Promise<T>, fehlschlag: (ursache: unknown) => Error): T {
  let geladen: Promise<T> | null = null;
  const hole = (): Promise<T> => {
    geladen ??= lade().catch((ursache: unknown) => {
      geladen = null;
      throw fehlschlag(ursache);
    });
    return geladen;
  };
  return new Proxy({} as T, {
    get:
      (_, name) =>
      async (...angaben: readonly unknown[]) => {
        const ziel = await hole();
        const methode = Reflect.get(ziel, name) as (...a: readonly unknown[]) => unknown;
        return methode.apply(ziel, [...angaben]);
      },
  });
}
