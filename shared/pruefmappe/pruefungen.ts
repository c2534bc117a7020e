/**
 * Hält fest, wann eine Version geprüft wurde: ihr Inhalt gegen ihren Hash und die Kette aller Versionen. Zwei
 * Prüfungen, und gedruckt wird, welche.
 */
import { type Kettenpruefung, versionsHash } from '../antrag/kette.ts';
import type { Bruchgrund } from '../antrag/kettenbruch.ts';
import type { Antragsversion } from '../antrag/version.ts';
import { zeitpunkt } from './bezeichnungen.ts';

export interface Pruefungen {
  /**
   * Wann Prüfmappe oder Protokoll entstand und dabei der Hash nachgerechnet wurde (RFC 3339, UTC); `null`, wenn niemand
   * es sagt.
   */
  readonly am: string | null;
  /** `null`, wenn die Kette nicht geprüft wurde. */
  readonly kette:
    | (Pick<Kettenpruefung, 'bruch'> & { readonly am: string | null; readonly wo: 'ablage' | 'hier' })
    | null;
  /**
   * Wo das Haushaltsblatt dieser Version einen anderen Betrag zeigte als ihr Plan, je Zelle ein Satz; ohne Angabe lag
   * sie nicht im Blatt. Steht nur im Druck, nie in der Version.
   */
  readonly blattabweichungen?: readonly string[];
}

export const UNGEPRUEFT: Pruefungen = { am: null, kette: null };

const BRUCHGRUND = {
  inhalt: 'ihr Inhalt passt nicht zu ihrem Hash',
  neuer: 'sie ist neuer als dieses Programm',
  reihenfolge: 'die Versionen stehen nicht in Folge',
  luecke: 'sie fehlt',
  antrag: 'sie gehört zu einem anderen Antrag',
  kommune: 'sie gehört einer anderen Kommune',
  form: 'sie steht in einer älteren Form als die Version vor ihr',
  vorgaenger: 'sie nennt einen anderen Vorgänger',
  zeit: 'sie trägt eine frühere Zeit als die Version vor ihr',
  schritt: 'von der Version vor ihr führt kein erlaubter Schritt zu ihr',
  urheber: 'wer sie festgeschrieben oder den Bescheid festgehalten hat, passt nicht zu den Versionen vor ihr',
  rolle: 'wer sie gespeichert hat, hatte dafür nicht die Rolle',
  vieraugen: 'bewilligt oder festgeschrieben hat, wer den Inhalt selbst gespeichert hat',
  regelstand: 'sie nennt einen unbekannten Regelstand',
  kopf: 'die Liste der Anträge zeigt anderes als diese neueste Version',
} as const satisfies Record<Bruchgrund, string>;

/** So viele Zellen nennt der Druck einzeln. */
const ZELLEN_HOECHSTENS = 20;

/** Nennt, was beim Schreiben im Haushaltsblatt anders stand als im Plan; leer, wenn nichts. */
export function blattsaetze({ am, blattabweichungen = [] }: Pruefungen): readonly string[] {
  if (blattabweichungen.length === 0) return [];
  const wann = am === null ? '' : ` am ${zeitpunkt(am)}`;
  const zellen = blattabweichungen.length === 1 ? 'eine Zelle' : `${blattabweichungen.length} Zellen`;
  const weitere = blattabweichungen.length - ZELLEN_HOECHSTENS;
  return [
    `Im Haushaltsblatt zeigte${blattabweichungen.length === 1 ? '' : 'n'}${wann} ${zellen} einen anderen Betrag als der Plan dieser Version. Es gilt der Plan.`,
    ...blattabweichungen.slice(0, ZELLEN_HOECHSTENS),
    ...(weitere > 0 ? [`Dazu kommen ${weitere} weitere.`] : []),
  ];
}

/** Ein Satz zum Inhalt, einer zur Kette. */
export function pruefsaetze(
  version: Antragsversion,
  { am, kette }: Pruefungen,
): readonly [inhalt: string, kette: string] {
  const wann = am === null ? '' : ` am ${zeitpunkt(am)}`;
  const inhalt =
    versionsHash(version) === version.hash
      ? `Inhalt geprüft${wann}: Der nachgerechnete SHA-256 ist der gespeicherte.`
      : `Inhalt geprüft${wann}: Der nachgerechnete SHA-256 ist nicht der gespeicherte. Die Version ist beschädigt.`;
  return [inhalt, kettensatz(kette)];
}

function kettensatz(kette: Pruefungen['kette']): string {
  if (kette === null) return 'Die Hashkette wurde nicht geprüft.';
  const wann = kette.am === null ? '' : ` am ${zeitpunkt(kette.am)}`;
  const wo = kette.wo === 'hier' ? 'auf dem Gerät nachgerechnet' : 'von der Versionsablage';
  const ergebnis =
    kette.bruch === null
      ? 'Sie ist heil.'
      : `Sie ist bei Version ${kette.bruch.version} gebrochen: ${BRUCHGRUND[kette.bruch.grund]}.`;
  return `Die Hashkette aller Versionen wurde${wann} geprüft (${wo}). ${ergebnis}`;
}
