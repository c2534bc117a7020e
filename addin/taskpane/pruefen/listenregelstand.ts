/** Mit welchen Regelständen eine Liste geprüft wird: gewählt, sonst die des Antrags im Blatt, sonst die Vorgabe. */
import { diaRegelstaendeDesAntrags } from '../../../shared/antrag/dia-regelstaende.ts';
import { thmDesAntrags } from '../../../shared/antrag/planrechnung.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import type { Pruefregelstaende } from '../../../shared/listenpruefung/soll.ts';
import { REGELSTAENDE, type Verzeichnis } from '../../../shared/regelstand/verzeichnis.ts';
import { regelstandDesProgramms, vorgabe } from '../../../shared/regelstand/vorgabe.ts';

/** Ids, die jemand gewählt hat; was fehlt, folgt dem Antrag im Blatt. */
export interface Regelstandsangaben {
  readonly thm?: string;
  readonly dia?: string;
}

/** `antrag` ist der im Haushaltsblatt, `null`, wenn dort keiner vollständig steht. */
export function gewaehlteRegelstaende(
  antrag: Antrag | null,
  { thm, dia }: Regelstandsangaben,
  verzeichnis: Verzeichnis = REGELSTAENDE,
): Pruefregelstaende {
  return {
    thm: thm
      ? regelstandDesProgramms('THM', thm, verzeichnis)
      : ((antrag && thmDesAntrags(antrag, verzeichnis)) ?? vorgabe('THM')),
    dia: dia
      ? regelstandDesProgramms('DIA', dia, verzeichnis)
      : antrag
        ? diaRegelstaendeDesAntrags(antrag, verzeichnis)[0]
        : vorgabe('DIA'),
  };
}
