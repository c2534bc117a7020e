/**
 * Welche Haushaltsjahre ein Haushaltsblatt zeigt: die der Regelstände, die sein Antrag braucht, nicht alle, die es
 * gibt.
 */
import { ausIso, type Datum } from '../../shared/grund/datum.ts';
import type { Regelstand, ThmRegelstand } from '../../shared/regelstand/typen.ts';
import { diaRegelstandImJahr, nachTagenWaehlbar, REGELSTAENDE, umfasst } from '../../shared/regelstand/verzeichnis.ts';
import { vorgabe, vorgaben } from '../../shared/regelstand/vorgabe.ts';
import type { Stellenwerte } from './abwicklungsformeln.ts';
import { leseOrt } from './pfade.ts';

export interface Blattjahre {
  readonly haushaltsjahre: readonly number[];
  /** Haushaltsjahre, in denen die Integrationspauschale den Eigenanteil decken darf (R12). */
  readonly pauschalenjahre: readonly number[];
  /** Was für jede Stelle gilt; `null`, wo sie verschiedene Regelstände haben oder einen Festbetrag. */
  readonly stellenwerte: Stellenwerte | null;
}

/** Angaben in der Form des Antrags, ohne Anspruch auf Vollständigkeit. */
interface Angaben {
  readonly kopfdaten: unknown;
  readonly stellen: readonly unknown[];
  readonly massnahmen: readonly unknown[];
}

/** Alle Haushaltsjahre dieser Regelstände: So fehlt in keiner Summe ein Jahr, wenn ein Datum in ihnen geändert wird. */
export function blattjahre(angaben: Angaben): Blattjahre {
  const regelstaende = verwendete(angaben);
  const thm = regelstaende.filter((regelstand) => regelstand.programm === 'THM');
  const beruehrte = tageDer(angaben.stellen).map(({ jahr }) => jahr);
  return {
    haushaltsjahre: jahre(
      regelstaende.map(({ gueltigVon, gueltigBis, belegtBis }) => {
        // Wo kein Ende belegt ist, nur so weit, wie Einträge reichen.
        const letztes = belegtBis ? Math.max(Number(belegtBis.wert.slice(0, 4)), ...beruehrte) : Infinity;
        return [gueltigVon.wert, String(Math.min(letztes, Number(gueltigBis.wert.slice(0, 4))))];
      }),
    ),
    pauschalenjahre: jahre(
      regelstaende.flatMap(({ kofinanzierung: fenster, gueltigVon, gueltigBis }) =>
        fenster
          ? [[spaeterer(fenster.von.wert, gueltigVon.wert), frueherer(fenster.bis.wert, gueltigBis.wert)] as const]
          : [],
      ),
    ),
    stellenwerte: thm.length === 1 && thm[0] ? stellenwerte(thm[0]) : null,
  };
}

function stellenwerte({ bemessungsgrundlage, tageJeMonat, foerderquote }: ThmRegelstand): Stellenwerte | null {
  return foerderquote
    ? { jahresbetrag: bemessungsgrundlage.wert, tageJeJahr: 12 * tageJeMonat.wert, quote: foerderquote.wert }
    : null;
}

/**
 * Die genannten, sonst nach den Tagen der Stellen, ohne Stellen nach dem Stand der Angaben, dazu die der Maßnahmen; wo
 * nichts davon einen nennt, die Vorgabe.
 */
function verwendete({ kopfdaten, stellen, massnahmen }: Angaben): readonly Regelstand[] {
  const imKopf = mitId(leseOrt(kopfdaten, ['regelstand', 'thm']));
  const dia = massnahmen.length > 0 ? mitId(leseOrt(kopfdaten, ['regelstand', 'dia'])) : null;
  const genannte = stellen.flatMap((stelle) => mitId(leseOrt(stelle, ['regelstand'])) ?? imKopf ?? []);
  const nachTagen = stellen.filter((stelle) => !imKopf && !mitId(leseOrt(stelle, ['regelstand'])));
  const thm = [...new Set([...genannte, ...thmAm(tageDer(nachTagen))])];
  const dieDerMassnahmen = massnahmen.flatMap((massnahme) => {
    const jahr = leseOrt(massnahme, ['haushaltsjahr']);
    return dia ?? ((typeof jahr === 'number' && diaRegelstandImJahr(jahr, REGELSTAENDE)) || []);
  });
  if (thm.length > 0) return [...thm, ...dieDerMassnahmen];
  const amStand = imKopf ? [imKopf] : thmAm(alsTage([leseOrt(kopfdaten, ['stand'])]));
  if (amStand.length > 0) return [...amStand, ...dieDerMassnahmen];
  return dieDerMassnahmen.length > 0 ? [vorgabe('THM'), ...dieDerMassnahmen] : vorgaben();
}

function mitId(id: unknown): Regelstand | null {
  return REGELSTAENDE.find((regelstand) => regelstand.id === id) ?? null;
}

function tageDer(stellen: readonly unknown[]): Datum[] {
  return alsTage(stellen.flatMap((stelle) => [leseOrt(stelle, ['von']), leseOrt(stelle, ['bis'])]));
}

function alsTage(werte: readonly unknown[]): Datum[] {
  return werte.map((tag) => (typeof tag === 'string' ? ausIso(tag) : null)).filter((tag): tag is Datum => tag !== null);
}

function thmAm(tage: readonly Datum[]): Regelstand[] {
  return nachTagenWaehlbar(REGELSTAENDE).filter(
    (regelstand) => regelstand.programm === 'THM' && tage.some((tag) => umfasst(regelstand, tag)),
  );
}

function spaeterer(a: string, b: string): string {
  return a > b ? a : b;
}

function frueherer(a: string, b: string): string {
  return a < b ? a : b;
}

function jahre(spannen: readonly (readonly [string, string])[]): number[] {
  const alle = new Set<number>();
  for (const [von, bis] of spannen)
    for (let jahr = Number(von.slice(0, 4)); jahr <= Number(bis.slice(0, 4)); jahr++) alle.add(jahr);
  return [...alle].sort((a, b) => a - b);
}
