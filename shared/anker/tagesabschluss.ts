/**
 * Der Abschluss eines Tags: die Belege, die er dem Merkle-Baum über alle Belege anhängt, und dessen Wurzel danach.
 * Diese Wurzel bekommt den Zeitstempel (RFC 3161). Jeder Abschluss nennt den Rand des Baums davor; so ist jeder für
 * sich prüfbar und alle zusammen ein Baum.
 */
import * as z from 'zod';
import { type Beleg, type Belegstelle, belegblatt, belegSchema, ordne } from './beleg.ts';
import { angehaengt, inklusionsbeweis, LEERER_RAND, type Rand, randgroesse, wurzelAus, wurzelVon } from './merkle.ts';

const hash = belegSchema.shape.hash;
const anzahl = z.int().min(0);
const tag = z.iso.date();

export const abschlussSchema = z.strictObject({
  /** Form des Abschlusses. */
  abschluss: z.literal(1),
  /** Tag in UTC, an dem die Belege geschrieben wurden; nachgetragene stehen beim Tag, der sie aufnimmt. */
  tag,
  /** Der Baum vor diesem Tag. */
  davor: z.strictObject({ tag: tag.nullable(), anzahl, rand: z.array(hash) }),
  /** Die neuen Blätter, geordnet nach Kommune, Antrag und Nummer. */
  belege: z
    .array(belegSchema.pick({ tid: true, antragId: true, version: true }).extend({ blatt: hash }).strict())
    .min(1),
  /** Blätter des Baums nach diesem Tag. */
  anzahl,
  wurzel: hash,
});
export type Tagesabschluss = Readonly<z.infer<typeof abschlussSchema>>;

/** Dass ein Beleg im Baum mit dieser Wurzel liegt. */
export const beweisSchema = z.strictObject({
  tag,
  nummer: z.int().min(0),
  anzahl,
  wurzel: hash,
  hashes: z.array(hash),
});
export type Inklusionsbeweis = Readonly<z.infer<typeof beweisSchema>>;

const SCHLUESSEL = /^tage\/(\d{4}-\d\d-\d\d)\.json$/;
export const TAGESORDNER = 'tage/';

/** Platz des Abschlusses. */
export function abschlussschluessel(datum: string): string {
  return `${TAGESORDNER}${datum}.json`;
}

/** Platz der Antwort der TSA (TimeStampResp, DER), prüfbar auch mit `openssl ts -verify`. */
export function stempelschluessel(datum: string): string {
  return `${TAGESORDNER}${datum}.tsr`;
}

/** Der Tag eines Abschlusses an diesem Platz; `null`, wenn dort keiner liegt. */
export function tagAus(schluessel: string): string | null {
  return SCHLUESSEL.exec(schluessel)?.[1] ?? null;
}

/** Der Abschluss für diese Belege, im Anschluss an den vorigen. */
export function schliesseAb(datum: string, vorige: Tagesabschluss | null, belege: readonly Beleg[]): Tagesabschluss {
  const davor = vorige === null ? { tag: null, ...LEERER_RAND } : { tag: vorige.tag, ...randNach(vorige) };
  const geordnet = [...belege].sort(ordne);
  const neue = geordnet.map((beleg) => ({
    tid: beleg.tid,
    antragId: beleg.antragId,
    version: beleg.version,
    blatt: belegblatt(beleg),
  }));
  const danach = angehaengt(
    { anzahl: davor.anzahl, hashes: davor.hashes },
    neue.map(({ blatt }) => blatt),
  );
  return {
    abschluss: 1,
    tag: datum,
    davor: { tag: davor.tag, anzahl: davor.anzahl, rand: [...davor.hashes] },
    belege: neue,
    anzahl: danach.anzahl,
    wurzel: wurzelVon(danach),
  };
}

/** Der Rand des Baums nach diesem Tag. */
function randNach(abschluss: Tagesabschluss): Rand {
  return angehaengt(
    randDavor(abschluss),
    abschluss.belege.map(({ blatt }) => blatt),
  );
}

/**
 * Sagt in einem Satz, was an einem Abschluss nicht stimmt; `null`, wenn er in sich stimmt und an `vorige` anschließt.
 */
export function pruefeAbschluss(abschluss: Tagesabschluss, vorige: Tagesabschluss | null): string | null {
  const { davor, anzahl: blaetter, wurzel } = abschluss;
  if (
    davor.tag !== (vorige?.tag ?? null) ||
    davor.anzahl !== (vorige?.anzahl ?? 0) ||
    randgroesse(davor.anzahl) !== davor.rand.length
  )
    return 'Der Abschluss schließt nicht an den vorigen an; einer dazwischen fehlt oder wurde ersetzt.';
  if (wurzelVon(randDavor(abschluss)) !== wurzelVon(vorige === null ? LEERER_RAND : randNach(vorige)))
    return 'Der Abschluss nennt einen anderen Baum vor sich, als der vorige ergibt.';
  const danach = randNach(abschluss);
  return danach.anzahl === blaetter && wurzelVon(danach) === wurzel
    ? null
    : 'Die Wurzel passt nicht zu den Belegen des Tags.';
}

/** Der Beweis für einen Beleg dieses Tags; `null`, wenn er nicht darin steht. */
export function beweisFuer(abschluss: Tagesabschluss, stelle: Belegstelle): Inklusionsbeweis | null {
  const i = abschluss.belege.findIndex((eintrag) => ordne(eintrag, stelle) === 0);
  if (i < 0) return null;
  const blaetter = abschluss.belege.map(({ blatt }) => blatt);
  const nummer = abschluss.davor.anzahl + i;
  return {
    tag: abschluss.tag,
    nummer,
    anzahl: abschluss.anzahl,
    wurzel: abschluss.wurzel,
    hashes: inklusionsbeweis(randDavor(abschluss), blaetter, nummer),
  };
}

/** Ob der Beweis zeigt, dass dieser Beleg im Baum mit der genannten Wurzel liegt. */
export function stimmtBeweis(beleg: Beleg, { nummer, anzahl: blaetter, wurzel, hashes }: Inklusionsbeweis): boolean {
  return wurzelAus(belegblatt(beleg), nummer, blaetter, hashes) === wurzel;
}

function randDavor({ davor }: Tagesabschluss): Rand {
  return { anzahl: davor.anzahl, hashes: davor.rand };
}
