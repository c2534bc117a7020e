/** Fremde Listen und der Auftrag, sie zu übernehmen. */
import { type Auftrag, uebernimm, type Vorschau } from '../../../../addin/haushaltsblatt/uebernahme/uebernehmen.ts';
import { erkenne, kopfIn, vorgeschlageneQuellen } from '../../../../addin/haushaltsblatt/uebernahme/ziele.ts';
import type { Bereich } from '../../../../addin/workbook/workbook.ts';
import type { Zellwert } from '../../../../addin/workbook/zellen.ts';

/** Eine Tabelle aus „Etat“, ihre erste Zelle ist B3. */
export function bereich(werte: readonly (readonly Zellwert[])[]): Bereich {
  return { blatt: 'Etat', ersteZelle: { blatt: 'Etat', zeile: 2, spalte: 1 }, werte, verborgeneZeilen: new Set() };
}

/** So, wie die Übernahme sie von selbst liest. */
export function auftrag(werte: readonly (readonly Zellwert[])[], dazu: Partial<Auftrag> = {}): Auftrag {
  const { art, kopfzeile } = erkenne(werte);
  const quellen = vorgeschlageneQuellen(kopfIn(werte, kopfzeile, art), art);
  return { art, kopfzeile, quellen, summenWeglassen: true, entscheidungen: new Map(), vergeben: new Set(), ...dazu };
}

/** Was dabei herauskommt. */
export const lies = (werte: readonly (readonly Zellwert[])[], dazu: Partial<Auftrag> = {}): Vorschau =>
  uebernimm(bereich(werte), auftrag(werte, dazu));
