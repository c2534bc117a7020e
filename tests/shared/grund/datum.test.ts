/** Kalendertage: was als Tag gilt, Tagesnummern, Wochentage und Schaltjahre. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  alsIso,
  ausIso,
  ausTagesnummer,
  datum,
  frueheres,
  istSchaltjahr,
  spaeteres,
  tageDesMonats,
  tagesnummer,
  vergleicheDatum,
  wochentag,
} from '../../../shared/grund/datum.ts';
import { d, foerdertag } from '../tage.ts';

describe('Nur Tage, die es gibt', () => {
  it.each([
    [2021, 2, 29],
    [1900, 2, 29],
    [2021, 4, 31],
    [2021, 1, 32],
    [2021, 1, 0],
    [2021, 1, -1],
    [2021, 0, 1],
    [2021, 13, 1],
    [2021, -1, 1],
    [2021, 1.5, 1],
    [2021, Number.NaN, 1],
    [2020.5, 1, 1],
    [Number.NaN, 1, 1],
    [Number.POSITIVE_INFINITY, 1, 1],
  ])('%d-%d-%d gibt es nicht', (jahr, monat, tag) => expect(datum(jahr, monat, tag)).toBeNull());

  it.each([
    [2020, 2, 29],
    [2000, 2, 29],
    [2021, 1, 1],
    [2021, 12, 31],
    [2021, 4, 30],
  ])('%d-%d-%d gibt es', (jahr, monat, tag) => expect(datum(jahr, monat, tag)).toEqual({ jahr, monat, tag }));

  it('jeder Tag jedes Monats eines Jahres wird angenommen, der danach nicht', () => {
    for (let monat = 1; monat <= 12; monat++) {
      const letzter = new Date(Date.UTC(2021, monat, 0)).getUTCDate();
      expect(tageDesMonats(2021, monat)).toBe(letzter);
      for (let tag = 1; tag <= letzter; tag++) expect(datum(2021, monat, tag)).not.toBeNull();
      expect(datum(2021, monat, letzter + 1)).toBeNull();
    }
  });
});

describe('JJJJ-MM-TT', () => {
  it.each([
    '',
    '2021-1-1',
    '2021-02-30',
    '2021-13-01',
    '21-01-01',
    ' 2021-01-01',
    '2021-01-01 ',
    '2021-01-01T00:00',
    'am 2021-01-01',
    '12021-01-01',
    '2021-01-011',
  ])('„%s“ ist keiner', (text) => expect(ausIso(text)).toBeNull());

  it('gelesen und geschrieben ist derselbe Tag', () => {
    for (const iso of fc.sample(foerdertag(), 100)) expect(alsIso(d(iso))).toBe(iso);
  });
});

it('früher und später sind wie im Kalender', () => {
  fc.assert(
    fc.property(foerdertag(), foerdertag(), (a, b) => {
      expect(alsIso(frueheres(d(a), d(b)))).toBe(a < b ? a : b);
      expect(alsIso(spaeteres(d(a), d(b)))).toBe(a > b ? a : b);
      expect(Math.sign(vergleicheDatum(d(a), d(b)))).toBe(Number(a > b) - Number(a < b));
    }),
    { numRuns: 500 },
  );
});

describe('Kalender', () => {
  it('der 28.02.2021 war ein Sonntag, der 01.01.1970 ein Donnerstag', () => {
    expect(wochentag(d('2021-02-28'))).toBe(0);
    expect(wochentag(d('1970-01-01'))).toBe(4);
    expect(wochentag(d('1969-12-31'))).toBe(3);
  });

  it('die Nummer eines Tages führt zurück zu ihm, auch vor, in und nach Jahren ohne Schalttag', () => {
    for (const iso of [
      '1600-02-29',
      '1700-03-01',
      '1900-02-28',
      '1900-03-01',
      '1970-01-01',
      '2000-02-29',
      '2100-03-01',
    ]) {
      expect(tagesnummer(d(iso)), iso).toBe(Date.parse(iso) / 86_400_000);
      expect(alsIso(ausTagesnummer(tagesnummer(d(iso))))).toBe(iso);
    }
  });

  it('Tagesnummern sind die von Date, vorwärts und zurück, von 1600 bis 2405', () => {
    const TAG = 86_400_000;
    for (let nummer = Date.UTC(1600, 0, 1) / TAG; nummer <= Date.UTC(2405, 0, 1) / TAG; nummer++) {
      const tag = ausTagesnummer(nummer);
      if (alsIso(tag) !== new Date(nummer * TAG).toISOString().slice(0, 10) || tagesnummer(tag) !== nummer)
        expect.fail(`Tag Nr. ${nummer}`);
    }
    expect(alsIso(ausTagesnummer(0))).toBe('1970-01-01');
  });

  it('Schaltjahre', () => expect([1900, 2000, 2020, 2021].map(istSchaltjahr)).toEqual([false, true, true, false]));
});
