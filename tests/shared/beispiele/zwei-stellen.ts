/** Zwei volle Stellen von 2021 zu je 65.300 €, S1 und S2: 52.240,00 € Zuwendung im Jahr. */
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';

const STELLE = AACHEN_BEISPIEL.stellen[0] as Antrag['stellen'][number];

export const ZWEI_STELLEN: Antrag = {
  ...AACHEN_BEISPIEL,
  massnahmen: [],
  stellen: ['S1', 'S2'].map((id) => ({
    ...STELLE,
    id,
    stelle: null,
    stellenanteil: '1.0',
    von: '2021-01-01',
    bis: '2021-12-31',
    jahresausgaben: '65300.00',
  })),
};
