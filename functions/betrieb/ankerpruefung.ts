/**
 * Prüft eine Tabelle gegen ihren Anker: jede Version gegen ihren Beleg, jeden Tagesabschluss gegen seine Belege und
 * jeden Zeitstempel gegen seine Wurzel. Erst werden die Belege gelesen, dann die Versionen: Was inzwischen dazukommt,
 * hat schon eine Version, und sein Beleg wird nachgesehen.
 */
import { setTimeout as warte } from 'node:timers/promises';
import type { Certificate } from 'pkijs';
import { type Beleg, belegblatt } from '../../shared/anker/beleg.ts';
import { type Vorhanden, vergleicheBelege } from '../../shared/anker/belegvergleich.ts';
import { pruefeAbschluss, type Tagesabschluss } from '../../shared/anker/tagesabschluss.ts';
import { versionsHash } from '../../shared/antrag/kette.ts';
import type { Ankerbuch } from '../anker/ankerbuch.ts';
import { pruefeZeitstempel, ZeitstempelFehler } from '../anker/zeitstempel.ts';
import type { Ablage } from '../store/ablage.ts';

/** So lange dauert es in AWS höchstens, bis der Strom einen Beleg geschrieben hat; danach fehlt er. */
const NACHSEHEN_MS = 15_000;
const SEITE = 50;
/** Ein Beleg von heute wird erst morgen gestempelt, und die TSA darf einen Tag lang fehlen. */
const UNGESTEMPELT_TAGE = 2;

export interface Antragsstelle {
  readonly tid: string;
  readonly antragId: string;
}

export interface Ankerbefund {
  readonly belege: number;
  /** Tage mit gültigem Zeitstempel. */
  readonly gestempelt: number;
  readonly fehler: readonly string[];
  readonly vermerke: readonly string[];
}

export interface Ankerfragen {
  readonly ablage: Ablage;
  readonly anker: Ankerbuch;
  /** Die Anträge der Tabelle. */
  readonly antraege: Iterable<Antragsstelle>;
  /** Aussteller, denen die Zeitstempel gehören müssen; leer: jedem. */
  readonly vertraute: readonly Certificate[];
  readonly jetzt: Date;
  /** Nur diese Kommune; die Tagesabschlüsse werden trotzdem alle geprüft. */
  readonly tid?: string;
  readonly nachsehenMs?: number;
}

/** @throws {Error} wenn Tabelle oder Anker nicht lesbar sind */
export async function pruefeGegenAnker(fragen: Ankerfragen): Promise<Ankerbefund> {
  const { ablage, anker, antraege, tid } = fragen;
  const fehler: string[] = [];
  const vermerke: string[] = [];
  const belege = new Map<string, Beleg[]>();
  const stellen = new Map<string, Antragsstelle>();
  for await (const gelesen of anker.belege(tid)) {
    if ('beleg' in gelesen) {
      const { beleg } = gelesen;
      belege.set(name(beleg), [...(belege.get(name(beleg)) ?? []), beleg]);
      stellen.set(name(beleg), beleg);
    } else fehler.push(unlesbar(gelesen.unlesbar, gelesen.stelle));
  }
  for (const stelle of antraege) stellen.set(name(stelle), stelle);
  let gewartet = false;
  for (const [schluessel, stelle] of [...stellen].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const vorhanden = await liesVersionen(ablage, stelle);
    const eigene = belege.get(schluessel) ?? [];
    for (const nachzusehen of [0, fragen.nachsehenMs ?? NACHSEHEN_MS]) {
      const fehlende = vorhanden.filter(({ version }) => !eigene.some((beleg) => beleg.version === version));
      if (fehlende.length === 0) break;
      if (nachzusehen > 0 && !gewartet) {
        gewartet = true;
        await warte(nachzusehen);
      }
      for (const { version } of fehlende) {
        const beleg = await anker.lies({ tid: stelle.tid, antragId: stelle.antragId, version });
        if (beleg) eigene.push(beleg);
      }
    }
    belege.set(schluessel, eigene);
    const vergleich = vergleicheBelege(vorhanden, eigene);
    const satz = ({ version, satz }: { version: number; satz: string }) => `${schluessel}, Version ${version}: ${satz}`;
    fehler.push(...vergleich.fehler.map(satz));
    vermerke.push(...vergleich.vermerke.map(satz));
  }
  for await (const { platz, vorfall } of anker.vorfaelle()) vermerke.push(vorfallsatz(platz, vorfall));
  const gestempelt = await pruefeTage(fragen, [...belege.values()].flat(), fehler, vermerke);
  return { belege: [...belege.values()].flat().length, gestempelt, fehler, vermerke };
}

async function liesVersionen(ablage: Ablage, { tid, antragId }: Antragsstelle): Promise<Vorhanden[]> {
  const gefunden: Vorhanden[] = [];
  for (let ab = 1; ; ) {
    const teil = await ablage.versionen(tid, antragId, ab, SEITE);
    for (const gelesen of teil)
      if (Number.isInteger(gelesen.nummer))
        gefunden.push({
          version: gelesen.nummer,
          hash: gelesen.art === 'version' ? versionsHash(gelesen.version) : null,
        });
    const letzte = teil.at(-1);
    if (!letzte || !Number.isInteger(letzte.nummer)) return gefunden;
    ab = letzte.nummer + 1;
  }
}

async function pruefeTage(
  { anker, vertraute, jetzt, tid }: Ankerfragen,
  belege: readonly Beleg[],
  fehler: string[],
  vermerke: string[],
): Promise<number> {
  const blaetter = new Map(belege.map((beleg) => [stelle(beleg), belegblatt(beleg)]));
  const gestempelte = new Set<string>();
  let gestempelt = 0;
  let vorige: Tagesabschluss | null = null;
  for (const tag of await anker.tage()) {
    const abschluss = await anker.abschluss(tag);
    if (abschluss === null) {
      fehler.push(`Anker, Tag ${tag}: Der Abschluss ist nicht lesbar.`);
      continue;
    }
    const bruch = pruefeAbschluss(abschluss, vorige);
    if (bruch) fehler.push(`Anker, Tag ${tag}: ${bruch}`);
    for (const eintrag of abschluss.belege) {
      gestempelte.add(stelle(eintrag));
      if (tid !== undefined && eintrag.tid !== tid) continue;
      const blatt = blaetter.get(stelle(eintrag));
      if (blatt === undefined)
        fehler.push(
          `${name(eintrag)}, Version ${eintrag.version}: Ihr Beleg fehlt im Anker; der Abschluss vom ${tag} kennt ihn.`,
        );
      else if (blatt !== eintrag.blatt)
        fehler.push(
          `${name(eintrag)}, Version ${eintrag.version}: Ihr Beleg ist nicht der, den der Abschluss vom ${tag} kennt.`,
        );
    }
    const befund = await pruefeStempel(anker, abschluss, vertraute);
    if (befund === null) gestempelt++;
    else (befund.art === 'fehler' ? fehler : vermerke).push(`Anker, Tag ${tag}: ${befund.satz}`);
    vorige = abschluss;
  }
  const grenze = new Date(jetzt.getTime() - UNGESTEMPELT_TAGE * 86_400_000).toISOString();
  const offene = belege.filter((beleg) => beleg.am < grenze && !gestempelte.has(stelle(beleg)));
  if (offene.length > 0)
    vermerke.push(
      `Anker: ${offene.length} Belege, zuerst vom ${offene[0]?.am.slice(0, 10)}, sind in keinem Tagesabschluss. Abhilfe: npm run anker`,
    );
  return gestempelt;
}

async function pruefeStempel(anker: Ankerbuch, { tag, wurzel }: Tagesabschluss, vertraute: readonly Certificate[]) {
  const antwort = await anker.stempel(tag);
  if (antwort === null) return { art: 'vermerk', satz: 'ohne Zeitstempel. Abhilfe: npm run anker' } as const;
  try {
    const { vertraut } = await pruefeZeitstempel(antwort, wurzel, vertraute);
    return vertraut === false
      ? ({ art: 'fehler', satz: 'Der Zeitstempel kommt von keiner TSA aus GK_TSA_CA.' } as const)
      : null;
  } catch (fehler) {
    if (fehler instanceof ZeitstempelFehler) return { art: 'fehler', satz: fehler.message } as const;
    throw fehler;
  }
}

function unlesbar(platz: string, gemeint: (Antragsstelle & { readonly version: number }) | null): string {
  return gemeint
    ? `${name(gemeint)}, Version ${gemeint.version}: Ihr Beleg ist nicht lesbar oder wurde verändert.`
    : `Anker, ${platz}: Das ist kein Beleg.`;
}

function vorfallsatz(platz: string, vorfall: unknown): string {
  const {
    vorfall: art,
    am,
    tid,
    antragId,
    version,
  } = (vorfall ?? {}) as Partial<Record<'vorfall' | 'am' | 'tid' | 'antragId' | 'version', unknown>>;
  if (typeof tid !== 'string' || typeof antragId !== 'string')
    return `Anker, ${platz}: Dieser Vorfall ist nicht lesbar.`;
  return `${name({ tid, antragId })}, Version ${version}: am ${am} ${art} (Vorfall im Anker).`;
}

function name({ tid, antragId }: Antragsstelle): string {
  return `Kommune ${tid}, Antrag ${antragId}`;
}

function stelle({ tid, antragId, version }: Antragsstelle & { readonly version: number }): string {
  return `${tid}/${antragId}/${version}`;
}
