/** Die Hinweise nennen die richtigen Einträge, Tage, Beträge und Felder, und in der Reihenfolge des Antrags. */
import { describe, expect, it } from 'vitest';
import { berechneErgebnis } from '../../../shared/antrag/finanzierungsplan.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { type Aenderung, antragMit, hinweiseMit } from './bausatz.ts';

const texte = (aenderung: Aenderung, code: string) => hinweiseMit(aenderung, code).map(({ text }) => text);
const OHNE_GFS = { ...AACHEN_BEISPIEL.kommune, geschaeftsfuehrendeStelle: false };

describe('Einträge', () => {
  it.each([
    [
      [{}],
      'Stadt Aachen hat keine Geschäftsführende Stelle und ist deshalb nicht Zuwendungsempfängerin: der eine Eintrag wird in Baustein 6 nicht gefördert.',
    ],
    [
      [{}, {}],
      'Stadt Aachen hat keine Geschäftsführende Stelle und ist deshalb nicht Zuwendungsempfängerin: die 2 Einträge werden in Baustein 6 nicht gefördert.',
    ],
  ])('in der Einzahl und in der Mehrzahl', (stellen, text) =>
    expect(texte({ kommune: OHNE_GFS, stellen }, 'KEINE_GFS')).toEqual([text]),
  );

  it('ohne Bezeichnung nur mit ihrer Kennung', () => {
    const traeger = { name: 'B', art: 'partner' } as const;
    const [mit, ohne] = texte({ stellen: [{ traeger }, { traeger, bezeichnung: '' }] }, 'WEITERLEITUNG_FEHLT');
    expect(mit).toMatch(/^S1 \(Teilhabemanagement der Stadt\): Für den Partner B /);
    expect(ohne).toMatch(/^S2: Für den Partner B /);
  });

  it.each([
    [
      1,
      '8.343,88 € des kommunalen Eigenanteils könnten aus der Integrationspauschale kommen und bleiben ungenutzt (S1 8.343,88 €).',
    ],
    [
      2,
      '16.687,76 € des kommunalen Eigenanteils könnten aus der Integrationspauschale kommen und bleiben ungenutzt (S1 8.343,88 € und S2 8.343,88 €).',
    ],
    [
      3,
      '25.031,64 € des kommunalen Eigenanteils könnten aus der Integrationspauschale kommen und bleiben ungenutzt (S1 8.343,88 €, S2 8.343,88 € und S3 8.343,88 €).',
    ],
  ])('alle %i', (anzahl, text) => {
    expect(
      texte(
        { integrationspauschale: false, stellen: Array.from({ length: anzahl }, () => ({})) },
        'KOFINANZIERUNG_UNGENUTZT',
      ),
    ).toEqual([text]);
  });

  it('von vielen nur die ersten neun', () => {
    const stellen = Array.from({ length: 12 }, () => ({}));
    const [text] = texte({ integrationspauschale: false, stellen }, 'KOFINANZIERUNG_UNGENUTZT');
    expect(text).toMatch(/^100\.126,56 € des .* \(S1 8\.343,88 €, .*, S9 8\.343,88 € und 3 weitere\)\.$/);
  });

  it('auch mit den längsten Namen und den meisten Einträgen passt jeder Text in eine Zelle der Prüfmappe', () => {
    const lang = (i: number) => `${i}`.padEnd(200, 'x');
    const eintraege = (anfang: number) =>
      Array.from({ length: 250 }, (_, i) => ({ id: lang(anfang + i), bezeichnung: lang(i) }));
    const antrag = antragMit({
      kommune: { ...AACHEN_BEISPIEL.kommune, art: 'kreisangehoerig' },
      integrationspauschale: false,
      stellen: eintraege(1_000).map((stelle, i) => ({
        ...stelle,
        jahresausgaben: i % 2 === 0 ? '65300.00' : '6530.00',
        bis: '2020-12-15',
      })),
      massnahmen: eintraege(2_000).map((massnahme) => ({
        ...massnahme,
        haushaltsjahr: 2020,
        ausgaben: '653.00',
        ausgabenImFenster: '653.00',
      })),
    });
    const { hinweise } = berechneErgebnis(antrag);
    expect(hinweise.map(({ code }) => code)).toEqual(
      expect.arrayContaining([
        'NICHT_ANTRAGSBERECHTIGT',
        'TRENNZEICHEN_VERSCHOBEN',
        'KOFINANZIERUNG_UNGENUTZT',
        'AUSLEGUNG_A3',
      ]),
    );
    expect(Math.max(...hinweise.map(({ text }) => text.length))).toBeLessThan(32_767);
  });

  it('die Kommune leitet nicht an sich selbst weiter, auch wenn der Träger anders heißt', () => {
    const traeger = { name: 'Jugendamt', art: 'kommune' } as const;
    expect(
      texte({ stellen: [{ bezeichnung: '', traeger, weiterleitung: 'bescheid' }] }, 'WEITERLEITUNG_AN_KOMMUNE'),
    ).toEqual([
      'S1: Angegeben ist eine Weiterleitung (Bescheid), der Träger Jugendamt ist aber die Kommune selbst. Weitergeleitet wird nur an andere Träger.',
    ]);
    expect(texte({ stellen: [{ traeger, weiterleitung: null }] }, 'WEITERLEITUNG_AN_KOMMUNE')).toEqual([]);
  });
});

describe('Überschneidungen', () => {
  const doppelt = (...stellen: Aenderung['stellen'] & object) =>
    hinweiseMit({ stellen: stellen.map((s) => ({ bezeichnung: '', ...s })) }, 'UEBERSCHNEIDUNG').map(
      ({ text, felder }) => [
        /vom (.*) doppelt besetzt: mit (.*)\. Einträge/.exec(text)?.slice(1).join(': '),
        felder.join(),
      ],
    );

  it('enden mit dem Eintrag, der zuerst endet', () => {
    const erste = { stelle: 'A', von: '2021-01-01', bis: '2021-06-30' };
    expect(doppelt(erste, { stelle: 'A', von: '2021-03-01', bis: '2021-06-29' })).toEqual([
      ['01.03.2021 bis 29.06.2021: S1 und S2', 'stellen[0].bis,stellen[1].von'],
    ]);
    expect(doppelt(erste, { stelle: 'A', von: '2021-03-01', bis: '2021-07-01' })).toEqual([
      ['01.03.2021 bis 30.06.2021: S1 und S2', 'stellen[0].bis,stellen[1].von'],
    ]);
  });

  it('nennen von mehreren früheren den, der am längsten dauert, bei gleichem Ende den, der zuerst begann', () => {
    const lang = { stelle: 'A', von: '2021-01-01', bis: '2021-12-31' };
    const spaeter = { stelle: 'A', von: '2021-10-01', bis: '2021-10-31' };
    expect(doppelt(lang, { stelle: 'A', von: '2021-02-01', bis: '2021-02-28' }, spaeter)).toEqual([
      ['01.02.2021 bis 28.02.2021: S1 und S2', 'stellen[0].bis,stellen[1].von'],
      ['01.10.2021 bis 31.10.2021: S1 und S3', 'stellen[0].bis,stellen[2].von'],
    ]);
    expect(doppelt(lang, { stelle: 'A', von: '2021-02-01', bis: '2021-12-31' }, spaeter).at(-1)).toEqual([
      '01.10.2021 bis 31.10.2021: S1 und S3',
      'stellen[0].bis,stellen[2].von',
    ]);
  });

  it('stehen in der Reihenfolge des Antrags, auch über mehrere Stellen', () => {
    const jahr = { von: '2021-01-01', bis: '2021-12-31' };
    expect(
      doppelt({ stelle: 'A', ...jahr }, { stelle: 'B', ...jahr }, { stelle: 'B', ...jahr }, { stelle: 'A', ...jahr }),
    ).toEqual([
      ['01.01.2021 bis 31.12.2021: S2 und S3', 'stellen[1].bis,stellen[2].von'],
      ['01.01.2021 bis 31.12.2021: S1 und S4', 'stellen[0].bis,stellen[3].von'],
    ]);
  });
});

describe('Stellenzahl', () => {
  it('wer am stärksten Tag schon aufgehört hat, wird nicht genannt', () => {
    const stellen = [{ bis: '2020-12-31' }, { stellenanteil: '2.0', von: '2021-01-01' }, { von: '2021-06-01' }];
    expect(hinweiseMit({ stellen }, 'MEHR_STELLEN_ALS_SCHLUESSEL')).toMatchObject([
      {
        text: 'Am 01.06.2021 sind 3,0 Stellen geplant, nach dem Schlüssel sind für 256 Geduldete 2,5 möglich: 0,5 zu viel.',
        felder: ['personen.geduldete', 'stellen[1].stellenanteil', 'stellen[2].stellenanteil'],
      },
    ]);
  });
});

describe('Fördervolumen', () => {
  it('solange sich nicht alles rechnen lässt, reicht es nur dafür, und als Gesamtausgaben fehlt mindestens so viel', () => {
    const massnahmen = [{}, { haushaltsjahr: 2019 }] as const;
    expect(texte({ foerdervolumen: '100000.00', massnahmen }, 'FOERDERVOLUMEN_LESART')).toEqual([
      'Das Fördervolumen von 100.000,00 € reicht für 98.765,42 € Zuwendung der Bausteine 1 bis 4, so weit sie sich rechnen lassen. Versteht man es als Gesamtausgaben, fehlen mindestens 23.456,78 €, denn geplant sind mindestens 123.456,78 € Ausgaben.',
    ]);
  });

  it('Baustein 5 fehlt nicht, wenn er sich nicht rechnen lässt, denn er zählt nicht mit (R13)', () => {
    const massnahmen = [{}, { baustein: 5, haushaltsjahr: 2019, quote: '0.5' }] as const;
    expect(hinweiseMit({ foerdervolumen: '98765.41', massnahmen }, 'FOERDERVOLUMEN_UEBERSCHRITTEN')).toMatchObject([
      {
        text: 'Die Bausteine 1 bis 4 sehen 98.765,42 € Zuwendung vor, das Fördervolumen beträgt 98.765,41 €: 0,01 € zu viel.',
        felder: ['foerdervolumen', 'massnahmen[0].ausgaben'],
      },
    ]);
  });
});

describe('Fenster der Integrationspauschale', () => {
  it.each<[string, Aenderung['massnahmen'], string[]]>([
    ['wo es nichts zu decken gibt', [{ haushaltsjahr: 2020, ausgaben: '0.00' }], ['VERWENDUNGSNACHWEIS_FAELLIG']],
    [
      'was sich nicht rechnen lässt',
      [{ haushaltsjahr: 2020, baustein: 5 }],
      ['QUOTE_FEHLT', 'VERWENDUNGSNACHWEIS_FAELLIG'],
    ],
  ])('%s, braucht keine Angabe dazu', (_fall, massnahmen, codes) => {
    const { hinweise } = berechneErgebnis(
      antragMit({ personen: { geduldete: 0, gestattete: 0 }, kommune: OHNE_GFS, stellen: [], massnahmen }),
    );
    expect(hinweise.map(({ code }) => code)).toEqual(codes);
  });
});

describe('Verwendungsnachweis', () => {
  it('eine Stelle, deren Ausgaben sich nicht rechnen lassen, hat kein Ende, nach dem abzurechnen wäre', () => {
    expect(hinweiseMit({ stellen: [{ jahresausgaben: '0.00' }] }, 'VERWENDUNGSNACHWEIS_FAELLIG')).toEqual([]);
    expect(
      hinweiseMit({ stellen: [{ bis: '2021-12-31' }, { jahresausgaben: '0.00' }] }, 'VERWENDUNGSNACHWEIS_FAELLIG'),
    ).toMatchObject([{ text: expect.stringContaining('nach dem Ende am 31.12.2021.'), felder: ['stellen[0].bis'] }]);
  });
});

describe('Verschobene Trennzeichen', () => {
  const stellen = [{ jahresausgaben: null }];
  it.each([
    ['Nullen zwischen den Ziffern zählen', '10500.00', '1500.00', 0],
    ['auch wenn beide sie haben', '6050.00', '605.00', 1],
    ['und in den Cents', '1500.10', '15001.00', 1],
    ['Beträge unter einem Euro', '0.12', '1200.00', 1],
    ['eine einzelne Ziffer fällt nicht auf', '0.05', '500.00', 0],
  ])('%s: %s und %s', (_fall, a, b, anzahl) => {
    expect(
      hinweiseMit({ stellen, massnahmen: [{ ausgaben: a }, { ausgaben: b }] }, 'TRENNZEICHEN_VERSCHOBEN'),
    ).toHaveLength(anzahl);
  });

  it.each([
    ['vier Ziffern', '6170.00', '1234.00', 1],
    ['drei sind zu wenige', '6150.00', '1230.00', 0],
  ])('ein Fünftel des Fördervolumens fällt erst mit %s auf', (_fall, foerdervolumen, ausgaben, anzahl) => {
    expect(hinweiseMit({ stellen, foerdervolumen, massnahmen: [{ ausgaben }] }, 'EIGENANTEIL_LESARTEN')).toHaveLength(
      anzahl,
    );
  });
});
