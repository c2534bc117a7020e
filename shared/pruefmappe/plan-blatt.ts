/** Blatt „Plan“: jede Zahl des Finanzierungsplans dreimal, als Formel, wie gespeichert, und der Unterschied. */
import type { SheetChart, WriteSheet } from 'hucre/xlsx';
import type { Betraege, Finanzierungsplan } from '../antrag/plan-typen.ts';
import { betraege, PLANFELDER, type Planrechnung, type Summenrechnung } from '../antrag/planrechnung.ts';
import type { Planfeld, Planschritte } from '../antrag/planzeilen.ts';
import { a1, Blatt, spaltenname } from './blatt.ts';
import { ERSTE_ZEILE, nummern } from './eingaben-blaetter.ts';
import { SCHLUESSELSPALTE, ZEILENSPALTE } from './zeilen-blatt.ts';

const FELDNAMEN: Record<Planfeld, string> = {
  foerdertage: 'Fördertage',
  bemessung: 'Bemessung €',
  ausgaben: 'Ausgaben €',
  zuwendung: 'Zuwendung Land €',
  eigenanteil: 'Eigenanteil €',
  nichtZuwendungsfaehig: 'davon nicht zuwendungsfähig €',
  kommune: 'davon Kommune €',
  partner: 'davon Partner €',
  integrationspauschale: 'davon Integrationspauschale €',
};
const KOPFSPALTEN = 5;
const DIAGRAMMFELDER = ['zuwendung', 'kommune', 'partner', 'integrationspauschale'] as const;

export interface Planblatt {
  readonly sheet: WriteSheet;
  /** Formel, die alle Unterschiede des Blatts zählt. */
  readonly anzahlUnterschiede: string;
  readonly unterschiede: number;
}

interface Summengruppe {
  readonly name: string;
  readonly summen: readonly Summenrechnung<string | number | null>[];
  readonly gespeichert: (schluessel: string | number | null) => Betraege | null | undefined;
  /** Spalte auf „Zeilen“ und der Wert darin; `null` summiert alles. */
  readonly filter: (schluessel: string | number | null) => { spalte: number; wert: number } | null;
}

/** `gespeichert` ist der Plan der Version, `zeilen` das Blatt, auf dessen Cent-Formeln sich die Summen beziehen. Beträge in €. */
export function planblatt(rechnung: Planrechnung, gespeichert: Finanzierungsplan, zeilen: Blatt): Planblatt {
  const blatt = new Blatt('Plan', [10, 32, 26, 9, 13, ...PLANFELDER.flatMap(() => [15, 15, 11])]);
  const schreiber = new Planschreiber(blatt, zeilen, rechnung.zeilen.length);
  blatt.wert({ zeile: 1, spalte: 1 }, 'Finanzierungsplan: Formel, gespeichertes Ergebnis, Unterschied', 'titel');
  schreiber.kopf(ERSTE_ZEILE - 1, ['Id', 'Bezeichnung', 'Träger', 'Baustein', 'Haushaltsjahr']);
  const gespeicherteZeilen = new Map(gespeichert.zeilen.map((zeile) => [`${zeile.id} ${zeile.haushaltsjahr}`, zeile.betraege]));
  rechnung.zeilen.forEach((zeile, i) => {
    const nummer = ERSTE_ZEILE + i;
    blatt.zeile(nummer, [zeile.id, zeile.bezeichnung, zeile.traeger], 'text');
    blatt.zeile(nummer, [zeile.baustein, zeile.haushaltsjahr ?? ''], 'ganz', 4);
    schreiber.zahlen(nummer, zeile.schritte, gespeicherteZeilen.get(`${zeile.id} ${zeile.haushaltsjahr}`), (feld) =>
      zeilen.bezug({ zeile: nummer, spalte: ZEILENSPALTE[feld] }),
    );
  });
  let naechste = ERSTE_ZEILE + rechnung.zeilen.length + 1;
  let jahre: { von: number; bis: number } | null = null;
  for (const gruppe of gruppen(rechnung, gespeichert)) {
    schreiber.kopf(naechste, [gruppe.name]);
    gruppe.summen.forEach(({ schluessel, schritte }, i) => {
      const nummer = naechste + 1 + i;
      blatt.wert({ zeile: nummer, spalte: 1 }, schluessel ?? 'Summe', typeof schluessel === 'number' ? 'ganz' : 'name');
      schreiber.zahlen(nummer, schritte, gruppe.gespeichert(schluessel), (feld) => schreiber.summe(feld, gruppe.filter(schluessel)));
    });
    if (gruppe.name === 'Haushaltsjahr' && gruppe.summen.length > 0) jahre = { von: naechste + 1, bis: naechste + gruppe.summen.length };
    naechste += gruppe.summen.length + 2;
  }
  const letzte = naechste - 2;
  return { sheet: fertig(blatt, letzte, jahre), anzahlUnterschiede: anzahl(blatt, letzte), unterschiede: schreiber.unterschiede };
}

function gruppen({ jeHaushaltsjahr, jeBaustein, jeTraeger, gesamt, zeilen }: Planrechnung, gespeichert: Finanzierungsplan): Summengruppe[] {
  const nummer = new Map(nummern(zeilen.map(({ traeger }) => traeger)).map((nr, i) => [zeilen[i]?.traeger, nr]));
  const aus = (summen: readonly { schluessel: string | number; betraege: Betraege | null }[]) => (schluessel: string | number | null) =>
    summen.find((summe) => summe.schluessel === schluessel)?.betraege;
  return [
    {
      name: 'Haushaltsjahr',
      summen: jeHaushaltsjahr,
      gespeichert: aus(gespeichert.jeHaushaltsjahr),
      filter: (jahr) => ({ spalte: SCHLUESSELSPALTE.jahr, wert: jahr as number }),
    },
    {
      name: 'Baustein',
      summen: jeBaustein,
      gespeichert: aus(gespeichert.jeBaustein),
      filter: (baustein) => ({ spalte: SCHLUESSELSPALTE.baustein, wert: baustein as number }),
    },
    {
      name: 'Träger',
      summen: jeTraeger,
      gespeichert: aus(gespeichert.jeTraeger),
      filter: (traeger) => ({ spalte: SCHLUESSELSPALTE.traeger, wert: nummer.get(traeger as string) ?? 0 }),
    },
    { name: 'Gesamt', summen: [gesamt], gespeichert: () => gespeichert.gesamt, filter: () => null },
  ];
}

class Planschreiber {
  unterschiede = 0;
  private readonly blatt: Blatt;
  private readonly zeilen: Blatt;
  private readonly letzteZeile: number;

  constructor(blatt: Blatt, zeilen: Blatt, anzahlZeilen: number) {
    this.blatt = blatt;
    this.zeilen = zeilen;
    this.letzteZeile = ERSTE_ZEILE + Math.max(1, anzahlZeilen) - 1;
  }

  kopf(zeile: number, namen: readonly string[]): void {
    this.blatt.zeile(zeile, [...namen, ...Array<string>(KOPFSPALTEN - namen.length).fill(' ')], 'kopf');
    PLANFELDER.forEach((feld, i) => {
      this.blatt.zeile(zeile, [FELDNAMEN[feld], 'gespeichert', 'Unterschied'], 'kopf', KOPFSPALTEN + 1 + 3 * i);
    });
  }

  /** Was sich nicht berechnen lässt, steht als Strich da; ein gespeicherter Betrag dazu ist ein Unterschied. */
  zahlen(zeile: number, schritte: Planschritte | null, gespeichert: Betraege | null | undefined, quelle: (feld: Planfeld) => string): void {
    const berechnet = schritte && betraege(schritte);
    PLANFELDER.forEach((feld, i) => {
      const spalte = KOPFSPALTEN + 1 + 3 * i;
      const tage = feld === 'foerdertage';
      const [zelle, daneben] = [a1({ zeile, spalte }), a1({ zeile, spalte: spalte + 1 })];
      if (berechnet) this.blatt.formel({ zeile, spalte }, tage ? quelle(feld) : `${quelle(feld)}/100`, Number(berechnet[feld]), tage ? 'ganz' : 'betrag');
      else this.blatt.wert({ zeile, spalte }, '–', 'text');
      if (gespeichert) this.blatt.wert({ zeile, spalte: spalte + 1 }, Number(gespeichert[feld]), tage ? 'gespeichertGanz' : 'gespeichert');
      else this.blatt.wert({ zeile, spalte: spalte + 1 }, '–', 'gespeichertText');
      const unterschied = unterschiedVon(berechnet?.[feld], gespeichert?.[feld]);
      this.unterschiede += unterschied === 0 ? 0 : 1;
      const formel = `IF(AND(ISNUMBER(${zelle}),ISNUMBER(${daneben})),ROUND(${daneben}-${zelle},2),IF(OR(ISNUMBER(${zelle}),ISNUMBER(${daneben})),"fehlt",0))`;
      this.blatt.formel({ zeile, spalte: spalte + 2 }, formel, unterschied, 'betrag');
    });
  }

  summe(feld: Planfeld, filter: { spalte: number; wert: number } | null): string {
    const werte = this.zeilen.bereich(ZEILENSPALTE[feld], ERSTE_ZEILE, this.letzteZeile);
    if (filter === null) return `SUM(${werte})`;
    return `SUMPRODUCT((${this.zeilen.bereich(filter.spalte, ERSTE_ZEILE, this.letzteZeile)}=${filter.wert})*${werte})`;
  }
}

function unterschiedVon(berechnet: string | number | undefined, gespeichert: string | number | undefined): number | 'fehlt' {
  if (berechnet === undefined && gespeichert === undefined) return 0;
  if (berechnet === undefined || gespeichert === undefined) return 'fehlt';
  return Math.round((Number(gespeichert) - Number(berechnet)) * 100) / 100;
}

function unterschiedsspalten(): number[] {
  return PLANFELDER.map((_, i) => KOPFSPALTEN + 3 + 3 * i);
}

function anzahl(blatt: Blatt, letzte: number): string {
  return unterschiedsspalten()
    .map((spalte) => blatt.bereich(spalte, ERSTE_ZEILE, letzte))
    .map((bereich) => `SUMPRODUCT(ISNUMBER(${bereich})*(${bereich}<>0))+COUNTIF(${bereich},"fehlt")`)
    .join('+');
}

function fertig(blatt: Blatt, letzte: number, jahre: { von: number; bis: number } | null): WriteSheet {
  const rot = {
    font: { color: { rgb: '9C0006' }, bold: true },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFC7CE' }, bgColor: { rgb: 'FFC7CE' } },
  } as const;
  const conditionalRules = unterschiedsspalten().map((spalte, i) => ({
    type: 'expression' as const,
    priority: i + 1,
    formula: `AND(${spaltenname(spalte)}${ERSTE_ZEILE}<>0,${spaltenname(spalte)}${ERSTE_ZEILE}<>"",${spaltenname(spalte)}${ERSTE_ZEILE}<>"Unterschied")`,
    style: rot,
    range: `${spaltenname(spalte)}${ERSTE_ZEILE}:${spaltenname(spalte)}${letzte}`,
  }));
  const charts = jahre ? [diagramm(blatt, letzte, jahre)] : [];
  return blatt.fertig({ conditionalRules, charts, freezePane: { rows: ERSTE_ZEILE - 1, columns: 2 } });
}

/** Gestapelt je Haushaltsjahr: was das Land zahlt und wer den Eigenanteil trägt. */
function diagramm(blatt: Blatt, letzte: number, { von, bis }: { von: number; bis: number }): SheetChart {
  const spalte = (feld: Planfeld) => KOPFSPALTEN + 1 + 3 * PLANFELDER.indexOf(feld);
  return {
    type: 'column',
    barGrouping: 'stacked',
    title: 'Finanzierung je Haushaltsjahr in €',
    altText:
      'Gestapelte Säulen je Haushaltsjahr: Zuwendung Land, Eigenanteil der Kommune, der Partner und Integrationspauschale; die Zahlen stehen in der Tabelle darüber.',
    series: DIAGRAMMFELDER.map((feld) => ({ name: FELDNAMEN[feld], values: blatt.bereich(spalte(feld), von, bis), categories: blatt.bereich(1, von, bis) })),
    anchor: { from: { row: letzte + 1, col: 0 }, to: { row: letzte + 22, col: 8 } },
  };
}
