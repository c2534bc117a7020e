/** Kein Pfad und kein Rohwert aus Abwicklung oder Bescheid erreicht einen Menschen. */
import { describe, expect, test } from 'vitest';
import { feldname, feldwert, titelZu } from '../../../../addin/taskpane/format/feldtexte.ts';
import {
  abwicklungsname,
  abwicklungswert,
  bescheidname,
  bescheidwert,
} from '../../../../addin/taskpane/format/nachtragstexte.ts';
import { abwicklungSchema } from '../../../../shared/antrag/abwicklung.ts';
import { alsZeilentexte, nachNamen } from '../../../../shared/antrag/abwicklungszeilen.ts';
import { vollerBescheid } from '../../../../shared/antrag/bescheid.ts';
import { pfadtext } from '../../../../shared/antrag/pfad.ts';
import { unterschiede } from '../../../../shared/antrag/unterschiede.ts';

const ABWICKLUNG = abwicklungSchema.parse({
  besetzung: [{ id: 'S.1', von: '2021-01-01', bis: '2021-03-14' }],
  ist: [
    { id: 'S.1', haushaltsjahr: 2021, betrag: null, monate: Array(12).fill('5441.67'), andereMittel: '1.00' },
    { id: 'S.1', haushaltsjahr: 2022, betrag: '48000.00', monate: null, andereMittel: null },
  ],
  abrufe: [
    {
      programm: 'THM',
      haushaltsjahr: 2021,
      angefordertAm: '2021-02-01',
      fensterBis: '2021-03-31',
      betrag: '8706.67',
      eingegangenAm: '2021-02-15',
    },
  ],
  weiterleitungen: [
    {
      id: 'S.1',
      haushaltsjahr: 2021,
      partner: 'Verein e.V. Nord.ist',
      betrag: '1000.00',
      vertragVom: '2021-01-05',
      ist: '900.00',
      zurueck: '100.00',
    },
  ],
  konten: [{ id: 'S.1', art: 'Ertrag', produkt: '05.1', sachkonto: '414100' }],
  zahlweise: 'kasse',
});
const BESCHEID = {
  ...vollerBescheid({
    programm: 'THM',
    datum: '2020-04-01',
    aktenzeichen: '34.02',
    stellen: '1',
    zuwendung: '52240.00',
    von: '2020-04-01',
    bis: '2022-12-31',
    jahre: [{ haushaltsjahr: 2021, zuwendung: '52240.00' }],
    anteile: [{ id: 'S.1', haushaltsjahr: 2021, zuwendung: '52240.00' }],
    bestandskraeftigAm: '2020-05-01',
    verzichtAm: '2020-04-10',
    einzelnachweise: true,
    zwischennachweise: false,
    letzterAbruf: [{ haushaltsjahr: 2021, tag: '2021-12-15' }],
  }),
  erfasstVon: { oid: 'o', name: 'K. Kasse', rollen: ['GK.Festschreiben'], am: '2020-04-02T08:00:00Z' },
  zumFrueherenPlan: true,
};
const ROH = /[a-zäöü][A-Z]|\[\d|\d{4}-\d{2}-\d{2}(?!T)|[{}"]|undefined|NaN/;

describe('Abwicklung', () => {
  test.each([
    ['ist.S.1 2021.monate[2]', 'Ist von S.1 2021, März'],
    ['ist.S.1 2022.betrag', 'Ist von S.1 2022, Betrag'],
    ['besetzung.S.1 ab 2021-01-01.bis', 'Besetzung von S.1 ab 01.01.2021, bis'],
    ['abrufe.THM 2021 vom 2021-02-01 (2).betrag', 'Abruf von THM 2021 vom 01.02.2021 (2), Betrag'],
    [
      'weiterleitungen.S.1 2021 an Verein e.V. Nord.ist.zurueck',
      'Weiterleitung von S.1 2021 an Verein e.V. Nord.ist, vom Partner zurückgezahlt',
    ],
    ['ist[3].betrag', 'Ist Nr. 4, Betrag'],
    ['zahlweise', 'Zuordnung des Ist'],
    ['', 'Abwicklung'],
    ['konten', 'Konto'],
  ])('%s → %s', (pfad, name) => expect(abwicklungsname(pfad)).toBe(name));

  test.each([
    ['ist.S1 2021.betrag', '48000.00', '48.000,00\u00A0€'],
    ['ist.S1 2021.monate[11]', '1.5', '1,50\u00A0€'],
    ['ist.S1 2021.betrag', null, 'leer'],
    ['ist.S1 2021.haushaltsjahr', 2021, '2021'],
    ['abrufe.x.programm', 'DIA', 'DIA (Bausteine 1 bis 5)'],
    ['abrufe.x.fensterBis', '2021-03-31', '31.03.2021'],
    ['konten.S1 Ertrag.produkt', '05.1', '05.1'],
    ['zahlweise', 'periode', 'Zeitraum der Leistung'],
  ])('%s: %s → %s', (pfad, wert, text) => expect(abwicklungswert(pfad, wert)).toBe(text));

  test('jedes Feld, das ein Vergleich nennen kann, hat Worte', () => {
    const namen = unterschiede(
      null,
      nachNamen(ABWICKLUNG, (z) => z),
    ).map(({ pfad, neu }) => {
      const feld = pfadtext(pfad);
      return `${abwicklungsname(feld)}: ${abwicklungswert(feld, neu)}`;
    });
    expect(namen.length).toBeGreaterThan(35);
    for (const name of namen) expect(name).not.toMatch(ROH);
    expect(new Set(namen).size).toBe(namen.length);
  });

  test('beim Zusammenführen steht eine ganze Zeile in Worten da', () => {
    const zeilen = unterschiede(null, { abwicklung: alsZeilentexte(ABWICKLUNG) }).map(({ pfad, neu }) => {
      const feld = pfadtext(pfad);
      return `${feldname('kopf', feld)}: ${feldwert('kopf', feld, neu)}`;
    });
    for (const zeile of zeilen) expect(zeile).not.toMatch(ROH);
    expect(zeilen).toContain('Ist von S.1 2022: Kennung S.1; Haushaltsjahr 2022; Betrag 48.000,00\u00A0€');
  });

  test('ein Befund der API nennt Liste, Platz und Feld', () =>
    expect(titelZu('antrag.abwicklung.ist[3].betrag', null)).toBe('Ist Nr. 4, Betrag'));
});

describe('Bescheid', () => {
  test.each([
    ['[1].jahre[0].zuwendung', 'Bescheid Nr. 2, Jahressumme Nr. 1, Zuwendung'],
    ['[0].erfasstVon.name', 'Bescheid Nr. 1, festgehalten von, Name'],
    ['[0].bestandskraeftigAm', 'Bescheid Nr. 1, bestandskräftig am'],
  ])('%s → %s', (pfad, name) => expect(bescheidname(pfad)).toBe(name));

  test('jedes Feld hat Worte', () => {
    const namen = unterschiede([], [BESCHEID]).map(({ pfad, neu }) => {
      const feld = pfadtext(pfad);
      return `${bescheidname(feld)}: ${bescheidwert(feld, neu)}`;
    });
    expect(namen.length).toBeGreaterThan(20);
    for (const name of namen) expect(name.replace('GK.Festschreiben', '')).not.toMatch(ROH);
    expect(namen).toContain('Bescheid Nr. 1, Zuwendung: 52.240,00\u00A0€');
  });
});
