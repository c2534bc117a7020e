/** Der Bescheid zu den zwei Stellen 2021, und ein Ist des Jahres. */
import type { Abwicklung } from '../../../shared/antrag/abwicklung.ts';
import type { Bescheidangabe } from '../../../shared/antrag/bescheidschema.ts';

export const BESCHEID: Bescheidangabe = {
  programm: 'THM',
  datum: '2020-12-01',
  aktenzeichen: '36.02-17',
  stellen: '2.0',
  von: '2021-01-01',
  bis: '2021-12-31',
  zuwendung: '104480.00',
  jahre: [{ haushaltsjahr: 2021, zuwendung: '104480.00' }],
  bestandskraeftigAm: '2021-01-05',
};

export const ist = (id: string, betrag: string, andereMittel: string | null = null): Abwicklung['ist'][number] => ({
  id,
  haushaltsjahr: 2021,
  betrag,
  monate: null,
  andereMittel,
});
