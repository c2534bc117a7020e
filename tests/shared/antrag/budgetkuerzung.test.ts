/** Das Budget der Kommune, Zeile für Zeile: wen es begrenzt, was darüber liegt, und wie die Kürzung heißt. */
import { describe, expect, test } from 'vitest';
import { giltBudgetFuer, istKuerzungFuer, kuerzungen } from '../../../shared/antrag/budgetkuerzung.ts';
import { PLANFELDER } from '../../../shared/antrag/planfelder.ts';
import type { Planschritte } from '../../../shared/antrag/planschritte.ts';
import type { Zeilenrechnung } from '../../../shared/antrag/planzeilen.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { alsBetrag, exakt } from '../../../shared/grund/geld.ts';
import { Schritt } from '../../../shared/kern/rechenweg.ts';
import { rechenwegzeilen } from '../../../shared/kern/rechenweg-text.ts';
import { uebernommen } from '../../../shared/kern/rechnungen.ts';
import { eingabe } from '../../../shared/regelstand/groesse.ts';
import { REGELSTAENDE } from '../../../shared/regelstand/verzeichnis.ts';

type Budget = NonNullable<Antrag['budget']>[number];

interface Zeile {
  readonly id?: string;
  readonly art?: Zeilenrechnung['art'];
  readonly baustein?: Zeilenrechnung['baustein'];
  readonly jahr?: number | null;
  readonly regelstand?: string | null;
}

/** Eine Zeile mit dieser Zuwendung in €; ohne sie lässt sich der Eintrag nicht rechnen. */
function zeile(zuwendung: string | null, angaben: Zeile = {}): Zeilenrechnung {
  const { id = 'S1', art = 'stelle', baustein = 6, jahr = 2024, regelstand = 'SSA-NRW' } = angaben;
  const schritt = (betrag: string) =>
    new Schritt({
      ...{ id: 'zuwendung', titel: 'Zuwendung', einheit: '€', regeln: ['R5'] },
      rechnung: uebernommen(eingabe('Zuwendung', exakt(betrag), '€')),
    });
  return {
    ...{ id, art, baustein, bezeichnung: id, traeger: 'Stadt', haushaltsjahr: jahr, regelstand },
    schritte: zuwendung === null ? null : ({ zuwendung: schritt(zuwendung) } as unknown as Planschritte),
  };
}

const budget = (programm: string, betrag: string, haushaltsjahr = 2024): Budget => ({
  programm,
  haushaltsjahr,
  betrag,
});

const rechne = (zeilen: readonly Zeilenrechnung[], ...budgets: Budget[]) =>
  kuerzungen(zeilen, { ...AACHEN_BEISPIEL, budget: budgets }, REGELSTAENDE);

/** Kennung, Baustein, Jahr und um wie viel gekürzt wird; `null`, wo das niemand weiß. */
const gekuerzt = (zeilen: readonly Zeilenrechnung[], ...budgets: Budget[]) =>
  rechne(zeilen, ...budgets).map(({ id, baustein, haushaltsjahr, schritte }) => [
    ...[id, baustein, haushaltsjahr],
    schritte && alsBetrag(schritte.zuwendung.wert),
  ]);

describe('Wen ein Budget begrenzt', () => {
  const gilt = (programm: string, art: Zeilenrechnung['art'], regelstand: string | null) =>
    giltBudgetFuer(programm, { art, regelstand }, REGELSTAENDE);

  test('THM alle Stellen, DIA alle Maßnahmen, eine Id ihren Regelstand und was mit ihm zusammen budgetiert ist', () => {
    expect(gilt('THM', 'stelle', 'KIM-NRW')).toBe(true);
    expect(gilt('THM', 'massnahme', 'DIA-2019')).toBe(false);
    expect(gilt('DIA', 'massnahme', 'DIA-2019')).toBe(true);
    expect(gilt('DIA', 'stelle', 'THM-2019')).toBe(false);
    expect(gilt('SSA-NRW', 'stelle', 'SSA-NRW')).toBe(true);
    expect(gilt('SSA-NRW', 'stelle', 'SSA-NRW-AUSNAHME')).toBe(true);
    expect(gilt('SSA-NRW-AUSNAHME', 'stelle', 'SSA-NRW')).toBe(false);
    expect(gilt('SSA-NRW', 'stelle', 'KIM-NRW')).toBe(false);
    expect(gilt('SSA-NRW', 'stelle', null)).toBe(false);
    expect(gilt('SSA-NRW', 'stelle', 'gibt es nicht')).toBe(false);
  });

  test('nie eine Kürzung, auch nicht die eines Budgets mit demselben Regelstand', () => {
    expect(gilt('THM', 'kuerzung', 'THM-2019')).toBe(false);
    expect(gilt('SSA-NRW', 'kuerzung', 'SSA-NRW')).toBe(false);
  });

  test('nur Zeilen seines Haushaltsjahrs', () => {
    const zeilen = [zeile('60.00'), zeile('1000.00', { jahr: 2025 })];
    expect(gekuerzt(zeilen, budget('THM', '50.00'))).toEqual([['Budget THM', 6, 2024, '-10.00']]);
    expect(gekuerzt(zeilen, budget('THM', '50.00', 2026))).toEqual([]);
  });

  test('ohne Budget wird nichts gekürzt', () => {
    const { budget: _, ...ohne } = { budget: undefined, ...AACHEN_BEISPIEL };
    expect(kuerzungen([zeile('60.00')], ohne, REGELSTAENDE)).toEqual([]);
    expect(gekuerzt([zeile('60.00')])).toEqual([]);
  });
});

describe('Wie viel gekürzt wird', () => {
  test('genau das Budget ist erlaubt, ein Cent darüber wird gekürzt', () => {
    const zeilen = [zeile('30.00'), zeile('20.01', { id: 'S2' })];
    expect(gekuerzt(zeilen, budget('THM', '50.01'))).toEqual([]);
    expect(gekuerzt(zeilen, budget('THM', '50.00'))).toEqual([['Budget THM', 6, 2024, '-0.01']]);
  });

  test('um so viel wächst der Eigenanteil der Kommune, sonst ändert die Kürzung nichts', () => {
    const [kuerzung] = rechne([zeile('60.00')], budget('THM', '50.00'));
    const schritte = PLANFELDER.map((feld) => [feld, kuerzung?.schritte?.[feld]] as const);
    expect(schritte.map(([feld, schritt]) => [feld, schritt && alsBetrag(schritt.wert)])).toEqual([
      ...[
        ['foerdertage', '0.00'],
        ['bemessung', '0.00'],
        ['ausgaben', '0.00'],
        ['zuwendung', '-10.00'],
      ],
      ...[
        ['eigenanteil', '10.00'],
        ['nichtZuwendungsfaehig', '0.00'],
        ['kommune', '10.00'],
        ['partner', '0.00'],
      ],
      ['integrationspauschale', '0.00'],
    ]);
    for (const [, schritt] of schritte) expect(schritt?.angaben.regeln).toEqual(['R13']);
    expect(kuerzung).toMatchObject({ art: 'kuerzung', traeger: AACHEN_BEISPIEL.kommune.name, regelstand: 'SSA-NRW' });
  });

  test('in einem Baustein ist die Kürzung ganz, was über dem Budget liegt', () => {
    const [kuerzung] = rechne([zeile('60.00')], budget('THM', '50.00'));
    expect(rechenwegzeilen(kuerzung?.schritte?.eigenanteil as Schritt).map(({ id }) => id)).toEqual([
      ...['zuwendung', 'budget.summe', 'budget.zuwendung', 'budget.zuViel', 'eigenanteil'],
    ]);
  });

  test('über mehrere Bausteine nach ihren Zuwendungen verteilt, jeder nennt seinen', () => {
    const massnahme = (zuwendung: string, baustein: 1 | 3) =>
      zeile(zuwendung, { id: `M${baustein}`, art: 'massnahme', baustein, regelstand: 'DIA-2019' });
    const zeilen = [massnahme('300.00', 3), massnahme('100.00', 1)];
    expect(gekuerzt(zeilen, budget('DIA', '300.00'))).toEqual([
      ['Budget DIA 1', 1, 2024, '-25.00'],
      ['Budget DIA 3', 3, 2024, '-75.00'],
    ]);
  });

  test.each([
    ['ein Eintrag lässt sich nicht rechnen', zeile(null, { id: 'S2' })],
    ['ein Eintrag ohne Haushaltsjahr könnte in diesem liegen', zeile(null, { id: 'S2', jahr: null })],
  ])('unbekannt: %s', (_, unbekannte) => {
    expect(gekuerzt([zeile('60.00'), unbekannte], budget('THM', '50.00'))).toEqual([['Budget THM', 6, 2024, null]]);
  });
});

describe('Mehrere Budgets', () => {
  const [eng, weit, ganz] = [budget('SSA-NRW-AUSNAHME', '50.00'), budget('SSA-NRW', '85.00'), budget('THM', '80.00')];
  const zeilen = [
    zeile('60.00', { regelstand: 'SSA-NRW-AUSNAHME' }),
    zeile('40.00', { id: 'S2', regelstand: 'SSA-NRW' }),
    zeile('9.00', { id: 'M1', art: 'massnahme', baustein: 1, regelstand: 'DIA-2019' }),
  ];

  test.each([
    ['eng vor weit', [eng, weit, ganz]],
    ['weit vor eng', [ganz, weit, eng]],
    ['gemischt', [weit, ganz, eng]],
  ])('%s genannt: das engere kürzt zuerst, das weitere nur noch den Rest', (_, budgets) => {
    expect(gekuerzt(zeilen, ...budgets)).toEqual([
      ['Budget SSA-NRW-AUSNAHME', 6, 2024, '-10.00'],
      ['Budget SSA-NRW', 6, 2024, '-5.00'],
      ['Budget THM', 6, 2024, '-5.00'],
    ]);
  });

  test('eine Kürzung zählt nur, wo das andere Budget dieselben Einträge begrenzt', () => {
    const kim = zeile('70.00', { id: 'S3', regelstand: 'KIM-NRW' });
    expect(gekuerzt([...zeilen, kim], budget('KIM-NRW', '69.00'), eng)).toEqual([
      ['Budget KIM-NRW', 6, 2024, '-1.00'],
      ['Budget SSA-NRW-AUSNAHME', 6, 2024, '-10.00'],
    ]);
    expect(gekuerzt(zeilen, ganz, budget('DIA', '8.00'))).toEqual([
      ['Budget THM', 6, 2024, '-20.00'],
      ['Budget DIA', 1, 2024, '-1.00'],
    ]);
    expect(gekuerzt(zeilen, eng, budget('THM', '80.00', 2025))).toEqual([
      ['Budget SSA-NRW-AUSNAHME', 6, 2024, '-10.00'],
    ]);
  });

  test('die Kürzung nennt den Regelstand, wenn alle Zeilen denselben haben', () => {
    const regelstaende = (...stellen: (string | null)[]) =>
      rechne(
        stellen.map((regelstand, i) => zeile('60.00', { id: `S${i}`, regelstand })),
        budget('THM', '1.00'),
      ).map(({ regelstand }) => regelstand);
    expect(regelstaende('KIM-NRW', 'KIM-NRW')).toEqual(['KIM-NRW']);
    expect(regelstaende('KIM-NRW', 'SSA-NRW')).toEqual([null]);
    expect(regelstaende(null)).toEqual([null]);
  });
});

describe('Kennung der Kürzung', () => {
  const kennung = (...ids: string[]) =>
    rechne(
      ids.map((id) => zeile('60.00', { id })),
      budget('THM', '1.00'),
    ).map(({ id }) => id);

  test('ist keine, die ein Eintrag hat oder mit dem Haushaltsjahr ergäbe', () => {
    expect(kennung('S1')).toEqual(['Budget THM']);
    expect(kennung('Budget THM')).toEqual(['Budget THM*']);
    expect(kennung('Budget THM 2024')).toEqual(['Budget THM*']);
    expect(kennung('Budget THM 2025')).toEqual(['Budget THM']);
    expect(kennung('Budget THM', 'Budget THM* 2024')).toEqual(['Budget THM**']);
  });

  test('ist in jedem Jahr dieselbe', () => {
    const zeilen = [zeile('60.00'), zeile('70.00', { jahr: 2025 })];
    expect(gekuerzt(zeilen, budget('THM', '50.00'), budget('THM', '50.00', 2025))).toEqual([
      ['Budget THM', 6, 2024, '-10.00'],
      ['Budget THM', 6, 2025, '-20.00'],
    ]);
  });

  test('nennt das Budget, zu dem sie gehört', () => {
    for (const id of ['Budget THM', 'Budget THM 3', 'Budget THM*', 'Budget THM 1**'])
      expect(istKuerzungFuer(id, 'THM'), id).toBe(true);
    for (const id of ['Budget THM 7', 'Budget THM 2024', 'Budget THM-F', 'Budget THM*a', 'a Budget THM', 'Budget DIA'])
      expect(istKuerzungFuer(id, 'THM'), id).toBe(false);
    expect(istKuerzungFuer('S1', '')).toBe(false);
  });
});
