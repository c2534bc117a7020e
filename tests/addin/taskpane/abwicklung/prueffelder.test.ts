/** Prüfangaben: gelesen wird streng, geraten nichts, aufgehoben je Antrag. */
import { describe, expect, it } from 'vitest';
import {
  aufgehobene,
  hebeAuf,
  OHNE_EINGABEN,
  type Pruefeingaben,
  pruefangabenAus,
} from '../../../../addin/taskpane/abwicklung/prueffelder.ts';

const HEUTE = { jahr: 2023, monat: 4, tag: 1 };
const aus = (eingaben: Partial<Pruefeingaben>) => pruefangabenAus({ ...OHNE_EINGABEN, ...eingaben }, HEUTE);

describe('Gelesen', () => {
  it('ohne Angabe wird nur nach dem Kalender geprüft', () =>
    expect(aus({})).toEqual({
      angaben: {
        stichtag: '2023-04-01',
        abweichungProzent: null,
        partnernachweisTage: null,
        nachweisVorgelegtAm: { thm: null, dia: null },
      },
      fehler: {},
    }));

  it('jede Angabe', () =>
    expect(
      aus({ abweichung: ' 12,5 % ', partnertage: '30', vorgelegtThm: '31.03.2023', vorgelegtDia: '1.4.23' }),
    ).toMatchObject({
      angaben: {
        abweichungProzent: '12.5',
        partnernachweisTage: 30,
        nachweisVorgelegtAm: { thm: '2023-03-31', dia: '2023-04-01' },
      },
      fehler: {},
    }));

  it.each<[keyof Pruefeingaben, string]>([
    ['abweichung', '12.5'],
    ['abweichung', '-5'],
    ['abweichung', 'viel'],
    ['partnertage', '366'],
    ['partnertage', '1,5'],
    ['vorgelegtThm', '31.02.2023'],
    ['vorgelegtDia', 'gestern'],
  ])('%s „%s“ gilt nicht und sagt, was erwartet wird', (feld, text) => {
    const { angaben, fehler } = aus({ [feld]: text });
    expect(angaben).toEqual(aus({}).angaben);
    expect(Object.keys(fehler)).toEqual([feld]);
    expect(fehler[feld]).toMatch(/\.$/);
  });
});

describe('Aufgehoben', () => {
  it('je Antrag', () => {
    const speicher = new Map<string, string>();
    const storage = {
      getItem: (name: string) => speicher.get(name) ?? null,
      setItem: (name: string, wert: string) => void speicher.set(name, wert),
    };
    const eingaben = { ...OHNE_EINGABEN, abweichung: '20' };
    hebeAuf('a', eingaben, storage);
    hebeAuf(null, { ...OHNE_EINGABEN, abweichung: '30' }, storage);
    expect(aufgehobene('a', storage)).toEqual(eingaben);
    expect(aufgehobene('b', storage)).toEqual(OHNE_EINGABEN);
    expect(aufgehobene(null, storage)).toEqual(OHNE_EINGABEN);
  });

  it.each(['nicht json', '3', 'null', '{"abweichung": 3}'])('Unlesbares wie %s ist nichts', (text) =>
    expect(aufgehobene('a', { getItem: () => text })).toEqual(OHNE_EINGABEN),
  );

  it('ein Speicher, der sich weigert, hält niemanden auf', () => {
    const voll = () => {
      throw new Error('voll');
    };
    expect(() => hebeAuf('a', OHNE_EINGABEN, { setItem: voll })).not.toThrow();
    expect(aufgehobene('a', { getItem: voll })).toEqual(OHNE_EINGABEN);
  });
});
