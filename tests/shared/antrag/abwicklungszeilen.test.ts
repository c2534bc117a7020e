/** Abwicklung vergleichen und zusammenführen: Zeilen werden an ihrem Namen erkannt, nie an ihrem Platz. */
import { expect, test } from 'vitest';
import type { Abwicklung } from '../../../shared/antrag/abwicklung.ts';
import { berechneErgebnis } from '../../../shared/antrag/finanzierungsplan.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { vergleiche } from '../../../shared/antrag/vergleich.ts';
import { abweichungen, fuehreZusammen } from '../../../shared/antrag/zusammenfuehren.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';

const ist = (id: string, haushaltsjahr: number, betrag: string) => ({
  id,
  haushaltsjahr,
  betrag,
  monate: null,
  andereMittel: null,
});
const LEER: Abwicklung = { besetzung: [], ist: [], abrufe: [], weiterleitungen: [], konten: [], zahlweise: 'kasse' };
const mit = (abwicklung: Antrag['abwicklung']): Antrag => ({ ...AACHEN_BEISPIEL, abwicklung });
const seite = (antrag: Antrag) => ({ antrag, ergebnis: berechneErgebnis(antrag).ergebnis });
const [A, B] = [ist('S1', 2020, '1.00'), ist('S1', 2021, '2.00')];

test('der Vergleich nennt Zeile und Feld; die Reihenfolge zählt nicht, und wer keine Abwicklung nennt, ändert sie nicht', () => {
  const alt = seite(mit({ ...LEER, ist: [A, B] }));
  expect(vergleiche(alt, seite(mit({ ...LEER, ist: [B, A] }))).gleich).toBe(true);
  const geaendert = vergleiche(alt, seite(mit({ ...LEER, ist: [{ ...B, betrag: '3.00' }, A] })));
  expect(geaendert).toMatchObject({
    gleich: false,
    kopf: [],
    abwicklung: [{ feld: 'ist.S1 2021.betrag', alt: '2.00', neu: '3.00' }],
    abwicklungWeitere: 0,
  });
  expect(vergleiche(alt, seite(AACHEN_BEISPIEL)).abwicklung).toEqual([]);
  expect(vergleiche(alt, seite(mit(null))).gleich).toBe(false);
  const viele = { ...LEER, ist: Array.from({ length: 700 }, (_, i) => ist(`X${i}`, 2020, '1.00')) };
  expect(vergleiche(seite(mit(null)), seite(mit(viele)))).toMatchObject({ abwicklungWeitere: 1 + 700 * 3 - 1000 });
});

test('ein Vergleich nennt Bescheide, die dazukamen', () => {
  const ohne = { ...seite(AACHEN_BEISPIEL), bescheide: [] };
  expect(vergleiche(ohne, { ...ohne, bescheide: [{ aktenzeichen: 'Az.' }] })).toMatchObject({
    gleich: false,
    bescheide: [{ feld: '[0].aktenzeichen', alt: null, neu: 'Az.' }],
  });
});

test('zwei tragen verschiedene Zeilen ein: beide bleiben, für beide Seiten gleich; dieselbe Zeile verschieden ist zu entscheiden', () => {
  const basis = mit({ ...LEER, ist: [A] });
  const meine = mit({ ...LEER, ist: [A, B], zahlweise: 'periode' });
  const andere = mit({ ...LEER, ist: [ist('S1', 2022, '9.00'), A] });
  const { antrag } = fuehreZusammen({ basis, meine, andere });
  expect(new Set(antrag?.abwicklung?.ist)).toEqual(new Set([A, B, ist('S1', 2022, '9.00')]));
  expect(antrag?.abwicklung?.zahlweise).toBe('periode');
  expect(abweichungen({ basis, meine: basis, andere: basis })).toEqual([]);

  const streit = { basis, meine: mit({ ...LEER, ist: [{ ...A, betrag: '5.00' }] }), andere: mit({ ...LEER, ist: [] }) };
  const [konflikt] = abweichungen(streit);
  expect(konflikt).toMatchObject({ herkunft: 'konflikt', feld: 'abwicklung.ist.S1 2020', andere: null });
  const wahl = (seite: 'meine' | 'andere') =>
    fuehreZusammen(streit, new Map([[konflikt?.schluessel ?? '', seite]])).antrag?.abwicklung?.ist;
  expect(fuehreZusammen(streit).antrag).toBeNull();
  expect(wahl('meine')).toEqual([{ ...A, betrag: '5.00' }]);
  expect(wahl('andere')).toEqual([]);
});

test('nennt das Blatt keine Abwicklung, nennt auch das Ergebnis keine: Das Speichern übernimmt die gespeicherte', () => {
  const basis = mit({ ...LEER, ist: [A] });
  const { antrag } = fuehreZusammen({ basis, meine: AACHEN_BEISPIEL, andere: mit({ ...LEER, ist: [A, B] }) });
  expect(antrag).toEqual(AACHEN_BEISPIEL);
});

test('von nichts zur Abwicklung und zurück', () => {
  const voll = mit({ ...LEER, ist: [A] });
  const leer = mit(null);
  expect(fuehreZusammen({ basis: leer, meine: leer, andere: voll }).antrag).toEqual(voll);
  expect(fuehreZusammen({ basis: voll, meine: voll, andere: leer }).antrag?.abwicklung).toBeNull();
});
