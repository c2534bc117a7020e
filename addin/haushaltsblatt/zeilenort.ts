/** Wo „Zeile einfügen“ eine Zeile einfügt: unter der gewählten, sonst unter dem letzten Eintrag. */
import type { Zellbezug } from '../workbook/zellen.ts';
import { ABWICKLUNGSLISTEN, ABWICKLUNGSNAME } from './abwicklungsspalten.ts';
import { summenzeile } from './fundstellen.ts';
import { istEintrag, type Tabelle, type Tabellen } from './tabellen.ts';

export interface Zeilenort {
  /** Wie Meldungen sie nennen. */
  readonly tabelle: string;
  /** Zelle der Zeile, unter der die neue entsteht. */
  readonly unter: Zellbezug;
  /** Erste Zelle der neuen Zeile. */
  readonly neu: Zellbezug;
}

/** Steht die Auswahl in keiner Tabelle, sind es die Stellen; `null`, wenn es die Tabelle nicht gibt. */
export function zeilenort({ stellen, massnahmen, abwicklung }: Tabellen, auswahl: Zellbezug | null): Zeilenort | null {
  for (const liste of ABWICKLUNGSLISTEN) {
    const tabelle = abwicklung?.tabellen[liste];
    const zeile = tabelle && auswahl && zeileIn(tabelle, auswahl);
    if (tabelle && zeile)
      return unterhalb(ABWICKLUNGSNAME[liste], tabelle, Math.max(1, Math.min(zeile, tabelle.werte.length - 2)));
  }
  if (massnahmen && auswahl && zeileIn(massnahmen, auswahl) !== null) return ort('Maßnahmen', massnahmen, auswahl);
  return stellen && ort('Stellen', stellen, auswahl);
}

function ort(name: string, tabelle: Tabelle, auswahl: Zellbezug | null): Zeilenort {
  const gewaehlt = auswahl && zeileIn(tabelle, auswahl);
  return unterhalb(name, tabelle, gewaehlt && gewaehlt < ende(tabelle) ? gewaehlt : letzterEintrag(tabelle));
}

/** `platz` zählt ab der Kopfzeile. */
function unterhalb(name: string, tabelle: Tabelle, platz: number): Zeilenort {
  const { blatt, spalte } = tabelle;
  const zeile = tabelle.zeile + platz;
  return { tabelle: name, unter: { blatt, zeile, spalte }, neu: { blatt, zeile: zeile + 1, spalte } };
}

/** Zeile der Tabelle ab ihrem Kopf, auch die der Summe; `null`, wenn die Auswahl woanders steht. */
function zeileIn(tabelle: Tabelle, { blatt, zeile, spalte }: Zellbezug): number | null {
  const breite = tabelle.werte[0]?.length ?? 0;
  const innerhalb =
    blatt === tabelle.blatt &&
    zeile >= tabelle.zeile &&
    zeile <= tabelle.zeile + ende(tabelle) &&
    spalte >= tabelle.spalte &&
    spalte < tabelle.spalte + breite;
  return innerhalb ? zeile - tabelle.zeile : null;
}

/** Die Zeile der Summe oder die nach der letzten. */
function ende(tabelle: Tabelle): number {
  return summenzeile(tabelle) ?? tabelle.werte.length;
}

function letzterEintrag(tabelle: Tabelle): number {
  for (let zeile = ende(tabelle) - 1; zeile > 1; zeile--) if (istEintrag(tabelle, zeile)) return zeile;
  return 1;
}
