/**
 * Regelstand für die Schulsozialarbeit in begründeten Ausnahmen, mit höherer Bemessungsgrundlage; gilt nur, wo er
 * genannt ist. Veröffentlicht: wird nie mehr geändert, nur abgelöst.
 */
import { tiefEinfrieren } from './einfrieren.ts';
import { SSA_NRW } from './ssa-nrw.ts';
import type { Fundstelle, ThmRegelstand } from './typen.ts';

const NEUE_RICHTLINIE: Fundstelle = { dokument: 'richtlinieSchulsozialarbeit2025', stelle: 'Ausnahmen' };

export const SSA_NRW_AUSNAHME: ThmRegelstand = tiefEinfrieren({
  ...SSA_NRW,
  id: 'SSA-NRW-AUSNAHME',
  titel: 'Schulsozialarbeit in Nordrhein-Westfalen, begründete Ausnahmen, ab 01.08.2025',
  budgetprogramm: 'SSA-NRW',
  grundNoetig: true,
  gueltigVon: {
    wert: '2025-08-01',
    regel: 'R8',
    fundstelle: { dokument: 'fachkonzept', stelle: 'Beginn des Schuljahrs, den ersten Tag nennt keine Quelle' },
  },
  bemessungsgrundlage: { wert: '80000', regel: 'R4', fundstelle: NEUE_RICHTLINIE },
});
