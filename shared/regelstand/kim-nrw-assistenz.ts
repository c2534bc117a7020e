/**
 * Regelstand für das Kommunale Integrationsmanagement, Verwaltungsassistenz (Festbetrag je Stelle und Jahr); gilt nur,
 * wo er genannt ist. Veröffentlicht: wird nie mehr geändert, nur abgelöst.
 */
import { tiefEinfrieren } from './einfrieren.ts';
import { KIM_NRW } from './kim-nrw.ts';
import type { Fundstelle, ThmRegelstand } from './typen.ts';

const JE_HALBER_STELLE: Fundstelle = { dokument: 'richtlinieKim', stelle: 'Assistenz: 22.500 € je halber Stelle' };

export const KIM_NRW_ASSISTENZ: ThmRegelstand = tiefEinfrieren({
  ...KIM_NRW,
  id: 'KIM-NRW-ASSISTENZ',
  titel: 'Kommunales Integrationsmanagement in Nordrhein-Westfalen, Assistenz, ab 01.01.2023',
  bemessungsgrundlage: { wert: '45000', regel: 'R4', fundstelle: JE_HALBER_STELLE },
  stellenschritt: { wert: '0.5', regel: 'R4', fundstelle: JE_HALBER_STELLE },
});
