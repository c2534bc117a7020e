/** Der Finanzierungsplan: jede Zeile und jede Summe stimmt auf den Cent, und nie sieht eine Teilsumme ganz aus. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { berechneErgebnis, type Planziel, planschritt, rechenwegZu } from '../../../shared/antrag/finanzierungsplan.ts';
import type { Betraege, Finanzierungsplan } from '../../../shared/antrag/plan-typen.ts';
import { PLANFELDER, planrechnung } from '../../../shared/antrag/planrechnung.ts';
import { type Antrag, antragSchema, type Massnahmeneintrag, type Stelleneintrag } from '../../../shared/antrag/schema.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { rechenweg } from '../../../shared/kern/rechenweg.ts';
import { stimmt } from '../nachgerechnet.ts';
import { alsEuro, foerdertage, jahresbetraege } from '../unabhaengig.ts';
import { berechenbarerAntrag, irgendeinAntrag } from './antraege.ts';

const plan = (antrag: Antrag): Finanzierungsplan => berechneErgebnis(antrag).ergebnis.finanzierungsplan;
const cents = (text: string) => BigInt(text.replace('.', ''));
const [STELLE] = AACHEN_BEISPIEL.stellen as [Stelleneintrag];
const MASSNAHME: Massnahmeneintrag = {
  id: 'M1',
  baustein: 1,
  bezeichnung: 'Beispiel: Coaching',
  traeger: { name: 'Stadt Aachen', art: 'kommune' },
  eigenanteil: 'kommune',
  haushaltsjahr: 2020,
  ausgaben: '100000.00',
  ausgabenImFenster: null,
  quote: null,
  teilnehmende: null,
  weiterleitung: null,
};

describe('Aachen', () => {
  const aachen = plan(AACHEN_BEISPIEL);

  it('die Stelle der Stadt wie im Fachkonzept, mit 8.343,88 € aus der Integrationspauschale', () => {
    expect(aachen.zeilen.filter(({ id }) => id === 'S1').map(({ haushaltsjahr, betraege }) => ({ haushaltsjahr, ...betraege }))).toEqual([
      {
        haushaltsjahr: 2020,
        foerdertage: 270,
        bemessung: '51000.00',
        ausgaben: '48975.00',
        zuwendung: '39180.00',
        eigenanteil: '9795.00',
        nichtZuwendungsfaehig: '0.00',
        kommune: '1451.12',
        partner: '0.00',
        integrationspauschale: '8343.88',
      },
      {
        haushaltsjahr: 2021,
        foerdertage: 360,
        bemessung: '68000.00',
        ausgaben: '65300.00',
        zuwendung: '52240.00',
        eigenanteil: '13060.00',
        nichtZuwendungsfaehig: '0.00',
        kommune: '13060.00',
        partner: '0.00',
        integrationspauschale: '0.00',
      },
      {
        haushaltsjahr: 2022,
        foerdertage: 360,
        bemessung: '68000.00',
        ausgaben: '65300.00',
        zuwendung: '52240.00',
        eigenanteil: '13060.00',
        nichtZuwendungsfaehig: '0.00',
        kommune: '13060.00',
        partner: '0.00',
        integrationspauschale: '0.00',
      },
    ]);
  });

  it('die Partner tragen ihren Eigenanteil selbst, ohne Integrationspauschale (A5)', () => {
    expect(aachen.jeTraeger.map(({ schluessel, betraege }) => [schluessel, betraege?.partner, betraege?.integrationspauschale])).toEqual([
      ['Beispielträger A', '37400.00', '0.00'],
      ['Beispielträger B', '37400.00', '0.00'],
      ['Stadt Aachen', '0.00', '8343.88'],
    ]);
  });

  it('2,5 Stellen nach Schlüssel', () => expect(aachen.stellenNachSchluessel).toBe('2.5'));
});

describe('Summen', () => {
  const summe = (teile: readonly Betraege[], feld: keyof Betraege) => teile.reduce((s, teil) => s + cents(String(teil[feld])), 0n);
  const alle = (betraege: readonly (Betraege | null)[]): Betraege[] => betraege.map((b) => b as Betraege);

  it('jede Zeile, jede Summe und jede Spalte stimmt auf den Cent', () => {
    fc.assert(
      fc.property(berechenbarerAntrag(), (antrag) => {
        const p = plan(antrag);
        const zeilen = alle(p.zeilen.map(({ betraege }) => betraege));
        const gruppen = [p.jeHaushaltsjahr, p.jeBaustein, p.jeTraeger].map((gruppe) => alle(gruppe.map(({ betraege }) => betraege)));
        const gesamt = p.gesamt as Betraege;
        for (const b of [...zeilen, ...gruppen.flat(), gesamt]) {
          expect(cents(b.zuwendung) + cents(b.eigenanteil)).toBe(cents(b.ausgaben));
          expect(cents(b.kommune) + cents(b.partner) + cents(b.integrationspauschale)).toBe(cents(b.eigenanteil));
          for (const feld of ['kommune', 'partner', 'integrationspauschale', 'nichtZuwendungsfaehig', 'zuwendung'] as const)
            expect(cents(b[feld]) >= 0n).toBe(true);
          expect(cents(b.integrationspauschale) + cents(b.nichtZuwendungsfaehig) <= cents(b.eigenanteil)).toBe(true);
        }
        for (const feld of PLANFELDER) {
          for (const teile of [zeilen, ...gruppen]) expect(summe(teile, feld)).toBe(cents(String(gesamt[feld])));
          p.jeTraeger.forEach(({ schluessel, betraege }) => {
            const eigene = p.zeilen.filter(({ traeger }) => traeger === schluessel).map((zeile) => zeile.betraege as Betraege);
            expect(summe(eigene, feld)).toBe(cents(String((betraege as Betraege)[feld])));
          });
        }
        if (!antrag.integrationspauschale) expect(gesamt.integrationspauschale).toBe('0.00');
      }),
      { numRuns: 150 },
    );
  });

  it('Stellen, die sich keine Tage teilen, tragen die Zahlen der unabhängigen Rechnung', () => {
    fc.assert(
      fc.property(berechenbarerAntrag({ massnahmen: 0 }), (antrag) => {
        const allein = { ...antrag, stellen: antrag.stellen.map((stelle) => ({ ...stelle, stelle: null })) };
        for (const { id, haushaltsjahr, betraege } of plan(allein).zeilen) {
          const stelle = allein.stellen.find((s) => s.id === id) as Stelleneintrag;
          const erwartet = jahresbetraege(stelle.stellenanteil, stelle.jahresausgaben, foerdertage(stelle.von, stelle.bis, haushaltsjahr as number));
          expect(betraege).toMatchObject({
            foerdertage: Number(erwartet.tage),
            bemessung: alsEuro(erwartet.bemessung),
            ausgaben: alsEuro(erwartet.ausgaben),
            zuwendung: alsEuro(erwartet.zuwendung),
            eigenanteil: alsEuro(erwartet.eigenanteil),
            nichtZuwendungsfaehig: alsEuro(erwartet.ausgaben > erwartet.bemessung ? erwartet.ausgaben - erwartet.bemessung : 0n),
          });
        }
      }),
      { numRuns: 100 },
    );
  });

  it('eine Stelle mehr bringt nie weniger Zuwendung', () => {
    fc.assert(
      fc.property(berechenbarerAntrag(), (antrag) => {
        const weniger = { ...antrag, stellen: antrag.stellen.slice(0, -1) };
        const ungeteilt = (a: Antrag) => ({ ...a, stellen: a.stellen.map((s) => ({ ...s, stelle: null })) });
        expect(cents(plan(ungeteilt(antrag)).gesamt?.zuwendung as string) >= cents(plan(ungeteilt(weniger)).gesamt?.zuwendung as string)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('die Reihenfolge der Einträge ändert keine Zahl', () => {
    fc.assert(
      fc.property(irgendeinAntrag(), (antrag) => {
        const umgekehrt = { ...antrag, stellen: [...antrag.stellen].reverse(), massnahmen: [...antrag.massnahmen].reverse() };
        const { zeilen: a, ...summenA } = plan(antrag);
        const { zeilen: b, ...summenB } = plan(umgekehrt);
        const geordnet = (zeilen: typeof a) => [...zeilen].sort((x, y) => (`${x.id}/${x.haushaltsjahr}` < `${y.id}/${y.haushaltsjahr}` ? -1 : 1));
        expect(geordnet(b)).toEqual(geordnet(a));
        expect(summenB).toEqual(summenA);
      }),
      { numRuns: 100 },
    );
  });

  it('ein leerer Antrag kostet 0 €', () => {
    const leer = plan({ ...AACHEN_BEISPIEL, stellen: [], massnahmen: [] });
    expect(leer).toMatchObject({ zeilen: [], jeHaushaltsjahr: [], jeBaustein: [], jeTraeger: [], stellenNachSchluessel: '2.5' });
    expect(leer.gesamt).toMatchObject({ foerdertage: 0, ausgaben: '0.00', zuwendung: '0.00' });
  });
});

describe('Geteilte Stellen (A2)', () => {
  const tage = (...zeiten: [von: string, bis: string][]) => {
    const stellen = zeiten.map(([von, bis], i) => ({ ...STELLE, id: `S${i + 1}`, stelle: 'Stelle 1', von, bis }));
    return plan({ ...AACHEN_BEISPIEL, stellen }).zeilen.map(({ betraege }) => betraege?.foerdertage);
  };

  it.each([
    [
      '1.–14. und 15.–31. Januar',
      [
        ['2021-01-01', '2021-01-14'],
        ['2021-01-15', '2021-01-31'],
      ],
      [14, 16],
    ],
    [
      'dasselbe, später zuerst eingetragen',
      [
        ['2021-01-15', '2021-01-31'],
        ['2021-01-01', '2021-01-14'],
      ],
      [16, 14],
    ],
    [
      '1.–14. und 15.–28. Februar 2021',
      [
        ['2021-02-01', '2021-02-14'],
        ['2021-02-15', '2021-02-28'],
      ],
      [14, 14],
    ],
    [
      'drei Personen im Januar',
      [
        ['2021-01-01', '2021-01-10'],
        ['2021-01-11', '2021-01-30'],
        ['2021-01-31', '2021-01-31'],
      ],
      [10, 20, 0],
    ],
    [
      'über Monate',
      [
        ['2020-12-10', '2021-01-15'],
        ['2021-01-16', '2021-02-28'],
      ],
      [22, 15, 45],
    ],
    [
      'doppelt besetzt zählt zusammen höchstens 30',
      [
        ['2021-01-01', '2021-01-31'],
        ['2021-01-01', '2021-01-31'],
      ],
      [30, 0],
    ],
  ] as const)('%s', (_fall, zeiten, erwartet) => expect(tage(...zeiten.map(([von, bis]): [string, string] => [von, bis]))).toEqual(erwartet));

  it('einzelne Einträge teilen nichts', () => {
    const stellen = [1, 2].map((i) => ({ ...STELLE, id: `S${i}`, stelle: null, von: '2021-01-01', bis: '2021-01-31' }));
    expect(plan({ ...AACHEN_BEISPIEL, stellen }).zeilen.map(({ betraege }) => betraege?.foerdertage)).toEqual([30, 30]);
  });

  it('zusammen nie mehr als 30 im Monat, einzeln nie mehr als allein, und ganz, wo niemand sonst ist', () => {
    fc.assert(
      fc.property(berechenbarerAntrag({ massnahmen: 0 }), (antrag) => {
        const rechnung = planrechnung(antrag);
        const jeStelle = new Map<string, number>();
        rechnung.zeilen.forEach(({ id, haushaltsjahr, schritte }) => {
          const { stelle, von, bis } = antrag.stellen.find((s) => s.id === id) as Stelleneintrag;
          const tageDort = Number(schritte?.foerdertage.wert.zaehler);
          const allein = Number(foerdertage(von, bis, haushaltsjahr as number));
          expect(tageDort).toBeLessThanOrEqual(allein);
          if (stelle === null) expect(tageDort).toBe(allein);
          else jeStelle.set(`${stelle} ${haushaltsjahr}`, (jeStelle.get(`${stelle} ${haushaltsjahr}`) ?? 0) + tageDort);
        });
        for (const summeDerTage of jeStelle.values()) expect(summeDerTage).toBeLessThanOrEqual(360);
      }),
      { numRuns: 100 },
    );
  });

  it('die Grenze steht im Rechenweg', () => {
    const stellen = [
      { ...STELLE, id: 'S1', stelle: 'T', von: '2021-01-01', bis: '2021-01-14' },
      { ...STELLE, id: 'S2', stelle: 'T', von: '2021-01-15', bis: '2021-01-31' },
    ];
    const zeilen = rechenwegZu({ ...AACHEN_BEISPIEL, stellen }, { id: 'S2', haushaltsjahr: 2021, feld: 'foerdertage' });
    expect(zeilen?.at(-1)?.rechnung).toContain('16 (noch frei im 01/2021, A2)');
  });
});

describe('Maßnahmen', () => {
  const zeile = (aenderung: Partial<Massnahmeneintrag>, antrag: Partial<Antrag> = {}) =>
    plan({ ...AACHEN_BEISPIEL, ...antrag, stellen: [], massnahmen: [{ ...MASSNAHME, ...aenderung }] }).zeilen[0]?.betraege;

  it('haben keine Tage, und ihre Ausgaben sind die Bemessung', () => {
    expect(zeile({})).toEqual({
      foerdertage: 0,
      bemessung: '100000.00',
      ausgaben: '100000.00',
      zuwendung: '80000.00',
      eigenanteil: '20000.00',
      nichtZuwendungsfaehig: '0.00',
      kommune: '20000.00',
      partner: '0.00',
      integrationspauschale: '0.00',
    });
  });

  it.each([
    ['Ausgaben im Fenster', {}, {}, '1000.02', '200.00'],
    ['keine im Fenster', {}, {}, null, '0.00'],
    ['mehr im Fenster als im Jahr', {}, {}, '900000.00', '20000.00'],
    ['der Partner trägt den Eigenanteil', { eigenanteil: 'partner' }, {}, '1000.02', '0.00'],
    ['nicht vorgesehen', {}, { integrationspauschale: false }, '1000.02', '0.00'],
    ['2021', { haushaltsjahr: 2021 }, {}, '1000.02', '0.00'],
    ['Baustein 5 zu 50 %', { baustein: 5, quote: '0.5' }, {}, '1000.02', '500.01'],
  ] as const)('Integrationspauschale: %s', (_fall, aenderung, antrag, ausgabenImFenster, erwartet) => {
    expect(zeile({ ...aenderung, ausgabenImFenster }, antrag)?.integrationspauschale).toBe(erwartet);
  });
});

describe('Was sich nicht rechnen lässt', () => {
  const mit = (stellen: Partial<Stelleneintrag>[], massnahmen: Partial<Massnahmeneintrag>[] = [], antrag: Partial<Antrag> = {}) =>
    berechneErgebnis({
      ...AACHEN_BEISPIEL,
      ...antrag,
      stellen: stellen.map((s, i) => ({ ...STELLE, id: `S${i + 1}`, ...s })),
      massnahmen: massnahmen.map((m, i) => ({ ...MASSNAHME, id: `M${i + 1}`, ...m })),
    });

  it('ist eine Zeile ohne Beträge, ein Hinweis und keine Summe, zu der sie gehört', () => {
    const { ergebnis, hinweise } = mit(
      [{}],
      [
        { baustein: 5, quote: null },
        { baustein: 1, haushaltsjahr: 2021 },
      ],
    );
    const { zeilen, jeHaushaltsjahr, jeBaustein, jeTraeger, gesamt } = ergebnis.finanzierungsplan;
    expect(zeilen.find(({ id }) => id === 'M1')?.betraege).toBeNull();
    expect(jeHaushaltsjahr.map(({ schluessel, betraege }) => [schluessel, betraege === null])).toEqual([
      [2020, true],
      [2021, false],
      [2022, false],
    ]);
    expect(jeBaustein.map(({ schluessel, betraege }) => [schluessel, betraege === null])).toEqual([
      [1, false],
      [5, true],
      [6, false],
    ]);
    expect(jeTraeger.map(({ betraege }) => betraege)).toEqual([null]);
    expect(gesamt).toBeNull();
    expect(hinweise.filter(({ schweregrad }) => schweregrad === 'fehler').map(({ code, felder }) => [code, felder])).toEqual([
      ['QUOTE_FEHLT', ['massnahmen[0].quote']],
    ]);
  });

  it('ein Zeitraum außerhalb des Regelstands nimmt jedem Jahr, das er berührt, die Summe', () => {
    const { jeHaushaltsjahr } = mit([{}, { von: '2019-01-01', bis: '2020-12-31' }]).ergebnis.finanzierungsplan;
    expect(jeHaushaltsjahr.map(({ schluessel, betraege }) => [schluessel, betraege === null])).toEqual([
      [2019, true],
      [2020, true],
      [2021, false],
      [2022, false],
    ]);
  });

  it.each([
    ['verkehrter Zeitraum', { von: '2021-02-01', bis: '2021-01-31' }],
    ['Zeitraum über mehr als 20 Jahre', { von: '2000-01-01', bis: '2020-12-31' }],
  ])('%s: kein Haushaltsjahr lässt sich nennen, also ist keine Jahressumme vollständig', (_fall, stelle) => {
    const { zeilen, jeHaushaltsjahr, gesamt } = mit([{}, stelle]).ergebnis.finanzierungsplan;
    expect(zeilen.at(-1)).toMatchObject({ haushaltsjahr: null, betraege: null });
    expect(jeHaushaltsjahr.map(({ betraege }) => betraege)).toEqual([null, null, null]);
    expect(gesamt).toBeNull();
  });

  it('20 Jahre sind noch eine Liste von Jahren', () => {
    expect(mit([{ von: '2001-01-01', bis: '2020-12-31' }]).ergebnis.finanzierungsplan.zeilen).toHaveLength(20);
  });

  it('ohne Geschäftsführende Stelle wird keine Stelle gefördert (R2), Maßnahmen schon', () => {
    const { ergebnis, hinweise } = mit([{}], [{}], { kommune: { ...AACHEN_BEISPIEL.kommune, geschaeftsfuehrendeStelle: false } });
    const { zeilen, jeBaustein, stellenNachSchluessel } = ergebnis.finanzierungsplan;
    expect(zeilen.map(({ id, haushaltsjahr, betraege }) => [id, haushaltsjahr, betraege === null])).toEqual([
      ['S1', 2020, true],
      ['S1', 2021, true],
      ['S1', 2022, true],
      ['M1', 2020, false],
    ]);
    expect(jeBaustein.map(({ schluessel, betraege }) => [schluessel, betraege?.zuwendung ?? null])).toEqual([
      [1, '80000.00'],
      [6, null],
    ]);
    expect(stellenNachSchluessel).toBeNull();
    expect(hinweise[0]).toMatchObject({ code: 'KEINE_GFS', schweregrad: 'fehler', regel: 'R2' });
  });

  it('Stellen außerhalb jedes Regelstands nennen keinen Schlüssel, wenn auch der Stand außerhalb liegt', () => {
    expect(mit([], [], { stand: '2018-01-01' }).ergebnis.finanzierungsplan.stellenNachSchluessel).toBeNull();
    expect(mit([], [], { stand: '2020-01-01' }).ergebnis.finanzierungsplan.stellenNachSchluessel).toBe('2.5');
    expect(mit([{}], [], { stand: '2018-01-01' }).ergebnis.finanzierungsplan.stellenNachSchluessel).toBe('2.5');
  });

  it('eine Summe ist genau dann null, wenn eine ihrer Zeilen es ist, und jede solche Zeile hat einen fehler', () => {
    fc.assert(
      fc.property(irgendeinAntrag(), (antrag) => {
        expect(antragSchema.safeParse(antrag).success).toBe(true);
        const { ergebnis, hinweise } = berechneErgebnis(antrag);
        const { zeilen, jeHaushaltsjahr, jeBaustein, jeTraeger, gesamt } = ergebnis.finanzierungsplan;
        const offen = zeilen.filter(({ betraege }) => betraege === null);
        const ohneJahr = offen.some(({ haushaltsjahr }) => haushaltsjahr === null);
        expect(gesamt === null).toBe(offen.length > 0);
        for (const { schluessel, betraege } of jeHaushaltsjahr)
          expect(betraege === null).toBe(ohneJahr || offen.some(({ haushaltsjahr }) => haushaltsjahr === schluessel));
        for (const { schluessel, betraege } of jeBaustein) expect(betraege === null).toBe(offen.some(({ baustein }) => baustein === schluessel));
        for (const { schluessel, betraege } of jeTraeger) expect(betraege === null).toBe(offen.some(({ traeger }) => traeger === schluessel));
        for (const { id, art } of offen) {
          const pfad =
            art === 'stelle' ? `stellen[${antrag.stellen.findIndex((s) => s.id === id)}]` : `massnahmen[${antrag.massnahmen.findIndex((m) => m.id === id)}]`;
          const genannt = hinweise.some(
            ({ schweregrad, felder, code }) => schweregrad === 'fehler' && (felder.some((feld) => feld.startsWith(pfad)) || code === 'KEINE_GFS'),
          );
          expect(genannt, pfad).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('Rechenweg zu jeder Zahl', () => {
  function ziele(p: Finanzierungsplan): [Planziel, string | number | undefined][] {
    return PLANFELDER.flatMap((feld): [Planziel, string | number | undefined][] => [
      ...p.zeilen.map(({ id, haushaltsjahr, betraege }): [Planziel, string | number | undefined] => [
        { id, haushaltsjahr: haushaltsjahr as number, feld },
        betraege?.[feld],
      ]),
      ...p.jeHaushaltsjahr.map(({ schluessel, betraege }): [Planziel, string | number | undefined] => [
        { summe: 'haushaltsjahr', schluessel, feld },
        betraege?.[feld],
      ]),
      ...p.jeBaustein.map(({ schluessel, betraege }): [Planziel, string | number | undefined] => [{ summe: 'baustein', schluessel, feld }, betraege?.[feld]]),
      ...p.jeTraeger.map(({ schluessel, betraege }): [Planziel, string | number | undefined] => [{ summe: 'traeger', schluessel, feld }, betraege?.[feld]]),
      [{ summe: 'gesamt', feld }, p.gesamt?.[feld]],
    ]);
  }

  it('endet mit genau dieser Zahl, und jeder Schritt lässt sich nachrechnen', () => {
    fc.assert(
      fc.property(irgendeinAntrag({ stellen: 3, massnahmen: 3 }), (antrag) => {
        const rechnung = planrechnung(antrag);
        for (const [ziel, wert] of ziele(plan(antrag))) {
          const schritt = planschritt(rechnung, ziel);
          if (wert === undefined) expect(schritt).toBeNull();
          else {
            for (const teil of rechenweg(schritt as NonNullable<typeof schritt>)) expect(stimmt(teil), teil.bezeichnung).toBe(true);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it('als Text, auch für Summen und Stellen nach Schlüssel', () => {
    for (const [ziel, wert] of ziele(plan(AACHEN_BEISPIEL))) expect(rechenwegZu(AACHEN_BEISPIEL, ziel)?.at(-1)?.wert).toBe(String(wert));
    expect(rechenwegZu(AACHEN_BEISPIEL, { feld: 'stellenNachSchluessel' })?.at(-1)?.wert).toBe('2.5');
  });

  it.each([
    { id: 'gibt es nicht', haushaltsjahr: 2020, feld: 'zuwendung' },
    { id: 'S1', haushaltsjahr: 2019, feld: 'zuwendung' },
    { summe: 'haushaltsjahr', schluessel: 2019, feld: 'zuwendung' },
    { summe: 'baustein', schluessel: 1, feld: 'zuwendung' },
    { summe: 'traeger', schluessel: 'niemand', feld: 'zuwendung' },
  ] satisfies Planziel[])('%j gibt es nicht', (ziel) => expect(rechenwegZu(AACHEN_BEISPIEL, ziel)).toBeNull());
});
