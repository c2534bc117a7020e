/** Die beiden Prüfungen aller Versionen: was die Ablage dazu sagt, und dasselbe noch einmal hier im Aufgabenbereich. */
import type { Bruch } from '../../../shared/antrag/kette.ts';
import { type Glied, Kettengang } from '../../../shared/antrag/kettengang.ts';
import { liesKettenzeile } from '../../../shared/antrag/kettenzeile.ts';
import type { Antragskopf } from '../../../shared/antrag/kopf.ts';
import { type Abweichung, nachrechne } from '../../../shared/antrag/nachrechnen.ts';
import { pfadAus } from '../../../shared/antrag/pfad.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import type { Pruefung } from '../../../shared/api/antworten.ts';
import type { AntragId } from '../../../shared/grund/marken.ts';
import type { Ablage } from '../api/schnittstelle.ts';

/** Eine Version, deren gespeicherte Zahlen beim Nachrechnen anders herauskommen. */
export interface Versionsbefund {
  readonly version: number;
  readonly abweichungen: readonly Abweichung[];
  /** Weitere, die nicht aufgeführt sind. */
  readonly weitere: number;
  /** Für die Namen der Einträge; `null`, wenn sich die Version nicht lesen lässt. */
  readonly inhalt: Antragsversion | null;
}

/** Stand eines Prüflaufs, nach jeder Seite oder Version und am Ende. */
export interface Pruefergebnis {
  readonly geprueft: number;
  readonly gesamt: number;
  /** Die erste Stelle zuerst. */
  readonly brueche: readonly Bruch[];
  /** Nur Versionen mit Abweichungen. */
  readonly befunde: readonly Versionsbefund[];
  readonly unlesbare: readonly number[];
  /** So viele Versionen stehen in Form 1: Kommune und Rollen sind dort nicht prüfbar. */
  readonly form1?: number;
  /** Hash der letzten geprüften Version, zum Vergleich mit einem Ausdruck; nur wer selbst nachrechnet, kennt ihn. */
  readonly hash: string | null;
}

/** Ein Prüflauf braucht diese Angaben; `melde` bekommt jeden Zwischenstand. */
export interface Lauf {
  readonly ablage: Ablage;
  readonly antragId: AntragId;
  /** Die neueste bekannte Version. */
  readonly gesamt: number;
  /** Sein Titel, um seinen Eintrag in der Liste zu finden; `null`, wenn er unbekannt ist. */
  readonly titel?: string | null;
  /** Die angemeldete Kommune, der alle Versionen gehören müssen. */
  readonly tid?: string | undefined;
  readonly abbruch: AbortSignal;
  melde(stand: Pruefergebnis): void;
}

/** So viele abweichende Versionen werden geholt, damit ihre Einträge beim Namen genannt werden können. */
const NAMEN_HOECHSTENS = 20;
/** So lange darf am Stück gerechnet werden, bevor die Oberfläche wieder an der Reihe ist. */
const AM_STUECK_MS = 24;

/** @throws der Grund des Abbruchs, oder der Fehler der Ablage */
export async function pruefeAmServer({ ablage, antragId, gesamt, abbruch, melde }: Lauf): Promise<Pruefergebnis> {
  let stand = leer(gesamt);
  let letzte = 0;
  for (let cursor: string | null = null; ; ) {
    const seite = await ablage.pruefung(antragId, cursor, abbruch);
    const geprueft = stand.geprueft + seite.versionen.length;
    const befunde = seite.versionen.filter(({ abweichungen }) => abweichungen.length > 0).map(befundAus);
    stand = {
      ...stand,
      geprueft,
      gesamt: Math.max(stand.gesamt, geprueft),
      brueche: seite.kette.bruch
        ? [...stand.brueche, seite.kette.bruch, ...(seite.kette.weitere ?? [])]
        : stand.brueche,
      form1: (stand.form1 ?? 0) + (seite.kette.form1 ?? 0),
      befunde: [...stand.befunde, ...befunde],
      unlesbare: [...stand.unlesbare, ...seite.versionen.filter(({ lesbar }) => !lesbar).map(({ version }) => version)],
    };
    melde(stand);
    letzte = seite.versionen.at(-1)?.version ?? letzte;
    cursor = seite.cursor;
    if (cursor === null) break;
  }
  stand = mitFehlendemEnde(stand, letzte, gesamt);
  return { ...stand, befunde: await mitNamen(stand.befunde, ablage, antragId, abbruch) };
}

/**
 * Holt die Versionen, wie sie gespeichert sind, und rechnet Hashes und Zahlen hier nach: Wer prüft, muss der Ablage
 * nicht glauben.
 * @throws der Grund des Abbruchs, oder der Fehler der Ablage
 */
export async function rechneSelbstNach({
  ablage,
  antragId,
  gesamt,
  titel = null,
  tid,
  abbruch,
  melde,
}: Lauf): Promise<Pruefergebnis> {
  let stand = leer(gesamt);
  // Vor der Kette: Was danach gespeichert wird, steht dann nur in der Kette, und ein Kopf, der zurückliegt, ist kein
  // Bruch.
  const { kopf, vierAugen } = await kopfDes(ablage, antragId, titel);
  abbruch.throwIfAborted();
  const gang = new Kettengang({ antragId, tid, vierAugen });
  let ausgang: Antragsversion | null = null;
  let letzte = 0;
  let pause = performance.now() + AM_STUECK_MS;
  for (let cursor: string | null = null; ; ) {
    const seite = await ablage.ausgabe(antragId, cursor, abbruch);
    for (const zeile of seite.zeilen) {
      abbruch.throwIfAborted();
      const glied = liesKettenzeile(zeile);
      letzte = glied.nummer || letzte + 1;
      if (glied.art === 'version' && glied.nummer === kopf?.neuesteVersion) ausgang = glied.version;
      stand = mitGlied(stand, glied, letzte, gang);
      if (performance.now() < pause) continue;
      melde(stand);
      await weitergeben();
      pause = performance.now() + AM_STUECK_MS;
    }
    cursor = seite.cursor;
    if (cursor === null) break;
  }
  abbruch.throwIfAborted();
  const ende = gang.ende(kopf, ausgang);
  return ende ? { ...stand, brueche: [...stand.brueche, ende] } : mitFehlendemEnde(stand, letzte, gesamt);
}

/** So viele Seiten der Liste werden höchstens nach dem Eintrag durchsucht. */
const SEITEN_HOECHSTENS = 20;

/**
 * Der Eintrag des Antrags in der Liste, über seinen Titel gesucht und, wenn jemand den geändert hat, unter allen; und
 * ob vier Augen gelten.
 */
async function kopfDes(
  ablage: Ablage,
  antragId: string,
  titel: string | null,
): Promise<{ kopf: Antragskopf | null; vierAugen: boolean }> {
  let vierAugen = false;
  for (const suche of titel === null || titel.trim() === '' ? [undefined] : [titel.trim(), undefined]) {
    let cursor: string | null = null;
    for (let n = 0; n < SEITEN_HOECHSTENS; n++) {
      const seite: Awaited<ReturnType<Ablage['antraege']>> = await ablage.antraege(cursor, suche);
      vierAugen = seite.vierAugen === true;
      const kopf = seite.eintraege.find((eintrag) => eintrag.antragId === antragId);
      if (kopf) return { kopf, vierAugen };
      cursor = seite.cursor;
      if (cursor === null) break;
    }
  }
  return { kopf: null, vierAugen };
}

function befundAus({ abweichungen, ...version }: Pruefung['versionen'][number]): Versionsbefund {
  return {
    ...version,
    abweichungen: abweichungen.map(({ pfad, ...werte }) => ({ pfad: pfadAus(pfad), ...werte })),
    inhalt: null,
  };
}

/** Die Liste kennt `gesamt` Versionen; hört die Kette vorher auf, ist sie dort gebrochen. */
function mitFehlendemEnde(stand: Pruefergebnis, letzte: number, gesamt: number): Pruefergebnis {
  return letzte < gesamt ? { ...stand, brueche: [...stand.brueche, { version: letzte + 1, grund: 'luecke' }] } : stand;
}

function leer(gesamt: number): Pruefergebnis {
  return { geprueft: 0, gesamt, brueche: [], befunde: [], unlesbare: [], hash: null };
}

function mitGlied(stand: Pruefergebnis, glied: Glied, nummer: number, gang: Kettengang): Pruefergebnis {
  const geprueft = stand.geprueft + 1;
  const brueche = [...stand.brueche, ...gang.weiter(glied)];
  const fertig = { ...stand, geprueft, gesamt: Math.max(stand.gesamt, geprueft), brueche, form1: gang.form1 };
  if (glied.art === 'unlesbar') return { ...fertig, unlesbare: [...stand.unlesbare, nummer] };
  const { version } = glied;
  const abweichungen = rechne(version);
  return {
    ...fertig,
    hash: version.hash,
    unlesbare: abweichungen === null ? [...stand.unlesbare, nummer] : stand.unlesbare,
    befunde:
      abweichungen && abweichungen.length > 0
        ? [...stand.befunde, { version: nummer, abweichungen, weitere: 0, inhalt: version }]
        : stand.befunde,
  };
}

function rechne(version: Antragsversion): Abweichung[] | null {
  try {
    return nachrechne(version);
  } catch {
    return null;
  }
}

async function mitNamen(
  befunde: readonly Versionsbefund[],
  ablage: Ablage,
  antragId: AntragId,
  abbruch: AbortSignal,
): Promise<Versionsbefund[]> {
  const benannt: Versionsbefund[] = [];
  for (const [i, befund] of befunde.entries()) {
    abbruch.throwIfAborted();
    const inhalt = i < NAMEN_HOECHSTENS ? await ablage.version(antragId, befund.version).catch(() => null) : null;
    benannt.push({ ...befund, inhalt });
  }
  return benannt;
}

function weitergeben(): Promise<void> {
  return new Promise((weiter) => setTimeout(weiter));
}
