/**
 * Prüft alle Anträge einer Tabelle, etwa nach einer Wiederherstellung: jede Kette, jede Zahl, und ob der Kopf sagt, was
 * die neueste Version sagt. Was vor der Prüfung samt Kopf entfernt wurde, kann sie nicht vermissen. Liest mit den
 * Rechten dessen, der prüft.
 */
import { type DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { BRUCHGRUENDE, form1Satz } from '../../shared/antrag/kette.ts';
import { pruefe } from '../antraege/pruefung.ts';
import type { Regeln } from '../antraege/regeln.ts';
import { DynamoAblage } from '../store/dynamodb.ts';
import { versionenPk } from '../store/schluessel.ts';

export interface Tabellenbefund {
  readonly antraege: number;
  readonly versionen: number;
  /** Ein Satz je Fehler, mit Kommune und Antrag. */
  readonly fehler: readonly string[];
  /** Nennt, was sich nicht prüfen ließ, ohne ein Fehler zu sein. */
  readonly hinweise: readonly string[];
  /** Die Anträge der Tabelle, auch solche, an denen etwas nicht stimmt. */
  readonly stellen: readonly Fund[];
}

interface Fund {
  readonly tid: string;
  readonly antragId: string;
}

/** Liest die ganze Tabelle; was nicht stimmt, steht in `fehler`. @throws {Error} wenn sie nicht lesbar ist */
export async function pruefeTabelle(client: DynamoDBClient, tabelle: string, regeln?: Regeln): Promise<Tabellenbefund> {
  const { antraege, koepfe, fremde } = await finde(client, tabelle);
  const umgebung = { ablage: new DynamoAblage(client, tabelle), ...(regeln ? { regeln } : {}) };
  const fehler = fremde.map((schluessel) => `${schluessel}: Dieser Eintrag gehört zu keinem Antrag.`);
  for (const [schluessel, name] of koepfe)
    if (!antraege.has(schluessel)) fehler.push(`${name}: Es gibt nur den Kopf, keine Version.`);
  let versionen = 0;
  let form1 = 0;
  for (const { tid, antragId } of antraege.values()) {
    const name = `Kommune ${tid}, Antrag ${antragId}`;
    if ((await umgebung.ablage.kopf(tid, antragId)) === null)
      fehler.push(`${name}: Der Kopf fehlt oder ist nicht lesbar; der Antrag steht in keiner Liste.`);
    for (let cursor: string | null = null; ; ) {
      const { kette, ...seite } = await pruefe(umgebung, tid, antragId, { limit: 50, cursor });
      versionen += seite.versionen.length;
      form1 += kette.form1 ?? 0;
      for (const bruch of kette.bruch ? [kette.bruch, ...(kette.weitere ?? [])] : []) {
        fehler.push(
          `${name}, Version ${bruch.version}: ${BRUCHGRUENDE[bruch.grund]} Die Kette ist gebrochen (${bruch.grund}).`,
        );
      }
      for (const { version, lesbar, abweichungen, weitere } of seite.versionen) {
        if (!lesbar) fehler.push(`${name}, Version ${version}: nicht lesbar.`);
        if (abweichungen.length > 0)
          fehler.push(
            `${name}, Version ${version}: ${abweichungen.length + weitere} Zahlen weichen ab, zuerst ${abweichungen[0]?.pfad}.`,
          );
      }
      if (seite.cursor === null) break;
      cursor = seite.cursor;
    }
  }
  return {
    antraege: antraege.size,
    versionen,
    fehler,
    hinweise: form1 > 0 ? [form1Satz(form1)] : [],
    stellen: [...antraege.values()],
  };
}

/** Alle Anträge mit mindestens einer Version. @throws {Error} wenn die Tabelle nicht lesbar ist */
export async function findeAntraege(client: DynamoDBClient, tabelle: string): Promise<readonly Fund[]> {
  return [...(await finde(client, tabelle)).antraege.values()];
}

/** Nur Schlüssel, keine Inhalte; `koepfe` nach demselben Schlüssel wie `antraege`. */
async function finde(client: DynamoDBClient, tabelle: string) {
  const antraege = new Map<string, Fund>();
  const koepfe = new Map<string, string>();
  const fremde: string[] = [];
  const suche = { TableName: tabelle, ProjectionExpression: 'pk, sk', ConsistentRead: true };
  for await (const { Items = [] } of paginateScan({ client }, suche)) {
    for (const { pk, sk } of Items) {
      const [schluessel, sortierung] = [pk?.S ?? '', sk?.S ?? ''];
      const [, tid = '', antragId] = /^M#([^#]+)(?:#A#([^#]+))?$/.exec(schluessel) ?? [];
      const kopfId = /^A#([^#]+)$/.exec(sortierung)?.[1];
      if (antragId && /^V#\d{8}$/.test(sortierung)) antraege.set(schluessel, { tid, antragId });
      else if (tid && !antragId && kopfId) koepfe.set(versionenPk(tid, kopfId), `Kommune ${tid}, Antrag ${kopfId}`);
      else fremde.push(`${schluessel} ${sortierung}`);
    }
  }
  return { antraege, koepfe, fremde };
}
