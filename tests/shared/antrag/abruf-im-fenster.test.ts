/** R21: Wann der Bedarf gar nicht über dem Bescheid liegen kann und deshalb niemand ihn rechnet. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { abrufImFenster, anspruchKannBescheidUebersteigen } from '../../../shared/antrag/abruf-im-fenster.ts';
import { vollerBescheid } from '../../../shared/antrag/bescheid.ts';
import { planrechnung } from '../../../shared/antrag/planrechnung.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { NULL, plus, vergleiche } from '../../../shared/grund/geld.ts';
import { fensterende } from '../../../shared/kern/mittelabruf.ts';
import { LEER } from '../beispiele/leere-abwicklung.ts';
import { betrag, d, foerdertag } from '../tage.ts';
import { type Aenderung, antragMit } from './bausatz.ts';

const haushaltsjahr = 2021;
const tagDesJahres = fc.integer({ min: 0, max: 364 }).map((i) => foerdertagNach(i));
const monate = fc.array(fc.option(betrag(0), { nil: null }), { minLength: 12, maxLength: 12 });

test('liegt der Anspruch über dem Bescheid, heißt es vorher nie, das könne nicht sein', () => {
  const gesehen = { kann: 0, kannNicht: 0, darueber: 0 };
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 200_000 }),
      fc.option(fc.tuple(foerdertag(), foerdertag()), { nil: null }),
      fc.option(monate, { nil: null }),
      fc.option(betrag(0), { nil: null }),
      tagDesJahres,
      (bewilligt, besetzt, istmonate, andereMittel, angefordertAm) => {
        const [erste] = AACHEN_BEISPIEL.stellen;
        const id = erste?.id ?? '';
        const [von, bis] = [...(besetzt ?? [])].sort();
        const zuwendung = `${bewilligt}.00`;
        const rechnung = planrechnung(
          {
            ...AACHEN_BEISPIEL,
            abwicklung: {
              ...LEER,
              besetzung: von && bis ? [{ id, von, bis }] : [],
              ist: istmonate ? [{ id, haushaltsjahr, betrag: null, monate: istmonate, andereMittel }] : [],
            },
          },
          undefined,
          undefined,
          [
            vollerBescheid({
              ...{ datum: '2020-03-01', aktenzeichen: 'Az.', stellen: '3', zuwendung },
              jahre: [{ haushaltsjahr, zuwendung }],
            }),
          ],
        );
        const am = d(angefordertAm);
        const wunsch = { programm: 'THM', haushaltsjahr, angefordertAm: am, fensterBis: fensterende(am) } as const;
        const kann = anspruchKannBescheidUebersteigen(rechnung, wunsch);
        const abruf = abrufImFenster(rechnung, wunsch);
        const noetig = (abruf?.posten ?? []).reduce((summe, { anspruch }) => plus(summe, anspruch.wert), NULL);
        const darueber = abruf !== null && vergleiche(noetig, abruf.bewilligt.wert) > 0;
        expect(abruf).not.toBeNull();
        if (darueber) expect(kann).toBe(true);
        if (darueber) gesehen.darueber++;
        if (kann) gesehen.kann++;
        else gesehen.kannNicht++;
      },
    ),
    { numRuns: 150 },
  );
  for (const anzahl of Object.values(gesehen)) expect(anzahl).toBeGreaterThan(0);
});

test('ohne Bescheid gibt es nichts, das überstiegen würde', () => {
  const am = d('2021-03-01');
  const wunsch = { programm: 'THM', haushaltsjahr, angefordertAm: am, fensterBis: fensterende(am) } as const;
  expect(anspruchKannBescheidUebersteigen(planrechnung({ ...AACHEN_BEISPIEL, abwicklung: LEER }), wunsch)).toBe(false);
});

test('für das ganze Jahr sind es höchstens 68.000 € · 80 %: Genau so viel bewilligt reicht, ein Cent weniger nicht', () => {
  const kann = (zuwendung: string) => uebersteigt('THM', zuwendung, { stellen: [GANZES_JAHR], abwicklung: null });
  expect(kann('54400.00')).toBe(false);
  expect(kann('54399.99')).toBe(true);
  const besetzung = [{ id: 'S1', von: '2021-01-01', bis: '2021-06-30' }];
  expect(uebersteigt('THM', '27200.00', { stellen: [GANZES_JAHR], abwicklung: { ...LEER, besetzung } })).toBe(false);
});

test('bei Maßnahmen begrenzt nichts den Bedarf', () => {
  expect(uebersteigt('DIA', '1000000.00', { stellen: [], massnahmen: [{ haushaltsjahr }] })).toBe(true);
});

const GANZES_JAHR = { von: '2021-01-01', bis: '2021-12-31' };

/** Angefordert für alle Zahlungen bis zum Jahresende. */
function uebersteigt(programm: 'THM' | 'DIA', zuwendung: string, aenderung: Aenderung): boolean {
  const bescheid = vollerBescheid({
    ...{ datum: '2020-03-01', aktenzeichen: 'Az.', stellen: programm === 'THM' ? '1' : null, programm, zuwendung },
    jahre: [{ haushaltsjahr, zuwendung }],
  });
  const rechnung = planrechnung(antragMit(aenderung), undefined, undefined, [bescheid]);
  const wunsch = { programm, haushaltsjahr, angefordertAm: d('2021-11-01'), fensterBis: d('2021-12-31') };
  return anspruchKannBescheidUebersteigen(rechnung, wunsch);
}

function foerdertagNach(i: number): string {
  return new Date(Date.UTC(haushaltsjahr, 0, 1 + i)).toISOString().slice(0, 10);
}
