/** Hinweise: Texte und Felder in goldenen Ordnern, und was für jeden gilt. */
import { existsSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { vollerBescheid } from '../../../shared/antrag/bescheid.ts';
import { bescheidSchema } from '../../../shared/antrag/bescheidschema.ts';
import { berechneErgebnis } from '../../../shared/antrag/finanzierungsplan.ts';
import { type Antrag, antragSchema } from '../../../shared/antrag/schema.ts';
import { istRegelId } from '../../../shared/regelstand/regelid.ts';
import { goldenerOrdner } from '../golden.ts';
import { jederAntrag } from './programmantraege.ts';

describe('Golden', () => {
  const gelesen = (datei: string): unknown => JSON.parse(readFileSync(datei, 'utf8'));
  goldenerOrdner('tests/shared/antrag/golden/hinweise', 'antrag.json', (ordner) => {
    const bescheide = existsSync(`${ordner}/bescheide.json`) ? gelesen(`${ordner}/bescheide.json`) : [];
    return {
      'hinweise.json': berechneErgebnis(
        antragSchema.parse(gelesen(`${ordner}/antrag.json`)),
        undefined,
        z.array(bescheidSchema).parse(bescheide).map(vollerBescheid),
      ).hinweise,
    };
  });
});

describe('Jeder Hinweis', () => {
  /** Löst `stellen[0].von` im Antrag auf; `undefined`, wenn es das Feld nicht gibt. */
  const feld = (wurzel: unknown, pfad: string): unknown =>
    pfad
      .split(/[.[\]]+/)
      .filter(Boolean)
      .reduce<unknown>((teil, name) => (teil as Record<string, unknown> | undefined)?.[name], wurzel);

  it('nennt eine Regel, die es gibt, und Felder, die es gibt, und keine Lücken im Text', () => {
    fc.assert(
      fc.property(jederAntrag(), (erzeugt) => {
        const gefunden = berechneErgebnis(erzeugt).hinweise;
        const rang = gefunden.map(({ schweregrad }) => ['fehler', 'warnung', 'info'].indexOf(schweregrad));
        expect(rang).toEqual([...rang].sort());
        for (const { code, regel, felder, text } of gefunden) {
          expect(code).toMatch(/^[A-Z][A-Z0-9_]+$/);
          if (code !== 'ZEITRAUM_VERKEHRT') expect(regel !== null && istRegelId(regel), code).toBe(true);
          expect(felder.length).toBeGreaterThan(0);
          for (const pfad of felder) expect(feld(erzeugt, pfad), `${code} ${pfad}`).not.toBeUndefined();
          expect(text).toMatch(/[.]$/);
          expect(text).not.toMatch(/undefined|null|NaN|\[object/);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('hängt nicht von der Reihenfolge der Einträge ab', () => {
    fc.assert(
      fc.property(jederAntrag(), (erzeugt) => {
        const umgekehrt = {
          ...erzeugt,
          stellen: [...erzeugt.stellen].reverse(),
          massnahmen: [...erzeugt.massnahmen].reverse(),
        };
        const codes = (a: Antrag) =>
          berechneErgebnis(a)
            .hinweise.map(({ code }) => code)
            .sort();
        expect(codes(umgekehrt)).toEqual(codes(erzeugt));
      }),
      { numRuns: 100 },
    );
  });
});
