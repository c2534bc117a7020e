/** Erzeugt die OpenAPI-3.1-Beschreibung aus denselben zod-Schemas, mit denen die Handler prüfen. */
import * as z from 'zod';
import { bescheidSchema } from '../antrag/bescheidschema.ts';
import { gespeicherterAntrag, gespeicherterBescheid } from '../antrag/gespeichert.ts';
import { antragSchema } from '../antrag/schema.ts';
import { JSON_TYP, JSONL_TYP, PROBLEM_TYP } from '../web/medientypen.ts';
import {
  antragskopfSchema,
  antragsversionSchema,
  ergebnisSchema,
  hinweisSchema,
  rechenwegzeileSchema,
  vergleichSchema,
  versionskopfSchema,
} from './antworten.ts';
import { belegeSchema, versionsbelegSchema } from './belegantworten.ts';
import { BASISPFAD } from './kennungen.ts';
import { nachDemBescheidSchema } from './nach-dem-bescheid.ts';
import { inhaltsproblemSchema, problemSchema, schrittproblemSchema, veraltetSchema } from './problem.ts';
import { regelstandSchema } from './regelstandsschema.ts';
import { ROUTEN, type Route } from './routen.ts';

type Json = { [name: string]: unknown };

const BENANNT: Readonly<Record<string, z.ZodType>> = {
  Antrag: antragSchema,
  Bescheid: bescheidSchema,
  GespeicherterAntrag: gespeicherterAntrag,
  GespeicherterBescheid: gespeicherterBescheid,
  Ergebnis: ergebnisSchema,
  Hinweis: hinweisSchema,
  NachDemBescheid: nachDemBescheidSchema,
  Antragsversion: antragsversionSchema,
  Versionskopf: versionskopfSchema,
  Antragskopf: antragskopfSchema,
  Vergleich: vergleichSchema,
  Rechenwegzeile: rechenwegzeileSchema,
  Regelstand: regelstandSchema,
  Belege: belegeSchema,
  Versionsbeleg: versionsbelegSchema,
  Problem: problemSchema,
  VeraltetProblem: veraltetSchema,
  Schrittproblem: schrittproblemSchema,
  Inhaltsproblem: inhaltsproblemSchema,
};

const PROBLEME: Readonly<Record<number, { readonly text: string; readonly schema: string }>> = {
  400: { text: 'Die Anfrage ist nicht lesbar.', schema: 'Problem' },
  401: { text: 'Kein gültiges Token.', schema: 'Problem' },
  403: { text: 'Das Token gilt nicht oder die Rolle erlaubt das nicht.', schema: 'Problem' },
  404: { text: 'Das gibt es nicht.', schema: 'Problem' },
  405: { text: 'Diese Methode gibt es hier nicht.', schema: 'Problem' },
  409: { text: 'Der gespeicherte Zustand lässt das nicht zu.', schema: 'Schrittproblem' },
  412: { text: 'Andere haben inzwischen gespeichert.', schema: 'VeraltetProblem' },
  413: { text: 'Der Inhalt ist zu groß.', schema: 'Problem' },
  415: { text: `Erwartet wird ${JSON_TYP}.`, schema: 'Problem' },
  422: { text: 'Der Inhalt ist ungültig.', schema: 'Inhaltsproblem' },
  428: { text: 'If-Match fehlt.', schema: 'Problem' },
  429: { text: 'Zu viele Anfragen; Retry-After nennt die Wartezeit in Sekunden.', schema: 'Problem' },
  503: { text: 'Die Datenbank ist nicht erreichbar; Retry-After nennt die Wartezeit in Sekunden.', schema: 'Problem' },
};
const IMMER = [400, 404, 405];
const MIT_TOKEN = [401, 403, 429, 503];

/** Das ganze Dokument; `version` ist die des Rechenkerns. */
export function openapi(version: string): Json {
  const { schemas, verweis } = schemata();
  const paths: Record<string, Json> = {};
  for (const route of ROUTEN as readonly Route[]) {
    paths[route.pfad] = { ...paths[route.pfad], [route.methode.toLowerCase()]: vorgang(route, verweis) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'GK Förderrechner',
      version,
      description:
        'Versionsablage und Rechenkern für „Gemeinsam klappt’s“ und „Durchstarten in Ausbildung und Arbeit“. Beträge sind Dezimaltexte in €.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: BASISPFAD }],
    security: [{ entra: [] }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        entra: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'Token von Microsoft Entra ID (v2.0).',
        },
      },
    },
  };
}

function vorgang(route: Route, verweis: (schema: z.ZodType) => Json): Json {
  const { status, schema, typ } = route.antwort;
  const codes = [...new Set([...IMMER, ...(route.rollen ? MIT_TOKEN : []), ...route.fehler])].sort((a, b) => a - b);
  return {
    operationId: route.id,
    summary: route.zusammenfassung,
    ...(route.rollen ? { description: `Rollen: ${route.rollen.join(' oder ')}.` } : { security: [] }),
    parameters: parameter(route),
    ...(route.anfrage
      ? { requestBody: { required: true, content: { [JSON_TYP]: { schema: verweis(route.anfrage) } } } }
      : {}),
    responses: {
      [status]: {
        description: status === 201 ? 'Gespeichert.' : 'In Ordnung.',
        ...(route.etag ? { headers: kopfzeilen(status) } : {}),
        content: {
          [typ ?? JSON_TYP]: {
            schema: schema ? verweis(schema) : typ === JSONL_TYP ? { type: 'string' } : { type: 'object' },
          },
        },
      },
      ...Object.fromEntries(codes.map((code) => [code, problemantwort(code)])),
    },
  };
}

function kopfzeilen(status: number): Json {
  const etag = { ETag: { description: 'Die Version, z. B. "3".', schema: { type: 'string' } } };
  return status === 201
    ? { ...etag, Location: { description: 'Pfad der Version.', schema: { type: 'string' } } }
    : etag;
}

function problemantwort(code: number): Json {
  const problem = PROBLEME[code];
  return {
    description: problem?.text ?? '',
    content: { [PROBLEM_TYP]: { schema: { $ref: `#/components/schemas/${problem?.schema ?? 'Problem'}` } } },
  };
}

function parameter(route: Route): Json[] {
  const pfad = [...route.pfad.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: name === 'version' ? 'integer' : 'string' },
  }));
  const abfrage = Object.entries(route.abfrage ?? {}).map(([name, description]) => {
    const istVersion = name === 'von' || name === 'bis';
    return {
      name,
      in: 'query',
      description,
      required: istVersion,
      schema: { type: istVersion ? 'integer' : 'string' },
    };
  });
  const seite = route.seite
    ? [
        {
          name: 'limit',
          in: 'query',
          schema: { type: 'integer', minimum: 1, maximum: route.seite.hoechstens, default: route.seite.vorgabe },
        },
        {
          name: 'cursor',
          in: 'query',
          description: 'Fortsetzung aus der vorigen Antwort.',
          schema: { type: 'string' },
        },
      ]
    : [];
  const kopf = [
    ...(route.ifMatch
      ? [
          {
            name: 'If-Match',
            in: 'header',
            required: true,
            description: 'Version, auf der die Änderung aufbaut, z. B. "3".',
            schema: { type: 'string' },
          },
        ]
      : []),
    ...(route.antwort.status === 201
      ? [
          {
            name: 'Idempotency-Key',
            in: 'header',
            description: 'Macht eine Wiederholung gefahrlos.',
            schema: { type: 'string', maxLength: 200 },
          },
        ]
      : []),
  ];
  return [...pfad, ...abfrage, ...seite, ...kopf];
}

/** Benannte Schemas stehen einmal unter `components`, alle anderen an Ort und Stelle. */
function schemata(): { schemas: Json; verweis: (schema: z.ZodType) => Json } {
  const register = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(BENANNT)) register.add(schema, { id });
  const unbenannt = new Map<z.ZodType, string>();
  for (const route of ROUTEN as readonly Route[]) {
    for (const schema of [route.anfrage, route.antwort.schema]) {
      if (!schema || register.has(schema) || unbenannt.has(schema)) continue;
      unbenannt.set(schema, `_${unbenannt.size}`);
      register.add(schema, { id: `_${unbenannt.size - 1}` });
    }
  }
  const alle = z.toJSONSchema(register, { uri: (id) => `#/components/schemas/${id}`, io: 'output' }).schemas;
  const ohneKopf = ({ $schema: _, $id: __, ...rest }: Json): Json => rest;
  return {
    schemas: Object.fromEntries(Object.keys(BENANNT).map((id) => [id, ohneKopf(alle[id] as Json)])),
    verweis: (schema) => {
      const id = register.get(schema)?.id ?? '';
      return id in BENANNT ? { $ref: `#/components/schemas/${id}` } : ohneKopf(alle[id] as Json);
    },
  };
}
