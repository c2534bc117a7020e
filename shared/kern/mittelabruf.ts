/**
 * R21 mit A9: was als Nächstes angefordert werden kann, je Haushaltsjahr aufgelaufen ab dem 1. Januar.
 *
 *   Ziel je Eintrag = min(cent(Quote · min(Bedarf, Bemessung bis zum Ende des Fensters)), bewilligter Anteil)
 *   Abruf           = max(0, Summe der Ziele − bereits abgerufen), höchstens der Rest des Bescheids
 */
import { type Datum, frueheres, vergleicheDatum } from '../grund/datum.ts';
import { KernFehler } from '../grund/fehler.ts';
import {
  cent,
  type Exakt,
  exakt,
  exaktOderNull,
  groesster,
  kleinster,
  minus,
  NULL,
  vergleiche,
  type Zahlangabe,
} from '../grund/geld.ts';
import { eingabe, type Groesse } from '../regelstand/groesse.ts';
import type { ThmRegelstand } from '../regelstand/typen.ts';
import { type Werte, werteVon } from '../regelstand/werte.ts';
import { betragAus } from './betrag.ts';
import { betragEingabe } from './eingaben.ts';
import { type Foerderquote, gefoerdert, mitQuote } from './foerderquote.ts';
import { fristNachMonaten } from './fristen.ts';
import { AUF_CENT, Schritt } from './rechenweg.ts';
import { minimum, summe } from './rechnungen.ts';
import { restbetrag } from './rechnungen-abwicklung.ts';

/** Monate, für die Mittel im Voraus angefordert werden (Nr. 7.2 VVG zu § 44 LHO). */
export const FENSTERMONATE = 2;

interface Zielangaben {
  readonly jahr?: number;
  /**
   * Ausgegeben seit dem 1. Januar und fällig bis zum Ende des Fensters, in €; geplanter Bedarf exakt, gezahlter in
   * ganzen Cent (A9).
   */
  readonly bedarf: Groesse<'€'>;
  /** Bemessung bis zum letzten Tag des Fensters; `null` ohne Begrenzung. */
  readonly bemessung: Groesse<'€'> | null;
  /** `null` bei einem Festbetrag. */
  readonly quote: Foerderquote;
  /** Andere Mittel in diesem Haushaltsjahr in ganzen Cent: Sie mindern die Zuwendung (R20), also auch ihren Abruf. */
  readonly andereMittel?: Groesse<'€'> | null;
  /** Bewilligter Anteil des Eintrags in diesem Haushaltsjahr. */
  readonly bewilligt: Groesse<'€'>;
  readonly werte: Werte;
}

/**
 * Die Zuwendung zum Bedarf eines Eintrags in €, noch ohne Begrenzung durch den Bescheid. Bei geplantem Bedarf mit
 * Bruchteilen eines Cents steht als Lesart da, was der Bedarf in ganzen Cent ergäbe (A9).
 */
export function abrufanspruch({
  jahr,
  bedarf,
  bemessung,
  quote,
  andereMittel = null,
  werte,
}: Omit<Zielangaben, 'bewilligt'>): Schritt<'€'> {
  const gemeinsam = { ...(jahr !== undefined && { jahr }), einheit: '€', regelstand: werte } as const;
  const hoechstens = (wert: Exakt) => (bemessung ? kleinster(wert, bemessung.wert) : wert);
  const zuwendungsfaehig = bemessung
    ? new Schritt({
        ...gemeinsam,
        id: 'abruf.zuwendungsfaehig',
        titel: 'Zuwendungsfähiger Bedarf, exakt',
        rechnung: minimum([bedarf, bemessung]),
        regeln: ['R21', 'R4'],
      })
    : bedarf;
  const grundlage = andereMittel
    ? new Schritt({
        ...gemeinsam,
        id: 'abruf.nachMitteln',
        titel: 'Zuwendungsfähiger Bedarf nach Abzug anderer Mittel, exakt',
        rechnung: restbetrag({
          von: zuwendungsfaehig,
          ab: andereMittel,
          ueberhang: 'andere Mittel über dem Zuwendungsfähigen',
        }),
        regeln: ['R21', 'R20'],
      })
    : zuwendungsfaehig;
  const ohneAndere = (wert: Exakt) => (andereMittel ? groesster(minus(wert, andereMittel.wert), NULL) : wert);
  return new Schritt({
    ...gemeinsam,
    id: 'abruf.anspruch',
    titel: 'Zuwendung zum Bedarf',
    rechnung: gefoerdert(quote, grundlage),
    rundung: AUF_CENT,
    regeln: ['R21', 'A9'],
    lesarten: () => [
      {
        id: 'A9',
        bezeichnung: 'Bedarf vorher auf ganze Cent gerundet',
        andere: () => cent(mitQuote(quote, ohneAndere(hoechstens(cent(bedarf.wert))))),
      },
    ],
  });
}

/** Bis hierhin darf für einen Eintrag in diesem Haushaltsjahr abgerufen sein, in €. */
export function abrufziel({ bewilligt, ...angaben }: Zielangaben): Schritt<'€'> {
  return begrenztesZiel(abrufanspruch(angaben), bewilligt, angaben);
}

/** Der Anspruch, höchstens der bewilligte Anteil, in €. */
export function begrenztesZiel(
  anspruch: Schritt<'€'>,
  bewilligt: Groesse<'€'>,
  { jahr, werte }: Pick<Zielangaben, 'jahr' | 'werte'>,
): Schritt<'€'> {
  return new Schritt({
    ...(jahr !== undefined && { jahr }),
    id: 'abruf.ziel',
    titel: 'Ziel des Abrufs',
    einheit: '€',
    regelstand: werte,
    rechnung: minimum([anspruch, bewilligt]),
    regeln: ['R21', 'A8'],
  });
}

interface Abrufangaben {
  readonly jahr?: number;
  readonly ziele: readonly Schritt<'€'>[];
  /** In diesem Haushaltsjahr bereits abgerufen, in €. */
  readonly bereits: Groesse<'€'>;
  /** Bescheid des Haushaltsjahrs in €; `null`, wo die Ziele ihn schon begrenzen. */
  readonly bewilligt: Groesse<'€'> | null;
}

/** Der nächste Abruf eines Programms in €, nie unter 0; was zu viel abgerufen ist, nennt der Rechenweg. */
export function mittelabruf({ jahr, ziele, bereits, bewilligt }: Abrufangaben): Schritt<'€'> {
  const gemeinsam = { ...(jahr !== undefined && { jahr }), einheit: '€' } as const;
  const [einziges] = ziele;
  const ziel =
    ziele.length === 1 && einziges
      ? einziges
      : new Schritt({
          ...gemeinsam,
          id: 'abruf.ziele',
          titel: 'Ziele der Einträge, Summe',
          rechnung: summe(ziele),
          regeln: ['R21'],
        });
  const hoechstens = bewilligt
    ? new Schritt({
        ...gemeinsam,
        id: 'abruf.hoechstens',
        titel: 'Ziel, höchstens der Bescheid',
        rechnung: minimum([ziel, bewilligt]),
        regeln: ['R21'],
      })
    : ziel;
  return new Schritt({
    ...gemeinsam,
    id: 'abruf',
    titel: 'Mittelabruf',
    rechnung: restbetrag({ von: hoechstens, ab: bereits, ueberhang: 'zu viel abgerufen' }),
    regeln: ['R21', 'A9'],
  });
}

/** Letzter Tag des Fensters eines Abrufs: so viele Monate nach der Anforderung, längstens der 31. Dezember. */
export function fensterende(angefordertAm: Datum, monate = FENSTERMONATE): Datum {
  return frueheres(fristNachMonaten(angefordertAm, monate).tag, { jahr: angefordertAm.jahr, monat: 12, tag: 31 });
}

/**
 * Ob der Bescheid an diesem Tag bestandskräftig ist oder auf den Rechtsbehelf verzichtet wurde (Nr. 7.1 VVG zu § 44
 * LHO).
 */
export function abrufbarAm(
  tag: Datum,
  { bestandskraeftigAm, verzichtAm }: { bestandskraeftigAm: Datum | null; verzichtAm: Datum | null },
): boolean {
  return [bestandskraeftigAm, verzichtAm].some((ab) => ab !== null && vergleicheDatum(ab, tag) <= 0);
}

export interface Einzelabruf {
  readonly bedarf: Zahlangabe;
  readonly bereits: Zahlangabe;
  readonly bewilligt: Zahlangabe;
  /** `null` ohne Begrenzung. */
  readonly bemessung: Zahlangabe | null;
  /** Größer als 0, höchstens 1; `null`: die Förderquote des Regelstands. */
  readonly quote: Zahlangabe | null;
}

/**
 * Der nächste Abruf für einen einzigen Eintrag in €, aus Beträgen in ganzen Cent. @throws {KernFehler}
 * AUSGABEN_UNGUELTIG, QUOTE_UNZULAESSIG
 */
export function einzelabruf(
  { bedarf, bereits, bewilligt, bemessung, quote }: Einzelabruf,
  regelstand: ThmRegelstand,
): Schritt<'€'> {
  const werte = werteVon(regelstand);
  const ziel = abrufziel({
    bedarf: betragEingabe('abruf.bedarf', 'Bedarf', betragAus('bedarf', bedarf, 'R21')),
    bemessung:
      bemessung === null
        ? null
        : betragEingabe('abruf.bemessung', 'Bemessung', betragAus('bemessung', bemessung, 'R21')),
    quote: quote === null ? werte.foerderquote : eingabe('Quote', abrufquote(quote), 'Anteil'),
    bewilligt: betragEingabe('abruf.bewilligt', 'bewilligt', betragAus('bewilligt', bewilligt, 'R21')),
    werte,
  });
  return mittelabruf({
    ziele: [ziel],
    bereits: betragEingabe('abruf.bereits', 'bereits abgerufen', betragAus('bereits', bereits, 'R21')),
    bewilligt: null,
  });
}

function abrufquote(quote: Zahlangabe): Exakt {
  const wert = exaktOderNull(quote);
  if (wert && vergleiche(wert, NULL) > 0 && vergleiche(wert, exakt(1)) <= 0) return wert;
  throw new KernFehler(
    'QUOTE_UNZULAESSIG',
    'quote',
    '„quote“ muss größer als 0 und höchstens 1 sein (80 % = 0,8).',
    'R21',
  );
}
