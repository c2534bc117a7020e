/** Die Grenzen der Rechnungen nach dem Bescheid: ein Tag, ein Cent, ein Jahr mehr oder weniger, und jede Reihenfolge. */
import { describe, expect, it } from 'vitest';
import { alsIso } from '../../../shared/grund/datum.ts';
import { alsBetrag, exakt } from '../../../shared/grund/geld.ts';
import { abrechnung } from '../../../shared/kern/abrechnung.ts';
import { Bescheidkette } from '../../../shared/kern/bescheide.ts';
import { bescheidmaengel } from '../../../shared/kern/bescheidpruefung.ts';
import { Foerderung } from '../../../shared/kern/foerderung.ts';
import { kofinanzierungNachIst } from '../../../shared/kern/kofinanzierung-ist.ts';
import { einzelabruf } from '../../../shared/kern/mittelabruf.ts';
import { stellenabrechnung } from '../../../shared/kern/stellenabrechnung.ts';
import { zinsen } from '../../../shared/kern/zinsen.ts';
import { verwendungen } from '../../../shared/kern/zwischenzinsen.ts';
import { eingabe } from '../../../shared/regelstand/groesse.ts';
import { THM_2019 } from '../../../shared/regelstand/thm-2019.ts';
import { werteVon } from '../../../shared/regelstand/werte.ts';
import { d } from '../tage.ts';
import { bescheid } from './bescheid.ts';

const werte = werteVon(THM_2019);
const euro = (b: string) => eingabe('Betrag', exakt(b), '€');

describe('Bescheide', () => {
  const von = d('2020-04-01');
  const bis = d('2022-12-31');

  it('wer nur einen Tag des Zeitraums nennt, ändert ihn nicht', () => {
    const erster = bescheid('2020-03-15', {}, { von, bis });
    for (const halb of [{ von: d('2021-01-01') }, { bis: d('2021-12-31') }])
      expect(`${new Bescheidkette([erster, bescheid('2021-02-01', {}, halb)]).zeitraum}`).toBe(
        '01.04.2020 bis 31.12.2022',
      );
  });

  it('die Jahre stehen aufsteigend da, in welcher Reihenfolge sie auch genannt sind', () =>
    expect(
      new Bescheidkette([bescheid('2020-03-15', { 2022: '1' }), bescheid('2020-03-16', { 2020: '1', 2021: '1' })])
        .jahre,
    ).toEqual([2020, 2021, 2022]));

  it('Anteile eines anderen Jahres gelten für dieses nicht: Dann verteilen wir', () => {
    const kette = new Bescheidkette([
      bescheid(
        '2020-03-15',
        { 2020: '30', 2021: '100' },
        { anteile: [{ id: 'S1', haushaltsjahr: 2021, zuwendung: '100' }] },
      ),
    ]);
    const geplant = [
      { id: 'S1', zuwendung: exakt('1') },
      { id: 'S2', zuwendung: exakt('2') },
    ];
    expect([...kette.anteile(2020, geplant)].map(([id, { wert }]) => [id, alsBetrag(wert)])).toEqual([
      ['S1', '10.00'],
      ['S2', '20.00'],
    ]);
  });

  it('ist nichts geplant, lässt sich nichts verteilen; ein Eintrag mit 0 € bekommt 0', () => {
    const kette = new Bescheidkette([bescheid('2020-03-15', { 2020: '30' })]);
    const mit = (...betraege: string[]) =>
      [
        ...kette
          .anteile(
            2020,
            betraege.map((b, i) => ({ id: `S${i}`, zuwendung: exakt(b) })),
          )
          .values(),
      ].map(({ wert }) => alsBetrag(wert));
    expect(mit('0', '0')).toEqual([]);
    expect(mit('0', '5')).toEqual(['0.00', '30.00']);
  });

  it('von drei Bescheiden nennt der neueste den letzten Tag für Abrufe', () => {
    const mit = (datum: string, tag: string) =>
      bescheid(datum, {}, { letzterAbruf: [{ haushaltsjahr: 2021, tag: d(tag) }] });
    const kette = new Bescheidkette([
      mit('2021-01-01', '2021-12-01'),
      mit('2021-02-01', '2021-12-02'),
      mit('2021-03-01', '2021-12-03'),
    ]);
    expect(kette.letzterAbruf(2021)).toEqual(d('2021-12-03'));
  });

  it('bei zweien an einem Tag trägt der zweite die Warnung', () => {
    const [a, b, c] = ['2020-03-15', '2020-03-15', '2020-03-16'].map((tag) => bescheid(tag, {})) as [
      ReturnType<typeof bescheid>,
      ReturnType<typeof bescheid>,
      ReturnType<typeof bescheid>,
    ];
    expect(bescheidmaengel([a, b, c]).map(({ art, bescheid: genannt }) => [art, genannt === b])).toEqual([
      ['gleicherTag', true],
    ]);
  });

  it('Anteile werden je Jahr verglichen; gehen sie auf, fehlt nichts', () => {
    const anteil = (haushaltsjahr: number, zuwendung: string) => ({ id: 'S1', haushaltsjahr, zuwendung });
    const maengel = (...anteile: ReturnType<typeof anteil>[]) =>
      bescheidmaengel([bescheid('2020-03-15', { 2020: '10', 2021: '20' }, { anteile })]).map((m) => [
        m.art,
        'jahr' in m ? m.jahr : null,
        'unterschied' in m ? alsBetrag(m.unterschied.wert) : null,
      ]);
    expect(maengel(anteil(2020, '10'), anteil(2021, '20'))).toEqual([]);
    expect(maengel(anteil(2020, '20'), anteil(2021, '10'))).toEqual([
      ['anteile', 2020, '-10.00'],
      ['anteile', 2021, '10.00'],
    ]);
  });
});

describe('Abrechnung und Abruf einer Stelle', () => {
  const stelle = (haushaltsjahr: number | null, ist: string, bis = '2022-12-31') =>
    stellenabrechnung({ stellenanteil: 1, von: d('2020-04-01'), bis: d(bis), ist, bewilligt: null, haushaltsjahr });

  it('ein halber Cent ist der kleinste Betrag', () => {
    expect(alsBetrag(stelle(2021, '0.005').angaben.ist.wert)).toBe('0.01');
    expect(() => stelle(2021, '0.0049')).toThrow(expect.objectContaining({ code: 'AUSGABEN_UNGUELTIG', feld: 'ist' }));
  });

  it('das Haushaltsjahr fehlt nur, wo es eines gibt, und gehört zum Zeitraum', () => {
    expect(stelle(null, '1', '2020-12-31').angaben.jahr).toBe(2020);
    expect(stelle(2022, '1').angaben.jahr).toBe(2022);
    const fehler = (meldung: RegExp) =>
      expect.objectContaining({
        code: 'HAUSHALTSJAHR_AUSSERHALB',
        feld: 'haushaltsjahr',
        message: expect.stringMatching(meldung),
      });
    expect(() => stelle(null, '1')).toThrow(fehler(/ist leer, aber .* 2020, 2021, 2022\.$/));
    expect(() => stelle(2019, '1')).toThrow(fehler(/2019 gehört nicht zum Zeitraum/));
    expect(() => stelle(2021, '1', '2020-12-31')).toThrow(fehler(/2021 gehört nicht zum Zeitraum/));
  });

  it('die Quote ist größer als 0 und höchstens 1', () => {
    const abruf = (quote: string) =>
      alsBetrag(einzelabruf({ bedarf: '100', bereits: '0', bewilligt: '1000', bemessung: null, quote }, THM_2019).wert);
    expect([abruf('1'), abruf('0.01')]).toEqual(['100.00', '1.00']);
    for (const quote of ['0', '-0.1', '1.01', 'abc'])
      expect(() => abruf(quote)).toThrow(expect.objectContaining({ code: 'QUOTE_UNZULAESSIG', feld: 'quote' }));
  });
});

describe('Kofinanzierung nach Ist', () => {
  const jahr = new Foerderung({
    stellenanteil: 1,
    von: d('2020-04-01'),
    bis: d('2020-12-31'),
    jahresausgaben: null,
  }).imJahr(2020);
  const mit = (tage: number, fenstertage: number) =>
    kofinanzierungNachIst({
      abrechnung: abrechnung({
        jahr: 2020,
        ist: euro('48975'),
        bemessung: jahr.bemessungExakt,
        quote: werte.foerderquote,
        andereMittel: null,
        bewilligt: null,
        werte,
      }),
      tage: eingabe('Tage', tage, 'Tage'),
      fenstertage: eingabe('Fördertage im Fenster', fenstertage, 'Tage'),
      monate: new Map(),
      werte,
    });

  it('ohne besetzte Tage oder ohne Tage im Fenster ist es 0, und der Rechenweg sagt es', () => {
    for (const [tage, fenster] of [
      [0, 230],
      [270, 0],
      [0, 0],
    ] as const) {
      const schritt = mit(tage, fenster);
      expect([alsBetrag(schritt.wert), schritt.angaben.rechnung.art]).toEqual(['0.00', 'ausserhalbDesFensters']);
    }
    expect(alsBetrag(mit(270, 230).wert)).toBe('8343.88');
    expect(mit(270, 230).angaben.lesarten).toBeUndefined();
  });
});

describe('Zinsen', () => {
  it('die Wechsel der Punkte dürfen in jeder Reihenfolge genannt sein', () => {
    const wechsel = [
      { ab: d('2023-05-01'), punkte: 3 },
      { ab: d('2022-09-01'), punkte: 7 },
    ];
    const mit = (w: typeof wechsel) =>
      alsBetrag(
        zinsen({ betrag: '5510.10', ab: d('2022-07-01'), gezahltAm: d('2023-10-01'), punkte: 5, wechsel: w }).wert,
      );
    expect(mit(wechsel)).toBe(mit([...wechsel].reverse()));
    expect(mit(wechsel)).not.toBe(mit(wechsel.slice(1)));
  });

  it('eine Ausgabe von 0 € verwendet nichts, und eine Auszahlung von 0 € hat keine Teile', () => {
    const zahlung = (tag: string, b: string) => ({ tag: d(tag), betrag: exakt(b) });
    const alle = verwendungen(
      [zahlung('2021-01-01', '80'), zahlung('2021-02-01', '0')],
      [
        zahlung('2021-01-15', '0'),
        zahlung('2021-03-01', '50'),
        zahlung('2021-04-01', '0'),
        zahlung('2021-05-01', '50'),
      ],
      exakt('0.8'),
    );
    expect(alle.map(({ verwendetAm, betrag }) => [verwendetAm && alsIso(verwendetAm), alsBetrag(betrag)])).toEqual([
      ['2021-03-01', '40.00'],
      ['2021-05-01', '40.00'],
    ]);
  });
});
