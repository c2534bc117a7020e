/** Liest Tage, wie Menschen sie schreiben. Was eine Stelle gelten lässt, sagt sie; geraten wird nie. */
import { ausIso, type Datum, datum } from './datum.ts';

/** Liest Tage, die nicht als TT.MM.JJJJ geschrieben sind. */
export interface Schreibweisen {
  /** 1.4.2020 */
  readonly einstellig?: boolean;
  /** 2020-04-01 */
  readonly iso?: boolean;
  /** 01.04.20: 00–29 sind 20…, 30–99 sind 19…, wie in Excel. */
  readonly kurzesJahr?: boolean;
}

const DEUTSCH = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$/;
/** Ab hier gehört ein zweistelliges Jahr zum vorigen Jahrhundert. */
const JAHRHUNDERTGRENZE = 30;

/**
 * `null`, wenn der Text kein Tag in einer der Schreibweisen ist oder es den Tag nicht gibt (31.02.). Leerraum am Rand
 * nimmt weg, wer ihn gelten lässt.
 */
export function liesDeutschenTag(
  text: string,
  { einstellig = false, iso = false, kurzesJahr = false }: Schreibweisen = {},
): Datum | null {
  const [, tag = '', monat = '', jahr = ''] = DEUTSCH.exec(text) ?? [];
  if (tag === '') return iso ? ausIso(text) : null;
  if (!einstellig && (tag.length < 2 || monat.length < 2)) return null;
  if (jahr.length === 4) return datum(Number(jahr), Number(monat), Number(tag));
  return kurzesJahr
    ? datum(Number(jahr) + (Number(jahr) < JAHRHUNDERTGRENZE ? 2000 : 1900), Number(monat), Number(tag))
    : null;
}
