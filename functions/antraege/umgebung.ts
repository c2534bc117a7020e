/** Was die Anwendungsfälle von außen brauchen. */
import { ProblemFehler } from '../http/problem.ts';
import type { Ablage, Beschaedigt } from '../store/ablage.ts';

export interface Umgebung {
  readonly ablage: Ablage;
  readonly jetzt: () => Date;
}

/** 409: Auf einer Version, die sich nicht lesen lässt, baut nichts auf. */
export function beschaedigt({ nummer }: Beschaedigt): ProblemFehler {
  return new ProblemFehler('BESCHAEDIGT', `Version ${nummer} lässt sich nicht mehr lesen. Die Prüfung des Antrags nennt, was fehlt.`);
}
