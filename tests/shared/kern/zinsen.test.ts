/** R24 und A10: Zinsen exakt nach Halbjahren, einmal gerundet; Zwischenzinsen nach der Reihenfolge der Zahlungen. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alsIso, ausTagesnummer, tagesnummer } from '../../../shared/grund/datum.ts';
import { alsBetrag, exakt } from '../../../shared/grund/geld.ts';
import { rechenweg } from '../../../shared/kern/rechenweg.ts';
import { rechenwegzeilen } from '../../../shared/kern/rechenweg-text.ts';
import { basiszins, type Zinsangaben, zinsen } from '../../../shared/kern/zinsen.ts';
import {
  summeDerZwischenzinsen,
  type Verwendung,
  verwendungen,
  zwischenzinsen,
} from '../../../shared/kern/zwischenzinsen.ts';
import { alsBruch } from '../nachgerechnet.ts';
import { pruefeRechenweg } from '../schrittpruefung.ts';
import { betrag, d } from '../tage.ts';
import { alsEuro, type Bruch, bruch, cent, durch, gleich, mal, plus } from '../unabhaengig.ts';

const beispiel = { betrag: '5510.10', ab: d('2022-07-01'), gezahltAm: d('2023-10-01') };
const euro = (angaben: Partial<Zinsangaben>) => alsBetrag(zinsen({ ...beispiel, ...angaben }).wert);

describe('Zinsen', () => {
  it.each<[Partial<Zinsangaben>, string]>([
    [{}, '270.12'],
    [{ punkte: 5 }, '408.10'],
    [{ zaehlung: '30/360' }, '269.99'],
    [{ punkte: 5, zaehlung: '30/360' }, '407.75'],
    [{ punkte: 5, wechsel: [{ ab: d('2023-07-01'), punkte: 3 }] }, '380.32'],
  ])('%j', (angaben, erwartet) => {
    expect(euro(angaben)).toBe(erwartet);
    pruefeRechenweg(zinsen({ ...beispiel, ...angaben }));
  });

  it('ein Wechsel der Punkte teilt den Abschnitt, und als Lesarten stehen beide Punkte daneben', () => {
    const schritt = zinsen({ ...beispiel, punkte: 5, wechsel: [{ ab: d('2023-03-15'), punkte: 3 }] });
    expect(
      rechenweg(schritt)
        .filter(({ angaben }) => angaben.titel.startsWith('Zinstage'))
        .map(({ wert }) => Number(alsBetrag(wert))),
    ).toEqual([184, 73, 108, 92]);
    expect(schritt.greifendeLesarten.map(({ bezeichnung, wert }) => [bezeichnung, alsBetrag(wert)])).toEqual([
      ['mit 3 Punkten', '270.12'],
      ['mit 5 Punkten', '408.10'],
      ['Zählung 30E/360', expect.any(String)],
    ]);
  });

  /** Die Lesarten einer Rechnung mit ihrem Betrag. */
  const daneben = (angaben: Partial<Zinsangaben>) =>
    zinsen({ ...beispiel, ...angaben }).greifendeLesarten.map(({ bezeichnung, wert }) => [
      bezeichnung,
      alsBetrag(wert),
    ]);

  it('daneben stehen die Punkte, mit denen nicht gerechnet ist, und die andere Zählung, je eine Sache anders', () => {
    expect(daneben({})).toEqual([
      ['mit 5 Punkten', '408.10'],
      ['Zählung 30E/360', '269.99'],
    ]);
    expect(daneben({ punkte: 5, zaehlung: '30/360' })).toEqual([
      ['mit 3 Punkten', '269.99'],
      ['Zählung act/365', '408.10'],
    ]);
    expect(daneben({ punkte: 4 }).map(([name]) => name)).toEqual(['mit 3 Punkten', 'mit 5 Punkten', 'Zählung 30E/360']);
  });

  it('die Abschnitte stehen mit Nummer, Tagen und Satz im Rechenweg; einer allein hat keine Nummer', () => {
    const zeilen = rechenwegzeilen(zinsen(beispiel));
    expect(
      zeilen
        .filter(({ id }) => /^zinsen\.\d$/.test(id))
        .map(({ schritt, rechnung }) => [schritt, rechnung.split(' = ')[1]]),
    ).toEqual([
      ['Zinsen auf vier Stellen gezeigt, Abschnitt 1', '58,8871 €'],
      ['Zinsen auf vier Stellen gezeigt, Abschnitt 2', '126,2371 €'],
      ['Zinsen auf vier Stellen gezeigt, Abschnitt 3', '84,9974 €'],
    ]);
    const tage = zeilen.filter(({ id }) => id.endsWith('.tage')).map(({ rechnung }) => rechnung);
    expect(tage[0]).toMatch(
      /^ab 01\.07\.2022 \(erster Tag\) bis vor 01\.01\.2023 \(nächster Abschnitt\).* in Kalendertagen/,
    );
    expect(tage[2]).toMatch(/^ab 01\.07\.2023 \(erster Tag\) bis vor 01\.10\.2023 \(Tag der Zahlung\)/);
    expect([...new Set(zeilen.flatMap(({ regeln }) => regeln))].sort()).toEqual(['A10', 'R24']);
    const allein = rechenwegzeilen(zinsen({ ...beispiel, gezahltAm: d('2022-12-31'), zaehlung: '30/360' }));
    expect(allein.map(({ schritt }) => schritt).some((schritt) => schritt.includes('Abschnitt'))).toBe(false);
    expect(allein.find(({ id }) => id.endsWith('.tage'))?.rechnung).toContain('nach 30E/360');
  });

  it('wer am 01.07. zahlt, hat keinen leeren Abschnitt am Ende; ein Wechsel an diesem Tag teilt nicht zweimal', () => {
    const abschnitte = (angaben: Partial<Zinsangaben>) =>
      rechenwegzeilen(zinsen({ ...beispiel, ...angaben })).filter(({ id }) => id.endsWith('.tage')).length;
    expect(abschnitte({ gezahltAm: d('2023-07-01') })).toBe(2);
    expect(abschnitte({ gezahltAm: d('2023-07-02') })).toBe(3);
    expect(abschnitte({ wechsel: [{ ab: d('2023-07-01'), punkte: 3 }] })).toBe(3);
    expect(abschnitte({ wechsel: [{ ab: d('2023-07-02'), punkte: 3 }] })).toBe(4);
  });

  it('der Basiszinssatz an einem Tag, mit Fundstelle, bis zum letzten bekannten', () => {
    const schritt = basiszins(d('2025-07-01'));
    expect(alsBruch(schritt.wert)).toEqual(bruch('0.0127'));
    expect(rechenwegzeilen(schritt)[0]).toMatchObject({ regeln: ['R24'], schritt: 'Basiszinssatz' });
    expect(rechenwegzeilen(schritt)[0]?.fundstelle).toContain('§ 247');
    for (const tag of ['2016-06-30', '2027-01-01'])
      expect(() => basiszins(d(tag))).toThrow(expect.objectContaining({ code: 'BASISZINS_UNBEKANNT' }));
  });

  const ERSTER = tagesnummer(d('2016-07-01'));
  const LETZTER = tagesnummer(d('2027-01-01'));
  const tag = fc.integer({ min: ERSTER, max: LETZTER });
  const zaehlung = fc.constantFrom('act/365' as const, '30/360' as const);

  it('sind vor der Rundung über die Tage additiv und für 0 Tage 0', () => {
    fc.assert(
      fc.property(
        betrag(),
        fc.tuple(tag, tag, tag),
        fc.integer({ min: 1, max: 20 }),
        zaehlung,
        (b, tage, punkte, z) => {
          const [von, mitte, bis] = [...tage].sort((x, y) => x - y).map(ausTagesnummer) as [
            Zinsangaben['ab'],
            Zinsangaben['ab'],
            Zinsangaben['ab'],
          ];
          const genau = (ab: Zinsangaben['ab'], gezahltAm: Zinsangaben['ab']) =>
            alsBruch(zinsen({ betrag: b, ab, gezahltAm, punkte, zaehlung: z }).exakterWert);
          expect(gleich(plus(genau(von, mitte), genau(mitte, bis)), genau(von, bis))).toBe(true);
          expect(genau(von, von).z).toBe(0n);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('sind die Summe über jeden einzelnen Tag, nachgerechnet mit BigInt', () => {
    const SAETZE = [
      ['2016-07-01', '-0.88'],
      ['2023-01-01', '1.62'],
      ['2023-07-01', '3.12'],
      ['2024-01-01', '3.62'],
      ['2024-07-01', '3.37'],
      ['2025-01-01', '2.27'],
      ['2025-07-01', '1.27'],
      ['2026-07-01', '1.52'],
    ] as const;
    fc.assert(
      fc.property(
        betrag(),
        tag,
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 1, max: 20 }),
        (b, erster, dauer, punkte) => {
          const ende = Math.min(LETZTER, erster + dauer);
          let summe: Bruch = bruch('0');
          for (let n = erster; n < ende; n++) {
            const iso = alsIso(ausTagesnummer(n));
            const satz = SAETZE.filter(([ab]) => ab <= iso).at(-1)?.[1] ?? '0';
            summe = plus(summe, plus(bruch(satz), bruch(String(punkte))));
          }
          const erwartet = durch(mal(bruch(b), summe), bruch('36500'));
          const schritt = zinsen({ betrag: b, ab: ausTagesnummer(erster), gezahltAm: ausTagesnummer(ende), punkte });
          expect(alsBetrag(schritt.wert)).toBe(alsEuro(cent(erwartet)));
          pruefeRechenweg(schritt);
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each<[Partial<Zinsangaben>, string, string]>([
    [{ betrag: '-1' }, 'AUSGABEN_UNGUELTIG', 'betrag'],
    [{ punkte: 0.5 }, 'ABWICKLUNG_UNGUELTIG', 'punkte'],
    [{ punkte: '20.1' }, 'ABWICKLUNG_UNGUELTIG', 'punkte'],
    [{ punkte: 'abc' }, 'ABWICKLUNG_UNGUELTIG', 'punkte'],
    [{ gezahltAm: d('2022-06-30') }, 'ZEITRAUM_VERKEHRT', 'gezahlt_am'],
    [{ ab: d('2016-06-30') }, 'BASISZINS_UNBEKANNT', 'ab'],
    [{ gezahltAm: d('2027-01-02') }, 'BASISZINS_UNBEKANNT', 'gezahlt_am'],
  ])('%j wird abgelehnt', (angaben, code, feld) => {
    expect(() => zinsen({ ...beispiel, ...angaben })).toThrow(expect.objectContaining({ code, feld }));
  });
});

describe('Zwischenzinsen', () => {
  const teil = (b: string, ausgezahltAm: string, verwendetAm: string | null): Verwendung => ({
    betrag: exakt(b),
    ausgezahltAm: d(ausgezahltAm),
    verwendetAm: verwendetAm === null ? null : d(verwendetAm),
  });

  it('4.353,34 € vom 01.03. bis vor den 31.05.2021: 91 Tage', () => {
    const verwendung = teil('4353.34', '2021-03-01', '2021-05-31');
    const schritt = zwischenzinsen(verwendung);
    expect(schritt && alsBetrag(schritt.wert)).toBe('23.01');
    expect(schritt?.greifendeLesarten[0]).toMatchObject({ bezeichnung: 'mit 5 Punkten' });
    expect(alsBetrag(schritt?.greifendeLesarten[0]?.wert ?? exakt(0))).toBe('44.72');
    expect(
      alsBetrag(summeDerZwischenzinsen([verwendung, verwendung, teil('1', '2021-03-01', '2021-05-01')]).wert),
    ).toBe('46.02');
  });

  it('nicht bei Verwendung binnen zwei Monaten und nicht, solange nichts verwendet ist', () => {
    expect(zwischenzinsen(teil('100', '2021-03-01', '2021-05-01'))).toBeNull();
    expect(zwischenzinsen(teil('100', '2021-03-01', '2021-05-02'))).not.toBeNull();
    expect(zwischenzinsen(teil('100', '2021-03-01', null))).toBeNull();
  });

  it('Ausgaben verbrauchen Auszahlungen in der Reihenfolge der Zahlung, zur Förderquote', () => {
    const zahlung = (tag: string, b: string) => ({ tag: d(tag), betrag: exakt(b) });
    const alle = verwendungen(
      [zahlung('2021-03-01', '500'), zahlung('2021-01-01', '800')],
      [zahlung('2021-04-01', '1000'), zahlung('2021-02-01', '250'), zahlung('2020-12-01', '100')],
      exakt('0.8'),
    );
    expect(
      alle.map(({ ausgezahltAm, verwendetAm, betrag: b }) => [
        alsIso(ausgezahltAm),
        verwendetAm && alsIso(verwendetAm),
        alsBetrag(b),
      ]),
    ).toEqual([
      ['2021-01-01', '2021-01-01', '80.00'],
      ['2021-01-01', '2021-02-01', '200.00'],
      ['2021-01-01', '2021-04-01', '520.00'],
      ['2021-03-01', '2021-04-01', '280.00'],
      ['2021-03-01', null, '220.00'],
    ]);
  });

  it('die Teile jeder Auszahlung ergeben sie, und verwendet ist nie mehr als die Quote der Ausgaben', () => {
    const zahlungen = fc.array(
      fc.record({ tag: fc.integer({ min: 18_000, max: 19_500 }).map(ausTagesnummer), betrag: betrag(0).map(exakt) }),
      {
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(zahlungen, zahlungen, (auszahlungen, ausgaben) => {
        const alle = verwendungen(auszahlungen, ausgaben, exakt('0.8'));
        const summe = (werte: readonly { betrag: Zinsbetrag }[]) =>
          werte.reduce((s, w) => plus(s, alsBruch(w.betrag)), bruch('0'));
        expect(gleich(summe(alle), summe(auszahlungen))).toBe(true);
        const verwendet = cent(summe(alle.filter(({ verwendetAm }) => verwendetAm !== null)));
        const [a, b] = [cent(summe(auszahlungen)), cent(mal(bruch('0.8'), summe(ausgaben)))];
        expect(verwendet).toBe(a < b ? a : b);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['3', [], ['mit 5 Punkten', 'Zählung 30E/360']],
    ['5', [], ['mit 3 Punkten', 'Zählung 30E/360']],
    ['4', [], ['mit 3 Punkten', 'mit 5 Punkten', 'Zählung 30E/360']],
    ['5', [{ ab: d('2023-07-01'), punkte: 3 }], ['mit 3 Punkten', 'mit 5 Punkten', 'Zählung 30E/360']],
  ])(
    'mit %s Punkten und Wechsel %j nennt der Rechenweg genau die nicht benutzten Lesarten',
    (punkte, wechsel, namen) => {
      const ergebnis = zinsen({ betrag: '5510.10', ab: d('2022-07-01'), gezahltAm: d('2023-10-01'), punkte, wechsel });
      expect(ergebnis.greifendeLesarten.map(({ bezeichnung }) => bezeichnung)).toEqual(namen);
      expect(ergebnis.angaben.regeln).toContain('R24');
      for (const zeile of rechenwegzeilen(ergebnis)) expect(zeile.regeln, zeile.schritt).toContain('R24');
    },
  );
});
type Zinsbetrag = Verwendung['betrag'];
