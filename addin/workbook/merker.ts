/**
 * Was eine Mappe über die Herkunft ihrer Blätter aufbewahrt und unter welchem Namen; gelesen wird streng, denn jemand
 * kann es geändert haben.
 */
import type { Blattherkunft, Mappenmerker, Merker } from './workbook.ts';

const MERKER = 'GK.Merker';
/** Name des gewählten von mehreren Haushaltsblättern. */
export const BLATTWAHL = 'GK.Blattwahl';

/** Unter diesem Namen steht der Merker; jedes gewählte Haushaltsblatt hat seinen eigenen. */
export function merkername(blatt: string | null): string {
  return blatt === null ? MERKER : `${MERKER}: ${blatt}`;
}

/** Der Merker aus seinem Text; `null`, wenn es keiner ist. */
export function merkerAusText(wert: unknown): Mappenmerker | null {
  if (typeof wert !== 'string' || wert === '') return null;
  try {
    return alsMappenmerker(JSON.parse(wert));
  } catch {
    return null;
  }
}

/** Ob das Blatt eine gespeicherte Version ist, nicht nur aus einer Kommune stammt. */
export function istMerker(gemerkt: Mappenmerker | null): gemerkt is Merker {
  return gemerkt !== null && 'antragId' in gemerkt;
}

/** Nur ein vollständiger Merker oder eine Herkunft gilt; alles andere ist `null`. */
export function alsMappenmerker(wert: unknown): Mappenmerker | null {
  if (typeof wert !== 'object' || wert === null) return null;
  const { antragId, version, basis, antragHash, tid, name } = wert as Record<string, unknown>;
  if (antragId === undefined) return herkunft(tid, name);
  if (
    typeof antragId !== 'string' ||
    typeof antragHash !== 'string' ||
    !Number.isInteger(version) ||
    !Number.isInteger(basis)
  )
    return null;
  return {
    antragId,
    version: Number(version),
    basis: Number(basis),
    antragHash,
    ...(typeof tid === 'string' ? { tid } : {}),
  };
}

function herkunft(tid: unknown, name: unknown): Blattherkunft | null {
  return typeof tid === 'string' ? { tid, name: typeof name === 'string' ? name : null } : null;
}
