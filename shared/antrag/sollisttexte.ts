/** Die Zahlen hinter „Soll und Ist“, deutsch geschrieben, und die Sätze dazu. */

import { Dezimal } from '../grund/geld.ts';
import { deutscherWert, deutscheZahl } from '../grund/zahlformat.ts';
import { sichtbar } from '../grund/zeichen.ts';
import type { RegelId } from '../regelstand/regelid.ts';
import type { SollIst } from './sollist.ts';
import { deutscherTag } from './worte.ts';

/** Eine Zeile der Tabelle, fertig geschrieben; Zuwendung in €, „–“ heißt: gibt es nicht. */
export interface SollIstZeile {
  readonly titel: string;
  readonly stellen: string;
  readonly zuwendung: string;
}

/** Ein Balken des Bilds; nur Stellen, Beträge stehen in der Tabelle. */
export interface Balken {
  readonly titel: string;
  readonly stellen: Dezimal;
}

/** Aus ihnen folgen die Stellen nach Schlüssel. */
export const SCHLUESSELREGELN: readonly RegelId[] = ['R1', 'R2', 'R3'];
const FEHLT = '–';

/** Möglich, geplant, bewilligt und die Unterschiede dazwischen. */
export function zeilen({
  moeglich,
  geplant,
  planVersion,
  bescheid,
  bescheidVersion,
  zuwendung,
  zuwendungBaustein6,
}: SollIst): SollIstZeile[] {
  const bewilligt = bescheid ? new Dezimal(bescheid.stellen) : null;
  return [
    {
      titel: 'Möglich nach Schlüssel',
      stellen: moeglich === null ? FEHLT : stellenzahl(new Dezimal(moeglich)),
      zuwendung: FEHLT,
    },
    {
      titel: `Geplant, Version ${planVersion}`,
      stellen: stellenzahl(new Dezimal(geplant)),
      zuwendung: zuwendung === null ? 'nicht berechenbar' : betrag(zuwendung),
    },
    ...(zuwendungBaustein6 !== null && zuwendungBaustein6 !== zuwendung
      ? [
          {
            titel: 'davon Baustein 6',
            stellen: stellenzahl(new Dezimal(geplant)),
            zuwendung: betrag(zuwendungBaustein6),
          },
        ]
      : []),
    {
      titel: bescheidVersion === null ? 'Bewilligt' : `Bewilligt, Version ${bescheidVersion}`,
      stellen: bewilligt ? stellenzahl(bewilligt) : FEHLT,
      zuwendung: bescheid ? betrag(bescheid.zuwendung) : FEHLT,
    },
    ...(bescheid && bewilligt
      ? [
          {
            titel: 'Bewilligt − geplant',
            stellen: unterschied(bewilligt.minus(geplant), stellenzahl),
            zuwendung:
              zuwendung === null
                ? FEHLT
                : unterschied(new Dezimal(bescheid.zuwendung).minus(zuwendung), (wert) => betrag(wert.toFixed(2))),
          },
          ...(moeglich === null
            ? []
            : [
                {
                  titel: 'Bewilligt − möglich',
                  stellen: unterschied(bewilligt.minus(moeglich), stellenzahl),
                  zuwendung: FEHLT,
                },
              ]),
        ]
      : []),
  ];
}

/** Lässt den Balken weg, wo es die Zahl nicht gibt (kein Schlüssel, kein Bescheid). */
export function balken({ moeglich, geplant, bescheid }: SollIst): Balken[] {
  return [
    ...(moeglich === null ? [] : [{ titel: 'möglich', stellen: new Dezimal(moeglich) }]),
    { titel: 'geplant', stellen: new Dezimal(geplant) },
    ...(bescheid ? [{ titel: 'bewilligt', stellen: new Dezimal(bescheid.stellen) }] : []),
  ];
}

/** Sagt, was die Zahlen bedeuten, ein Satz je Vergleich. */
export function saetze({ geduldete, moeglich, geplant, staerksterTag, bescheid }: SollIst): string[] {
  const plan =
    staerksterTag === null
      ? 'Geplant ist keine Stelle.'
      : `Geplant zählt der Tag mit den meisten Stellen, zuerst der ${deutscherTag(staerksterTag)}.`;
  const schluessel =
    moeglich === null
      ? 'Ohne Geschäftsführende Stelle gibt es keine Stelle.'
      : `Für ${deutscherWert(geduldete)} Geduldete sind nach Schlüssel ${stellenzahl(new Dezimal(moeglich))} Stellen möglich.`;
  if (!bescheid) return [schluessel, plan, 'Einen Bescheid trägt keine Version.'];
  const vomBescheid = `Bewilligt hat der Bescheid vom ${deutscherTag(bescheid.datum)}, Aktenzeichen ${sichtbar(bescheid.aktenzeichen)}.`;
  return [
    schluessel,
    plan,
    vomBescheid,
    ...(moeglich === null
      ? []
      : [vergleich(new Dezimal(bescheid.stellen), new Dezimal(moeglich), new Dezimal(geplant))]),
  ];
}

function vergleich(bewilligt: Dezimal, moeglich: Dezimal, geplant: Dezimal): string {
  const zumSchluessel = `Bewilligt sind ${gegen(bewilligt, moeglich, 'der Schlüssel ergibt')}`;
  return moeglich.eq(geplant)
    ? `${zumSchluessel}.`
    : `${zumSchluessel}, und ${gegen(bewilligt, geplant, 'geplant sind')}.`;
}

function gegen(bewilligt: Dezimal, anderes: Dezimal, was: string): string {
  const um = bewilligt.minus(anderes);
  return um.isZero()
    ? `genau so viele Stellen, wie ${was}`
    : `${stellenzahl(um.abs())} Stellen ${um.isNegative() ? 'weniger' : 'mehr'}, als ${was}`;
}

/** „2,5“, „1.234,0“: mindestens eine Nachkommastelle. */
export function stellenzahl(wert: Dezimal): string {
  return deutscherWert(wert, 1);
}

function unterschied(wert: Dezimal, schreibe: (wert: Dezimal) => string): string {
  return wert.isZero() || wert.isNegative() ? schreibe(wert) : `+${schreibe(wert)}`;
}

function betrag(dezimaltext: string): string {
  return deutscheZahl(new Dezimal(dezimaltext), 2);
}
