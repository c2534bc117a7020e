/** Das Blatt „Abrufplan“ gegen den Kern: jedes Ziel jedes Fensters, in jeder Zählung der Zeit. */
import * as xlsx from '@e965/xlsx';
import { expect, test } from 'vitest';
import { geplanteStellenposten } from '../../../shared/antrag/abruf-im-fenster.ts';
import { abwicklungsrechnung } from '../../../shared/antrag/abwicklungsrechnung.ts';
import { inHeutigerForm } from '../../../shared/antrag/formen.ts';
import { planrechnung } from '../../../shared/antrag/planrechnung.ts';
import { monatsende } from '../../../shared/grund/datum.ts';
import { pruefmappe } from '../../../shared/pruefmappe/pruefmappe.ts';
import { REGELSTAENDE } from '../../../shared/regelstand/verzeichnis.ts';
import { gemischt } from '../beispiele/andere-programme.ts';
import { ausgedachteAbwicklung } from './nach-dem-bescheid.ts';
import { neuGerechnet } from './tabellenprogramm.ts';

test.each(['dreissigstel', 'zwoelftel', 'tage'] as const)('%s', async (zeitanteil) => {
  const version = ausgedachteAbwicklung(gemischt(zeitanteil));
  const { antrag, bescheide = [] } = inHeutigerForm(version);
  const rechnung = planrechnung(antrag, REGELSTAENDE, undefined, bescheide);
  const erwartet = (abwicklungsrechnung(rechnung).find(({ programm }) => programm === 'THM')?.jahre ?? []).flatMap(
    (jahr) => {
      const fenster = [2, 4, 6, 8, 10, 12].map((monat) =>
        geplanteStellenposten(rechnung, jahr, monatsende({ jahr: jahr.haushaltsjahr, monat, tag: 1 })),
      );
      return (fenster[0] ?? []).map(({ id }, i) => [
        ...[jahr.haushaltsjahr, id],
        ...fenster.map((posten) =>
          Math.round(Number(posten[i]?.ziel.wert.zaehler.div(posten[i].ziel.wert.nenner)) * 100),
        ),
      ]);
    },
  );
  expect(erwartet.length).toBeGreaterThan(3);
  const datei = await pruefmappe(version);
  const blatt = xlsx.read(datei, { type: 'array' }).Sheets.Abrufplan as xlsx.WorkSheet;
  const zeilen = xlsx.utils.sheet_to_json<unknown[]>(blatt, { header: 1 });
  const kopf = zeilen.findIndex((zeile) => zeile[1] === 'Kennung');
  const ersteZielspalte = zeilen[kopf]?.indexOf('Ziel bis Ende Feb (Cent)') ?? -1;
  const stehen = zeilen.slice(kopf + 1, kopf + 1 + erwartet.length);
  expect(stehen.map((zeile) => [zeile[0], zeile[1], ...zeile.slice(ersteZielspalte)])).toEqual(erwartet);
  // Und ein Tabellenprogramm kommt auf dieselben.
  const neu = neuGerechnet(datei).filter(({ adresse }) => adresse.startsWith('Abrufplan!'));
  expect(neu.length).toBeGreaterThan(6 * erwartet.length);
  expect(neu.filter((zelle) => zelle.neu !== zelle.unsere)).toEqual([]);
});
