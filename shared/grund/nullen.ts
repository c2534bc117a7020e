/** "12300" → "123", aber nie weniger als `mindestens` Ziffern. */
export function ohneNullen(bruch: string, mindestens: number): string {
  let ende = bruch.length;
  while (ende > mindestens && bruch[ende - 1] === '0') ende--;
  return bruch.slice(0, ende);
}
