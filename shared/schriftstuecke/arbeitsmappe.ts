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
  type Zelle,
  type Zellformel,
  zellwert,
} from '../druck/schriftstueck.ts';
import { ausIso } from '../grund/datum.ts';
import { alsSeriell } from '../grund/seriell.ts';
import { Blatt, type Stil, spaltenname } from '../pruefmappe/blatt.ts';

const KOPFZEILE = 3;
const ERSTE_ZEILE = KOPFZEILE + 1;
const ZAHLENBREITE = 18;

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
  const tabellen = stueck.bloecke.filter((block) => block.art === 'tabelle');
  const fuss = {
    headerFooter: { oddFooter: `&L&8${stueck.fuss.replaceAll('&', '&&')}&R&8Seite &P von &N` },
  };
  return writeXlsx({
    sheets: [
      deckblatt(stueck).fertig({ ...fuss, pageSetup: seite() }),
      ...tabellen.map((tabelle) =>
        tabellenblatt(tabelle).fertig({
          ...fuss,
          freezePane: { rows: KOPFZEILE },
          pageSetup: { ...seite(), printTitlesRow: `$${KOPFZEILE}:$${KOPFZEILE}` },
        }),
      ),
    ],
    properties: { title: stueck.titel, creator: 'GK Förderrechner', created: erstelltAm, modified: erstelltAm },
  });
}

function seite() {
  return {
    paperSize: 'a4',
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
  } as const;
}

/** Alles außer den Tabellen, in der Reihenfolge des Schriftstücks. */
function deckblatt({ titel, bloecke }: Schriftstueck): Blatt {
  const blatt = new Blatt('Angaben', [34, 100]);
  blatt.wert({ zeile: 1, spalte: 1 }, titel, 'titel');
  let zeile = KOPFZEILE;
  const schreibe = (name: string, wert: string) => {
    blatt.zeile(zeile, [name, wert], ['name', 'text']);
    zeile += 1;
  };
  for (const block of bloecke) {
    if (block.art === 'angaben') for (const [name, wert] of block.zeilen) schreibe(name, wert);
    if (block.art === 'absatz') schreibe('Hinweis', block.text);
    if (block.art === 'unterschriften') for (const name of block.wer) schreibe(`${name}: Ort, Tag, Unterschrift`, '…');
  }
  return blatt;
}

function tabellenblatt(tabelle: Tabelle): Blatt {
  const { spalten, zeilen } = tabelle;
  const breiten = spalten.map(({ art, breite = 1 }) =>
    art === 'text' ? Math.min(110, spalten.length === 1 ? 110 : 14 + 12 * breite) : ZAHLENBREITE,
  );
  const blatt = new Blatt(tabelle.blatt, breiten);
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

function schreibe(blatt: Blatt, zelle: Zelle, ort: Ort, art: Spaltenart, stil: Stil): void {
  const wert = zellwert(zelle);
  const adresse = adresseVon(ort);
  const tag = art === 'tag' && wert !== null ? ausIso(wert) : null;
  if (wert === null) blatt.wert(adresse, '–', stil.startsWith('summe') ? 'summentext' : 'text');
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

/** `B4:B9,C4`: untereinander Liegendes als ein Bereich. */
function bereiche(orte: readonly Ort[]): string {
  const laeufe: { spalte: number; von: number; bis: number }[] = [];
  for (const { zeile, spalte } of orte) {
    const letzter = laeufe.at(-1);
    if (letzter?.spalte === spalte && letzter.bis === zeile - 1) letzter.bis = zeile;
    else laeufe.push({ spalte, von: zeile, bis: zeile });
  }
  return laeufe
    .map(({ spalte, von, bis }) => {
      const name = spaltenname(spalte + 1);
      return von === bis ? `${name}${ERSTE_ZEILE + von}` : `${name}${ERSTE_ZEILE + von}:${name}${ERSTE_ZEILE + bis}`;
    })
    .join(',');
}

function adresseVon({ zeile, spalte }: Ort) {
  return { zeile: ERSTE_ZEILE + zeile, spalte: spalte + 1 };
}
