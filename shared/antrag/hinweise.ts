/**
 * Alle Hinweise zu einem Antrag: fehler zuerst, dann warnung, dann info; innerhalb davon in der Reihenfolge des
 * Antrags.
 */
import { alsHinweis, type Befund } from './befund.ts';
import { abrufeNachBescheid, bedarfUeberRest, letzteAbruftage } from './hinweise/abrufe.ts';
import { abwicklungOhneEintrag, ausserhalbDesPlans, zinsenOffen } from './hinweise/abwicklung.ts';
import { andererRegelstand } from './hinweise/anderer-regelstand.ts';
import { auslegungen } from './hinweise/auslegungen.ts';
import { berechtigung } from './hinweise/berechtigung.ts';
import {
  aktenzeichenFehlt,
  andererBewilligungstag,
  anteileOhneEintrag,
  bescheideZumFrueherenPlan,
  bescheidpruefung,
} from './hinweise/bescheide.ts';
import {
  beginnVorBewilligung,
  stelleNenntEintrag,
  tageGemeinsamBegrenzt,
  ueberschneidungenJeStelle,
} from './hinweise/besetzung.ts';
import { betraegeMitVerschobenemTrennzeichen } from './hinweise/betraege.ts';
import { coaching } from './hinweise/coaching.ts';
import { antragsfristen, verwendungsnachweise } from './hinweise/fristen.ts';
import { betraegeAusserVerhaeltnis, stellenanteile } from './hinweise/groessenordnung.ts';
import {
  abweichungenUeberGrenze,
  ausgabeInZweiProgrammen,
  besetzungUnterPlan,
  fehlendesIst,
  istUnterPlan,
} from './hinweise/ist.ts';
import { kofinanzierungImAntrag } from './hinweise/kofinanzierung.ts';
import { ungenutzteMittel } from './hinweise/mittelverwendung.ts';
import { verspaeteteNachweise, zwischennachweise } from './hinweise/nachweise.ts';
import { nichtBerechenbar } from './hinweise/nicht-berechenbar.ts';
import { programmwahl } from './hinweise/programmwahl.ts';
import { stellenzahl } from './hinweise/stellenzahl.ts';
import { bagatellgrenze, foerdervolumen, jahresausgabenEinerVollenStelle } from './hinweise/volumen.ts';
import {
  partnernachweise,
  vertragNachZahlung,
  weitergeleitetUeberAnteil,
  weitergeleitetUeberBescheid,
} from './hinweise/weitergabe.ts';
import { weiterleitung } from './hinweise/weiterleitung.ts';
import type { Hinweis, Schweregrad } from './plan-typen.ts';
import type { Planrechnung } from './planrechnung.ts';
import { OHNE_PRUEFANGABEN, type Pruefangaben } from './pruefangaben.ts';

const QUELLEN: readonly ((rechnung: Planrechnung, pruefung: Pruefangaben) => Befund[])[] = [
  berechtigung,
  nichtBerechenbar,
  stellenanteile,
  ueberschneidungenJeStelle,
  beginnVorBewilligung,
  stelleNenntEintrag,
  stellenzahl,
  foerdervolumen,
  antragsfristen,
  weiterleitung,
  jahresausgabenEinerVollenStelle,
  bagatellgrenze,
  betraegeMitVerschobenemTrennzeichen,
  betraegeAusserVerhaeltnis,
  kofinanzierungImAntrag,
  tageGemeinsamBegrenzt,
  auslegungen,
  coaching,
  verwendungsnachweise,
  bescheidpruefung,
  anteileOhneEintrag,
  aktenzeichenFehlt,
  bescheideZumFrueherenPlan,
  andererBewilligungstag,
  abwicklungOhneEintrag,
  ausserhalbDesPlans,
  besetzungUnterPlan,
  fehlendesIst,
  istUnterPlan,
  abweichungenUeberGrenze,
  ausgabeInZweiProgrammen,
  abrufeNachBescheid,
  letzteAbruftage,
  bedarfUeberRest,
  ungenutzteMittel,
  weitergeleitetUeberBescheid,
  weitergeleitetUeberAnteil,
  vertragNachZahlung,
  partnernachweise,
  zwischennachweise,
  verspaeteteNachweise,
  zinsenOffen,
  programmwahl,
  andererRegelstand,
];

const RANG: Record<Schweregrad, number> = { fehler: 0, warnung: 1, info: 2 };

/**
 * Jeder Text nennt seine Zahlen, jeder Hinweis seine Felder und seine Regel. Ein `fehler` verhindert nur das
 * Einreichen, nie das Speichern. Ohne Prüfangaben fehlt, was vom Kalender oder von einer Grenze ohne Vorgabe abhängt.
 */
export function befundeZu(rechnung: Planrechnung, pruefung: Pruefangaben = OHNE_PRUEFANGABEN): Befund[] {
  return QUELLEN.flatMap((quelle) => quelle(rechnung, pruefung)).sort(
    (a, b) => RANG[a.schweregrad] - RANG[b.schweregrad],
  );
}

/** Dieselben, wie sie gespeichert und über die API genannt werden. */
export function hinweiseZu(rechnung: Planrechnung, pruefung?: Pruefangaben): Hinweis[] {
  return befundeZu(rechnung, pruefung).map(alsHinweis);
}
