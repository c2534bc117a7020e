/**
 * Sucht in der Kette zurück, wer etwas gespeichert oder festgehalten hat, das die neueste Version nur übernimmt.
 * Gelesen wird nur Geprüftes.
 */

import { bringtInhalt } from '../../shared/antrag/statusschritte.ts';
import type { Antragsversion, Autor, Setzung } from '../../shared/antrag/version.ts';
import { kanonisch } from '../../shared/grund/hash.ts';
import type { Tid } from '../../shared/grund/marken.ts';
import type { Ablage } from '../store/ablage.ts';
import { vorhandene } from './umgebung.ts';
import type { Urheber } from './versionsbau.ts';

/**
 * Wer den Inhalt dieser Version gespeichert hat. @throws {ProblemFehler} 404 oder 409, wenn eine Version dazwischen
 * fehlt oder beschädigt ist
 */
export async function autorDesInhalts(ablage: Ablage, tid: Tid, version: Antragsversion): Promise<Autor> {
  return (await zurueckBis(ablage, tid, version, bringtInhalt)).autor;
}

/**
 * Wer festschrieb und wer den Bescheid festhielt. Ab Form 2 sagt es die Version selbst; aus Form 1 übernommen, sagt es
 * die Kette, nur ohne Rollen.
 * @throws {ProblemFehler} wie {@link autorDesInhalts}
 */
export async function urheberVon(ablage: Ablage, tid: Tid, version: Antragsversion): Promise<Urheber> {
  const { festgeschriebenVon, bescheidVon } = version;
  if (festgeschriebenVon !== undefined && bescheidVon !== undefined) return { festgeschriebenVon, bescheidVon };
  const bescheid = kanonisch(version.bescheid);
  return {
    festgeschriebenVon: version.festgeschrieben
      ? alsSetzung(await ersteMit(ablage, tid, version, (v) => v.festgeschrieben))
      : null,
    bescheidVon: version.bescheid
      ? alsSetzung(await ersteMit(ablage, tid, version, (v) => kanonisch(v.bescheid) === bescheid))
      : null,
  };
}

function alsSetzung({ autor, erstelltAm }: Antragsversion): Setzung {
  return { oid: autor.oid, name: autor.name, rollen: [], am: erstelltAm };
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
