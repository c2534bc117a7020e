/** Ordner des Projekts, unabhängig davon, von wo aus gebaut wird. */
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const WURZEL = fileURLToPath(new URL('../../', import.meta.url));
/** Der Release baut in seinen eigenen Ordner (GK_DIST), damit daneben der Stand der Entwicklung liegen bleibt. */
export const DIST = resolve(WURZEL, process.env.GK_DIST || 'dist');
export const DIST_ADDIN = join(DIST, 'addin');
export const DIST_WORKBENCH = join(DIST, 'workbench');

/** Adresse, unter der das Manifest und die Hilfeverweise das Add-in im Quelltext erwarten. */
export const ENTWICKLUNGSADRESSE = 'https://localhost:3443';

/** Woher taskpane.html office.js lädt, wenn nichts anderes angegeben ist. */
export const OFFICE_JS = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';
