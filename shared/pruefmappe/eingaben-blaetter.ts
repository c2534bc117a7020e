/**
 * Blätter „Stellen“ und „Maßnahmen“: die Eingaben des Antrags (gelb) und die ganzen Zahlen, mit denen weitergerechnet
 * wird.
 */
import type { Planrechnung } from '../antrag/planrechnung.ts';
import { diaImJahr } from '../antrag/regelstandwahl.ts';
import type { Massnahmeneintrag, Stelleneintrag } from '../antrag/schema.ts';
import type { Namensvergleich } from '../grund/name.ts';
import type { DiaRegelstand } from '../regelstand/typen.ts';
import { a1, Blatt, type Stil } from './blatt.ts';
import type { Regelstandblatt } from './regelstand-blatt.ts';
import { alsBruch, alsCent, seriell } from './umrechnung.ts';

/** Erste Zeile mit Einträgen auf allen Blättern, die welche auflisten. */
export const ERSTE_ZEILE = 4;

const STELLEN_KOPF = [
  'Kennung', 'Bezeichnung', 'Träger', 'Art', 'Eigenanteil trägt', 'Stelle', 'Stelle Nr.', 'Anteil', 'Anteil Zähler', 'Anteil Nenner', 'von', 'bis',
  'Jahresausgaben €', 'Jahresausgaben Cent', 'Bemessung Volljahr, Cent × Nenner (R4)', 'Zuwendungsfähig Volljahr, Cent × Nenner (A3)', 'Quote Zähler (R5)', 'Quote Nenner',
]; // biome-ignore format: eine Spalte je Angabe

/** Erste Spalte der gerechneten Zahlen. */
export const GERECHNET_AB = 14;
/** Spalten des Blatts „Stellen“. */
export const STELLENSPALTE = {
  eigenanteil: 5,
  stelleNr: 7,
  anteil: 8,
  anteilZaehler: 9,
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

/** Wer Träger ist oder den Eigenanteil trägt, so geschrieben, wie die Formeln danach fragen. */
export const TRAEGER = { kommune: 'Kommune', partner: 'Partner' } as const;

/** Nummern statt Namen, weil Excel beim Vergleichen von Texten Groß- und Kleinschreibung nicht unterscheidet. */
export function nummern(namen: readonly (string | null)[], vergleich: Namensvergleich): (number | null)[] {
  const bekannt = new Map<string, number>();
  return namen.map((name) => {
    if (name === null) return null;
    const nummer = bekannt.get(vergleich(name)) ?? bekannt.size + 1;
    bekannt.set(vergleich(name), nummer);
    return nummer;
  });
}

/** Blatt „Stellen“; Beträge werden in ganzen Cent weitergegeben. */
export function stellenblatt(
  { antrag, foerderungen, vergleich }: Planrechnung,
  regelstand: Regelstandblatt,
): Eingabenblatt {
  const blatt = new Blatt('Stellen', [10, 30, 24, 11, 12, 14, 8, 8, 8, 8, 12, 12, 17, 17, 20, 22, 10, 10]);
  blatt.wert({ zeile: 1, spalte: 1 }, 'Stellen (Baustein 6)', 'titel');
  blatt.zeile(ERSTE_ZEILE - 1, STELLEN_KOPF, 'kopf');
  if (antrag.stellen.length === 0) blatt.wert({ zeile: 2, spalte: 1 }, 'Der Antrag nennt keine.', 'erlaeuterung');
  const stellennummern = nummern(
    antrag.stellen.map(({ stelle }) => stelle),
    vergleich,
  );
  antrag.stellen.forEach((stelle, i) => {
    const zeile = ERSTE_ZEILE + i;
    schreibeStelle(blatt, zeile, stelle, stellennummern[i] ?? null);
    const foerderung = foerderungen[i];
    if (!foerderung) return;
    const z = (name: keyof typeof STELLENSPALTE) => a1({ zeile, spalte: STELLENSPALTE[name] });
    const formel = (name: keyof typeof STELLENSPALTE, text: string, ergebnis: number | '', stil: Stil) =>
      blatt.formel({ zeile, spalte: STELLENSPALTE[name] }, text, ergebnis, stil);
    const thm = foerderung.regelstand;
    const { bemessungsgrundlage, foerderquote } = thm;
    const grundlage = regelstand.bezug(thm, bemessungsgrundlage);
    const anteil = alsBruch(stelle.stellenanteil);
    const volljahr = alsCent(bemessungsgrundlage.wert) * anteil.zaehler;
    const cent = stelle.jahresausgaben === null ? '' : alsCent(stelle.jahresausgaben);
    const faehig = cent === '' ? volljahr : Math.min(cent * anteil.nenner, volljahr);
    formel('cent', `IF(${z('jahresausgaben')}="","",ROUND(${z('jahresausgaben')}*100,0))`, cent, 'cent');
    formel('bemessung', `${grundlage.zaehler}*100/${grundlage.nenner}*${z('anteilZaehler')}`, volljahr, 'cent');
    formel(
      'faehig',
      `IF(${z('jahresausgaben')}="",${z('bemessung')},MIN(${z('cent')}*${z('anteilNenner')},${z('bemessung')}))`,
      faehig,
      'cent',
    );
    if (!foerderquote) return;
    const quote = regelstand.bezug(thm, foerderquote);
    formel('quoteZaehler', quote.zaehler, alsBruch(foerderquote.wert).zaehler, 'ganz');
    formel('quoteNenner', quote.nenner, alsBruch(foerderquote.wert).nenner, 'ganz');
  });
  return { blatt, bezug: (index, spalte) => blatt.bezug({ zeile: ERSTE_ZEILE + index, spalte }) };
}

function schreibeStelle(blatt: Blatt, zeile: number, stelle: Stelleneintrag, stelleNr: number | null): void {
  const { id, bezeichnung, traeger, eigenanteil, stellenanteil, von, bis, jahresausgaben } = stelle;
  const anteil = alsBruch(stellenanteil);
  blatt.zeile(
    zeile,
    [id, bezeichnung, traeger.name, TRAEGER[traeger.art], TRAEGER[eigenanteil], stelle.stelle ?? ''],
    'eingabeText',
  );
  if (stelleNr !== null) blatt.wert({ zeile, spalte: STELLENSPALTE.stelleNr }, stelleNr, 'ganz');
  blatt.wert({ zeile, spalte: STELLENSPALTE.anteil }, Number(stellenanteil), 'eingabeZahl');
  blatt.zeile(zeile, [anteil.zaehler, anteil.nenner], 'eingabeGanz', STELLENSPALTE.anteilZaehler);
  blatt.zeile(zeile, [seriell(von), seriell(bis)], 'eingabeTag', STELLENSPALTE.von);
  if (jahresausgaben !== null)
    blatt.wert({ zeile, spalte: STELLENSPALTE.jahresausgaben }, Number(jahresausgaben), 'eingabeBetrag');
}

const MASSNAHMEN_KOPF = [
  'Kennung',
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

/** Spalten des Blatts „Maßnahmen“. */
export const MASSNAHMENSPALTE = {
  eigenanteil: 5,
  baustein: 6,
  ausgaben: 8,
  cent: 9,
  imFenster: 10,
  fensterCent: 11,
  quoteZaehler: 12,
  quoteNenner: 13,
} as const;

/** Blatt „Maßnahmen“; Beträge werden in ganzen Cent weitergegeben. */
export function massnahmenblatt({ antrag, verzeichnis }: Planrechnung, regelstand: Regelstandblatt): Eingabenblatt {
  const blatt = new Blatt('Maßnahmen', [10, 28, 24, 11, 12, 10, 14, 15, 14, 15, 14, 10, 10]);
  blatt.wert({ zeile: 1, spalte: 1 }, 'Maßnahmen (Bausteine 1–5)', 'titel');
  blatt.zeile(ERSTE_ZEILE - 1, MASSNAHMEN_KOPF, 'kopf');
  if (antrag.massnahmen.length === 0) blatt.wert({ zeile: 2, spalte: 1 }, 'Der Antrag nennt keine.', 'erlaeuterung');
  antrag.massnahmen.forEach((massnahme, i) => {
    const zeile = ERSTE_ZEILE + i;
    const { id, bezeichnung, traeger, eigenanteil, baustein, haushaltsjahr, ausgaben, ausgabenImFenster } = massnahme;
    blatt.zeile(zeile, [id, bezeichnung, traeger.name, TRAEGER[traeger.art], TRAEGER[eigenanteil]], 'eingabeText');
    blatt.zeile(zeile, [baustein, haushaltsjahr], 'eingabeGanz', MASSNAHMENSPALTE.baustein);
    const betrag = (spalte: number, wert: string) => {
      blatt.wert({ zeile, spalte }, Number(wert), 'eingabeBetrag');
      blatt.formel({ zeile, spalte: spalte + 1 }, `ROUND(${a1({ zeile, spalte })}*100,0)`, alsCent(wert), 'cent');
    };
    betrag(MASSNAHMENSPALTE.ausgaben, ausgaben);
    if (ausgabenImFenster !== null) betrag(MASSNAHMENSPALTE.imFenster, ausgabenImFenster);
    schreibeQuote(blatt, zeile, massnahme, regelstand, diaImJahr(antrag, massnahme.haushaltsjahr, verzeichnis));
  });
  return { blatt, bezug: (index, spalte) => blatt.bezug({ zeile: ERSTE_ZEILE + index, spalte }) };
}

function schreibeQuote(
  blatt: Blatt,
  zeile: number,
  massnahme: Massnahmeneintrag,
  regelstand: Regelstandblatt,
  dia: DiaRegelstand | null,
): void {
  const fest = dia?.bausteine[massnahme.baustein].quote;
  const { zaehler, nenner } = alsBruch(fest?.art === 'fest' ? fest.quote.wert : (massnahme.quote ?? '0'));
  if (dia && fest?.art === 'fest') {
    const bezug = regelstand.bezug(dia, fest.quote);
    blatt.formel({ zeile, spalte: MASSNAHMENSPALTE.quoteZaehler }, bezug.zaehler, zaehler, 'ganz');
    blatt.formel({ zeile, spalte: MASSNAHMENSPALTE.quoteNenner }, bezug.nenner, nenner, 'ganz');
  } else if (massnahme.quote !== null) {
    blatt.zeile(zeile, [zaehler, nenner], 'eingabeGanz', MASSNAHMENSPALTE.quoteZaehler);
  }
}
