/** Schema, Kern und Haushaltsblatt ziehen dieselben Grenzen. */
import { expect, test } from 'vitest';
import { BETRAG } from '../../../addin/haushaltsblatt/feldarten.ts';
import { bescheidSchema } from '../../../shared/antrag/bescheidschema.ts';
import { massnahmeSchema } from '../../../shared/antrag/schema.ts';
import { exakt } from '../../../shared/grund/geld.ts';
import {
  BETRAG_HOECHSTENS,
  GRENZTEXT,
  PERSONEN_HOECHSTENS,
  STELLENANTEIL_HOECHSTENS,
  wieGezeigt,
} from '../../../shared/grund/grenzen.ts';
import { betragAus } from '../../../shared/kern/betrag.ts';
import { Foerderung } from '../../../shared/kern/foerderung.ts';
import { stellenNachSchluessel } from '../../../shared/kern/stellen.ts';
import { THM_2019 } from '../../../shared/regelstand/thm-2019.ts';

const TAG = { jahr: 2020, monat: 4, tag: 1 };

test('der Kern zieht dieselben', () => {
  expect(betragAus('ausgaben', BETRAG_HOECHSTENS, null)).toEqual(exakt(BETRAG_HOECHSTENS));
  expect(() => betragAus('ausgaben', `${BETRAG_HOECHSTENS}.01`, null)).toThrow('von 0 bis 10.000.000.000 €');
  expect(() => stellenNachSchluessel(PERSONEN_HOECHSTENS, THM_2019)).not.toThrow();
  expect(() => stellenNachSchluessel(PERSONEN_HOECHSTENS + 1, THM_2019)).toThrow('von 0 bis 10.000.000 sein');
  const mitAnteil = (stellenanteil: string) =>
    new Foerderung({ stellenanteil, von: TAG, bis: TAG, jahresausgaben: null });
  expect(() => mitAnteil(`${STELLENANTEIL_HOECHSTENS}`)).not.toThrow();
  expect(() => mitAnteil(`${STELLENANTEIL_HOECHSTENS}.1`)).toThrow('höchstens 100.000 sein');
});

test('bis zur Grenze gilt ein Betrag, darüber nennt die Meldung sie', () => {
  const { ausgaben } = massnahmeSchema.shape;
  expect(ausgaben.safeParse(`${BETRAG_HOECHSTENS}`).success).toBe(true);
  expect(ausgaben.safeParse(`${BETRAG_HOECHSTENS}.01`).error?.issues[0]?.message).toBe('Höchstens 10.000.000.000 €.');
  expect(BETRAG.lies(BETRAG_HOECHSTENS)).toEqual({ ok: true, wert: '10000000000.00' });
  expect(BETRAG.lies(BETRAG_HOECHSTENS + 1)).toEqual({
    ok: false,
    meldung: 'Der Betrag 10000000001 ist größer als 10.000.000.000 €.',
  });
});

test('Stellenanteil und Personen', () => {
  expect(bescheidSchema.shape.stellen.safeParse('100000').success).toBe(true);
  expect(bescheidSchema.shape.stellen.safeParse('100000.5').error?.issues[0]?.message).toBe(
    'Der Stellenanteil muss größer als 0 und höchstens 100.000 sein.',
  );
  expect(massnahmeSchema.shape.teilnehmende.safeParse(PERSONEN_HOECHSTENS + 1).error?.issues[0]?.message).toBe(
    'Höchstens 10.000.000.',
  );
  expect(GRENZTEXT).toEqual({ betrag: '10.000.000.000', personen: '10.000.000', stellenanteil: '100.000' });
});

test('eine Zelle zeigt 15 Stellen', () => {
  expect(wieGezeigt(0.1 + 0.2)).toBe(0.3);
  expect(wieGezeigt(123_456_789_012_345.6)).toBe(123_456_789_012_346);
});
