/**
 * Der Antrag, mit dem die Tests des Blatts und des Aufgabenbereichs anfangen: vom Beispiel Aachen nur die eine Stelle
 * mit bekannten Ausgaben.
 */
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';

export const AACHEN: Antrag = {
  ...AACHEN_BEISPIEL,
  titel: 'Teilhabemanagement Aachen',
  stellen: AACHEN_BEISPIEL.stellen.slice(0, 1),
};

/** Eine Maßnahme eines Partners; sie muss nichts mit Aachen zu tun haben. */
export const COACHING: Antrag['massnahmen'][number] = {
  id: 'M1',
  baustein: 1,
  bezeichnung: 'Beispiel: Coaching',
  traeger: { name: 'Beispielträger', art: 'partner' },
  eigenanteil: 'partner',
  haushaltsjahr: 2020,
  ausgaben: '100000.00',
  ausgabenImFenster: null,
  quote: null,
  teilnehmende: null,
  weiterleitung: 'vertrag',
};

export function mitAusgaben(jahresausgaben: string): Antrag {
  return { ...AACHEN, stellen: AACHEN.stellen.map((stelle) => ({ ...stelle, jahresausgaben })) };
}
