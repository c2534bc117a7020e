/** Wann zwei Versionen denselben Plan haben und ein Speichern ihn fortführt. */
import { describe, expect, test } from 'vitest';
import { fuehrtPlanFort, gleicherPlan, planteil } from '../../../shared/antrag/planteil.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { alsVersion } from '../pruefmappe/version.ts';

const LEER = { besetzung: [], ist: [], abrufe: [], weiterleitungen: [], konten: [], zahlweise: 'kasse' } as const;
const version = () => structuredClone(alsVersion({ ...AACHEN_BEISPIEL, abwicklung: null }));

/** Dieselbe Version, in einem Feld irgendwo darin anders. */
function anders(aendere: (version: Antragsversion) => void): Antragsversion {
  const kopie = version();
  aendere(kopie);
  return kopie;
}
const setze = (objekt: object | undefined, feld: string, wert: unknown) => Reflect.set(objekt as object, feld, wert);

describe('derselbe Plan', () => {
  test('auch mit einer anderen Abwicklung und ohne die Namen der Regelstände an den Zeilen', () => {
    expect(gleicherPlan(version(), version())).toBe(true);
    expect(
      gleicherPlan(
        version(),
        anders((v) => setze(v.antrag, 'abwicklung', LEER)),
      ),
    ).toBe(true);
    expect(
      gleicherPlan(
        version(),
        anders((v) => {
          for (const zeile of v.ergebnis.finanzierungsplan.zeilen) Reflect.deleteProperty(zeile, 'regelstand');
        }),
      ),
    ).toBe(true);
  });

  const andere: [string, (v: Antragsversion) => unknown][] = [
    ['eine Angabe im Kopf', (v) => setze(v.antrag, 'titel', 'Ein anderer Titel')],
    ['eine Angabe an einer Stelle', (v) => setze(v.antrag.stellen[0], 'bezeichnung', 'anders')],
    [
      'eine Zahl in einer Zeile',
      (v) => setze(v.ergebnis.finanzierungsplan.zeilen[0]?.betraege as object, 'zuwendung', '1.00'),
    ],
    ['der Träger einer Zeile', (v) => setze(v.ergebnis.finanzierungsplan.zeilen[0], 'traeger', 'anderer')],
    ['die Gesamtsumme', (v) => setze(v.ergebnis.finanzierungsplan, 'gesamt', null)],
    ['der Regelstand', (v) => setze(v.regelstand[0], 'hash', '0'.repeat(64))],
  ];
  test.each(andere)('ein anderer: %s', (_, aendere) => {
    expect(gleicherPlan(version(), anders(aendere))).toBe(false);
    expect(fuehrtPlanFort(version(), anders(aendere))).toBe(false);
  });

  test('nach einem Zurückziehen führt nichts ihn fort', () => {
    expect(fuehrtPlanFort(version(), version())).toBe(true);
    expect(fuehrtPlanFort({ ...version(), status: 'zurueckgezogen' }, version())).toBe(false);
  });

  test('der Plan ist der Antrag ohne seine Abwicklung', () => {
    const { antrag } = anders((v) => setze(v.antrag, 'abwicklung', LEER));
    const { abwicklung: _, ...rest } = antrag;
    expect(planteil(antrag)).toEqual(rest);
  });
});
