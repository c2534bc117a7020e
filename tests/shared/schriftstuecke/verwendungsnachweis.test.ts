/** Der zahlenmäßige Nachweis: vier Arten der Einnahmen, mehrere Jahre, andere Mittel, und was nicht zählt. */
import { describe, expect, it } from 'vitest';
import type { Wunsch } from '../../../shared/schriftstuecke/schriftstuecke.ts';
import { ist } from '../beispiele/bescheid-zwei-stellen.ts';
import { ZWEI_STELLEN } from '../beispiele/zwei-stellen.ts';
import { absaetze, angabe, fehlt, NACHWEIS, stueck, tabelle } from './gedrucktes.ts';
import { ABGERECHNET, zweiStellen } from './versionen.ts';

describe('Zahlenmäßiger Nachweis', () => {
  it('vier Arten in € und v. H., Ausgaben, Differenz, Auszahlung; vorzulegen bis 31.03.2022', () => {
    const s = stueck(ABGERECHNET, NACHWEIS);
    expect(tabelle(s, 'Haushaltsjahr 2021')).toEqual([
      ['Eigenanteil', '26.120,00', '20,00', '25.542,47', '20,51', '−577,53', '−2,21'],
      ['Leistungen Dritter', '0,00', '0,00', '0,00', '0,00', '0,00', '–'],
      ['Bewilligte öffentliche Förderung', '0,00', '0,00', '0,00', '0,00', '0,00', '–'],
      ['Landeszuwendung', '104.480,00', '80,00', '98.969,90', '79,49', '−5.510,10', '−5,27'],
      ['Einnahmen, Summe', '130.600,00', '', '124.512,37', '', '−6.087,63', '−4,66'],
      ['Ausgaben', '130.600,00', '', '124.512,37', '', '−6.087,63', '−4,66'],
      ['davon zuwendungsfähig', '130.600,00', '', '124.512,37', '', '−6.087,63', '−4,66'],
    ]);
    expect(tabelle(s, 'Auszahlung')).toEqual([['2021', '104.480,00', '104.480,00', '98.969,90', '5.510,10', '0,00']]);
    expect(angabe(s, 'Vorzulegen bis')).toMatch(/^31\.03\.2022 \(R9, A6/);
    expect(absaetze(s).join(' ')).toContain('kennt das Formular nicht, sie sind unsere');
  });

  it('andere Mittel stehen, wo jemand sie hinstellt, und der Satz sagt es', () => {
    const version = zweiStellen({ ist: [ist('S1', '65300.00', '5000.00'), ist('S2', '65300.00')] });
    const spalte = (andereMittel: 'dritte' | 'oeffentlich') =>
      tabelle(stueck(version, { ...NACHWEIS, andereMittel } as Wunsch), 'Haushaltsjahr 2021').map((zeile) => zeile[3]);
    expect(spalte('dritte').slice(0, 4)).toEqual(['25.120,00', '5.000,00', '0,00', '100.480,00']);
    expect(spalte('oeffentlich').slice(0, 4)).toEqual(['25.120,00', '0,00', '5.000,00', '100.480,00']);
    expect(absaetze(stueck(version, NACHWEIS)).join(' ')).toContain('unter „Leistungen Dritter“');
  });

  it('mehrere Jahre: je Jahr und in Summe; fehlt ein Ist, gibt es die Summe der Abrechnung nicht', () => {
    const drei = {
      ...ZWEI_STELLEN,
      stellen: ZWEI_STELLEN.stellen.slice(0, 1).map((s) => ({ ...s, von: '2020-04-01', bis: '2022-12-31' })),
    };
    const jahre = [
      { haushaltsjahr: 2020, zuwendung: '39180.00' },
      { haushaltsjahr: 2021, zuwendung: '52240.00' },
      { haushaltsjahr: 2022, zuwendung: '52240.00' },
    ];
    const bescheid = { stellen: '1.0', von: '2020-04-01', bis: '2022-12-31', zuwendung: '143660.00', jahre };
    const alle = [
      { ...ist('S1', '48000.00'), haushaltsjahr: 2020 },
      ist('S1', '66500.00'),
      { ...ist('S1', '65300.00'), haushaltsjahr: 2022 },
    ];
    const ganz = stueck(zweiStellen({ ist: alle }, bescheid, drei), NACHWEIS);
    expect(tabelle(ganz, 'Alle Haushaltsjahre')[3]).toEqual([
      'Landeszuwendung',
      '143.660,00',
      '80,00',
      '142.880,00',
      '79,47',
      '−780,00',
      '−0,54',
    ]);
    const offen = stueck(zweiStellen({ ist: alle.slice(0, 2) }, bescheid, drei), NACHWEIS);
    expect(tabelle(offen, 'Alle Haushaltsjahre')[3]?.slice(3, 5)).toEqual(['–', '–']);
    expect(absaetze(offen).join(' ')).toContain('Unvollständig: 2022: kein Ist für S1.');
    expect(fehlt(zweiStellen({}, bescheid, drei), NACHWEIS)).toContain('2020: kein Ist für S1.');
  });

  it('ein Eintrag, für den nichts bewilligt ist, zählt nicht, und das steht da', () => {
    const s = stueck(
      zweiStellen(
        { ist: [ist('S1', '65300.00'), ist('S2', '65300.00')] },
        {
          zuwendung: '52240.00',
          jahre: [{ haushaltsjahr: 2021, zuwendung: '52240.00' }],
          anteile: [{ id: 'S1', haushaltsjahr: 2021, zuwendung: '52240.00' }],
        },
      ),
      NACHWEIS,
    );
    expect(tabelle(s, 'Haushaltsjahr 2021')[5]?.slice(1, 4)).toEqual(['65.300,00', '', '65.300,00']);
    expect(absaetze(s).join(' ')).toContain('2021 nicht enthalten, weil für sie nichts bewilligt ist: S2.');
  });
});
