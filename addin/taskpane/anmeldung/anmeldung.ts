/** Port zur Anmeldung. Lokal wählt man einen Entwicklungsbenutzer, in Microsoft 365 meldet Office die Person an. */

import type { Rolle } from '../../../shared/api/rollen.ts';
import type { Tid } from '../../../shared/grund/marken.ts';

/** Die angemeldete Person nach ihrem Token: Mandant (`tid`), Person (`oid`) und Rollen. */
export interface Benutzer {
  readonly tid: Tid;
  readonly oid: string;
  readonly name: string;
  /** Lesbarer Name der Kommune, wenn bekannt. */
  readonly mandant: string | null;
  readonly rollen: readonly string[];
}

/** Warum niemand angemeldet ist; die Meldung kann so dastehen. */
export class AnmeldeFehler extends Error {
  override readonly name = 'AnmeldeFehler';
  /** Ein Klick auf „Anmelden“ kann es beheben. */
  readonly durchAnmelden: boolean;

  constructor(meldung: string, angaben: { readonly cause?: unknown; readonly durchAnmelden?: boolean } = {}) {
    super(meldung, { cause: angaben.cause });
    this.durchAnmelden = angaben.durchAnmelden ?? false;
  }
}

/** Lokale Entwicklungsbenutzer oder Entra ID; ohne `anmelden` gibt es kein Token. */
export interface Anmeldung {
  /** Personen, unter denen gewählt werden kann; leer, wenn die Umgebung die Person schon kennt. */
  auswahl(): Promise<readonly Benutzer[]>;
  /**
   * Meldet an. Ohne Angabe die zuletzt oder einzig mögliche Person; nur `mitFenster` (nach einem Klick) darf sich ein
   * Fenster öffnen. @throws {AnmeldeFehler}
   */
  anmelden(benutzer?: Benutzer, mitFenster?: boolean): Promise<Benutzer>;
  /**
   * Zugangstoken der angemeldeten Person; mit `erneuern` auch dann ein neues, wenn das alte noch gälte. @throws
   * {AnmeldeFehler}
   */
  token(erneuern?: boolean): Promise<string>;
  /** Vergisst Person und Token auf diesem Gerät; danach meldet nur ein Klick wieder an. Wirft nie. */
  abmelden(): Promise<void>;
}

/** Nur für die Anzeige: Was die Person wirklich darf, entscheidet der Handler. */
export function darf(benutzer: Benutzer | null, rolle: Rolle): boolean {
  return benutzer?.rollen.includes(rolle) ?? false;
}
