/** Erklärt eine Eingabezelle des Haushaltsblatts: welche Angabe sie trägt und was hineingehört. */
import { feldZu } from '../../haushaltsblatt/abwicklungsspalten.ts';
import type { Feld } from '../../haushaltsblatt/spalten.ts';
import type { Zellbezug } from '../../workbook/zellen.ts';
import { titelZu } from '../format/feldtexte.ts';
import type { Blattzustand } from '../zustand/zustand.ts';

export interface Eingabezelle {
  /** „Stelle S1, Stellenanteil“ */
  readonly titel: string;
  /** „Erwartet wird ein Betrag in Euro. Die Angabe darf leer bleiben.“ */
  readonly text: string;
}

/** `null`, wenn die Zelle keine Angabe des Antrags trägt oder das Blatt noch nicht gelesen ist. */
export function eingabezelle(blatt: Blattzustand, zelle: Zellbezug): Eingabezelle | null {
  if (blatt.art !== 'plan' && blatt.art !== 'probleme') return null;
  for (const [pfad, ort] of blatt.lesung.zellen.zellen) {
    if (ort.blatt !== zelle.blatt || ort.zeile !== zelle.zeile || ort.spalte !== zelle.spalte) continue;
    const feld = feldZu(pfad);
    if (!feld) return null;
    return {
      titel: titelZu(pfad, blatt.art === 'plan' ? blatt.antrag : null),
      text: `${erwartung(feld)} ${pfad.startsWith('abwicklung') && feld.leer === 'pflicht' ? 'Ohne sie lässt sich die Zeile nicht lesen.' : LEER[feld.leer]}`,
    };
  }
  return null;
}

const LEER: Readonly<Record<Feld['leer'], string>> = {
  pflicht: 'Ohne diese Angabe gibt es keinen Plan.',
  null: 'Die Angabe darf leer bleiben.',
  leertext: 'Die Angabe darf leer bleiben.',
};

function erwartung({ art }: Feld): string {
  const { auswahl, bedeutung } = art;
  if (auswahl && bedeutung) return `Zur Wahl stehen: ${auswahl.map((id) => `${id} (${bedeutung[id]})`).join('; ')}.`;
  if (auswahl) return `Zur Wahl stehen: ${auswahl.join(', ')}.`;
  return `Erwartet wird ${art.erwartet}.`;
}
