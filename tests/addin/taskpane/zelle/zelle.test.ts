import { describe, expect, test } from 'vitest';
import { leeresBlatt } from '../../../../addin/haushaltsblatt/haushaltsblatt.ts';
import { eingabezelle } from '../../../../addin/taskpane/zelle/eingabezelle.ts';
import { erklaere, problemeZu } from '../../../../addin/taskpane/zelle/erklaerung.ts';
import { gkAufrufe } from '../../../../addin/taskpane/zelle/gk-aufrufe.ts';
import { inhalt } from '../../../../addin/taskpane/zelle/inhalt.ts';
import type { Zellwert } from '../../../../addin/workbook/zellen.ts';
import { AACHEN } from '../../../shared/beispiele/aachen.ts';
import { baueAuf, SpeicherMappe } from '../umgebung.ts';

const GUARD =
  '=IF(OR(ISBLANK(G24),ISBLANK(H24),ISBLANK(I24)),"",GK.ZUWENDUNG(G24,H24,I24,IF(ISBLANK(J24),"",J24),2020))';

async function erklaerung(formel: string, werte: Record<string, Zellwert> = {}) {
  const mappe = new SpeicherMappe();
  mappe.auswahl = { zelle: { blatt: 'Blatt', zeile: 0, spalte: 0 }, formel, wert: 0, anzeige: '' };
  for (const [zelle, wert] of Object.entries(werte))
    mappe.zellwerte.set(zelle.includes('!') ? zelle : `Blatt!${zelle}`, wert);
  return (await erklaere(mappe))?.aufrufe;
}

describe('GK-Aufrufe einer Formel', () => {
  test('die Formel des Haushaltsblatts', () => {
    expect(gkAufrufe(GUARD)).toEqual([
      {
        funktion: 'ZUWENDUNG',
        argumente: [
          { art: 'zelle', zelle: { blatt: null, zeile: 23, spalte: 6 }, text: 'G24', freiwillig: false },
          { art: 'zelle', zelle: { blatt: null, zeile: 23, spalte: 7 }, text: 'H24', freiwillig: false },
          { art: 'zelle', zelle: { blatt: null, zeile: 23, spalte: 8 }, text: 'I24', freiwillig: false },
          { art: 'zelle', zelle: { blatt: null, zeile: 23, spalte: 9 }, text: 'J24', freiwillig: true },
          { art: 'wert', wert: 2020 },
        ],
      },
    ]);
  });

  test('jede GK-Formel des Haushaltsblatts wird ganz verstanden', () => {
    const formeln = leeresBlatt().zellen.flatMap((z) =>
      z.inhalt?.art === 'formel' && z.inhalt.formel.includes('GK.') ? [z.inhalt.formel] : [],
    );
    expect(formeln.length).toBeGreaterThan(20);
    for (const formel of formeln) {
      const aufrufe = gkAufrufe(formel);
      expect(aufrufe.length, formel).toBeGreaterThan(0);
      expect(
        aufrufe.flatMap((a) => a.argumente).filter((a) => a.art === 'ausdruck'),
        formel,
      ).toEqual([]);
    }
  });

  test.each([
    ['=gk.stellen(256)', 'STELLEN', [{ art: 'wert', wert: 256 }]],
    ['=GK.FUNDSTELLE("W3, ""so""")', 'FUNDSTELLE', [{ art: 'wert', wert: 'W3, "so"' }]],
    [
      '=GK.BAUSTEIN.ZUWENDUNG(5,,-1.5)',
      'BAUSTEIN.ZUWENDUNG',
      [{ art: 'wert', wert: 5 }, { art: 'leer' }, { art: 'wert', wert: -1.5 }],
    ],
    ['=GK.STELLEN(B1+B2)', 'STELLEN', [{ art: 'ausdruck', text: 'B1+B2' }]],
    [
      "=GK.STELLEN('Mein ''Blatt'''!$C$3)",
      'STELLEN',
      [
        {
          art: 'zelle',
          zelle: { blatt: "Mein 'Blatt'", zeile: 2, spalte: 2 },
          text: "'Mein ''Blatt'''!$C$3",
          freiwillig: false,
        },
      ],
    ],
  ])('%s', (formel, funktion, argumente) => expect(gkAufrufe(formel)).toEqual([{ funktion, argumente }]));

  test('in Texten und anderswo wird nichts gefunden', () => {
    expect(gkAufrufe('="GK.STELLEN(1)"')).toEqual([]);
    expect(gkAufrufe('=SUM(A1:A2)')).toEqual([]);
    expect(gkAufrufe('=GK.STELLEN(1')).toEqual([]);
  });
});

describe('Inhalt einer Zelle', () => {
  test.each<[Zellwert, string, string]>([
    [43_922, '01.04.2020', 'enthält 01.04.2020'],
    [39_180, '39.180,00', 'enthält 39.180,00'],
    [0.65, '65,00 %', 'enthält 65,00 %'],
    [2020, '2020', 'enthält 2020'],
    ['S1', 'S1', 'enthält S1'],
    [true, 'WAHR', 'zeigt WAHR'],
    [{ fehler: '#WERT!' }, '#WERT!', 'zeigt #WERT!'],
    [null, '', 'leer'],
  ])('%s, angezeigt als „%s“: %s', (wert, anzeige, text) => expect(inhalt({ wert, anzeige })).toBe(text));

  test.each([
    [1.25, '1,3', 'enthält 1,25'],
    [1234.5, '1.235', 'enthält 1234,5'],
    [0, '–', 'enthält 0'],
    [12_345, '', 'enthält 12.345'],
  ])('ein Format, das rundet oder verbirgt, gilt nicht: %s, angezeigt als „%s“', (wert, anzeige, text) =>
    expect(inhalt({ wert, anzeige })).toBe(text),
  );
});

describe('Erklärung einer Zelle', () => {
  test('zeigt den Rechenweg mit dem Ergebnis der Zelle', async () => {
    const aufrufe = await erklaerung(GUARD, { G24: 1, H24: 43_922, I24: 44_926, J24: 65_300 });
    expect(aufrufe?.[0]?.aufruf).toBe('GK.ZUWENDUNG(G24; H24; I24; J24; 2020)');
    expect(aufrufe?.[0]?.schritte.at(-1)?.rechnung).toContain('39.180,00 €');
    expect(aufrufe?.[0]?.schritte.at(-1)?.fundstellen.join()).toContain('R5');
  });

  test('ein Fehler steht mit seiner ganzen Meldung da', async () => {
    const aufrufe = await erklaerung('=GK.STELLEN(A1)', { A1: '1.047' });
    expect(aufrufe?.[0]).toMatchObject({ schritte: [] });
    expect(aufrufe?.[0]?.fehler).toContain('„personen“');
  });

  test('warnt vor Verweisen auf leere Zellen, außer die Formel fängt sie ab', async () => {
    const aufrufe = await erklaerung('=GK.ZUWENDUNG(G24,H24,I24,IF(ISBLANK(J24),"",J24))', { G24: 1, H24: 43_922 });
    expect(aufrufe?.[0]?.leere.map((l) => l.text)).toEqual(['I24']);
  });

  test('wo leer etwas heißt, ist eine leere Zelle keine, die fehlt: niemand sonst besetzt die Stelle', async () => {
    const aufrufe = await erklaerung('=GK.ZUWENDUNG(G24,H24,I24,J24,2020,,W24)', { G24: 1, H24: 43_922, I24: 44_196 });
    expect(aufrufe?.[0]?.leere.map((l) => l.text)).toEqual(['J24']);
  });

  test('eine leere Zelle, auf die ein Aufruf zweimal verweist, wird einmal genannt', async () => {
    const aufrufe = await erklaerung('=GK.ZUWENDUNG(G24,G24,I24)', { I24: 1 });
    expect(aufrufe?.[0]?.leere.map((l) => l.text)).toEqual(['G24']);
  });

  test('ein Fehlerwert in einem Argument wird genannt, ein Ausdruck nicht geraten', async () => {
    expect((await erklaerung('=GK.STELLEN(A1)', { A1: { fehler: '#BEZUG!' } }))?.[0]?.fehler).toBe(
      'A1 zeigt den Fehler #BEZUG!.',
    );
    expect((await erklaerung('=GK.STELLEN(A1*2)', { A1: 1 }))?.[0]?.fehler).toContain('Der Ausdruck A1*2');
  });

  test('Bereiche werden aufgelöst, auch auf anderen Blättern', async () => {
    const aufrufe = await erklaerung('=GK.VERTEILUNG(100,Andere!A1:A2)', { 'Andere!A1': 1, 'Andere!A2': 2 });
    expect(aufrufe?.[0]?.fehler).toBeNull();
    expect(aufrufe?.[0]?.schritte.length).toBeGreaterThan(0);
  });
});

test('zur ausgewählten Zelle gehört, was an ihrem Inhalt nicht passt, und sonst nichts', async () => {
  const { steuerung } = await baueAuf(undefined, { ...AACHEN, titel: '', kommune: { ...AACHEN.kommune, name: '' } });
  const { blatt } = steuerung.zustand;
  const zu = (zeile: number, spalte: number) =>
    problemeZu(blatt, { zelle: { blatt: 'Haushaltsblatt', zeile, spalte }, formel: null, wert: null, anzeige: '' }).map(
      ({ text }) => text,
    );
  expect(zu(5, 1)).toEqual([expect.stringMatching(/Zelle B6: „Titel“ fehlt/)]);
  expect(zu(7, 1)).toEqual([]);
  steuerung.beende();
});

describe('warum eine Zelle 0 zeigt', () => {
  const fuerJahr = (jahr: number) => `=GK.ZUWENDUNG(1,"01.04.2020","31.12.2022",65300,${jahr})`;

  test('ein Haushaltsjahr außerhalb des Zeitraums: 0, und der Grund', async () => {
    const [aufruf] = (await erklaerung(fuerJahr(2019))) ?? [];
    expect(aufruf?.fehler).toBeNull();
    expect(aufruf?.warumNull).toBe('Der Zeitraum berührt das Haushaltsjahr 2019 nicht; deshalb steht hier 0.');
  });

  test('ein Haushaltsjahr darin: nichts', async () => {
    expect((await erklaerung(fuerJahr(2020)))?.[0]?.warumNull).toBeNull();
    expect((await erklaerung('=GK.STELLEN(125)'))?.[0]?.warumNull).toBeNull();
  });
});

describe('Eingabezellen', () => {
  test('jede Angabe des Beispiels nennt ihren Titel und was erwartet wird', async () => {
    const { steuerung } = await baueAuf();
    const { blatt } = steuerung.zustand;
    if (blatt.art !== 'plan') throw new Error('kein Plan');
    const texte = [...blatt.lesung.zellen.zellen.values()].map((zelle) => eingabezelle(blatt, zelle));
    expect(texte.length).toBeGreaterThan(20);
    expect(texte.filter((text) => text === null)).toEqual([]);
    expect(texte).toContainEqual({
      titel: 'Stelle S1, Jahresausgaben',
      text: 'Erwartet wird ein Betrag in Euro als Zahl. Die Angabe darf leer bleiben.',
    });
    expect(texte).toContainEqual({
      titel: 'Stelle S1, Trägerart',
      text: 'Zur Wahl stehen: Kommune, Partner. Ohne diese Angabe gibt es keinen Plan.',
    });
    expect(eingabezelle(blatt, { blatt: 'anderes', zeile: 0, spalte: 0 })).toBeNull();
  });
});
