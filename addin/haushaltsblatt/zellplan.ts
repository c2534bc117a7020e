/** Welche Zelle des Blatts welche Angabe des Antrags trägt: für Sprünge von Hinweisen und Änderungen ins Blatt. */
import { type Pfad, pfadtext } from '../../shared/antrag/pfad.ts';
import type { Zellbezug } from '../workbook/zellen.ts';

interface Platz {
  readonly pfad: Pfad;
  readonly zelle: Zellbezug;
}

export class Zellplan {
  readonly #plaetze = new Map<string, Platz>();

  setze(pfad: Pfad, zelle: Zellbezug): void {
    this.#plaetze.set(pfadtext(pfad), { pfad, zelle });
  }

  /** Die Zelle genau dieser Angabe; `pfad` auch als Text, wie ein Vergleich ihn nennt. */
  get(pfad: Pfad | string): Zellbezug | undefined {
    return this.#plaetze.get(typeof pfad === 'string' ? pfad : pfadtext(pfad))?.zelle;
  }

  /** Alle Angaben mit ihrer Zelle, in der Reihenfolge des Blatts; der Pfad als Text. */
  get zellen(): ReadonlyMap<string, Zellbezug> {
    return new Map([...this.#plaetze].map(([text, { zelle }]) => [text, zelle]));
  }

  /** Alle Zellen unterhalb dieses Pfads, in der Reihenfolge des Blatts. */
  unter(pfad: Pfad): Zellbezug[] {
    return [...this.#plaetze.values()].flatMap((platz) => (liegtUnter(platz.pfad, pfad) ? [platz.zelle] : []));
  }
}

/** Die Zelle einer Angabe oder, wenn ihr keine Zelle genau entspricht, die der nächsten enthaltenen oder umgebenden. */
export function zelleZu(pfad: Pfad, zellen: Zellplan): Zellbezug | null {
  if (pfad.length === 0) return null;
  return zellen.get(pfad) ?? zellen.unter(pfad)[0] ?? zelleZu(pfad.slice(0, -1), zellen);
}

function liegtUnter(pfad: Pfad, anfang: Pfad): boolean {
  return pfad.length > anfang.length && anfang.every((teil, i) => pfad[i] === teil);
}
