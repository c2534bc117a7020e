/** Wie Versionen in Listen und Auswahlfeldern heißen. */
import { versionsstand } from '../../../shared/antrag/version.ts';
import type { Versionskopf } from '../../../shared/api/antworten.ts';
import { zeitpunkt } from './zeitpunkt.ts';

/** „Version 3 · 21.11.2026, 14:05 Uhr · Name“: woran man sie wiedererkennt, das Wichtigste zuerst, weil ein schmales Feld den Rest abschneidet. */
export function versionstitel({ version, erstelltAm, autor }: Pick<Versionskopf, 'version' | 'erstelltAm' | 'autor'>): string {
  return `Version ${version} · ${zeitpunkt(erstelltAm)} · ${autor.name}`;
}

/** Stand und Kommentar der gewählten Version, unter ihrem Auswahlfeld. Leer, wenn sie nicht in der Liste steht. */
export function versionshinweis(versionen: readonly Versionskopf[], gewaehlt: number | 'blatt'): string {
  const kopf = versionen.find(({ version }) => version === gewaehlt);
  if (!kopf) return '';
  return kopf.kommentar === '' ? versionsstand(kopf) : `${versionsstand(kopf)} · ${kopf.kommentar}`;
}
