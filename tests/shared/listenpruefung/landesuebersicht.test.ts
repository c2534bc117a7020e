import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { pruefeListe } from '../../../shared/listenpruefung/pruefen.ts';
import { erkenneSpalten } from '../../../shared/listenpruefung/spalten.ts';
import { DIA_2019 } from '../../../shared/regelstand/dia-2019.ts';
import { THM_2019 } from '../../../shared/regelstand/thm-2019.ts';
import { zerlegeText } from '../../../shared/tabellentext/zerlegen.ts';

const CSV = readFileSync('tests/daten/bewilligte-stellen.csv', 'utf8');
const [, ...ZEILEN] = CSV.trimEnd().split('\n');
/** So stehen die Überschriften in der Vorlage, und so kommt eine Tabelle aus Excel in die Zwischenablage. */
const KOPF = 'Kommunen\tKreis\tRegierungsbezirk\tAnzahl Gestattete\tAnzahl Geduldete\tbewilligte Stellen';
const TAB = ZEILEN.map((zeile) => zeile.replaceAll(';', '\t'));
const OHNE_HAMM = TAB.filter((zeile) => !zeile.startsWith('Stadt Hamm\t'));

function pruefe(text: string, angaben = {}) {
  const liste = zerlegeText(text);
  return pruefeListe(liste, erkenneSpalten(liste, THM_2019), { thm: THM_2019, dia: DIA_2019 }, angaben);
}

const tausender = (zeile: string) => zeile.replace(/\b1047\b/, '1.047');

describe('die Landesübersicht (W4, W5)', () => {
  test.each([
    ['CSV der Anwendung', CSV],
    ['aus Excel, mit Überschriften', [KOPF, ...TAB].join('\n')],
    ['mit Titel darüber', ['Bewilligte Stellen\t\t\t\t\t', '\t\t\t\t\t', KOPF, ...TAB].join('\r\n')],
    ['mit Tausenderpunkt bei Köln', [KOPF, ...TAB.map(tausender)].join('\n')],
    ['Überschriften auf jeder Seite', [KOPF, ...TAB.slice(0, 20), KOPF, ...TAB.slice(20)].join('\n')],
    ['ohne Überschriften', TAB.join('\n')],
    ['mit laufender Nummer, ohne Überschriften', TAB.map((zeile, i) => `${i + 1}\t${zeile}`).join('\n')],
  ])('%s: 45 von 54 entsprechen dem Schlüssel, 111,5 nach Schlüssel, 106,7 bewilligt', (_, text) => {
    const { zeilen, uebereinstimmend, abweichend, ungeprueft, summen, nachSchluessel, doppelte } = pruefe(text);
    expect({ zeilen: zeilen.length, uebereinstimmend, abweichend, ungeprueft, doppelte }).toEqual({
      zeilen: 54,
      uebereinstimmend: 45,
      abweichend: 9,
      ungeprueft: 0,
      doppelte: [],
    });
    expect([summen.geduldete, summen.gestattete, summen.stellen, nachSchluessel].map(String)).toEqual([
      '10698',
      '12092',
      '106.7',
      '111.5',
    ]);
  });

  test.each([
    ['aus Excel', [KOPF, ...TAB].join('\n')],
    ['CSV der Anwendung', CSV],
    ['Überschriften auf jeder Seite', [KOPF, ...TAB.slice(0, 20), KOPF, ...TAB.slice(20)].join('\n')],
  ])('%s: je Regierungsbezirk, in der Liste und nach Schlüssel', (_, text) => {
    expect(
      pruefe(text).jeRegierungsbezirk.map((b) => [b.regierungsbezirk, Number(b.stellen), Number(b.nachSchluessel)]),
    ).toEqual([
      ['Arnsberg', 19.5, 20.5],
      ['Detmold', 9, 10.5],
      ['Düsseldorf', 34, 35.5],
      ['Köln', 32.7, 33.5],
      ['Münster', 11.5, 11.5],
    ]);
    expect(pruefe(TAB.join('\n')).jeRegierungsbezirk).toEqual([]);
  });

  test('die neun Abweichungen in Worten', () => {
    expect(
      pruefe(CSV).zeilen.flatMap(({ nr, kommune, befunde }) =>
        befunde.map((b) => `${nr} ${kommune} | ${b.art} ${b.regel} | ${b.text}`),
      ),
    ).toMatchInlineSnapshot(`
      [
        "3 Kreis Siegen-Wittgenstein | abweichung R1 | Nach Schlüssel 2,0 Stellen, in der Liste 1,5: 0,5 weniger.",
        "8 Kreis Soest | abweichung R1 | Nach Schlüssel 1,5 Stellen, in der Liste 1,0: 0,5 weniger.",
        "16 Kreis Minden-Lübbecke | abweichung R1 | Nach Schlüssel 4,0 Stellen, in der Liste 2,5: 1,5 weniger.",
        "21 Stadt Düsseldorf | abweichung R1 | Nach Schlüssel 4,5 Stellen, in der Liste 4,0: 0,5 weniger.",
        "27 Stadt Oberhausen | abweichung R1 | Nach Schlüssel 1,5 Stellen, in der Liste 1,0: 0,5 weniger.",
        "33 Kreis Herford | abweichung R1 | Nach Schlüssel 1,5 Stellen, in der Liste 1,0: 0,5 weniger.",
        "34 Stadt Aachen | abweichung R1 | Nach Schlüssel 2,5 Stellen, in der Liste 3,0: 0,5 mehr.",
        "45 Kreis Düren | abweichung R1 | Nach Schlüssel 2,5 Stellen, in der Liste 1,7: 0,8 weniger. Der Schlüssel kennt nur Schritte von 0,5.",
        "48 Stadt Bonn | abweichung R1 | Nach Schlüssel 1,5 Stellen, in der Liste 1,0: 0,5 weniger.",
      ]
    `);
  });

  test('Summenzeile nach dem Text der Vorlage: vertauscht und ohne Hamm (W4)', () => {
    const text = [KOPF, ...TAB, 'Summe\t\t\t10.652\t12.012\t106,2'].join('\n');
    const [summe] = pruefe(text).summenpruefungen;
    expect(summe?.erklaerungen).toEqual([
      'Die Summen der Geduldeten und der Gestatteten sind vertauscht, und es fehlt genau die Zeile 14 „Stadt Hamm“ (46 Geduldete, 80 Gestattete, 0,5 Stellen).',
    ]);
    expect(summe?.abweichungen.map(({ spalte, unterschied }) => `${spalte} ${unterschied}`)).toEqual([
      'geduldete 1314',
      'gestattete -1440',
      'stellen -0.5',
    ]);
    expect(
      pruefe([KOPF, ...TAB].join('\n'), { geduldete: '12.012', gestattete: '10.652', stellen: '106,2' })
        .summenpruefungen,
    ).toEqual([{ ...summe, nr: null, bezeichnung: 'Angegebene Summen' }]);
  });

  test('in der Summe fehlt die Zeile Hamm, und umgekehrt in der Liste', () => {
    const [summe] = pruefe([KOPF, ...TAB, 'Insgesamt\t\t\t12.012\t10.652\t106,2'].join('\n')).summenpruefungen;
    expect(summe?.erklaerungen).toEqual([
      'In der Summe fehlt genau die Zeile 14 „Stadt Hamm“ (46 Geduldete, 80 Gestattete, 0,5 Stellen).',
    ]);
    const [umgekehrt] = pruefe(
      [KOPF, ...OHNE_HAMM, 'Insgesamt\t\t\t12.092\t10.698\t106,7'].join('\n'),
    ).summenpruefungen;
    expect(umgekehrt?.erklaerungen).toEqual([
      'In der Liste fehlen zusammen 46 Geduldete, 80 Gestattete, 0,5 Stellen. Das passt nach dem Schlüssel zu einer einzelnen Kommune: Vermutlich fehlt ihre Zeile.',
    ]);
  });

  test('stimmt die Summe, steht dort keine Abweichung; Zwischensummen zählen nur ihren Abschnitt', () => {
    const teil = TAB.slice(0, 2);
    const text = [
      KOPF,
      ...teil,
      'Zwischensumme\t\t\t668\t450\t4,0',
      ...TAB.slice(2),
      'Summe\t\t\t12.092\t10.698\t106,7',
    ].join('\n');
    const pruefung = pruefe(text);
    expect(
      pruefung.summenpruefungen.map(({ nr, geprueft, abweichungen }) => [nr, geprueft, abweichungen.length]),
    ).toEqual([
      [4, 3, 0],
      [57, 3, 0],
    ]);
    expect(pruefung.zeilen).toHaveLength(54);
  });
});
