/** R19 im Antrag: wie geplant besetzt ist der Plan; was außerhalb liegt, zählt nicht; ohne Angabe gilt der Plan. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Abwicklung } from '../../../shared/antrag/abwicklung.ts';
import {
  besetzungsangaben,
  istbesetzungen,
  planNachBesetzung,
  stellenjahr,
} from '../../../shared/antrag/istbesetzung.ts';
import { nachDemBescheid } from '../../../shared/antrag/nach-dem-bescheid.ts';
import { type Planrechnung, planrechnung } from '../../../shared/antrag/planrechnung.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { alsBetrag, alsZahl, vergleiche } from '../../../shared/grund/geld.ts';
import { bemessungDerBesetzung, besetzteTage } from '../../../shared/kern/besetzung.ts';
import type { Foerderung } from '../../../shared/kern/foerderung.ts';
import { rechenweg, type Schritt } from '../../../shared/kern/rechenweg.ts';
import { gemischt } from '../beispiele/andere-programme.ts';
import { LEER } from '../beispiele/leere-abwicklung.ts';
import { berechenbarerAntrag } from './antraege.ts';
import { antragMit } from './bausatz.ts';

const mit = (antrag: Antrag, besetzung: Abwicklung['besetzung']) =>
  planrechnung({ ...antrag, abwicklung: { ...LEER, besetzung } });
const titel = (schritt: Schritt<'Tage'>) => rechenweg(schritt).map(({ angaben }) => angaben.titel);

function jedesJahr({ antrag, foerderungen }: Planrechnung, pruefe: (f: Foerderung, jahr: number, id: string) => void) {
  foerderungen.forEach((foerderung, i) => {
    for (const { jahr } of foerderung?.jahre ?? [])
      if (foerderung) pruefe(foerderung, jahr, antrag.stellen[i]?.id ?? '');
  });
}

describe.each(['dreissigstel', 'zwoelftel', 'tage'] as const)('gezählt in %s', (zeitanteil) => {
  test('wer wie geplant besetzt, bekommt den Plan, auch auf geteilten Stellen', () => {
    const antrag = gemischt(zeitanteil, false);
    const wieGeplant = antrag.stellen.map(({ id, von, bis }) => ({ id, von, bis }));
    const rechnung = planrechnung(antrag);
    const besetzungen = istbesetzungen(rechnung, wieGeplant);
    for (const { id, art, haushaltsjahr, schritte } of rechnung.zeilen) {
      const foerderung = rechnung.foerderungen[antrag.stellen.findIndex((s) => s.id === id)];
      if (art !== 'stelle' || !schritte || !foerderung) continue;
      const plan = planNachBesetzung(foerderung, haushaltsjahr as number, besetzungen.get(id) ?? []);
      for (const feld of ['bemessung', 'ausgaben', 'zuwendung', 'eigenanteil'] as const)
        expect([id, haushaltsjahr, feld, alsBetrag(plan[feld].wert)]).toEqual([
          id,
          haushaltsjahr,
          feld,
          alsBetrag(schritte[feld].wert),
        ]);
    }
  });

  test('ohne Angabe gilt eine Stelle als besetzt wie geplant, auch auf geteilten Stellen', () =>
    jedesJahr(planrechnung(gemischt(zeitanteil)), (foerderung, jahr) => {
      const geplant = foerderung.imJahr(jahr);
      const angaben = besetzungsangaben(foerderung, jahr, null);
      expect(alsZahl(besetzteTage(angaben).wert)).toBe(alsZahl(geplant.tage.wert));
      expect(vergleiche(bemessungDerBesetzung(angaben).wert, geplant.bemessungExakt.wert)).toBe(0);
    }));
});

test('ohne Angabe sind es die Schritte des Plans selbst: Ein Rechenweg zeigt sie einmal', () => {
  fc.assert(
    fc.property(berechenbarerAntrag({ massnahmen: 0 }), (antrag) => {
      const rechnung = mit(antrag, []);
      expect(istbesetzungen(rechnung, []).size).toBe(0);
      jedesJahr(rechnung, (foerderung, jahr) => {
        const { tage, bemessung } = stellenjahr(foerderung, jahr, null);
        const geplant = foerderung.jahre.find((j) => j.jahr === jahr);
        expect(tage).toBe(geplant?.tage);
        expect(bemessung).toBe(geplant?.bemessungExakt);
      });
    }),
    { numRuns: 20 },
  );
});

test('eine Besetzung ganz außerhalb des Plans zählt keinen Tag, eine halb außerhalb nur ihren Teil darin', () => {
  const antrag = antragMit({ stellen: [{ von: '2021-01-01', bis: '2021-12-31' }] });
  const ergebnis = (von: string, bis: string) =>
    nachDemBescheid(mit(antrag, [{ id: 'S1', von, bis }]))?.nachBesetzung.map(({ foerdertage, zuwendung }) => [
      foerdertage,
      zuwendung,
    ]);
  expect(ergebnis('2020-01-01', '2020-12-31')).toEqual([['0', '0.00']]);
  expect(ergebnis('2022-01-01', '2022-12-31')).toEqual([['0', '0.00']]);
  expect(ergebnis('2020-07-01', '2021-06-30')).toEqual([['180', '26120.00']]);
  expect(ergebnis('2021-12-31', '2022-12-31')).toEqual([['1', '145.11']]);
});

test('im Rechenweg eines Jahres stehen nur seine Besetzungen', () => {
  const rechnung = mit(antragMit({}), [
    { id: 'S1', von: '2020-05-01', bis: '2020-12-31' },
    { id: 'S1', von: '2021-02-01', bis: '2021-12-31' },
  ]);
  const besetzungen = istbesetzungen(rechnung, rechnung.antrag.abwicklung?.besetzung ?? []).get('S1') ?? [];
  const tage = (jahr: number) => planNachBesetzung(rechnung.foerderungen[0] as Foerderung, jahr, besetzungen).tage;
  expect([2020, 2021, 2022].map((jahr) => alsZahl(tage(jahr).wert))).toEqual([240, 330, 0]);
  expect(titel(tage(2021))).toEqual(['Besetzte Tage']);
  expect(titel(tage(2022))).toEqual(['Besetzte Tage, Summe']);
});

test('nennt ein Eintrag Besetzungen, bleibt der andere derselben Stelle im Monat auf den Rest begrenzt (A2)', () => {
  const antrag = antragMit({
    stellen: [
      { stelle: 'T', von: '2021-01-01', bis: '2021-12-31' },
      { stelle: 'T', von: '2021-01-01', bis: '2021-12-31' },
    ],
  });
  const rechnung = mit(antrag, [{ id: 's1', von: '2021-01-01', bis: '2021-06-10' }]);
  const besetzungen = istbesetzungen(rechnung, rechnung.antrag.abwicklung?.besetzung ?? []);
  const tage = ['S1', 'S2'].map((id, i) => {
    const plan = planNachBesetzung(rechnung.foerderungen[i] as Foerderung, 2021, besetzungen.get(id) ?? []);
    return alsZahl(plan.tage.wert);
  });
  // S1 besetzt fünf Monate und zehn Tage; S2 bekommt im Juni 20 und danach jeden Monat ganz.
  expect(tage).toEqual([160, 200]);
});
