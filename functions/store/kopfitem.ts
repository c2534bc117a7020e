/**
 * Der Eintrag zum Kopf eines Antrags (`shared/antrag/kopf.ts`). Er lässt sich jederzeit aus der neuesten Version
 * herstellen.
 */

import { istAntragskopf } from '../../shared/antrag/gespeichert.ts';
import { type Antragskopf, kopfZu } from '../../shared/antrag/kopf.ts';
import type { Antragsversion } from '../../shared/antrag/version.ts';
import type { Tid } from '../../shared/grund/marken.ts';
import { namensschluessel } from '../../shared/grund/name.ts';
import { kopfPk, kopfSk } from './schluessel.ts';
import { BOOL, type Item, N, S } from './werte.ts';

/** Der Eintrag, den die Liste der Anträge liest. */
export function alsKopfitem(tid: Tid, version: Antragsversion): Item {
  const { antragId, titel, kommune, status, festgeschrieben, neuesteVersion, geaendertAm, autor } = kopfZu(version);
  return {
    pk: S(kopfPk(tid)),
    sk: S(kopfSk(antragId)),
    titel: S(titel),
    kommune: S(kommune),
    suchtext: S([titel, kommune].map(suchtext).join('\n')),
    status: S(status),
    festgeschrieben: BOOL(festgeschrieben),
    neuesteVersion: N(neuesteVersion),
    geaendertAm: S(geaendertAm),
    autorOid: S(autor.oid),
    autorName: S(autor.name),
  };
}

/** `null`, wenn der Eintrag kein Kopf ist; die Prüfung der Tabelle nennt ihn. */
export function kopfAus(item: Item): Antragskopf | null {
  const kopf = {
    antragId: item.sk?.S?.slice(2),
    titel: item.titel?.S,
    kommune: item.kommune?.S,
    status: item.status?.S,
    festgeschrieben: item.festgeschrieben?.BOOL,
    neuesteVersion: Number(item.neuesteVersion?.N),
    geaendertAm: item.geaendertAm?.S,
    autor: { oid: item.autorOid?.S, name: item.autorName?.S },
  };
  return istAntragskopf(kopf) ? kopf : null;
}

/** Die neueste Version, die der Kopf kennt; `null`, wenn er keine nennt. */
export function kopfstandAus({ neuesteVersion }: Item): number | null {
  const nummer = Number(neuesteVersion?.N);
  return Number.isInteger(nummer) ? nummer : null;
}

/** Ob die Suche den Antrag unter dem findet, was der Kopf zeigt. */
export function istAuffindbar(item: Item): boolean {
  const namen = [item.titel?.S ?? '', item.kommune?.S ?? ''];
  return [suchtext, frueherer].some((schreibweise) => item.suchtext?.S === namen.map(schreibweise).join('\n'));
}

/** So steht er in Köpfen, die seit Einführung von {@link suchtext} nicht neu geschrieben wurden. */
export function frueherer(text: string): string {
  return text.normalize('NFC').toLocaleLowerCase('de-DE');
}

/** Schreibweise, in der gesucht wird: „BAHNHOFSTRASSE“ findet „Bahnhofstraße“. */
export function suchtext(text: string): string {
  return namensschluessel(text);
}
