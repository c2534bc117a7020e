/** Summen je Regierungsbezirk, wenn die Liste eine Spalte dafür hat, so wie sie ihre Zeilen zuordnet (W9). */
import { Dezimal } from '../grund/geld.ts';
import { namensschluessel } from '../grund/name.ts';
import type { Listenzelle } from '../tabellentext/zahltext.ts';
import type { Bezirkssumme, Listenzeile } from './ergebnis.ts';

/** Nach Namen geordnet; leer ohne Spalte. `titel` sind die Überschriften, `erste` die Nummer der ersten Zeile. */
export function jeRegierungsbezirk(
  zeilen: readonly Listenzeile[],
  roh: readonly (readonly Listenzelle[])[],
  titel: readonly string[],
  erste: number,
): Bezirkssumme[] {
  const spalte = titel.findIndex((ueberschrift) => ueberschrift.includes('regierungsbezirk'));
  if (spalte < 0) return [];
  const bezirke = new Map<string, Bezirkssumme>();
  for (const { nr, werte, nachSchluessel } of zeilen) {
    const name = String(roh[nr - erste]?.[spalte] ?? '').trim();
    if (name === '' || !werte.stellen || !nachSchluessel) continue;
    const bisher = bezirke.get(namensschluessel(name)) ?? {
      regierungsbezirk: name,
      stellen: new Dezimal(0),
      nachSchluessel: new Dezimal(0),
    };
    bezirke.set(namensschluessel(name), {
      ...bisher,
      stellen: bisher.stellen.plus(werte.stellen),
      nachSchluessel: bisher.nachSchluessel.plus(nachSchluessel),
    });
  }
  return [...bezirke.values()].sort((a, b) => a.regierungsbezirk.localeCompare(b.regierungsbezirk, 'de'));
}
