/**
 * Welcher Teil eines Jahres auf eine Stelle entfällt: nach R6 in Dreißigsteln (Fördertage). Wo keine Quelle es sagt,
 * wählt der Antrag; Zwölftel zählen jeden begonnenen Monat ganz, Kalendertage die Tage des Jahres. Der Anteil gilt für
 * Höchstbetrag und geplante Kosten gleich.
 */
import { type Datum, istSchaltjahr, tageDesMonats } from '../grund/datum.ts';
import { exakt } from '../grund/geld.ts';
import { eingabe, type Groesse, type Herkunft, type Tagesgroesse } from '../regelstand/groesse.ts';
import type { ThmWerte } from '../regelstand/werte.ts';
import { foerdertageImMonat, type Monatsgrenzen } from './foerdertage.ts';
import { Schritt } from './rechenweg.ts';
import { zeitzaehlung } from './rechnungen-zeitanteil.ts';

export const ZEITANTEILE = ['dreissigstel', 'zwoelftel', 'tage'] as const;
export type Zeitanteil = (typeof ZEITANTEILE)[number];
/** Die Zählungen, die nicht R6 sind. */
export type AndererZeitanteil = Exclude<Zeitanteil, 'dreissigstel'>;

/** Wie Texte die Zählungen nennen. */
export const ZEITANTEILNAMEN: Readonly<Record<Zeitanteil, string>> = {
  dreissigstel: 'nach Dreißigsteln',
  zwoelftel: 'nach Zwölfteln',
  tage: 'nach Kalendertagen',
};

/** Was ein Monat zählt und höchstens zählt, wenn mehrere dieselbe Stelle besetzen (A2). */
export interface Monatszaehlung {
  imMonat(von: Datum, bis: Datum, jahr: number, monat: number, tageJeMonat: number): number;
  hoechstens(jahr: number, monat: number, tageJeMonat: number): number;
}

export const MONATSZAEHLUNG: Readonly<Record<Zeitanteil, Monatszaehlung>> = {
  dreissigstel: { imMonat: foerdertageImMonat, hoechstens: (_jahr, _monat, tageJeMonat) => tageJeMonat },
  zwoelftel: {
    imMonat: (von, bis, jahr, monat) => (kalendertageImMonat(von, bis, jahr, monat) > 0 ? 1 : 0),
    hoechstens: () => 1,
  },
  tage: { imMonat: kalendertageImMonat, hoechstens: tageDesMonats },
};

/** Abgedeckte Kalendertage eines Monats, erster und letzter Tag eingeschlossen. */
function kalendertageImMonat(von: Datum, bis: Datum, jahr: number, monat: number): number {
  const abstandVon = (jahr - von.jahr) * 12 + monat - von.monat;
  const abstandBis = (bis.jahr - jahr) * 12 + bis.monat - monat;
  if (abstandVon < 0 || abstandBis < 0) return 0;
  const beginn = abstandVon === 0 ? von.tag : 1;
  const ende = abstandBis === 0 ? bis.tag : tageDesMonats(jahr, monat);
  return Math.max(0, ende - beginn + 1);
}

/** Monate oder Kalendertage eines Zeitraums in einem Haushaltsjahr; 0, wenn er es nicht berührt. */
export function gezaehltImJahr(
  zeitanteil: AndererZeitanteil,
  von: Datum,
  bis: Datum,
  jahr: number,
  grenzen?: Monatsgrenzen,
): number {
  const { imMonat, hoechstens } = MONATSZAEHLUNG[zeitanteil];
  let summe = 0;
  for (let monat = 1; monat <= 12; monat++)
    summe += Math.min(imMonat(von, bis, jahr, monat, 0), grenzen?.get(monat) ?? hoechstens(jahr, monat, 0));
  return summe;
}

const AUS_A2: Herkunft = Object.freeze({ art: 'auslegung', regel: 'A2' });

/** Das ganze Jahr in der Einheit der Zählung: 12 Monate, 365 oder 366 Tage. */
export function ganzesJahr(zeitanteil: AndererZeitanteil, jahr: number): Groesse {
  return zeitanteil === 'zwoelftel'
    ? { name: 'Monate im Jahr', einheit: 'Monate', wert: exakt(12), herkunft: AUS_A2 }
    : { name: `Tage im Jahr ${jahr}`, einheit: 'Tage', wert: exakt(istSchaltjahr(jahr) ? 366 : 365), herkunft: AUS_A2 };
}

interface Zeitangaben {
  readonly zeitanteil: AndererZeitanteil;
  readonly von: Tagesgroesse;
  readonly bis: Tagesgroesse;
  readonly jahr: number;
  readonly grenzen: Monatsgrenzen | undefined;
  readonly werte: ThmWerte;
}

/** Der Schritt „begonnene Monate“ oder „Kalendertage“ eines Haushaltsjahrs (A2). */
export function zeitschritt({ zeitanteil, von, bis, jahr, grenzen, werte }: Zeitangaben): Schritt {
  const einheit = zeitanteil === 'zwoelftel' ? 'Monate' : 'Tage';
  return new Schritt({
    id: zeitanteil === 'zwoelftel' ? 'monate' : 'kalendertage',
    titel: zeitanteil === 'zwoelftel' ? 'Begonnene Monate' : 'Kalendertage',
    jahr,
    einheit,
    rechnung: zeitzaehlung({
      art: zeitanteil === 'zwoelftel' ? 'begonneneMonate' : 'kalendertageImJahr',
      von,
      bis,
      haushaltsjahr: eingabe('Haushaltsjahr', jahr, 'Jahr'),
      grenzen: [...(grenzen ?? [])].map(([monat, frei]) => ({
        ...eingabe(`noch frei im ${String(monat).padStart(2, '0')}/${jahr}`, frei, einheit),
        herkunft: AUS_A2,
        monat,
      })),
      zaehle: (erster, letzter, frei) => gezaehltImJahr(zeitanteil, erster, letzter, jahr, frei),
    }),
    regeln: ['A2'],
    regelstand: werte,
  });
}
