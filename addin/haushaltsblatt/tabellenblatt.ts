/**
 * Tabellen eines Schriftstücks als eigenes Blatt der Mappe, zum Ansehen und Drucken: Summen als Formeln, alles andere
 * als Werte. Kein Haushaltsblatt: Gelesen wird es nie.
 */
import { type Ort, type Tabelle, type Zellformel, zellwert } from '../../shared/druck/schriftstueck.ts';
import { zelltext } from '../../shared/druck/zelltext.ts';
import type { Blattmodell, Modellzelle } from '../workbook/modell.ts';
import { adresse } from '../workbook/zellen.ts';
import { FORMAT_BETRAG } from './feldarten.ts';

const ERSTE_TABELLE = 3;
const BREITE_TEXT = 230;
const BREITE_ZAHL = 110;
const FORMAT_GANZ = '#,##0';

export function blattAusTabellen(
  name: string,
  titel: string,
  herkunft: string,
  tabellen: readonly Tabelle[],
): Blattmodell {
  const zellen: Modellzelle[] = [
    { zeile: 0, spalte: 0, inhalt: { art: 'text', text: titel }, stil: 'titel' },
    { zeile: 1, spalte: 0, inhalt: { art: 'text', text: herkunft }, stil: 'erlaeuterung' },
  ];
  let oben = ERSTE_TABELLE;
  for (const tabelle of tabellen) {
    zellen.push(...tabellenzellen(tabelle, oben));
    oben += tabelle.zeilen.length + 3;
  }
  const zeilen = oben - 1;
  const spalten = Math.max(1, ...tabellen.map((tabelle) => tabelle.spalten.length));
  return {
    name,
    zeilen,
    spalten,
    zellen,
    breiten: Array.from({ length: spalten }, (_, i) => (i === 0 ? BREITE_TEXT : BREITE_ZAHL)),
    tabellen: [],
    auswahllisten: [],
    datumsbereiche: [],
    uebersicht: { zeile: 0, spalte: 0, zeilen: 1, spalten: 1 },
    fixiert: { zeilen: 2, spalten: 1 },
    druckbereich: { zeile: 0, spalte: 0, zeilen, spalten },
  };
}

function tabellenzellen({ titel, spalten, zeilen }: Tabelle, oben: number): Modellzelle[] {
  const kopf = oben + 1;
  const ort = ({ zeile, spalte }: Ort) => adresse({ zeile: kopf + 1 + zeile, spalte });
  return [
    { zeile: oben, spalte: 0, inhalt: { art: 'text', text: titel }, stil: 'abschnitt' },
    ...spalten.map(
      (spalte, i): Modellzelle => ({
        zeile: kopf,
        spalte: i,
        inhalt: { art: 'text', text: spalte.titel },
        stil: 'kopf',
      }),
    ),
    ...zeilen.flatMap(({ zellen, summe }, z) =>
      zellen.map((zelle, s): Modellzelle => {
        const platz = { zeile: kopf + 1 + z, spalte: s };
        const art = spalten[s]?.art ?? 'text';
        const stil = summe ? 'summe' : s === 0 ? 'beschriftung' : 'ergebnis';
        const wert = zellwert(zelle);
        if (wert === '') return { ...platz, inhalt: null, stil };
        if (wert === null || art === 'text' || art === 'tag')
          return { ...platz, inhalt: { art: 'text', text: zelltext(zelle, art) }, stil };
        const format = art === 'zahl' ? FORMAT_GANZ : FORMAT_BETRAG;
        return typeof zelle === 'object' && zelle
          ? { ...platz, inhalt: { art: 'formel', formel: `=${alsFormel(zelle.formel, ort)}` }, format, stil }
          : { ...platz, inhalt: { art: 'zahl', zahl: Number(wert) }, format, stil };
      }),
    ),
  ];
}

/** Auf Cent gerundet, damit keine Bruchteile aus der Binärrechnung bleiben. */
function alsFormel(formel: Zellformel, ort: (ort: Ort) => string): string {
  if (formel.art === 'kleinster') return `MIN(${formel.von.map(ort).join(',')})`;
  const summe = (orte: readonly Ort[]) => (orte.length === 0 ? '0' : `SUM(${orte.map(ort).join(',')})`);
  const { plus, minus = [], mindestens0 = false } = formel;
  const wert = `ROUND(${summe(plus)}${minus.length > 0 ? `-${summe(minus)}` : ''},2)`;
  return mindestens0 ? `MAX(0,${wert})` : wert;
}
