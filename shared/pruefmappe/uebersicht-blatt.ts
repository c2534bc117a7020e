/** Blatt „Übersicht“: was geprüft wird, mit dem Hash der Version, und ob gespeicherte und gerechnete Zahlen übereinstimmen. */
import type { Planrechnung } from '../antrag/planrechnung.ts';
import type { Antragsversion } from '../antrag/version.ts';
import { alsZahl } from '../kern/geld.ts';
import { bezeichnungen } from './bezeichnungen.ts';
import { a1, Blatt } from './blatt.ts';
import type { Planblatt } from './plan-blatt.ts';
import type { Regelstandblatt } from './regelstand-blatt.ts';

const PAUSCHALE_ZEILE = 4;

export interface Uebersicht {
  readonly blatt: Blatt;
  /** Bezug auf „ja“ oder „nein“ bei der Integrationspauschale. */
  readonly pauschale: string;
  ergaenze(version: Antragsversion, plan: Planblatt, rechnung: Planrechnung, regelstand: Regelstandblatt): void;
}

/** Beginnt das Blatt, damit andere sich darauf beziehen können; `ergaenze` füllt es, wenn sie stehen. */
export function uebersicht(integrationspauschale: boolean): Uebersicht {
  const blatt = new Blatt('Übersicht', [44, 90]);
  blatt.wert({ zeile: PAUSCHALE_ZEILE, spalte: 1 }, 'Integrationspauschale vorgesehen', 'name');
  blatt.wert({ zeile: PAUSCHALE_ZEILE, spalte: 2 }, integrationspauschale ? 'ja' : 'nein', 'eingabeText');
  return {
    blatt,
    pauschale: blatt.bezug({ zeile: PAUSCHALE_ZEILE, spalte: 2 }),
    ergaenze: (version, plan, rechnung, regelstand) => schreibe(blatt, version, plan, rechnung, regelstand),
  };
}

function schreibe(blatt: Blatt, version: Antragsversion, plan: Planblatt, rechnung: Planrechnung, regelstand: Regelstandblatt): void {
  blatt.wert({ zeile: 1, spalte: 1 }, 'Prüfmappe', 'titel');
  blatt.wert({ zeile: 2, spalte: 1 }, 'Gelb: Eingaben. Grau: gespeichertes Ergebnis. Ohne Farbe: Formeln, die dieselben Regeln noch einmal rechnen.', 'text');
  blatt.wert({ zeile: 3, spalte: 1 }, 'Zahlen, in denen beide verschieden sind', 'name');
  blatt.formel({ zeile: 3, spalte: 2 }, plan.anzahlUnterschiede, plan.unterschiede, 'ganz');
  let zeile = PAUSCHALE_ZEILE + 1;
  const { personen } = version.antrag;
  blatt.wert({ zeile, spalte: 1 }, 'Geduldete (18 bis 27 Jahre)', 'name');
  blatt.wert({ zeile, spalte: 2 }, personen.geduldete, 'eingabeGanz');
  if (rechnung.stellenNachSchluessel && rechnung.thm) {
    const { thm } = rechnung;
    const [jeStelle, schritt, mindestens, voll] = [thm.personenJeStelle, thm.stellenschritt, thm.mindeststellen, thm.volleStelleAb].map((wert) =>
      regelstand.bezug(wert),
    );
    const p = a1({ zeile, spalte: 2 });
    const stufen = `ROUND(${p}*${schritt?.nenner}/(${jeStelle?.zaehler}*${schritt?.zaehler}),0)*${schritt?.zaehler}/${schritt?.nenner}`;
    const formel = `MAX(${stufen},${mindestens?.zaehler}/${mindestens?.nenner},IF(${p}>=${voll?.zaehler},1,0))`;
    blatt.wert({ zeile: zeile + 1, spalte: 1 }, 'Stellen nach Schlüssel (R1–R3)', 'name');
    blatt.formel({ zeile: zeile + 1, spalte: 2 }, formel, alsZahl(rechnung.stellenNachSchluessel.wert), 'zahl');
    blatt.wert({ zeile: zeile + 2, spalte: 1 }, 'Stellen nach Schlüssel, gespeichert', 'name');
    blatt.wert({ zeile: zeile + 2, spalte: 2 }, Number(version.ergebnis.finanzierungsplan.stellenNachSchluessel ?? 0), 'gespeichert');
  }
  zeile += 4;
  for (const [name, wert] of bezeichnungen(version)) {
    blatt.zeile(zeile, [name, wert], ['name', 'text']);
    zeile += 1;
  }
  zeile += 1;
  blatt.wert({ zeile, spalte: 1 }, 'Hinweise', 'abschnitt');
  for (const { schweregrad, regel, text } of version.hinweise) {
    zeile += 1;
    blatt.zeile(zeile, [`${schweregrad}${regel === null ? '' : ` (${regel})`}`, text], ['name', 'text']);
  }
}
