/** Basiszinssätze: veröffentlicht, eingefroren, mit Fundstelle, lückenlos nach Halbjahren. */
import { describe, expect, it } from 'vitest';
import { alsIso, plusTage } from '../../../shared/grund/datum.ts';
import { alsZahl } from '../../../shared/grund/geld.ts';
import { hashVon } from '../../../shared/grund/hash.ts';
import { BASISZINS_BEKANNT, basiszinssatz, ZINSRECHT } from '../../../shared/regelstand/basiszins.ts';
import { DOKUMENTE } from '../../../shared/regelstand/dokumente.ts';
import { d } from '../tage.ts';

/** Wer hier etwas ändern muss, hat einen neuen Stand mit neuer Id zu schreiben. */
const VEROEFFENTLICHT = { 'BASISZINS-2026-07': '70ff5a6df93892c69f3b0a62f6a805dc0167c323fd3e4e62dd91d390657a1f7b' };

describe('Basiszinssätze', () => {
  it('haben den Hash, mit dem sie veröffentlicht wurden, und sind eingefroren', () => {
    expect({ [ZINSRECHT.id]: hashVon(ZINSRECHT) }).toEqual(VEROEFFENTLICHT);
    expect(
      [ZINSRECHT, ZINSRECHT.basiszinssaetze, ZINSRECHT.basiszinssaetze[0], ZINSRECHT.punkte].every(Object.isFrozen),
    ).toBe(true);
  });

  it('nennen R24 und ein Dokument, das es gibt, mit dem Vermerk zur Prüfung', () => {
    for (const { regel, fundstelle } of [...ZINSRECHT.basiszinssaetze, ...ZINSRECHT.punkte]) {
      expect(regel).toBe('R24');
      expect(Object.keys(DOKUMENTE)).toContain(fundstelle.dokument);
    }
    for (const { fundstelle } of ZINSRECHT.basiszinssaetze)
      expect(DOKUMENTE[fundstelle.dokument]).toContain('bei der Bundesbank zu prüfen');
  });

  it('beginnen an Halbjahren und steigen in der Zeit', () => {
    const tage = ZINSRECHT.basiszinssaetze.map(({ ab }) => ab);
    expect(tage).toEqual([...tage].sort());
    expect(tage.every((tag) => /-0[17]-01$/.test(tag))).toBe(true);
    expect(alsIso(BASISZINS_BEKANNT.von)).toBe(tage[0]);
  });

  it.each([
    ['2016-07-01', -0.0088],
    ['2022-12-31', -0.0088],
    ['2023-01-01', 0.0162],
    ['2023-06-30', 0.0162],
    ['2023-07-01', 0.0312],
    ['2024-01-01', 0.0362],
    ['2024-07-01', 0.0337],
    ['2025-01-01', 0.0227],
    ['2025-07-01', 0.0127],
    ['2026-01-01', 0.0127],
    ['2026-07-01', 0.0152],
    ['2026-12-31', 0.0152],
  ])('%s: %d', (tag, satz) => expect(alsZahl(basiszinssatz(d(tag)).wert)).toBe(satz));

  it('davor und danach gibt es keinen', () => {
    for (const tag of [plusTage(BASISZINS_BEKANNT.von, -1), plusTage(BASISZINS_BEKANNT.bis, 1)])
      expect(() => basiszinssatz(tag)).toThrow(
        expect.objectContaining({ code: 'BASISZINS_UNBEKANNT', feld: 'tag', regel: 'R24' }),
      );
  });
});
