/**
 * Welche Haushaltsjahre das Blatt zeigt, wenn es ein Programm ab 2031 gibt: das Beispiel dieselben wie bisher; verlässt
 * ein Datum sie, sagt es der Aufgabenbereich und ergänzt sie mit einem Klick.
 */
import { describe, expect, test, vi } from 'vitest';
import { blattjahre } from '../../../addin/haushaltsblatt/blattjahre.ts';
import { uebersichten } from '../../../addin/haushaltsblatt/fundstellen.ts';
import { blattAusAntrag, leeresBlatt } from '../../../addin/haushaltsblatt/haushaltsblatt.ts';
import { MONATSGRENZEN_TITEL } from '../../../addin/haushaltsblatt/spalten.ts';
import type { Blattmodell, Zellinhalt } from '../../../addin/workbook/modell.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { ausIso, type Datum } from '../../../shared/grund/datum.ts';
import { alsSeriell } from '../../../shared/grund/seriell.ts';
import { REGELSTAENDE } from '../../../shared/regelstand/verzeichnis.ts';
import { AACHEN, COACHING } from '../../shared/beispiele/aachen.ts';
import { aufbauten, SpeicherAblage, SpeicherMappe } from '../taskpane/umgebung.ts';
import { alsGitter } from './antraege.ts';

vi.mock('../../../shared/regelstand/verzeichnis.ts', async (original) => {
  const verzeichnis = await original<typeof import('../../../shared/regelstand/verzeichnis.ts')>();
  const { DIA_2031, THM_2031 } = await import('../../shared/regelstand/folgedaten.ts');
  return { ...verzeichnis, REGELSTAENDE: [...verzeichnis.REGELSTAENDE, THM_2031, DIA_2031] };
});

const baueAuf = aufbauten();
const VON = 7;
const BIS = 8;

const jahreIn = (modell: Blattmodell) => uebersichten(alsGitter(modell)).map(({ jahre }) => jahre);
const jahrestitel = (modell: Blattmodell) =>
  modell.zellen.flatMap(({ inhalt }) =>
    inhalt?.art === 'text' && / (20\d\d)$/.test(inhalt.text) ? [inhalt.text] : [],
  );

function geaendert(modell: Blattmodell, zeile: number, spalte: number, inhalt: Zellinhalt | null): Blattmodell {
  return {
    ...modell,
    zellen: modell.zellen.map((zelle) =>
      zelle.zeile === zeile && zelle.spalte === spalte ? { ...zelle, inhalt } : zelle,
    ),
  };
}

/** Die Stelle in der ersten Zeile, auf andere Tage gesetzt, wie jemand sie tippt. */
function verlegt(modell: Blattmodell, von: string, bis: string): Blattmodell {
  const zeile = (modell.tabellen.find(({ name }) => name === 'GK_Stellen')?.zeile ?? 0) + 1;
  const tag = (text: string) => ({ art: 'zahl', zahl: alsSeriell(ausIso(text) as Datum) }) as const;
  return geaendert(geaendert(modell, zeile, VON, tag(von)), zeile, BIS, tag(bis));
}

test('das Beispiel und ein leeres Blatt zeigen 2019 bis 2022, auch wenn es ein Programm ab 2031 gibt', () => {
  expect(REGELSTAENDE.map(({ id }) => id)).toContain('THM-2031');
  for (const modell of [blattAusAntrag(AACHEN_BEISPIEL), leeresBlatt()]) {
    expect(jahreIn(modell)).toEqual([[2019, 2020, 2021, 2022]]);
    expect(jahrestitel(modell)).toEqual([
      ...[2019, 2020, 2021, 2022].map((jahr) => `Zuwendung ${jahr}`),
      ...[2019, 2020, 2021, 2022].map((jahr) => `Eigenanteil ${jahr}`),
      'Pauschale 2020',
      'Pauschale 2020',
    ]);
  }
  expect(blattjahre({ kopfdaten: { stand: '2031-06-01' }, stellen: [], massnahmen: [] }).haushaltsjahre).toEqual([
    2031, 2032, 2033,
  ]);
});

describe('ein Datum verlässt die Jahre des Blatts', () => {
  const oeffne = async (modell: Blattmodell) => {
    const mappe = new SpeicherMappe();
    mappe.modell = modell;
    const { steuerung } = await baueAuf(new SpeicherAblage(), null, mappe);
    const fehlende = () => {
      const { blatt } = steuerung.zustand;
      return blatt.art === 'plan' ? blatt.blattvergleich?.fehlendeJahre : blatt.art;
    };
    return { mappe, steuerung, fehlende };
  };
  const nach2031 = verlegt(blattAusAntrag(AACHEN), '2031-04-01', '2032-12-31');
  /** Wie es früher angelegt wurde: ohne die Spalte der Monatsgrenzen. */
  const alt = {
    ...nach2031,
    zellen: nach2031.zellen.filter(({ inhalt }) => inhalt?.art !== 'text' || inhalt.text !== MONATSGRENZEN_TITEL),
  };
  const mitMassnahme = (jahr: number): Blattmodell => {
    const modell = blattAusAntrag({ ...AACHEN, massnahmen: [COACHING] });
    const zeile = (modell.tabellen.find(({ name }) => name === 'GK_Massnahmen')?.zeile ?? 0) + 1;
    return geaendert(modell, zeile, 6, { art: 'zahl', zahl: jahr });
  };

  test.each([
    ['eine Stelle', nach2031, [2031, 2032], [2031, 2032, 2033]],
    ['eine Stelle in einem alten Blatt', alt, [2031, 2032], [2031, 2032, 2033]],
    ['eine Maßnahme', mitMassnahme(2032), [2032], [2019, 2020, 2021, 2022, 2031, 2032, 2033]],
  ])(
    '%s: die Jahre sind genannt, ein Klick ergänzt sie, und danach fehlt keines',
    async (_, modell, fehlend, danach) => {
      const { mappe, steuerung, fehlende } = await oeffne(modell);
      expect(fehlende()).toEqual(fehlend);
      const fertig = steuerung.stelleFormelnHer();
      await expect
        .poll(() => steuerung.zustand.rueckfrage !== null || steuerung.zustand.meldung?.art === 'erfolg')
        .toBe(true);
      if (steuerung.zustand.rueckfrage) steuerung.beantworte(true);
      await fertig;
      expect(jahreIn(mappe.modell as Blattmodell)).toEqual([danach]);
      await steuerung.liesBlatt();
      expect(fehlende()).toEqual([]);
      const { blatt } = steuerung.zustand;
      expect(blatt.art === 'plan' && blatt.blattvergleich?.abweichungen).toEqual([]);
    },
  );

  test('bleibt das Datum in den Jahren, ist nichts zu ergänzen', async () => {
    const { fehlende } = await oeffne(verlegt(blattAusAntrag(AACHEN), '2019-08-01', '2021-12-31'));
    expect(fehlende()).toEqual([]);
  });
});
