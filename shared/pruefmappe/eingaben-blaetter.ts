/** Blätter „Stellen“ und „Maßnahmen“: die Eingaben des Antrags (gelb) und die ganzen Zahlen, mit denen weitergerechnet wird. */
import type { Planrechnung } from '../antrag/planrechnung.ts';
import type { Massnahmeneintrag, Stelleneintrag } from '../antrag/schema.ts';
import { diaRegelstandImJahr } from '../regelstand/verzeichnis.ts';
import { a1, Blatt } from './blatt.ts';
import type { Regelstandblatt } from './regelstand-blatt.ts';
import { alsBruch, alsCent, seriell } from './umrechnung.ts';

/** Erste Zeile mit Einträgen auf allen Blättern, die welche auflisten. */
export const ERSTE_ZEILE = 4;

const STELLEN_KOPF = [
  'Id', 'Bezeichnung', 'Träger', 'Art', 'Eigenanteil trägt', 'Stelle', 'Stelle Nr.', 'Anteil', 'Anteil Zähler', 'Anteil Nenner', 'von', 'bis',
  'Jahresausgaben €', 'Jahresausgaben Cent', 'Bemessung Volljahr, Cent × Nenner (R4)', 'Zuwendungsfähig Volljahr, Cent × Nenner (A3)', 'Quote Zähler (R5)', 'Quote Nenner',
]; // biome-ignore format: eine Spalte je Angabe

/** Spalten des Blatts „Stellen“, auf die sich andere Blätter beziehen. */
export const STELLENSPALTE = {
  eigenanteil: 5,
  stelleNr: 7,
  anteilNenner: 10,
  von: 11,
  bis: 12,
  jahresausgaben: 13,
  cent: 14,
  bemessung: 15,
  faehig: 16,
  quoteZaehler: 17,
  quoteNenner: 18,
} as const;

/** `bezug`: die Zelle des Eintrags Nr. `index` (ab 0, wie im Antrag) aus einem anderen Blatt. */
export interface Eingabenblatt {
  readonly blatt: Blatt;
  bezug(index: number, spalte: number): string;
}

/** Nummern statt Namen, weil Excel beim Vergleichen von Texten Groß- und Kleinschreibung nicht unterscheidet. */
export function nummern(namen: readonly (string | null)[]): (number | null)[] {
  const bekannt = new Map<string, number>();
  return namen.map((name) => {
    if (name === null) return null;
    const nummer = bekannt.get(name) ?? bekannt.size + 1;
    bekannt.set(name, nummer);
    return nummer;
  });
}

/** Blatt „Stellen“; Beträge werden in ganzen Cent weitergegeben. */
export function stellenblatt({ antrag, foerderungen }: Planrechnung, regelstand: Regelstandblatt): Eingabenblatt {
  const blatt = new Blatt('Stellen', [10, 32, 26, 11, 16, 14, 9, 9, 9, 9, 12, 12, 16, 14, 18, 18, 9, 9]);
  blatt.wert({ zeile: 1, spalte: 1 }, 'Stellen (Baustein 6)', 'titel');
  blatt.zeile(ERSTE_ZEILE - 1, STELLEN_KOPF, 'kopf');
  const stellennummern = nummern(antrag.stellen.map(({ stelle }) => stelle));
  antrag.stellen.forEach((stelle, i) => {
    const zeile = ERSTE_ZEILE + i;
    schreibeStelle(blatt, zeile, stelle, stellennummern[i] ?? null);
    const foerderung = foerderungen[i];
    if (!foerderung) return;
    const zelle = (spalte: number) => a1({ zeile, spalte });
    const grundlage = alsCent(foerderung.regelstand.bemessungsgrundlage.wert);
    const anteil = alsBruch(stelle.stellenanteil);
    const volljahr = grundlage * anteil.zaehler;
    const { jahresausgaben } = stelle;
    const grundlageBezug = regelstand.bezug(foerderung.regelstand.bemessungsgrundlage);
    const quoteBezug = regelstand.bezug(foerderung.regelstand.foerderquote);
    const quote = alsBruch(foerderung.regelstand.foerderquote.wert);
    const centErgebnis = jahresausgaben === null ? '' : alsCent(jahresausgaben);
    blatt.formel({ zeile, spalte: STELLENSPALTE.cent }, `IF(${zelle(13)}="","",ROUND(${zelle(13)}*100,0))`, centErgebnis, 'cent');
    blatt.formel({ zeile, spalte: STELLENSPALTE.bemessung }, `${grundlageBezug.zaehler}*100/${grundlageBezug.nenner}*${zelle(9)}`, volljahr, 'cent');
    const faehig = jahresausgaben === null ? volljahr : Math.min(alsCent(jahresausgaben) * anteil.nenner, volljahr);
    blatt.formel({ zeile, spalte: STELLENSPALTE.faehig }, `IF(${zelle(13)}="",${zelle(15)},MIN(${zelle(14)}*${zelle(10)},${zelle(15)}))`, faehig, 'cent');
    blatt.formel({ zeile, spalte: STELLENSPALTE.quoteZaehler }, quoteBezug.zaehler, quote.zaehler, 'ganz');
    blatt.formel({ zeile, spalte: STELLENSPALTE.quoteNenner }, quoteBezug.nenner, quote.nenner, 'ganz');
  });
  return { blatt, bezug: (index, spalte) => blatt.bezug({ zeile: ERSTE_ZEILE + index, spalte }) };
}

function schreibeStelle(blatt: Blatt, zeile: number, stelle: Stelleneintrag, stelleNr: number | null): void {
  const { id, bezeichnung, traeger, eigenanteil, stellenanteil, von, bis, jahresausgaben } = stelle;
  const anteil = alsBruch(stellenanteil);
  blatt.zeile(zeile, [id, bezeichnung, traeger.name, traeger.art, eigenanteil, stelle.stelle ?? ''], 'eingabeText');
  if (stelleNr !== null) blatt.wert({ zeile, spalte: 7 }, stelleNr, 'ganz');
  blatt.wert({ zeile, spalte: 8 }, Number(stellenanteil), 'eingabeZahl');
  blatt.zeile(zeile, [anteil.zaehler, anteil.nenner], 'eingabeGanz', 9);
  blatt.zeile(zeile, [seriell(von), seriell(bis)], 'eingabeTag', 11);
  if (jahresausgaben !== null) blatt.wert({ zeile, spalte: 13 }, Number(jahresausgaben), 'eingabeBetrag');
}

const MASSNAHMEN_KOPF = [
  'Id',
  'Bezeichnung',
  'Träger',
  'Art',
  'Eigenanteil trägt',
  'Baustein',
  'Haushaltsjahr',
  'Ausgaben €',
  'Ausgaben Cent',
  'davon im Fenster €',
  'im Fenster Cent',
  'Quote Zähler (R7)',
  'Quote Nenner',
];

/** Spalten des Blatts „Maßnahmen“, auf die sich andere Blätter beziehen. */
export const MASSNAHMENSPALTE = { eigenanteil: 5, jahr: 7, cent: 9, fensterCent: 11, quoteZaehler: 12, quoteNenner: 13 } as const;

/** Blatt „Maßnahmen“; Beträge werden in ganzen Cent weitergegeben. */
export function massnahmenblatt({ antrag, verzeichnis }: Planrechnung, regelstand: Regelstandblatt): Eingabenblatt {
  const blatt = new Blatt('Maßnahmen', [10, 32, 26, 11, 16, 9, 13, 16, 14, 16, 14, 9, 9]);
  blatt.wert({ zeile: 1, spalte: 1 }, 'Maßnahmen (Bausteine 1–5)', 'titel');
  blatt.zeile(ERSTE_ZEILE - 1, MASSNAHMEN_KOPF, 'kopf');
  antrag.massnahmen.forEach((massnahme, i) => {
    const zeile = ERSTE_ZEILE + i;
    const { id, bezeichnung, traeger, eigenanteil, baustein, haushaltsjahr, ausgaben, ausgabenImFenster } = massnahme;
    blatt.zeile(zeile, [id, bezeichnung, traeger.name, traeger.art, eigenanteil], 'eingabeText');
    blatt.zeile(zeile, [baustein, haushaltsjahr], 'eingabeGanz', 6);
    blatt.wert({ zeile, spalte: 8 }, Number(ausgaben), 'eingabeBetrag');
    blatt.formel({ zeile, spalte: 9 }, `ROUND(${a1({ zeile, spalte: 8 })}*100,0)`, alsCent(ausgaben), 'cent');
    if (ausgabenImFenster !== null) {
      blatt.wert({ zeile, spalte: 10 }, Number(ausgabenImFenster), 'eingabeBetrag');
      blatt.formel({ zeile, spalte: 11 }, `ROUND(${a1({ zeile, spalte: 10 })}*100,0)`, alsCent(ausgabenImFenster), 'cent');
    }
    schreibeQuote(blatt, zeile, massnahme, regelstand, verzeichnis);
  });
  return { blatt, bezug: (index, spalte) => blatt.bezug({ zeile: ERSTE_ZEILE + index, spalte }) };
}

function schreibeQuote(blatt: Blatt, zeile: number, massnahme: Massnahmeneintrag, regelstand: Regelstandblatt, verzeichnis: Planrechnung['verzeichnis']): void {
  const fest = diaRegelstandImJahr(massnahme.haushaltsjahr, verzeichnis)?.bausteine[massnahme.baustein].quote;
  if (fest?.art === 'fest') {
    const bezug = regelstand.bezug(fest.quote);
    const { zaehler, nenner } = alsBruch(fest.quote.wert);
    blatt.formel({ zeile, spalte: 12 }, bezug.zaehler, zaehler, 'ganz');
    blatt.formel({ zeile, spalte: 13 }, bezug.nenner, nenner, 'ganz');
  } else if (massnahme.quote !== null) {
    const { zaehler, nenner } = alsBruch(massnahme.quote);
    blatt.zeile(zeile, [zaehler, nenner], 'eingabeGanz', 12);
  }
}
