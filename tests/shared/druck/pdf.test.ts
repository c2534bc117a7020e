/** Das PDF, zurückgelesen mit pdf.js: Text, Auszeichnung, Schriften, Seiten; nichts wird zerschnitten oder verloren. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alsPdf } from '../../../shared/druck/pdf.ts';
import type { Block, Schriftstueck, Tabelle } from '../../../shared/druck/schriftstueck.ts';
import { liesPdf, mitRolle, ohneLeerraum, SCHRIFTEN, zeilen } from './pdf-lesen.ts';

const AM = new Date('2026-11-28T15:00:00Z');

function stueck(bloecke: readonly Block[], ausrichtung: Schriftstueck['ausrichtung'] = 'hoch'): Schriftstueck {
  return { titel: 'Prüfblatt für Größen', fuss: 'Antrag · Version 3 · SHA-256 abc…', ausrichtung, bloecke };
}

function tabelle(anzahl: number, name = (i: number) => `Eintrag ${i}`): Tabelle {
  return {
    art: 'tabelle',
    titel: 'Beträge',
    blatt: 'Beträge',
    spalten: [
      { titel: 'Eintrag', art: 'text' },
      { titel: 'Betrag in €', art: 'betrag' },
      { titel: 'am', art: 'tag' },
    ],
    zeilen: [
      ...Array.from({ length: anzahl }, (_, i) => ({ zellen: [name(i), `${1000 + i}.50`, '2021-03-01'] })),
      { summe: true, zellen: ['Summe', '1.00', null] },
    ],
  };
}

const gelesen = async (s: Schriftstueck) => liesPdf(await alsPdf(s, SCHRIFTEN, AM));

describe('ein Blatt', () => {
  const bloecke: Block[] = [
    { art: 'absatz', text: 'Ein Absatz mit „Anführungszeichen“ und § 49a.' },
    { art: 'angaben', zeilen: [['Kommune', 'Kreis Minden-Lübbecke']] },
    { art: 'ueberschrift', text: 'Herleitung' },
    tabelle(2),
    { art: 'unterschriften', wer: ['Aufgestellt', 'Geprüft'] },
  ];

  it('nennt Titel, Sprache und Entstehung, ist ausgezeichnet, und alle Schriften sind eingebettet', async () => {
    const datei = await alsPdf(stueck(bloecke), SCHRIFTEN, AM);
    const pdf = await liesPdf(datei);
    expect([pdf.titel, pdf.sprache, pdf.ausgezeichnet]).toEqual(['Prüfblatt für Größen', 'de-DE', true]);
    expect(pdf.erstelltAm).toBe('D:20261128150000Z');
    expect(pdf.schriften).toEqual(['NotoSans-Bold', 'NotoSans-Regular']);
    const roh = new TextDecoder('latin1').decode(datei);
    expect(roh).toContain('/DisplayDocTitle true');
    // Zum Archivieren: nur eingebettete Schriften, mit Zuordnung zu Unicode.
    expect(roh.match(/\/FontFile[23]? /g)?.length).toBe(roh.match(/\/Type \/FontDescriptor/g)?.length);
    expect(roh).not.toContain('/Helvetica');
    expect(roh).toContain('pdfaid:part>2<');
  });

  it('Überschriften, Absätze, Listen und Tabellen sind, was sie sind', async () => {
    const pdf = await gelesen(stueck(bloecke));
    const [dokument] = mitRolle(pdf, 'Document');
    expect(dokument?.kinder.map(({ rolle }) => rolle)).toEqual(['H1', 'P', 'L', 'H2', 'Table', 'P', 'P']);
    expect(mitRolle(pdf, 'H1').map(({ text }) => text)).toEqual(['Prüfblatt für Größen']);
    expect(mitRolle(pdf, 'LI').map(({ kinder }) => kinder.map(({ rolle, text }) => [rolle, text.trim()]))).toEqual([
      [
        ['Lbl', 'Kommune'],
        ['LBody', 'Kreis Minden-Lübbecke'],
      ],
    ]);
    expect(mitRolle(pdf, 'Caption').map(({ text }) => text)).toEqual(['Beträge']);
    expect(mitRolle(pdf, 'THead')[0]?.kinder[0]?.kinder.map(({ rolle }) => rolle)).toEqual(['TH', 'TH', 'TH']);
    expect(mitRolle(pdf, 'TBody')[0]?.kinder[0]?.kinder.map(({ rolle }) => rolle)).toEqual(['TH', 'TD', 'TD']);
    expect(zeilen(pdf)).toEqual([
      ['Eintrag', 'Betragin€', 'am'],
      ['Eintrag0', '1.000,50', '01.03.2021'],
      ['Eintrag1', '1.001,50', '01.03.2021'],
      ['Summe', '1,00', '–'],
    ]);
    const roh = new TextDecoder('latin1').decode(await alsPdf(stueck(bloecke), SCHRIFTEN, AM));
    expect(roh.match(/\/Scope \/Column/g)?.length).toBe(3);
    expect(roh.match(/\/Scope \/Row/g)?.length).toBe(3);
  });

  it('Fuß und Seitenzahl stehen da, gehören aber nicht zum Inhalt', async () => {
    const pdf = await gelesen(stueck(bloecke));
    expect(pdf.seiten[0]).toContain('Antrag · Version 3 · SHA-256 abc…');
    expect(pdf.seiten[0]).toContain('Seite 1 von 1');
    expect(mitRolle(pdf, 'Document')[0]?.text).not.toContain('Seite 1 von 1');
  });

  it('gleiche Angaben ergeben dieselben Bytes, ein anderer Tag andere', async () => {
    const [eins, zwei, anders] = await Promise.all([
      alsPdf(stueck(bloecke), SCHRIFTEN, AM),
      alsPdf(stueck(bloecke), SCHRIFTEN, AM),
      alsPdf(stueck(bloecke), SCHRIFTEN, new Date(AM.getTime() + 1000)),
    ]);
    expect(Buffer.compare(eins, zwei)).toBe(0);
    expect(Buffer.compare(eins, anders)).not.toBe(0);
  });
});

it('viele Absätze und Angaben gehen auf neue Seiten, nie in den Fuß', async () => {
  const text = 'Ein Absatz, der über mehr als eine Zeile geht, damit auch mitten darin eine Seite zu Ende sein kann. ';
  const pdf = await gelesen(
    stueck(
      Array.from({ length: 60 }, (_, i): Block[] => [
        { art: 'absatz', text: text.repeat(1 + (i % 3)) },
        { art: 'angaben', zeilen: [[`Angabe ${i}`, text]] },
        ...(i % 9 === 0 ? [{ art: 'ueberschrift', text: `Teil ${i}` } as const] : []),
      ]).flat(),
    ),
  );
  expect(pdf.seiten.length).toBeGreaterThan(3);
  expect(mitRolle(pdf, 'LI').filter((punkt) => punkt.text !== '').length).toBeGreaterThanOrEqual(60);
  const imFuss = pdf.stuecke.filter(({ y }) => y < 50).map((s) => s.text);
  expect(new Set(imFuss.filter((t) => !t.startsWith('Seite ')))).toEqual(
    new Set(['Antrag · Version 3 · SHA-256 abc…']),
  );
});

describe('lange Tabellen', () => {
  it.each(['hoch', 'quer'] as const)(
    '%s: jede Zeile einmal, der Kopf auf jeder Seite, vorgelesen einmal',
    async (art) => {
      const pdf = await gelesen(stueck([tabelle(300)], art));
      expect(pdf.masse.map(Math.round)).toEqual(art === 'hoch' ? [595, 842] : [842, 595]);
      expect(pdf.seiten.length).toBeGreaterThan(4);
      pdf.seiten.forEach((seite, i) => {
        expect(seite).toContain(`Seite ${i + 1} von ${pdf.seiten.length}`);
        expect(seite).toContain('Betrag in €');
      });
      const namen = zeilen(pdf).map(([name]) => name);
      expect(namen).toEqual(['Eintrag', ...Array.from({ length: 300 }, (_, i) => `Eintrag${i}`), 'Summe']);
    },
  );

  it('keine Zeile ist zerschnitten: Ihre Zellen stehen auf einer Seite, über dem Fuß, und nichts ist kleiner als 7 Punkt', async () => {
    const lang = (i: number) =>
      `Eintrag ${i} mit einem Namen, der über mehrere Zeilen geht, weil er sehr viele Wörter hat`;
    const schmal: Tabelle = {
      ...tabelle(200, lang),
      spalten: [
        { titel: 'Eintrag', art: 'text' },
        { titel: 'Betrag in €', art: 'betrag' },
        { titel: 'Bemerkung', art: 'text', breite: 4 },
      ],
    };
    const pdf = await gelesen(stueck([schmal]));
    expect(pdf.seiten.length).toBeGreaterThan(2);
    for (let i = 0; i < 200; i++) {
      const betrag = `${(1000 + i).toLocaleString('de-DE')},50`;
      const seite = pdf.stuecke.find(({ text }) => text.startsWith(`Eintrag ${i} `))?.seite;
      expect(pdf.stuecke.find(({ text }) => text === betrag)?.seite).toBe(seite);
    }
    for (const { groesse, x, breite, y } of pdf.stuecke) {
      expect(groesse).toBeGreaterThanOrEqual(7);
      expect(x + breite).toBeLessThanOrEqual(pdf.masse[0] - 40);
      expect(y).toBeGreaterThan(20);
    }
  });

  it('eine Zeile, höher als eine Seite, geht auf der nächsten weiter und bleibt eine', async () => {
    const text = Array.from({ length: 3000 }, (_, i) => `Wort${i}`).join(' ');
    const riesig: Tabelle = { ...tabelle(0), zeilen: [{ zellen: [text, '1.00', null] }] };
    const pdf = await gelesen(stueck([riesig]));
    const ganz = mitRolle(pdf, 'TBody')
      .map(({ kinder }) => ohneLeerraum(kinder[0]?.kinder[0]?.text ?? ''))
      .join('');
    expect(pdf.seiten.length).toBeGreaterThan(2);
    expect(ganz.match(/Wort\d+/g)).toEqual(Array.from({ length: 3000 }, (_, i) => `Wort${i}`));
  });

  it('Beträge bleiben ganz und stehen rechts bündig untereinander', async () => {
    const breit: Tabelle = {
      ...tabelle(0),
      spalten: [
        { titel: 'Eintrag', art: 'text' },
        ...Array.from(
          { length: 8 },
          (_, i) => ({ titel: `Sehr langer Titel der Spalte Nummer ${i}`, art: 'betrag' }) as const,
        ),
      ],
      zeilen: ['1.00', '99999999999.99', '-5510.10'].map((wert, i) => ({
        zellen: [`Zeile ${i}`, ...Array.from({ length: 8 }, () => wert)],
      })),
    };
    const pdf = await gelesen(stueck([breit], 'quer'));
    expect(
      zeilen(pdf)
        .slice(1)
        .map((zeile) => zeile[8]),
    ).toEqual(['1,00', '99.999.999.999,99', '−5.510,10']);
    const kanten = ['1,00', '99.999.999.999,99', '−5.510,10'].map((text) =>
      pdf.stuecke.filter((s) => s.text === text).map(({ x, breite }) => Math.round((x + breite) * 10)),
    );
    expect(new Set(kanten.map((k) => k.join())).size).toBe(1);
  });
});

describe('Zeichen', () => {
  it.each([
    [
      'Umlaute und Namen',
      'Müller-Lüdenscheidt, Ærøskøbing, Łódź, Škoda, Ḥamās',
      'Müller-Lüdenscheidt, Ærøskøbing, Łódź, Škoda',
    ],
    ['zerlegte Umlaute werden zusammengesetzt', 'Mu\u0308ller', 'Müller'],
    ['Griechisch, Verwechselbares genannt', 'Θεσσαλία', 'Θεσσα‹U+03B1›λία‹U+03B1›'],
    ['Kyrillisch, Verwechselbares genannt', 'Київ', '‹U+'],
    ['was keine Schrift hat, steht mit seiner Nummer da', 'Verein 中文 😀', 'Verein ‹U+4E2D›‹U+6587› ‹U+1F600›'],
    ['Unsichtbares auch', 'a\u200bb', 'a‹U+200B›b'],
  ])('%s', async (_, text, erwartet) => {
    const pdf = await gelesen(stueck([{ art: 'absatz', text }, tabelle(1, () => text)]));
    expect(pdf.seiten[0]?.replaceAll('\n', '')).toContain(erwartet);
  });

  it('jeder Text lässt sich drucken', () =>
    fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
        const pdf = await gelesen(
          stueck([{ art: 'absatz', text }, { art: 'angaben', zeilen: [[text, text]] }, tabelle(1, () => text)]),
        );
        expect(pdf.seiten.length).toBeGreaterThan(0);
      }),
      { numRuns: 20 },
    ));
});
