/** Die Mittelanforderung: je Eintrag begrenzt, bisherige Abrufe, Ist und Plan, andere Mittel, und was fehlt. */
import { describe, expect, it } from 'vitest';
import { abrufImFenster } from '../../../shared/antrag/abruf-im-fenster.ts';
import type { Abwicklung } from '../../../shared/antrag/abwicklung.ts';
import { alsBetrag } from '../../../shared/grund/geld.ts';
import { quelleAus } from '../../../shared/schriftstuecke/quelle.ts';
import { ist } from '../beispiele/bescheid-zwei-stellen.ts';
import { LEER } from '../beispiele/leere-abwicklung.ts';
import { ZWEI_STELLEN } from '../beispiele/zwei-stellen.ts';
import { versionNachBescheid } from '../pruefmappe/nach-dem-bescheid.ts';
import { pruefeRechenweg } from '../schrittpruefung.ts';
import { d } from '../tage.ts';
import { ABRUF, absaetze, angabe, fehlt, JE_54400, stueck, tabelle } from './gedrucktes.ts';
import { ABGERECHNET, abruf, zweiStellen } from './versionen.ts';

describe('Mittelanforderung', () => {
  const mit = (abwicklung: Partial<Abwicklung>) => zweiStellen(abwicklung, JE_54400);
  const beide = { ist: [ist('S1', '70000.00'), ist('S2', '60000.00')] };

  it('70.000 und 60.000 € am Jahresende: je Stelle begrenzt, 102.400,00', () => {
    const s = stueck(mit(beide), ABRUF);
    expect(tabelle(s, 'Einträge')).toEqual([
      ['S1 (Teilhabemanagement der Stadt)', '70.000,00', '68.000,00', '–', '80,00', '54.400,00', '54.400,00'],
      ['S2 (Teilhabemanagement der Stadt)', '60.000,00', '68.000,00', '–', '80,00', '54.400,00', '48.000,00'],
      ['Summe', '', '', '', '', '108.800,00', '102.400,00'],
    ]);
    expect(tabelle(s, 'Abruf').map(([, betrag]) => betrag)).toEqual([
      '102.400,00',
      '108.800,00',
      '102.400,00',
      '0,00',
      '102.400,00',
      '6.400,00',
    ]);
    expect(angabe(s, 'Anzufordern')).toBe('102.400,00 €');
  });

  it('bisherige Abrufe zählen, auch ausstehende; wer am selben Tag schon eingetragen ist, nicht', () => {
    const s = stueck(
      mit({ ...beide, abrufe: [abruf('8706.67'), abruf('90000.00', '2021-06-01', null), abruf('1.00', '2021-11-02')] }),
      ABRUF,
    );
    expect(tabelle(s, 'Bisherige Abrufe').map((zeile) => zeile[3])).toEqual(['8.706,67', '90.000,00', '98.706,67']);
    expect(angabe(s, 'Anzufordern')).toBe('3.693,33 €');
    expect(absaetze(s).join(' ')).toContain('ab dem 02.11.2021 schon eingetragen: 02.11.2021 1,00 €');
  });

  it('nach dem Plan abgerufen, alle zwei Monate: 8.706,67 · ,66 · ,67 · ,67 · ,66 · ,67 (A9)', () => {
    const eine = { ...ZWEI_STELLEN, stellen: ZWEI_STELLEN.stellen.slice(0, 1) };
    const abrufe: Abwicklung['abrufe'][number][] = [];
    const betraege = ['02-28', '04-30', '06-30', '08-31', '10-31', '12-31'].map((bis, i) => {
      const version = zweiStellen(
        { abrufe: [...abrufe] },
        { stellen: '1.0', zuwendung: '52240.00', jahre: [{ haushaltsjahr: 2021, zuwendung: '52240.00' }] },
        eine,
      );
      const am = `2021-${String(1 + 2 * i).padStart(2, '0')}-02`;
      const gerechnet = abrufImFenster(quelleAus(version).rechnung, {
        programm: 'THM',
        haushaltsjahr: 2021,
        angefordertAm: d(am),
        fensterBis: d(`2021-${bis}`),
      });
      if (!gerechnet) throw new Error('kein Abruf');
      pruefeRechenweg(gerechnet.abruf, gerechnet.rest);
      const betrag = alsBetrag(gerechnet.abruf.wert);
      abrufe.push(abruf(betrag, am));
      return betrag;
    });
    expect(betraege).toEqual(['8706.67', '8706.66', '8706.67', '8706.67', '8706.66', '8706.67']);
  });

  it('Ist der Monate, danach der Plan: 3 · 5.000,00 und 65.300 · 2 ÷ 12', () => {
    const monate = Array.from({ length: 12 }, (_, i) => (i < 3 ? '5000.00' : null));
    const version = mit({ ist: [{ ...ist('S1', ''), betrag: null, monate }] });
    const s = stueck(version, { ...ABRUF, angefordertAm: d('2021-04-01'), fensterBis: d('2021-05-31') });
    expect(tabelle(s, 'Einträge').map((zeile) => zeile[1])).toEqual(['25.883,33', '27.208,33', '']);
    pruefeRechenweg(
      ...(abrufImFenster(quelleAus(version).rechnung, { ...ABRUF, fensterBis: d('2021-05-31') })?.posten ?? []).map(
        ({ ziel }) => ziel,
      ),
    );
  });

  it('ist der letzte Monat des Fensters schon eingetragen, zählt er ganz und nichts dazu', () => {
    const monate = Array.from({ length: 12 }, (_, i) => (i < 4 ? '5000.00' : null));
    const s = stueck(mit({ ist: [{ ...ist('S1', ''), betrag: null, monate }] }), {
      ...ABRUF,
      angefordertAm: d('2021-04-01'),
      fensterBis: d('2021-04-15'),
    });
    expect(tabelle(s, 'Einträge')[0]?.[1]).toBe('20.000,00');
  });

  it('andere Mittel sind abgezogen, wie bei der Abrechnung: am Jahresende ist das Ziel die endgültige Zuwendung', () => {
    const version = mit({ ist: [ist('S1', '65300.00', '5000.00'), ist('S2', '72000.00', '5000.00')] });
    const s = stueck(version, ABRUF);
    expect(tabelle(s, 'Einträge').map((zeile) => zeile[6])).toEqual(['48.240,00', '50.400,00', '98.640,00']);
    expect(version.ergebnis.abwicklung?.jeHaushaltsjahr.find((j) => j.haushaltsjahr === 2021)?.endgueltig).toBe(
      '98640.00',
    );
    expect(absaetze(s).join(' ')).toContain('Andere Mittel mindern');
  });

  it('eine Stelle, die erst später besetzt ist, braucht und bekommt bis dahin weniger', () => {
    const s = stueck(mit({ besetzung: [{ id: 'S1', von: '2021-03-01', bis: '2021-12-31' }] }), {
      ...ABRUF,
      angefordertAm: d('2021-02-01'),
      fensterBis: d('2021-03-31'),
    });
    expect(tabelle(s, 'Einträge').map((zeile) => [zeile[1], zeile[2], zeile[6]])).toEqual([
      ['5.441,67', '5.666,67', '4.353,33'],
      ['16.325,00', '17.000,00', '13.060,00'],
      ['', '', '17.413,33'],
    ]);
  });

  it.each([
    [
      'bestandskräftig',
      { bestandskraeftigAm: '2021-01-05' },
      'Der Bescheid ist abrufbar: bestandskräftig seit dem 05.01.2021',
    ],
    [
      'Verzicht',
      { bestandskraeftigAm: null, verzichtAm: '2021-01-07' },
      'Der Bescheid ist abrufbar: Verzicht auf den Rechtsbehelf am 07.01.2021',
    ],
    ['noch nicht', { bestandskraeftigAm: '2022-01-01' }, 'eingetragen ist: bestandskräftig seit dem 01.01.2022'],
    ['nichts eingetragen', { bestandskraeftigAm: null }, 'eingetragen ist beides nicht'],
    [
      'nach dem letzten Tag',
      { letzterAbruf: [{ haushaltsjahr: 2021, tag: '2021-10-31' }] },
      'Der letzte Tag für Abrufe dieses Haushaltsjahrs war nach dem Bescheid der 31.10.2021.',
    ],
  ])('Nr. 7.1 VVG: %s', (_, bescheid, erwartet) =>
    expect(absaetze(stueck(zweiStellen({}, bescheid), ABRUF)).join(' ')).toContain(erwartet),
  );

  it('was fehlt oder nicht passt, steht in einem Satz da', () => {
    expect(fehlt(ABGERECHNET, { ...ABRUF, haushaltsjahr: 2022, fensterBis: d('2022-02-28') })).toContain(
      'nennt kein Bescheid einen Betrag für 2022',
    );
    expect(fehlt(ABGERECHNET, { ...ABRUF, fensterBis: d('2022-01-31') })).toContain('Januar gehört zum nächsten');
    expect(fehlt(ABGERECHNET, { ...ABRUF, fensterBis: d('2021-11-01') })).toContain('beginnt mit der Anforderung');
    expect(fehlt(ABGERECHNET, { ...ABRUF, programm: 'DIA' })).toContain('die Bausteine 1 bis 5');
    expect(fehlt(versionNachBescheid({ ...ZWEI_STELLEN, abwicklung: LEER }, []), ABRUF)).toContain('nach dem Bescheid');
  });
});
