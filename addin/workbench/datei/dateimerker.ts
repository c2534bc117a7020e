/**
 * Welche Version in welchem Blatt liegt, als eigene Eigenschaften der Datei (docProps/custom.xml), unter denselben Namen
 * wie in Excels Einstellungen. Wer die Datei wieder öffnet, arbeitet an derselben Version weiter.
 */
import { BLATTWAHL, merkerAusText, merkername } from '../../workbook/merker.ts';
import type { Mappenmerker } from '../../workbook/workbook.ts';

export interface Dateimerker {
  /** Das Blatt, das ohne Wahl gelesen wird; zu ihm gehört `merker`. */
  readonly haushaltsblatt: string | null;
  readonly merker: Mappenmerker | null;
  /** Die Merker weiterer Haushaltsblätter, nach dem Namen des Blatts. */
  readonly merkerJeBlatt: Readonly<Record<string, Mappenmerker>>;
  /** Das gewählte von mehreren Haushaltsblättern. */
  readonly blattwahl: string | null;
}

type Eigenschaften = Readonly<Record<string, unknown>>;

const HAUSHALTSBLATT = 'GK.Haushaltsblatt';
/** Mehr lässt Excel als Text einer Eigenschaft nicht zu; ein Merker hat etwa 200 Zeichen. */
const ZEICHEN_HOECHSTENS = 255;

export function alsEigenschaften(mappe: Dateimerker): Record<string, string> {
  const { haushaltsblatt, merker, merkerJeBlatt, blattwahl } = mappe;
  const je = Object.entries(merkerJeBlatt).map(([blatt, eigener]) => [merkername(blatt), alsText(eigener)] as const);
  return Object.fromEntries(
    [
      [HAUSHALTSBLATT, haushaltsblatt] as const,
      [merkername(null), merker && alsText(merker)] as const,
      ...je,
      [BLATTWAHL, blattwahl] as const,
    ].filter((eine): eine is [string, string] => eine[1] !== null),
  );
}

/** Ohne das Blatt, zu dem er gehört, gilt ein Merker nicht: Er führte den Antrag mit einem anderen Blatt fort. */
export function ausEigenschaften(eigenschaften: Eigenschaften, blaetter: readonly string[]): Dateimerker {
  const genannt = (name: string) => {
    const wert = eigenschaften[name];
    return typeof wert === 'string' && blaetter.includes(wert) ? wert : null;
  };
  const haushaltsblatt = genannt(HAUSHALTSBLATT);
  return {
    haushaltsblatt,
    merker: haushaltsblatt === null ? null : merkerAusText(eigenschaften[merkername(null)]),
    merkerJeBlatt: Object.fromEntries(
      blaetter.flatMap((blatt): [string, Mappenmerker][] => {
        const merker = merkerAusText(eigenschaften[merkername(blatt)]);
        return merker ? [[blatt, merker]] : [];
      }),
    ),
    blattwahl: genannt(BLATTWAHL),
  };
}

/** Der Name einer Kommune kann zu lang sein; ihre Kennung genügt. */
function alsText(merker: Mappenmerker): string {
  const text = JSON.stringify(merker);
  return text.length > ZEICHEN_HOECHSTENS && 'name' in merker ? JSON.stringify({ ...merker, name: null }) : text;
}
