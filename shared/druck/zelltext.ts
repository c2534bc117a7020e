/** Wie eine Zelle gedruckt wird: deutsche Zahlen, Tage, ein Strich, wo nichts ist. */
import { alsDeutschesDatum, ausIso } from '../grund/datum.ts';
import { Dezimal } from '../grund/geld.ts';
import { deutscherWert, deutscheZahl } from '../grund/zahlformat.ts';
import { type Spaltenart, type Zelle, zellwert } from './schriftstueck.ts';

const NACHKOMMASTELLEN = { betrag: 2, vierstellig: 4, zweistellig: 2 } as const;

export function zelltext(zelle: Zelle, art: Spaltenart): string {
  const wert = zellwert(zelle);
  if (wert === null) return '–';
  if (art === 'text' || wert === '') return wert;
  if (art === 'tag') {
    const tag = ausIso(wert);
    return tag ? alsDeutschesDatum(tag) : wert;
  }
  if (art === 'zahl') return deutscherWert(wert);
  return deutscheZahl(new Dezimal(wert), NACHKOMMASTELLEN[art]);
}
