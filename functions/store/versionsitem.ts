/**
 * Version und Eintrag der Tabelle. Was eine Liste braucht, steht in eigenen Attributen; Antrag und Ergebnisse liegen gepackt in einem.
 * Der Rechenweg wird nicht gespeichert, er entsteht beim Nachrechnen neu.
 */
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { migriereAntrag, SCHEMA_VERSION } from '../../shared/antrag/schema.ts';
import type { Antragsversion } from '../../shared/antrag/version.ts';
import { antragsversionSchema, type Versionskopf, versionskopfSchema } from '../../shared/api/antworten.ts';
import type { Beschaedigt, Gelesen, Herkunft } from './ablage.ts';
import { versionenPk, versionSk } from './schluessel.ts';
import { B, BOOL, type Item, N, S } from './werte.ts';

const packe = promisify(gzip);
const entpacke = promisify(gunzip);

/** Mehr kann ein Antrag mit 500 Einträgen nicht ergeben; ein größerer Inhalt ist nicht von uns. */
const ENTPACKT_HOECHSTENS = 32 * 1024 * 1024;

/** Attribute einer Version ohne ihren Inhalt. */
export const KOPFATTRIBUTE = [
  'sk',
  'version',
  'status',
  'festgeschrieben',
  'kommentar',
  'autorOid',
  'autorName',
  'erstelltAm',
  'vorgaengerHash',
  'hash',
] as const;

const rumpfSchema = antragsversionSchema.omit({ antrag: true });

/** Was gepackt im Eintrag liegt, in dieser Reihenfolge; alles andere an einer Version steht in seinem Schlüssel und seinen Attributen. */
const GEPACKT = ['antrag', 'ergebnis', 'hinweise', 'regelstand', 'kern', 'bescheid'] as const satisfies readonly (keyof Antragsversion)[];

/** Der Eintrag zu einer Version; Antrag und Ergebnisse gepackt (gzip). */
export async function alsItem(tid: string, version: Antragsversion, herkunft: Herkunft): Promise<Item> {
  const inhalt = Object.fromEntries(GEPACKT.map((feld) => [feld, version[feld]]));
  return {
    pk: S(versionenPk(tid, version.antragId)),
    sk: S(versionSk(version.version)),
    version: N(version.version),
    status: S(version.status),
    festgeschrieben: BOOL(version.festgeschrieben),
    kommentar: S(version.kommentar),
    autorOid: S(version.autor.oid),
    autorName: S(version.autor.name),
    erstelltAm: S(version.erstelltAm),
    ...(version.vorgaengerHash === null ? {} : { vorgaengerHash: S(version.vorgaengerHash) }),
    hash: S(version.hash),
    schema: N(SCHEMA_VERSION),
    inhalt: B(await packe(JSON.stringify(inhalt))),
    auftrag: S(herkunft.auftrag),
    ...(herkunft.schluessel === null ? {} : { schluessel: S(herkunft.schluessel) }),
  };
}

/** Liest eine Version; was sich nicht lesen lässt oder keine Version ist, gilt als beschädigt. Den Hash prüft die Kette. */
export async function ausItem(antragId: string, item: Item): Promise<Gelesen> {
  const beschaedigt: Beschaedigt = { art: 'beschaedigt', nummer: nummerAusSk(item) };
  try {
    const gepackt = item.inhalt?.B;
    if (!gepackt) return beschaedigt;
    const inhalt: unknown = JSON.parse((await entpacke(gepackt, { maxOutputLength: ENTPACKT_HOECHSTENS })).toString());
    // Was Schlüssel und Attribute sagen, kann der Inhalt nicht überschreiben: Trägt er mehr, hat ihn niemand von uns geschrieben.
    if (typeof inhalt !== 'object' || inhalt === null || Object.keys(inhalt).join() !== GEPACKT.join()) return beschaedigt;
    // In der Reihenfolge, in der die Version entstand: So gleicht eine wiederholte Antwort der ersten bis aufs Zeichen.
    const { version: nummer, status, festgeschrieben, ...kopf } = kopffelder(item);
    const version = { antragId, version: nummer, status, festgeschrieben, ...inhalt, ...kopf } as Antragsversion;
    migriereAntrag(version.antrag, Number(item.schema?.N));
    if (!rumpfSchema.safeParse(version).success) return beschaedigt;
    return { art: 'version', nummer: beschaedigt.nummer, version, herkunft: { schluessel: item.schluessel?.S ?? null, auftrag: item.auftrag?.S ?? '' } };
  } catch {
    return beschaedigt;
  }
}

/** Was die Liste der Versionen zeigt, ohne den Inhalt zu entpacken. */
export function versionskopfAus(item: Item): Versionskopf | Beschaedigt {
  const kopf = versionskopfSchema.safeParse(kopffelder(item));
  return kopf.success ? kopf.data : { art: 'beschaedigt', nummer: nummerAusSk(item) };
}

function kopffelder(item: Item) {
  return {
    version: Number(item.version?.N),
    status: item.status?.S,
    festgeschrieben: item.festgeschrieben?.BOOL,
    kommentar: item.kommentar?.S,
    autor: { oid: item.autorOid?.S, name: item.autorName?.S },
    erstelltAm: item.erstelltAm?.S,
    vorgaengerHash: item.vorgaengerHash?.S ?? null,
    hash: item.hash?.S,
  };
}

function nummerAusSk(item: Item): number {
  return Number(item.sk?.S?.slice(2));
}
