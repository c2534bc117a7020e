/** Das Blatt „Landesübersicht“: die bewilligten Stellen des Landes neben dem, was R1 bis R3 ergeben, mit W4 und W5. */
import type { Bewilligung } from '../../../shared/beispiele/landesuebersicht.ts';
import { regelaussage, regelsatz } from '../../../shared/regelstand/regelsatz.ts';
import { vorgaben } from '../../../shared/regelstand/vorgabe.ts';
import type { Blattmodell, Modellzelle, Stilname, Zellinhalt } from '../../workbook/modell.ts';
import { adresse } from '../../workbook/zellen.ts';
import { type Blattstand, standAusModell } from '../tabelle/blattstand.ts';

export const BLATT_LANDESUEBERSICHT = 'Landesübersicht';

const KOPF = [
  'Kommune',
  'Kreis',
  'Regierungsbezirk',
  'Gestattete',
  'Geduldete',
  'bewilligt',
  'nach Regel',
  'Differenz',
  'Befund',
] as const;
const KOPFZEILE = 3;
const ERSTE = KOPFZEILE + 1;
/** Zeilen, die ein Widerspruch rechts neben der Tabelle einnimmt, samt Abstand. */
const TEXTHOEHE = 7;
const SPALTE = {
  kommune: 0,
  bezirk: 2,
  gestattete: 3,
  geduldete: 4,
  bewilligt: 5,
  regel: 6,
  differenz: 7,
  befund: 8,
  auswertung: 10,
  wert: 11,
  bezirkRegel: 12,
} as const;
const BREITEN = [182, 168, 130, 84, 84, 76, 84, 78, 122, 22, 330, 90, 90];

const PERSONEN = '#,##0';
const STELLEN = '#,##0.0';
const DIFFERENZ = '0.0;-0.0;"–"';
const ABWEICHEND = { fillColor: '#fde3c8' } as const;
const WIDERSPRUECHE = [regelsatz('W4', vorgaben()), regelsatz('W5', vorgaben())];

const text = (wert: string): Zellinhalt => ({ art: 'text', text: wert });
const zahl = (wert: number): Zellinhalt => ({ art: 'zahl', zahl: wert });
const formel = (wert: string): Zellinhalt => ({ art: 'formel', formel: wert });

/** Sammelt die Zellen in der Reihenfolge, in der sie geschrieben werden. */
class Blatt {
  readonly zellen: Modellzelle[] = [];
  readonly letzte: number;

  constructor(anzahl: number) {
    this.letzte = ERSTE + anzahl - 1;
  }

  setze(zeile: number, spalte: number, inhalt: Zellinhalt | null, stil: Stilname, format?: string): void {
    this.zellen.push({ zeile, spalte, inhalt, stil, ...(format ? { format } : {}) });
  }

  /** Alle Zeilen der Tabelle in einer Spalte, ohne Kopf und Summe. */
  bereich(spalte: number): string {
    return `${adresse({ zeile: ERSTE, spalte })}:${adresse({ zeile: this.letzte, spalte })}`;
  }
}

/** Das Blatt zu den Zeilen der Vorlage 17/4367; Befunde und Summen rechnen Formeln (R1–R3, W4, W5). */
export function blattLandesuebersicht(zeilen: readonly Bewilligung[]): Blattstand {
  const blatt = new Blatt(zeilen.length);
  const auswertung = auswertungszeilen(blatt);
  schreibeKopf(blatt);
  zeilen.forEach((zeile, i) => {
    schreibeZeile(blatt, ERSTE + i, zeile);
  });
  schreibeSummen(blatt);
  schreibeAuswertung(blatt, auswertung);
  const verbunden = schreibeWidersprueche(blatt, ERSTE + auswertung.length + 1);
  schreibeBezirke(blatt, zeilen);
  const stand = standAusModell(alsModell(blatt, auswertung.length), {
    gitterlinien: false,
    verbunden,
    bedingteFormate: [
      {
        bereich: `${adresse({ zeile: ERSTE, spalte: 0 })}:${adresse({ zeile: blatt.letzte, spalte: SPALTE.befund })}`,
        formel: `=$${adresse({ zeile: ERSTE, spalte: SPALTE.differenz })}<>0`,
        stil: ABWEICHEND,
      },
    ],
  });
  const umbrochen = { wrapping: 'wrap', verticalAlign: 'top' } as const;
  return {
    ...stand,
    zellen: stand.zellen.map((z) =>
      WIDERSPRUECHE.includes(z.inhalt) ? { ...z, stil: { ...z.stil, ...umbrochen } } : z,
    ),
  };
}

function schreibeKopf(blatt: Blatt): void {
  blatt.setze(0, 0, text('Landesübersicht: bewilligte Stellen im Teilhabemanagement'), 'titel');
  blatt.setze(
    1,
    0,
    text(`Quelle: ${regelaussage('W5', vorgaben())?.quelle}. Abweichende Zeilen sind hinterlegt.`),
    'erlaeuterung',
  );
  const wert = (i: number) => adresse({ zeile: ERSTE + i, spalte: SPALTE.wert });
  const befund = `=${wert(1)}&" von "&${wert(0)}&" Zeilen entsprechen R1 bis R3, "&${wert(2)}&" weichen ab.`;
  blatt.setze(
    2,
    0,
    formel(
      `${befund} Nach Regel "&TEXT(${wert(5)},"0.0")&" Stellen, bewilligt "&TEXT(${wert(6)},"0.0")&". W4, W5: siehe rechts."`,
    ),
    'abschnitt',
  );
  KOPF.forEach((titel, spalte) => {
    blatt.setze(KOPFZEILE, spalte, text(titel), spalte < SPALTE.regel ? 'kopf' : 'kopfErgebnis');
  });
}

function schreibeZeile(blatt: Blatt, z: number, zeile: Bewilligung): void {
  const a = (spalte: number) => adresse({ zeile: z, spalte });
  [zeile.kommune, zeile.kreis, zeile.regierungsbezirk].forEach((wert, spalte) => {
    blatt.setze(z, spalte, text(wert), 'beschriftung');
  });
  blatt.setze(z, SPALTE.gestattete, zahl(zeile.gestattete), 'beschriftung', PERSONEN);
  blatt.setze(z, SPALTE.geduldete, zahl(zeile.geduldete), 'eingabe', PERSONEN);
  blatt.setze(z, SPALTE.bewilligt, zahl(Number(zeile.bewilligt)), 'eingabe', STELLEN);
  blatt.setze(z, SPALTE.regel, formel(`=GK.STELLEN(${a(SPALTE.geduldete)})`), 'ergebnis', STELLEN);
  blatt.setze(
    z,
    SPALTE.differenz,
    formel(`=ROUND(${a(SPALTE.bewilligt)}-${a(SPALTE.regel)},1)`),
    'ergebnis',
    DIFFERENZ,
  );
  const d = a(SPALTE.differenz);
  blatt.setze(
    z,
    SPALTE.befund,
    formel(`=IF(${d}=0,"stimmt überein",IF(${d}<0,"weniger bewilligt","mehr bewilligt"))`),
    'ergebnis',
  );
}

function schreibeSummen(blatt: Blatt): void {
  const zeile = blatt.letzte + 1;
  blatt.setze(zeile, 0, text('Summe'), 'summe');
  for (const spalte of [1, 2, SPALTE.befund]) blatt.setze(zeile, spalte, null, 'summe');
  for (const [spalte, format] of [
    [SPALTE.gestattete, PERSONEN],
    [SPALTE.geduldete, PERSONEN],
    [SPALTE.bewilligt, STELLEN],
    [SPALTE.regel, STELLEN],
    [SPALTE.differenz, DIFFERENZ],
  ] as const) {
    blatt.setze(zeile, spalte, formel(`=SUM(${blatt.bereich(spalte)})`), 'summe', format);
  }
}

/** [Beschriftung, Formel, Format] */
type Auswertungszeile = readonly [string, string, string];

function auswertungszeilen(blatt: Blatt): Auswertungszeile[] {
  const differenz = blatt.bereich(SPALTE.differenz);
  const kommunen = blatt.bereich(SPALTE.kommune);
  const ohneHamm = (spalte: number) =>
    `=SUM(${blatt.bereich(spalte)})-SUMIF(${kommunen},"Stadt Hamm",${blatt.bereich(spalte)})`;
  return [
    ['Kommunen', `=COUNTA(${kommunen})`, '0'],
    ['davon stimmen mit R1 bis R3 überein', `=COUNTIF(${differenz},0)`, '0'],
    ['davon weichen ab', `=COUNTIF(${differenz},"<>0")`, '0'],
    ['… weniger bewilligt', `=COUNTIF(${differenz},"<0")`, '0'],
    ['… mehr bewilligt', `=COUNTIF(${differenz},">0")`, '0'],
    ['Stellen nach Regel', `=SUM(${blatt.bereich(SPALTE.regel)})`, STELLEN],
    ['Stellen bewilligt', `=SUM(${blatt.bereich(SPALTE.bewilligt)})`, STELLEN],
    ['bewilligt ohne Stadt Hamm (W4)', ohneHamm(SPALTE.bewilligt), STELLEN],
    ['Gestattete ohne Stadt Hamm (W4)', ohneHamm(SPALTE.gestattete), PERSONEN],
    ['Geduldete ohne Stadt Hamm (W4)', ohneHamm(SPALTE.geduldete), PERSONEN],
  ];
}

function schreibeAuswertung(blatt: Blatt, zeilen: readonly Auswertungszeile[]): void {
  blatt.setze(KOPFZEILE, SPALTE.auswertung, text('Auswertung'), 'kopfErgebnis');
  blatt.setze(KOPFZEILE, SPALTE.wert, null, 'kopfErgebnis');
  zeilen.forEach(([titel, inhalt, format], i) => {
    blatt.setze(ERSTE + i, SPALTE.auswertung, text(titel), 'beschriftung');
    blatt.setze(ERSTE + i, SPALTE.wert, formel(inhalt), 'summe', format);
  });
}

/** Liefert die zu verbindenden Bereiche: Nur in verbundenen Zellen lässt sich ein langer Satz umbrochen lesen. */
function schreibeWidersprueche(blatt: Blatt, anfang: number): string[] {
  return WIDERSPRUECHE.map((satz, i) => {
    const oben = anfang + i * TEXTHOEHE;
    blatt.setze(oben, SPALTE.auswertung, text(satz), 'erlaeuterung');
    return `${adresse({ zeile: oben, spalte: SPALTE.auswertung })}:${adresse({ zeile: oben + TEXTHOEHE - 2, spalte: SPALTE.wert })}`;
  });
}

/** Je Regierungsbezirk, so wie die Tabelle zuordnet (W9): bewilligt und nach Regel; unten neben der Tabelle. */
function schreibeBezirke(blatt: Blatt, zeilen: readonly Bewilligung[]): void {
  const bezirke = [...new Set(zeilen.map(({ regierungsbezirk }) => regierungsbezirk))].sort((a, b) =>
    a.localeCompare(b, 'de'),
  );
  const kopf = Math.max(ERSTE, blatt.letzte - bezirke.length);
  ['Regierungsbezirk', 'bewilligt', 'nach Regel'].forEach((titel, i) => {
    blatt.setze(kopf, SPALTE.auswertung + i, text(titel), 'kopfErgebnis');
  });
  bezirke.forEach((bezirk, i) => {
    const zeile = kopf + 1 + i;
    const name = adresse({ zeile, spalte: SPALTE.auswertung });
    const summe = (spalte: number) => `=SUMIF(${blatt.bereich(SPALTE.bezirk)},${name},${blatt.bereich(spalte)})`;
    blatt.setze(zeile, SPALTE.auswertung, text(bezirk), 'beschriftung');
    blatt.setze(zeile, SPALTE.wert, formel(summe(SPALTE.bewilligt)), 'summe', STELLEN);
    blatt.setze(zeile, SPALTE.bezirkRegel, formel(summe(SPALTE.regel)), 'summe', STELLEN);
  });
}

function alsModell(blatt: Blatt, auswertungszahl: number): Blattmodell {
  const zeilen = blatt.letzte + 2;
  return {
    name: BLATT_LANDESUEBERSICHT,
    zeilen,
    spalten: BREITEN.length,
    zellen: blatt.zellen,
    breiten: BREITEN,
    tabellen: [],
    auswahllisten: [],
    datumsbereiche: [],
    uebersicht: { zeile: KOPFZEILE, spalte: SPALTE.auswertung, zeilen: auswertungszahl + 1, spalten: 2 },
    fixiert: { zeilen: KOPFZEILE + 1, spalten: 0 },
    druckbereich: { zeile: 0, spalte: 0, zeilen, spalten: BREITEN.length },
  };
}
