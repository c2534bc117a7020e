/**
 * Fremde Liste → Einträge des Haushaltsblatts, rein. Jede belegte Zelle einer zugeordneten Spalte kommt an: gelesen
 * oder, wenn sie nicht eindeutig ist, im Wortlaut, so dass das Haushaltsblatt sie als offen meldet. Nichts wird geraten
 * und nichts fällt still weg.
 */

import { type Einheit, einheitIn } from '../../../shared/tabellentext/einheit.ts';
import { summenart } from '../../../shared/tabellentext/summenwort.ts';
import type { Bereich } from '../../workbook/workbook.ts';
import { istLeer, type Zellbezug, type Zellwert } from '../../workbook/zellen.ts';
import { setzeOrt } from '../pfade.ts';
import { Wortlaut } from '../wortlaut.ts';
import type { Eintrag } from './eintrag.ts';
import { type Folge, folgenIn, mitGemeinsamerStelle } from './folgen.ts';
import { type Jahresauftrag, jeJahr } from './jahresspalten.ts';
import { type Lesart, liesFremd } from './lesen.ts';
import { FELDER, kopfIn, type Listenart, type Quelle, type Quellen, ueberschrift } from './ziele.ts';

export interface Auftrag {
  readonly art: Listenart;
  /** Zeile der Überschriften im Bereich; Einträge stehen darunter. `null`: ab der ersten Zeile. */
  readonly kopfzeile: number | null;
  readonly quellen: Quellen;
  readonly summenWeglassen: boolean;
  /** Gewählte Lesart je offener Zelle, nach {@link Offen.schluessel}. */
  readonly entscheidungen: ReadonlyMap<string, number>;
  /** Kosten je Jahr in eigenen Spalten: ein Eintrag je Jahr; ohne Angabe nicht. */
  readonly jahre?: Jahresauftrag;
  /** Folgen von Personen ({@link Folge.schluessel}), die dieselbe Stelle besetzen. */
  readonly gemeinsam?: ReadonlySet<string>;
  /** Kennungen, die es im Haushaltsblatt schon gibt. */
  readonly vergeben: ReadonlySet<string>;
}

/** Angaben der Person zu einer Übernahme; die vergebenen Kennungen kommen aus dem Haushaltsblatt. */
export type Uebernahmeangaben = Omit<Auftrag, 'vergeben'>;

/** Eine Zelle, die sich nicht eindeutig lesen ließ. */
export interface Offen {
  readonly schluessel: string;
  /**
   * Gleich für alle Zellen der Spalte, die sich auf dieselben Weisen lesen lassen: Sie lassen sich mit einer Wahl
   * entscheiden.
   */
  readonly gruppe: string;
  readonly zelle: Zellbezug;
  /** Überschrift des Felds. */
  readonly feld: string;
  readonly meldung: string;
  readonly lesarten: readonly Lesart[];
  /** Die gewählte Lesart; `null`: der Wortlaut wird übernommen. */
  readonly gewaehlt: number | null;
}

/** Ein Eintrag und die Zellen seiner Zeile. */
interface Gelesener extends Eintrag {
  readonly zellen: readonly Zellwert[];
}

export interface Vorschau {
  readonly eintraege: readonly Eintrag[];
  readonly offen: readonly Offen[];
  /** Nennt die beim Lesen gerundeten Werte. */
  readonly hinweise: readonly { readonly zelle: Zellbezug; readonly feld: string; readonly text: string }[];
  /** Personen, die nacheinander dieselbe Stelle besetzen könnten. */
  readonly folgen: readonly Folge[];
  /** Zeilennummern von Titeln, Überschriften und ihren Wiederholungen. */
  readonly ueberschriften: readonly number[];
  /** Zeilennummern belegter Zeilen, in denen in keiner zugeordneten Spalte etwas steht. */
  readonly ungelesen: readonly number[];
  /** Alle belegten Zeilen des Bereichs. */
  readonly belegt: number;
  /** Zeilennummern der Summenzeilen, die (je nach Auftrag) wegbleiben. */
  readonly summenzeilen: readonly number[];
  /** Pflichtangaben, die in Einträgen leer bleiben. */
  /**
   * Zellen, aus denen bedingte Trennstriche entfernt wurden (U+00AD, meist aus Word): Man sieht sie nicht, und
   * gespeichert werden sie nicht.
   */
  readonly trennstriche: readonly Zellbezug[];
  readonly fehlend: readonly { readonly feld: string; readonly anzahl: number }[];
}

const VORSATZ: Readonly<Record<Listenart, string>> = { stellen: 'S', massnahmen: 'M' };

/** Die Vorschau auf das, was geschrieben würde; Entscheidungen des Auftrags sind darin schon angewandt. */
export function uebernimm(bereich: Bereich, auftrag: Auftrag): Vorschau {
  const offen: Offen[] = [];
  const summenzeilen: number[] = [];
  const trennstriche: Zellbezug[] = [];
  const rohe: { readonly nummer: number; readonly zellen: readonly Zellwert[] }[] = [];
  const ueberschriften: number[] = [];
  const ungelesen: number[] = [];
  const start = auftrag.kopfzeile === null ? 0 : auftrag.kopfzeile + 1;
  const kopf = auftrag.kopfzeile === null ? null : textform(bereich.werte[auftrag.kopfzeile] ?? []);
  const titel = kopfIn(bereich.werte, auftrag.kopfzeile, auftrag.art).map(ueberschrift);
  const jahresspalten = auftrag.jahre?.spalten.map(({ spalte }) => spalte) ?? [];
  const spalten = [
    ...Object.values(auftrag.quellen).flatMap((q) => (q.art === 'spalte' ? [q.spalte] : [])),
    ...jahresspalten,
  ];
  for (const [i, zellen] of bereich.werte.entries()) {
    if (zellen.every(istLeer)) continue;
    const nummer = bereich.ersteZelle.zeile + i + 1;
    if (i < start || textform(zellen) === kopf) {
      ueberschriften.push(nummer);
      continue;
    }
    if (istSumme(zellen)) {
      summenzeilen.push(nummer);
      if (auftrag.summenWeglassen) continue;
    } else if (spalten.every((s) => istLeer(zellen[s] ?? null))) {
      ungelesen.push(nummer);
      continue;
    }
    rohe.push({ nummer, zellen });
  }
  const kennung = kennungen(bereich, auftrag);
  const hinweise: Vorschau['hinweise'][number][] = [];
  const gelesene = rohe.map(({ nummer, zellen }): Gelesener => {
    const werte: Record<string, unknown> = {};
    for (const feld of FELDER[auftrag.art]) {
      const quelle = auftrag.quellen[feld.pfad] ?? { art: 'keine' };
      if (quelle.art === 'fortlaufend') {
        werte[feld.pfad] = kennung();
        continue;
      }
      const roh = wertAus(quelle, zellen);
      const wert = typeof roh === 'string' ? roh.replaceAll('\u00ad', '') : roh;
      const zelle = {
        blatt: bereich.blatt,
        zeile: nummer - 1,
        spalte: bereich.ersteZelle.spalte + (quelle.art === 'spalte' ? quelle.spalte : 0),
      };
      if (wert !== roh && quelle.art === 'spalte') trennstriche.push(zelle);
      const einheit: Einheit | null = quelle.art === 'spalte' ? einheitIn(titel[quelle.spalte] ?? '') : null;
      const gelesen = liesFremd(feld, wert, einheit);
      if (gelesen.art !== 'unklar') {
        werte[feld.pfad] = gelesen.art === 'wert' ? gelesen.wert : null;
        if (gelesen.art === 'wert' && gelesen.hinweis)
          hinweise.push({ zelle, feld: feld.titel, text: gelesen.hinweis });
        continue;
      }
      const schluessel = `${zelle.zeile} ${zelle.spalte} ${feld.pfad}`;
      const gewaehlt = auftrag.entscheidungen.get(schluessel) ?? null;
      const lesart = gewaehlt === null ? undefined : gelesen.lesarten[gewaehlt];
      werte[feld.pfad] = lesart ? lesart.wert : Wortlaut.alsText(wert);
      const gruppe = [feld.pfad, zelle.spalte, ...gelesen.lesarten.map(({ wie }) => wie)].join('\u0000');
      offen.push({
        schluessel,
        gruppe,
        zelle,
        feld: feld.titel,
        meldung: gelesen.meldung,
        lesarten: gelesen.lesarten,
        gewaehlt: lesart ? gewaehlt : null,
      });
    }
    return { zeile: nummer, werte, zellen };
  });
  const { jahre } = auftrag;
  const zerlegt = jahre
    ? gelesene.flatMap((eintrag) => jeJahr(eintrag, jahre, kennung))
    : gelesene.map(({ zeile, werte }) => ({ zeile, werte }));
  const folgen = auftrag.art === 'stellen' && !jahre ? folgenIn(zerlegt) : [];
  const eintraege = mitGemeinsamerStelle(zerlegt, folgen, auftrag.gemeinsam ?? new Set());
  const belegt = bereich.werte.filter((zellen) => !zellen.every(istLeer)).length;
  return {
    eintraege,
    offen,
    hinweise,
    folgen,
    summenzeilen,
    ueberschriften,
    ungelesen,
    belegt,
    trennstriche,
    fehlend: fehlende(auftrag.art, eintraege),
  };
}

/** Die Einträge in der verschachtelten Form des Antrags. */
export function alsAntragseintraege(eintraege: readonly Eintrag[], art: Listenart): Record<string, unknown>[] {
  return eintraege.map(({ werte }) => {
    const ziel: Record<string, unknown> = {};
    for (const { ort, pfad } of FELDER[art]) setzeOrt(ziel, ort, werte[pfad]);
    return ziel;
  });
}

function wertAus(quelle: Quelle, zellen: readonly Zellwert[]): Zellwert {
  if (quelle.art === 'spalte') return zellen[quelle.spalte] ?? null;
  return quelle.art === 'fest' ? quelle.wert : null;
}

/** Vergibt S1, S2 …; lässt aus, was es schon gibt. */
function kennungen(bereich: Bereich, { art, vergeben }: Auftrag): () => string {
  let nummer = 0;
  const hoechstens = bereich.werte.length + vergeben.size + 1;
  return () => {
    do nummer++;
    while (vergeben.has(`${VORSATZ[art]}${nummer}`) && nummer <= hoechstens);
    return `${VORSATZ[art]}${nummer}`;
  };
}

function istSumme(zellen: readonly Zellwert[]): boolean {
  const erste = zellen.find((wert) => !istLeer(wert));
  return typeof erste === 'string' && summenart(erste) !== null;
}

function textform(zellen: readonly Zellwert[]): string {
  return zellen.map(ueberschrift).join('\u0000');
}

function fehlende(art: Listenart, eintraege: readonly Eintrag[]): { feld: string; anzahl: number }[] {
  return FELDER[art].flatMap(({ pfad, titel, leer }) => {
    const anzahl = leer === 'pflicht' ? eintraege.filter((e) => e.werte[pfad] === null).length : 0;
    return anzahl > 0 ? [{ feld: titel, anzahl }] : [];
  });
}
