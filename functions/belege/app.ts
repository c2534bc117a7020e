/** Die Aufrufe unter /antraege/{antragId}/belege. Der Mandant kommt allein aus dem Token, wie bei den Anträgen. */
import type { Certificate } from 'pkijs';
import { BELEGE_HOECHSTENS, type Belege, type Versionsbeleg } from '../../shared/api/belegantworten.ts';
import { versionsnummer } from '../../shared/api/kennungen.ts';
import { UUIDV7 } from '../../shared/grund/uuid.ts';
import type { Ankerbuch } from '../anker/ankerbuch.ts';
import { AnkerFehler } from '../anker/behaelter.ts';
import { json } from '../http/antwort.ts';
import { type Aufruf, type Handler, type LambdaHandler, lambdaHandler } from '../http/anwendung.ts';
import { nichtGefunden, ProblemFehler } from '../http/problem.ts';
import { belegeVon, belegVon } from './nachschlagen.ts';

export interface Belegumgebung {
  /** `null`: Es ist keiner eingerichtet. */
  readonly anker: Ankerbuch | null;
  /** Aussteller der Zeitstempel; leer: keine Vorgabe. */
  readonly vertraute: readonly Certificate[];
}

/** Der Handler über einem Anker; in AWS und lokal stellt ihn `handler.ts`. */
export function belegeHandler({ anker, vertraute }: Belegumgebung): LambdaHandler {
  return lambdaHandler('belege', {
    belegeListen: mitAnker(async (aufruf) => {
      const antragId = antragIdAus(aufruf);
      const [von, bis] = liesBereich(aufruf.abfrage);
      const eintraege = anker === null ? [] : await belegeVon(anker, aufruf.benutzer.tid, antragId, von, bis);
      return json({ anker: anker !== null, eintraege } satisfies Belege);
    }),
    belegLesen: mitAnker(async (aufruf) => {
      const stelle = { tid: aufruf.benutzer.tid, antragId: antragIdAus(aufruf), version: versionAus(aufruf) };
      const gefunden =
        anker === null ? { beleg: null, beweis: null, zeitstempel: null } : await belegVon(anker, stelle, vertraute);
      return json({ anker: anker !== null, ...gefunden } satisfies Versionsbeleg);
    }),
  });
}

/** Antwortet der Anker nicht, sind nur die Belege gerade nicht zu sehen. */
function mitAnker(handler: Handler): Handler {
  return async (aufruf) => {
    try {
      return await handler(aufruf);
    } catch (fehler) {
      if (!(fehler instanceof AnkerFehler)) throw fehler;
      console.error(JSON.stringify({ ebene: 'fehler', name: fehler.name, meldung: fehler.message }));
      throw new ProblemFehler(
        'NICHT_ERREICHBAR',
        'Der Anker ist gerade nicht erreichbar. Bitte in einigen Sekunden noch einmal versuchen.',
        {
          kopf: { 'retry-after': '5' },
        },
      );
    }
  };
}

function antragIdAus({ parameter }: Aufruf): string {
  const id = parameter.antragId ?? '';
  if (!UUIDV7.test(id)) throw nichtGefunden();
  return id;
}

function versionAus({ parameter }: Aufruf): number {
  const version = versionsnummer(parameter.version ?? '');
  if (version === null) throw nichtGefunden();
  return version;
}

function liesBereich(abfrage: URLSearchParams): readonly [number, number] {
  const [von, bis] = [versionsnummer(abfrage.get('von') ?? ''), versionsnummer(abfrage.get('bis') ?? '')];
  if (von === null || bis === null || bis < von || bis - von >= BELEGE_HOECHSTENS)
    throw new ProblemFehler(
      'ANFRAGE_UNGUELTIG',
      `„von“ und „bis“ müssen Nummern von Versionen sein, aufsteigend und höchstens ${BELEGE_HOECHSTENS} auf einmal.`,
    );
  return [von, bis];
}
