/** R20, R23, A8: endgültige Zuwendung, andere Mittel, Höchstbetrag; Erstattung und Restanforderung. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alsBetrag, cent as aufCent, exakt, vergleiche } from '../../../shared/grund/geld.ts';
import { type Abrechnung, abrechnung, endgueltigInSumme } from '../../../shared/kern/abrechnung.ts';
import { erstattung, restanforderung } from '../../../shared/kern/erstattung.ts';
import { stellenabrechnung } from '../../../shared/kern/stellenabrechnung.ts';
import { eingabe } from '../../../shared/regelstand/groesse.ts';
import { THM_2019 } from '../../../shared/regelstand/thm-2019.ts';
import { werteVon } from '../../../shared/regelstand/werte.ts';
import { pruefeRechenweg } from '../schrittpruefung.ts';
import { betrag, d, stellenanteil, zeitraum } from '../tage.ts';
import { alsEuro, bruch, cent, foerdertage, kleiner, mal } from '../unabhaengig.ts';

const werte = werteVon(THM_2019);
const euro = (b: string) => eingabe('Betrag', exakt(b), '€');
const stelle = (jahr: number, ist: string, bewilligt: string | null, von = '2020-04-01') =>
  stellenabrechnung({ stellenanteil: 1, von: d(von), bis: d('2022-12-31'), ist, bewilligt, haushaltsjahr: jahr });
const mitMitteln = (ist: string, andereMittel: string | null, bewilligt: string | null = null) =>
  abrechnung({
    jahr: 2021,
    ist: euro(ist),
    bemessung: euro('68000'),
    quote: werte.foerderquote,
    andereMittel: andereMittel === null ? null : euro(andereMittel),
    bewilligt: bewilligt === null ? null : euro(bewilligt),
    werte,
  });
const lesarten = (a: Abrechnung) => a.nachIst.greifendeLesarten.map(({ id, wert }) => [id, alsBetrag(wert)]);

describe('Zahlen des Fachkonzepts', () => {
  it('zwei Stellen 2021 und die Erstattung', () => {
    const abrechnungen = [stelle(2021, '58412.37', '52240'), stelle(2021, '66100.00', '52240')];
    expect(abrechnungen.map(({ endgueltig }) => alsBetrag(endgueltig.wert))).toEqual(['46729.90', '52240.00']);
    const summe = endgueltigInSumme({ jahr: 2021, abrechnungen, bewilligt: euro('104480') });
    expect(alsBetrag(summe.wert)).toBe('98969.90');
    expect(summe.greifendeLesarten.map(({ id, wert }) => [id, alsBetrag(wert)])).toEqual([['A8', '99609.90']]);
    const zurueck = erstattung({ ausgezahlt: euro('104480'), endgueltig: summe });
    expect(alsBetrag(zurueck.wert)).toBe('5510.10');
    expect(alsBetrag(erstattung({ ausgezahlt: euro('104480'), endgueltig: euro('99609.90') }).wert)).toBe('4870.10');
    pruefeRechenweg(zurueck);
  });

  it('A8: Aachen über alle Jahre, 142 880,00 gegen 143 660,00', () => {
    const abrechnungen = [
      stelle(2020, '48000', '39180'),
      stelle(2021, '66500', '52240'),
      stelle(2022, '65300', '52240'),
    ];
    const summe = endgueltigInSumme({ abrechnungen, bewilligt: euro('143660') });
    expect(alsBetrag(summe.wert)).toBe('142880.00');
    expect(summe.greifendeLesarten.map(({ bezeichnung, wert }) => [bezeichnung, alsBetrag(wert)])).toEqual([
      ['nur der Bescheid im Ganzen begrenzt', '143660.00'],
    ]);
  });

  it('andere Mittel: anteilig, mit den drei anderen Lesarten', () => {
    expect(alsBetrag(mitMitteln('65300', '5000').nachIst.wert)).toBe('48240.00');
    expect(lesarten(mitMitteln('65300', '5000'))).toEqual([
      ['R20', '47240.00'],
      ['R20', '52240.00'],
    ]);
    expect(alsBetrag(mitMitteln('72000', '5000').nachIst.wert)).toBe('50400.00');
    expect(lesarten(mitMitteln('72000', '5000'))).toContainEqual(['R20', '53600.00']);
    expect(lesarten(mitMitteln('65300', null))).toEqual([]);
  });

  it('Andere Mittel über dem Ist ergeben 0, nie weniger', () => {
    const a = mitMitteln('1000', '5000');
    expect(alsBetrag(a.endgueltig.wert)).toBe('0.00');
    expect(a.nachIst.greifendeLesarten.every(({ wert }) => vergleiche(wert, exakt(0)) >= 0)).toBe(true);
  });

  it('Ist von 51.514,44 € bei 284 Tagen: 41.211,55 €', () => {
    const a = abrechnung({ ...mitMitteln('51514.44', null).angaben, bemessung: euro('53644.44') });
    expect(alsBetrag(a.endgueltig.wert)).toBe('41211.55');
  });
});

describe('Eigenschaften', () => {
  it('jede Abrechnung stimmt mit BigInt überein, geht in den Schritten auf und übersteigt nie den bewilligten Anteil', () => {
    fc.assert(
      fc.property(
        stellenanteil(),
        zeitraum(),
        betrag(),
        fc.option(betrag()),
        (anteil, { von, bis }, ist, bewilligt) => {
          const jahr = Number(bis.slice(0, 4));
          const a = stellenabrechnung({
            stellenanteil: anteil,
            von: d(von),
            bis: d(bis),
            ist,
            bewilligt,
            haushaltsjahr: jahr,
          });
          const bemessung = mal(mal(bruch('68000'), bruch(anteil)), { z: foerdertage(von, bis, jahr), n: 360n });
          const nachIst = cent(mal(bruch('0.8'), kleiner(bruch(ist), bemessung)));
          const hoechstens = bewilligt === null ? nachIst : cent(bruch(bewilligt));
          expect(alsBetrag(a.endgueltig.wert)).toBe(alsEuro(nachIst < hoechstens ? nachIst : hoechstens));
          pruefeRechenweg(a.endgueltig);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('was vorab feststeht, ergeben auch die Schritte, mit und ohne andere Mittel', () => {
    fc.assert(
      fc.property(betrag(0), fc.option(betrag(0)), fc.option(betrag(0)), (ist, andereMittel, bewilligt) => {
        const { zuwendungsfaehig, nachIst, endgueltig } = mitMitteln(ist, andereMittel, bewilligt);
        expect(vergleiche(zuwendungsfaehig.exakterWert, zuwendungsfaehig.wert)).toBe(0);
        expect(vergleiche(aufCent(nachIst.exakterWert), nachIst.wert)).toBe(0);
        expect(vergleiche(endgueltig.exakterWert, endgueltig.wert)).toBe(0);
        pruefeRechenweg(endgueltig);
      }),
      { numRuns: 100 },
    );
  });

  it('nie sind Erstattung und Restanforderung beide größer als 0; ihr Unterschied ist ausgezahlt − endgültig', () => {
    fc.assert(
      fc.property(betrag(0), betrag(0), (a, e) => {
        const zurueck = cent(bruch(alsBetrag(erstattung({ ausgezahlt: euro(a), endgueltig: euro(e) }).wert)));
        const fehlt = cent(bruch(alsBetrag(restanforderung({ ausgezahlt: euro(a), endgueltig: euro(e) }).wert)));
        expect(zurueck === 0n || fehlt === 0n).toBe(true);
        expect(zurueck - fehlt).toBe(cent(bruch(a)) - cent(bruch(e)));
      }),
    );
  });

  it.each([
    [{ ist: '0' }, 'AUSGABEN_UNGUELTIG', 'ist'],
    [{ bewilligt: '0.004' }, 'AUSGABEN_UNGUELTIG', 'bewilligt'],
    [{ haushaltsjahr: null }, 'HAUSHALTSJAHR_AUSSERHALB', 'haushaltsjahr'],
    [{ haushaltsjahr: 2019 }, 'HAUSHALTSJAHR_AUSSERHALB', 'haushaltsjahr'],
  ])('%j wird abgelehnt', (angaben, code, feld) => {
    const gut = {
      stellenanteil: 1,
      von: d('2020-04-01'),
      bis: d('2022-12-31'),
      ist: '1',
      bewilligt: '1',
      haushaltsjahr: 2021,
    };
    expect(() => stellenabrechnung({ ...gut, ...angaben })).toThrow(expect.objectContaining({ code, feld }));
  });
});
