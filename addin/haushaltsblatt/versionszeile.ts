/**
 * Die Zeile unter der Erläuterung: als welche Version das Blatt gespeichert ist, und ob seine Zahlen noch die sind. Sie
 * ist eine Formel über die Summen der Übersicht, damit sie auch stimmt, wenn jemand ohne Aufgabenbereich ändert oder
 * druckt.
 */
import { adresse, type Gitter, istLeer, type Zellbezug, type Zellwert } from '../workbook/zellen.ts';
import { uebersichten } from './fundstellen.ts';

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

/** Ob in der Zelle eine Versionszeile steht. */
export function istVersionszeile(wert: Zellwert): boolean {
  return typeof wert === 'string' && (wert.startsWith(GESPEICHERT) || wert.startsWith(GEAENDERT));
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
  if (!zelle) return null;
  const name = `${angabe.version} vom ${angabe.zeitpunkt} · „${gekuerzt(angabe.titel)}“ · SHA-256 ${angabe.hash}`;
  const bedingung = gleichgeblieben(gitter, zahlen);
  const gespeichert = alsText(`${GESPEICHERT}${name}`);
  return {
    zelle,
    formel: bedingung
      ? `=IF(IFERROR(${bedingung},FALSE),${gespeichert},${alsText(`${GEAENDERT}${name}`)})`
      : `=${gespeichert}`,
  };
}

function platz({ blatt, zeile, spalte, werte }: Gitter): Zellbezug | null {
  for (const [z, zellen] of werte.entries())
    for (const [s, wert] of zellen.entries())
      if (istVersionszeile(wert)) return { blatt, zeile: zeile + z, spalte: spalte + s };
  return (werte[ZEILE - zeile] ?? []).every(istLeer) ? { blatt, zeile: ZEILE, spalte: 0 } : null;
}

/** Ob jede verglichene Summe der Übersicht noch den Betrag der Version hat; `null`, wo sich das nicht sagen lässt. */
function gleichgeblieben(gitter: Gitter, zahlen: readonly number[] | null): string | null {
  const [uebersicht] = uebersichten(gitter);
  if (!uebersicht) return null;
  const summenzeile = uebersicht.zeile + uebersicht.jahre.length + 1;
  const vergleiche = VERGLICHEN.map((versatz, i) => {
    const spalte = uebersicht.spalte + versatz;
    const wert = zahlen?.[i] ?? gitter.werte[summenzeile]?.[spalte];
    if (typeof wert !== 'number') return null;
    const [, buchstaben, nummer] =
      /^([A-Z]+)(\d+)$/.exec(adresse({ zeile: gitter.zeile + summenzeile, spalte: gitter.spalte + spalte })) ?? [];
    return `ROUND($${buchstaben}$${nummer},2)=${Math.round(wert * 100) / 100}`;
  });
  return vergleiche.every((text) => text !== null) ? `AND(${vergleiche.join(',')})` : null;
}

function gekuerzt(titel: string): string {
  return titel.length > TITEL_HOECHSTENS ? `${titel.slice(0, TITEL_HOECHSTENS)} …` : titel;
}

/** Anführungszeichen schreibt jedes Tabellenprogramm in Formeln anders; hier stehen dafür einfache. */
function alsText(text: string): string {
  return `"${text.replaceAll('"', "'")}"`;
}
