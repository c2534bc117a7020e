/**
 * Mit welchem Regelstand ein Eintrag rechnet: dem, den er nennt, sonst dem im Kopf des Antrags, sonst nach seinen Tagen
 * oder seinem Haushaltsjahr.
 */
import { istFehlerDerEingabe } from '../grund/fehler.ts';
import type { DiaRegelstand, ThmRegelstand } from '../regelstand/typen.ts';
import { diaRegelstandFuerJahr, regelstandFuer, type Verzeichnis } from '../regelstand/verzeichnis.ts';
import { regelstandDesProgramms } from '../regelstand/vorgabe.ts';
import type { Antrag, Stelleneintrag } from './schema.ts';
import { tag } from './tag.ts';

type Wahl = Pick<Antrag, 'regelstand'>;

/** Die Id, die für diese Stelle genannt ist; `null`, wo ihre Tage wählen. */
export function genannterThm({ regelstand }: Wahl, stelle: Pick<Stelleneintrag, 'regelstand'>): string | null {
  return stelle.regelstand ?? regelstand?.thm ?? null;
}

/** Woraus die Tage der Stelle wählen; nur der genannte, wo einer genannt ist. @throws {KernFehler} REGELSTAND_UNBEKANNT */
export function fuerStelle(
  antrag: Wahl,
  stelle: Pick<Stelleneintrag, 'regelstand'>,
  verzeichnis: Verzeichnis,
): Verzeichnis {
  const id = genannterThm(antrag, stelle);
  return id === null ? verzeichnis : [regelstandDesProgramms('THM', id, verzeichnis)];
}

/** Der Regelstand, in dem der ganze Zeitraum liegt; `null`, wenn es keiner ist. */
export function thmDerStelle(
  antrag: Wahl,
  { von, bis, regelstand }: Pick<Stelleneintrag, 'von' | 'bis' | 'regelstand'>,
  verzeichnis: Verzeichnis,
): ThmRegelstand | null {
  if (bis < von) return null;
  return oderNull(() => regelstandFuer('THM', tag(von), tag(bis), fuerStelle(antrag, { regelstand }, verzeichnis)));
}

/**
 * Der Regelstand der Maßnahmen eines Haushaltsjahrs. @throws {KernFehler} REGELSTAND_UNBEKANNT,
 * HAUSHALTSJAHR_AUSSERHALB
 */
export function diaFuerJahr({ regelstand }: Wahl, jahr: number, verzeichnis: Verzeichnis): DiaRegelstand {
  const id = regelstand?.dia ?? null;
  return diaRegelstandFuerJahr(jahr, id === null ? verzeichnis : [regelstandDesProgramms('DIA', id, verzeichnis)]);
}

/** Wie {@link diaFuerJahr}; `null`, wenn keiner gilt. */
export function diaImJahr(antrag: Wahl, jahr: number, verzeichnis: Verzeichnis): DiaRegelstand | null {
  return oderNull(() => diaFuerJahr(antrag, jahr, verzeichnis));
}

function oderNull<T>(waehle: () => T): T | null {
  try {
    return waehle();
  } catch (fehler) {
    if (istFehlerDerEingabe(fehler)) return null;
    throw fehler;
  }
}
