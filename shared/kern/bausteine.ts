/** R7: Quoten der Bausteine 1–5, und der Eigenanteil, der zu einer Zuwendung gehört (W3). (Vorlage Aachen IV) */

import { KernFehler } from '../grund/fehler.ts';
import { Dezimal, exakt, type Zahl } from '../grund/geld.ts';
import { deutscherWert } from '../grund/zahlformat.ts';
import type { BausteinNummer, DiaRegelstand } from '../regelstand/typen.ts';
import { betragAus } from './betrag.ts';
import { betragEingabe, eingabe, regelwert } from './groessen.ts';
import { AUF_CENT, type Groesse, Schritt } from './rechenweg.ts';

export interface Bausteinfoerderung {
  readonly foerderquote: Groesse;
  /** Ausgaben in €, auf Cent. */
  readonly ausgaben: Schritt;
  /** Zuwendung in €, auf Cent. */
  readonly zuwendung: Schritt;
  /** Eigenanteil in € = Ausgaben − Zuwendung. */
  readonly eigenanteil: Schritt;
}

/** Ob es einer der Bausteine 1 bis 5 ist (R7); Baustein 6 rechnet anders. */
export function istBausteinNummer(wert: unknown): wert is BausteinNummer {
  return wert === 1 || wert === 2 || wert === 3 || wert === 4 || wert === 5;
}

/**
 * Förderung einer Maßnahme. Die Quote ist bei 1–4 fest (80 %, dieselbe Angabe ist erlaubt) und bei 5 anzugeben (50–80 %).
 * @throws {KernFehler} BAUSTEIN_UNBEKANNT, AUSGABEN_UNGUELTIG, QUOTE_FEHLT, QUOTE_UNZULAESSIG
 */
export function bausteinfoerderung(baustein: number, ausgaben: Zahl, quote: Zahl | null, regelstand: DiaRegelstand): Bausteinfoerderung {
  if (!istBausteinNummer(baustein)) {
    throw new KernFehler('BAUSTEIN_UNBEKANNT', 'baustein', '„baustein“ muss 1, 2, 3, 4 oder 5 sein.', 'R7');
  }
  const foerderquote = quoteFuer(baustein, quote, regelstand);
  const summe = new Schritt({
    id: 'ausgaben',
    titel: 'Ausgaben',
    einheit: '€',
    operation: 'uebernommen',
    operanden: [betragEingabe('ausgaben', 'Ausgaben der Maßnahme', betragAus('ausgaben', ausgaben, 'A4'))],
    rundung: AUF_CENT,
    regeln: ['A4'],
  });
  const zuwendung = new Schritt({
    id: 'zuwendung',
    titel: 'Zuwendung',
    einheit: '€',
    operation: 'produkt',
    operanden: [foerderquote, summe],
    rundung: AUF_CENT,
    regeln: ['R7', 'A4'],
  });
  const eigenanteil = new Schritt({
    id: 'eigenanteil',
    titel: 'Eigenanteil',
    einheit: '€',
    operation: 'differenz',
    operanden: [summe, zuwendung],
    regeln: ['A4'],
  });
  return { foerderquote, ausgaben: summe, zuwendung, eigenanteil };
}

/**
 * Eigenanteil in €, der zu einer Zuwendung gehört: zuwendung · (1 − quote) / quote, auf Cent.
 * 538 780,67 € bei 80 % → 134 695,17 € (W3).
 * @throws {KernFehler} AUSGABEN_UNGUELTIG, QUOTE_UNZULAESSIG
 */
export function eigenanteilZurZuwendung(zuwendung: Zahl, quote: Zahl | null, regelstand: DiaRegelstand): Schritt {
  const { quote: fest } = regelstand.bausteine[1];
  const spanne = regelstand.bausteine[5].quote;
  if (fest.art !== 'fest' || spanne.art !== 'spanne') throw new Error(`Regelstand ${regelstand.id} ohne feste Quote oder Spanne`);
  const foerderquote = quote === null ? regelwert('Förderquote', fest.quote, 'Anteil') : quoteInSpanne(quote, spanne.von.wert, spanne.bis.wert);
  const ganzes: Groesse = { bezeichnung: 'Ausgaben insgesamt', einheit: 'Anteil', wert: exakt(1) };
  const eigenquote = new Schritt({
    id: 'eigenquote',
    titel: 'Eigenanteil an den Ausgaben',
    einheit: 'Anteil',
    operation: 'differenz',
    operanden: [ganzes, foerderquote],
    regeln: ['R7'],
  });
  return new Schritt({
    id: 'eigenanteilZu',
    titel: 'Eigenanteil zur Zuwendung',
    einheit: '€',
    operation: 'anteilig',
    operanden: [betragEingabe('zuwendung', 'Zuwendung', betragAus('zuwendung', zuwendung, 'A4')), eigenquote, foerderquote],
    rundung: AUF_CENT,
    regeln: ['R7', 'W3', 'A4'],
  });
}

function quoteFuer(baustein: BausteinNummer, quote: Zahl | null, regelstand: DiaRegelstand): Groesse {
  const regel = regelstand.bausteine[baustein].quote;
  if (regel.art === 'spanne') {
    if (quote !== null) return quoteInSpanne(quote, regel.von.wert, regel.bis.wert);
    const spanne = `${prozent(regel.von.wert)} und ${prozent(regel.bis.wert)} (${deutscherWert(regel.von.wert)} bis ${deutscherWert(regel.bis.wert)})`;
    throw new KernFehler('QUOTE_FEHLT', 'quote', `„quote“ fehlt: Für Baustein ${baustein} ist sie anzugeben und liegt zwischen ${spanne}.`, 'R7');
  }
  if (quote === null || new Dezimal(quote).eq(regel.quote.wert)) return regelwert('Förderquote', regel.quote, 'Anteil');
  const fest = prozent(regel.quote.wert);
  throw new KernFehler(
    'QUOTE_UNZULAESSIG',
    'quote',
    `„quote“: Baustein ${baustein} wird immer mit ${fest} gefördert, angegeben sind ${prozent(quote)}. Bitte leer lassen oder ${fest} eintragen.`,
    'R7',
  );
}

function quoteInSpanne(quote: Zahl, von: string, bis: string): Groesse {
  const wert = new Dezimal(quote);
  if (wert.gte(von) && wert.lte(bis)) return eingabe('Förderquote', wert, 'Anteil');
  throw new KernFehler(
    'QUOTE_UNZULAESSIG',
    'quote',
    `„quote“ muss zwischen ${prozent(von)} und ${prozent(bis)} liegen, angegeben sind ${prozent(quote)}.`,
    'R7',
  );
}

function prozent(quote: Zahl): string {
  return `${deutscherWert(new Dezimal(quote).times(100))} %`;
}
