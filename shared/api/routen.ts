/**
 * Alle Aufrufe der Schnittstelle: Pfad, Rollen, Inhalte und Antworten. Handler, OpenAPI, lokaler Server und AWS-Stack
 * lesen dieselbe Liste.
 */

import type * as z from 'zod';
import { JSON_TYP, JSONL_TYP } from '../web/medientypen.ts';
import {
  anlegenSchema,
  berechnungSchema,
  SEITE_LISTE,
  SEITE_PRUEFUNG,
  type Seitengroesse,
  speichernSchema,
  statusSchema,
} from './anfragen.ts';
import {
  antragslisteSchema,
  antragsversionSchema,
  berechnungsantwortSchema,
  pruefungSchema,
  vergleichSchema,
  versionslisteSchema,
} from './antworten.ts';
import { belegeSchema, versionsbelegSchema } from './belegantworten.ts';
import { BASISPFAD } from './kennungen.ts';
import { regelstandSchema, regelstandslisteSchema } from './regelstandsschema.ts';
import { ROLLEN, type Rolle } from './rollen.ts';

/** Welche Lambda-Funktion einen Aufruf beantwortet. */
export type Funktion = 'antraege' | 'belege' | 'berechnungen';

/** Ein Aufruf der Schnittstelle. */
export interface Route {
  readonly id: string;
  readonly methode: 'GET' | 'POST';
  /** Unterhalb von {@link BASISPFAD}, Parameter in geschweiften Klammern. */
  readonly pfad: string;
  readonly funktion: Funktion;
  readonly zusammenfassung: string;
  /** Eine dieser Rollen genügt; `null`, wenn kein Token nötig ist. */
  readonly rollen: readonly Rolle[] | null;
  readonly anfrage?: z.ZodType;
  readonly antwort: { readonly status: 200 | 201; readonly schema?: z.ZodType; readonly typ?: string };
  /** Die Anfrage nennt die Version, auf der sie aufbaut. */
  readonly ifMatch?: true;
  /** Die Antwort trägt die Version als ETag. */
  readonly etag?: true;
  readonly seite?: Seitengroesse;
  readonly abfrage?: Readonly<Record<string, string>>;
  /** Mögliche Fehler außer 400, 401, 403, 404, 405, 429 und 503. */
  readonly fehler: readonly number[];
}

const speichert = { antwort: { status: 201, schema: antragsversionSchema }, etag: true } as const;
const BEARBEITEN = ['GK.Bearbeiten'] as const;
const INHALT = [413, 415, 422] as const;

export const ROUTEN = [
  {
    id: 'antragAnlegen',
    methode: 'POST',
    pfad: '/antraege',
    funktion: 'antraege',
    zusammenfassung:
      'Legt einen Antrag als Version 1 an. Mit antragId ergibt eine Wiederholung mit demselben Inhalt dieselbe Antwort; ein Idempotency-Key verlangt sie.',
    rollen: BEARBEITEN,
    anfrage: anlegenSchema,
    ...speichert,
    fehler: [409, ...INHALT],
  },
  {
    id: 'antraegeListen',
    methode: 'GET',
    pfad: '/antraege',
    funktion: 'antraege',
    zusammenfassung:
      'Die Anträge der eigenen Kommune, neueste zuerst. Weiter geht es, solange cursor nicht null ist; eine Seite kann auch leer sein.',
    rollen: ROLLEN,
    antwort: { status: 200, schema: antragslisteSchema },
    seite: SEITE_LISTE,
    abfrage: {
      suche: 'Nur Anträge, deren Titel oder Kommune diesen Text enthält, ohne Rücksicht auf Groß- und Kleinschreibung.',
    },
    fehler: [],
  },
  {
    id: 'antragLesen',
    methode: 'GET',
    pfad: '/antraege/{antragId}',
    funktion: 'antraege',
    zusammenfassung: 'Die neueste Version.',
    rollen: ROLLEN,
    antwort: { status: 200, schema: antragsversionSchema },
    etag: true,
    fehler: [409],
  },
  {
    id: 'versionSpeichern',
    methode: 'POST',
    pfad: '/antraege/{antragId}/versionen',
    funktion: 'antraege',
    zusammenfassung:
      'Speichert den Inhalt als nächste Version. Ein anderer Plan ist ein Entwurf; ändert sich nur die Abwicklung, bleiben Status, Festschreibung und Bescheide. Ohne „abwicklung“, „regelstand“, „zeitanteil“, „budget“, „ausnahmegrund“, „vorzeitigerBeginn“ oder den „regelstand“ einer Stelle gilt der Teil der Version in If-Match, null leert ihn.',
    rollen: BEARBEITEN,
    anfrage: speichernSchema,
    ...speichert,
    ifMatch: true,
    fehler: [412, ...INHALT, 428],
  },
  {
    id: 'statusSetzen',
    methode: 'POST',
    pfad: '/antraege/{antragId}/status',
    funktion: 'antraege',
    zusammenfassung:
      'Speichert eine Version mit demselben Inhalt und neuem Status. Bewilligt, abgelehnt, festgeschrieben und Bescheid verlangen GK.Festschreiben. Auf einer bewilligten Version ist ein weiterer Bescheid ein Änderungsbescheid.',
    rollen: ['GK.Bearbeiten', 'GK.Festschreiben'],
    anfrage: statusSchema,
    ...speichert,
    ifMatch: true,
    fehler: [409, 412, ...INHALT, 428],
  },
  {
    id: 'versionenListen',
    methode: 'GET',
    pfad: '/antraege/{antragId}/versionen',
    funktion: 'antraege',
    zusammenfassung: 'Alle Versionen ohne Inhalt, neueste zuerst.',
    rollen: ROLLEN,
    antwort: { status: 200, schema: versionslisteSchema },
    seite: SEITE_LISTE,
    fehler: [],
  },
  {
    id: 'versionLesen',
    methode: 'GET',
    pfad: '/antraege/{antragId}/versionen/{version}',
    funktion: 'antraege',
    zusammenfassung: 'Eine Version.',
    rollen: ROLLEN,
    antwort: { status: 200, schema: antragsversionSchema },
    etag: true,
    fehler: [409],
  },
  {
    id: 'versionenVergleichen',
    methode: 'GET',
    pfad: '/antraege/{antragId}/vergleich',
    funktion: 'antraege',
    zusammenfassung: 'Was sich von einer Version zur anderen geändert hat und was das ausmacht.',
    rollen: ROLLEN,
    antwort: { status: 200, schema: vergleichSchema },
    abfrage: { von: 'Nummer der alten Version.', bis: 'Nummer der neuen Version.' },
    fehler: [409],
  },
  {
    id: 'antragPruefen',
    methode: 'GET',
    pfad: '/antraege/{antragId}/pruefung',
    funktion: 'antraege',
    zusammenfassung:
      'Prüft Hashkette und Zahlen der Versionen, älteste zuerst. Eine Seite kann kürzer sein als limit; weiter geht es, solange cursor nicht null ist.',
    rollen: ROLLEN,
    antwort: { status: 200, schema: pruefungSchema },
    seite: SEITE_PRUEFUNG,
    fehler: [],
  },
  {
    id: 'antragAusgeben',
    methode: 'GET',
    pfad: '/antraege/{antragId}/export',
    funktion: 'antraege',
    zusammenfassung:
      'Alle Versionen als JSON-Zeilen, älteste zuerst. Passen nicht alle in eine Antwort, nennt Link mit rel="next" die nächste.',
    rollen: ROLLEN,
    antwort: { status: 200, typ: JSONL_TYP },
    abfrage: { cursor: 'Fortsetzung aus der Kopfzeile Link.' },
    fehler: [],
  },
  {
    id: 'belegeListen',
    methode: 'GET',
    pfad: '/antraege/{antragId}/belege',
    funktion: 'belege',
    zusammenfassung:
      'Welche Versionen im Anker belegt sind und seit wann. Ein Antrag ohne Beleg, den es nicht gibt oder nicht hier, hat eine leere Liste.',
    rollen: ROLLEN,
    antwort: { status: 200, schema: belegeSchema },
    abfrage: { von: 'Nummer der ersten Version.', bis: 'Nummer der letzten Version; höchstens 100 auf einmal.' },
    fehler: [],
  },
  {
    id: 'belegLesen',
    methode: 'GET',
    pfad: '/antraege/{antragId}/belege/{version}',
    funktion: 'belege',
    zusammenfassung: 'Der Beleg einer Version mit Beweis und Zeitstempel. Was es nicht gibt, ist null.',
    rollen: ROLLEN,
    antwort: { status: 200, schema: versionsbelegSchema },
    fehler: [],
  },
  {
    id: 'berechnen',
    methode: 'POST',
    pfad: '/berechnungen',
    funktion: 'berechnungen',
    zusammenfassung: 'Rechnet einen Antrag: Finanzierungsplan, Hinweise und Rechenweg. Speichert nichts.',
    rollen: ROLLEN,
    anfrage: berechnungSchema,
    antwort: { status: 200, schema: berechnungsantwortSchema },
    fehler: INHALT,
  },
  {
    id: 'regelstaendeListen',
    methode: 'GET',
    pfad: '/regelstaende',
    funktion: 'berechnungen',
    zusammenfassung: 'Alle Regelstände mit Fundstellen und Hash.',
    rollen: ROLLEN,
    antwort: { status: 200, schema: regelstandslisteSchema },
    fehler: [],
  },
  {
    id: 'regelstandLesen',
    methode: 'GET',
    pfad: '/regelstaende/{regelstandId}',
    funktion: 'berechnungen',
    zusammenfassung: 'Ein Regelstand mit Fundstellen und Hash.',
    rollen: ROLLEN,
    antwort: { status: 200, schema: regelstandSchema },
    fehler: [],
  },
  {
    id: 'openapi',
    methode: 'GET',
    pfad: '/openapi.json',
    funktion: 'berechnungen',
    zusammenfassung: 'Diese Beschreibung.',
    rollen: null,
    antwort: { status: 200, typ: JSON_TYP },
    fehler: [],
  },
] as const satisfies readonly Route[];

export type RoutenId = (typeof ROUTEN)[number]['id'];

/** Eine Route des API-Gateways. Unbekannte Pfade erreichen auch eine Funktion, damit 404 und 405 von uns kommen. */
export interface Gatewayroute {
  readonly methode: 'ANY' | 'GET';
  readonly pfad: string;
  readonly funktion: Funktion;
  readonly token: boolean;
  /** Rechnet oder liest viel: Sie bekommt eine eigene, engere Drosselung, damit sie das Speichern nicht verdrängt. */
  readonly teuer?: true;
}

/** Es gilt die genaueste Route: ein fester Pfad vor `{name}`, dieses vor `{proxy+}`, eine Methode vor ANY. */
export const GATEWAYROUTEN: readonly Gatewayroute[] = [
  { methode: 'GET', pfad: `${BASISPFAD}/openapi.json`, funktion: 'berechnungen', token: false },
  { methode: 'ANY', pfad: `${BASISPFAD}/antraege`, funktion: 'antraege', token: true },
  { methode: 'ANY', pfad: `${BASISPFAD}/antraege/{antragId}/pruefung`, funktion: 'antraege', token: true, teuer: true },
  { methode: 'ANY', pfad: `${BASISPFAD}/antraege/{antragId}/export`, funktion: 'antraege', token: true, teuer: true },
  { methode: 'ANY', pfad: `${BASISPFAD}/antraege/{antragId}/belege`, funktion: 'belege', token: true, teuer: true },
  {
    methode: 'ANY',
    pfad: `${BASISPFAD}/antraege/{antragId}/belege/{version}`,
    funktion: 'belege',
    token: true,
    teuer: true,
  },
  { methode: 'ANY', pfad: `${BASISPFAD}/antraege/{proxy+}`, funktion: 'antraege', token: true },
  { methode: 'ANY', pfad: `${BASISPFAD}/berechnungen`, funktion: 'berechnungen', token: true, teuer: true },
  { methode: 'ANY', pfad: `${BASISPFAD}/{proxy+}`, funktion: 'berechnungen', token: true },
];
