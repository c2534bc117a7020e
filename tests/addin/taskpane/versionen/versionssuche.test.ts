/** Die Suche in den Versionen: alle Wörter, in Kommentar, Name, Tag, Status oder Nummer. */
import { expect, test } from 'vitest';
import { gefundene } from '../../../../addin/taskpane/versionen/versionssuche.ts';
import type { Versionskopf } from '../../../../shared/api/antworten.ts';

const kopf = (version: number, kommentar: string, weitere: Partial<Versionskopf> = {}) =>
  ({
    version,
    kommentar,
    autor: { name: 'Sachbearbeitung (Musterstadt)' },
    erstelltAm: `2026-03-0${version}T10:00:00.000Z`,
    status: 'entwurf',
    festgeschrieben: false,
    ...weitere,
  }) as Versionskopf;
const VERSIONEN = [
  kopf(4, 'Nachtrag 1', { festgeschrieben: true, status: 'bewilligt' }),
  kopf(3, 'Neue Personalkosten nach Höhergruppierung'),
  kopf(2, 'Straße ergänzt'),
  kopf(1, 'Erster Entwurf'),
];
const nummern = (suche: string) => gefundene(VERSIONEN, suche).map(({ version }) => version);

test.each([
  ['', [4, 3, 2, 1]],
  ['   ', [4, 3, 2, 1]],
  ['personalkosten', [3]],
  ['HÖHERGRUPPIERUNG neue', [3]],
  ['strasse', [2]],
  ['festgeschrieben', [4]],
  ['bewilligt nachtrag', [4]],
  ['02.03.2026', [2]],
  ['version 1 erster', [1]],
  ['kommt nicht vor', []],
])('„%s“', (suche, erwartet) => {
  expect(nummern(suche)).toEqual(erwartet);
});

test('ohne Suche ist es dieselbe Liste: So erkennt die Anzeige, ob gesucht wird', () => {
  expect(gefundene(VERSIONEN, ' ')).toBe(VERSIONEN);
});
