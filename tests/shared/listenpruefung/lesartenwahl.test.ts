/** Zahlen mit zwei Lesarten werden je Spalte und Schreibweise entschieden; vorher gilt keine. */
import { expect, test } from 'vitest';
import { istEinwandfrei } from '../../../shared/listenpruefung/ergebnis.ts';
import { pruefeListe } from '../../../shared/listenpruefung/pruefen.ts';
import { erkenneSpalten } from '../../../shared/listenpruefung/spalten.ts';
import { DIA_2019 } from '../../../shared/regelstand/dia-2019.ts';
import { THM_2019 } from '../../../shared/regelstand/thm-2019.ts';
import type { Listenzelle } from '../../../shared/tabellentext/zahltext.ts';

const TAUSENDER = 'wenn die Punkte Tausender trennen';
const KOMMA = 'wenn der letzte Punkt das Komma ist';
const KOPF = ['Kommune', 'Geduldete', 'Stellen', 'Fördervolumen'];

function pruefe(zeilen: readonly (readonly Listenzelle[])[], wahl = {}) {
  const liste = [KOPF, ...zeilen];
  return pruefeListe(liste, erkenneSpalten(liste, THM_2019), { thm: THM_2019, dia: DIA_2019 }, {}, 1, wahl);
}

const VIELE = Array.from({ length: 150 }, (_, i) => [`Ort ${i}`, '256', '2,5', '65.300 €']);
const SCHLUESSEL = `mittel|${TAUSENDER}|${KOMMA}`;

test('150 mehrdeutige Beträge sind eine Frage, mit beiden Lesarten des ersten', () => {
  const ergebnis = pruefe(VIELE);
  expect(istEinwandfrei(ergebnis)).toBe(false);
  expect(ergebnis.summen.mittel).toBeUndefined();
  expect(ergebnis.lesartenfragen).toMatchObject([
    { schluessel: SCHLUESSEL, spalte: 'mittel', anzahl: 150, beispiel: { nr: 2, text: '65.300 €' }, gewaehlt: null },
  ]);
  const [{ lesarten = [] } = {}] = ergebnis.lesartenfragen;
  expect(lesarten.map(({ wert, wenn }) => [String(wert), wenn])).toEqual([
    ['65300', TAUSENDER],
    ['65.3', KOMMA],
  ]);
});

test.each([
  [TAUSENDER, '9795000'],
  [KOMMA, '9795'],
])('eine Wahl entscheidet alle: %s', (wenn, summe) => {
  const ergebnis = pruefe(VIELE, { [SCHLUESSEL]: wenn });
  expect(istEinwandfrei(ergebnis)).toBe(true);
  expect(String(ergebnis.summen.mittel)).toBe(summe);
  expect(ergebnis.lesartenfragen[0]).toMatchObject({ anzahl: 150, gewaehlt: wenn });
  expect(ergebnis.zeilen[0]?.befunde[0]?.text).toContain(`(gewählt: ${wenn})`);
});

test('andere Schreibweisen und andere Spalten bleiben gefragt', () => {
  const { lesartenfragen, zeilen } = pruefe(
    [
      ['Ort A', '256', '1.047', '65.300'],
      ['Ort B', '256', '2,5', '65,300.50'],
    ],
    { [SCHLUESSEL]: TAUSENDER },
  );
  expect(lesartenfragen.map(({ spalte, gewaehlt }) => [spalte, gewaehlt])).toEqual([
    ['stellen', null],
    ['mittel', TAUSENDER],
    ['mittel', null],
  ]);
  expect(zeilen.map(({ werte }) => String(werte.mittel))).toEqual(['65300', 'undefined']);
});

test('eine Lesart, die nicht in die Grenzen passt, gilt auch gewählt nicht', () => {
  const schluessel = `geduldete|${TAUSENDER}|${KOMMA}`;
  const { zeilen } = pruefe([['Ort A', '107.756.134', '2,5', '1,00']], { [schluessel]: TAUSENDER });
  expect(zeilen[0]?.werte.geduldete).toBeUndefined();
  expect(zeilen[0]?.befunde.map(({ art }) => art)).toContain('fehler');
});
