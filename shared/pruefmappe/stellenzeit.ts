/**
 * Wie viel Zeit für eine Stelle in einem Haushaltsjahr zählt, als Formel (R6, R19, A2): die besetzte, wo eine Besetzung
 * eingetragen ist, sonst die geplante; in Dreißigsteln, wo der Regelstand oder der Antrag nichts anderes sagt.
 */
import { besetzungsangaben, istbesetzungen } from '../antrag/istbesetzung.ts';
import type { Planrechnung } from '../antrag/planrechnung.ts';
import { monatsende } from '../grund/datum.ts';
import { alsZahl } from '../grund/geld.ts';
import { besetzteZeit } from '../kern/besetzung.ts';
import type { Foerderung } from '../kern/foerderung.ts';
import type { Besetzungsblatt } from './besetzung-blatt.ts';
import type { Regelstandblatt } from './regelstand-blatt.ts';
import type { Tageblatt } from './tage-blatt.ts';
import { MONATE_JE_JAHR } from './zeilen-blatt.ts';
import { ganzesJahr, type Zeitblatt } from './zeit-blatt.ts';

export interface Zeitquellen {
  readonly rechnung: Planrechnung;
  readonly tage: Tageblatt;
  /** `null`, wo die Zeit in Dreißigsteln zählt. */
  readonly zeit: Zeitblatt | null;
  readonly besetzung: Besetzungsblatt | null;
  readonly regelstand: Regelstandblatt;
}

interface Gefragt {
  readonly foerderung: Foerderung;
  /** Kennung der Stelle. */
  readonly id: string;
  readonly jahr: number;
  readonly monate?: readonly [erster: number, letzter: number];
}

/** Eine Formel und die ganze Zahl, die sie ergibt. */
interface Ganzzahl {
  readonly formel: string;
  readonly ergebnis: number;
}

/** `jahreszelle` ist der Bezug auf die Zelle mit dem Haushaltsjahr. */
export function stellenzeit(
  quellen: Zeitquellen,
  gefragt: Gefragt,
  jahreszelle: string,
): { readonly gezaehlt: Ganzzahl; readonly ganzes: Ganzzahl } {
  const [gezaehlt, ganzes] = formeln(quellen, gefragt, jahreszelle);
  const bis = (monat: number) => ergebnisBis(quellen.rechnung, gefragt, monat);
  const [erster, letzter] = gefragt.monate ?? [1, MONATE_JE_JAHR];
  const davor = erster === 1 ? 0 : bis(erster - 1).zeit;
  const { zeit, ganzes: imJahr } = bis(letzter);
  return {
    gezaehlt: { formel: gezaehlt, ergebnis: zeit - davor },
    ganzes: { formel: ganzes, ergebnis: imJahr },
  };
}

function ergebnisBis(rechnung: Planrechnung, { foerderung, id, jahr }: Gefragt, monat: number) {
  const besetzungen = istbesetzungen(rechnung, rechnung.antrag.abwicklung?.besetzung ?? []);
  const { zeit, ganzes } = besetzteZeit({
    ...besetzungsangaben(foerderung, jahr, besetzungen.get(id) ?? null),
    bisTag: monatsende({ jahr, monat, tag: 1 }),
  });
  return { zeit: alsZahl(zeit.wert), ganzes: alsZahl(ganzes.wert) };
}

function formeln(
  { rechnung, tage, zeit, besetzung, regelstand }: Zeitquellen,
  { foerderung: { regelstand: thm }, id, jahr, monate = [1, MONATE_JE_JAHR] }: Gefragt,
  jahreszelle: string,
): readonly [gezaehlt: string, ganzes: string] {
  const zeitanteil = rechnung.antrag.zeitanteil ?? 'dreissigstel';
  if (zeitanteil === 'dreissigstel' || !thm.zeitanteilOffen)
    return [
      besetzung ? besetzung.monate(id, jahr, ...monate) : (tage.bezug(id, jahr)?.monate(...monate) ?? '0'),
      `(${MONATE_JE_JAHR}*${regelstand.bezug(thm, thm.tageJeMonat).zaehler})`,
    ];
  return [
    besetzung ? besetzung.zeit(id, jahr, ...monate) : (zeit?.bezug(id, jahr)?.monate(...monate) ?? '0'),
    ganzesJahr(zeitanteil, jahreszelle),
  ];
}
