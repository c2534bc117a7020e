/** Mit welchen Regelständen eine Liste geprüft wird: gewählt, sonst die des Antrags im Blatt, sonst die Vorgabe. */
import { describe, expect, it } from 'vitest';
import { gewaehlteRegelstaende, type Regelstandsangaben } from '../../../addin/taskpane/pruefen/listenregelstand.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { regelstandDesProgramms, vorgabe } from '../../../shared/regelstand/vorgabe.ts';
import { FOLGEANTRAG, MIT_FOLGEPROGRAMM } from '../../shared/regelstand/folgeprogramm.ts';

const ids = (antrag: Antrag | null, angaben: Regelstandsangaben = {}) => {
  const { thm, dia } = gewaehlteRegelstaende(antrag, angaben, MIT_FOLGEPROGRAMM);
  return [thm.id, dia.id];
};

describe('Regelstand einer Liste', () => {
  it.each<[string, Antrag | null, Regelstandsangaben, string[]]>([
    ['ohne Blatt die Vorgabe', null, {}, ['THM-2019', 'DIA-2019']],
    ['der des Antrags', FOLGEANTRAG, {}, ['THM-2031', 'DIA-2031']],
    [
      'ohne Maßnahmen für die Eigenanteile die Vorgabe',
      { ...FOLGEANTRAG, massnahmen: [] },
      {},
      ['THM-2031', 'DIA-2019'],
    ],
    ['ohne Stellen der am Stand der Angaben', { ...FOLGEANTRAG, stellen: [] }, {}, ['THM-2031', 'DIA-2031']],
    [
      'kein Tag in einem Regelstand',
      { ...AACHEN_BEISPIEL, stellen: [], stand: '2015-01-01' },
      {},
      ['THM-2019', 'DIA-2019'],
    ],
    ['gewählt geht vor', FOLGEANTRAG, { thm: 'THM-2019' }, ['THM-2019', 'DIA-2031']],
    ['gewählt geht auch ohne Blatt vor', null, { dia: 'DIA-2031' }, ['THM-2019', 'DIA-2031']],
  ])('%s', (_fall, antrag, angaben, erwartet) => expect(ids(antrag, angaben)).toEqual(erwartet));

  it('eine unbekannte Id und eine des anderen Programms sind Fehler, die die möglichen nennen', () => {
    expect(() => regelstandDesProgramms('THM', 'THM-1900')).toThrow(
      expect.objectContaining({ code: 'REGELSTAND_UNBEKANNT' }),
    );
    expect(() => regelstandDesProgramms('THM', 'DIA-2019')).toThrow(
      '„DIA-2019“ gehört zu einem anderen Programm. Erwartet wird eine dieser Ids: THM-2019, THM-2019-F, SSA-NRW',
    );
  });

  it('die Vorgabe steht im Verzeichnis', () =>
    expect([vorgabe('THM').id, vorgabe('DIA').id]).toEqual(['THM-2019', 'DIA-2019']));
});
