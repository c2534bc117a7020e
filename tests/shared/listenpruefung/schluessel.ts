/** R1–R3 noch einmal, ohne den Rechenkern: in ganzen Zahlen, halbe Stellen gezählt. */
export function stellenNachUnabhaengigemSchluessel(geduldete: number): number {
  const halbe = Math.floor((geduldete * 2 + 50) / 100);
  return Math.max(halbe, 1, geduldete >= 75 ? 2 : 0) / 2;
}
