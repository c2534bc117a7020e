/**
 * Liest eine Zeile der Ausgabe als Glied der Kette, so, wie sie dasteht: Auch ein Feld, das niemand kennt, gehört zum
 * Hash.
 */
import { formnummern, istNeuer } from './formen.ts';
import { istVersion } from './gespeichert.ts';
import { type Versionshash, versionsHash } from './kette.ts';
import type { Glied } from './kettengang.ts';

/** Wirft nie: Was keine Version ist, ist ein unlesbares Glied. */
export function liesKettenzeile(zeile: string, hash: Versionshash = versionsHash): Glied {
  let roh: unknown;
  try {
    roh = JSON.parse(zeile);
  } catch {
    return { art: 'unlesbar', nummer: 0, grund: 'inhalt' };
  }
  const felder = (typeof roh === 'object' && roh !== null ? roh : {}) as Readonly<Record<string, unknown>>;
  const nummer = Number.isInteger(felder.version) ? (felder.version as number) : 0;
  const form = typeof felder.form === 'number' ? felder.form : undefined;
  const schema = typeof felder.schema === 'number' ? felder.schema : undefined;
  const nummern = formnummern({ ...(form === undefined ? {} : { form }), ...(schema === undefined ? {} : { schema }) });
  if (istNeuer(nummern)) return { art: 'unlesbar', nummer, grund: 'neuer' };
  if (!istVersion(roh, nummern.form)) return { art: 'unlesbar', nummer, grund: 'inhalt' };
  return { art: 'version', nummer, version: roh, unversehrt: hash(roh) === roh.hash };
}
