/** R25: was an Partner weitergegeben ist, was sie nachweisen und zurückzahlen, und ob der Bescheid dafür reicht. */
import { type Datum, plusTage } from '../grund/datum.ts';
import type { Groesse } from '../regelstand/groesse.ts';
import { erstattung } from './erstattung.ts';
import { Schritt } from './rechenweg.ts';
import { summe } from './rechnungen.ts';
import { restbetrag } from './rechnungen-abwicklung.ts';

export interface Weiterleitung {
  readonly jahr: number;
  readonly partner: string;
  /** Weitergeleitete Zuwendung in €. */
  readonly betrag: Groesse<'€'>;
  /** Endgültige Zuwendung des Partners nach seinem Ist (R20) in €; `null` ohne Ist. */
  readonly endgueltig: Groesse<'€'> | null;
}

/** Der Partner zahlt zurück, in €; `null`, solange sein Ist fehlt. Es geht mit seinen Zinsen ganz an das Land. */
export function rueckzahlung({ jahr, betrag, endgueltig }: Weiterleitung): Schritt<'€'> | null {
  return endgueltig === null ? null : erstattung({ jahr, ausgezahlt: betrag, endgueltig });
}

interface Deckung {
  readonly jahr: number;
  readonly weitergeleitet: readonly Groesse<'€'>[];
  /** Zuwendung für eigene Stellen und Maßnahmen in €. */
  readonly eigen: Groesse<'€'>;
  readonly bewilligt: Groesse<'€'>;
}

/** Um wie viel Weitergeleitetes und Eigenes zusammen den Bescheid übersteigen, in €; 0, wo er reicht. */
export function ueberDemBescheid({ jahr, weitergeleitet, eigen, bewilligt }: Deckung): Schritt<'€'> {
  const gemeinsam = { jahr, einheit: '€', regeln: ['R25'] } as const;
  const gesamt = new Schritt({
    ...gemeinsam,
    id: 'weiterleitung.gesamt',
    titel: 'weitergeleitet und eigen',
    rechnung: summe([...weitergeleitet, eigen]),
  });
  return new Schritt({
    ...gemeinsam,
    id: 'weiterleitung.ueber',
    titel: 'mehr als bewilligt',
    rechnung: restbetrag({ von: gesamt, ab: bewilligt, ueberhang: 'noch frei' }),
  });
}

/** Wann der Partner nachweist: so viele Tage vor unserer Frist, wie eingetragen sind; ohne Vorgabe. */
export function partnernachweis(unsereFrist: Datum, tageVorher: number): Datum {
  return plusTage(unsereFrist, -tageVorher);
}
