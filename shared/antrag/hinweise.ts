/**
 * Alle Hinweise zu einem Antrag: fehler zuerst, dann warnung, dann info; innerhalb davon in der Reihenfolge des
 * Antrags.
 */
import { alsHinweis, type Befund } from './befund.ts';
import {
  abrufeNachBescheid,
  abwicklungOhneEintrag,
  ausserhalbDesPlans,
  weitergeleitetUeberBescheid,
  zinsenOffen,
} from './hinweise/abwicklung.ts';
import { andererRegelstand } from './hinweise/anderer-regelstand.ts';
import { auslegungen } from './hinweise/auslegungen.ts';
import { berechtigung } from './hinweise/berechtigung.ts';
import {
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
import { kofinanzierungImAntrag } from './hinweise/kofinanzierung.ts';
import { nichtBerechenbar } from './hinweise/nicht-berechenbar.ts';
import { programmwahl } from './hinweise/programmwahl.ts';
import { stellenzahl } from './hinweise/stellenzahl.ts';
import { bagatellgrenze, foerdervolumen, jahresausgabenEinerVollenStelle } from './hinweise/volumen.ts';
import { weiterleitung } from './hinweise/weiterleitung.ts';
import type { Hinweis, Schweregrad } from './plan-typen.ts';
import type { Planrechnung } from './planrechnung.ts';

const QUELLEN: readonly ((rechnung: Planrechnung) => Befund[])[] = [
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
  bescheideZumFrueherenPlan,
  andererBewilligungstag,
  abwicklungOhneEintrag,
  ausserhalbDesPlans,
  abrufeNachBescheid,
  weitergeleitetUeberBescheid,
  zinsenOffen,
  programmwahl,
  andererRegelstand,
];

const RANG: Record<Schweregrad, number> = { fehler: 0, warnung: 1, info: 2 };

/**
 * Jeder Text nennt seine Zahlen, jeder Hinweis seine Felder und seine Regel. Ein `fehler` verhindert nur das
 * Einreichen, nie das Speichern.
 */
export function befundeZu(rechnung: Planrechnung): Befund[] {
  return QUELLEN.flatMap((quelle) => quelle(rechnung)).sort((a, b) => RANG[a.schweregrad] - RANG[b.schweregrad]);
}

/** Dieselben, wie sie gespeichert und über die API genannt werden. */
export function hinweiseZu(rechnung: Planrechnung): Hinweis[] {
  return befundeZu(rechnung).map(alsHinweis);
}
