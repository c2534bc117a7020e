/** Die Zahlen des Fachkonzepts nach dem Bescheid in der Prüfmappe, von einem Tabellenprogramm neu gerechnet. */
import { describe, expect, test } from 'vitest';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { alsSeriell } from '../../../shared/grund/seriell.ts';
import { pruefmappe } from '../../../shared/pruefmappe/pruefmappe.ts';
import { FAELLE, ZINSFAELLE } from '../beispiele/fachkonzept-zahlen.ts';
import { d } from '../tage.ts';
import { ausgedachteAbwicklung, versionNachBescheid } from './nach-dem-bescheid.ts';
import { type Formelzelle, neuGerechnet } from './tabellenprogramm.ts';

const wieUnsere = (zellen: readonly Formelzelle[]) =>
  zellen
    .filter(({ unsere, neu }) => neu !== unsere)
    .map(({ adresse, formel, unsere, neu }) => [adresse, formel, unsere, neu]);

test.each(FAELLE.map((fall) => [fall.name, fall] as const))('%s', async (_, { antrag, bescheide, mappe }) => {
  const zellen = neuGerechnet(await pruefmappe(versionNachBescheid(antrag, bescheide)));
  expect(wieUnsere(zellen)).toEqual([]);
  for (const [blatt, erwartet] of Object.entries(mappe)) {
    const werte = zellen.filter(({ adresse }) => adresse.startsWith(`${blatt}!`)).map(({ neu }) => neu);
    expect(werte).toEqual(expect.arrayContaining([...erwartet]));
  }
});

describe('Blatt „Zinsen“', () => {
  const rechne = async (ab: string | null, gezahltAm: string | null, cent: number, wechsel?: string) => {
    const aendere = new Map([['Zinsen!B4', cent]]);
    if (ab !== null) aendere.set('Zinsen!B5', alsSeriell(d(ab)));
    if (gezahltAm !== null) aendere.set('Zinsen!B6', alsSeriell(d(gezahltAm)));
    if (wechsel !== undefined) aendere.set('Zinsen!B7', alsSeriell(d(wechsel)));
    const datei = await pruefmappe(ausgedachteAbwicklung(AACHEN_BEISPIEL));
    const zellen = neuGerechnet(datei, aendere).filter(({ adresse }) => adresse.startsWith('Zinsen!C'));
    // Erst 3, dann 5 Punkte, dann erst 5 und später 3, jeweils act/365 und 30E/360.
    return zellen.map(({ neu }) => neu);
  };

  test.each(ZINSFAELLE.map((fall) => [fall.name, fall] as const))('%s', async (_, fall) => {
    const { betrag, ab, gezahltAm, punkte, zaehlung, wechsel = [] } = fall.anfrage;
    const werte = await rechne(ab, gezahltAm, Math.round(Number(betrag) * 100), wechsel[0]?.ab);
    const platz = (wechsel.length > 0 ? 4 : punkte === '5' ? 2 : 0) + (zaehlung === '30/360' ? 1 : 0);
    expect(werte).toHaveLength(6);
    expect(werte[platz]).toBe(Number(fall.zinsen));
  });

  test('ein Wechsel vor dem ersten Tag ergibt 3 Punkte, einer nach der Zahlung 5, und dazwischen zählt jeder Tag', async () => {
    const mit = (wechsel: string) => rechne('2022-07-01', '2023-10-01', 551_010, wechsel);
    const [drei, , fuenf] = await mit('2022-07-01');
    expect((await mit('2022-07-01')).slice(4)).toEqual([drei, 269.99]);
    expect((await mit('2023-10-01')).slice(4)).toEqual([fuenf, 407.75]);
    // 5.510,10 € · 2 Punkte · 1 Tag sind 0,30 €.
    expect((await mit('2022-07-02'))[4]).toBe(270.42);
  });

  test('ohne beide Tage steht nichts da, außerhalb der bekannten Sätze kein Betrag', async () => {
    expect(await rechne(null, null, 551_010)).toEqual(Array(6).fill(''));
    expect(await rechne('2022-07-01', null, 551_010)).toEqual(Array(6).fill(''));
    const unbekannt = [...Array(4).fill('kein Basiszinssatz bekannt'), '', ''];
    expect(await rechne('2016-06-30', '2022-07-01', 551_010)).toEqual(unbekannt);
    expect(await rechne('2022-07-01', '2027-01-02', 551_010)).toEqual(unbekannt);
    expect(await rechne('2022-07-01', '2022-06-30', 551_010)).toEqual(unbekannt);
    expect(await rechne('2022-07-01', '2022-07-01', 551_010)).toEqual([0, 0, 0, 0, '', '']);
    const ganze = await rechne('2016-07-01', '2027-01-01', 551_010, '2020-01-01');
    expect(ganze.every((wert) => typeof wert === 'number')).toBe(true);
  });
});
