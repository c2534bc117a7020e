/** Wie Prüfmappe und Prüfprotokoll eine Version und ihren Status nennen. */

import type { Bescheid, FestgehaltenerBescheid } from '../antrag/bescheid.ts';
import { versionsHash } from '../antrag/kette.ts';
import type { Schweregrad } from '../antrag/plan-typen.ts';
import { PROGRAMMNAMEN } from '../antrag/programm.ts';
import type { Setzung } from '../antrag/setzung.ts';
import { type Antragsversion, type Autor, versionsstand } from '../antrag/version.ts';
import { deutscherTag, euro } from '../antrag/worte.ts';
import { deutscherWert } from '../grund/zahlformat.ts';
import { alsName } from '../grund/zeichen.ts';
import { regelwahl } from './regelwahl.ts';

/** Beschreibt eine Version: Name und Wert als Text, deutsch geschrieben; ein Bescheid nur, wenn es einen gibt. */
export function bezeichnungen({ antrag, ergebnis, ...version }: Antragsversion): [name: string, wert: string][] {
  const { bescheid } = version;
  return [
    ['Antrag', antrag.titel],
    ['Kommune', `${antrag.kommune.name}, Regierungsbezirk ${antrag.kommune.regierungsbezirk}`],
    ['Version', String(version.version)],
    ['Status', versionsstand(version)],
    ['Gespeichert', `${zeitpunkt(version.erstelltAm)} von ${person(version.autor)}`],
    ['Kommentar', version.kommentar],
    ...(bescheid ? [['Bescheid', bescheidtext(bescheid)] as [string, string]] : []),
    ...(version.bescheide ?? []).map((b, i): [string, string] => [`Bescheid Nr. ${i + 1}`, vollerText(b)]),
    ...(version.festgeschriebenVon
      ? [['Festgeschrieben', setzungstext(version.festgeschriebenVon)] as [string, string]]
      : []),
    ...(version.planVon ? [['Plan gespeichert', setzungstext(version.planVon)] as [string, string]] : []),
    ...(version.bescheidVon ? [['Bescheid festgehalten', setzungstext(version.bescheidVon)] as [string, string]] : []),
    ['SHA-256 dieser Version', version.hash],
    ['SHA-256, nachgerechnet', versionsHash({ antrag, ergebnis, ...version })],
    ['SHA-256 der Vorgängerversion', version.vorgaengerHash ?? 'keine (erste Version)'],
    ...version.regelstand.map(({ id, hash }): [string, string] => [`Regelstand ${id}`, `SHA-256 ${hash}`]),
    ...regelwahl({ antrag, regelstand: version.regelstand }),
    ['Rechenkern', version.kern],
    ['Kennung des Antrags', version.antragId],
  ];
}

/** Name und Objekt-Id: Einen Namen kann sich jemand geben, die Id nicht. */
function person({ name, oid }: Pick<Autor, 'name' | 'oid'>): string {
  return `${alsName(name)} (${oid})`;
}

function setzungstext(setzung: Setzung): string {
  return `${zeitpunkt(setzung.am)} von ${person(setzung)}`;
}

function bescheidtext({ datum, aktenzeichen, stellen, zuwendung }: Bescheid): string {
  return `vom ${deutscherTag(datum)}, Aktenzeichen ${aktenzeichen}: ${deutscherWert(stellen, 1)} Stellen, ${euro(zuwendung)}`;
}

/** Programm, Jahre, Urheber und ob sich der Plan seither geändert hat. */
function vollerText(bescheid: FestgehaltenerBescheid): string {
  const { programm, datum, aktenzeichen, zuwendung, jahre, von, bis, erfasstVon, zumFrueherenPlan } = bescheid;
  return [
    `${PROGRAMMNAMEN[programm]}, vom ${deutscherTag(datum)}, Aktenzeichen ${aktenzeichen}: ${euro(zuwendung)}`,
    ...(von && bis ? [`Bewilligungszeitraum ${deutscherTag(von)} bis ${deutscherTag(bis)}`] : []),
    ...jahre.map((jahr) => `${jahr.haushaltsjahr}: ${euro(jahr.zuwendung)}`),
    ...(erfasstVon ? [`festgehalten ${setzungstext(erfasstVon)}`] : []),
    ...(zumFrueherenPlan ? ['zum früheren Plan'] : []),
  ].join('; ');
}

/**
 * RFC 3339 → „15.01.2020, 10:30 Uhr (MEZ)“: die Zeit in Nordrhein-Westfalen, wo auch immer gedruckt wird. Was kein
 * Zeitpunkt ist, bleibt, wie es ist.
 */
export function zeitpunkt(rfc3339: string): string {
  const zeit = new Date(rfc3339);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(rfc3339) || Number.isNaN(zeit.getTime())) return rfc3339;
  const teile = new Map(ORTSZEIT.formatToParts(zeit).map(({ type, value }) => [type, value]));
  const teil = (art: Intl.DateTimeFormatPartTypes) => teile.get(art) ?? '';
  const zone = teil('timeZoneName') === 'GMT+2' ? 'MESZ' : 'MEZ';
  return `${teil('day')}.${teil('month')}.${teil('year')}, ${teil('hour')}:${teil('minute')} Uhr (${zone})`;
}

/** Nur für Verschiebung und Ziffern; geschrieben wird hier, damit es überall gleich aussieht. */
const ORTSZEIT = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Berlin',
  hourCycle: 'h23',
  ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  timeZoneName: 'shortOffset',
});

/** Wie ein Hinweis seine Art nennt. */
export const SCHWEREGRAD = { fehler: 'Fehler', warnung: 'Warnung', info: 'Hinweis' } as const satisfies Readonly<
  Record<Schweregrad, string>
>;
