/** Andere Programme in der Prüfmappe, von einem Tabellenprogramm neu gerechnet: jede Formelzelle wie unsere. */
import * as xlsx from '@e965/xlsx';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nachDemBescheid } from '../../../shared/antrag/nach-dem-bescheid.ts';
import { planrechnung } from '../../../shared/antrag/planrechnung.ts';
import { pruefmappe } from '../../../shared/pruefmappe/pruefmappe.ts';
import { programmantrag } from '../antrag/programmantraege.ts';
import { antragMitStellen, gemischt, PROGRAMMFAELLE, stelle } from '../beispiele/andere-programme.ts';
import { ausgedachteAbwicklung, versionNachBescheid } from './nach-dem-bescheid.ts';
import { type Formelzelle, neuGerechnet } from './tabellenprogramm.ts';
import { alsVersion } from './version.ts';

const wieUnsere = (zellen: readonly Formelzelle[]) =>
  zellen
    .filter(({ unsere, neu }) => neu !== unsere)
    .map(({ adresse, formel, unsere, neu }) => [adresse, formel, unsere, neu]);

test.each(PROGRAMMFAELLE.map((fall) => [fall.name, fall] as const))('%s', async (_, { antrag, gesamt }) => {
  const zellen = neuGerechnet(await pruefmappe(alsVersion(antrag)));
  expect(wieUnsere(zellen)).toEqual([]);
  const imPlan = zellen.filter(({ adresse }) => adresse.startsWith('Plan!')).map(({ neu }) => neu);
  expect(imPlan).toEqual(expect.arrayContaining(Object.values(gesamt).map(Number)));
});

describe.each(['dreissigstel', 'zwoelftel', 'tage'] as const)('gemischt, %s', (zeitanteil) => {
  test.each([true, false])('Geschäftsführende Stelle: %s', async (gfs) => {
    const antrag = gemischt(zeitanteil, gfs);
    expect(wieUnsere(neuGerechnet(await pruefmappe(alsVersion(antrag))))).toEqual([]);
    expect(wieUnsere(neuGerechnet(await pruefmappe(ausgedachteAbwicklung(antrag))))).toEqual([]);
  });
});

test('ein leerer Juli kostet ein Zwölftel von 57.000 €, auch ohne Geschäftsführende Stelle', async () => {
  const antrag = {
    ...antragMitStellen([stelle('S1', '2024-01-01', '2024-12-31', '65300.00')], {
      kommune: { ...gemischt('tage').kommune, geschaeftsfuehrendeStelle: false },
      regelstand: { thm: 'KIM-NRW', dia: null },
      zeitanteil: 'zwoelftel',
    }),
    abwicklung: {
      besetzung: [
        { id: 'S1', von: '2024-01-01', bis: '2024-06-15' },
        { id: 'S1', von: '2024-08-20', bis: '2024-12-31' },
      ],
      ...{ ist: [], abrufe: [], weiterleitungen: [], konten: [], zahlweise: 'periode' as const },
    },
  };
  const [jahr] = nachDemBescheid(planrechnung(antrag))?.nachBesetzung ?? [];
  expect(jahr).toMatchObject({ zuwendung: '52250.00', ausgaben: '59858.33', eigenanteil: '7608.33' });
  const mappe = xlsx.read(await pruefmappe(versionNachBescheid(antrag, [])), { type: 'array' });
  const blatt = mappe.Sheets.Besetzung as xlsx.WorkSheet;
  const zeilen = xlsx.utils.sheet_to_json<unknown[]>(blatt, { header: 1 });
  const nummer = zeilen.findIndex((zeile) => zeile[6] === 5_225_000);
  expect(zeilen[nummer]?.slice(4)).toEqual([5_225_000, 5_985_833, 5_225_000, 760_833]);
  // Auch Zwölftel stehen als Formeln da, aus den Monaten darüber.
  for (const spalte of ['E', 'F', 'G', 'H']) expect(blatt[`${spalte}${nummer + 1}`]).toHaveProperty('f');
  const kopf = zeilen.findIndex((zeile) => zeile.includes('Monate Jan'));
  const monate = zeilen[kopf]?.indexOf('Monate Jan') ?? -1;
  expect(zeilen[kopf + 1]?.slice(monate, monate + 13)).toEqual([1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 6]);
});

test('erzeugte Anträge mit allen Regelständen', async () => {
  await fc.assert(
    fc.asyncProperty(programmantrag({ stellen: 4, massnahmen: 2 }), async (antrag) => {
      expect(wieUnsere(neuGerechnet(await pruefmappe(alsVersion(antrag))))).toEqual([]);
      expect(wieUnsere(neuGerechnet(await pruefmappe(ausgedachteAbwicklung(antrag))))).toEqual([]);
    }),
    { numRuns: 12 },
  );
});
