/** Was unter einem Feld steht, dessen Text sich nicht lesen lässt. */

/** Nennt beide Lesarten, wo es zwei gibt, sonst, was erwartet wird. */
export function lesemeldung(
  { lesarten, meldung }: { readonly lesarten: readonly unknown[]; readonly meldung: string },
  erwartet: string,
): string {
  return lesarten.length > 0 ? meldung.replace(' Gelesen wird davon nichts.', '') : erwartet;
}
