/**
 * Vergleicht, was in der Tabelle steht, mit den Belegen außerhalb. Wem die Tabelle gehört, der kann eine ganze Kette
 * neu schreiben, ihr Ende oder den ganzen Antrag entfernen, und alles in der Tabelle passte wieder zusammen; an den
 * Belegen fällt es auf.
 */
import type { Beleg } from './beleg.ts';

/** Eine Version, wie die Tabelle sie kennt: der neu berechnete Hash, `null`, wenn sie nicht lesbar ist. */
export interface Vorhanden {
  readonly version: number;
  readonly hash: string | null;
}

export interface Belegbefund {
  readonly version: number;
  /** Ein Satz, der nach „Version n: “ steht. */
  readonly satz: string;
}

export interface Belegvergleich {
  readonly fehler: readonly Belegbefund[];
  /** Kein Fehler, aber wer prüft, soll es wissen. */
  readonly vermerke: readonly Belegbefund[];
}

/** Alle Versionen eines Antrags gegen alle seine Belege; geordnet nach Nummer. */
export function vergleicheBelege(vorhanden: readonly Vorhanden[], belege: readonly Beleg[]): Belegvergleich {
  const fehler: Belegbefund[] = [];
  const vermerke: Belegbefund[] = [];
  const nachNummer = new Map(vorhanden.map((eintrag) => [eintrag.version, eintrag]));
  const neueste = Math.max(0, ...nachNummer.keys());
  const belegte = new Map(belege.map((beleg) => [beleg.version, beleg]));
  for (const { version, hash } of vorhanden) {
    const beleg = belegte.get(version);
    if (!beleg)
      fehler.push({
        version,
        satz: 'ohne Beleg. Sie wurde am Server vorbei geschrieben, oder der Anker war ausgeschaltet.',
      });
    else if (hash !== beleg.hash) fehler.push({ version, satz: abweichung(beleg, hash) });
    else if (beleg.nachgeholt)
      vermerke.push({ version, satz: `Beleg nachgeholt am ${beleg.am}; er bezeugt den Stand von dann.` });
  }
  for (const beleg of belege) {
    if (nachNummer.has(beleg.version)) continue;
    fehler.push({ version: beleg.version, satz: fehlt(beleg, neueste) });
  }
  const ordnen = (a: Belegbefund, b: Belegbefund) => a.version - b.version;
  return { fehler: fehler.sort(ordnen), vermerke: vermerke.sort(ordnen) };
}

function abweichung({ am, hash: soll }: Beleg, ist: string | null): string {
  if (ist === null) return `nicht lesbar; der Beleg vom ${am} nennt den Hash ${soll}.`;
  return `Ihr Hash ist nicht der des Belegs vom ${am} (${soll}). Sie wurde nach dem Speichern ersetzt oder verändert.`;
}

function fehlt({ am, version }: Beleg, neueste: number): string {
  if (neueste === 0) return `Sie fehlt wie der ganze Antrag; es gibt einen Beleg vom ${am}.`;
  return version > neueste
    ? `Sie fehlt am Ende der Kette; es gibt einen Beleg vom ${am}. Das Ende wurde entfernt.`
    : `Sie fehlt; es gibt einen Beleg vom ${am}.`;
}
