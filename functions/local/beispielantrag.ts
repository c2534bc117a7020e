/** Legt das Beispiel Aachen einmal an, auf demselben Weg wie eine Person: mit Token, durch Authorizer und Handler. */
import type { Antrag } from '../../shared/antrag/schema.ts';
import { BASISPFAD } from '../../shared/api/kennungen.ts';
import { AACHEN_BEISPIEL } from '../../shared/beispiele/aachen.ts';
import type { Aussteller } from './aussteller.ts';
import { ENTWICKLUNGSBENUTZER } from './benutzer.ts';
import type { Gateway } from './gateway.ts';

/** Fest, damit ein zweiter Start denselben Antrag wiedererkennt. */
export const BEISPIEL_ID = '016fd053-1c00-7000-8000-000000000001';
/** Das Blatt der Arbeitsmappe trägt dasselbe Beispiel ungespeichert; unter gleichem Titel wären in der Liste beide nicht zu unterscheiden. */
const ANTRAG: Antrag = { ...AACHEN_BEISPIEL, titel: `Gespeichertes ${AACHEN_BEISPIEL.titel}` };
const KOMMENTAR = 'Beispiel aus der Vorlage der Stadt Aachen vom 23.01.2020';

/** @throws {Error} wenn die Ablage ihn nicht annimmt */
export async function legeBeispielAn(gateway: Gateway, aussteller: Aussteller, host: string): Promise<void> {
  const [person] = ENTWICKLUNGSBENUTZER;
  if (!person) throw new Error('Es gibt keinen Entwicklungsbenutzer.');
  const { mandant: _, roles, ...angaben } = person;
  const authorization = `Bearer ${await aussteller.stelleAus({ ...angaben, roles: [...roles] })}`;
  const rufe = async (methode: string, pfad: string, inhalt = '', kopf: Record<string, string> = {}) =>
    gateway({ methode, ziel: `${BASISPFAD}${pfad}`, kopf: { host, authorization, ...kopf }, inhalt: Buffer.from(inhalt), absender: '127.0.0.1' });

  const vorhanden = await rufe('GET', `/antraege/${BEISPIEL_ID}`);
  if (vorhanden.status !== 404) return pruefe(vorhanden.status, 200, vorhanden.inhalt);
  const inhalt = JSON.stringify({ antragId: BEISPIEL_ID, antrag: ANTRAG, kommentar: KOMMENTAR });
  const angelegt = await rufe('POST', '/antraege', inhalt, { 'content-type': 'application/json', 'idempotency-key': `beispiel-${BEISPIEL_ID}` });
  pruefe(angelegt.status, 201, angelegt.inhalt);
}

function pruefe(status: number, erwartet: number, inhalt: Buffer): void {
  if (status !== erwartet) throw new Error(`Das Beispiel ließ sich nicht anlegen (Status ${status}): ${inhalt.toString('utf8')}`);
}
