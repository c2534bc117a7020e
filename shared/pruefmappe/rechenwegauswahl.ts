/**
 * Welche Zeilen des Plans der Rechenweg ausschreibt: alle, solange es nicht zu viele Schritte sind; sonst jede Art zu
 * rechnen einmal und dann der Reihe nach. Die anderen rechnen wie eine von diesen, mit ihren eigenen Eingaben.
 */
import { PLANFELDER } from '../antrag/planfelder.ts';
import type { Planrechnung } from '../antrag/planrechnung.ts';
import type { Zeilenrechnung } from '../antrag/planzeilen.ts';
import { Schritt } from '../kern/rechenweg.ts';

/** So viele Schritte schreibt der Rechenweg höchstens aus. */
export const SCHRITTE_HOECHSTENS = 1_500;

/** Die Schritte einer Zeile, ohne die, die eine frühere ausgeschriebene schon zeigt. */
export interface Ausgeschrieben {
  readonly zeile: Zeilenrechnung;
  readonly schritte: readonly Schritt[];
}

export interface Rechenwegauswahl {
  readonly ausgeschrieben: readonly Ausgeschrieben[];
  /** Zeilen mit Beträgen. */
  readonly gerechnet: number;
  /** Arten zu rechnen, und wie viele davon ausgeschrieben sind. */
  readonly arten: number;
  readonly gezeigteArten: number;
}

export function rechenwegauswahl({ zeilen }: Pick<Planrechnung, 'zeilen'>): Rechenwegauswahl {
  const gerechnet = zeilen.flatMap((zeile) => (zeile.schritte ? [{ zeile, schritte: zeile.schritte }] : []));
  const ergebnisse = new Set(gerechnet.flatMap(({ schritte }) => PLANFELDER.map((feld) => schritte[feld])));
  const kandidaten = gerechnet.map(({ zeile, schritte }) => {
    const eigene = schritteDerZeile(
      PLANFELDER.map((feld) => schritte[feld]),
      ergebnisse,
    );
    return { zeile, eigene, art: artZuRechnen(zeile, eigene) };
  });
  const erste = new Map<string, (typeof kandidaten)[number]>();
  for (const kandidat of kandidaten) if (!erste.has(kandidat.art)) erste.set(kandidat.art, kandidat);
  const vorn = [...erste.values()];
  const gewaehlt = new Set<(typeof kandidaten)[number]>();
  let schritte = 0;
  for (const kandidat of [...vorn, ...kandidaten]) {
    if (gewaehlt.has(kandidat) || schritte + kandidat.eigene.length > SCHRITTE_HOECHSTENS) continue;
    gewaehlt.add(kandidat);
    schritte += kandidat.eigene.length;
  }
  const gesehen = new Set<Schritt>();
  return {
    ausgeschrieben: kandidaten.flatMap((kandidat) => {
      if (!gewaehlt.has(kandidat)) return [];
      const neue = kandidat.eigene.filter((schritt) => !gesehen.has(schritt));
      for (const schritt of neue) gesehen.add(schritt);
      return [{ zeile: kandidat.zeile, schritte: neue }];
    }),
    gerechnet: gerechnet.length,
    arten: erste.size,
    gezeigteArten: vorn.filter((kandidat) => gewaehlt.has(kandidat)).length,
  };
}

/** Voraussetzungen zuerst; Ergebnisse anderer Zeilen (eine Kürzung summiert sie) stehen dort. */
function schritteDerZeile(eigene: readonly Schritt[], ergebnisse: ReadonlySet<Schritt>): Schritt[] {
  const eigeneErgebnisse = new Set(eigene);
  const gefunden = new Set<Schritt>();
  const besuche = (schritt: Schritt): void => {
    if (gefunden.has(schritt) || (ergebnisse.has(schritt) && !eigeneErgebnisse.has(schritt))) return;
    for (const operand of schritt.operanden) if (operand instanceof Schritt) besuche(operand);
    gefunden.add(schritt);
  };
  for (const schritt of eigene) besuche(schritt);
  return [...gefunden];
}

/** Dieselben Schritte in derselben Folge, für denselben Baustein nach demselben Regelstand. */
function artZuRechnen({ art, baustein, regelstand }: Zeilenrechnung, schritte: readonly Schritt[]): string {
  return [art, baustein, regelstand ?? '', ...schritte.map(({ angaben }) => angaben.id)].join(' ');
}
