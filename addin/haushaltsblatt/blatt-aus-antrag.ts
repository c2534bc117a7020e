/** Antrag → Haushaltsblatt: Werte, GK-Formeln, Zahlenformate und Aussehen. */
import { PLANFELD } from '../../shared/antrag/planfelder.ts';
import type { Antrag } from '../../shared/antrag/schema.ts';
import { REGELSTAENDE } from '../../shared/regelstand/verzeichnis.ts';
import type { Bereich, Blattmodell } from '../workbook/modell.ts';
import { adresse, spaltenname } from '../workbook/zellen.ts';
import { schreibeAbwicklung } from './abwicklung-schreiben.ts';
import { Bauplan } from './bauplan.ts';
import type { Bescheidzeile } from './bescheidtabelle.ts';
import { type Blattjahre, blattjahre } from './blattjahre.ts';
import { type Ergebnisspalte, type Lage, NULLSTRICH, schreibeEintraege } from './eintragstabelle.ts';
import { FORMAT_DATUM } from './feldarten.ts';
import * as formel from './formeln.ts';
import { leseOrt } from './pfade.ts';
import {
  ABSCHNITTE,
  type JAHRESFELDER,
  jahrestitel,
  KOPF_ANGABE,
  KOPF_WERT,
  KOPFDATEN,
  MASSNAHMEN,
  MONATSGRENZEN_TITEL,
  STELLEN,
  SUMMENZEILE,
  ZUSATZANGABEN,
  ZUSATZSPALTEN,
  ZUSATZTITEL,
} from './spalten.ts';
import { TABELLENNAMEN } from './tabellen.ts';
import { diagrammZu, SCHLUESSELTITEL, UEBERSICHTSTITEL } from './uebersicht.ts';

const UEBERSICHT_SPALTE = 3;
const KOPFDATEN_ZEILE = 4;
/** Eine Spalte Abstand zur Übersicht. */
const ZUSATZ_SPALTE = 10;
const ZUWENDUNG = PLANFELD.zuwendung.kurz;
const EIGENANTEIL = PLANFELD.eigenanteil.kurz;

/** Angaben in der Form des Antrags, ohne Anspruch auf Vollständigkeit. */
export interface Entwurf {
  readonly kopfdaten: unknown;
  readonly stellen: readonly unknown[];
  readonly massnahmen: readonly unknown[];
  /** Was nach dem Bescheid eingetragen ist; `null`: leere Tabellen, ohne Angabe keine. */
  readonly abwicklung?: unknown;
  readonly bescheide?: readonly Bescheidzeile[];
  /** Ob die Tabelle „Stellen“ die Spalte „Regelstand“ hat, auch wenn keine Stelle einen nennt. */
  readonly regelstandJeStelle?: boolean;
}

/**
 * Das Haushaltsblatt zu einem gültigen Antrag; {@link blattAusEntwurf} nimmt auch, was noch nicht passt. Die Tabellen
 * nach dem Bescheid stehen da, wo er eine Abwicklung hat.
 */
export function blattAusAntrag(
  antrag: Antrag,
  bescheide: readonly Bescheidzeile[] = [],
  weiteres: Pick<Entwurf, 'regelstandJeStelle'> = {},
): Blattmodell {
  const { abwicklung = null } = antrag;
  const nachBescheid = abwicklung === null ? {} : { abwicklung, bescheide };
  const eintraege = { stellen: antrag.stellen, massnahmen: antrag.massnahmen };
  return baue({ kopfdaten: antrag, ...eintraege, ...nachBescheid, ...weiteres });
}

/**
 * Ein Haushaltsblatt aus Angaben, die noch unvollständig sein dürfen: was fehlt, bleibt leer, ein {@link Wortlaut}
 * steht, wie er ist.
 */
export function blattAusEntwurf(entwurf: Entwurf): Blattmodell {
  return baue(entwurf);
}

/** Ein Haushaltsblatt ohne Angaben, mit fertigen Formeln; auch das Wählbare steht da, damit man es findet. */
export function leeresBlatt(): Blattmodell {
  return baue({ kopfdaten: { regelstand: null }, stellen: [], massnahmen: [] });
}

function baue(entwurf: Entwurf): Blattmodell {
  const { kopfdaten, stellen, massnahmen, abwicklung, bescheide = [], regelstandJeStelle = false } = entwurf;
  const blatt = new Bauplan();
  blatt.text(0, 0, 'Haushaltsblatt: Teilhabemanagement und Bausteine 1–5', 'titel');
  blatt.text(
    1,
    0,
    'Eingaben stehen in den hellgelben Feldern, alles andere rechnet GK Förderrechner. Zeilen dürfen eingefügt und sortiert, Spalten verschoben werden.',
    'erlaeuterung',
  );
  const kopf = schreibeKopfdaten(blatt, kopfdaten);
  const pauschale = kopf('integrationspauschale');
  const wahl =
    regelstandJeStelle || nenntWaehlbares(kopfdaten, stellen) ? schreibeZusatzangaben(blatt, kopfdaten) : () => null;
  const stellenfelder =
    regelstandJeStelle || stellen.some((stelle) => istGenannt(leseOrt(stelle, ['regelstand'])))
      ? [...STELLEN, ...ZUSATZSPALTEN]
      : STELLEN;
  const jahre = blattjahre({ kopfdaten, stellen, massnahmen });

  const stellenStart = KOPFDATEN_ZEILE + KOPFDATEN.length + 2;
  const s = schreibeEintraege(
    blatt,
    TABELLENNAMEN.stellen,
    ABSCHNITTE.stellen,
    stellenStart,
    stellenfelder,
    stellen,
    stellenspalten(jahre, pauschale, {
      gfs: kopf('kommune.geschaeftsfuehrendeStelle'),
      regelstand: wahl('regelstand.thm'),
      jeZeile: stellenfelder.length > STELLEN.length,
    }),
  );
  const m = schreibeEintraege(
    blatt,
    TABELLENNAMEN.massnahmen,
    ABSCHNITTE.massnahmen,
    s.ende + 2,
    MASSNAHMEN,
    massnahmen,
    massnahmenspalten(jahre, pauschale, wahl('regelstand.dia')),
  );
  const uebersicht = schreibeUebersicht(blatt, jahre.haushaltsjahre, s, m);
  const schluesselzeile = KOPFDATEN_ZEILE + jahre.haushaltsjahre.length + 3;
  blatt.text(schluesselzeile, UEBERSICHT_SPALTE, SCHLUESSELTITEL[0], 'abschnitt');
  blatt.text(schluesselzeile, UEBERSICHT_SPALTE + 4, SCHLUESSELTITEL[1], 'abschnitt');
  const tag = adresse({ zeile: schluesselzeile, spalte: UEBERSICHT_SPALTE + 5 });
  blatt.formel(
    schluesselzeile,
    UEBERSICHT_SPALTE + 3,
    formel.stellenNachSchluessel(
      kopf('personen.geduldete'),
      kopf('kommune.geschaeftsfuehrendeStelle'),
      tag,
      wahl('regelstand.thm'),
    ),
    '0.0',
    'summe',
  );
  blatt.formel(
    schluesselzeile,
    UEBERSICHT_SPALTE + 5,
    formel.tagDesAntrags(s.bereich('von') ?? '', kopf('stand')),
    FORMAT_DATUM,
    'summe',
  );
  if (abwicklung !== undefined)
    schreibeAbwicklung(
      blatt,
      m.ende + 2,
      { abwicklung, bescheide },
      {
        orte: { stellen: s.absolut, massnahmen: m.absolut },
        haushaltsjahre: jahre.haushaltsjahre,
        stellensumme: (jahr) => s.summenzelle(jahrestitel('zuwendung', jahr)) ?? '',
        hatStellen: stellen.length > 0,
        hatMassnahmen: massnahmen.length > 0,
        werte: jahre.stellenwerte,
        regelstand: {
          stellen: (id) =>
            regelstandNachEintrag(s.absolut, id, wahl('regelstand.thm'), stellenfelder.length > STELLEN.length),
          massnahmen: formel.regelstandsausdruck(wahl('regelstand.dia'), null) ?? '',
        },
      },
    );
  return blatt.fertig(uebersicht, diagrammZu(uebersicht));
}

/** Der Regelstand des Eintrags, sonst der im Kopf. */
function regelstandNachEintrag(
  stellen: (titel: string) => string,
  id: string,
  kopf: string | null,
  jeZeile: boolean,
): string {
  const eigener = jeZeile ? `INDEX(${stellen('Regelstand')},MATCH(${id},${stellen('Kennung')},0))` : null;
  return formel.regelstandsausdruck(kopf, eigener) ?? '';
}

interface Stellenwahl {
  readonly gfs: string;
  /** Adresse der Angabe „Regelstand Baustein 6“. */
  readonly regelstand: string | null;
  /** Ob die Tabelle eine Spalte „Regelstand“ hat. */
  readonly jeZeile: boolean;
}

const MIT_GFS = REGELSTAENDE.flatMap((r) => (r.programm === 'THM' && r.mindeststellen ? [r.id] : []));

function istGenannt(wert: unknown): boolean {
  return wert !== null && wert !== undefined && wert !== '';
}

function stellenspalten(
  { haushaltsjahre, pauschalenjahre }: Blattjahre,
  pauschale: string,
  { gfs, regelstand, jeZeile }: Stellenwahl,
): Ergebnisspalte[] {
  const eigener = (a: formel.Adressen) => formel.regelstandsausdruck(regelstand, jeZeile ? a('regelstand') : null);
  const umgebung = (a: formel.Adressen, e: (titel: string) => string) => ({
    grenzen: e(MONATSGRENZEN_TITEL),
    gfs,
    regelstand: eigener(a),
    mitGfs: MIT_GFS,
  });
  const jahresspalten = (
    feld: 'zuwendung' | 'eigenanteil',
    funktion: 'ZUWENDUNG' | 'EIGENANTEIL',
  ): Ergebnisspalte[] => [
    ...haushaltsjahre.map(
      (jahr): Ergebnisspalte => ({
        titel: jahrestitel(feld, jahr),
        formelFuer: (a, e) => formel.stelleImJahr(funktion, a, umgebung(a, e), jahr),
      }),
    ),
    {
      titel: `${PLANFELD[feld].kurz} Summe`,
      formelFuer: (a, e) =>
        formel.stelleGesamt(
          a,
          haushaltsjahre.map((jahr) => e(jahrestitel(feld, jahr))),
        ),
    },
  ];
  return [
    ...jahresspalten('zuwendung', 'ZUWENDUNG'),
    ...jahresspalten('eigenanteil', 'EIGENANTEIL'),
    ...pauschalenjahre.map(
      (jahr): Ergebnisspalte => ({
        titel: jahrestitel('integrationspauschale', jahr),
        formelFuer: (a, e) => formel.stelleKofinanzierung(a, umgebung(a, e), pauschale, jahr),
      }),
    ),
    { titel: MONATSGRENZEN_TITEL, ohneSumme: true, formelFuer: (a, _, spalten) => formel.monatsgrenzen(a, spalten) },
  ];
}

function massnahmenspalten({ pauschalenjahre }: Blattjahre, pauschale: string, dia: string | null): Ergebnisspalte[] {
  return [
    { titel: ZUWENDUNG, formelFuer: (a) => formel.massnahme('ZUWENDUNG', a, dia) },
    { titel: EIGENANTEIL, formelFuer: (a) => formel.massnahme('EIGENANTEIL', a, dia) },
    ...pauschalenjahre.map(
      (jahr): Ergebnisspalte => ({
        titel: jahrestitel('integrationspauschale', jahr),
        formelFuer: (a, e) => formel.massnahmeKofinanzierung(a, pauschale, e(EIGENANTEIL), jahr, dia),
      }),
    ),
  ];
}

/** Liefert die absolute Adresse der Wertzelle einer Angabe. */
function schreibeKopfdaten(blatt: Bauplan, kopfdaten: unknown): (pfad: string) => string {
  blatt.text(KOPFDATEN_ZEILE - 1, 0, ABSCHNITTE.kopfdaten, 'abschnitt');
  blatt.text(KOPFDATEN_ZEILE, 0, KOPF_ANGABE, 'kopf');
  blatt.text(KOPFDATEN_ZEILE, 1, KOPF_WERT, 'kopf');
  KOPFDATEN.forEach((feld, i) => {
    blatt.text(KOPFDATEN_ZEILE + 1 + i, 0, feld.titel, 'beschriftung');
    blatt.eingabe(KOPFDATEN_ZEILE + 1 + i, 1, feld.art, leseOrt(kopfdaten, feld.ort), 1);
  });
  blatt.tabelle({
    name: TABELLENNAMEN.kopfdaten,
    filter: false,
    titel: ABSCHNITTE.kopfdaten,
    zeile: KOPFDATEN_ZEILE,
    spalte: 0,
    zeilen: KOPFDATEN.length + 1,
    spalten: 2,
  });
  return (pfad) => `$B$${KOPFDATEN_ZEILE + 2 + KOPFDATEN.findIndex((f) => f.pfad === pfad)}`;
}

/**
 * Ein Antrag, der nichts davon nennt, nennt auch aus dem Blatt gelesen nichts: Dann gilt, was gespeichert ist. Gespeicherte
 * nennen immer alles.
 */
function nenntWaehlbares(kopfdaten: unknown, stellen: readonly unknown[]): boolean {
  return (
    ZUSATZANGABEN.some(({ ort: [name = ''] }) => leseOrt(kopfdaten, [name]) !== undefined) ||
    stellen.some((stelle) => leseOrt(stelle, ['regelstand']) !== undefined)
  );
}

/** Rechts der Übersicht, damit darunter nichts wandert. Liefert die absolute Adresse der Wertzelle einer Angabe. */
function schreibeZusatzangaben(blatt: Bauplan, kopfdaten: unknown): (pfad: string) => string {
  blatt.text(KOPFDATEN_ZEILE - 1, ZUSATZ_SPALTE, ZUSATZTITEL, 'abschnitt');
  ZUSATZANGABEN.forEach((feld, i) => {
    blatt.text(KOPFDATEN_ZEILE + 1 + i, ZUSATZ_SPALTE, feld.titel, 'beschriftung');
    blatt.eingabe(KOPFDATEN_ZEILE + 1 + i, ZUSATZ_SPALTE + 1, feld.art, leseOrt(kopfdaten, feld.ort), 1);
  });
  const spalte = spaltenname(ZUSATZ_SPALTE + 1);
  return (pfad) => `$${spalte}$${KOPFDATEN_ZEILE + 2 + ZUSATZANGABEN.findIndex((f) => f.pfad === pfad)}`;
}

/** Je Haushaltsjahr: Ausgaben, Zuwendung, Eigenanteil und wie er sich teilt; zugleich die Daten des Diagramms. */
function schreibeUebersicht(
  blatt: Bauplan,
  haushaltsjahre: readonly number[],
  stellen: Lage,
  massnahmen: Lage,
): Bereich {
  blatt.text(KOPFDATEN_ZEILE - 1, UEBERSICHT_SPALTE, 'Übersicht (berechnet)', 'abschnitt');
  UEBERSICHTSTITEL.forEach((text, i) => {
    blatt.text(KOPFDATEN_ZEILE, UEBERSICHT_SPALTE + i, text, 'kopfErgebnis');
  });
  const jahresbereich = massnahmen.bereich('Haushaltsjahr') ?? '';
  haushaltsjahre.forEach((jahr, i) => {
    const zeile = KOPFDATEN_ZEILE + 1 + i;
    const wert = (feld: (typeof JAHRESFELDER)[number], spalteMassnahmen: string) =>
      formel.jahressumme(
        stellen.summenzelle(jahrestitel(feld, jahr)),
        jahresbereich,
        jahr,
        massnahmen.bereich(spalteMassnahmen),
      );
    const s = (versatz: number) => adresse({ zeile, spalte: UEBERSICHT_SPALTE + versatz });
    blatt.zahl(zeile, UEBERSICHT_SPALTE, jahr, '0', 'ergebnis');
    blatt.formel(zeile, UEBERSICHT_SPALTE + 1, `=${s(2)}+${s(3)}`, NULLSTRICH, 'ergebnis');
    blatt.formel(zeile, UEBERSICHT_SPALTE + 2, wert('zuwendung', ZUWENDUNG), NULLSTRICH, 'ergebnis');
    blatt.formel(zeile, UEBERSICHT_SPALTE + 3, wert('eigenanteil', EIGENANTEIL), NULLSTRICH, 'ergebnis');
    blatt.formel(
      zeile,
      UEBERSICHT_SPALTE + 4,
      wert('integrationspauschale', jahrestitel('integrationspauschale', jahr)),
      NULLSTRICH,
      'ergebnis',
    );
    blatt.formel(zeile, UEBERSICHT_SPALTE + 5, `=${s(3)}-${s(4)}`, NULLSTRICH, 'ergebnis');
  });
  const ende = KOPFDATEN_ZEILE + 1 + haushaltsjahre.length;
  blatt.text(ende, UEBERSICHT_SPALTE, SUMMENZEILE, 'summe');
  const eigenanteile = massnahmen.bereich('Eigenanteil') ?? '';
  const summe = (versatz: number) => {
    const spalte = UEBERSICHT_SPALTE + versatz;
    const jahreswerte = `${adresse({ zeile: KOPFDATEN_ZEILE + 1, spalte })}:${adresse({ zeile: ende - 1, spalte })}`;
    return formel.gesamtsumme(jahreswerte, eigenanteile);
  };
  const s = (versatz: number) => adresse({ zeile: ende, spalte: UEBERSICHT_SPALTE + versatz });
  [`=${s(2)}+${s(3)}`, summe(2), summe(3), summe(4), `=${s(3)}-${s(4)}`].forEach((text, i) => {
    blatt.formel(ende, UEBERSICHT_SPALTE + 1 + i, text, NULLSTRICH, 'summe');
  });
  return {
    zeile: KOPFDATEN_ZEILE,
    spalte: UEBERSICHT_SPALTE,
    zeilen: haushaltsjahre.length + 1,
    spalten: UEBERSICHTSTITEL.length,
  };
}
