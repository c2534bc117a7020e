/** Die Zinsberechnung: Abschnitte, alle Ergebnisse, Wechsel der Punkte, Raten. */
import { describe, expect, it } from 'vitest';
import type { Wunsch } from '../../../shared/schriftstuecke/schriftstuecke.ts';
import { d } from '../tage.ts';
import { absaetze, angabe, fehlt, stueck, tabelle, ZINSEN } from './gedrucktes.ts';
import { ABGERECHNET } from './versionen.ts';

const gezahltAm = (am: string): Wunsch => ({ ...ZINSEN, raten: [{ am: d(am), betrag: '5510.10' }] }) as Wunsch;

describe('Zinsberechnung', () => {
  it('Abschnitte auf vier Stellen, 270,12; alle Ergebnisse nebeneinander', () => {
    const s = stueck(ABGERECHNET, ZINSEN);
    expect(tabelle(s, 'Abschnitte')).toEqual([
      ['01.07.2022', '31.12.2022', '184', '−0,88', '3,00', '2,12', '58,8871'],
      ['01.01.2023', '30.06.2023', '181', '1,62', '3,00', '4,62', '126,2371'],
      ['01.07.2023', '30.09.2023', '92', '3,12', '3,00', '6,12', '84,9974'],
      ['Summe', '', '457', '', '', '', '270,1217'],
    ]);
    expect(tabelle(s, 'Ergebnisse')).toEqual([
      ['Kalendertage, immer 365 (act/365)', '270,12', '408,10'],
      ['30E/360', '269,99', '407,75'],
    ]);
    expect(angabe(s, 'Zinsen')).toBe('270,12 €');
    expect(absaetze(s).join(' ')).toContain('in der vierten Stelle von der Summe abweichen');
  });

  it('mit Wechsel: 5 Punkte bis 30.06.2023, dann 3: 380,32', () => {
    const s = stueck(ABGERECHNET, { ...ZINSEN, wechselAb: d('2023-07-01') } as Wunsch);
    expect(angabe(s, 'Zinsen')).toBe('380,32 €');
    expect(tabelle(s, 'Ergebnisse')[0]).toEqual(['Kalendertage, immer 365 (act/365)', '270,12', '408,10', '380,32']);
    expect(tabelle(s, 'Abschnitte').map((zeile) => zeile[4])).toEqual(['5,00', '5,00', '3,00', '']);
  });

  it('am ersten Tag gezahlt: 0,00; ohne bekannten Basiszinssatz ein Satz statt einer Zahl', () => {
    const amErsten = stueck(ABGERECHNET, gezahltAm('2022-07-01'));
    expect(angabe(amErsten, 'Zinsen')).toBe('0,00 €');
    expect(tabelle(amErsten, 'Abschnitte')[0]?.slice(0, 4)).toEqual(['01.07.2022', '01.07.2022', '0', '–']);
    expect(fehlt(ABGERECHNET, gezahltAm('2030-01-01'))).toContain('Basiszinssatz');
    expect(fehlt(ABGERECHNET, gezahltAm('2022-06-30'))).toContain('liegt vor');
  });

  it('in Raten: die Zahlungen mit dem, was danach offen ist, und Zinsen auf das Offene; ein Rest bleibt genannt', () => {
    const raten = [
      { am: d('2023-01-01'), betrag: '3000.00' },
      { am: d('2023-10-01'), betrag: '2510.10' },
    ];
    const s = stueck(ABGERECHNET, { ...ZINSEN, raten } as Wunsch);
    expect(tabelle(s, 'Zahlungen')).toEqual([
      ['01.01.2023', '3.000,00', '2.510,10'],
      ['01.10.2023', '2.510,10', '0,00'],
    ]);
    expect(tabelle(s, 'Abschnitte').map((zeile) => [zeile[2], zeile[3], zeile[7]])).toEqual([
      ['5.510,10', '184', '58,8871'],
      ['2.510,10', '181', '57,5067'],
      ['2.510,10', '92', '38,7202'],
      ['', '457', '155,1140'],
    ]);
    expect(angabe(s, 'Zinsen')).toBe('155,11 €');
    expect(angabe(s, 'Gezahlt am')).toContain('in Raten vom 01.01.2023 bis 01.10.2023');
    expect(angabe(s, 'Noch offen')).toBeUndefined();
    const mitRest = stueck(ABGERECHNET, { ...ZINSEN, raten: raten.slice(0, 1) } as Wunsch);
    expect(angabe(mitRest, 'Noch offen')).toContain('2.510,10 €; was danach an Zinsen anfällt, ist nicht enthalten');
  });
});
