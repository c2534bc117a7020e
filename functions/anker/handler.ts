/** Lambda am Strom der Tabelle: schreibt Belege in den Anker, hält Vorfälle fest und meldet sie. */
import { Ankerbuch } from './ankerbuch.ts';
import { S3Behaelter, s3Client } from './s3.ts';
import { type Stromereignis, verarbeite } from './strom.ts';

/** Wo die Verarbeitung aufgehört hat; Lambda beginnt die Wiederholung dort. */
export interface Teilantwort {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

let anker: Ankerbuch | undefined;

export async function handler({ Records }: { readonly Records: readonly Stromereignis[] }): Promise<Teilantwort> {
  anker ??= erstelle(process.env);
  let verarbeitet = 0;
  try {
    await verarbeite(
      anker,
      Records,
      () => new Date(),
      (_, vorfall) => {
        verarbeitet++;
        // Der Alarm zählt diese Zeilen; sie nennen keinen Inhalt.
        if (vorfall) console.error(JSON.stringify({ meldung: 'vorfall', ...vorfall }));
      },
    );
    return { batchItemFailures: [] };
  } catch (fehler) {
    console.error(
      JSON.stringify({ meldung: 'anker', fehler: fehler instanceof Error ? fehler.message : String(fehler) }),
    );
    const folge = Records[verarbeitet]?.dynamodb?.SequenceNumber;
    if (folge === undefined) throw fehler;
    return { batchItemFailures: [{ itemIdentifier: folge }] };
  }
}

/** @throws {Error} wenn `GK_ANKER_BUCKET` fehlt */
function erstelle(umgebung: NodeJS.ProcessEnv): Ankerbuch {
  const { GK_ANKER_BUCKET } = umgebung;
  if (!GK_ANKER_BUCKET) throw new Error('GK_ANKER_BUCKET fehlt: der Bucket des Ankers.');
  return new Ankerbuch(new S3Behaelter(s3Client(umgebung), GK_ANKER_BUCKET));
}
