/**
 * Das Haushaltsblatt in einer Arbeitsmappe finden, lesen und ersetzen: für Excel und die Workbench dieselbe Erkennung.
 * Liegen mehrere in der Mappe, gilt das gewählte, sonst das, das von sich aus gelesen wird.
 */
import type { Blattmodell, Modelltabelle } from '../workbook/modell.ts';
import {
  type Leseoptionen,
  type Mappengitter,
  type Schreibvorgang,
  type Tabellenort,
  type Workbook,
  WorkbookFehler,
} from '../workbook/workbook.ts';
import type { Blattinhalt, Gitter } from '../workbook/zellen.ts';
import { beigabenZu } from './beigaben.ts';
import {
  findeTabellen,
  haushaltsblattIn,
  mitAbwicklung,
  TABELLENNAMEN,
  type Tabellen,
  tabellenImGitter,
  tabellenInBlaettern,
} from './tabellen.ts';

type Lesbar = Pick<Workbook, 'leseGitter' | 'leseTabellenorte' | 'leseBlatt'>;

const NAMEN = Object.values(TABELLENNAMEN);
/** An den Überschriften seines Anfangs ist ein Haushaltsblatt zu erkennen. */
const SUCHE: Leseoptionen = { istGesucht: (anfang) => tabellenInBlaettern([anfang]) !== null };

/** Das gelesene Haushaltsblatt und die, die es in der Mappe außerdem gibt. */
export interface Blattlage {
  readonly tabellen: Tabellen;
  /** Alles, was in seinem Blatt steht, auch Summenzeilen und Übersicht. */
  readonly gitter: Gitter | null;
  /** Das gelesene. */
  readonly blatt: string;
  /** Das, das ohne Wahl gelesen wird. */
  readonly vorgabe: string;
  /** Alle, `vorgabe` zuerst. */
  readonly blaetter: readonly string[];
}

/**
 * Liest das Haushaltsblatt `wahl`; gibt es das nicht (mehr), das, das von sich aus gelesen wird. `null`, wenn die Mappe
 * keines enthält. @throws {WorkbookFehler}
 */
export async function liesBlattlage(
  workbook: Lesbar,
  wahl: string | null = null,
  optionen?: Leseoptionen,
): Promise<Blattlage | null> {
  const mappe = await workbook.leseGitter(NAMEN, { ...SUCHE, ...optionen });
  const tabellen = findeTabellen(mappe);
  const vorgabe = haushaltsblattIn(mappe);
  if (tabellen === null || vorgabe === null) return null;
  const kopien = tabellenJeBlatt(await workbook.leseTabellenorte());
  const blaetter = [...new Set([vorgabe, ...mitStellen(mappe), ...kopien.keys()])];
  if (wahl !== null && wahl !== vorgabe && blaetter.includes(wahl)) {
    const gewaehlt = await tabellenIn(workbook, wahl, mappe, kopien.get(wahl) ?? {});
    if (gewaehlt) return { ...(await mitGitter(workbook, mappe, wahl, gewaehlt)), vorgabe, blaetter };
  }
  return { ...(await mitGitter(workbook, mappe, vorgabe, tabellen)), vorgabe, blaetter };
}

/** Die Tabellen nach dem Bescheid findet erst das ganze Blatt. */
async function mitGitter(workbook: Lesbar, mappe: Mappengitter, blatt: string, tabellen: Tabellen) {
  const gitter = await gitterVon(workbook, mappe, blatt);
  return { tabellen: mitAbwicklung(tabellen, gitter), gitter, blatt };
}

async function gitterVon(workbook: Lesbar, mappe: Mappengitter, blatt: string): Promise<Gitter | null> {
  return mappe.art === 'blaetter'
    ? (mappe.blaetter.find((eines) => eines.blatt === blatt) ?? null)
    : workbook.leseBlatt(blatt);
}

/** Die Tabellen des Haushaltsblatts; `null`, wenn die Mappe keines enthält. @throws {WorkbookFehler} */
export async function liesTabellen(
  workbook: Lesbar,
  wahl: string | null = null,
  optionen?: Leseoptionen,
): Promise<Tabellen | null> {
  if (wahl !== null) return (await liesBlattlage(workbook, wahl, optionen))?.tabellen ?? null;
  const mappe = await workbook.leseGitter(NAMEN, { ...SUCHE, ...optionen });
  const [tabellen, blatt] = [findeTabellen(mappe), haushaltsblattIn(mappe)];
  return tabellen && blatt !== null ? (await mitGitter(workbook, mappe, blatt, tabellen)).tabellen : tabellen;
}

/**
 * Alle belegten Zellen des Haushaltsblatts, auch die neben seinen Tabellen; `null`, wenn die Mappe keines enthält.
 * @throws {WorkbookFehler}
 */
export async function liesHaushaltsblatt(workbook: Lesbar, wahl: string | null = null): Promise<Blattinhalt | null> {
  const blatt = await blattname(workbook, wahl);
  return blatt === null ? null : workbook.leseBlatt(blatt);
}

/**
 * Ersetzt den Inhalt des Haushaltsblatts oder legt es an und zeigt es. Ganz oder gar nicht. @throws {WorkbookFehler}
 */
export async function schreibeHaushaltsblatt(
  workbook: Lesbar & Pick<Workbook, 'schreibeBlatt'>,
  modell: Blattmodell,
  wahl: string | null = null,
): Promise<Schreibvorgang> {
  const blatt = await blattname(workbook, wahl);
  const tabellen =
    wahl === null ? modell.tabellen : umbenannt(modell.tabellen, wahl, await workbook.leseTabellenorte());
  return workbook.schreibeBlatt({ ...modell, tabellen }, blatt === null ? null : { blatt, beigaben: beigabenZu });
}

/** Unter ihren eigenen Namen stehen die Tabellen nur in dem Blatt, das ohne Wahl gelesen wird. */
function umbenannt(
  tabellen: readonly Modelltabelle[],
  blatt: string,
  orte: readonly Tabellenort[],
): readonly Modelltabelle[] {
  const bisher = Object.values(tabellenJeBlatt(orte).get(blatt) ?? {});
  const vergeben = new Set(orte.filter((ort) => ort.blatt !== blatt).map(({ name }) => name.toLowerCase()));
  return tabellen.map((tabelle) => {
    const eigener = bisher.find((name) => name !== tabelle.name && name.startsWith(tabelle.name));
    let name = eigener ?? `${tabelle.name}_2`;
    for (let nummer = 3; vergeben.has(name.toLowerCase()); nummer++) name = `${tabelle.name}_${nummer}`;
    return { ...tabelle, name };
  });
}

/**
 * Ohne Wahl auch eines, dessen Überschriften keine mehr sind. Ein gewähltes, das es nicht mehr gibt, ersetzt kein
 * anderes. @throws {WorkbookFehler}
 */
async function blattname(workbook: Lesbar, wahl: string | null): Promise<string | null> {
  if (wahl === null) return haushaltsblattIn(await workbook.leseGitter(NAMEN, SUCHE));
  const lage = await liesBlattlage(workbook, wahl);
  if (lage?.blatt !== wahl)
    throw new WorkbookFehler('FEHLGESCHLAGEN', `Das Haushaltsblatt „${wahl}“ gibt es in dieser Mappe nicht mehr.`);
  return wahl;
}

type Namen = Partial<Record<keyof typeof TABELLENNAMEN, string>>;

/** Excel hängt dem Namen einer kopierten Tabelle eine Zahl an. */
function tabellenJeBlatt(orte: readonly Tabellenort[]): ReadonlyMap<string, Namen> {
  const jeBlatt = new Map<string, Namen>();
  for (const { name, blatt } of orte) {
    for (const [art, eigener] of Object.entries(TABELLENNAMEN) as [keyof typeof TABELLENNAMEN, string][]) {
      const endung = name.toLowerCase().startsWith(eigener.toLowerCase()) ? name.slice(eigener.length) : null;
      if (endung !== null && /^_?\d*$/.test(endung)) jeBlatt.set(blatt, { ...jeBlatt.get(blatt), [art]: name });
    }
  }
  return new Map([...jeBlatt].filter(([, { stellen }]) => stellen !== undefined));
}

function mitStellen(mappe: Mappengitter): string[] {
  return mappe.art === 'blaetter'
    ? mappe.blaetter.filter((gitter) => tabellenImGitter(gitter).stellen !== null).map(({ blatt }) => blatt)
    : [];
}

/** Über die Tabellenobjekte, wo alle drei da sind, sonst über die Überschriften. */
async function tabellenIn(
  workbook: Lesbar,
  blatt: string,
  mappe: Mappengitter,
  namen: Namen,
): Promise<Tabellen | null> {
  const gitter = mappe.art === 'blaetter' ? mappe.blaetter.find((eines) => eines.blatt === blatt) : undefined;
  if (gitter) return tabellenInBlaettern([gitter]);
  const { kopfdaten, stellen, massnahmen } = namen;
  if (kopfdaten !== undefined && stellen !== undefined && massnahmen !== undefined) {
    const gelesen = await workbook.leseGitter([kopfdaten, stellen, massnahmen]);
    if (gelesen.art === 'tabellen')
      return {
        kopfdaten: gelesen.tabellen.get(kopfdaten) ?? null,
        stellen: gelesen.tabellen.get(stellen) ?? null,
        massnahmen: gelesen.tabellen.get(massnahmen) ?? null,
      };
  }
  const inhalt = await workbook.leseBlatt(blatt);
  return inhalt && tabellenInBlaettern([inhalt]);
}
