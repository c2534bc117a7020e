/**
 * R24 mit A10: Zinsen auf eine Erstattung, Punkte über dem Basiszinssatz. Ein Abschnitt endet am 01.01., am 01.07. und
 * wo sich die Punkte ändern; gerundet wird einmal, auf der Summe der exakten Abschnitte. Der Tag der Zahlung trägt
 * keine Zinsen.
 */
import { alsDeutschesDatum, type Datum, vergleicheDatum } from '../grund/datum.ts';
import { KernFehler } from '../grund/fehler.ts';
import { cent, type Exakt, exakt, exaktOderNull, mal, vergleiche, type Zahlangabe } from '../grund/geld.ts';
import { deutscherWert } from '../grund/zahlformat.ts';
import { basiszinssatz, GESETZLICHE_PUNKTE, pruefeZinszeitraum, punktwerte } from '../regelstand/basiszins.ts';
import { eingabe, type Groesse, tagEingabe } from '../regelstand/groesse.ts';
import { betragAus } from './betrag.ts';
import { betragEingabe } from './eingaben.ts';
import { AUF_CENT, type Lesart, Schritt } from './rechenweg.ts';
import { anteilig, summe, uebernommen } from './rechnungen.ts';
import { type Zinszaehlung, zinstage } from './rechnungen-abwicklung.ts';

/** Ab diesem Tag gelten andere Punkte; den Tag gibt an, wer rechnet [P]. */
export interface Punktwechsel {
  readonly ab: Datum;
  readonly punkte: Zahlangabe;
}

export interface Zinsangaben {
  readonly betrag: Zahlangabe;
  /** Erster verzinster Tag. */
  readonly ab: Datum;
  /** Tag der Zahlung; er selbst wird nicht verzinst. */
  readonly gezahltAm: Datum;
  /**
   * Prozentpunkte über dem Basiszinssatz, {@link PUNKTE_MINDESTENS} bis {@link PUNKTE_HOECHSTENS}; `null`: die des
   * Gesetzes.
   */
  readonly punkte?: Zahlangabe | null;
  readonly wechsel?: readonly Punktwechsel[];
  readonly zaehlung?: Zinszaehlung | null;
  /** Wie der Tag der Zahlung dort heißt, wo er eingegeben wird: Fehler nennen ihn so. */
  readonly zahlungsfeld?: string;
}

export const PUNKTE_MINDESTENS = 1;
export const PUNKTE_HOECHSTENS = 20;
const HUNDERTSTEL = exakt('0.01');

interface Gelesen {
  readonly betrag: Groesse<'€'>;
  readonly ab: Datum;
  readonly gezahltAm: Datum;
  readonly zaehlung: Zinszaehlung;
  /** Die Punkte an einem Tag, als Anteil. */
  readonly punkte: (tag: Datum) => Groesse<'Anteil'>;
  readonly wechseltage: readonly Datum[];
}

/**
 * Zinsen in €, auf Cent, mit den Lesarten zu Punkten und Zählung, die nicht gewählt sind.
 * @throws {KernFehler} AUSGABEN_UNGUELTIG, ZEITRAUM_VERKEHRT, ABWICKLUNG_UNGUELTIG, BASISZINS_UNBEKANNT
 */
export function zinsen(angaben: Zinsangaben): Schritt<'€'> {
  const gelesen = lies(angaben);
  return new Schritt({
    id: 'zinsen',
    titel: 'Zinsen',
    einheit: '€',
    rechnung: summe(abschnitte(gelesen)),
    rundung: AUF_CENT,
    regeln: ['R24', 'A10'],
    lesarten: () => lesarten(gelesen),
  });
}

function lies(angaben: Zinsangaben): Gelesen {
  const { betrag, ab, gezahltAm, punkte = null, wechsel = [], zaehlung, zahlungsfeld = 'gezahlt_am' } = angaben;
  if (vergleicheDatum(gezahltAm, ab) < 0) {
    const meldung = `„${zahlungsfeld}“ (${alsDeutschesDatum(gezahltAm)}) liegt vor „ab“. Erwartet wird ein Tag ab dem ${alsDeutschesDatum(ab)}.`;
    throw new KernFehler('ZEITRAUM_VERKEHRT', zahlungsfeld, meldung, 'R24');
  }
  pruefeZinszeitraum({ feld: 'ab', tag: ab }, { feld: zahlungsfeld, tag: gezahltAm });
  const anfangs = punkte === null ? GESETZLICHE_PUNKTE : punktegroesse(punkte);
  const spaeter = wechsel
    .map((w) => ({ ab: w.ab, punkte: punktegroesse(w.punkte) }))
    .sort((a, b) => vergleicheDatum(a.ab, b.ab));
  return {
    betrag: betragEingabe('zinsen.betrag', 'Betrag', betragAus('betrag', betrag, 'R24')),
    ab,
    gezahltAm,
    zaehlung: zaehlung ?? 'act/365',
    punkte: (tag) => spaeter.filter((w) => vergleicheDatum(w.ab, tag) <= 0).at(-1)?.punkte ?? anfangs,
    wechseltage: spaeter.map((w) => w.ab),
  };
}

/** @throws {KernFehler} ABWICKLUNG_UNGUELTIG */
function punktegroesse(punkte: Zahlangabe): Groesse<'Anteil'> {
  const wert = exaktOderNull(punkte);
  if (!wert || vergleiche(wert, exakt(PUNKTE_MINDESTENS)) < 0 || vergleiche(wert, exakt(PUNKTE_HOECHSTENS)) > 0) {
    const meldung = `„punkte“ muss eine Zahl von ${PUNKTE_MINDESTENS} bis ${PUNKTE_HOECHSTENS} sein (Prozentpunkte über dem Basiszinssatz).`;
    throw new KernFehler('ABWICKLUNG_UNGUELTIG', 'punkte', meldung, 'R24');
  }
  const anteil = mal(wert, HUNDERTSTEL);
  return (
    punktwerte.find((bekannt) => vergleiche(bekannt.wert, anteil) === 0) ??
    eingabe('Punkte über dem Basiszinssatz', anteil, 'Anteil')
  );
}

/** Die Zinsen jedes Abschnitts, exakt; wird am ersten Tag gezahlt, ein einziger von 0 Tagen. */
function abschnitte({ betrag, ab, gezahltAm, zaehlung, punkte, wechseltage }: Gelesen): Schritt<'€'>[] {
  const grenzen = [ab, ...teilungen(ab, gezahltAm, wechseltage), gezahltAm];
  const teiler =
    zaehlung === 'act/365'
      ? eingabe('Tage im Zinsjahr, act/365', 365, 'Tage')
      : eingabe('Tage im Zinsjahr, 30E/360', 360, 'Tage');
  return grenzen.slice(0, -1).map((erster, i) => {
    const ende = grenzen[i + 1] as Datum;
    const abschnitt = grenzen.length === 2 ? '' : `, Abschnitt ${i + 1}`;
    const tage = new Schritt({
      id: `zinsen.${i + 1}.tage`,
      titel: `Zinstage${abschnitt}`,
      einheit: 'Tage',
      rechnung: zinstage(
        tagEingabe('erster Tag', erster),
        tagEingabe(i + 2 === grenzen.length ? 'Tag der Zahlung' : 'nächster Abschnitt', ende),
        zaehlung,
      ),
      regeln: ['R24'],
    });
    const ohneTage = vergleicheDatum(erster, ende) === 0;
    const satz = ohneTage
      ? punkte(erster)
      : new Schritt({
          id: `zinsen.${i + 1}.satz`,
          titel: `Zinssatz${abschnitt}`,
          einheit: 'Anteil',
          rechnung: summe([basiszinssatz(erster, 'ab'), punkte(erster)]),
          regeln: ['R24'],
        });
    return new Schritt({
      id: `zinsen.${i + 1}`,
      titel: `Zinsen auf vier Stellen gezeigt${abschnitt}`,
      einheit: '€',
      gezeigt: 4,
      rechnung: anteilig<'€'>({ faktoren: [betrag, satz, tage], teiler }),
      regeln: ['R24', 'A10'],
    });
  });
}

/** Die ersten Tage aller Abschnitte nach dem ersten: 01.01., 01.07. und jeder Wechsel der Punkte. */
function teilungen(ab: Datum, gezahltAm: Datum, wechseltage: readonly Datum[]): Datum[] {
  const tage = [...wechseltage];
  for (let { jahr } = ab; jahr <= gezahltAm.jahr; jahr++)
    tage.push({ jahr, monat: 1, tag: 1 }, { jahr, monat: 7, tag: 1 });
  const innen = tage
    .filter((tag) => vergleicheDatum(ab, tag) < 0 && vergleicheDatum(tag, gezahltAm) < 0)
    .sort(vergleicheDatum);
  return innen.filter((tag, i) => i === 0 || vergleicheDatum(tag, innen[i - 1] as Datum) !== 0);
}

/** Je eine Sache anders: die Punkte, mit denen nicht gerechnet ist, und die andere Zählung. */
function lesarten(gelesen: Gelesen): Lesart<'€'>[] {
  const ergebnis = (anders: Partial<Gelesen>) => summeExakt({ ...gelesen, ...anders });
  const andere: Zinszaehlung = gelesen.zaehlung === 'act/365' ? '30/360' : 'act/365';
  const verwendete = [gelesen.ab, ...gelesen.wechseltage].map((tag) => gelesen.punkte(tag).wert);
  return [
    ...punktwerte
      .filter(({ wert }) => verwendete.length > 1 || verwendete.every((v) => vergleiche(v, wert) !== 0))
      .map((punkte) => ({
        id: 'R24' as const,
        bezeichnung: `mit ${deutscherWert(mal(punkte.wert, exakt(100)))} Punkten`,
        andere: () => ergebnis({ punkte: () => punkte, wechseltage: [] }),
      })),
    {
      id: 'R24',
      bezeichnung: andere === 'act/365' ? 'Zählung act/365' : 'Zählung 30E/360',
      andere: () => ergebnis({ zaehlung: andere }),
    },
  ];
}

function summeExakt(gelesen: Gelesen): Exakt {
  return cent(summe(abschnitte(gelesen)).rechne());
}

/** Der Basiszinssatz an einem Tag als Anteil. @throws {KernFehler} BASISZINS_UNBEKANNT */
export function basiszins(tag: Datum): Schritt<'Anteil'> {
  return new Schritt({
    id: 'basiszins',
    titel: 'Basiszinssatz',
    einheit: 'Anteil',
    rechnung: uebernommen(basiszinssatz(tag)),
    regeln: ['R24'],
  });
}
