/** Die Weiterleitungsübersicht: was Partnern endgültig bleibt, was sie zurückzahlen, und was offen ist. */
import { describe, expect, it } from 'vitest';
import type { Wunsch } from '../../../shared/schriftstuecke/schriftstuecke.ts';
import { absaetze, angabe, fehlt, stueck, tabelle, WEITER } from './gedrucktes.ts';
import { ABGERECHNET, WEITERGELEITET, weitergeleitet } from './versionen.ts';

describe('Weiterleitungsübersicht', () => {
  it('A weist 58.000,00 nach: 46.400,00, also 3.200,00 zurück; zusammen 156.240,00', () => {
    const s = stueck(WEITERGELEITET, WEITER);
    expect(tabelle(s, 'Haushaltsjahr 2021')).toEqual([
      [
        'Beispielträger A',
        'S2 (Teilhabemanagement beim Partner)',
        '15.01.2021',
        '49.600,00',
        '58.000,00',
        '46.400,00',
        '3.200,00',
        '–',
        '3.200,00',
      ],
      ['Beispielträger B', 'S3 (Teilhabemanagement beim Partner)', '15.01.2021', '54.400,00', '–', '–', '–', '–', '–'],
      ['Summe', '', '', '104.000,00', '–', '–', '–', '', '–'],
    ]);
    expect(tabelle(s, 'Deckung')).toEqual([['2021', '104.000,00', '52.240,00', '156.240,00', '156.240,00', '0,00']]);
    expect(angabe(s, 'Nachweis der Partner bis')).toBe('01.03.2022 (30 Tage vor unserer Frist)');
    expect(angabe(stueck(WEITERGELEITET, { ...WEITER, tageVorher: null } as Wunsch), 'Nachweis der Partner bis')).toBe(
      'nicht angegeben',
    );
  });

  it('endgültig ist höchstens, was weitergegeben ist; ein Rest bleibt offen', () => {
    const [a, b] = WEITERGELEITET.antrag.abwicklung?.weiterleitungen ?? [];
    if (!a || !b) throw new Error('zwei Weiterleitungen erwartet');
    const version = weitergeleitet([
      { ...a, zurueck: '1200.00' },
      { ...b, betrag: '50000.00', ist: '69000.00' },
    ]);
    expect(tabelle(stueck(version, WEITER), 'Haushaltsjahr 2021').map((zeile) => zeile.slice(5))).toEqual([
      ['46.400,00', '3.200,00', '1.200,00', '2.000,00'],
      ['50.000,00', '0,00', '–', '0,00'],
      ['96.400,00', '3.200,00', '', '2.000,00'],
    ]);
  });

  it('teilen sich zwei Partner einen Eintrag, bleibt offen, was endgültig ist, und ein Satz sagt es', () => {
    const [a, b] = WEITERGELEITET.antrag.abwicklung?.weiterleitungen ?? [];
    if (!a || !b) throw new Error('zwei Weiterleitungen erwartet');
    const s = stueck(weitergeleitet([a, { ...b, id: a.id, ist: '60000.00' }]), WEITER);
    const offen = ['–', '–', '–', '–'];
    expect(tabelle(s, 'Haushaltsjahr 2021').map((zeile) => [zeile[5], zeile[6], zeile[7], zeile[8]])).toEqual([
      offen,
      offen,
      ['–', '–', '', '–'],
    ]);
    expect(absaetze(s).join(' ')).toContain('2021: Wo sich mehrere Partner einen Eintrag teilen');
    expect(absaetze(stueck(WEITERGELEITET, WEITER)).join(' ')).not.toContain('mehrere Partner');
  });

  it('ohne Weiterleitung ein Satz', () => expect(fehlt(ABGERECHNET, WEITER)).toContain('keine Weiterleitung'));
});
