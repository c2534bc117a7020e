/** Erklärt eine Zelle, die eine Zahl des Plans zeigt: welche, was der Plan dort hat und wie er dazu kommt. */
import {
  type GegliederterRechenweg,
  gegliederterRechenweg,
  gegliederteSumme,
} from '../../../shared/antrag/rechenweg-gliederung.ts';
import { deutscherWert } from '../../../shared/grund/zahlformat.ts';
import { ergebniszelleAn } from '../../haushaltsblatt/ergebniszellen.ts';
import type { Zellbezug } from '../../workbook/zellen.ts';
import { ausCents, euro } from '../format/betrag.ts';
import type { Blattzustand } from '../zustand/zustand.ts';

export interface Planzelle {
  /** „Zuwendung, Haushaltsjahr 2020“ */
  readonly titel: string;
  /** „Im Plan: 39.180,00 €.“ */
  readonly text: string;
  /** Die Zelle zeigt etwas anderes; der Satz, mit dem es auch der Tab „Plan“ meldet. */
  readonly abweichung: string | null;
  /** `null`, wo der Plan keine Zahl hat, die zu erklären wäre. */
  rechenweg(): GegliederterRechenweg | null;
}

/** `null`, wenn die Zelle keine Zahl des Plans zeigt oder es noch keinen Plan gibt. */
export function planzelle(blatt: Blattzustand, zelle: Zellbezug): Planzelle | null {
  if (blatt.art !== 'plan' || !blatt.gelesen) return null;
  const { tabellen, gitter } = blatt.gelesen;
  const gefunden = ergebniszelleAn(zelle, tabellen, blatt.ergebnis.finanzierungsplan, gitter);
  if (!gefunden) return null;
  const { name, soll, einheit, ziele } = gefunden;
  const zahl = (wert: number) =>
    einheit === '€' ? euro(ausCents(BigInt(Math.round(wert * 100)))) : `${deutscherWert(wert, 1)} ${einheit}`;
  const abweichung = blatt.blattvergleich?.abweichungen.find((eine) => gleich(eine.zelle, zelle))?.text ?? null;
  return {
    titel: name,
    text:
      soll === null
        ? 'Der Plan nennt hier keine Zahl, solange sich nicht alle Einträge rechnen lassen; der Tab „Plan“ sagt, welche.'
        : `Im Plan: ${zahl(soll)}.${ziele.length === 0 ? ' Kein Eintrag hat hier einen Betrag.' : ''}`,
    abweichung,
    rechenweg: () => {
      const zahlen = ziele.filter((ziel) => ziel.feld !== 'stellenNachSchluessel');
      if (zahlen.length > 0) return gegliederteSumme(blatt.antrag, name, zahlen);
      return ziele[0] ? gegliederterRechenweg(blatt.antrag, ziele[0]) : null;
    },
  };
}

function gleich(a: Zellbezug, b: Zellbezug): boolean {
  return a.blatt === b.blatt && a.zeile === b.zeile && a.spalte === b.spalte;
}
