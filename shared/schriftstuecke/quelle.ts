/** Woraus jedes Schriftstück entsteht: eine Version, in ihrer heutigen Form mit ihren Regelständen gerechnet. */
import { abwicklungsrechnung, type Programmrechnung } from '../antrag/abwicklungsrechnung.ts';
import { inHeutigerForm, vergleichDer } from '../antrag/formen.ts';
import { genannteRegelstaende } from '../antrag/nachrechnen.ts';
import { type Planrechnung, planrechnung } from '../antrag/planrechnung.ts';
import type { Programm } from '../antrag/programm.ts';
import type { Antragsversion } from '../antrag/version.ts';
import { REGELSTAENDE, type Verzeichnis } from '../regelstand/verzeichnis.ts';

export interface Quelle {
  readonly version: Antragsversion;
  readonly rechnung: Planrechnung;
  readonly programme: readonly Programmrechnung[];
}

/** Rechnet die Version mit den Regelständen, die sie nennt. @throws {Error} wenn sie neuer ist als dieses Programm */
export function quelleAus(version: Antragsversion, verzeichnis: Verzeichnis = REGELSTAENDE): Quelle {
  const { antrag, bescheide = [] } = inHeutigerForm(version);
  const rechnung = planrechnung(antrag, genannteRegelstaende(version, verzeichnis), vergleichDer(version), bescheide);
  return { version, rechnung, programme: abwicklungsrechnung(rechnung) };
}

/** Was die Version gerechnet ergibt, ohne sie selbst. */
export type Gerechnetes = Omit<Quelle, 'version'>;

export function programmVon({ programme }: Gerechnetes, gesucht: Programm): Programmrechnung | null {
  return programme.find(({ programm }) => programm === gesucht) ?? null;
}
