/**
 * R24: woraus Zinsen entstehen. Ein Abschnitt endet am 01.01., am 01.07., wo sich die Punkte ändern und wo ein Teil
 * gezahlt wird; er ist exakt, gerundet wird erst die Summe aller (A10).
 */
import { type Datum, plusTage, vergleicheDatum } from '../grund/datum.ts';
import { KernFehler } from '../grund/fehler.ts';
import { cent, type Exakt, exakt, exaktOderNull, mal, vergleiche, type Zahlangabe } from '../grund/geld.ts';
import { deutscherWert } from '../grund/zahlformat.ts';
import { basiszinssatz, GESETZLICHE_PUNKTE, punktwerte } from '../regelstand/basiszins.ts';
import { eingabe, type Groesse, type Tagesgroesse, tagEingabe } from '../regelstand/groesse.ts';
import { AUF_CENT, type Lesart, Schritt } from './rechenweg.ts';
import { anteilig, summe } from './rechnungen.ts';
import { type Zinszaehlung, zinstage } from './rechnungen-abwicklung.ts';

/** Ab diesem Tag gelten andere Punkte; den Tag gibt an, wer rechnet [P]. */
export interface Punktwechsel {
  readonly ab: Datum;
  readonly punkte: Zahlangabe;
}

/** Womit gerechnet wird; was fehlt, wie im Gesetz. */
export interface Zinswahl {
  /**
   * Prozentpunkte über dem Basiszinssatz, {@link PUNKTE_MINDESTENS} bis {@link PUNKTE_HOECHSTENS}; `null`: die des
   * Gesetzes.
   */
  readonly punkte?: Zahlangabe | null;
  readonly wechsel?: readonly Punktwechsel[];
  readonly zaehlung?: Zinszaehlung | null;
}

export const PUNKTE_MINDESTENS = 1;
export const PUNKTE_HOECHSTENS = 20;
const HUNDERTSTEL = exakt('0.01');

interface GeleseneWahl {
  readonly zaehlung: Zinszaehlung;
  /** Die Punkte an einem Tag, als Anteil. */
  readonly punkte: (tag: Datum) => Groesse<'Anteil'>;
  readonly wechseltage: readonly Datum[];
}

/** Von `ab` an ist so viel in € offen. */
export interface Offenes {
  readonly ab: Datum;
  readonly betrag: Groesse<'€'>;
}

export interface Verzinsung extends GeleseneWahl {
  /** Nach Tagen aufsteigend, keiner zweimal; der erste ist der erste verzinste. */
  readonly offen: readonly [Offenes, ...Offenes[]];
  /** Tag der letzten Zahlung; er selbst wird nicht verzinst. */
  readonly ende: Datum;
}

/** @throws {KernFehler} ABWICKLUNG_UNGUELTIG */
export function liesZinswahl({ punkte = null, wechsel = [], zaehlung }: Zinswahl): GeleseneWahl {
  const anfangs = punkte === null ? GESETZLICHE_PUNKTE : punktegroesse(punkte);
  const spaeter = wechsel
    .map((w) => ({ ab: w.ab, punkte: punktegroesse(w.punkte) }))
    .sort((a, b) => vergleicheDatum(a.ab, b.ab));
  return {
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

/**
 * Zinsen in €, auf Cent, mit den Lesarten zu Punkten und Zählung, die nicht gewählt sind.
 * @throws {KernFehler} BASISZINS_UNBEKANNT
 */
export function zinsenAuf(verzinsung: Verzinsung): Schritt<'€'> {
  return new Schritt({
    id: 'zinsen',
    titel: 'Zinsen',
    einheit: '€',
    rechnung: summe(abschnitte(verzinsung)),
    rundung: AUF_CENT,
    regeln: ['R24', 'A10'],
    lesarten: () => lesarten(verzinsung),
  });
}

/** Die Zinsen jedes Abschnitts, exakt; wird am ersten Tag gezahlt, ein einziger von 0 Tagen. */
function abschnitte({ offen, ende, zaehlung, punkte, wechseltage }: Verzinsung): Schritt<'€'>[] {
  const ab = offen[0].ab;
  const grenzen = [ab, ...teilungen(ab, ende, [...wechseltage, ...offen.map((teil) => teil.ab)]), ende];
  const teiler =
    zaehlung === 'act/365'
      ? eingabe('Tage im Zinsjahr, act/365', 365, 'Tage')
      : eingabe('Tage im Zinsjahr, 30E/360', 360, 'Tage');
  return grenzen.slice(0, -1).map((erster, i) => {
    const schluss = grenzen[i + 1] as Datum;
    const abschnitt = grenzen.length === 2 ? '' : `, Abschnitt ${i + 1}`;
    const tage = new Schritt({
      id: `zinsen.${i + 1}.tage`,
      titel: `Zinstage${abschnitt}`,
      einheit: 'Tage',
      rechnung: zinstage(
        tagEingabe('erster Tag', erster),
        tagEingabe(i + 2 === grenzen.length ? 'Tag der Zahlung' : 'nächster Abschnitt', schluss),
        zaehlung,
      ),
      regeln: ['R24'],
    });
    const ohneTage = vergleicheDatum(erster, schluss) === 0;
    const satz = ohneTage
      ? punkte(erster)
      : new Schritt({
          id: `zinsen.${i + 1}.satz`,
          titel: `Zinssatz${abschnitt}`,
          einheit: 'Anteil',
          rechnung: summe([basiszinssatz(erster, 'ab'), punkte(erster)]),
          regeln: ['R24'],
        });
    const { betrag } = offen.findLast((teil) => vergleicheDatum(teil.ab, erster) <= 0) ?? offen[0];
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

/** Die ersten Tage aller Abschnitte nach dem ersten: 01.01., 01.07. und jeder andere genannte Tag. */
function teilungen(ab: Datum, ende: Datum, genannte: readonly Datum[]): Datum[] {
  const tage = [...genannte];
  for (let { jahr } = ab; jahr <= ende.jahr; jahr++) tage.push({ jahr, monat: 1, tag: 1 }, { jahr, monat: 7, tag: 1 });
  const innen = tage
    .filter((tag) => vergleicheDatum(ab, tag) < 0 && vergleicheDatum(tag, ende) < 0)
    .sort(vergleicheDatum);
  return innen.filter((tag, i) => i === 0 || vergleicheDatum(tag, innen[i - 1] as Datum) !== 0);
}

/** Je eine Sache anders: alle Zeit mit denselben Punkten, und die andere Zählung. */
function lesarten(verzinsung: Verzinsung): Lesart<'€'>[] {
  const ergebnis = (anders: Partial<Verzinsung>) => summeExakt({ ...verzinsung, ...anders });
  const andere: Zinszaehlung = verzinsung.zaehlung === 'act/365' ? '30/360' : 'act/365';
  return [
    ...punktwerte.map((punkte) => ({
      id: 'R24' as const,
      bezeichnung: `mit ${deutscherWert(mal(punkte.wert, exakt(100)))} Punkten`,
      andere: () => ergebnis({ punkte: () => punkte }),
    })),
    {
      id: 'R24',
      bezeichnung: andere === 'act/365' ? 'Zählung act/365' : 'Zählung 30E/360',
      andere: () => ergebnis({ zaehlung: andere }),
    },
  ];
}

function summeExakt(verzinsung: Verzinsung): Exakt {
  return cent(summe(abschnitte(verzinsung)).rechne());
}

/** Ein Abschnitt, wie er gezeigt wird. */
export interface Zinsabschnitt {
  readonly von: Datum;
  /** Letzter verzinster Tag; ohne verzinsten Tag der erste. */
  readonly bis: Datum;
  readonly tage: Groesse<'Tage'>;
  /** In € offen. */
  readonly offen: Groesse;
  /** `null` in einem Abschnitt ohne Tage. */
  readonly basiszinssatz: Groesse | null;
  readonly punkte: Groesse;
  readonly satz: Groesse;
  /** In €, exakt. */
  readonly zinsen: Schritt;
}

/** Die Abschnitte, aus denen diese Zinsen die Summe sind. */
export function zinsabschnitte(zinsen: Schritt<'€'>): Zinsabschnitt[] {
  return (zinsen.operanden as readonly Schritt[]).map(zerlegt);
}

function zerlegt(teil: Schritt): Zinsabschnitt {
  const [offen, satz, tage] = teil.operanden as readonly [Groesse, Groesse, Schritt<'Tage'>];
  const [{ wert: von }, { wert: vor }] = tage.operanden as readonly [Tagesgroesse, Tagesgroesse];
  const [basis, punkte] = satz instanceof Schritt ? (satz.operanden as readonly [Groesse, Groesse]) : [null, satz];
  const bis = vergleicheDatum(von, vor) < 0 ? plusTage(vor, -1) : von;
  return { von, bis, tage, offen, basiszinssatz: basis, punkte, satz, zinsen: teil };
}
