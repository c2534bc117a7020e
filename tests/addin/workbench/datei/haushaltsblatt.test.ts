/** Das Haushaltsblatt als Datei: wie es gedruckt wird, und seine Tabellen nach dem Bescheid. */
import * as fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import {
  antragAusBlatt,
  blattAusAntrag,
  blattform,
  tabellenImGitter,
} from '../../../../addin/haushaltsblatt/haushaltsblatt.ts';
import { oeffneDatei } from '../../../../addin/workbench/datei/lesen.ts';
import { schreibeMappe } from '../../../../addin/workbench/datei/schreiben.ts';
import { setzeBlatt } from '../../../../addin/workbench/tabelle/blatt-plugin.ts';
import { standAusModell } from '../../../../addin/workbench/tabelle/blattstand.ts';
import { liesInhalt } from '../../../../addin/workbench/tabelle/lesen.ts';
import { leereMappendaten, neueMappe } from '../../../../addin/workbench/tabelle/mappe.ts';
import type { Antrag } from '../../../../shared/antrag/schema.ts';
import { AACHEN_BEISPIEL } from '../../../../shared/beispiele/aachen.ts';
import { abwicklungen } from '../../haushaltsblatt/abwicklungen.ts';
import { BLATT } from '../mappe.ts';

/** Vor einem leeren Blatt. */
function mappeMit(antrag: Antrag) {
  const blatt = blattAusAntrag(antrag);
  const { zeilen, spalten } = blatt;
  const model = neueMappe(
    leereMappendaten([
      { id: BLATT, name: 'Blatt', zeilen, spalten },
      { id: 'notizen', name: 'Notizen', zeilen: 5, spalten: 5 },
    ]),
  );
  setzeBlatt(model, BLATT, standAusModell(blatt));
  return model;
}

test('gedruckt wird es wie in Excel, andere Blätter, wie ihr Programm es tut; geöffnet fehlt nichts', async () => {
  const { datei } = await schreibeMappe(mappeMit(AACHEN_BEISPIEL));
  const [blatt, notizen] = (await readXlsx(datei)).sheets;
  expect(blatt?.pageSetup).toMatchObject({
    ...{ paperSize: 'a4', orientation: 'landscape', scale: 70 },
    ...{ printTitlesRow: '$1:$3', printTitlesColumn: '$A:$A' },
  });
  expect(notizen?.pageSetup?.orientation).toBeUndefined();
  expect((await oeffneDatei(datei)).weggelassen).toEqual([]);
});

test('die Tabellen nach dem Bescheid kommen wieder, auch mit feindlichen Texten', async () => {
  await fc.assert(
    fc.asyncProperty(abwicklungen(), async (abwicklung) => {
      const antrag = { ...AACHEN_BEISPIEL, abwicklung };
      const { datei } = await schreibeMappe(mappeMit(antrag));
      const { daten } = await oeffneDatei(datei);
      const wieder = neueMappe(daten);
      const tabellen = tabellenImGitter(liesInhalt(wieder, wieder.getters.getSheetIds()[0] as string));
      const { antrag: gelesen, probleme } = antragAusBlatt(tabellen);
      expect(probleme).toEqual([]);
      expect(gelesen).toEqual(blattform(antrag));
    }),
    { numRuns: 10 },
  );
});
