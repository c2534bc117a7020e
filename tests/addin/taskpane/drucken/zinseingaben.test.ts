/** Was jemand zu Zinsen einträgt: ein Rest ohne Betrag, leere Zeilen, und zu jedem Fehler sein Feld. */
import { describe, expect, test } from 'vitest';
import {
  LEERE_ZINSEINGABEN,
  type Zahlungseingabe,
  zinsfrageAus,
} from '../../../../addin/taskpane/drucken/zinseingaben.ts';
import { d } from '../../../shared/tage.ts';

const zahlung = (am: string, betrag = ''): Zahlungseingabe => ({ am, betrag });
const mit = (...zahlungen: readonly Zahlungseingabe[]) =>
  zinsfrageAus('5510.10', { ...LEERE_ZINSEINGABEN, ab: '1.7.2022', zahlungen });

describe('Zahlungen', () => {
  test('ohne Betrag ist es alles, in einer weiteren der Rest; leere weitere Zeilen zählen nicht', () => {
    expect(mit(zahlung('01.10.2023'))).toEqual({
      frage: {
        betrag: '5510.10',
        ab: d('2022-07-01'),
        raten: [{ am: d('2023-10-01'), betrag: '5510.10' }],
        wechselAb: null,
      },
    });
    expect(mit(zahlung('01.10.2023'), zahlung('1.1.2023', '3.000,00'), zahlung('', ''))).toMatchObject({
      frage: {
        raten: [
          { am: d('2023-10-01'), betrag: '2510.10' },
          { am: d('2023-01-01'), betrag: '3000.00' },
        ],
      },
    });
  });

  test('mit Betrag darf ein Rest offen bleiben', () => {
    expect(mit(zahlung('1.1.2023', '3000'))).toMatchObject({ frage: { raten: [{ betrag: '3000' }] } });
  });

  test.each<[readonly Zahlungseingabe[], string, string]>([
    [[zahlung('')], 'zahlungen.0.am', 'Erwartet wird ein Datum'],
    [[zahlung('1.1.2023', '1.000')], 'zahlungen.0.betrag', 'nicht eindeutig'],
    [[zahlung('1.1.2023', '5'), zahlung('', '7')], 'zahlungen.1.am', 'Erwartet wird ein Datum'],
    [[zahlung('1.1.2023'), zahlung('1.2.2023')], 'zahlungen.1.betrag', 'Nur eine Zahlung darf ohne Betrag bleiben'],
    [[zahlung('1.1.2023'), zahlung('1.2.2023', '5,00')], 'zahlungen.0.betrag', 'Danach ist noch gezahlt'],
    [[zahlung('1.1.2023', '5510,10'), zahlung('1.2.2023')], 'zahlungen.1.betrag', 'nichts mehr offen'],
  ])('%j: %s', (zahlungen, feld, meldung) => {
    const gelesen = mit(...zahlungen);
    expect('fehler' in gelesen && gelesen.fehler[feld]).toContain(meldung);
  });
});

test('erster Tag und Wechsel', () => {
  const gelesen = zinsfrageAus('5510.10', { ab: '', zahlungen: [zahlung('1.1.2023')], wechselAb: '07/2023' });
  expect('fehler' in gelesen && Object.keys(gelesen.fehler)).toEqual(['ab', 'wechselAb']);
  expect(
    zinsfrageAus('5510.10', { ab: '1.7.2022', zahlungen: [zahlung('1.1.2023')], wechselAb: '1.7.2023' }),
  ).toMatchObject({ frage: { wechselAb: d('2023-07-01') } });
});
