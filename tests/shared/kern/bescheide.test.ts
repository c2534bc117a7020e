/** R18: welcher Bescheid gilt, was nicht zusammenpasst, wie ein Jahr auf die Einträge verteilt wird. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alsIso } from '../../../shared/grund/datum.ts';
import { alsBetrag, exakt } from '../../../shared/grund/geld.ts';
import { type Bescheid, Bescheidkette } from '../../../shared/kern/bescheide.ts';
import { bescheidmaengel } from '../../../shared/kern/bescheidpruefung.ts';
import { rechenweg } from '../../../shared/kern/rechenweg.ts';
import { verteile } from '../../../shared/kern/verteilung.ts';
import { pruefeRechenweg } from '../schrittpruefung.ts';
import { betrag, d } from '../tage.ts';
import { bruch, cent } from '../unabhaengig.ts';
import { bescheid } from './bescheid.ts';

const erster = bescheid(
  '2020-03-15',
  { 2020: '39180', 2021: '52240', 2022: '52240' },
  { zuwendung: '143660', von: d('2020-04-01'), bis: d('2022-12-31') },
);
const imJahr = (bescheide: Bescheid[], jahr: number) => {
  const schritt = new Bescheidkette(bescheide).imJahr(jahr);
  return schritt && alsBetrag(schritt.wert);
};

describe('Gültig ist der neueste, der das Jahr nennt', () => {
  it('nach dem Tag, nicht nach der Reihenfolge der Eingabe', () => {
    const spaeter = bescheid('2021-02-01', { 2021: '50000' });
    for (const bescheide of [
      [erster, spaeter],
      [spaeter, erster],
    ]) {
      expect([2020, 2021, 2022, 2023].map((jahr) => imJahr(bescheide, jahr))).toEqual([
        '39180.00',
        '50000.00',
        '52240.00',
        null,
      ]);
      expect(alsIso(new Bescheidkette(bescheide).bewilligtAm ?? d('1900-01-01'))).toBe('2020-03-15');
    }
  });

  it('an einem Tag nach der Eingabe; 0 nennt ein Jahr', () => {
    const a = bescheid('2021-02-01', { 2021: '1' });
    const b = bescheid('2021-02-01', { 2021: '0' });
    expect([imJahr([a, b], 2021), imJahr([b, a], 2021)]).toEqual(['0.00', '1.00']);
  });

  it('der Zeitraum ist der des neuesten, der ihn nennt', () => {
    const kette = (...weitere: Bescheid[]) => `${new Bescheidkette([erster, ...weitere]).zeitraum}`;
    expect(kette(bescheid('2021-02-01', {}))).toBe('01.04.2020 bis 31.12.2022');
    expect(kette(bescheid('2021-02-01', {}, { von: d('2020-04-01'), bis: d('2022-06-30') }))).toBe(
      '01.04.2020 bis 30.06.2022',
    );
    expect(new Bescheidkette([]).zeitraum).toBeNull();
    expect(new Bescheidkette([]).bewilligtAm).toBeNull();
  });

  it('der letzte Tag für Abrufe kommt vom neuesten, der ihn nennt, und hat keine Vorgabe', () => {
    const mit = (datum: string, tag: string) =>
      bescheid(datum, {}, { letzterAbruf: [{ haushaltsjahr: 2021, tag: d(tag) }] });
    const kette = new Bescheidkette([mit('2021-05-01', '2021-11-30'), mit('2021-02-01', '2021-12-15')]);
    expect([kette.letzterAbruf(2021), kette.letzterAbruf(2022)]).toEqual([d('2021-11-30'), null]);
  });

  it('der Rechenweg nennt Tag und Aktenzeichen', () => {
    const schritt = new Bescheidkette([erster]).imJahr(2021);
    expect(schritt?.operanden[0]?.name).toBe('Bescheid vom 15.03.2020, Az 2020-03-15');
    pruefeRechenweg(schritt, new Bescheidkette([erster]).gesamt);
  });
});

describe('Was nicht zusammenpasst', () => {
  const maengel = (...bescheide: Bescheid[]) =>
    bescheidmaengel(bescheide).map((m) => [
      m.art,
      m.schweregrad,
      'unterschied' in m ? alsBetrag(m.unterschied.wert) : null,
    ]);

  it('der erste Bescheid stimmt', () => expect(maengel(erster)).toEqual([]));

  it('eine Summe wird mit allen Jahren verglichen, die danach gelten', () => {
    expect(maengel(erster, bescheid('2021-02-01', { 2021: '50000' }, { zuwendung: '141420' }))).toEqual([]);
    expect(maengel(erster, bescheid('2021-02-01', { 2021: '50000' }, { zuwendung: '50000' }))).toEqual([
      ['summe', 'fehler', '-91420.00'],
    ]);
    expect(maengel(bescheid('2020-03-15', {}, { zuwendung: '143660' }))).toEqual([]);
  });

  it('ein Jahr außerhalb des Bewilligungszeitraums, es sei denn mit 0', () => {
    expect(maengel(erster, bescheid('2021-02-01', { 2023: '100' }))).toEqual([['jahrAusserhalb', 'fehler', '100.00']]);
    expect(maengel(erster, bescheid('2021-02-01', { 2023: '0' }))).toEqual([]);
  });

  it('Anteile, die nicht das Jahr ergeben', () => {
    const anteile = [{ id: 'S1', haushaltsjahr: 2021, zuwendung: '50000' }];
    expect(maengel(bescheid('2020-03-15', { 2021: '52240' }, { anteile }))).toEqual([['anteile', 'fehler', '2240.00']]);
  });

  it('zwei an einem Tag sind eine Warnung', () => {
    expect(maengel(erster, bescheid('2020-03-15', { 2021: '52240' }))).toEqual([['gleicherTag', 'warnung', null]]);
  });
});

it('jeder Mangel mit einem Unterschied ist nach R18 gerechnet', () => {
  const anteile = [{ id: 'S1', haushaltsjahr: 2023, zuwendung: '60' }];
  const alle = bescheidmaengel([erster, bescheid('2021-02-01', { 2023: '100' }, { zuwendung: '1', anteile })]);
  const schritte = alle.flatMap((mangel) => ('unterschied' in mangel ? rechenweg(mangel.unterschied) : []));
  expect(alle.map(({ art }) => art)).toEqual(['summe', 'jahrAusserhalb', 'anteile']);
  expect([...new Set(schritte.map(({ angaben }) => angaben.regeln.join()))]).toEqual(['R18']);
  pruefeRechenweg(...alle.flatMap((mangel) => ('unterschied' in mangel ? [mangel.unterschied] : [])));
});

describe('Anteile der Einträge', () => {
  const geplant = [
    { id: 'S1', zuwendung: exakt('52240') },
    { id: 'S2', zuwendung: exakt('26120') },
  ];

  it('wie eingetragen; wer nicht genannt ist, bekommt 0', () => {
    const anteile = [{ id: 'S2', haushaltsjahr: 2021, zuwendung: '100' }];
    const kette = new Bescheidkette([bescheid('2020-03-15', { 2021: '100' }, { anteile })]);
    expect([...kette.anteile(2021, geplant)].map(([id, { wert }]) => [id, alsBetrag(wert)])).toEqual([
      ['S1', '0.00'],
      ['S2', '100.00'],
    ]);
    expect(kette.anteile(2020, geplant).size).toBe(0);
  });

  it('sonst im Verhältnis der geplanten Zuwendung wie GK.VERTEILUNG, als unsere gekennzeichnet', () => {
    fc.assert(
      fc.property(betrag(0), fc.array(betrag(0), { minLength: 1, maxLength: 6 }), (summe, plan) => {
        const eintraege = plan.map((zuwendung, i) => ({ id: `S${i}`, zuwendung: exakt(zuwendung) }));
        const anteile = [
          ...new Bescheidkette([bescheid('2020-03-15', { 2021: summe })]).anteile(2021, eintraege).values(),
        ];
        if (plan.every((p) => cent(bruch(p)) === 0n)) {
          expect(anteile).toEqual([]);
          return;
        }
        expect(anteile.map(({ wert }) => alsBetrag(wert))).toEqual(
          verteile(summe, plan).betraege.map(({ wert }) => alsBetrag(wert)),
        );
        expect(anteile.reduce((s, { wert }) => s + cent(bruch(alsBetrag(wert))), 0n)).toBe(cent(bruch(summe)));
        for (const anteil of anteile) expect(anteil.name).toContain('von uns verteilt');
        pruefeRechenweg(...anteile);
      }),
      { numRuns: 60 },
    );
  });
});
