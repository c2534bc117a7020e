/** Regelstand, Zählung der Zeit und Budget im Haushaltsblatt: geschrieben, gelesen, in den Formeln; alte Blätter bleiben. */
import { describe, expect, test } from 'vitest';
import { antragAusBlatt } from '../../../addin/haushaltsblatt/antrag-aus-blatt.ts';
import { antragHash } from '../../../addin/haushaltsblatt/antragshash.ts';
import { blattAusAntrag, leeresBlatt } from '../../../addin/haushaltsblatt/blatt-aus-antrag.ts';
import { notizenIn } from '../../../addin/haushaltsblatt/notizen.ts';
import { ZUSATZANGABEN } from '../../../addin/haushaltsblatt/spalten.ts';
import { tabellenImGitter } from '../../../addin/haushaltsblatt/tabellen.ts';
import type { Blattmodell } from '../../../addin/workbook/modell.ts';
import { mitVorgaben } from '../../../shared/antrag/antragsteile.ts';
import { antragSchema } from '../../../shared/antrag/schema.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { alsGitter } from './antraege.ts';

const [stelle] = AACHEN_BEISPIEL.stellen;
const gewaehlt = antragSchema.parse({
  ...AACHEN_BEISPIEL,
  stellen: [
    { ...stelle, id: 'K', von: '2024-03-15', bis: '2024-12-31', regelstand: 'KIM-NRW' },
    { ...stelle, id: 'T', regelstand: null },
  ],
  regelstand: { thm: 'THM-2019', dia: 'DIA-2019-F' },
  zeitanteil: 'zwoelftel',
  budget: [
    { programm: 'SSA-NRW', haushaltsjahr: 2024, betrag: '50000.00' },
    { programm: 'KIM-NRW', haushaltsjahr: 2025, betrag: '1026000.50' },
  ],
  ausnahmegrund: 'Mehr Schulen',
  vorzeitigerBeginn: { thm: '2020-04-01', dia: null },
});
const gelesen = (antrag: typeof gewaehlt) => antragAusBlatt(tabellenImGitter(alsGitter(blattAusAntrag(antrag))));

describe('Wählbares', () => {
  test('kommt so zurück, wie es geschrieben wurde', () => {
    const { antrag, probleme } = gelesen(gewaehlt);
    expect(probleme).toEqual([]);
    const { regelstand, zeitanteil, budget, ausnahmegrund, vorzeitigerBeginn } = gewaehlt;
    expect(antrag).toMatchObject({ regelstand, zeitanteil, budget, ausnahmegrund, vorzeitigerBeginn });
    expect(antrag?.stellen.map((s) => s.regelstand)).toEqual(['KIM-NRW', null]);
  });

  test('die Formeln geben Zeile und Kopf weiter, und nichts davon ist eine Notiz', () => {
    const blatt = blattAusAntrag(gewaehlt);
    const formeln = blatt.zellen.flatMap(({ inhalt }) => (inhalt?.art === 'formel' ? [inhalt.formel] : []));
    expect(formeln.some((f) => /GK\.ZUWENDUNG\(.*IF\(ISBLANK\(L\d+\),IF\(ISBLANK\(\$L\$6\),"",\$L\$6\)/.test(f))).toBe(
      true,
    );
    expect(notizenIn(alsGitter(blatt))).toEqual([]);
  });

  test('ein Antrag, der nichts davon nennt, nennt auch aus dem Blatt nichts; sein Hash ist der von früher', () => {
    const { antrag } = gelesen(antragSchema.parse(AACHEN_BEISPIEL));
    expect(antrag).not.toHaveProperty('regelstand');
    const voll = antragSchema.parse(mitVorgaben(AACHEN_BEISPIEL));
    expect(gelesen(voll).antrag).toHaveProperty('regelstand');
    expect(antragHash(voll)).toBe(antragHash(AACHEN_BEISPIEL));
    expect(antragHash(gewaehlt)).not.toBe(antragHash({ ...gewaehlt, zeitanteil: 'tage' }));
  });
});

describe('Wo man es einträgt', () => {
  const felder = (modell: Blattmodell) =>
    modell.zellen.flatMap(({ zeile, spalte, inhalt }) =>
      inhalt?.art === 'text' ? [{ zeile, spalte, text: inhalt.text }] : [],
    );

  test('ein neues Blatt hat jede Angabe, mit Auswahl, und ist trotzdem leer', () => {
    const modell = leeresBlatt();
    for (const { titel, art } of ZUSATZANGABEN) {
      const feld = felder(modell).find(({ text }) => text === titel);
      expect(feld, titel).toBeDefined();
      const eingabe = modell.zellen.find((z) => z.zeile === feld?.zeile && z.spalte === (feld?.spalte ?? 0) + 1);
      expect(eingabe?.inhalt ?? null, titel).toBeNull();
      const liste = modell.auswahllisten.find(
        ({ zeile, spalte }) => zeile === feld?.zeile && spalte === (feld?.spalte ?? 0) + 1,
      );
      expect(liste?.werte ?? null, titel).toEqual(art.auswahl);
    }
    expect(notizenIn(alsGitter(modell))).toEqual([]);
  });

  test('ein Antrag, der darin entsteht, rechnet mit dem, was jemand wählt', () => {
    const leer = antragSchema.parse({ ...AACHEN_BEISPIEL, regelstand: { thm: null, dia: null } });
    expect(gelesen(leer).antrag).toMatchObject({
      regelstand: { thm: null, dia: null },
      vorzeitigerBeginn: { thm: null, dia: null },
      ...{ zeitanteil: null, budget: null, ausnahmegrund: null },
    });
  });

  test('die Spalte „Regelstand“ kommt auf Wunsch dazu, leer, und die Stellen bleiben, wie sie sind', () => {
    const antrag = antragSchema.parse(AACHEN_BEISPIEL);
    const modell = blattAusAntrag(antrag, [], { regelstandJeStelle: true });
    expect(felder(modell).filter(({ text }) => text === 'Regelstand')).toHaveLength(1);
    const zurueck = antragAusBlatt(tabellenImGitter(alsGitter(modell))).antrag;
    expect(zurueck && mitVorgaben(zurueck)).toEqual(mitVorgaben(antrag));
    expect(zurueck?.stellen.map(({ regelstand }) => regelstand)).toEqual(antrag.stellen.map(() => null));
  });
});
