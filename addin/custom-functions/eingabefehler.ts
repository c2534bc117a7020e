/** Sagt auf Deutsch, was an einem Zellwert nicht stimmt: welcher Parameter, was kam, was erwartet wird. */
import { wahrheitswort } from '../../shared/grund/wahrheitswert.ts';

export class Eingabefehler extends Error {
  /** `true`: eine Pflichtangabe ist leer (#N/A), sonst ist der Wert falsch (#VALUE!). */
  readonly leer: boolean;

  constructor(meldung: string, leer = false) {
    super(meldung);
    this.name = 'Eingabefehler';
    this.leer = leer;
  }
}

/** Eine Pflichtangabe ist leer: #N/A. */
export function fehlt(parameter: string, erwartet: string): Eingabefehler {
  return new Eingabefehler(`„${parameter}“ ist leer. Erwartet wird ${erwartet}.`, true);
}

/** Ein Wert passt nicht: #VALUE!. */
export function falsch(parameter: string, wert: unknown, erwartet: string, zusatz = ''): Eingabefehler {
  return new Eingabefehler(
    `„${parameter}“ ist ${alsAnzeige(wert)}. Erwartet wird ${erwartet}.${zusatz && ` ${zusatz}`}`,
  );
}

/** Ein Zellwert, wie ihn die Person in Excel sieht. */
function alsAnzeige(wert: unknown): string {
  if (typeof wert === 'string') return `der Text „${wert.length > 40 ? `${wert.slice(0, 40)}…` : wert}“`;
  if (typeof wert === 'number') return Number.isNaN(wert) ? 'keine Zahl' : String(wert).replace('.', ',');
  if (typeof wert === 'boolean') return wahrheitswort(wert);
  return Array.isArray(wert) ? 'ein Bereich' : 'kein Zellwert';
}
