/** Der Schritt „Fördertage“ im Rechenweg (R6, A2). */
import { frueheres, spaeteres } from '../grund/datum.ts';
import { exakt } from '../grund/geld.ts';
import { eingabe, type Herkunft, type Tagesgroesse } from '../regelstand/groesse.ts';
import type { ThmWerte } from '../regelstand/werte.ts';
import { type Monatsgrenzen, tage30E360 } from './foerdertage.ts';
import { Schritt } from './rechenweg.ts';
import { foerdertage, type Monatsgrenze } from './rechnungen.ts';

/** So heißt die andere Lesart von A2. */
export const ZAEHLUNG_30E360 = 'Zählung 30E/360';

interface Tageangaben {
  readonly id: string;
  readonly titel: string;
  readonly von: Tagesgroesse;
  readonly bis: Tagesgroesse;
  readonly jahr: number;
  readonly werte: ThmWerte;
  readonly grenzen: Monatsgrenzen | undefined;
  /** Nur die Tage im Fenster der Integrationspauschale (R12). */
  readonly imFenster?: boolean;
}

/** Die Tage eines Zeitraums in einem Haushaltsjahr, mit der anderen Zählung von A2. */
export function foerdertageSchritt({
  id,
  titel,
  von,
  bis,
  jahr,
  werte,
  grenzen,
  imFenster = false,
}: Tageangaben): Schritt<'Tage'> {
  const haushaltsjahr = eingabe('Haushaltsjahr', jahr, 'Jahr');
  const { tageJeMonat } = werte;
  const fenster = imFenster ? werte.fenster : null;
  return new Schritt({
    id,
    titel,
    jahr,
    einheit: 'Tage',
    rechnung: foerdertage({
      von,
      bis,
      haushaltsjahr,
      tageJeMonat,
      grenzen: grenzen ? hoechsttage(jahr, grenzen) : KEINE,
      fenster: fenster && [fenster.von, fenster.bis],
    }),
    regeln: ['R6', 'A2'],
    regelstand: werte,
    lesarten: () => {
      // Ist die Zählung offen, stehen die anderen an den Beträgen.
      if (werte.zeitanteilOffen) return [];
      const erster = fenster ? spaeteres(von.wert, fenster.von.wert) : von.wert;
      const letzter = fenster ? frueheres(bis.wert, fenster.bis.wert) : bis.wert;
      return [
        { id: 'A2', bezeichnung: ZAEHLUNG_30E360, andere: () => exakt(tage30E360(erster, letzter, jahr, grenzen)) },
      ];
    },
  });
}

const KEINE: readonly Monatsgrenze[] = Object.freeze([]);
const AUS_A2: Herkunft = Object.freeze({ art: 'auslegung', regel: 'A2' });

function hoechsttage(jahr: number, grenzen: Monatsgrenzen): Monatsgrenze[] {
  return [...grenzen].map(([monat, tage]) => ({
    ...eingabe(`noch frei im ${String(monat).padStart(2, '0')}/${jahr}`, tage, 'Tage'),
    herkunft: AUS_A2,
    monat,
  }));
}
