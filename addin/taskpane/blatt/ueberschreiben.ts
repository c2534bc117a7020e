/**
 * Formuliert die Fragen vor dem Überschreiben des Haushaltsblatts, auch die nach Notizen neben den Tabellen und eigenen
 * Formeln.
 */
import { liesHaushaltsblatt } from '../../haushaltsblatt/in-der-mappe.ts';
import type { Workbook } from '../../workbook/workbook.ts';
import { adresse, type Zellbezug } from '../../workbook/zellen.ts';
import type { Rueckfrage } from '../zustand/zustand.ts';

const RUECKNEHMBAR = 'Danach können Sie den Schritt einmal rückgängig machen.';

/** `vorhaben` ist, was überschreibt, als Satzanfang; `notizen` der {@link notizensatz}. */
export function ueberschreiben(vorhaben: string, notizen: string): Rueckfrage {
  return {
    titel: 'Ungespeicherte Änderungen überschreiben?',
    text: `Im Haushaltsblatt stehen Angaben, die in keiner Version gespeichert sind. ${vorhaben} überschreibt sie.${notizen && ` ${notizen}`} ${RUECKNEHMBAR}`,
    bestaetigen: 'Trotzdem überschreiben',
  };
}

/** Wenn nur Notizen entfielen; sonst wie {@link ueberschreiben}. */
export function notizenVerwerfen(vorhaben: string, notizen: string): Rueckfrage {
  return {
    titel: 'Eigene Ergänzungen im Blatt verwerfen?',
    text: `${vorhaben} baut das Haushaltsblatt neu auf. ${notizen} ${RUECKNEHMBAR}`,
    bestaetigen: 'Ergänzungen verwerfen',
  };
}

/** Welche Notizen und eigenen Formeln im gelesenen Haushaltsblatt entfielen, in Sätzen; leer, wenn es keine gibt. */
export async function notizensatz(workbook: Workbook, wahl: string | null): Promise<string> {
  const inhalt = await liesHaushaltsblatt(workbook, wahl).catch(() => null);
  if (!inhalt) return '';
  const { formelnInEingaben, notizenIn } = await import('../../haushaltsblatt/notizen.ts');
  const saetze = [
    satz(
      notizenIn(inhalt),
      (zelle) => `Was in Zelle ${zelle} neben den Tabellen steht, entfällt.`,
      (anzahl, zelle) => `Was in ${anzahl} Zellen neben den Tabellen steht, zum Beispiel in ${zelle}, entfällt.`,
    ),
    satz(
      formelnInEingaben(inhalt),
      (zelle) => `Ihre Formel im Eingabefeld ${zelle} wird durch einen Wert ersetzt.`,
      (anzahl, zelle) =>
        `Ihre Formeln in ${anzahl} Eingabefeldern, zum Beispiel in ${zelle}, werden durch Werte ersetzt.`,
    ),
  ];
  return saetze.filter((text) => text !== '').join(' ');
}

function satz(
  zellen: readonly Zellbezug[],
  eine: (zelle: string) => string,
  mehrere: (anzahl: number, zelle: string) => string,
): string {
  const [erste] = zellen;
  if (!erste) return '';
  return zellen.length === 1 ? eine(adresse(erste)) : mehrere(zellen.length, adresse(erste));
}
