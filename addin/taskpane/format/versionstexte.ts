/** Wie Versionen in Listen und Auswahlfeldern heißen. */
import { versionsstand } from '../../../shared/antrag/version.ts';
import type { Versionskopf } from '../../../shared/api/antworten.ts';
import { alsName, sichtbar } from '../../../shared/grund/zeichen.ts';
import { zeitpunkt } from './zeitpunkt.ts';

/**
 * „Version 3 · 21.11.2026, 14:05 Uhr · Name“: woran man sie wiedererkennt, das Wichtigste zuerst, weil ein schmales
 * Feld den Rest abschneidet.
 */
export function versionstitel({
  version,
  erstelltAm,
  autor,
}: Pick<Versionskopf, 'version' | 'erstelltAm' | 'autor'>): string {
  return `Version ${version} · ${zeitpunkt(erstelltAm)} · ${alsName(autor.name)}`;
}

/** Stand und Kommentar der gewählten Version, unter ihrem Auswahlfeld. Leer, wenn sie nicht in der Liste steht. */
export function versionshinweis(versionen: readonly Versionskopf[], gewaehlt: number | 'blatt'): string {
  const kopf = versionen.find(({ version }) => version === gewaehlt);
  if (!kopf) return '';
  return kopf.kommentar === '' ? versionsstand(kopf) : `${versionsstand(kopf)} · ${sichtbar(kopf.kommentar)}`;
}

/**
 * Die ersten zwölf Zeichen in Vierergruppen: genug, um zwei Versionen auseinanderzuhalten und mit einem Ausdruck zu
 * vergleichen.
 */
export function kurzerHash(hash: string): string {
  return `${hash.slice(0, 4)} ${hash.slice(4, 8)} ${hash.slice(8, 12)} …`;
}
