/**
 * R20 mit A8: die endgültige Zuwendung eines Eintrags in einem Haushaltsjahr.
 *
 *   endgültig = min(cent(Quote · max(0, min(Ist, Bemessung der besetzten Tage) − andere Mittel)), bewilligter Anteil)
 *
 * Die Bemessung bleibt exakt. Ohne Ist gibt es kein Ergebnis; das entscheidet, wer hier ruft.
 */
import { cent, type Exakt, groesster, kleinster, minus, NULL, plus } from '../grund/geld.ts';
import type { Groesse } from '../regelstand/groesse.ts';
import type { Werte } from '../regelstand/werte.ts';
import { type Foerderquote, gefoerdert, mitQuote } from './foerderquote.ts';
import { AUF_CENT, type Lesart, Schritt } from './rechenweg.ts';
import { minimum, summe, uebernommen } from './rechnungen.ts';
import { restbetrag } from './rechnungen-abwicklung.ts';

export interface Abrechnungsangaben {
  readonly jahr: number;
  /** Die wirklichen Kosten des Eintrags in diesem Haushaltsjahr, in ganzen Cent. */
  readonly ist: Groesse<'€'>;
  /** Bemessung der besetzten Tage, exakt (R4, R19); `null` bei einer Maßnahme, die keine hat. */
  readonly bemessung: Groesse<'€'> | null;
  /** `null` bei einem Festbetrag. */
  readonly quote: Foerderquote;
  /** Andere Mittel in ganzen Cent; `null`, wo es keine gibt. Die Integrationspauschale gehört nicht dazu (R12). */
  readonly andereMittel: Groesse<'€'> | null;
  /** Anteil dieses Eintrags am Bescheid des Haushaltsjahrs; `null` ohne Höchstbetrag. */
  readonly bewilligt: Groesse<'€'> | null;
  readonly werte: Werte;
}

/** Ein Eintrag in einem Haushaltsjahr, nach seinem Ist. */
export interface Abrechnung {
  readonly angaben: Abrechnungsangaben;
  /** Zuwendungsfähig in €, exakt: höchstens die Bemessung, vor Abzug anderer Mittel. */
  readonly zuwendungsfaehig: Schritt<'€'>;
  /** Zuwendung nach dem Ist in €, auf Cent, noch ohne Höchstbetrag. */
  readonly nachIst: Schritt<'€'>;
  /** Endgültige Zuwendung in €. */
  readonly endgueltig: Schritt<'€'>;
}

/** Rechnet einen Eintrag in einem Haushaltsjahr ab (R20). */
export function abrechnung(angaben: Abrechnungsangaben): Abrechnung {
  const { jahr, ist, bemessung, quote, andereMittel, bewilligt, werte } = angaben;
  // Das läuft für jeden Eintrag jedes Haushaltsjahrs: zuerst nur die Zahlen, die Schritte, wenn sie jemand liest.
  const faehig = bemessung ? kleinster(ist.wert, bemessung.wert) : ist.wert;
  const nachMitteln = andereMittel ? groesster(minus(faehig, andereMittel.wert), NULL) : faehig;
  const zustehend = cent(mitQuote(quote, nachMitteln));
  const zuwendungsfaehig = new Schritt<'€'>(
    () => ({
      id: 'abrechnung.zuwendungsfaehig',
      titel: 'Zuwendungsfähige Ausgaben nach Ist, exakt',
      jahr,
      einheit: '€',
      rechnung: bemessung ? minimum([ist, bemessung]) : uebernommen(ist),
      regeln: ['R20', 'R4'],
      regelstand: werte,
    }),
    faehig,
  );
  const grundlage = andereMittel
    ? new Schritt<'€'>(
        () => ({
          id: 'abrechnung.nachMitteln',
          titel: 'Zuwendungsfähig nach Abzug anderer Mittel, exakt',
          jahr,
          einheit: '€',
          rechnung: restbetrag({
            von: zuwendungsfaehig,
            ab: andereMittel,
            ueberhang: 'andere Mittel über dem Zuwendungsfähigen',
          }),
          regeln: ['R20'],
          regelstand: werte,
        }),
        nachMitteln,
      )
    : zuwendungsfaehig;
  const nachIst = new Schritt<'€'>(
    () => ({
      id: 'abrechnung.nachIst',
      titel: andereMittel ? 'Zuwendung nach Ist' : 'Zuwendung nach Ist, ohne Abzug anderer Mittel',
      jahr,
      einheit: '€',
      rechnung: gefoerdert(quote, grundlage),
      rundung: AUF_CENT,
      regeln: ['R20', 'R5', 'A4'],
      regelstand: werte,
      lesarten: () => (andereMittel ? lesartenAndererMittel(angaben, andereMittel.wert) : []),
    }),
    zustehend,
  );
  const endgueltig = new Schritt<'€'>(
    () => ({
      id: 'abrechnung.endgueltig',
      titel: bewilligt ? 'Endgültige Zuwendung' : 'Endgültige Zuwendung, ohne Höchstbetrag',
      jahr,
      einheit: '€',
      rechnung: bewilligt ? minimum([nachIst, bewilligt]) : uebernommen(nachIst),
      regeln: ['R20', 'A8'],
      regelstand: werte,
    }),
    bewilligt ? kleinster(zustehend, bewilligt.wert) : zustehend,
  );
  return { angaben, zuwendungsfaehig, nachIst, endgueltig };
}

/** R20: Andere Mittel ganz abgezogen; nur, was den Eigenanteil übersteigt; zuerst auf das nicht Zuwendungsfähige. */
function lesartenAndererMittel({ ist, bemessung, quote }: Abrechnungsangaben, andere: Exakt): Lesart<'€'>[] {
  const hoechstens = (wert: Exakt) => (bemessung ? kleinster(wert, bemessung.wert) : wert);
  const ohne = () => cent(mitQuote(quote, hoechstens(ist.wert)));
  const rest = () => groesster(minus(ist.wert, andere), NULL);
  return [
    {
      id: 'R20',
      bezeichnung: 'andere Mittel in voller Höhe abgezogen',
      andere: () => groesster(minus(ohne(), andere), NULL),
    },
    {
      id: 'R20',
      bezeichnung: 'nur abgezogen, was den Eigenanteil übersteigt',
      andere: () => kleinster(ohne(), rest()),
    },
    {
      id: 'R20',
      bezeichnung: 'andere Mittel zuerst auf nicht zuwendungsfähige Ausgaben',
      andere: () => cent(mitQuote(quote, hoechstens(rest()))),
    },
  ];
}

/** Abrechnungen mit der Zuwendung, die für sie zusammen bewilligt ist; `null`, wo kein Bescheid sie nennt. */
interface Gesamtangaben {
  readonly jahr?: number;
  readonly abrechnungen: readonly Abrechnung[];
  readonly bewilligt: Groesse<'€'> | null;
}

/**
 * Summe der endgültigen Zuwendungen in €, mit der Lesart, die nur das Ganze begrenzt (A8): ein Haushaltsjahr oder, ohne
 * `jahr`, alle.
 */
export function endgueltigInSumme({ jahr, abrechnungen, bewilligt }: Gesamtangaben): Schritt<'€'> {
  const nachIst = () => abrechnungen.reduce((bisher, { nachIst: n }) => plus(bisher, n.wert), NULL);
  return new Schritt({
    id: jahr === undefined ? 'abrechnung.gesamt' : 'abrechnung.jahr',
    titel: 'Endgültige Zuwendung, Summe',
    ...(jahr !== undefined && { jahr }),
    einheit: '€',
    rechnung: summe(abrechnungen.map(({ endgueltig }) => endgueltig)),
    regeln: ['R20', 'A8'],
    ...(bewilligt && {
      lesarten: () => [
        {
          id: 'A8' as const,
          bezeichnung:
            jahr === undefined ? 'nur der Bescheid im Ganzen begrenzt' : 'nur das Haushaltsjahr im Ganzen begrenzt',
          andere: () => kleinster(nachIst(), bewilligt.wert),
        },
      ],
    }),
  });
}
