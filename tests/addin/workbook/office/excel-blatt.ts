/** Ein Blatt im Nachbau: was in seinen Zellen steht, wie Excel eine Eingabe deutet, und Adressen als Rechtecke. */
import { spaltenname } from '../../../../addin/workbook/zellen.ts';

export interface Zelle {
  readonly formel: string | number;
  readonly wert: string | number | boolean;
  readonly art: string;
  readonly format: string;
}

export interface Rechteck {
  readonly zeile: number;
  readonly spalte: number;
  readonly zeilen: number;
  readonly spalten: number;
}

/** Eigenschaften einer Tabelle außer ihrer Lage. */
export interface Tabellenart {
  mitErgebnis: boolean;
  filterknoepfe: boolean;
  bedingungen: (Bedingung | null)[];
}

/** Von den Bedingungen eines Filters kennt der Nachbau die nach Werten. */
export interface Bedingung {
  readonly filterOn: 'Values';
  readonly values: readonly string[];
}

export interface BedingtesFormat {
  readonly art: string;
  readonly adressen: string;
  formel: string;
  farbe: string;
}

export class Blatt {
  zellen = new Map<string, Zelle>();
  tabellen = new Map<string, Rechteck>();
  readonly #tabellenart = new Map<string, Tabellenart>();
  /** Filter außerhalb der Tabellen. */
  filter: { adresse: string; bedingungen: (Bedingung | null)[] } | null = null;
  diagramme = new Set<string>();
  farben = new Map<string, string>();
  pruefungen: string[] = [];
  /** Bedingte Formate, zu denen auch fremde gehören können. */
  bedingte: BedingtesFormat[] = [];
  geschuetzt = false;
  sichtbarkeit = 'Visible';
  verborgeneZeilen = new Set<number>();
  verborgeneSpalten = new Set<number>();
  fixiert = '';
  seite: Record<string, unknown> = {};
  readonly id = `{${crypto.randomUUID()}}`;
  name: string;

  constructor(name: string) {
    this.name = name;
  }

  tabellenart(tabelle: string): Tabellenart {
    const art = this.#tabellenart.get(tabelle) ?? { mitErgebnis: false, filterknoepfe: true, bedingungen: [] };
    this.#tabellenart.set(tabelle, art);
    return art;
  }

  /** Wie Excel: Zeilen, die nicht passen, sind danach verborgen. */
  filtere(bereich: Rechteck, spalte: number, bedingung: Bedingung): void {
    for (let zeile = bereich.zeile + 1; zeile < bereich.zeile + bereich.zeilen; zeile++) {
      const zelle = this.zellen.get(`${spaltenname(bereich.spalte + spalte)}${zeile + 1}`);
      if (!bedingung.values.includes(angezeigt(zelle))) this.verborgeneZeilen.add(zeile);
    }
  }

  zeige(bereich: Rechteck): void {
    for (let i = 0; i < bereich.zeilen; i++) this.verborgeneZeilen.delete(bereich.zeile + i);
  }

  /**
   * Wohin die Formel dieser Zelle überläuft: alles, was rechts und darunter lückenlos anschließt und selbst keine
   * Formel ist. Das tun von unseren Funktionen nur die, die eine Tabelle liefern.
   */
  ueberlauf(zeile: number, spalte: number): Rechteck | null {
    const zelle = (z: number, s: number) => this.zellen.get(`${spaltenname(s)}${z + 1}`);
    const anker = zelle(zeile, spalte);
    if (!/^=GK\.(?:JAHRESPLAN|VERTEILUNG|RECHENWEG)\(/.test(String(anker?.formel ?? ''))) return null;
    const fest = (z: number, s: number) => {
      const nachbar = zelle(z, s);
      return nachbar !== undefined && nachbar.art !== 'Empty' && nachbar.formel === nachbar.wert;
    };
    let spalten = 1;
    while (fest(zeile, spalte + spalten)) spalten++;
    let zeilen = 1;
    while (fest(zeile + zeilen, spalte)) zeilen++;
    return zeilen * spalten > 1 ? { zeile, spalte, zeilen, spalten } : null;
  }
}

export function officeFehler(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** Wie Excel eine Eingabe deutet. Nur der Apostroph macht sie sicher zu Text. */
export function eingegeben(eingabe: string | number, format: string): Zelle {
  if (typeof eingabe === 'number') return { formel: eingabe, wert: eingabe, art: 'Double', format };
  if (eingabe === '') return { formel: '', wert: '', art: 'Empty', format };
  if (eingabe.startsWith("'")) return { formel: eingabe.slice(1), wert: eingabe.slice(1), art: 'String', format };
  if (eingabe.startsWith('=')) return { formel: eingabe, wert: 0, art: 'Double', format };
  const zahl = Number(eingabe.replace(',', '.'));
  if (eingabe.trim() !== '' && Number.isFinite(zahl)) return { formel: zahl, wert: zahl, art: 'Double', format };
  if (/^[+@-]/.test(eingabe)) return { formel: `=${eingabe}`, wert: '#NAME?', art: 'Error', format };
  if (/^\d{4}-\d{2}-\d{2}$/.test(eingabe)) return { formel: 43_831, wert: 43_831, art: 'Double', format };
  return { formel: eingabe, wert: eingabe, art: 'String', format };
}

/** Der angezeigte Text der Zelle; von den Formaten kennt der Nachbau nur das Datum. */
export function angezeigt(zelle: Zelle | undefined): string {
  if (!zelle || zelle.art === 'Empty') return '';
  if (typeof zelle.wert !== 'number') return String(zelle.wert);
  // Nur Text in Anführungszeichen: Den zeigt Excel, gleich welche Zahl in der Zelle steht.
  const fest = /^"([^"]*)"$/.exec(zelle.format)?.[1];
  if (fest !== undefined) return fest;
  if (zelle.format.toLowerCase() !== 'dd.mm.yyyy') return String(zelle.wert).replace('.', ',');
  return new Date(Date.UTC(1899, 11, 30 + zelle.wert)).toLocaleDateString('de-DE', {
    timeZone: 'UTC',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  });
}

export function benutzt(blatt: Blatt, innerhalb: Rechteck | null = null): Rechteck | null {
  const lagen = [...blatt.zellen]
    .filter(([, z]) => z.art !== 'Empty')
    .map(([name]) => ausAdresse(name))
    .filter((lage) => !innerhalb || ueberschneiden(lage, innerhalb));
  if (lagen.length === 0) return null;
  const zeile = Math.min(...lagen.map((l) => l.zeile));
  const spalte = Math.min(...lagen.map((l) => l.spalte));
  return {
    zeile,
    spalte,
    zeilen: Math.max(...lagen.map((l) => l.zeile)) - zeile + 1,
    spalten: Math.max(...lagen.map((l) => l.spalte)) - spalte + 1,
  };
}

export function ausAdresse(adresse: string): Rechteck {
  const [von = 'A1', bis = von] = adresse.split(':');
  const punkt = (text: string) => {
    const teile = /^([A-Z]+)(\d+)$/.exec(text);
    if (!teile) throw officeFehler('InvalidArgument');
    return {
      zeile: Number(teile[2]) - 1,
      spalte: [...(teile[1] ?? '')].reduce((s, b) => s * 26 + b.charCodeAt(0) - 64, 0) - 1,
    };
  };
  const [a, b] = [punkt(von), punkt(bis)];
  return { ...a, zeilen: b.zeile - a.zeile + 1, spalten: b.spalte - a.spalte + 1 };
}

export function alsAdresse(r: Rechteck | null): string {
  return r
    ? `${spaltenname(r.spalte)}${r.zeile + 1}:${spaltenname(r.spalte + r.spalten - 1)}${r.zeile + r.zeilen}`
    : '';
}

export function zellenVon(r: Rechteck | null): string[][] {
  if (!r) return [];
  return Array.from({ length: r.zeilen }, (_, i) =>
    Array.from({ length: r.spalten }, (_, j) => `${spaltenname(r.spalte + j)}${r.zeile + i + 1}`),
  );
}

export function ueberschneiden(a: Rechteck, b: Rechteck): boolean {
  return (
    a.zeile < b.zeile + b.zeilen &&
    b.zeile < a.zeile + a.zeilen &&
    a.spalte < b.spalte + b.spalten &&
    b.spalte < a.spalte + a.spalten
  );
}
