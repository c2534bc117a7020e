/**
 * Blatt „Rechenweg“: die Schritte, aus denen die Zahlen des Plans entstehen, in Worten, mit Fundstellen. Bei vielen
 * Einträgen nur ein Teil ({@link rechenwegauswahl}): Was fehlt, steht als Formel auf den anderen Blättern.
 */
import { PLANFELDER } from '../antrag/planfelder.ts';
import type { Planrechnung } from '../antrag/planrechnung.ts';
import { eintragsname } from '../antrag/worte.ts';
import { deutscherWert } from '../grund/zahlformat.ts';
import { rechenweg, type Schritt } from '../kern/rechenweg.ts';
import { Blatt } from './blatt.ts';
import { ERSTE_ZEILE } from './eingaben-blaetter.ts';
import { type Rechenwegauswahl, rechenwegauswahl } from './rechenwegauswahl.ts';
import { schrittInWorten, schrittwert } from './schrittwert.ts';

const KOPF = ['Nr.', 'Schritt', 'Rechnung', 'Ergebnis', 'Regeln', 'Fundstellen'];

export function rechenwegblatt(rechnung: Planrechnung): Blatt {
  const blatt = new Blatt('Rechenweg', [7, 40, 94, 18, 14, 13]);
  const schreiber = new Rechenwegschreiber(blatt);
  const auswahl = rechenwegauswahl(rechnung);
  blatt.wert({ zeile: 1, spalte: 1 }, 'Rechenweg', 'titel');
  blatt.wert({ zeile: 2, spalte: 1 }, umfang(auswahl), 'erlaeuterung');
  blatt.zeile(ERSTE_ZEILE - 1, KOPF, 'kopf');
  if (rechnung.stellenNachSchluessel)
    schreiber.abschnitt('Stellen nach Schlüssel (R1–R3)', rechenweg(rechnung.stellenNachSchluessel));
  for (const { zeile, schritte } of auswahl.ausgeschrieben)
    schreiber.abschnitt(`${eintragsname(zeile)}, Haushaltsjahr ${zeile.haushaltsjahr}`, schritte);
  const { schritte: gesamt } = rechnung.gesamt;
  if (gesamt)
    schreiber.abschnitt(
      'Summen über alle Zeilen',
      PLANFELDER.map((feld) => gesamt[feld]),
    );
  schreiber.fundstellen();
  return blatt;
}

function umfang({ ausgeschrieben, gerechnet, arten, gezeigteArten }: Rechenwegauswahl): string {
  if (ausgeschrieben.length === gerechnet)
    return 'Jeder Schritt in Worten; als Formel steht jede Zahl auf den Blättern „Stellen“, „Maßnahmen“, „Tage“, „Zeilen“ und „Plan“.';
  const welche =
    gezeigteArten === arten
      ? 'jede Art zu rechnen mindestens einmal'
      : `${deutscherWert(gezeigteArten)} von ${deutscherWert(arten)} Arten zu rechnen`;
  return `In Worten stehen hier ${deutscherWert(ausgeschrieben.length)} von ${deutscherWert(gerechnet)} Zeilen, ${welche}. Alle Zahlen stehen als Formeln auf den Blättern „Tage“, „Zeilen“ und „Plan“; in Worten zeigt jede der Tab „Plan“, wenn man sie anklickt.`;
}

/** Schreibt Abschnitt um Abschnitt untereinander und sammelt die Fundstellen. */
class Rechenwegschreiber {
  private readonly blatt: Blatt;
  private readonly nummern = new Map<string, number>();
  private naechste = ERSTE_ZEILE;
  private nr = 0;

  constructor(blatt: Blatt) {
    this.blatt = blatt;
  }

  abschnitt(titel: string, schritte: readonly Schritt[]): void {
    this.blatt.wert({ zeile: this.naechste, spalte: 1 }, titel, 'abschnitt');
    this.naechste += 1;
    for (const schritt of schritte) this.schritt(schritt);
  }

  /** Jede Fundstelle einmal; die Schritte nennen ihre Nummern. */
  fundstellen(): void {
    this.blatt.wert({ zeile: this.naechste + 1, spalte: 1 }, 'Fundstellen', 'abschnitt');
    this.naechste += 2;
    for (const [fundstelle, nummer] of this.nummern) {
      this.blatt.wert({ zeile: this.naechste, spalte: 1 }, nummer, 'ganz');
      this.blatt.wert({ zeile: this.naechste, spalte: 3 }, fundstelle, 'text');
      this.naechste += 1;
    }
  }

  private schritt(schritt: Schritt): void {
    this.nr += 1;
    const { name, rechnung, regeln, fundstellen } = schrittInWorten(schritt, 'auf dem Blatt „Zeilen“');
    const zeile = this.naechste;
    this.blatt.wert({ zeile, spalte: 1 }, this.nr, 'ganz');
    this.blatt.zeile(zeile, [name, rechnung], 'text', 2);
    this.blatt.wert({ zeile, spalte: 4 }, schrittwert(schritt), 'strich');
    this.blatt.zeile(
      zeile,
      [regeln.join(', '), fundstellen.map((fundstelle) => this.nummer(fundstelle)).join(', ')],
      'text',
      5,
    );
    this.naechste += 1;
  }

  private nummer(fundstelle: string): number {
    const bekannt = this.nummern.get(fundstelle);
    if (bekannt !== undefined) return bekannt;
    this.nummern.set(fundstelle, this.nummern.size + 1);
    return this.nummern.size;
  }
}
