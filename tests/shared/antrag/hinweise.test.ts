import { describe, expect, it } from 'vitest';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { type Aenderung, hinweiseMit, verfahren } from './bausatz.ts';

const personen = (geduldete: number) => ({ geduldete, gestattete: 0 });

describe('Grenzen', () => {
  it.each<[string, Aenderung, string, number]>([
    [
      'ohne Stellen braucht es keine GfS',
      { stellen: [], kommune: { ...AACHEN_BEISPIEL.kommune, geschaeftsfuehrendeStelle: false } },
      'KEINE_GFS',
      0,
    ],
    [
      'ein Kreis darf die Bausteine 1–4',
      { kommune: { ...AACHEN_BEISPIEL.kommune, art: 'kreis' }, massnahmen: [{}] },
      'NICHT_ANTRAGSBERECHTIGT',
      0,
    ],
    [
      'Baustein 5 dürfen auch kreisangehörige',
      { kommune: { ...AACHEN_BEISPIEL.kommune, art: 'kreisangehoerig' }, massnahmen: [{ baustein: 5, quote: '0.5' }] },
      'NICHT_ANTRAGSBERECHTIGT',
      0,
    ],
    [
      'Baustein 4 nicht',
      { kommune: { ...AACHEN_BEISPIEL.kommune, art: 'kreisangehoerig' }, massnahmen: [{ baustein: 4 }] },
      'NICHT_ANTRAGSBERECHTIGT',
      1,
    ],
    [
      'am Tag der Bewilligung begonnen',
      { verfahren: verfahren({ bewilligtAm: '2020-04-01' }) },
      'BEGINN_VOR_BEWILLIGUNG',
      0,
    ],
    ['einen Tag vorher begonnen', { verfahren: verfahren({ bewilligtAm: '2020-04-02' }) }, 'BEGINN_VOR_BEWILLIGUNG', 1],
    [
      'Maßnahme im Jahr der Bewilligung',
      { massnahmen: [{}], verfahren: verfahren({}, { bewilligtAm: '2021-12-31' }) },
      'BEGINN_VOR_BEWILLIGUNG',
      0,
    ],
    [
      'Maßnahme im Jahr davor',
      { massnahmen: [{}], verfahren: verfahren({}, { bewilligtAm: '2022-01-01' }) },
      'BEGINN_VOR_BEWILLIGUNG',
      1,
    ],
    [
      'die Bewilligung des anderen Programms zählt nicht',
      { massnahmen: [{}], verfahren: verfahren({ bewilligtAm: '2020-04-01' }, { bewilligtAm: '2021-01-01' }) },
      'BEGINN_VOR_BEWILLIGUNG',
      0,
    ],
    [
      'nacheinander besetzt',
      {
        stellen: [
          { stelle: 'A', bis: '2020-12-31' },
          { stelle: 'A', von: '2021-01-01' },
        ],
      },
      'UEBERSCHNEIDUNG',
      0,
    ],
    [
      'einen Tag doppelt besetzt',
      {
        stellen: [
          { stelle: 'A', bis: '2021-01-01' },
          { stelle: 'A', von: '2021-01-01' },
        ],
      },
      'UEBERSCHNEIDUNG',
      1,
    ],
    ['zwei Stellen überschneiden sich nicht', { stellen: [{ stelle: 'A' }, { stelle: 'B' }] }, 'UEBERSCHNEIDUNG', 0],
    [
      'drei auf einer',
      { stellen: [{ stelle: 'A' }, { stelle: 'A', bis: '2020-05-01' }, { stelle: 'A', von: '2022-01-01' }] },
      'UEBERSCHNEIDUNG',
      2,
    ],
    [
      'Antrag am letzten Tag (Baustein 6)',
      { verfahren: verfahren({ antragAm: '2019-09-15' }) },
      'ANTRAGSFRIST_VERSAEUMT',
      0,
    ],
    [
      'Antrag am Tag danach (Baustein 6)',
      { verfahren: verfahren({ antragAm: '2019-09-16' }) },
      'ANTRAGSFRIST_VERSAEUMT',
      1,
    ],
    [
      'Antrag am letzten Tag (Bausteine 1–5)',
      { massnahmen: [{}], verfahren: verfahren({}, { antragAm: '2020-03-31' }) },
      'ANTRAGSFRIST_VERSAEUMT',
      0,
    ],
    [
      'Antrag am Tag danach (Bausteine 1–5)',
      { massnahmen: [{}], verfahren: verfahren({}, { antragAm: '2020-04-01' }) },
      'ANTRAGSFRIST_VERSAEUMT',
      1,
    ],
    [
      'ohne Maßnahmen keine Frist der Bausteine 1–5',
      { verfahren: verfahren({}, { antragAm: '2020-04-01' }) },
      'ANTRAGSFRIST_VERSAEUMT',
      0,
    ],
    ['so viele Stellen wie nach Schlüssel', { personen: personen(100) }, 'MEHR_STELLEN_ALS_SCHLUESSEL', 0],
    ['so viele Stellen wie nach Schlüssel', { personen: personen(100) }, 'WENIGER_STELLEN_ALS_MOEGLICH', 0],
    ['eine halbe zu viel', { personen: personen(74) }, 'MEHR_STELLEN_ALS_SCHLUESSEL', 1],
    ['der 01.01.2000 als Stellenanteil', { stellen: [{ stellenanteil: '36526.0' }] }, 'STELLENANTEIL_IST_DATUM', 1],
    ['der 31.12.2099 als Stellenanteil', { stellen: [{ stellenanteil: '73050.0' }] }, 'STELLENANTEIL_IST_DATUM', 1],
    ['einen Tag davor', { stellen: [{ stellenanteil: '36525.0' }] }, 'STELLENANTEIL_IST_DATUM', 0],
    ['einen Tag danach', { stellen: [{ stellenanteil: '73051.0' }] }, 'STELLENANTEIL_IST_DATUM', 0],
    ['keine ganze Zahl', { stellen: [{ stellenanteil: '46143.5' }] }, 'STELLENANTEIL_IST_DATUM', 0],
    ['zehn Stellen in einem Eintrag', { stellen: [{ stellenanteil: '10.0' }] }, 'STELLENANTEIL_UNGEWOEHNLICH', 0],
    ['mehr als zehn, wie Köln', { stellen: [{ stellenanteil: '10.5' }] }, 'STELLENANTEIL_UNGEWOEHNLICH', 1],
    [
      'ein Tag ist nicht nur ungewöhnlich',
      { stellen: [{ stellenanteil: '46143.0' }] },
      'STELLENANTEIL_UNGEWOEHNLICH',
      0,
    ],
    ['das Fünffache der Bemessung', { stellen: [{ jahresausgaben: '340000.00' }] }, 'BETRAG_AUSSER_VERHAELTNIS', 0],
    ['einen Cent mehr', { stellen: [{ jahresausgaben: '340000.01' }] }, 'BETRAG_AUSSER_VERHAELTNIS', 1],
    ['ein Zwanzigstel der Bemessung', { stellen: [{ jahresausgaben: '3400.00' }] }, 'BETRAG_AUSSER_VERHAELTNIS', 0],
    ['einen Cent weniger', { stellen: [{ jahresausgaben: '3399.99' }] }, 'BETRAG_AUSSER_VERHAELTNIS', 1],
    ['keine Ausgaben', { stellen: [{ jahresausgaben: '0.00' }] }, 'BETRAG_AUSSER_VERHAELTNIS', 0],
    [
      'das Zehnfache des Fördervolumens für eine Maßnahme',
      { foerdervolumen: '1000.00', massnahmen: [{ ausgaben: '10000.00' }] },
      'BETRAG_AUSSER_VERHAELTNIS',
      0,
    ],
    [
      'mehr als das Zehnfache des Fördervolumens für eine Maßnahme',
      { foerdervolumen: '1000.00', massnahmen: [{ ausgaben: '10000.01' }] },
      'BETRAG_AUSSER_VERHAELTNIS',
      1,
    ],
    ['eine halbe zu wenig', { personen: personen(125) }, 'WENIGER_STELLEN_ALS_MOEGLICH', 1],
    [
      'nacheinander sind zwei Einträge eine Stelle',
      { personen: personen(100), stellen: [{ bis: '2021-06-30' }, { von: '2021-07-01' }] },
      'MEHR_STELLEN_ALS_SCHLUESSEL',
      0,
    ],
    [
      'am selben Tag sind es zwei',
      { personen: personen(100), stellen: [{ bis: '2021-07-01' }, { von: '2021-07-01' }] },
      'MEHR_STELLEN_ALS_SCHLUESSEL',
      1,
    ],
    [
      'Fördervolumen genau ausgeschöpft',
      { foerdervolumen: '98765.42', massnahmen: [{}] },
      'FOERDERVOLUMEN_UEBERSCHRITTEN',
      0,
    ],
    ['einen Cent darüber', { foerdervolumen: '98765.41', massnahmen: [{}] }, 'FOERDERVOLUMEN_UEBERSCHRITTEN', 1],
    ['ohne Fördervolumen', { foerdervolumen: null, massnahmen: [{}] }, 'FOERDERVOLUMEN_UEBERSCHRITTEN', 0],
    [
      'Baustein 5 zählt nicht dagegen (R13)',
      { foerdervolumen: '1.00', massnahmen: [{ baustein: 5, quote: '0.8' }] },
      'FOERDERVOLUMEN_UEBERSCHRITTEN',
      0,
    ],
    ['Baustein 6 auch nicht', { foerdervolumen: '1.00' }, 'FOERDERVOLUMEN_UEBERSCHRITTEN', 0],
    ['Ausgaben genau das Fördervolumen', { foerdervolumen: '123456.78', massnahmen: [{}] }, 'FOERDERVOLUMEN_LESART', 0],
    ['Ausgaben einen Cent darüber', { foerdervolumen: '123456.77', massnahmen: [{}] }, 'FOERDERVOLUMEN_LESART', 1],
    ['Zuwendung darüber sagt es schon', { foerdervolumen: '98765.41', massnahmen: [{}] }, 'FOERDERVOLUMEN_LESART', 0],
    ['Bagatellgrenze genau erreicht', { bagatellgrenze: '143660.00' }, 'BAGATELLGRENZE_UNTERSCHRITTEN', 0],
    ['einen Cent darunter', { bagatellgrenze: '143660.01' }, 'BAGATELLGRENZE_UNTERSCHRITTEN', 1],
    [
      'ohne Grenze keine Prüfung',
      { bagatellgrenze: null, stellen: [{ bis: '2020-04-01' }] },
      'BAGATELLGRENZE_UNTERSCHRITTEN',
      0,
    ],
    ['je Programm', { bagatellgrenze: '1000000.00', massnahmen: [{}] }, 'BAGATELLGRENZE_UNTERSCHRITTEN', 2],
    [
      'nicht bei unvollständiger Summe',
      { bagatellgrenze: '1000000.00', stellen: [{}, { bis: '2023-01-01' }] },
      'BAGATELLGRENZE_UNTERSCHRITTEN',
      0,
    ],
    [
      'Teilzeit genau an der Bemessung',
      { stellen: [{ stellenanteil: '0.5', jahresausgaben: '34000.00' }] },
      'JAHRESAUSGABEN_WIE_VOLLE_STELLE',
      0,
    ],
    [
      'einen Cent darüber',
      { stellen: [{ stellenanteil: '0.5', jahresausgaben: '34000.01' }] },
      'JAHRESAUSGABEN_WIE_VOLLE_STELLE',
      1,
    ],
    [
      'genau die Bemessung einer vollen Stelle',
      { stellen: [{ stellenanteil: '0.5', jahresausgaben: '68000.00' }] },
      'JAHRESAUSGABEN_WIE_VOLLE_STELLE',
      1,
    ],
    [
      'mehr als eine volle Stelle',
      { stellen: [{ stellenanteil: '0.5', jahresausgaben: '68000.01' }] },
      'JAHRESAUSGABEN_WIE_VOLLE_STELLE',
      0,
    ],
    [
      'Vollzeit',
      { stellen: [{ stellenanteil: '1.0', jahresausgaben: '68000.00' }] },
      'JAHRESAUSGABEN_WIE_VOLLE_STELLE',
      0,
    ],
    [
      'ohne Jahresausgaben',
      { stellen: [{ stellenanteil: '0.5', jahresausgaben: null }] },
      'JAHRESAUSGABEN_WIE_VOLLE_STELLE',
      0,
    ],
    [
      'Partner mit Vertrag',
      { stellen: [{ traeger: { name: 'B', art: 'partner' }, weiterleitung: 'vertrag' }] },
      'WEITERLEITUNG_FEHLT',
      0,
    ],
    ['Partner ohne', { stellen: [{ traeger: { name: 'B', art: 'partner' } }] }, 'WEITERLEITUNG_FEHLT', 1],
    [
      'Maßnahme eines Partners ohne',
      { massnahmen: [{ traeger: { name: 'B', art: 'partner' } }] },
      'WEITERLEITUNG_FEHLT',
      1,
    ],
    ['Weiterleitung an die Kommune', { stellen: [{ weiterleitung: 'vertrag' }] }, 'WEITERLEITUNG_AN_KOMMUNE', 1],
    [
      'Weiterleitung an einen Partner, der so heißt wie die Kommune',
      { stellen: [{ traeger: { name: 'Stadt Aachen', art: 'partner' }, weiterleitung: 'vertrag' }] },
      'WEITERLEITUNG_AN_KOMMUNE',
      1,
    ],
    ['dieselben Ziffern in anderer Größe', { massnahmen: [{ ausgaben: '6530.00' }] }, 'TRENNZEICHEN_VERSCHOBEN', 1],
    ['derselbe Betrag zweimal', { massnahmen: [{ ausgaben: '65300' }] }, 'TRENNZEICHEN_VERSCHOBEN', 0],
    [
      'runde Beträge',
      { massnahmen: [{ ausgaben: '100000.00' }, { ausgaben: '10000.00' }] },
      'TRENNZEICHEN_VERSCHOBEN',
      0,
    ],
    [
      'zwei tragende Ziffern',
      { massnahmen: [{ ausgaben: '120000.00' }, { ausgaben: '12000.00' }] },
      'TRENNZEICHEN_VERSCHOBEN',
      1,
    ],
    [
      'auch Cents',
      { foerdervolumen: '5387.80', massnahmen: [{ ausgaben: '538780.00' }] },
      'TRENNZEICHEN_VERSCHOBEN',
      1,
    ],
    [
      'auch die Bagatellgrenze und das Fenster',
      { bagatellgrenze: '6530.00', massnahmen: [{ haushaltsjahr: 2020, ausgabenImFenster: '653.00' }] },
      'TRENNZEICHEN_VERSCHOBEN',
      1,
    ],
    [
      '0 ist keine verschobene Zahl',
      { massnahmen: [{ ausgaben: '0.00' }, { ausgaben: '0' }] },
      'TRENNZEICHEN_VERSCHOBEN',
      0,
    ],
    ['20 % des Fördervolumens', { massnahmen: [{ ausgaben: '107756.13' }] }, 'EIGENANTEIL_LESARTEN', 1],
    ['20 % mit verschobenem Trennzeichen', { massnahmen: [{ ausgaben: '107756134' }] }, 'EIGENANTEIL_LESARTEN', 1],
    [
      '20 % eines runden Fördervolumens sind nichts Besonderes',
      { foerdervolumen: '500000.00', massnahmen: [{ ausgaben: '100000.00' }] },
      'EIGENANTEIL_LESARTEN',
      0,
    ],
    ['25 % sind es nicht', { massnahmen: [{ ausgaben: '134695.17' }] }, 'EIGENANTEIL_LESARTEN', 0],
    [
      'Fenster genau die Ausgaben',
      { massnahmen: [{ haushaltsjahr: 2020, ausgabenImFenster: '123456.78' }] },
      'FENSTER_UEBER_AUSGABEN',
      0,
    ],
    [
      'Fenster einen Cent darüber',
      { massnahmen: [{ haushaltsjahr: 2020, ausgabenImFenster: '123456.79' }] },
      'FENSTER_UEBER_AUSGABEN',
      1,
    ],
    ['Fenster im falschen Jahr', { massnahmen: [{ ausgabenImFenster: '1.00' }] }, 'FENSTER_OHNE_WIRKUNG', 1],
    [
      'Fenster im richtigen Jahr',
      { massnahmen: [{ haushaltsjahr: 2020, ausgabenImFenster: '1.00' }] },
      'FENSTER_OHNE_WIRKUNG',
      0,
    ],
    ['Fenster ohne Angabe', { massnahmen: [{ haushaltsjahr: 2020 }] }, 'FENSTERANGABE_FEHLT', 1],
    [
      'Fenster ohne Angabe, Partner zahlt',
      { massnahmen: [{ haushaltsjahr: 2020, eigenanteil: 'partner' }] },
      'FENSTERANGABE_FEHLT',
      0,
    ],
    [
      'Fenster ohne Angabe, ohne Eigenanteil',
      { massnahmen: [{ haushaltsjahr: 2020, ausgaben: '0.00' }] },
      'FENSTERANGABE_FEHLT',
      0,
    ],
    ['Fenster ohne Angabe, anderes Jahr', { massnahmen: [{}] }, 'FENSTERANGABE_FEHLT', 0],
    ['Integrationspauschale genutzt', {}, 'KOFINANZIERUNG_UNGENUTZT', 0],
    ['nicht genutzt', { integrationspauschale: false }, 'KOFINANZIERUNG_UNGENUTZT', 1],
    [
      'nicht nutzbar',
      { integrationspauschale: false, stellen: [{ von: '2021-01-01' }] },
      'KOFINANZIERUNG_UNGENUTZT',
      0,
    ],
    [
      'der Partner kann sie nicht nutzen',
      { integrationspauschale: false, stellen: [{ eigenanteil: 'partner' }] },
      'KOFINANZIERUNG_UNGENUTZT',
      0,
    ],
    ['Coaches nur für Baustein 1', { massnahmen: [{ baustein: 2, teilnehmende: 40 }] }, 'COACHES_PLANUNGSZAHL', 0],
    [
      'Coaches nur mit Teilnehmenden',
      { massnahmen: [{ teilnehmende: 0 }, { teilnehmende: null }] },
      'COACHES_PLANUNGSZAHL',
      0,
    ],
    [
      'Coaches nur mit Regelstand',
      { massnahmen: [{ haushaltsjahr: 2019, teilnehmende: 40 }] },
      'COACHES_PLANUNGSZAHL',
      0,
    ],
    ['Coaches', { massnahmen: [{ teilnehmende: 1 }] }, 'COACHES_PLANUNGSZAHL', 1],
    ['Verwendungsnachweis je Programm', { massnahmen: [{}] }, 'VERWENDUNGSNACHWEIS_FAELLIG', 2],
    ['ohne Einträge keiner', { stellen: [] }, 'VERWENDUNGSNACHWEIS_FAELLIG', 0],
    ['Stelle heißt wie ein Eintrag', { stellen: [{}, { stelle: 'S1', von: '2021-01-01' }] }, 'STELLE_NENNT_EINTRAG', 1],
    [
      'beide nennen sie',
      {
        stellen: [
          { stelle: 'S1', bis: '2020-12-31' },
          { stelle: 'S1', von: '2021-01-01' },
        ],
      },
      'STELLE_NENNT_EINTRAG',
      0,
    ],
    ['nur sich selbst', { stellen: [{ stelle: 'S1' }] }, 'STELLE_NENNT_EINTRAG', 0],
    ['A1 greift bei 125', { personen: personen(125) }, 'AUSLEGUNG_A1', 1],
    ['A1 greift nicht bei 126', { personen: personen(126) }, 'AUSLEGUNG_A1', 0],
    [
      'A2 greift bei angebrochenen Monaten',
      { stellen: [{ bis: '2020-07-15' }, { von: '2020-07-15', bis: '2020-07-31' }] },
      'AUSLEGUNG_A2',
      1,
    ],
    ['A3 greift nicht ohne Ausgaben', { stellen: [{ jahresausgaben: null }] }, 'AUSLEGUNG_A3', 0],
    ['A5 greift im November', {}, 'AUSLEGUNG_A5', 1],
    ['A5 greift nicht ohne Integrationspauschale', { integrationspauschale: false }, 'AUSLEGUNG_A5', 0],
    ['A7 greift bei 1,7', { stellen: [{ stellenanteil: '1.7' }] }, 'AUSLEGUNG_A7', 1],
  ])('%s → %o', (_fall, aenderung, code, anzahl) => expect(hinweiseMit(aenderung, code)).toHaveLength(anzahl));

  it('nennt den Tag mit den meisten Stellen und alle, die ihn besetzen', () => {
    const stellen = [
      { stellenanteil: '2.0', bis: '2021-03-31' },
      { stellenanteil: '0.7', von: '2021-02-15', bis: '2021-02-20' },
      { stellenanteil: '0.6', von: '2021-03-01' },
      { von: '2022-05-01', bis: '2022-01-01' },
    ];
    expect(hinweiseMit({ stellen }, 'MEHR_STELLEN_ALS_SCHLUESSEL')).toEqual([
      expect.objectContaining({
        text: 'Am 15.02.2021 sind 2,7 Stellen geplant, nach dem Schlüssel sind für 256 Geduldete 2,5 möglich: 0,2 zu viel.',
        felder: ['personen.geduldete', 'stellen[0].stellenanteil', 'stellen[1].stellenanteil'],
      }),
    ]);
  });

  it('nennt beim Fördervolumen nur „mindestens“, solange etwas fehlt', () => {
    const [hinweis] = hinweiseMit(
      { foerdervolumen: '98765.41', massnahmen: [{}, { quote: '0.7' }, { haushaltsjahr: 2019 }] },
      'FOERDERVOLUMEN_UEBERSCHRITTEN',
    );
    expect(hinweis?.text).toContain('mindestens 98.765,42 €');
    expect(hinweis?.felder).toEqual([
      'foerdervolumen',
      'massnahmen[0].ausgaben',
      'massnahmen[1].ausgaben',
      'massnahmen[2].ausgaben',
    ]);
  });
});

it('ein Tag als Stellenanteil wird mit dem Tag und dem Gemeinten genannt und verhindert das Einreichen', () => {
  const [hinweis] = hinweiseMit({ stellen: [{ stellenanteil: '46143.0' }] }, 'STELLENANTEIL_IST_DATUM');
  expect(hinweis).toMatchObject({ schweregrad: 'fehler', felder: ['stellen[0].stellenanteil'] });
  expect(hinweis?.text).toContain('46.143 als Stellenanteil ist der 01.05.2026');
  expect(hinweis?.text).toContain('Gemeint war wohl 1,5');
});
