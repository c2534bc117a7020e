/** Der Server, den `npm start` öffnet, ohne Bauen und Vorrechnen; gebaut hat `tests/aufbau.ts`. */
import { resolve } from 'node:path';
import { belege } from '../../../functions/local/datenordner.ts';
import { oeffneDienst } from '../../../functions/local/dienst.ts';
import { liesUmgebung } from '../../../functions/local/umgebung.ts';

const { port, datenordner, demo, landesuebersicht } = liesUmgebung(process.env, process.cwd());
await belege(datenordner);
const orte = { workbench: resolve('dist/workbench'), addin: resolve('dist/addin'), landesuebersicht };
console.log(await oeffneDienst({ port, datenordner, orte, demo }, []));
