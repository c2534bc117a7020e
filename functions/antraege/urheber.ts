/**
 * Sucht in der Kette zurück, wer etwas gespeichert oder festgehalten hat, das die neueste Version nur übernimmt.
 * Gelesen wird nur Geprüftes.
 */

import type { Setzung } from '../../shared/antrag/setzung.ts';
import { bringtInhalt } from '../../shared/antrag/statusschritte.ts';
import type { Antragsversion } from '../../shared/antrag/version.ts';
import { kanonisch } from '../../shared/grund/hash.ts';
import type { Tid } from '../../shared/grund/marken.ts';
import type { Ablage } from '../store/ablage.ts';
import { vorhandene } from './umgebung.ts';
import type { Urheber } from './versionsbau.ts';

/**
 * Wer den Plan dieser Version gespeichert hat. Ab Form 3 sagt sie es selbst; davor war es, wer zuletzt Inhalt brachte.
 * @throws {ProblemFehler} 404 oder 409, wenn eine Version dazwischen fehlt oder beschädigt ist
 */
export async function autorDesPlans(ablage: Ablage, tid: Tid, version: Antragsversion): Promise<Setzung> {
  return version.planVon ?? alsSetzung(await zurueckBis(ablage, tid, version, bringtInhalt));
}

/**
 * Wer festschrieb, wer den Bescheid festhielt und wer den Plan speicherte. Was die Version nicht selbst sagt, sagt die
 * Kette, aus Form 1 nur ohne Rollen.
 * @throws {ProblemFehler} wie {@link autorDesPlans}
 */
export async function urheberVon(ablage: Ablage, tid: Tid, version: Antragsversion): Promise<Urheber> {
  const { festgeschriebenVon, bescheidVon } = version;
  const planVon = await autorDesPlans(ablage, tid, version);
  if (festgeschriebenVon !== undefined && bescheidVon !== undefined)
    return { festgeschriebenVon, bescheidVon, planVon };
  const bescheid = kanonisch(version.bescheid);
  return {
    planVon,
    festgeschriebenVon: version.festgeschrieben
      ? alsSetzung(await ersteMit(ablage, tid, version, (v) => v.festgeschrieben))
      : null,
    bescheidVon: version.bescheid
      ? alsSetzung(await ersteMit(ablage, tid, version, (v) => kanonisch(v.bescheid) === bescheid))
      : null,
  };
}

function alsSetzung({ autor, erstelltAm }: Antragsversion): Setzung {
  return { oid: autor.oid, name: autor.name, rollen: autor.rollen ?? [], am: erstelltAm };
}

async function zurueckBis(
  ablage: Ablage,
  tid: Tid,
  ab: Antragsversion,
  trifft: (version: Antragsversion) => boolean,
): Promise<Antragsversion> {
  let version = ab;
  while (!trifft(version) && version.version > 1) version = await davor(ablage, tid, version);
  return version;
}

/** Die früheste Version, von der an ohne Unterbrechung gilt, was für `ab` gilt. */
async function ersteMit(
  ablage: Ablage,
  tid: Tid,
  ab: Antragsversion,
  gilt: (version: Antragsversion) => boolean,
): Promise<Antragsversion> {
  let version = ab;
  while (version.version > 1) {
    const vorige = await davor(ablage, tid, version);
    if (!gilt(vorige)) break;
    version = vorige;
  }
  return version;
}

async function davor(ablage: Ablage, tid: Tid, { antragId, version }: Antragsversion): Promise<Antragsversion> {
  return vorhandene(await ablage.lies(tid, antragId, version - 1)).version;
}
