/**
 * R25: ein Haushaltsjahr im Haushalt der Kommune.
 *
 *   Personalaufwand + Transferaufwand + Maßnahmen − Ertrag = Belastung
 *
 * Ertrag ist die Zuwendung, mit Ist die endgültige und nie das eingegangene Geld. Daneben stehen die Einzahlung und am
 * 31.12. die Forderung (Restanforderung) oder Verbindlichkeit (Erstattung).
 */
import type { Groesse } from '../regelstand/groesse.ts';
import { erstattung, restanforderung } from './erstattung.ts';
import { Schritt } from './rechenweg.ts';
import { differenz, summe } from './rechnungen.ts';

/**
 * Ein Posten im Haushalt: eine eigene Stelle, eine eigene Maßnahme, eine Stelle oder Maßnahme eines Partners, oder die
 * Kürzung der Zuwendung auf ein Budget (ohne Ausgaben, Zuwendung unter 0).
 */
export type Budgetposten =
  | {
      readonly art: 'personal' | 'massnahme' | 'kuerzung';
      readonly ausgaben: Groesse<'€'>;
      readonly zuwendung: Groesse<'€'>;
    }
  | {
      readonly art: 'partner';
      readonly zuwendung: Groesse<'€'>;
      /** Eigenanteil des Partners in €; nur wo die Kommune ihn trägt. */
      readonly eigenanteilDerKommune: Groesse<'€'> | null;
    };

interface Budgetangaben {
  readonly jahr: number;
  readonly posten: readonly Budgetposten[];
  /** In diesem Jahr eingegangen, in €. */
  readonly einzahlung: Groesse<'€'>;
  readonly integrationspauschale: Groesse<'€'>;
  /** Ob die Zuwendungen endgültig sind; vorher gibt es weder Forderung noch Verbindlichkeit. */
  readonly endgueltig: boolean;
}

export interface Budget {
  readonly ertrag: Schritt<'€'>;
  readonly personalaufwand: Schritt<'€'>;
  readonly transferaufwand: Schritt<'€'>;
  readonly massnahmen: Schritt<'€'>;
  /** Belastung der Kommune in €, vor und nach der Integrationspauschale. */
  readonly belastung: Schritt<'€'>;
  readonly belastungNachPauschale: Schritt<'€'>;
  readonly einzahlung: Groesse<'€'>;
  /** Am 31.12. in €; `null` ohne Ist. */
  readonly forderung: Schritt<'€'> | null;
  readonly verbindlichkeit: Schritt<'€'> | null;
}

export function budget({ jahr, posten, einzahlung, integrationspauschale, endgueltig }: Budgetangaben): Budget {
  const schritt = (id: string, titel: string, rechnung: Schritt<'€'>['angaben']['rechnung']) =>
    new Schritt({ id: `budget.${id}`, titel, jahr, einheit: '€', rechnung, regeln: ['R25'] });
  const eigene = (art: 'personal' | 'massnahme') =>
    posten.flatMap((p) => (p.art !== 'partner' && p.art === art ? [p.ausgaben] : []));
  const transfer = posten.flatMap((p) =>
    p.art === 'partner' ? [p.zuwendung, ...(p.eigenanteilDerKommune ? [p.eigenanteilDerKommune] : [])] : [],
  );
  const ertrag = schritt('ertrag', 'Ertrag', summe(posten.map(({ zuwendung }) => zuwendung)));
  const personalaufwand = schritt('personal', 'Personalaufwand', summe(eigene('personal')));
  const transferaufwand = schritt('transfer', 'Transferaufwand', summe(transfer));
  const massnahmen = schritt('massnahmen', 'Maßnahmen', summe(eigene('massnahme')));
  const aufwand = schritt('aufwand', 'Aufwand', summe([personalaufwand, transferaufwand, massnahmen]));
  const belastung = schritt('belastung', 'Belastung der Kommune', differenz({ von: aufwand, ab: ertrag }));
  const nachPauschale = differenz({ von: belastung, ab: integrationspauschale });
  const auszahlung = { jahr, ausgezahlt: einzahlung, endgueltig: ertrag };
  return {
    ertrag,
    personalaufwand,
    transferaufwand,
    massnahmen,
    belastung,
    belastungNachPauschale: schritt('belastung.nach', 'Belastung nach Integrationspauschale', nachPauschale),
    einzahlung,
    forderung: endgueltig ? restanforderung(auszahlung) : null,
    verbindlichkeit: endgueltig ? erstattung(auszahlung) : null,
  };
}
