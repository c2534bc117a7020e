/**
 * Ein Auszug der Buchhaltung (Tag, Betrag, Text) → das Ist eines Eintrags nach Monaten. Gelesen wird mit demselben Leser
 * wie jede eingefügte Liste. Jede Zeile ist verbucht: Sie zählt in einem Monat, ist Überschrift, Summe oder leer, oder
 * jemand hat entschieden, was mit ihr ist; bis dahin ist sie offen. Geraten wird nichts.
 */
import type { Datum } from '../../shared/grund/datum.ts';
import { Dezimal } from '../../shared/grund/geld.ts';
import { MONATSNAMEN } from '../../shared/grund/monatsnamen.ts';
import { summenart } from '../../shared/tabellentext/summenwort.ts';
import { liesTag } from '../../shared/tabellentext/tagtext.ts';
import { istDatenzelle, ueberschriftText } from '../../shared/tabellentext/ueberschrift.ts';
import { liesZahl } from '../../shared/tabellentext/zahltext.ts';
import { istBelegt } from '../../shared/tabellentext/zerlegen.ts';

/** Platz der Spalten; −1, wo keine gewählt ist. */
export interface Buchungsspalten {
  readonly tag: number;
  readonly betrag: number;
  /** „S“ und „H“ oder „Soll“ und „Haben“ in einer eigenen Spalte. */
  readonly seite: number;
  readonly text: number;
}

/** Wie Ausgaben geschrieben sind. */
export type Vorzeichen = 'positiv' | 'negativ';

/** Was mit einer offenen Zeile geschieht: ein Monat (1–12) dieses Haushaltsjahrs, ihr eigenes Jahr, oder sie zählt nicht. */
export type Entscheidung = number | 'eigenes' | 'weglassen';

export interface Buchungsangaben {
  readonly spalten: Buchungsspalten;
  readonly vorzeichen: Vorzeichen | null;
  readonly haushaltsjahr: number;
  /** Nach der Nummer der Zeile. */
  readonly entscheidungen: ReadonlyMap<number, Entscheidung>;
}

export type Zeilenart = 'zaehlt' | 'ausserhalb' | 'unlesbar' | 'ueberschrift' | 'summe' | 'leer' | 'weggelassen';

export interface Buchungszeile {
  /** Wie in der Vorlage, ab 1. */
  readonly nummer: number;
  readonly art: Zeilenart;
  readonly tag: Datum | null;
  /** In €, mit Vorzeichen, wie er dasteht. */
  readonly betrag: Dezimal | null;
  readonly text: string;
  /** Warum sie offen ist; leer, wo sie es nicht ist. */
  readonly meldung: string;
  /** Wohin sie zählt. */
  readonly ziel: { readonly jahr: number; readonly monat: number } | null;
}

export interface Buchungslesung {
  readonly zeilen: readonly Buchungszeile[];
  /** Je Haushaltsjahr zwölf Beträge als Dezimaltext; `null` für einen Monat ohne Buchung. */
  readonly jeJahr: ReadonlyMap<number, readonly (string | null)[]>;
  /** Beide Vorzeichen oder beide Seiten kommen vor: Dann muss gewählt sein, was eine Ausgabe ist. */
  readonly gemischt: boolean;
  /** Was noch zu entscheiden ist, in Sätzen; leer, wenn sich das Ist eintragen lässt. */
  readonly offen: readonly string[];
}

const TITEL: Readonly<Record<keyof Buchungsspalten, RegExp>> = {
  tag: /^(buchungs|beleg|zahlungs|wert|valuta)?-?(datum|tag)$|^valuta$|^gebucht am$/,
  betrag: /^(buchungs|zahl)?-?betrag( in (€|eur))?$|^(betrag|summe|wert) ?\(?(€|eur)\)?$|^umsatz$|^ist$/,
  seite: /^(s\/h|soll\/haben|sh|soll-haben(-kennzeichen)?|s-h|kennzeichen)$/,
  text: /^(buchungs|beleg)?-?text$|^verwendungszweck$|^bezeichnung$|^beschreibung$|^empfänger$/,
};

/** Nach den Überschriften, sonst nach dem, was in den Spalten steht. */
export function erkenneBuchungsspalten(zeilen: readonly (readonly string[])[]): Buchungsspalten {
  const kopf = (zeilen[0] ?? []).map(ueberschriftText);
  const nachTitel = (feld: keyof Buchungsspalten) => kopf.findIndex((titel) => TITEL[feld].test(titel));
  const breite = Math.max(0, ...zeilen.map(({ length }) => length));
  const anteil = (spalte: number, passt: (zelle: string) => boolean) =>
    zeilen.filter((zeile) => istBelegt(zeile[spalte]) && passt(zeile[spalte] ?? '')).length;
  const beste = (ohne: readonly number[], passt: (zelle: string) => boolean) => {
    const rang = Array.from({ length: breite }, (_, i) => i)
      .filter((i) => !ohne.includes(i))
      .map((i) => ({ i, treffer: anteil(i, passt) }))
      .sort((a, b) => b.treffer - a.treffer)[0];
    return rang && rang.treffer > 0 ? rang.i : -1;
  };
  const tag = nachTitel('tag') >= 0 ? nachTitel('tag') : beste([], (zelle) => liesTag(zelle).art === 'tag');
  const seite = nachTitel('seite') >= 0 ? nachTitel('seite') : beste([tag], (zelle) => seiteAus(zelle) !== null);
  const betrag =
    nachTitel('betrag') >= 0 ? nachTitel('betrag') : beste([tag, seite], (z) => liesBetrag(z).art === 'zahl');
  const text =
    nachTitel('text') >= 0 ? nachTitel('text') : beste([tag, betrag, seite], (zelle) => !istDatenzelle(zelle));
  return { tag, betrag, seite, text };
}

/** Liest den ganzen Auszug. */
export function liesBuchungen(zeilen: readonly (readonly string[])[], angaben: Buchungsangaben): Buchungslesung {
  const gelesen = zeilen.map((zeile, i) => liesZeile(zeile, i, angaben));
  const zaehlende = gelesen.filter(({ ziel }) => ziel !== null);
  const betraege = zaehlende.flatMap(({ betrag }) => betrag ?? []);
  const gemischt =
    betraege.some((b) => b.isNegative() && !b.isZero()) && betraege.some((b) => b.isPositive() && !b.isZero());
  const { jeJahr, negative } = nachMonaten(zaehlende, angaben.vorzeichen);
  const offene = gelesen.filter(({ art }) => art === 'ausserhalb' || art === 'unlesbar').length;
  const offen = [
    ...(angaben.spalten.tag < 0 || angaben.spalten.betrag < 0 ? ['Wählen Sie die Spalten mit Tag und Betrag.'] : []),
    ...(angaben.vorzeichen === null ? ['Wählen Sie, wie Ausgaben in diesem Auszug geschrieben sind.'] : []),
    ...(offene > 0 ? [`Entscheiden Sie über ${offene === 1 ? 'eine Zeile' : `${offene} Zeilen`}.`] : []),
    ...negative.map(
      (name) =>
        `${name} ergäbe weniger als 0 €: Ein Monat kann das nicht. Zählen Sie die Gutschrift in den Monat, den sie betrifft.`,
    ),
    ...(zaehlende.length === 0 && offene === 0 ? ['Keine Zeile nennt eine Buchung, die zählt.'] : []),
  ];
  return { zeilen: gelesen, jeJahr, gemischt, offen };
}

function liesZeile(zeile: readonly string[], i: number, angaben: Buchungsangaben): Buchungszeile {
  const { spalten, haushaltsjahr, entscheidungen } = angaben;
  const nummer = i + 1;
  const [tagtext, betragtext, text] = [zeile[spalten.tag], zeile[spalten.betrag], zeile[spalten.text]].map(
    (z) => z ?? '',
  ) as [string, string, string];
  const rest = { nummer, text: text || zeile.filter(istBelegt).join(' · ').slice(0, 80) };
  const ohne = (art: Zeilenart, meldung = ''): Buchungszeile => ({
    ...rest,
    art,
    tag: null,
    betrag: null,
    meldung,
    ziel: null,
  });
  if (!zeile.some(istBelegt)) return ohne('leer');
  const entschieden = entscheidungen.get(nummer);
  if (entschieden === 'weglassen') return ohne('weggelassen');
  const [tag, zahl] = [liesTag(tagtext), liesBetrag(betragtext)];
  if (i === 0 && tag.art !== 'tag' && zahl.art !== 'zahl') return ohne('ueberschrift');
  if (tag.art !== 'tag' && zeile.some((zelle) => summenart(zelle) !== null)) return ohne('summe');
  const betrag = zahl.art === 'zahl' ? mitSeite(zahl.wert, zeile[spalten.seite] ?? '') : null;
  const datum = tag.art === 'tag' ? alsDatum(tag.tag) : null;
  const meldungen = [
    ...(zahl.art === 'zahl' ? [] : [zahl.art === 'leer' ? 'Der Betrag fehlt.' : zahl.meldung]),
    ...(tag.art === 'tag' ? [] : [tagtext.trim() === '' ? 'Der Tag fehlt.' : tag.meldung]),
  ];
  const gelesen = { ...rest, tag: datum, betrag };
  if (betrag === null) return { ...gelesen, art: 'unlesbar', meldung: meldungen.join(' '), ziel: null };
  if (typeof entschieden === 'number')
    return { ...gelesen, art: 'zaehlt', meldung: '', ziel: { jahr: haushaltsjahr, monat: entschieden } };
  if (datum === null) return { ...gelesen, art: 'unlesbar', meldung: meldungen.join(' '), ziel: null };
  if (datum.jahr === haushaltsjahr || entschieden === 'eigenes')
    return { ...gelesen, art: 'zaehlt', meldung: '', ziel: { jahr: datum.jahr, monat: datum.monat } };
  return {
    ...gelesen,
    art: 'ausserhalb',
    meldung: `Die Buchung liegt nicht im Haushaltsjahr ${haushaltsjahr}.`,
    ziel: null,
  };
}

/** Mit Vorzeichen vorn oder hinten, oder „S“ und „H“ hinter der Zahl. */
function liesBetrag(text: string) {
  const kurz = text.replaceAll(/\s+/g, ' ').trim();
  const [, vorn = '', zahl = kurz, hinten = ''] = /^([-−+]?) ?(.*?) ?([-−+]|[SH])?$/u.exec(kurz) ?? [];
  const gelesen = liesZahl(zahl, 'betrag');
  if (gelesen.art !== 'zahl') return gelesen;
  const minus = [vorn, hinten].some((zeichen) => /^[-−H]$/u.test(zeichen));
  return { art: 'zahl' as const, wert: minus ? gelesen.wert.negated() : gelesen.wert };
}

/** „H“ und „Haben“ kehren das Vorzeichen um. */
function mitSeite(betrag: Dezimal, zelle: string): Dezimal {
  return seiteAus(zelle) === 'H' ? betrag.negated() : betrag;
}

function seiteAus(zelle: string): 'S' | 'H' | null {
  const kurz = zelle.trim().toLowerCase();
  if (kurz === 's' || kurz === 'soll') return 'S';
  return kurz === 'h' || kurz === 'haben' ? 'H' : null;
}

function alsDatum(iso: string): Datum {
  const [jahr = 0, monat = 0, tag = 0] = iso.split('-').map(Number);
  return { jahr, monat, tag };
}

function nachMonaten(zeilen: readonly Buchungszeile[], vorzeichen: Vorzeichen | null) {
  const summen = new Map<number, (Dezimal | null)[]>();
  for (const { betrag, ziel } of zeilen) {
    if (!betrag || !ziel) continue;
    const monate = summen.get(ziel.jahr) ?? Array.from({ length: 12 }, () => null);
    const ausgabe = vorzeichen === 'negativ' ? betrag.negated() : betrag;
    monate[ziel.monat - 1] = (monate[ziel.monat - 1] ?? new Dezimal(0)).plus(ausgabe);
    summen.set(ziel.jahr, monate);
  }
  const negative: string[] = [];
  const jeJahr = new Map<number, readonly (string | null)[]>();
  for (const [jahr, monate] of [...summen].sort(([a], [b]) => a - b)) {
    jeJahr.set(
      jahr,
      monate.map((summe, i) => {
        if (vorzeichen !== null && summe?.isNegative() && !summe.isZero()) negative.push(`${MONATSNAMEN[i]} ${jahr}`);
        return summe?.toFixed(2) ?? null;
      }),
    );
  }
  return { jeJahr, negative };
}
