/** Zahlen ohne Rechenweg: nur, wo alle sicher sind; sonst entscheiden die Schritte. */
import { describe, expect, it } from 'vitest';
import { jePlanfeld } from '../../../shared/antrag/planfelder.ts';
import { planrechnung } from '../../../shared/antrag/planrechnung.ts';
import {
  fauleSchritte,
  greifende,
  type Planschritte,
  type Planzahlen,
  summierteZahlen,
  zahlenVon,
} from '../../../shared/antrag/planschritte.ts';
import { Exakt, quotient } from '../../../shared/grund/geld.ts';
import { Schritt } from '../../../shared/kern/rechenweg.ts';
import { uebernommen } from '../../../shared/kern/rechnungen.ts';
import { eingabe } from '../../../shared/regelstand/groesse.ts';
import { type Aenderung, antragMit } from './bausatz.ts';

const jeFeld = (zahl: number): Planzahlen => jePlanfeld(() => zahl) as Planzahlen;
const zeilen = (aenderung: Aenderung) => planrechnung(antragMit(aenderung)).zeilen;
const schritteDer = (aenderung: Aenderung): Planschritte => zeilen(aenderung)[0]?.schritte as Planschritte;

describe('Die Summe der Zahlen', () => {
  it('addiert je Feld', () => {
    expect(summierteZahlen([])).toEqual(jeFeld(0));
    expect(summierteZahlen([jeFeld(3), { ...jeFeld(4), zuwendung: 5 }])).toEqual({ ...jeFeld(7), zuwendung: 8 });
  });

  it('gibt es nicht, wo ein Teil fehlt oder eine einzige zu groß würde', () => {
    expect(summierteZahlen([jeFeld(1), null])).toBeNull();
    expect(summierteZahlen([undefined, jeFeld(1)])).toBeNull();
    const grenze = { ...jeFeld(1), ausgaben: Number.MAX_SAFE_INTEGER - 1 };
    expect(summierteZahlen([grenze, jeFeld(1)])?.ausgaben).toBe(Number.MAX_SAFE_INTEGER);
    expect(summierteZahlen([grenze, jeFeld(1), jeFeld(1)])).toBeNull();
  });
});

describe('Andere Lesarten ohne Rechenweg', () => {
  const lesart = (wert: number) => ({ id: 'A4' as const, bezeichnung: 'anders', wert });

  it('sind die mit anderem Ergebnis, in Tagen oder Euro', () => {
    const text = (feld: 'zuwendung' | 'foerdertage', ...werte: number[]) =>
      greifende(werte.map(lesart), feld, jeFeld(100))?.map(({ wert, ...rest }) => [rest, quotient(wert).toFixed()]);
    const kopf = { id: 'A4', bezeichnung: 'anders' };
    expect(text('zuwendung', 100, 250)).toEqual([[kopf, '2.5']]);
    expect(text('foerdertage', 250, 100)).toEqual([[kopf, '250']]);
    expect(text('zuwendung')).toEqual([]);
  });

  it('kennt nur der Rechenweg, sobald sich eine nicht sicher rechnen lässt', () => {
    expect(greifende([lesart(1), lesart(Number.NaN)], 'zuwendung', jeFeld(100))).toBeNull();
    expect(greifende([lesart(2 ** 53)], 'zuwendung', jeFeld(100))).toBeNull();
  });
});

describe('Die Zahlen einer Zeile', () => {
  const ZAHLEN_2020 = {
    foerdertage: 270,
    bemessung: 5_100_000,
    ausgaben: 4_897_500,
    zuwendung: 3_918_000,
    eigenanteil: 979_500,
    nichtZuwendungsfaehig: 0,
    kommune: 145_112,
    partner: 0,
    integrationspauschale: 834_388,
  };
  const stelle = { bis: '2020-12-31' };

  it('stehen ohne Rechenweg da und sind die des Rechenwegs', () => {
    const schritte = schritteDer({ stellen: [stelle] });
    expect(schritte.zahlen).toEqual(ZAHLEN_2020);
    expect(planrechnung(antragMit({ stellen: [stelle] })).gesamt.schritte?.zahlen).toEqual(ZAHLEN_2020);
    const ohneZahlen = fauleSchritte(null, () => schritte);
    expect(zahlenVon(ohneZahlen)).toEqual(ZAHLEN_2020);
    expect(zahlenVon(fauleSchritte(ZAHLEN_2020, () => expect.unreachable()))).toBe(ZAHLEN_2020);
  });

  it('gibt es nicht, wo eine keine sichere ganze Zahl von Cent ist', () => {
    const schritte = schritteDer({ stellen: [stelle] });
    const drittel = new Schritt({
      id: 'ausgaben',
      titel: 'Ausgaben',
      einheit: '€',
      rechnung: uebernommen(eingabe('ein Drittel', new Exakt(1, 3), '€')),
      regeln: ['R4'],
    });
    const gemischt = jePlanfeld((feld) => (feld === 'ausgaben' ? drittel : schritte[feld])) as Planschritte;
    expect(zahlenVon(gemischt)).toBeNull();
  });

  it('trägt der Partner den Eigenanteil, kommt nichts aus der Pauschale', () => {
    expect(schritteDer({ stellen: [{ ...stelle, eigenanteil: 'partner' }] }).zahlen).toEqual({
      ...ZAHLEN_2020,
      kommune: 0,
      partner: 979_500,
      integrationspauschale: 0,
    });
  });

  it('nennen die Lesarten, die der Rechenweg nennt, und zu anderen Feldern keine', () => {
    const schritte = schritteDer({ stellen: [{ ...stelle, von: '2020-04-16', stellenanteil: '0.75' }] });
    let gefunden = 0;
    for (const feld of ['foerdertage', 'bemessung', 'zuwendung', 'integrationspauschale'] as const) {
      const erwartet = schritte[feld].greifendeLesarten.map(({ id, wert }) => [id, quotient(wert).toFixed()]);
      expect(schritte.lesarten?.(feld)?.map(({ id, wert }) => [id, quotient(wert).toFixed()])).toEqual(erwartet);
      gefunden += erwartet.length;
    }
    expect(gefunden).toBeGreaterThan(1);
    expect(schritte.lesarten?.('kommune')).toEqual([]);
    expect(
      schritteDer({ stellen: [{ ...stelle, eigenanteil: 'partner' }] }).lesarten?.('integrationspauschale'),
    ).toEqual([]);
  });

  it('kennt bei einem Stellenanteil, der feiner als ein Millionstel ist, nur der Rechenweg', () => {
    const schritte = schritteDer({ stellen: [{ ...stelle, stellenanteil: '0.1234567' }] });
    expect([schritte.zahlen, schritte.lesarten]).toEqual([null, undefined]);
    expect(quotient(schritte.foerdertage.wert).toFixed()).toBe('270');
  });

  it('nennt bei offener Zählung der Monate nur der Rechenweg andere Lesarten', () => {
    const kim = { von: '2024-03-15', bis: '2024-12-31', regelstand: 'KIM-NRW' };
    const schritte = schritteDer({ stellen: [kim] });
    expect(schritte.zahlen).not.toBeNull();
    expect(schritte.lesarten).toBeUndefined();
  });
});
