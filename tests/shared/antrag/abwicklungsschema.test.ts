/** Was in den Listen nach dem Bescheid nicht zusammenpasst (R19, R20, R25): Ort und Satz jeder Meldung. */
import { expect, test } from 'vitest';
import { type Abwicklung, abwicklungSchema } from '../../../shared/antrag/abwicklung.ts';
import { LEER } from '../beispiele/leere-abwicklung.ts';

type Ist = Abwicklung['ist'][number];

const MONATE: Ist['monate'] = Array.from({ length: 12 }, () => null);
const ist = (angaben: Partial<Ist> = {}): Ist => ({
  ...{ id: 'S1', haushaltsjahr: 2021, betrag: null, monate: null, andereMittel: null },
  ...angaben,
});
const konto = (id: string, art: string) => ({ id, art, produkt: '05', sachkonto: '414100' });

function meldungen(angaben: Partial<Abwicklung>): string[] {
  const { error } = abwicklungSchema.safeParse({ ...LEER, ...angaben });
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

test.each<[string, Partial<Abwicklung>]>([
  ['nichts', {}],
  ['eine Besetzung von einem Tag', { besetzung: [{ id: 'S1', von: '2021-05-03', bis: '2021-05-03' }] }],
  [
    'dieselbe Stelle zweimal besetzt',
    { besetzung: [1, 5].map((m) => ({ id: 'S1', von: `2021-0${m}-01`, bis: `2021-0${m}-28` })) },
  ],
  ['ein Jahresbetrag neben zwölf leeren Monaten', { ist: [ist({ betrag: '1.00', monate: MONATE })] }],
  ['Monate ohne Jahresbetrag', { ist: [ist({ monate: MONATE?.with(3, '5.00') ?? null })] }],
  [
    'dasselbe Jahr für zwei Einträge, zwei Jahre für einen',
    { ist: [ist(), ist({ id: 'S2' }), ist({ haushaltsjahr: 2022 })] },
  ],
  ['zwei Konten eines Eintrags', { konten: [konto('S1', 'Ertrag'), konto('S1', 'Aufwand'), konto('S2', 'Ertrag')] }],
  ['Kennung und Art, die zusammengeschrieben gleich wären', { konten: [konto('S1 A', 'B'), konto('S1', 'A B')] }],
])('nimmt an: %s', (_, angaben) => {
  expect(meldungen(angaben)).toEqual([]);
});

test.each<[string, Partial<Abwicklung>, string[]]>([
  [
    'Ende vor Anfang',
    { besetzung: [{ id: 'S1', von: '2021-05-03', bis: '2021-05-02' }] },
    ['besetzung.0.bis: „bis“ liegt vor „von“.'],
  ],
  [
    'Jahresbetrag und ein Monat',
    { ist: [ist({ betrag: '1.00', monate: MONATE?.with(11, '5.00') ?? null })] },
    ['ist.0.monate: Für dieses Haushaltsjahr stehen ein Jahresbetrag und Monate da. Erwartet wird nur eines davon.'],
  ],
  [
    'elf Monate',
    { ist: [ist({ monate: MONATE?.slice(1) ?? null })] },
    ['ist.0.monate: Erwartet werden genau zwölf Monate; ohne Angabe bleibt ein Monat null.'],
  ],
  [
    'ein Ist zweimal, anders geschrieben',
    { ist: [ist(), ist({ id: 'S2' }), ist({ id: 's1' })] },
    ['ist.2.id: Das Ist von „s1“ im Haushaltsjahr 2021 kommt mehrfach vor.'],
  ],
  [
    'ein Konto zweimal',
    { konten: [konto('S1', 'Ertrag'), konto('S1', 'ertrag')] },
    ['konten.1.id: Das Konto „ertrag“ von „S1“ kommt mehrfach vor.'],
  ],
])('weist zurück: %s', (_, angaben, erwartet) => {
  expect(meldungen(angaben)).toEqual(erwartet);
});
