/** Die Sätze über einer geprüften Liste: Anzahlen mit Tausenderpunkt, Einzahl und Mehrzahl. */
import { describe, expect, it } from 'vitest';
import { zusammenfassung } from '../../../../addin/taskpane/pruefen/listentexte.ts';
import { pruefeListe } from '../../../../shared/listenpruefung/pruefen.ts';
import type { Zuordnung } from '../../../../shared/listenpruefung/spalten.ts';
import { DIA_2019 } from '../../../../shared/regelstand/dia-2019.ts';
import { THM_2019 } from '../../../../shared/regelstand/thm-2019.ts';

const ZUORDNUNG = { kopfzeile: null, rollen: ['kommune', 'geduldete', 'stellen'] } as const;
const gleich = (anzahl: number) => Array.from({ length: anzahl }, (_, i) => [`Kommune ${i}`, '100', '1,0']);
const abweichend = (anzahl: number) => Array.from({ length: anzahl }, (_, i) => [`Andere ${i}`, '100', '2,0']);
const saetze = (zeilen: string[][], zuordnung: Zuordnung = ZUORDNUNG) =>
  zusammenfassung(pruefeListe(zeilen, zuordnung, { thm: THM_2019, dia: DIA_2019 }));

describe('Zusammenfassung', () => {
  it('schreibt jede Anzahl mit Tausenderpunkt', () =>
    expect(saetze([...gleich(1_666), ...abweichend(1_334), ['Ohne', '', '1,0']])).toEqual([
      '3.001 belegte Zeilen: 3.000 verglichen, 1 ohne Vergleich.',
      '1.666 von 3.000 entsprechen dem Schlüssel, 1.334 weichen ab.',
      'Nach Schlüssel 3.000,0 Stellen, in der Liste 4.335,0.',
      'Bei 1 Zeile fehlen Geduldete oder Stellen oder sind nicht eindeutig.',
      'Zusammen 300.000 Geduldete.',
      'Geprüft mit dem Regelstand THM-2019.',
    ]));

  it('nennt die Zeilen ohne Zahlen, damit keine Kommune unbemerkt fehlt', () => {
    const ohne = (name: string) => [name, '', '–'];
    expect(saetze([...gleich(1), ohne('Arnsberg')]).at(-1)).toBe(
      'Nicht gelesen: Zeile 2. In den zugeordneten Spalten steht keine Zahl.',
    );
    expect(saetze([...gleich(1), ...Array.from({ length: 12 }, () => ohne('Arnsberg'))]).at(-1)).toBe(
      'Nicht gelesen: Zeilen 2, 3, 4, 5, 6, 7, 8, 9, 10 und 3 weitere. In den zugeordneten Spalten steht keine Zahl.',
    );
  });

  it('nennt auch den Regelstand der Eigenanteile, wo welche geprüft sind', () =>
    expect(
      saetze([['A', '538.780,67', '134.695,17']], { kopfzeile: null, rollen: ['kommune', 'mittel', 'eigenanteil'] }),
    ).toContain('Geprüft mit den Regelständen THM-2019 und DIA-2019.'));

  it('in der Einzahl', () =>
    expect(saetze([...gleich(1), ...abweichend(1)]).slice(0, 2)).toEqual([
      '2 belegte Zeilen: 2 verglichen.',
      '1 von 2 entspricht dem Schlüssel, 1 weicht ab.',
    ]));
});
