/**
 * Die Funktionen im Namensraum GK, so wie Excel sie kennt. Ids, Reihenfolge und Optionalität der Parameter sind fest,
 * denn Arbeitsmappen hängen daran. Wie eine hinzukommt, steht in CONTRIBUTING.md.
 */
import { alsZahl } from '../../shared/grund/geld.ts';
import { eigenanteilZurZuwendung } from '../../shared/kern/bausteine.ts';
import type { Foerderfeld } from '../../shared/kern/foerderung.ts';
import { stellenNachSchluessel } from '../../shared/kern/stellen.ts';
import { verteile } from '../../shared/kern/verteilung.ts';
import { istRegelId, REGEL_IDS, type RegelId } from '../../shared/regelstand/regelid.ts';
import { regelsatz } from '../../shared/regelstand/regelsatz.ts';
import { VORGABE } from '../../shared/regelstand/vorgabe.ts';
import { type Funktion, freiwillig, funktion, noetig } from './eintrag.ts';
import {
  AUF_GETEILTER_STELLE,
  MASSNAHME,
  massnahme,
  NUR_HAUSHALTSJAHR,
  STELLE,
  STELLE_MIT_AUSGABEN,
  stellenfoerderung,
  stellenschritt,
  THM_NACH_TAGEN,
  ZEITRAUM,
} from './foerderung.ts';
import { KENNUNGEN, monatsgrenzen, NAME, SPALTE } from './monatsgrenzen.ts';
import { NACH_DEM_BESCHEID } from './nach-dem-bescheid.ts';
import { rechenwegEintrag, rechenwegVon, schritteVon } from './rechenweg-matrix.ts';
import {
  DIA,
  DIA_IM_JAHR,
  DIA_REGELSTAND,
  IRGENDEIN_REGELSTAND,
  JE_PROGRAMM,
  THM_AM_TAG,
  THM_REGELSTAND,
} from './regelstandwahl.ts';
import { FOERDERTAG, TAG_EINES_REGELSTANDS } from './tage.ts';
import { auswahl } from './texte.ts';
import { ANTEILE, BETRAG, PERSONEN, QUOTE } from './zahlen.ts';
import { jahreszeilen, zahlenweg } from './zahlenweg.ts';

/** GK.JAHRESPLAN nennt dies je Haushaltsjahr, in der Reihenfolge seiner Spalten. */
const JAHRESPLAN_FELDER = [
  'tage',
  'bemessung',
  'ausgaben',
  'zuwendung',
  'eigenanteil',
] as const satisfies readonly Foerderfeld[];

const JAHRESPLAN_KOPF = ['Haushaltsjahr', 'Fördertage', 'Bemessung', 'Ausgaben', 'Zuwendung', 'Eigenanteil'];

const REGEL = auswahl(
  () => `die Kennung einer Regel als Text: ${REGEL_IDS.join(', ')}`,
  (angabe): RegelId | undefined => {
    const id = angabe.toUpperCase();
    return istRegelId(id) ? id : undefined;
  },
);

const TAGE_DER_STELLE = { ...ZEITRAUM, ...NUR_HAUSHALTSJAHR, ...THM_NACH_TAGEN, ...AUF_GETEILTER_STELLE };
const BEMESSUNG_DER_STELLE = { ...STELLE, ...NUR_HAUSHALTSJAHR, ...THM_NACH_TAGEN, ...AUF_GETEILTER_STELLE };
const BETRAG_DER_STELLE = { ...STELLE_MIT_AUSGABEN, ...NUR_HAUSHALTSJAHR, ...THM_NACH_TAGEN, ...AUF_GETEILTER_STELLE };
const PLAN_DER_STELLE = { ...STELLE_MIT_AUSGABEN, ...THM_NACH_TAGEN, ...AUF_GETEILTER_STELLE };
const jahresplanzahlen = jahreszeilen(JAHRESPLAN_FELDER, PLAN_DER_STELLE);

const RECHNENDE: readonly Funktion[] = [
  funktion({
    id: 'STELLEN',
    zweck: 'Stellen nach Schlüssel, gerundet und mindestens die Mindeststelle',
    regeln: ['R1', 'R2', 'R3'],
    parameter: {
      personen: noetig(PERSONEN, 'Geduldete im Alter von 18 bis 27 Jahren, ganze Zahl'),
      regelstand: freiwillig(
        THM_REGELSTAND,
        `Id des Regelstands als Text, ohne Angabe nach dem Tag, ohne beides ${VORGABE.THM}`,
      ),
      tag: freiwillig(FOERDERTAG, 'Tag, nach dem der Regelstand gewählt wird'),
    },
    wahl: THM_AM_TAG,
    rechnung: { schritt: ({ personen }, [thm]) => stellenNachSchluessel(personen, thm) },
    ergebnis: 'Stellen',
  }),
  funktion({
    id: 'FOERDERTAGE',
    zweck: 'Fördertage nach der Dreißigstel-Methode',
    regeln: ['R6', 'A2'],
    parameter: TAGE_DER_STELLE,
    rechnung: {
      schritt: ({ haushaltsjahr, ...zeitraum }, r) =>
        stellenschritt('tage', { ...zeitraum, stellenanteil: 1, jahresausgaben: null }, haushaltsjahr, r),
      zahl: zahlenweg('tage', TAGE_DER_STELLE),
    },
    ergebnis: 'Tage',
  }),
  funktion({
    id: 'BEMESSUNG',
    zweck: 'Bemessungsgrundlage in € für Stellenanteil und Zeitraum',
    regeln: ['R4'],
    parameter: BEMESSUNG_DER_STELLE,
    rechnung: {
      schritt: ({ haushaltsjahr, ...stelle }, r) =>
        stellenschritt('bemessung', { ...stelle, jahresausgaben: null }, haushaltsjahr, r),
      zahl: zahlenweg('bemessung', BEMESSUNG_DER_STELLE),
    },
    ergebnis: 'Betrag in €',
  }),
  funktion({
    id: 'ZUWENDUNG',
    zweck: 'Zuwendung des Landes in €: sein Anteil an den Ausgaben, höchstens an der Bemessungsgrundlage',
    regeln: ['R5', 'A3', 'A4'],
    parameter: BETRAG_DER_STELLE,
    rechnung: {
      schritt: (stelle, r) => stellenschritt('zuwendung', stelle, stelle.haushaltsjahr, r),
      zahl: zahlenweg('zuwendung', BETRAG_DER_STELLE),
    },
    ergebnis: 'Betrag in €',
  }),
  funktion({
    id: 'EIGENANTEIL',
    zweck: 'Eigenanteil in €: Ausgaben minus Zuwendung, alles, was der Haushalt tragen muss',
    regeln: ['A4'],
    parameter: BETRAG_DER_STELLE,
    rechnung: {
      schritt: (stelle, r) => stellenschritt('eigenanteil', stelle, stelle.haushaltsjahr, r),
      zahl: zahlenweg('eigenanteil', BETRAG_DER_STELLE),
    },
    ergebnis: 'Betrag in €',
  }),
  funktion({
    id: 'KOFINANZIERUNG',
    zweck: 'Teil des kommunalen Eigenanteils in €, den die Integrationspauschale decken darf',
    regeln: ['R12', 'A5'],
    parameter: BETRAG_DER_STELLE,
    rechnung: {
      schritt: (stelle, r) => stellenschritt('kofinanzierung', stelle, stelle.haushaltsjahr, r),
      zahl: zahlenweg('kofinanzierung', BETRAG_DER_STELLE),
    },
    ergebnis: 'Betrag in €',
  }),
  funktion({
    id: 'JAHRESPLAN',
    zweck:
      'Plan je Haushaltsjahr mit Fördertagen, Bemessung, Ausgaben, Zuwendung und Eigenanteil in €, darunter die Summe',
    regeln: [],
    parameter: PLAN_DER_STELLE,
    rechnung: {
      tabelle: (stelle, r) => {
        const foerderung = stellenfoerderung(stelle, r);
        return [
          [...JAHRESPLAN_KOPF],
          ...foerderung.jahre.map((jahr) => [jahr.jahr, ...JAHRESPLAN_FELDER.map((feld) => alsZahl(jahr[feld].wert))]),
          ['Summe', ...JAHRESPLAN_FELDER.map((feld) => alsZahl(foerderung.summe(feld).wert))],
        ];
      },
      schritte: (stelle, r) => {
        const foerderung = stellenfoerderung(stelle, r);
        return JAHRESPLAN_FELDER.map((feld) => foerderung.summe(feld));
      },
      zahl: (argumente) => {
        const zahlen = jahresplanzahlen(argumente);
        return zahlen && [[...JAHRESPLAN_KOPF], ...zahlen.jahre, ['Summe', ...zahlen.summen]];
      },
    },
    ergebnis: 'Tabelle mit Kopfzeile',
  }),
  funktion({
    id: 'BAUSTEIN.ZUWENDUNG',
    zweck: 'Zuwendung in € für eine Maßnahme der Bausteine 1 bis 5',
    regeln: ['R7'],
    parameter: MASSNAHME,
    wahl: DIA_IM_JAHR,
    rechnung: { schritt: (werte, dia) => massnahme(werte, dia).zuwendung },
    ergebnis: 'Betrag in €',
  }),
  funktion({
    id: 'BAUSTEIN.EIGENANTEIL',
    zweck: 'Eigenanteil in € für eine Maßnahme der Bausteine 1 bis 5: Ausgaben minus Zuwendung',
    regeln: ['R7', 'A4'],
    parameter: MASSNAHME,
    wahl: DIA_IM_JAHR,
    rechnung: { schritt: (werte, dia) => massnahme(werte, dia).eigenanteil },
    ergebnis: 'Betrag in €',
  }),
  funktion({
    id: 'EIGENANTEIL.ZU',
    zweck: 'Eigenanteil in €, der zu einer Zuwendung gehört; ohne Quote bei der von Baustein 1',
    regeln: ['W3'],
    parameter: {
      zuwendung: noetig(BETRAG, 'Zuwendung in €'),
      quote: freiwillig(QUOTE, 'Förderquote, ohne Angabe die von Baustein 1'),
      regelstand: freiwillig(DIA_REGELSTAND, `Id des Regelstands als Text, ohne Angabe ${VORGABE.DIA}`),
    },
    wahl: DIA,
    rechnung: { schritt: ({ zuwendung, quote }, [dia]) => eigenanteilZurZuwendung(zuwendung, quote, dia) },
    ergebnis: 'Betrag in €',
  }),
  funktion({
    id: 'VERTEILUNG',
    zweck: 'Verteilt ein Budget in € auf Anteile; die Beträge ergeben auf den Cent genau das Budget',
    regeln: [],
    parameter: {
      budget: noetig(BETRAG, 'Budget in €'),
      anteile: noetig(ANTEILE, 'Bereich mit Anteilen ab 0, die nicht 1 ergeben müssen'),
    },
    rechnung: {
      tabelle: ({ budget, anteile }) => verteile(budget, anteile).betraege.map((betrag) => [alsZahl(betrag.wert)]),
      schritte: ({ budget, anteile }) => [verteile(budget, anteile).summe],
      nurZahlen: true,
    },
    ergebnis: 'Spalte mit einem Betrag in € je Anteil',
  }),
  ...NACH_DEM_BESCHEID,
];

const FUNDSTELLE = funktion({
  id: 'FUNDSTELLE',
  zweck: 'Regel, Auslegung oder Widerspruch in einem Satz mit Quelle',
  regeln: [],
  parameter: {
    regel: noetig(REGEL, 'Kennung als Text, z. B. "R3", "A1" oder "W3"'),
    regelstand: freiwillig(
      IRGENDEIN_REGELSTAND,
      `Id des Regelstands als Text, ohne Angabe ${VORGABE.THM} und ${VORGABE.DIA}`,
    ),
  },
  wahl: JE_PROGRAMM,
  rechnung: { text: ({ regel }, regelstaende) => regelsatz(regel, regelstaende) },
  ergebnis: 'Satz mit Quelle',
});

const MONATSGRENZEN = funktion({
  id: 'MONATSGRENZEN',
  zweck:
    'Höchsttage der Monate, in denen andere auf derselben Stelle diesen Eintrag begrenzen, als Text für die Funktionen zu einer Stelle',
  regeln: [],
  parameter: {
    von: noetig(TAG_EINES_REGELSTANDS, ZEITRAUM.von.beschreibung),
    bis: noetig(TAG_EINES_REGELSTANDS, ZEITRAUM.bis.beschreibung),
    stellen: noetig(SPALTE, 'Stellen aller Einträge'),
    anfaenge: noetig(SPALTE, 'Erste Tage aller Einträge'),
    enden: noetig(SPALTE, 'Letzte Tage aller Einträge'),
    stelle: freiwillig(NAME, 'Stelle dieses Eintrags; leer, wenn er sie mit niemandem teilt'),
    kennungen: freiwillig(
      KENNUNGEN,
      'Kennungen aller Einträge, nach denen sich richtet, wer bei gleichem Zeitraum vorgeht',
    ),
    kennung: freiwillig(NAME, 'Kennung dieses Eintrags'),
  },
  rechnung: {
    text: ({ stellen, anfaenge, enden, kennungen, ...zeile }, r) =>
      monatsgrenzen(zeile, { stellen, anfaenge, enden, kennungen: kennungen ?? { roh: [] } }, r),
  },
  ergebnis: 'Text, leer ohne Begrenzung',
});

/** Alle, in der Reihenfolge, in der Excel, Hilfe und Handbuch sie nennen. */
export const FUNKTIONEN: readonly Funktion[] = [...RECHNENDE, rechenwegEintrag(RECHNENDE), FUNDSTELLE, MONATSGRENZEN];

/** Der Rechenweg eines Aufrufs, wie GK.RECHENWEG ihn zeigt. @throws {Eingabefehler | KernFehler} */
export const rechenweg = rechenwegVon(RECHNENDE);

/** Seine Schritte als Daten. @throws {Eingabefehler | KernFehler} */
export const rechenwegschritte = schritteVon(RECHNENDE);
