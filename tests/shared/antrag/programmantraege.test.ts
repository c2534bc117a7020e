/** Erzeugte Anträge mit allen Regelständen: Plan, Budget und Fortführen; was Vergleich und Nachrechnen daraus machen, prüfen deren Tests. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { berechneErgebnis } from '../../../shared/antrag/finanzierungsplan.ts';
import { fuehrtPlanFort } from '../../../shared/antrag/planteil.ts';
import { verwendeteRegelstaende } from '../../../shared/antrag/verwendete-regelstaende.ts';
import { REGELSTAENDE } from '../../../shared/regelstand/verzeichnis.ts';
import { LEER } from '../beispiele/leere-abwicklung.ts';
import { programmantrag } from './programmantraege.ts';

const cent = (betrag: string) => Math.round(Number(betrag) * 100);

describe('Erzeugte Anträge mit anderen Programmen', () => {
  it('jede Zeile rechnet mit dem genannten Regelstand, und Zeilen und Summen gehen auf den Cent auf', () => {
    const gesehen = new Set<string>();
    fc.assert(
      fc.property(programmantrag(), (antrag) => {
        const { zeilen, gesamt } = berechneErgebnis(antrag).ergebnis.finanzierungsplan;
        for (const { art, id, haushaltsjahr, regelstand, betraege } of zeilen) {
          if (art !== 'kuerzung') gesehen.add(regelstand ?? '');
          const stelle = antrag.stellen.find((s) => s.id === id);
          const genannt = stelle?.regelstand ?? antrag.regelstand?.thm ?? 'THM-2019';
          if (art === 'stelle') expect([id, haushaltsjahr, regelstand]).toEqual([id, haushaltsjahr, genannt]);
          expect(betraege, `${id} ${haushaltsjahr}`).not.toBeNull();
          if (betraege) expect(cent(betraege.zuwendung) + cent(betraege.eigenanteil), id).toBe(cent(betraege.ausgaben));
        }
        for (const feld of ['zuwendung', 'eigenanteil', 'ausgaben', 'integrationspauschale'] as const)
          expect(cent(gesamt?.[feld] ?? '0')).toBe(zeilen.reduce((s, z) => s + cent(z.betraege?.[feld] ?? '0'), 0));
      }),
      { numRuns: 200 },
    );
    expect([...gesehen].sort()).toEqual(REGELSTAENDE.map(({ id }) => id).sort());
  });

  it('kein Budget wird überschritten', () => {
    let faelle = 0;
    let gekuerzt = 0;
    fc.assert(
      fc.property(programmantrag(), (antrag) => {
        faelle++;
        const { zeilen } = berechneErgebnis(antrag).ergebnis.finanzierungsplan;
        const programmDer = (id: string | null | undefined) => REGELSTAENDE.find((r) => r.id === id);
        for (const { programm, haushaltsjahr, betrag } of antrag.budget ?? []) {
          const eigene = zeilen.filter(({ art, id, haushaltsjahr: jahr, regelstand }) => {
            if (jahr !== haushaltsjahr) return false;
            if (art === 'kuerzung' && !id.startsWith(`Budget ${programm}`)) return false;
            const r = programmDer(regelstand);
            return art === 'kuerzung' || r?.programm === programm || r?.budgetprogramm === programm;
          });
          if (eigene.some(({ art }) => art === 'kuerzung')) gekuerzt++;
          const summe = eigene.reduce((s, z) => s + cent(z.betraege?.zuwendung ?? '0'), 0);
          expect(summe, `${programm} ${haushaltsjahr}`).toBeLessThanOrEqual(cent(betrag));
        }
      }),
      { numRuns: 200 },
    );
    expect(gekuerzt / faelle).toBeGreaterThan(0.025);
  });

  it('wer nur die Abwicklung speichert, führt den Plan fort; wer eine andere Zählung oder ein anderes Budget wählt, nicht', () => {
    const stand = (antrag: Parameters<typeof berechneErgebnis>[0]) => ({
      status: 'bewilligt' as const,
      antrag,
      ergebnis: berechneErgebnis(antrag).ergebnis,
      regelstand: verwendeteRegelstaende(antrag),
    });
    fc.assert(
      fc.property(programmantrag(), (antrag) => {
        const vorige = stand(antrag);
        expect(fuehrtPlanFort(vorige, stand({ ...antrag, abwicklung: LEER }))).toBe(true);
        const zeitanteil = antrag.zeitanteil === 'tage' ? 'zwoelftel' : 'tage';
        expect(fuehrtPlanFort(vorige, stand({ ...antrag, zeitanteil }))).toBe(false);
        const budget = [...(antrag.budget ?? []), { programm: 'SSA-NRW', haushaltsjahr: 2029, betrag: '0.00' }];
        expect(fuehrtPlanFort(vorige, stand({ ...antrag, budget }))).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});
