/** Der Kopf eines Antrags: was die Liste zeigt. Er folgt der neuesten Version und lässt sich jederzeit aus ihr herstellen. */
import type { Antragsversion } from '../../shared/antrag/version.ts';
import { type Antragskopf, antragskopfSchema } from '../../shared/api/antworten.ts';
import { kopfPk, kopfSk } from './schluessel.ts';
import { BOOL, type Item, N, S } from './werte.ts';

/** Der Eintrag, den die Liste der Anträge liest. */
export function alsKopfitem(tid: string, version: Antragsversion): Item {
  const { titel, kommune } = version.antrag;
  return {
    pk: S(kopfPk(tid)),
    sk: S(kopfSk(version.antragId)),
    titel: S(titel),
    kommune: S(kommune.name),
    suchtext: S(suchtext(`${titel}\n${kommune.name}`)),
    status: S(version.status),
    festgeschrieben: BOOL(version.festgeschrieben),
    neuesteVersion: N(version.version),
    geaendertAm: S(version.erstelltAm),
    autorOid: S(version.autor.oid),
    autorName: S(version.autor.name),
  };
}

/** `null`, wenn der Eintrag kein Kopf ist; die Prüfung der Tabelle nennt ihn. */
export function kopfAus(item: Item): Antragskopf | null {
  const kopf = antragskopfSchema.safeParse({
    antragId: item.sk?.S?.slice(2),
    titel: item.titel?.S,
    kommune: item.kommune?.S,
    status: item.status?.S,
    festgeschrieben: item.festgeschrieben?.BOOL,
    neuesteVersion: Number(item.neuesteVersion?.N),
    geaendertAm: item.geaendertAm?.S,
    autor: { oid: item.autorOid?.S, name: item.autorName?.S },
  });
  return kopf.success ? kopf.data : null;
}

/** Schreibweise, in der gesucht wird. */
export function suchtext(text: string): string {
  return text.normalize('NFC').toLocaleLowerCase('de-DE');
}
