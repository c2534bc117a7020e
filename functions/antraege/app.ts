/** Die Aufrufe unter /antraege. */

import {
  anlegenSchema,
  SEITE_LISTE,
  SEITE_PRUEFUNG,
  speichernSchema,
  statusSchema,
} from '../../shared/api/anfragen.ts';
import { BASISPFAD, versionsnummer } from '../../shared/api/kennungen.ts';
import { UUIDV7 } from '../../shared/grund/uuid.ts';
import { JSONL_TYP } from '../../shared/web/medientypen.ts';
import { liesIfMatch, liesInhalt, liesLimit, liesSchluessel } from '../http/anfrage.ts';
import { gespeichert, json, text, versionsantwort } from '../http/antwort.ts';
import { type Aufruf, type LambdaHandler, lambdaHandler } from '../http/anwendung.ts';
import { nichtGefunden, ProblemFehler } from '../http/problem.ts';
import { liesVersion, listeAntraege, listeVersionen, oeffne, vergleicheVersionen } from './lesen.ts';
import { gibAus, pruefe } from './pruefung.ts';
import { legeAn, speichere } from './speichern.ts';
import { setzeStatus } from './status.ts';
import type { Umgebung } from './umgebung.ts';

const SUCHE_HOECHSTENS = 200;

/** Der Handler über einer Ablage und einer Uhr; in AWS und lokal stellt sie `handler.ts`. */
export function antraegeHandler(umgebung: Umgebung): LambdaHandler {
  return lambdaHandler('antraege', {
    antragAnlegen: async ({ request, benutzer }) => {
      const schluessel = liesSchluessel(request);
      return gespeichert(await legeAn(umgebung, benutzer, await liesInhalt(request, anlegenSchema), schluessel));
    },
    antraegeListen: async ({ abfrage, benutzer }) => {
      const seite = {
        limit: liesLimit(abfrage, SEITE_LISTE),
        cursor: abfrage.get('cursor'),
        suche: liesSuche(abfrage),
      };
      return json(await listeAntraege(umgebung, benutzer.tid, seite));
    },
    antragLesen: async (aufruf) => versionsantwort(await oeffne(umgebung, aufruf.benutzer.tid, antragIdAus(aufruf))),
    versionSpeichern: async (aufruf) => {
      const { request, benutzer } = aufruf;
      const anschluss = { antragId: antragIdAus(aufruf), basis: liesIfMatch(request) };
      const schluessel = liesSchluessel(request);
      return gespeichert(
        await speichere(umgebung, benutzer, anschluss, await liesInhalt(request, speichernSchema), schluessel),
      );
    },
    statusSetzen: async (aufruf) => {
      const { request, benutzer } = aufruf;
      const anschluss = { antragId: antragIdAus(aufruf), basis: liesIfMatch(request) };
      const schluessel = liesSchluessel(request);
      return gespeichert(
        await setzeStatus(umgebung, benutzer, anschluss, await liesInhalt(request, statusSchema), schluessel),
      );
    },
    versionenListen: async (aufruf) => {
      const { abfrage, benutzer } = aufruf;
      const seite = { limit: liesLimit(abfrage, SEITE_LISTE), cursor: abfrage.get('cursor') };
      return json(await listeVersionen(umgebung, benutzer.tid, antragIdAus(aufruf), seite));
    },
    versionLesen: async (aufruf) => {
      const nummer = versionsnummer(aufruf.parameter.version ?? '');
      if (nummer === null) throw nichtGefunden();
      return versionsantwort(await liesVersion(umgebung, aufruf.benutzer.tid, antragIdAus(aufruf), nummer));
    },
    versionenVergleichen: async (aufruf) => {
      const { abfrage, benutzer } = aufruf;
      const [von, bis] = [liesNummer(abfrage, 'von'), liesNummer(abfrage, 'bis')];
      return json(await vergleicheVersionen(umgebung, benutzer.tid, antragIdAus(aufruf), von, bis));
    },
    antragPruefen: async (aufruf) => {
      const { abfrage, benutzer } = aufruf;
      const seite = { limit: liesLimit(abfrage, SEITE_PRUEFUNG), cursor: abfrage.get('cursor') };
      return json(await pruefe(umgebung, benutzer.tid, antragIdAus(aufruf), seite));
    },
    antragAusgeben: async (aufruf) => {
      const antragId = antragIdAus(aufruf);
      const { zeilen, cursor } = await gibAus(umgebung, aufruf.benutzer.tid, antragId, aufruf.abfrage.get('cursor'));
      const weiter: Record<string, string> =
        cursor === null ? {} : { link: `<${BASISPFAD}/antraege/${antragId}/export?cursor=${cursor}>; rel="next"` };
      return text(zeilen, `${JSONL_TYP}; charset=utf-8`, {
        'content-disposition': `attachment; filename="antrag-${antragId}.jsonl"`,
        ...weiter,
      });
    },
  });
}

/** Eine antragId, die keine UUIDv7 ist, kann es nicht geben. */
function antragIdAus({ parameter }: Aufruf): string {
  const id = parameter.antragId ?? '';
  if (!UUIDV7.test(id)) throw nichtGefunden();
  return id;
}

function liesNummer(abfrage: URLSearchParams, name: 'von' | 'bis'): number {
  const nummer = versionsnummer(abfrage.get(name) ?? '');
  if (nummer === null) throw new ProblemFehler('ANFRAGE_UNGUELTIG', `„${name}“ muss die Nummer einer Version sein.`);
  return nummer;
}

function liesSuche(abfrage: URLSearchParams): string | null {
  const suche = abfrage.get('suche')?.trim() ?? '';
  if (suche.length > SUCHE_HOECHSTENS)
    throw new ProblemFehler('ANFRAGE_UNGUELTIG', `„suche“ darf höchstens ${SUCHE_HOECHSTENS} Zeichen haben.`);
  return suche === '' ? null : suche;
}
