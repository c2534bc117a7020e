/**
 * Die Zeile unter der Erläuterung: als welche Version das Blatt gespeichert ist, und ob seine Zahlen noch die sind. Sie
 * ist eine Formel über die Summen der Übersicht, damit sie auch stimmt, wenn jemand ohne Aufgabenbereich ändert oder
 * druckt.
 */
import type { Blattmodell } from '../workbook/modell.ts';
import { type Gitter, istLeer, spaltenname, type Zellbezug, type Zellwert } from '../workbook/zellen.ts';
import { uebersichten } from './fundstellen.ts';
import { tabellenImGitter } from './tabellen.ts';

/** Die gespeicherte Version, wie sie auf dem Blatt steht. */
export interface Versionsangabe {
  readonly titel: string;
  readonly version: number;
  /** Wann sie gespeichert wurde und ihr kurzer Hash, fertig zum Anzeigen. */
  readonly zeitpunkt: string;
  readonly hash: string;
}

/** Was geschrieben wird, und wohin. */
interface Versionszeile {
  readonly zelle: Zellbezug;
  readonly formel: string;
}

const GESPEICHERT = 'Gespeichert als Version ';
const GEAENDERT = 'Zahlen geändert seit Version ';
/** Unter Titel und Erläuterung; in einem neuen Blatt steht dort nichts. */
const ZEILE = 2;
/** Ein Text in einer Formel darf in Excel 255 Zeichen haben. */
const TITEL_HOECHSTENS = 80;
/** In der Übersicht rechts vom Haushaltsjahr: Zuwendung, Eigenanteil, davon Integrationspauschale. */
const VERGLICHEN = [2, 3, 4] as const;

/** Ob der Text einer Zelle über den Kopfdaten eine Versionszeile ist. */
export function istVersionszeile(wert: Zellwert): boolean {
  return typeof wert === 'string' && (wert.startsWith(GESPEICHERT) || wert.startsWith(GEAENDERT));
}

/** Das Blatt einer gespeicherten Version samt ihrer Zeile; `zahlen` wie bei {@link versionszeile}. */
export function mitVersionszeile(
  modell: Blattmodell,
  angabe: Versionsangabe,
  zahlen: readonly number[] | null,
): Blattmodell {
  const { zeile, spalte, zeilen } = modell.uebersicht;
  const formel = formelZu(angabe, zahlen && summen({ zeile: zeile + zeilen, spalte }, zahlen));
  const zelle = { zeile: ZEILE, spalte: 0, inhalt: { art: 'formel', formel }, stil: 'erlaeuterung' } as const;
  return { ...modell, zellen: [...modell.zellen, zelle] };
}

/**
 * Die Zeile für das Blatt in `gitter`, an der Stelle der bisherigen; `null`, wo dort etwas anderes steht. `zahlen` sind
 * Zuwendung, Eigenanteil und Integrationspauschale der Version in €; ohne sie gelten die, die das Blatt zeigt.
 */
export function versionszeile(
  gitter: Gitter,
  angabe: Versionsangabe,
  zahlen: readonly number[] | null,
): Versionszeile | null {
  const zelle = platz(gitter);
  return zelle && { zelle, formel: formelZu(angabe, summenIn(gitter, zahlen)) };
}

/** `null`, wo das Blatt keine Übersicht hat oder sie keine Beträge zeigt. */
function summenIn(gitter: Gitter, zahlen: readonly number[] | null): readonly Summenzelle[] | null {
  const [uebersicht] = uebersichten(gitter);
  if (!uebersicht) return null;
  const { zeile, spalte, jahre } = uebersicht;
  const summenzeile = zeile + jahre.length + 1;
  const gezeigte = zahlen ?? VERGLICHEN.map((versatz) => gitter.werte[summenzeile]?.[spalte + versatz]);
  if (!gezeigte.every((wert) => typeof wert === 'number')) return null;
  return summen({ zeile: gitter.zeile + summenzeile, spalte: gitter.spalte + spalte }, gezeigte);
}

/** `ort` ist die erste Zelle der Summenzeile der Übersicht. */
function summen(ort: Pick<Zellbezug, 'zeile' | 'spalte'>, zahlen: readonly number[]): Summenzelle[] {
  return VERGLICHEN.map((versatz, i) => ({ ...ort, spalte: ort.spalte + versatz, wert: zahlen[i] ?? 0 }));
}

/** Nur über den Kopfdaten: Darunter stehen Eingaben, und die können heißen, wie sie wollen. */
function platz(gitter: Gitter): Zellbezug | null {
  const { blatt, zeile, spalte, werte } = gitter;
  const kopfdaten = tabellenImGitter(gitter).kopfdaten;
  if (!kopfdaten) return null;
  const darueber = werte.slice(0, kopfdaten.zeile - zeile);
  for (const [z, zellen] of darueber.entries())
    for (const [s, wert] of zellen.entries())
      if (istVersionszeile(wert)) return { blatt, zeile: zeile + z, spalte: spalte + s };
  if (!(darueber[ZEILE - zeile] ?? []).every(istLeer)) return null;
  // Unter der Erläuterung; die steht in der Workbench neben der fixierten Spalte, die sie sonst abschnitte.
  const unter = (darueber[ZEILE - 1 - zeile] ?? []).findIndex((wert) => !istLeer(wert));
  return { blatt, zeile: ZEILE, spalte: spalte + Math.max(0, unter) };
}

/** Eine Summe der Übersicht und ihr Betrag in der Version in €. */
interface Summenzelle {
  readonly zeile: number;
  readonly spalte: number;
  readonly wert: number;
}

function formelZu(angabe: Versionsangabe, verglichene: readonly Summenzelle[] | null): string {
  const name = `${angabe.version} vom ${angabe.zeitpunkt} · „${gekuerzt(angabe.titel)}“ · SHA-256 ${angabe.hash}`;
  const gespeichert = alsText(`${GESPEICHERT}${name}`);
  if (!verglichene) return `=${gespeichert}`;
  const gleiche = verglichene.map(
    ({ zeile, spalte, wert }) => `ROUND($${spaltenname(spalte)}$${zeile + 1},2)=${Math.round(wert * 100) / 100}`,
  );
  return `=IF(IFERROR(AND(${gleiche.join(',')}),FALSE),${gespeichert},${alsText(`${GEAENDERT}${name}`)})`;
}

function gekuerzt(titel: string): string {
  return titel.length > TITEL_HOECHSTENS ? `${titel.slice(0, TITEL_HOECHSTENS)} …` : titel;
}

/** Anführungszeichen schreibt jedes Tabellenprogramm in Formeln anders; hier stehen dafür einfache. */
function alsText(text: string): string {
  return `"${text.replaceAll('"', "'")}"`;
}
