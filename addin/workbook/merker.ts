/** Liest streng, was die Mappe über die Herkunft ihres Blatts aufbewahrt; jemand kann es geändert haben. */
import type { Blattherkunft, Mappenmerker, Merker } from './workbook.ts';

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
