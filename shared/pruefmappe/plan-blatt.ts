/** Blatt „Plan“: jede Zahl des Finanzierungsplans dreimal, als Formel, wie gespeichert, und der Unterschied. */
import type { SheetChart, WriteSheet } from 'hucre/xlsx';
import type { Finanzierungsplan, Plansumme, Planzeile } from '../antrag/plan-typen.ts';
import {
  type Betraege,
  istBetragsfeld,
  mitEinheit,
  PLANFELD,
  PLANFELDER,
  type Planfeld,
} from '../antrag/planfelder.ts';
import type { Planrechnung, Summenrechnung } from '../antrag/planrechnung.ts';
import { betraege, type Planschritte } from '../antrag/planschritte.ts';
import type { Zeilenrechnung } from '../antrag/planzeilen.ts';
import { Blatt, spaltenname } from './blatt.ts';
import { ERSTE_ZEILE, nummern } from './eingaben-blaetter.ts';
import { schreibeVergleich, type Vergleichsstil } from './vergleichszellen.ts';
import { SCHLUESSELSPALTE, ZEILENSPALTE } from './zeilen-blatt.ts';
import type { Zeilenfolge } from './zeilenfolge.ts';

const KOPFSPALTEN = 5;
/** Wo die Überschrift mehr Platz braucht als der Betrag. */
const FORMELBREITE: Partial<Record<Planfeld, number>> = { nichtZuwendungsfaehig: 20, integrationspauschale: 23 };
/** Auf Papier stehen drei Zahlen nebeneinander, jede mit Formel, Gespeichertem und Unterschied. */
export const PLANSEITEN_AB = [KOPFSPALTEN + 1 + 9, KOPFSPALTEN + 1 + 18];
const DIAGRAMMFELDER = ['zuwendung', 'kommune', 'partner', 'integrationspauschale'] as const;
const TAGE: Vergleichsstil = { gerechnet: 'ganz', gespeichert: 'gespeichertGanz', nachkommastellen: 2 };
const BETRAG: Vergleichsstil = { gerechnet: 'betrag', gespeichert: 'gespeichert', nachkommastellen: 2 };

export interface Planblatt {
  readonly blatt: Blatt;
  /** Farben und Diagramm. */
  readonly weiteres: Partial<WriteSheet>;
  /** Mit diesen Zeilen beginnt auf Papier eine Seite: jedes Haushaltsjahr, die Summen. */
  readonly seitenAbZeile: readonly number[];
  /** Das Diagramm steht immer auf einer eigenen. */
  readonly immerAbZeile: readonly number[];
  /** Formel, die alle Unterschiede des Blatts zählt. */
  readonly anzahlUnterschiede: string;
  readonly unterschiede: number;
}

interface Summengruppe {
  readonly name: string;
  readonly summen: readonly Summenrechnung<string | number | null>[];
  readonly gespeichert: (schluessel: string | number | null) => Betraege | null;
  /** Spalte auf „Zeilen“ und der Wert darin; `null` summiert alles. */
  readonly filter: (schluessel: string | number | null) => { spalte: number; wert: number } | null;
}

/**
 * `gespeichert` ist der Plan der Version, `zeilen` das Blatt, auf dessen Cent-Formeln sich die Summen beziehen. Beträge
 * in €.
 */
export function planblatt(
  rechnung: Planrechnung,
  folge: Zeilenfolge,
  gespeichert: Finanzierungsplan,
  zeilen: Blatt,
): Planblatt {
  const blatt = new Blatt('Plan', [
    ...[10, 23, 18, 9, 7],
    ...PLANFELDER.flatMap((feld) => [FORMELBREITE[feld] ?? 14, 13, 13]),
  ]);
  const schreiber = new Planschreiber(blatt, zeilen, rechnung.zeilen.length);
  blatt.wert({ zeile: 1, spalte: 1 }, 'Finanzierungsplan', 'titel');
  blatt.wert(
    { zeile: 2, spalte: 1 },
    'Jede Zahl dreimal: als Formel, wie gespeichert, und der Unterschied.',
    'erlaeuterung',
  );
  schreiber.kopf(ERSTE_ZEILE - 1, ['Kennung', 'Bezeichnung', 'Träger', 'Baustein', 'Jahr']);
  const uebrige = [...gespeichert.zeilen];
  const gespeichertZu = ({ id, haushaltsjahr }: Zeilenrechnung) => {
    const index = uebrige.findIndex((zeile) => zeile.id === id && zeile.haushaltsjahr === haushaltsjahr);
    return index < 0 ? null : (uebrige.splice(index, 1)[0]?.betraege ?? null);
  };
  rechnung.zeilen.forEach((zeile, i) => {
    const nummer = folge.zeile(i);
    schreiber.bezeichne(nummer, zeile);
    schreiber.zahlen(nummer, zeile.schritte, gespeichertZu(zeile), (feld) =>
      zeilen.bezug({ zeile: nummer, spalte: ZEILENSPALTE[feld] }),
    );
  });
  uebrige.forEach((zeile, i) => {
    const nummer = ERSTE_ZEILE + rechnung.zeilen.length + i;
    schreiber.bezeichne(nummer, zeile);
    schreiber.zahlen(nummer, null, zeile.betraege, () => '');
  });
  const summenAb = ERSTE_ZEILE + rechnung.zeilen.length + uebrige.length + 1;
  let naechste = summenAb;
  let jahre: { von: number; bis: number } | null = null;
  for (const gruppe of gruppen(rechnung, gespeichert)) {
    schreiber.kopf(naechste, [gruppe.name === 'Haushaltsjahr' ? 'Jahr' : gruppe.name]);
    gruppe.summen.forEach(({ schluessel, schritte }, i) => {
      const nummer = naechste + 1 + i;
      blatt.wert({ zeile: nummer, spalte: 1 }, schluessel ?? 'Summe', typeof schluessel === 'number' ? 'ganz' : 'name');
      schreiber.zahlen(nummer, schritte, gruppe.gespeichert(schluessel), (feld) =>
        schreiber.summe(feld, gruppe.filter(schluessel)),
      );
    });
    if (gruppe.name === 'Haushaltsjahr' && gruppe.summen.length > 0)
      jahre = { von: naechste + 1, bis: naechste + gruppe.summen.length };
    naechste += gruppe.summen.length + 2;
  }
  const letzte = naechste - 2;
  // Ohne Text darin fängt LibreOffice hier keine Seite an.
  if (jahre) blatt.wert({ zeile: letzte + 1, spalte: 1 }, 'Finanzierung je Haushaltsjahr', 'abschnitt');
  return {
    blatt,
    weiteres: { conditionalRules: warnfarben(letzte), charts: jahre ? [diagramm(blatt, letzte, jahre)] : [] },
    seitenAbZeile: [...folge.jahresanfaenge, summenAb],
    immerAbZeile: jahre ? [letzte + 1] : [],
    anzahlUnterschiede: anzahl(blatt, letzte),
    unterschiede: schreiber.unterschiede,
  };
}

function gruppen(
  { jeHaushaltsjahr, jeBaustein, jeTraeger, gesamt, zeilen, vergleich }: Planrechnung,
  gespeichert: Finanzierungsplan,
): Summengruppe[] {
  const nummer = new Map(
    nummern(
      zeilen.map(({ traeger }) => traeger),
      vergleich,
    ).map((nr, i) => [zeilen[i]?.traeger, nr]),
  );
  const aus =
    (summen: readonly { schluessel: string | number; betraege: Betraege | null }[]) =>
    (schluessel: string | number | null) =>
      summen.find((summe) => summe.schluessel === schluessel)?.betraege ?? null;
  return [
    {
      name: 'Haushaltsjahr',
      summen: mitUebrigen(jeHaushaltsjahr, gespeichert.jeHaushaltsjahr),
      gespeichert: aus(gespeichert.jeHaushaltsjahr),
      filter: (jahr) => ({ spalte: SCHLUESSELSPALTE.jahr, wert: jahr as number }),
    },
    {
      name: 'Baustein',
      summen: mitUebrigen(jeBaustein, gespeichert.jeBaustein),
      gespeichert: aus(gespeichert.jeBaustein),
      filter: (baustein) => ({ spalte: SCHLUESSELSPALTE.baustein, wert: baustein as number }),
    },
    {
      name: 'Träger',
      summen: mitUebrigen(jeTraeger, gespeichert.jeTraeger),
      gespeichert: aus(gespeichert.jeTraeger),
      filter: (traeger) => ({ spalte: SCHLUESSELSPALTE.traeger, wert: nummer.get(traeger as string) ?? 0 }),
    },
    { name: 'Gesamt', summen: [gesamt], gespeichert: () => gespeichert.gesamt, filter: () => null },
  ];
}

/** Auch Summen, die nur gespeichert sind: Sie fallen als Unterschied auf. */
function mitUebrigen<S>(
  gerechnet: readonly Summenrechnung<S>[],
  gespeichert: readonly Plansumme<S>[],
): Summenrechnung<S>[] {
  const bekannt = new Set(gerechnet.map(({ schluessel }) => schluessel));
  return [
    ...gerechnet,
    ...gespeichert.flatMap(({ schluessel }) => (bekannt.has(schluessel) ? [] : [{ schluessel, schritte: null }])),
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
      this.blatt.zeile(zeile, [mitEinheit(feld), 'gespeichert', 'Unterschied'], 'kopf', KOPFSPALTEN + 1 + 3 * i);
    });
  }

  bezeichne(zeile: number, { id, bezeichnung, traeger, baustein, haushaltsjahr }: Omit<Planzeile, 'betraege'>): void {
    this.blatt.zeile(zeile, [id, bezeichnung, traeger], 'text');
    this.blatt.zeile(zeile, [baustein, haushaltsjahr ?? ''], 'ganz', 4);
  }

  /** Schreibt keine Formel, wo sich nichts berechnen lässt; ein gespeicherter Betrag dazu ist ein Unterschied. */
  zahlen(
    zeile: number,
    schritte: Planschritte | null,
    gespeichert: Betraege | null,
    quelle: (feld: Planfeld) => string,
  ): void {
    const berechnet = schritte && betraege(schritte);
    PLANFELDER.forEach((feld, i) => {
      const spalte = KOPFSPALTEN + 1 + 3 * i;
      const zellen = [
        { zeile, spalte },
        { zeile, spalte: spalte + 1 },
        { zeile, spalte: spalte + 2 },
      ] as const;
      const [stil, formel] = istBetragsfeld(feld) ? [BETRAG, `${quelle(feld)}/100`] : [TAGE, quelle(feld)];
      const rechnung = berechnet && { formel, ergebnis: Number(berechnet[feld]) };
      if (schreibeVergleich(this.blatt, zellen, rechnung, gespeichert && Number(gespeichert[feld]), stil) !== 0)
        this.unterschiede += 1;
    });
  }

  summe(feld: Planfeld, filter: { spalte: number; wert: number } | null): string {
    const werte = this.zeilen.bereich(ZEILENSPALTE[feld], ERSTE_ZEILE, this.letzteZeile);
    if (filter === null) return `SUM(${werte})`;
    return `SUMPRODUCT((${this.zeilen.bereich(filter.spalte, ERSTE_ZEILE, this.letzteZeile)}=${filter.wert})*${werte})`;
  }
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

function warnfarben(letzte: number) {
  const rot = {
    font: { color: { rgb: '9C0006' }, bold: true },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFC7CE' }, bgColor: { rgb: 'FFC7CE' } },
  } as const;
  return unterschiedsspalten().map((spalte, i) => ({
    type: 'expression' as const,
    priority: i + 1,
    formula: `AND(${spaltenname(spalte)}${ERSTE_ZEILE}<>0,${spaltenname(spalte)}${ERSTE_ZEILE}<>"",${spaltenname(spalte)}${ERSTE_ZEILE}<>"Unterschied")`,
    style: rot,
    range: `${spaltenname(spalte)}${ERSTE_ZEILE}:${spaltenname(spalte)}${letzte}`,
  }));
}

/** Gestapelt je Haushaltsjahr: was das Land zahlt und wer den Eigenanteil trägt. */
function diagramm(blatt: Blatt, letzte: number, { von, bis }: { von: number; bis: number }): SheetChart {
  const spalte = (feld: Planfeld) => KOPFSPALTEN + 1 + 3 * PLANFELDER.indexOf(feld);
  return {
    type: 'column',
    barGrouping: 'stacked',
    title: 'Finanzierung je Haushaltsjahr in €',
    altText: `Gestapelte Säulen je Haushaltsjahr: ${DIAGRAMMFELDER.map((feld) => PLANFELD[feld].titel).join(', ')}; die Zahlen stehen in der Tabelle darüber.`,
    series: DIAGRAMMFELDER.map((feld) => ({
      name: mitEinheit(feld),
      values: blatt.bereich(spalte(feld), von, bis),
      categories: blatt.bereich(1, von, bis),
    })),
    // Nicht über den Spalten, die auf jeder Seite stehen: Dort stünde sonst jedes Mal ein Stück davon.
    anchor: { from: { row: letzte + 2, col: 2 }, to: { row: letzte + 25, col: 12 } },
  };
}
