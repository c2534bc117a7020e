/** R25 je Programm: was in welchem Haushaltsjahr weitergegeben ist, was bei den eigenen Einträgen bleibt, ob es reicht. */
import { expect, test } from 'vitest';
import type { Abwicklung } from '../../../shared/antrag/abwicklung.ts';
import { abwicklungsrechnung } from '../../../shared/antrag/abwicklungsrechnung.ts';
import { planrechnung } from '../../../shared/antrag/planrechnung.ts';
import type { Programm } from '../../../shared/antrag/programm.ts';
import { weiterleitungsrechnung } from '../../../shared/antrag/weiterleitungsrechnung.ts';
import { alsBetrag } from '../../../shared/grund/geld.ts';
import { namensschluessel } from '../../../shared/grund/name.ts';
import { rechenwegzeilen } from '../../../shared/kern/rechenweg-text.ts';
import { REGELSTAENDE } from '../../../shared/regelstand/verzeichnis.ts';
import { LEER } from '../beispiele/leere-abwicklung.ts';
import { pruefeRechenweg } from '../schrittpruefung.ts';
import { antragMit } from './bausatz.ts';
import { bescheid, weitergabe } from './hinweisprobe.ts';

/** S1 und S2 von 2021 bis 2022, M1 im Jahr 2021; bewilligt sind 2021 und 2022 je 60.000 und 40.000 €. */
function jahre(programm: Programm, weiterleitungen: Abwicklung['weiterleitungen']) {
  const stelle = { von: '2021-01-01', bis: '2022-12-31' };
  const antrag = {
    ...antragMit({ stellen: [stelle, stelle], massnahmen: [{ haushaltsjahr: 2021, ausgaben: '1000.00' }] }),
    abwicklung: { ...LEER, weiterleitungen },
  };
  const anteile = { 'S1 2021': '30000.00', 'S2 2021': '30000.00', 'S1 2022': '15000.00', 'S2 2022': '25000.00' };
  const rechnung = planrechnung(antrag, REGELSTAENDE, namensschluessel, [
    bescheid({ 2021: '60000.00', 2022: '40000.00' }, { anteile }),
  ]);
  const eigene = abwicklungsrechnung(rechnung).find((p) => p.programm === programm);
  return eigene ? weiterleitungsrechnung(rechnung, eigene) : [];
}
const kurz = (programm: Programm, weiterleitungen: Abwicklung['weiterleitungen']) =>
  jahre(programm, weiterleitungen).map((jahr) => [
    jahr.haushaltsjahr,
    jahr.weitergaben.map(({ eintrag, angaben }) => `${eintrag}: ${angaben.betrag}`),
    ...[jahr.weitergeleitet, jahr.eigen, jahr.bewilligt, jahr.gesamt, jahr.ueber].map((s) => s && alsBetrag(s.wert)),
  ]);

test('jedes Jahr steht mit seinem Bescheid da, aufsteigend, wie auch immer die Weiterleitungen genannt sind', () => {
  const genannte = [
    weitergabe('S2', 2022, '26000.00'),
    weitergabe('S1', 2021, '10000.00'),
    weitergabe('s1', 2021, '20000.00'),
  ];
  expect(kurz('THM', genannte)).toEqual([
    [
      2021,
      ['S1 (Teilhabemanagement der Stadt): 10000.00', 'S1 (Teilhabemanagement der Stadt): 20000.00'],
      ...['30000.00', '30000.00', '60000.00', '60000.00', '0.00'],
    ],
    [
      2022,
      ['S2 (Teilhabemanagement der Stadt): 26000.00'],
      ...['26000.00', '15000.00', '40000.00', '41000.00', '1000.00'],
    ],
  ]);
});

test('jedes Programm nennt nur die Weiterleitungen seiner Einträge', () => {
  const genannte = [
    weitergabe('S1', 2021, '10000.00'),
    weitergabe('M1', 2021, '500.00'),
    weitergabe('X9', 2021, '7.00'),
  ];
  expect(kurz('THM', genannte).map(([jahr, wer]) => [jahr, wer])).toEqual([
    [2021, ['S1 (Teilhabemanagement der Stadt): 10000.00']],
  ]);
  expect(kurz('DIA', genannte)).toEqual([
    [2021, ['M1 (Beispiel: Coaching): 500.00'], '500.00', '0.00', null, '500.00', null],
  ]);
});

test('ein Jahr, das weder Plan noch Bescheid nennt, hat nur, was weitergegeben ist', () => {
  expect(kurz('THM', [weitergabe('S1', 2024, '500.00')])).toEqual([
    [2024, ['S1 (Teilhabemanagement der Stadt): 500.00'], '500.00', '0.00', null, '500.00', null],
  ]);
});

test('jede Summe und was noch zurückzuzahlen ist, nennt R25', () => {
  const [jahr] = jahre('THM', [weitergabe('S1', 2021, '10000.00', { ist: '5000.00', zurueck: '1000.00' })]);
  const offen = jahr?.weitergaben[0]?.offen ?? null;
  const schritte = [offen, jahr?.weitergeleitet ?? null, jahr?.eigen ?? null, jahr?.gesamt ?? null];
  expect(schritte.map((schritt) => schritt && rechenwegzeilen(schritt).at(-1))).toMatchObject([
    { wert: '5000.00', regeln: ['R25'] },
    { wert: '10000.00', regeln: ['R25'] },
    { wert: '30000.00', regeln: ['R25'] },
    { wert: '40000.00', regeln: ['R25'] },
  ]);
  pruefeRechenweg(...schritte);
});
