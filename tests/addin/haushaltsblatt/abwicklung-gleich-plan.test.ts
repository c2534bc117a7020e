/**
 * Die Tabellen nach dem Bescheid sind das Ergebnis: Erzeugte Abwicklungen, in der Arbeitsmappe gerechnet, ergeben in jeder
 * Zeile und jedem Jahr die Beträge, die der Server speichert.
 */
import '../workbench/mappe.ts';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  abwicklungszellen,
  nurImPlan,
  vergleicheNachBescheid,
} from '../../../addin/haushaltsblatt/abwicklungszellen.ts';
import { bescheidabweichungen, bescheidzeilen } from '../../../addin/haushaltsblatt/bescheidzeilen.ts';
import { blattAusAntrag, tabellenImGitter } from '../../../addin/haushaltsblatt/haushaltsblatt.ts';
import type { Abwicklungsblatt } from '../../../addin/haushaltsblatt/tabellen.ts';
import { setzeBlatt } from '../../../addin/workbench/tabelle/blatt-plugin.ts';
import { standAusModell } from '../../../addin/workbench/tabelle/blattstand.ts';
import { liesInhalt } from '../../../addin/workbench/tabelle/lesen.ts';
import type { Abwicklung } from '../../../shared/antrag/abwicklung.ts';
import { type FestgehaltenerBescheid, vollerBescheid } from '../../../shared/antrag/bescheid.ts';
import { ergebnisVon } from '../../../shared/antrag/finanzierungsplan.ts';
import { planrechnung } from '../../../shared/antrag/planrechnung.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { namensschluessel } from '../../../shared/grund/name.ts';
import { REGELSTAENDE } from '../../../shared/regelstand/verzeichnis.ts';
import { berechenbarerAntrag } from '../../shared/antrag/antraege.ts';
import { LEER } from '../../shared/beispiele/leere-abwicklung.ts';
import { BLATT, leereMappe } from '../workbench/mappe.ts';

const festgehalten = (angabe: Parameters<typeof vollerBescheid>[0]): FestgehaltenerBescheid => ({
  ...vollerBescheid(angabe),
  erfasstVon: null,
  zumFrueherenPlan: false,
});

/** Das gerechnete Blatt und daneben, was der Plan daraus macht. */
function gerechnet(antrag: Antrag, bescheide: readonly FestgehaltenerBescheid[]) {
  const zeilen = bescheidzeilen(antrag, bescheide);
  const modell = blattAusAntrag(antrag, zeilen);
  const model = leereMappe(modell.zeilen, modell.spalten);
  setzeBlatt(model, BLATT, standAusModell(modell));
  const blatt = tabellenImGitter(liesInhalt(model, BLATT)).abwicklung as Abwicklungsblatt;
  const rechnung = planrechnung(antrag, REGELSTAENDE, namensschluessel, bescheide);
  return { blatt, rechnung, zeilen, ergebnis: ergebnisVon(rechnung).abwicklung };
}

function stimmtUeberein(antrag: Antrag, bescheide: readonly FestgehaltenerBescheid[]) {
  const { blatt, rechnung, zeilen } = gerechnet(antrag, bescheide);
  expect(vergleicheNachBescheid(blatt, rechnung).map(({ text }) => text)).toEqual([]);
  expect(blatt.tabellen.bescheide && bescheidabweichungen(blatt.tabellen.bescheide, zeilen)).toEqual([]);
}

const [STELLE] = AACHEN_BEISPIEL.stellen as [Antrag['stellen'][number]];
const ZWEI: Antrag = {
  ...AACHEN_BEISPIEL,
  massnahmen: [],
  stellen: ['S1', 'S2'].map((id) => ({
    ...STELLE,
    id,
    stelle: null,
    von: '2021-01-01',
    bis: '2021-12-31',
    stellenanteil: '1.0',
    jahresausgaben: '65300.00',
  })),
};
const BESCHEID_2021 = festgehalten({
  datum: '2020-12-15',
  aktenzeichen: '13.12-1',
  stellen: '2.0',
  zuwendung: '104480.00',
  jahre: [{ haushaltsjahr: 2021, zuwendung: '104480.00' }],
});
const istzeile = (id: string, betrag: string | null, andereMittel: string | null = null) => ({
  id,
  haushaltsjahr: 2021,
  betrag,
  monate: null,
  andereMittel,
});
const ALLES_AUSGEZAHLT = {
  programm: 'THM' as const,
  haushaltsjahr: 2021,
  angefordertAm: '2021-02-01',
  fensterBis: '2021-03-31',
  betrag: '104480.00',
  eingegangenAm: '2021-02-15',
};

function wert(antrag: Antrag, bescheide: readonly FestgehaltenerBescheid[], name: string) {
  const { blatt, rechnung } = gerechnet(antrag, bescheide);
  const zelle = [...abwicklungszellen(blatt, rechnung)].find((eine) => eine.name === name);
  if (!zelle) throw new Error(`keine Zelle „${name}“`);
  return zelle.wert;
}

describe('die gerechneten Beispiele des Fachkonzepts stehen im Blatt', () => {
  const antrag = {
    ...ZWEI,
    abwicklung: { ...LEER, ist: [istzeile('S1', '58412.37'), istzeile('S2', '66100.00')], abrufe: [ALLES_AUSGEZAHLT] },
  };

  test('zwei Stellen 2021: endgültig 98.969,90, zu erstatten 5.510,10', () => {
    const zahl = (name: string) => wert(antrag, [BESCHEID_2021], name);
    expect(zahl('S1, Haushaltsjahr 2021: endgültig')).toBeCloseTo(46_729.9, 8);
    expect(zahl('S2, Haushaltsjahr 2021: endgültig')).toBeCloseTo(52_240, 8);
    expect(zahl('Baustein 6, Haushaltsjahr 2021: endgültig')).toBeCloseTo(98_969.9, 8);
    expect(zahl('Baustein 6, Haushaltsjahr 2021: zu erstatten')).toBeCloseTo(5_510.1, 8);
    expect(zahl('Baustein 6, Haushaltsjahr 2021: Verbindlichkeit am 31.12.')).toBeCloseTo(5_510.1, 8);
    stimmtUeberein(antrag, [BESCHEID_2021]);
  });

  test('Lücke 15.03.–31.05.2021 mit Ist 51.514,44: 284 Tage, 41.211,55', () => {
    const mitLuecke = {
      ...ZWEI,
      abwicklung: {
        ...LEER,
        besetzung: [
          { id: 'S1', von: '2021-01-01', bis: '2021-03-14' },
          { id: 'S1', von: '2021-06-01', bis: '2021-12-31' },
        ],
        ist: [istzeile('S1', '51514.44'), istzeile('S2', '66100.00')],
      },
    };
    expect(wert(mitLuecke, [BESCHEID_2021], 'S1, Haushaltsjahr 2021: Fördertage')).toBe(284);
    expect(wert(mitLuecke, [BESCHEID_2021], 'S1, Haushaltsjahr 2021: endgültig')).toBeCloseTo(41_211.55, 8);
    stimmtUeberein(mitLuecke, [BESCHEID_2021]);
  });

  test('andere Mittel: 65.300 mit 5.000 sind 48.240,00, 72.000 mit 5.000 sind 50.400,00', () => {
    const mit = {
      ...ZWEI,
      abwicklung: { ...LEER, ist: [istzeile('S1', '65300.00', '5000.00'), istzeile('S2', '72000.00', '5000.00')] },
    };
    expect(wert(mit, [], 'S1, Haushaltsjahr 2021: endgültig')).toBeCloseTo(48_240, 8);
    expect(wert(mit, [], 'S2, Haushaltsjahr 2021: endgültig')).toBeCloseTo(50_400, 8);
    stimmtUeberein(mit, []);
  });

  test('Partner A weist 58.000 von 62.000 nach: 46.400,00 bleiben, 3.200,00 zurück', () => {
    const partner = {
      ...ZWEI,
      abwicklung: {
        ...LEER,
        weiterleitungen: [
          {
            id: 'S1',
            haushaltsjahr: 2021,
            partner: 'A',
            betrag: '49600.00',
            vertragVom: null,
            ist: '58000.00',
            zurueck: null,
          },
        ],
      },
    };
    const zahl = (titel: string) => wert(partner, [], `Weiterleitung an A, Haushaltsjahr 2021: ${titel}`);
    expect(zahl('endgültig')).toBeCloseTo(46_400, 8);
    expect(zahl('zurückzuzahlen')).toBeCloseTo(3_200, 8);
    stimmtUeberein(partner, []);
  });
});

const cent = (hoechstens: number) =>
  fc.integer({ min: 0, max: hoechstens }).map((c) => `${Math.floor(c / 100)}.${String(c % 100).padStart(2, '0')}`);
const oderNull = <T>(eines: fc.Arbitrary<T>) => fc.option(eines, { nil: null });
const tag2020 = fc
  .integer({ min: 0, max: 1_095 })
  .map((n) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10));

/** Eine Abwicklung, die nur Einträge dieses Antrags nennt. */
function passende(antrag: Antrag): fc.Arbitrary<Abwicklung> {
  const alle = [
    ...antrag.stellen.flatMap(({ id, von, bis }) => jahre(von, bis).map((haushaltsjahr) => ({ id, haushaltsjahr }))),
    ...antrag.massnahmen.map(({ id, haushaltsjahr }) => ({ id, haushaltsjahr })),
  ];
  const monate = fc.array(oderNull(cent(800_000)), { minLength: 12, maxLength: 12 });
  const kosten = fc.oneof(
    fc.record({ betrag: oderNull(cent(9_000_000)), monate: fc.constant(null) }),
    fc.record({ betrag: fc.constant(null), monate }),
  );
  const abruf = fc
    .record({
      programm: fc.constantFrom('THM' as const, 'DIA' as const),
      haushaltsjahr: fc.integer({ min: 2020, max: 2022 }),
      betrag: cent(9_000_000),
      eingegangenAm: oderNull(tag2020),
    })
    .map((a) => ({ ...a, angefordertAm: `${a.haushaltsjahr}-03-01`, fensterBis: `${a.haushaltsjahr}-04-30` }));
  return fc.record({
    besetzung: fc
      .subarray(antrag.stellen.map(({ id }) => id))
      .chain((ids) =>
        fc.tuple(
          ...ids.map((id) =>
            fc.array(fc.tuple(tag2020, tag2020), { minLength: 1, maxLength: 3 }).map((t) => ({ id, t })),
          ),
        ),
      )
      .map((je) =>
        je.flatMap(({ id, t }) => t.map(([a, b]) => (a <= b ? { id, von: a, bis: b } : { id, von: b, bis: a }))),
      ),
    ist: fc
      .subarray(alle)
      .chain((zeilen) =>
        fc.tuple(
          ...zeilen.map((z) =>
            fc
              .record({ kosten, andere: oderNull(cent(900_000)) })
              .map((k) => ({ ...z, ...k.kosten, andereMittel: k.andere })),
          ),
        ),
      ),
    abrufe: fc.array(abruf, { maxLength: 4 }),
    weiterleitungen: fc
      .subarray(alle)
      .chain((zeilen) =>
        fc.tuple(
          ...zeilen.map((z) =>
            fc
              .record({ betrag: cent(9_000_000), ist: oderNull(cent(9_000_000)) })
              .map((w) => ({ ...z, partner: 'P', vertragVom: null, zurueck: null, ...w })),
          ),
        ),
      ),
    konten: fc.constant([]),
    zahlweise: fc.constant('kasse' as const),
  }) as fc.Arbitrary<Abwicklung>;
}

function jahre(von: string, bis: string): number[] {
  const [erstes, letztes] = [Number(von.slice(0, 4)), Number(bis.slice(0, 4))];
  return Array.from({ length: letztes - erstes + 1 }, (_, i) => erstes + i);
}

const bescheid = (programm: 'THM' | 'DIA', antrag: Antrag) =>
  fc
    .record({
      datum: tag2020,
      jahre: fc
        .subarray([2020, 2021, 2022])
        .chain((j) =>
          fc.tuple(...j.map((haushaltsjahr) => cent(20_000_000).map((zuwendung) => ({ haushaltsjahr, zuwendung })))),
        ),
      mitAnteilen: fc.boolean(),
      anteil: cent(9_000_000),
    })
    .map(({ datum, jahre: je, mitAnteilen, anteil }) => {
      const eintraege = programm === 'THM' ? antrag.stellen : antrag.massnahmen;
      return festgehalten({
        programm,
        datum,
        aktenzeichen: 'AZ',
        stellen: programm === 'THM' ? '1.0' : null,
        zuwendung: '1.00',
        jahre: je,
        anteile: mitAnteilen
          ? je.flatMap(({ haushaltsjahr }) =>
              eintraege.slice(0, 2).map(({ id }) => ({ id, haushaltsjahr, zuwendung: anteil })),
            )
          : [],
      });
    });

test('erzeugte Abwicklungen: jede Zelle zeigt, was der Server rechnet', () => {
  const faelle = berechenbarerAntrag({ stellen: 3, massnahmen: 2 }).chain((roh) => {
    const antrag = { ...roh, stellen: roh.stellen.map((stelle) => ({ ...stelle, stelle: null })) };
    return fc.record({
      antrag: passende(antrag).map((abwicklung): Antrag => ({ ...antrag, abwicklung })),
      bescheide: fc
        .tuple(fc.array(bescheid('THM', antrag), { maxLength: 2 }), fc.array(bescheid('DIA', antrag), { maxLength: 2 }))
        .map(([thm, dia]) => [...thm, ...dia]),
    });
  });
  fc.assert(
    fc.property(faelle, ({ antrag, bescheide }) => {
      expect(nurImPlan(planrechnung(antrag))).toBeNull();
      stimmtUeberein(antrag, bescheide);
    }),
    { numRuns: 40 },
  );
});
