/** Versionen früherer Formen, mit einem Bescheid: Nachgerechnet wird nur, was ihr Ergebnis hielt. */
import { describe, expect, test } from 'vitest';
import { ausKurzbescheid } from '../../../shared/antrag/bescheid.ts';
import { FORM } from '../../../shared/antrag/formen.ts';
import { nachrechne } from '../../../shared/antrag/nachrechnen.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { alsVersion } from '../pruefmappe/version.ts';

const KURZ = { datum: '2020-03-01', aktenzeichen: 'Az. 1', stellen: '3.0', zuwendung: '442860.00' };
const BEWILLIGT = { status: 'bewilligt', bescheid: KURZ } as const;
const VON = { oid: 'a', name: 'Person', rollen: [], am: '2020-03-02T08:00:00.000Z' };

/** Das Ergebnis, wie Schema 1 es hielt: ohne Regelstand je Zeile, ohne Abwicklung und Haushalt. */
function inSchema1(nummern: Partial<Antragsversion>): Antragsversion {
  const version = alsVersion(structuredClone(AACHEN_BEISPIEL), { ...BEWILLIGT, ...nummern });
  const { finanzierungsplan } = version.ergebnis;
  const zeilen = finanzierungsplan.zeilen.map(({ regelstand: _, ...zeile }) => zeile);
  return { ...version, ergebnis: { finanzierungsplan: { ...finanzierungsplan, zeilen } } };
}

describe.each<[string, Partial<Antragsversion>]>([
  ['Form 1', {}],
  ['Form 2', { form: 2, schema: 1, bescheidVon: VON }],
  ['Form 3', { form: 3, schema: 2, bescheide: [ausKurzbescheid(KURZ, VON)] }],
  ['der heutigen Form', { form: FORM, schema: 1, bescheide: [ausKurzbescheid(KURZ, VON)] }],
])('bewilligt in %s, der Antrag in einem früheren Schema', (_, nummern) => {
  test('stimmt, obwohl sich zu seinem Bescheid heute mehr rechnen ließe', () => {
    expect(nachrechne(inSchema1(nummern))).toEqual([]);
  });

  test('eine geänderte Zahl fällt auf', () => {
    const version = inSchema1(nummern);
    Reflect.set(version.ergebnis.finanzierungsplan.gesamt as object, 'zuwendung', '1.00');
    expect(nachrechne(version).map(({ pfad, gespeichert }) => [pfad.join('.'), gespeichert])).toEqual([
      ['ergebnis.finanzierungsplan.gesamt.zuwendung', '1.00'],
    ]);
  });
});
