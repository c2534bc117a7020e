/**
 * Die Rechnungen, die es erst nach dem Bescheid gibt: was von etwas übrig ist, verzinste Tage, der Tag des Nachweises.
 */
import { alsDeutschesDatum, type Datum, tagesnummer } from '../grund/datum.ts';
import { alsZahl, exakt, groesster, minus, NULL, vergleiche } from '../grund/geld.ts';
import { alsSeriell } from '../grund/seriell.ts';
import { eingabe, type Groesse, type Tagesgroesse, type Zahl } from '../regelstand/groesse.ts';
import { fristNachMonaten } from './fristen.ts';
import type { Nenne, Rechnung } from './rechnungen.ts';

interface Restoperanden {
  readonly von: Groesse<'€'>;
  readonly ab: Groesse<'€'>;
  /** Wie heißt, was `ab` über `von` hinausgeht. */
  readonly ueberhang: string;
}

/** von − ab, mindestens 0 €; was darüber hinausgeht, nennt der Rechenweg beim Namen. */
class Restbetrag implements Rechnung<'€'> {
  readonly art = 'restbetrag';
  private readonly angaben: Restoperanden;
  constructor(angaben: Restoperanden) {
    this.angaben = angaben;
  }
  get operanden(): readonly Groesse<'€'>[] {
    return [this.angaben.von, this.angaben.ab];
  }
  rechne(): Zahl<'€'> {
    const { von, ab } = this.angaben;
    return groesster(minus(von.wert, ab.wert), NULL);
  }
  schreibe(nenne: Nenne): string {
    const { von, ab, ueberhang } = this.angaben;
    const darueber = minus(ab.wert, von.wert);
    const zusatz = vergleiche(darueber, NULL) > 0 ? `; ${nenne(eingabe(ueberhang, darueber, '€'))}` : '';
    return `${nenne(von)} − ${nenne(ab)}, mindestens 0${zusatz}`;
  }
}

/** Wie Tage verzinst werden (R24). */
export type Zinszaehlung = 'act/365' | '30/360';

/** Tage von `ab` bis vor `vor`; bei 30E/360 zählt ein Tag höchstens als 30., und der Februar wird nicht gestreckt. */
class Zinstage implements Rechnung<'Tage'> {
  readonly art: 'kalendertage' | 'zinstage30E360';
  readonly operanden: readonly [Tagesgroesse, Tagesgroesse];
  private readonly zaehlung: Zinszaehlung;
  constructor(ab: Tagesgroesse, vor: Tagesgroesse, zaehlung: Zinszaehlung) {
    this.art = zaehlung === 'act/365' ? 'kalendertage' : 'zinstage30E360';
    this.operanden = [ab, vor];
    this.zaehlung = zaehlung;
  }
  rechne(): Zahl<'Tage'> {
    const [ab, vor] = this.operanden;
    return exakt(zaehleZinstage(ab.wert, vor.wert, this.zaehlung));
  }
  schreibe(nenne: Nenne): string {
    const [ab, vor] = this.operanden;
    return `ab ${nenne(ab)} bis vor ${nenne(vor)}, gezählt ${this.zaehlung === 'act/365' ? 'in Kalendertagen' : 'nach 30E/360'}`;
  }
}

/** Der Tag, an dem eine Frist in Monaten endet (A6), als Excels serielle Zahl. */
class Nachweistag implements Rechnung<'Tageszahl'> {
  readonly art = 'nachweistag';
  readonly operanden: readonly [Tagesgroesse, Groesse<'Monate'>];
  constructor(ende: Tagesgroesse, monate: Groesse<'Monate'>) {
    this.operanden = [ende, monate];
  }
  rechne(): Zahl<'Tageszahl'> {
    return exakt(alsSeriell(this.frist.tag));
  }
  schreibe(nenne: Nenne): string {
    const [ende, monate] = this.operanden;
    const { naechsterWerktag } = this.frist;
    const werktag = naechsterWerktag ? `; nächster Werktag ${alsDeutschesDatum(naechsterWerktag)} (§ 193 BGB)` : '';
    return `${nenne(ende)}, ${nenne(monate)} später (§§ 187, 188 BGB)${werktag}; Feiertage sind nicht berücksichtigt`;
  }
  private get frist() {
    const [ende, monate] = this.operanden;
    return fristNachMonaten(ende.wert, alsZahl(monate.wert));
  }
}

/** von − ab in €, mindestens 0. */
export const restbetrag = (operanden: Restoperanden): Rechnung<'€'> => new Restbetrag(operanden);
/** Verzinste Tage eines Abschnitts, ohne den Tag `vor`. */
export const zinstage = (ab: Tagesgroesse, vor: Tagesgroesse, zaehlung: Zinszaehlung): Rechnung<'Tage'> =>
  new Zinstage(ab, vor, zaehlung);
/** Ende der Nachweisfrist. */
export const nachweistag = (ende: Tagesgroesse, monate: Groesse<'Monate'>): Rechnung<'Tageszahl'> =>
  new Nachweistag(ende, monate);

/** Tage von `ab` bis vor `vor`, wie die Zählung sie sieht (R24). */
export function zaehleZinstage(ab: Datum, vor: Datum, zaehlung: Zinszaehlung): number {
  if (zaehlung === 'act/365') return tagesnummer(vor) - tagesnummer(ab);
  return (vor.jahr - ab.jahr) * 360 + (vor.monat - ab.monat) * 30 + Math.min(vor.tag, 30) - Math.min(ab.tag, 30);
}
