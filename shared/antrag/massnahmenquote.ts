/** Die Förderquote einer Maßnahme für ihre Abrechnung (R7, R20); Tage und Bemessung hat sie nicht. */
import { bausteinfoerderung } from '../kern/bausteine.ts';
import { werteVon } from '../regelstand/werte.ts';
import type { Planrechnung } from './planrechnung.ts';
import { diaFuerJahr } from './regelstandwahl.ts';

/** `null`, wenn sich die Maßnahme nicht rechnen lässt. */
export function massnahmenquote({ antrag, verzeichnis, zeilen }: Planrechnung, index: number) {
  const massnahme = antrag.massnahmen[index];
  const zeile = massnahme && zeilen.find(({ id, art }) => art === 'massnahme' && id === massnahme.id);
  if (!massnahme || !zeile?.schritte) return null;
  const regelstand = diaFuerJahr(antrag, massnahme.haushaltsjahr, verzeichnis);
  const { foerderquote } = bausteinfoerderung(massnahme.baustein, massnahme.ausgaben, massnahme.quote, regelstand);
  return { tage: null, bemessung: null, quote: foerderquote, werte: werteVon(regelstand) };
}
