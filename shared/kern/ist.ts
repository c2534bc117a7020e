/** R20: das Ist eines Eintrags in einem Haushaltsjahr, als ein Betrag oder als Summe seiner Monate, nie beides. */
import { KernFehler } from '../grund/fehler.ts';
import type { Zahlangabe } from '../grund/geld.ts';
import type { Groesse } from '../regelstand/groesse.ts';
import { betragAus } from './betrag.ts';
import { betragEingabe } from './eingaben.ts';
import { Schritt } from './rechenweg.ts';
import { summe } from './rechnungen.ts';

/**
 * Wonach ein Ist einem Haushaltsjahr gehört: nach dem Tag der Zahlung oder dem Zeitraum der Leistung. Einmal je Antrag
 * gewählt [P].
 */
export type Zahlweise = 'kasse' | 'periode';

const ZAHLWEISEN: Record<Zahlweise, string> = { kasse: 'nach Tag der Zahlung', periode: 'nach Zeitraum der Leistung' };

interface Monatsname {
  readonly id: string;
  readonly name: string;
}

const namen = (zahlweise: Zahlweise): readonly Monatsname[] =>
  Array.from({ length: 12 }, (_, i) => ({ id: `ist.${i + 1}`, name: `Monat ${i + 1}, ${ZAHLWEISEN[zahlweise]}` }));
const MONATSNAMEN: Readonly<Record<Zahlweise, readonly Monatsname[]>> = {
  kasse: namen('kasse'),
  periode: namen('periode'),
};

export interface Istangaben {
  readonly jahr: number;
  readonly betrag: Zahlangabe | null;
  /** Zwölf Beträge, `null` für einen Monat ohne Angabe. */
  readonly monate: readonly (Zahlangabe | null)[] | null;
  readonly zahlweise: Zahlweise;
}

/**
 * Das Ist eines Haushaltsjahrs in €, in ganzen Cent; `null`, wo keines eingetragen ist. @throws {KernFehler}
 * ABWICKLUNG_UNGUELTIG, AUSGABEN_UNGUELTIG
 */
export function istDesJahres({ jahr, betrag, monate, zahlweise }: Istangaben): Groesse<'€'> | null {
  const eingetragen = monatsbetraege(monate, zahlweise);
  if (betrag !== null && eingetragen.size > 0) {
    const meldung = `„ist“: Für ${jahr} stehen ein Jahresbetrag und Monate da. Erwartet wird nur eines davon.`;
    throw new KernFehler('ABWICKLUNG_UNGUELTIG', 'ist', meldung, 'R20');
  }
  if (betrag !== null)
    return betragEingabe('ist', `Ist ${jahr}, ${ZAHLWEISEN[zahlweise]}`, betragAus('ist', betrag, 'R20'));
  if (eingetragen.size === 0) return null;
  return new Schritt({
    id: 'ist',
    titel: `Ist der Monate, ${ZAHLWEISEN[zahlweise]}`,
    jahr,
    einheit: '€',
    rechnung: summe([...eingetragen.values()]),
    regeln: ['R20'],
  });
}

/** Die eingetragenen Monate (1–12) in €, auf Cent. @throws {KernFehler} AUSGABEN_UNGUELTIG, ABWICKLUNG_UNGUELTIG */
export function monatsbetraege(monate: Istangaben['monate'], zahlweise: Zahlweise): ReadonlyMap<number, Groesse<'€'>> {
  if (monate === null) return new Map();
  if (monate.length !== 12)
    throw new KernFehler('ABWICKLUNG_UNGUELTIG', 'monate', '„monate“ muss zwölf Angaben enthalten.', 'R20');
  const bekannt = gelesene.get(monate);
  if (bekannt?.zahlweise === zahlweise) return bekannt.betraege;
  const betraege = new Map<number, Groesse<'€'>>();
  const namen = MONATSNAMEN[zahlweise];
  for (let monat = 1; monat <= 12; monat++) {
    const betrag = monate[monat - 1] ?? null;
    const { id, name } = namen[monat - 1] as Monatsname;
    if (betrag !== null) betraege.set(monat, betragEingabe(id, name, betragAus('monate', betrag, 'R20')));
  }
  gelesene.set(monate, { zahlweise, betraege });
  return betraege;
}

/** Ist, Integrationspauschale und Abruf fragen nach denselben Monaten: Gelesen werden sie einmal. */
const gelesene = new WeakMap<
  NonNullable<Istangaben['monate']>,
  { readonly zahlweise: Zahlweise; readonly betraege: ReadonlyMap<number, Groesse<'€'>> }
>();
