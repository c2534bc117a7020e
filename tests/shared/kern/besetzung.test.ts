/** R19 und R20: besetzte Tage, Ist nach Monaten, Kofinanzierung nach dem Ist. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alsBetrag, alsZahl, cent, exakt, mal, quotient, vergleiche } from '../../../shared/grund/geld.ts';
import { abrechnung } from '../../../shared/kern/abrechnung.ts';
import {
  ausgabenDerBesetzung,
  type Besetzung,
  bemessungDerBesetzung,
  besetzteTage,
  besetzungsplan,
} from '../../../shared/kern/besetzung.ts';
import { Foerderung } from '../../../shared/kern/foerderung.ts';
import { istDesJahres, monatsbetraege } from '../../../shared/kern/ist.ts';
import { kofinanzierungNachIst } from '../../../shared/kern/kofinanzierung-ist.ts';
import { rechenweg } from '../../../shared/kern/rechenweg.ts';
import { rechenwegzeilen } from '../../../shared/kern/rechenweg-text.ts';
import { stellengrenzen } from '../../../shared/kern/stellengrenzen.ts';
import type { Zeitanteil } from '../../../shared/kern/zeitanteil.ts';
import { eingabe } from '../../../shared/regelstand/groesse.ts';
import { KIM_NRW } from '../../../shared/regelstand/kim-nrw.ts';
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

it('Tage und Bemessung, die vorab feststehen, sind die ihrer Schritte', () => {
  const grenzen = fc.option(fc.dictionary(fc.constantFrom('1', '4', '7', '12'), fc.integer({ min: 0, max: 30 })), {
    nil: undefined,
  });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(foerdertag(), foerdertag(), grenzen), { maxLength: 3 }),
      fc.option(foerdertag(), { nil: null }),
      fc.constantFrom(2019, 2020, 2021, 2022),
      fc.constantFrom('dreissigstel', 'zwoelftel', 'tage'),
      fc.constantFrom('0.5', '1', '0.333333'),
      (besetzte, bisTag, jahr, zeitanteil: Zeitanteil, anteil) => {
        const besetzungen = besetzte.map(([a, b, je]) => ({
          von: d(a < b ? a : b),
          bis: d(a < b ? b : a),
          grenzen: je && new Map(Object.entries(je).map(([monat, tage]) => [Number(monat), tage])),
        }));
        const alle = {
          ...{
            jahr,
            besetzungen,
            werte,
            zeitanteil,
            stellenanteil: eingabe('Stellenanteil', exakt(anteil), 'Stellen'),
          },
          ...(bisTag && { bisTag: d(bisTag) }),
        };
        for (const schritt of [besetzteTage(alle), bemessungDerBesetzung(alle)]) {
          expect(vergleiche(schritt.exakterWert, schritt.wert)).toBe(0);
          pruefeRechenweg(schritt);
        }
      },
    ),
    { numRuns: 200 },
  );
});

describe('andere Zählungen der Zeit (KIM-NRW)', () => {
  const kim = werteVon(KIM_NRW);
  const plan = (zeitanteil: Zeitanteil, ...besetzungen: Besetzung[]) =>
    besetzungsplan({
      jahr: 2024,
      besetzungen,
      stellenanteil,
      werte: kim,
      zeitanteil,
      jahresausgaben: euro('65300'),
    });
  const betraege = ({ bemessung, ausgaben, zuwendung, eigenanteil }: ReturnType<typeof plan>) =>
    [bemessung, ausgaben, zuwendung, eigenanteil].map(({ wert }) => alsBetrag(wert));
  const abMaerz = person('2024-03-15', '2024-12-31');

  it.each([
    ['dreissigstel', 'Besetzte Tage', '287', '45441.67', '52058.61', '6616.94'],
    ['zwoelftel', 'Besetzte Monate', '10', '47500.00', '54416.67', '6916.67'],
    ['tage', 'Besetzte Kalendertage', '292', '45475.41', '52097.27', '6621.86'],
  ] as const)('15.03.–31.12.2024 %s', (zeitanteil, titel, zeit, bemessung, ausgaben, eigenanteil) => {
    const besetzt = plan(zeitanteil, abMaerz);
    expect(betraege(besetzt)).toEqual([bemessung, ausgaben, bemessung, eigenanteil]);
    pruefeRechenweg(...Object.values(besetzt));
    const schritt = rechenweg(besetzt.bemessung).find(({ angaben }) => angaben.titel === titel);
    expect(schritt && quotient(schritt.wert).toFixed()).toBe(zeit);
    expect(schritt?.angaben).toMatchObject(
      zeitanteil === 'dreissigstel' ? { regeln: ['R6', 'A2'] } : { regeln: ['R19', 'A2'] },
    );
  });

  it('ein begonnener Monat zählt als Zwölftel, ein leerer kostet eines, und niemand ist 0', () => {
    const juliLeer = plan('zwoelftel', person('2024-01-01', '2024-06-15'), person('2024-08-20', '2024-12-31'));
    expect(betraege(juliLeer)).toEqual(['52250.00', '59858.33', '52250.00', '7608.33']);
    for (const zeitanteil of ['zwoelftel', 'tage'] as const) {
      const niemand = plan(zeitanteil);
      expect(betraege(niemand)).toEqual(['0.00', '0.00', '0.00', '0.00']);
      expect(rechenwegzeilen(niemand.bemessung)[0]).toMatchObject({
        einheit: zeitanteil === 'zwoelftel' ? 'Monate' : 'Tage',
        rechnung: expect.stringMatching(/^0 \(unbesetzt\)/),
      });
    }
  });

  it('zwei im selben Monat zählen ihn einmal', () => {
    const mit = (zeitgrenzen: Besetzung['zeitgrenzen']) =>
      betraege(
        plan('zwoelftel', person('2024-01-01', '2024-06-15'), { ...person('2024-06-16', '2024-12-31'), zeitgrenzen }),
      )[0];
    expect([mit(new Map([[6, 0]])), mit(undefined)]).toEqual(['57000.00', '61750.00']);
  });

  it('bis zum Ende des Fensters eines Abrufs; wer später beginnt, zählt noch nicht', () => {
    const bisTag = d('2024-04-10');
    const bemessung = (zeitanteil: Zeitanteil) =>
      alsBetrag(
        cent(
          bemessungDerBesetzung({
            jahr: 2024,
            besetzungen: [abMaerz, person('2024-04-11', '2024-12-31')],
            stellenanteil,
            werte: kim,
            zeitanteil,
            bisTag,
          }).wert,
        ),
      );
    // 57.000 € · 27 Fördertage ÷ 360, · 2 ÷ 12 und · 27 ÷ 366.
    expect([bemessung('dreissigstel'), bemessung('zwoelftel'), bemessung('tage')]).toEqual([
      '4275.00',
      '9500.00',
      '4204.92',
    ]);
  });
});

it('wer erst nach dem Fenster beginnt, steht nicht im Rechenweg; jede andere Besetzung mit ihrer Nummer', () => {
  const zwei = [person('2021-01-01', '2021-03-14'), person('2021-06-01', '2021-12-31')];
  const titel = (bis: string) =>
    rechenweg(besetzteTage({ ...angaben(...zwei), bisTag: d(bis) })).map(({ angaben: { titel: t } }) => t);
  expect(titel('2021-02-28')).toEqual(['Besetzte Tage, Besetzung 1']);
  expect(titel('2021-06-30')).toEqual([
    'Besetzte Tage, Besetzung 1',
    'Besetzte Tage, Besetzung 2',
    'Besetzte Tage, Summe',
  ]);
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

  it('liegt kein eingetragener Monat im Fenster, ist es 0, und der Rechenweg sagt es', () => {
    const schritt = rechne('48975', new Map([[12, euro('48975')]]));
    expect(alsBetrag(schritt.wert)).toBe('0.00');
    expect(rechenwegzeilen(schritt).some(({ rechnung }) => rechnung.includes('kein Monat im Fenster'))).toBe(true);
    expect(schritt.greifendeLesarten.map(({ wert }) => alsBetrag(wert))).toEqual(['8343.88']);
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

  it('der Betrag, der vorab feststeht, ist der seiner Schritte', () => {
    const monatsbetrag = fc.option(betrag(0), { nil: null });
    fc.assert(
      fc.property(
        fc.array(monatsbetrag, { minLength: 12, maxLength: 12 }),
        betrag(0),
        fc.constantFrom(2019, 2020, 2021, 2022),
        fc.integer({ min: 0, max: 360 }),
        (monate, andere, jahr, tage) => {
          const angaben = { jahr, betrag: null, monate, zahlweise: 'kasse' } as const;
          const imJahr = new Foerderung({
            stellenanteil: 1,
            von: d('2019-08-15'),
            bis: d('2022-12-31'),
            jahresausgaben: null,
          }).imJahr(jahr);
          const schritt = kofinanzierungNachIst({
            abrechnung: abrechnung({
              jahr,
              ist: istDesJahres(angaben) ?? euro('40000.01'),
              bemessung: imJahr.bemessungExakt,
              quote: werte.foerderquote,
              andereMittel: euro(andere),
              bewilligt: euro('40000'),
              werte,
            }),
            tage: imJahr.tage,
            fenstertage: eingabe('Fördertage im Fenster', tage, 'Tage'),
            monate: monatsbetraege(monate, 'kasse'),
            werte,
          });
          expect(vergleiche(schritt.exakterWert, schritt.wert)).toBe(0);
          pruefeRechenweg(schritt);
        },
      ),
      { numRuns: 100 },
    );
  });

  function rechneAngaben() {
    return { ist: euro('1'), bemessung: null, quote: werte.foerderquote, andereMittel: null, bewilligt: null, werte };
  }
});
