/** Was die Prüfungen nach dem Bescheid gemeinsam haben: ein Bescheid über zwei Stellen 2021, ihr Ist, der Weg dorthin. */
import { expect } from 'vitest';
import type { Abwicklung } from '../../../shared/antrag/abwicklung.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { LEER } from '../../shared/beispiele/leere-abwicklung.ts';
import { ZWEI_STELLEN } from '../../shared/beispiele/zwei-stellen.ts';
import type { Testschnittstelle } from '../schnittstelle.ts';
import { type Anfrage, status } from '../werkzeug.ts';

export const BESCHEID = {
  datum: '2020-12-01',
  aktenzeichen: 'Az. 2021',
  stellen: '2.0',
  zuwendung: '104480.00',
  von: '2021-01-01',
  bis: '2021-12-31',
  jahre: [{ haushaltsjahr: 2021, zuwendung: '104480.00' }],
  bestandskraeftigAm: '2021-01-04',
};
export const IST_2021: Abwicklung = {
  ...LEER,
  ist: [
    { id: 'S1', haushaltsjahr: 2021, betrag: '58412.37', monate: null, andereMittel: null },
    { id: 'S2', haushaltsjahr: 2021, betrag: '66100.00', monate: null, andereMittel: null },
  ],
  abrufe: [
    {
      programm: 'THM',
      haushaltsjahr: 2021,
      angefordertAm: '2021-02-01',
      fensterBis: '2021-12-31',
      betrag: '104480.00',
      eingegangenAm: '2021-03-01',
    },
  ],
};

export const mit = (abwicklung: unknown, antrag = ZWEI_STELLEN) => ({ ...antrag, abwicklung }) as Antrag;

export function nachDemBescheid({ api, lies }: Testschnittstelle) {
  return {
    /** Bewilligt und festgeschrieben; die nächste Version ist 4. */
    bewilligt: async (
      antrag = ZWEI_STELLEN,
      bescheid: object | undefined = BESCHEID,
      mehr: Partial<Anfrage> = {},
    ): Promise<string> => {
      const { antragId } = await api.lege(antrag);
      for (const [i, auftrag] of [
        { status: 'eingereicht', festgeschrieben: true },
        { status: 'bewilligt', bescheid },
      ].entries())
        expect((await api.rufe(status(antragId, i + 1, auftrag, mehr))).inhalt).toMatchObject({ version: i + 2 });
      return antragId;
    },
    heil: async (id: string): Promise<void> => {
      const { inhalt } = await lies(`/antraege/${id}/pruefung`);
      expect(inhalt.kette).toEqual({ ok: true, bruch: null });
      expect(inhalt.versionen.flatMap((v: { abweichungen: unknown[] }) => v.abweichungen)).toEqual([]);
    },
  };
}
