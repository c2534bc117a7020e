/** Regelstand für Baustein 6 (Teilhabemanagement). Veröffentlicht: wird nie mehr geändert, nur abgelöst. */
import { tiefEinfrieren } from './einfrieren.ts';
import type { VollerThmRegelstand } from './typen.ts';

export const THM_2019: VollerThmRegelstand = tiefEinfrieren({
  id: 'THM-2019',
  programm: 'THM',
  titel: 'Baustein 6, Teilhabemanagement, 15.07.2019 bis 31.12.2022',
  gueltigVon: { wert: '2019-07-15', regel: 'R8', fundstelle: { dokument: 'konzept', stelle: 'Nr. 6' } },
  gueltigBis: { wert: '2022-12-31', regel: 'R8', fundstelle: { dokument: 'vorlageAachen', stelle: 'IV' } },
  antragsfrist: { wert: '2019-09-15', regel: 'R9', fundstelle: { dokument: 'konzept', stelle: 'Nr. 6' } },
  verwendungsnachweisMonate: { wert: 3, regel: 'R9', fundstelle: { dokument: 'konzept', stelle: 'Nr. 6' } },
  kofinanzierung: {
    von: {
      wert: '2020-01-01',
      regel: 'R12',
      fundstelle: { dokument: 'vorlageAachen', stelle: 'Aktuelle Entwicklungen' },
    },
    bis: {
      wert: '2020-11-20',
      regel: 'R12',
      fundstelle: { dokument: 'vorlageAachen', stelle: 'Aktuelle Entwicklungen' },
    },
  },
  personenJeStelle: { wert: '100', regel: 'R1', fundstelle: { dokument: 'konzept', stelle: 'Nr. 5' } },
  mindeststellen: { wert: '0.5', regel: 'R2', fundstelle: { dokument: 'konzept', stelle: 'Nr. 5' } },
  volleStelleAb: { wert: '75', regel: 'R3', fundstelle: { dokument: 'konzept', stelle: 'Nr. 5' } },
  stellenschritt: { wert: '0.5', regel: 'R3', fundstelle: { dokument: 'konzept', stelle: 'Nr. 5 (Beispiele)' } },
  bemessungsgrundlage: { wert: '68000', regel: 'R4', fundstelle: { dokument: 'konzept', stelle: 'Anlage 1' } },
  foerderquote: { wert: '0.8', regel: 'R5', fundstelle: { dokument: 'konzept', stelle: 'Nr. 5' } },
  tageJeMonat: { wert: 30, regel: 'R6', fundstelle: { dokument: 'konzept', stelle: 'Nr. 5' } },
});
