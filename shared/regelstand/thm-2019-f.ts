/**
 * Regelstand für Baustein 6, nach späteren öffentlichen Quellen fortgeschrieben; gilt nur, wo er genannt ist.
 * Veröffentlicht: wird nie mehr geändert, nur abgelöst.
 */
import { tiefEinfrieren } from './einfrieren.ts';
import { QUELLEN_2019 } from './quellen-ohne-wert.ts';
import { THM_2019 } from './thm-2019.ts';
import type { Fundstelle, VollerThmRegelstand } from './typen.ts';

const PAUSCHALE: Fundstelle = { dokument: 'bezirksregierungArnsberg', stelle: 'Durchführungszeitraum und Nachweis' };

export const THM_2019_F: VollerThmRegelstand = tiefEinfrieren({
  ...THM_2019,
  id: 'THM-2019-F',
  titel: 'Baustein 6, Teilhabemanagement, Fortschreibung, 15.07.2019 bis 30.06.2022',
  nurBenannt: true,
  schreibtFort: 'THM-2019',
  gueltigBis: {
    wert: '2022-06-30',
    regel: 'R8',
    fundstelle: { dokument: 'faqDurchstarten', stelle: 'Förderzeitraum' },
  },
  kofinanzierung: {
    von: { wert: '2019-01-01', regel: 'R12', fundstelle: PAUSCHALE },
    bis: { wert: '2022-11-30', regel: 'R12', fundstelle: PAUSCHALE },
    nachweisBis: { wert: '2023-03-31', regel: 'R12', fundstelle: PAUSCHALE },
  },
  quellen: QUELLEN_2019,
});
