/**
 * Einmal am Tag: die Belege der vergangenen Tage abschließen und jede Wurzel stempeln lassen, die noch keinen
 * Zeitstempel hat.
 */
import type { Certificate } from 'pkijs';
import type { Beleg } from '../../shared/anker/beleg.ts';
import { ordne } from '../../shared/anker/beleg.ts';
import { schliesseAb, type Tagesabschluss } from '../../shared/anker/tagesabschluss.ts';
import type { Ankerbuch } from './ankerbuch.ts';
import { holeZeitstempel, ZeitstempelFehler } from './zeitstempel.ts';

/** So weit vor dem letzten Abschluss wird nach Belegen gesucht, die ihn verpasst haben, etwa weil eine Uhr nachging. */
export const NACHZUEGLER_TAGE = 7;
const ANFANG = '0000-00-00';

export interface Stempelergebnis {
  /** Tage, die dieser Lauf abgeschlossen hat. */
  readonly abgeschlossen: readonly string[];
  /** Tage, die dieser Lauf gestempelt hat. */
  readonly gestempelt: readonly string[];
  /** Tage, die keinen Zeitstempel bekommen haben, mit dem Grund; der nächste Lauf versucht sie wieder. */
  readonly offen: readonly { readonly tag: string; readonly grund: string }[];
}

/**
 * Schließt alle Tage vor dem heutigen ab (UTC) und stempelt, was noch keinen Zeitstempel hat. Ohne TSA wird nur
 * abgeschlossen.
 * @throws {AnkerFehler}
 */
export async function stempleTage(
  anker: Ankerbuch,
  jetzt: Date,
  tsa: string | null,
  vertraute: readonly Certificate[] = [],
): Promise<Stempelergebnis> {
  const abgeschlossen = await schliesseTageAb(anker, jetzt.toISOString().slice(0, 10));
  const gestempelt: string[] = [];
  const offen: { tag: string; grund: string }[] = [];
  for (const tag of await anker.tage()) {
    if ((await anker.stempel(tag)) !== null) continue;
    const grund = await stemple(anker, tag, tsa, vertraute);
    if (grund === null) gestempelt.push(tag);
    else offen.push({ tag, grund });
  }
  return { abgeschlossen, gestempelt, offen };
}

async function stemple(
  anker: Ankerbuch,
  tag: string,
  tsa: string | null,
  vertraute: readonly Certificate[],
): Promise<string | null> {
  const abschluss = await anker.abschluss(tag);
  if (abschluss === null) return 'Der Abschluss ist nicht lesbar.';
  if (tsa === null) return 'Es ist keine TSA angegeben.';
  try {
    await anker.legeStempel(tag, await holeZeitstempel(tsa, abschluss.wurzel, vertraute));
    return null;
  } catch (fehler) {
    if (fehler instanceof ZeitstempelFehler) return fehler.message;
    throw fehler;
  }
}

async function schliesseTageAb(anker: Ankerbuch, heute: string): Promise<string[]> {
  const tage = await anker.tage();
  const letzter = tage.at(-1);
  let vorige = letzter === undefined ? null : await anker.abschluss(letzter);
  if (letzter !== undefined && vorige === null)
    throw new Error(`Der Abschluss vom ${letzter} ist nicht lesbar; ohne ihn schließt kein weiterer an.`);
  const ab = letzter === undefined ? ANFANG : vorTagen(letzter, NACHZUEGLER_TAGE);
  const erledigt = await erledigteSeit(anker, tage, ab);
  const nachTag = new Map<string, Beleg[]>();
  for (const { tag, stelle } of await anker.wartende(ab, heute)) {
    const platz = schluessel(stelle);
    if (erledigt.has(platz)) continue;
    erledigt.add(platz);
    const beleg = await anker.lies(stelle);
    // Ein Tag, der schon abgeschlossen ist, nimmt nichts mehr auf; der Nachzügler kommt zum nächsten, der es noch nicht
    // ist.
    const ziel = letzter !== undefined && tag <= letzter ? naechsterTag(letzter) : tag;
    if (beleg !== null && ziel < heute) nachTag.set(ziel, [...(nachTag.get(ziel) ?? []), beleg]);
  }
  const abgeschlossen: string[] = [];
  for (const [tag, belege] of [...nachTag].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const abschluss: Tagesabschluss = schliesseAb(tag, vorige, belege.sort(ordne));
    // Hat ein anderer Lauf denselben Tag schon abgeschlossen, gilt seiner.
    if ((await anker.legeAbschluss(abschluss)) === 'neu') abgeschlossen.push(tag);
    vorige = await anker.abschluss(tag);
    if (vorige === null)
      throw new Error(`Der Abschluss vom ${tag} ist nicht lesbar; ohne ihn schließt kein weiterer an.`);
  }
  return abgeschlossen;
}

/** Sammelt, was die Abschlüsse ab diesem Tag schon enthalten; frühere enthalten nichts, was ab dann noch wartet. */
async function erledigteSeit(anker: Ankerbuch, tage: readonly string[], ab: string): Promise<Set<string>> {
  const erledigt = new Set<string>();
  for (const tag of tage) {
    if (tag < ab) continue;
    for (const eintrag of (await anker.abschluss(tag))?.belege ?? []) erledigt.add(schluessel(eintrag));
  }
  return erledigt;
}

function schluessel({
  tid,
  antragId,
  version,
}: {
  readonly tid: string;
  readonly antragId: string;
  readonly version: number;
}): string {
  return `${tid}/${antragId}/${version}`;
}

function vorTagen(tag: string, tage: number): string {
  return new Date(Date.parse(`${tag}T00:00:00Z`) - tage * 86_400_000).toISOString().slice(0, 10);
}

function naechsterTag(tag: string): string {
  return vorTagen(tag, -1);
}
