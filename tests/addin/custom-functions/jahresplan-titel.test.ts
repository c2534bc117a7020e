/** GK.JAHRESPLAN benennt seine Spalten wie im Finanzierungsplan. */
import { expect, test } from 'vitest';
import { PLANFELD } from '../../../shared/antrag/planfelder.ts';
import { gk } from './excel.ts';

const FELDER = ['foerdertage', 'bemessung', 'ausgaben', 'zuwendung', 'eigenanteil'] as const;

test('die Kopfzeile von GK.JAHRESPLAN trägt die Titel der Planfelder', () => {
  const [kopf] = gk('JAHRESPLAN', 1, '01.04.2020', '31.12.2022') as unknown[][];
  expect(kopf).toEqual(['Haushaltsjahr', ...FELDER.map((feld) => PLANFELD[feld].titel)]);
});
