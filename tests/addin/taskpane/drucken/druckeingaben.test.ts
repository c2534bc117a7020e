/** Was zum Drucken eingetragen ist: nichts wird geraten, jedes Feld nennt seinen Fehler. */
import { describe, expect, test } from 'vitest';
import {
  anfangseingaben,
  type Druckeingaben,
  fehlendes,
  jahreZurWahl,
  wunschAus,
} from '../../../../addin/taskpane/drucken/druckeingaben.ts';
import type { Druckauswahl } from '../../../../shared/schriftstuecke/schriftstuecke.ts';
import { d } from '../../../shared/tage.ts';

const AUSWAHL: Druckauswahl = {
  programm: 'THM',
  abrufjahre: [2021, 2022],
  erstattungen: [{ haushaltsjahr: 2021, betrag: '5510.10' }],
  nachweisFehlt: null,
  weiterleitungenFehlen: 'keine',
  andereMittel: false,
};
const LEERE: Druckauswahl = { ...AUSWAHL, programm: 'DIA', abrufjahre: [], erstattungen: [] };
const ANFANG = anfangseingaben([LEERE, AUSWAHL], d('2021-11-30'));
const mit = (teil: Partial<Druckeingaben>) => wunschAus({ ...ANFANG, ...teil }, AUSWAHL);

test('am Anfang steht das Programm mit Bescheid, heute und das übliche Fenster, längstens bis 31.12.', () => {
  expect([ANFANG.programm, ANFANG.angefordertAm, ANFANG.fensterBis]).toEqual(['THM', '30.11.2021', '31.12.2021']);
  expect(anfangseingaben([AUSWAHL], d('2021-12-31')).fensterBis).toBe('31.12.2021');
  expect(anfangseingaben([AUSWAHL], d('2021-02-28')).fensterBis).toBe('28.04.2021');
});

describe('der Wunsch', () => {
  test('Mittelanforderung: ohne Wahl das erste Jahr, Tage wie Menschen sie schreiben', () => {
    expect(mit({ angefordertAm: '2. November 2021' })).toEqual({
      wunsch: {
        art: 'mittelanforderung',
        programm: 'THM',
        haushaltsjahr: 2021,
        angefordertAm: d('2021-11-02'),
        fensterBis: d('2021-12-31'),
      },
    });
    expect(mit({ haushaltsjahr: 2022 })).toMatchObject({ wunsch: { haushaltsjahr: 2022 } });
    // Ein Jahr eines anderen Schriftstücks oder Programms gilt nicht.
    expect(mit({ haushaltsjahr: 2030 })).toMatchObject({ wunsch: { haushaltsjahr: 2021 } });
  });

  test('Zinsen: der Betrag kommt aus der Version, der Wechsel ist freiwillig', () => {
    const zinsen = { art: 'zinsen', ab: '1.7.2022', zahlungen: [{ am: '01.10.2023', betrag: '' }] } as const;
    expect(mit(zinsen)).toMatchObject({
      wunsch: { betrag: '5510.10', raten: [{ am: d('2023-10-01'), betrag: '5510.10' }], wechselAb: null },
    });
    expect(mit({ ...zinsen, wechselAb: '01.07.2023' })).toMatchObject({ wunsch: { wechselAb: d('2023-07-01') } });
  });

  test.each([
    [{ angefordertAm: '' }, ['angefordertAm']],
    [{ angefordertAm: '31.02.2021', fensterBis: 'bald' }, ['angefordertAm', 'fensterBis']],
    [{ fensterBis: '03.04.05' }, ['fensterBis']],
    [{ art: 'zinsen' }, ['ab', 'zahlungen.0.am']],
    [{ art: 'zinsen', ab: '1.7.2022', zahlungen: [{ am: '1.8.2022', betrag: '' }], wechselAb: 'x' }, ['wechselAb']],
    [{ art: 'weiterleitungen', tageVorher: '366' }, ['tageVorher']],
    [{ art: 'weiterleitungen', tageVorher: '-1' }, ['tageVorher']],
  ] as const)('%j nennt die Felder %j', (teil, felder) => {
    const ergebnis = mit(teil as Partial<Druckeingaben>);
    expect('fehler' in ergebnis ? Object.keys(ergebnis.fehler) : []).toEqual(felder);
  });

  test('Tage vor der Frist: leer heißt nicht angegeben, 0 heißt 0', () => {
    expect(mit({ art: 'weiterleitungen' })).toMatchObject({ wunsch: { tageVorher: null } });
    expect(mit({ art: 'weiterleitungen', tageVorher: ' 0 ' })).toMatchObject({ wunsch: { tageVorher: 0 } });
  });
});

test('was fehlt, steht da, bevor jemand etwas einträgt', () => {
  const satz = (art: Druckeingaben['art'], auswahl: Druckauswahl) => fehlendes({ ...ANFANG, art }, auswahl);
  expect(['mittelanforderung', 'nachweis', 'zinsen'].map((art) => satz(art as 'zinsen', AUSWAHL))).toEqual([
    null,
    null,
    null,
  ]);
  expect(satz('weiterleitungen', AUSWAHL)).toBe('keine');
  expect(satz('mittelanforderung', LEERE)).toContain('die Bausteine 1 bis 5');
  expect(satz('zinsen', LEERE)).toContain('in keinem Haushaltsjahr etwas zu erstatten');
  expect(jahreZurWahl({ ...ANFANG, art: 'zinsen' }, AUSWAHL)).toEqual([2021]);
  expect(jahreZurWahl({ ...ANFANG, art: 'nachweis' }, AUSWAHL)).toEqual([]);
});
