/** R7: Quoten der Bausteine 1–5, und der Eigenanteil, der zu einer Zuwendung gehört (W3). (Vorlage Aachen IV) */

import { KernFehler } from '../grund/fehler.ts';
import { type Exakt, exakt, exaktOderNull, mal, vergleiche, type Zahlangabe } from '../grund/geld.ts';
import { deutscherWert } from '../grund/zahlformat.ts';
import { eingabe, type Groesse } from '../regelstand/groesse.ts';
import type { BausteinNummer, DiaRegelstand } from '../regelstand/typen.ts';
import { type DiaWerte, type Quotenwert, werteVon } from '../regelstand/werte.ts';
import { betragAus } from './betrag.ts';
import { betragEingabe } from './eingaben.ts';
import { AUF_CENT, Schritt } from './rechenweg.ts';
import { anteilig, differenz, produkt, uebernommen } from './rechnungen.ts';

export interface Bausteinfoerderung {
  readonly foerderquote: Groesse<'Anteil'>;
  /** Ausgaben in €, auf Cent. */
  readonly ausgaben: Schritt<'€'>;
  /** Zuwendung in €, auf Cent. */
  readonly zuwendung: Schritt<'€'>;
  /** Eigenanteil in € = Ausgaben − Zuwendung. */
  readonly eigenanteil: Schritt<'€'>;
}

/** Ob es einer der Bausteine 1 bis 5 ist (R7); Baustein 6 rechnet anders. */
export function istBausteinNummer(wert: unknown): wert is BausteinNummer {
  return wert === 1 || wert === 2 || wert === 3 || wert === 4 || wert === 5;
}

/**
 * Förderung einer Maßnahme. Wo der Regelstand eine feste Quote nennt, gilt sie (dieselbe Angabe ist erlaubt); wo er
 * eine Spanne nennt (Baustein 5), ist die Quote anzugeben.
 * @throws {KernFehler} BAUSTEIN_UNBEKANNT, AUSGABEN_UNGUELTIG, QUOTE_FEHLT, QUOTE_UNZULAESSIG
 */
export function bausteinfoerderung(
  baustein: number,
  ausgaben: Zahlangabe,
  quote: Zahlangabe | null,
  regelstand: DiaRegelstand,
): Bausteinfoerderung {
  if (!istBausteinNummer(baustein)) {
    throw new KernFehler('BAUSTEIN_UNBEKANNT', 'baustein', '„baustein“ muss 1, 2, 3, 4 oder 5 sein.', 'R7');
  }
  const werte = werteVon(regelstand);
  const foerderquote = quoteFuer(baustein, quote, werte);
  const summe = new Schritt({
    id: 'ausgaben',
    titel: 'Ausgaben',
    einheit: '€',
    rechnung: uebernommen(betragEingabe('ausgaben', 'Ausgaben der Maßnahme', betragAus('ausgaben', ausgaben, 'A4'))),
    rundung: AUF_CENT,
    regeln: ['A4'],
    regelstand: werte,
  });
  const zuwendung = new Schritt({
    id: 'zuwendung',
    titel: 'Zuwendung',
    einheit: '€',
    rechnung: produkt<'€'>([foerderquote, summe]),
    rundung: AUF_CENT,
    regeln: ['R7', 'A4'],
    regelstand: werte,
  });
  const eigenanteil = new Schritt({
    id: 'eigenanteil',
    titel: 'Eigenanteil',
    einheit: '€',
    rechnung: differenz({ von: summe, ab: zuwendung }),
    regeln: ['A4'],
    regelstand: werte,
  });
  return { foerderquote, ausgaben: summe, zuwendung, eigenanteil };
}

/**
 * Eigenanteil in €, der zu einer Zuwendung gehört: zuwendung · (1 − quote) / quote, auf Cent; ohne Quote mit der von
 * Baustein 1. 538 780,67 € bei 80 % → 134 695,17 € (W3).
 * @throws {KernFehler} AUSGABEN_UNGUELTIG, QUOTE_UNZULAESSIG, QUOTE_FEHLT (wenn Baustein 1 keine feste Quote hat)
 */
export function eigenanteilZurZuwendung(
  zuwendung: Zahlangabe,
  quote: Zahlangabe | null,
  regelstand: DiaRegelstand,
): Schritt<'€'> {
  const werte = werteVon(regelstand);
  const foerderquote = quote === null ? quoteFuer(1, null, werte) : quoteInGrenzen(quote, quotengrenzen(werte));
  const ganzes = eingabe('Ausgaben insgesamt', 1, 'Anteil');
  const eigenquote = new Schritt({
    id: 'eigenquote',
    titel: 'Eigenanteil an den Ausgaben',
    einheit: 'Anteil',
    rechnung: differenz({ von: ganzes, ab: foerderquote }),
    regeln: ['R7'],
    regelstand: werte,
  });
  return new Schritt({
    id: 'eigenanteilZu',
    titel: 'Eigenanteil zur Zuwendung',
    einheit: '€',
    rechnung: anteilig<'€'>({
      faktoren: [betragEingabe('zuwendung', 'Zuwendung', betragAus('zuwendung', zuwendung, 'A4')), eigenquote],
      teiler: foerderquote,
    }),
    rundung: AUF_CENT,
    regeln: ['R7', 'W3', 'A4'],
    regelstand: werte,
  });
}

type Grenzen = readonly [Groesse<'Anteil'>, Groesse<'Anteil'>];

/** Kleinste und größte Quote, die der Regelstand überhaupt kennt. */
function quotengrenzen({ quoten }: DiaWerte): Grenzen {
  const enden = Object.values(quoten).flatMap((quote: Quotenwert) =>
    quote.art === 'fest' ? [quote.quote] : [quote.von, quote.bis],
  );
  const ende = (richtung: 1 | -1) =>
    enden.reduce((bisher, neu) => (vergleiche(neu.wert, bisher.wert) === richtung ? neu : bisher));
  return [ende(-1), ende(1)];
}

function quoteFuer(baustein: BausteinNummer, quote: Zahlangabe | null, { quoten }: DiaWerte): Groesse<'Anteil'> {
  const regel = quoten[baustein];
  if (regel.art === 'spanne') {
    if (quote !== null) return quoteInGrenzen(quote, [regel.von, regel.bis]);
    const spanne = `${prozent(regel.von.wert)} und ${prozent(regel.bis.wert)} (${deutscherWert(regel.von.wert)} bis ${deutscherWert(regel.bis.wert)})`;
    throw new KernFehler(
      'QUOTE_FEHLT',
      'quote',
      `„quote“ fehlt: Für Baustein ${baustein} ist sie anzugeben und liegt zwischen ${spanne}.`,
      'R7',
    );
  }
  const angegeben = quote === null ? regel.quote.wert : exaktOderNull(quote);
  if (angegeben && vergleiche(angegeben, regel.quote.wert) === 0) return regel.quote;
  const fest = prozent(regel.quote.wert);
  throw new KernFehler(
    'QUOTE_UNZULAESSIG',
    'quote',
    `„quote“: Baustein ${baustein} wird immer mit ${fest} gefördert, angegeben ${ist(angegeben)}. Bitte leer lassen oder ${fest} eintragen.`,
    'R7',
  );
}

function quoteInGrenzen(quote: Zahlangabe, [von, bis]: Grenzen): Groesse<'Anteil'> {
  const wert = exaktOderNull(quote);
  if (wert && vergleiche(wert, von.wert) >= 0 && vergleiche(wert, bis.wert) <= 0)
    return { ...eingabe('Förderquote', wert, 'Anteil'), grenzen: [von, bis] };
  throw new KernFehler(
    'QUOTE_UNZULAESSIG',
    'quote',
    `„quote“ muss zwischen ${prozent(von.wert)} und ${prozent(bis.wert)} liegen, angegeben ${ist(wert)}.`,
    'R7',
  );
}

function ist(wert: Exakt | null): string {
  return wert ? `sind ${prozent(wert)}` : 'ist keine Zahl';
}

function prozent(quote: Exakt): string {
  return `${deutscherWert(mal(quote, exakt(100)))} %`;
}
