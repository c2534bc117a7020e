/** Jede Ergebniszelle des Haushaltsblatts erklärt sich: mit ihrem Namen, dem Betrag des Plans und dessen Rechenweg. */
import { beforeAll, describe, expect, test } from 'vitest';
import { ergebniszellen } from '../../../../addin/haushaltsblatt/ergebniszellen.ts';
import { blattAusAntrag, tabellenImGitter } from '../../../../addin/haushaltsblatt/haushaltsblatt.ts';
import { planAusTabellen } from '../../../../addin/taskpane/blatt/blattlesung.ts';
import { planzelle } from '../../../../addin/taskpane/zelle/planzelle.ts';
import type { Blattzustand } from '../../../../addin/taskpane/zustand/zustand.ts';
import { setzeBlatt } from '../../../../addin/workbench/tabelle/blatt-plugin.ts';
import { standAusModell } from '../../../../addin/workbench/tabelle/blattstand.ts';
import { liesInhalt } from '../../../../addin/workbench/tabelle/lesen.ts';
import { adresse } from '../../../../addin/workbook/zellen.ts';
import type { Antrag } from '../../../../shared/antrag/schema.ts';
import { AACHEN, COACHING } from '../../../shared/beispiele/aachen.ts';
import { BLATT, leereMappe, setze } from '../../workbench/mappe.ts';

const ANTRAG: Antrag = { ...AACHEN, massnahmen: [COACHING] };

function gelesen(antrag: Antrag, eingaben: Readonly<Record<string, string>> = {}): Promise<Blattzustand> {
  const blatt = blattAusAntrag(antrag);
  const model = leereMappe(blatt.zeilen, blatt.spalten);
  setzeBlatt(model, BLATT, standAusModell(blatt));
  for (const [ort, wert] of Object.entries(eingaben)) setze(model, ort, wert);
  const inhalt = liesInhalt(model, BLATT);
  return planAusTabellen(tabellenImGitter(inhalt), inhalt);
}

function bei(blatt: Blattzustand, ort: string) {
  const [, spalte = '', zeile = ''] = /^([A-Z])(\d+)$/.exec(ort) ?? [];
  return planzelle(blatt, { blatt: 'Blatt', zeile: Number(zeile) - 1, spalte: spalte.charCodeAt(0) - 65 });
}

describe('das Beispiel Aachen mit einer Maßnahme', () => {
  let blatt: Blattzustand;
  beforeAll(async () => {
    blatt = await gelesen(ANTRAG);
  });

  test.each([
    ['F7', 'Zuwendung, Haushaltsjahr 2020'],
    ['G10', 'Summe Eigenanteil'],
    ['H7', 'Kofinanzierung aus der Integrationspauschale, Haushaltsjahr 2020'],
    ['I10', 'Summe Eigenanteil ohne Integrationspauschale'],
    ['G12', 'Stellen nach Schlüssel'],
    ['M24', 'Stelle S1, Zuwendung 2020'],
    ['P24', 'Stelle S1, Zuwendung insgesamt'],
    ['M28', 'Summe der Stellen, Zuwendung 2020'],
    ['U28', 'Summe der Stellen, Eigenanteil insgesamt'],
    ['M32', `Maßnahme ${COACHING.id}, Zuwendung`],
    ['N36', 'Summe der Maßnahmen, Eigenanteil'],
  ])('%s ist „%s“', (ort, titel) => expect(bei(blatt, ort)?.titel).toBe(titel));

  test('jede nennt, was das Blatt zeigt, und ihr Rechenweg endet genau dort', () => {
    if (blatt.art !== 'plan' || !blatt.gelesen) throw new Error(blatt.art);
    const { tabellen, gitter } = blatt.gelesen;
    const zellen = [...ergebniszellen(tabellen, blatt.ergebnis.finanzierungsplan, gitter)];
    expect(zellen.length).toBeGreaterThan(50);
    for (const { zelle, wert, ziele } of zellen) {
      const ort = adresse(zelle);
      const gefunden = planzelle(blatt, zelle);
      const weg = gefunden?.rechenweg() ?? null;
      expect([ort, gefunden?.abweichung]).toEqual([ort, null]);
      expect([ort, weg === null]).toEqual([ort, ziele.length === 0]);
      expect([ort, Number(weg?.ergebnis.wert ?? 0)]).toEqual([ort, Math.round(Number(wert) * 100) / 100]);
    }
  });

  test('Eingabezellen, Überschriften und fremde Blätter sind keine', () => {
    expect(['B12', 'F5', 'A24', 'G24', 'A60'].map((ort) => bei(blatt, ort))).toEqual(Array(5).fill(null));
    expect(planzelle(blatt, { blatt: 'Anderes', zeile: 6, spalte: 5 })).toBeNull();
  });

  test('ein Haushaltsjahr ohne Betrag hat 0,00 € und sagt es', async () => {
    const [erste] = AACHEN.stellen as [Antrag['stellen'][number]];
    const nur2021 = await gelesen({
      ...AACHEN,
      massnahmen: [],
      stellen: [{ ...erste, von: '2021-01-01', bis: '2021-12-31' }],
    });
    for (const ort of ['M24', 'F7', 'M28']) {
      expect(bei(nur2021, ort)?.text).toBe('Im Plan: 0,00\u00A0€. Kein Eintrag hat hier einen Betrag.');
      expect(bei(nur2021, ort)?.rechenweg()).toBeNull();
    }
  });
});

test('eine überschriebene Summe nennt beide Zahlen', async () => {
  const zelle = bei(await gelesen(ANTRAG, { F10: '1' }), 'F10');
  expect(zelle?.abweichung).toMatch(/^Zelle F10 \(„Übersicht, Zuwendung Summe“\) zeigt 1,00 €, der Plan .+ €\.$/);
  expect(zelle?.rechenweg()?.ergebnis.schritt).toBe('Zuwendung, insgesamt');
});

test('rechnet ein Eintrag nicht, nennt der Plan keine Summe und sagt, warum', async () => {
  const [erste, ...weitere] = AACHEN.stellen as [Antrag['stellen'][number], ...Antrag['stellen']];
  const blatt = await gelesen({ ...ANTRAG, stellen: [{ ...erste, von: '2015-01-01', bis: '2015-12-31' }, ...weitere] });
  const zelle = bei(blatt, 'F10');
  expect(zelle?.text).toBe(
    'Der Plan nennt hier keine Zahl, solange sich nicht alle Einträge rechnen lassen; der Tab „Plan“ sagt, welche.',
  );
  expect(zelle?.rechenweg()).toBeNull();
});

test('ohne Plan erklärt sich keine', () => {
  expect(planzelle({ art: 'keinBlatt' }, { blatt: 'Blatt', zeile: 6, spalte: 5 })).toBeNull();
});
