/** Wer etwas gesetzt hat, und ob er es durfte: auch, wo eine Version aus Form 1 niemanden nennt. */
import { describe, expect, test } from 'vitest';
import { hatRollen, passt, selbst } from '../../../shared/antrag/kettenurheber.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';

const version = (rollen: readonly string[] | undefined, form: number | undefined = 4) =>
  ({
    ...{ form, erstelltAm: '2026-01-01T08:00:00Z' },
    autor: { oid: 'a', name: 'A', ...(rollen && { rollen }) },
  }) as unknown as Antragsversion;
const setzung = (oid: string, ...rollen: string[]) =>
  ({ oid, name: oid.toUpperCase(), rollen, am: '2026-01-01T08:00:00Z' }) as never;

describe('Rollen', () => {
  test('jede nötige muss da sein', () => {
    expect(hatRollen(version(['GK.Bearbeiten', 'GK.Lesen']), ['GK.Bearbeiten'])).toBe(true);
    expect(hatRollen(version(['GK.Bearbeiten']), ['GK.Bearbeiten', 'GK.Festschreiben'])).toBe(false);
    expect(hatRollen(version([]), ['GK.Bearbeiten'])).toBe(false);
    expect(hatRollen(version(undefined), ['GK.Bearbeiten'])).toBe(false);
    expect(hatRollen(version(undefined), [])).toBe(true);
  });

  test('Form 1 hält keine fest', () => {
    const ohneForm = { ...version(undefined), form: undefined } as unknown as Antragsversion;
    expect(hatRollen(ohneForm, ['GK.Bearbeiten'])).toBe(true);
  });
});

describe('Wer etwas gesetzt hat', () => {
  const diese = version(['GK.Festschreiben']);

  test('neu: der Autor dieser Version, zu ihrer Zeit, mit seinen Rollen', () => {
    expect(selbst(diese)).toEqual({ oid: 'a', name: 'A', rollen: ['GK.Festschreiben'], am: diese.erstelltAm });
    expect(selbst(version(undefined)).rollen).toEqual([]);
    expect(passt(setzung('a', 'GK.Festschreiben'), null, diese, true)).toBe(true);
    expect(passt(setzung('b', 'GK.Festschreiben'), setzung('b', 'GK.Festschreiben'), diese, true)).toBe(false);
    expect(passt(null, null, diese, true)).toBe(false);
  });

  test('übernommen: wer vorher genannt war', () => {
    expect(passt(setzung('b'), setzung('b'), diese, false)).toBe(true);
    expect(passt(setzung('a', 'GK.Festschreiben'), setzung('b'), diese, false)).toBe(false);
    expect(passt(undefined, null, diese, false)).toBe(true);
    expect(passt(setzung('b'), null, diese, false)).toBe(false);
  });

  test('aus Form 1 übernommen: niemand, oder jemand ohne Rollen', () => {
    expect(passt(null, undefined, diese, false)).toBe(true);
    expect(passt(undefined, undefined, diese, false)).toBe(true);
    expect(passt(setzung('b'), undefined, diese, false)).toBe(true);
    expect(passt(setzung('b', 'GK.Festschreiben'), undefined, diese, false)).toBe(false);
  });
});
