/** SSA-NRW und KIM-NRW im Plan: Zählung der Zeit, geteilte Stellen, Budget, Hinweise; gemischt in einem Antrag. */
import { describe, expect, test } from 'vitest';
import { berechneErgebnis } from '../../../shared/antrag/finanzierungsplan.ts';
import { nachDemBescheid } from '../../../shared/antrag/nach-dem-bescheid.ts';
import { nachrechne } from '../../../shared/antrag/nachrechnen.ts';
import { planrechnung } from '../../../shared/antrag/planrechnung.ts';
import { type Antrag, antragSchema } from '../../../shared/antrag/schema.ts';
import { verwendeteRegelstaende } from '../../../shared/antrag/verwendete-regelstaende.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';

const [muster] = AACHEN_BEISPIEL.stellen;
const stelle = (id: string, von: string, bis: string, jahresausgaben: string | null, rest: object = {}) => ({
  ...muster,
  ...{ id, bezeichnung: '', stelle: null, stellenanteil: '1.0', eigenanteil: 'kommune' },
  ...{ von, bis, jahresausgaben, ...rest },
});
const antrag = (stellen: readonly object[], rest: object = {}): Antrag =>
  antragSchema.parse({
    ...AACHEN_BEISPIEL,
    kommune: { ...AACHEN_BEISPIEL.kommune, geschaeftsfuehrendeStelle: false },
    massnahmen: [],
    stellen,
    regelstand: { thm: 'KIM-NRW', dia: null },
    ...rest,
  });
const rechne = (a: Antrag) => {
  const { ergebnis, hinweise } = berechneErgebnis(a);
  return { plan: ergebnis.finanzierungsplan, hinweise, codes: hinweise.map(({ code }) => code) };
};
const ab15Maerz = (kosten: string | null, rest: object = {}) =>
  rechne(antrag([stelle('S1', '2024-03-15', '2024-12-31', kosten)], rest)).plan.gesamt;

describe('Zählung der Zeit', () => {
  test.each([
    ['dreissigstel', '52058.61', '45441.67', '6616.94'],
    ['zwoelftel', '54416.67', '47500.00', '6916.67'],
    ['tage', '52097.27', '45475.41', '6621.86'],
  ])('%s: Ausgaben %s, Zuwendung %s, Eigenanteil %s', (zeitanteil, ausgaben, zuwendung, eigenanteil) => {
    expect(ab15Maerz('65300.00', { zeitanteil })).toMatchObject({
      ...{ foerdertage: 287, ausgaben, zuwendung, eigenanteil, bemessung: zuwendung },
      nichtZuwendungsfaehig: '0.00',
    });
  });

  test('50.000 €: 39.861,11 und 0,00; ohne Kosten ist der Eigenanteil 0,00 und nicht bekannt', () => {
    expect(ab15Maerz('50000.00')).toMatchObject({ zuwendung: '39861.11', eigenanteil: '0.00' });
    expect(ab15Maerz(null)).toMatchObject({ zuwendung: '45441.67', eigenanteil: '0.00' });
    expect(rechne(antrag([stelle('S1', '2024-01-01', '2024-12-31', null)])).codes).toContain('EIGENANTEIL_UNBEKANNT');
  });

  test('Zwölftel: mehrere auf einer Stelle zählen einen Monat einmal; ein ganz leerer Monat fällt weg', () => {
    const geteilt = (zweiteVon: string) =>
      rechne(
        antrag(
          [
            stelle('A', '2024-01-01', '2024-03-10', '57000.00', { stelle: 'X' }),
            stelle('B', zweiteVon, '2024-12-31', '57000.00', { stelle: 'X' }),
          ],
          { zeitanteil: 'zwoelftel' },
        ),
      ).plan.gesamt?.zuwendung;
    expect(geteilt('2024-03-20')).toBe('57000.00');
    expect(geteilt('2024-05-02')).toBe('52250.00');
  });

  test('wo eine Quelle zählt, gilt die Wahl nicht, und ein Hinweis sagt es', () => {
    const thm = antrag([stelle('S1', '2020-04-15', '2020-12-31', '65300.00')], {
      kommune: AACHEN_BEISPIEL.kommune,
      regelstand: null,
    });
    const gewaehlt = { ...thm, zeitanteil: 'tage' } as Antrag;
    expect(rechne(gewaehlt).plan.gesamt).toEqual(rechne(thm).plan.gesamt);
    expect(rechne(gewaehlt).codes).toContain('ZEITANTEIL_OHNE_WIRKUNG');
  });
});

describe('SSA-NRW', () => {
  const ssa = (rest: object = {}, regelstand = 'SSA-NRW', jahr = 2024) =>
    rechne(
      antrag([stelle('S1', `${jahr}-01-01`, `${jahr}-12-31`, '74300.00')], {
        regelstand: { thm: regelstand, dia: null },
        ...rest,
      }),
    );

  test('74.300 €: 56.000,00 und 18.300,00, davon 4.300,00 nicht zuwendungsfähig', () => {
    expect(ssa().plan.gesamt).toMatchObject({
      zuwendung: '56000.00',
      eigenanteil: '18300.00',
      nichtZuwendungsfaehig: '4300.00',
    });
  });

  test('Ausnahme: 59.440,00 und 14.860,00; ohne schriftlichen Grund ein Fehler', () => {
    expect(ssa({}, 'SSA-NRW-AUSNAHME', 2026).plan.gesamt).toMatchObject({
      zuwendung: '59440.00',
      eigenanteil: '14860.00',
    });
    const fehler = ssa({}, 'SSA-NRW-AUSNAHME', 2026).hinweise.find(({ code }) => code === 'AUSNAHMEGRUND_FEHLT');
    expect(fehler?.schweregrad).toBe('fehler');
    expect(ssa({ ausnahmegrund: 'Mehr Schulen' }, 'SSA-NRW-AUSNAHME', 2026).codes).not.toContain('AUSNAHMEGRUND_FEHLT');
  });

  test('Budget der Kommune: 50.000 € lassen 6.000 € beim Eigenanteil', () => {
    const { plan } = ssa({ budget: [{ programm: 'SSA-NRW', haushaltsjahr: 2024, betrag: '50000.00' }] });
    expect(plan.zeilen.map(({ betraege }) => betraege?.zuwendung)).toEqual(['56000.00', '-6000.00']);
    expect(plan.gesamt).toMatchObject({ ausgaben: '74300.00', zuwendung: '50000.00', eigenanteil: '24300.00' });
  });

  test('Antragsfrist: 30.04. des Jahres, in dem das Schuljahr beginnt', () => {
    const am = (antragAm: string) => ({
      verfahren: { thm: { antragAm, bewilligtAm: null }, dia: { antragAm: null, bewilligtAm: null } },
    });
    expect(ssa(am('2023-05-01')).codes).toContain('ANTRAGSFRIST_VERSAEUMT');
    expect(ssa(am('2023-04-30')).codes).not.toContain('ANTRAGSFRIST_VERSAEUMT');
  });
});

describe('Ohne Quelle', () => {
  test('ab 2027 ist ein Jahr nicht belegt, 2030 nicht rechenbar', () => {
    const { hinweise } = rechne(antrag([stelle('S1', '2026-01-01', '2028-12-31', '65300.00')]));
    const texte = hinweise.filter(({ code }) => code === 'JAHR_NICHT_BELEGT').map(({ text }) => text);
    expect(texte).toHaveLength(2);
    expect(texte[0]).toContain('KIM-NRW 2027: für dieses Jahr nicht belegt');
    expect(rechne(antrag([stelle('S1', '2029-01-01', '2030-12-31', null)])).plan.gesamt).toBeNull();
  });

  test('Schlüssel, Fristen und Integrationspauschale: was keiner nennt, erscheint nicht', () => {
    const { plan, codes } = rechne(antrag([stelle('S1', '2024-01-01', '2024-12-31', '65300.00')]));
    expect(plan.stellenNachSchluessel).toBeNull();
    for (const code of ['KEINE_GFS', 'WENIGER_STELLEN_ALS_MOEGLICH', 'VERWENDUNGSNACHWEIS_FAELLIG'])
      expect(codes).not.toContain(code);
    expect(plan.gesamt?.integrationspauschale).toBe('0.00');
  });
});

test('Gemischt: jede Zeile nennt ihren Regelstand, 18 Stellen KIM sind 1.026.000,00, und die Version rechnet nach', () => {
  const gemischt = antrag(
    [
      stelle('T', '2022-01-01', '2022-12-31', '65300.00', { regelstand: 'THM-2019' }),
      stelle('S', '2024-01-01', '2024-12-31', '74300.00', { regelstand: 'SSA-NRW' }),
      stelle('K', '2024-01-01', '2024-12-31', null, { stellenanteil: '18.0' }),
    ],
    { kommune: AACHEN_BEISPIEL.kommune, zeitanteil: 'zwoelftel' },
  );
  const { ergebnis } = berechneErgebnis(gemischt);
  expect(
    ergebnis.finanzierungsplan.zeilen.map((z) => [z.id, z.haushaltsjahr, z.regelstand, z.betraege?.zuwendung]),
  ).toEqual([
    ['T', 2022, 'THM-2019', '52240.00'],
    ['S', 2024, 'SSA-NRW', '56000.00'],
    ['K', 2024, 'KIM-NRW', '1026000.00'],
  ]);
  const regelstand = verwendeteRegelstaende(gemischt);
  expect(regelstand.map(({ id }) => id)).toEqual(['KIM-NRW', 'SSA-NRW', 'THM-2019']);
  expect(nachrechne({ form: 4, schema: 4, antrag: gemischt, ergebnis, regelstand })).toEqual([]);
});

test.each([
  ['dreissigstel', '45441.67', '6616.94'],
  ['zwoelftel', '47500.00', '6916.67'],
  ['tage', '45475.41', '6621.86'],
])(
  'besetzt wie geplant kommt der Plan heraus, auch ohne Geschäftsführende Stelle: %s',
  (zeitanteil, zuwendung, eigenanteil) => {
    const [von, bis] = ['2024-03-15', '2024-12-31'] as const;
    const abwicklung = {
      ...{ besetzung: [{ id: 'S1', von, bis }], ist: [], abrufe: [], weiterleitungen: [], konten: [] },
      zahlweise: 'kasse',
    };
    const rechnung = planrechnung(antrag([stelle('S1', von, bis, '65300.00')], { zeitanteil, abwicklung }));
    expect(nachDemBescheid(rechnung)?.nachBesetzung).toMatchObject([{ zuwendung, eigenanteil }]);
  },
);
