/**
 * Der Ausgang: Vorhaben, die noch niemand bestätigt hat, in der Reihenfolge, in der sie gesendet werden. Er liegt in
 * der Arbeitsmappe, damit er das Schließen übersteht: dort, wo auch das Blatt liegt, dessen Stand er enthält, und nie
 * in einer fremden Mappe.
 */
import type { Benutzer } from '../anmeldung/anmeldung.ts';
import type { Vorhaben } from '../zustand/zustand.ts';

export type Ausgang = readonly Vorhaben[];

/** Ab dieser Länge bleibt der Ausgang nur im Speicher: Der Server nähme die Anfrage ohnehin nicht an. */
const HOECHSTENS_ZEICHEN = 1_000_000;

/** Nur wer speichern wollte, sendet; niemals eine andere Person und niemals eine andere Kommune. */
export function gehoert(vorhaben: Vorhaben, benutzer: Benutzer | null): boolean {
  return benutzer !== null && vorhaben.von.tid === benutzer.tid && vorhaben.von.oid === benutzer.oid;
}

/**
 * Reiht ein Vorhaben ein. Liegt der letzte Eintrag im Blatt, baut das neue auf ihm auf: Was sicher nie ankam, wird
 * ersetzt, was angekommen sein kann, bleibt, und das neue folgt ihm.
 */
export function mitVorhaben(ausgang: Ausgang, neu: Vorhaben): Ausgang {
  const letztes = ausgang.at(-1);
  if (!letztes?.imBlatt) return [...ausgang, neu];
  if (letztes.gesendet) return [...ausgang, { ...neu, antragId: letztes.antragId, basis: letztes.basis, folgt: true }];
  const { antragId, basis, folgt } = letztes;
  return [...ausgang.slice(0, -1), { ...neu, antragId, basis, folgt, kommentar: neu.kommentar || letztes.kommentar }];
}

/** Nimmt das erste heraus; was ihm folgt, baut nun auf `basis` auf. */
export function ohneErstes([, ...rest]: Ausgang, basis: number | null): Ausgang {
  return rest.map((vorhaben, i) => (i === 0 && vorhaben.folgt ? { ...vorhaben, basis, folgt: false } : vorhaben));
}

/** Das erste und alles, was darauf aufbaut, und der Rest. */
export function ersteKette(ausgang: Ausgang): { kette: Ausgang; rest: Ausgang } {
  const ende = ausgang.findIndex((vorhaben, i) => i > 0 && !vorhaben.folgt);
  return ende < 0 ? { kette: ausgang, rest: [] } : { kette: ausgang.slice(0, ende), rest: ausgang.slice(ende) };
}

/** `null`, wenn nichts aufzuheben ist oder es zu viel wäre. */
export function alsText(ausgang: Ausgang): string | null {
  if (ausgang.length === 0) return null;
  const text = JSON.stringify({ fassung: 1, vorhaben: ausgang });
  return text.length > HOECHSTENS_ZEICHEN ? null : text;
}
