import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  antragAusBlatt,
  blattAusAntrag,
  blattAusEntwurf,
  entwurfAusBlatt,
  tabellenImGitter,
} from '../../../../addin/haushaltsblatt/haushaltsblatt.ts';
import {
  type Auftrag,
  alsAntragseintraege,
  uebernimm,
  type Vorschau,
} from '../../../../addin/haushaltsblatt/uebernahme/uebernehmen.ts';
import { erkenne, type Listenart, vorgeschlageneQuellen } from '../../../../addin/haushaltsblatt/uebernahme/ziele.ts';
import { Wortlaut } from '../../../../addin/haushaltsblatt/wortlaut.ts';
import type { Zellwert } from '../../../../addin/workbook/zellen.ts';
import { alsGitter, antraege } from '../antraege.ts';
import { auftrag, bereich, lies } from './listen.ts';

/** Wie es im Goldenen steht: Wortlaut in Anführungszeichen, leere Felder weggelassen. */
function lesbar({ eintraege, offen, summenzeilen, fehlend }: Vorschau) {
  return {
    eintraege: eintraege.map(({ zeile, werte }) => ({
      zeile,
      ...Object.fromEntries(
        Object.entries(werte).flatMap(([pfad, wert]) =>
          wert === null || wert === ''
            ? []
            : [[pfad, wert instanceof Wortlaut && wert.inhalt.art === 'text' ? `„${wert.inhalt.text}“` : wert]],
        ),
      ),
    })),
    offen: offen.map(({ feld, meldung, lesarten, zelle }) => ({
      zeile: zelle.zeile + 1,
      feld,
      meldung,
      lesarten: lesarten.map((l) => l.titel),
    })),
    summenzeilen,
    fehlend,
  };
}

describe('goldene Listen', () => {
  const ordner = new URL('golden/', import.meta.url);
  test.each(readdirSync(ordner))('%s', (datei) => {
    const { liste, art, kopfzeile, erwartet } = JSON.parse(readFileSync(new URL(datei, ordner), 'utf8'));
    const a = auftrag(liste);
    expect([a.art, a.kopfzeile]).toEqual([art, kopfzeile]);
    expect(lesbar(uebernimm(bereich(liste), a))).toEqual(erwartet);
  });
});

describe('Zahlen und Tage werden nie geraten', () => {
  const eine = (spalte: string, wert: Zellwert, dazu: Partial<Auftrag> = {}) =>
    lies(
      [
        ['Träger', 'Stellenanteil', spalte],
        ['Stadt', 1, wert],
      ],
      dazu,
    );

  test.each<[string, Zellwert, readonly string[]]>([
    ['Personalkosten', '1.047', ['1.047, wenn die Punkte Tausender trennen']],
    ['Personalkosten', '107.756.134', ['107.756.134, wenn die Punkte Tausender trennen']],
    [
      'Personalkosten',
      '65,300',
      ['65,3, wenn das Komma die Nachkommastellen trennt', '65.300, wenn das Komma Tausender trennt'],
    ],
    ['Personalkosten', '65,300.00', ['65.300, wenn sie englisch geschrieben ist']],
    ['Personalkosten', 'ca. 65.000', []],
    ['Personalkosten', -5, []],
    ['Beginn', '03.04.05', ['03.04.2005', '04.03.2005', '05.04.2003']],
    ['Beginn', '01/02/2020', ['01.02.2020', '02.01.2020']],
    ['Beginn', '31/12/2020', ['31.12.2020']],
    ['Beginn', 2020, ['der erste Tag, 01.01.2020', 'der letzte Tag, 31.12.2020']],
    ['Beginn', 'April 2020', ['der erste Tag, 01.04.2020', 'der letzte Tag, 30.04.2020']],
    ['Beginn', '12/2022', ['der erste Tag, 01.12.2022', 'der letzte Tag, 31.12.2022']],
    ['bis', 'bis auf Weiteres', ['31.12.2022, der letzte Tag von THM-2019']],
    ['Art', 'Stadt', ['Kommune', 'Partner']],
    ['Personalkosten mtl.', 5441.67, ['65.300,04, zwölf Monate', '5.441,67, schon der Betrag des Jahres']],
    [
      'Ausgaben in T€',
      '1.047',
      [
        '1.047.000, in Tausend, wenn die Punkte Tausender trennen',
        '1.047, in Tausend, wenn der letzte Punkt das Komma ist',
      ],
    ],
    ['Beginn', '31.02.2020', []],
    ['Beginn', { fehler: '#WERT!' }, []],
  ])('%s %j bleibt offen', (spalte, wert, lesarten) => {
    const { offen, eintraege } = eine(spalte, wert);
    expect(offen).toHaveLength(1);
    expect(offen[0]?.lesarten.map((l) => l.titel)).toEqual(lesarten);
    expect(Object.values(eintraege[0]?.werte ?? {}).filter((w) => w instanceof Wortlaut)).toHaveLength(1);
  });

  test('die Meldung zu „107.756.134“ nennt beide Lesarten', () => {
    expect(eine('Personalkosten', '107.756.134').offen[0]?.meldung).toMatch(/107\.756\.134 .* oder 107\.756,134/);
  });

  test.each<[string, Zellwert, string, unknown]>([
    ['Personalkosten', '65.300,00 €', 'jahresausgaben', '65300.00'],
    ['Personalkosten', '65300', 'jahresausgaben', '65300.00'],
    ['Personalkosten', 65_300.5, 'jahresausgaben', '65300.50'],
    ['Personalkosten', '–', 'jahresausgaben', null],
    ['Beginn', '1.4.2020', 'von', '2020-04-01'],
    ['Beginn', '1. April 2020', 'von', '2020-04-01'],
    ['Beginn', '3.3.20', 'von', '2020-03-03'],
    ['Beginn', '01.04.2020 00:00:00', 'von', '2020-04-01'],
    ['Beginn', '2022-12-31T00:00:00', 'von', '2022-12-31'],
    ['Vertragsende', '31.12.2022', 'bis', '2022-12-31'],
    ['Laufzeit von', '1.4.2020', 'von', '2020-04-01'],
    ['Laufzeit bis', '31.12.2022', 'bis', '2022-12-31'],
    ['Ansatz', '65.300,- €', 'jahresausgaben', '65300.00'],
    ['Personalkosten (T€)', 65.3, 'jahresausgaben', '65300.00'],
    ['Personalkosten (Tsd. Euro)', '65,3', 'jahresausgaben', '65300.00'],
    ['Kosten in Mio. €', '0,0653', 'jahresausgaben', '65300.00'],
    ['Beginn', '2020-04-01', 'von', '2020-04-01'],
    ['Beginn', 43_922, 'von', '2020-04-01'],
    ['Art', 'freier Träger', 'traeger.art', 'partner'],
    ['Bezeichnung', '=1+1', 'bezeichnung', '=1+1'],
    ['Bezeichnung', 'Zeile\neins', 'bezeichnung', 'Zeile eins'],
  ])('%s %j wird gelesen', (spalte, wert, pfad, erwartet) => {
    const { offen, eintraege } = eine(spalte, wert);
    expect(offen).toEqual([]);
    expect(eintraege[0]?.werte[pfad]).toEqual(erwartet);
  });

  test('die gewählte Lesart gilt, und nur sie', () => {
    const { schluessel } = eine('Beginn', '03.04.05').offen[0] as { schluessel: string };
    const gewaehlt = eine('Beginn', '03.04.05', { entscheidungen: new Map([[schluessel, 2]]) });
    expect(gewaehlt.eintraege[0]?.werte.von).toBe('2003-04-05');
    expect(gewaehlt.offen[0]?.gewaehlt).toBe(2);
    expect(eine('Beginn', '03.04.05', { entscheidungen: new Map([[schluessel, 9]]) }).offen[0]?.gewaehlt).toBeNull();
  });
});

describe('Erkennung', () => {
  test.each<[readonly string[], Listenart, readonly string[]]>([
    [
      ['Stelle', 'Anstellungsträger', 'von', 'bis', 'VZÄ', 'Personalkosten'],
      'stellen',
      ['bezeichnung', 'traeger.name', 'von', 'bis', 'stellenanteil', 'jahresausgaben'],
    ],
    [
      ['Funktion', 'Arbeitgeber', 'Beginn', 'Ende', 'Stellenumfang', 'Jahresausgaben'],
      'stellen',
      ['bezeichnung', 'traeger.name', 'von', 'bis', 'stellenanteil', 'jahresausgaben'],
    ],
    [
      ['Projekt', 'Baustein', 'Jahr', 'Kosten', 'Zuwendung'],
      'massnahmen',
      ['bezeichnung', 'baustein', 'haushaltsjahr', 'ausgaben'],
    ],
    [
      ['Maß-\nnahme', 'Träger:', 'Art des Trägers', 'Haushalts\u00adjahr', 'Ausgaben', 'Eigenanteil', 'Teilnehmende'],
      'massnahmen',
      ['bezeichnung', 'traeger.name', 'traeger.art', 'haushaltsjahr', 'ausgaben', 'teilnehmende'],
    ],
  ])('%j', (kopf, art, felder) => {
    const werte = [['Etat 2020', ...kopf.slice(1).map(() => null)], kopf, kopf.map(() => null)];
    expect(erkenne(werte)).toEqual({ art, kopfzeile: 1 });
    const quellen = vorgeschlageneQuellen(kopf, art);
    const gefunden = Object.entries(quellen).flatMap(([pfad, q]) =>
      q.art === 'spalte' ? [[q.spalte, pfad] as const] : [],
    );
    expect(gefunden.sort(([a], [b]) => a - b).map(([, pfad]) => pfad)).toEqual(felder);
  });

  test('ohne Überschriften wird nichts zugeordnet', () => {
    expect(erkenne([['Stadt Aachen', 1, 43_922]])).toEqual({ art: 'stellen', kopfzeile: null });
  });

  test('die eigenen Überschriften des Haushaltsblatts werden alle erkannt', () => {
    fc.assert(
      fc.property(antraege, (antrag) => {
        const entwurf = entwurfAusBlatt(tabellenImGitter(alsGitter(blattAusAntrag(antrag))));
        expect(entwurf?.stellen).toEqual(antrag.stellen);
        expect(entwurf?.massnahmen).toEqual(antrag.massnahmen);
      }),
      { numRuns: 30 },
    );
  });
});

describe('Zeilen', () => {
  const KOPF = ['Nr', 'Träger', 'VZÄ', 'Kosten'];
  const liste = [
    KOPF,
    [1, 'Stadt', 1, 100],
    [null, null, null, null],
    KOPF,
    [2, 'Gesamtschule', 1, 50],
    ['Summe', null, 2, 150],
  ];

  test('Leerzeilen und wiederholte Überschriften zählen nicht, Summenzeilen werden genannt', () => {
    const vorschau = lies(liste);
    expect(vorschau.eintraege.map((e) => [e.zeile, e.werte.id, e.werte['traeger.name']])).toEqual([
      [4, 'S1', 'Stadt'],
      [7, 'S2', 'Gesamtschule'],
    ]);
    expect(vorschau.summenzeilen).toEqual([8]);
    expect(lies(liste, { summenWeglassen: false }).eintraege).toHaveLength(3);
  });

  test('vergebene Kennungen werden übersprungen; feste Werte gelten für alle Zeilen', () => {
    const a = auftrag(liste);
    const vorschau = uebernimm(bereich(liste), {
      ...a,
      vergeben: new Set(['S1', 'S3']),
      quellen: { ...a.quellen, 'traeger.art': { art: 'fest', wert: 'Partner' } },
    });
    expect(vorschau.eintraege.map((e) => [e.werte.id, e.werte['traeger.art']])).toEqual([
      ['S2', 'partner'],
      ['S4', 'partner'],
    ]);
    expect(vorschau.fehlend.map((f) => f.feld)).toEqual(['Eigenanteil durch', 'von', 'bis']);
  });
});

const UEBERSCHRIFTEN = [
  'Kennung',
  'Bezeichnung',
  'Träger',
  'Trägerart',
  'Eigenanteil durch',
  'Planstelle',
  'VZÄ',
  'Beginn',
  'Ende',
  'Personalkosten',
  'Weiterleitung',
];

describe('als Eigenschaft', () => {
  test('Stellen, als Text geschrieben wie in einer fremden Liste und mit vertauschten Spalten, kommen genau so an', () => {
    fc.assert(
      fc.property(
        antraege,
        fc.shuffledSubarray([...UEBERSCHRIFTEN.keys()], { minLength: UEBERSCHRIFTEN.length }),
        (antrag, ordnung) => {
          const deutsch = (b: string | null) => b?.replace('.', ',').replace(/(?<=\d)(?=(\d{3})+,)/g, '.') ?? null;
          const tag = (iso: string) => iso.split('-').reverse().join('.');
          const zeilen = antrag.stellen.map((s) => [
            s.id,
            s.bezeichnung,
            s.traeger.name,
            s.traeger.art,
            s.eigenanteil,
            s.stelle,
            deutsch(s.stellenanteil),
            tag(s.von),
            tag(s.bis),
            deutsch(s.jahresausgaben),
            s.weiterleitung,
          ]);
          const werte = [UEBERSCHRIFTEN, ...zeilen].map((zeile) => ordnung.map((i) => zeile[i] ?? null));
          const a = { ...auftrag(werte), summenWeglassen: false };
          const vorschau = uebernimm(bereich(werte), a);
          const glatt = (t: string | null) => (t === null ? null : t.replaceAll(/\s+/g, ' ').trim());
          expect(vorschau.offen).toEqual([]);
          expect(alsAntragseintraege(vorschau.eintraege, 'stellen')).toEqual(
            antrag.stellen.map((s) => ({
              ...s,
              id: glatt(s.id),
              bezeichnung: glatt(s.bezeichnung) || null,
              stelle: glatt(s.stelle),
              traeger: { ...s.traeger, name: glatt(s.traeger.name) },
            })),
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  test('keine belegte Zelle einer zugeordneten Spalte geht verloren, gleich was darin steht', () => {
    const zelle = fc.oneof(
      fc.string(),
      fc.double({ noNaN: true }),
      fc.boolean(),
      fc.constant(null),
      fc.constant({ fehler: '#NV' }),
      fc.constantFrom('1.047', '03.04.05', '=1+1', '12 %', 'Partner', '2020'),
    );
    const kopf = ['Träger', 'Art', 'VZÄ', 'von', 'bis', 'Kosten'];
    fc.assert(
      fc.property(fc.array(fc.tuple(zelle, zelle, zelle, zelle, zelle, zelle), { maxLength: 6 }), (zeilen) => {
        const werte = [kopf, ...zeilen];
        const a = { ...auftrag(werte), summenWeglassen: false };
        expect(a.kopfzeile).toBe(0);
        const { eintraege } = uebernimm(bereich(werte), a);
        const belegt = zeilen.filter((z) => z.some((w) => w !== null && !(typeof w === 'string' && w.trim() === '')));
        expect(eintraege).toHaveLength(belegt.length);
        for (const { zeile, werte: angaben } of eintraege) {
          kopf.forEach((_, spalte) => {
            const wert = zeilen[zeile - 4]?.[spalte] ?? null;
            const strich = typeof wert === 'string' && /^[\s.–—-]*(€|EUR|Euro)?[\s.–—-]*$/.test(wert);
            const pfad =
              Object.entries(a.quellen).find(([, q]) => q.art === 'spalte' && q.spalte === spalte)?.[0] ?? '';
            if (wert !== null && !strich) expect(angaben[pfad]).not.toBeNull();
          });
        }
      }),
    );
  });

  test('geschrieben und wieder gelesen bleibt jeder Wortlaut stehen und wird mit seiner Zelle als offen gemeldet', () => {
    const werte = [
      ['Träger', 'VZÄ', 'von', 'Kosten'],
      ['=HYPERLINK("x")', '1.5', '03.04.05', '1.047'],
      ['00123', 1, 2020, -7],
    ];
    const stellen = alsAntragseintraege(lies(werte).eintraege, 'stellen');
    const tabellen = tabellenImGitter(alsGitter(blattAusEntwurf({ kopfdaten: {}, stellen, massnahmen: [] })));
    const { probleme } = antragAusBlatt(tabellen);
    for (const text of ['1.5', '03.04.05', '1.047', '2020', '-7'])
      expect(probleme.some((p) => p.text.includes(`der Text „${text}“`))).toBe(true);
    const wieder = entwurfAusBlatt(tabellen);
    expect(wieder && blattAusEntwurf(wieder)).toEqual(blattAusEntwurf({ kopfdaten: {}, stellen, massnahmen: [] }));
  });
});
