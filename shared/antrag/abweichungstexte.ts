/** Was das Nachrechnen fand, in Worten, für Aufgabenbereich und Prüfprotokoll: „Zuwendung von S1 Teilhabemanagement im Haushaltsjahr 2020“. */
import { deutscherWert } from '../grund/zahlformat.ts';
import type { Abweichung } from './nachrechnen.ts';
import type { Betraege } from './plan-typen.ts';
import type { Antragsversion } from './version.ts';

const FELDER: Readonly<Record<keyof Betraege, string>> = {
  foerdertage: 'Fördertage',
  bemessung: 'Bemessungsgrundlage',
  ausgaben: 'Ausgaben',
  zuwendung: 'Zuwendung',
  eigenanteil: 'Eigenanteil',
  nichtZuwendungsfaehig: 'Davon nicht zuwendungsfähig',
  kommune: 'Anteil der Kommune',
  partner: 'Anteil der Partner',
  integrationspauschale: 'Integrationspauschale',
};

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

/** Mit ihrem Schlüssel genannt, und ohne ihn: „Baustein Nr. 1“ wäre die erste Summe und nicht Baustein 1. */
const SUMMEN = {
  jeHaushaltsjahr: ['in der Summe des Haushaltsjahrs', 'Summe je Haushaltsjahr'],
  jeBaustein: ['in der Summe von Baustein', 'Summe je Baustein'],
  jeTraeger: ['in der Summe des Trägers', 'Summe je Träger'],
} as const;

/** Ein verfälschter Betrag muss keiner mehr sein; dann steht er da, wie er ist. */
const DEZIMALZAHL = /^-?\d+(\.\d+)?$/;

/** Der Pfad einer Abweichung; `version` macht aus „Zeile 1“ den Namen des Eintrags; ohne sie bleibt es bei der Nummer. */
export function pfadInWorten(pfad: string, version: Antragsversion | null): string {
  const regelstand = /^regelstand\[(\d+)\]\.(id|hash)$/.exec(pfad);
  if (regelstand) {
    const id = version?.regelstand[Number(regelstand[1])]?.id ?? `Nr. ${Number(regelstand[1]) + 1}`;
    return regelstand[2] === 'id' ? 'Der genannte Regelstand ist hier nicht bekannt' : `Hash des Regelstands ${id}`;
  }
  const teile = /^ergebnis\.finanzierungsplan\.([A-Za-z]+)(?:\[(\d+)\])?(?:\.(.+))?$/.exec(pfad);
  if (!teile) return pfad;
  const [, gruppe = '', nummer, rest = ''] = teile;
  if (gruppe === 'stellenNachSchluessel') return 'Stellen nach Schlüssel';
  return `${feldname(rest)} ${wovon(gruppe, Number(nummer ?? 0), version)}`;
}

/** Gespeicherter oder berechneter Wert, deutsch geschrieben. */
export function wertInWorten({ pfad }: Pick<Abweichung, 'pfad'>, wert: Abweichung['gespeichert']): string {
  if (wert === null) return 'nichts';
  if (typeof wert === 'boolean') return wert ? 'ja' : 'nein';
  const feld = pfad.split('.').at(-1) ?? '';
  if (!DEZIMALZAHL.test(String(wert))) return String(wert);
  if (feld === 'foerdertage') return deutscherWert(wert);
  if (feld === 'stellenNachSchluessel') return deutscherWert(wert, 1);
  return feld in FELDER ? `${deutscherWert(wert, 2)}\u00A0€` : String(wert);
}

function feldname(rest: string): string {
  const feld = rest.split('.').at(-1) ?? '';
  return FELDER[feld as keyof Betraege] ?? ANDERE[feld] ?? feld;
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
