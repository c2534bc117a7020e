/**
 * Die Versionsablage in DynamoDB. Speichern ist ein PutItem der nächsten Version unter der Bedingung, dass ihre Nummer
 * frei ist: keine Transaktion, kein Index, kein Löschen, kein Scan. Gelesen wird immer konsistent.
 */

import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  type GetItemCommandInput,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  type QueryCommandOutput,
} from '@aws-sdk/client-dynamodb';
import type { Antragskopf } from '../../shared/antrag/kopf.ts';
import type { Antragsversion } from '../../shared/antrag/version.ts';
import type { Versionskopf } from '../../shared/api/antworten.ts';
import { VERSION_HOECHSTENS } from '../../shared/api/kennungen.ts';
import type { AntragId, Tid } from '../../shared/grund/marken.ts';
import {
  type Ablage,
  AblageFehler,
  type Beschaedigt,
  type Gelesen,
  type Herkunft,
  type Kopf,
  type Listenabfrage,
  type Schreibausgang,
  type Seite,
  ZuGross,
} from './ablage.ts';
import { istBedingungVerletzt, uebersetzt } from './fehler.ts';
import { alsKopfitem, frueherer, istAuffindbar, kopfAus, kopfstandAus, suchtext } from './kopfitem.ts';
import { kopfPk, kopfSk, versionenPk, versionSk } from './schluessel.ts';
import type { Siegel } from './siegel.ts';
import { alsItem, ausItem, KOPFATTRIBUTE, versionskopfAus } from './versionsitem.ts';
import { B, ITEM_HOECHSTENS, type Item, itemgroesse, N, S } from './werte.ts';

/**
 * Eine Suche liest je Abfrage so viele Köpfe und gibt nach so vielen Abfragen auf; dann geht es mit dem Cursor weiter.
 */
const SUCHE = { jeAbfrage: 200, abfragen: 5 } as const;

/**
 * {@link Ablage} über einer Tabelle; `itemHoechstens` in Bytes ist nur in Tests kleiner als die Grenze von DynamoDB.
 */
export class DynamoAblage implements Ablage {
  readonly #client: DynamoDBClient;
  readonly #tabelle: string;
  readonly #itemHoechstens: number;

  readonly #siegel: Siegel | null;

  constructor(client: DynamoDBClient, tabelle: string, itemHoechstens = ITEM_HOECHSTENS, siegel: Siegel | null = null) {
    this.#siegel = siegel;
    this.#client = client;
    this.#tabelle = tabelle;
    this.#itemHoechstens = itemHoechstens;
  }

  async schreibe(tid: Tid, version: Antragsversion, herkunft: Herkunft): Promise<Schreibausgang> {
    const item = {
      ...alsItem(tid, version, herkunft),
      ...(this.#siegel ? { siegel: B(await this.#siegel.setze(version.hash)) } : {}),
    };
    if (itemgroesse(item) > this.#itemHoechstens) throw new ZuGross('Die Version ist zu groß für einen Eintrag.');
    const stand = await this.#put(item, { bedingung: 'attribute_not_exists(sk)', alte: true });
    if (stand !== null) return stand.pk ? { vergeben: ausItem(version.antragId, stand) } : 'vergeben';
    try {
      await this.setzeKopf(tid, version);
      return 'geschrieben';
    } catch (fehler) {
      if (fehler instanceof AblageFehler) return 'ohneKopf';
      throw fehler;
    }
  }

  async setzeKopf(tid: Tid, version: Antragsversion): Promise<void> {
    const werte = { ':n': N(version.version) };
    await this.#put(alsKopfitem(tid, version), { bedingung: 'attribute_not_exists(sk) OR neuesteVersion < :n', werte });
  }

  async kopf(tid: Tid, antragId: AntragId): Promise<Kopf | null> {
    const item = await this.#get(kopfPk(tid), kopfSk(antragId));
    const kopf = item && kopfAus(item);
    return kopf && { ...kopf, auffindbar: istAuffindbar(item) };
  }

  async kopfstand(tid: Tid, antragId: AntragId): Promise<number | null> {
    const item = await this.#get(kopfPk(tid), kopfSk(antragId));
    return item && kopfstandAus(item);
  }

  /**
   * Einzelne GetItem statt BatchGetItem: Die Funktion soll mit den Rechten Put, Get und Query auskommen, und die
   * Leseeinheiten sind dieselben.
   */
  async zurueckliegende(
    tid: Tid,
    koepfe: readonly Pick<Antragskopf, 'antragId' | 'neuesteVersion'>[],
  ): Promise<ReadonlySet<string>> {
    const naechste = await Promise.all(
      koepfe.map(({ antragId, neuesteVersion }) =>
        this.#get(versionenPk(tid, antragId), versionSk(neuesteVersion + 1), { ProjectionExpression: 'pk' }),
      ),
    );
    return new Set(koepfe.flatMap(({ antragId }, i) => (naechste[i] ? [antragId] : [])));
  }

  async lies(tid: Tid, antragId: AntragId, nummer: number): Promise<Gelesen | null> {
    const item = await this.#get(versionenPk(tid, antragId), versionSk(nummer));
    return item && ausItem(antragId, item);
  }

  async neueste(tid: Tid, antragId: AntragId): Promise<Gelesen | null> {
    const [item] = (await this.#query({ ...versionsabfrage(tid, antragId), ScanIndexForward: false, Limit: 1 })).items;
    return item ? ausItem(antragId, item) : null;
  }

  async neuesterVersionskopf(tid: Tid, antragId: AntragId): Promise<Versionskopf | Beschaedigt | null> {
    const [item] = (await this.#query(koepfe({ ...versionsabfrage(tid, antragId), ScanIndexForward: false, Limit: 1 })))
      .items;
    return item ? versionskopfAus(item) : null;
  }

  async liste(
    tid: Tid,
    { limit, ab, suche }: Listenabfrage & { readonly suche: string | null },
  ): Promise<Seite<Antragskopf>> {
    const gefunden: Item[] = [];
    let stelle = ab;
    for (let n = 0; n < (suche === null ? 1 : SUCHE.abfragen) && gefunden.length < limit; n++) {
      const seite = await this.#query(kopfabfrage(tid, stelle, suche === null ? limit : SUCHE.jeAbfrage, suche));
      gefunden.push(...seite.items);
      stelle = seite.weiter?.slice(2) ?? null;
      if (stelle === null) break;
    }
    if (gefunden.length > limit) stelle = gefunden[limit - 1]?.sk?.S?.slice(2) ?? null;
    return { eintraege: gefunden.slice(0, limit).flatMap((item) => kopfAus(item) ?? []), weiter: stelle };
  }

  async versionskoepfe(tid: Tid, antragId: AntragId, { limit, ab }: Listenabfrage): Promise<Seite<Versionskopf>> {
    const bereich = {
      ...versionsabfrage(tid, antragId, ab === null ? {} : { bis: Number(ab) - 1 }),
      ScanIndexForward: false,
      Limit: limit,
    };
    const { items, weiter } = await this.#query(koepfe(bereich));
    const eintraege = items.map(versionskopfAus).filter((kopf): kopf is Versionskopf => !('art' in kopf));
    return { eintraege, weiter: weiter === null ? null : String(Number(weiter.slice(2))) };
  }

  async versionen(tid: Tid, antragId: AntragId, ab: number, limit: number): Promise<readonly Gelesen[]> {
    const { items } = await this.#query({ ...versionsabfrage(tid, antragId, { von: ab }), Limit: limit });
    return items.map((item) => ausItem(antragId, item));
  }

  /**
   * `null`, wenn geschrieben ist; sonst, was dort steht, leer, wo die Datenbank es nicht nennt (dynalite). Mit `alte`
   * spart das dem Aufrufer ein Lesen.
   */
  async #put(
    Item: Item,
    { bedingung, werte, alte = false }: { bedingung: string; werte?: Record<string, AttributeValue>; alte?: boolean },
  ): Promise<Item | null> {
    try {
      await this.#client.send(
        new PutItemCommand({
          TableName: this.#tabelle,
          Item,
          ConditionExpression: bedingung,
          ...(werte ? { ExpressionAttributeValues: werte } : {}),
          ...(alte ? { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } : {}),
        }),
      );
      return null;
    } catch (fehler) {
      if (istBedingungVerletzt(fehler)) return fehler.Item ?? {};
      throw uebersetzt(fehler);
    }
  }

  async #get(
    pk: string,
    sk: string,
    auswahl: Pick<GetItemCommandInput, 'ProjectionExpression'> = {},
  ): Promise<Item | null> {
    const Key = { pk: S(pk), sk: S(sk) };
    try {
      return (
        (
          await this.#client.send(
            new GetItemCommand({ ...auswahl, TableName: this.#tabelle, Key, ConsistentRead: true }),
          )
        ).Item ?? null
      );
    } catch (fehler) {
      throw uebersetzt(fehler);
    }
  }

  async #query(abfrage: Abfrage): Promise<{ items: Item[]; weiter: string | null }> {
    let antwort: QueryCommandOutput;
    try {
      antwort = await this.#client.send(
        new QueryCommand({ ...abfrage, TableName: this.#tabelle, ConsistentRead: true }),
      );
    } catch (fehler) {
      throw uebersetzt(fehler);
    }
    return { items: antwort.Items ?? [], weiter: antwort.LastEvaluatedKey?.sk?.S ?? null };
  }
}

type Abfrage = Omit<QueryCommandInput, 'TableName' | 'ConsistentRead'>;

/**
 * Die Versionen eines Antrags mit diesen Nummern, ohne Angabe alle; was sonst unter seinem Schlüssel steht, gehört
 * nicht dazu.
 */
function versionsabfrage(tid: Tid, antragId: AntragId, { von = 0, bis = VERSION_HOECHSTENS } = {}): Abfrage {
  return {
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :von AND :bis',
    ExpressionAttributeValues: {
      ':pk': S(versionenPk(tid, antragId)),
      ':von': S(versionSk(von)),
      ':bis': S(versionSk(bis)),
    },
  };
}

function kopfabfrage(tid: Tid, nach: string | null, limit: number, suche: string | null): Abfrage {
  return {
    KeyConditionExpression: nach === null ? 'pk = :pk' : 'pk = :pk AND sk < :sk',
    ...(suche === null ? {} : { FilterExpression: 'contains(suchtext, :suche) OR contains(suchtext, :frueher)' }),
    ExpressionAttributeValues: {
      ':pk': S(kopfPk(tid)),
      ...(nach === null ? {} : { ':sk': S(kopfSk(nach)) }),
      ...(suche === null ? {} : { ':suche': S(suchtext(suche)), ':frueher': S(frueherer(suche)) }),
    },
    ScanIndexForward: false,
    Limit: limit,
  };
}

/** Liest nur die Attribute der Liste; die meisten ihrer Namen sind in DynamoDB reserviert. */
function koepfe(abfrage: Abfrage): Abfrage {
  return {
    ...abfrage,
    ProjectionExpression: KOPFATTRIBUTE.map((name) => `#${name}`).join(', '),
    ExpressionAttributeNames: Object.fromEntries(KOPFATTRIBUTE.map((name) => [`#${name}`, name])),
  };
}
