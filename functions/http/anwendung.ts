/**
 * Eine Lambda-Funktion aus der Routenliste: Anmeldung, Rollen, 404 und 405 an einer Stelle; die Handler sehen nur
 * gültige Aufrufe. Wer jemand ist, hat die Autorisierung entschieden; was er darf, entscheidet sich hier.
 */
import { Hono } from 'hono/quick';
import { BASISPFAD } from '../../shared/api/kennungen.ts';
import { type Funktion, ROUTEN, type Route, type RoutenId } from '../../shared/api/routen.ts';
import { AblageFehler, ZuGross } from '../store/ablage.ts';
import { type Benutzer, benutzerAus } from './benutzer.ts';
import { alsErgebnis, alsRequest, type Ereignis, type Ergebnis } from './ereignis.ts';
import { nichtAngemeldet, nichtGefunden, ProblemFehler } from './problem.ts';

/** Ein Aufruf, dessen Route, Anmeldung und Rolle geprüft sind. */
export interface Aufruf {
  readonly request: Request;
  readonly benutzer: Benutzer;
  readonly abfrage: URLSearchParams;
  /** Parameter des Pfads. */
  readonly parameter: Readonly<Record<string, string>>;
}

export type Handler = (aufruf: Aufruf) => Promise<Response> | Response;
export type LambdaHandler = (ereignis: Ereignis) => Promise<Ergebnis>;

/** Kennung für Aufrufe ohne Token. */
const NIEMAND: Benutzer = { tid: '', oid: '', name: '', rollen: [] };

/**
 * Der Eingang einer Lambda-Funktion; auch ein Programmfehler wird zu einem Problem mit 500.
 * @throws {Error} beim Bauen, wenn eine Route der Funktion keinen Handler hat
 */
export function lambdaHandler(funktion: Funktion, handler: Partial<Record<RoutenId, Handler>>): LambdaHandler {
  const app = anwendung(funktion, handler);
  return async (ereignis) => {
    let request: Request;
    try {
      request = alsRequest(ereignis);
    } catch {
      return alsErgebnis(new ProblemFehler('ANFRAGE_UNGUELTIG', 'Die Anfrage ist nicht lesbar.').antwort());
    }
    return alsErgebnis(await app.fetch(request, { benutzer: benutzerAus(ereignis) }));
  };
}

function anwendung(funktion: Funktion, handler: Partial<Record<RoutenId, Handler>>) {
  const app = new Hono<{ Bindings: { benutzer: Benutzer | null } }>();
  const routen: readonly Route[] = ROUTEN.filter((route) => route.funktion === funktion);
  for (const route of routen) {
    const bearbeite = handler[route.id as RoutenId];
    if (!bearbeite) throw new Error(`Kein Handler für ${route.id}.`);
    app.on(route.methode, honoPfad(route), (c) => {
      const benutzer = pruefeZugang(route, c.env.benutzer);
      return bearbeite({
        request: c.req.raw,
        benutzer,
        abfrage: new URL(c.req.url).searchParams,
        parameter: c.req.param() as Record<string, string>,
      });
    });
  }
  for (const pfad of new Set(routen.map(honoPfad))) {
    const erlaubt = routen.filter((route) => honoPfad(route) === pfad).map((route) => route.methode);
    app.all(pfad, (c) => {
      throw c.env.benutzer
        ? new ProblemFehler('METHODE_NICHT_ERLAUBT', `Hier ist nur ${erlaubt.join(' oder ')} möglich.`, {
            kopf: { allow: erlaubt.join(', ') },
          })
        : nichtAngemeldet();
    });
  }
  app.notFound((c) => (c.env.benutzer ? nichtGefunden() : nichtAngemeldet()).antwort());
  app.onError((fehler) => problemAus(fehler).antwort());
  return app;
}

function honoPfad(route: Route): string {
  return `${BASISPFAD}${route.pfad.replace(/\{(\w+)\}/g, ':$1')}`;
}

function pruefeZugang(route: Route, benutzer: Benutzer | null): Benutzer {
  if (route.rollen === null) return benutzer ?? NIEMAND;
  if (!benutzer) throw nichtAngemeldet();
  if (route.rollen.some((rolle) => benutzer.rollen.includes(rolle))) return benutzer;
  throw new ProblemFehler('NICHT_ERLAUBT', `Dafür ist die Rolle ${route.rollen.join(' oder ')} nötig.`);
}

function problemAus(fehler: Error): ProblemFehler {
  if (fehler instanceof ProblemFehler) return fehler;
  if (fehler instanceof ZuGross)
    return new ProblemFehler(
      'ZU_GROSS',
      'Der Antrag ist mit seinen Ergebnissen zu groß, um als eine Version gespeichert zu werden.',
    );
  protokolliere(fehler);
  if (!(fehler instanceof AblageFehler))
    return new ProblemFehler(
      'UNERWARTET',
      'Das hätte nicht passieren dürfen. Gespeichert ist nur, was bestätigt wurde.',
    );
  return fehler.art === 'gedrosselt'
    ? new ProblemFehler('ZU_VIELE_ANFRAGEN', 'Gerade sind es zu viele Anfragen. Bitte gleich noch einmal versuchen.', {
        kopf: { 'retry-after': '1' },
      })
    : new ProblemFehler(
        'NICHT_ERREICHBAR',
        'Die Versionsablage ist gerade nicht erreichbar. Bitte in einigen Sekunden noch einmal versuchen.',
        {
          kopf: { 'retry-after': '5' },
        },
      );
}

/**
 * Eine JSON-Zeile für CloudWatch: Art und Ort des Fehlers. Die Meldung steht nur da, wo sie von uns ist; eine fremde
 * kann Teile der Anfrage oder einer gespeicherten Version enthalten.
 */
function protokolliere(fehler: Error): void {
  const meldung = fehler instanceof AblageFehler ? { meldung: fehler.message } : {};
  const ursache = fehler.cause instanceof Error ? { ursache: fehler.cause.name } : {};
  // Der Stapel beginnt mit der Meldung; auch sie kann Zeilen haben, die aussehen wie seine.
  const ohneMeldung = (fehler.stack ?? '').replace(fehler.message, () => '');
  const stapel = ohneMeldung.split('\n').filter((zeile) => /^ {4}at .+:\d+:\d+\)?$/.test(zeile));
  console.error(JSON.stringify({ ebene: 'fehler', name: fehler.name, ...meldung, ...ursache, stapel }));
}
