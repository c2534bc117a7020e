/**
 * Die Rechnung ist die Aufzeichnung: jeder Schritt lässt sich aus seinen Operanden nachrechnen und nennt Regeln, die es
 * gibt.
 */
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exakt } from '../../../shared/grund/geld.ts';
import { bausteinfoerderung, eigenanteilZurZuwendung } from '../../../shared/kern/bausteine.ts';
import { type Foerderfeld, Foerderung } from '../../../shared/kern/foerderung.ts';
import { kofinanzierungDerMassnahme } from '../../../shared/kern/kofinanzierung-massnahme.ts';
import { rechenweg, Schritt } from '../../../shared/kern/rechenweg.ts';
import { rechenwegzeilen } from '../../../shared/kern/rechenweg-text.ts';
import { summe } from '../../../shared/kern/rechnungen.ts';
import { stellenNachSchluessel } from '../../../shared/kern/stellen.ts';
import { verteile } from '../../../shared/kern/verteilung.ts';
import { DIA_2019 } from '../../../shared/regelstand/dia-2019.ts';
import { eingabe } from '../../../shared/regelstand/groesse.ts';
import { istRegelId } from '../../../shared/regelstand/regelid.ts';
import { THM_2019 } from '../../../shared/regelstand/thm-2019.ts';
import { goldenerOrdner } from '../golden.ts';
import { stimmt } from '../nachgerechnet.ts';
import { betrag, d, stellenanteil, zeitraum } from '../tage.ts';

const FELDER: readonly Foerderfeld[] = [
  'tage',
  'bemessung',
  'ausgaben',
  'zuwendung',
  'eigenanteil',
  'nichtZuwendungsfaehig',
  'kofinanzierung',
];

function pruefe(ergebnis: Schritt): void {
  const schritte = rechenweg(ergebnis);
  expect(schritte.at(-1)).toBe(ergebnis);
  const gesehen = new Set<Schritt>();
  for (const schritt of schritte) {
    for (const operand of schritt.operanden) if (operand instanceof Schritt) expect(gesehen.has(operand)).toBe(true);
    expect(stimmt(schritt), `${schritt.name}`).toBe(true);
    gesehen.add(schritt);
  }
  expect(gesehen.size).toBe(schritte.length);
  const zeilen = rechenwegzeilen(ergebnis);
  expect(zeilen.map(({ nr }) => nr)).toEqual(schritte.map((_, i) => i + 1));
  for (const zeile of zeilen) {
    expect(zeile.regeln.length, zeile.schritt).toBeGreaterThan(0);
    expect(zeile.regeln.filter((regel) => !istRegelId(regel))).toEqual([]);
    expect(zeile.auslegungen.filter(({ id }) => !istRegelId(id))).toEqual([]);
    expect(zeile.fundstelle).not.toBe('');
    expect(zeile.rechnung).not.toMatch(/undefined|NaN|\[object/);
  }
}

describe('Jeder Schritt lässt sich nachrechnen', () => {
  it('bei Stellen, mit und ohne Höchsttage', () => {
    const grenzen = fc.dictionary(
      fc.constantFrom('2019-08', '2020-01', '2020-02', '2020-11', '2021-07'),
      fc.integer({ min: 0, max: 30 }),
    );
    fc.assert(
      fc.property(
        stellenanteil(),
        zeitraum(),
        fc.option(betrag()),
        grenzen,
        (anteil, { von, bis }, jahresausgaben, frei) => {
          const f = new Foerderung({
            stellenanteil: anteil,
            von: d(von),
            bis: d(bis),
            jahresausgaben,
            grenzen: new Map(Object.entries(frei)),
          });
          for (const feld of FELDER) pruefe(f.summe(feld));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('bei Ausgaben mit Bruchteilen von Cents', () => {
    pruefe(
      new Foerderung({
        stellenanteil: '0.333',
        von: d('2020-02-03'),
        bis: d('2020-03-04'),
        jahresausgaben: '1234.5678',
      }).summe('eigenanteil'),
    );
  });

  it('bei Bausteinen, Stellen, Verteilungen und ihrem Eigenanteil', () => {
    fc.assert(
      fc.property(
        betrag(),
        fc.integer({ min: 0, max: 2000 }),
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 5 }),
        (summe, personen, anteile) => {
          const foerderung = bausteinfoerderung(1, summe, null, DIA_2019);
          pruefe(foerderung.eigenanteil);
          pruefe(kofinanzierungDerMassnahme(foerderung, summe, 2020, DIA_2019));
          pruefe(kofinanzierungDerMassnahme(foerderung, summe, 2021, DIA_2019));
          pruefe(eigenanteilZurZuwendung(summe, '0.6', DIA_2019));
          pruefe(stellenNachSchluessel(personen, THM_2019));
          pruefe(verteile(summe, anteile).summe);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('der unabhängige Prüfer merkt einen Schritt, der nicht zu seinen Operanden passt', () => {
    const rechnung = summe([eingabe('a', 1, '€'), eingabe('b', 2, '€')]);
    const angaben = { id: 'x', titel: 'x', einheit: '€', rechnung, regeln: ['A4'] } as const;
    class Falsch extends Schritt<'€'> {
      override get wert() {
        return exakt('3.01');
      }
    }
    expect(stimmt(new Schritt(angaben))).toBe(true);
    expect(stimmt(new Falsch(angaben))).toBe(false);
  });
});

describe('Ein Schritt rechnet erst, wenn ihn jemand braucht, und nur einmal', () => {
  it('dieselbe Zahl ist derselbe Schritt', () => {
    const jahr = new Foerderung({
      stellenanteil: 1,
      von: d('2020-01-01'),
      bis: d('2020-12-31'),
      jahresausgaben: null,
    }).imJahr(2020);
    expect(jahr.zuwendung).toBe(jahr.zuwendung);
    expect(jahr.zuwendung.wert).toBe(jahr.zuwendung.wert);
    expect(rechenweg(jahr.eigenanteil)).toContain(jahr.zuwendung);
  });

  it('mehrere Ergebnisse teilen sich ihre Schritte', () => {
    const jahr = new Foerderung({
      stellenanteil: 1,
      von: d('2020-01-01'),
      bis: d('2020-12-31'),
      jahresausgaben: null,
    }).imJahr(2020);
    const beide = rechenweg(jahr.zuwendung, jahr.eigenanteil);
    const einzeln = new Set([...rechenweg(jahr.zuwendung), ...rechenweg(jahr.eigenanteil)]);
    expect(beide).toHaveLength(einzeln.size);
    expect(beide.every((schritt) => einzeln.has(schritt))).toBe(true);
  });
});

describe('Rechenweg in Worten', () => {
  const ergebnisse: Record<string, (eingabe: Record<string, string | null>) => Schritt> = {
    foerderung: ({ stellenanteil: anteil, von, bis, jahresausgaben, feld }) =>
      new Foerderung({
        stellenanteil: anteil as string,
        von: d(von as string),
        bis: d(bis as string),
        jahresausgaben: jahresausgaben ?? null,
      }).summe(feld as Foerderfeld),
    stellen: ({ personen }) => stellenNachSchluessel(Number(personen), THM_2019),
    baustein: ({ baustein, ausgaben, quote }) =>
      bausteinfoerderung(Number(baustein), ausgaben as string, quote ?? null, DIA_2019).eigenanteil,
    eigenanteilZu: ({ zuwendung }) => eigenanteilZurZuwendung(zuwendung as string, null, DIA_2019),
    verteilung: ({ budget, anteile }) => verteile(budget as string, (anteile as string).split(' ')).summe,
  };

  goldenerOrdner('tests/shared/kern/golden/rechenweg', 'eingabe.json', (ordner) => {
    const { ergebnis, ...eingabe } = JSON.parse(readFileSync(`${ordner}/eingabe.json`, 'utf8'));
    return { 'rechenweg.json': rechenwegzeilen((ergebnisse[ergebnis] as (typeof ergebnisse)[string])(eingabe)) };
  });
});
