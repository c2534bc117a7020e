/** Zeilenumbruch: nach Leerzeichen, nach Bindestrich oder Schrägstrich im Wort, in zu langen Wörtern an jeder Stelle. */

export type Miss = (text: string) => number;

/** Hier darf eine Zeile enden; „act/365“ und „−5-3“ bleiben ganz. */
const TRENNSTELLE = /(?<= )(?! )|(?<=\p{L}[-/])(?=\p{L})/u;

/**
 * Der Text in Zeilen, die höchstens so breit sind. Am Ende einer umbrochenen Zeile bleibt ihr Leerzeichen stehen, damit
 * beim Vorlesen und Kopieren keine Wörter zusammenwachsen. Ein Zeilenwechsel im Text bleibt einer.
 */
export function umbrochen(text: string, breite: number, miss: Miss): string[] {
  return text.split('\n').flatMap((absatz) => absatzInZeilen(absatz, breite, miss));
}

/** Das breiteste Stück, das sich nicht umbrechen lässt. */
export function breitestesStueck(text: string, miss: Miss): number {
  return teile(text.replaceAll('\n', ' ')).reduce((breite, teil) => Math.max(breite, miss(teil.trimEnd())), 0);
}

function absatzInZeilen(text: string, breite: number, miss: Miss): string[] {
  const zeilen: string[] = [];
  let zeile = '';
  for (const teil of teile(text)) {
    if (miss((zeile + teil).trimEnd()) <= breite) {
      zeile += teil;
      continue;
    }
    if (zeile !== '') zeilen.push(zeile);
    zeile = teil;
    while (miss(zeile.trimEnd()) > breite) {
      const anfang = passenderAnfang(zeile, breite, miss);
      if (anfang.length >= zeile.length) break;
      zeilen.push(anfang);
      zeile = zeile.slice(anfang.length);
    }
  }
  return [...zeilen, zeile];
}

/** So viele Zeichen, wie in die Breite passen, mindestens eines. */
function passenderAnfang(wort: string, breite: number, miss: Miss): string {
  const zeichen = Array.from(wort);
  let [passt, zuViel] = [1, zeichen.length];
  while (zuViel - passt > 1) {
    const mitte = (passt + zuViel) >> 1;
    if (miss(zeichen.slice(0, mitte).join('')) <= breite) passt = mitte;
    else zuViel = mitte;
  }
  return zeichen.slice(0, passt).join('');
}

function teile(text: string): string[] {
  return text.split(TRENNSTELLE);
}
