/** Die Sätze über einer geprüften Liste, und wie Zellen der Mappe zu Zellen der Liste werden. */
import { aufzaehlung, genannt } from '../../../shared/antrag/worte.ts';
import { wahrheitswort } from '../../../shared/grund/wahrheitswert.ts';
import { deutscherWert } from '../../../shared/grund/zahlformat.ts';
import type { Listenpruefung, Summenabweichung } from '../../../shared/listenpruefung/ergebnis.ts';
import { SPALTENNAMEN, type Spaltenrolle, spaltenwert } from '../../../shared/listenpruefung/spaltenrollen.ts';
import type { Listenzelle } from '../../../shared/listenpruefung/zahltext.ts';
import { istZellfehler, type Zellwert } from '../../workbook/zellen.ts';

/** Wofür eine Spalte steht, im Auswahlfeld. */
export const ROLLENNAMEN: Readonly<Record<Spaltenrolle, string>> = { ...SPALTENNAMEN, kommune: 'Kommune oder Kreis', keine: 'nicht prüfen' };

/** Fehlerwerte wie #NV bleiben Text, damit sie als unlesbar genannt werden. */
export function alsListenzelle(wert: Zellwert): Listenzelle {
  if (istZellfehler(wert)) return wert.fehler;
  return typeof wert === 'boolean' ? wahrheitswort(wert) : wert;
}

/** Sagt, was gelesen ist, was übereinstimmt und was nicht, Summen der Stellen und Personen, und womit geprüft ist; Sätze für die Meldung über dem Ergebnis. */
export function zusammenfassung(ergebnis: Listenpruefung): string[] {
  const { regelstaende, zeilen, uebereinstimmend, abweichend, ungeprueft, summen, nachSchluessel, uebersprungen } = ergebnis;
  const verglichen = uebereinstimmend + abweichend;
  const saetze = [`${anzahl(zeilen.length, 'Zeile', 'Zeilen')} gelesen.`];
  if (verglichen > 0) {
    const entsprechen = uebereinstimmend === 1 ? 'entspricht' : 'entsprechen';
    saetze.push(`${deutscherWert(uebereinstimmend)} von ${deutscherWert(verglichen)} ${entsprechen} R1–R3, ${anzahl(abweichend, 'weicht', 'weichen')} ab.`);
    saetze.push(`Nach Schlüssel ${deutscherWert(nachSchluessel, 1)} Stellen${summen.stellen ? `, in der Liste ${deutscherWert(summen.stellen, 1)}` : ''}.`);
  }
  if (ungeprueft > 0) saetze.push(`Bei ${anzahl(ungeprueft, 'Zeile', 'Zeilen')} fehlen Geduldete oder Stellen oder sind nicht eindeutig.`);
  const personen = (['geduldete', 'gestattete'] as const).flatMap((spalte) => {
    const summe = summen[spalte];
    return summe ? [`${spaltenwert(summe, spalte)} ${SPALTENNAMEN[spalte]}`] : [];
  });
  if (personen.length > 0) saetze.push(`Zusammen ${personen.join(' und ')}.`);
  saetze.push(`Geprüft mit ${regelstaende.length === 1 ? 'dem Regelstand' : 'den Regelständen'} ${aufzaehlung(regelstaende)}.`);
  if (uebersprungen.length > 0)
    saetze.push(`Ohne Zahlen und deshalb nicht geprüft: ${uebersprungen.length === 1 ? 'Zeile' : 'Zeilen'} ${genannt(uebersprungen.map(String))}.`);
  return saetze;
}

/** „zu viel“ und „zu wenig“ meinen die angegebene Summe. */
export function summensatz({ spalte, angegeben, gerechnet, unterschied }: Summenabweichung): string {
  const richtung = unterschied.isNegative() ? 'zu wenig' : 'zu viel';
  return `${SPALTENNAMEN[spalte]}: angegeben ${spaltenwert(angegeben, spalte)}, die Zeilen ergeben ${spaltenwert(gerechnet, spalte)}; das sind ${spaltenwert(unterschied.abs(), spalte)} ${richtung}.`;
}

function anzahl(zahl: number, eine: string, mehrere: string): string {
  return `${deutscherWert(zahl)} ${zahl === 1 ? eine : mehrere}`;
}
