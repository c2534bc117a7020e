/**
 * Die Fundstelle hinter einer Kennung, aus den Regelständen, mit denen gerechnet wird: die des Werts selbst, nie eine
 * allgemeine.
 */
import { DOKUMENTE } from './dokumente.ts';
import { QUELLEN_OHNE_WERT } from './quellen-ohne-wert.ts';
import type { RegelId } from './regelid.ts';
import { AUSLEGUNGEN, REGELN } from './regeln.ts';
import type { Fundstelle } from './typen.ts';
import { gleicheFundstelle, type Werte } from './werte.ts';

const UNSERE = 'Auslegung des GK Förderrechners';

/** „Konzept Teilhabemanagement (…), Nr. 5“ */
export function fundstellentext({ dokument, stelle }: Fundstelle): string {
  return `${DOKUMENTE[dokument]}, ${stelle}`;
}

/**
 * Die Fundstellen einer Regel in diesen Regelständen und im öffentlichen Recht, jede einmal; leer, wo es keine gibt.
 */
export function regelquellen(id: RegelId, regelstaende: readonly Werte[]): readonly Fundstelle[] {
  const gefunden: Fundstelle[] = [];
  const nimm = (fundstellen: readonly Fundstelle[]): void => {
    for (const fundstelle of fundstellen)
      if (!gefunden.some((f) => gleicheFundstelle(f, fundstelle))) gefunden.push(fundstelle);
  };
  for (const werte of regelstaende) {
    const eigene = werte.quellen(id);
    nimm(eigene.length > 0 ? eigene : (QUELLEN_OHNE_WERT[werte.id]?.[id] ?? []));
  }
  if (!id.startsWith('W')) nimm(REGELN[id].quellen ?? []);
  return gefunden;
}

/**
 * „R5: Konzept …, Nr. 5“, „A2: Auslegung des GK Förderrechners zu R6 (Konzept …, Nr. 5)“, „W3: Vorlage …, I und IV“.
 * `eigene` sind die Fundstellen der Werte, die wirklich verwendet wurden; ohne sie gelten die der Regelstände.
 */
export function beleg(id: RegelId, regelstaende: readonly Werte[], eigene: readonly Fundstelle[] = []): string {
  if (id in AUSLEGUNGEN) return auslegungsbeleg(id as keyof typeof AUSLEGUNGEN, regelstaende);
  const quellen =
    eigene.length > 0 ? eigene : id.startsWith('W') ? dokumentquellen(id) : regelquellen(id, regelstaende);
  return quellen.length === 0 ? id : `${id}: ${quellen.map(fundstellentext).join('; ')}`;
}

/** Jeder Rechenweg nennt dieselben wenigen; geschrieben wird jeder einmal je Regelstand. */
const geschriebene = new WeakMap<Werte, Map<RegelId, string>>();

function auslegungsbeleg(id: keyof typeof AUSLEGUNGEN, regelstaende: readonly Werte[]): string {
  const [einziger] = regelstaende;
  if (!einziger || regelstaende.length > 1) return auslegungstext(id, regelstaende);
  const bekannte = geschriebene.get(einziger) ?? new Map<RegelId, string>();
  const text = bekannte.get(id) ?? auslegungstext(id, regelstaende);
  geschriebene.set(einziger, bekannte.set(id, text));
  return text;
}

function auslegungstext(id: keyof typeof AUSLEGUNGEN, regelstaende: readonly Werte[]): string {
  const gelesen = AUSLEGUNGEN[id].flatMap((regel) => {
    const quellen = regelquellen(regel, regelstaende);
    return quellen.length === 0 ? [] : [`${regel} (${quellen.map(fundstellentext).join('; ')})`];
  });
  return gelesen.length === 0 ? `${id}: ${UNSERE}` : `${id}: ${UNSERE} zu ${gelesen.join(' und ')}`;
}

/** Widersprüche stehen in Dokumenten, nicht in Regelständen. */
function dokumentquellen(id: RegelId): readonly Fundstelle[] {
  return REGELN[id].quellen ?? [];
}
