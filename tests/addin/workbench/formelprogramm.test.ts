/**
 * Formeln ohne `new Function`: In der Arbeitsmappe führt {@link formelprogramm} aus, was o-spreadsheet aus einer Formel
 * macht; hier im Test tut es noch o-spreadsheet selbst. Beide müssen dasselbe ergeben, auch bei Fehlern.
 */
import { readFileSync } from 'node:fs';
import { CompiledFormula, type Model, registries } from '@odoo/o-spreadsheet';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { beispielmappe } from '../../../addin/workbench/beispiel.ts';
import { formelprogramm } from '../../../addin/workbench/tabelle/formelprogramm.ts';
import { type Mappendaten, neueMappe } from '../../../addin/workbench/tabelle/mappe.ts';
import { leseLandesuebersicht } from '../../../shared/beispiele/landesuebersicht.ts';
import { codeVon, mitFormelprogramm } from './formelcode.ts';
import { BLATT, leereMappe, setze, zelle } from './mappe.ts';

// Jede Funktion, die an einer erzeugten Eingabe scheitert, meldet es auch der Konsole.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(() => vi.restoreAllMocks());

describe('erzeugte Formeln', () => {
  const model = leereMappe(30, 10);
  const inhalte = ['1', '2.5', '-3', 'Text', "'7", '=1/0', '=TRUE', '', '=A1+B1', '31.12.2020', '=SEQUENCE(2,2)', '0'];
  for (let zeile = 1; zeile <= 8; zeile++)
    for (const [i, spalte] of ['A', 'B', 'C', 'D', 'E'].entries())
      setze(model, `${spalte}${zeile}`, inhalte[(zeile * 5 + i * 7) % inhalte.length] as string);
  const ranges = [model.getters.getRangeDataFromXc(BLATT, 'A1:B3'), model.getters.getRangeDataFromXc(BLATT, 'C2')];
  for (const [i, name] of ['Beträge', 'Eine_Zelle'].entries())
    model.dispatch('CREATE_NAMED_RANGE', { name, ranges: [ranges[i]] } as never);

  /** Ergeben bei jedem Aufruf etwas anderes oder stehen für einen Zustand der Oberfläche. */
  const UNSTET = /^(RAND|RANDBETWEEN|RANDARRAY|NOW)$/;
  const funktionen = registries.functionRegistry
    .getKeys()
    .filter((name) => !UNSTET.test(name))
    .map((name) => ({ name, ...(registries.functionRegistry.get(name) as { minArgRequired?: number }) }));

  const einfach = fc.oneof(
    fc.constantFrom('A1', 'B2', '$C$3', 'D8', 'E5', 'Z99', 'A1:B3', 'C1:C8', 'A:A', '2:2', 'D1:E8', 'Blatt!A2'),
    fc.constantFrom('TRUE', 'false', '""', '"abc"', '"31.12.2020"', '"a""b"', 'Eine_Zelle', 'Beträge', 'Unbekannt'),
    fc.constantFrom('1', '0', '2.75', '1E3', '44196', '#REF', 'FehltBlatt!A1', '{1,2;3,4}', '{"x"}', ''),
    fc.integer({ min: -5, max: 60 }).map(String),
  );
  const formel = fc.letrec<{ ausdruck: string }>((baue) => ({
    ausdruck: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 3, arbitrary: einfach },
      {
        weight: 2,
        arbitrary: fc
          .tuple(
            baue('ausdruck'),
            fc.constantFrom('+', '-', '*', '/', '^', '&', '=', '<>', '<', '>=', ':'),
            baue('ausdruck'),
          )
          .map(([a, op, b]) => `${a} ${op}${b}`),
      },
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.constantFrom('-', '+', '('), baue('ausdruck'), fc.constantFrom('', '%', '#'))
          .map(([vor, a, nach]) => (vor === '(' ? `(${a})${nach}` : `${vor}${a}${nach}`)),
      },
      {
        weight: 5,
        arbitrary: fc
          .tuple(fc.constantFrom(...funktionen), fc.array(baue('ausdruck'), { minLength: 4, maxLength: 8 }), fc.nat(2))
          .map(
            ([{ name, minArgRequired = 0 }, args, mehr]) =>
              `${name}(${args.slice(0, minArgRequired + mehr).join(',')})`,
          ),
      },
    ),
  })).ausdruck;

  /** Wert, Format, Meldung und Herkunft; `undefined`, wenn o-spreadsheet die Formel nicht annimmt. */
  function beide(text: string): [unknown, unknown] | undefined {
    const formel = CompiledFormula.Compile(`=${text}`, BLATT, model.getters);
    if (formel.isBadExpression) return undefined;
    const unsere = Object.assign(Object.create(Object.getPrototypeOf(formel)) as CompiledFormula, formel, {
      execute: formelprogramm(codeVon(formel.execute)),
    });
    const rechne = (was: CompiledFormula) => alsDaten(model.getters.evaluateCompiledFormula(BLATT, was));
    return [rechne(unsere), rechne(formel)];
  }

  test('ergeben denselben Wert, dasselbe Format und dieselbe Meldung', () => {
    let angenommen = 0;
    fc.assert(
      fc.property(formel, (text) => {
        const ergebnis = beide(text);
        if (!ergebnis) return;
        angenommen++;
        expect(ergebnis[0], text).toEqual(ergebnis[1]);
      }),
      { numRuns: 3_000 },
    );
    expect(angenommen).toBeGreaterThan(500);
  });

  test('jede Funktion, so wie o-spreadsheet sie mindestens aufrufen lässt', () => {
    const angenommen = funktionen.filter(({ name, minArgRequired = 0 }) => {
      const args = ['A1:B3', '2', 'C1:C8', '"x"', 'D2', '1', '0.5', '3'];
      const ergebnis = beide(`${name}(${args.slice(0, minArgRequired).join(',')})`);
      if (ergebnis) expect(ergebnis[0], name).toEqual(ergebnis[1]);
      return ergebnis !== undefined;
    });
    expect(angenommen.length).toBeGreaterThan(300);
  });

  test('jede Art von Schritt kommt vor', () => {
    const probe = '=SUM(A1:B2,C1,1,"a",TRUE,Beträge,Eine_Zelle,)+IF(A1,{1,2},-B1%)';
    const code = codeVon(CompiledFormula.Compile(probe, BLATT, model.getters).execute);
    for (const art of [
      'range(',
      'ref(',
      'numbers[',
      'strings[',
      '{ value: true }',
      'getSymbolValue(',
      'undefined',
      "ctx['",
    ])
      expect(code).toContain(art);
    expect(formelprogramm(code)).toBeTypeOf('function');
  });

  test('ein Haltepunkt („=?…“) ändert keinen Wert', () => {
    const [unsere, ihre] = beide('?SUM(1,2)') ?? [];
    expect([unsere, ihre]).toEqual([{ value: 3 }, { value: 3 }]);
  });
});

test.each([
  'const _1 = ref(deps[0]);',
  "const _1 = ref(deps[0]);\nreturn ctx['SUM'](_1);\nreturn _1;",
  'return fetch(deps[0]);',
  "return ctx['SUM'](deps[0]);",
  "return ctx['sum'](_1);",
  'for (;;) {}',
  '',
])('Code von anderer Form wird abgelehnt, nie ausgeführt: %s', (code) =>
  expect(() => formelprogramm(code)).toThrow('anders als erwartet'),
);

describe('ganze Mappen', () => {
  const zellenVon = (model: Model) =>
    model.getters
      .getSheetIds()
      .flatMap((id) => model.getters.getEvaluatedCellsPositions(id).map((ort) => alsDaten(zellenwert(model, ort))));

  test('jede Zelle der Beispielmappe hat denselben Wert', () => {
    const daten = beispielmappe(leseLandesuebersicht(readFileSync('tests/daten/bewilligte-stellen.csv', 'utf8')));
    const ihre = zellenVon(neueMappe(daten));
    expect(ihre.length).toBeGreaterThan(700);
    expect(zellenVon(mitFormelprogramm(daten))).toEqual(ihre);
  });

  test('eine lange Kette von Zellen rechnet so weit wie mit o-spreadsheet', () => {
    const laenge = 400;
    const model = leereMappe(laenge, 1);
    setze(model, 'A1', '1');
    for (let zeile = 2; zeile <= laenge; zeile++) setze(model, `A${zeile}`, `=A${zeile - 1}+1`);
    expect(zelle(mitFormelprogramm(model.exportData() as unknown as Mappendaten), `A${laenge}`).value).toBe(laenge);
  });
});

function zellenwert(model: Model, ort: Parameters<Model['getters']['getEvaluatedCell']>[0]): unknown {
  const { type, value, format, formattedValue, message } = model.getters.getEvaluatedCell(ort) as unknown as Record<
    string,
    unknown
  >;
  return { ort, type, value, format, formattedValue, message };
}

/** Ohne Klassen und Funktionen; auch NaN und −0 bleiben unterscheidbar. */
function alsDaten(wert: unknown): unknown {
  return structuredClone(
    JSON.parse(JSON.stringify(wert, (_, w) => (typeof w === 'number' && !Number.isFinite(w) ? `${w}` : w)) ?? 'null'),
  );
}
