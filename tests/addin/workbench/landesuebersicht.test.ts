import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { blattLandesuebersicht } from '../../../addin/workbench/blaetter/landesuebersicht.ts';
import { setzeBlatt } from '../../../addin/workbench/tabelle/blatt-plugin.ts';
import { leseLandesuebersicht } from '../../../shared/beispiele/landesuebersicht.ts';
import { regelsatz } from '../../../shared/regelstand/regelsatz.ts';
import { vorgaben } from '../../../shared/regelstand/vorgabe.ts';
import { leereMappe, ort, zelle } from './mappe.ts';

const CSV = readFileSync('tests/daten/bewilligte-stellen.csv', 'utf8');
const L = 'landesuebersicht';

function uebersicht(csv = CSV) {
  const model = leereMappe();
  expect(setzeBlatt(model, L, blattLandesuebersicht(leseLandesuebersicht(csv)))).toBe(true);
  const spalte = (name: string, von: number, bis: number) =>
    Array.from({ length: bis - von + 1 }, (_, i) => zelle(model, `${name}${von + i}`, L).value);
  const auswertung = new Map(spalte('K', 5, 14).map((titel, i) => [titel, zelle(model, `L${5 + i}`, L).value]));
  return { model, spalte, auswertung };
}

describe('die 54 Zeilen der Vorlage 17/4367', () => {
  const { model, spalte, auswertung } = uebersicht();

  test('45 stimmen überein, 9 nicht; 111,5 Stellen nach Regel, 106,7 bewilligt (W5)', () => {
    expect(Object.fromEntries(auswertung)).toEqual({
      Kommunen: 54,
      'davon stimmen mit R1 bis R3 überein': 45,
      'davon weichen ab': 9,
      '… weniger bewilligt': 8,
      '… mehr bewilligt': 1,
      'Stellen nach Regel': 111.5,
      'Stellen bewilligt': 106.7,
      'bewilligt ohne Stadt Hamm (W4)': 106.2,
      'Gestattete ohne Stadt Hamm (W4)': 12_012,
      'Geduldete ohne Stadt Hamm (W4)': 10_652,
    });
  });

  test('die Summenzeile steht unter der Tabelle', () => {
    expect(['A', 'D', 'E', 'F', 'G', 'H'].map((s) => zelle(model, `${s}59`, L).value)).toEqual([
      'Summe',
      12_092,
      10_698,
      106.7,
      111.5,
      -4.8,
    ]);
    expect(zelle(model, 'F59', L).formattedValue).toBe('106,7');
  });

  test('die neun Kommunen, die abweichen, sind benannt und hinterlegt', () => {
    const abweichend = spalte('I', 5, 58).flatMap((befund, i) =>
      befund === 'stimmt überein' ? [] : [[zelle(model, `A${5 + i}`, L).value, befund]],
    );
    expect(abweichend).toEqual([
      ['Kreis Siegen-Wittgenstein', 'weniger bewilligt'],
      ['Kreis Soest', 'weniger bewilligt'],
      ['Kreis Minden-Lübbecke', 'weniger bewilligt'],
      ['Stadt Düsseldorf', 'weniger bewilligt'],
      ['Stadt Oberhausen', 'weniger bewilligt'],
      ['Kreis Herford', 'weniger bewilligt'],
      ['Stadt Aachen', 'mehr bewilligt'],
      ['Kreis Düren', 'weniger bewilligt'],
      ['Stadt Bonn', 'weniger bewilligt'],
    ]);
    const farben = spalte('A', 5, 58).map((_, i) =>
      model.getters.getCellComputedStyle(ort(`A${5 + i}`, L)).fillColor?.toLowerCase(),
    );
    expect(farben.filter((farbe) => farbe === '#fde3c8').length).toBe(9);
  });

  test('die Kurzfassung nennt die Zahlen deutsch', () => {
    expect(zelle(model, 'A3', L).value).toBe(
      '45 von 54 Zeilen entsprechen R1 bis R3, 9 weichen ab. Nach Regel 111,5 Stellen, bewilligt 106,7. W4, W5: siehe rechts.',
    );
  });

  test('W4 und W5 stehen daneben, umbrochen', () => {
    const texte = Array.from({ length: 30 }, (_, i) => zelle(model, `K${15 + i}`, L).value).filter(
      (wert) => wert !== null,
    );
    expect(texte).toEqual([regelsatz('W4', vorgaben()), regelsatz('W5', vorgaben())]);
    expect(model.getters.getCellStyle(ort('K16', L))?.wrapping).toBe('wrap');
  });

  test('keine Zelle zeigt einen Fehler', () => {
    expect(model.getters.getEvaluatedCells(L).filter((z) => z.type === 'error')).toEqual([]);
  });
});

test('eine geänderte Zahl ändert Befund und Summen', () => {
  const { model } = uebersicht();
  model.dispatch('UPDATE_CELL', { ...ort('E37', L), content: '300' });
  expect([zelle(model, 'A37', L).value, zelle(model, 'G37', L).value, zelle(model, 'I37', L).value]).toEqual([
    'Stadt Aachen',
    3,
    'stimmt überein',
  ]);
  expect([zelle(model, 'L6', L).value, zelle(model, 'L10', L).value]).toEqual([46, 112]);
});
