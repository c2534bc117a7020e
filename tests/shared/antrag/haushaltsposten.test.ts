/**
 * R25 im Antrag, Posten für Posten: woher ein Jahr seine Zahlen nimmt, was gekürzt und was ungeplant ist, und welche
 * Einträge eines Programms in welchem Jahr stehen.
 */
import { describe, expect, test } from 'vitest';
import type { Abwicklung } from '../../../shared/antrag/abwicklung.ts';
import { abwicklungsergebnis, abwicklungsrechnung } from '../../../shared/antrag/abwicklungsrechnung.ts';
import { vollerBescheid } from '../../../shared/antrag/bescheid.ts';
import type { Bescheidangabe } from '../../../shared/antrag/bescheidschema.ts';
import { haushalte, type Jahreshaushalt } from '../../../shared/antrag/haushalt.ts';
import { istbesetzungen } from '../../../shared/antrag/istbesetzung.ts';
import { nachDemBescheid } from '../../../shared/antrag/nach-dem-bescheid.ts';
import { planrechnung } from '../../../shared/antrag/planrechnung.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { alsBetrag } from '../../../shared/grund/geld.ts';
import { namensschluessel } from '../../../shared/grund/name.ts';
import { rechenwegzeilen } from '../../../shared/kern/rechenweg-text.ts';
import { REGELSTAENDE } from '../../../shared/regelstand/verzeichnis.ts';
import { LEER } from '../beispiele/leere-abwicklung.ts';
import { pruefeRechenweg } from '../schrittpruefung.ts';
import { antragMit } from './bausatz.ts';

const rechne = (antrag: Antrag, bescheide: readonly Bescheidangabe[] = []) =>
  planrechnung(antrag, REGELSTAENDE, namensschluessel, bescheide.map(vollerBescheid));
const posten = (haushalt: Jahreshaushalt | null) =>
  haushalt?.posten.map(({ id, art, ausgaben, zuwendung, eigenanteil, traegtKommune, hoechstens }) => [
    ...[id, art, alsBetrag(ausgaben.wert), alsBetrag(zuwendung.wert), alsBetrag(eigenanteil.wert), traegtKommune],
    hoechstens && alsBetrag(hoechstens.wert),
  ]);
/** Jedes Jahr jedes Programms mit seiner Grundlage und seinen Posten. */
const jahre = (rechnung: ReturnType<typeof rechne>) =>
  haushalte(rechnung).map(({ programm, haushaltsjahr, haushalt }) => [
    programm,
    haushaltsjahr,
    haushalt && [haushalt.grundlage, ...(posten(haushalt) ?? [])],
  ]);
const ist = (id: string, haushaltsjahr: number, betrag: string): Abwicklung['ist'][number] => ({
  ...{ id, haushaltsjahr, betrag, monate: null, andereMittel: null },
});
const im = (jahr: number) => ({ von: `${jahr}-01-01`, bis: `${jahr}-12-31`, jahresausgaben: '65300.00' });

/** Stellen und Maßnahmen, ihre Jahre nicht in der Reihenfolge des Antrags. */
const GEMISCHT = antragMit({
  stellen: [im(2022), im(2020), im(2022)],
  massnahmen: [
    { haushaltsjahr: 2021, ausgaben: '1000.00' },
    { haushaltsjahr: 2020, ausgaben: '500.00' },
    { haushaltsjahr: 2021, ausgaben: '300.00', baustein: 2 },
  ],
});
const S = (id: string) => [id, 'personal', '65300.00', '52240.00', '13060.00', true, null];
const M = (id: string, ...betraege: string[]) => [id, 'massnahme', ...betraege, true, null];
const GEPLANT = {
  thm2020: ['plan', S('S2')],
  thm2022: ['plan', S('S1'), S('S3')],
  dia2020: ['plan', M('M2', '500.00', '400.00', '100.00')],
  dia2021: ['plan', M('M1', '1000.00', '800.00', '200.00'), M('M3', '300.00', '240.00', '60.00')],
};

describe('nach dem Plan', () => {
  test('steht jeder Eintrag bei seinem Programm und in seinem Jahr, die Jahre aufsteigend, vor und nach der Abwicklung', () => {
    const erwartet = [
      ['THM', 2020, GEPLANT.thm2020],
      ['THM', 2022, GEPLANT.thm2022],
      ['DIA', 2020, GEPLANT.dia2020],
      ['DIA', 2021, GEPLANT.dia2021],
    ];
    expect(jahre(rechne(GEMISCHT))).toEqual(erwartet);
    expect(jahre(rechne({ ...GEMISCHT, abwicklung: LEER }))).toEqual(erwartet);
  });

  test('ist vor dem Bescheid nichts eingegangen: 0,00 nach R21, und nichts zu fordern', () => {
    const [{ haushalt }] = haushalte(rechne(GEMISCHT)) as unknown as [{ haushalt: Jahreshaushalt }];
    expect(rechenwegzeilen(haushalt.einzahlung as never)).toMatchObject([
      { id: 'haushalt.eingegangen', wert: '0.00', regeln: ['R21'] },
    ]);
    expect([haushalt.forderung, haushalt.verbindlichkeit]).toEqual([null, null]);
  });

  test('wird jeder Antrag einmal gerechnet', () => {
    const rechnung = rechne({ ...GEMISCHT, abwicklung: LEER });
    expect(haushalte(rechnung)).toBe(haushalte(rechnung));
    expect(abwicklungsrechnung(rechnung)).toBe(abwicklungsrechnung(rechnung));
    const besetzung = [{ id: 'S1', von: '2022-01-01', bis: '2022-06-30' }];
    expect(istbesetzungen(rechnung, besetzung)).toBe(istbesetzungen(rechnung, besetzung));
    expect(istbesetzungen(rechnung, [])).not.toBe(istbesetzungen(rechnung, besetzung));
  });

  test('eine Stelle, deren Zeitraum verkehrt ist, steht in keinem Jahr, und kein Jahr ihres Programms hat einen Haushalt', () => {
    const verkehrt = antragMit({
      stellen: [im(2020), { ...im(2021), von: '2021-12-31', bis: '2021-01-01' }],
      massnahmen: [{ haushaltsjahr: 2021, ausgaben: '1000.00' }],
    });
    const erwartet = [
      ['THM', 2020, null],
      ['DIA', 2021, ['plan', M('M1', '1000.00', '800.00', '200.00')]],
    ];
    expect(jahre(rechne(verkehrt))).toEqual(erwartet);
    expect(jahre(rechne({ ...verkehrt, abwicklung: LEER }))).toEqual(erwartet);
  });
});

describe('auf ein Budget gekürzt', () => {
  const gekuerzt: Antrag = {
    ...GEMISCHT,
    budget: [
      { programm: 'THM', haushaltsjahr: 2022, betrag: '100000.00' },
      { programm: 'THM', haushaltsjahr: 2020, betrag: '50000.00' },
      { programm: 'DIA', haushaltsjahr: 2020, betrag: '300.00' },
    ],
  };
  const kuerzung = (art: unknown, betrag: string) => [
    ...[expect.stringContaining(`Budget ${art}`), 'kuerzung', '0.00', `-${betrag}`, betrag],
    ...[true, null],
  ];

  test('mindert die Kürzung ihr Programm in ihrem Jahr, und die Kommune trägt sie', () => {
    const erwartet = [
      ['THM', 2020, [...GEPLANT.thm2020, kuerzung('THM', '2240.00')]],
      ['THM', 2022, [...GEPLANT.thm2022, kuerzung('THM', '4480.00')]],
      ['DIA', 2020, [...GEPLANT.dia2020, kuerzung('DIA', '100.00')]],
      ['DIA', 2021, GEPLANT.dia2021],
    ];
    expect(jahre(rechne(gekuerzt))).toEqual(erwartet);
    expect(jahre(rechne({ ...gekuerzt, abwicklung: LEER }))).toEqual(erwartet);
  });

  test('ist nach dem Bescheid nur das Budget geplant, und der Unterschied zählt gegen es', () => {
    const rechnung = rechne({ ...gekuerzt, abwicklung: LEER });
    expect(
      abwicklungsergebnis(rechnung).jeHaushaltsjahr.map((jahr) => [jahr.programm, jahr.haushaltsjahr, jahr.geplant]),
    ).toEqual([
      ['THM', 2020, '50000.00'],
      ['THM', 2022, '100000.00'],
      ['DIA', 2020, '300.00'],
      ['DIA', 2021, '1040.00'],
    ]);
    for (const { geplant } of abwicklungsrechnung(rechnung).flatMap((programm) => programm.jahre))
      pruefeRechenweg(geplant);
  });

  test('begrenzt danach der Bescheid selbst: Jeder Eintrag nennt seinen Anteil, eine Kürzung gibt es nicht mehr', () => {
    const zuwendung = '90000.00';
    const bescheid: Bescheidangabe = {
      ...{ datum: '2021-12-01', aktenzeichen: 'A', stellen: '2.0', zuwendung },
      jahre: [{ haushaltsjahr: 2022, zuwendung }],
    };
    const halb = (id: string) => [id, 'personal', '65300.00', '45000.00', '20300.00', true, '45000.00'];
    expect(jahre(rechne(gekuerzt, [bescheid]))).toEqual([
      ['THM', 2020, [...GEPLANT.thm2020, kuerzung('THM', '2240.00')]],
      ['THM', 2022, ['bescheid', halb('S1'), halb('S3')]],
      ['DIA', 2020, [...GEPLANT.dia2020, kuerzung('DIA', '100.00')]],
      ['DIA', 2021, GEPLANT.dia2021],
    ]);
  });

  test('kürzt ein Budget nichts, wo sich ein Eintrag nicht rechnen lässt', () => {
    const verkehrt = {
      ...gekuerzt,
      stellen: gekuerzt.stellen.map((s, i) => (i === 0 ? { ...s, bis: '2021-01-01' } : s)),
    };
    const rechnung = rechne({ ...verkehrt, abwicklung: LEER });
    expect(abwicklungsergebnis(rechnung).jeHaushaltsjahr.map(({ geplant }) => geplant)).toEqual([
      ...[null, null],
      ...['300.00', '1040.00'],
    ]);
  });
});

describe('nach dem Ist', () => {
  test('steht ein ungeplanter Eintrag erst im Haushalt, wenn jeder Eintrag des Jahres ein Ist hat', () => {
    const mit = (...zeilen: Abwicklung['ist']) =>
      rechne({ ...GEMISCHT, integrationspauschale: true, abwicklung: { ...LEER, ist: zeilen } });
    const ungeplant = mit(ist('S1', 2020, '100.00'));
    const [erstes] = haushalte(ungeplant);
    expect(posten(erstes?.haushalt ?? null)).toEqual([S('S2')]);
    const imPlan = haushalte(rechne({ ...GEMISCHT, integrationspauschale: true }))[0]?.haushalt?.integrationspauschale;
    expect(erstes?.haushalt?.integrationspauschale?.wert).toEqual(imPlan?.wert);
    const [thm] = abwicklungsrechnung(ungeplant);
    expect(rechenwegzeilen(thm?.jahre[0]?.geplant as never).at(-1)).toMatchObject({
      wert: '52240.00',
      rechnung: expect.stringContaining('0,00 € (2020 nicht geplant)'),
    });
    expect(posten(haushalte(mit(ist('S1', 2020, '100.00'), ist('S2', 2020, '50000.00')))[0]?.haushalt ?? null)).toEqual(
      [
        ['S1', 'personal', '100.00', '0.00', '100.00', true, null],
        ['S2', 'personal', '50000.00', '40000.00', '10000.00', true, null],
      ],
    );
  });

  test('ein Jahr außerhalb des Fensters ist für alle Einträge derselbe Schritt, mit 0,00', () => {
    const zeilen = [ist('S1', 2022, '60000.00'), ist('S3', 2022, '61000.00')];
    const rechnung = rechne({ ...GEMISCHT, integrationspauschale: true, abwicklung: { ...LEER, ist: zeilen } });
    const haushalt = haushalte(rechnung).find(({ haushaltsjahr }) => haushaltsjahr === 2022)?.haushalt;
    const { operanden = [], wert } = haushalt?.integrationspauschale ?? {};
    expect([operanden.length, new Set(operanden).size]).toEqual([2, 1]);
    expect(wert && alsBetrag(wert)).toBe('0.00');
    expect(JSON.stringify(rechenwegzeilen(haushalt?.integrationspauschale as never))).toContain(
      'keine Fördertage im Fenster',
    );
  });

  test('eine Stelle, die sich nicht rechnen lässt oder nicht gefördert wird, hat auch mit Ist keine Abrechnung', () => {
    const abwicklung = { ...LEER, ist: [ist('S1', 2021, '100.00'), ist('S2', 2020, '50000.00')] };
    const verkehrt = antragMit({ stellen: [{ ...im(2021), bis: '2020-01-01' }, im(2020)], abwicklung });
    expect(nachDemBescheid(rechne(verkehrt))?.jeEintrag?.map(({ id }) => id)).toEqual(['S2']);
    const { kommune } = verkehrt;
    const ohneStelle = { ...verkehrt, kommune: { ...kommune, geschaeftsfuehrendeStelle: false } };
    expect(nachDemBescheid(rechne(ohneStelle))?.jeEintrag).toEqual([]);
  });

  test('ein Abruf, der nicht eingegangen ist, zählt als abgerufen und nicht als Einzahlung', () => {
    const abruf = {
      ...{ programm: 'THM' as const, haushaltsjahr: 2020, betrag: '10000.00' },
      ...{ angefordertAm: '2020-05-01', fensterBis: '2020-06-30', eingegangenAm: null },
    };
    const abwicklung = { ...LEER, abrufe: [abruf, { ...abruf, betrag: '5.00', eingegangenAm: '2020-05-20' }] };
    const rechnung = rechne({ ...GEMISCHT, abwicklung });
    expect(abwicklungsergebnis(rechnung).jeHaushaltsjahr[0]).toMatchObject({ abgerufen: '10005.00' });
    expect(nachDemBescheid(rechnung)?.jeHaushaltsjahr[0]?.haushalt).toMatchObject({ einzahlung: '5.00' });
  });
});
