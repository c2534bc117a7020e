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

/** Wann eine UUIDv7 entstand, als RFC-3339-Zeitpunkt; `null`, wenn der Text keine ist. */
export function entstandAm(uuid: string): string | null {
  const [, oben, unten] = /^([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.exec(uuid) ?? [];
  const zeit = new Date(Number.parseInt(`${oben}${unten}`, 16));
  return Number.isNaN(zeit.getTime()) ? null : zeit.toISOString();
}
