/** Ein Tabellenblatt der Prüfmappe: Zellen mit Text, Zahl oder Formel, adressiert wie in Excel. */
import type { Cell, CellStyle, WriteSheet } from 'hucre/xlsx';
import { sichtbar } from '../grund/zeichen.ts';

export interface Zelladresse {
  /** 1 = erste Zeile, wie in Excel. */
  readonly zeile: number;
  /** 1 = Spalte A. */
  readonly spalte: number;
}

export type Stil = keyof typeof STILE;

/** Eine Zelle fasst 32.767 Zeichen; eine Datei mit mehr öffnet Excel nur mit Reparatur. */
const ZEICHEN_HOECHSTENS = 32_000;

/** Ohne Namen nimmt LibreOffice für fette Zellen eine andere Schrift als für gewöhnliche. */
const SCHRIFT = 'Calibri';
/** Neben umbrochenem Text stehen Zahlen bei dessen erster Zeile. */
const OBEN = { vertical: 'top' } as const;
const RAND = { style: 'thin', color: { rgb: 'BFBFBF' } } as const;
const RAHMEN = { top: RAND, bottom: RAND, left: RAND, right: RAND };
const GELB = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFF2CC' } } as const;
const GRAU = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7EBF0' } } as const;

/**
 * Gelb sind Eingaben, grau gespeicherte Ergebnisse, ohne Farbe gerechnet. Texte haben das Format „@“, damit sie auch
 * nach dem Bearbeiten Text bleiben.
 */
const STILE = {
  titel: { font: { name: SCHRIFT, bold: true, size: 16 }, numFmt: '@' },
  kopf: {
    font: { name: SCHRIFT, bold: true, color: { rgb: 'FFFFFF' } },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '1F3864' } },
    alignment: { wrapText: true, vertical: 'center' },
    border: RAHMEN,
    numFmt: '@',
  },
  abschnitt: { font: { name: SCHRIFT, bold: true, size: 12 }, numFmt: '@' },
  name: { font: { name: SCHRIFT, bold: true }, numFmt: '@' },
  text: { numFmt: '@', alignment: { wrapText: true, vertical: 'top' } },
  eingabeText: { numFmt: '@', fill: GELB, border: RAHMEN },
  eingabeZahl: { numFmt: '#,##0.######', fill: GELB, border: RAHMEN },
  eingabeBetrag: { numFmt: '#,##0.00', fill: GELB, border: RAHMEN },
  eingabeTag: { numFmt: 'dd.mm.yyyy', fill: GELB, border: RAHMEN },
  eingabeGanz: { numFmt: '0', fill: GELB, border: RAHMEN },
  ganz: { numFmt: '0', alignment: OBEN, border: RAHMEN },
  cent: { numFmt: '#,##0', border: RAHMEN },
  betrag: { numFmt: '#,##0.00', alignment: OBEN, border: RAHMEN },
  zahl: { numFmt: '#,##0.0#####', border: RAHMEN },
  vierstellig: { numFmt: '#,##0.0000', alignment: OBEN, border: RAHMEN },
  strich: { numFmt: '@', alignment: { ...OBEN, horizontal: 'right' }, border: RAHMEN },
  summentext: { font: { name: SCHRIFT, bold: true }, numFmt: '@', alignment: OBEN, border: RAHMEN },
  summenbetrag: { font: { name: SCHRIFT, bold: true }, numFmt: '#,##0.00', alignment: OBEN, border: RAHMEN },
  summeVierstellig: { font: { name: SCHRIFT, bold: true }, numFmt: '#,##0.0000', alignment: OBEN, border: RAHMEN },
  summeGanz: { font: { name: SCHRIFT, bold: true }, numFmt: '0', alignment: OBEN, border: RAHMEN },
  tag: { numFmt: 'dd.mm.yyyy', alignment: OBEN, border: RAHMEN },
  gespeichert: { numFmt: '#,##0.00', fill: GRAU, border: RAHMEN },
  gespeichertGanz: { numFmt: '#,##0', fill: GRAU, border: RAHMEN },
  gespeichertZahl: { numFmt: '#,##0.0#####', fill: GRAU, border: RAHMEN },
  gespeichertText: { numFmt: '@', fill: GRAU, border: RAHMEN },
} satisfies Record<string, CellStyle>;

/** A4 quer, so breit wie die Seite und so viele Seiten lang, wie es braucht. */
export const QUERSEITE = {
  paperSize: 'a4',
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
} as const;

/** Sammelt die Zellen eines Blatts; {@link Blatt.fertig} gibt es zum Schreiben her. */
export class Blatt {
  readonly name: string;
  private readonly zellen = new Map<string, Partial<Cell>>();
  private readonly breiten: readonly number[];

  constructor(name: string, breiten: readonly number[]) {
    this.name = name;
    this.breiten = breiten;
  }

  /**
   * Zu lange Texte werden gekürzt. Text bleibt Text, auch wenn er mit = + - @ oder Tabulator beginnt; eine Formel
   * entsteht nur mit {@link formel}.
   */
  wert(adresse: Zelladresse, wert: string | number, stil: Stil): void {
    const inhalt =
      typeof wert === 'number'
        ? { value: wert, type: 'number' as const }
        : { value: maskiert(gekuerzt(sichtbar(wert))), type: 'string' as const };
    this.zellen.set(schluessel(adresse), { ...inhalt, style: STILE[stil] });
  }

  /** `ergebnis` ist, was ein Programm zeigt, das nicht selbst rechnet. */
  formel(adresse: Zelladresse, formel: string, ergebnis: string | number, stil: Stil): void {
    this.zellen.set(schluessel(adresse), { formula: formel, formulaResult: ergebnis, style: STILE[stil] });
  }

  zeile(zeile: number, werte: readonly (string | number)[], stil: Stil | readonly Stil[], abSpalte = 1): void {
    werte.forEach((wert, i) => {
      if (wert !== '')
        this.wert({ zeile, spalte: abSpalte + i }, wert, typeof stil === 'string' ? stil : (stil[i] as Stil));
    });
  }

  /** Gibt das Blatt an hucre; `weiteres` ergänzt, was nur dieses Blatt hat. */
  fertig(weiteres: Partial<WriteSheet> = {}): WriteSheet {
    return {
      name: this.name,
      rows: [],
      cells: this.zellen,
      columns: this.breiten.map((width) => ({ width })),
      pageSetup: QUERSEITE,
      ...weiteres,
    };
  }

  /** Ein Bezug auf eine Zelle dieses Blatts aus einem anderen: `'Zeilen'!$K$5`. */
  bezug({ zeile, spalte }: Zelladresse): string {
    return `'${this.name}'!$${spaltenname(spalte)}$${zeile}`;
  }

  /** Eine Spalte von Zeile bis Zeile: `'Zeilen'!$K$5:$K$9`. */
  bereich(spalte: number, von: number, bis: number): string {
    return `'${this.name}'!$${spaltenname(spalte)}$${von}:$${spaltenname(spalte)}$${bis}`;
  }
}

/** 1 → A, 27 → AA */
export function spaltenname(spalte: number): string {
  const davor = Math.floor((spalte - 1) / 26);
  return `${davor > 0 ? spaltenname(davor) : ''}${String.fromCharCode(65 + ((spalte - 1) % 26))}`;
}

/** `K5` */
export function a1({ zeile, spalte }: Zelladresse): string {
  return `${spaltenname(spalte)}${zeile}`;
}

/** Zellen als Bereiche, `B4:B9` und `C4`; was untereinander liegt und aufeinander folgt, als einer. */
export function zellbereiche(adressen: readonly Zelladresse[]): string[] {
  const laeufe: { spalte: number; von: number; bis: number }[] = [];
  for (const { zeile, spalte } of adressen) {
    const letzter = laeufe.at(-1);
    if (letzter?.spalte === spalte && letzter.bis === zeile - 1) letzter.bis = zeile;
    else laeufe.push({ spalte, von: zeile, bis: zeile });
  }
  return laeufe.map(({ spalte, von, bis }) => {
    const anfang = a1({ zeile: von, spalte });
    return von === bis ? anfang : `${anfang}:${a1({ zeile: bis, spalte })}`;
  });
}

function gekuerzt(text: string): string {
  return text.length <= ZEICHEN_HOECHSTENS ? text : `${text.slice(0, ZEICHEN_HOECHSTENS)} … (gekürzt)`;
}

/**
 * `_x0041_` liest Excel als „A“; damit der Text dasteht, wie er ist, wird sein Unterstrich selbst so geschrieben
 * (ECMA-376, ST_Xstring).
 */
function maskiert(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

function schluessel({ zeile, spalte }: Zelladresse): string {
  return `${zeile - 1},${spalte - 1}`;
}
