/**
 * Wenn die nächste Nummer schon vergeben ist: War es dieselbe Anfrage, gilt ihre Version; sonst haben andere gespeichert,
 * und die Antwort sagt, was sich geändert hat.
 */
import { vergleiche } from '../../shared/antrag/vergleich.ts';
import type { Antragsversion } from '../../shared/antrag/version.ts';
import { etag } from '../../shared/api/kennungen.ts';
import { nichtGefunden, ProblemFehler } from '../http/problem.ts';
import type { Gelesen, Herkunft } from '../store/ablage.ts';
import { beschaedigt, type Umgebung } from './umgebung.ts';

export interface Anschluss {
  readonly tid: string;
  readonly antragId: string;
  /** Version, auf der die Änderung aufbaut. */
  readonly basis: number;
}

/**
 * Die Version, die diese Anfrage schon früher geschrieben hat.
 * @throws {ProblemFehler} 412 mit der neuesten Version und dem Vergleich, 422 bei wiederverwendetem Schlüssel
 */
export async function loeseKonflikt({ ablage }: Umgebung, anschluss: Anschluss, herkunft: Herkunft, eigene: Antragsversion | null): Promise<Antragsversion> {
  const { tid, antragId, basis } = anschluss;
  const naechste = await ablage.lies(tid, antragId, basis + 1);
  if (naechste?.art === 'version') {
    const wiederholt = wiederholung(naechste, herkunft, eigene);
    if (wiederholt) {
      await ablage.setzeKopf(tid, wiederholt);
      return wiederholt;
    }
  }
  const [neueste, ausgang] = await Promise.all([ablage.neueste(tid, antragId), ablage.lies(tid, antragId, basis)]);
  throw veraltet(neueste, ausgang);
}

/** @throws {ProblemFehler} 422, wenn der Schlüssel zu einem anderen Auftrag gehört */
export function wiederholung(
  { version, herkunft }: Extract<Gelesen, { art: 'version' }>,
  gesucht: Herkunft,
  eigene: Antragsversion | null,
): Antragsversion | null {
  // Der Client wiederholt ein Schreiben, dessen Antwort verloren ging: derselbe Hash ist dieselbe Version.
  if (eigene && version.hash === eigene.hash) return version;
  if (gesucht.schluessel === null || herkunft.schluessel !== gesucht.schluessel) return null;
  if (herkunft.auftrag === gesucht.auftrag) return version;
  throw new ProblemFehler('SCHLUESSEL_WIEDERVERWENDET', 'Dieser Idempotency-Key gehört schon zu einer anderen Anfrage. Bitte einen neuen verwenden.');
}

function veraltet(neueste: Gelesen | null, ausgang: Gelesen | null): ProblemFehler {
  if (neueste === null) return nichtGefunden();
  if (neueste.art === 'beschaedigt') return beschaedigt(neueste);
  const { version, autor, erstelltAm } = neueste.version;
  const vergleich = ausgang?.art === 'version' ? vergleiche(ausgang.version, neueste.version) : null;
  return new ProblemFehler('VERALTET', `Die neueste Version ist ${version}, gespeichert von ${autor.name}. Ihre Änderung ist nicht gespeichert.`, {
    felder: { version, autor, erstelltAm, vergleich },
    kopf: { etag: etag(version) },
  });
}
