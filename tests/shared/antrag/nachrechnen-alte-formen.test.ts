/** Versionen früherer Formen, mit einem Bescheid: Nachgerechnet wird nur, was ihr Ergebnis hielt. */
import { describe, expect, test } from 'vitest';
import { ausKurzbescheid } from '../../../shared/antrag/bescheid.ts';
import { FORM } from '../../../shared/antrag/formen.ts';
import { nachrechne } from '../../../shared/antrag/nachrechnen.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { alsVersion } from '../pruefmappe/version.ts';
import { ANNA, type Felder, inSchema1, KURZBESCHEID, von } from './kettenbau.ts';

const VON = von(ANNA, 3);

const bewilligt = (nummern: Felder) =>
  inSchema1(alsVersion(structuredClone(AACHEN_BEISPIEL), { status: 'bewilligt', bescheid: KURZBESCHEID, ...nummern }));

describe.each<[string, Felder]>([
  ['Form 1', {}],
  ['Form 2', { form: 2, schema: 1, bescheidVon: VON }],
  ['Form 3', { form: 3, schema: 2, bescheide: [ausKurzbescheid(KURZBESCHEID, VON)] }],
  ['der heutigen Form', { form: FORM, schema: 1, bescheide: [ausKurzbescheid(KURZBESCHEID, VON)] }],
])('bewilligt in %s, der Antrag in einem früheren Schema', (_, nummern) => {
  test('stimmt, obwohl sich zu seinem Bescheid heute mehr rechnen ließe', () => {
    expect(nachrechne(bewilligt(nummern))).toEqual([]);
  });

  test('eine geänderte Zahl fällt auf', () => {
    const version = bewilligt(nummern);
    Reflect.set(version.ergebnis.finanzierungsplan.gesamt as object, 'zuwendung', '1.00');
    expect(nachrechne(version).map(({ pfad, gespeichert }) => [pfad.join('.'), gespeichert])).toEqual([
      ['ergebnis.finanzierungsplan.gesamt.zuwendung', '1.00'],
    ]);
  });
});
