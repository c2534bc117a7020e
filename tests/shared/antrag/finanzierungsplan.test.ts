/** Der Finanzierungsplan: jede Zeile und jede Summe stimmt auf den Cent und hat ihren Rechenweg. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Planziel, planschritt, rechenwegZu } from '../../../shared/antrag/finanzierungsplan.ts';
import type { Finanzierungsplan } from '../../../shared/antrag/plan-typen.ts';
import { type Betraege, PLANFELDER, type Planfeld } from '../../../shared/antrag/planfelder.ts';
import { planrechnung } from '../../../shared/antrag/planrechnung.ts';
import type { Antrag, Stelleneintrag } from '../../../shared/antrag/schema.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { rechenweg } from '../../../shared/kern/rechenweg.ts';
import { stimmt } from '../nachgerechnet.ts';
import { alsEuro, foerdertage, jahresbetraege } from '../unabhaengig.ts';
import { berechenbarerAntrag, irgendeinAntrag } from './antraege.ts';
import { antragMit, planZu as plan } from './bausatz.ts';

const cents = (text: string) => BigInt(text.replace('.', ''));

describe('Aachen', () => {
  const aachen = () => plan(AACHEN_BEISPIEL);

  it('die Stelle der Stadt wie im Fachkonzept, mit 8.343,88 € aus der Integrationspauschale', () => {
    expect(
      aachen()
        .zeilen.filter(({ id }) => id === 'S1')
        .map(({ haushaltsjahr, betraege }) => ({ haushaltsjahr, ...betraege })),
    ).toEqual([
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
    expect(
      aachen().jeTraeger.map(({ schluessel, betraege }) => [
        schluessel,
        betraege?.partner,
        betraege?.integrationspauschale,
      ]),
    ).toEqual([
      ['Beispielträger A', '37400.00', '0.00'],
      ['Beispielträger B', '37400.00', '0.00'],
      ['Stadt Aachen', '0.00', '8343.88'],
    ]);
  });

  it('2,5 Stellen nach Schlüssel', () => expect(aachen().stellenNachSchluessel).toBe('2.5'));
});

describe('Summen', () => {
  const summe = (teile: readonly Betraege[], feld: keyof Betraege) =>
    teile.reduce((s, teil) => s + cents(String(teil[feld])), 0n);
  const alle = (betraege: readonly (Betraege | null)[]): Betraege[] => betraege.map((b) => b as Betraege);

  it('jede Zeile, jede Summe und jede Spalte stimmt auf den Cent', () => {
    fc.assert(
      fc.property(berechenbarerAntrag(), (antrag) => {
        const p = plan(antrag);
        const zeilen = alle(p.zeilen.map(({ betraege }) => betraege));
        const gruppen = [p.jeHaushaltsjahr, p.jeBaustein, p.jeTraeger].map((gruppe) =>
          alle(gruppe.map(({ betraege }) => betraege)),
        );
        const gesamt = p.gesamt as Betraege;
        for (const b of [...zeilen, ...gruppen.flat(), gesamt]) {
          expect(cents(b.zuwendung) + cents(b.eigenanteil)).toBe(cents(b.ausgaben));
          expect(cents(b.kommune) + cents(b.partner) + cents(b.integrationspauschale)).toBe(cents(b.eigenanteil));
          for (const feld of [
            'kommune',
            'partner',
            'integrationspauschale',
            'nichtZuwendungsfaehig',
            'zuwendung',
          ] as const)
            expect(cents(b[feld]) >= 0n).toBe(true);
          expect(cents(b.integrationspauschale) + cents(b.nichtZuwendungsfaehig) <= cents(b.eigenanteil)).toBe(true);
        }
        for (const feld of PLANFELDER) {
          for (const teile of [zeilen, ...gruppen]) expect(summe(teile, feld)).toBe(cents(String(gesamt[feld])));
          p.jeTraeger.forEach(({ schluessel, betraege }) => {
            const eigene = p.zeilen
              .filter(({ traeger }) => traeger === schluessel)
              .map((zeile) => zeile.betraege as Betraege);
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
          const erwartet = jahresbetraege(
            stelle.stellenanteil,
            stelle.jahresausgaben,
            foerdertage(stelle.von, stelle.bis, haushaltsjahr as number),
          );
          expect(betraege).toMatchObject({
            foerdertage: Number(erwartet.tage),
            bemessung: alsEuro(erwartet.bemessung),
            ausgaben: alsEuro(erwartet.ausgaben),
            zuwendung: alsEuro(erwartet.zuwendung),
            eigenanteil: alsEuro(erwartet.eigenanteil),
            nichtZuwendungsfaehig: alsEuro(
              erwartet.ausgaben > erwartet.bemessung ? erwartet.ausgaben - erwartet.bemessung : 0n,
            ),
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
        expect(
          cents(plan(ungeteilt(antrag)).gesamt?.zuwendung as string) >=
            cents(plan(ungeteilt(weniger)).gesamt?.zuwendung as string),
        ).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('die Reihenfolge der Einträge ändert keine Zahl', () => {
    fc.assert(
      fc.property(irgendeinAntrag(), (antrag) => {
        const umgekehrt = {
          ...antrag,
          stellen: [...antrag.stellen].reverse(),
          massnahmen: [...antrag.massnahmen].reverse(),
        };
        const { zeilen: a, ...summenA } = plan(antrag);
        const { zeilen: b, ...summenB } = plan(umgekehrt);
        const geordnet = (zeilen: typeof a) =>
          [...zeilen].sort((x, y) => (`${x.id}/${x.haushaltsjahr}` < `${y.id}/${y.haushaltsjahr}` ? -1 : 1));
        expect(geordnet(b)).toEqual(geordnet(a));
        expect(summenB).toEqual(summenA);
      }),
      { numRuns: 100 },
    );
  });

  it('ein leerer Antrag kostet 0 €', () => {
    const leer = plan({ ...AACHEN_BEISPIEL, stellen: [], massnahmen: [] });
    expect(leer).toMatchObject({
      zeilen: [],
      jeHaushaltsjahr: [],
      jeBaustein: [],
      jeTraeger: [],
      stellenNachSchluessel: '2.5',
    });
    expect(leer.gesamt).toMatchObject({ foerdertage: 0, ausgaben: '0.00', zuwendung: '0.00' });
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
      ...p.jeBaustein.map(({ schluessel, betraege }): [Planziel, string | number | undefined] => [
        { summe: 'baustein', schluessel, feld },
        betraege?.[feld],
      ]),
      ...p.jeTraeger.map(({ schluessel, betraege }): [Planziel, string | number | undefined] => [
        { summe: 'traeger', schluessel, feld },
        betraege?.[feld],
      ]),
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
            for (const teil of rechenweg(schritt as NonNullable<typeof schritt>))
              expect(stimmt(teil), teil.name).toBe(true);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it('als Text, auch für Summen und Stellen nach Schlüssel', () => {
    for (const [ziel, wert] of ziele(plan(AACHEN_BEISPIEL)))
      expect(rechenwegZu(AACHEN_BEISPIEL, ziel)?.at(-1)?.wert).toBe(String(wert));
    expect(rechenwegZu(AACHEN_BEISPIEL, { feld: 'stellenNachSchluessel' })?.at(-1)?.wert).toBe('2.5');
  });

  it('eine Summe nennt jeden Posten mit Jahr, Eintrag und Betrag, und die Regel dazu', () => {
    const antrag = antragMit({ massnahmen: [{ haushaltsjahr: 2020 }] });
    const weg = (feld: Planfeld) => rechenwegZu(antrag, { summe: 'haushaltsjahr', schluessel: 2020, feld }) ?? [];
    expect(weg('zuwendung').at(-1)).toMatchObject({
      schritt: 'Zuwendung, Haushaltsjahr 2020',
      rechnung:
        '39.180,00 € (Zuwendung 2020 von S1 (Teilhabemanagement der Stadt)) + 98.765,42 € (Zuwendung 2020 von M1 (Beispiel: Coaching)) = 137.945,42 €',
      regeln: ['A4'],
    });
    expect(weg('foerdertage').at(-1)).toMatchObject({
      schritt: 'Fördertage, Haushaltsjahr 2020',
      rechnung:
        '270 (Fördertage 2020 von S1 (Teilhabemanagement der Stadt)) + 0 (Fördertage 2020 von M1 (Beispiel: Coaching)) = 270',
      einheit: 'Tage',
      regeln: ['R6'],
    });
    const postenregeln = (feld: Planfeld) =>
      weg(feld)
        .filter(({ id }) => id.startsWith('posten.'))
        .map(({ regeln }) => regeln);
    expect(postenregeln('zuwendung')).toEqual([['A4'], ['A4']]);
    expect(postenregeln('foerdertage')).toEqual([['R6'], ['R6']]);
  });

  it('ein Posten ohne Bezeichnung heißt nur nach seiner Kennung', () => {
    const ziel = { summe: 'haushaltsjahr', schluessel: 2020, feld: 'zuwendung' } as const;
    expect(rechenwegZu(antragMit({ stellen: [{ bezeichnung: '' }] }), ziel)?.at(-1)?.rechnung).toBe(
      '39.180,00 € (Zuwendung 2020 von S1) = 39.180,00 €',
    );
  });

  it.each([
    { id: 'gibt es nicht', haushaltsjahr: 2020, feld: 'zuwendung' },
    { id: 'S1', haushaltsjahr: 2019, feld: 'zuwendung' },
    { summe: 'haushaltsjahr', schluessel: 2019, feld: 'zuwendung' },
    { summe: 'baustein', schluessel: 1, feld: 'zuwendung' },
    { summe: 'traeger', schluessel: 'niemand', feld: 'zuwendung' },
  ] satisfies Planziel[])('%j gibt es nicht', (ziel) => expect(rechenwegZu(AACHEN_BEISPIEL, ziel)).toBeNull());
});
