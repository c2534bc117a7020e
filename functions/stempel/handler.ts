/**
 * Lambda nach Zeitplan: schließt die vergangenen Tage ab und stempelt ihre Wurzeln. Was nicht ging, meldet sie und
 * versucht es beim nächsten Mal.
 */
import { Ankerbuch } from '../anker/ankerbuch.ts';
import { S3Behaelter, s3Client } from '../anker/s3.ts';
import { type Stempelergebnis, stempleTage } from '../anker/tagesstempel.ts';
import { vertrauteTsa } from '../anker/tsa-zertifikate.ts';

/** @throws {Error} wenn ein Tag ohne Zeitstempel bleibt: Daran hängt der Alarm */
export async function handler(): Promise<Stempelergebnis> {
  const { GK_ANKER_BUCKET, GK_TSA } = process.env;
  if (!GK_ANKER_BUCKET) throw new Error('GK_ANKER_BUCKET fehlt: der Bucket des Ankers.');
  const anker = new Ankerbuch(new S3Behaelter(s3Client(process.env), GK_ANKER_BUCKET));
  const ergebnis = await stempleTage(anker, new Date(), GK_TSA || null, await vertrauteTsa(process.env));
  console.log(JSON.stringify({ meldung: 'stempel', ...ergebnis }));
  if (GK_TSA && ergebnis.offen.length > 0)
    throw new Error(`Ohne Zeitstempel geblieben: ${ergebnis.offen.map(({ tag }) => tag).join(', ')}.`);
  return ergebnis;
}
