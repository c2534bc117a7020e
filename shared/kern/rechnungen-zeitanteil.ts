/** Die Rechnungen, die begonnene Monate und Kalendertage eines Haushaltsjahrs zählen (A2). */
import type { Datum } from '../grund/datum.ts';
import { alsZahl, exakt } from '../grund/geld.ts';
import type { Groesse, JedeGroesse, Tagesgroesse, Zahl } from '../regelstand/groesse.ts';
import type { Monatsgrenzen } from './foerdertage.ts';
import type { Nenne, Rechnung } from './rechnungen.ts';

export interface Zeitzaehlungsoperanden {
  readonly art: 'begonneneMonate' | 'kalendertageImJahr';
  readonly von: Tagesgroesse;
  readonly bis: Tagesgroesse;
  readonly haushaltsjahr: Groesse<'Jahr'>;
  /** So viel ist je Monat (1–12) noch frei, wenn mehrere eine Stelle besetzen. */
  readonly grenzen: readonly (Groesse & { readonly monat: number })[];
  readonly zaehle: (von: Datum, bis: Datum, grenzen: Monatsgrenzen | undefined) => number;
}

class Zeitzaehlung implements Rechnung {
  readonly angaben: Zeitzaehlungsoperanden;
  constructor(angaben: Zeitzaehlungsoperanden) {
    this.angaben = angaben;
  }
  get art(): Zeitzaehlungsoperanden['art'] {
    return this.angaben.art;
  }
  get operanden(): readonly JedeGroesse[] {
    const { von, bis, haushaltsjahr, grenzen } = this.angaben;
    return [von, bis, haushaltsjahr, ...grenzen];
  }
  rechne(): Zahl {
    const { von, bis, grenzen, zaehle } = this.angaben;
    const frei = grenzen.length === 0 ? undefined : new Map(grenzen.map((g) => [g.monat, alsZahl(g.wert)]));
    return exakt(zaehle(von.wert, bis.wert, frei));
  }
  schreibe(nenne: Nenne): string {
    const { art, von, bis, haushaltsjahr, grenzen } = this.angaben;
    const jahr = alsZahl(haushaltsjahr.wert);
    const nurJahr = von.wert.jahr === jahr && bis.wert.jahr === jahr ? '' : `, davon im Haushaltsjahr ${jahr}`;
    const frei = grenzen.map((grenze) => `; ${nenne(grenze)}`).join('');
    const wie = art === 'begonneneMonate' ? 'jeder begonnene Monat zählt ganz' : 'Kalendertage';
    return `${nenne(von)}, ${nenne(bis)}${nurJahr}: ${wie}${frei}`;
  }
}

/** Monate oder Kalendertage eines Haushaltsjahrs. */
export const zeitzaehlung = (angaben: Zeitzaehlungsoperanden): Rechnung => new Zeitzaehlung(angaben);
