/** Ob eine Anfrage über CloudFront kam: Nur dort ist sie durch die Ratenregel gegangen. */
import { createHash, timingSafeEqual } from 'node:crypto';

const KOPF = 'x-gk-ursprung';

/** Ohne `GK_URSPRUNG` (lokal) gilt jede; verglichen wird, ohne über die Dauer etwas zu verraten. */
export function kommtVonCloudFront(
  headers: Readonly<Record<string, string | undefined>> | undefined,
  { GK_URSPRUNG }: Readonly<Record<string, string | undefined>>,
): boolean {
  return !GK_URSPRUNG || timingSafeEqual(summe(headers?.[KOPF] ?? ''), summe(GK_URSPRUNG));
}

function summe(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
