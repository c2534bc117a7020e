/** UUIDv7 (RFC 9562): zeitlich geordnet, damit die Liste der Anträge die neuesten zuerst zeigt. */
export function uuidv7(jetzt: number, zufall: Uint8Array): string {
  const bytes = new Uint8Array(16);
  bytes.set(zufall.subarray(0, 10), 6);
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(jetzt / 2 ** (8 * (5 - i))) & 0xff;
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Eine UUIDv7: Kennungen neuer Anträge sortieren nach ihrer Entstehung. */
export function neueUuid(): string {
  return uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}
