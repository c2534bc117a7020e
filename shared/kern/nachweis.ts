/**
 * R22: der zahlenmäßige Verwendungsnachweis. Je Haushaltsjahr und in Summe stehen Bescheid und Abrechnung
 * nebeneinander: Einnahmen nach den vier Arten des Formulars, in € und in v. H. aller Einnahmen, Ausgaben und davon
 * zuwendungsfähig. Die Differenz ist unsere Spalte.
 */
import { exakt, NULL, vergleiche } from '../grund/geld.ts';
import { eingabe, type Groesse } from '../regelstand/groesse.ts';
import { type Rundung, Schritt } from './rechenweg.ts';
import { anteilig, differenz, summe } from './rechnungen.ts';

/** Die Einnahmen des Formulars, in seiner Reihenfolge. */
export const EINNAHMEARTEN = ['eigenanteil', 'leistungenDritter', 'oeffentlicheMittel', 'landeszuwendung'] as const;
export type Einnahmeart = (typeof EINNAHMEARTEN)[number];

export const EINNAHMETITEL: Readonly<Record<Einnahmeart, string>> = {
  eigenanteil: 'Eigenanteil',
  leistungenDritter: 'Leistungen Dritter',
  oeffentlicheMittel: 'Bewilligte öffentliche Förderung',
  landeszuwendung: 'Landeszuwendung',
};

/** Die bekannten Beträge einer Spalte, in €; der Eigenanteil ist der Rest der Ausgaben. */
export interface Spaltenangaben {
  readonly ausgaben: Groesse<'€'>;
  readonly zuwendungsfaehig: Groesse<'€'>;
  readonly leistungenDritter: Groesse<'€'>;
  readonly oeffentlicheMittel: Groesse<'€'>;
  readonly landeszuwendung: Groesse<'€'>;
}

/** Eine Spalte: laut Bescheid oder laut Abrechnung. */
export interface Nachweisspalte {
  readonly einnahmen: Readonly<Record<Einnahmeart, Groesse<'€'>>>;
  /** In v. H. aller Einnahmen, zwei Nachkommastellen; nicht auf 100 gezwungen. `null` ohne Einnahmen. */
  readonly vomHundert: Readonly<Record<Einnahmeart, Schritt<'Anteil'> | null>>;
  readonly summe: Schritt<'€'>;
  readonly ausgaben: Groesse<'€'>;
  readonly zuwendungsfaehig: Groesse<'€'>;
}

export interface Differenz {
  /** Abrechnung − Bescheid in €. */
  readonly betrag: Schritt<'€'>;
  /** In v. H. des Bescheids; `null`, wo dort 0 steht. */
  readonly vomHundert: Schritt<'Anteil'> | null;
}

const HUNDERTSTEL: Rundung = { art: 'stufe', stufe: eingabe('zwei Nachkommastellen', exakt('0.01'), 'Anteil') };
const HUNDERT = eingabe('v. H.', 100, 'Anteil');

/** Eine Spalte aus dem, was bekannt ist; `jahr` fehlt in der Summe. */
export function nachweisspalte(angaben: Spaltenangaben, jahr?: number): Nachweisspalte {
  const gemeinsam = { ...(jahr !== undefined && { jahr }), regeln: ['R22'] } as const;
  const { ausgaben, zuwendungsfaehig, leistungenDritter, oeffentlicheMittel, landeszuwendung } = angaben;
  const andere = new Schritt({
    ...gemeinsam,
    id: 'nachweis.fremde',
    titel: 'Einnahmen ohne Eigenanteil',
    einheit: '€',
    rechnung: summe([leistungenDritter, oeffentlicheMittel, landeszuwendung]),
  });
  const eigenanteil = new Schritt({
    ...gemeinsam,
    id: 'nachweis.eigenanteil',
    titel: 'Eigenanteil',
    einheit: '€',
    rechnung: differenz({ von: ausgaben, ab: andere }),
  });
  const einnahmen = { eigenanteil, leistungenDritter, oeffentlicheMittel, landeszuwendung };
  const gesamt = new Schritt({
    ...gemeinsam,
    id: 'nachweis.einnahmen',
    titel: 'Einnahmen, Summe',
    einheit: '€',
    rechnung: summe(EINNAHMEARTEN.map((art) => einnahmen[art])),
  });
  const vomHundert = (art: Einnahmeart) =>
    inVomHundert(`${EINNAHMETITEL[art]} in v. H. der Einnahmen`, einnahmen[art], gesamt, jahr);
  return {
    einnahmen,
    vomHundert: {
      eigenanteil: vomHundert('eigenanteil'),
      leistungenDritter: vomHundert('leistungenDritter'),
      oeffentlicheMittel: vomHundert('oeffentlicheMittel'),
      landeszuwendung: vomHundert('landeszuwendung'),
    },
    summe: gesamt,
    ausgaben,
    zuwendungsfaehig,
  };
}

/** Abrechnung − Bescheid: unsere Spalte, nicht die des Formulars. */
export function nachweisdifferenz(
  titel: string,
  bescheid: Groesse<'€'>,
  abrechnung: Groesse<'€'>,
  jahr?: number,
): Differenz {
  const betrag = new Schritt({
    id: 'nachweis.differenz',
    titel: `${titel}, Differenz`,
    ...(jahr !== undefined && { jahr }),
    einheit: '€',
    rechnung: differenz({ von: abrechnung, ab: bescheid }),
    regeln: ['R22'],
  });
  return { betrag, vomHundert: inVomHundert(`${titel}, Differenz in v. H. des Bescheids`, betrag, bescheid, jahr) };
}

/** Wert · 100 ÷ Ganzes, auf zwei Nachkommastellen, Hälften aufwärts; `null`, wo das Ganze 0 ist. */
function inVomHundert(
  titel: string,
  wert: Groesse<'€'>,
  ganzes: Groesse<'€'>,
  jahr: number | undefined,
): Schritt<'Anteil'> | null {
  if (vergleiche(ganzes.wert, NULL) <= 0) return null;
  return new Schritt({
    id: 'nachweis.vomHundert',
    titel,
    ...(jahr !== undefined && { jahr }),
    einheit: 'Anteil',
    rechnung: anteilig({ faktoren: [wert, HUNDERT], teiler: ganzes }),
    rundung: HUNDERTSTEL,
    regeln: ['R22'],
  });
}
