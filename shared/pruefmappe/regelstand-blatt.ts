/**
 * Blatt „Regelstand“: jeder Wert mit Regel und Fundstelle. Die Formeln der anderen Blätter beziehen sich auf diese
 * Zellen.
 */
import { DOKUMENTE } from '../regelstand/dokumente.ts';
import { regelstandHash } from '../regelstand/hash.ts';
import type { Regelstand, Wert } from '../regelstand/typen.ts';
import { Blatt } from './blatt.ts';
import { type Regelstandangabe, regelstandangaben } from './regelstandangaben.ts';
import { alsBruch, seriell } from './umrechnung.ts';

export interface Regelstandblatt {
  readonly blatt: Blatt;
  /** Bezug auf Zähler und Nenner eines Werts dieses Regelstands; bei Tagen steht die serielle Zahl im Zähler. */
  bezug(regelstand: Regelstand, wert: Wert<unknown>): { zaehler: string; nenner: string };
}

const KOPF = ['Angabe', 'Wert', 'Zähler (Tage: serielle Zahl)', 'Nenner', 'Regel', 'Fundstelle'];

/**
 * Das Blatt und der Bezug auf jeden Wert als Bruch aus ganzen Zahlen. @throws {Error} beim Bezug auf einen fremden Wert
 */
export function regelstandblatt(regelstaende: readonly Regelstand[]): Regelstandblatt {
  const blatt = new Blatt('Regelstand', [46, 34, 18, 10, 8, 62]);
  // Je Regelstand: Ein Folge-Regelstand darf Werte des alten unverändert übernehmen, seine Formeln meinen trotzdem
  // seine eigenen Zellen.
  const zeilenJeRegelstand = new Map<Regelstand, Map<Wert<unknown>, number>>();
  blatt.wert({ zeile: 1, spalte: 1 }, 'Regelstand', 'titel');
  blatt.wert(
    { zeile: 2, spalte: 1 },
    'Zähler und Nenner sind die Zahlen, auf die sich die Formeln der anderen Blätter beziehen.',
    'erlaeuterung',
  );
  let zeile = 4;
  for (const regelstand of regelstaende) {
    const zeilen = new Map<Wert<unknown>, number>();
    zeilenJeRegelstand.set(regelstand, zeilen);
    blatt.wert({ zeile, spalte: 1 }, `${regelstand.id}: ${regelstand.titel}`, 'abschnitt');
    blatt.wert({ zeile: zeile + 1, spalte: 1 }, `SHA-256 ${regelstandHash(regelstand)}`, 'erlaeuterung');
    blatt.zeile(zeile + 2, KOPF, 'kopf');
    zeile += 3;
    for (const angabe of regelstandangaben(regelstand)) {
      zeilen.set(angabe.wert, zeilen.get(angabe.wert) ?? zeile);
      schreibe(blatt, zeile, angabe);
      zeile += 1;
    }
    zeile += 1;
  }
  const bezug = (regelstand: Regelstand, wert: Wert<unknown>) => {
    const gefunden = zeilenJeRegelstand.get(regelstand)?.get(wert);
    if (gefunden === undefined) throw new Error(`Wert steht nicht im Regelstand ${regelstand.id} dieser Prüfmappe`);
    return {
      zaehler: blatt.bezug({ zeile: gefunden, spalte: 3 }),
      nenner: blatt.bezug({ zeile: gefunden, spalte: 4 }),
    };
  };
  return { blatt, bezug };
}

function schreibe(
  blatt: Blatt,
  zeile: number,
  { titel, wert: { wert, regel, fundstelle }, text }: Regelstandangabe,
): void {
  blatt.wert({ zeile, spalte: 1 }, titel, 'name');
  blatt.wert({ zeile, spalte: 2 }, text, 'text');
  if (/^\d{4}-\d{2}-\d{2}$/.test(String(wert))) {
    blatt.wert({ zeile, spalte: 3 }, seriell(String(wert)), 'eingabeTag');
  } else if (/^\d+(\.\d+)?$/.test(String(wert))) {
    const { zaehler, nenner } = alsBruch(String(wert));
    blatt.zeile(zeile, [zaehler, nenner], 'eingabeGanz', 3);
  }
  blatt.wert({ zeile, spalte: 5 }, regel, 'text');
  blatt.wert({ zeile, spalte: 6 }, `${DOKUMENTE[fundstelle.dokument]}, ${fundstelle.stelle}`, 'text');
}
