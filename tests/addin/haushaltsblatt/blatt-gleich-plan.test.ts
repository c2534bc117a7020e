/**
 * Das Blatt ist der Plan: Erzeugte Anträge, in der Arbeitsmappe gerechnet, ergeben in jeder Zeile, jedem Jahr und jeder
 * Summe die Beträge des Plans.
 */
import '../workbench/mappe.ts';
import type { Model } from '@odoo/o-spreadsheet';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { vergleicheMitPlan } from '../../../addin/haushaltsblatt/blattabweichungen.ts';
import { blattAusAntrag, tabellenImGitter } from '../../../addin/haushaltsblatt/haushaltsblatt.ts';
import { setzeBlatt } from '../../../addin/workbench/tabelle/blatt-plugin.ts';
import { standAusModell } from '../../../addin/workbench/tabelle/blattstand.ts';
import { liesInhalt } from '../../../addin/workbench/tabelle/lesen.ts';
import type { Blattmodell } from '../../../addin/workbook/modell.ts';
import { adresse } from '../../../addin/workbook/zellen.ts';
import { berechneErgebnis } from '../../../shared/antrag/finanzierungsplan.ts';
import type { Betraege } from '../../../shared/antrag/planfelder.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { berechenbarerAntrag, irgendeinAntrag } from '../../shared/antrag/antraege.ts';
import { BLATT, leereMappe, zelle } from '../workbench/mappe.ts';

const [STELLE] = AACHEN_BEISPIEL.stellen as [Antrag['stellen'][number]];

/** Zwei Personen nacheinander auf einer Stelle: Im Januar 2021 zählen sie 14 und 16 statt 14 und 17 Tage. */
const NACHEINANDER: Antrag = {
  ...AACHEN_BEISPIEL,
  massnahmen: [],
  stellen: [
    { ...STELLE, id: 'S1', stelle: 'Stelle 2', von: '2021-01-01', bis: '2021-01-14', jahresausgaben: '65300.00' },
    { ...STELLE, id: 'S2', stelle: 'Stelle 2', von: '2021-01-15', bis: '2021-12-31', jahresausgaben: '65300.00' },
  ],
};

function gerechnet(antrag: Antrag): Gerechnet {
  const blatt = blattAusAntrag(antrag);
  const model = leereMappe(blatt.zeilen, blatt.spalten);
  setzeBlatt(model, BLATT, standAusModell(blatt));
  return { blatt, model };
}

interface Gerechnet {
  readonly blatt: Blattmodell;
  readonly model: Model;
}

const wert = ({ model }: Gerechnet, zeile: number, spalte: number) => zelle(model, adresse({ zeile, spalte })).value;

/** Liest, was eine Zelle anzeigt, auf den Cent; `null`, wo sie einen Fehler oder nichts zeigt. */
function cent(gelesen: unknown): number | null {
  return typeof gelesen === 'number' ? Math.round(gelesen * 100) : null;
}
const planCent = (betrag: string) => Math.round(Number(betrag) * 100);

const UEBERSICHT = ['ausgaben', 'zuwendung', 'eigenanteil', 'integrationspauschale', 'uebrig'] as const;
const imPlan = (betraege: Betraege, feld: (typeof UEBERSICHT)[number]) =>
  feld === 'uebrig' ? planCent(betraege.kommune) + planCent(betraege.partner) : planCent(betraege[feld]);

function uebersicht(mappe: Gerechnet): Map<number | string, (number | null)[]> {
  const { zeile, spalte, zeilen } = mappe.blatt.uebersicht;
  return new Map(
    Array.from({ length: zeilen }, (_, i) => [
      String(wert(mappe, zeile + 1 + i, spalte)),
      UEBERSICHT.map((__, s) => cent(wert(mappe, zeile + 1 + i, spalte + 1 + s))),
    ]),
  );
}

function stimmtUeberein(antrag: Antrag): void {
  const mappe = gerechnet(antrag);
  const { finanzierungsplan: plan } = berechneErgebnis(antrag).ergebnis;
  const jahre = uebersicht(mappe);
  const vollstaendig = plan.zeilen.every(({ betraege }) => betraege !== null);
  for (const { schluessel, betraege } of plan.jeHaushaltsjahr) {
    const imBlatt = jahre.get(String(schluessel));
    if (betraege && vollstaendig)
      expect([schluessel, imBlatt]).toEqual([schluessel, UEBERSICHT.map((feld) => imPlan(betraege, feld))]);
    else if (imBlatt && !betraege) expect(imBlatt[0]).toBeNull();
  }
  const summe = jahre.get('Summe') ?? [];
  const gesamt = plan.gesamt;
  if (plan.zeilen.length === 0) expect(summe).toEqual(UEBERSICHT.map(() => 0));
  else if (gesamt) expect(summe).toEqual(UEBERSICHT.map((feld) => imPlan(gesamt, feld)));
  else expect(summe.slice(0, 3)).toEqual([null, null, null]);
  for (const [jahr, betraegeDesJahres] of jahre) {
    if (jahr === 'Summe' || !vollstaendig || plan.jeHaushaltsjahr.some(({ schluessel }) => String(schluessel) === jahr))
      continue;
    expect(betraegeDesJahres).toEqual(UEBERSICHT.map(() => 0));
  }
  zeilenStimmen(antrag, mappe);
  const inhalt = liesInhalt(mappe.model, BLATT);
  expect(vergleicheMitPlan(tabellenImGitter(inhalt), plan, inhalt)).toEqual({ abweichungen: [], fehlendeJahre: [] });
}

/** Jede Zeile der Stellen in jedem Jahr. */
function zeilenStimmen(antrag: Antrag, mappe: Gerechnet): void {
  const { zeilen } = berechneErgebnis(antrag).ergebnis.finanzierungsplan;
  const tabelle = mappe.blatt.tabellen.find(({ name }) => name === 'GK_Stellen');
  if (!tabelle) throw new Error('keine Tabelle „Stellen“');
  const titel = Array.from({ length: tabelle.spalten }, (_, s) => wert(mappe, tabelle.zeile, s));
  antrag.stellen.forEach(({ id }, i) => {
    for (const { haushaltsjahr, betraege } of zeilen.filter((z) => z.id === id)) {
      if (betraege === null) continue;
      const steht = ['Zuwendung', 'Eigenanteil'].map((name) =>
        cent(wert(mappe, tabelle.zeile + 1 + i, titel.indexOf(`${name} ${haushaltsjahr}`))),
      );
      expect([id, haushaltsjahr, ...steht]).toEqual([
        id,
        haushaltsjahr,
        planCent(betraege.zuwendung),
        planCent(betraege.eigenanteil),
      ]);
    }
  });
}

test('zwei Personen auf „Stelle 2“: 52.240,00 € wie im Plan', () => {
  const mappe = gerechnet(NACHEINANDER);
  expect(uebersicht(mappe).get('2021')?.[1]).toBe(5_224_000);
  stimmtUeberein(NACHEINANDER);
});

test('ohne Geschäftsführende Stelle zeigt das Blatt wie der Plan keine Summe', () => {
  const antrag = { ...AACHEN_BEISPIEL, kommune: { ...AACHEN_BEISPIEL.kommune, geschaeftsfuehrendeStelle: false } };
  expect(uebersicht(gerechnet(antrag)).get('Summe')).toEqual(UEBERSICHT.map(() => null));
  stimmtUeberein(antrag);
});

describe('erzeugte Anträge', () => {
  test('die sich rechnen lassen', () => {
    fc.assert(fc.property(berechenbarerAntrag(), stimmtUeberein), { numRuns: 60 });
  }, 120_000);

  test('die sich zum Teil nicht rechnen lassen', () => {
    fc.assert(fc.property(irgendeinAntrag(), stimmtUeberein), { numRuns: 40 });
  }, 120_000);

  test('mit vielen Personen auf wenigen Stellen, auch gleichzeitig', () => {
    const tag = (jahr: string) =>
      fc
        .integer({ min: 0, max: 364 })
        .map((n) => new Date(Date.parse(`${jahr}-01-01`) + n * 86_400_000).toISOString().slice(0, 10));
    const person = fc.record({
      stelle: fc.constantFrom('1', 'A', 'a', '<5'),
      von: fc.oneof(tag('2020'), tag('2021')),
      bis: fc.oneof(tag('2021'), tag('2022')),
    });
    const antrag = fc.array(person, { minLength: 2, maxLength: 8 }).map(
      (personen): Antrag => ({
        ...NACHEINANDER,
        stellen: personen.map((p, i) => ({
          ...STELLE,
          ...p,
          id: `${p.stelle}${i % 2 === 0 ? ' ' : '!'}${i}`,
          bis: p.bis < p.von ? p.von : p.bis,
        })),
      }),
    );
    fc.assert(fc.property(antrag, stimmtUeberein), { numRuns: 60 });
  }, 120_000);
});
