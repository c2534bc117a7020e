/**
 * Jede Eingabe, auch Unsinn: Aus dem Kern kommt ein Ergebnis oder ein KernFehler, nie eine andere Ausnahme und nie eine
 * Zahl, die keine ist.
 */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { istKernFehler } from '../../../shared/grund/fehler.ts';
import { quotient, type Zahlangabe } from '../../../shared/grund/geld.ts';
import { bausteinfoerderung, eigenanteilZurZuwendung } from '../../../shared/kern/bausteine.ts';
import { Foerderung } from '../../../shared/kern/foerderung.ts';
import { kofinanzierungDerMassnahme } from '../../../shared/kern/kofinanzierung-massnahme.ts';
import type { Schritt } from '../../../shared/kern/rechenweg.ts';
import { rechenwegzeilen } from '../../../shared/kern/rechenweg-text.ts';
import { stellenNachSchluessel } from '../../../shared/kern/stellen.ts';
import { verteile } from '../../../shared/kern/verteilung.ts';
import { DIA_2019 } from '../../../shared/regelstand/dia-2019.ts';
import { THM_2019 } from '../../../shared/regelstand/thm-2019.ts';
import { d } from '../tage.ts';

const VON = d('2020-04-01');
const BIS = d('2022-12-31');

const RECHNUNGEN: Record<string, (wert: Zahlangabe) => Schritt> = {
  stellenanteil: (wert) =>
    new Foerderung({ stellenanteil: wert, von: VON, bis: BIS, jahresausgaben: null }).summe('eigenanteil'),
  jahresausgaben: (wert) =>
    new Foerderung({ stellenanteil: 1, von: VON, bis: BIS, jahresausgaben: wert }).summe('eigenanteil'),
  personen: (wert) => stellenNachSchluessel(wert as number, THM_2019),
  baustein: (wert) => bausteinfoerderung(wert as number, '1', null, DIA_2019).eigenanteil,
  ausgaben: (wert) => bausteinfoerderung(1, wert, null, DIA_2019).eigenanteil,
  'quote, fest': (wert) => bausteinfoerderung(1, '1', wert, DIA_2019).eigenanteil,
  'quote, Spanne': (wert) => bausteinfoerderung(5, '1', wert, DIA_2019).eigenanteil,
  zuwendung: (wert) => eigenanteilZurZuwendung(wert, null, DIA_2019),
  'quote zur Zuwendung': (wert) => eigenanteilZurZuwendung('1', wert, DIA_2019),
  ausgabenImFenster: (wert) =>
    kofinanzierungDerMassnahme(bausteinfoerderung(1, '1', null, DIA_2019), wert, 2020, DIA_2019),
  budget: (wert) => verteile(wert, [1]).summe,
  anteile: (wert) => verteile('100', [wert, 1]).summe,
};

function gelingtOderKernFehler(rechne: () => Schritt): boolean {
  try {
    const schritt = rechne();
    expect(rechenwegzeilen(schritt).length).toBeGreaterThan(0);
    expect(quotient(schritt.wert).isFinite()).toBe(true);
    return true;
  } catch (fehler) {
    if (!istKernFehler(fehler)) throw fehler;
    return false;
  }
}

/** Wo nichts anzugeben etwas bedeutet, und wo es keine Obergrenze gibt. */
const ERLAUBT: Readonly<Record<string, readonly unknown[]>> = {
  jahresausgaben: [null],
  'quote, fest': [null],
  'quote zur Zuwendung': [null],
  anteile: ['1e999'],
};

describe.each(Object.entries(RECHNUNGEN))('%s', (name, rechne) => {
  test.each([
    'abc',
    '',
    ' ',
    '1,5',
    '0x',
    'NaN',
    'Infinity',
    '-Infinity',
    '1e999',
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -1,
    '-0.01',
    null,
    undefined,
    {},
    [],
  ])('%j ist ein KernFehler', (wert) =>
    expect(gelingtOderKernFehler(() => rechne(wert as Zahlangabe))).toBe(ERLAUBT[name]?.includes(wert) ?? false),
  );

  test('beliebiges gelingt oder ist einer', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.double(), fc.integer(), fc.bigInt().map(String), fc.double().map(String)),
        (wert) => {
          gelingtOderKernFehler(() => rechne(wert));
        },
      ),
      { numRuns: 300 },
    );
  });
});
