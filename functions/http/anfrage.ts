/** Liest Inhalt, Kopfzeilen und Abfrage einer Anfrage; was nicht passt, wird mit dem genauen Grund abgewiesen. */
import type * as z from 'zod';
import { INHALT_HOECHSTENS, type Seitengroesse } from '../../shared/api/anfragen.ts';
import { ausEtag, IDEMPOTENCY_KEY } from '../../shared/api/kennungen.ts';
import type { Feldfehler } from '../../shared/api/problem.ts';
import { ProblemFehler } from './problem.ts';

/** Eine Meldung nennt unbekannte Felder beim Namen; der kann so lang sein wie die Anfrage. */
const MELDUNG_HOECHSTENS = 300;

/** Der Inhalt, wie das Schema ihn annimmt. @throws {ProblemFehler} 415, 413, 400 oder 422 mit jedem falschen Feld */
export async function liesInhalt<S extends z.ZodType>(request: Request, schema: S): Promise<z.infer<S>> {
  if (!/^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(request.headers.get('content-type') ?? '')) {
    throw new ProblemFehler('FALSCHES_FORMAT', 'Erwartet wird ein Inhalt vom Typ application/json.');
  }
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > INHALT_HOECHSTENS)
    throw new ProblemFehler('ZU_GROSS', 'Der Inhalt darf höchstens 1 MiB groß sein.');
  const geprueft = schema.safeParse(ausJson(bytes));
  if (geprueft.success) return geprueft.data;
  throw new ProblemFehler('INHALT_UNGUELTIG', 'Einige Angaben sind ungültig.', {
    fehler: geprueft.error.issues.map(feldfehler),
  });
}

/** Die Version, auf der eine Änderung aufbaut. @throws {ProblemFehler} 428 oder 400 */
export function liesIfMatch(request: Request): number {
  const kopf = request.headers.get('if-match');
  if (kopf === null)
    throw new ProblemFehler(
      'VERSION_FEHLT',
      'Die Kopfzeile If-Match mit der Version, auf der die Änderung aufbaut, fehlt.',
    );
  const version = ausEtag(kopf);
  if (version === null)
    throw new ProblemFehler(
      'ANFRAGE_UNGUELTIG',
      'If-Match muss eine Versionsnummer in Anführungszeichen sein, z. B. "3".',
    );
  return version;
}

/** Der Idempotency-Key; `null`, wenn die Anfrage keinen trägt. @throws {ProblemFehler} 400 */
export function liesSchluessel(request: Request): string | null {
  const schluessel = request.headers.get('idempotency-key');
  if (schluessel === null || IDEMPOTENCY_KEY.test(schluessel)) return schluessel;
  throw new ProblemFehler(
    'ANFRAGE_UNGUELTIG',
    'Idempotency-Key muss aus 1 bis 200 druckbaren ASCII-Zeichen ohne Leerzeichen bestehen.',
  );
}

/** Wie viele Einträge die Seite haben soll. @throws {ProblemFehler} 400 */
export function liesLimit(abfrage: URLSearchParams, { vorgabe, hoechstens }: Seitengroesse): number {
  const text = abfrage.get('limit');
  if (text === null) return vorgabe;
  const limit = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (limit >= 1 && limit <= hoechstens) return limit;
  throw new ProblemFehler('ANFRAGE_UNGUELTIG', `„limit“ muss eine ganze Zahl von 1 bis ${hoechstens} sein.`);
}

/** 400: Die Fortsetzung ist fremd, alt oder verändert. */
export function cursorUngueltig(): ProblemFehler {
  return new ProblemFehler('ANFRAGE_UNGUELTIG', '„cursor“ stammt nicht aus einer Antwort auf diese Abfrage.');
}

function ausJson(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new ProblemFehler('ANFRAGE_UNGUELTIG', 'Der Inhalt ist kein gültiges JSON in UTF-8.');
  }
}

function feldfehler({ path, message }: z.core.$ZodIssue): Feldfehler {
  const pfad = path
    .map((teil, i) => (typeof teil === 'number' ? `[${teil}]` : `${i === 0 ? '' : '.'}${String(teil)}`))
    .join('');
  return { pfad, meldung: message.length > MELDUNG_HOECHSTENS ? `${message.slice(0, MELDUNG_HOECHSTENS)} …` : message };
}
