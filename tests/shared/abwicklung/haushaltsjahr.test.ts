/**
 * R18–R25 zusammen: ein Programm je Haushaltsjahr, der Haushalt der Kommune, Weiterleitung und Nachweis, mit den Zahlen
 * des Fachkonzepts.
 */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Eintragsjahr,
  endgueltigGesamt,
  haushaltsjahrNachBescheid,
} from '../../../shared/abwicklung/haushaltsjahr.ts';
import { alsIso } from '../../../shared/grund/datum.ts';
import { alsBetrag, exakt, quotient } from '../../../shared/grund/geld.ts';
import { Bescheidkette } from '../../../shared/kern/bescheide.ts';
import { type Budgetposten, budget } from '../../../shared/kern/budget.ts';
import { EINNAHMEARTEN, nachweisdifferenz, nachweisspalte } from '../../../shared/kern/nachweis.ts';
import { Schritt } from '../../../shared/kern/rechenweg.ts';
import { partnernachweis, rueckzahlung, ueberDemBescheid } from '../../../shared/kern/weiterleitung.ts';
import { eingabe } from '../../../shared/regelstand/groesse.ts';
import { THM_2019 } from '../../../shared/regelstand/thm-2019.ts';
import { werteVon } from '../../../shared/regelstand/werte.ts';
import { bescheid } from '../kern/bescheid.ts';
import { pruefeRechenweg } from '../schrittpruefung.ts';
import { betrag, d } from '../tage.ts';
import { bruch, cent } from '../unabhaengig.ts';

const werte = werteVon(THM_2019);
const euro = (b: string) => eingabe('Betrag', exakt(b), '€');
const text = (schritt: { wert: ReturnType<typeof exakt> } | null) => schritt && alsBetrag(schritt.wert);

function stelle(id: string, geplant: string, ist: string | null): Eintragsjahr {
  return {
    id,
    geplant: euro(geplant),
    planwert: euro(geplant).wert,
    tage: eingabe('Tage', 360, 'Tage'),
    bemessung: euro('68000'),
    quote: werte.foerderquote,
    ist: ist === null ? null : euro(ist),
    andereMittel: null,
    werte,
  };
}

function kette(jahre: Record<number, string>): Bescheidkette {
  return new Bescheidkette([bescheid('2020-12-01', jahre, { von: d('2021-01-01'), bis: d('2022-12-31') })]);
}

const abruf = (b: string, eingegangen = true) => ({
  betrag: euro(b),
  angefordertAm: d('2021-01-10'),
  fensterBis: d('2021-03-10'),
  eingegangenAm: eingegangen ? d('2021-02-01') : null,
});

describe('der nächste Abruf nach dem bisherigen Ist', () => {
  const mit = (ist: readonly (string | null)[], bewilligt: string, ...abgerufen: string[]) =>
    haushaltsjahrNachBescheid({
      haushaltsjahr: 2021,
      eintraege: ist.map((betragText, i) => stelle(`S${i + 1}`, '54400', betragText)),
      bescheide: kette(bewilligt === '' ? {} : { 2021: bewilligt }),
      abrufe: abgerufen.map((b) => abruf(b, false)),
    }).naechsterAbruf;

  it.each([
    ['70.000 und 60.000 €: je Stelle begrenzt', ['70000', '60000'], '108800', [], '102400.00'],
    ['abzüglich, was angefordert ist, auch wenn es aussteht', ['70000', '60000'], '108800', ['8706.67'], '93693.33'],
    ['ohne das Ist der zweiten Stelle nur für die erste', ['70000', null], '108800', [], '54400.00'],
    ['höchstens der Bescheid des Jahres', ['70000', '70000'], '100000.01', ['90000'], '10000.01'],
    ['nie unter 0', ['1000', '1000'], '108800', ['5000'], '0.00'],
  ])('%s', (_, ist, bewilligt, abgerufen, erwartet) => {
    const schritt = mit(ist, bewilligt, ...abgerufen);
    expect(text(schritt)).toBe(erwartet);
    pruefeRechenweg(schritt);
  });

  it('ohne Bescheid und ohne Ist gibt es keinen', () =>
    expect([mit(['70000'], ''), mit([null], '54400')]).toEqual([null, null]));
});

describe('Zwei Stellen 2021, alles ausgezahlt', () => {
  const eintraege = [stelle('S1', '52240', '58412.37'), stelle('S2', '52240', '66100')];
  const jahr2021 = () =>
    haushaltsjahrNachBescheid({
      haushaltsjahr: 2021,
      eintraege,
      bescheide: kette({ 2021: '104480' }),
      abrufe: [abruf('104480')],
    });

  it('endgültig 98.969,90, zu erstatten 5.510,10; das Jahr im Ganzen steht daneben', () => {
    const jahr = jahr2021();
    expect(
      [
        jahr.ist,
        jahr.bewilligt,
        jahr.endgueltig,
        jahr.zuErstatten,
        jahr.restanforderung,
        jahr.nochAbrufbar,
        jahr.unterschied,
      ].map(text),
    ).toEqual(['124512.37', '104480.00', '98969.90', '5510.10', '0.00', '0.00', '0.00']);
    expect(jahr.endgueltig?.greifendeLesarten.map(({ wert }) => alsBetrag(wert))).toEqual(['99609.90']);
    pruefeRechenweg(
      jahr.zuErstatten,
      jahr.restanforderung,
      jahr.nochAbrufbar,
      jahr.unterschied,
      jahr.ist,
      jahr.foerdertage,
    );
  });

  it('im Haushalt: Ertrag 98.969,90, Einzahlung 104.480,00, Verbindlichkeit 5.510,10', () => {
    const jahr = jahr2021();
    const posten = [...jahr.abrechnungen.values()].map(
      (a): Budgetposten => ({ art: 'personal', ausgaben: a.angaben.ist, zuwendung: a.endgueltig }),
    );
    const b = budget({
      jahr: 2021,
      posten,
      einzahlung: jahr.eingegangen,
      integrationspauschale: euro('0'),
      endgueltig: true,
    });
    expect([b.ertrag, b.einzahlung, b.verbindlichkeit, b.forderung].map(text)).toEqual([
      '98969.90',
      '104480.00',
      '5510.10',
      '0.00',
    ]);
  });

  it('ohne Ist eines Eintrags kein Ergebnis, nie 0', () => {
    const offen = haushaltsjahrNachBescheid({
      haushaltsjahr: 2021,
      eintraege: [stelle('S1', '52240', '1'), stelle('S2', '52240', null)],
      bescheide: kette({ 2021: '104480' }),
      abrufe: [],
    });
    expect([offen.ist, offen.endgueltig, offen.zuErstatten, offen.restanforderung]).toEqual([null, null, null, null]);
    expect(offen.abrechnungen.size).toBe(1);
    expect(endgueltigGesamt([jahr2021(), offen], kette({ 2021: '1' }))).toBeNull();
  });

  it('ohne Bescheid kein Höchstbetrag und nichts abrufbar; nicht Eingegangenes ist abgerufen, aber nicht ausgezahlt', () => {
    const ohne = haushaltsjahrNachBescheid({
      haushaltsjahr: 2021,
      eintraege,
      bescheide: new Bescheidkette([]),
      abrufe: [abruf('100', false)],
    });
    expect([ohne.bewilligt, ohne.nochAbrufbar, ohne.unterschied]).toEqual([null, null, null]);
    expect([text(ohne.endgueltig), text(ohne.abgerufen), text(ohne.eingegangen), text(ohne.restanforderung)]).toEqual([
      '99609.90',
      '100.00',
      '0.00',
      '99609.90',
    ]);
  });
});

describe('was ein Haushaltsjahr braucht, um ein Ergebnis zu haben', () => {
  const mit = (eintraege: readonly Eintragsjahr[], abrufe: readonly ReturnType<typeof abruf>[] = []) =>
    haushaltsjahrNachBescheid({ haushaltsjahr: 2021, eintraege, bescheide: kette({ 2021: '50000' }), abrufe });

  it('ohne Einträge ist nichts abgerechnet, auch wenn Geld eingegangen ist: kein Ergebnis, nie 0', () => {
    const leer = mit([], [abruf('1000')]);
    expect([leer.ist, leer.endgueltig, leer.zuErstatten, leer.verbindlichkeit]).toEqual([null, null, null, null]);
    expect([leer.geplant, leer.unterschied, leer.eingegangen].map(text)).toEqual(['0.00', '50000.00', '1000.00']);
  });

  it('lässt sich der Bescheid nicht auf die Einträge verteilen, hat keiner einen Höchstbetrag und das Jahr kein Ergebnis', () => {
    const unverteilt = mit([stelle('S1', '0', '60000')]);
    expect([unverteilt.abrechnungen.size, unverteilt.endgueltig, unverteilt.naechsterAbruf]).toEqual([0, null, null]);
    expect(text(unverteilt.bewilligt)).toBe('50000.00');
  });

  it('Kürzungen auf das Budget mindern die geplante Zuwendung; ohne Angabe gibt es keine', () => {
    const angaben = {
      haushaltsjahr: 2021,
      eintraege: [stelle('S1', '56000', null)],
      bescheide: kette({ 2021: '50000' }),
      abrufe: [],
    };
    const geplant = (jahr: ReturnType<typeof mit>) => [jahr.geplant, jahr.unterschied].map(text);
    expect(geplant(haushaltsjahrNachBescheid(angaben))).toEqual(['56000.00', '-6000.00']);
    expect(geplant(haushaltsjahrNachBescheid({ ...angaben, kuerzungen: [euro('-6000')] }))).toEqual([
      '50000.00',
      '0.00',
    ]);
  });

  it('eine Maßnahme hat keine Fördertage; gezählt werden die der Stellen', () => {
    const massnahme = { ...stelle('M1', '800', '1000'), tage: null, bemessung: null };
    const tage = (...eintraege: readonly Eintragsjahr[]) => {
      const { foerdertage } = mit(eintraege);
      pruefeRechenweg(foerdertage);
      return quotient(foerdertage.wert).toFixed();
    };
    expect([tage(massnahme), tage(stelle('S1', '54400', null), massnahme)]).toEqual(['0', '360']);
  });
});

describe('am 31.12. zählt, was bis zu diesem Tag eingegangen ist', () => {
  const mit = (...eingegangen: (string | null)[]) =>
    haushaltsjahrNachBescheid({
      haushaltsjahr: 2021,
      eintraege: [stelle('S1', '54400', '60000')],
      bescheide: kette({ 2021: '54400' }),
      abrufe: eingegangen.map((tag) => ({ ...abruf('30000'), eingegangenAm: tag === null ? null : d(tag) })),
    });

  it.each([
    ['noch am 31.12.', ['2021-06-01', '2021-12-31'], ['60000.00', '60000.00', '0.00', '12000.00', '12000.00', '0.00']],
    ['erst am 01.01.', ['2021-06-01', '2022-01-01'], ['60000.00', '30000.00', '18000.00', '0.00', '12000.00', '0.00']],
    ['gar nicht', ['2021-06-01', null], ['30000.00', '30000.00', '18000.00', '0.00', '0.00', '18000.00']],
  ] as const)('%s', (_, tage, erwartet) => {
    const jahr = mit(...tage);
    const { eingegangen, eingegangenBisJahresende, forderung, verbindlichkeit, zuErstatten, restanforderung } = jahr;
    expect(
      [eingegangen, eingegangenBisJahresende, forderung, verbindlichkeit, zuErstatten, restanforderung].map(text),
    ).toEqual(erwartet);
    pruefeRechenweg(eingegangenBisJahresende, forderung, verbindlichkeit);
  });
});

it('jede Zeile der Zusammenfassung nennt ihre Regel', () => {
  const jahr = haushaltsjahrNachBescheid({
    haushaltsjahr: 2021,
    eintraege: [stelle('S1', '54400', '60000')],
    bescheide: kette({ 2021: '54400' }),
    abrufe: [abruf('30000')],
  });
  const regeln = Object.entries(jahr).flatMap(([feld, schritt]) =>
    schritt instanceof Schritt ? [[feld, schritt.angaben.regeln]] : [],
  );
  expect(Object.fromEntries(regeln)).toEqual({
    geplant: ['R18'],
    bewilligt: ['R18'],
    unterschied: ['R18'],
    foerdertage: ['R19'],
    ist: ['R20'],
    endgueltig: ['R20', 'A8'],
    abgerufen: ['R21'],
    nochAbrufbar: ['R21'],
    naechsterAbruf: ['R21', 'A9'],
    eingegangen: ['R21'],
    eingegangenBisJahresende: ['R21'],
    zuErstatten: ['R23'],
    restanforderung: ['R23'],
    forderung: ['R23'],
    verbindlichkeit: ['R23'],
  });
});

it('A8 über alle Jahre: 142.880,00, im Ganzen begrenzt 143.660,00', () => {
  const bescheide = kette({ 2020: '39180', 2021: '52240', 2022: '52240' });
  const jahre = [
    haushaltsjahrNachBescheid({
      haushaltsjahr: 2020,
      eintraege: [{ ...stelle('S1', '39180', '48000'), bemessung: euro('51000') }],
      bescheide,
      abrufe: [],
    }),
    haushaltsjahrNachBescheid({
      haushaltsjahr: 2021,
      eintraege: [stelle('S1', '52240', '66500')],
      bescheide,
      abrufe: [],
    }),
    haushaltsjahrNachBescheid({
      haushaltsjahr: 2022,
      eintraege: [stelle('S1', '52240', '65300')],
      bescheide,
      abrufe: [],
    }),
  ];
  const gesamt = endgueltigGesamt(jahre, bescheide);
  expect(text(gesamt)).toBe('142880.00');
  expect(gesamt?.greifendeLesarten.map(({ wert }) => alsBetrag(wert))).toEqual(['143660.00']);
  pruefeRechenweg(gesamt);

  // Ohne ein Haushaltsjahr gibt es nichts, ohne Bescheid keinen, der das Ganze begrenzt.
  expect(endgueltigGesamt([], bescheide)).toBeNull();
  const ohneBescheid = endgueltigGesamt(jahre, new Bescheidkette([]));
  expect([text(ohneBescheid), ohneBescheid?.greifendeLesarten]).toEqual(['142880.00', []]);
});

describe('Weiterleitung 2021', () => {
  const eigen = { art: 'personal', ausgaben: euro('65300'), zuwendung: euro('52240') } as const;
  const partner = (zuwendung: string, eigenanteil: string | null) =>
    ({
      art: 'partner',
      zuwendung: euro(zuwendung),
      eigenanteilDerKommune: eigenanteil === null ? null : euro(eigenanteil),
    }) as const;
  const rechne = (eigenanteil: string | null) =>
    budget({
      jahr: 2021,
      posten: [eigen, partner('49600', eigenanteil), partner('54400', null)],
      einzahlung: euro('0'),
      integrationspauschale: euro('0'),
      endgueltig: false,
    });

  it('Belastung 13.060,00; trägt die Kommune den Eigenanteil von A, 25.460,00', () => {
    const b = rechne(null);
    expect([b.ertrag, b.personalaufwand, b.transferaufwand, b.belastung].map(text)).toEqual([
      '156240.00',
      '65300.00',
      '104000.00',
      '13060.00',
    ]);
    expect([b.forderung, b.verbindlichkeit]).toEqual([null, null]);
    expect([rechne('12400').transferaufwand, rechne('12400').belastung].map(text)).toEqual(['116400.00', '25460.00']);
    pruefeRechenweg(b.belastungNachPauschale);
  });

  it('A weist 58.000,00 nach: 46.400,00, also 3.200,00 zurück; ohne Ist kein Ergebnis', () => {
    const w = { jahr: 2021, partner: 'A', betrag: euro('49600') };
    expect(text(rueckzahlung({ ...w, endgueltig: euro('46400') }))).toBe('3200.00');
    expect(rueckzahlung({ ...w, endgueltig: null })).toBeNull();
  });

  it('mehr als bewilligt wird mit dem Betrag genannt', () => {
    const deckung = (bewilligt: string) =>
      text(
        ueberDemBescheid({
          jahr: 2021,
          weitergeleitet: [euro('49600'), euro('54400')],
          eigen: euro('52240'),
          bewilligt: euro(bewilligt),
        }),
      );
    expect([deckung('156240'), deckung('156000')]).toEqual(['0.00', '240.00']);
    expect(alsIso(partnernachweis(d('2022-03-31'), 30))).toBe('2022-03-01');
  });
});

it('Aachen 2020: Belastung 9.795,00, Integrationspauschale 8.343,88, danach 1.451,12', () => {
  const posten = [{ art: 'personal', ausgaben: euro('48975'), zuwendung: euro('39180') }] as const;
  const b = budget({
    jahr: 2020,
    posten,
    einzahlung: euro('0'),
    integrationspauschale: euro('8343.88'),
    endgueltig: false,
  });
  expect([b.belastung, b.belastungNachPauschale].map(text)).toEqual(['9795.00', '1451.12']);
});

it('Personalaufwand + Transferaufwand + Maßnahmen − Ertrag = Belastung', () => {
  const posten = fc.oneof(
    fc.record({
      art: fc.constantFrom('personal' as const, 'massnahme' as const),
      ausgaben: betrag(0).map(euro),
      zuwendung: betrag(0).map(euro),
    }),
    fc.record({
      art: fc.constant('partner' as const),
      zuwendung: betrag(0).map(euro),
      eigenanteilDerKommune: fc.option(betrag(0).map(euro)),
    }),
  );
  fc.assert(
    fc.property(fc.array(posten, { maxLength: 8 }), (alle) => {
      const b = budget({
        jahr: 2021,
        posten: alle,
        einzahlung: euro('0'),
        integrationspauschale: euro('0'),
        endgueltig: true,
      });
      const cents = (schritt: { wert: ReturnType<typeof exakt> }) =>
        BigInt(quotient(schritt.wert).times(100).toFixed(0));
      expect(cents(b.personalaufwand) + cents(b.transferaufwand) + cents(b.massnahmen) - cents(b.ertrag)).toBe(
        cents(b.belastung),
      );
      // Unabhängig: nur eigene Posten und übernommene Eigenanteile belasten, was weitergegeben ist, geht durch.
      const erwartet = alle.reduce(
        (s, p) =>
          s +
          (p.art === 'partner'
            ? p.eigenanteilDerKommune
              ? cents(p.eigenanteilDerKommune)
              : 0n
            : cents(p.ausgaben) - cents(p.zuwendung)),
        0n,
      );
      expect(cents(b.belastung)).toBe(erwartet);
      pruefeRechenweg(b.belastungNachPauschale, b.forderung, b.verbindlichkeit);
    }),
    { numRuns: 60 },
  );
});

describe('Verwendungsnachweis', () => {
  const spalte = (ausgaben: string, land: string) =>
    nachweisspalte(
      {
        ausgaben: euro(ausgaben),
        zuwendungsfaehig: euro(ausgaben),
        leistungenDritter: euro('0'),
        oeffentlicheMittel: euro('0'),
        landeszuwendung: euro(land),
      },
      2021,
    );

  it('Einnahmen in € und v. H., Differenz in € und v. H. des Bescheids', () => {
    const bescheid = spalte('130600', '104480');
    const ist = spalte('124512.37', '98969.90');
    expect(EINNAHMEARTEN.map((art) => text(ist.einnahmen[art]))).toEqual(['25542.47', '0.00', '0.00', '98969.90']);
    expect([
      text(bescheid.vomHundert.landeszuwendung),
      text(ist.vomHundert.landeszuwendung),
      text(ist.vomHundert.eigenanteil),
    ]).toEqual(['80.00', '79.49', '20.51']);
    const differenz = nachweisdifferenz(
      'Landeszuwendung',
      bescheid.einnahmen.landeszuwendung,
      ist.einnahmen.landeszuwendung,
      2021,
    );
    expect([text(differenz.betrag), text(differenz.vomHundert)]).toEqual(['-5510.10', '-5.27']);
    expect(nachweisdifferenz('x', euro('0'), euro('5')).vomHundert).toBeNull();
    pruefeRechenweg(...EINNAHMEARTEN.map((art) => ist.vomHundert[art]));
  });

  it('die Einnahmen ergeben die Ausgaben', () => {
    fc.assert(
      fc.property(
        betrag(),
        betrag(0, 1000),
        betrag(0, 1000),
        betrag(0, 1000),
        (ausgaben, dritte, oeffentlich, land) => {
          const s = nachweisspalte({
            ausgaben: euro(ausgaben),
            zuwendungsfaehig: euro(ausgaben),
            leistungenDritter: euro(dritte),
            oeffentlicheMittel: euro(oeffentlich),
            landeszuwendung: euro(land),
          });
          expect(cent(bruch(alsBetrag(s.summe.wert)))).toBe(cent(bruch(ausgaben)));
        },
      ),
    );
  });
});
