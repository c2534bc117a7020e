/** Lesen und Vergleichen. Was ein anderer Mandant hat, sieht genauso aus wie etwas, das es nicht gibt. */

import { inHeutigerForm } from '../../shared/antrag/formen.ts';
import type { Antragskopf } from '../../shared/antrag/kopf.ts';
import { type Vergleich, vergleiche } from '../../shared/antrag/vergleich.ts';
import type { Antragsversion } from '../../shared/antrag/version.ts';
import type { Versionskopf } from '../../shared/api/antworten.ts';
import type { AntragId, Tid } from '../../shared/grund/marken.ts';
import { cursorUngueltig } from '../http/anfrage.ts';
import { nichtGefunden } from '../http/problem.ts';
import { type Ablage, AblageFehler } from '../store/ablage.ts';
import { type Bezug, cursorFuer, stelleAus } from '../store/cursor.ts';
import { type Umgebung, vorhandene } from './umgebung.ts';

/** Eine Seite, wie sie antwortet; `cursor` ist `null` am Ende. */
export interface Seite<T> {
  readonly eintraege: readonly T[];
  readonly cursor: string | null;
}

/** Die neueste Version; holt einen verlorenen Kopf nach. */
export async function oeffne({ ablage }: Umgebung, tid: Tid, antragId: AntragId): Promise<Antragsversion> {
  const [gelesen, kopfstand] = await Promise.all([ablage.neueste(tid, antragId), ablage.kopfstand(tid, antragId)]);
  const { version } = vorhandene(gelesen);
  if ((kopfstand ?? 0) < version.version) await nebenbei(ablage.setzeKopf(tid, version));
  return version;
}

/** Eine Version. @throws {ProblemFehler} 404, oder 409, wenn sie nicht lesbar ist */
export async function liesVersion(
  { ablage }: Umgebung,
  tid: Tid,
  antragId: AntragId,
  nummer: number,
): Promise<Antragsversion> {
  return vorhandene(await ablage.lies(tid, antragId, nummer)).version;
}

/** Unterschiede von `von` nach `bis`. @throws {ProblemFehler} 404, oder 409, wenn eine nicht lesbar ist */
export async function vergleicheVersionen(
  { ablage }: Umgebung,
  tid: Tid,
  antragId: AntragId,
  von: number,
  bis: number,
): Promise<Vergleich> {
  const [alt, neu] = await Promise.all([ablage.lies(tid, antragId, von), ablage.lies(tid, antragId, bis)]);
  return vergleiche(inHeutigerForm(vorhandene(alt).version), inHeutigerForm(vorhandene(neu).version));
}

/**
 * Eine Seite der Anträge dieser Kommune, neueste zuerst, und ob sie vier Augen verlangt. @throws {ProblemFehler} 400
 * bei fremdem Cursor
 */
export async function listeAntraege(
  { ablage, regeln }: Umgebung,
  tid: Tid,
  abfrage: { readonly limit: number; readonly cursor: string | null; readonly suche: string | null },
): Promise<Seite<Antragskopf> & { readonly vierAugen?: true }> {
  const bezug: Bezug = { tid, liste: 'antraege', suche: abfrage.suche };
  const { eintraege, weiter } = await ablage.liste(tid, {
    limit: abfrage.limit,
    ab: ausCursor(bezug, abfrage.cursor),
    suche: abfrage.suche,
  });
  const seite = { eintraege: await nachgeholt(ablage, tid, eintraege), cursor: weiter && cursorFuer(bezug, weiter) };
  return regeln?.vierAugen.has(tid) ? { ...seite, vierAugen: true } : seite;
}

/**
 * Ging das Schreiben eines Kopfes verloren, zeigt die Liste trotzdem die neueste Version; was gerade nicht geht, holt
 * die nächste nach.
 */
async function nachgeholt(ablage: Ablage, tid: Tid, koepfe: readonly Antragskopf[]): Promise<readonly Antragskopf[]> {
  try {
    const zurueck = await ablage.zurueckliegende(tid, koepfe);
    return await Promise.all(
      koepfe.map(async (kopf) => {
        const gelesen = zurueck.has(kopf.antragId) ? await ablage.neueste(tid, kopf.antragId) : null;
        if (gelesen?.art !== 'version') return kopf;
        await ablage.setzeKopf(tid, gelesen.version);
        const { auffindbar: _, ...nachher } = (await ablage.kopf(tid, kopf.antragId)) ?? { ...kopf, auffindbar: true };
        return nachher;
      }),
    );
  } catch (fehler) {
    if (fehler instanceof AblageFehler) return koepfe;
    throw fehler;
  }
}

/** Eine Seite der Versionen ohne Inhalt, neueste zuerst. @throws {ProblemFehler} 400 bei fremdem Cursor, 404 */
export async function listeVersionen(
  { ablage }: Umgebung,
  tid: Tid,
  antragId: AntragId,
  abfrage: { readonly limit: number; readonly cursor: string | null },
): Promise<Seite<Versionskopf>> {
  const bezug: Bezug = { tid, liste: 'versionen', antragId };
  const { eintraege, weiter } = await ablage.versionskoepfe(tid, antragId, {
    limit: abfrage.limit,
    ab: ausCursor(bezug, abfrage.cursor),
  });
  if (
    eintraege.length === 0 &&
    abfrage.cursor === null &&
    weiter === null &&
    (await ablage.neuesterVersionskopf(tid, antragId)) === null
  )
    throw nichtGefunden();
  return { eintraege, cursor: weiter && cursorFuer(bezug, weiter) };
}

/** @throws {ProblemFehler} 400, wenn der Cursor nicht zu dieser Liste gehört */
export function ausCursor(bezug: Bezug, cursor: string | null): string | null {
  if (cursor === null) return null;
  const stelle = stelleAus(bezug, cursor);
  if (stelle === null) throw cursorUngueltig();
  return stelle;
}

/** Verschluckt Fehler von Arbeiten, die später nachgeholt werden; sie halten das Lesen nicht auf. */
async function nebenbei(arbeit: Promise<void>): Promise<void> {
  try {
    await arbeit;
  } catch (fehler) {
    if (!(fehler instanceof AblageFehler)) throw fehler;
  }
}
