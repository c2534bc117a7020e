/** Die Funktionen für die Zeit nach dem Bescheid: abrechnen, abrufen, erstatten, verzinsen, nachweisen (R20–R24). */
import { betragAus } from '../../shared/kern/betrag.ts';
import { betragEingabe } from '../../shared/kern/eingaben.ts';
import { erstattung } from '../../shared/kern/erstattung.ts';
import { einzelabruf } from '../../shared/kern/mittelabruf.ts';
import { nachweisfrist } from '../../shared/kern/nachweisfrist.ts';
import type { Zinszaehlung } from '../../shared/kern/rechnungen-abwicklung.ts';
import { stellenabrechnung } from '../../shared/kern/stellenabrechnung.ts';
import { basiszins, zinsen } from '../../shared/kern/zinsen.ts';
import type { ThmRegelstand } from '../../shared/regelstand/typen.ts';
import { REGELSTAENDE, type Verzeichnis } from '../../shared/regelstand/verzeichnis.ts';
import { VORGABE, vorgabe } from '../../shared/regelstand/vorgabe.ts';
import { type Funktion, freiwillig, funktion, noetig } from './eintrag.ts';
import { STELLE, THM_NACH_TAGEN } from './foerderung.ts';
import { desProgramms, IRGENDEIN_REGELSTAND, THM_REGELSTAND, type Wahl } from './regelstandwahl.ts';
import { TAG } from './tage.ts';
import { auswahl } from './texte.ts';
import {
  ABRUFQUOTE,
  BEMESSUNGSBETRAG,
  BETRAG,
  BEWILLIGT,
  HAUSHALTSJAHR,
  HOECHSTBETRAG,
  IST,
  PUNKTE,
} from './zahlen.ts';

const THM_VORGABE: readonly [ThmRegelstand] = [vorgabe('THM')];
const NUR_THM = desProgramms(REGELSTAENDE, 'THM');

/** Einer für Baustein 6, ohne Id die Vorgabe. */
const THM: Wahl<readonly [ThmRegelstand]> = {
  waehle: (genannt) => (genannt ? [genannt as ThmRegelstand] : THM_VORGABE),
};

/** Der genannte, gleich welches Programm; sonst alle für Baustein 6. */
const GENANNT_ODER_THM: Wahl<Verzeichnis> = { waehle: (genannt) => (genannt ? [genannt] : NUR_THM) };

const ZAEHLUNG = auswahl<Zinszaehlung>(
  () => 'die Zählung der Tage als Text: "act/365" oder "30/360"',
  (text) => (text === 'act/365' || text === '30/360' ? text : undefined),
);

export const NACH_DEM_BESCHEID: readonly Funktion[] = [
  funktion({
    id: 'ABRECHNUNG',
    zweck:
      'Endgültige Zuwendung in € für eine Stelle in einem Haushaltsjahr nach dem Ist, höchstens der bewilligte Anteil; ohne andere Mittel',
    regeln: ['R20', 'A8'],
    parameter: {
      ...STELLE,
      ist: noetig(IST, 'Was die Stelle in diesem Haushaltsjahr wirklich gekostet hat, in €'),
      bewilligt: freiwillig(
        HOECHSTBETRAG,
        'Anteil der Stelle am Bescheid dieses Haushaltsjahrs in €, ohne Angabe kein Höchstbetrag',
      ),
      haushaltsjahr: freiwillig(HAUSHALTSJAHR, 'Haushaltsjahr, nötig, wenn der Zeitraum in mehreren liegt'),
      ...THM_NACH_TAGEN,
    },
    rechnung: { schritt: (werte, r) => stellenabrechnung(werte, r).endgueltig },
    ergebnis: 'Betrag in €',
  }),
  funktion({
    id: 'MITTELABRUF',
    zweck:
      'Nächster Abruf in € in einem Haushaltsjahr: Anteil am aufgelaufenen Bedarf, höchstens der Bescheid, minus das bereits Abgerufene',
    regeln: ['R21', 'A9'],
    parameter: {
      bedarf: noetig(BETRAG, 'Ausgegeben seit Januar und fällig bis zum Ende des Fensters, in €'),
      bereits: noetig(BETRAG, 'In diesem Haushaltsjahr bereits abgerufen, in €'),
      bewilligt: noetig(BEWILLIGT, 'Bescheid dieses Haushaltsjahrs in €'),
      bemessung: freiwillig(BEMESSUNGSBETRAG, 'Bemessung bis zum Ende des Fensters in €, ohne Angabe keine Begrenzung'),
      quote: freiwillig(ABRUFQUOTE, 'Anteil des Landes, ohne Angabe die Förderquote des Regelstands'),
      regelstand: freiwillig(THM_REGELSTAND, `Id des Regelstands als Text, ohne Angabe ${VORGABE.THM}`),
    },
    wahl: THM,
    rechnung: { schritt: (werte, [thm]) => einzelabruf(werte, thm) },
    ergebnis: 'Betrag in €',
  }),
  funktion({
    id: 'ERSTATTUNG',
    zweck: 'Was zu erstatten ist, in €: ausgezahlt minus endgültige Zuwendung, nie unter null',
    regeln: ['R23'],
    parameter: {
      ausgezahlt: noetig(BETRAG, 'Ausgezahlt in €'),
      endgueltig: noetig(BETRAG, 'Endgültige Zuwendung in €'),
    },
    rechnung: {
      schritt: ({ ausgezahlt, endgueltig }) =>
        erstattung({
          ausgezahlt: betragEingabe('ausgezahlt', 'ausgezahlt', betragAus('ausgezahlt', ausgezahlt, 'R23')),
          endgueltig: betragEingabe('endgueltig', 'endgültige Zuwendung', betragAus('endgueltig', endgueltig, 'R23')),
        }),
    },
    ergebnis: 'Betrag in €',
  }),
  funktion({
    id: 'ZINSEN',
    zweck:
      'Zinsen in € auf eine Erstattung: Punkte über dem Basiszinssatz, nach Halbjahren; der Tag der Zahlung zählt nicht',
    regeln: ['R24', 'A10'],
    parameter: {
      betrag: noetig(BETRAG, 'Zu verzinsender Betrag in €'),
      ab: noetig(TAG, 'Erster verzinster Tag'),
      gezahlt_am: noetig(TAG, 'Tag der Zahlung'),
      punkte: freiwillig(PUNKTE, 'Prozentpunkte über dem Basiszinssatz, ohne Angabe die des Gesetzes'),
      zaehlung: freiwillig(ZAEHLUNG, 'Zählung der Tage als Text, ohne Angabe nach dem Kalender'),
    },
    rechnung: { schritt: ({ gezahlt_am: gezahltAm, ...werte }) => zinsen({ ...werte, gezahltAm }) },
    ergebnis: 'Betrag in €',
  }),
  funktion({
    id: 'BASISZINS',
    zweck: 'Basiszinssatz an einem Tag als Anteil',
    regeln: ['R24'],
    parameter: { tag: noetig(TAG, 'Tag, für den der Satz gilt') },
    rechnung: { schritt: ({ tag }) => basiszins(tag) },
    ergebnis: 'Zinssatz als Anteil',
  }),
  funktion({
    id: 'NACHWEISFRIST',
    zweck: 'Letzter Tag für den Verwendungsnachweis, auch wenn er auf ein Wochenende fällt',
    regeln: ['R22', 'A6'],
    parameter: {
      ende: noetig(TAG, 'Letzter Tag des Bewilligungszeitraums'),
      regelstand: freiwillig(
        IRGENDEIN_REGELSTAND,
        'Id des Regelstands als Text, ohne Angabe der für Baustein 6, in dem das Ende liegt',
      ),
    },
    wahl: GENANNT_ODER_THM,
    rechnung: { schritt: ({ ende }, regelstaende) => nachweisfrist(ende, regelstaende) },
    ergebnis: 'Datum als Zahl; die Zelle als Datum formatieren',
  }),
];
