/**
 * Macht beim Start mit Office zweierlei aus: das Farbschema, und dass die Funktionen beim nächsten Öffnen der Mappe
 * schon da sind.
 */

export type Farbschema = 'hell' | 'dunkel';

/** Nach der Hintergrundfarbe von Excel; `null`, wenn es keine nennt: Dann gilt die Einstellung des Systems. */
export function farbschemaVon(hintergrund: string | undefined): Farbschema | null {
  const [, ...anteile] = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hintergrund ?? '') ?? [];
  if (anteile.length === 0) return null;
  const helligkeit = anteile.reduce((summe, hex) => summe + Number.parseInt(hex, 16), 0) / 3;
  return helligkeit < 128 ? 'dunkel' : 'hell';
}

type Startverhalten = Pick<typeof Office.addin, 'getStartupBehavior' | 'setStartupBehavior'>;

/**
 * Lässt Excel das Add-in mit dieser Mappe laden, ohne den Aufgabenbereich zu zeigen: Sonst stünde nach dem Öffnen in
 * jeder GK-Zelle ein Fehler, bis jemand den Bereich öffnet. Geschrieben wird nur, was noch nicht gilt, denn es ändert
 * die Mappe. Ein Office, das es nicht kann, rechnet trotzdem.
 */
export async function ladeMitDerMappe(office: {
  readonly kann: boolean;
  readonly addin: Startverhalten | undefined;
}): Promise<void> {
  if (!office.kann || !office.addin) return;
  const load = 'Load' as Office.StartupBehavior;
  try {
    if ((await office.addin.getStartupBehavior()) !== load) await office.addin.setStartupBehavior(load);
  } catch {
    // In einer schreibgeschützten Mappe geht es nicht; das ist kein Grund, den Aufgabenbereich nicht zu zeigen.
  }
}
