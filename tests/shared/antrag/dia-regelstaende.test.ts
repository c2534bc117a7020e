/** Welche Regelstände der Bausteine 1–5 ein Antrag braucht. */
import { expect, test } from 'vitest';
import { diaRegelstaendeDesAntrags } from '../../../shared/antrag/dia-regelstaende.ts';
import { REGELSTAENDE } from '../../../shared/regelstand/verzeichnis.ts';
import { antragMit } from './bausatz.ts';

const ids = (jahre: readonly number[], dia: string | null = null) =>
  diaRegelstaendeDesAntrags({
    ...antragMit({ massnahmen: jahre.map((haushaltsjahr) => ({ haushaltsjahr })) }),
    ...(dia && { regelstand: { thm: null, dia } }),
  }).map(({ id }) => id);

test('ohne Maßnahmen der genannte, sonst die Vorgabe; einen Regelstand für Stellen nennt hier niemand', () => {
  expect(ids([])).toEqual(['DIA-2019']);
  expect(ids([], 'DIA-2019-F')).toEqual(['DIA-2019-F']);
  expect(ids([], 'THM-2019-F')).toEqual(['DIA-2019']);
});

test('der früheste zuerst, auch wenn die Maßnahmen anders stehen', () => {
  const [vorbild] = REGELSTAENDE.filter(({ programm }) => programm === 'DIA');
  const fuer = (jahr: number) => {
    const kopie = structuredClone(vorbild) as unknown as Record<'gueltigVon' | 'gueltigBis', { wert: string }>;
    kopie.gueltigVon.wert = `${jahr}-01-01`;
    kopie.gueltigBis.wert = `${jahr}-12-31`;
    return { ...kopie, id: `DIA-${jahr}` } as never;
  };
  const antrag = antragMit({ massnahmen: [2022, 2020, 2021, 2020].map((haushaltsjahr) => ({ haushaltsjahr })) });
  const gefunden = diaRegelstaendeDesAntrags(antrag, [fuer(2021), fuer(2022), fuer(2020)]);
  expect(gefunden.map(({ id }) => id)).toEqual(['DIA-2020', 'DIA-2021', 'DIA-2022']);
});

test('je Haushaltsjahr der Maßnahmen einer, der früheste zuerst und keiner doppelt', () => {
  expect(REGELSTAENDE.map(({ id }) => id)).toContain('DIA-2019-F');
  expect(ids([2021, 2020, 2021])).toEqual(['DIA-2019']);
  expect(ids([2021], 'DIA-2019-F')).toEqual(['DIA-2019-F']);
  expect(ids([1999])).toEqual(['DIA-2019']);
});
