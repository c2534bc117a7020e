/**
 * Wie der Aufwand eines Plans mit der Zahl seiner Einträge wächst: gezählt, wie oft Angaben und Zeilen gelesen werden,
 * nicht gestoppt.
 */
import { describe, expect, it } from 'vitest';
import { berechneErgebnis } from '../../../shared/antrag/finanzierungsplan.ts';
import { hinweiseZu } from '../../../shared/antrag/hinweise.ts';
import { planrechnung } from '../../../shared/antrag/planrechnung.ts';
import type { Antrag, Stelleneintrag } from '../../../shared/antrag/schema.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { STELLE } from './bausatz.ts';

/** Linear wäre 1; sortiert wird auch. */
const EXPONENT_HOECHSTENS = 1.15;
const KLEIN = 300;
const GROSS = 500;

type Stellen = (anzahl: number) => Partial<Stelleneintrag>[];
/** Je zwei Einträge besetzen nacheinander eine Stelle und teilen sich deren Januar 2021. */
const PAARE: Stellen = (anzahl) =>
  Array.from({ length: anzahl }, (_, i) => ({
    stelle: `T${i >> 1}`,
    ...(i % 2 === 0 ? { bis: '2021-01-15' } : { von: '2021-01-15' }),
  }));
/** Alle auf derselben Stelle. */
const EINE: Stellen = (anzahl) => Array.from({ length: anzahl }, () => ({ stelle: 'T' }));
const BETRAEGE: Stellen = (anzahl) =>
  Array.from({ length: anzahl }, (_, i) => ({ stelle: `S${i}`, jahresausgaben: `${60_000 + i}.0${i % 10}` }));

const antragMit = (stellen: readonly Partial<Stelleneintrag>[]): Antrag => ({
  ...AACHEN_BEISPIEL,
  stellen: stellen.map((stelle, i) => ({ ...STELLE, id: `S${i + 1}`, ...stelle })),
});

describe(`Von ${KLEIN} auf ${GROSS} Stellen wächst der Aufwand höchstens mit dem Exponenten ${EXPONENT_HOECHSTENS}`, () => {
  it.each([
    ['je zwei teilen sich eine', PAARE],
    ['alle teilen sich eine', EINE],
    ['jede nennt eine eigene, mit eigenem Betrag', BETRAEGE],
  ])('%s', (_fall, stellen) => {
    const lesungen = (anzahl: number) => {
      const zaehler = neuerZaehler();
      berechneErgebnis(gezaehlt(antragMit(stellen(anzahl)), zaehler));
      const rechnung = planrechnung(antragMit(stellen(anzahl)));
      hinweiseZu({
        ...rechnung,
        antrag: gezaehlt(rechnung.antrag, zaehler),
        zeilen: rechnung.zeilen.map((zeile) => zaehlend(zeile, zaehler)),
      });
      return zaehler.lesungen;
    };
    const [klein, gross] = [lesungen(KLEIN), lesungen(GROSS)];
    expect(klein).toBeGreaterThan(KLEIN * 10);
    expect(Math.log(gross / klein) / Math.log(GROSS / KLEIN)).toBeLessThanOrEqual(EXPONENT_HOECHSTENS);
  });

  it('und jeder Hinweis ist noch da', () => {
    const { hinweise } = berechneErgebnis(antragMit(PAARE(GROSS)));
    expect(hinweise.filter(({ code }) => code === 'TAGE_GEMEINSAM_BEGRENZT')).toHaveLength(GROSS / 2);
    expect(hinweise.filter(({ code }) => code === 'UEBERSCHNEIDUNG')).toHaveLength(GROSS / 2);
  });
});

interface Zaehler {
  lesungen: number;
}

function neuerZaehler(): Zaehler {
  return { lesungen: 0 };
}

/** Zählt jedes Lesen einer Angabe. */
function zaehlend<T extends object>(objekt: T, zaehler: Zaehler): T {
  return new Proxy(objekt, {
    get(ziel, name, empfaenger) {
      zaehler.lesungen++;
      return Reflect.get(ziel, name, empfaenger);
    },
  });
}

function gezaehlt(antrag: Antrag, zaehler: Zaehler): Antrag {
  return { ...antrag, stellen: antrag.stellen.map((stelle) => zaehlend(stelle, zaehler)) };
}
