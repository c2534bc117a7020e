/**
 * Rechnet aus, was `npm start` beim Start zeigt: die Landesübersicht und das Beispiel Aachen, in deutscher
 * Schreibweise.
 */

import { berechneErgebnis } from '../../shared/antrag/finanzierungsplan.ts';
import type { Plansumme, Planzeile } from '../../shared/antrag/plan-typen.ts';
import { type Betraege, PLANFELD } from '../../shared/antrag/planfelder.ts';
import type { Antrag } from '../../shared/antrag/schema.ts';
import { landesuebersicht, leseLandesuebersicht } from '../../shared/beispiele/landesuebersicht.ts';
import { Dezimal } from '../../shared/grund/geld.ts';
import { deutscherWert, deutscheZahl } from '../../shared/grund/zahlformat.ts';
import { vorgabe } from '../../shared/regelstand/vorgabe.ts';

/** @throws {LandesuebersichtFehler} wenn die CSV-Datei nicht lesbar ist */
export function bericht(csvText: string, antrag: Antrag): string {
  return [...uebersicht(csvText), '', ...beispiel(antrag)].join('\n');
}

function uebersicht(csvText: string): string[] {
  const { zeilen, summen, jeRegierungsbezirk } = landesuebersicht(leseLandesuebersicht(csvText), vorgabe('THM'));
  const stellen = (wert: Dezimal) => deutscherWert(wert, 1);
  const differenz = (wert: Dezimal) => (wert.isZero() ? '–' : `${wert.isPositive() ? '+' : ''}${stellen(wert)}`);
  const rumpf = zeilen.map((z) => [
    z.kommune,
    z.regierungsbezirk,
    deutscherWert(z.gestattete),
    deutscherWert(z.geduldete),
    stellen(z.nachSchluessel),
    stellen(z.bewilligt),
    differenz(z.differenz),
  ]);
  const summe = [
    'Summe',
    '',
    deutscherWert(summen.gestattete),
    deutscherWert(summen.geduldete),
    stellen(summen.stellen),
    stellen(summen.bewilligt),
    differenz(summen.differenz),
  ];
  return [
    'Landesübersicht: bewilligte Stellen (Vorlage 17/4367) und Stellen nach Schlüssel (R1–R3)',
    '',
    ...tabelle(
      ['Kommune', 'Regierungsbezirk', 'Gestattete', 'Geduldete', 'nach Schlüssel', 'bewilligt', 'Differenz'],
      rumpf,
      summe,
      2,
    ),
    '',
    `${zeilen.length} Zeilen: ${summen.uebereinstimmend} stimmen überein, ${summen.abweichend} weichen ab. ` +
      `Nach Schlüssel ${stellen(summen.stellen)} Stellen, bewilligt ${stellen(summen.bewilligt)}.`,
    `Je Regierungsbezirk nach Schlüssel und bewilligt (W9): ${jeRegierungsbezirk.map((b) => `${b.regierungsbezirk} ${stellen(b.stellen)} und ${stellen(b.bewilligt)}`).join('; ')}.`,
  ];
}

const GELD = ['bemessung', 'ausgaben', 'zuwendung', 'eigenanteil', 'integrationspauschale'] as const;
const SPALTEN = ['Haushaltsjahr', ...(['foerdertage', ...GELD] as const).map((feld) => PLANFELD[feld].kurz)];

function beispiel(antrag: Antrag): string[] {
  const { finanzierungsplan: plan } = berechneErgebnis(antrag).ergebnis;
  const [erste] = antrag.stellen;
  const stelle = plan.zeilen.filter((zeile) => zeile.id === erste?.id && zeile.betraege !== null);
  const gesamt = plan.jeHaushaltsjahr.filter((summe) => summe.betraege !== null);
  return [
    `${antrag.titel}, „${erste?.bezeichnung ?? ''}“, in €`,
    '',
    ...tabelle(SPALTEN, stelle.map(planzeile), summenzeile(stelle), 1),
    '',
    `${antrag.titel}, alle ${antrag.stellen.length} Stellen, in €`,
    '',
    ...tabelle(SPALTEN, gesamt.map(plansumme), ['Summe', ...spalten(plan.gesamt)], 1),
    '',
    `${PLANFELD.integrationspauschale.kurz}: ${PLANFELD.integrationspauschale.herkunft} (R12).`,
  ];
}

function planzeile({ haushaltsjahr, betraege }: Planzeile): string[] {
  return [String(haushaltsjahr), ...spalten(betraege)];
}

function plansumme({ schluessel, betraege }: Plansumme<number>): string[] {
  return [String(schluessel), ...spalten(betraege)];
}

function spalten(betraege: Betraege | null): string[] {
  return betraege
    ? [deutscherWert(betraege.foerdertage), ...GELD.map((feld) => deutscheZahl(new Dezimal(betraege[feld]), 2))]
    : [];
}

/** Die Jahre einer Stelle zusammen; der Plan selbst summiert nur je Jahr, Baustein und Träger. */
function summenzeile(zeilen: readonly Planzeile[]): string[] {
  const betraege = zeilen.flatMap((zeile) => zeile.betraege ?? []);
  const tage = betraege.reduce((summe, b) => summe + b.foerdertage, 0);
  return [
    'Summe',
    deutscherWert(tage),
    ...GELD.map((feld) =>
      deutscheZahl(
        betraege.reduce((summe, b) => summe.plus(b[feld]), new Dezimal(0)),
        2,
      ),
    ),
  ];
}

/** Spalten gleich breit; die ersten `texte` linksbündig, Zahlen rechtsbündig. */
function tabelle(
  kopf: readonly string[],
  rumpf: readonly (readonly string[])[],
  summe: readonly string[],
  texte: number,
): string[] {
  const breiten = kopf.map((_, i) => Math.max(...[kopf, ...rumpf, summe].map((zeile) => zeile[i]?.length ?? 0)));
  const zeile = (zellen: readonly string[]) =>
    breiten
      .map((breite, i) => (i < texte ? (zellen[i] ?? '').padEnd(breite) : (zellen[i] ?? '').padStart(breite)))
      .join('  ')
      .trimEnd();
  const linie = breiten.map((breite) => '─'.repeat(breite)).join('  ');
  return [zeile(kopf), linie, ...rumpf.map(zeile), linie, zeile(summe)];
}
