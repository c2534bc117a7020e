/**
 * Zeigt, was man einem Text nicht ansieht: Zeichen ohne Bild und Zeichen, die aussehen wie andere. Nur zum Anzeigen und
 * Drucken; gespeichert, gehasht und verglichen wird der Text, wie er ist.
 */

/**
 * Ohne Bild (Default_Ignorable_Code_Point), Steuer- und Richtungszeichen, kein Zeichen (Noncharacter), halbe Surrogate,
 * Leerzeichen fremder Breite.
 */
const UNSICHTBAR =
  /[\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\p{Cc}\p{Cs}\u2000-\u200a\u2028-\u202f\u205f-\u206f\u3000\u1680]/u;

/** Kyrillische und griechische Buchstaben, die in üblichen Schriften aussehen wie lateinische. */
const DOPPELGAENGER = new Set('АВЕЅІЈКМНОРСТУХЗҮҺԌԚԜаеорсухіјѕһԁԛԝӏүΑΒΕΖΗΙΚΜΝΟΡΤΥΧοικνρυχαϲϳ');

/**
 * Der Text mit `‹U+200B›` an jeder Stelle, die man sonst nicht sähe oder verwechselte. Zweimal angewendet ergibt
 * dasselbe wie einmal: Ein Name kann schon so in einem Satz stehen, der als Ganzes gezeigt wird.
 */
export function sichtbar(text: string): string {
  return text.replaceAll(/[^ -~]/gu, (zeichen, stelle: number) => {
    if (UNSICHTBAR.test(zeichen)) return marke(zeichen);
    const verwechselbar = DOPPELGAENGER.has(zeichen) || istVerkleidet(zeichen);
    return verwechselbar && !text.startsWith(marke(zeichen), stelle + zeichen.length)
      ? `${zeichen}${marke(zeichen)}`
      : zeichen;
  });
}

/** Name einer Person aus ihrem Token: ohne Zeilenwechsel und Unsichtbares, nie länger als 120 Zeichen, nie leer. */
export function alsName(name: string): string {
  const sauber = Array.from(name.normalize('NFC'), (zeichen) =>
    /\s/u.test(zeichen) ? ' ' : UNSICHTBAR.test(zeichen) ? '' : zeichen,
  )
    .join('')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
  const kurz = sauber.length > 120 ? `${sauber.slice(0, 120)}…` : sauber;
  return kurz === '' ? 'ohne Namen' : sichtbar(kurz);
}

/** Hochgestellte stehen in Beträgen und Aufzählungen („m²“, „4.ª“) und sind keine Verkleidung. */
const HOCHGESTELLT = 'ªº²³¹';

/** Etwa „Ａ“ oder „𝐀“: ein anderes Zeichen, das für einen gewöhnlichen Buchstaben oder eine Ziffer steht. */
function istVerkleidet(zeichen: string): boolean {
  return /^[A-Za-z0-9]$/.test(zeichen.normalize('NFKC')) && !HOCHGESTELLT.includes(zeichen);
}

function marke(zeichen: string): string {
  return `‹U+${(zeichen.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`;
}
