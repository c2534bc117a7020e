/**
 * Wonach Hinweise nach dem Bescheid fragen und was in keinem Antrag steht: der Tag, an dem geprüft wird, und Angaben
 * ohne Vorgabe. Der Tag kommt immer von außen, nie von der Uhr: Wer eine Version prüft, nimmt {@link stichtagDer} und
 * bekommt dieselben Hinweise.
 */
import type { IsoTag } from '../grund/marken.ts';

export interface Pruefangaben {
  /** Tag, an dem geprüft wird; `null`: Was vom Kalender abhängt, wird nicht geprüft. */
  readonly stichtag: IsoTag | null;
  /** Grenze in Prozent als Dezimaltext, ab der die Abweichung einer Zeile zu nennen ist; `null`: keine Prüfung. */
  readonly abweichungProzent: string | null;
  /** So viele Tage vor unserer Frist weisen Partner nach (R25); `null`: keine Prüfung. */
  readonly partnernachweisTage: number | null;
  /** Wann der Verwendungsnachweis vorgelegt wurde, je Programm; `null`: nicht bekannt. */
  readonly nachweisVorgelegtAm: { readonly thm: IsoTag | null; readonly dia: IsoTag | null };
}

export const OHNE_PRUEFANGABEN: Pruefangaben = {
  stichtag: null,
  abweichungProzent: null,
  partnernachweisTage: null,
  nachweisVorgelegtAm: { thm: null, dia: null },
};

/** Mit diesem Tag sind die Hinweise einer Version geprüft: der ihres Speicherns nach deutscher Zeit, wo auch immer man ist. */
export function stichtagDer({ erstelltAm }: { readonly erstelltAm: string }): IsoTag {
  return ortstag().format(new Date(erstelltAm));
}

let format: Intl.DateTimeFormat | undefined;

/** Schreibt JJJJ-MM-TT; erst bei Bedarf angelegt, denn das dauert. */
function ortstag(): Intl.DateTimeFormat {
  format ??= new Intl.DateTimeFormat('en-CA', {
    timeZone: 'Europe/Berlin',
    ...({ year: 'numeric', month: '2-digit', day: '2-digit' } as const),
  });
  return format;
}
