/**
 * Übernimmt, was in AWS zwischen Browser und Lambda steht: Route wählen, Authorizer fragen, Handler aufrufen. Dieselben
 * Handler, dieselben Antworten.
 */

import { type Funktion, GATEWAYROUTEN, type Gatewayroute } from '../../shared/api/routen.ts';
import { JSON_TYP } from '../../shared/web/medientypen.ts';
import type { LambdaHandler } from '../http/anwendung.ts';
import type { Ereignis, Ergebnis } from '../http/ereignis.ts';
import { ABWEISUNG, istAbzuweisen } from '../http/tokenform.ts';
import type { Zugangsantwort, Zugangshandler } from '../zugang/handler.ts';
import { alsEreignis, dekodierterPfad, gatewaypfad, pfadparameter, REST, type Rohanfrage } from './ereignis.ts';

export interface Gatewayantwort {
  readonly status: number;
  readonly kopf: Readonly<Record<string, string | readonly string[]>>;
  readonly inhalt: Buffer;
}

type Zugangskontext = Extract<Zugangsantwort, { isAuthorized: true }>['context'];

export type Gateway = (anfrage: Rohanfrage) => Promise<Gatewayantwort>;

/** Größer nimmt API Gateway keine Anfrage an. */
export const ANFRAGE_HOECHSTENS = 10 * 1024 * 1024;

/** Ein API-Gateway vor diesen Handlern; es wirft nie, ein Fehler der Handler steht im Fenster und wird 500. */
export function erstelleGateway(
  zugang: Zugangshandler,
  funktionen: Readonly<Record<Funktion, LambdaHandler>>,
): Gateway {
  return async (anfrage) => {
    const pfad = gatewaypfad(anfrage.ziel);
    // In AWS eine Funktion von CloudFront, noch vor dem Gateway.
    if (istAbzuweisen(anfrage.methode, dekodierterPfad(anfrage.ziel) ?? '', anfrage.kopf.authorization))
      return abweisung();
    if (pfad === null) return meldung(400, 'Bad Request');
    const route = waehleRoute(GATEWAYROUTEN, anfrage.methode, pfad);
    if (!route) return meldung(404, 'Not Found');
    let ereignis = alsEreignis(anfrage, pfad, route, new Date());
    try {
      if (route.token) {
        const zutritt = await frageZugang(zugang, ereignis);
        if ('ablehnung' in zutritt) return zutritt.ablehnung;
        ereignis = {
          ...ereignis,
          requestContext: { ...ereignis.requestContext, authorizer: { lambda: { ...zutritt.kontext } } },
        };
      }
      return alsAntwort(await funktionen[route.funktion](ereignis), ereignis.requestContext.requestId);
    } catch (fehler) {
      console.error(fehler);
      return meldung(500, 'Internal Server Error');
    }
  };
}

/** Die Antworten, die API Gateway selbst gibt, haben diese Form. */
export function meldung(status: number, text: string): Gatewayantwort {
  return { status, kopf: { 'content-type': JSON_TYP }, inhalt: Buffer.from(JSON.stringify({ message: text })) };
}

function abweisung(): Gatewayantwort {
  return { ...ABWEISUNG, inhalt: Buffer.from(ABWEISUNG.inhalt) };
}

/**
 * Die genaueste Route: ein fester Pfad vor `{name}`, dieses vor `{proxy+}`, ein längerer vor einem kürzeren, eine
 * Methode vor ANY.
 */
export function waehleRoute(routen: readonly Gatewayroute[], methode: string, pfad: string): Gatewayroute | null {
  const passend = routen.filter(
    (route) => (route.methode === 'ANY' || route.methode === methode) && pfadparameter(route.pfad, pfad) !== null,
  );
  const stufe = ({ pfad: muster }: Gatewayroute) => (muster.endsWith(REST) ? 0 : muster.includes('{') ? 1 : 2);
  const rang = (route: Gatewayroute) =>
    2_000 * stufe(route) + 2 * route.pfad.length + (route.methode === 'ANY' ? 0 : 1);
  return passend.sort((a, b) => rang(b) - rang(a))[0] ?? null;
}

/** Fragt den Authorizer: Er gibt den Kontext weiter, oder die Ablehnung; wirft er, ist das wie in AWS ein 500. */
async function frageZugang(
  zugang: Zugangshandler,
  ereignis: Ereignis,
): Promise<{ ablehnung: Gatewayantwort } | { kontext: Zugangskontext }> {
  const antwort = await zugang(ereignis);
  return antwort.isAuthorized ? { kontext: antwort.context } : { ablehnung: meldung(403, 'Forbidden') };
}

function alsAntwort(ergebnis: Ergebnis, anfrageId: string): Gatewayantwort {
  const kopf = Object.fromEntries(
    Object.entries(ergebnis.headers ?? {}).map(([name, wert]) => [name.toLowerCase(), String(wert)]),
  );
  return {
    status: ergebnis.statusCode ?? 200,
    kopf: {
      ...kopf,
      'apigw-requestid': anfrageId,
      ...(ergebnis.cookies?.length ? { 'set-cookie': ergebnis.cookies } : {}),
    },
    inhalt: Buffer.from(ergebnis.body ?? '', ergebnis.isBase64Encoded ? 'base64' : 'utf8'),
  };
}
