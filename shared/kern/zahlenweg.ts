/**
 * Die Zahlen einer Stelle (R4–R6, R12 mit A2–A5) ohne ihre Schritte: Tage und ganze Cent in doubles. Eine Zelle und
 * eine Zeile des Plans brauchen meist nur die Zahl; die Schritte entstehen, wenn jemand den Rechenweg sehen will.
 *
 * Was hier herauskommt, ist bewiesenermaßen dasselbe: Jeder Betrag ist `Zähler · Zeit ÷ Nenner` mit ganzen Zahlen, die
 * ein double genau hält, und ⌊x ÷ y⌋ stimmt für ganze Zahlen unter 2⁵³ auch nach der Division in doubles, denn bis zur
 * nächsten ganzen Zahl fehlt wenigstens 1 ÷ y. Wo eine Zahl größer würde, kommt `NaN` heraus, und die Schritte
 * entscheiden. Dass beide Wege gleich sind, hält `tests/addin/custom-functions/zahlenweg.test.ts`.
 */

import type { Exakt } from '../grund/geld.ts';
import { BETRAG_HOECHSTENS, STELLENANTEIL_HOECHSTENS } from '../grund/grenzen.ts';
import type { Zeitraum } from '../grund/zeitraum.ts';
import type { ThmWerte } from '../regelstand/werte.ts';
import { foerdertageImJahr, type Monatsgrenzen } from './foerdertage.ts';

const { floor, min, round } = Math;
const { isSafeInteger: sicher, MAX_SAFE_INTEGER: HOECHSTENS, NaN: KEINE_ZAHL } = Number;

/** Ein Stellenanteil in Millionsteln. */
const MILLION = 1_000_000;
/** Bis hierhin ist ein Vielfaches eines Millionstels an seinem double eindeutig zu erkennen (15 Ziffern). */
const EINDEUTIG_BIS = 1e15;
const CENT_JE_MILLIONSTEL_EURO = 10_000;

/** Für `ausgaben`: keine eigenen, es gilt die Bemessung (A3). */
export const OHNE_AUSGABEN = -1;

/** Was ein Regelstand je Million Anteil oder je Cent der Ausgaben und je Tag in Cent ergibt, gekürzt. */
export interface Zahlenwerte {
  readonly tageJeMonat: number;
  /** Zeitraum der Integrationspauschale (R12). */
  readonly fenster: Zeitraum | null;
  /** Ob es einen Anteil des Landes gibt; ein Festbetrag unterscheidet nicht, was darüber liegt. */
  readonly mitQuote: boolean;
  readonly bemessungZ: number;
  readonly bemessungN: number;
  readonly ausgabenN: number;
  readonly zuwendungZ: number;
  readonly zuwendungN: number;
  readonly quoteZ: number;
  readonly quoteN: number;
  /** Ab hier begrenzt die Bemessung: ausgaben · vergleichN ≥ anteil · vergleichZ. */
  readonly vergleichZ: number;
  readonly vergleichN: number;
}

const gelesene = new WeakMap<ThmWerte, Zahlenwerte | null>();

/** Die Zahlen dieses Regelstands, einmal gelesen; `null`, wo sie für diesen Weg zu groß oder zu fein sind. */
export function zahlenwerte(regelstand: ThmWerte): Zahlenwerte | null {
  const bekannt = gelesene.get(regelstand);
  if (bekannt !== undefined) return bekannt;
  const neu = ausWerten(regelstand);
  gelesene.set(regelstand, neu);
  return neu;
}

function ausWerten({
  bemessungsgrundlage,
  foerderquote,
  tageJeMonat,
  tageJeJahr,
  fenster,
}: ThmWerte): Zahlenwerte | null {
  const quote = foerderquote?.wert ?? { z: 1, n: 1 };
  const [jahr, monat] = [ganz(tageJeJahr.wert), ganz(tageJeMonat.wert)];
  const [bemessungZ, bemessungN] = gekuerzt(
    bemessungsgrundlage.wert.z * 100,
    bemessungsgrundlage.wert.n * MILLION * jahr,
  );
  const [zuwendungZ, zuwendungN] = gekuerzt(bemessungZ * quote.z, bemessungN * quote.n);
  const [quoteZ, quoteN] = gekuerzt(quote.z, quote.n * jahr);
  const [vergleichZ, vergleichN] = gekuerzt(bemessungZ * jahr, bemessungN);
  const werte = {
    tageJeMonat: monat,
    fenster: fenster?.zeitraum ?? null,
    mitQuote: foerderquote !== null,
    ...{ bemessungZ, bemessungN, ausgabenN: jahr, zuwendungZ, zuwendungN, quoteZ, quoteN, vergleichZ, vergleichN },
  };
  const vergleichbar =
    sicher(vergleichZ * STELLENANTEIL_HOECHSTENS * MILLION) && sicher(vergleichN * BETRAG_HOECHSTENS * 100);
  return vergleichbar && Object.values(werte).every((wert) => typeof wert !== 'number' || sicher(wert)) ? werte : null;
}

/** Millionstel eines Stellenanteils; `NaN`, wenn er feiner ist oder nicht zulässig (A7). */
export function anteilInMillionsteln(anteil: number): number {
  const millionstel = round(anteil * MILLION);
  return anteil > 0 && anteil <= STELLENANTEIL_HOECHSTENS && millionstel / MILLION === anteil
    ? millionstel
    : KEINE_ZAHL;
}

/** Jahresausgaben in € auf ganze Cent gerundet (A4); `NaN`, wenn sie feiner sind als Millionstel oder nicht zulässig. */
export function ausgabenInCent(betrag: number): number {
  const millionstel = round(betrag * MILLION);
  if (betrag < 0.005 || millionstel > EINDEUTIG_BIS || millionstel / MILLION !== betrag) return KEINE_ZAHL;
  return floor((millionstel + CENT_JE_MILLIONSTEL_EURO / 2) / CENT_JE_MILLIONSTEL_EURO);
}

/** Bemessung in Cent (R4, A4); `anteil` in Millionsteln. */
export function bemessungInCent(w: Zahlenwerte, anteil: number, tage: number): number {
  return gerundet(w.bemessungZ * anteil * tage, w.bemessungN);
}

/** Ausgaben in Cent (A3, A4); `ausgaben` in Cent im vollen Jahr oder {@link OHNE_AUSGABEN}. */
export function ausgabenDerTage(w: Zahlenwerte, anteil: number, ausgaben: number, tage: number): number {
  return ausgaben === OHNE_AUSGABEN ? bemessungInCent(w, anteil, tage) : gerundet(ausgaben * tage, w.ausgabenN);
}

/** Zuwendungsfähige Ausgaben in Cent: höchstens die Bemessung (A3, A4). */
export function zuwendungsfaehigInCent(w: Zahlenwerte, anteil: number, ausgaben: number, tage: number): number {
  return bemessungBegrenzt(w, anteil, ausgaben)
    ? bemessungInCent(w, anteil, tage)
    : gerundet(ausgaben * tage, w.ausgabenN);
}

/** Zuwendung in Cent (R5, A3, A4). */
export function zuwendungInCent(w: Zahlenwerte, anteil: number, ausgaben: number, tage: number): number {
  return bemessungBegrenzt(w, anteil, ausgaben)
    ? gerundet(w.zuwendungZ * anteil * tage, w.zuwendungN)
    : gerundet(w.quoteZ * ausgaben * tage, w.quoteN);
}

/** Was vom Eigenanteil eines Haushaltsjahrs im Fenster liegt, in Cent (R12, A5); `NaN` ohne Fenster. */
export function kofinanzierungInCent(
  w: Zahlenwerte,
  anteil: number,
  ausgaben: number,
  tage: number,
  tageImFenster: number,
): number {
  if (w.fenster === null) return KEINE_ZAHL;
  const imJahr = eigenanteilInCent(w, anteil, ausgaben, tage);
  const imFenster = eigenanteilInCent(w, anteil, ausgaben, tageImFenster);
  return min(imFenster, imJahr);
}

/** Zuwendungsfähiger Eigenanteil in Cent (A5). */
function eigenanteilInCent(w: Zahlenwerte, anteil: number, ausgaben: number, tage: number): number {
  return zuwendungsfaehigInCent(w, anteil, ausgaben, tage) - zuwendungInCent(w, anteil, ausgaben, tage);
}

/** Fördertage im Fenster der Integrationspauschale (R12); 0, wo der Zeitraum es nicht berührt. */
export function fenstertage(
  { fenster, tageJeMonat }: Zahlenwerte,
  zeitraum: Zeitraum,
  jahr: number,
  grenzen?: Monatsgrenzen,
): number {
  const schnitt = fenster && zeitraum.schnitt(fenster);
  return schnitt ? foerdertageImJahr(schnitt.von, schnitt.bis, jahr, tageJeMonat, grenzen) : 0;
}

function bemessungBegrenzt(w: Zahlenwerte, anteil: number, ausgaben: number): boolean {
  return ausgaben === OHNE_AUSGABEN || ausgaben * w.vergleichN >= anteil * w.vergleichZ;
}

/** Kaufmännisch auf ganze Zahlen gerundet, Hälften aufwärts (A4); beide nicht negativ. */
function gerundet(zaehler: number, nenner: number): number {
  const doppelt = 2 * zaehler + nenner;
  return doppelt <= HOECHSTENS ? floor(doppelt / (2 * nenner)) : KEINE_ZAHL;
}

function ganz({ z, n }: Exakt): number {
  return n === 1 ? z : KEINE_ZAHL;
}

function gekuerzt(zaehler: number, nenner: number): [number, number] {
  if (!sicher(zaehler) || !sicher(nenner)) return [KEINE_ZAHL, KEINE_ZAHL];
  let [a, b] = [zaehler, nenner];
  while (b !== 0) [a, b] = [b, a % b];
  return [zaehler / a, nenner / a];
}
