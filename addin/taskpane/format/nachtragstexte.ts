/**
 * Sagt in Worten, was nach dem Bescheid eingetragen ist: Aus `ist.S1 2021.monate[2]` wird „Ist von S1 2021, März“. Die
 * Namen der Zeilen dürfen Punkte und Klammern enthalten; gelesen wird deshalb nur, was vor und hinter ihnen steht.
 */

import { ABWICKLUNGSZEILE } from '../../../shared/antrag/abwicklungsfelder.ts';
import type { JsonEinfach } from '../../../shared/antrag/unterschiede.ts';
import { MONATSNAMEN } from '../../../shared/grund/monatsnamen.ts';
import { sichtbar } from '../../../shared/grund/zeichen.ts';
import { dezimal, euro } from './betrag.ts';
import { deutscherTag } from './zeitpunkt.ts';

const LISTEN: Readonly<Record<string, string>> = ABWICKLUNGSZEILE;
const FELDER: Readonly<Record<string, string>> = {
  id: 'Kennung',
  von: 'von',
  bis: 'bis',
  haushaltsjahr: 'Haushaltsjahr',
  betrag: 'Betrag',
  monate: 'Monate',
  andereMittel: 'andere Mittel',
  programm: 'Programm',
  angefordertAm: 'angefordert am',
  fensterBis: 'Zeitraum bis',
  eingegangenAm: 'eingegangen am',
  partner: 'Partner',
  vertragVom: 'Vertrag vom',
  ist: 'Ist des Partners',
  zurueck: 'vom Partner zurückgezahlt',
  art: 'Art',
  produkt: 'Produkt',
  sachkonto: 'Sachkonto',
};
const BESCHEIDFELDER: Readonly<Record<string, string>> = {
  programm: 'Programm',
  datum: 'Datum',
  aktenzeichen: 'Aktenzeichen',
  stellen: 'Stellen',
  von: 'Bewilligungszeitraum von',
  bis: 'Bewilligungszeitraum bis',
  zuwendung: 'Zuwendung',
  haushaltsjahr: 'Haushaltsjahr',
  id: 'Kennung',
  tag: 'letzter Tag',
  bestandskraeftigAm: 'bestandskräftig am',
  verzichtAm: 'Verzicht auf Rechtsbehelf am',
  einzelnachweise: 'Einzelnachweise verlangt',
  zwischennachweise: 'Zwischennachweise verlangt',
  zumFrueherenPlan: 'zum früheren Plan',
  oid: 'Kennung im Verzeichnis',
  name: 'Name',
  am: 'am',
  rollen: 'Rolle',
};
const BESCHEIDLISTEN: Readonly<Record<string, string>> = {
  jahre: 'Jahressumme',
  anteile: 'Anteil',
  letzterAbruf: 'letzter Abruf',
};
const BETRAEGE: ReadonlySet<string> = new Set(['betrag', 'andereMittel', 'ist', 'zurueck', 'zuwendung', 'monate']);
const WERTE: Readonly<Record<string, string>> = {
  kasse: 'Tag der Zahlung',
  periode: 'Zeitraum der Leistung',
  THM: 'THM (Baustein 6)',
  DIA: 'DIA (Bausteine 1 bis 5)',
};
const BENANNTE = new Set(['zahlweise', 'programm']);
const ISO_TAG = /^\d{4}-\d{2}-\d{2}$/;

/** „Ist von S1 2021, Betrag“ für `ist.S1 2021.betrag`, „Ist Nr. 4, Betrag“ für `ist[3].betrag`. */
export function abwicklungsname(pfad: string): string {
  if (pfad === 'zahlweise') return 'Zuordnung des Ist';
  const [, liste = '', platz, zeile = ''] = /^(\w+)(?:\[(\d+)\])?\.?(.*)$/s.exec(pfad) ?? [];
  const titel = LISTEN[liste];
  if (titel === undefined) return 'Abwicklung';
  const { name, feld } = geteilt(zeile);
  const eintrag = platz === undefined ? zeilenname(name) : `Nr. ${Number(platz) + 1}`;
  return [`${titel} ${eintrag}`.trim(), feldtitel(feld)].filter((teil) => teil !== '').join(', ');
}

/** Ein Wert daraus; beim Zusammenführen ist er eine ganze Zeile. */
export function abwicklungswert(pfad: string, wert: JsonEinfach): string {
  if (typeof wert === 'string' && wert.startsWith('{')) return zeilentext(wert);
  const feld = pfad === 'zahlweise' ? pfad : geteilt(pfad.replace(/^\w+/, '')).feld;
  return einfacherWert(feld.replace(/\[.*/, ''), wert);
}

/** „Bescheid Nr. 2, Jahressumme Nr. 1, Zuwendung“ für `[1].jahre[0].zuwendung`. */
export function bescheidname(pfad: string): string {
  const [, platz, rest = ''] = /^\[(\d+)\]\.?(.*)$/.exec(pfad) ?? [];
  const [, liste = '', nummer, feld = rest] = /^(\w+)\[(\d+)\]\.?(.*)$/.exec(rest) ?? [];
  const erfasst = /^erfasstVon\.?(\w*)/.exec(rest);
  const teile = erfasst
    ? ['festgehalten von', BESCHEIDFELDER[erfasst[1] ?? ''] ?? '']
    : [liste && `${BESCHEIDLISTEN[liste] ?? 'Angabe'} Nr. ${Number(nummer) + 1}`, BESCHEIDFELDER[feld] ?? ''];
  return [`Bescheid Nr. ${Number(platz ?? 0) + 1}`, ...teile].filter((teil) => teil !== '').join(', ');
}

export function bescheidwert(pfad: string, wert: JsonEinfach): string {
  const [feld = ''] = pfad.slice(pfad.lastIndexOf('.') + 1).split('[');
  return einfacherWert(feld, wert);
}

/** Das letzte Feld und, was davor steht; ein Name, der selbst auf ein Feld endet, steht nie allein. */
function geteilt(zeile: string): { readonly name: string; readonly feld: string } {
  const [, name = zeile, feld = ''] = /^(?:(.*)\.)?(\w+(?:\[\d+\])?)$/s.exec(zeile) ?? [];
  return Object.hasOwn(FELDER, feld.replace(/\[.*/, '')) ? { name, feld } : { name: zeile, feld: '' };
}

function zeilenname(name: string): string {
  const deutsch = name.replace(/(\d{4}-\d{2}-\d{2})(?=( \(\d+\))?$)/, (iso) => deutscherTag(iso));
  return name === '' ? '' : `von ${sichtbar(deutsch)}`;
}

function feldtitel(feld: string): string {
  const monat = /^monate\[(\d+)\]$/.exec(feld)?.[1];
  return monat === undefined ? (FELDER[feld] ?? '') : (MONATSNAMEN[Number(monat)] ?? '');
}

function zeilentext(text: string): string {
  const zeile = JSON.parse(text) as Readonly<Record<string, JsonEinfach | readonly JsonEinfach[]>>;
  const teile = Object.keys(FELDER).flatMap((feld) => {
    const wert = zeile[feld] ?? null;
    if (wert === null) return [];
    if (typeof wert !== 'object') return [`${FELDER[feld]} ${einfacherWert(feld, wert)}`];
    return wert.flatMap((monat, i) => (monat === null ? [] : [`${MONATSNAMEN[i]} ${einfacherWert(feld, monat)}`]));
  });
  return teile.join('; ');
}

function einfacherWert(feld: string, wert: JsonEinfach): string {
  if (wert === null || wert === '') return 'leer';
  if (typeof wert === 'boolean') return wert ? 'ja' : 'nein';
  if (BETRAEGE.has(feld)) return euro(String(wert));
  if (feld === 'stellen') return dezimal(String(wert));
  if (BENANNTE.has(feld)) return WERTE[wert] ?? sichtbar(String(wert));
  return ISO_TAG.test(String(wert)) ? deutscherTag(String(wert)) : sichtbar(String(wert));
}
