/**
 * Sagt in Worten, was das Nachrechnen fand, für Aufgabenbereich und Prüfprotokoll: „Zuwendung von S1 Teilhabemanagement
 * im Haushaltsjahr 2020“.
 */
import { deutscherWert } from '../grund/zahlformat.ts';
import { ABWICKLUNGSFELD, istAbwicklungsfeld } from './abwicklungsfelder.ts';
import { HAUSHALTSFELD, istHaushaltsfeld } from './haushaltsfelder.ts';
import type { Abweichung } from './nachrechnen.ts';
import { type Pfad, pfadtext } from './pfad.ts';
import { istBetragsfeld, istPlanfeld, PLANFELD } from './planfelder.ts';
import type { Antragsversion } from './version.ts';

const ANDERE: Readonly<Record<string, string>> = {
  id: 'Kennung',
  art: 'Art',
  baustein: 'Baustein',
  bezeichnung: 'Bezeichnung',
  traeger: 'Träger',
  haushaltsjahr: 'Haushaltsjahr',
  schluessel: 'Bezeichnung der Summe',
  betraege: 'Beträge',
};

const JAHRESANGABE: Readonly<Record<string, string>> = { programm: 'Programm', haushaltsjahr: 'Haushaltsjahr' };

/** Mit ihrem Schlüssel genannt, und ohne ihn: „Baustein Nr. 1“ wäre die erste Summe und nicht Baustein 1. */
const SUMMEN = {
  jeHaushaltsjahr: ['in der Summe des Haushaltsjahrs', 'Summe je Haushaltsjahr'],
  jeBaustein: ['in der Summe von Baustein', 'Summe je Baustein'],
  jeTraeger: ['in der Summe des Trägers', 'Summe je Träger'],
} as const;

/** Ein verfälschter Betrag muss keiner mehr sein; dann steht er da, wie er ist. */
const DEZIMALZAHL = /^-?\d+(\.\d+)?$/;

/**
 * Der Pfad einer Abweichung; `version` macht aus „Zeile 1“ den Namen des Eintrags; ohne sie bleibt es bei der Nummer.
 */
export function pfadInWorten(pfad: Pfad, version: Antragsversion | null): string {
  const [erster, zweiter, gruppe] = pfad;
  if (erster === 'regelstand' && typeof zweiter === 'number' && pfad.length === 3) {
    const id = version?.regelstand[zweiter]?.id ?? `Nr. ${zweiter + 1}`;
    if (gruppe === 'id') return 'Der genannte Regelstand ist hier nicht bekannt';
    if (gruppe === 'hash') return `Hash des Regelstands ${id}`;
  }
  if (erster === 'ergebnis' && zweiter === 'abwicklung') return abwicklungInWorten(pfad, version);
  if (erster === 'ergebnis' && zweiter === 'haushalt') return haushaltInWorten(pfad, version);
  if (erster !== 'ergebnis' || zweiter !== 'finanzierungsplan' || typeof gruppe !== 'string') return pfadtext(pfad);
  if (gruppe === 'stellenNachSchluessel') return 'Stellen nach Schlüssel';
  const nummer = typeof pfad[3] === 'number' ? pfad[3] : 0;
  return `${feldname(pfad)} ${wovon(gruppe, nummer, version)}`;
}

/** Gespeicherter oder berechneter Wert, deutsch geschrieben. */
export function wertInWorten({ pfad }: Pick<Abweichung, 'pfad'>, wert: Abweichung['gespeichert']): string {
  if (wert === null) return 'nichts';
  if (typeof wert === 'boolean') return wert ? 'ja' : 'nein';
  const feld = pfad.at(-1) ?? '';
  if (!DEZIMALZAHL.test(String(wert))) return String(wert);
  if (feld === 'stellenNachSchluessel') return deutscherWert(wert, 1);
  if (pfad[1] === 'abwicklung' && istAbwicklungsfeld(feld))
    return feld === 'foerdertage' ? deutscherWert(wert) : `${deutscherWert(wert, 2)}\u00A0€`;
  if (pfad[1] === 'haushalt' && istHaushaltsfeld(feld)) return `${deutscherWert(wert, 2)}\u00A0€`;
  if (!istPlanfeld(feld)) return String(wert);
  return istBetragsfeld(feld) ? `${deutscherWert(wert, 2)}\u00A0€` : deutscherWert(wert);
}

/** „noch abrufbar nach dem Bescheid, THM im Haushaltsjahr 2021“ */
function abwicklungInWorten(pfad: Pfad, version: Antragsversion | null): string {
  const feld = pfad.findLast((teil) => typeof teil === 'string') ?? '';
  const titel = istAbwicklungsfeld(feld) ? ABWICKLUNGSFELD[feld] : (JAHRESANGABE[feld] ?? 'Angaben');
  const nummer = pfad.find((teil) => typeof teil === 'number');
  if (nummer === undefined) return `${titel} nach dem Bescheid`;
  const jahr = version?.ergebnis.abwicklung?.jeHaushaltsjahr[nummer];
  const wo = jahr ? `${jahr.programm} im Haushaltsjahr ${jahr.haushaltsjahr}` : `Nr. ${nummer + 1} der Haushaltsjahre`;
  return `${titel} nach dem Bescheid, ${wo}`;
}

/** „Ertrag im Haushalt 2021“ */
function haushaltInWorten(pfad: Pfad, version: Antragsversion | null): string {
  const feld = pfad.findLast((teil) => typeof teil === 'string') ?? '';
  const titel = istHaushaltsfeld(feld) ? HAUSHALTSFELD[feld] : (JAHRESANGABE[feld] ?? 'Angaben');
  const nummer = pfad.find((teil) => typeof teil === 'number');
  if (nummer === undefined) return `${titel} im Haushalt`;
  const jahr = version?.ergebnis.haushalt?.jeHaushaltsjahr[nummer];
  return `${titel} im Haushalt${jahr ? ` ${jahr.haushaltsjahr}` : `, Nr. ${nummer + 1} der Haushaltsjahre`}`;
}

/** Das letzte Feld des Pfads; eine ganze Zeile oder Summe hat keins. */
function feldname(pfad: Pfad): string {
  const feld = pfad.slice(3).findLast((teil) => typeof teil === 'string') ?? '';
  return istPlanfeld(feld) ? PLANFELD[feld].titel : (ANDERE[feld] ?? feld);
}

function wovon(gruppe: string, nummer: number, version: Antragsversion | null): string {
  const plan = version?.ergebnis.finanzierungsplan;
  if (gruppe === 'gesamt') return 'in der Gesamtsumme';
  if (gruppe === 'zeilen') {
    const zeile = plan?.zeilen[nummer];
    if (!zeile) return `in Zeile ${nummer + 1} des Finanzierungsplans`;
    const jahr = zeile.haushaltsjahr === null ? 'ohne Haushaltsjahr' : `im Haushaltsjahr ${zeile.haushaltsjahr}`;
    return `von ${zeile.id} ${zeile.bezeichnung} ${jahr}`.replaceAll(/\s+/g, ' ');
  }
  if (!istSumme(gruppe)) return `in ${gruppe}`;
  const [genannt, gezaehlt] = SUMMEN[gruppe];
  const summe = plan?.[gruppe][nummer]?.schluessel;
  return summe === undefined ? `in der ${nummer + 1}. ${gezaehlt}` : `${genannt} ${summe}`;
}

function istSumme(gruppe: string): gruppe is keyof typeof SUMMEN {
  return Object.hasOwn(SUMMEN, gruppe);
}
