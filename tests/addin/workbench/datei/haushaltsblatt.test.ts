/** Das Haushaltsblatt als Datei: wie es gedruckt wird, und seine Tabellen nach dem Bescheid. */
import * as fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { ABWICKLUNGSTITEL } from '../../../../addin/haushaltsblatt/abwicklungsspalten.ts';
import {
  antragAusBlatt,
  blattAusAntrag,
  blattform,
  tabellenImGitter,
} from '../../../../addin/haushaltsblatt/haushaltsblatt.ts';
import { ABSCHNITTE } from '../../../../addin/haushaltsblatt/spalten.ts';
import { oeffneDatei } from '../../../../addin/workbench/datei/lesen.ts';
import { schreibeMappe } from '../../../../addin/workbench/datei/schreiben.ts';
import { setzeBlatt } from '../../../../addin/workbench/tabelle/blatt-plugin.ts';
import { standAusModell } from '../../../../addin/workbench/tabelle/blattstand.ts';
import { liesInhalt } from '../../../../addin/workbench/tabelle/lesen.ts';
import { leereMappendaten, neueMappe } from '../../../../addin/workbench/tabelle/mappe.ts';
import type { Antrag, Stelleneintrag } from '../../../../shared/antrag/schema.ts';
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

const [STELLE] = AACHEN_BEISPIEL.stellen;
const TITEL = new Set<unknown>([ABSCHNITTE.stellen, ABSCHNITTE.massnahmen, ...Object.values(ABWICKLUNGSTITEL)]);

/** Die Zeilen (ab 0) vor den Titeln der Tabellen, in die Einträge kommen; ein Titel steht in seiner Zeile allein. */
const vorTiteln = (blatt: { readonly rows: readonly (readonly unknown[])[] } | undefined) =>
  blatt?.rows.flatMap((werte, zeile) => {
    const [wert, ...weitere] = werte.filter((einer) => einer !== null);
    return weitere.length === 0 && TITEL.has(wert) ? [zeile - 1] : [];
  });

test('Köpfe, die umbrechen, sind so hoch wie ihr Text', async () => {
  const { datei } = await schreibeMappe(mappeMit(AACHEN_BEISPIEL));
  const [blatt] = (await readXlsx(datei)).sheets;
  const kopf = blatt?.rows.findIndex((zeile) => zeile.includes('Jahresausgaben')) ?? -1;
  expect(blatt?.rowDefs?.get(kopf)?.height).toBeGreaterThan(25);
  expect(blatt?.rowDefs?.get(kopf + 1)?.height).toBeUndefined();
});

test('gedruckt wird es wie in Excel, andere Blätter, wie ihr Programm es tut; geöffnet fehlt nichts', async () => {
  const { datei } = await schreibeMappe(mappeMit(AACHEN_BEISPIEL));
  const [blatt, notizen] = (await readXlsx(datei)).sheets;
  expect(blatt?.pageSetup).toMatchObject({
    ...{ paperSize: 'a4', orientation: 'landscape', scale: 70 },
    ...{ printTitlesRow: '$1:$3', printTitlesColumn: '$A:$A' },
  });
  expect(notizen?.pageSetup?.orientation).toBeUndefined();
  expect(notizen?.rowBreaks).toBeUndefined();
  expect(blatt?.rowBreaks).toBeUndefined();
  const viele = Array.from({ length: 50 }, (_, i) => ({ ...(STELLE as Stelleneintrag), id: `V${i}` }));
  const lang = (await readXlsx((await schreibeMappe(mappeMit({ ...AACHEN_BEISPIEL, stellen: viele }))).datei))
    .sheets[0];
  expect(lang?.rowBreaks).toEqual(vorTiteln(lang)?.slice(0, 1));
  expect((await oeffneDatei(datei)).weggelassen).toEqual([]);
});

test('die Tabellen nach dem Bescheid kommen wieder, auch mit feindlichen Texten', async () => {
  await fc.assert(
    fc.asyncProperty(abwicklungen(), async (abwicklung) => {
      const antrag = { ...AACHEN_BEISPIEL, abwicklung };
      const { datei } = await schreibeMappe(mappeMit(antrag));
      const [blatt] = (await readXlsx(datei)).sheets;
      expect(vorTiteln(blatt)).toEqual(expect.arrayContaining(blatt?.rowBreaks ?? [NaN]));
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
