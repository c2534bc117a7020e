/** Die Anwendungsfälle brauchen von außen eine Umgebung. */
import { BRUCHGRUENDE } from '../../shared/antrag/kette.ts';
import type { Antragsversion } from '../../shared/antrag/version.ts';
import { nichtGefunden, ProblemFehler } from '../http/problem.ts';
import type { Ablage, Beschaedigt, Gelesen, Gespeichert } from '../store/ablage.ts';
import type { Regeln } from './regeln.ts';

export interface Umgebung {
  readonly ablage: Ablage;
  readonly jetzt: () => Date;
  /** Vom Betreiber festgelegt; ohne Angabe nichts davon. */
  readonly regeln?: Regeln;
}

/** 409: Auf einer Version, die beschädigt oder dem Programm unbekannt ist, baut nichts auf. */
export function beschaedigt({ nummer, grund, version }: Beschaedigt): ProblemFehler {
  if (grund === 'neuer') {
    return new ProblemFehler(
      'NEUERE_FORM',
      `Version ${nummer} ist neuer als dieses Programm, bitte neu laden. Bis dahin lässt sie sich nicht bearbeiten.`,
    );
  }
  const was =
    grund === 'kommune' ? BRUCHGRUENDE.kommune : version ? BRUCHGRUENDE.inhalt : 'Sie lässt sich nicht mehr lesen.';
  return new ProblemFehler(
    'BESCHAEDIGT',
    `Version ${nummer} ist beschädigt. ${was} Die Prüfung des Antrags nennt, was fehlt.`,
  );
}

/** Die geprüfte Version. @throws {ProblemFehler} 404, oder 409, wenn sie beschädigt oder neuer ist */
export function vorhandene(gelesen: Gelesen | null): Gespeichert & { readonly version: Antragsversion } {
  if (gelesen === null) throw nichtGefunden();
  if (gelesen.art === 'beschaedigt') throw beschaedigt(gelesen);
  return gelesen;
}
