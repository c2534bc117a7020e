/** Prüft einen ganzen Rechenweg: jeder Schritt aus seinen Operanden nachgerechnet, mit Regel und Fundstelle. */
import { expect } from 'vitest';
import { rechenweg, type Schritt } from '../../shared/kern/rechenweg.ts';
import { rechenwegzeilen } from '../../shared/kern/rechenweg-text.ts';
import { istRegelId } from '../../shared/regelstand/regelid.ts';
import { stimmt } from './nachgerechnet.ts';

export function pruefeRechenweg(...ergebnisse: readonly (Schritt | null)[]): void {
  const alle = ergebnisse.filter((ergebnis) => ergebnis !== null);
  for (const schritt of rechenweg(...alle)) expect(stimmt(schritt), schritt.name).toBe(true);
  for (const zeile of rechenwegzeilen(...alle)) {
    expect(zeile.regeln.length, zeile.schritt).toBeGreaterThan(0);
    expect(zeile.regeln.every(istRegelId), zeile.schritt).toBe(true);
    expect(zeile.fundstelle, zeile.schritt).not.toBe('');
    expect(zeile.rechnung, zeile.schritt).not.toMatch(/undefined|NaN|\[object/);
  }
}
