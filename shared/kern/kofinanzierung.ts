/**
 * R12 mit A5: Aus der Integrationspauschale darf für die Fördertage im Fenster (01.01.–20.11.2020) der Eigenanteil
 * an den zuwendungsfähigen Ausgaben kommen, nie mehr als der zuwendungsfähige Eigenanteil des Haushaltsjahrs.
 * (Vorlage Aachen, Aktuelle Entwicklungen)
 */

import { ausTagesnummer, type Datum, frueheres, spaeteres, tagesnummer } from '../grund/datum.ts';
import { cent, durch, type Exakt, exakt, kleinster, mal, minus, NULL } from '../grund/geld.ts';
import { grenze } from '../regelstand/verzeichnis.ts';
import { foerdertageImJahr } from './foerdertage.ts';
import { foerdertageSchritt, JAHRESTAGE } from './foerdertage-schritt.ts';
import { tagGroesse } from './groessen.ts';
import type { Jahresfoerderung } from './jahresfoerderung.ts';
import { AUF_CENT, type Groesse, type Lesart, Schritt } from './rechenweg.ts';

const KOFINANZIERUNG = { id: 'kofinanzierung', titel: 'Kofinanzierung aus der Integrationspauschale', einheit: '€', regeln: ['R12', 'A5'] } as const;

/** Kofinanzierbarer Betrag einer Stelle in €, auf Cent; 0, wo der Zeitraum das Fenster nicht berührt. */
export function kofinanzierung(foerderung: Jahresfoerderung): Schritt {
  const { jahr, grenzen } = foerderung;
  const { regelstand } = foerderung.angaben;
  const fenster = regelstand.kofinanzierung;
  const von = spaeteres(foerderung.angaben.von.wert as Datum, grenze(fenster.von.wert));
  const bis = frueheres(foerderung.angaben.bis.wert as Datum, grenze(fenster.bis.wert));
  if (foerdertageImJahr(von, bis, jahr) === 0) return ausserhalbDesFensters(jahr, 'keine Fördertage im Fenster');

  const tage = foerdertageSchritt('fenstertage', 'Fördertage im Fenster', tagGroesse('von', von), tagGroesse('bis', bis), jahr, grenzen);
  const ausgaben = fensterbetrag('fenster.ausgaben', 'Zuwendungsfähige Ausgaben im Fenster', jahr, [
    ...foerderung.zuwendungsfaehigJeVolljahr,
    tage,
    JAHRESTAGE,
  ]);
  const zuwendung = fensterbetrag('fenster.zuwendung', 'Zuwendung im Fenster', jahr, [
    foerderung.foerderquote,
    ...foerderung.zuwendungsfaehigJeVolljahr,
    tage,
    JAHRESTAGE,
  ]);
  return eigenanteilImFenster(jahr, ausgaben, zuwendung, foerderung.zuwendungsfaehigerEigenanteil, () => [
    { id: 'A5', bezeichnung: 'nach dem Tag der Zahlung', andere: () => nachZahlungstag(foerderung, von, grenze(fenster.bis.wert)) },
  ]);
}

/** 0 €, weil nichts in das Fenster fällt; `grund` steht im Rechenweg. */
export function ausserhalbDesFensters(jahr: number, grund: string): Schritt {
  return new Schritt({ ...KOFINANZIERUNG, jahr, operation: 'uebernommen', operanden: [{ bezeichnung: grund, einheit: '€', wert: NULL, regel: 'R12' }] });
}

/** Eigenanteil im Fenster in €: Ausgaben minus Zuwendung, beide auf Cent, nie mehr als `hoechstens` (A5). */
export function eigenanteilImFenster(jahr: number, ausgaben: Schritt, zuwendung: Schritt, hoechstens: Schritt, lesarten?: () => readonly Lesart[]): Schritt {
  const eigenanteil = new Schritt({
    id: 'fenster.eigenanteil',
    titel: 'Eigenanteil im Fenster',
    jahr,
    einheit: '€',
    operation: 'differenz',
    operanden: [ausgaben, zuwendung],
    regeln: ['A5'],
  });
  return new Schritt({ ...KOFINANZIERUNG, jahr, operation: 'minimum', operanden: [eigenanteil, hoechstens], ...(lesarten && { lesarten }) });
}

function fensterbetrag(id: string, titel: string, jahr: number, operanden: readonly Groesse[]): Schritt {
  return new Schritt({ id, titel, jahr, einheit: '€', operation: 'anteilig', operanden, rundung: AUF_CENT, regeln: ['A5', 'R6'] });
}

/** Andere Lesart: Gehalt wird am Monatsende gezahlt, ein angebrochener letzter Monat des Fensters fällt heraus. */
function nachZahlungstag(foerderung: Jahresfoerderung, von: Datum, fensterende: Datum): Exakt {
  const { jahr, grenzen } = foerderung;
  const bis = frueheres(foerderung.angaben.bis.wert as Datum, letzterZahltag(fensterende));
  const tage = exakt(foerdertageImJahr(von, bis, jahr, grenzen));
  const anteilig = durch(
    foerderung.zuwendungsfaehigJeVolljahr.reduce((produkt, faktor) => mal(produkt, faktor.wert as Exakt), tage),
    JAHRESTAGE.wert as Exakt,
  );
  const eigenanteil = minus(cent(anteilig), cent(mal(foerderung.foerderquote.wert as Exakt, anteilig)));
  return kleinster(eigenanteil, foerderung.zuwendungsfaehigerEigenanteil.wert);
}

/** Das letzte Monatsende im Fenster. */
function letzterZahltag(fensterende: Datum): Datum {
  const { jahr, monat } = ausTagesnummer(tagesnummer(fensterende) + 1);
  return ausTagesnummer(tagesnummer({ jahr, monat, tag: 1 }) - 1);
}
