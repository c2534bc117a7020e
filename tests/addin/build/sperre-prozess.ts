/** Ein Build in klein, für sperre.test.ts: schreibt hinein und hinaus, solange er die Sperre hat. */
import { appendFileSync } from 'node:fs';
import { mitSperre } from '../../../addin/build/sperre.ts';

const [sperre = '', protokoll = ''] = process.argv.slice(2);
for (let runde = 0; runde < 5; runde++) {
  await mitSperre(async () => {
    appendFileSync(protokoll, `hinein ${process.pid}\n`);
    await new Promise((weiter) => setTimeout(weiter, 5));
    appendFileSync(protokoll, `hinaus ${process.pid}\n`);
  }, sperre);
}
