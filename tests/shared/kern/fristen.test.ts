/** R9 mit A6: Fristen nach §§ 187, 188, 193 BGB. */
import { describe, expect, it } from 'vitest';
import { alsIso, ausTagesnummer, tagesnummer, wochentag } from '../../../shared/grund/datum.ts';
import { alsZahl } from '../../../shared/grund/geld.ts';
import { ausSeriell } from '../../../shared/grund/seriell.ts';
import { fristNachMonaten } from '../../../shared/kern/fristen.ts';
import { nachweisfrist } from '../../../shared/kern/nachweisfrist.ts';
import { rechenwegzeilen } from '../../../shared/kern/rechenweg-text.ts';
import { DIA_2019 } from '../../../shared/regelstand/dia-2019.ts';
import { KIM_NRW } from '../../../shared/regelstand/kim-nrw.ts';
import { THM_2019 } from '../../../shared/regelstand/thm-2019.ts';
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

describe('GK.NACHWEISFRIST', () => {
  it.each([
    ['2020-11-30', '2021-02-28', 'nächster Werktag 01.03.2021 (§ 193 BGB)'],
    ['2022-12-31', '2023-03-31', 'Feiertage sind nicht berücksichtigt'],
  ])('%s: %s, nie verschoben', (ende, tag, text) => {
    const schritt = nachweisfrist(d(ende), [THM_2019]);
    expect(alsIso(ausSeriell(alsZahl(schritt.wert)) as ReturnType<typeof d>)).toBe(tag);
    const [zeile] = rechenwegzeilen(schritt);
    expect(zeile).toMatchObject({ regeln: ['R22', 'A6', 'R9'], rechnung: expect.stringContaining(text) });
    expect(zeile?.fundstelle).toMatch(/Regelstand THM-2019$/);
  });

  it('gerechnet wird mit dem ersten Regelstand, in dem das Ende liegt', () => {
    const regelstand = (ende: string, ...verzeichnis: Parameters<typeof nachweisfrist>[1]) =>
      rechenwegzeilen(nachweisfrist(d(ende), verzeichnis))
        .at(-1)
        ?.fundstelle.match(/Regelstand (.*)$/)?.[1];
    expect(regelstand('2022-06-30', DIA_2019, THM_2019)).toBe('DIA-2019');
    expect(regelstand('2022-06-30', THM_2019, DIA_2019)).toBe('THM-2019');
    expect(regelstand('2019-08-31', DIA_2019, THM_2019)).toBe('THM-2019');
  });

  it.each([
    [
      '2023-01-01',
      [THM_2019],
      'AUSSERHALB_REGELSTAND',
      'ende',
      /Der 01\.01\.2023 liegt außerhalb .* erlaubt ist 15\.07\.2019 bis 31\.12\.2022 \(THM-2019\)\.$/,
    ],
    ['2019-07-14', [THM_2019, DIA_2019], 'AUSSERHALB_REGELSTAND', 'ende', /\(THM-2019\) oder .* \(DIA-2019\)\.$/],
    [
      '2024-12-31',
      [KIM_NRW],
      'NACHWEISFRIST_FEHLT',
      'regelstand',
      /KIM-NRW nennt keine Frist .* sie steht im Bescheid\.$/,
    ],
  ] as const)('%s ist ein Fehler, der sagt, was erlaubt ist', (ende, verzeichnis, code, feld, message) =>
    expect(() => nachweisfrist(d(ende), verzeichnis)).toThrow(
      expect.objectContaining({ code, feld, message: expect.stringMatching(message) }),
    ),
  );
});
