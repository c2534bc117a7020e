/**
 * Ein Folgeprogramm beider Arten im gebauten functions.js: Kein Rechenweg, kein Satz und keine Meldung zeigt eine Zahl
 * oder Quelle von 2019.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { REGEL_IDS } from '../../../shared/regelstand/regelid.ts';
import { spurenVon2019 } from '../../shared/regelstand/folgeprogramm.ts';
import { type Gebaut, gebautMit } from './geaendert.ts';

let gebaut: Gebaut;
beforeAll(async () => {
  const datei = 'shared/regelstand/verzeichnis.ts';
  const einfuhr = "import { THM_2019 } from './thm-2019.ts';";
  gebaut = await gebautMit(
    {
      datei,
      stelle: einfuhr,
      neu: `${einfuhr}\nimport { DIA_2031, THM_2031 } from '../../tests/shared/regelstand/folgedaten.ts';`,
    },
    { datei, stelle: '[THM_2019, DIA_2019]', neu: '[THM_2019, DIA_2019, THM_2031, DIA_2031]' },
  );
});
const gk = (id: string, ...argumente: unknown[]) => gebaut.gk(id, ...argumente);
const zeitraum = ['01.02.2031', '31.12.2033'] as const;

describe('Rechenweg', () => {
  test.each<[string, unknown[]]>([
    ['STELLEN', [256, 'THM-2031']],
    ['STELLEN', [61, null, '01.02.2031']],
    ['STELLEN', [10, 'THM-2031']],
    ['FOERDERTAGE', [...zeitraum]],
    ['BEMESSUNG', [0.6, ...zeitraum]],
    ['ZUWENDUNG', [1.1, ...zeitraum, 87_000]],
    ['EIGENANTEIL', [1, ...zeitraum, 99_000, 2032]],
    ['KOFINANZIERUNG', [1, ...zeitraum, 87_000]],
    ['KOFINANZIERUNG', [1, '01.01.2033', '31.12.2033']],
    ['JAHRESPLAN', [1, ...zeitraum, 87_000, 'THM-2031']],
    ['BAUSTEIN.ZUWENDUNG', [1, 1000, null, 'DIA-2031']],
    ['BAUSTEIN.EIGENANTEIL', [5, 1000, 0.45, null, 2032]],
    ['EIGENANTEIL.ZU', [1000, null, 'DIA-2031']],
  ])('GK.%s %j', (id, argumente) => {
    const zellen = (gk('RECHENWEG', id, ...argumente) as unknown[][]).flat().join(' | ');
    expect(spurenVon2019(zellen)).toEqual([]);
    expect(zellen).toMatch(/Regelstand (THM|DIA)-2031/);
    expect(zellen).toContain('Folgeprogramm § ');
  });
});

describe('GK.FUNDSTELLE', () => {
  test.each(REGEL_IDS.filter((id) => !id.startsWith('W')))('%s', (id) => {
    const antworten = ['THM-2031', 'DIA-2031'].map((regelstand) => gk('FUNDSTELLE', id, regelstand));
    const saetze = antworten.filter((a) => typeof a === 'string');
    expect(saetze.length).toBeGreaterThan(0);
    for (const satz of saetze) expect(spurenVon2019(satz)).toEqual([]);
    for (const fehler of antworten.filter((a) => typeof a !== 'string'))
      expect(fehler).toMatchObject({ fehler: '#VALUE!' });
  });

  test.each(REGEL_IDS.filter((id) => id.startsWith('W')))(
    '%s steht in den Dokumenten von 2019 und nicht im Folgeprogramm',
    (id) => {
      expect(gk('FUNDSTELLE', id, 'THM-2031')).toMatchObject({ fehler: '#VALUE!' });
      expect(gk('FUNDSTELLE', id, 'THM-2019')).toContain(id);
      expect(gk('FUNDSTELLE', id)).toContain(id);
    },
  );
});
