/**
 * Öffnet die gesicherte Mappe: den vollen Stand und, nachgespielt, die Änderungen seither. Was sich davon nicht öffnen
 * lässt, bleibt aufgehoben, und ein Satz sagt, was fehlt.
 */
import type { Model } from '@odoo/o-spreadsheet';
import { type Mappendaten, neueMappe, type Revisionen } from '../tabelle/mappe.ts';
import {
  type Angaben,
  type Browserspeicher,
  type Grundlage,
  legeBeiseite,
  legeFolgenBeiseite,
  liesSicherung,
} from './aufbewahrung.ts';
import { Mitschrift } from './mitschrift.ts';

export interface GeoeffneteMappe {
  readonly model: Model;
  /** Die Daten, mit denen sie geöffnet ist, als JSON, und alle Änderungen daran. */
  readonly daten: string;
  readonly mitschrift: Mitschrift;
  readonly angaben: Angaben;
  /** Worauf die nächste Sicherung aufbaut; `null`, wenn sie ein neuer Stand sein muss. */
  readonly grundlage: Grundlage | null;
  /** Was nicht so ist, wie es zuletzt war; `null`, wenn alles da ist. */
  readonly warnung: string | null;
}

const NICHT_GEOEFFNET =
  'Die gesicherte Mappe ließ sich nicht öffnen; sie bleibt im Browser aufgehoben. Gezeigt wird das Beispiel.';
const LETZTE_FEHLEN =
  'Ihre letzten Änderungen an dieser Mappe ließen sich nicht wiederherstellen; sie bleiben im Browser aufgehoben. Gezeigt wird der Stand davor: Bitte sehen Sie nach, was fehlt.';
const ANDERE_FASSUNG =
  'Das Programm wurde aktualisiert, während diese Mappe offen war. Ihre letzten Änderungen sind übernommen: Bitte prüfen Sie sie.';

/** `null`, wenn nichts gesichert ist; ohne `model`, wenn sich nichts davon öffnen ließ. */
export function oeffneGesicherte(
  speicher: Browserspeicher,
): GeoeffneteMappe | { readonly model: null; readonly warnung: string } | null {
  const gelesen = liesSicherung(speicher);
  if (!gelesen) return null;
  const { aenderungen, angaben, angabenDavor, grundlage, unvollstaendig, fremdeFassung } = gelesen;
  const warnung = unvollstaendig ? LETZTE_FEHLEN : fremdeFassung ? ANDERE_FASSUNG : null;
  try {
    return { ...oeffneMit(gelesen.daten, aenderungen), angaben, grundlage, warnung };
  } catch {
    // Vielleicht liegt es nur an den Änderungen.
  }
  try {
    const mappe = oeffneMit(gelesen.daten);
    legeFolgenBeiseite(speicher, 0);
    return { ...mappe, angaben: angabenDavor, grundlage: null, warnung: LETZTE_FEHLEN };
  } catch {
    legeBeiseite(speicher);
    return { model: null, warnung: NICHT_GEOEFFNET };
  }
}

/** Eine Mappe aus Daten, die noch niemand geändert hat, oder samt den Änderungen seither. @throws {Error} */
export function oeffneMit(
  daten: Mappendaten,
  aenderungen: Readonly<Revisionen> = [],
): Pick<GeoeffneteMappe, 'model' | 'daten' | 'mitschrift'> {
  const text = JSON.stringify(daten);
  const mitschrift = new Mitschrift(aenderungen.map((nachricht) => JSON.stringify(nachricht)));
  return { model: neueMappe(daten, { zuhoerer: mitschrift, revisionen: [...aenderungen] }), daten: text, mitschrift };
}
