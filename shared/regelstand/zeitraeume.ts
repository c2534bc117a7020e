/**
 * Gültigkeit und Fenster eines Regelstands als Zeiträume; ohne Zahlen, damit die Auswahl eines Regelstands keine
 * Dezimalrechnung lädt.
 */
import { ausIso, type Datum } from '../grund/datum.ts';
import { KernFehler } from '../grund/fehler.ts';
import { Zeitraum } from '../grund/zeitraum.ts';
import type { Regelstand, Wert } from './typen.ts';

interface Zeitraeume {
  /** Erster bis letzter Tag, für den er gilt (R8). */
  readonly gueltig: Zeitraum;
  /** In dem die Integrationspauschale den kommunalen Eigenanteil decken darf (R12); `null`, wo es keines gibt. */
  readonly fenster: Zeitraum | null;
}

const gelesene = new WeakMap<Regelstand, Zeitraeume>();

/** Beide Zeiträume; sie werden nur einmal gelesen. @throws {KernFehler} REGELSTAND_UNBRAUCHBAR */
export function zeitraeumeVon(regelstand: Regelstand): Zeitraeume {
  const bekannt = gelesene.get(regelstand);
  if (bekannt) return bekannt;
  const { gueltigVon, gueltigBis, kofinanzierung } = regelstand;
  const neu = {
    gueltig: spanne(
      regelstand,
      tagAus(regelstand, 'Beginn der Förderung', gueltigVon),
      tagAus(regelstand, 'Ende der Förderung', gueltigBis),
    ),
    fenster: kofinanzierung
      ? spanne(
          regelstand,
          tagAus(regelstand, 'Beginn des Fensters', kofinanzierung.von),
          tagAus(regelstand, 'Ende des Fensters', kofinanzierung.bis),
        )
      : null,
  };
  gelesene.set(regelstand, neu);
  return neu;
}

/** Ein Tag des Regelstands. @throws {KernFehler} REGELSTAND_UNBRAUCHBAR */
export function tagAus(regelstand: Regelstand, name: string, { wert }: Wert): Datum {
  const tag = ausIso(wert);
  if (tag === null) throw unbrauchbar(regelstand, `„${name}“ ist kein Tag: ${wert}.`);
  return tag;
}

/** Ein Fehler in den Daten des Programms, nicht in einer Eingabe. */
export function unbrauchbar({ id }: Regelstand, grund: string): KernFehler {
  return new KernFehler(
    'REGELSTAND_UNBRAUCHBAR',
    'regelstand',
    `Der Regelstand ${id} lässt sich nicht verwenden: ${grund}`,
  );
}

function spanne(regelstand: Regelstand, von: Datum, bis: Datum): Zeitraum {
  const zeitraum = Zeitraum.oderNull(von, bis);
  if (zeitraum === null) throw unbrauchbar(regelstand, 'Ein Zeitraum endet vor seinem Beginn.');
  return zeitraum;
}
