/** Zeigt die Einträge einer Übernahme und rechnet die Beträge, die das Haushaltsblatt daraus rechnen wird. */
import { berechneErgebnis } from '../../../shared/antrag/finanzierungsplan.ts';
import type { Betraege } from '../../../shared/antrag/planfelder.ts';
import { antragSchema } from '../../../shared/antrag/schema.ts';
import { alsDeutschesDatum, ausIso } from '../../../shared/grund/datum.ts';
import { Dezimal } from '../../../shared/grund/geld.ts';
import { deutscherWert } from '../../../shared/grund/zahlformat.ts';
import { istZellfehler, type Zellwert } from '../../workbook/zellen.ts';
import { ANTEIL, BETRAG, DATUM, QUOTE } from '../feldarten.ts';
import type { Feld } from '../spalten.ts';
import { Wortlaut } from '../wortlaut.ts';
import type { Eintrag } from './eintrag.ts';
import { liesFremd } from './lesen.ts';
import { alsAntragseintraege } from './uebernehmen.ts';
import type { Listenart } from './ziele.ts';

/**
 * Kopfdaten spielen für die Beträge der Einträge keine Rolle; ohne Integrationspauschale ist der Eigenanteil ungeteilt.
 */
const OHNE_KOPFDATEN = {
  titel: 'Vorschau',
  kommune: { name: 'Vorschau', regierungsbezirk: '', art: 'kreisfrei', geschaeftsfuehrendeStelle: true },
  stand: '1900-01-01',
  personen: { geduldete: 0, gestattete: 0 },
  verfahren: { thm: { antragAm: null, bewilligtAm: null }, dia: { antragAm: null, bewilligtAm: null } },
  foerdervolumen: null,
  integrationspauschale: false,
  bagatellgrenze: null,
};

/**
 * Summe aller Einträge; `null`, solange einer unvollständig ist oder sich nicht berechnen lässt: Eine Teilsumme wäre
 * irreführend.
 */
export function summeDer(eintraege: readonly Eintrag[], art: Listenart): Betraege | null {
  const liste = alsAntragseintraege(eintraege, art).map((e) => ({ ...e, bezeichnung: e.bezeichnung ?? '' }));
  const geprueft = antragSchema.safeParse({ ...OHNE_KOPFDATEN, stellen: [], massnahmen: [], [art]: liste });
  return geprueft.success ? berechneErgebnis(geprueft.data).ergebnis.finanzierungsplan.gesamt : null;
}

/** Der Wert, wie er im Haushaltsblatt stehen wird. */
export function anzeige(feld: Feld, wert: unknown): string {
  if (wert === null || wert === undefined) return '';
  if (wert instanceof Wortlaut) return wert.inhalt.art === 'text' ? wert.inhalt.text : '';
  if (feld.art === DATUM) {
    const tag = ausIso(String(wert));
    return tag ? alsDeutschesDatum(tag) : String(wert);
  }
  if (feld.art === BETRAG) return deutscherWert(String(wert), 2);
  if (feld.art === ANTEIL) return deutscherWert(String(wert), 1);
  if (feld.art === QUOTE) return `${deutscherWert(new Dezimal(String(wert)).times(100))} %`;
  const inhalt = feld.art.schreibe(wert);
  return inhalt.art === 'text' ? inhalt.text : inhalt.art === 'zahl' ? String(inhalt.zahl).replace('.', ',') : '';
}

/**
 * Eine Zahl der fremden Liste, wie dieses Feld sie zeigt (43922 als Tag, 0,65 als Quote); alles andere, wie es dasteht.
 */
export function fremdanzeige(feld: Feld, wert: Zellwert): string {
  if (istZellfehler(wert)) return wert.fehler;
  if (typeof wert !== 'number') return String(wert ?? '');
  const gelesen = liesFremd(feld, wert);
  return gelesen.art === 'wert' ? anzeige(feld, gelesen.wert) : String(wert).replace('.', ',');
}
