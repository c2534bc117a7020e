/** Die Sätze über einer geprüften Liste, und wie Zellen der Mappe zu Zellen der Liste werden. */
import type { Listenpruefung, Summenabweichung } from '../../../shared/listenpruefung/ergebnis.ts';
import { SPALTENNAMEN } from '../../../shared/listenpruefung/ergebnis.ts';
import type { Spaltenrolle } from '../../../shared/listenpruefung/spaltenrollen.ts';
import { type Listenzelle, schreibe } from '../../../shared/listenpruefung/zahltext.ts';
import { istZellfehler, type Zellwert } from '../../workbook/zellen.ts';

export const ROLLENNAMEN: Readonly<Record<Spaltenrolle, string>> = { ...SPALTENNAMEN, kommune: 'Kommune oder Kreis', keine: 'nicht prüfen' };

/** Fehlerwerte wie #NV bleiben Text, damit sie als unlesbar genannt werden. */
export function alsListenzelle(wert: Zellwert): Listenzelle {
  if (istZellfehler(wert)) return wert.fehler;
  return typeof wert === 'boolean' ? (wert ? 'WAHR' : 'FALSCH') : wert;
}

export function zusammenfassung({ zeilen, uebereinstimmend, abweichend, ungeprueft, summen, nachSchluessel }: Listenpruefung): string[] {
  const verglichen = uebereinstimmend + abweichend;
  const saetze = [`${anzahl(zeilen.length, 'Zeile', 'Zeilen')} gelesen.`];
  if (verglichen > 0) {
    saetze.push(`${uebereinstimmend} von ${verglichen} entsprechen R1–R3, ${abweichend} ${abweichend === 1 ? 'weicht' : 'weichen'} ab.`);
    saetze.push(`Nach Schlüssel ${schreibe(nachSchluessel, 1)} Stellen${summen.stellen ? `, in der Liste ${schreibe(summen.stellen, 1)}` : ''}.`);
  }
  if (ungeprueft > 0) saetze.push(`Bei ${anzahl(ungeprueft, 'Zeile', 'Zeilen')} fehlen Geduldete oder Stellen oder sind nicht eindeutig.`);
  const personen = (['geduldete', 'gestattete'] as const).flatMap((spalte) => {
    const summe = summen[spalte];
    return summe ? [`${schreibe(summe)} ${SPALTENNAMEN[spalte]}`] : [];
  });
  if (personen.length > 0) saetze.push(`Zusammen ${personen.join(' und ')}.`);
  return saetze;
}

export function summensatz({ spalte, angegeben, gerechnet, unterschied }: Summenabweichung): string {
  const mindestens = spalte === 'stellen' ? 1 : spalte === 'mittel' || spalte === 'eigenanteil' ? 2 : 0;
  const richtung = unterschied.isNegative() ? 'zu wenig' : 'zu viel';
  return `${SPALTENNAMEN[spalte]}: angegeben ${schreibe(angegeben, mindestens)}, die Zeilen ergeben ${schreibe(gerechnet, mindestens)}; das sind ${schreibe(unterschied.abs(), mindestens)} ${richtung}.`;
}

function anzahl(zahl: number, eine: string, mehrere: string): string {
  return `${schreibeGanz(zahl)} ${zahl === 1 ? eine : mehrere}`;
}

function schreibeGanz(zahl: number): string {
  return String(zahl).replace(/\B(?=(\d{3})+$)/g, '.');
}
