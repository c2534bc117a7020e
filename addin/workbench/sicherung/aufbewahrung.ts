/**
 * Die Form, in der der Browser eine Mappe aufbewahrt: ein voller Stand und, je für sich, die Folgen von Änderungen
 * seither. Eine Folge nennt den Stand, zu dem sie gehört; bricht das Schreiben irgendwo ab, gilt, was vollständig ist.
 */
import { __info__ } from '@odoo/o-spreadsheet';
import { alsMappenmerker } from '../../workbook/merker.ts';
import type { Mappenmerker } from '../../workbook/workbook.ts';
import type { Mappendaten, Revisionen } from '../tabelle/mappe.ts';

const SCHLUESSEL = 'gk-arbeitsmappe';
const UNLESBAR = 'gk-arbeitsmappe-unlesbar';
/** Die Mappe, die vor der geöffneten Datei zu sehen war. */
const VORIGE = 'gk-arbeitsmappe-vorige';
/** Fassung 1 kannte keine Änderungen; sie öffnet sich wie ein Stand ohne. */
const FASSUNG = 2;
/** Die Fassung von o-spreadsheet: Nur sie spielt ihre eigenen Revisionen sicher nach. */
const BIBLIOTHEK = String((__info__ as { readonly version?: string }).version);

/** Alles, was außer den Blättern zur Mappe gehört. */
export interface Angaben {
  readonly merker: Mappenmerker | null;
  /** Die Merker weiterer Haushaltsblätter, nach dem Namen des Blatts. */
  readonly merkerJeBlatt?: Readonly<Record<string, Mappenmerker>>;
  /** Das gewählte von mehreren Haushaltsblättern. */
  readonly blattwahl?: string | null;
  /** Speichern, das noch auf seine Bestätigung wartet. */
  readonly ausgang: string | null;
}

/** Der Browser bewahrt von der Mappe diese Angaben auf. */
export interface Sicherung extends Angaben {
  readonly daten: Mappendaten;
}

/** Was aufbewahrt ist. */
export interface GeleseneSicherung {
  readonly daten: Mappendaten;
  /** Die Änderungen an ihnen. */
  readonly aenderungen: Readonly<Revisionen>;
  /** Die Angaben nach ihnen. */
  readonly angaben: Angaben;
  /** Die Angaben zu den Daten allein, falls sich die Änderungen nicht nachspielen lassen. */
  readonly angabenDavor: Angaben;
  /** Worauf weiter aufzubauen ist; `null`, wenn zuerst ein neuer Stand nötig ist. */
  readonly grundlage: Grundlage | null;
  /** Ein Teil der Änderungen ließ sich nicht lesen; er ist beiseitegelegt. */
  readonly unvollstaendig: boolean;
  /** Die Änderungen stammen von einer anderen Fassung der Tabelle. */
  readonly fremdeFassung: boolean;
}

/** Ein aufbewahrter Stand und wie viele Folgen zu ihm aufbewahrt sind. */
export interface Grundlage {
  readonly kennung: string;
  readonly folgen: number;
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
export function liesSicherung(speicher: Browserspeicher): GeleseneSicherung | null {
  const text = speicher.getItem(SCHLUESSEL);
  if (text === null) {
    entferneFolgen(speicher, 0);
    return null;
  }
  try {
    const stand = alsStand(JSON.parse(text) as Readonly<Record<string, unknown>>);
    return mitFolgen(speicher, stand);
  } catch {
    legeBeiseite(speicher);
    return null;
  }
}

interface Stand {
  /** `null` in Fassung 1: Zu ihr gibt es keine Folgen. */
  readonly kennung: string | null;
  readonly bibliothek: unknown;
  readonly daten: Mappendaten;
  readonly nachrichten: Readonly<Revisionen>;
  /** Die Revision, mit der die Nachrichten enden; unbekannt, wo die Daten keine nennen. */
  readonly revision: unknown;
  readonly angaben: Angaben;
}

/** @throws {Error} wenn es keiner ist */
function alsStand(gelesen: Readonly<Record<string, unknown>>): Stand {
  const { fassung, kennung, bibliothek, daten, nachrichten, angaben } = gelesen;
  if (typeof daten !== 'object' || daten === null) throw new Error('ohne Daten');
  const { revisionId } = daten as Mappendaten;
  const stand = { daten: daten as Mappendaten, bibliothek };
  if (fassung === 1)
    return { ...stand, kennung: null, nachrichten: [], revision: revisionId, angaben: nurAngaben(gelesen) };
  if (fassung !== FASSUNG || typeof kennung !== 'string') throw new Error('unbekannte Fassung');
  const reihe = alsReihe(nachrichten, revisionId);
  return { ...stand, kennung, ...reihe, angaben: nurAngaben(angaben as Readonly<Record<string, unknown>>) };
}

/** @throws {Error} wenn sich die Nachrichten nicht aneinander und an `bisher` anschließen */
function alsReihe(wert: unknown, bisher: unknown): Pick<Stand, 'nachrichten' | 'revision'> {
  let revision = bisher;
  for (const { serverRevisionId, nextRevisionId } of wert as Readonly<Revisionen>) {
    if ((revision !== undefined && serverRevisionId !== revision) || typeof nextRevisionId !== 'string')
      throw new Error('schließt nicht an');
    revision = nextRevisionId;
  }
  return { nachrichten: wert as Readonly<Revisionen>, revision };
}

/** Liest die Folgen zu einem Stand, bis eine fehlt oder sich nicht anschließt. */
function mitFolgen(speicher: Browserspeicher, stand: Stand): GeleseneSicherung {
  const { daten, kennung } = stand;
  const aenderungen = [...stand.nachrichten];
  let { angaben, revision } = stand;
  let nummer = 0;
  let unvollstaendig = false;
  for (let text = folge(speicher, 0); text !== null && !unvollstaendig; text = folge(speicher, nummer)) {
    try {
      const gelesen = JSON.parse(text) as Readonly<Record<string, unknown>>;
      // Folgen eines früheren Stands sind in diesem enthalten; nur das Aufräumen kam nicht mehr dazu.
      if (kennung === null || (typeof gelesen.stand === 'string' && gelesen.stand !== kennung)) break;
      if (gelesen.stand !== kennung) throw new Error('ohne Stand');
      const reihe = alsReihe(gelesen.nachrichten, revision);
      aenderungen.push(...reihe.nachrichten);
      revision = reihe.revision;
      if (gelesen.angaben) angaben = nurAngaben(gelesen.angaben as Readonly<Record<string, unknown>>);
      nummer++;
    } catch {
      unvollstaendig = true;
    }
  }
  if (unvollstaendig) legeFolgenBeiseite(speicher, nummer);
  else entferneFolgen(speicher, nummer);
  const fremd = stand.bibliothek !== BIBLIOTHEK;
  return {
    daten,
    aenderungen,
    angaben,
    angabenDavor: stand.nachrichten.length === 0 ? stand.angaben : OHNE_ANGABEN,
    // Auf Lücken und auf Revisionen einer anderen Fassung baut nichts Neues auf.
    grundlage: kennung === null || unvollstaendig || fremd ? null : { kennung, folgen: nummer },
    unvollstaendig,
    fremdeFassung: fremd && aenderungen.length > 0,
  };
}

/**
 * Zu welcher Version Daten ohne ihre Änderungen gehören, ist nicht bekannt: Mit einer neueren gälten sie als deren
 * Fortsetzung und überschrieben sie.
 */
const OHNE_ANGABEN: Angaben = { merker: null, ausgang: null };

function folgenname(nummer: number): string {
  return `${SCHLUESSEL}-folge-${nummer}`;
}

function folge(speicher: Browserspeicher, nummer: number): string | null {
  return speicher.getItem(folgenname(nummer));
}

/** Von der letzten zur ersten: Bricht es ab, bleiben die, die beim nächsten Öffnen gefunden werden. */
function entferneFolgen(speicher: Browserspeicher, ab: number): void {
  let letzte = ab - 1;
  while (folge(speicher, letzte + 1) !== null) letzte++;
  for (let nummer = letzte; nummer >= ab; nummer--) speicher.removeItem(folgenname(nummer));
}

/** Hebt Änderungen auf, die sich nicht lesen oder nicht nachspielen ließen, und räumt ihren Platz. */
export function legeFolgenBeiseite(speicher: Browserspeicher, ab: number): void {
  const texte: string[] = [];
  for (let nummer = ab, text = folge(speicher, nummer); text !== null; text = folge(speicher, ++nummer))
    texte.push(text);
  entferneFolgen(speicher, ab);
  if (texte.length > 0) hebeAuf(speicher, JSON.stringify({ folgen: texte }));
}

/** Hebt eine Sicherung auf, die sich nicht öffnen ließ, und räumt ihren Platz. */
export function legeBeiseite(speicher: Browserspeicher): void {
  const text = speicher.getItem(SCHLUESSEL);
  entferneFolgen(speicher, 0);
  if (text === null) return;
  speicher.removeItem(SCHLUESSEL);
  hebeAuf(speicher, text);
}

function hebeAuf(speicher: Browserspeicher, text: string): void {
  try {
    speicher.setItem(UNLESBAR, text);
  } catch {
    // Kein Platz für eine Kopie: dann geht es ohne.
  }
}

/** Danach öffnet sich die Mappe wieder mit dem Beispiel. */
export function loescheSicherung(speicher: Browserspeicher): void {
  speicher.removeItem(SCHLUESSEL);
  entferneFolgen(speicher, 0);
}

/** Ein Stand in einem Stück; alles als JSON. */
interface Standtexte {
  readonly daten: string;
  /** Änderungen, die in den Daten noch nicht aufgegangen sind. */
  readonly nachrichten: readonly string[];
  readonly angaben: string;
}

/**
 * Schreibt einen Stand; damit gelten alle Folgen als enthalten. @throws {Error} wenn der Speicher ihn nicht nimmt; dann
 * gilt weiter, was bisher aufbewahrt war
 */
export function schreibeStand(speicher: Browserspeicher, kennung: string, texte: Standtexte): void {
  speicher.setItem(SCHLUESSEL, alsText(kennung, texte));
  entferneFolgen(speicher, 0);
}

/**
 * Schreibt eine Folge von Änderungen; `nachrichten` und `angaben` als JSON. @throws {Error} wenn der Speicher sie nicht
 * nimmt; dann ist alles wie zuvor
 */
export function schreibeFolge(
  speicher: Browserspeicher,
  { kennung, folgen }: Grundlage,
  nachrichten: readonly string[],
  angaben: string | null,
): void {
  const teile = [`"stand":${JSON.stringify(kennung)}`, `"nachrichten":[${nachrichten.join(',')}]`];
  if (angaben !== null) teile.push(`"angaben":${angaben}`);
  speicher.setItem(folgenname(folgen), `{${teile.join(',')}}`);
}

/** Ob dieser Stand noch der aufbewahrte ist; ein anderes Fenster kann ihn ersetzt haben. */
export function istAufbewahrt(speicher: Browserspeicher, { kennung }: Grundlage): boolean {
  return speicher.getItem(SCHLUESSEL)?.startsWith(anfang(kennung)) ?? false;
}

/** Fassung und Kennung stehen vorn: So ist der Stand zu erkennen, ohne ihn ganz zu lesen. */
function anfang(kennung: string): string {
  return `{"fassung":${FASSUNG},"kennung":${JSON.stringify(kennung)},`;
}

function alsText(kennung: string, { daten, nachrichten, angaben }: Standtexte): string {
  const teile = [`"bibliothek":${JSON.stringify(BIBLIOTHEK)}`, `"angaben":${angaben}`, `"daten":${daten}`];
  return `${anfang(kennung)}${teile.join(',')},"nachrichten":[${nachrichten.join(',')}]}`;
}

/**
 * Diese Mappe statt der gesicherten; die bisherige bleibt als vorige aufgehoben. Die bisherige muss als voller Stand
 * gesichert sein. @throws {Error} wenn der Speicher nicht für beide reicht; dann ist alles wie zuvor
 */
export function ersetzeSicherung(speicher: Browserspeicher, kennung: string, { daten, ...angaben }: Sicherung): void {
  tausche(
    speicher,
    alsText(kennung, { daten: JSON.stringify(daten), nachrichten: [], angaben: JSON.stringify(angaben) }),
  );
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

function nurAngaben({ merker, merkerJeBlatt, blattwahl, ausgang }: Readonly<Record<string, unknown>>): Angaben {
  return {
    merker: alsMappenmerker(merker),
    ...(merkerJeBlatt === undefined ? {} : { merkerJeBlatt: nurMerker(merkerJeBlatt) }),
    ...(typeof blattwahl === 'string' ? { blattwahl } : {}),
    ausgang: typeof ausgang === 'string' ? ausgang : null,
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
