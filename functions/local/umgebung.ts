/** Liest, was man `npm start` über die Umgebung mitgibt, und prüft es, bevor irgendetwas geschieht. */
import { resolve } from 'node:path';

export interface Startangaben {
  readonly port: number;
  readonly datenordner: string;
  /** CSV-Datei der Landesübersicht. */
  readonly landesuebersicht: string;
  readonly demo: boolean;
}

/** Ein Fehler, den die Person am Bildschirm beheben kann: eine Zeile, kein Stapel. */
export class Startfehler extends Error {
  override readonly name = 'Startfehler';
}

/** Die Angaben mit ihren Vorgaben; Pfade gelten ab `wurzel`. @throws {Startfehler} */
export function liesUmgebung(umgebung: Readonly<Record<string, string | undefined>>, wurzel: string): Startangaben {
  return {
    port: liesPort(umgebung.PORT),
    datenordner: resolve(wurzel, umgebung.GK_DATA_DIR || '.data'),
    landesuebersicht: resolve(wurzel, umgebung.GK_LANDESUEBERSICHT_CSV || 'shared/beispiele/bewilligte-stellen.csv'),
    demo: umgebung.GK_DEMO !== '0',
  };
}

function liesPort(text: string | undefined): number {
  if (text === undefined || text === '') return 3000;
  const port = /^[1-9]\d{0,4}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new Startfehler(`PORT ist „${text}“; erwartet wird eine ganze Zahl von 1 bis 65535.`);
}
