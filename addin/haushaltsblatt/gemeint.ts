/**
 * Deutet den Text in einem Zahlen- oder Datumsfeld („½“, „65.300,- €“, „1. April 2020“). Gerechnet wird
 * damit nicht, denn auch die Formeln des Blatts rechnen nicht mit Text; die Meldung sagt, was einzugeben ist.
 */
import type { Feld } from './spalten.ts';
import { anzeige } from './uebernahme/ergebnis.ts';
import { liesFremd } from './uebernahme/lesen.ts';

/** Ein Satz nach der Meldung, mit Leerzeichen davor; leer, wenn sich der Text nicht deuten lässt. */
export function gemeint(feld: Feld, text: string): string {
  const { typ } = feld.art;
  if (typ === 'text' || typ === 'wahl') return '';
  const gelesen = liesFremd(feld, text);
  if (gelesen.art === 'leer') return '';
  const was = typ === 'datum' ? 'als Datum' : 'als Zahl';
  if (gelesen.art === 'wert') {
    const wert = anzeige(feld, gelesen.wert);
    return ` Gemeint ist wohl ${wert}; geben Sie es so ${was} ein.${gelesen.hinweis ? ` ${gelesen.hinweis}` : ''}`;
  }
  const lesarten = gelesen.lesarten.map(({ wert }) => anzeige(feld, wert));
  return lesarten.length === 0 ? '' : ` Gemeint sein kann ${lesarten.join(' oder ')}; geben Sie es so ${was} ein.`;
}
