import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pruefeListe as pruefe } from '../../../shared/listenpruefung/pruefen.ts';
import { erkenneSpalten as erkenne, type Zuordnung } from '../../../shared/listenpruefung/spalten.ts';
import { SPALTENROLLEN, type Spaltenrolle } from '../../../shared/listenpruefung/spaltenrollen.ts';
import { DIA_2019 } from '../../../shared/regelstand/dia-2019.ts';
import { THM_2019 } from '../../../shared/regelstand/thm-2019.ts';
import { type Listenzelle, liesZahl, type Zahlart, type Zahllesung } from '../../../shared/tabellentext/zahltext.ts';
import { Listenfehler, zerlegeText } from '../../../shared/tabellentext/zerlegen.ts';

type Liste = readonly (readonly Listenzelle[])[];
const pruefeListe = (liste: Liste, zuordnung: Zuordnung) => pruefe(liste, zuordnung, { thm: THM_2019, dia: DIA_2019 });
const erkenneSpalten = (liste: Liste) => erkenne(liste, THM_2019);

/** R1–R3 noch einmal, ohne den Rechenkern: in ganzen Zahlen, halbe Stellen gezählt. */
function stellenUnabhaengig(geduldete: number): number {
  const halbe = Math.floor((geduldete * 2 + 50) / 100);
  return Math.max(halbe, 1, geduldete >= 75 ? 2 : 0) / 2;
}

/** Eine gelesene Zahl ist endlich und nicht negativ, eine unklare hat eine Meldung. */
const innerhalb = (lesung: Zahllesung): boolean =>
  lesung.art === 'zahl'
    ? lesung.wert.isFinite() && !lesung.wert.isNegative()
    : lesung.art === 'leer' || lesung.meldung !== '';

const gelesen = (text: string, art: Zahlart) => {
  const lesung = liesZahl(text, art);
  return lesung.art === 'zahl' ? lesung.wert.toString() : lesung.art === 'unklar' ? lesung.meldung : 'leer';
};

describe('Zahlen aus Text', () => {
  test.each<[string, Zahlart, string]>([
    [
      '107.756.134',
      'betrag',
      '„107.756.134“ ist nicht eindeutig: 107.756.134 (wenn die Punkte Tausender trennen) oder 107.756,134 (wenn der letzte Punkt das Komma ist). Gelesen wird davon nichts.',
    ],
    [
      '107.756.134',
      'personen',
      '„107.756.134“ ist nicht eindeutig: 107.756.134 (wenn die Punkte Tausender trennen) oder 107.756,134 (wenn der letzte Punkt das Komma ist). Gelesen wird davon nichts.',
    ],
    [
      '1.047',
      'betrag',
      '„1.047“ ist nicht eindeutig: 1.047 (wenn die Punkte Tausender trennen) oder 1,047 (wenn der letzte Punkt das Komma ist). Gelesen wird davon nichts.',
    ],
    [
      '1.047',
      'stellen',
      '„1.047“ ist nicht eindeutig: 1.047 (wenn die Punkte Tausender trennen) oder 1,047 (wenn der letzte Punkt das Komma ist). Gelesen wird davon nichts.',
    ],
    [
      '1,047',
      'personen',
      '„1,047“ ist nicht eindeutig: 1,047 (wenn das Komma die Nachkommastellen trennt) oder 1.047 (wenn das Komma Tausender trennt). Gelesen wird davon nichts.',
    ],
    [
      '538,780',
      'betrag',
      '„538,780“ ist nicht eindeutig: 538,78 (wenn das Komma die Nachkommastellen trennt) oder 538.780 (wenn das Komma Tausender trennt). Gelesen wird davon nichts.',
    ],
    ['2.5', 'stellen', '„2.5“ ist nicht eindeutig: 2,5 (wenn der Punkt das Komma ist). Gelesen wird davon nichts.'],
    [
      '107756.134',
      'betrag',
      '„107756.134“ ist nicht eindeutig: 107.756.134 (wenn der Punkt Tausender trennt) oder 107.756,134 (wenn der Punkt das Komma ist). Gelesen wird davon nichts.',
    ],
    [
      '538,780.67',
      'betrag',
      '„538,780.67“ ist nicht eindeutig: 538.780,67 (wenn sie englisch geschrieben ist). Gelesen wird davon nichts.',
    ],
    ['-2', 'personen', '„-2“ ist negativ; erwartet wird eine ganze Zahl von 0 bis 10.000.000.'],
    ['2,5', 'personen', '„2,5“ passt hier nicht; erwartet wird eine ganze Zahl von 0 bis 10.000.000.'],
    ['1.234,5', 'personen', '„1.234,5“ passt hier nicht; erwartet wird eine ganze Zahl von 0 bis 10.000.000.'],
    ['100.000,5', 'stellen', '„100.000,5“ passt hier nicht; erwartet wird eine Zahl von 0 bis 100.000, z. B. 2,5.'],
    ['1e3', 'personen', '„1e3“ ist keine Zahl; erwartet wird eine ganze Zahl von 0 bis 10.000.000.'],
    [
      'Absatz '.repeat(1_000),
      'stellen',
      `„${'Absatz '.repeat(9).slice(0, 60)}…“ ist keine Zahl; erwartet wird eine Zahl von 0 bis 100.000, z. B. 2,5.`,
    ],
    ['n. b.', 'stellen', '„n. b.“ ist keine Zahl; erwartet wird eine Zahl von 0 bis 100.000, z. B. 2,5.'],
  ])('„%s“ als %s wird abgewiesen', (text, art, meldung) => {
    expect(gelesen(text, art)).toBe(meldung);
  });

  test.each<[string, Zahlart, string]>([
    ['1.047', 'personen', '1047'],
    ['256', 'personen', '256'],
    ['2,5', 'stellen', '2.5'],
    ['1,047', 'stellen', '1.047'],
    ['538.780,67 €', 'betrag', '538780.67'],
    ['107.756,134', 'betrag', '107756.134'],
    ['538 780,67 EUR', 'betrag', '538780.67'],
    ['538\u202f780,67\u00a0€', 'betrag', '538780.67'],
    ['–', 'personen', 'leer'],
    ['', 'personen', 'leer'],
  ])('„%s“ als %s ist %s', (text, art, wert) => {
    expect(gelesen(text, art)).toBe(wert);
  });

  test('jeder deutsch geschriebene Betrag mit zwei Nachkommastellen kommt unverändert zurück, mit und ohne Tausenderpunkte', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 11 }), fc.boolean(), (cent, gruppiert) => {
        const ganz = String(Math.floor(cent / 100));
        const text = `${gruppiert ? ganz.replace(/\B(?=(\d{3})+$)/g, '.') : ganz},${String(cent % 100).padStart(2, '0')}`;
        const lesung = liesZahl(text, 'betrag');
        return lesung.art === 'zahl' && lesung.wert.times(100).eq(cent);
      }),
    );
  });

  const zahlartig = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('0', '1', '9', '.', ',', ' ', '-', '€') }));

  test('beliebiger Text ist leer, eine Zahl oder abgewiesen, und nie ein Absturz', () => {
    fc.assert(
      fc.property(zahlartig, fc.constantFrom<Zahlart>('personen', 'stellen', 'betrag'), (text, art) =>
        innerhalb(liesZahl(text, art)),
      ),
    );
  });

  test('Zahlen der Mappe gelten mit 15 Stellen', () => {
    expect(liesZahl(0.1 + 0.2, 'stellen')).toMatchObject({ art: 'zahl' });
    expect(String((liesZahl(0.1 + 0.2, 'stellen') as { wert: unknown }).wert)).toBe('0.3');
    expect(liesZahl(2.5, 'personen')).toMatchObject({
      meldung: '„2,5“ passt hier nicht; erwartet wird eine ganze Zahl von 0 bis 10.000.000.',
    });
    expect(liesZahl(Number.NaN, 'personen').art).toBe('unklar');
  });
});

describe('Zeilen', () => {
  const ROLLEN: Spaltenrolle[] = ['kommune', 'gestattete', 'geduldete', 'stellen'];
  const zuordnung = { kopfzeile: null, rollen: ROLLEN };

  test('nach Schlüssel ist, was R1–R3 unabhängig gerechnet ergeben; Differenz = Liste − Schlüssel, und jede Summe geht auf', () => {
    const zeile = fc.record({
      geduldete: fc.nat({ max: 3000 }),
      gestattete: fc.nat({ max: 3000 }),
      zehntel: fc.nat({ max: 300 }),
    });
    fc.assert(
      fc.property(fc.array(zeile, { minLength: 1, maxLength: 40 }), (eintraege) => {
        const text = (zehntel: number) => `${Math.floor(zehntel / 10)},${zehntel % 10}`;
        const liste = eintraege.map(({ geduldete, gestattete, zehntel }, i) => [
          `Kommune ${i}`,
          String(gestattete),
          String(geduldete),
          text(zehntel),
        ]);
        const summe = (feld: 'geduldete' | 'gestattete' | 'zehntel') => eintraege.reduce((s, e) => s + e[feld], 0);
        liste.push(['Summe', String(summe('gestattete')), String(summe('geduldete')), text(summe('zehntel'))]);
        const pruefung = pruefeListe(liste, zuordnung);
        expect(pruefung.zeilen).toHaveLength(eintraege.length);
        expect(pruefung.uebereinstimmend + pruefung.abweichend).toBe(eintraege.length);
        expect(pruefung.summenpruefungen.map((s) => [s.geprueft, s.abweichungen.length])).toEqual([[3, 0]]);
        pruefung.zeilen.forEach(({ nachSchluessel, differenz }, i) => {
          const { geduldete, zehntel } = eintraege[i] as (typeof eintraege)[number];
          expect(nachSchluessel?.times(10).toNumber()).toBe(stellenUnabhaengig(geduldete) * 10);
          expect(
            differenz
              ?.plus(nachSchluessel ?? 0)
              .times(10)
              .toNumber(),
          ).toBe(zehntel);
        });
      }),
      { numRuns: 40 },
    );
  });

  test('jede Liste lässt sich prüfen: Jede Zeile ist gelesen, eine Summe, übersprungen oder leer', () => {
    const zelle = fc.oneof(
      fc.constantFrom('Summe', 'Geduldete', 'Stellen', '1.047', '2,5', '-1', '107.756.134', '', null),
      fc.string(),
      fc.double(),
      fc.nat(),
    );
    const rollen = fc.shuffledSubarray([...SPALTENROLLEN]);
    fc.assert(
      fc.property(
        fc.array(fc.array(zelle, { maxLength: 8 }), { minLength: 1, maxLength: 20 }),
        rollen,
        (liste, gewaehlt) => {
          if (liste.every((zeile) => zeile.every((z) => z === null || String(z).trim() === ''))) return;
          const { zeilen, summenpruefungen, uebersprungen, ungelesen, belegt } = pruefeListe(liste, {
            kopfzeile: null,
            rollen: gewaehlt,
          });
          const leer = liste.filter((zeile) => zeile.every((z) => z === null || String(z).trim() === '')).length;
          expect(zeilen.length + summenpruefungen.length + uebersprungen.length + ungelesen.length).toBe(belegt);
          expect(belegt + leer).toBe(liste.length);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('125: die Liste folgt der anderen Lesart, oder der unseren', () => {
    const { zeilen } = pruefeListe(
      [
        ['A', '0', '125', '1,0'],
        ['B', '0', '125', '1,5'],
      ],
      zuordnung,
    );
    expect(zeilen.map(({ befunde }) => befunde.map((b) => `${b.art} ${b.regel} ${b.text}`))).toEqual([
      [
        'abweichung R1 Nach Schlüssel 1,5 Stellen, in der Liste 1,0: 0,5 weniger. Das ist die andere Lesart: Hälften zum geraden Schritt gerundet.',
      ],
      ['info A1 Nach der anderen Lesart (Hälften zum geraden Schritt) wären es 1,0 Stellen.'],
    ]);
  });

  test('doppelte Kommunen, auch anders geschrieben; die doppelte Zeile erklärt die Summe', () => {
    const pruefung = pruefeListe(
      [
        ['Stadt Hamm', '80', '46', '0,5'],
        ['Stadt  HAMM', '80', '46', '0,5'],
        ['Kreis Olpe', '130', '70', '0,5'],
        ['Summe', '210', '116', '1,0'],
      ],
      zuordnung,
    );
    expect(pruefung.doppelte).toEqual([{ kommune: 'Stadt Hamm', zeilen: [1, 2] }]);
    expect(pruefung.summenpruefungen[0]?.erklaerungen[0]).toContain(
      'In der Summe fehlt genau die Zeile 1 „Stadt Hamm“',
    );
  });

  test('was in der Liste fehlt: Beträge in €, und nur Spalten, in denen etwas fehlt', () => {
    const { summenpruefungen } = pruefeListe(
      [
        ['A', '256', '10', '2,5', '1.000,50'],
        ['Summe', '256', '30', '2,5', '3.001,00'],
      ],
      { kopfzeile: null, rollen: ['kommune', 'geduldete', 'gestattete', 'stellen', 'mittel'] },
    );
    expect(summenpruefungen[0]?.erklaerungen).toEqual([
      'In der Liste fehlen zusammen 20 Gestattete, 2.000,50 € Fördervolumen oder Zuwendung.',
    ]);
  });

  test('eine unklare Zahl wird genannt und macht ihre Spalte nicht nachrechenbar, die anderen schon', () => {
    const pruefung = pruefeListe(
      [
        ['A', '10', '256', '2.5'],
        ['B', '20', '100', '1,0'],
        ['Summe', '30', '356', '3,5'],
      ],
      zuordnung,
    );
    expect(pruefung.zeilen[0]?.befunde[0]?.text).toContain('Stellen: „2.5“ ist nicht eindeutig');
    expect([
      pruefung.ungeprueft,
      pruefung.summenpruefungen[0]?.geprueft,
      pruefung.summenpruefungen[0]?.befunde.length,
    ]).toEqual([1, 2, 1]);
  });

  test('Personensumme je Zeile und Eigenanteil zum Fördervolumen (W3)', () => {
    const rollen: Spaltenrolle[] = ['kommune', 'geduldete', 'gestattete', 'personen', 'mittel', 'eigenanteil'];
    const { zeilen } = pruefeListe(
      [
        ['Stadt Aachen', '256', '157', '414', '538.780,67', '107.756.134'],
        ['B', '', '', '', '538.780,67', '134.695,17'],
        ['C', '', '', '', '538.780,67', '107.756,13'],
        ['D', '', '', '', '538.780,67', '100.000,00'],
      ],
      { kopfzeile: null, rollen },
    );
    expect(zeilen.map(({ befunde }) => befunde.map((b) => `${b.art} ${b.regel} ${b.text}`))).toMatchInlineSnapshot(`
      [
        [
          "fehler null Eigenanteil: „107.756.134“ ist nicht eindeutig: 107.756.134 (wenn die Punkte Tausender trennen) oder 107.756,134 (wenn der letzte Punkt das Komma ist). Gelesen wird davon nichts.",
          "info W3 107.756,134 passt als 20 % von Gesamtausgaben von 538.780,67 €.",
          "abweichung null 256 Geduldete und 157 Gestattete sind 413, nicht 414.",
        ],
        [],
        [],
        [
          "abweichung W3 100.000,00 € Eigenanteil zu 538.780,67 € Fördervolumen. Der Betrag passt zu keiner Lesart. Ist das Fördervolumen die Summe aller Ausgaben, beträgt der Eigenanteil 107.756,13 € (20 %) und die Zuwendung nur 431.024,54 €. Ist es die Zuwendung (80 %), gehören 134.695,17 € Eigenanteil dazu, 26.939,04 € mehr.",
        ],
      ]
    `);
  });

  test('ohne Namensspalte und mit Zwischenüberschriften', () => {
    const pruefung = pruefeListe(
      [
        ['Arnsberg', '', '', ''],
        ['A', '1', '256', '2,5'],
        ['', '', '', ''],
        ['', '1', '256', '2,5'],
      ],
      zuordnung,
    );
    expect([pruefung.uebersprungen, pruefung.zeilen.length, pruefung.summenpruefungen[0]?.abweichungen]).toEqual([
      [1],
      1,
      [],
    ]);
  });
});

describe('Spalten', () => {
  test.each<[string, string, Spaltenrolle[]]>([
    [
      'Summe Geduldete sind Geduldete',
      'Kommune\tSumme Geduldete\tSumme Gestattete\tSumme\tVZÄ',
      ['kommune', 'geduldete', 'gestattete', 'personen', 'stellen'],
    ],
    [
      'Soll und Differenz bleiben unbeachtet',
      'Stadt\tGeduldete\tStellen nach Regel\tbewilligt\tDifferenz',
      ['kommune', 'geduldete', 'keine', 'stellen', 'keine'],
    ],
    [
      'Kreis als Name',
      'Kreis\tDuldung\tAufenthaltsgestattung\tStellen\tFördervolumen',
      ['kommune', 'geduldete', 'gestattete', 'stellen', 'mittel'],
    ],
    [
      'Kommune/Kreis',
      'Nr.\tKommune/Kreis\tGeduldete\tEigenanteil\tZuwendung',
      ['keine', 'kommune', 'geduldete', 'eigenanteil', 'mittel'],
    ],
    [
      'wer beantragt, ist die Kommune',
      'Antragsteller\tGeduldete\tGestattete\tSumme\tbewilligte Stellen',
      ['kommune', 'geduldete', 'gestattete', 'personen', 'stellen'],
    ],
    [
      'eine Geschäftsführende Stelle ist keine Zahl von Stellen',
      'Kommune\tGeschäftsführende Stelle\tGeduldete\tGestattete\tStellen',
      ['kommune', 'keine', 'geduldete', 'gestattete', 'stellen'],
    ],
  ])('%s', (_, kopf, rollen) => {
    expect(erkenneSpalten(zerlegeText(`${kopf}\nX\t1\t2\t3\t4`))).toEqual({ kopfzeile: 0, rollen });
  });

  test('ohne Überschriften ist auch eine Spalte mit großen Beträgen eine mit Zahlen', () => {
    const zeilen = [40, 130, 220, 330, 512].map((geduldete, i) => {
      const mittel = `${538 + i}.780,67`;
      return [mittel, `Kommune ${i % 4}`, String(geduldete), String(stellenUnabhaengig(geduldete)).replace('.', ',')];
    });
    expect(erkenneSpalten(zeilen)).toEqual({ kopfzeile: null, rollen: ['mittel', 'kommune', 'geduldete', 'stellen'] });
  });

  test('jede Rolle höchstens einmal, gleich was in der Liste steht', () => {
    const zelle = fc.oneof(
      fc.constantFrom('Geduldete', 'Stellen', 'Kommune', 'Summe', '2,5', '256', ''),
      fc.string(),
      fc.integer(),
      fc.constant(null),
    );
    fc.assert(
      fc.property(fc.array(fc.array(zelle, { maxLength: 8 }), { maxLength: 30 }), (liste) => {
        const { rollen } = erkenneSpalten(liste);
        const genutzt = rollen.filter((rolle) => rolle !== 'keine');
        expect(new Set(genutzt).size).toBe(genutzt.length);
        expect(rollen.length).toBe(liste.reduce((breite, zeile) => Math.max(breite, zeile.length), 0));
      }),
    );
  });
});

describe('Grenzen', () => {
  test.each([
    ['', 'Die Liste ist leer. Bitte fügen Sie die Zellen mit ihren Überschriften ein.'],
    [
      'Stadt Aachen 256',
      'Die Liste hat nur eine Spalte. Erwartet werden Zellen, die durch Tabulator (aus Excel kopiert), Semikolon oder Komma (CSV) getrennt sind.',
    ],
    [
      'a\tb\n'.repeat(5001).trimEnd(),
      'Die Liste hat 5.001 Zeilen; geprüft werden höchstens 5.000 auf einmal. Bitte teilen Sie sie auf.',
    ],
    [`a${'\tb'.repeat(50)}`, 'Die Liste hat 51 Spalten; geprüft werden höchstens 50.'],
  ])('%#', (text, meldung) => {
    expect(() => zerlegeText(text)).toThrow(new Listenfehler(meldung));
  });

  test('5.000 Zeilen in wenigen Sekunden, nicht in Minuten', () => {
    const text = [
      'Kommune\tGestattete\tGeduldete\tStellen',
      ...Array.from({ length: 4_998 }, (_, i) => `K${i}\t${i}\t${i}\t0,5`),
      'Summe\t1\t1\t1,0',
    ].join('\n');
    const beginn = performance.now();
    const liste = zerlegeText(text);
    const pruefung = pruefeListe(liste, erkenneSpalten(liste));
    expect(pruefung.zeilen).toHaveLength(4_998);
    expect(performance.now() - beginn).toBeLessThan(10_000);
  });
});
