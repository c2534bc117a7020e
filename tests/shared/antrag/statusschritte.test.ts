/** Welche Rolle ein Schritt braucht und wann vier Augen. */
import { expect, test } from 'vitest';
import {
  brauchtVierAugen,
  bringtInhalt,
  noetigeRollen,
  rolleFuerStatus,
} from '../../../shared/antrag/statusschritte.ts';
import type { Status } from '../../../shared/antrag/version.ts';

const stand = (status: Status, festgeschrieben = false) => ({ status, festgeschrieben });

test('den Bescheid hält fest, wer festschreiben darf; alles andere die Bearbeitung', () => {
  const rollen = (['eingereicht', 'bewilligt', 'abgelehnt', 'zurueckgezogen'] as const).map(rolleFuerStatus);
  expect(rollen).toEqual(['GK.Bearbeiten', 'GK.Festschreiben', 'GK.Festschreiben', 'GK.Bearbeiten']);
});

test('zurückziehen darf die Bearbeitung, was noch nicht entschieden ist', () => {
  const zurueck = (status: Status, festgeschrieben = false) =>
    noetigeRollen(stand(status, festgeschrieben), { status: 'zurueckgezogen' });
  expect(zurueck('eingereicht')).toEqual(['GK.Bearbeiten']);
  expect(zurueck('eingereicht', true)).toEqual(['GK.Festschreiben']);
  expect(zurueck('bewilligt')).toEqual(['GK.Festschreiben']);
  expect(zurueck('abgelehnt')).toEqual(['GK.Festschreiben']);
});

test('jede Änderung bringt ihre Rolle mit, keine doppelt', () => {
  const noetig = (aenderung: Parameters<typeof noetigeRollen>[1]) => noetigeRollen(stand('bewilligt'), aenderung);
  expect(noetig({})).toEqual([]);
  expect(noetig({ festgeschrieben: false, bescheid: false })).toEqual([]);
  expect(noetig({ status: 'eingereicht' })).toEqual(['GK.Bearbeiten']);
  expect(noetig({ festgeschrieben: true })).toEqual(['GK.Festschreiben']);
  expect(noetig({ bescheid: true })).toEqual(['GK.Festschreiben']);
  expect(noetig({ status: 'bewilligt', bescheid: true, festgeschrieben: true })).toEqual(['GK.Festschreiben']);
  expect(noetig({ status: 'eingereicht', festgeschrieben: true })).toEqual(['GK.Bearbeiten', 'GK.Festschreiben']);
});

test('neuen Inhalt bringt nur ein Entwurf, der nicht festgeschrieben ist', () => {
  expect([stand('entwurf'), stand('entwurf', true), stand('eingereicht')].map(bringtInhalt)).toEqual([
    ...[true, false, false],
  ]);
});

test('vier Augen brauchen Bewilligung, Bescheid und Festschreiben', () => {
  const gebraucht = [{ status: 'bewilligt' }, { festgeschrieben: true }, { bescheid: true }] as const;
  expect(gebraucht.map(brauchtVierAugen)).toEqual([true, true, true]);
  const ohne = [{}, { status: 'abgelehnt' }, { festgeschrieben: false, bescheid: false }] as const;
  expect(ohne.map(brauchtVierAugen)).toEqual([false, false, false]);
});
