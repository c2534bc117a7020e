/** Erklärt eine Zelle, die eine Zahl des Plans zeigt: welche, was der Plan dort hat und wie er dazu kommt. */
import type { FestgehaltenerBescheid } from '../../../shared/antrag/bescheid.ts';
import { planrechnung } from '../../../shared/antrag/planrechnung.ts';
import {
  type GegliederterRechenweg,
  gegliedert,
  gegliederterRechenweg,
  gegliederteSumme,
} from '../../../shared/antrag/rechenweg-gliederung.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { namensschluessel } from '../../../shared/grund/name.ts';
import { deutscherWert } from '../../../shared/grund/zahlformat.ts';
import { Schritt } from '../../../shared/kern/rechenweg.ts';
import { REGELSTAENDE } from '../../../shared/regelstand/verzeichnis.ts';
import { abwicklungszelleAn, nurImPlan, vergleicheNachBescheid } from '../../haushaltsblatt/abwicklungszellen.ts';
import { ergebniszelleAn } from '../../haushaltsblatt/ergebniszellen.ts';
import type { Abwicklungsblatt } from '../../haushaltsblatt/tabellen.ts';
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
  /** Der Rechenweg erklärt die ganze Formel, auch ihre GK-Aufrufe. */
  readonly ganz?: true;
  /** `null`, wo der Plan keine Zahl hat, die zu erklären wäre. */
  rechenweg(): GegliederterRechenweg | null;
}

/**
 * `null`, wenn die Zelle keine Zahl des Plans zeigt oder es noch keinen Plan gibt. Zahlen nach dem Bescheid erklärt erst,
 * wer die Bescheide kennt.
 */
export function planzelle(
  blatt: Blattzustand,
  zelle: Zellbezug,
  bescheide: readonly FestgehaltenerBescheid[] | null = null,
): Planzelle | null {
  if (blatt.art !== 'plan' || !blatt.gelesen) return null;
  const { tabellen, gitter } = blatt.gelesen;
  const nachBescheid =
    bescheide && tabellen.abwicklung && zelleNachBescheid(blatt.antrag, tabellen.abwicklung, zelle, bescheide);
  if (nachBescheid) return nachBescheid;
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

function zelleNachBescheid(
  antrag: Antrag,
  tabellen: Abwicklungsblatt,
  ort: Zellbezug,
  bescheide: readonly FestgehaltenerBescheid[],
): Planzelle | null {
  const rechnung = planrechnung(antrag, REGELSTAENDE, namensschluessel, bescheide);
  const gefunden = abwicklungszelleAn(ort, tabellen, rechnung);
  if (!gefunden) return null;
  const { name, soll, einheit, groesse } = gefunden;
  const text =
    soll === null
      ? 'Dafür fehlt noch eine Angabe.'
      : `Nach dem Bescheid: ${einheit === '€' ? euro(ausCents(BigInt(Math.round(soll * 100)))) : `${deutscherWert(soll)} Tage`}.`;
  const abweichung =
    nurImPlan(rechnung) ??
    vergleicheNachBescheid(tabellen, rechnung).find((eine) => gleich(eine.zelle, ort))?.text ??
    null;
  return {
    titel: name,
    text,
    abweichung,
    rechenweg: () => (groesse instanceof Schritt ? gegliedert(groesse) : null),
    ganz: true,
  };
}

function gleich(a: Zellbezug, b: Zellbezug): boolean {
  return a.blatt === b.blatt && a.zeile === b.zeile && a.spalte === b.spalte;
}
