/**
 * Regelstand für die Schulsozialarbeit in Nordrhein-Westfalen (Anteilfinanzierung je Stelle und Jahr); gilt nur, wo er
 * genannt ist. Veröffentlicht: wird nie mehr geändert, nur abgelöst.
 */
import { tiefEinfrieren } from './einfrieren.ts';
import { NICHT_GEREGELT } from './nicht-geregelt.ts';
import type { Fundstelle, ThmRegelstand } from './typen.ts';

const RICHTLINIE: Fundstelle = { dokument: 'richtlinieSchulsozialarbeit', stelle: 'Art und Höhe der Zuwendung' };

export const SSA_NRW: ThmRegelstand = tiefEinfrieren({
  id: 'SSA-NRW',
  programm: 'THM',
  titel: 'Schulsozialarbeit in Nordrhein-Westfalen, ab 01.01.2022',
  name: 'die Schulsozialarbeit',
  nurBenannt: true,
  gueltigVon: {
    wert: '2022-01-01',
    regel: 'R8',
    fundstelle: { dokument: 'richtlinieSchulsozialarbeit', stelle: 'Inkrafttreten' },
  },
  ...NICHT_GEREGELT,
  antragsfristImJahr: {
    wert: '04-30',
    regel: 'R9',
    fundstelle: { dokument: 'richtlinieSchulsozialarbeit', stelle: 'Antragsverfahren' },
  },
  foerderart: { wert: 'anteil', regel: 'R5', fundstelle: RICHTLINIE },
  foerderquote: { wert: '0.8', regel: 'R5', fundstelle: RICHTLINIE },
  bemessungsgrundlage: { wert: '70000', regel: 'R4', fundstelle: RICHTLINIE },
  ausgabenarten: { wert: 'Personal- und Sachausgaben', regel: 'R4', fundstelle: RICHTLINIE },
  begrenztZuwendung: true,
  quellen: {
    R10: [{ dokument: 'vvg44', stelle: 'Nr. 1.3' }],
    R13: [{ dokument: 'richtlinieSchulsozialarbeit', stelle: 'Budget der Kommune' }],
  },
});
