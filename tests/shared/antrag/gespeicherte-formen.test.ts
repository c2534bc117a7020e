/** Was eine gespeicherte Version nennen muss und was nicht, hängt an ihrem Schema, nicht an ihrer Form. */
import { describe, expect, test } from 'vitest';
import { mitVorgaben } from '../../../shared/antrag/antragsteile.ts';
import { istAntragskopf, istVersion, istVersionskopf } from '../../../shared/antrag/gespeichert.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { LEER } from '../beispiele/leere-abwicklung.ts';
import { alsVersion } from '../pruefmappe/version.ts';

const WER = { oid: 'aaaaaaaa-0000-4000-8000-000000000000', name: 'Person', rollen: [] };
const ZUSATZ = {
  ...{ form: 4, tid: '11111111-1111-4111-8111-111111111111', bescheide: [], autor: WER },
  ...{ planVon: { ...WER, am: '2026-01-01T00:00:00.000Z' }, festgeschriebenVon: null, bescheidVon: null },
};
/** Alles, was Schema 4 nennt. */
const GANZ = alsVersion({ ...mitVorgaben(AACHEN_BEISPIEL), abwicklung: LEER }, { ...ZUSATZ, schema: 4 });
const mit = (angaben: object, ergebnis: object = {}, schema = 4): unknown => ({
  ...GANZ,
  ...{ schema, antrag: { ...GANZ.antrag, ...angaben }, ergebnis: { ...GANZ.ergebnis, ...ergebnis } },
});
const ohne = <T extends object>(wert: T, ...felder: string[]) =>
  Object.fromEntries(Object.entries(wert).filter(([feld]) => !felder.includes(feld)));
const WAEHLBAR = ['regelstand', 'zeitanteil', 'budget', 'ausnahmegrund', 'vorzeitigerBeginn'];

test('Schema 4 nennt alles', () => {
  expect(istVersion(GANZ, 4)).toBe(true);
  expect(istVersion(GANZ, 9)).toBe(false);
});

describe('Schema 4 fehlt nichts', () => {
  test.each(['abwicklung', ...WAEHLBAR])('im Antrag: %s', (feld) => {
    expect(istVersion({ ...GANZ, antrag: ohne(GANZ.antrag, feld) }, 4)).toBe(false);
  });

  test('im Ergebnis die Abwicklung, an jeder Stelle und Zeile ihr Regelstand', () => {
    expect(istVersion({ ...GANZ, ergebnis: ohne(GANZ.ergebnis, 'abwicklung') }, 4)).toBe(false);
    const [erste, ...stellen] = GANZ.antrag.stellen;
    expect(istVersion(mit({ stellen: [ohne(erste ?? {}, 'regelstand'), ...stellen] }), 4)).toBe(false);
    const { finanzierungsplan } = GANZ.ergebnis;
    const [zeile, ...zeilen] = finanzierungsplan.zeilen;
    const plan = { ...finanzierungsplan, zeilen: [ohne(zeile ?? {}, 'regelstand'), ...zeilen] };
    expect(istVersion(mit({}, { finanzierungsplan: plan }), 4)).toBe(false);
  });
});

describe('Frühere Schemas nennen nicht, was es noch nicht gab', () => {
  /** Wie Schema 3 und 2 sie nannten, in Form 4 gespeichert. */
  const schema3 = (): Antragsversion => {
    const { stellen } = GANZ.antrag;
    const { finanzierungsplan } = GANZ.ergebnis;
    const alt = <Z extends object>(zeilen: readonly Z[]) => zeilen.map((zeile) => ohne(zeile, 'regelstand'));
    return {
      ...GANZ,
      schema: 3,
      antrag: { ...ohne(GANZ.antrag, ...WAEHLBAR), stellen: alt(stellen) },
      ergebnis: {
        ...GANZ.ergebnis,
        finanzierungsplan: { ...finanzierungsplan, zeilen: alt(finanzierungsplan.zeilen) },
      },
    } as unknown as Antragsversion;
  };
  const schema2 = () => {
    const { antrag, ergebnis, ...rest } = schema3();
    return {
      ...rest,
      schema: 2,
      antrag: ohne(antrag, 'abwicklung'),
      ergebnis: ohne(ergebnis, 'abwicklung', 'haushalt'),
    };
  };

  test('Schema 3 ohne Wahl, Schema 2 auch ohne Abwicklung', () => {
    expect(istVersion(schema3(), 4)).toBe(true);
    expect(istVersion(schema2(), 4)).toBe(true);
  });

  test('nennen sie es doch, ist es keine Version', () => {
    for (const feld of WAEHLBAR) {
      const alt = schema3();
      const antrag = { ...alt.antrag, [feld]: GANZ.antrag[feld as keyof typeof GANZ.antrag] };
      expect(istVersion({ ...alt, antrag }, 4), feld).toBe(false);
    }
    expect(istVersion({ ...schema2(), antrag: { ...schema2().antrag, abwicklung: LEER } }, 4)).toBe(false);
    const { abwicklung } = GANZ.ergebnis;
    expect(istVersion({ ...schema2(), ergebnis: { ...schema2().ergebnis, abwicklung } }, 4)).toBe(false);
    expect(istVersion({ ...schema3(), schema: 2 }, 4)).toBe(false);
  });
});

test('Der Kopf einer Version und der eines Antrags', () => {
  expect(istVersionskopf(GANZ)).toBe(true);
  expect(istVersionskopf(ohne(GANZ, 'hash'))).toBe(false);
  const kopf = {
    ...{ antragId: GANZ.antragId, titel: 'Titel', kommune: 'Stadt Aachen', status: 'entwurf', festgeschrieben: false },
    ...{ neuesteVersion: 1, geaendertAm: '2026-01-01T00:00:00.000Z', autor: WER },
  };
  expect(istAntragskopf(kopf)).toBe(true);
  expect(istAntragskopf({ ...kopf, neuesteVersion: 0 })).toBe(false);
  expect(istAntragskopf(ohne(kopf, 'titel'))).toBe(false);
});
