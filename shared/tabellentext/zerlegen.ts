/**
 * Zerlegt eingefügten Text in Zeilen und Zellen: aus Excel kopiert (Tabulator) oder CSV (Semikolon, Komma). Was trennt,
 * entscheidet sich daran, was die meisten Zeilen gleich teilt. Ein Anführungszeichen umschließt eine Zelle nur, wenn es
 * am Zellanfang steht und am Zellende geschlossen wird; jedes andere ist ein Zeichen der Zelle, so dass es nie eine
 * Zeile verschluckt. Eine Zeile endet mit CRLF, LF oder CR, auch gemischt.
 */
import { deutscherWert } from '../grund/zahlformat.ts';
import { inNfc } from './dekodieren.ts';

const ZEILEN_HOECHSTENS = 5_000;
const SPALTEN_HOECHSTENS = 50;
const ZEICHEN_HOECHSTENS = 2_000_000;

/** Mehr Zeilen ändern an der Wahl des Trennzeichens nichts. */
const STICHPROBE = 500;

/**
 * Bei gleich vielen Belegen gilt das frühere: Excel trennt kopierte Zellen immer mit Tabulator, deutsches CSV mit
 * Semikolon.
 */
const TRENNZEICHEN = ['\t', ';', ','] as const;
type Trennzeichen = (typeof TRENNZEICHEN)[number];

/** Die Liste lässt sich nicht prüfen; die Meldung sagt, was zu tun ist. */
export class Listenfehler extends Error {
  override readonly name = 'Listenfehler';
}

/**
 * Zeilen wie eingefügt, auch leere: Die Nummern bleiben die der Vorlage. Leere Spalten am Rand fallen weg. @throws
 * {Listenfehler}
 */
export function zerlegeText(roh: string): string[][] {
  if (roh.trim() === '')
    throw new Listenfehler('Die Liste ist leer. Bitte fügen Sie die Zellen mit ihren Überschriften ein.');
  if (roh.length > ZEICHEN_HOECHSTENS)
    throw new Listenfehler('Die Liste ist zu groß: Geprüft werden höchstens 2 Millionen Zeichen auf einmal.');
  const text = inNfc(roh).replaceAll(/\r\n?/g, '\n');
  const trenner = trennzeichen(text);
  if (trenner === null) {
    throw new Listenfehler(
      'Die Liste hat nur eine Spalte. Erwartet werden Zellen, die durch Tabulator (aus Excel kopiert), Semikolon oder Komma (CSV) getrennt sind.',
    );
  }
  const zeilen = gefuellt(teile(text, trenner.zeichen, trenner.breite));
  pruefeGroesse(zeilen);
  return zeilen;
}

/**
 * Kopierte Zellen, wie sie ein Tabellenblatt einfügt: Nur der Tabulator trennt, nichts fällt weg, auch kein Leerraum.
 * Anführungszeichen umschließen eine Zelle nur, wo Excel sie setzt: um einen Zeilenwechsel oder einen Tabulator.
 */
export function zerlegeKopiertes(roh: string): string[][] {
  const text = roh.replaceAll(/\r\n?/g, '\n').replace(/\n$/, '');
  return teile(text, '\t', haeufigsteBreite(text), true);
}

/** Ohne leere Zeilen am Ende und ohne leere Spalten am rechten Rand. */
export function gefuellt<Z>(zeilen: readonly (readonly Z[])[]): Z[][] {
  const letzte = zeilen.findLastIndex((zeile) => zeile.some(istBelegt));
  const breite = zeilen.reduce((hoechste, zeile) => Math.max(hoechste, zeile.findLastIndex(istBelegt) + 1), 0);
  return zeilen.slice(0, letzte + 1).map((zeile) => zeile.slice(0, breite));
}

/** @throws {Listenfehler} wenn die Liste leer ist oder mehr als 5.000 belegte Zeilen oder 50 belegte Spalten hat */
export function pruefeGroesse(zeilen: readonly (readonly unknown[])[]): void {
  const belegt = zeilen.filter((zeile) => zeile.some(istBelegt)).length;
  if (belegt === 0) throw new Listenfehler('Die Liste ist leer.');
  if (belegt > ZEILEN_HOECHSTENS) {
    const [anzahl, hoechstens] = [deutscherWert(belegt), deutscherWert(ZEILEN_HOECHSTENS)];
    throw new Listenfehler(
      `Die Liste hat ${anzahl} Zeilen; geprüft werden höchstens ${hoechstens} auf einmal. Bitte teilen Sie sie auf.`,
    );
  }
  const spalten = new Set(zeilen.flatMap((zeile) => zeile.flatMap((zelle, i) => (istBelegt(zelle) ? [i] : [])))).size;
  if (spalten > SPALTEN_HOECHSTENS)
    throw new Listenfehler(`Die Liste hat ${spalten} Spalten; geprüft werden höchstens ${SPALTEN_HOECHSTENS}.`);
}

/** Ob in der Zelle mehr steht als Leerraum. */
export function istBelegt(zelle: unknown): boolean {
  return zelle !== null && zelle !== undefined && String(zelle).trim() !== '';
}

interface Beleg {
  readonly zeichen: Trennzeichen;
  readonly breite: number;
  /** So viele Zeilen teilt es in `breite` Zellen. */
  readonly zeilen: number;
}

/**
 * Das Zeichen, das die meisten Zeilen in gleich viele Zellen teilt, und in wie viele; `null`, wenn keines etwas teilt.
 */
function trennzeichen(text: string): Beleg | null {
  let bestes: Beleg | null = null as Beleg | null;
  for (const zeichen of TRENNZEICHEN) {
    for (const [breite, anzahl] of breiten(text, zeichen)) {
      const mehr =
        anzahl > (bestes?.zeilen ?? 0) ||
        (anzahl === bestes?.zeilen && bestes.zeichen !== '\t' && breite > bestes.breite);
      if (mehr) bestes = { zeichen, breite, zeilen: anzahl };
    }
  }
  return bestes;
}

function haeufigsteBreite(text: string): number {
  return [...breiten(text, '\t')].reduce((beste, weitere) => (weitere[1] > beste[1] ? weitere : beste), [1, 0])[0];
}

/** Wie viele Zeilen das Zeichen in wie viele Zellen teilt. */
function breiten(text: string, zeichen: Trennzeichen): Map<number, number> {
  const jeBreite = new Map<number, number>();
  for (const zeile of text.split('\n', STICHPROBE)) {
    const breite = zeile.trim() === '' ? 1 : zellenzahl(zeile, zeichen);
    if (breite > 1) jeBreite.set(breite, (jeBreite.get(breite) ?? 0) + 1);
  }
  return jeBreite;
}

/**
 * Trenner in Anführungszeichen zählen nicht. Nur am Ende getrennt ist nicht geteilt: Ein verirrter Tabulator macht aus
 * einer Zeile keine zwei Zellen.
 */
function zellenzahl(zeile: string, trenner: Trennzeichen): number {
  let ende = zeile.length;
  while (ende > 0 && (zeile[ende - 1] === trenner || zeile[ende - 1] === ' ')) ende--;
  let [zahl, davor, umschlossen] = [1, 1, false];
  for (let i = 0; i < zeile.length; i++) {
    if (zeile[i] === '"') umschlossen = !umschlossen;
    else if (zeile[i] === trenner && !umschlossen) {
      zahl++;
      if (i < ende) davor++;
    }
  }
  return davor === 1 ? 1 : zahl;
}

/** `breite` sind die Zellen, in die sich die meisten Zeilen teilen; `kopiert` lässt jede Zelle, wie sie ist. */
function teile(text: string, trenner: Trennzeichen, breite: number, kopiert = false): string[][] {
  const zeilen: string[][] = [];
  let zeile: string[] = [];
  let stelle = 0;
  while (stelle <= text.length) {
    const umschlossen =
      text[stelle] === '"' ? umschlosseneZelle(text, stelle, trenner, { breite, davor: zeile.length, kopiert }) : null;
    const ende = umschlossen?.ende ?? zellende(text, stelle, trenner);
    const zelle = umschlossen?.inhalt ?? text.slice(stelle, ende);
    zeile.push(kopiert ? zelle : zelle.trim());
    if (text[ende] !== trenner) {
      zeilen.push(zeile);
      zeile = [];
    }
    stelle = ende + 1;
  }
  return zeilen;
}

function zellende(text: string, ab: number, trenner: Trennzeichen): number {
  let ende = ab;
  while (ende < text.length && text[ende] !== trenner && text[ende] !== '\n') ende++;
  return ende;
}

/**
 * Die Zelle, die mit dem Anführungszeichen an `ab` beginnt; `null`, wenn es sie nicht umschließt. `davor`: Zellen, die
 * die Zeile schon hat.
 */
function umschlosseneZelle(
  text: string,
  ab: number,
  trenner: Trennzeichen,
  { breite, davor, kopiert }: { breite: number; davor: number; kopiert: boolean },
) {
  let zu = text.indexOf('"', ab + 1);
  while (zu >= 0 && text[zu + 1] === '"') zu = text.indexOf('"', zu + 2);
  if (zu < 0) return null;
  const danach = text[zu + 1];
  if (danach !== undefined && danach !== trenner && danach !== '\n') return null;
  const inhalt = text.slice(ab + 1, zu);
  if (kopiert && !/[\n\t]/.test(inhalt)) return null;
  if (inhalt.includes('\n') && inhalt.includes(trenner)) {
    // Teilen sich die Zeilen darin auch ohne die Zeichen richtig auf, gehören diese zu den Namen zweier Zeilen.
    const zeilenende = text.indexOf('\n', zu);
    const [erste = '', ...weitere] = text.slice(ab, zeilenende < 0 ? text.length : zeilenende).split('\n');
    if (
      davor + erste.split(trenner).length === breite &&
      weitere.every((zeile) => zeile.split(trenner).length === breite)
    )
      return null;
  }
  return { inhalt: inhalt.replaceAll('""', '"'), ende: zu + 1 };
}
