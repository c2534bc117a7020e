/** R9 mit A6: Fristen nach §§ 187, 188, 193 BGB. */
import { describe, expect, it } from 'vitest';
import { alsIso, ausTagesnummer, tagesnummer, wochentag } from '../../../shared/grund/datum.ts';
import { fristNachMonaten } from '../../../shared/kern/fristen.ts';
import { d } from '../tage.ts';

describe('A6', () => {
  it.each([
    ['2022-12-31', '2023-03-31', null],
    ['2020-09-30', '2020-12-30', null],
    ['2020-11-30', '2021-02-28', '2021-03-01'],
    ['2019-11-30', '2020-02-29', '2020-03-02'],
    ['2020-12-31', '2021-03-31', null],
    ['2021-10-01', '2022-01-01', '2022-01-03'],
    ['2021-07-15', '2021-10-15', null],
  ])('drei Monate nach dem %s ist der %s, nächster Werktag %s', (ende, tag, werktag) => {
    const frist = fristNachMonaten(d(ende), 3);
    expect(alsIso(frist.tag)).toBe(tag);
    expect(frist.naechsterWerktag && alsIso(frist.naechsterWerktag)).toBe(werktag);
  });

  it('der nächste Werktag ist nie ein Samstag oder Sonntag und höchstens zwei Tage später', () => {
    for (let nummer = tagesnummer(d('2019-07-15')); nummer <= tagesnummer(d('2022-12-31')); nummer++) {
      const frist = fristNachMonaten(ausTagesnummer(nummer), 3);
      const fertig = frist.naechsterWerktag ?? frist.tag;
      expect([0, 6]).not.toContain(wochentag(fertig));
      expect(tagesnummer(fertig) - tagesnummer(frist.tag)).toBeLessThanOrEqual(2);
      expect(frist.naechsterWerktag === null).toBe(![0, 6].includes(wochentag(frist.tag)));
    }
  });
});
