import type { Rolle } from '../../../shared/api/rollen.ts';

/** Port zur Anmeldung. Lokal wählt man einen Entwicklungsbenutzer, in Microsoft 365 meldet Office die Person an. */
export interface Benutzer {
  readonly tid: string;
  readonly oid: string;
  readonly name: string;
  /** Lesbarer Name der Kommune, wenn bekannt. */
  readonly mandant: string | null;
  readonly rollen: readonly string[];
}

/** Meldung auf Deutsch für die Person. */
export class AnmeldeFehler extends Error {
  override readonly name = 'AnmeldeFehler';
  /** Ein Klick auf „Anmelden“ kann es beheben. */
  readonly durchAnmelden: boolean;

  constructor(meldung: string, angaben: { readonly cause?: unknown; readonly durchAnmelden?: boolean } = {}) {
    super(meldung, { cause: angaben.cause });
    this.durchAnmelden = angaben.durchAnmelden ?? false;
  }
}

export interface Anmeldung {
  /** Personen, unter denen gewählt werden kann; leer, wenn die Umgebung die Person schon kennt. */
  auswahl(): Promise<readonly Benutzer[]>;
  /** Meldet an. Ohne Angabe die zuletzt oder einzig mögliche Person; nur `mitFenster` (nach einem Klick) darf sich ein Fenster öffnen. @throws {AnmeldeFehler} */
  anmelden(benutzer?: Benutzer, mitFenster?: boolean): Promise<Benutzer>;
  /** Zugangstoken der angemeldeten Person; mit `erneuern` auch dann ein neues, wenn das alte noch gälte. @throws {AnmeldeFehler} */
  token(erneuern?: boolean): Promise<string>;
}

/** Nur für die Anzeige: Was die Person wirklich darf, entscheidet der Handler. */
export function darf(benutzer: Benutzer | null, rolle: Rolle): boolean {
  return benutzer?.rollen.includes(rolle) ?? false;
}
