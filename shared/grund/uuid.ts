/** UUIDv7 (RFC 9562): zeitlich geordnet, damit die Liste der Anträge nach Schlüssel die neuesten zuerst zeigt. */

/** In Kleinbuchstaben. */
export const UUIDV7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Aus der Zeit in Millisekunden seit 1970 und zehn zufälligen Bytes. */
export function uuidv7(zeit: number, zufall: Uint8Array): string {
  const bytes = new Uint8Array(16);
  bytes.set(zufall.subarray(0, 10), 6);
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(zeit / 2 ** (8 * (5 - i))) & 0xff;
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Wann eine UUIDv7 entstand, als RFC-3339-Zeitpunkt; `null`, wenn der Text keine ist. */
export function entstandAm(uuid: string): string | null {
  if (!UUIDV7.test(uuid)) return null;
  const zeit = new Date(Number.parseInt(uuid.slice(0, 8) + uuid.slice(9, 13), 16));
  return Number.isNaN(zeit.getTime()) ? null : zeit.toISOString();
}
