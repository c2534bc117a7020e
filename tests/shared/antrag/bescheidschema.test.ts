/** Was an einem Bescheid nicht zusammenpasst, wenn ihn jemand festhält (R18): Ort und Satz jeder Meldung. */
import { expect, test } from 'vitest';
import { type Bescheidangabe, bescheidSchema } from '../../../shared/antrag/bescheidschema.ts';

const BESCHEID: Bescheidangabe = {
  datum: '2020-03-01',
  aktenzeichen: 'Az. 1',
  stellen: '2.5',
  zuwendung: '408000.00',
};

function meldungen(angaben: Partial<Bescheidangabe>): string[] {
  const { error } = bescheidSchema.safeParse({ ...BESCHEID, ...angaben });
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

test.each<[string, Partial<Bescheidangabe>]>([
  ['nur die Summe', {}],
  ['die Bausteine 1 bis 5 ohne Stellen', { programm: 'DIA', stellen: null }],
  ['kein Bewilligungszeitraum', { von: null, bis: null }],
  ['ein Bewilligungszeitraum von einem Tag', { von: '2020-04-01', bis: '2020-04-01' }],
  [
    'jedes Haushaltsjahr einmal',
    {
      jahre: [2020, 2021].map((haushaltsjahr) => ({ haushaltsjahr, zuwendung: '0.00' })),
      anteile: ['S1', 'S2'].map((id) => ({ id, haushaltsjahr: 2020, zuwendung: '1.00' })),
      letzterAbruf: [2020, 2021].map((haushaltsjahr) => ({ haushaltsjahr, tag: `${haushaltsjahr}-12-05` })),
    },
  ],
])('nimmt an: %s', (_, angaben) => {
  expect(meldungen(angaben)).toEqual([]);
});

const STELLEN = 'stellen: Zu einem Bescheid für Baustein 6 gehört die Zahl der Stellen.';
const BEIDE = 'Ein Bewilligungszeitraum hat beide Tage oder keinen.';

test.each<[string, Partial<Bescheidangabe>, string[]]>([
  ['Baustein 6 ohne Stellen', { stellen: null }, [STELLEN]],
  ['Baustein 6 beim Namen genannt, ohne Stellen', { programm: 'THM', stellen: null }, [STELLEN]],
  ['nur ein Anfang', { von: '2020-04-01' }, [`bis: ${BEIDE}`]],
  ['nur ein Ende', { von: null, bis: '2022-12-31' }, [`von: ${BEIDE}`]],
  ['Ende vor Anfang', { von: '2020-04-01', bis: '2020-03-31' }, ['bis: „bis“ liegt vor „von“.']],
  [
    'ein Haushaltsjahr zweimal',
    { jahre: [2020, 2021, 2020].map((haushaltsjahr) => ({ haushaltsjahr, zuwendung: '1.00' })) },
    ['jahre.2.haushaltsjahr: Das Haushaltsjahr 2020 kommt mehrfach vor.'],
  ],
  [
    'ein Haushaltsjahr zweimal für denselben Eintrag, anders geschrieben',
    { anteile: ['S1', 'S2', ' s1'].map((id) => ({ id, haushaltsjahr: 2021, zuwendung: '1.00' })) },
    ['anteile.2.haushaltsjahr: Das Haushaltsjahr 2021 kommt für diesen Eintrag mehrfach vor.'],
  ],
  [
    'ein letzter Abruf zweimal',
    { letzterAbruf: [1, 2].map((tag) => ({ haushaltsjahr: 2020, tag: `2020-12-0${tag}` })) },
    ['letzterAbruf.1.haushaltsjahr: Das Haushaltsjahr 2020 kommt mehrfach vor.'],
  ],
  ['mehreres zugleich', { stellen: null, von: '2020-04-01' }, [STELLEN, `bis: ${BEIDE}`]],
])('weist zurück: %s', (_, angaben, erwartet) => {
  expect(meldungen(angaben)).toEqual(erwartet);
});
