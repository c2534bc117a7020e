/**
 * Füllt Ablagen für die Messung. Jede Version entsteht im echten Code (Hashkette, Eintrag, Kopf), nur ihr Inhalt wird
 * einmal gerechnet statt 10.000-mal, und geschrieben wird in Blöcken nebeneinander: Die Kette braucht den Vorgänger nur
 * zum Hashen, nicht in der Datenbank.
 */
import { type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { mitNeuemInhalt, mitNeuemStatus } from '../../functions/antraege/versionsbau.ts';
import type { DynamoAblage } from '../../functions/store/dynamodb.ts';
import { alsItem } from '../../functions/store/versionsitem.ts';
import { versionsHash } from '../../shared/antrag/kette.ts';
import type { Antrag } from '../../shared/antrag/schema.ts';
import type { Setzung } from '../../shared/antrag/setzung.ts';
import type { Antragsversion } from '../../shared/antrag/version.ts';
import { AACHEN_BEISPIEL } from '../../shared/beispiele/aachen.ts';

export interface Bestand {
  readonly client: DynamoDBClient;
  readonly tabelle: string;
  readonly ablage: DynamoAblage;
}

const JE_BLOCK = 100;
const BENUTZER = {
  oid: '10000000-0000-4000-8000-000000000001',
  name: 'Sachbearbeitung (Musterstadt)',
  rollen: ['GK.Bearbeiten'],
} as const;
const HERKUNFT = { schluessel: null, auftrag: '0'.repeat(64) };

/** `anzahl` Versionen eines Antrags, die erste angelegt, die übrigen mit demselben Inhalt fortgeschrieben. */
export async function fuelleVersionen(
  { client, tabelle, ablage }: Bestand,
  tid: string,
  antragId: string,
  anzahl: number,
): Promise<void> {
  let vorige = ersteVersion(tid, antragId);
  let block = [vorige];
  for (let n = 2; n <= anzahl + 1; n++) {
    if (block.length === JE_BLOCK || n > anzahl) {
      await Promise.all(
        block.map(async (version) =>
          client.send(new PutItemCommand({ TableName: tabelle, Item: alsItem(tid, version, HERKUNFT) })),
        ),
      );
      block = [];
    }
    if (n > anzahl) break;
    vorige = mitNeuemStatus(
      { vorige, urheber: { festgeschriebenVon: null, bescheidVon: null, planVon: vorige.planVon as Setzung } },
      {},
      {
        antragId,
        vorgaenger: vorige,
        benutzer: { ...BENUTZER, tid },
        zeitpunkt: zeitpunkt(n),
        kommentar: `Stand ${n}`,
      },
    );
    block.push(vorige);
  }
  await ablage.setzeKopf(tid, vorige);
}

/** Kennung der Anträge aus {@link versionenkette}. */
export const KETTE = '019a0000-0000-7000-8000-000000000001';

/** Eine Kette ohne Datenbank: zwei Speichern, dann ein Einreichen, und von vorn. */
export function versionenkette(antrag: Antrag, anzahl: number): Antragsversion[] {
  const versionen: Antragsversion[] = [];
  for (let n = 1; n <= anzahl; n++) {
    const vorige = versionen.at(-1) ?? null;
    const umstaende = {
      antragId: KETTE,
      vorgaenger: vorige,
      benutzer: { ...BENUTZER, tid: 'bench' },
      zeitpunkt: zeitpunkt(n),
      kommentar: `Stand ${n}`,
    };
    const urheber = vorige && { festgeschriebenVon: null, bescheidVon: null, planVon: vorige.planVon as Setzung };
    versionen.push(
      vorige && urheber && n % 3 === 0
        ? mitNeuemStatus({ vorige, urheber }, { status: 'eingereicht' }, umstaende)
        : mitNeuemInhalt(
            { ...antrag, titel: `Stand ${n}` },
            umstaende,
            vorige && urheber ? { vorige, urheber } : undefined,
          ),
    );
  }
  return versionen;
}

/** Je Kennung ein Antrag mit einer Version und seinem Kopf. */
export async function fuelleAntraege({ ablage }: Bestand, tid: string, antragIds: readonly string[]): Promise<void> {
  const vorlage = ersteVersion(tid, '');
  for (let ab = 0; ab < antragIds.length; ab += JE_BLOCK) {
    const block = antragIds.slice(ab, ab + JE_BLOCK).map((antragId) => ({ ...vorlage, antragId }));
    await Promise.all(
      block.map((version) => ablage.schreibe(tid, { ...version, hash: versionsHash(version) }, HERKUNFT)),
    );
  }
}

function ersteVersion(tid: string, antragId: string): Antragsversion {
  return mitNeuemInhalt(AACHEN_BEISPIEL, {
    antragId,
    vorgaenger: null,
    benutzer: { ...BENUTZER, tid },
    zeitpunkt: zeitpunkt(1),
    kommentar: 'Stand 1',
  });
}

function zeitpunkt(n: number): Date {
  return new Date(Date.UTC(2026, 0, 1) + 1000 * n);
}
