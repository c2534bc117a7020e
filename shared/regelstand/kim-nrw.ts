/**
 * Regelstand für das Kommunale Integrationsmanagement, Case Management (Festbetrag je Stelle und Jahr); gilt nur, wo er
 * genannt ist. Veröffentlicht: wird nie mehr geändert, nur abgelöst.
 */
import { tiefEinfrieren } from './einfrieren.ts';
import { NICHT_GEREGELT } from './nicht-geregelt.ts';
import type { Fundstelle, ThmRegelstand } from './typen.ts';

const RICHTLINIE: Fundstelle = { dokument: 'richtlinieKim', stelle: 'Art und Höhe der Zuwendung' };

export const KIM_NRW: ThmRegelstand = tiefEinfrieren({
  id: 'KIM-NRW',
  programm: 'THM',
  titel: 'Kommunales Integrationsmanagement in Nordrhein-Westfalen, Case Management, ab 01.01.2023',
  name: 'das Kommunale Integrationsmanagement',
  nurBenannt: true,
  gueltigVon: { wert: '2023-01-01', regel: 'R8', fundstelle: { dokument: 'richtlinieKim', stelle: 'Inkrafttreten' } },
  ...NICHT_GEREGELT,
  foerderart: { wert: 'festbetrag', regel: 'R5', fundstelle: RICHTLINIE },
  bemessungsgrundlage: { wert: '57000', regel: 'R4', fundstelle: RICHTLINIE },
  quellen: { R10: [{ dokument: 'vvg44', stelle: 'Nr. 1.3' }] },
});
