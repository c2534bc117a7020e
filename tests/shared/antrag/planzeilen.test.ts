/** Die Zeilen des Plans: Maßnahmen, und was sich nicht rechnen lässt; nie sieht eine Teilsumme ganz aus. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { berechneErgebnis, rechenwegZu } from '../../../shared/antrag/finanzierungsplan.ts';
import {
  type Antrag,
  antragSchema,
  type Massnahmeneintrag,
  type Stelleneintrag,
} from '../../../shared/antrag/schema.ts';
import { tag } from '../../../shared/antrag/tag.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { irgendeinAntrag } from './antraege.ts';
import { type Aenderung, antragMit, MASSNAHME as EINE_MASSNAHME, planZu as plan } from './bausatz.ts';

const MASSNAHME: Massnahmeneintrag = { ...EINE_MASSNAHME, haushaltsjahr: 2020, ausgaben: '100000.00' };

describe('Maßnahmen', () => {
  const zeile = (aenderung: Partial<Massnahmeneintrag>, antrag: Partial<Antrag> = {}) =>
    plan({ ...AACHEN_BEISPIEL, ...antrag, stellen: [], massnahmen: [{ ...MASSNAHME, ...aenderung }] }).zeilen[0]
      ?.betraege;

  it('haben keine Tage, und ihre Ausgaben sind die Bemessung', () => {
    expect(zeile({})).toEqual({
      foerdertage: 0,
      bemessung: '100000.00',
      ausgaben: '100000.00',
      zuwendung: '80000.00',
      eigenanteil: '20000.00',
      nichtZuwendungsfaehig: '0.00',
      kommune: '20000.00',
      partner: '0.00',
      integrationspauschale: '0.00',
    });
  });

  it.each([
    ['Ausgaben im Fenster', {}, {}, '1000.02', '200.00'],
    ['keine im Fenster', {}, {}, null, '0.00'],
    ['mehr im Fenster als im Jahr', {}, {}, '900000.00', '20000.00'],
    ['der Partner trägt den Eigenanteil', { eigenanteil: 'partner' }, {}, '1000.02', '0.00'],
    ['nicht vorgesehen', {}, { integrationspauschale: false }, '1000.02', '0.00'],
    ['2021', { haushaltsjahr: 2021 }, {}, '1000.02', '0.00'],
    ['Baustein 5 zu 50 %', { baustein: 5, quote: '0.5' }, {}, '1000.02', '500.01'],
  ] as const)('Integrationspauschale: %s', (_fall, aenderung, antrag, ausgabenImFenster, erwartet) => {
    expect(zeile({ ...aenderung, ausgabenImFenster }, antrag)?.integrationspauschale).toBe(erwartet);
  });
});

describe('Wer den Eigenanteil trägt', () => {
  const FELDER = ['kommune', 'partner', 'integrationspauschale'] as const;
  const woher = (aenderung: Aenderung, id: string) =>
    FELDER.map((feld) => {
      const zahl = rechenwegZu(antragMit(aenderung), { id, haushaltsjahr: 2020, feld })?.at(-1);
      return [zahl?.schritt, zahl?.rechnung.split('. ')[0], zahl?.regeln.join()];
    });
  const massnahme = (aenderung: Partial<Massnahmeneintrag>): Aenderung => ({
    massnahmen: [{ ...MASSNAHME, ...aenderung }],
  });

  const PAUSCHALE = 'Kofinanzierung aus der Integrationspauschale';
  const DIE_KOMMUNE = ['Eigenanteil der Partner', '0,00 € (die Kommune trägt den Eigenanteil) = 0,00 €', 'R11'];
  const DER_PARTNER = [
    ['Eigenanteil der Kommune', '0,00 € (der Partner trägt den Eigenanteil) = 0,00 €', 'R11'],
    [PAUSCHALE, '0,00 € (der Partner trägt den Eigenanteil) = 0,00 €', 'R12,A5'],
  ] as const;

  it.each<[string, Aenderung, string, unknown[]]>([
    [
      'Stelle der Kommune: die Integrationspauschale und der Rest, wie im Fachkonzept',
      {},
      'S1',
      [
        [
          'Eigenanteil der Kommune 2020',
          `9.795,00 € (Eigenanteil 2020) − 8.343,88 € (${PAUSCHALE} 2020) = 1.451,12 €`,
          'R11,R12',
        ],
        DIE_KOMMUNE,
        [
          `${PAUSCHALE} 2020`,
          'der kleinere Wert aus 8.343,88 € (Eigenanteil im Fenster 2020); 9.795,00 € (Zuwendungsfähiger Eigenanteil 2020) = 8.343,88 €',
          'R12,A5',
        ],
      ],
    ],
    [
      'Stelle, Integrationspauschale nicht vorgesehen',
      { integrationspauschale: false },
      'S1',
      [
        [
          'Eigenanteil der Kommune 2020',
          `9.795,00 € (Eigenanteil 2020) − 0,00 € (${PAUSCHALE}) = 9.795,00 €`,
          'R11,R12',
        ],
        DIE_KOMMUNE,
        [PAUSCHALE, '0,00 € (Integrationspauschale nicht vorgesehen) = 0,00 €', 'R12,A5'],
      ],
    ],
    [
      'Stelle, der Partner zahlt',
      { stellen: [{ eigenanteil: 'partner' }] },
      'S1',
      [
        DER_PARTNER[0],
        ['Eigenanteil der Partner 2020', '9.795,00 € (Eigenanteil 2020) = 9.795,00 €', 'R11'],
        DER_PARTNER[1],
      ],
    ],
    [
      'Maßnahme mit Ausgaben im Fenster',
      massnahme({ ausgabenImFenster: '1000.00' }),
      'M1',
      [
        [
          'Eigenanteil der Kommune 2020',
          `20.000,00 € (Eigenanteil) − 200,00 € (${PAUSCHALE} 2020) = 19.800,00 €`,
          'R11,R12',
        ],
        DIE_KOMMUNE,
        [
          `${PAUSCHALE} 2020`,
          'der kleinere Wert aus 200,00 € (Eigenanteil im Fenster 2020); 20.000,00 € (Eigenanteil) = 200,00 €',
          'R12,A5',
        ],
      ],
    ],
    [
      'Maßnahme ohne Angabe zum Fenster',
      massnahme({}),
      'M1',
      [
        ['Eigenanteil der Kommune 2020', `20.000,00 € (Eigenanteil) − 0,00 € (${PAUSCHALE}) = 20.000,00 €`, 'R11,R12'],
        DIE_KOMMUNE,
        [PAUSCHALE, '0,00 € (keine Ausgaben im Fenster angegeben) = 0,00 €', 'R12,A5'],
      ],
    ],
    [
      'Maßnahme, der Partner zahlt',
      massnahme({ eigenanteil: 'partner', ausgabenImFenster: '1000.00' }),
      'M1',
      [
        DER_PARTNER[0],
        ['Eigenanteil der Partner 2020', '20.000,00 € (Eigenanteil) = 20.000,00 €', 'R11'],
        DER_PARTNER[1],
      ],
    ],
  ])('%s', (_fall, aenderung, id, erwartet) => expect(woher(aenderung, id)).toEqual(erwartet));

  it('was es bei Maßnahmen nicht gibt, ist eine Null mit Grund', () => {
    const zahl = (feld: 'foerdertage' | 'nichtZuwendungsfaehig') =>
      rechenwegZu(antragMit(massnahme({})), { id: 'M1', haushaltsjahr: 2020, feld })?.at(-1);
    expect(zahl('foerdertage')).toMatchObject({
      einheit: 'Tage',
      rechnung: '0 (Maßnahmen haben keine Fördertage) = 0',
      regeln: ['R7'],
    });
    expect(zahl('nichtZuwendungsfaehig')).toMatchObject({
      einheit: '€',
      rechnung: '0,00 € (Maßnahmen haben keine Bemessungsgrundlage, die überschritten wird) = 0,00 €',
      regeln: ['R7'],
    });
  });
});

describe('Was sich nicht rechnen lässt', () => {
  const mit = (
    stellen: Partial<Stelleneintrag>[],
    massnahmen: Partial<Massnahmeneintrag>[] = [],
    antrag: Partial<Antrag> = {},
  ) =>
    berechneErgebnis(
      antragMit({
        ...antrag,
        stellen,
        massnahmen: massnahmen.map((m, i) => ({ ...MASSNAHME, id: `M${i + 1}`, ...m })),
      }),
    );

  it('ist eine Zeile ohne Beträge, ein Hinweis und keine Summe, zu der sie gehört', () => {
    const { ergebnis, hinweise } = mit(
      [{}],
      [
        { baustein: 5, quote: null },
        { baustein: 1, haushaltsjahr: 2021 },
      ],
    );
    const { zeilen, jeHaushaltsjahr, jeBaustein, jeTraeger, gesamt } = ergebnis.finanzierungsplan;
    expect(zeilen.find(({ id }) => id === 'M1')?.betraege).toBeNull();
    expect(jeHaushaltsjahr.map(({ schluessel, betraege }) => [schluessel, betraege === null])).toEqual([
      [2020, true],
      [2021, false],
      [2022, false],
    ]);
    expect(jeBaustein.map(({ schluessel, betraege }) => [schluessel, betraege === null])).toEqual([
      [1, false],
      [5, true],
      [6, false],
    ]);
    expect(jeTraeger.map(({ betraege }) => betraege)).toEqual([null]);
    expect(gesamt).toBeNull();
    expect(
      hinweise.filter(({ schweregrad }) => schweregrad === 'fehler').map(({ code, felder }) => [code, felder]),
    ).toEqual([['QUOTE_FEHLT', ['massnahmen[0].quote']]]);
  });

  it('ein Zeitraum außerhalb des Regelstands nimmt jedem Jahr, das er berührt, die Summe', () => {
    const { jeHaushaltsjahr } = mit([{}, { von: '2019-01-01', bis: '2020-12-31' }]).ergebnis.finanzierungsplan;
    expect(jeHaushaltsjahr.map(({ schluessel, betraege }) => [schluessel, betraege === null])).toEqual([
      [2019, true],
      [2020, true],
      [2021, false],
      [2022, false],
    ]);
  });

  it.each([
    ['verkehrter Zeitraum', { von: '2021-02-01', bis: '2021-01-31' }],
    ['Zeitraum über mehr als 20 Jahre', { von: '2000-01-01', bis: '2020-12-31' }],
  ])('%s: kein Haushaltsjahr lässt sich nennen, also ist keine Jahressumme vollständig', (_fall, stelle) => {
    const { zeilen, jeHaushaltsjahr, gesamt } = mit([{}, stelle]).ergebnis.finanzierungsplan;
    expect(zeilen.at(-1)).toMatchObject({ haushaltsjahr: null, betraege: null });
    expect(jeHaushaltsjahr.map(({ betraege }) => betraege)).toEqual([null, null, null]);
    expect(gesamt).toBeNull();
  });

  it('ein einzelner Tag außerhalb des Förderzeitraums hat sein Haushaltsjahr', () => {
    const { zeilen, jeHaushaltsjahr } = mit([{}, { von: '2023-01-01', bis: '2023-01-01' }]).ergebnis.finanzierungsplan;
    expect(zeilen.at(-1)).toMatchObject({ haushaltsjahr: 2023, betraege: null });
    expect(jeHaushaltsjahr.map(({ schluessel, betraege }) => [schluessel, betraege === null])).toEqual([
      [2020, false],
      [2021, false],
      [2022, false],
      [2023, true],
    ]);
  });

  it('jeder Hinweis nennt den Eintrag, an dem es liegt', () => {
    const { hinweise } = mit(
      [{}, { id: 'Neu', von: '2021-02-01', bis: '2021-01-31' }, { jahresausgaben: '0.00' }],
      [{}, { id: 'Alt', haushaltsjahr: 2019 }],
    );
    expect(
      hinweise
        .filter(({ schweregrad }) => schweregrad === 'fehler')
        .map(({ code, felder, text }) => [code, felder, text.split(':')[0]]),
    ).toEqual([
      ['ZEITRAUM_VERKEHRT', ['stellen[1].bis'], 'Stelle Neu'],
      ['AUSGABEN_UNGUELTIG', ['stellen[2].jahresausgaben'], 'Stelle S3'],
      ['HAUSHALTSJAHR_AUSSERHALB', ['massnahmen[1].haushaltsjahr'], 'Maßnahme Alt'],
    ]);
  });

  it('einen Tag, den es nicht gibt, rechnet niemand um', () => {
    expect(tag('2020-02-29')).toEqual({ jahr: 2020, monat: 2, tag: 29 });
    expect(() => tag('2021-02-29')).toThrow('Kein Tag: 2021-02-29');
  });

  it('20 Jahre sind noch eine Liste von Jahren', () => {
    expect(mit([{ von: '2001-01-01', bis: '2020-12-31' }]).ergebnis.finanzierungsplan.zeilen).toHaveLength(20);
  });

  it('ohne Geschäftsführende Stelle wird keine Stelle gefördert (R2), Maßnahmen schon', () => {
    const { ergebnis, hinweise } = mit([{}], [{}], {
      kommune: { ...AACHEN_BEISPIEL.kommune, geschaeftsfuehrendeStelle: false },
    });
    const { zeilen, jeBaustein, stellenNachSchluessel } = ergebnis.finanzierungsplan;
    expect(zeilen.map(({ id, haushaltsjahr, betraege }) => [id, haushaltsjahr, betraege === null])).toEqual([
      ['S1', 2020, true],
      ['S1', 2021, true],
      ['S1', 2022, true],
      ['M1', 2020, false],
    ]);
    expect(jeBaustein.map(({ schluessel, betraege }) => [schluessel, betraege?.zuwendung ?? null])).toEqual([
      [1, '80000.00'],
      [6, null],
    ]);
    expect(stellenNachSchluessel).toBeNull();
    expect(hinweise[0]).toMatchObject({ code: 'KEINE_GFS', schweregrad: 'fehler', regel: 'R2' });
  });

  it('Stellen außerhalb jedes Regelstands nennen keinen Schlüssel, wenn auch der Stand außerhalb liegt', () => {
    expect(mit([], [], { stand: '2018-01-01' }).ergebnis.finanzierungsplan.stellenNachSchluessel).toBeNull();
    expect(mit([], [], { stand: '2020-01-01' }).ergebnis.finanzierungsplan.stellenNachSchluessel).toBe('2.5');
    expect(mit([{}], [], { stand: '2018-01-01' }).ergebnis.finanzierungsplan.stellenNachSchluessel).toBe('2.5');
  });

  it('eine Summe ist genau dann null, wenn eine ihrer Zeilen es ist, und jede solche Zeile hat einen fehler', () => {
    fc.assert(
      fc.property(irgendeinAntrag(), (antrag) => {
        expect(antragSchema.safeParse(antrag).success).toBe(true);
        const { ergebnis, hinweise } = berechneErgebnis(antrag);
        const { zeilen, jeHaushaltsjahr, jeBaustein, jeTraeger, gesamt } = ergebnis.finanzierungsplan;
        const offen = zeilen.filter(({ betraege }) => betraege === null);
        const ohneJahr = offen.some(({ haushaltsjahr }) => haushaltsjahr === null);
        expect(gesamt === null).toBe(offen.length > 0);
        for (const { schluessel, betraege } of jeHaushaltsjahr)
          expect(betraege === null).toBe(ohneJahr || offen.some(({ haushaltsjahr }) => haushaltsjahr === schluessel));
        for (const { schluessel, betraege } of jeBaustein)
          expect(betraege === null).toBe(offen.some(({ baustein }) => baustein === schluessel));
        for (const { schluessel, betraege } of jeTraeger)
          expect(betraege === null).toBe(offen.some(({ traeger }) => traeger === schluessel));
        for (const { id, art } of offen) {
          const pfad =
            art === 'stelle'
              ? `stellen[${antrag.stellen.findIndex((s) => s.id === id)}]`
              : `massnahmen[${antrag.massnahmen.findIndex((m) => m.id === id)}]`;
          const genannt = hinweise.some(
            ({ schweregrad, felder, code }) =>
              schweregrad === 'fehler' && (felder.some((feld) => feld.startsWith(pfad)) || code === 'KEINE_GFS'),
          );
          expect(genannt, pfad).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});
