/** Der Kopf eines Antrags: was die Liste zeigt. Er folgt der neuesten Version und sagt in jedem Feld, was sie sagt. */

import { gleich } from '../grund/gleich.ts';
import type { AntragId } from '../grund/marken.ts';
import type { Antragsversion, Autor, Status } from './version.ts';

export interface Antragskopf {
  readonly antragId: AntragId;
  readonly titel: string;
  readonly kommune: string;
  readonly status: Status;
  readonly festgeschrieben: boolean;
  readonly neuesteVersion: number;
  readonly geaendertAm: string;
  readonly autor: Pick<Autor, 'oid' | 'name'>;
}

/** Der Kopf, den diese Version als neueste haben muss. */
export function kopfZu({
  antragId,
  antrag,
  status,
  festgeschrieben,
  version,
  erstelltAm,
  autor,
}: Antragsversion): Antragskopf {
  return {
    antragId,
    titel: antrag.titel,
    kommune: antrag.kommune.name,
    status,
    festgeschrieben,
    neuesteVersion: version,
    geaendertAm: erstelltAm,
    autor: { oid: autor.oid, name: autor.name },
  };
}

/** Ob der Kopf in jedem Feld sagt, was diese Version sagt; weitere Felder an ihm zählen nicht. */
export function kopfPasst(kopf: Antragskopf, version: Antragsversion): boolean {
  const soll = kopfZu(version);
  const felder = Object.keys(soll) as (keyof Antragskopf)[];
  return felder.every((feld) => gleich(kopf[feld], soll[feld]));
}
