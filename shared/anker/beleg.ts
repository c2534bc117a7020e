/**
 * Der Beleg einer Version: was außerhalb der Tabelle daran erinnert, dass es sie gab und mit welchem Hash. Er nennt
 * keinen Inhalt und keine Person. Abgelegt ist er als kanonisches JSON (RFC 8785); genau diese Bytes sind das Blatt im
 * Merkle-Baum.
 */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import * as z from 'zod';
import { antragIdSchema } from '../api/antragid.ts';
import { VERSION_HOECHSTENS } from '../api/kennungen.ts';
import { kanonisch } from '../grund/hash.ts';
import { blattHash } from './merkle.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** Mandant, wie er im Token und in den Schlüsseln der Tabelle steht. */
const tid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const version = z.int().min(1).max(VERSION_HOECHSTENS);

export const belegSchema = z.strictObject({
  /** Form des Belegs. */
  beleg: z.literal(1),
  tid,
  antragId: antragIdSchema,
  version,
  hash,
  /** Wann der Beleg geschrieben wurde, RFC 3339 in UTC. */
  am: z.iso.datetime(),
  /**
   * Erst beim nächsten Start geschrieben, weil der Server zwischen Speichern und Beleg endete: Er bezeugt den Stand von
   * dann.
   */
  nachgeholt: z.boolean(),
});
export type Beleg = Readonly<z.infer<typeof belegSchema>>;

/** Welche Version ein Beleg meint. */
export type Belegstelle = Pick<Beleg, 'tid' | 'antragId' | 'version'>;

const ORDNER = 'belege/';
const SCHLUESSEL = /^belege\/([^/]+)\/([^/]+)\/(\d{8})\.json$/;

/** Unter diesem Anfang liegen die Belege eines Antrags. */
export function belegordner(mandant?: string, antragId?: string): string {
  return [
    ORDNER,
    ...(mandant === undefined ? [] : [mandant, '/']),
    ...(antragId === undefined ? [] : [antragId, '/']),
  ].join('');
}

/** Der Platz eines Belegs; je Version genau einer. */
export function belegschluessel(stelle: Belegstelle): string {
  return `${belegordner(stelle.tid, stelle.antragId)}${achtstellig(stelle.version)}.json`;
}

/** Welche Version der Platz meint; `null`, wenn er kein Platz eines Belegs ist. */
export function stelleAus(schluessel: string): Belegstelle | null {
  const [, mandant = '', antragId = '', nummer] = SCHLUESSEL.exec(schluessel) ?? [];
  const gelesen = belegSchema
    .pick({ tid: true, antragId: true, version: true })
    .safeParse({ tid: mandant, antragId, version: Number(nummer) });
  return gelesen.success ? gelesen.data : null;
}

/** Die Bytes, die abgelegt werden. */
export function alsBytes(wert: unknown): Uint8Array {
  return utf8ToBytes(kanonisch(wert));
}

/**
 * Liest einen abgelegten Beleg; `null`, wenn er keiner ist, nicht an diesem Platz liegen darf oder anders geschrieben
 * ist als von uns.
 */
export function belegAus(schluessel: string, bytes: Uint8Array): Beleg | null {
  const gelesen = belegSchema.safeParse(jsonAus(bytes));
  if (!gelesen.success || belegschluessel(gelesen.data) !== schluessel) return null;
  const soll = alsBytes(gelesen.data);
  return soll.length === bytes.length && soll.every((b, i) => b === bytes[i]) ? gelesen.data : null;
}

/** Hash des Belegs als Blatt des Baums. */
export function belegblatt(beleg: Beleg): string {
  return blattHash(alsBytes(beleg));
}

/** Der Wert; `undefined`, wenn die Bytes kein JSON sind. */
export function jsonAus(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** Nach Kommune, Antrag und Nummer: die Reihenfolge der Blätter eines Tags. */
export function ordne(a: Belegstelle, b: Belegstelle): number {
  if (a.tid !== b.tid) return a.tid < b.tid ? -1 : 1;
  if (a.antragId !== b.antragId) return a.antragId < b.antragId ? -1 : 1;
  return a.version - b.version;
}

function achtstellig(nummer: number): string {
  return String(nummer).padStart(8, '0');
}
