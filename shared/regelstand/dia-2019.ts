/**
 * Regelstand für die Bausteine 1–5 (Durchstarten in Ausbildung und Arbeit), Haushaltsjahre 2020–2022.
 * Veröffentlicht: wird nie mehr geändert, nur abgelöst.
 */
import { tiefEinfrieren } from './einfrieren.ts';
import type { DiaRegelstand, Fundstelle, QuoteFest, VollerDiaRegelstand } from './typen.ts';

const VORLAGE_I: Fundstelle = { dokument: 'vorlageAachen', stelle: 'I' };
const VORLAGE_III: Fundstelle = { dokument: 'vorlageAachen', stelle: 'III' };
const VORLAGE_IV: Fundstelle = { dokument: 'vorlageAachen', stelle: 'IV' };
const ENTWICKLUNGEN: Fundstelle = { dokument: 'vorlageAachen', stelle: 'Aktuelle Entwicklungen' };
const ACHTZIG_PROZENT: QuoteFest = { art: 'fest', quote: { wert: '0.8', regel: 'R7', fundstelle: VORLAGE_IV } };

export const DIA_2019: VollerDiaRegelstand = tiefEinfrieren({
  id: 'DIA-2019',
  programm: 'DIA',
  titel: 'Bausteine 1–5, Durchstarten in Ausbildung und Arbeit, Haushaltsjahre 2020 bis 2022',
  gueltigVon: { wert: '2020-01-01', regel: 'R7', fundstelle: VORLAGE_IV },
  gueltigBis: { wert: '2022-12-31', regel: 'R7', fundstelle: VORLAGE_IV },
  antragsfrist: { wert: '2020-03-31', regel: 'R9', fundstelle: { dokument: 'iaqBericht', stelle: 'Kap. 2' } },
  verwendungsnachweisMonate: { wert: 3, regel: 'R9', fundstelle: { dokument: 'konzept', stelle: 'Nr. 6' } },
  kofinanzierung: {
    von: { wert: '2020-01-01', regel: 'R12', fundstelle: ENTWICKLUNGEN },
    bis: { wert: '2020-11-20', regel: 'R12', fundstelle: ENTWICKLUNGEN },
  },
  bausteine: {
    1: baustein('Coaching', ACHTZIG_PROZENT, true),
    2: baustein('Berufsbegleitende Qualifizierung', ACHTZIG_PROZENT, true),
    3: baustein('Hauptschulabschluss', ACHTZIG_PROZENT, true),
    4: baustein('Schul-, ausbildungs- und berufsvorbereitende Kurse', ACHTZIG_PROZENT, true),
    5: baustein(
      'Innovationsfonds',
      {
        art: 'spanne',
        von: { wert: '0.5', regel: 'R7', fundstelle: VORLAGE_IV },
        bis: { wert: '0.8', regel: 'R7', fundstelle: VORLAGE_IV },
      },
      false,
    ),
  },
  personenJeCoach: { wert: '20', regel: 'R14', fundstelle: VORLAGE_III },
});

function baustein(
  name: string,
  quote: DiaRegelstand['bausteine'][1]['quote'],
  zaehltZumFoerdervolumen: boolean,
): DiaRegelstand['bausteine'][1] {
  return {
    name: { wert: name, regel: 'R7', fundstelle: VORLAGE_I },
    quote,
    zaehltZumFoerdervolumen: {
      wert: zaehltZumFoerdervolumen,
      regel: 'R13',
      fundstelle: zaehltZumFoerdervolumen ? VORLAGE_I : VORLAGE_III,
    },
  };
}
