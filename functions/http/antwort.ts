/** Antworten der Handler. Nichts davon darf ein Zwischenspeicher behalten. */

import type { Antragsversion } from '../../shared/antrag/version.ts';
import { BASISPFAD, etag } from '../../shared/api/kennungen.ts';
import { JSON_TYP } from '../../shared/web/medientypen.ts';

const KOPF = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const;

/** 200, wenn nichts anderes gesagt ist. */
export function json(inhalt: unknown, kopf: Readonly<Record<string, string>> = {}, status = 200): Response {
  return new Response(JSON.stringify(inhalt), { status, headers: { 'content-type': JSON_TYP, ...KOPF, ...kopf } });
}

/** 200 mit einem Inhalt, der kein JSON-Dokument ist. */
export function text(inhalt: string, typ: string, kopf: Readonly<Record<string, string>> = {}): Response {
  return new Response(inhalt, { headers: { 'content-type': typ, ...KOPF, ...kopf } });
}

/** 200 mit der Version; ihr ETag ist, was ein Speichern danach als If-Match nennt. */
export function versionsantwort(version: Antragsversion): Response {
  return json(version, { etag: etag(version.version) });
}

/** 201 mit der neuen Version und ihrer Adresse. */
export function gespeichert(version: Antragsversion): Response {
  const location = `${BASISPFAD}/antraege/${version.antragId}/versionen/${version.version}`;
  return json(version, { etag: etag(version.version), location }, 201);
}
