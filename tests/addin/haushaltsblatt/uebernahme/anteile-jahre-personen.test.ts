/** Was eine fremde Liste über Anteile, Jahre und Personen sagt, und welche ihrer Zeilen zählen. */
import { describe, expect, test } from 'vitest';
import { erkenne, jahresspaltenIn, spaltenfragen } from '../../../../addin/haushaltsblatt/uebernahme/ziele.ts';
import type { Zellwert } from '../../../../addin/workbook/zellen.ts';
import { lies } from './listen.ts';

describe('Anteile, Jahre und Personen', () => {
  const anteil = (kopf: string, wert: Zellwert) =>
    lies([
      ['Träger', kopf, 'Kosten'],
      ['A', wert, 1],
    ]);

  test.each<[string, Zellwert, string]>([
    ['Stellenumfang in %', 50, '0.5'],
    ['Stellenumfang in %', '50 %', '0.5'],
    ['VZÄ', '½', '0.5'],
    ['VZÄ', '3/4', '0.75'],
    ['VZÄ', '39/39', '1.0'],
    ['VZÄ', '65 v. H.', '0.65'],
  ])('%s %j', (kopf, wert, erwartet) => {
    const { eintraege, offen } = anteil(kopf, wert);
    expect([offen, eintraege[0]?.werte.stellenanteil]).toEqual([[], erwartet]);
  });

  test.each<[Zellwert]>([['25/39'], [25 / 39]])('%j gilt gerundet, mit Hinweis', (wert) => {
    const { eintraege, hinweise } = anteil('VZÄ', wert);
    expect(eintraege[0]?.werte.stellenanteil).toBe('0.641026');
    expect(hinweise).toHaveLength(1);
  });

  test('0,5 unter „in %“ und Stunden werden gefragt', () => {
    expect(anteil('Umfang in %', 0.5).offen[0]?.lesarten.map((l) => l.wert)).toEqual(['0.5', '0.005']);
    expect(anteil('Umfang in Wochenstunden', 19.5).offen[0]?.lesarten.map((l) => l.wert)).toContain('0.5');
  });

  const JE_JAHR = [
    ['Träger', 'Stelle', 'VZÄ', 'von', 'bis', 'Kosten 2020', 'Kosten 2021', 'Kosten 2022'],
    ['Ort A', 'THM', 1, 43_922, 44_926, 48_975, 65_300, 65_300],
  ];

  test('Kosten je Jahr nebeneinander: keine Spalte gilt still, und je Jahr wird ein Eintrag derselben Stelle', () => {
    expect(lies(JE_JAHR).eintraege[0]?.werte.jahresausgaben).toBeNull();
    const kopf = JE_JAHR[0] as string[];
    expect(spaltenfragen(kopf, 'stellen')).toEqual([{ pfad: 'jahresausgaben', spalten: [5, 6, 7] }]);
    const { eintraege } = lies(JE_JAHR, { jahre: { spalten: jahresspaltenIn(kopf), betrag: 'zeitraum' } });
    expect(eintraege.map(({ werte: w }) => [w.id, w.stelle, w.von, w.bis, w.jahresausgaben])).toEqual([
      ['S1', 'THM', '2020-04-01', '2020-12-31', '65300.00'],
      ['S2', 'THM', '2021-01-01', '2021-12-31', '65300.00'],
      ['S3', 'THM', '2022-01-01', '2022-12-31', '65300.00'],
    ]);
    const voll = lies(JE_JAHR, { jahre: { spalten: jahresspaltenIn(kopf), betrag: 'volljahr' } });
    expect(voll.eintraege[0]?.werte.jahresausgaben).toBe('48975.00');
  });

  test('Personen, die einander folgen, sind auf Wunsch eine Stelle; wer sich überschneidet, wird nicht gefragt', () => {
    const werte = [
      ['Träger', 'Funktion', 'von', 'bis'],
      ['Ort A', 'THM', 43_922, 44_196],
      ['ort a ', 'thm', 44_197, 44_926],
      ['Ort A', 'Beratung', 43_922, 44_926],
    ];
    const { folgen } = lies(werte);
    expect(folgen.map(({ name, zeilen }) => [name, zeilen])).toEqual([['THM', [4, 5]]]);
    const gemeinsam = lies(werte, { gemeinsam: new Set(folgen.map(({ schluessel }) => schluessel)) });
    expect(gemeinsam.eintraege.map((e) => e.werte.stelle)).toEqual(['THM', 'THM', null]);
    expect(lies([...werte.slice(0, 2), ['Ort A', 'THM', 44_000, 44_926]]).folgen).toEqual([]);
  });

  test('150 gleich mehrdeutige Beträge sind eine Frage', () => {
    const { offen } = lies([
      ['Träger', 'VZÄ', 'Kosten'],
      ...Array.from({ length: 150 }, (_, i) => [`T${i}`, 1, `${65 + i}.300 €`]),
    ]);
    expect([offen.length, new Set(offen.map(({ gruppe }) => gruppe)).size]).toEqual([150, 1]);
  });

  test('jede belegte Zeile zählt genau einmal', () => {
    const werte = [
      ['Etat', null, null],
      ['Träger', 'VZÄ', 'Notiz'],
      ['Gesamtübersetzung', 1, null],
      [null, null, null],
      [null, null, 'nur eine Notiz'],
      ['Träger', 'VZÄ', 'Notiz'],
      ['Summe', 1, null],
    ];
    const { eintraege, summenzeilen, ueberschriften, ungelesen, belegt } = lies(werte);
    expect([eintraege.map((e) => e.zeile), summenzeilen, ueberschriften, ungelesen, belegt]).toEqual([
      [5],
      [9],
      [3, 4, 8],
      [7],
      6,
    ]);
  });

  test.each<[string, Zellwert[][], number | null]>([
    [
      'Jahre als Zahl in der Überschrift',
      [
        ['Träger', 'Stelle', 'VZÄ', 'von', 'bis', 2020, 2021],
        ['Ort A', 'THM', 1, 43_922, 44_926, 1, 2],
      ],
      0,
    ],
    [
      'eine Datenzeile, deren Zahlen Text sind, ist keine Überschrift',
      [
        ['Nr', 'Text', 'Haushaltsjahr', 'Richtung', 'Ansatz'],
        ['2', 'Miete der Einrichtung', '2020', 'Aufwand', '2.000,00'],
      ],
      0,
    ],
    [
      'zwei Zeilen mit verbundenen Zellen',
      [
        ['Träger', 'Zeitraum', null, 'VZÄ'],
        [null, 'von', 'bis', null],
        ['A', 43_922, 44_926, 1],
      ],
      1,
    ],
  ])('Kopfzeile: %s', (_, werte, kopfzeile) => {
    expect(erkenne(werte).kopfzeile).toBe(kopfzeile);
  });
});

test('bedingte Trennstriche aus Word verschwinden aus den Werten, und ihre Zellen werden genannt', () => {
  const vorschau = lies([
    [
      'Kennung',
      'Bezeichnung',
      'Träger',
      'Trägerart',
      'Eigenanteil durch',
      'Stellenanteil',
      'von',
      'bis',
      'Jahresausgaben',
    ],
    ['S1', 'Teilhabe\u00admanagement', 'Stadt', 'Kommune', 'Kommune', 1, 43922, 44926, 65300],
  ]);
  expect(vorschau.eintraege[0]?.werte.bezeichnung).toBe('Teilhabemanagement');
  expect(vorschau.trennstriche).toHaveLength(1);
});
