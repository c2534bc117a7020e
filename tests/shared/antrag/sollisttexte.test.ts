/** Soll und Ist in Worten: Tabelle, Balken und Sätze zu jedem Stand von Schlüssel, Plan und Bescheid. */
import { describe, expect, test } from 'vitest';
import type { SollIst } from '../../../shared/antrag/sollist.ts';
import { sollIst } from '../../../shared/antrag/sollist.ts';
import { balken, saetze, stellenzahl, zeilen } from '../../../shared/antrag/sollisttexte.ts';
import { Dezimal } from '../../../shared/grund/geld.ts';
import { alsVersion } from '../pruefmappe/version.ts';
import { antragMit } from './bausatz.ts';

const BESCHEID = { datum: '2020-03-01', aktenzeichen: '51.2/3', stellen: '2.0', zuwendung: '326400.00' };
const stand = (angaben: Partial<SollIst> = {}): SollIst => ({
  ...{ geduldete: 1256, moeglich: '2.5', geplant: '3', staerksterTag: '2020-04-01', planVersion: 4 },
  ...{ bescheid: null, bescheidVersion: null, zuwendung: '1234567.8', zuwendungBaustein6: '1234567.8' },
  ...angaben,
});
const bewilligt = (stellen = '2.0', zuwendung = '326400.00'): Partial<SollIst> => ({
  bescheid: { ...BESCHEID, stellen, zuwendung } as SollIst['bescheid'],
  bescheidVersion: 5,
});
const tabelle = (angaben: Partial<SollIst> = {}) =>
  zeilen(stand(angaben)).map(({ titel, stellen, zuwendung }) => `${titel} | ${stellen} | ${zuwendung}`);

describe('Die Tabelle', () => {
  test('ohne Bescheid: möglich, geplant, und dass keiner da ist', () => {
    expect(tabelle()).toEqual([
      'Möglich nach Schlüssel | 2,5 | –',
      'Geplant, Version 4 | 3,0 | 1.234.567,80',
      'Bewilligt | – | –',
    ]);
  });

  test('mit Bescheid: die Unterschiede mit ihrem Vorzeichen', () => {
    expect(tabelle({ ...bewilligt(), zuwendung: '326399.99', zuwendungBaustein6: '300000' })).toEqual([
      'Möglich nach Schlüssel | 2,5 | –',
      'Geplant, Version 4 | 3,0 | 326.399,99',
      'davon Baustein 6 | 3,0 | 300.000,00',
      'Bewilligt, Version 5 | 2,0 | 326.400,00',
      'Bewilligt − geplant | −1,0 | +0,01',
      'Bewilligt − möglich | −0,5 | –',
    ]);
    expect(tabelle({ ...bewilligt('3.5', '1.00'), zuwendung: '2.00' }).slice(-2)).toEqual([
      'Bewilligt − geplant | +0,5 | −1,00',
      'Bewilligt − möglich | +1,0 | –',
    ]);
    expect(tabelle({ ...bewilligt('3', '2.00'), zuwendung: '2.00' }).at(-2)).toBe('Bewilligt − geplant | 0,0 | 0,00');
  });

  test('was es nicht gibt, steht als Strich oder gar nicht da', () => {
    expect(tabelle({ ...bewilligt(), moeglich: null, zuwendung: null, zuwendungBaustein6: null })).toEqual([
      'Möglich nach Schlüssel | – | –',
      'Geplant, Version 4 | 3,0 | nicht berechenbar',
      'Bewilligt, Version 5 | 2,0 | 326.400,00',
      'Bewilligt − geplant | −1,0 | –',
    ]);
  });
});

test('Balken gibt es für jede bekannte Zahl', () => {
  const je = (angaben: Partial<SollIst>) =>
    balken(stand(angaben)).map(({ titel, stellen }) => `${titel} ${stellen.toFixed()}`);
  expect(je(bewilligt())).toEqual(['möglich 2.5', 'geplant 3', 'bewilligt 2']);
  expect(je({ moeglich: null })).toEqual(['geplant 3']);
});

describe('Die Sätze', () => {
  test('ohne Bescheid', () => {
    expect(saetze(stand())).toEqual([
      'Für 1.256 Geduldete sind nach Schlüssel 2,5 Stellen möglich.',
      'Geplant zählt der Tag mit den meisten Stellen, zuerst der 01.04.2020.',
      'Einen Bescheid trägt keine Version.',
    ]);
    expect(saetze(stand({ moeglich: null, staerksterTag: null })).slice(0, 2)).toEqual([
      'Ohne Geschäftsführende Stelle gibt es keine Stelle.',
      'Geplant ist keine Stelle.',
    ]);
  });

  test.each([
    ['2.0', '2.5', '3', '0,5 Stellen weniger, als der Schlüssel ergibt, und 1,0 Stellen weniger, als geplant sind'],
    ['3.5', '2.5', '3', '1,0 Stellen mehr, als der Schlüssel ergibt, und 0,5 Stellen mehr, als geplant sind'],
    ['2.5', '2.5', '3', 'genau so viele Stellen, wie der Schlüssel ergibt, und 0,5 Stellen weniger, als geplant sind'],
    ['3.0', '2.5', '3', '0,5 Stellen mehr, als der Schlüssel ergibt, und genau so viele Stellen, wie geplant sind'],
    ['3.0', '3.0', '3', 'genau so viele Stellen, wie der Schlüssel ergibt'],
  ])('bewilligt %s, möglich %s, geplant %s', (stellen, moeglich, geplant, satz) => {
    const alle = saetze(stand({ ...bewilligt(stellen), moeglich, geplant }));
    expect(alle[2]).toBe('Bewilligt hat der Bescheid vom 01.03.2020, Aktenzeichen 51.2/3.');
    expect(alle.slice(3)).toEqual([`Bewilligt sind ${satz}.`]);
  });

  test('ohne Schlüssel vergleichen sie nicht', () => {
    expect(saetze(stand({ ...bewilligt(), moeglich: null }))).toHaveLength(3);
  });
});

test('Stellen haben mindestens eine Nachkommastelle', () => {
  expect([2, 2.25, 1234].map((zahl) => stellenzahl(new Dezimal(zahl)))).toEqual(['2,0', '2,25', '1.234,0']);
});

describe('Soll und Ist einer Version', () => {
  const plan = alsVersion(antragMit({ stellen: [{}, { von: '2021-01-01' }], massnahmen: [{ haushaltsjahr: 2020 }] }));

  test('zählt den Tag mit den meisten Stellen, und Baustein 6 für sich', () => {
    expect(sollIst(plan, null)).toMatchObject({
      ...{ geduldete: plan.antrag.personen.geduldete, moeglich: '2.5', geplant: '2', staerksterTag: '2021-01-01' },
      ...{ planVersion: plan.version, bescheid: null, bescheidVersion: null },
      zuwendung: plan.ergebnis.finanzierungsplan.gesamt?.zuwendung,
    });
    const { zuwendung, zuwendungBaustein6 } = sollIst(plan, null);
    expect(new Dezimal(zuwendung ?? 0).minus(zuwendungBaustein6 ?? 0).toFixed(2)).toBe('98765.42');
  });

  test('ohne Stellen ist keine geplant; der Bescheid nennt seine Version', () => {
    const ohne = alsVersion(antragMit({ stellen: [] }));
    expect(sollIst(ohne, null)).toMatchObject({ geplant: '0', staerksterTag: null, zuwendungBaustein6: null });
    const mit = { ...plan, version: 7, bescheid: BESCHEID } as typeof plan;
    expect(sollIst(plan, mit)).toMatchObject({ bescheid: BESCHEID, bescheidVersion: 7, planVersion: plan.version });
    expect(sollIst(plan, plan)).toMatchObject({ bescheid: null, bescheidVersion: null });
  });
});
