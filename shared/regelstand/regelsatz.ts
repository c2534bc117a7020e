/** Regeln, Auslegungen und Widersprüche als fertiger Satz mit Quelle, gesprochen von bestimmten Regelständen. */
import { KernFehler } from '../grund/fehler.ts';
import { beleg } from './belege.ts';
import type { RegelId } from './regelid.ts';
import { REGELN } from './regeln.ts';
import type { Programme } from './satzteile.ts';
import type { Verzeichnis } from './verzeichnis.ts';
import { vorgaben } from './vorgabe.ts';
import { type Werte, werteVon } from './werte.ts';
import { hatWidersprueche } from './widersprueche.ts';

/** Satz ohne Schlusspunkt und Quelle; `null`, wenn diese Regelstände dazu nichts sagen. Je Programm zählt der erste. */
export function regelaussage(
  id: RegelId,
  regelstaende: Verzeichnis,
): { readonly satz: string; readonly quelle: string } | null {
  const programme = programmeAus(id.startsWith('W') ? mitIhremGegenstueck(regelstaende) : regelstaende);
  const satz = REGELN[id].satz(programme);
  if (satz === null) return null;
  const text = beleg(
    id,
    [programme.thm, programme.dia].filter((w): w is Werte => w !== null),
  );
  return { satz, quelle: text === id ? 'ohne eigene Fundstelle' : text.slice(id.length + 2) };
}

/**
 * Ein Satz mit Quelle, z. B. für GK.FUNDSTELLE: „R5 Förderquote Baustein 6: Das Land trägt … (Konzept …, Nr. 5).“
 * @throws {KernFehler} REGEL_UNBEKANNT, wenn diese Regelstände dazu nichts sagen
 */
export function regelsatz(id: RegelId, regelstaende: Verzeichnis): string {
  const aussage = regelaussage(id, regelstaende);
  if (aussage) return `${id} ${titelFuer(id, regelstaende)}: ${aussage.satz} (${aussage.quelle}).`;
  const ids = regelstaende.map((r) => r.id).join(', ');
  throw new KernFehler(
    'REGEL_UNBEKANNT',
    'regel',
    `„regel“: Zu ${id} sagt der Regelstand ${ids} nichts. Bitte einen anderen Regelstand nennen oder die Angabe leer lassen.`,
    id,
  );
}

/** Der Titel einer Regel, gesprochen von diesen Regelständen: Ein anderes Programm ist nicht Baustein 6. */
export function titelFuer(id: RegelId, regelstaende: Verzeichnis): string {
  const { titel, titelAndererProgramme } = REGELN[id];
  const andere = regelstaende.length > 0 && regelstaende.every(({ name }) => name !== undefined);
  return (andere && titelAndererProgramme) || titel;
}

/** Widersprüche stehen in Dokumenten, die beide Regelstände von 2019 betreffen; wer einen nennt, meint sie alle. */
function mitIhremGegenstueck(regelstaende: Verzeichnis): Verzeichnis {
  return hatWidersprueche(regelstaende) ? [...regelstaende, ...vorgaben()] : regelstaende;
}

function programmeAus(regelstaende: Verzeichnis): Programme {
  const werte = regelstaende.map((regelstand): Werte => werteVon(regelstand));
  return { thm: werte.find((w) => w.programm === 'THM') ?? null, dia: werte.find((w) => w.programm === 'DIA') ?? null };
}
