/** Der Rechenweg in Worten und Zahlen, deutsch geschrieben; erst erzeugt, wenn ihn jemand lesen will. */

import { alsDeutschesDatum } from '../grund/datum.ts';
import { type Exakt, quotient } from '../grund/geld.ts';
import { deutscherWert } from '../grund/zahlformat.ts';
import { quellenangabe, REGELN, type RegelId } from '../regelstand/regeln.ts';
import { type Einheit, type Groesse, istDatum, rechenweg, Schritt } from './rechenweg.ts';

export interface Rechenwegzeile {
  readonly nr: number;
  /** Stabile Kennung des Schritts, z. B. `zuwendung`. */
  readonly id: string;
  readonly haushaltsjahr: number | null;
  readonly schritt: string;
  readonly rechnung: string;
  /** Wert als Dezimaltext mit Punkt; Beträge mit zwei Nachkommastellen, exakte Zwischenwerte auf zehn. */
  readonly wert: string;
  readonly einheit: Einheit;
  readonly regeln: readonly RegelId[];
  readonly fundstelle: string;
  /** Auslegungen, die hier greifen, mit dem Ergebnis der anderen Lesart. */
  readonly auslegungen: readonly { readonly id: RegelId; readonly text: string; readonly wert: string }[];
}

const ZEICHEN = { produkt: ' × ', minimum: '; ', maximum: '; ', summe: ' + ', differenz: ' − ' } as const;

/** Alle Zeilen des Rechenwegs; die letzte trägt das Ergebnis. */
export function rechenwegzeilen(...ergebnisse: readonly Schritt[]): Rechenwegzeile[] {
  return rechenweg(...ergebnisse).map((schritt, index) => rechenwegzeile(schritt, index + 1));
}

/** Ein einzelner Schritt als Zeile Nr. `nr`. */
export function rechenwegzeile(schritt: Schritt, nr: number): Rechenwegzeile {
  const auslegungen = schritt.greifendeLesarten.map((lesart) => ({
    id: lesart.id,
    text: `Auslegung ${lesart.id} (${REGELN[lesart.id].titel}); andere Lesart, ${lesart.bezeichnung}: ${mitEinheit(lesart.wert, schritt.einheit)}`,
    wert: wertText(lesart.wert, schritt.einheit),
  }));
  const regeln = alleRegeln(schritt);
  return {
    nr,
    id: schritt.angaben.id,
    haushaltsjahr: schritt.angaben.jahr ?? null,
    schritt: schritt.bezeichnung,
    rechnung: [rechnung(schritt), ...auslegungen.map((a) => a.text)].join('. '),
    wert: wertText(schritt.wert, schritt.einheit),
    einheit: schritt.einheit,
    regeln,
    fundstelle: regeln.map((id) => `${id}: ${quellenangabe(id)}`).join(' | '),
    auslegungen,
  };
}

function rechnung(schritt: Schritt): string {
  const { operation, operanden } = schritt.angaben;
  const namen = operanden.map(benannt);
  let text: string;
  switch (operation) {
    case 'uebernommen':
      text = namen[0] ?? '';
      break;
    case 'anteilig':
      text = `${namen.slice(0, -1).join(' × ')} ÷ ${namen.at(-1)}`;
      break;
    case 'minimum':
      text = `der kleinere Wert aus ${namen.join(ZEICHEN.minimum)}`;
      break;
    case 'maximum':
      text = `der größte Wert aus ${namen.join(ZEICHEN.maximum)}`;
      break;
    case 'foerdertage':
      text = `${namen[0]}, ${namen[1]}${nurHaushaltsjahr(schritt)}: volle Monate 30 Tage, sonst Kalendertage${namen.length > 3 ? `; ${namen.slice(3).join('; ')}` : ''}`;
      break;
    case 'verteilt':
      text = `${namen[0]} × ${namen[1]} ÷ ${namen[2]}, abgerundet auf Cent, + ${namen[3]}`;
      break;
    default:
      text = namen.join(ZEICHEN[operation]);
  }
  const exakt = schritt.exakterWert;
  const gerundet = mitEinheit(schritt.wert, schritt.einheit);
  return quotient(exakt).eq(quotient(schritt.wert)) ? `${text} = ${gerundet}` : `${text} = ${deutscherWert(exakt)}, gerundet ${gerundet}`;
}

/** Reicht der Zeitraum über das Haushaltsjahr hinaus, gehören die Tage nur zu einem Teil von ihm. */
function nurHaushaltsjahr({ angaben: { jahr, operanden } }: Schritt): string {
  const tage = operanden.map(({ wert }) => wert).filter(istDatum);
  return tage.every((tag) => tag.jahr === jahr) ? '' : `, davon im Haushaltsjahr ${jahr}`;
}

/** "68.000,00 € (Bemessungsgrundlage, R4)" */
function benannt(groesse: Groesse): string {
  const regel = groesse instanceof Schritt || !groesse.regel ? '' : `, ${groesse.regel}`;
  const wert = istDatum(groesse.wert) ? alsDeutschesDatum(groesse.wert) : mitEinheit(groesse.wert, groesse.einheit);
  return `${wert} (${groesse.bezeichnung}${regel})`;
}

function mitEinheit(wert: Exakt, einheit: Einheit): string {
  if (einheit === '€') return `${deutscherWert(wert, 2)} €`;
  return deutscherWert(wert, einheit === 'Stellen' ? 1 : 0);
}

function wertText(wert: Exakt, einheit: Einheit): string {
  const zahl = quotient(wert);
  if (einheit === '€') return zahl.decimalPlaces() <= 2 ? zahl.toFixed(2) : zahl.toDecimalPlaces(10).toFixed();
  return einheit === 'Stellen' ? zahl.toFixed(Math.max(1, zahl.decimalPlaces())) : zahl.toDecimalPlaces(10).toFixed();
}

/** Die Regeln des Schritts, dann die der festen Werte, die er verwendet. */
function alleRegeln(schritt: Schritt): RegelId[] {
  const regeln = new Set<RegelId>(schritt.angaben.regeln);
  for (const operand of schritt.angaben.operanden) if (!(operand instanceof Schritt) && operand.regel) regeln.add(operand.regel);
  return [...regeln];
}
