/**
 * Der kurze Weg einer Funktion zu einer Stelle: Zellwerte, die schon Zahlen sind, werden ohne Schritte gerechnet.
 * `null` heißt, dass der Weg mit Schritten entscheidet; auch jede Fehlermeldung kommt von dort.
 */
import type { Datum } from '../../shared/grund/datum.ts';
import { alsSeriell, ausSeriell } from '../../shared/grund/seriell.ts';
import { Zeitraum } from '../../shared/grund/zeitraum.ts';
import { foerdertageImJahr } from '../../shared/kern/foerdertage.ts';
import {
  anteilInMillionsteln,
  ausgabenDerTage,
  ausgabenInCent,
  bemessungInCent,
  fenstertage,
  kofinanzierungInCent,
  OHNE_AUSGABEN,
  type Zahlenwerte,
  zahlenwerte,
  zuwendungInCent,
} from '../../shared/kern/zahlenweg.ts';
import { istNachTagenWaehlbar, REGELSTAENDE } from '../../shared/regelstand/verzeichnis.ts';
import { werteVon } from '../../shared/regelstand/werte.ts';
import { zeitraeumeVon } from '../../shared/regelstand/zeitraeume.ts';
import type { Parameterliste } from './eintrag.ts';
import { istLeer } from './zellwert.ts';

/** Lokal benannt, weil sie in jeder Zelle vorkommen und globale Namen in einem fremden Realm langsam sind. */
const { isInteger: istGanz, isSafeInteger: sicher, NaN: KEINE_ZAHL } = Number;
const [ERSTES_JAHR, LETZTES_JAHR] = [1900, 9999];

/** Eine Stelle, deren Angaben alle gelesen sind; `anteil` in Millionsteln, `ausgaben` in Cent. */
interface Zahlenstelle {
  readonly werte: Zahlenwerte;
  readonly anteil: number;
  readonly ausgaben: number;
  readonly von: Datum;
  readonly bis: Datum;
}

/** Was in einem Haushaltsjahr herauskommt, Tage oder Cent. */
type Jahreszahl = (stelle: Zahlenstelle, tage: number, jahr: number) => number;

const tage: Jahreszahl = (_, gezaehlt) => gezaehlt;
const bemessung: Jahreszahl = ({ werte, anteil }, gezaehlt) => bemessungInCent(werte, anteil, gezaehlt);
const ausgaben: Jahreszahl = ({ werte, anteil, ausgaben: imVolljahr }, gezaehlt) =>
  ausgabenDerTage(werte, anteil, imVolljahr, gezaehlt);
const zuwendung: Jahreszahl = ({ werte, anteil, ausgaben: imVolljahr }, gezaehlt) =>
  zuwendungInCent(werte, anteil, imVolljahr, gezaehlt);
const eigenanteil: Jahreszahl = (stelle, gezaehlt, jahr) =>
  ausgaben(stelle, gezaehlt, jahr) - zuwendung(stelle, gezaehlt, jahr);
const kofinanzierung: Jahreszahl = ({ werte, anteil, ausgaben: imVolljahr, von, bis }, gezaehlt, jahr) => {
  const zeitraum = Zeitraum.oderNull(von, bis);
  if (zeitraum === null) return KEINE_ZAHL;
  return kofinanzierungInCent(werte, anteil, imVolljahr, gezaehlt, fenstertage(werte, zeitraum, jahr));
};

const JAHRESZAHL = { tage, bemessung, ausgaben, zuwendung, eigenanteil, kofinanzierung } as const;
export type Zahlenfeld = keyof typeof JAHRESZAHL;

/** Ein Regelstand, in dessen Zeitraum beide Tage als serielle Zahlen liegen. */
interface Kandidat {
  readonly id: string;
  readonly ab: number;
  readonly bis: number;
  readonly nachTagen: boolean;
  readonly werte: Zahlenwerte;
}

const KANDIDATEN: readonly Kandidat[] = REGELSTAENDE.flatMap((regelstand): Kandidat[] => {
  if (regelstand.programm !== 'THM') return [];
  const werte = zahlenwerte(werteVon(regelstand));
  const { von, bis } = zeitraeumeVon(regelstand).gueltig;
  const nachTagen = istNachTagenWaehlbar(regelstand, REGELSTAENDE);
  return werte ? [{ id: regelstand.id, ab: alsSeriell(von), bis: alsSeriell(bis), nachTagen, werte }] : [];
});

/** Liest eine Stelle aus den Argumenten einer Funktion mit diesen Parametern; `null`, wo mehr zu lesen ist als Zahlen. */
function stellenleser(parameter: Parameterliste): (argumente: readonly unknown[]) => Zahlenstelle | null {
  const namen = Object.keys(parameter);
  const [anteilstelle, vonstelle, bisstelle, ausgabenstelle, regelstandstelle, grenzenstelle] = [
    'stellenanteil',
    'von',
    'bis',
    'jahresausgaben',
    'regelstand',
    'monatsgrenzen',
  ].map((name) => namen.indexOf(name)) as [number, number, number, number, number, number];
  return (argumente) => {
    const [von, bis] = [argumente[vonstelle], argumente[bisstelle]];
    if (typeof von !== 'number' || typeof bis !== 'number' || !istGanz(von) || !istGanz(bis) || von > bis) return null;
    if (!istLeer(argumente[grenzenstelle])) return null;
    const kandidat = gewaehlt(argumente[regelstandstelle], von, bis);
    if (kandidat === null) return null;
    const rohAnteil = anteilstelle < 0 ? 1 : argumente[anteilstelle];
    const rohAusgaben = ausgabenstelle < 0 ? null : argumente[ausgabenstelle];
    if (typeof rohAnteil !== 'number') return null;
    const anteil = anteilInMillionsteln(rohAnteil);
    let imVolljahr = OHNE_AUSGABEN;
    if (typeof rohAusgaben === 'number') imVolljahr = ausgabenInCent(rohAusgaben);
    else if (!istLeer(rohAusgaben)) return null;
    if (!sicher(anteil) || !sicher(imVolljahr)) return null;
    return { werte: kandidat.werte, anteil, ausgaben: imVolljahr, von: ausSeriell(von), bis: ausSeriell(bis) };
  };
}

/** Wie `regelstandFuer`: der genannte, sonst der erste, in dem der ganze Zeitraum liegt. */
function gewaehlt(genannt: unknown, von: number, bis: number): Kandidat | null {
  const nachTagen = istLeer(genannt);
  for (const kandidat of KANDIDATEN)
    if ((nachTagen ? kandidat.nachTagen : kandidat.id === genannt) && kandidat.ab <= von && bis <= kandidat.bis)
      return kandidat;
  return null;
}

/** Eine Zahl in € oder Tagen über den ganzen Zeitraum oder in einem Haushaltsjahr. */
export function zahlenweg(
  feld: Zahlenfeld,
  parameter: Parameterliste,
): (argumente: readonly unknown[]) => number | null {
  const lies = stellenleser(parameter);
  const jahrstelle = Object.keys(parameter).indexOf('haushaltsjahr');
  const imJahr: Jahreszahl = JAHRESZAHL[feld];
  const einheit = teiler(feld);
  return (argumente) => {
    const nurJahr = argumente[jahrstelle];
    if (!istLeer(nurJahr) && !istJahr(nurJahr)) return null;
    const stelle = lies(argumente);
    if (stelle === null) return null;
    const { von, bis, werte } = stelle;
    let summe = 0;
    if (istJahr(nurJahr)) summe = imJahr(stelle, foerdertageImJahr(von, bis, nurJahr, werte.tageJeMonat), nurJahr);
    else
      for (let jahr = von.jahr; jahr <= bis.jahr; jahr++)
        summe += imJahr(stelle, foerdertageImJahr(von, bis, jahr, werte.tageJeMonat), jahr);
    return sicher(summe) ? summe / einheit : null;
  };
}

/** Wie {@link zahlenweg}, für mehrere Zahlen: eine Zeile je Haushaltsjahr, darunter die Summen. */
export function jahreszeilen(
  felder: readonly Zahlenfeld[],
  parameter: Parameterliste,
): (argumente: readonly unknown[]) => { readonly jahre: readonly number[][]; readonly summen: number[] } | null {
  const lies = stellenleser(parameter);
  return (argumente) => {
    const stelle = lies(argumente);
    if (stelle === null) return null;
    const { von, bis, werte } = stelle;
    const summen = felder.map(() => 0);
    const jahre: number[][] = [];
    for (let { jahr } = von; jahr <= bis.jahr; jahr++) {
      const gezaehlt = foerdertageImJahr(von, bis, jahr, werte.tageJeMonat);
      const zeile = felder.map((feld) => JAHRESZAHL[feld](stelle, gezaehlt, jahr));
      zeile.forEach((zahl, i) => {
        summen[i] = (summen[i] as number) + zahl;
      });
      jahre.push([jahr, ...zeile.map((zahl, i) => zahl / teiler(felder[i]))]);
    }
    return summen.every(sicher) ? { jahre, summen: summen.map((zahl, i) => zahl / teiler(felder[i])) } : null;
  };
}

function teiler(feld: Zahlenfeld | undefined): number {
  return feld === 'tage' ? 1 : 100;
}

function istJahr(wert: unknown): wert is number {
  return typeof wert === 'number' && istGanz(wert) && wert >= ERSTES_JAHR && wert <= LETZTES_JAHR;
}
