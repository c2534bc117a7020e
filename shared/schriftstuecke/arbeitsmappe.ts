/**
 * Ein Schriftstück als Arbeitsmappe (.xlsx): vorn die Angaben, je Tabelle ein Blatt, Zahlen als Zahlen, Summen als
 * Formeln. Aussehen und Schutz der Texte wie in der Prüfmappe.
 */
import { writeXlsx } from 'hucre/xlsx';
import {
  type Ort,
  type Schriftstueck,
  type Spaltenart,
  type Tabelle,
  tabellenIn,
  type Zelle,
  type Zellformel,
  zellwert,
} from '../druck/schriftstueck.ts';
import { ausIso } from '../grund/datum.ts';
import { alsSeriell } from '../grund/seriell.ts';
import { Blatt, QUERSEITE, type Stil, zellbereiche } from '../pruefmappe/blatt.ts';
import { textzeilen, zeilenhoehe } from '../pruefmappe/zeilenhoehe.ts';

const KOPFZEILE = 3;
const ERSTE_ZEILE = KOPFZEILE + 1;
const ZAHLENBREITE = 18;
const DECKBLATTBREITEN = [34, 100];
/** Ein Zeichen braucht, mit dem Verschnitt am Zeilenende, etwas mehr als die Einheit der Spaltenbreite. */
const ZEICHENBREITE = 1.05;

const STILE: Readonly<Record<Spaltenart, readonly [gewoehnlich: Stil, summe: Stil]>> = {
  text: ['text', 'summentext'],
  betrag: ['betrag', 'summenbetrag'],
  zweistellig: ['betrag', 'summenbetrag'],
  vierstellig: ['vierstellig', 'summeVierstellig'],
  zahl: ['ganz', 'summeGanz'],
  tag: ['tag', 'summentext'],
};

/** `erstelltAm` steht in der Datei als Tag ihrer Entstehung. */
export function alsArbeitsmappe(stueck: Schriftstueck, erstelltAm: Date): Promise<Uint8Array> {
  const tabellen = tabellenIn(stueck);
  const fuss = {
    headerFooter: { oddFooter: `&L&8${stueck.fuss.replaceAll('&', '&&')}&R&8Seite &P von &N` },
  };
  return writeXlsx({
    sheets: [
      deckblatt(stueck).fertig({ ...fuss, rowDefs: deckblatthoehen(stueck) }),
      ...tabellen.map((tabelle) =>
        tabellenblatt(tabelle).fertig({
          ...fuss,
          freezePane: { rows: KOPFZEILE },
          rowDefs: tabellenhoehen(tabelle),
          pageSetup: { ...QUERSEITE, printTitlesRow: `$${KOPFZEILE}:$${KOPFZEILE}` },
        }),
      ),
    ],
    properties: { title: stueck.titel, creator: 'GK Förderrechner', created: erstelltAm, modified: erstelltAm },
  });
}

/** Alles außer den Tabellen, in der Reihenfolge des Schriftstücks: je Zeile Name und Wert. */
function angaben({ bloecke }: Schriftstueck): (readonly [name: string, wert: string])[] {
  return bloecke.flatMap((block): (readonly [string, string])[] => {
    if (block.art === 'angaben') return [...block.zeilen];
    if (block.art === 'absatz') return [['Hinweis', block.text]];
    if (block.art === 'unterschriften') return block.wer.map((name) => [`${name}: Ort, Tag, Unterschrift`, '…']);
    return [];
  });
}

function deckblatt(stueck: Schriftstueck): Blatt {
  const blatt = new Blatt('Angaben', DECKBLATTBREITEN);
  blatt.wert({ zeile: 1, spalte: 1 }, stueck.titel, 'titel');
  angaben(stueck).forEach((zeile, i) => {
    blatt.zeile(KOPFZEILE + i, zeile, ['name', 'text']);
  });
  return blatt;
}

function deckblatthoehen(stueck: Schriftstueck): Map<number, { height: number }> {
  return new Map(angaben(stueck).map((texte, i) => [KOPFZEILE - 1 + i, hoehe(texte, DECKBLATTBREITEN)]));
}

function breiten({ spalten }: Tabelle): number[] {
  return spalten.map(({ art, breite = 1 }) =>
    art === 'text' ? Math.min(110, spalten.length === 1 ? 110 : 14 + 12 * breite) : ZAHLENBREITE,
  );
}

function tabellenblatt(tabelle: Tabelle): Blatt {
  const { spalten, zeilen } = tabelle;
  const blatt = new Blatt(tabelle.blatt, breiten(tabelle));
  blatt.wert({ zeile: 1, spalte: 1 }, tabelle.titel, 'titel');
  blatt.zeile(
    KOPFZEILE,
    spalten.map(({ titel }) => titel),
    'kopf',
  );
  zeilen.forEach(({ zellen, summe = false }, i) => {
    zellen.forEach((zelle, j) => {
      const art = spalten[j]?.art ?? 'text';
      schreibe(blatt, zelle, { zeile: i, spalte: j }, art, STILE[art][summe ? 1 : 0]);
    });
  });
  return blatt;
}

function tabellenhoehen(tabelle: Tabelle): Map<number, { height: number }> {
  const { spalten, zeilen } = tabelle;
  const jeSpalte = breiten(tabelle);
  return new Map([
    [
      KOPFZEILE - 1,
      hoehe(
        spalten.map(({ titel }) => titel),
        jeSpalte,
      ),
    ],
    ...zeilen.map(({ zellen }, i): [number, { height: number }] => [
      ERSTE_ZEILE - 1 + i,
      hoehe(
        zellen.map((zelle, j) => (spalten[j]?.art === 'text' ? (zellwert(zelle) ?? '') : '')),
        jeSpalte,
      ),
    ]),
  ]);
}

/** So hoch, wie der umbrochene Text wohl wird: Nicht jedes Programm misst beim Öffnen nach. */
function hoehe(texte: readonly string[], jeSpalte: readonly number[]): { height: number } {
  const zeilen = texte.map((text, i) => textzeilen(text, jeSpalte[i] ?? ZAHLENBREITE, ZEICHENBREITE));
  return { height: zeilenhoehe(Math.max(1, ...zeilen)) };
}

function schreibe(blatt: Blatt, zelle: Zelle, ort: Ort, art: Spaltenart, stil: Stil): void {
  const wert = zellwert(zelle);
  const adresse = adresseVon(ort);
  const tag = art === 'tag' && wert !== null ? ausIso(wert) : null;
  if (wert === null) blatt.wert(adresse, '–', 'strich');
  else if (tag) blatt.wert(adresse, alsSeriell(tag), stil);
  else if (art === 'text' || art === 'tag') blatt.wert(adresse, wert, stil);
  else if (typeof zelle === 'object' && zelle) blatt.formel(adresse, alsFormel(zelle.formel), Number(wert), stil);
  else if (wert !== '') blatt.wert(adresse, Number(wert), stil);
}

/** Auf Cent gerundet: Was aus Cents entsteht, soll keine Bruchteile aus der Binärrechnung behalten. */
function alsFormel(formel: Zellformel): string {
  if (formel.art === 'kleinster') return `MIN(${bereiche(formel.von)})`;
  const { plus, minus = [], mindestens0 = false } = formel;
  const summe = (orte: readonly Ort[]) => (orte.length === 0 ? '0' : `SUM(${bereiche(orte)})`);
  const wert = `ROUND(${summe(plus)}${minus.length > 0 ? `-${summe(minus)}` : ''},2)`;
  return mindestens0 ? `MAX(0,${wert})` : wert;
}

function bereiche(orte: readonly Ort[]): string {
  return zellbereiche(orte.map(adresseVon)).join(',');
}

function adresseVon({ zeile, spalte }: Ort) {
  return { zeile: ERSTE_ZEILE + zeile, spalte: spalte + 1 };
}
