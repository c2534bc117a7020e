/**
 * Der Server, den `npm start` öffnet, ohne Bauen und Vorrechnen: Prozess für `abschuss.test.ts`, gebündelt, damit er in
 * Bruchteilen einer Sekunde steht.
 */

import { belege } from '../../../functions/local/datenordner.ts';
import { oeffneDienst } from '../../../functions/local/dienst.ts';
import { liesUmgebung } from '../../../functions/local/umgebung.ts';

const { port, datenordner, demo } = liesUmgebung(process.env, process.cwd());
await belege(datenordner);
const orte = { workbench: datenordner, addin: datenordner, landesuebersicht: datenordner };
console.log(await oeffneDienst({ port, datenordner, orte, demo }, []));
