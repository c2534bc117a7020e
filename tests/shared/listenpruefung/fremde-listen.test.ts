/** Listen, wie Menschen sie einfügen: Keine Zeile verschwindet, und was nicht geprüft ist, ist kein Erfolg. */
import { describe, expect, test } from 'vitest';
import { istEinwandfrei } from '../../../shared/listenpruefung/ergebnis.ts';
import { pruefeListe } from '../../../shared/listenpruefung/pruefen.ts';
import { erkenneSpalten } from '../../../shared/listenpruefung/spalten.ts';
import { DIA_2019 } from '../../../shared/regelstand/dia-2019.ts';
import { THM_2019 } from '../../../shared/regelstand/thm-2019.ts';
import { dekodiere } from '../../../shared/tabellentext/dekodieren.ts';
import { liesZahl } from '../../../shared/tabellentext/zahltext.ts';
import { zerlegeText } from '../../../shared/tabellentext/zerlegen.ts';

const KOPF = 'Kommune\tGestattete\tGeduldete\tStellen';
const [A, B] = ['Ort A\t10\t256\t2,5', 'Ort B\t10\t100\t1,0'];

function pruefe(text: string) {
  const liste = zerlegeText(text);
  const zuordnung = erkenneSpalten(liste, THM_2019);
  const ergebnis = pruefeListe(liste, zuordnung, { thm: THM_2019, dia: DIA_2019 });
  const { zeilen, summenpruefungen, uebersprungen, ungelesen, belegt } = ergebnis;
  expect(zeilen.length + summenpruefungen.length + uebersprungen.length + ungelesen.length).toBe(belegt);
  return { ...ergebnis, zuordnung, gruen: istEinwandfrei(ergebnis), namen: zeilen.map(({ kommune }) => kommune) };
}

describe('Zerlegen', () => {
  test.each<[string, string, string[]]>([
    [
      'Anführungszeichen am Zellanfang zweier Zeilen',
      `${KOPF}\n"Ort A\t10\t256\t2,5\nOrt B"\t10\t100\t1,0\nOrt C\t1\t40\t0,5`,
      ['"Ort A', 'Ort B"', 'Ort C'],
    ],
    [
      'Zelle mit Umbruch und doppelten Anführungszeichen',
      `${KOPF}\n"Ort ""A""\nSüd"\t10\t256\t2,5\n${B}`,
      ['Ort "A"\nSüd', 'Ort B'],
    ],
    ['Anführungszeichen ohne Ende', `${KOPF}\n"Ort A\t10\t256\t2,5\n${B}`, ['"Ort A', 'Ort B']],
    ['gemischte Zeilenenden', `${KOPF}\r\n${A}\n${B}\rOrt C\t1\t40\t0,5`, ['Ort A', 'Ort B', 'Ort C']],
    [
      'ein Tabulator am Zeilenende',
      'Kommune;Gestattete;Geduldete;Stellen\t\nOrt A;10;256;2,5\t\nOrt B;10;100;1,0',
      ['Ort A', 'Ort B'],
    ],
    [
      'Komma als Trenner',
      'Kommune,Gestattete,Geduldete,Stellen\nOrt A,10,256,"2,5"\nOrt B,10,100,"1,0"',
      ['Ort A', 'Ort B'],
    ],
    [
      'BOM und 60 leere Spalten',
      `\ufeffKommune;Gestattete;Geduldete;Stellen${';'.repeat(60)}\nOrt A;10;256;2,5${';'.repeat(60)}`,
      ['Ort A'],
    ],
    [
      'Worttrennung in der Überschrift',
      '"Kom-\nmune"\t"Gestat-\ntete"\t"Gedul-\ndete"\tStellen\nOrt A\t10\t256\t2,5',
      ['Ort A'],
    ],
    [
      'ein Jahr als Überschrift',
      'Kommune;Geduldete;Stellen;2020\nOrt A;256;2,5;136.000,00\nOrt B;100;1,0;54.400,00',
      ['Ort A', 'Ort B'],
    ],
    [
      'zwei Zeilen Überschrift',
      'Kommune\tPersonen\t\tStellen\n\tGeduldete\tGestattete\t\nOrt A\t256\t10\t2,5',
      ['Ort A'],
    ],
    ['nummerierte Spalten', `${KOPF}\n1\t2\t3\t4\n${A}\n${B}\nSumme\t20\t356\t3,5`, ['Ort A', 'Ort B']],
    [
      'bewilligte statt beantragter Stellen',
      'Kommune;Geduldete;beantragte Stellen;bewilligte Stellen\nOrt A;256;3,0;2,5',
      ['Ort A'],
    ],
  ])('%s', (_, text, namen) => {
    const ergebnis = pruefe(text);
    expect([ergebnis.namen, ergebnis.gruen]).toEqual([namen, true]);
  });

  test('Windows-1252, UTF-8 und UTF-16 ergeben denselben Text', () => {
    const text = 'Köln;2 €';
    expect(dekodiere(Uint8Array.from([0x4b, 0xf6, 0x6c, 0x6e, 0x3b, 0x32, 0x20, 0x80]))).toBe(text);
    expect(dekodiere(new TextEncoder().encode(`\ufeff${text.normalize('NFD')}`))).toBe(text);
    expect(
      dekodiere(
        Uint8Array.from([0xff, 0xfe, ...[...text].flatMap((z) => [z.charCodeAt(0) & 255, z.charCodeAt(0) >> 8])]),
      ),
    ).toBe(text);
  });
});

describe('Summen', () => {
  test.each([
    'Summe',
    'Endsumme',
    'Gesamt',
    'Σ',
    'Land NRW',
    'Nordrhein-Westfalen',
    'Insgesamt:',
    'Landessumme',
    'Kommunen gesamt',
  ])('„%s“ ist keine Kommune', (wort) => {
    expect(pruefe([KOPF, A, B, `${wort}\t20\t356\t3,5`].join('\n'))).toMatchObject({
      namen: ['Ort A', 'Ort B'],
      gruen: true,
    });
    expect(pruefe([KOPF, A, B, `${wort}\t20\t357\t3,5`].join('\n')).gruen).toBe(false);
    expect(pruefe([KOPF, `${wort}\t20\t356\t3,5`, A, B].join('\n')).gruen).toBe(true);
    expect(pruefe([KOPF, `${wort}\t99\t999\t9,0`, A, B].join('\n')).gruen).toBe(false);
  });

  test('Teilsummen zählen ihren Abschnitt, unter oder über seinen Zeilen', () => {
    const [a, b] = ['Regierungsbezirk Arnsberg\t10\t256\t2,5', 'Regierungsbezirk Detmold\t10\t100\t1,0'];
    for (const zeilen of [
      [A, 'Summe Arnsberg\t10\t256\t2,5', B, 'Summe Detmold\t10\t100\t1,0', 'Gesamtsumme\t20\t356\t3,5'],
      [A, a, B, b, 'Land NRW\t20\t356\t3,5'],
      ['Land NRW\t20\t356\t3,5', a, A, b, B],
    ]) {
      const ergebnis = pruefe([KOPF, ...zeilen].join('\n'));
      expect([ergebnis.summenpruefungen.map((s) => [s.geprueft, s.abweichungen.length]), ergebnis.gruen]).toEqual([
        Array(3).fill([3, 0]),
        true,
      ]);
    }
  });

  test('„davon“ zählt nicht noch einmal und steht mit Grund da', () => {
    const { ungelesen, summenpruefungen } = pruefe(
      [KOPF, A, 'davon Süd\t5\t100\t1,0', B, 'Summe\t20\t356\t3,5'].join('\n'),
    );
    expect([ungelesen.map(({ nr }) => nr), summenpruefungen[0]?.abweichungen]).toEqual([[3], []]);
  });
});

test('nichts gelesen ist kein Erfolg', () => {
  const { gruen, ungelesen } = pruefe('Ort;Wert1;Wert2\nA;1;x\nB;2;y');
  expect([gruen, ungelesen.length > 0]).toEqual([false, true]);
});

test('Einheiten der Überschrift gelten', () => {
  const { zeilen, umgerechnet } = pruefe('Kommune\tGeduldete\tStellen\tFördervolumen in T€\nOrt A\t256\t2,5\t538,8');
  expect([String(zeilen[0]?.werte.mittel), umgerechnet]).toEqual([
    '538800',
    ['Fördervolumen oder Zuwendung: in Tausend angegeben, mit 1.000 malgenommen.'],
  ]);
});

test('passen mehrere Spalten gleich gut, wird gefragt und keine genommen', () => {
  const { zuordnung, gruen } = pruefe('Kommune;Geduldete;Stellen Nord;Stellen Süd\nOrt A;256;2,5;1,0');
  expect([zuordnung.rollen, zuordnung.fragen, gruen]).toEqual([
    ['kommune', 'geduldete', 'keine', 'keine'],
    [{ rolle: 'stellen', spalten: [2, 3] }],
    false,
  ]);
});

test('Nummern mit führender Null sind keine Personen', () => {
  const liste = zerlegeText(
    'Ämter;Produktgruppe;Produkt;Text\nA;05311;0531101;x\nB;16611;1661101;y\nC;13553;1355301;z\nD;15573;1557303;q',
  );
  expect(erkenneSpalten(liste, THM_2019).rollen).not.toContain('geduldete');
});

test.each<[string, 'personen' | 'betrag' | 'stellen', string]>([
  ['256\u200b', 'personen', '256'],
  ['\u2212', 'personen', 'leer'],
  ['65.300,- €', 'betrag', '65300'],
  ['65 300,00', 'betrag', '65300'],
  ['EUR 65300', 'betrag', '65300'],
  ['1½', 'stellen', '1.5'],
  ['25/39', 'stellen', '0.641026'],
])('„%s“ als %s ist %s', (text, art, erwartet) => {
  const lesung = liesZahl(text, art);
  expect(lesung.art === 'zahl' ? String(lesung.wert) : lesung.art).toBe(erwartet);
});

test('die Meldung nennt die Zelle, wie sie dasteht', () => {
  expect(liesZahl('65,3 T€', 'betrag')).toMatchObject({ meldung: expect.stringContaining('„65,3 T€“') });
});

describe('Aufwand', () => {
  const zeilen = (anzahl: number) =>
    Array.from({ length: anzahl }, (_, i) => (i % 3 === 2 ? 'Summe\t1\t2\t3,0' : `Ort ${i}\t${i}\t${i}\t0,5`));
  /** Rechenzeit in Millisekunden: Was andere Programme derweil tun, zählt nicht. */
  const dauer = (text: string) => {
    const beginn = process.cpuUsage();
    pruefe(text);
    const { user, system } = process.cpuUsage(beginn);
    return (user + system) / 1_000;
  };

  test('4.900 Zeilen mit einer Summe nach jeder dritten: wächst mit der Zahl der Zeilen, nicht mit ihrem Quadrat', () => {
    const [klein, gross] = [1_225, 4_900].map((anzahl) => [KOPF, ...zeilen(anzahl)].join('\n')) as [string, string];
    dauer(klein);
    const kurz = Math.min(dauer(klein), dauer(klein), dauer(klein));
    const lang = Math.min(dauer(gross), dauer(gross), dauer(gross));
    expect(lang / kurz).toBeLessThan(10);
    // In Ruhe unter 0,2 s.
    expect(lang).toBeLessThan(800);
  });

  test('eine volle Excel-Zelle hält nichts auf', () => {
    for (const zeichen of ['\t', ' ', '"', '1.', 'a ', '-', '0', ',-', '(', 'summe ']) {
      const zelle = zeichen.repeat(Math.ceil(32_767 / zeichen.length)).slice(0, 32_767);
      expect(dauer(`${KOPF}\n${A}\n${zelle}x\t1\t${zelle}y\t${zelle}`)).toBeLessThan(1_000);
    }
  });
});
