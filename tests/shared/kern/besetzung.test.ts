/** R19 und R20: besetzte Tage, Ist nach Monaten, Kofinanzierung nach dem Ist. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alsBetrag, alsZahl, cent, exakt, mal, vergleiche } from '../../../shared/grund/geld.ts';
import { abrechnung } from '../../../shared/kern/abrechnung.ts';
import {
  ausgabenDerBesetzung,
  type Besetzung,
  bemessungDerBesetzung,
  besetzteTage,
} from '../../../shared/kern/besetzung.ts';
import { Foerderung } from '../../../shared/kern/foerderung.ts';
import { istDesJahres, monatsbetraege } from '../../../shared/kern/ist.ts';
import { kofinanzierungNachIst } from '../../../shared/kern/kofinanzierung-ist.ts';
import { stellengrenzen } from '../../../shared/kern/stellengrenzen.ts';
import { eingabe } from '../../../shared/regelstand/groesse.ts';
import { THM_2019 } from '../../../shared/regelstand/thm-2019.ts';
import { werteVon } from '../../../shared/regelstand/werte.ts';
import { pruefeRechenweg } from '../schrittpruefung.ts';
import { betrag, d, foerdertag } from '../tage.ts';

const werte = werteVon(THM_2019);
const stellenanteil = eingabe('Stellenanteil', 1, 'Stellen');
const euro = (b: string) => eingabe('Betrag', exakt(b), '€');
const person = (von: string, bis: string): Besetzung => ({ von: d(von), bis: d(bis), grenzen: undefined });
const angaben = (...besetzungen: Besetzung[]) => ({ jahr: 2021, besetzungen, stellenanteil, werte });

describe('Lücke', () => {
  const mitLuecke = angaben(person('2021-01-01', '2021-03-14'), person('2021-06-01', '2021-12-31'));

  it('15.03.–31.05.2021 unbesetzt: 284 Tage, 53.644,44, 51.514,44, 41.211,56, 10.302,88', () => {
    const bemessung = bemessungDerBesetzung(mitLuecke);
    const ausgaben = ausgabenDerBesetzung({ ...mitLuecke, jahresausgaben: euro('65300') });
    const zuwendung = cent(mal(werte.foerderquote.wert, ausgaben.wert));
    expect(alsZahl(besetzteTage(mitLuecke).wert)).toBe(284);
    expect([cent(bemessung.wert), cent(ausgaben.wert), zuwendung].map(alsBetrag)).toEqual([
      '53644.44',
      '51514.44',
      '41211.56',
    ]);
    pruefeRechenweg(bemessung, ausgaben);
  });

  it('als Ist nachgewiesen, in ganzen Cent: 41.211,55', () => {
    const a = abrechnung({
      jahr: 2021,
      ist: euro('51514.44'),
      bemessung: bemessungDerBesetzung(mitLuecke),
      quote: werte.foerderquote,
      andereMittel: null,
      bewilligt: euro('52240'),
      werte,
    });
    expect(alsBetrag(a.endgueltig.wert)).toBe('41211.55');
    pruefeRechenweg(a.endgueltig);
  });

  it('niemand: 0 Tage', () => expect(alsZahl(besetzteTage(angaben()).wert)).toBe(0));

  it('bis zum Ende des Fensters eines Abrufs', () => {
    expect(alsZahl(besetzteTage({ ...mitLuecke, bisTag: d('2021-02-28') }).wert)).toBe(60);
    expect(alsZahl(besetzteTage({ ...mitLuecke, bisTag: d('2021-06-30') }).wert)).toBe(104);
  });

  it('mehrere im selben Monat zählen zusammen höchstens 30 (A2)', () => {
    const besetzungen = [
      { id: 'P1', stelle: 'T', von: d('2021-01-01'), bis: d('2021-01-14'), tageJeMonat: 30 },
      { id: 'P2', stelle: 'T', von: d('2021-01-15'), bis: d('2021-01-31'), tageJeMonat: 30 },
    ];
    const grenzen = stellengrenzen(besetzungen);
    const mit = besetzungen.map(({ id, von, bis }) => ({
      von,
      bis,
      grenzen: new Map([...(grenzen.get(id) ?? [])].map(([m, t]) => [Number(m.slice(5)), t])),
    }));
    const tage = besetzteTage(angaben(...mit));
    expect(alsZahl(tage.wert)).toBe(30);
    pruefeRechenweg(tage);
  });

  it('eine Lücke erhöht die Bemessung nie, und zwei Teile ohne Lücke sind höchstens der ganze Zeitraum', () => {
    fc.assert(
      fc.property(fc.tuple(foerdertag(), foerdertag(), foerdertag(), foerdertag()), (tage) => {
        const [a, b, c, e] = [...tage].sort() as [string, string, string, string];
        // Zwei am selben Tag sind keine Lücke, sondern eine Überschneidung; die meldet ein Hinweis.
        fc.pre(b < c);
        const stelle = [
          { id: 'P1', stelle: 'T', von: d(a), bis: d(b), tageJeMonat: 30 },
          { id: 'P2', stelle: 'T', von: d(c), bis: d(e), tageJeMonat: 30 },
        ];
        const grenzen = stellengrenzen(stelle);
        for (const jahr of [2019, 2020, 2021, 2022]) {
          const mit = stelle.map(({ id, von, bis }) => {
            const eigene = [...(grenzen.get(id) ?? [])].filter(([m]) => m.startsWith(String(jahr)));
            return { von, bis, grenzen: new Map(eigene.map(([m, t]) => [Number(m.slice(5)), t])) };
          });
          const ganz = new Foerderung({ stellenanteil: 1, von: d(a), bis: d(e), jahresausgaben: null }).imJahr(
            jahr,
          ).bemessungExakt;
          expect(
            vergleiche(bemessungDerBesetzung({ jahr, besetzungen: mit, stellenanteil, werte }).wert, ganz.wert),
          ).toBeLessThanOrEqual(0);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('Ist', () => {
  const leer = Array.from({ length: 12 }, () => null);

  it('ist der Betrag oder die Summe der Monate; ohne Angabe gibt es keines', () => {
    const mit = (jahresbetrag: string | null, monate: (string | null)[] | null) =>
      istDesJahres({ jahr: 2021, betrag: jahresbetrag, monate, zahlweise: 'kasse' });
    expect(alsBetrag(mit('48975', null)?.wert ?? exakt(-1))).toBe('48975.00');
    expect(alsBetrag(mit(null, ['100.10', '0', ...leer.slice(2)])?.wert ?? exakt(-1))).toBe('100.10');
    expect(mit(null, leer)).toBeNull();
    expect(mit(null, null)).toBeNull();
    expect(() => mit('1', ['1', ...leer.slice(1)])).toThrow(
      expect.objectContaining({ code: 'ABWICKLUNG_UNGUELTIG', feld: 'ist' }),
    );
    expect(() => mit(null, ['1'])).toThrow(expect.objectContaining({ code: 'ABWICKLUNG_UNGUELTIG', feld: 'monate' }));
    expect(mit('1', null)?.name).toContain('nach Tag der Zahlung');
  });

  it('eine Ausgabe von einem Monat in einen anderen zu schieben ändert nichts', () => {
    fc.assert(
      fc.property(
        fc.array(betrag(0), { minLength: 12, maxLength: 12 }),
        fc.integer({ min: 0, max: 11 }),
        fc.integer({ min: 0, max: 11 }),
        (monate, i, j) => {
          const vertauscht = [...monate];
          [vertauscht[i], vertauscht[j]] = [monate[j] as string, monate[i] as string];
          const summe = (m: string[]) =>
            alsBetrag(istDesJahres({ jahr: 2021, betrag: null, monate: m, zahlweise: 'periode' })?.wert ?? exakt(-1));
          expect(summe(vertauscht)).toBe(summe(monate));
        },
      ),
    );
  });
});

describe('Kofinanzierung nach dem Ist', () => {
  const aachen = new Foerderung({
    stellenanteil: 1,
    von: d('2020-04-01'),
    bis: d('2022-12-31'),
    jahresausgaben: null,
  }).imJahr(2020);
  const rechne = (ist: string, monate: ReadonlyMap<number, ReturnType<typeof euro>>) =>
    kofinanzierungNachIst({
      abrechnung: abrechnung({
        jahr: 2020,
        ist: euro(ist),
        bemessung: aachen.bemessungExakt,
        quote: werte.foerderquote,
        andereMittel: null,
        bewilligt: null,
        werte,
      }),
      tage: aachen.tage,
      fenstertage: eingabe('Fördertage im Fenster', 230, 'Tage'),
      monate,
      werte,
    });

  it('ohne Monate nach Fördertagen: Aachen 2020, 8.343,88', () => {
    const schritt = rechne('48975', new Map());
    expect(alsBetrag(schritt.wert)).toBe('8343.88');
    expect(schritt.greifendeLesarten).toEqual([]);
    pruefeRechenweg(schritt);
  });

  it('mit Monaten nach ihnen, der angebrochene November nach Tagen; nach Fördertagen steht daneben', () => {
    const monate = monatsbetraege(
      ['0', '0', '0', '5000', '5000', '5000', '5000', '5000', '5000', '5000', '6000', '7975'],
      'kasse',
    );
    const schritt = rechne('48975', monate);
    // 7 × 5.000 und 6.000 × 20 / 30 sind 39.000; davon 20 %.
    expect(alsBetrag(schritt.wert)).toBe('7800.00');
    expect(schritt.greifendeLesarten.map(({ wert }) => alsBetrag(wert))).toEqual(['8343.88']);
    pruefeRechenweg(schritt);
  });

  it('nie mehr als der zuwendungsfähige Eigenanteil', () => {
    const monate = monatsbetraege(['60000', ...Array.from({ length: 11 }, () => '0')], 'kasse');
    expect(alsBetrag(rechne('60000', monate).wert)).toBe('10200.00');
  });

  it('außerhalb des Fensters 0', () => {
    const a = abrechnung({ ...rechneAngaben(), jahr: 2021 });
    const schritt = kofinanzierungNachIst({
      abrechnung: a,
      tage: aachen.tage,
      fenstertage: eingabe('Fenster', 0, 'Tage'),
      monate: new Map(),
      werte,
    });
    expect(alsBetrag(schritt.wert)).toBe('0.00');
  });

  function rechneAngaben() {
    return { ist: euro('1'), bemessung: null, quote: werte.foerderquote, andereMittel: null, bewilligt: null, werte };
  }
});
