/**
 * R12 mit A5: Aus der Integrationspauschale darf für die Fördertage im Fenster des Regelstands der Eigenanteil an den
 * zuwendungsfähigen Ausgaben kommen, nie mehr als der zuwendungsfähige Eigenanteil des Haushaltsjahrs. (Vorlage Aachen,
 * Aktuelle Entwicklungen)
 */

import { type Datum, monatsende, plusTage } from '../grund/datum.ts';
import { KernFehler } from '../grund/fehler.ts';
import { alsZahl, cent, durch, type Exakt, exakt, kleinster, mal, minus, NULL } from '../grund/geld.ts';
import { Zeitraum } from '../grund/zeitraum.ts';
import type { Groesse } from '../regelstand/groesse.ts';
import type { Fensterwerte, Werte } from '../regelstand/werte.ts';
import { mitQuote } from './foerderquote.ts';
import { foerdertageImJahr } from './foerdertage.ts';
import { foerdertageSchritt } from './foerdertage-schritt.ts';
import { AUF_CENT, type Lesart, Schritt } from './rechenweg.ts';
import { anteilig, ausserhalbDesFensters, differenz, minimum } from './rechnungen.ts';
import type { Stellenjahr } from './stellenjahr.ts';

/** So heißt die andere Lesart von A5. */
export const NACH_ZAHLUNGSTAG = 'nach dem Tag der Zahlung';

const KOFINANZIERUNG = {
  id: 'kofinanzierung',
  titel: 'Kofinanzierung aus der Integrationspauschale',
  einheit: '€',
  regeln: ['R12', 'A5'],
} as const;

/** Das Fenster der Integrationspauschale (R12). @throws {KernFehler} FENSTER_FEHLT, wenn der Regelstand keines nennt */
export function fensterDes({ id, fenster }: Werte): Fensterwerte {
  if (fenster) return fenster;
  const meldung = `„regelstand“: ${id} nennt kein Fenster, in dem die Integrationspauschale den Eigenanteil decken darf.`;
  throw new KernFehler('FENSTER_FEHLT', 'regelstand', meldung, 'R12');
}

/**
 * Kofinanzierbarer Betrag einer Stelle in €, auf Cent; 0, wo der Zeitraum das Fenster nicht berührt.
 * @throws {KernFehler} FENSTER_FEHLT
 */
export function kofinanzierung(foerderung: Stellenjahr): Schritt<'€'> {
  const { jahr, grenzen, foerderquote, zuwendungsfaehigJeVolljahr } = foerderung;
  const { von, bis, werte } = foerderung.angaben;
  const imFenster = Zeitraum.aus(von.wert, bis.wert).schnitt(fensterDes(werte).zeitraum)?.imJahr(jahr);
  if (!imFenster) return nichtsImFenster(jahr, 'keine Fördertage im Fenster', werte);

  const tage = foerdertageSchritt({
    id: 'fenstertage',
    titel: 'Fördertage im Fenster',
    von,
    bis,
    jahr,
    werte,
    grenzen,
    imFenster: true,
  });
  const betrag = (id: string, titel: string, faktoren: readonly Groesse[]) =>
    new Schritt({
      id,
      titel,
      jahr,
      einheit: '€',
      rechnung: anteilig<'€'>({ faktoren: [...faktoren, tage], teiler: werte.tageJeJahr }),
      rundung: AUF_CENT,
      regeln: ['A5', 'R6'],
      regelstand: werte,
    });
  return eigenanteilImFenster({
    jahr,
    ausgaben: betrag('fenster.ausgaben', 'Zuwendungsfähige Ausgaben im Fenster', zuwendungsfaehigJeVolljahr),
    zuwendung: betrag('fenster.zuwendung', 'Zuwendung im Fenster', [
      ...(foerderquote ? [foerderquote] : []),
      ...zuwendungsfaehigJeVolljahr,
    ]),
    hoechstens: foerderung.zuwendungsfaehigerEigenanteil,
    werte,
    lesarten: () => [{ id: 'A5', bezeichnung: NACH_ZAHLUNGSTAG, andere: () => nachZahlungstag(foerderung) }],
  });
}

/** 0 €, weil nichts in das Fenster fällt; `grund` und Fenster stehen im Rechenweg. */
export function nichtsImFenster(jahr: number, grund: string, werte: Werte): Schritt<'€'> {
  const { von, bis } = fensterDes(werte);
  return new Schritt({
    ...KOFINANZIERUNG,
    jahr,
    rechnung: ausserhalbDesFensters({ grund, von, bis }),
    regelstand: werte,
  });
}

interface Fensterangaben {
  readonly jahr: number;
  readonly ausgaben: Schritt<'€'>;
  readonly zuwendung: Schritt<'€'>;
  readonly hoechstens: Schritt<'€'>;
  readonly werte: Werte;
  readonly lesarten?: () => readonly Lesart<'€'>[];
}

/** Eigenanteil im Fenster in €: Ausgaben minus Zuwendung, beide auf Cent, nie mehr als `hoechstens` (A5). */
export function eigenanteilImFenster({
  jahr,
  ausgaben,
  zuwendung,
  hoechstens,
  werte,
  lesarten,
}: Fensterangaben): Schritt<'€'> {
  const eigenanteil = new Schritt({
    id: 'fenster.eigenanteil',
    titel: 'Eigenanteil im Fenster',
    jahr,
    einheit: '€',
    rechnung: differenz({ von: ausgaben, ab: zuwendung }),
    regeln: ['A5'],
    regelstand: werte,
  });
  return new Schritt({
    ...KOFINANZIERUNG,
    jahr,
    rechnung: minimum([eigenanteil, hoechstens]),
    regelstand: werte,
    ...(lesarten && { lesarten }),
  });
}

/** Andere Lesart: Gehalt wird am Monatsende gezahlt, ein angebrochener letzter Monat des Fensters fällt heraus. */
function nachZahlungstag({
  jahr,
  grenzen,
  angaben,
  foerderquote,
  zuwendungsfaehigJeVolljahr,
  zuwendungsfaehigerEigenanteil,
}: Stellenjahr): Exakt {
  const { von, bis, werte } = angaben;
  const gezahlt = bisZahltag(fensterDes(werte));
  const zeitraum = gezahlt && Zeitraum.aus(von.wert, bis.wert).schnitt(gezahlt);
  if (!zeitraum) return NULL;
  const tage = exakt(foerdertageImJahr(zeitraum.von, zeitraum.bis, jahr, alsZahl(werte.tageJeMonat.wert), grenzen));
  const anteiligeAusgaben = durch(
    zuwendungsfaehigJeVolljahr.reduce((produkt, faktor) => mal(produkt, faktor.wert), tage),
    werte.tageJeJahr.wert,
  );
  const eigenanteil = minus(cent(anteiligeAusgaben), cent(mitQuote(foerderquote, anteiligeAusgaben)));
  return kleinster(eigenanteil, zuwendungsfaehigerEigenanteil.wert);
}

/** Das Fenster bis zum letzten Monatsende darin; `null`, wenn es keines enthält. */
export function bisZahltag({ von, bis }: Fensterwerte): Zeitraum | null {
  return Zeitraum.oderNull(von.wert, letzterZahltag(bis.wert));
}

/** Das letzte Monatsende im Fenster. */
function letzterZahltag(fensterende: Datum): Datum {
  const ende = monatsende(fensterende);
  return ende.tag === fensterende.tag ? ende : plusTage({ ...fensterende, tag: 1 }, -1);
}
