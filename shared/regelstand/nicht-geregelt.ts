/**
 * Was zu den anderen Programmen keine Quelle regelt, für jedes gleich: ihr Ende, und wie angebrochene Monate zählen.
 * Mit ihren Regelständen veröffentlicht: wird nie mehr geändert.
 */
import type { ThmRegelstand } from './typen.ts';

type Offen = 'gueltigBis' | 'belegtBis' | 'tageJeMonat' | 'zeitanteilOffen';

export const NICHT_GEREGELT: Required<Pick<ThmRegelstand, Offen>> = {
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
  tageJeMonat: {
    wert: 30,
    regel: 'R6',
    fundstelle: { dokument: 'fachkonzept', stelle: 'Zählung der Fördertage (A2), keine Quelle nennt eine' },
  },
  zeitanteilOffen: true,
};
