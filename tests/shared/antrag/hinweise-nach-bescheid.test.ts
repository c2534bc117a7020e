/** Hinweise nach dem Bescheid in goldenen Ordnern, und welcher Tag für sie gilt. */
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { vollerBescheid } from '../../../shared/antrag/bescheid.ts';
import { bescheidSchema } from '../../../shared/antrag/bescheidschema.ts';
import { berechneErgebnis } from '../../../shared/antrag/finanzierungsplan.ts';
import { betrifftNurAbwicklung } from '../../../shared/antrag/hinweise/bescheide.ts';
import type { Hinweis } from '../../../shared/antrag/plan-typen.ts';
import { OHNE_PRUEFANGABEN, stichtagDer } from '../../../shared/antrag/pruefangaben.ts';
import { antragSchema } from '../../../shared/antrag/schema.ts';
import { istRegelId } from '../../../shared/regelstand/regelid.ts';
import { goldenerOrdner } from '../golden.ts';
import { alleHinweisfaelle, falldatei, HINWEISORDNER, type Hinweisfall } from './hinweisfaelle.ts';

function hinweiseZum({ antrag, bescheide, pruefung }: Hinweisfall): Hinweis[] {
  return berechneErgebnis(
    antragSchema.parse(antrag),
    undefined,
    z.array(bescheidSchema).parse(bescheide).map(vollerBescheid),
    { ...OHNE_PRUEFANGABEN, ...pruefung },
  ).hinweise;
}

/** Ohne Stichtag oder Grenze gibt es sie nicht. */
const NUR_MIT_ANGABE = [
  'NACHWEIS_VERSPAETET',
  'BEDARF_UEBER_REST',
  'LETZTER_ABRUFTAG',
  'MITTEL_UNGENUTZT',
  'IST_FEHLT',
  'BESETZUNG_UNTER_PLAN',
  'IST_UNTER_PLAN',
  'ABWEICHUNG_UEBER_GRENZE',
  'PARTNERNACHWEIS_FAELLIG',
];

describe('Golden', () => {
  goldenerOrdner(HINWEISORDNER, 'fall.json', (ordner) => {
    const { code, treffer, knapp } = falldatei(ordner);
    const vom = (fall: Hinweisfall) => hinweiseZum(fall).filter((hinweis) => hinweis.code === code);
    const gefunden = vom(treffer);
    expect(gefunden).not.toEqual([]);
    expect(knapp.length).toBeGreaterThan(0);
    for (const fall of knapp) expect(vom(fall), JSON.stringify(fall)).toEqual([]);
    for (const { text, regel, felder } of gefunden) {
      expect(text).toMatch(/[.]$/);
      expect(text).not.toMatch(/undefined|null|NaN|\[object/);
      expect(regel !== null && istRegelId(regel)).toBe(true);
      expect(felder.length).toBeGreaterThan(0);
    }
    if (code !== 'PAUSCHALENNACHWEIS_FAELLIG' && code !== 'NACHWEIS_VERSPAETET')
      expect(gefunden.every(betrifftNurAbwicklung)).toBe(true);
    return { 'hinweise.json': gefunden };
  });
});

describe('Der Tag der Prüfung', () => {
  it.each([
    ['2023-03-31T21:59:59.999Z', '2023-03-31'],
    ['2023-03-31T22:00:00.000Z', '2023-04-01'],
    ['2023-01-31T22:59:59.999Z', '2023-01-31'],
    ['2023-01-31T23:00:00.000Z', '2023-02-01'],
  ])('ist bei einer Version der ihres Speicherns nach deutscher Zeit: %s → %s', (erstelltAm, tag) =>
    expect(stichtagDer({ erstelltAm })).toBe(tag),
  );

  it.each(alleHinweisfaelle().map((fall) => [fall.name, fall] as const))('fehlt er, %s', (_, { code, treffer }) => {
    const codes = hinweiseZum({ ...treffer, pruefung: {} }).map((hinweis) => hinweis.code);
    if (NUR_MIT_ANGABE.includes(code)) expect(codes).not.toContain(code);
    else expect(codes).toContain(code);
  });
});
