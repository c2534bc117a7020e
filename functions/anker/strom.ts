/**
 * Verarbeitet die Meldungen des Stroms der Tabelle: Jede neue Version bekommt ihren Beleg. Keine Funktion ändert oder
 * entfernt eine Version; geschieht es doch, war es jemand mit Rechten an der Tabelle, und das steht danach im Anker und
 * im Alarm.
 */
import { type Beleg, belegSchema } from '../../shared/anker/beleg.ts';
import type { Ankerbuch } from './ankerbuch.ts';

/** Die Felder eines Ereignisses, die hier zählen (DynamoDB Streams, NEW_AND_OLD_IMAGES). */
export interface Stromereignis {
  readonly eventID?: string | undefined;
  readonly eventName?: 'INSERT' | 'MODIFY' | 'REMOVE' | undefined;
  readonly dynamodb?:
    | {
        readonly ApproximateCreationDateTime?: number | Date | undefined;
        readonly SequenceNumber?: string | undefined;
        readonly Keys?: Bild | undefined;
        readonly NewImage?: Bild | undefined;
        readonly OldImage?: Bild | undefined;
      }
    | undefined;
}
type Bild = Readonly<Record<string, { readonly S?: string | undefined; readonly N?: string | undefined } | undefined>>;

/** Hält einen Vorfall fest; ohne Inhalte und ohne Namen. */
export interface Vorfall {
  readonly vorfall: 'geaendert' | 'entfernt' | 'ersetzt' | 'unlesbar';
  readonly am: string;
  readonly tid: string;
  readonly antragId: string;
  readonly version: number;
  /** Hash davor und danach, soweit bekannt. */
  readonly alt: string | null;
  readonly neu: string | null;
}

export interface Stromergebnis {
  readonly belege: number;
  readonly vorfaelle: readonly Vorfall[];
}

const PK = /^M#([^#]+)#A#([^#]+)$/;
const SK = /^V#(\d{8})$/;

/**
 * Verarbeitet die Ereignisse in ihrer Reihenfolge. Eine Wiederholung ändert nichts.
 * @throws {AnkerFehler} wenn der Anker nicht geht; Lambda wiederholt dann ab dem ersten nicht verarbeiteten
 */
export async function verarbeite(
  anker: Ankerbuch,
  ereignisse: readonly Stromereignis[],
  jetzt: () => Date,
  erledigt: (ereignis: Stromereignis, vorfall: Vorfall | null) => void = () => undefined,
): Promise<Stromergebnis> {
  let belege = 0;
  const vorfaelle: Vorfall[] = [];
  for (const ereignis of ereignisse) {
    const vorfall = await verarbeiteEines(anker, ereignis, jetzt);
    if (vorfall === 'beleg') belege++;
    else if (vorfall) vorfaelle.push(vorfall);
    erledigt(ereignis, vorfall === 'beleg' ? null : vorfall);
  }
  return { belege, vorfaelle };
}

async function verarbeiteEines(
  anker: Ankerbuch,
  ereignis: Stromereignis,
  jetzt: () => Date,
): Promise<Vorfall | 'beleg' | null> {
  const { Keys = {}, NewImage, OldImage } = ereignis.dynamodb ?? {};
  const [, tid, antragId] = PK.exec(Keys.pk?.S ?? '') ?? [];
  const [, nummer] = SK.exec(Keys.sk?.S ?? '') ?? [];
  // Köpfe ändern sich mit jeder Version und lassen sich aus ihr herstellen.
  if (tid === undefined || antragId === undefined || nummer === undefined) return null;
  const stelle = { tid, antragId, version: Number(nummer) };
  const [alt, neu] = [OldImage?.hash?.S ?? null, NewImage?.hash?.S ?? null];
  const halteFest = async (vorfall: Vorfall['vorfall'], davor = alt): Promise<Vorfall> => {
    const eintrag: Vorfall = { vorfall, am: zeitpunkt(ereignis, jetzt), ...stelle, alt: davor, neu };
    await anker.legeVorfall(eintrag.am, kennung(ereignis, stelle), eintrag);
    return eintrag;
  };
  if (ereignis.eventName === 'MODIFY') return halteFest('geaendert');
  if (ereignis.eventName === 'REMOVE') return halteFest('entfernt');
  const beleg: Beleg | undefined = belegSchema.safeParse({
    beleg: 1,
    ...stelle,
    hash: neu,
    am: jetzt().toISOString(),
    nachgeholt: false,
  }).data;
  if (!beleg) return halteFest('unlesbar');
  if ((await anker.schreibe(beleg)) !== 'widerspruch') return 'beleg';
  return halteFest('ersetzt', (await anker.lies(beleg))?.hash ?? null);
}

/** Lambda nennt Sekunden, der Stromleser des SDK ein Datum. */
function zeitpunkt({ dynamodb }: Stromereignis, jetzt: () => Date): string {
  const zeit = dynamodb?.ApproximateCreationDateTime;
  return (zeit === undefined ? jetzt() : zeit instanceof Date ? zeit : new Date(zeit * 1000)).toISOString();
}

/** Dieselbe bei jeder Wiederholung. */
function kennung(
  { eventID, dynamodb }: Stromereignis,
  { tid, antragId, version }: { tid: string; antragId: string; version: number },
): string {
  const folge = (eventID ?? dynamodb?.SequenceNumber ?? '').replace(/[^\w-]/g, '');
  return [tid, antragId, String(version).padStart(8, '0'), folge].join('_');
}
