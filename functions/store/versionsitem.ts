/**
 * Version und Eintrag der Tabelle. Was eine Liste braucht, steht in eigenen Attributen, alles andere gepackt in einem.
 * Gelesen wird nur, was zusammenpasst: Attribute, Inhalt, Schlüssel und Hash. Der Rechenweg wird nicht gespeichert, er
 * entsteht beim Nachrechnen neu.
 */

import { gunzipSync, gzipSync } from 'node:zlib';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { formnummern, istNeuer } from '../../shared/antrag/formen.ts';
import { istVersion, istVersionskopf } from '../../shared/antrag/gespeichert.ts';
import type { Antragsversion } from '../../shared/antrag/version.ts';
import type { Versionskopf } from '../../shared/api/antworten.ts';
import type { AntragId, Tid } from '../../shared/grund/marken.ts';
import type { Beschaedigt, Gelesen, Herkunft } from './ablage.ts';
import { tidAusPk, versionenPk, versionSk } from './schluessel.ts';
import { versionshash } from './versionshash.ts';
import { B, BOOL, type Item, N, S } from './werte.ts';

/** Mehr kann ein Antrag mit 500 Einträgen nicht ergeben; ein größerer Inhalt ist nicht von uns. */
const ENTPACKT_HOECHSTENS = 32 * 1024 * 1024;

interface Attribut {
  schreibe(version: Antragsversion): AttributeValue | null;
  lies(attribut: AttributeValue | undefined): unknown;
}
const text = (schreibe: (version: Antragsversion) => string): Attribut => ({
  schreibe: (v) => S(schreibe(v)),
  lies: (a) => a?.S,
});
const zahl = (schreibe: (version: Antragsversion) => number): Attribut => ({
  schreibe: (v) => N(schreibe(v)),
  lies: (a) => Number(a?.N),
});

/** Eine Liste zeigt dies von einer Version, je Attribut einmal. */
const KOPF = {
  version: zahl((v) => v.version),
  status: text((v) => v.status),
  festgeschrieben: { schreibe: (v) => BOOL(v.festgeschrieben), lies: (a) => a?.BOOL },
  kommentar: text((v) => v.kommentar),
  autorOid: text((v) => v.autor.oid),
  autorName: text((v) => v.autor.name),
  erstelltAm: text((v) => v.erstelltAm),
  vorgaengerHash: {
    schreibe: (v) => (v.vorgaengerHash === null ? null : S(v.vorgaengerHash)),
    lies: (a) => a?.S ?? null,
  },
  hash: text((v) => v.hash),
} as const satisfies Record<string, Attribut>;

/** Die Attribute einer Version, die ohne ihren Inhalt zu lesen sind. */
export const KOPFATTRIBUTE: readonly string[] = ['sk', ...Object.keys(KOPF)];

const NUMMERN = ['form', 'schema', 'tid'];
const GERECHNETES = ['antrag', 'ergebnis', 'hinweise', 'regelstand', 'kern', 'bescheid'];
const AB_FORM_3 = [...NUMMERN, ...GERECHNETES, 'bescheide', 'festgeschriebenVon', 'bescheidVon', 'planVon', 'rollen'];

/**
 * Je Form liegt dies gepackt im Eintrag, in dieser Reihenfolge; alles andere an einer Version steht in seinem Schlüssel
 * und seinen Attributen.
 */
const GEPACKT: Readonly<Record<number, readonly string[]>> = {
  1: GERECHNETES,
  2: [...NUMMERN, ...GERECHNETES, 'festgeschriebenVon', 'bescheidVon', 'rollen'],
  3: AB_FORM_3,
  4: AB_FORM_3,
};

/**
 * Der Eintrag zu einer Version, in ihrer eigenen Form; alles außer den Kopfattributen gepackt (gzip). Ab Form 2 liegen
 * die Nummern der Form auch gepackt, also gehasht; die Attribute gleichen Namens müssen dasselbe sagen.
 */
export function alsItem(tid: Tid, version: Antragsversion, herkunft: Herkunft): Item {
  const { form, schema } = formnummern(version);
  const felder: Readonly<Record<string, unknown>> = { ...version, rollen: version.autor.rollen };
  const inhalt = Object.fromEntries((GEPACKT[form] ?? []).map((feld) => [feld, felder[feld]]));
  const kopf = Object.entries(KOPF).flatMap(([name, { schreibe }]): [string, AttributeValue][] => {
    const wert = schreibe(version);
    return wert ? [[name, wert]] : [];
  });
  return {
    pk: S(versionenPk(tid, version.antragId)),
    sk: S(versionSk(version.version)),
    ...Object.fromEntries(kopf),
    ...(form > 1 ? { form: N(form) } : {}),
    schema: N(schema),
    inhalt: B(gzipSync(JSON.stringify(inhalt))),
    auftrag: S(herkunft.auftrag),
    ...(herkunft.schluessel === null ? {} : { schluessel: S(herkunft.schluessel) }),
  };
}

/**
 * Liest eine Version. Was sich nicht lesen lässt, keine Version ist, sich selbst widerspricht, zu einer anderen Kommune
 * gehört oder nicht zu seinem Hash passt, gilt als beschädigt; `version` trägt es nur, wenn allein der Hash oder ein
 * Platz nicht stimmt. Entpackt wird ohne Umweg über einen anderen Faden: Für die wenigen kB einer Version dauerte der
 * länger als das Entpacken.
 */
export function ausItem(antragId: AntragId, item: Item): Gelesen {
  const nummer = nummerAusSk(item);
  const beschaedigt: Beschaedigt = { art: 'beschaedigt', nummer };
  try {
    const inhalt = entpackt(item);
    const nummern = nummernAus(inhalt);
    if (!nummern || !attributePassen(item, nummern)) return beschaedigt;
    if (istNeuer(nummern)) return { ...beschaedigt, grund: 'neuer' };
    // Der Inhalt kann nicht überschreiben, was Schlüssel und Attribute sagen: Trägt er mehr, hat ihn niemand von uns
    // geschrieben.
    if (Object.keys(inhalt).join() !== GEPACKT[nummern.form]?.join()) return beschaedigt;
    if (nummern.form > 1 && inhalt.tid !== tidAusPk(item.pk?.S ?? '')) return { ...beschaedigt, grund: 'kommune' };
    const version = zusammengesetzt(antragId, inhalt, kopffelder(item));
    if (!istVersion(version, nummern.form)) return beschaedigt;
    if (version.version !== nummer || versionshash(version) !== version.hash) return { ...beschaedigt, version };
    return {
      art: 'version',
      nummer,
      version,
      herkunft: { schluessel: item.schluessel?.S ?? null, auftrag: item.auftrag?.S ?? '' },
    };
  } catch {
    return beschaedigt;
  }
}

/** Liest, was die Liste der Versionen zeigt, ohne den Inhalt zu entpacken. */
export function versionskopfAus(item: Item): Versionskopf | Beschaedigt {
  const kopf = kopffelder(item);
  return istVersionskopf(kopf) ? kopf : { art: 'beschaedigt', nummer: nummerAusSk(item) };
}

type Felder = Record<string, unknown>;

function entpackt({ inhalt }: Item): Felder {
  const wert: unknown = JSON.parse(
    gunzipSync(inhalt?.B ?? new Uint8Array(), { maxOutputLength: ENTPACKT_HOECHSTENS }).toString(),
  );
  if (typeof wert !== 'object' || wert === null) throw new TypeError('Der Inhalt ist kein Objekt.');
  return wert as Felder;
}

/** Ohne `form` im Inhalt ist es Form 1. */
function nummernAus({ form, schema }: Felder): { form: number; schema: number } | null {
  if (form === undefined) return formnummern({});
  return Number.isInteger(form) && Number.isInteger(schema) && Number(form) > 1 && Number(schema) > 0
    ? { form: Number(form), schema: Number(schema) }
    : null;
}

/** Das Attribut `form` gibt es erst ab Form 2. */
function attributePassen(item: Item, { form, schema }: { form: number; schema: number }): boolean {
  return item.schema?.N === String(schema) && (form === 1 ? item.form === undefined : item.form?.N === String(form));
}

/** In der Reihenfolge, in der die Version entstand: So gleicht eine wiederholte Antwort der ersten bis aufs Zeichen. */
function zusammengesetzt(
  antragId: AntragId,
  { form, schema, tid, rollen, ...inhalt }: Felder,
  kopf: ReturnType<typeof kopffelder>,
): Felder {
  const { version, status, festgeschrieben, autor, ...rest } = kopf;
  const neueFelder = form === undefined ? {} : { form, schema, tid };
  const { kommentar, ...ende } = rest;
  return {
    ...neueFelder,
    antragId,
    version,
    status,
    festgeschrieben,
    ...inhalt,
    kommentar,
    autor: form === undefined ? autor : { ...autor, rollen },
    ...ende,
  };
}

function kopffelder(item: Item) {
  const { autorOid, autorName, erstelltAm, vorgaengerHash, hash, ...kopf } = Object.fromEntries(
    Object.entries(KOPF).map(([name, { lies }]) => [name, lies(item[name])]),
  ) as Record<keyof typeof KOPF, unknown>;
  return { ...kopf, autor: { oid: autorOid, name: autorName }, erstelltAm, vorgaengerHash, hash };
}

function nummerAusSk(item: Item): number {
  return Number(item.sk?.S?.slice(2));
}
