/** Hinweise zur Wahl der Regelstände, zu Budgets und zur Zählung der Zeit. */
import { describe, expect, it } from 'vitest';
import { hinweiseDer, kurz, nurDie, type Probe, texteDer } from './hinweisprobe.ts';

const kim = (von: string, bis: string, rest: object = {}) => ({
  ...{ regelstand: 'KIM-NRW', bezeichnung: '', von, bis },
  ...rest,
});
const betroffene = (code: string, probe: Probe) =>
  texteDer(code, probe).map(
    (text) => `${/^[^:.]*/.exec(text)?.[0]}: ${/(?:Betroffen|gerechnet): (.*)\.$/.exec(text)?.[1]}`,
  );

it('REGELSTAND_UNBEKANNT: je Programm, mit den Ids, die es gibt', () => {
  const probe: Probe = { massnahmen: [{}], regelstand: { thm: 'DIA-2019', dia: 'THM-2019' } };
  const imKopf = hinweiseDer(probe).filter(({ felder: [feld = ''] }) => feld.startsWith('regelstand.'));
  expect(imKopf.map(kurz)).toEqual(['fehler regelstand.thm | „DIA-2019“', 'fehler regelstand.dia | „THM-2019“']);
  const [thm, dia] = imKopf.map(({ text }) => text);
  expect(thm).toMatch(/gibt es für Baustein 6 nicht\. .* Ids: THM-2019, THM-2019-F, /);
  expect(dia).toMatch(/gibt es für die Bausteine 1–5 nicht\. .* Ids: DIA-2019, DIA-2019-F\.$/);
});

it.each([
  [null, 1],
  ['', 1],
  [' \n', 1],
  ['Mehr Schulen', 0],
])('AUSNAHMEGRUND_FEHLT bei %j: %i', (ausnahmegrund, anzahl) => {
  const stellen = [{}, { regelstand: 'SSA-NRW-AUSNAHME', von: '2026-01-01', bis: '2026-12-31' }];
  expect(nurDie('AUSNAHMEGRUND_FEHLT', { stellen, ausnahmegrund })).toEqual(
    anzahl === 0 ? [] : ['fehler ausnahmegrund stellen[1].regelstand | '],
  );
});

describe('JAHR_NICHT_BELEGT', () => {
  it('je Jahr, aufsteigend, mit genau den Einträgen dieses Jahres und ohne Kürzung', () => {
    const probe: Probe = {
      stellen: [kim('2028-01-01', '2028-12-31'), kim('2026-01-01', '2027-12-31'), kim('2027-05-01', '2028-03-31')],
      budget: [{ programm: 'KIM-NRW', haushaltsjahr: 2027, betrag: '1.00' }],
    };
    expect(betroffene('JAHR_NICHT_BELEGT', probe)).toEqual(['KIM-NRW 2027: S2, S3', 'KIM-NRW 2028: S1, S3']);
    expect(nurDie('JAHR_NICHT_BELEGT', probe)[0]).toMatch(/^warnung stellen \| 31\.12\.2026 /);
  });

  it('belegt bis zum letzten Tag; ein Eintrag ohne Jahr ist in keinem', () => {
    const stellen = [kim('2026-01-01', '2026-12-31'), kim('2026-02-01', '2026-01-31')];
    expect(texteDer('JAHR_NICHT_BELEGT', { stellen })).toEqual([]);
  });
});

describe('Budget', () => {
  const budget = (programm: string, betrag: string, haushaltsjahr = 2021) => ({ programm, haushaltsjahr, betrag });
  const beide = (...budgets: ReturnType<typeof budget>[]): Probe => ({ massnahmen: [{}], budget: budgets });

  it.each<[string, Probe, string[], string[]]>([
    ['reicht genau', beide(budget('THM', '52240.00'), budget('DIA', '98765.42')), [], []],
    [
      'einen Cent zu wenig',
      beide(budget('THM', '52240.00'), budget('DIA', '98765.41')),
      ['warnung budget[1].betrag | 98.765,42 € 98.765,41 € 0,01 €'],
      [],
    ],
    [
      'jedes nennt nur seine Kürzung',
      beide(budget('THM', '50000.00'), budget('DIA', '90000.00'), budget('THM', '52239.00', 2022)),
      [
        'warnung budget[0].betrag | 52.240,00 € 50.000,00 € 2.240,00 €',
        'warnung budget[1].betrag | 98.765,42 € 90.000,00 € 8.765,42 €',
        'warnung budget[2].betrag | 52.240,00 € 52.239,00 € 1,00 €',
      ],
      [],
    ],
    [
      'eine Stelle, die wie eine Kürzung heißt, ist keine',
      { stellen: [{ id: 'Budget THM' }], budget: [budget('THM', '52240.00'), budget('THM', '52239.99', 2022)] },
      ['warnung budget[1].betrag | 52.240,00 € 52.239,99 € 0,01 €'],
      [],
    ],
    [
      'gilt für nichts',
      beide(budget('THM', '1.00', 2019), budget('DIA', '1.00', 2022), budget('SSA-NRW', '1.00')),
      [],
      ['budget[0].programm', 'budget[1].programm', 'budget[2].programm'].map(
        (feld) => `warnung ${feld} | 1,00 € „THM“ „DIA“`,
      ),
    ],
    [
      'eine Stelle mit verkehrtem Zeitraum kann in jedem Jahr liegen',
      { stellen: [{ bis: '2020-03-31' }], budget: [budget('THM', '1.00', 2030)] },
      [],
      [],
    ],
  ])('%s', (_, probe, ueberschritten, ohneWirkung) => {
    expect(nurDie('BUDGET_UEBERSCHRITTEN', probe)).toEqual(ueberschritten);
    expect(nurDie('BUDGET_OHNE_WIRKUNG', probe)).toEqual(ohneWirkung);
  });
});

describe('ZEITANTEIL_OHNE_WIRKUNG', () => {
  const thm = { bezeichnung: '' };
  const gemischt = [kim('2024-01-01', '2024-12-31'), thm, kim('2024-01-01', '2024-12-31'), thm];
  it.each<[string, Probe, string | undefined]>([
    ['nichts gewählt', { stellen: gemischt, zeitanteil: null }, undefined],
    ['in Dreißigsteln, wie R6 zählt', { stellen: gemischt, zeitanteil: 'dreissigstel' }, undefined],
    ['nach Tagen', { stellen: gemischt, zeitanteil: 'tage' }, 'S2, S4'],
    ['nach Zwölfteln', { stellen: [thm], zeitanteil: 'zwoelftel' }, 'S1'],
    ['überall offen', { stellen: [kim('2024-01-01', '2024-12-31')], zeitanteil: 'tage' }, undefined],
    ['ohne Stellen', { stellen: [], zeitanteil: 'tage' }, undefined],
  ])('%s', (_, probe, erwartet) => {
    const [hinweis] = hinweiseDer(probe).filter(({ code }) => code === 'ZEITANTEIL_OHNE_WIRKUNG');
    expect(hinweis && /gerechnet: (.*)\.$/.exec(hinweis.text)?.[1]).toBe(erwartet);
    if (hinweis) expect(hinweis).toMatchObject({ schweregrad: 'info', felder: ['zeitanteil'] });
  });
});
