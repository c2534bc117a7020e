/**
 * R24 mit A10: Zinsen auf eine Erstattung, die in Raten gezahlt wird, auf das, was an jedem Tag noch offen ist. Eine Rate
 * mindert den Betrag von ihrem Tag an; Zinsen tragen keine Zinsen. Eine einzige Zahlung ergibt dasselbe wie
 * `zinsen`.
 */
import { alsDeutschesDatum, type Datum, vergleicheDatum } from '../grund/datum.ts';
import { KernFehler } from '../grund/fehler.ts';
import { NULL, vergleiche, type Zahlangabe } from '../grund/geld.ts';
import { deutscherWert } from '../grund/zahlformat.ts';
import { pruefeZinszeitraum } from '../regelstand/basiszins.ts';
import type { Groesse } from '../regelstand/groesse.ts';
import { betragAus } from './betrag.ts';
import { betragEingabe } from './eingaben.ts';
import { Schritt } from './rechenweg.ts';
import { differenz, summe } from './rechnungen.ts';
import { liesZinswahl, type Offenes, type Zinswahl, zinsenAuf } from './zinsabschnitte.ts';

/** Eine Zahlung auf die Erstattung. */
export interface Rate {
  readonly am: Datum;
  /** In €, größer als 0. */
  readonly betrag: Zahlangabe;
}

export interface Ratenangaben extends Zinswahl {
  readonly betrag: Zahlangabe;
  /** Erster verzinster Tag. */
  readonly ab: Datum;
  /** In beliebiger Reihenfolge; zusammen höchstens der Betrag. */
  readonly raten: readonly Rate[];
}

/** Was an einem Tag gezahlt wurde und danach offen ist. */
export interface Zahlungsstand {
  readonly am: Datum;
  readonly gezahlt: Groesse<'€'>;
  readonly offen: Schritt<'€'>;
}

export interface Ratenzinsen {
  /** In €, auf Cent; bis zur letzten Rate. */
  readonly zinsen: Schritt<'€'>;
  /** Je Tag, an dem gezahlt wurde, aufsteigend. */
  readonly verlauf: readonly Zahlungsstand[];
  /** Nach der letzten Rate in € offen; was es danach an Zinsen trägt, ist nicht enthalten. */
  readonly offen: Schritt<'€'>;
}

/** @throws {KernFehler} AUSGABEN_UNGUELTIG, ZEITRAUM_VERKEHRT, ABWICKLUNG_UNGUELTIG, BASISZINS_UNBEKANNT */
export function ratenzinsen({ betrag, ab, raten, ...wahl }: Ratenangaben): Ratenzinsen {
  const gelesen = liesZinswahl(wahl);
  const anfangs = betragEingabe('zinsen.betrag', 'Betrag', betragAus('betrag', betrag, 'R24'));
  const verlauf = zahlungsverlauf(anfangs, ab, raten);
  const letzter = verlauf.at(-1);
  if (!letzter)
    throw new KernFehler(
      'ABWICKLUNG_UNGUELTIG',
      'raten',
      'Erwartet wird mindestens eine Zahlung mit ihrem Tag.',
      'R24',
    );
  pruefeZinszeitraum({ feld: 'ab', tag: ab }, { feld: 'raten', tag: letzter.am });
  return {
    zinsen: zinsenAuf({ ...gelesen, offen: offenes(anfangs, ab, verlauf), ende: letzter.am }),
    verlauf,
    offen: letzter.offen,
  };
}

function zahlungsverlauf(anfangs: Groesse<'€'>, ab: Datum, raten: readonly Rate[]): Zahlungsstand[] {
  const geordnet = raten.map(gelesene).sort((a, b) => vergleicheDatum(a.am, b.am));
  const verlauf: Zahlungsstand[] = [];
  let offen = anfangs;
  for (let i = 0; i < geordnet.length; ) {
    const { am } = geordnet[i] as Gelesene;
    if (vergleicheDatum(am, ab) < 0) throw vorBeginn(am, ab);
    const amTag = geordnet.filter((rate) => vergleicheDatum(rate.am, am) === 0).map((rate) => rate.betrag);
    const gezahlt = amTag.length === 1 ? (amTag[0] as Groesse<'€'>) : tagessumme(am, amTag);
    const danach = new Schritt({
      id: `zinsen.offen.${verlauf.length + 1}`,
      titel: `offen ab ${alsDeutschesDatum(am)}`,
      einheit: '€',
      rechnung: differenz({ von: offen, ab: gezahlt }),
      regeln: ['R24'],
    });
    if (vergleiche(danach.wert, NULL) < 0) throw ueberzahlt(am, gezahlt, offen);
    verlauf.push({ am, gezahlt, offen: danach });
    offen = danach;
    i += amTag.length;
  }
  return verlauf;
}

interface Gelesene {
  readonly am: Datum;
  readonly betrag: Groesse<'€'>;
}

function gelesene({ am, betrag }: Rate): Gelesene {
  const tag = alsDeutschesDatum(am);
  const gezahlt = betragEingabe('zinsen.rate', `gezahlt am ${tag}`, betragAus('raten', betrag, 'R24'));
  if (vergleiche(gezahlt.wert, NULL) > 0) return { am, betrag: gezahlt };
  throw new KernFehler('ABWICKLUNG_UNGUELTIG', 'raten', `Die Zahlung vom ${tag} muss größer als 0 € sein.`, 'R24');
}

function tagessumme(am: Datum, teile: readonly Groesse<'€'>[]): Schritt<'€'> {
  return new Schritt({
    id: 'zinsen.raten',
    titel: `gezahlt am ${alsDeutschesDatum(am)}`,
    einheit: '€',
    rechnung: summe(teile),
    regeln: ['R24'],
  });
}

function offenes(
  anfangs: Groesse<'€'>,
  ab: Datum,
  verlauf: readonly Zahlungsstand[],
): readonly [Offenes, ...Offenes[]] {
  const danach = verlauf.map(({ am, offen }) => ({ ab: am, betrag: offen }));
  // Am ersten Tag Gezahltes war nie offen; ist damit alles gezahlt, bleibt ein Abschnitt ohne Tage.
  const [erstes, ...weitere] = danach;
  if (erstes && weitere.length > 0 && vergleicheDatum(erstes.ab, ab) === 0) return [erstes, ...weitere];
  return [{ ab, betrag: anfangs }, ...danach.filter((teil) => vergleicheDatum(teil.ab, ab) > 0)];
}

function vorBeginn(am: Datum, ab: Datum): KernFehler {
  const meldung = `Die Zahlung vom ${alsDeutschesDatum(am)} liegt vor „ab“. Erwartet wird ein Tag ab dem ${alsDeutschesDatum(ab)}.`;
  return new KernFehler('ZEITRAUM_VERKEHRT', 'raten', meldung, 'R24');
}

function ueberzahlt(am: Datum, gezahlt: Groesse<'€'>, offen: Groesse<'€'>): KernFehler {
  const meldung = `Am ${alsDeutschesDatum(am)} sind ${deutscherWert(gezahlt.wert, 2)} € gezahlt, offen waren aber nur ${deutscherWert(offen.wert, 2)} €. Erwartet werden Zahlungen bis zu diesem Betrag.`;
  return new KernFehler('ABWICKLUNG_UNGUELTIG', 'raten', meldung, 'R24');
}
