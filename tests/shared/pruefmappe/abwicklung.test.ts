/** Das Blatt „Abwicklung“: Formeln neben den gespeicherten Zahlen, auch an den Zahlen des Fachkonzepts. */
import { read } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { nachrechne } from '../../../shared/antrag/nachrechnen.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { pruefmappe } from '../../../shared/pruefmappe/pruefmappe.ts';
import { ausgedachteAbwicklung, versionNachBescheid } from './nach-dem-bescheid.ts';
import { alsVersion } from './version.ts';

const STELLE = AACHEN_BEISPIEL.stellen[0] as Antrag['stellen'][number];
const ist = (id: string, betrag: string) => ({ id, haushaltsjahr: 2021, betrag, monate: null, andereMittel: null });
const ZWEI: Antrag = {
  ...AACHEN_BEISPIEL,
  massnahmen: [],
  stellen: ['S1', 'S2'].map((id) => ({ ...STELLE, id, stelle: null, von: '2021-01-01', bis: '2021-12-31' })),
  abwicklung: {
    besetzung: [],
    ist: [ist('S1', '58412.37'), ist('S2', '66100.00')],
    abrufe: [
      {
        programm: 'THM',
        haushaltsjahr: 2021,
        angefordertAm: '2021-02-01',
        fensterBis: '2021-12-31',
        betrag: '104480.00',
        eingegangenAm: '2021-03-01',
      },
    ],
    weiterleitungen: [],
    konten: [],
    zahlweise: 'kasse',
  },
};
const BESCHEID = {
  datum: '2020-12-01',
  aktenzeichen: 'Az.',
  stellen: '2.0',
  zuwendung: '104480.00',
  jahre: [{ haushaltsjahr: 2021, zuwendung: '104480.00' }],
};

test('46.729,90 + 52.240,00 = 98.969,90 €, Erstattung 5.510,10 €: als Formel, gespeichert, ohne Unterschied', async () => {
  const version = versionNachBescheid(ZWEI, [BESCHEID]);
  expect(nachrechne(version)).toEqual([]);
  const mappe = read(await pruefmappe(version), { type: 'array', cellFormula: true });
  const blatt = mappe.Sheets.Abwicklung;
  const zahlen = Object.entries(blatt ?? {}).flatMap(([, zelle]) => (zelle?.f ? [zelle.v] : []));
  expect(zahlen).toEqual(expect.arrayContaining([98_969.9, 5_510.1, 4_672_990, 5_224_000, 5_288_000]));
  expect(mappe.Sheets.Übersicht?.B3).toMatchObject({ v: 0 });
});

test('jede Zeile der Abwicklung steht da; Monate, nächster Abruf und der Plan auf den Bescheid sind gerechnet', async () => {
  const monate = ['100.00', null, '0.05', ...Array<null>(9).fill(null)];
  const antrag: Antrag = {
    ...ZWEI,
    abwicklung: {
      ...(ZWEI.abwicklung as NonNullable<Antrag['abwicklung']>),
      besetzung: [{ id: 'S1', von: '2021-01-01', bis: '2021-03-14' }],
      ist: [ist('S1', '70000.00'), { ...ist('S2', '0'), betrag: null, monate }],
      abrufe: [],
      weiterleitungen: [
        { id: 'S1', haushaltsjahr: 2021, partner: '=V', betrag: '7.00', vertragVom: null, ist: null, zurueck: '0.07' },
      ],
      konten: [{ id: 'S1', art: 'Ertrag', produkt: '05.1', sachkonto: '414100' }],
    },
  };
  const anteile = [{ id: 'S1', haushaltsjahr: 2021, zuwendung: '52240.00' }];
  const mappe = read(await pruefmappe(versionNachBescheid(antrag, [{ ...BESCHEID, anteile }])), { type: 'array' });
  const blatt: Record<string, { v?: unknown; f?: string }> = mappe.Sheets.Abwicklung ?? {};
  const werte = Object.values(blatt).map(({ v }) => v);
  for (const wert of ['14.03.2021', 10_005, 700, 7, 'Ertrag', '414100', 'bewilligt für S1, im Bescheid', 6_530_000])
    expect(werte).toContain(wert);
  expect(Object.values(blatt).filter(({ f }) => f?.startsWith('MAX(0,MIN('))).toMatchObject([{ v: 1_118_222 }]);
  expect(mappe.Sheets.Übersicht?.B3).toMatchObject({ v: 0 });
});

test('eine veränderte Zahl zählt als Unterschied', async () => {
  const version = versionNachBescheid(ZWEI, [BESCHEID]);
  const [jahr] = version.ergebnis.abwicklung?.jeHaushaltsjahr ?? [];
  const ergebnis = {
    ...version.ergebnis,
    abwicklung: { jeHaushaltsjahr: jahr ? [{ ...jahr, endgueltig: '98969.91' }] : [] },
  };
  const mappe = read(await pruefmappe({ ...version, ergebnis }), { type: 'array' });
  expect(mappe.Sheets.Übersicht?.B3).toMatchObject({ v: 1 });
  expect(nachrechne({ ...version, ergebnis }).map(({ pfad }) => pfad.join('.'))).toEqual([
    'ergebnis.abwicklung.jeHaushaltsjahr.0.endgueltig',
  ]);
});

test('ohne Bescheid und Abwicklung gibt es das Blatt nicht', async () => {
  expect(read(await pruefmappe(alsVersion(AACHEN_BEISPIEL)), { type: 'array' }).SheetNames).not.toContain('Abwicklung');
  expect(read(await pruefmappe(ausgedachteAbwicklung(AACHEN_BEISPIEL)), { type: 'array' }).SheetNames).toContain(
    'Abwicklung',
  );
});
