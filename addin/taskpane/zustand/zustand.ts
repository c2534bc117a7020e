/** Der ganze Zustand des Aufgabenbereichs; Änderungen entstehen nur in der Steuerung. */

import type { Befund } from '../../../shared/antrag/befund.ts';
import type { Haushaltsseite } from '../../../shared/antrag/haushaltsseite.ts';
import type { Ergebnis } from '../../../shared/antrag/plan-typen.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import type { Vergleich } from '../../../shared/antrag/vergleich.ts';
import type { Wahl } from '../../../shared/antrag/zusammenfuehren.ts';
import type { Antragskopf, Versionskopf } from '../../../shared/api/antworten.ts';
import type { AntragId, Tid } from '../../../shared/grund/marken.ts';
import type { Blattvergleich } from '../../haushaltsblatt/blattabweichungen.ts';
import type { Lesung } from '../../haushaltsblatt/haushaltsblatt.ts';
import type { Tabellen } from '../../haushaltsblatt/tabellen.ts';
import type { Blattherkunft, Merker } from '../../workbook/workbook.ts';
import type { Gitter, Zellbezug } from '../../workbook/zellen.ts';
import type { Benutzer } from '../anmeldung/anmeldung.ts';
import type { NeuereVersion } from '../api/schnittstelle.ts';
import type { Ladung, Liste } from './ladung.ts';

/** Ergebnis der letzten Lesung des Haushaltsblatts. */
export type Blattzustand =
  | { readonly art: 'laedt' }
  | { readonly art: 'keinBlatt' }
  /** Die Mappe lässt sich gerade nicht lesen. */
  | { readonly art: 'fehler'; readonly meldung: string }
  | { readonly art: 'probleme'; readonly lesung: Lesung }
  | {
      readonly art: 'plan';
      readonly lesung: Lesung;
      readonly antrag: Antrag;
      readonly antragHash: string;
      readonly ergebnis: Ergebnis;
      readonly hinweise: readonly Befund[];
      /** Was vom Plan durch den Haushalt der Kommune geht, ohne Bescheide: Die stehen nicht im Blatt. */
      readonly haushaltsseite?: Haushaltsseite;
      /**
       * Wo das Blatt etwas anderes zeigt als der Plan. Eine Meldung des Aufgabenbereichs, nie ein gespeicherter
       * Hinweis.
       */
      readonly blattvergleich?: Blattvergleich;
      /** Woraus gelesen wurde: Der Tab „Zelle“ sucht darin die gewählte. */
      readonly gelesen?: { readonly tabellen: Tabellen; readonly gitter: Gitter | null };
    };

/** Welches Haushaltsblatt gelesen ist und welche es in der Mappe gibt. */
export interface Haushaltsblaetter {
  /** Die Wahl, mit der gelesen wurde. */
  readonly wahl: string | null;
  readonly gelesen: string;
  /** Das, das ohne Wahl gelesen wird. */
  readonly vorgabe: string;
  readonly alle: readonly string[];
}

/** Holt, was aus Tabellen den Plan macht; gerufen erst, wenn es Tabellen gibt. */
export type LadeRechner = () => Promise<{
  planAusTabellen(tabellen: Tabellen, gitter: Gitter | null): Promise<Blattzustand>;
}>;

/** Ein Speichern, das bis zur Bestätigung mit demselben Schlüssel wiederholt werden kann. */
export interface Vorhaben {
  readonly schluessel: string;
  readonly antragId: AntragId;
  /** `null`: legt den Antrag an. */
  readonly basis: number | null;
  readonly antrag: Antrag;
  readonly antragHash: string;
  readonly kommentar: string;
  /** Wer speichern wollte; nur diese Person sendet es. */
  readonly von: { readonly tid: Tid; readonly oid: string; readonly name: string };
  /** Baut auf dem Vorhaben davor auf: Seine Basis wird die Version, die daraus entsteht. */
  readonly folgt: boolean;
  /** Ob es angekommen sein kann. Nur was sicher nie ankam, darf ein neueres ersetzen. */
  readonly gesendet: boolean;
  /** Ob im Blatt dieser Stand liegt oder einer, der auf ihm aufbaut. */
  readonly imBlatt: boolean;
}

/** Stand des letzten Speicherns; was noch wartet, steht im Ausgang. */
export type Speicherzustand =
  | { readonly art: 'ruht' }
  | { readonly art: 'sendet'; readonly vorhaben: Vorhaben }
  /** Keine Antwort: Ob gespeichert wurde, ist offen. */
  | { readonly art: 'unbestaetigt'; readonly vorhaben: Vorhaben; readonly meldung: string }
  /** Dieses Gerät hat es so nicht vorgemerkt: Gesendet wird es erst, wenn die Person zustimmt. */
  | { readonly art: 'unbekannt'; readonly vorhaben: Vorhaben }
  | { readonly art: 'konflikt'; readonly vorhaben: Vorhaben; readonly neuere: NeuereVersion }
  | {
      readonly art: 'abgelehnt';
      readonly meldung: string;
      readonly fehler: readonly { readonly pfad: string; readonly meldung: string }[];
    };

type Konflikt = Extract<Speicherzustand, { art: 'konflikt' }>;

/** Ein Konflikt um eine Fassung, die nicht im Blatt liegt: Sie steht nur noch als Erstes im Ausgang. */
export function liegtNurImAusgang(speichern: Speicherzustand): speichern is Konflikt {
  return speichern.art === 'konflikt' && !speichern.vorhaben.imBlatt;
}

/** Die drei Fassungen eines Konflikts; `meine` ist `null`, wenn das Blatt sie ist, so wie es gerade dort steht. */
export interface Fassungen {
  readonly basis: Antrag;
  readonly andere: Antrag;
  readonly meine: Antrag | null;
}

/** Stand der Zusammenführung; `wahlen` nach dem Schlüssel der Abweichung. */
export type Zusammenfuehrungszustand = Ladung<Fassungen & { readonly wahlen: Readonly<Record<string, Wahl>> }>;

export type Listenname = 'versionen' | 'antraege';

/** Eine Version oder das Blatt. */
export type Seitenwahl = number | 'blatt';

export type Vergleichsergebnis = Ladung<{
  readonly titel: string;
  readonly vergleich: Vergleich;
  /** Hash des Blatts, wie es verglichen wurde; `null`, wenn es keine der beiden Seiten ist. */
  readonly blattHash: string | null;
}>;

/** Ergebnis und was dafür gewählt war: Beides bleibt zusammen, auch wenn der Reiter wechselt. */
export type Vergleichsstand = Vergleichsergebnis & { readonly von: Seitenwahl; readonly bis: Seitenwahl };

/** Die Auskunft der Ablage zu der Version, die das Blatt zu sein behauptet. Der Mappe selbst wird das nie geglaubt. */
export type Abgleichstand =
  | {
      readonly art: 'verglichen';
      readonly version: number;
      /** Hash des Inhalts dieser Version in der Ablage. */
      readonly antragHash: string;
      /** Objekt-Id dessen, der ihren Plan gespeichert hat; `null` vor Form 3, die es nicht nennt. */
      readonly planVon: string | null;
      /**
       * Die Unterschiede im Blatt, als verglichen wurde; `null`, wenn nichts oder wenn sich das Blatt nicht lesen ließ.
       */
      readonly unterschiede: Vergleich | null;
      readonly anders: boolean;
    }
  /** Die Ablage gibt die Version nicht her: unbekannt, beschädigt oder neuer als dieses Programm. */
  | { readonly art: 'fehler'; readonly version: number; readonly meldung: string };

/** Etwas im Blatt, das man nicht oder anders sieht, als es gelesen wird. */
export interface Verborgenes {
  readonly zelle: Zellbezug;
  readonly text: string;
}

export type Meldungsart = 'erfolg' | 'info' | 'warnung' | 'fehler';

interface Meldung {
  readonly nummer: number;
  readonly art: Meldungsart;
  readonly text: string;
  /** Das letzte Überschreiben des Blatts kann zurückgenommen werden. */
  readonly rueckgaengig: boolean;
}

/** Frage, die vor dem Überschreiben des Blatts bestätigt werden muss. */
export interface Rueckfrage {
  readonly titel: string;
  readonly text: string;
  readonly bestaetigen: string;
}

export interface Zustand {
  readonly blatt: Blattzustand;
  readonly blaetter: Haushaltsblaetter | null;
  /** Das Haushaltsblatt, das die Person statt dessen gewählt hat, das von sich aus gelesen wird. */
  readonly blattwahl: string | null;
  readonly merker: Merker | null;
  readonly abgleich: Abgleichstand | null;
  /** Die neueste Version in der Ablage, als zuletzt danach gefragt wurde; `null`, wenn das unbekannt ist. */
  readonly neueste: Versionskopf | null;
  /** Aus welcher Kommune das Blatt stammt, wenn es keiner Version der angemeldeten mehr gehört. */
  readonly herkunft: Blattherkunft | null;
  readonly verborgenes: readonly Verborgenes[];
  /** Die Kommune verlangt vier Augen. */
  readonly vierAugen: boolean;
  readonly benutzer: Benutzer | null;
  readonly benutzerauswahl: readonly Benutzer[];
  readonly anmeldefehler: string | null;
  /** „Anmelden“ kann den Fehler beheben. */
  readonly anmeldbar: boolean;
  readonly speichern: Speicherzustand;
  /** Vermerk zur nächsten Version; bleibt stehen, bis es mit einer Version unterwegs ist. */
  readonly kommentar: string;
  /** Vorhaben, die noch niemand bestätigt hat, in der Reihenfolge des Sendens. */
  readonly ausgang: readonly Vorhaben[];
  /**
   * Schlüssel der Vorhaben aus der Mappe, die dieses Gerät nicht kennt und denen die Person noch nicht zugestimmt hat.
   */
  readonly unbekannte: readonly string[];
  readonly zusammenfuehrung: Zusammenfuehrungszustand | null;
  readonly versionen: Liste<Versionskopf>;
  readonly antraege: Liste<Antragskopf>;
  /** Die ganze Liste der Versionen wird geladen. */
  readonly fortschritt: { readonly geladen: number; readonly von: number } | null;
  readonly vergleich: Vergleichsstand | null;
  /** Im Blatt sind Zellen hervorgehoben. */
  readonly markiert: boolean;
  readonly meldung: Meldung | null;
  readonly rueckfrage: Rueckfrage | null;
  /** Eine längere Arbeit läuft; Text für die Statuszeile. */
  readonly beschaeftigt: string | null;
}

/** Bevor das Blatt gelesen und jemand angemeldet ist. */
export const ANFANG: Zustand = {
  blatt: { art: 'laedt' },
  blaetter: null,
  blattwahl: null,
  merker: null,
  abgleich: null,
  neueste: null,
  herkunft: null,
  verborgenes: [],
  vierAugen: false,
  benutzer: null,
  benutzerauswahl: [],
  anmeldefehler: null,
  anmeldbar: false,
  speichern: { art: 'ruht' },
  kommentar: '',
  ausgang: [],
  unbekannte: [],
  zusammenfuehrung: null,
  versionen: { art: 'ungeladen' },
  antraege: { art: 'ungeladen' },
  fortschritt: null,
  vergleich: null,
  markiert: false,
  meldung: null,
  rueckfrage: null,
  beschaeftigt: null,
};

/** Steht im Blatt etwas, das in keiner Version liegt? Was sich nicht lesen lässt, gilt als ungespeichert. */
export function hatUngespeichertes(zustand: Pick<Zustand, 'blatt' | 'merker'>): boolean {
  const { blatt, merker } = zustand;
  if (blatt.art === 'keinBlatt' || blatt.art === 'laedt') return false;
  return !(blatt.art === 'plan' && merker?.antragHash === blatt.antragHash);
}

/** Ob das Blatt seit dem Vergleich geändert ist. Versionen ändern sich nie: Zwischen zweien veraltet kein Vergleich. */
export function istVeraltet({ vergleich, blatt }: Pick<Zustand, 'vergleich' | 'blatt'>): boolean {
  if (vergleich?.art !== 'da' || vergleich.blattHash === null || blatt.art === 'laedt') return false;
  return blatt.art !== 'plan' || blatt.antragHash !== vergleich.blattHash;
}

/** Ob im Blatt etwas anderes stand als in der Version, die es zu sein behauptet, und noch steht. */
export function istNichtDieVersion({ abgleich, blatt }: Pick<Zustand, 'abgleich' | 'blatt'>): boolean {
  if (abgleich?.art !== 'verglichen' || !abgleich.anders || blatt.art === 'laedt') return false;
  return blatt.art !== 'plan' || blatt.antragHash !== abgleich.antragHash;
}

/**
 * Ob das Blatt die gespeicherte Version zeigt: Nur dann bietet der Aufgabenbereich an, sie einzureichen,
 * festzuschreiben oder zu bescheiden.
 */
export function zeigtVersion(zustand: Pick<Zustand, 'abgleich' | 'blatt' | 'merker'>): boolean {
  return (
    !hatUngespeichertes(zustand) &&
    zustand.blatt.art === 'plan' &&
    zustand.abgleich?.art !== 'fehler' &&
    !istNichtDieVersion(zustand)
  );
}

/** Der Kopf der neuesten Version, die hier bekannt ist; `null`, wenn keine. */
export function neuesteBekannte({ versionen, neueste }: Pick<Zustand, 'versionen' | 'neueste'>): Versionskopf | null {
  const erste = versionen.art === 'da' ? (versionen.eintraege[0] ?? null) : null;
  return erste && erste.version >= (neueste?.version ?? 0) ? erste : neueste;
}

/** Eine Version in der Ablage, die neuer ist als die, auf der das Blatt aufbaut. */
export function neuereVersion(zustand: Pick<Zustand, 'versionen' | 'neueste' | 'merker'>): Versionskopf | null {
  const neueste = neuesteBekannte(zustand);
  return zustand.merker && neueste && neueste.version > zustand.merker.basis ? neueste : null;
}

/** Mappe oder Liste kennen eine höhere Nummer, als die Ablage Versionen hat; `null`, wenn nichts fehlt. */
export function fehlendeVersionen(
  zustand: Pick<Zustand, 'versionen' | 'neueste' | 'merker' | 'antraege'>,
): { bekannt: number; vorhanden: number } | null {
  const { merker, antraege } = zustand;
  const vorhanden = neuesteBekannte(zustand)?.version;
  if (!merker || vorhanden === undefined) return null;
  const inListe =
    antraege.art === 'da'
      ? antraege.eintraege.find(({ antragId }) => antragId === merker.antragId)?.neuesteVersion
      : undefined;
  const bekannt = Math.max(merker.basis, inListe ?? 0);
  return bekannt > vorhanden ? { bekannt, vorhanden } : null;
}
