/** R21: der Abruf eines Fensters, Eintrag für Eintrag, in beiden Programmen. */
import { describe, expect, test } from 'vitest';
import { type AbrufImFenster, abrufImFenster, geplanteStellenposten } from '../../../shared/antrag/abruf-im-fenster.ts';
import type { Abwicklung } from '../../../shared/antrag/abwicklung.ts';
import { abwicklungsrechnung } from '../../../shared/antrag/abwicklungsrechnung.ts';
import { vollerBescheid } from '../../../shared/antrag/bescheid.ts';
import type { Bescheidangabe } from '../../../shared/antrag/bescheidschema.ts';
import { planrechnung } from '../../../shared/antrag/planrechnung.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { alsBetrag } from '../../../shared/grund/geld.ts';
import { namensschluessel } from '../../../shared/grund/name.ts';
import type { Schritt } from '../../../shared/kern/rechenweg.ts';
import { rechenwegzeilen } from '../../../shared/kern/rechenweg-text.ts';
import { REGELSTAENDE } from '../../../shared/regelstand/verzeichnis.ts';
import { LEER } from '../beispiele/leere-abwicklung.ts';
import { d } from '../tage.ts';
import { type Aenderung, antragMit } from './bausatz.ts';

const JAHR = 2021;
/** Angefordert am 01.03.2021 für Zahlungen bis 30.04.2021, nach 120 von 360 Fördertagen. */
const AM = '2021-03-01';
const FENSTER_BIS = '04-30';
const GANZES_JAHR = { von: '2021-01-01', bis: '2021-12-31' };
const bescheid = (programm: 'THM' | 'DIA', anteile: Readonly<Record<string, string>>): Bescheidangabe => {
  const zuwendung = alsBetragssumme(Object.values(anteile));
  return {
    ...{ datum: '2020-12-01', aktenzeichen: `Az. ${programm}`, stellen: programm === 'THM' ? '1' : null, programm },
    ...{ zuwendung, jahre: [{ haushaltsjahr: JAHR, zuwendung }] },
    anteile: Object.entries(anteile).map(([id, betrag]) => ({ id, haushaltsjahr: JAHR, zuwendung: betrag })),
  };
};
const alsBetragssumme = (betraege: readonly string[]) =>
  betraege.reduce((summe, betrag) => summe + Number(betrag), 0).toFixed(2);
const ist = (id: string, angaben: Partial<Abwicklung['ist'][number]>): Abwicklung['ist'][number] => ({
  ...{ id, haushaltsjahr: JAHR, betrag: null, monate: null, andereMittel: null },
  ...angaben,
});
const monate = (betraege: Readonly<Record<number, string>>) =>
  Array.from({ length: 12 }, (_, i) => betraege[i + 1] ?? null);

interface Fall {
  readonly antrag?: Aenderung;
  readonly abwicklung?: Partial<Abwicklung> | null;
  readonly bescheide?: readonly Bescheidangabe[];
  readonly programm?: 'THM' | 'DIA';
  readonly am?: string;
}

function abruf({ antrag = {}, abwicklung = {}, bescheide = [THM], programm = 'THM', am = AM }: Fall) {
  const voll: Antrag = {
    ...antragMit({ stellen: [GANZES_JAHR], ...antrag }),
    ...(abwicklung && { abwicklung: { ...LEER, ...abwicklung } }),
  };
  const rechnung = planrechnung(voll, REGELSTAENDE, namensschluessel, bescheide.map(vollerBescheid));
  const angefordertAm = d(am);
  return abrufImFenster(rechnung, {
    ...{ programm, haushaltsjahr: angefordertAm.jahr, angefordertAm },
    fensterBis: d(`${angefordertAm.jahr}-${FENSTER_BIS}`),
  });
}

const THM = bescheid('THM', { S1: '52240.00' });
const zahlen = (einer: AbrufImFenster | null) =>
  einer && [einer.bereits, einer.abruf, einer.rest].map(({ wert }) => alsBetrag(wert));
const weg = (einer: AbrufImFenster | null) =>
  einer?.posten.map(({ bedarf: noetig }) => rechenwegzeilen(noetig as Schritt<'€'>));
const bedarf = (einer: AbrufImFenster | null) =>
  einer?.posten.map(({ id, bedarf: noetig, ziel }) => [id, alsBetrag(noetig.wert), alsBetrag(ziel.wert)]);

describe('Stellen', () => {
  test('ohne Ist nach dem Plan: 65.300 € · 120 ÷ 360, davon 80 %', () => {
    const einer = abruf({});
    expect(bedarf(einer)).toEqual([['S1', '21766.67', '17413.33']]);
    expect(zahlen(einer)).toEqual(['0.00', '17413.33', '34826.67']);
    expect(bedarf(abruf({ abwicklung: null }))).toEqual([['S1', '21766.67', '17413.33']]);
  });

  test('ohne Jahresausgaben nach der Bemessung: 68.000 € · 120 ÷ 360, davon 80 %', () => {
    const einer = abruf({ antrag: { stellen: [{ ...GANZES_JAHR, jahresausgaben: null }] } });
    expect(bedarf(einer)).toEqual([['S1', '22666.67', '18133.33']]);
  });

  test('besetzt ab dem 01.04.: 30 Tage', () => {
    const besetzung = [{ id: 'S1', von: '2021-04-01', bis: '2021-12-31' }];
    expect(bedarf(abruf({ abwicklung: { besetzung } }))).toEqual([['S1', '5441.67', '4353.33']]);
  });

  test('Ist bis Februar, danach nach Plan; was nach dem Fenster steht, zählt noch nicht', () => {
    const eintraege = [ist('S1', { monate: monate({ 1: '5000.00', 2: '5000.00', 6: '9000.00' }) })];
    expect(bedarf(abruf({ abwicklung: { ist: eintraege } }))).toEqual([['S1', '20883.33', '16706.67']]);
  });

  test('nur Monate nach dem Fenster: wie ohne Ist; ein Monat am Ende des Fensters zählt', () => {
    const mit = (einer: Readonly<Record<number, string>>) =>
      bedarf(abruf({ abwicklung: { ist: [ist('S1', { monate: monate(einer) })] } }));
    expect(mit({ 5: '9000.00' })).toEqual([['S1', '21766.67', '17413.33']]);
    expect(mit({ 4: '9000.00' })).toEqual([['S1', '9000.00', '7200.00']]);
    expect(mit({})).toEqual([['S1', '21766.67', '17413.33']]);
    const nurMai = abruf({ abwicklung: { ist: [ist('S1', { monate: monate({ 5: '9000.00' }) })] } });
    expect(weg(nurMai)).toEqual(weg(abruf({})));
  });

  test('das Ziel nennt Haushaltsjahr und Regelstand', () => {
    const [posten] = abruf({})?.posten ?? [];
    const [ziel] = (posten?.ziel.operanden ?? []) as Schritt[];
    expect(ziel?.angaben).toMatchObject({ jahr: JAHR, regelstand: { id: 'THM-2019' } });
  });

  test('eine Stelle, die in einem anderen Jahr liegt, ruft nichts ab', () => {
    const einer = abruf({
      antrag: { stellen: [{ von: '2022-01-01', bis: '2022-12-31' }, GANZES_JAHR] },
      bescheide: [bescheid('THM', { S2: '52240.00' })],
    });
    expect(bedarf(einer)).toEqual([['S2', '21766.67', '17413.33']]);
  });

  test('nach Plan und Besetzung ist das Ziel, als gäbe es kein Ist; ohne Bescheid gibt es keines', () => {
    const abwicklung = { ...LEER, ist: [ist('S1', { betrag: '30000.00', andereMittel: '1000.00' })] };
    const geplant = (...bescheide: Bescheidangabe[]) => {
      const antrag = { ...antragMit({ stellen: [GANZES_JAHR] }), abwicklung };
      const rechnung = planrechnung(antrag, REGELSTAENDE, namensschluessel, bescheide.map(vollerBescheid));
      const [jahr] = abwicklungsrechnung(rechnung)[0]?.jahre ?? [];
      return jahr && geplanteStellenposten(rechnung, jahr, d(`${JAHR}-${FENSTER_BIS}`));
    };
    expect(
      geplant(THM)?.map(({ id, bedarf: noetig, andereMittel, ziel }) => [
        id,
        alsBetrag(noetig.wert),
        andereMittel,
        alsBetrag(ziel.wert),
      ]),
    ).toEqual([['S1', '21766.67', null, '17413.33']]);
    expect(geplant()).toEqual([]);
  });

  test('ein Jahresbetrag gilt ganz, höchstens die Bemessung; andere Mittel gehen ab', () => {
    const mit = (betrag: string, andereMittel: string | null = null) =>
      bedarf(abruf({ abwicklung: { ist: [ist('S1', { betrag, andereMittel })] } }));
    expect(mit('30000.00')).toEqual([['S1', '30000.00', '18133.33']]);
    expect(mit('20000.00')).toEqual([['S1', '20000.00', '16000.00']]);
    expect(mit('20000.00', '1000.00')).toEqual([['S1', '20000.00', '15200.00']]);
  });

  test('schon abgerufen ist, was vor diesem Tag für dieses Haushaltsjahr und Programm angefordert wurde', () => {
    const einer = (angaben: Partial<Abwicklung['abrufe'][number]>, betrag: string) => ({
      ...{ programm: 'THM' as const, haushaltsjahr: JAHR, angefordertAm: '2021-01-04', fensterBis: '2021-02-28' },
      ...{ betrag, eingegangenAm: null, ...angaben },
    });
    const abrufe = [
      einer({}, '8000.00'),
      einer({ angefordertAm: '2021-02-28' }, '0.50'),
      einer({ angefordertAm: AM }, '1.00'),
      einer({ angefordertAm: '2021-03-02' }, '2.00'),
      einer({ programm: 'DIA' }, '4.00'),
      einer({ haushaltsjahr: 2020 }, '16.00'),
    ];
    const gefunden = abruf({ abwicklung: { abrufe } });
    expect(gefunden?.vorher.map(({ betrag }) => betrag)).toEqual(['8000.00', '0.50']);
    expect(zahlen(gefunden)).toEqual(['8000.50', '9412.83', '34826.67']);
  });

  test('eine Stelle ohne Anteil am Bescheid ruft nichts ab', () => {
    const einer = abruf({ antrag: { stellen: [GANZES_JAHR, GANZES_JAHR] } });
    expect(bedarf(einer)).toEqual([
      ['S1', '21766.67', '17413.33'],
      ['S2', '21766.67', '0.00'],
    ]);
  });
});

describe('Maßnahmen', () => {
  const massnahmen = [{}, { baustein: 5 as const, quote: '0.5' }, { haushaltsjahr: 2022 }];
  const bescheide = [THM, bescheid('DIA', { M1: '8000.00', M2: '8000.00' })];
  const dia = (eintraege: Abwicklung['ist']) =>
    abruf({ antrag: { massnahmen }, abwicklung: { ist: eintraege }, bescheide, programm: 'DIA' });

  test('rufen nach ihrem Ist ab, ohne Ist nichts, und nie über ihren Anteil', () => {
    expect(bedarf(dia([]))).toEqual([
      ['M1', '0.00', '0.00'],
      ['M2', '0.00', '0.00'],
    ]);
    const einer = dia([ist('M1', { betrag: '20000.00' }), ist('M2', { betrag: '9000.00', andereMittel: '1000.00' })]);
    expect(bedarf(einer)).toEqual([
      ['M1', '20000.00', '8000.00'],
      ['M2', '9000.00', '4000.00'],
    ]);
    expect(zahlen(einer)).toEqual(['0.00', '12000.00', '4000.00']);
  });

  test('ihr Abruf rührt den der Stellen nicht an', () => {
    expect(bedarf(abruf({ antrag: { massnahmen }, bescheide }))).toEqual([['S1', '21766.67', '17413.33']]);
  });
});

describe('Es gibt keinen Abruf', () => {
  test.each<[string, Fall]>([
    ['ohne Bescheid', { bescheide: [] }],
    ['ohne Bescheid und ohne Abwicklung', { bescheide: [], abwicklung: null }],
    ['in einem Jahr, in dem kein Eintrag liegt', { antrag: { stellen: [{ von: '2022-01-01', bis: '2022-12-31' }] } }],
    ['im Programm ohne Bescheid', { programm: 'DIA', antrag: { massnahmen: [{}] } }],
    ['in einem Jahr, das der Bescheid nicht nennt', { am: '2022-03-01' }],
    [
      'wo sich ein Eintrag nicht rechnen lässt',
      { antrag: { stellen: [GANZES_JAHR, { von: '2019-01-01', bis: '2021-12-31' }] } },
    ],
  ])('%s', (_, fall) => {
    expect(abruf(fall)).toBeNull();
  });
});
