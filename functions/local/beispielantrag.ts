/** Legt das Beispiel Aachen einmal an, auf demselben Weg wie eine Person: mit Token, durch Authorizer und Handler. */

import type { Antrag } from '../../shared/antrag/schema.ts';
import { BASISPFAD } from '../../shared/api/kennungen.ts';
import { AACHEN_BEISPIEL } from '../../shared/beispiele/aachen.ts';
import { JSON_TYP } from '../../shared/web/medientypen.ts';
import type { Aussteller } from './aussteller.ts';
import { ENTWICKLUNGSBENUTZER } from './benutzer.ts';
import type { Gateway } from './gateway.ts';

/** Fest, damit ein zweiter Start denselben Antrag wiedererkennt. */
export const BEISPIEL_ID = '016fd053-1c00-7000-8000-000000000001';
/**
 * Das Blatt der Arbeitsmappe trägt dasselbe Beispiel ungespeichert; unter gleichem Titel wären in der Liste beide nicht
 * zu unterscheiden.
 */
const ANTRAG: Antrag = { ...AACHEN_BEISPIEL, titel: `Gespeichertes ${AACHEN_BEISPIEL.titel}` };
const KOMMENTAR = 'Beispiel aus der Vorlage der Stadt Aachen vom 23.01.2020';

/** Legt ihn an, wenn es ihn noch nicht gibt. @throws {Error} wenn die Ablage ihn nicht annimmt */
export async function legeBeispielAn(gateway: Gateway, aussteller: Aussteller, host: string): Promise<void> {
  const [person] = ENTWICKLUNGSBENUTZER;
  if (!person) throw new Error('Es gibt keinen Entwicklungsbenutzer.');
  const { mandant: _, roles, ...angaben } = person;
  const authorization = `Bearer ${await aussteller.stelleAus({ ...angaben, roles: [...roles] })}`;
  const rufe = async (methode: string, pfad: string, inhalt = '', kopf: Record<string, string> = {}) =>
    gateway({
      methode,
      ziel: `${BASISPFAD}${pfad}`,
      kopf: { host, authorization, ...kopf },
      inhalt: Buffer.from(inhalt),
      absender: '127.0.0.1',
    });

  const { status: vorhanden } = await rufe('GET', `/antraege/${BEISPIEL_ID}`);
  // 409: Es gibt ihn, nur lesen lässt er sich nicht mehr, etwa nach dem Wechsel auf eine ältere Fassung. Das darf den
  // Start nicht verhindern.
  if (vorhanden === 200 || vorhanden === 409) return;
  const anlage = JSON.stringify({ antragId: BEISPIEL_ID, antrag: ANTRAG, kommentar: KOMMENTAR });
  const { status, inhalt } = await rufe('POST', '/antraege', anlage, {
    'content-type': JSON_TYP,
    'idempotency-key': `beispiel-${BEISPIEL_ID}`,
  });
  if (status !== 201)
    throw new Error(`Das Beispiel ließ sich nicht anlegen (Status ${status}): ${inhalt.toString('utf8')}`);
}
