/**
 * Sichert die Mappe im Browser, damit ein Neuladen nichts verliert. Versionen liegen davon unabhängig auf dem Server.
 */
import { alsMappenmerker } from '../workbook/merker.ts';
import type { Mappenmerker } from '../workbook/workbook.ts';
import type { Mappendaten } from './tabelle/mappe.ts';

const SCHLUESSEL = 'gk-arbeitsmappe';
const UNLESBAR = 'gk-arbeitsmappe-unlesbar';
/** Die Mappe, die vor der geöffneten Datei zu sehen war. */
const VORIGE = 'gk-arbeitsmappe-vorige';
const FASSUNG = 1;
const WARTE_MS = 500;

/** Der Browser bewahrt von der Mappe diese Angaben auf. */
export interface Sicherung {
  readonly daten: Mappendaten;
  readonly merker: Mappenmerker | null;
  /** Die Merker weiterer Haushaltsblätter, nach dem Namen des Blatts. */
  readonly merkerJeBlatt?: Readonly<Record<string, Mappenmerker>>;
  /** Das gewählte von mehreren Haushaltsblättern. */
  readonly blattwahl?: string | null;
  /** Speichern, das noch auf seine Bestätigung wartet. */
  readonly ausgang: string | null;
}

/** Der Teil von `Storage`, den die Sicherung braucht. */
export type Browserspeicher = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Ein gesperrter Speicher liest sich leer und lehnt jedes Sichern ab. */
const GESPERRT: Browserspeicher = {
  getItem: () => null,
  setItem: () => {
    throw new Error('Der Browser erlaubt das Speichern nicht.');
  },
  removeItem: () => undefined,
};

/**
 * Der Speicher des Browsers; sperrt er ihn (etwa alle Cookies), rechnet die Mappe trotzdem, nur wird sie nicht
 * gesichert.
 */
export function oeffneSpeicher(hole: () => Browserspeicher = () => localStorage): Browserspeicher {
  try {
    return hole();
  } catch {
    return GESPERRT;
  }
}

/** Die letzte Sicherung; `null`, wenn es keine gibt. Eine unlesbare bleibt unter anderem Namen liegen. */
export function liesSicherung(speicher: Browserspeicher): Sicherung | null {
  const text = speicher.getItem(SCHLUESSEL);
  if (text === null) return null;
  try {
    const { fassung, daten, merker, merkerJeBlatt, blattwahl, ausgang } = JSON.parse(text) as Readonly<
      Record<string, unknown>
    >;
    if (fassung !== FASSUNG || typeof daten !== 'object' || daten === null) throw new Error('unbekannte Fassung');
    return {
      daten: daten as Mappendaten,
      merker: alsMappenmerker(merker),
      ...(merkerJeBlatt === undefined ? {} : { merkerJeBlatt: nurMerker(merkerJeBlatt) }),
      ...(typeof blattwahl === 'string' ? { blattwahl } : {}),
      ausgang: typeof ausgang === 'string' ? ausgang : null,
    };
  } catch {
    legeBeiseite(speicher);
    return null;
  }
}

/** Hebt eine Sicherung auf, die sich nicht öffnen ließ, und räumt ihren Platz. */
export function legeBeiseite(speicher: Browserspeicher): void {
  const text = speicher.getItem(SCHLUESSEL);
  if (text === null) return;
  speicher.removeItem(SCHLUESSEL);
  try {
    speicher.setItem(UNLESBAR, text);
  } catch {
    // Kein Platz für eine Kopie: dann geht es ohne.
  }
}

/** Danach öffnet sich die Mappe wieder mit dem Beispiel. */
export function loescheSicherung(speicher: Browserspeicher): void {
  speicher.removeItem(SCHLUESSEL);
}

/**
 * Diese Mappe statt der gesicherten; die bisherige bleibt als vorige aufgehoben. @throws {Error} wenn der Speicher nicht
 * für beide reicht; dann ist alles wie zuvor
 */
export function ersetzeSicherung(speicher: Browserspeicher, neu: Sicherung): void {
  tausche(speicher, JSON.stringify({ fassung: FASSUNG, ...neu }));
}

export function hatVorige(speicher: Browserspeicher): boolean {
  return speicher.getItem(VORIGE) !== null;
}

/** Tauscht die gesicherte mit der vorigen Mappe. @throws {Error} wie {@link ersetzeSicherung} */
export function holeVorige(speicher: Browserspeicher): void {
  const vorige = speicher.getItem(VORIGE);
  if (vorige !== null) tausche(speicher, vorige);
}

function tausche(speicher: Browserspeicher, neu: string): void {
  const [bisher, vorige] = [speicher.getItem(SCHLUESSEL), speicher.getItem(VORIGE)];
  if (bisher === null) throw new Error('Die Mappe ist nicht gesichert.');
  try {
    // Erst Platz machen: Drei Mappen zugleich fasst der Speicher am ehesten nicht.
    speicher.removeItem(VORIGE);
    speicher.setItem(SCHLUESSEL, neu);
    speicher.setItem(VORIGE, bisher);
  } catch (fehler) {
    speicher.removeItem(VORIGE);
    speicher.setItem(SCHLUESSEL, bisher);
    if (vorige !== null) speicher.setItem(VORIGE, vorige);
    throw fehler;
  }
}

export interface Sicherer {
  /** Sichert in Kürze; mehrere Aufrufe werden zusammengefasst. */
  plane(): void;
  /** Sichert sofort, wenn etwas geplant ist. */
  sofort(): void;
  /** Ab jetzt wird nichts mehr gesichert. */
  beende(): void;
}

/** `beiErgebnis` erfährt nach jedem Versuch, ob er gelang. */
export function neuerSicherer(
  speicher: Browserspeicher,
  hole: () => Sicherung,
  beiErgebnis: (gelungen: boolean) => void,
): Sicherer {
  let geplant: ReturnType<typeof setTimeout> | null = null;
  let beendet = false;
  const sichere = () => {
    geplant = null;
    try {
      speicher.setItem(SCHLUESSEL, JSON.stringify({ fassung: FASSUNG, ...hole() }));
      beiErgebnis(true);
    } catch {
      beiErgebnis(false);
    }
  };
  return {
    plane() {
      if (beendet) return;
      if (geplant !== null) clearTimeout(geplant);
      geplant = setTimeout(sichere, WARTE_MS);
    },
    sofort() {
      if (geplant === null) return;
      clearTimeout(geplant);
      sichere();
    },
    beende() {
      beendet = true;
      if (geplant !== null) clearTimeout(geplant);
      geplant = null;
    },
  };
}

function nurMerker(wert: unknown): Record<string, Mappenmerker> {
  if (typeof wert !== 'object' || wert === null) return {};
  return Object.fromEntries(
    Object.entries(wert).flatMap(([blatt, gemerkt]): [string, Mappenmerker][] => {
      const merker = alsMappenmerker(gemerkt);
      return merker ? [[blatt, merker]] : [];
    }),
  );
}
