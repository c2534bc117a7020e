/** Der Haushalt der Kommune, wie ihn eine Version speichert (R25). */
import type { Betrag } from '../grund/marken.ts';

/**
 * Ein Haushaltsjahr im Haushalt der Kommune. Beträge in € als Dezimaltext; `null`, solange sich ein Eintrag nicht
 * rechnen lässt, bei der Integrationspauschale auch, wo ihr Teil am Ist nicht bekannt ist (R20).
 */
export interface Haushaltsjahresergebnis {
  readonly haushaltsjahr: number;
  /** Zuwendung: geplant, höchstens bewilligt, mit Ist die endgültige; nie das eingegangene Geld. */
  readonly ertrag: Betrag | null;
  readonly personalaufwand: Betrag | null;
  readonly transferaufwand: Betrag | null;
  readonly massnahmen: Betrag | null;
  /** Personalaufwand + Transferaufwand + Maßnahmen − Ertrag. */
  readonly last: Betrag | null;
  readonly integrationspauschale: Betrag | null;
  /** `last` − `integrationspauschale`. */
  readonly lastDanach: Betrag | null;
}

export interface Haushaltsergebnis {
  readonly jeHaushaltsjahr: readonly Haushaltsjahresergebnis[];
}
