/** Kein Text aus Mappe, Ablage oder Token steht im Aufgabenbereich, ohne dass man ihm Verborgenes ansieht. */
import { type ComponentType, createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, test } from 'vitest';
import { Hinweisliste } from '../../../../addin/taskpane/oberflaeche/Hinweisliste.tsx';
import { SteuerungKontext } from '../../../../addin/taskpane/oberflaeche/kontext.ts';
import { Ladeanzeige } from '../../../../addin/taskpane/oberflaeche/Ladeanzeige.tsx';
import { Meldungsleiste } from '../../../../addin/taskpane/oberflaeche/Meldungsleiste.tsx';
import { Rueckfragefenster } from '../../../../addin/taskpane/oberflaeche/Rueckfragefenster.tsx';
import { Schrittliste } from '../../../../addin/taskpane/oberflaeche/Schrittliste.tsx';
import { Blattunterschied } from '../../../../addin/taskpane/plan/Blattunterschied.tsx';
import { Problemliste } from '../../../../addin/taskpane/plan/Problemliste.tsx';
import type { Steuerung } from '../../../../addin/taskpane/steuerung/steuerung.ts';
import { Eintragstabelle } from '../../../../addin/taskpane/uebernahme/Eintragstabelle.tsx';
import { Konflikt } from '../../../../addin/taskpane/versionen/Konflikt.tsx';
import { Speicherfeld } from '../../../../addin/taskpane/versionen/Speicherfeld.tsx';
import { Unbekanntes } from '../../../../addin/taskpane/versionen/Unbekanntes.tsx';
import { Wartendes } from '../../../../addin/taskpane/versionen/Wartendes.tsx';
import { Zusammenfuehrung } from '../../../../addin/taskpane/versionen/Zusammenfuehrung.tsx';
import type { Zustand } from '../../../../addin/taskpane/zustand/zustand.ts';
import { saetze } from '../../../../shared/antrag/sollisttexte.ts';
import { AACHEN } from '../../../shared/beispiele/aachen.ts';
import { aufbauten } from '../umgebung.ts';

const TEXT = 'Zu\u202eleitung А\u200b';
const GEZEIGT = 'Zu‹U+202E›leitung А‹U+0410›‹U+200B›';
const ROH = /[\u202e\u200b]|А(?!‹)/u;

const starte = aufbauten();
let steuerung: Steuerung;
beforeAll(async () => {
  ({ steuerung } = await starte());
});

// Ein Fenster zeigt sich erst im Browser; sein Inhalt steht trotzdem im Markup.
const zeichne = (element: ReactElement, teil: Partial<Zustand> = {}) => {
  steuerung.setze(teil);
  return renderToStaticMarkup(createElement(SteuerungKontext, { value: steuerung }, element));
};
const mit = <P extends object>(Teil: ComponentType<P>, angaben: P) => createElement(Teil, angaben);

const antrag = { ...AACHEN, titel: TEXT };
const person = { tid: 't1', oid: 'a', name: TEXT, mandant: 'Kommune 1', rollen: [] };
const vorhaben = {
  antrag,
  kommentar: TEXT,
  basis: 1,
  imBlatt: false,
  antragId: 'a',
  von: person,
  schluessel: 'x',
} as never;
const neuere = {
  version: 2,
  autor: { oid: 'o', name: 'Аnna' },
  erstelltAm: '2026-01-02T03:04:05Z',
  hash: '',
  vergleich: null,
} as never;
const zusammenfuehrung = { art: 'da', basis: AACHEN, andere: antrag, meine: antrag, wahlen: {} } as never;

test.each<[string, () => ReactElement, Partial<Zustand>?]>([
  [
    'Hinweisliste',
    () =>
      mit(Hinweisliste, {
        hinweise: [{ code: 'X', schweregrad: 'warnung', felder: [], text: TEXT, regel: null }],
        zellen: { zellen: new Map(), bereiche: new Map() } as never,
        antrag: AACHEN,
      }),
  ],
  ['Problemliste', () => mit(Problemliste, { probleme: [{ feld: null, zelle: null, text: TEXT } as never] })],
  [
    'Blattunterschied',
    () => mit(Blattunterschied, { vergleich: { abweichungen: [{ text: TEXT }], fehlendeJahre: [] } as never }),
  ],
  ['Schrittliste', () => mit(Schrittliste, { schritte: [{ nr: 1, schritt: TEXT, rechnung: TEXT, fundstellen: [] }] })],
  [
    'Eintragstabelle',
    () =>
      mit(Eintragstabelle, {
        art: 'stellen',
        name: 'Stellen',
        eintraege: [{ zeile: 1, werte: { bezeichnung: TEXT } } as never],
      }),
  ],
  ['Ladeanzeige', () => mit(Ladeanzeige, { ladung: { art: 'fehler', meldung: TEXT }, wartetext: '' })],
  ['Wartendes', () => mit(Wartendes, {}), { speichern: { art: 'unbestaetigt', vorhaben, meldung: TEXT } }],
  ['Unbekanntes', () => mit(Unbekanntes, { vorhaben })],
  [
    'Speicherfeld',
    () => mit(Speicherfeld, {}),
    { speichern: { art: 'abgelehnt', meldung: TEXT, fehler: [{ pfad: TEXT, meldung: TEXT }] } },
  ],
  ['Konflikt', () => mit(Konflikt, {}), { speichern: { art: 'konflikt', neuere, vorhaben }, zusammenfuehrung: null }],
  ['Zusammenführung', () => mit(Zusammenfuehrung, { stand: zusammenfuehrung, ausgangsversion: 1, neuere })],
] as const)('%s', (_, element, teil = {}) => {
  const markup = zeichne(element(), teil);
  expect(markup).toContain('‹U+0410›');
  expect(markup).not.toMatch(ROH);
});

test('Meldungen und Rückfragen, gleich woher ihr Text kommt', () => {
  steuerung.melde('fehler', TEXT);
  void steuerung.frage({ titel: TEXT, text: TEXT, bestaetigen: 'Ja' });
  expect(steuerung.zustand.meldung?.text).toBe(GEZEIGT);
  for (const Teil of [Meldungsleiste, Rueckfragefenster]) {
    const markup = zeichne(mit(Teil, {}));
    expect(markup).toContain(GEZEIGT);
    expect(markup).not.toMatch(ROH);
  }
  steuerung.beantworte(false);
});

test('Soll und Ist nennen das Aktenzeichen des Bescheids', () => {
  const bescheid = { datum: '2020-03-01', aktenzeichen: TEXT, stellen: '3.0', zuwendung: '1.00' };
  const zahlen = { geduldete: 1, moeglich: null, geplant: '0', staerksterTag: null, bescheid } as never;
  expect(saetze(zahlen).join(' ')).toContain(`Aktenzeichen ${GEZEIGT}.`);
});
