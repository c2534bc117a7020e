/** Werte in der Schreibweise von DynamoDB. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';

export type Item = Record<string, AttributeValue>;

export const S = (text: string): AttributeValue => ({ S: text });
export const N = (zahl: number): AttributeValue => ({ N: String(zahl) });
export const B = (bytes: Uint8Array): AttributeValue => ({ B: bytes });
export const BOOL = (wert: boolean): AttributeValue => ({ BOOL: wert });

/** Größter Eintrag, den DynamoDB annimmt: 400 KB mit den Namen der Attribute. */
export const ITEM_HOECHSTENS = 400 * 1024;

/** Größe des Eintrags, wie DynamoDB sie zählt (Zahlen nach oben abgeschätzt). */
export function itemgroesse(item: Item): number {
  let summe = 0;
  for (const [name, wert] of Object.entries(item)) summe += Buffer.byteLength(name) + wertgroesse(wert);
  return summe;
}

function wertgroesse(wert: AttributeValue): number {
  if (wert.S !== undefined) return Buffer.byteLength(wert.S);
  if (wert.B !== undefined) return wert.B.byteLength;
  return wert.N === undefined ? 1 : 21;
}
