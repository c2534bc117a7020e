/**
 * Die Nummern der Formen und die Schritte von einer zur nächsten; was Anfragen heute verbieten, bleibt in gespeicherten
 * Versionen lesbar.
 */
import { describe, expect, test } from 'vitest';
import { mitVorgaben } from '../../../shared/antrag/antragsteile.ts';
import {
  FORM,
  formnummern,
  inHeutigerForm,
  istNeuer,
  MIGRATIONEN,
  type Migration,
  SCHEMA,
  vergleichDer,
} from '../../../shared/antrag/formen.ts';
import { istVersion } from '../../../shared/antrag/gespeichert.ts';
import { antragSchema } from '../../../shared/antrag/schema.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { alsVersion } from '../pruefmappe/version.ts';

const eins = alsVersion(AACHEN_BEISPIEL);

test('ohne form ist es Form 1 mit Schema 1', () => {
  expect(formnummern({})).toEqual({ form: 1, schema: 1 });
  expect(formnummern({ form: 2, schema: 1 })).toEqual({ form: 2, schema: 1 });
  expect(
    [
      { form: FORM, schema: SCHEMA },
      { form: FORM + 1, schema: 1 },
      { form: FORM, schema: SCHEMA + 1 },
    ].map(istNeuer),
  ).toEqual([false, true, true]);
});

test('Namen vergleicht eine Version so, wie sie gerechnet ist: in Schema 1 Zeichen für Zeichen', () => {
  for (const nummern of [{}, { form: 2, schema: 1 }, { form: FORM, schema: 1 }])
    expect(vergleichDer(nummern)('Träger  A')).not.toBe(vergleichDer(nummern)('träger a'));
  for (const nummern of [
    { form: 2, schema: 2 },
    { form: FORM, schema: SCHEMA },
  ])
    expect(vergleichDer(nummern)('Träger  A')).toBe(vergleichDer(nummern)('träger a'));
});

test('zu jeder Nummer führt genau ein Schritt von der davor', () => {
  for (const [nummer, heute] of [
    ['form', FORM],
    ['schema', SCHEMA],
  ] as const) {
    expect(MIGRATIONEN.filter((schritt) => schritt.nummer === nummer).map(({ von }) => von)).toEqual(
      Array.from({ length: heute - 1 }, (_, i) => i + 1),
    );
  }
});

describe('in die heutige Form', () => {
  test('nur im Speicher: Die Version selbst bleibt, wie sie ist', () => {
    const vorher = JSON.stringify(eins);
    expect(inHeutigerForm(eins)).toEqual({
      ...eins,
      form: FORM,
      schema: SCHEMA,
      bescheide: [],
      antrag: mitVorgaben({ ...eins.antrag, abwicklung: null }),
    });
    expect(JSON.stringify(eins)).toBe(vorher);
  });

  test('jeder Schritt nur von seiner Nummer aus, einer nach dem anderen', () => {
    const gegangen: string[] = [];
    const schritt = (nummer: 'form' | 'schema', von: number): Migration => ({
      nummer,
      von,
      schritt: (version) => {
        gegangen.push(`${nummer} ${von}`);
        return { ...version, form: 2, schema: 1, [nummer]: von + 1 };
      },
    });
    inHeutigerForm(eins, [schritt('form', 1), schritt('schema', 1), schritt('schema', 5)]);
    expect(gegangen).toEqual(['form 1', 'schema 1']);
  });

  test('was neuer ist, wird nicht geraten', () => {
    expect(() => inHeutigerForm({ ...eins, form: FORM + 1 })).toThrow('neuer als dieses Programm, bitte neu laden');
  });
});

test('was eine Anfrage nicht mehr enthalten darf, bleibt gespeichert lesbar', () => {
  const alt = { ...AACHEN_BEISPIEL, titel: `${'x'.repeat(500)}\u0007` };
  expect(antragSchema.safeParse(alt).success).toBe(false);
  expect(istVersion({ ...eins, antrag: alt }, 1)).toBe(true);
  expect(istVersion({ ...eins, antrag: { ...alt, stand: '2020-02-30' } }, 1)).toBe(false);
  expect(istVersion(eins, FORM)).toBe(false);
  expect(istVersion(eins, FORM + 1)).toBe(false);
});
