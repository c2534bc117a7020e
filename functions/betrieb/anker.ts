/**
 * `npm run anker -- <Ordner oder s3://Bucket> [--tsa <URL>]`: schließt vergangene Tage ab und stempelt, was noch keinen
 * Zeitstempel hat; endet mit 1, wenn etwas ohne bleibt.
 */
import { parseArgs } from 'node:util';
import { oeffneAnker } from '../anker/oeffnen.ts';
import { stempleTage } from '../anker/tagesstempel.ts';
import { vertrauteTsa } from '../anker/tsa-zertifikate.ts';

const AUFRUF = 'npm run anker -- <Ordner oder s3://Bucket> [--tsa <URL>]';

try {
  const { ort, tsa } = liesArgumente();
  const { abgeschlossen, gestempelt, offen } = await stempleTage(
    oeffneAnker(ort, process.env),
    new Date(),
    tsa,
    await vertrauteTsa(process.env),
  );
  for (const tag of abgeschlossen) console.log(`${tag}: abgeschlossen.`);
  for (const tag of gestempelt) console.log(`${tag}: gestempelt.`);
  for (const { tag, grund } of offen) console.error(`${tag}: ohne Zeitstempel. ${grund}`);
  if (abgeschlossen.length + gestempelt.length + offen.length === 0)
    console.log('Alles ist gestempelt; heutige Belege kommen morgen dazu.');
  process.exitCode = offen.length === 0 ? 0 : 1;
} catch (fehler) {
  console.error(fehler instanceof Error ? fehler.message : fehler);
  process.exitCode = 1;
}

/** @throws {Error} nennt den richtigen Aufruf */
function liesArgumente(): { ort: string; tsa: string | null } {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { tsa: { type: 'string' } } });
    const [ort, ...weitere] = positionals;
    const tsa = values.tsa || process.env.GK_TSA || null;
    if (!ort || weitere.length > 0 || (tsa !== null && !/^https?:$/.test(new URL(tsa).protocol)))
      throw new Error('falsch');
    return { ort, tsa };
  } catch {
    throw new Error(`Erwartet wird der Ort des Ankers: ${AUFRUF}`);
  }
}
