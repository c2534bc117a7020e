/** Bytes als Base64, stückweise: Ein Aufruf mit allen Bytes zugleich überliefe den Stapel. */
export function alsBase64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text);
}
