import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  LandesuebersichtFehler,
  landesuebersicht,
  leseLandesuebersicht,
} from '../../../shared/beispiele/landesuebersicht.ts';
import { THM_2019 } from '../../../shared/regelstand/thm-2019.ts';

const CSV = readFileSync('tests/daten/bewilligte-stellen.csv', 'utf8');
const KOPF = 'kommune;kreis;regierungsbezirk;gestattete;geduldete;bewilligt';

function meldung(csv: string): string {
  try {
    leseLandesuebersicht(csv);
  } catch (fehler) {
    if (fehler instanceof LandesuebersichtFehler) return fehler.message;
    throw fehler;
  }
  return '';
}

test('die ausgelieferte Tabelle ist die der Vorlage', () => {
  expect(readFileSync('shared/beispiele/bewilligte-stellen.csv', 'utf8')).toBe(CSV);
});

describe('die 54 Zeilen der Vorlage 17/4367', () => {
  const { zeilen, summen, jeRegierungsbezirk } = landesuebersicht(leseLandesuebersicht(CSV), THM_2019);
  const ohneHamm = landesuebersicht(
    leseLandesuebersicht(CSV).filter((zeile) => zeile.kommune !== 'Stadt Hamm'),
    THM_2019,
  ).summen;

  test('45 stimmen mit R1–R3 überein, 9 nicht; 111,5 nach Schlüssel, 106,7 bewilligt (W5)', () => {
    expect(JSON.parse(JSON.stringify(summen))).toEqual({
      gestattete: 12_092,
      geduldete: 10_698,
      bewilligt: '106.7',
      stellen: '111.5',
      differenz: '-4.8',
      uebereinstimmend: 45,
      abweichend: 9,
    });
  });

  test('die neun abweichenden Zeilen', () => {
    expect(
      zeilen
        .filter((zeile) => !zeile.differenz.isZero())
        .map((zeile) => `${zeile.kommune} ${zeile.nachSchluessel} ${zeile.bewilligt}`),
    ).toEqual([
      'Kreis Siegen-Wittgenstein 2 1.5',
      'Kreis Soest 1.5 1',
      'Kreis Minden-Lübbecke 4 2.5',
      'Stadt Düsseldorf 4.5 4',
      'Stadt Oberhausen 1.5 1',
      'Kreis Herford 1.5 1',
      'Stadt Aachen 2.5 3',
      'Kreis Düren 2.5 1.7',
      'Stadt Bonn 1.5 1',
    ]);
  });

  test('je Regierungsbezirk bewilligt und nach Schlüssel, so wie die Tabelle zuordnet (W9)', () => {
    expect(
      jeRegierungsbezirk.map((b) => [b.regierungsbezirk, ...[b.bewilligt, b.stellen, b.differenz].map(Number)]),
    ).toEqual([
      ['Arnsberg', 19.5, 20.5, -1],
      ['Detmold', 9, 10.5, -1.5],
      ['Düsseldorf', 34, 35.5, -1.5],
      ['Köln', 32.7, 33.5, -0.8],
      ['Münster', 11.5, 11.5, 0],
    ]);
  });

  test('ohne Stadt Hamm sind es die Zahlen des Textes (W4)', () => {
    expect([ohneHamm.bewilligt.toString(), ohneHamm.gestattete, ohneHamm.geduldete]).toEqual(['106.2', 12_012, 10_652]);
  });
});

test('CRLF, Leerzeilen und Byte-Order-Mark ändern nichts', () => {
  expect(leseLandesuebersicht(`\uFEFF${CSV.replaceAll('\n', '\r\n')}\r\n\r\n`)).toEqual(leseLandesuebersicht(CSV));
});

test('jede Stellenzahl mit höchstens zwei Nachkommastellen bleibt, wie sie dasteht', () => {
  fc.assert(
    fc.property(fc.nat({ max: 10_000_000 }), fc.nat({ max: 999_999 }), (geduldete, hundertstel) => {
      const bewilligt = `${Math.floor(hundertstel / 100)},${String(hundertstel % 100).padStart(2, '0')}`;
      const [zeile] = landesuebersicht(
        leseLandesuebersicht(`${KOPF}\nA;B;C;0;${geduldete};${bewilligt}`),
        THM_2019,
      ).zeilen;
      return (
        zeile?.geduldete === geduldete &&
        zeile.bewilligt.times(100).toNumber() === hundertstel &&
        zeile.bewilligt.minus(zeile.differenz).eq(zeile.nachSchluessel)
      );
    }),
  );
});

describe('was nicht genau passt, nennt die Zeile der Datei', () => {
  const mit = (zeile: string) => `${KOPF}\nA;B;C;1;2;0,5\n\n${zeile}\n`;
  test.each([
    [
      'Dezimalpunkt',
      mit('A;B;C;1;2;2.5'),
      'Landesübersicht, Zeile 4: „bewilligt“ ist „2.5“; erwartet wird eine Zahl mit Komma, z. B. 2,5.',
    ],
    [
      'Tausenderpunkt',
      mit('A;B;C;1.026;2;2,5'),
      'Landesübersicht, Zeile 4: „gestattete“ ist „1.026“; erwartet wird eine ganze Zahl ohne Punkt, z. B. 256.',
    ],
    [
      'leere Zahl',
      mit('A;B;C;1;;2,5'),
      'Landesübersicht, Zeile 4: „geduldete“ ist „“; erwartet wird eine ganze Zahl ohne Punkt, z. B. 256.',
    ],
    [
      'negativ',
      mit('A;B;C;1;-2;2,5'),
      'Landesübersicht, Zeile 4: „geduldete“ ist „-2“; erwartet wird eine ganze Zahl ohne Punkt, z. B. 256.',
    ],
    [
      'zu viele',
      mit('A;B;C;1;10000001;2,5'),
      'Landesübersicht, Zeile 4: „geduldete“ ist „10000001“; erwartet wird eine ganze Zahl ohne Punkt, z. B. 256.',
    ],
    ['ohne Namen', mit(';B;C;1;2;2,5'), 'Landesübersicht, Zeile 4: „kommune“ ist „“; erwartet wird ein Name.'],
    [
      'Feld fehlt',
      mit('A;B;C;1;2'),
      'Landesübersicht, Zeile 4: Die Zeile ist nicht lesbar; erwartet werden 6 Felder, getrennt durch Semikolon.',
    ],
    [
      'Feld zu viel',
      mit('A;B;C;1;2;0,5;'),
      'Landesübersicht, Zeile 4: Die Zeile ist nicht lesbar; erwartet werden 6 Felder, getrennt durch Semikolon.',
    ],
    ['andere Kopfzeile', 'a;b\n1;2', `Landesübersicht, Zeile 1: Die Kopfzeile ist „a;b“; erwartet wird „${KOPF}“.`],
    ['leere Datei', '', 'Die Landesübersicht enthält keine Zeilen.'],
    ['nur die Kopfzeile', KOPF, 'Die Landesübersicht enthält keine Zeilen.'],
  ])('%s', (_, csv, erwartet) => {
    expect(meldung(csv)).toBe(erwartet);
  });
});
