/**
 * Der kurze Weg einer Zelle ist derselbe wie der mit Schritten: gleich bis zur letzten Stelle des double, in allen
 * Regelständen, mit allen Parametern, auch extremen. 150.000 neue Fälle je Funktion und Weg:
 * `FAELLE=150000 npm run test:zufall -- tests/addin/custom-functions/zahlenweg.test.ts`.
 */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Eingabefehler } from '../../../addin/custom-functions/eingabefehler.ts';
import type { Funktion } from '../../../addin/custom-functions/eintrag.ts';
import { FUNKTIONEN } from '../../../addin/custom-functions/funktionen.ts';
import { leser } from '../../../addin/custom-functions/lesen.ts';
import { istKernFehler } from '../../../shared/grund/fehler.ts';
import { alsZahl } from '../../../shared/grund/geld.ts';
import { BETRAG_HOECHSTENS, STELLENANTEIL_HOECHSTENS } from '../../../shared/grund/grenzen.ts';
import { alsSeriell } from '../../../shared/grund/seriell.ts';
import { REGELSTAENDE } from '../../../shared/regelstand/verzeichnis.ts';
import { zeitraeumeVon } from '../../../shared/regelstand/zeitraeume.ts';

interface Wege {
  readonly id: string;
  readonly namen: readonly string[];
  readonly kurz: (argumente: readonly unknown[]) => unknown;
  readonly mitSchritten: (argumente: readonly unknown[]) => unknown;
}

const WEGE: readonly Wege[] = FUNKTIONEN.flatMap((funktion) => wege(funktion) ?? []);

function wege(funktion: Funktion): Wege | null {
  const { rechnung, id, parameter } = funktion;
  if (!('zahl' in rechnung) || !rechnung.zahl) return null;
  const lies = leser(funktion);
  return {
    id,
    namen: Object.keys(parameter),
    kurz: rechnung.zahl,
    mitSchritten: (argumente) =>
      lies(argumente, (werte, r) =>
        'schritt' in rechnung ? alsZahl(rechnung.schritt(werte, r).wert) : rechnung.tabelle(werte, r),
      ),
  };
}

/** Was der Weg mit Schritten ergibt; ein Fehler ist auch ein Ergebnis. */
function ergebnis({ mitSchritten }: Wege, argumente: readonly unknown[]): unknown {
  try {
    return mitSchritten(argumente);
  } catch (fehler) {
    if (fehler instanceof Eingabefehler || istKernFehler(fehler)) return null;
    throw fehler;
  }
}

/** Mit einem halben Cent im Ergebnis, wo Quote und Tage einen zulassen. */
const HALBE_CENTS = [0.005, 0.01, 0.03, 22.5, 45.05, 61_234.565, 65_300.005, 99_999.995, 12_345.675];

const tag = fc.oneof(
  fc.constantFrom(...REGELSTAENDE.map((r) => zeitraeumeVon(r).gueltig)).chain(({ von, bis }) =>
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.integer({ min: alsSeriell(von), max: Math.min(alsSeriell(bis), alsSeriell(von) + 4000) }),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom(alsSeriell(von), alsSeriell(bis), alsSeriell(von) - 1, alsSeriell(bis) + 1),
      },
    ),
  ),
);
const ARGUMENT: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  stellenanteil: fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 1, max: 200 }).map((n) => n / 100) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 3_000_000 }).map((n) => n / 1_000_000) },
    { weight: 2, arbitrary: fc.double({ min: 0, max: STELLENANTEIL_HOECHSTENS, noNaN: true }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        1 / 3,
        0.1 + 0.2,
        STELLENANTEIL_HOECHSTENS,
        99_999.999_999,
        1e-6,
        1e-7,
        0,
        -0,
        -1,
        '1',
        null,
      ),
    },
  ),
  von: tag,
  bis: tag,
  jahresausgaben: fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(null, undefined, '') },
    { weight: 6, arbitrary: fc.integer({ min: 1, max: 20_000_000 }).map((n) => n / 100) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 200_000_000 }).map((n) => n / 1000) },
    { weight: 2, arbitrary: fc.double({ min: 0, max: BETRAG_HOECHSTENS, noNaN: true }) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(...HALBE_CENTS, BETRAG_HOECHSTENS, 9_999_999_999.99, 0.004, 0, -1, 1e12, '65300'),
    },
  ),
  haushaltsjahr: fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: 3, arbitrary: fc.integer({ min: 2018, max: 2034 }) },
    { weight: 1, arbitrary: fc.constantFrom(undefined, '', 1899, 1900, 9999, 2020.5, '2020') },
  ),
  regelstand: fc.oneof(
    { weight: 2, arbitrary: fc.constant(null) },
    { weight: 4, arbitrary: fc.constantFrom(...REGELSTAENDE.map(({ id }) => id)) },
    { weight: 1, arbitrary: fc.constantFrom(undefined, '', 'THM-1999', 2019) },
  ),
  monatsgrenzen: fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(null, undefined, '') },
    { weight: 1, arbitrary: fc.constantFrom('07/2020: 16; 08/2020: 0', 'Unsinn') },
  ),
};

describe.each(WEGE.map((weg) => ({ id: weg.id, weg })))('GK.$id', ({ weg }) => {
  const argumente = fc.tuple(...weg.namen.map((name) => ARGUMENT[name] as fc.Arbitrary<unknown>));

  it('kommt auf beiden Wegen zu demselben double, oder der kurze lehnt ab', () => {
    fc.assert(
      fc.property(argumente, (roh) => {
        const kurz = weg.kurz(roh);
        if (kurz !== null) expect(kurz).toStrictEqual(ergebnis(weg, roh));
      }),
      { numRuns: 3_000 },
    );
  });

  it('nimmt für übliche Angaben immer den kurzen Weg', () => {
    const ueblich: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
      stellenanteil: fc.integer({ min: 1, max: 400 }).map((n) => n / 100),
      von: fc.integer({
        min: alsSeriell({ jahr: 2020, monat: 1, tag: 1 }),
        max: alsSeriell({ jahr: 2021, monat: 6, tag: 30 }),
      }),
      bis: fc.integer({
        min: alsSeriell({ jahr: 2021, monat: 6, tag: 30 }),
        max: alsSeriell({ jahr: 2022, monat: 12, tag: 31 }),
      }),
      jahresausgaben: fc.option(fc.integer({ min: 1, max: 50_000_000 }).map((n) => n / 100)),
      haushaltsjahr: fc.option(fc.integer({ min: 2019, max: 2023 })),
      regelstand: fc.constantFrom(null, 'THM-2019'),
      monatsgrenzen: fc.constantFrom(null, ''),
    };
    fc.assert(
      fc.property(fc.tuple(...weg.namen.map((name) => ueblich[name] as fc.Arbitrary<unknown>)), (roh) => {
        expect(weg.kurz(roh)).not.toBeNull();
        expect(weg.kurz(roh)).toStrictEqual(ergebnis(weg, roh));
      }),
      { numRuns: 2_000 },
    );
  });
});

it('Tage, Bemessung, Zuwendung, Eigenanteil, Kofinanzierung und Jahresplan haben einen kurzen Weg', () => {
  expect(WEGE.map(({ id }) => id)).toEqual([
    'FOERDERTAGE',
    'BEMESSUNG',
    'ZUWENDUNG',
    'EIGENANTEIL',
    'KOFINANZIERUNG',
    'JAHRESPLAN',
  ]);
});
