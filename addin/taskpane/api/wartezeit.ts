/** Wie lange bis zum nächsten Versuch zu warten ist, wenn die Ablage überlastet ist (429, 503). */

/** So oft wird ein Lesen von selbst wiederholt; ein Speichern wiederholt `speichern/senden.ts`. */
export const LESEVERSUCHE = 3;
/** Länger wartet niemand vor einer leeren Liste; dann steht dort, woran es liegt. */
const LESEN_HOECHSTENS_MS = 5_000;
const ZUFALL_MS = 250;

/** `Retry-After` in ms, als Sekunden oder als Zeitpunkt; `null`, wo er fehlt oder unlesbar ist. */
export function retryAfterMs(kopf: Headers, jetzt: () => number = Date.now): number | null {
  const angabe = kopf.get('retry-after');
  if (angabe === null) return null;
  const ms = /^\d+$/.test(angabe) ? Number(angabe) * 1000 : Date.parse(angabe) - jetzt();
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}

/**
 * Wartezeit vor der nächsten Wiederholung eines Lesens; `null`, wenn es keine gibt. Der Zufall wächst mit jedem Versuch,
 * damit nicht alle zugleich wiederkommen, die zugleich abgewiesen wurden.
 */
export function lesepause({ status, headers }: Response, versuch: number): number | null {
  const bitte = status === 429 || status === 503 ? retryAfterMs(headers) : null;
  if (bitte === null || bitte > LESEN_HOECHSTENS_MS || versuch >= LESEVERSUCHE) return null;
  return bitte + Math.random() * ZUFALL_MS * 2 ** versuch;
}

/** Wartet; ein Abbruch beendet das Warten mit seinem Grund. */
export function warte(ms: number, abbruch: AbortSignal | undefined): Promise<void> {
  return new Promise((weiter, abgebrochen) => {
    const brichAb = () => {
      clearTimeout(uhr);
      abgebrochen(abbruch?.reason);
    };
    const uhr = setTimeout(() => {
      abbruch?.removeEventListener('abort', brichAb);
      weiter();
    }, ms);
    abbruch?.addEventListener('abort', brichAb, { once: true });
  });
}
