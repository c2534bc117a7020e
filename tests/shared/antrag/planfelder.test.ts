/**
 * Jede Zahl des Plans heißt überall gleich: im Rechenweg des Kerns, in Zeilen und Summen, in Texten, Schema und
 * Prüfmappe.
 */
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { pfadInWorten } from '../../../shared/antrag/abweichungstexte.ts';
import { ABWICKLUNGSFELD, istAbwicklungsfeld } from '../../../shared/antrag/abwicklungsfelder.ts';
import { HAUSHALTSFELD, istHaushaltsfeld } from '../../../shared/antrag/haushaltsfelder.ts';
import {
  istBetragsfeld,
  istPlanfeld,
  mitEinheit,
  PLANFELD,
  PLANFELDER,
  type Planfeld,
  trennbar,
} from '../../../shared/antrag/planfelder.ts';
import { planrechnung } from '../../../shared/antrag/planrechnung.ts';
import { ergebnisSchema } from '../../../shared/api/antworten.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import type { Foerderfeld } from '../../../shared/kern/foerderung.ts';
import { Schritt } from '../../../shared/kern/rechenweg.ts';
import { pruefprotokoll } from '../../../shared/schriftstuecke/pruefprotokoll.ts';
import { alsVersion } from '../pruefmappe/version.ts';
import { antragMit, MASSNAHME } from './bausatz.ts';

/**
 * Mit eigenen Ausgaben über der Bemessung und mit Integrationspauschale: Keine Zahl ist nur deshalb da, weil sie fehlt.
 */
const ANTRAG = antragMit({ ...AACHEN_BEISPIEL, massnahmen: [{ ...MASSNAHME, id: 'M1', eigenanteil: 'partner' }] });
const RECHNUNG = planrechnung(ANTRAG);

/**
 * Der Kern kennt das Antragspaket nicht und nennt seine Summen selbst; Tage und Kofinanzierung heißen bei ihm anders
 * als im Plan.
 */
const IM_KERN: Readonly<Partial<Record<Planfeld, Foerderfeld>>> = {
  foerdertage: 'tage',
  bemessung: 'bemessung',
  ausgaben: 'ausgaben',
  zuwendung: 'zuwendung',
  eigenanteil: 'eigenanteil',
  nichtZuwendungsfaehig: 'nichtZuwendungsfaehig',
  integrationspauschale: 'kofinanzierung',
};

describe('die Tabelle der Planfelder', () => {
  test.each(Object.entries(IM_KERN) as [Planfeld, Foerderfeld][])(
    '%s heißt in der Summe des Kerns (%s) genauso',
    (feld, foerderfeld) => {
      const foerderung = RECHNUNG.foerderungen.find((eine) => (eine?.jahre.length ?? 0) > 1);
      expect(foerderung?.summe(foerderfeld).angaben).toMatchObject({
        titel: `${PLANFELD[feld].titel}, Summe`,
        einheit: PLANFELD[feld].einheit,
      });
    },
  );

  test.each(PLANFELDER)('%s heißt in jeder Zeile so, ob gerechnet oder ohne Wert', (feld) => {
    const titel = RECHNUNG.zeilen.map(({ art, schritte }) => `${art}: ${schritte?.[feld].angaben.titel}`);
    // Maßnahmen haben keine eigene Bemessung: Es sind ihre Ausgaben.
    const derMassnahme = feld === 'bemessung' ? PLANFELD.ausgaben.titel : PLANFELD[feld].titel;
    expect([...new Set(titel)].sort()).toEqual([`massnahme: ${derMassnahme}`, `stelle: ${PLANFELD[feld].titel}`]);
  });

  test.each(PLANFELDER)(
    '%s: Posten, Summe und Abweichung tragen denselben Titel, die Einheit stimmt mit dem Kern überein',
    (feld) => {
      const { titel, einheit, summenregel } = PLANFELD[feld];
      const summe = RECHNUNG.gesamt.schritte?.[feld];
      expect(summe?.angaben).toMatchObject({ titel: `${titel}, insgesamt`, einheit, regeln: [summenregel] });
      for (const posten of summe?.angaben.rechnung.operanden ?? [])
        expect(posten instanceof Schritt && posten.angaben.titel.startsWith(`${titel} 20`)).toBe(true);
      for (const { schritte } of RECHNUNG.zeilen) expect(schritte?.[feld].einheit).toBe(einheit);
      expect(pfadInWorten(['ergebnis', 'finanzierungsplan', 'gesamt', feld], null)).toBe(`${titel} in der Gesamtsumme`);
    },
  );

  test('ein Betrag heißt mit seiner Einheit, Tage ohne; schmal darf sich ein langes Wort trennen', () => {
    expect(PLANFELDER.filter(istBetragsfeld)).toEqual(PLANFELDER.filter((feld) => feld !== 'foerdertage'));
    expect(mitEinheit('zuwendung')).toBe('Zuwendung €');
    expect(mitEinheit('foerdertage')).toBe('Fördertage');
    expect(trennbar('davon nicht zuwendungsfähig')).toBe('davon nicht zuwendungs\u00ADfähig');
    expect(trennbar('aus der Integrationspauschale')).toBe('aus der Integrations\u00ADpauschale');
    expect(trennbar('Zuwendung')).toBe('Zuwendung');
  });

  test('ein Feld nennt nur ein Text', () => {
    expect([istPlanfeld, istAbwicklungsfeld, istHaushaltsfeld].map((ist) => ist('zuwendung'))).toEqual([
      true,
      false,
      false,
    ]);
    expect(istPlanfeld(['zuwendung'])).toBe(false);
    for (const feld of Object.keys(ABWICKLUNGSFELD))
      expect([feld, [feld]].map(istAbwicklungsfeld)).toEqual([true, false]);
    for (const feld of Object.keys(HAUSHALTSFELD)) expect([feld, [feld]].map(istHaushaltsfeld)).toEqual([true, false]);
  });

  test('die Titel unterscheiden sich, auch die kurzen', () => {
    for (const art of ['titel', 'kurz'] as const)
      expect(new Set(PLANFELDER.map((feld) => PLANFELD[feld][art])).size).toBe(PLANFELDER.length);
  });

  test('das Schema der API nennt genau diese Felder in dieser Reihenfolge, mit Titel und Regel', () => {
    const { properties } = z.toJSONSchema(ergebnisSchema.shape.finanzierungsplan.shape.gesamt.unwrap()) as {
      properties: Record<string, { description: string }>;
    };
    expect(Object.keys(properties)).toEqual(PLANFELDER);
    for (const feld of PLANFELDER)
      expect(properties[feld]?.description).toMatch(
        new RegExp(`^${PLANFELD[feld].titel} \\(.+${PLANFELD[feld].regeln[0]}`),
      );
  });

  test('das Protokoll hat eine Spalte je Feld mit seinem vollen Titel', () => {
    const tabellen = pruefprotokoll(alsVersion(ANTRAG)).bloecke.flatMap((b) => (b.art === 'tabelle' ? [b] : []));
    const koepfe = tabellen.find(({ blatt }) => blatt === 'Summen')?.spalten.map(({ titel }) => titel);
    expect(koepfe).toEqual(['Summe', ...PLANFELDER.map((feld) => PLANFELD[feld].titel)]);
  });
});
