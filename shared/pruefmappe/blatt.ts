/** Ein Tabellenblatt der Prüfmappe: Zellen mit Text, Zahl oder Formel, adressiert wie in Excel. */
import type { CellStyle, WriteSheet } from 'hucre/xlsx';
import { sichtbar } from '../grund/zeichen.ts';
import { textzeilen, zeilenhoehe } from './zeilenhoehe.ts';
import { Zellen } from './zellen.ts';

export interface Zelladresse {
  /** 1 = erste Zeile, wie in Excel. */
  readonly zeile: number;
  /** 1 = Spalte A. */
  readonly spalte: number;
}

export type Stil = keyof typeof STILE;

/** Eine Zelle fasst 32.767 Zeichen; eine Datei mit mehr öffnet Excel nur mit Reparatur. */
const ZEICHEN_HOECHSTENS = 32_000;

/**
 * Jede Zelle nennt ihre Schrift: Ohne Namen nimmt LibreOffice für fette eine andere als für gewöhnliche. Arial oder eine
 * gleich breite hat jedes Tabellenprogramm; mit einer breiteren passten die Spalten nicht auf die Seiten.
 */
export const SCHRIFT = { name: 'Arial', size: 10 };
const FETT = { ...SCHRIFT, bold: true };
/** Neben umbrochenem Text stehen Zahlen bei dessen erster Zeile. */
const OBEN = { vertical: 'top' } as const;
/** Eingerückt, damit Text nicht an der Zahl links von ihm klebt. */
const UMBROCHEN = { ...OBEN, horizontal: 'left', indent: 1, wrapText: true } as const;
const RAND = { style: 'thin', color: { rgb: 'BFBFBF' } } as const;
const RAHMEN = { top: RAND, bottom: RAND, left: RAND, right: RAND };
const GELB = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFF2CC' } } as const;
const GRAU = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7EBF0' } } as const;

/**
 * Gelb sind Eingaben, grau gespeicherte Ergebnisse, ohne Farbe gerechnet. Texte haben das Format „@“, damit sie auch
 * nach dem Bearbeiten Text bleiben.
 */
const STILE = mitSchrift({
  titel: { font: { ...FETT, size: 14 }, numFmt: '@' },
  kopf: {
    // Ohne Größe: hucre schriebe sie hinter die Farbe, und dort gehört sie nicht hin (ECMA-376, CT_Font).
    font: { name: SCHRIFT.name, bold: true, color: { rgb: 'FFFFFF' } },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '1F3864' } },
    alignment: { wrapText: true, vertical: 'center' },
    border: RAHMEN,
    numFmt: '@',
  },
  abschnitt: { font: { ...FETT, size: 11 }, numFmt: '@' },
  name: { font: FETT, numFmt: '@' },
  text: { numFmt: '@', alignment: UMBROCHEN },
  /** Ein Satz über dem Kopf: Er läuft über die leeren Zellen rechts von ihm. */
  erlaeuterung: { numFmt: '@' },
  eingabeText: { numFmt: '@', alignment: UMBROCHEN, fill: GELB, border: RAHMEN },
  eingabeZahl: { numFmt: '#,##0.######', fill: GELB, border: RAHMEN },
  eingabeBetrag: { numFmt: '#,##0.00', fill: GELB, border: RAHMEN },
  eingabeTag: { numFmt: 'dd.mm.yyyy', fill: GELB, border: RAHMEN },
  eingabeGanz: { numFmt: '0', fill: GELB, border: RAHMEN },
  ganz: { numFmt: '0', border: RAHMEN },
  cent: { numFmt: '#,##0', border: RAHMEN },
  betrag: { numFmt: '#,##0.00', border: RAHMEN },
  zahl: { numFmt: '#,##0.0#####', border: RAHMEN },
  vierstellig: { numFmt: '#,##0.0000', border: RAHMEN },
  strich: { numFmt: '@', alignment: { ...OBEN, horizontal: 'right' }, border: RAHMEN },
  summentext: { font: FETT, numFmt: '@', border: RAHMEN },
  summenbetrag: { font: FETT, numFmt: '#,##0.00', border: RAHMEN },
  summeVierstellig: { font: FETT, numFmt: '#,##0.0000', border: RAHMEN },
  summeGanz: { font: FETT, numFmt: '0', border: RAHMEN },
  tag: { numFmt: 'dd.mm.yyyy', border: RAHMEN },
  gespeichert: { numFmt: '#,##0.00', fill: GRAU, border: RAHMEN },
  gespeichertGanz: { numFmt: '#,##0', fill: GRAU, border: RAHMEN },
  gespeichertZahl: { numFmt: '#,##0.0#####', fill: GRAU, border: RAHMEN },
  gespeichertText: { numFmt: '@', alignment: UMBROCHEN, fill: GRAU, border: RAHMEN },
});

function mitSchrift<S extends string>(stile: Readonly<Record<S, CellStyle>>): Readonly<Record<S, CellStyle>> {
  const alle = Object.entries<CellStyle>(stile).map(([name, stil]) => [
    name,
    { font: SCHRIFT, alignment: OBEN, ...stil },
  ]);
  return Object.fromEntries(alle) as Record<S, CellStyle>;
}

/** So hoch wie anderthalb Textzeilen. */
const TITELZEILEN = 1.5;
/** Ein Zeichen ist im Mittel kaum so breit wie eine Ziffer, in der die Spaltenbreite zählt; fett ist es breiter. */
const ZEICHEN = 1;
const ZEICHEN_FETT = 1.12;
/** So breit ist eine Spalte, für die niemand eine Breite nennt. */
const VORGABEBREITE = 8.43;

/** A4 quer, so breit wie die Seite und so viele Seiten lang, wie es braucht. */
export const QUERSEITE = {
  paperSize: 'a4',
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
} as const;

/** Zellen einer Spalte mit derselben Formel. */
interface Gleiche {
  readonly formel: (zeile: number) => string;
  readonly nummer: number;
  readonly spalte: number;
  readonly zeilen: number[];
}

/** Sammelt die Zellen eines Blatts; {@link Blatt.fertig} gibt es zum Schreiben her. */
export class Blatt {
  readonly name: string;
  readonly breiten: readonly number[];
  private readonly zellen = new Zellen();
  private readonly gleiche = new Map<string, Gleiche>();
  /** Textzeilen der Zeilen, die mehr als eine brauchen. */
  private readonly textzeilen = new Map<number, number>();

  constructor(name: string, breiten: readonly number[]) {
    this.name = name;
    this.breiten = breiten;
  }

  /**
   * Zu lange Texte werden gekürzt. Text bleibt Text, auch wenn er mit = + - @ oder Tabulator beginnt; eine Formel
   * entsteht nur mit {@link formel}.
   */
  wert(adresse: Zelladresse, wert: string | number, stil: Stil): void {
    const style = STILE[stil];
    if (typeof wert === 'number') {
      this.zellen.setzeWert(adresse.zeile, adresse.spalte, wert, style);
      return;
    }
    const text = gekuerzt(sichtbar(wert));
    if (stil === 'titel') this.textzeilen.set(adresse.zeile, TITELZEILEN);
    else if (style.alignment?.wrapText) this.brauche(adresse, text, style.font?.bold ? ZEICHEN_FETT : ZEICHEN);
    this.zellen.setzeWert(adresse.zeile, adresse.spalte, maskiert(text), style);
  }

  private brauche({ zeile, spalte }: Zelladresse, text: string, zeichenbreite: number): void {
    const zeilen = textzeilen(text, this.breiten[spalte - 1] ?? VORGABEBREITE, zeichenbreite);
    if (zeilen > (this.textzeilen.get(zeile) ?? 1)) this.textzeilen.set(zeile, zeilen);
  }

  /** `ergebnis` ist, was ein Programm zeigt, das nicht selbst rechnet. */
  formel({ zeile, spalte }: Zelladresse, formel: string, ergebnis: string | number, stil: Stil): void {
    this.zellen.setze(zeile, spalte, {
      formula: inEinemStueck(formel),
      formulaResult: ergebnis,
      style: STILE[stil],
    });
  }

  /**
   * Eine Formel, die in jeder Zeile dieser Spalte dieselbe ist, bis auf die eigene Zeile: In der Datei steht sie einmal.
   * `formel` nennt die Zeile, die sie bekommt, nur in Bezügen ohne $ davor, und keine andere.
   */
  zeilenformel(adresse: Zelladresse, formel: (zeile: number) => string, ergebnis: string | number, stil: Stil): void {
    const { zeile, spalte } = adresse;
    const gruppe = `${spalte} ${formel(0)}`;
    const gleiche = this.gleiche.get(gruppe) ?? { formel, nummer: this.gleiche.size, spalte, zeilen: [] };
    gleiche.zeilen.push(zeile);
    this.gleiche.set(gruppe, gleiche);
    this.zellen.setze(zeile, spalte, {
      formula: '',
      formulaType: 'shared',
      formulaSharedIndex: gleiche.nummer,
      formulaResult: ergebnis,
      style: STILE[stil],
    });
  }

  /** Die oberste Zelle jeder gemeinsamen Formel trägt ihren Text und den Bereich, in dem sie gilt. */
  private verteile(): void {
    for (const { formel, spalte, zeilen, nummer } of this.gleiche.values()) {
      const [erste, letzte] = zeilen.reduce(([a, b], zeile) => [Math.min(a, zeile), Math.max(b, zeile)], [
        Number.POSITIVE_INFINITY,
        0,
      ] as [number, number]);
      this.zellen.setze(erste, spalte, {
        ...this.zellen.zelle(erste, spalte),
        formula: inEinemStueck(formel(erste)),
        formulaSharedIndex: nummer,
        formulaRef: `${a1({ zeile: erste, spalte })}:${a1({ zeile: letzte, spalte })}`,
      });
    }
  }

  zeile(zeile: number, werte: readonly (string | number)[], stil: Stil | readonly Stil[], abSpalte = 1): void {
    werte.forEach((wert, i) => {
      if (wert !== '')
        this.wert({ zeile, spalte: abSpalte + i }, wert, typeof stil === 'string' ? stil : (stil[i] as Stil));
    });
  }

  /** Die unterste belegte Zeile. */
  get letzteZeile(): number {
    return this.zellen.letzteZeile;
  }

  /** Gibt das Blatt an hucre; `weiteres` ergänzt, was nur dieses Blatt hat. */
  fertig(weiteres: Partial<WriteSheet> = {}): WriteSheet {
    this.verteile();
    this.zellen.schliesse();
    return {
      name: this.name,
      rows: [],
      cells: this.zellen,
      columns: this.breiten.map((width) => ({ width })),
      rowDefs: new Map(
        [...this.textzeilen].map(([zeile, zeilen]) => [zeile - 1, { height: zeilenhoehe(zeilen) }] as const),
      ),
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
 * Ein Text, der aus vielen Stücken zusammengesetzt ist, bleibt in V8 ein Baum und braucht ein Mehrfaches an Speicher,
 * bis jemand darin sucht.
 */
function inEinemStueck(text: string): string {
  IRGENDETWAS.test(text);
  return text;
}
const IRGENDETWAS = /./;

/**
 * `_x0041_` liest Excel als „A“; damit der Text dasteht, wie er ist, wird sein Unterstrich selbst so geschrieben
 * (ECMA-376, ST_Xstring).
 */
function maskiert(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}
