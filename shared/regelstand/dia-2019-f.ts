/**
 * Regelstand für die Bausteine 1–5, nach späteren öffentlichen Quellen fortgeschrieben; gilt nur, wo er genannt ist.
 * Eine Maßnahme hat keine Tage: Sie zählt ganz, wenn ihr Haushaltsjahr berührt ist. Veröffentlicht: wird nie mehr
 * geändert, nur abgelöst.
 */
import { DIA_2019 } from './dia-2019.ts';
import { tiefEinfrieren } from './einfrieren.ts';
import { QUELLEN_2019 } from './quellen-ohne-wert.ts';
import { THM_2019_F } from './thm-2019-f.ts';
import type { VollerDiaRegelstand } from './typen.ts';

export const DIA_2019_F: VollerDiaRegelstand = tiefEinfrieren({
  ...DIA_2019,
  id: 'DIA-2019-F',
  titel: 'Bausteine 1–5, Durchstarten in Ausbildung und Arbeit, Fortschreibung, bis 30.06.2023',
  nurBenannt: true,
  schreibtFort: 'DIA-2019',
  gueltigBis: {
    wert: '2023-06-30',
    regel: 'R7',
    fundstelle: { dokument: 'faqDurchstarten', stelle: 'Förderzeitraum' },
  },
  kofinanzierung: THM_2019_F.kofinanzierung,
  quellen: QUELLEN_2019,
});
