import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { beigabenZu } from '../../../addin/haushaltsblatt/beigaben.ts';
import { blattAusAntrag } from '../../../addin/haushaltsblatt/haushaltsblatt.ts';
import { alsGitter, antraege } from './antraege.ts';

test('Eingabeprüfungen und Diagramm eines Blatts sind die, mit denen es angelegt wurde, auch wenn es verschoben ist', () => {
  fc.assert(
    fc.property(antraege, fc.nat(5), (antrag, versatz) => {
      const { auswahllisten, datumsbereiche, diagramm } = blattAusAntrag(antrag);
      const schiebe = <T extends { zeile: number; spalte: number }>(b: T): T => ({
        ...b,
        zeile: b.zeile + versatz,
        spalte: b.spalte + versatz,
      });
      const gefunden = beigabenZu(alsGitter(blattAusAntrag(antrag), 'Etat', { zeile: versatz, spalte: versatz }));
      expect(gefunden.auswahllisten).toEqual(auswahllisten.map(schiebe));
      expect(gefunden.datumsbereiche).toEqual(datumsbereiche.map(schiebe));
      expect(gefunden.diagramm?.jahre).toEqual(diagramm && schiebe(diagramm.jahre));
      expect(gefunden.diagramm?.platz).toEqual(diagramm && schiebe(diagramm.platz));
    }),
    { numRuns: 60 },
  );
});
