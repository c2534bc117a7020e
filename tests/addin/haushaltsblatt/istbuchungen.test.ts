/** Ein Auszug der Buchhaltung wird zum Ist: nach Monaten, und jede Zeile ist verbucht. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Buchungsangaben,
  type Entscheidung,
  erkenneBuchungsspalten,
  liesBuchungen,
} from '../../../addin/haushaltsblatt/istbuchungen.ts';
import { mitBuchungen, vorhandenesIst } from '../../../addin/haushaltsblatt/istbuchungen-eintragen.ts';
import { namensschluessel } from '../../../shared/grund/name.ts';
import { zerlegeText } from '../../../shared/tabellentext/zerlegen.ts';
import { LEER } from '../../shared/beispiele/leere-abwicklung.ts';

function lies(text: string, angaben: Partial<Buchungsangaben> = {}) {
  const zeilen = zerlegeText(text);
  return liesBuchungen(zeilen, {
    spalten: erkenneBuchungsspalten(zeilen),
    vorzeichen: 'positiv',
    haushaltsjahr: 2021,
    entscheidungen: new Map(),
    ...angaben,
  });
}
const entscheide = (...paare: [number, Entscheidung][]) => ({ entscheidungen: new Map(paare) });

const AUSZUG = [
  'Buchungsdatum;Betrag;Buchungstext',
  '31.01.2021;4.353,34;Gehalt Januar',
  '28.02.2021;4.353,34;Gehalt Februar',
  '15.02.2021;-53,34;Erstattung',
  '03.01.2022;1.000,00;Nachzahlung Dezember',
  ';;',
  'Summe;9.653,34;',
].join('\n');

describe('ein Auszug', () => {
  test('wird je Monat addiert; was außerhalb liegt, ist offen, nie weg', () => {
    const lesung = lies(AUSZUG);
    expect(lesung.zeilen.map(({ art }) => art)).toEqual([
      'ueberschrift',
      'zaehlt',
      'zaehlt',
      'zaehlt',
      'ausserhalb',
      'leer',
      'summe',
    ]);
    expect(lesung.jeJahr.get(2021)?.slice(0, 3)).toEqual(['4353.34', '4300.00', null]);
    expect(lesung.gemischt).toBe(true);
    expect(lesung.offen).toEqual(['Entscheiden Sie über eine Zeile.']);
  });

  test('eine Buchung außerhalb zählt, wohin jemand sie zählt', () => {
    expect(lies(AUSZUG, entscheide([5, 12])).jeJahr.get(2021)?.[11]).toBe('1000.00');
    expect(lies(AUSZUG, entscheide([5, 'eigenes'])).jeJahr.get(2022)?.[0]).toBe('1000.00');
    const weg = lies(AUSZUG, entscheide([5, 'weglassen']));
    expect(weg.jeJahr.get(2022)).toBeUndefined();
    expect(weg.zeilen[4]?.art).toBe('weggelassen');
    expect(weg.offen).toEqual([]);
  });

  test('ohne gewähltes Vorzeichen wird nichts eingetragen; das andere kehrt alles um', () => {
    expect(lies(AUSZUG, { vorzeichen: null, ...entscheide([5, 12]) }).offen).toEqual([
      'Wählen Sie, wie Ausgaben in diesem Auszug geschrieben sind.',
    ]);
    const umgekehrt = lies('Tag;Betrag\n31.01.2021;-10,00\n28.02.2021;-5,50', { vorzeichen: 'negativ' });
    expect(umgekehrt.jeJahr.get(2021)?.slice(0, 2)).toEqual(['10.00', '5.50']);
  });

  test('ein Monat unter 0 hält auf und wird genannt', () => {
    const lesung = lies('Tag;Betrag\n31.01.2021;-10,00\n28.02.2021;50,00');
    expect(lesung.offen).toEqual([expect.stringContaining('Januar 2021 ergäbe weniger als 0 €')]);
    expect(lies('Tag;Betrag\n31.01.2021;-10,00\n28.02.2021;50,00', entscheide([2, 2])).jeJahr.get(2021)?.[1]).toBe(
      '40.00',
    );
  });

  test('Soll und Haben in eigener Spalte oder hinter der Zahl', () => {
    const eigene = lies('Datum;Betrag;S/H;Text\n31.01.2021;100,00;S;Gehalt\n31.01.2021;10,00;H;Erstattung');
    expect(eigene.jeJahr.get(2021)?.[0]).toBe('90.00');
    const hinten = lies('Datum;Betrag\n31.01.2021;100,00 S\n31.01.2021;10,00 H\n28.02.2021;7,00-\n28.02.2021;8,00');
    expect(hinten.jeJahr.get(2021)?.slice(0, 2)).toEqual(['90.00', '1.00']);
  });

  test('Mehrdeutiges und Unlesbares bleibt offen und sagt, warum', () => {
    const lesung = lies('Datum;Betrag\n31.01.2021;1.234\nirgendwann;5,00\n31.03.2021;abc\n30.04.2021;');
    expect(lesung.zeilen.map(({ art }) => art)).toEqual([
      'ueberschrift',
      'unlesbar',
      'unlesbar',
      'unlesbar',
      'unlesbar',
    ]);
    for (const { meldung } of lesung.zeilen.slice(1)) expect(meldung).not.toBe('');
    expect(lesung.offen).toEqual(['Entscheiden Sie über 4 Zeilen.']);
    expect(lies('Datum;Betrag\nirgendwann;5,00\n1.1.2021;1,00', entscheide([2, 6])).jeJahr.get(2021)?.[5]).toBe('5.00');
  });

  test('erzeugte Auszüge: Jede Zeile ist verbucht, und die Monate sind die Summe der Buchungen', () => {
    const buchung = fc.record({
      tag: fc.integer({ min: 0, max: 1_095 }),
      cent: fc.integer({ min: 0, max: 99_999_999 }),
    });
    fc.assert(
      fc.property(fc.array(buchung, { minLength: 1, maxLength: 30 }), (buchungen) => {
        const tage = buchungen.map(({ tag }) => new Date(Date.UTC(2020, 0, 1 + tag)));
        const text = buchungen.map(({ cent }, i) => {
          const [j, m, t] = (tage[i] as Date).toISOString().slice(0, 10).split('-');
          return `${t}.${m}.${j};${Math.floor(cent / 100)},${String(cent % 100).padStart(2, '0')};Text`;
        });
        const lesung = lies(text.join('\n'));
        expect(lesung.zeilen).toHaveLength(buchungen.length);
        expect(lesung.zeilen.filter(({ art }) => art === 'ausserhalb')).toHaveLength(
          tage.filter((tag) => tag.getUTCFullYear() !== 2021).length,
        );
        const alle = lies(text.join('\n'), {
          entscheidungen: new Map(
            lesung.zeilen.flatMap(({ nummer, art }) => (art === 'ausserhalb' ? [[nummer, 'eigenes'] as const] : [])),
          ),
        });
        const summe = [...alle.jeJahr.values()]
          .flat()
          .reduce((bisher, betrag) => bisher + Math.round(Number(betrag ?? 0) * 100), 0);
        expect(summe).toBe(buchungen.reduce((bisher, { cent }) => bisher + cent, 0));
      }),
    );
  });
});

describe('eintragen', () => {
  const bisher = {
    ...LEER,
    ist: [
      { id: 'S1', haushaltsjahr: 2021, betrag: '500.00', monate: null, andereMittel: '7.00' },
      {
        id: 's2',
        haushaltsjahr: 2021,
        betrag: null,
        monate: ['1.00', ...Array<null>(11).fill(null)],
        andereMittel: null,
      },
    ],
  };
  const monate = new Map([[2021, ['10.00', '2.00', ...Array<null>(10).fill(null)]]]);

  test('ersetzt den Jahresbetrag und lässt andere Mittel stehen', () => {
    expect(vorhandenesIst(bisher, 'S1', [2021], namensschluessel)).toEqual(['2021 500,00 €']);
    const neu = mitBuchungen(bisher, 'S1', monate, 'ersetzen', namensschluessel).ist;
    expect(neu[0]).toEqual({
      id: 'S1',
      haushaltsjahr: 2021,
      betrag: null,
      monate: monate.get(2021),
      andereMittel: '7.00',
    });
    expect(neu[1]).toBe(bisher.ist[1]);
  });

  test('kommt auf Wunsch dazu, auch zu einer anders geschriebenen Kennung, oder beginnt eine Zeile', () => {
    expect(mitBuchungen(bisher, 'S2', monate, 'dazu', namensschluessel).ist[1]?.monate?.slice(0, 2)).toEqual([
      '11.00',
      '2.00',
    ]);
    expect(mitBuchungen(bisher, 'S9', monate, 'dazu', namensschluessel).ist[2]?.id).toBe('S9');
  });
});
