/** R24 mit Raten: verzinst wird, was offen ist; eine einzige Zahlung ist GK.ZINSEN, und Raten addieren sich exakt. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alsIso, ausTagesnummer, type Datum, tagesnummer } from '../../../shared/grund/datum.ts';
import { alsBetrag } from '../../../shared/grund/geld.ts';
import { type Rate, type Ratenangaben, ratenzinsen } from '../../../shared/kern/ratenzinsen.ts';
import { rechenweg, Schritt } from '../../../shared/kern/rechenweg.ts';
import { rechenwegzeilen } from '../../../shared/kern/rechenweg-text.ts';
import { zinsabschnitte } from '../../../shared/kern/zinsabschnitte.ts';
import { zinsen } from '../../../shared/kern/zinsen.ts';
import { ZAEHLUNGEN, zinsergebnisse } from '../../../shared/kern/zinsergebnisse.ts';
import { alsBruch } from '../nachgerechnet.ts';
import { pruefeRechenweg } from '../schrittpruefung.ts';
import { d } from '../tage.ts';
import { bruch, gleich, plus } from '../unabhaengig.ts';

const ERSTER = tagesnummer(d('2016-07-01'));
const LETZTER = tagesnummer(d('2027-01-01'));

const centAls = (cents: number) => (cents / 100).toFixed(2);
const wahl = fc.record({
  punkte: fc.integer({ min: 1, max: 20 }),
  zaehlung: fc.constantFrom('act/365' as const, '30/360' as const),
  wechsel: fc.array(
    fc.record({
      ab: fc.integer({ min: ERSTER, max: LETZTER }).map(ausTagesnummer),
      punkte: fc.integer({ min: 1, max: 20 }),
    }),
    { maxLength: 2 },
  ),
});

interface Fall {
  readonly ab: Datum;
  readonly raten: readonly { readonly am: Datum; readonly cents: number }[];
}

/** Ein erster Tag und ein bis fünf Zahlungen danach, gern am selben Tag. */
const fall: fc.Arbitrary<Fall> = fc
  .record({
    ab: fc.integer({ min: ERSTER, max: LETZTER }),
    raten: fc.array(
      fc.record({ nach: fc.integer({ min: 0, max: 900 }), cents: fc.integer({ min: 1, max: 9_000_000 }) }),
      {
        minLength: 1,
        maxLength: 5,
      },
    ),
  })
  .map(({ ab, raten }) => ({
    ab: ausTagesnummer(ab),
    raten: raten.map(({ nach, cents }) => ({ am: ausTagesnummer(Math.min(LETZTER, ab + nach)), cents })),
  }));

const alsRaten = (raten: Fall['raten']): Rate[] => raten.map(({ am, cents }) => ({ am, betrag: centAls(cents) }));
const summe = (raten: Fall['raten']) => raten.reduce((s, { cents }) => s + cents, 0);

describe('Zinsen auf Raten', () => {
  const beispiel: Ratenangaben = {
    betrag: '5510.10',
    ab: d('2022-07-01'),
    raten: [
      { am: d('2023-10-01'), betrag: '2510.10' },
      { am: d('2023-01-01'), betrag: '3000.00' },
    ],
  };

  it('3.000,00 € am 01.01.2023, der Rest am 01.10.2023: 184 Tage auf alles, danach auf 2.510,10 €', () => {
    const { zinsen: ergebnis, verlauf, offen } = ratenzinsen(beispiel);
    // 5.510,10 · 2,12 % · 184/365 + 2.510,10 · (4,62 % · 181/365 + 6,12 % · 92/365) = 58,8871 + 57,5067 + 38,7202
    expect(alsBetrag(ergebnis.wert)).toBe('155.11');
    expect(
      zinsabschnitte(ergebnis).map(({ von, bis, offen: teil, tage }) => [
        alsIso(von),
        alsIso(bis),
        alsBetrag(teil.wert),
        Number(alsBetrag(tage.wert)),
      ]),
    ).toEqual([
      ['2022-07-01', '2022-12-31', '5510.10', 184],
      ['2023-01-01', '2023-06-30', '2510.10', 181],
      ['2023-07-01', '2023-09-30', '2510.10', 92],
    ]);
    expect(
      verlauf.map(({ am, gezahlt, offen: danach }) => [alsIso(am), alsBetrag(gezahlt.wert), alsBetrag(danach.wert)]),
    ).toEqual([
      ['2023-01-01', '3000.00', '2510.10'],
      ['2023-10-01', '2510.10', '0.00'],
    ]);
    expect(alsBetrag(offen.wert)).toBe('0.00');
    pruefeRechenweg(ergebnis, offen);
    expect(rechenwegzeilen(ergebnis).map(({ rechnung }) => rechnung)).toContain(
      '5.510,10 € (Betrag) − 3.000,00 € (gezahlt am 01.01.2023) = 2.510,10 €',
    );
  });

  it('was am ersten Tag gezahlt wird, war nie offen: 600,00 € für 92 Tage zu 2,12 %, 3,21 €', () => {
    const { zinsen: ergebnis, verlauf } = ratenzinsen({
      betrag: '1000.00',
      ab: d('2022-07-01'),
      raten: [
        { am: d('2022-07-01'), betrag: '150.00' },
        { am: d('2022-10-01'), betrag: '600.00' },
        { am: d('2022-07-01'), betrag: '250.00' },
      ],
    });
    expect(alsBetrag(ergebnis.wert)).toBe('3.21');
    expect(zinsabschnitte(ergebnis).map(({ von, offen }) => [alsIso(von), alsBetrag(offen.wert)])).toEqual([
      ['2022-07-01', '600.00'],
    ]);
    // Zwei Zahlungen an einem Tag stehen als ihre Summe da; jeder Stand ist ein eigener Schritt.
    expect(verlauf.map(({ gezahlt, offen }) => [gezahlt.name, alsBetrag(gezahlt.wert), offen.angaben.id])).toEqual([
      ['gezahlt am 01.07.2022', '400.00', 'zinsen.offen.1'],
      ['gezahlt am 01.10.2022', '600.00', 'zinsen.offen.2'],
    ]);
    const zeilen = rechenwegzeilen(...verlauf.map(({ offen }) => offen));
    expect(zeilen.filter(({ schritt }) => schritt === 'gezahlt am 01.07.2022').map(({ regeln }) => regeln)).toEqual([
      ['R24'],
    ]);
    expect(zeilen.filter(({ schritt }) => schritt === 'gezahlt am 01.10.2022')).toEqual([]);
    pruefeRechenweg(ergebnis, ...verlauf.map(({ offen }) => offen));
  });

  it('alles am ersten Tag gezahlt: ein Abschnitt ohne Tage auf den ganzen Betrag, 0 €', () => {
    const { zinsen: ergebnis } = ratenzinsen({
      betrag: '1000.00',
      ab: d('2022-07-01'),
      raten: [{ am: d('2022-07-01'), betrag: '1000.00' }],
    });
    expect(alsBetrag(ergebnis.wert)).toBe('0.00');
    expect(
      zinsabschnitte(ergebnis).map(({ von, bis, offen, basiszinssatz }) => [
        ...[alsIso(von), alsIso(bis), alsBetrag(offen.wert)],
        basiszinssatz,
      ]),
    ).toEqual([['2022-07-01', '2022-07-01', '1000.00', null]]);
  });

  /** Die Abschnitte mit Betrag, Tagen und Basiszinssatz. */
  const abschnitte = (raten: Ratenangaben['raten']) =>
    zinsabschnitte(ratenzinsen({ ...beispiel, raten }).zinsen).map(
      ({ von, bis, offen, tage, basiszinssatz, punkte }) => [
        alsIso(von),
        alsIso(bis),
        alsBetrag(offen.wert),
        Number(alsBetrag(tage.wert)),
        basiszinssatz && alsBetrag(basiszinssatz.wert),
        alsBetrag(punkte.wert),
      ],
    );

  it('was am ersten Tag gezahlt ist, war nie offen: Verzinst wird nur der Rest, 2.510,10 € über 184 Tage', () => {
    const raten = [
      { am: d('2022-07-01'), betrag: '3000.00' },
      { am: d('2023-01-01'), betrag: '2510.10' },
    ];
    // 2.510,10 · 2,12 % · 184/365
    expect(alsBetrag(ratenzinsen({ ...beispiel, raten }).zinsen.wert)).toBe('26.83');
    expect(abschnitte(raten)).toEqual([['2022-07-01', '2022-12-31', '2510.10', 184, '-0.01', '0.03']]);
  });

  it('alles am ersten Tag gezahlt ist ein Abschnitt von 0 Tagen auf den ganzen Betrag, ohne Basiszinssatz', () => {
    const ganz = [['2022-07-01', '2022-07-01', '5510.10', 0, null, '0.03']];
    expect(abschnitte([{ am: d('2022-07-01'), betrag: '5510.10' }])).toEqual(ganz);
    expect(abschnitte([{ am: d('2022-07-01'), betrag: '5000.00' }])).toEqual(ganz);
  });

  it('am selben Tag Gezahltes ist eine Summe mit Rechenweg, eine Zahlung allein nicht; jeder Schritt nennt R24', () => {
    const { zinsen: ergebnis, verlauf } = ratenzinsen({
      ...beispiel,
      raten: [
        { am: d('2023-10-01'), betrag: '510.10' },
        { am: d('2023-01-01'), betrag: '3000.00' },
        { am: d('2023-10-01'), betrag: '2000.00' },
      ],
    });
    expect(verlauf.map(({ gezahlt }) => (gezahlt instanceof Schritt ? gezahlt.angaben.id : gezahlt.name))).toEqual([
      'gezahlt am 01.01.2023',
      'zinsen.raten',
    ]);
    expect(verlauf.map(({ gezahlt }) => alsBetrag(gezahlt.wert))).toEqual(['3000.00', '2510.10']);
    expect(verlauf.map(({ offen }) => offen.angaben.id)).toEqual(['zinsen.offen.1', 'zinsen.offen.2']);
    for (const schritt of rechenweg(ergebnis, ...verlauf.map(({ offen }) => offen)))
      expect(schritt.angaben.regeln, schritt.angaben.id).toContain('R24');
  });

  it('was nach der letzten Rate offen ist, steht da und trägt hier keine Zinsen mehr', () => {
    const { zinsen: ergebnis, offen } = ratenzinsen({
      ...beispiel,
      raten: [{ am: d('2023-01-01'), betrag: '3000.00' }],
    });
    expect([alsBetrag(ergebnis.wert), alsBetrag(offen.wert)]).toEqual(['58.89', '2510.10']);
  });

  it('eine einzige Zahlung ist GK.ZINSEN, auf den Cent und Wort für Wort', () => {
    fc.assert(
      fc.property(fall, wahl, ({ ab, raten }, w) => {
        const [rate] = raten as [Fall['raten'][number]];
        const betrag = centAls(rate.cents);
        const einzeln = zinsen({ betrag, ab, gezahltAm: rate.am, ...w });
        const { zinsen: inRaten, offen } = ratenzinsen({ betrag, ab, raten: [{ am: rate.am, betrag }], ...w });
        expect(rechenwegzeilen(inRaten)).toEqual(rechenwegzeilen(einzeln));
        expect(alsBetrag(offen.wert)).toBe('0.00');
      }),
      { numRuns: 100 },
    );
  });

  it('addieren sich vor der Rundung: jede Rate für sich bis zu ihrem Tag verzinst', () => {
    fc.assert(
      fc.property(fall, wahl, ({ ab, raten }, w) => {
        const { zinsen: ergebnis, offen } = ratenzinsen({
          betrag: centAls(summe(raten)),
          ab,
          raten: alsRaten(raten),
          ...w,
        });
        const einzeln = raten
          .map(({ am, cents }) => alsBruch(zinsen({ betrag: centAls(cents), ab, gezahltAm: am, ...w }).exakterWert))
          .reduce(plus, bruch('0'));
        expect(gleich(alsBruch(ergebnis.exakterWert), einzeln)).toBe(true);
        expect(alsBetrag(offen.wert)).toBe('0.00');
        pruefeRechenweg(ergebnis);
      }),
      { numRuns: 80 },
    );
  });

  it('eine an einem Tag geteilte Zahlung und eine andere Reihenfolge ändern nichts', () => {
    fc.assert(
      fc.property(fall, wahl, fc.nat(), fc.nat(), ({ ab, raten }, w, welche, teil) => {
        const betrag = centAls(summe(raten));
        const i = welche % raten.length;
        const { am, cents } = raten[i] as Fall['raten'][number];
        const erster = Math.min(cents - 1, 1 + (teil % cents));
        const geteilt =
          cents < 2
            ? raten
            : [...raten.slice(i + 1), { am, cents: erster }, { am, cents: cents - erster }, ...raten.slice(0, i)];
        const genau = (welcheRaten: Fall['raten']) =>
          alsBruch(ratenzinsen({ betrag, ab, raten: alsRaten(welcheRaten), ...w }).zinsen.exakterWert);
        expect(gleich(genau(geteilt), genau(raten))).toBe(true);
      }),
      { numRuns: 80 },
    );
  });

  it.each<[Partial<Ratenangaben>, string, string]>([
    [{ raten: [] }, 'ABWICKLUNG_UNGUELTIG', 'mindestens eine Zahlung'],
    [{ raten: [{ am: d('2023-01-01'), betrag: '0.00' }] }, 'ABWICKLUNG_UNGUELTIG', 'größer als 0 €'],
    [{ raten: [{ am: d('2023-01-01'), betrag: '0.004' }] }, 'ABWICKLUNG_UNGUELTIG', 'größer als 0 €'],
    [{ raten: [{ am: d('2022-06-30'), betrag: '1.00' }] }, 'ZEITRAUM_VERKEHRT', '30.06.2022'],
    [{ raten: [{ am: d('2023-01-01'), betrag: '-1.00' }] }, 'AUSGABEN_UNGUELTIG', 'raten'],
    [{ raten: [{ am: d('2027-01-02'), betrag: '1.00' }] }, 'BASISZINS_UNBEKANNT', '01.01.2027'],
    [{ ab: d('2016-06-30') }, 'BASISZINS_UNBEKANNT', '„ab“'],
    [{ betrag: '-1' }, 'AUSGABEN_UNGUELTIG', 'betrag'],
    [{ punkte: 21 }, 'ABWICKLUNG_UNGUELTIG', 'punkte'],
    [
      {
        raten: [
          { am: d('2023-01-01'), betrag: '5000.00' },
          { am: d('2023-02-01'), betrag: '510.11' },
        ],
      },
      'ABWICKLUNG_UNGUELTIG',
      'Am 01.02.2023 sind 510,11 € gezahlt, offen waren aber nur 510,10 €.',
    ],
  ])('%j wird abgelehnt', (angaben, code, text) => {
    expect(() => ratenzinsen({ ...beispiel, ...angaben })).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(text) }),
    );
  });
});

describe('alle Ergebnisse nebeneinander', () => {
  const frage = { betrag: '5510.10', ab: d('2022-07-01'), raten: [{ am: d('2023-10-01'), betrag: '5510.10' }] };
  const werte = (wechselAb: Datum | null) =>
    zinsergebnisse({ ...frage, wechselAb }).arten.map(({ titel, jeZaehlung }) => [
      titel,
      ...jeZaehlung.map(({ wert }) => alsBetrag(wert)),
    ]);

  it('3 und 5 Punkte, beide Zählungen; mit Wechsel eine Spalte mehr, und die wird gezeigt', () => {
    expect(ZAEHLUNGEN.map(([zaehlung]) => zaehlung)).toEqual(['act/365', '30/360']);
    expect(werte(null)).toEqual([
      ['3 Punkte', '270.12', '269.99'],
      ['5 Punkte', '408.10', '407.75'],
    ]);
    expect(werte(d('2023-07-01'))[2]?.slice(0, 2)).toEqual(['5, ab 01.07.2023 3 Punkte', '380.32']);
    const { gezeigt, womit } = zinsergebnisse({ ...frage, wechselAb: d('2023-07-01') });
    expect([alsBetrag(gezeigt.zinsen.wert), womit]).toEqual([
      '380.32',
      '5 Punkte, ab dem 01.07.2023 3 Punkte, act/365',
    ]);
    expect(zinsergebnisse({ ...frage, wechselAb: null }).womit).toBe('3 Punkte, act/365');
  });
});
