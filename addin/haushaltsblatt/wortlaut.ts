/**
 * Hebt auf, was in einer Zelle stand und sich nicht als Angabe lesen ließ; es wird so wieder geschrieben und geht nicht
 * verloren.
 */
import { wahrheitswort } from '../../shared/grund/wahrheitswert.ts';
import type { Zellinhalt } from '../workbook/modell.ts';
import { istZellfehler, type Zellwert } from '../workbook/zellen.ts';

export class Wortlaut {
  readonly inhalt: Zellinhalt;

  private constructor(inhalt: Zellinhalt) {
    this.inhalt = inhalt;
  }

  /** Zahlen bleiben Zahlen; Wahrheitswerte und Fehler werden zu Text. `null`, wenn die Zelle leer ist. */
  static aus(wert: Zellwert): Wortlaut | null {
    return typeof wert === 'number' ? new Wortlaut({ art: 'zahl', zahl: wert }) : Wortlaut.alsText(wert);
  }

  /** Auch Zahlen als Text: Sonst würde aus der Jahreszahl 2020 in einer Datumsspalte ein Tag im Jahr 1905. */
  static alsText(wert: Zellwert): Wortlaut | null {
    if (wert === null) return null;
    if (typeof wert === 'number') return new Wortlaut({ art: 'text', text: String(wert).replace('.', ',') });
    if (typeof wert === 'boolean') return new Wortlaut({ art: 'text', text: wahrheitswort(wert) });
    return new Wortlaut({ art: 'text', text: istZellfehler(wert) ? wert.fehler : wert });
  }
}
