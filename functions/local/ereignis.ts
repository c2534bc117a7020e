/** Macht aus einer HTTP-Anfrage das Ereignis, das API Gateway (HTTP API, Format 2.0) daraus machen würde. */
import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Gatewayroute } from '../../shared/api/routen.ts';
import type { Ereignis } from '../http/ereignis.ts';

export interface Rohanfrage {
  readonly methode: string;
  /** Pfad und Abfrage, wie sie in der Anfragezeile stehen. */
  readonly ziel: string;
  readonly kopf: IncomingHttpHeaders;
  readonly inhalt: Buffer;
  readonly absender: string;
}

const MONATE = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Bei diesen Typen reicht API Gateway den Inhalt als Text weiter, bei allen anderen in Base64. */
const TEXT = /^(text\/|application\/(json|javascript|xml|[\w.+-]+\+(json|xml))\s*(;|$))/i;

/** Der dekodierte Pfad; `null`, wenn er sich nicht dekodieren lässt. */
export function dekodierterPfad(ziel: string): string | null {
  return dekodiert(teile(ziel).pfad);
}

/**
 * Der Pfad, wie API Gateway ihn in `rawPath` weitergibt: zweimal dekodiert und dazwischen an einem `?` zu Ende. Das
 * steht in keinem Handbuch; Aufzeichnungen laufender HTTP-APIs zeigen es (github.com/hotsock/voker,
 * vokerhttp/testdata/ingress-paths.json). `null`, wenn es die Anfrage abweist.
 */
export function gatewaypfad(ziel: string): string | null {
  const einmal = dekodierterPfad(ziel);
  return einmal === null ? null : dekodiert(teile(einmal).pfad);
}

function dekodiert(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** Es fehlt nur noch, was der Authorizer dazugibt. */
export function alsEreignis(anfrage: Rohanfrage, pfad: string, route: Gatewayroute, jetzt: Date): Ereignis {
  const { cookie, ...kopf } = anfrage.kopf;
  const { abfrage } = teile(anfrage.ziel);
  const text = anfrage.inhalt.length === 0 || TEXT.test(kopf['content-type'] ?? '');
  const headers = Object.fromEntries(
    Object.entries(kopf).flatMap(([name, wert]) => (wert === undefined ? [] : [[name, [wert].flat().join(',')]])),
  );
  const parameter = abfrageparameter(abfrage);
  const parameterDesPfads = Object.entries(pfadparameter(route.pfad, pfad) ?? {});
  return {
    version: '2.0',
    routeKey: routenschluessel(route),
    rawPath: pfad,
    rawQueryString: abfrage,
    ...(cookie ? { cookies: cookie.split(';').map((teil) => teil.trim()) } : {}),
    headers,
    ...(parameter ? { queryStringParameters: parameter } : {}),
    requestContext: {
      accountId: 'lokal',
      apiId: 'lokal',
      domainName: headers.host ?? '',
      domainPrefix: 'lokal',
      http: {
        method: anfrage.methode,
        path: pfad,
        protocol: 'HTTP/1.1',
        sourceIp: anfrage.absender,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomBytes(12).toString('base64url'),
      routeKey: routenschluessel(route),
      stage: '$default',
      time: zeitpunkt(jetzt),
      timeEpoch: jetzt.getTime(),
    },
    ...(parameterDesPfads.length === 0 ? {} : { pathParameters: Object.fromEntries(parameterDesPfads) }),
    ...(anfrage.inhalt.length === 0 ? {} : { body: anfrage.inhalt.toString(text ? 'utf8' : 'base64') }),
    isBase64Encoded: !text,
  };
}

function teile(ziel: string): { pfad: string; abfrage: string } {
  const trenner = ziel.indexOf('?');
  return trenner < 0 ? { pfad: ziel, abfrage: '' } : { pfad: ziel.slice(0, trenner), abfrage: ziel.slice(trenner + 1) };
}

/** Mehrfach genannte Parameter verbindet API Gateway mit Komma. */
function abfrageparameter(abfrage: string): Record<string, string> | null {
  const gesammelt = new Map<string, string[]>();
  for (const [name, wert] of new URLSearchParams(abfrage)) gesammelt.set(name, [...(gesammelt.get(name) ?? []), wert]);
  return gesammelt.size === 0
    ? null
    : Object.fromEntries([...gesammelt].map(([name, werte]) => [name, werte.join(',')]));
}

/** Steht am Ende einer Route, die auch alles darunter annimmt. */
export const REST = '{proxy+}';

/**
 * Liest die Werte für die Platzhalter der Route; `null`, wenn der Pfad nicht zu ihr gehört. Ein Platzhalter ist ein
 * Teil des Pfads, nie leer.
 */
export function pfadparameter(route: string, pfad: string): Record<string, string> | null {
  if (route.endsWith(REST)) {
    const stamm = route.slice(0, -REST.length);
    return pfad.startsWith(stamm) && pfad.length > stamm.length ? { proxy: pfad.slice(stamm.length) } : null;
  }
  const [muster, teile] = [route.split('/'), pfad.split('/')];
  const parameter: Record<string, string> = {};
  if (muster.length !== teile.length) return null;
  for (const [i, teil] of muster.entries()) {
    const name = /^\{(\w+)\}$/.exec(teil)?.[1];
    const wert = teile[i] ?? '';
    if (name === undefined ? teil !== wert : wert === '') return null;
    if (name !== undefined) parameter[name] = wert;
  }
  return parameter;
}

function routenschluessel(route: Gatewayroute): string {
  return `${route.methode} ${route.pfad}`;
}

/** "21/Nov/2026:06:20:19 +0000" */
function zeitpunkt(zeit: Date): string {
  const zwei = (zahl: number) => String(zahl).padStart(2, '0');
  const uhrzeit = [zeit.getUTCHours(), zeit.getUTCMinutes(), zeit.getUTCSeconds()].map(zwei).join(':');
  return `${zwei(zeit.getUTCDate())}/${MONATE[zeit.getUTCMonth()]}/${zeit.getUTCFullYear()}:${uhrzeit} +0000`;
}
