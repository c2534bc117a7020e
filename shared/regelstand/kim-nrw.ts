/**
 * Regelstand für das Kommunale Integrationsmanagement, Case Management (Festbetrag je Stelle und Jahr); gilt nur, wo er
 * genannt ist. Veröffentlicht: wird nie mehr geändert, nur abgelöst.
 */
import { tiefEinfrieren } from './einfrieren.ts';
import type { Fundstelle, ThmRegelstand } from './typen.ts';

const RICHTLINIE: Fundstelle = { dokument: 'richtlinieKim', stelle: 'Art und Höhe der Zuwendung' };

export const KIM_NRW: ThmRegelstand = tiefEinfrieren({
  id: 'KIM-NRW',
  programm: 'THM',
  titel: 'Kommunales Integrationsmanagement in Nordrhein-Westfalen, Case Management, ab 01.01.2023',
  name: 'das Kommunale Integrationsmanagement',
  nurBenannt: true,
  gueltigVon: { wert: '2023-01-01', regel: 'R8', fundstelle: { dokument: 'richtlinieKim', stelle: 'Inkrafttreten' } },
  gueltigBis: {
    wert: '2029-12-31',
    regel: 'R8',
    fundstelle: { dokument: 'fachkonzept', stelle: 'technisches Ende, keine Quelle nennt eines' },
  },
  belegtBis: {
    wert: '2026-12-31',
    regel: 'R8',
    fundstelle: { dokument: 'fachkonzept', stelle: 'bis dahin belegt, danach nicht' },
  },
  foerderart: { wert: 'festbetrag', regel: 'R5', fundstelle: RICHTLINIE },
  bemessungsgrundlage: { wert: '57000', regel: 'R4', fundstelle: RICHTLINIE },
  tageJeMonat: {
    wert: 30,
    regel: 'R6',
    fundstelle: { dokument: 'fachkonzept', stelle: 'Zählung der Fördertage (A2), keine Quelle nennt eine' },
  },
  zeitanteilOffen: true,
  quellen: { R10: [{ dokument: 'vvg44', stelle: 'Nr. 1.3' }] },
});
