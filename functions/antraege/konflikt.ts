/**
 * Wenn die nächste Nummer schon vergeben ist: War es dieselbe Anfrage, gilt ihre Version; sonst haben andere
 * gespeichert, und die Antwort sagt, was sich geändert hat.
 */

import { inHeutigerForm } from '../../shared/antrag/formen.ts';
import { type Vergleich, vergleiche } from '../../shared/antrag/vergleich.ts';
import type { Antragsversion } from '../../shared/antrag/version.ts';
import { etag } from '../../shared/api/kennungen.ts';
import type { AntragId, Tid } from '../../shared/grund/marken.ts';
import { ProblemFehler } from '../http/problem.ts';
import type { Gelesen, Herkunft } from '../store/ablage.ts';
import { type Umgebung, vorhandene } from './umgebung.ts';

export interface Anschluss {
  readonly tid: Tid;
  /** Die Person, an der eine Wiederholung hängt. */
  readonly oid: string;
  readonly antragId: AntragId;
  /** Version, auf der die Änderung aufbaut. */
  readonly basis: number;
}

/**
 * Die Version, die diese Anfrage schon früher geschrieben hat; `vergeben` ist, was unter ihrer Nummer steht, wo das
 * Schreiben es schon gesagt hat.
 * @throws {ProblemFehler} 412 mit der neuesten Version und dem Vergleich, 422 bei wiederverwendetem Schlüssel
 */
export async function loeseKonflikt(
  { ablage }: Umgebung,
  anschluss: Anschluss,
  herkunft: Herkunft,
  eigene: Antragsversion | null,
  vergeben: Gelesen | null = null,
): Promise<Antragsversion> {
  const { tid, oid, antragId, basis } = anschluss;
  const naechste = vergeben ?? (await ablage.lies(tid, antragId, basis + 1));
  if (naechste?.art === 'version') {
    const wiederholt = wiederholung(naechste, { ...herkunft, oid }, eigene);
    if (wiederholt) {
      await ablage.setzeKopf(tid, wiederholt);
      return wiederholt;
    }
  }
  const [neueste, ausgang] = await Promise.all([ablage.neueste(tid, antragId), ablage.lies(tid, antragId, basis)]);
  throw veraltet(neueste, ausgang);
}

/** @throws {ProblemFehler} 422, wenn der Schlüssel zu einem anderen Auftrag oder zu einer anderen Person gehört */
export function wiederholung(
  { version, herkunft }: Extract<Gelesen, { art: 'version' }>,
  gesucht: Herkunft & { readonly oid: string },
  eigene: Antragsversion | null,
): Antragsversion | null {
  // Der Client wiederholt ein Schreiben, dessen Antwort verloren ging: derselbe Hash ist dieselbe Version.
  if (eigene && version.hash === eigene.hash) return version;
  if (gesucht.schluessel === null || herkunft.schluessel !== gesucht.schluessel) return null;
  if (herkunft.auftrag === gesucht.auftrag && version.autor.oid === gesucht.oid) return version;
  throw new ProblemFehler(
    'SCHLUESSEL_WIEDERVERWENDET',
    'Dieser Idempotency-Key gehört schon zu einer anderen Anfrage. Bitte einen neuen verwenden.',
  );
}

function veraltet(neueste: Gelesen | null, ausgang: Gelesen | null): ProblemFehler {
  const { version } = vorhandene(neueste);
  const vergleich =
    ausgang?.art === 'version' ? vergleiche(inHeutigerForm(ausgang.version), inHeutigerForm(version)) : null;
  const satz = `Die neueste Version ist ${version.version}, gespeichert von ${version.autor.name}. Ihre Änderung ist nicht gespeichert.`;
  return veraltetMit(version, satz, vergleich);
}

/**
 * 412, wenn die Person etwas anderes gesehen hat, als unter dieser Nummer gespeichert ist.
 * @throws {ProblemFehler} 412 ohne Vergleich: Womit zu vergleichen wäre, weiß nur ihr Gerät
 */
export function pruefeGesehen(version: Antragsversion, gesehenerHash: string | undefined): void {
  if (gesehenerHash === undefined || gesehenerHash === version.hash) return;
  const satz = `Was Sie gesehen haben, ist nicht die gespeicherte Version ${version.version} von ${version.autor.name}. Geändert ist nichts.`;
  throw veraltetMit(version, `${satz} Bitte die Version neu öffnen und prüfen.`, null);
}

function veraltetMit(
  { version, hash, autor, erstelltAm }: Antragsversion,
  satz: string,
  vergleich: Vergleich | null,
): ProblemFehler {
  const felder = { version, hash, autor: { oid: autor.oid, name: autor.name }, erstelltAm, vergleich };
  return new ProblemFehler('VERALTET', satz, { felder, kopf: { etag: etag(version) } });
}
