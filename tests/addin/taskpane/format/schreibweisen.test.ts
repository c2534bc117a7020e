import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ausCents, betrag, cents, euro, prozent, summe, ungetrennt } from '../../../../addin/taskpane/format/betrag.ts';
import { deutscheZahl } from '../../../../addin/taskpane/format/eingaben.ts';
import { feldname, feldwert } from '../../../../addin/taskpane/format/feldtexte.ts';
import { versionshinweis, versionstitel } from '../../../../addin/taskpane/format/versionstexte.ts';
import { deutscherTag, zeitpunkt } from '../../../../addin/taskpane/format/zeitpunkt.ts';
import { nachTaste } from '../../../../addin/taskpane/oberflaeche/Reiter.tsx';
import { anteil, diagrammdaten, groessterBetrag } from '../../../../addin/taskpane/plan/diagrammdaten.ts';
import { regelstandwerte } from '../../../../addin/taskpane/regeln/regelstandwerte.ts';
import { bescheidAusEingaben } from '../../../../addin/taskpane/versionen/bescheideingaben.ts';
import { berechneErgebnis } from '../../../../shared/antrag/finanzierungsplan.ts';
import type { Versionskopf } from '../../../../shared/api/antworten.ts';
import { REGELSTAENDE } from '../../../../shared/regelstand/verzeichnis.ts';
import { AACHEN } from '../../../shared/beispiele/aachen.ts';
import { antraege } from '../../haushaltsblatt/antraege.ts';

describe('Beträge', () => {
  test.each([
    ['0.00', '0,00'],
    ['0.5', '0,50'],
    ['999', '999,00'],
    ['1000', '1.000,00'],
    ['538780.67', '538.780,67'],
    ['10000000000.00', '10.000.000.000,00'],
    ['-26939.04', '−26.939,04'],
    ['99999999999999999999.99', '99.999.999.999.999.999.999,99'],
    ['kein Betrag', 'kein Betrag'],
  ])('%s → %s', (text, erwartet) => expect(betrag(text)).toBe(erwartet));

  test('der Euro steht nach einem geschützten Leerzeichen', () => expect(euro('1')).toBe('1,00\u00A0€'));

  test.each([
    ['Es sind 54.400,00 € und 80 % möglich.', 'Es sind 54.400,00\u00A0€ und 80\u00A0% möglich.'],
    ['15.145,972222… € (Ausgaben)', '15.145,972222…\u00A0€ (Ausgaben)'],
    ['Betrag in €', 'Betrag in €'],
  ])('„%s“ bricht zwischen Zahl und Zeichen nicht um', (text, erwartet) => expect(ungetrennt(text)).toBe(erwartet));

  test('Cents hin und zurück, und Summen sind exakt', () => {
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (c) => cents(ausCents(c)) === c));
    expect(summe('0.10', '0.20')).toBe('0.30');
    expect(() => cents('1,5')).toThrow('Kein Betrag');
  });
});

describe('Zeiten', () => {
  test('Tage und Zeitpunkte auf Deutsch', () => {
    expect(deutscherTag('2020-04-01')).toBe('01.04.2020');
    expect(zeitpunkt('2026-01-02T03:04:05Z')).toMatch(/^0[12]\.01\.2026, \d\d:04\u00A0Uhr$/);
    expect(zeitpunkt('kaputt')).toBe('kaputt');
  });
});

describe('Versionen zur Auswahl', () => {
  const kopf = (version: number, teil: object = {}) =>
    ({
      version,
      erstelltAm: `2026-11-2${version}T03:04:05Z`,
      autor: { name: 'A. Muster' },
      status: 'entwurf',
      festgeschrieben: false,
      kommentar: '',
      ...teil,
    }) as Versionskopf;

  test('heißen nach Nummer, Zeit und Person', () =>
    expect(versionstitel(kopf(3))).toMatch(/^Version 3 · 2[23]\.11\.2026, \d\d:04\u00A0Uhr · A\. Muster$/));

  test('darunter stehen Stand und Kommentar der gewählten', () => {
    const versionen = [kopf(3, { status: 'bewilligt', festgeschrieben: true }), kopf(2, { kommentar: 'Neue Kosten' })];
    expect([3, 2, 1, 'blatt' as const].map((wahl) => versionshinweis(versionen, wahl))).toEqual([
      'bewilligt, festgeschrieben',
      'Entwurf · Neue Kosten',
      '',
      '',
    ]);
  });
});

describe('Diagramm', () => {
  test('die drei Teile ergeben in jedem Jahr die Ausgaben', () => {
    fc.assert(
      fc.property(antraege, (antrag) => {
        for (const w of diagrammdaten(berechneErgebnis(antrag).ergebnis.finanzierungsplan)) {
          expect(summe(w.zuwendung, w.eigenanteil, w.integrationspauschale)).toBe(w.ausgaben);
        }
      }),
    );
  });

  test('das Beispiel Aachen 2020', () => {
    const werte = diagrammdaten(berechneErgebnis(AACHEN).ergebnis.finanzierungsplan);
    expect(werte[0]).toEqual({
      jahr: 2020,
      zuwendung: '39180.00',
      eigenanteil: '1451.12',
      integrationspauschale: '8343.88',
      ausgaben: '48975.00',
    });
    expect(groessterBetrag(werte)).toBe('65300.00');
    expect(anteil('65300.00', '65300.00')).toBe(1);
    expect(anteil('0.00', '0.00')).toBe(0);
  });
});

describe('Deutsche Eingaben', () => {
  test.each([
    ['143660', '143660'],
    ['143660,5', '143660.5'],
    ['143.660,00', '143660.00'],
    ['1.143.660,00', '1143660.00'],
    [' 2,5 ', '2.5'],
    ['0', '0'],
  ])('%j → %s', (text, erwartet) => expect(deutscheZahl(text, 2)).toBe(erwartet));

  test.each(['107.756.134', '143.660', '1.5', '1,234', '14.36,00', '1 000', '-5', 'x', '', '1,'])(
    '%j wird abgelehnt',
    (text) => expect(deutscheZahl(text, 2)).toBeNull(),
  );

  test('ein vollständiger Bescheid, und was fehlt', () => {
    expect(
      bescheidAusEingaben({ datum: '1.4.2020', aktenzeichen: ' 34.02 ', stellen: '2,5', zuwendung: '143.660,00' }),
    ).toEqual({
      bescheid: { datum: '2020-04-01', aktenzeichen: '34.02', stellen: '2.5', zuwendung: '143660.00' },
      fehler: {},
    });
    const leer = bescheidAusEingaben({
      datum: '31.02.2020',
      aktenzeichen: ' ',
      stellen: '1.5',
      zuwendung: '107.756.134',
    });
    expect(leer.bescheid).toBeNull();
    expect(Object.keys(leer.fehler)).toEqual(['datum', 'aktenzeichen', 'stellen', 'zuwendung']);
  });

  test.each([
    ['1. April 2020', '½', '65.300,- €', { datum: '2020-04-01', stellen: '0.5', zuwendung: '65300.00' }],
    ['3.3.20', '3/4', 'EUR 65 300,00', { datum: '2020-03-03', stellen: '0.75', zuwendung: '65300.00' }],
    ['01.04.2020 00:00:00', '39/39', '143660', { datum: '2020-04-01', stellen: '1', zuwendung: '143660' }],
  ])('wie Menschen schreiben: %s, %s, %s', (datum, stellen, zuwendung, erwartet) => {
    expect(bescheidAusEingaben({ datum, aktenzeichen: 'A', stellen, zuwendung })).toEqual({
      bescheid: { ...erwartet, aktenzeichen: 'A' },
      fehler: {},
    });
  });

  test('freiwillige Angaben: leere fehlen, falsche nennen ihr Feld; die Bausteine 1 bis 5 brauchen keine Stellen', () => {
    const grund = { datum: '1.4.2020', aktenzeichen: 'A', stellen: '1', zuwendung: '100,00' };
    const voll = bescheidAusEingaben({
      ...grund,
      programm: 'DIA',
      stellen: ' ',
      von: '1.4.2020',
      bis: '31.12.2022',
      bestandskraeftigAm: ' ',
      jahre: { 2020: '40', 2021: ' ', 2022: '60,00' },
    });
    expect(voll).toEqual({
      bescheid: {
        datum: '2020-04-01',
        aktenzeichen: 'A',
        stellen: null,
        zuwendung: '100.00',
        programm: 'DIA',
        von: '2020-04-01',
        bis: '2022-12-31',
        jahre: [
          { haushaltsjahr: 2020, zuwendung: '40' },
          { haushaltsjahr: 2022, zuwendung: '60.00' },
        ],
      },
      fehler: {},
    });
    const falsch = bescheidAusEingaben({ ...grund, programm: 'THM', bis: '31.02.2020', jahre: { 2021: 'viel' } });
    expect(falsch.bescheid).toBeNull();
    expect(Object.keys(falsch.fehler).sort()).toEqual(['2021', 'bis']);
    expect(Object.keys(bescheidAusEingaben({ ...grund, stellen: '' }).fehler)).toEqual(['stellen']);
  });

  test('was zwei Lesarten hat, nennt beide; gerundet wird nicht still', () => {
    const { bescheid, fehler } = bescheidAusEingaben({
      datum: '12/2022',
      aktenzeichen: 'A',
      stellen: '25/39',
      zuwendung: '65.300',
    });
    expect(bescheid).toBeNull();
    expect(fehler.datum).toContain('01.12.2022 oder der letzte Tag, 31.12.2022');
    expect(fehler.stellen).toContain('0,641026. Bitte geben Sie es so ein.');
    expect(fehler.zuwendung).toContain('65.300 (wenn die Punkte Tausender trennen) oder 65,3');
    expect(
      bescheidAusEingaben({ datum: '1.4.2020', aktenzeichen: 'A', stellen: '1', zuwendung: '1,234' }).bescheid,
    ).toBeNull();
  });
});

describe('Worte des Haushaltsblatts', () => {
  test('Felder und Werte', () => {
    expect(feldname('stellen', 'traeger.art')).toBe('Trägerart');
    expect(feldwert('stellen', 'traeger.art', 'kommune')).toBe('Kommune');
    expect(feldwert('stellen', 'jahresausgaben', '65300.00')).toBe('65.300,00\u00A0€');
    expect(feldwert('stellen', 'jahresausgaben', null)).toBe('leer');
    expect(feldwert('stellen', 'stellenanteil', '0.5')).toBe('0,5');
    expect(feldwert('massnahmen', 'quote', '0.65')).toBe('65\u00A0%');
    expect([feldwert('kopf', 'personen.geduldete', 12_345), feldwert('massnahmen', 'haushaltsjahr', 2020)]).toEqual([
      '12.345',
      '2020',
    ]);
    expect([feldname('kopf', 'foerdervolumen'), feldwert('kopf', 'foerdervolumen', '538780.67')]).toEqual([
      'Fördervolumen',
      '538.780,67\u00A0€',
    ]);
    expect(feldwert('kopf', 'stand', '2020-01-15')).toBe('15.01.2020');
    expect(feldwert('kopf', 'integrationspauschale', true)).toBe('ja');
    expect(feldwert('kopf', 'unbekannt', 'x')).toBe('x');
  });
});

describe('Regelstand', () => {
  test('jeder Wert hat eine Fundstelle und keiner fehlt', () => {
    const anzahl: Record<string, number> = {};
    for (const regelstand of REGELSTAENDE) {
      const werte = regelstandwerte(regelstand);
      anzahl[regelstand.id] = werte.length;
      for (const wert of werte) expect(wert.wert + wert.fundstelle.stelle).not.toContain('undefined');
    }
    expect(anzahl).toEqual({
      'THM-2019': 13,
      'DIA-2019': 12,
      'THM-2019-F': 14,
      'DIA-2019-F': 13,
      'SSA-NRW': 9,
      'SSA-NRW-AUSNAHME': 9,
      'KIM-NRW': 6,
      'KIM-NRW-ASSISTENZ': 7,
    });
  });

  test.each([
    ['0.8', '80\u00A0%'],
    ['0.5', '50\u00A0%'],
    ['1', '100\u00A0%'],
    ['0.125', '12,5\u00A0%'],
    ['0', '0\u00A0%'],
  ])('%s → %s', (quote, erwartet) => expect(prozent(quote)).toBe(erwartet));
});

describe('Reiter', () => {
  test('Pfeile laufen im Kreis, Pos1 und Ende springen, anderes bleibt', () => {
    expect([
      nachTaste('ArrowRight', 2, 3),
      nachTaste('ArrowLeft', 0, 3),
      nachTaste('Home', 2, 3),
      nachTaste('End', 0, 3),
      nachTaste('a', 0, 3),
    ]).toEqual([0, 2, 0, 2, null]);
  });
});
