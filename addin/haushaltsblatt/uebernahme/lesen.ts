/**
 * Liest eine fremde Zelle für ein Feld des Haushaltsblatts: streng. Was zwei Lesarten hat, wird mit beiden genannt und
 * nie geraten.
 */
import { alsDeutschesDatum, ausIso } from '../../../shared/grund/datum.ts';
import { Dezimal } from '../../../shared/grund/geld.ts';
import { deutscherWert } from '../../../shared/grund/zahlformat.ts';
import { nachTagenWaehlbar, REGELSTAENDE } from '../../../shared/regelstand/verzeichnis.ts';
import type { Einheit } from '../../../shared/tabellentext/einheit.ts';
import { liesTag } from '../../../shared/tabellentext/tagtext.ts';
import { liesZahl, type Zahlart } from '../../../shared/tabellentext/zahltext.ts';
import { istLeer, istZellfehler, normal, type Zellwert } from '../../workbook/zellen.ts';
import {
  ANTEIL,
  BAUSTEIN,
  BETRAG,
  DATUM,
  GANZZAHL,
  JAHR,
  KOMMUNE_PARTNER,
  QUOTE,
  WEITERLEITUNG,
} from '../feldarten.ts';
import type { Feld } from '../spalten.ts';

/** Eine mögliche Lesart zum Auswählen. */
export interface Lesart {
  readonly wert: unknown;
  readonly titel: string;
  /** Worin sich diese Lesart von den anderen unterscheidet; gleich für alle Zellen, die sich so lesen lassen. */
  readonly wie: string;
}

export type Zellenlesung =
  | { readonly art: 'leer' }
  /** `hinweis`: was beim Lesen gerundet wurde. */
  | { readonly art: 'wert'; readonly wert: unknown; readonly hinweis?: string }
  | { readonly art: 'unklar'; readonly meldung: string; readonly lesarten: readonly Lesart[] };

const LEER: Zellenlesung = { art: 'leer' };
const PROZENT = /^(\d+(?:,\d+)?) ?(?:%|v\. ?h\.|vom hundert|prozent)$/i;
/** Länger ist keine Angabe in Prozent; so kostet auch eine volle Excel-Zelle nichts. */
const PROZENT_LAENGE = 40;

/** Die Zelle als Wert dieses Felds, wie er im Antrag steht: Beträge in Euro als Dezimaltext, Tage als JJJJ-MM-TT. */
export function liesFremd(feld: Feld, wert: Zellwert, einheit: Einheit | null = null): Zellenlesung {
  if (wert === null || istLeer(wert)) return LEER;
  if (istZellfehler(wert)) return unklar(`In der Zelle steht der Fehler ${wert.fehler}.`);
  if (feld.art === DATUM) return liesDatum(wert);
  const text = typeof wert === 'string' ? wert.replaceAll(/\s+/g, ' ').trim() : null;
  if (einheit && passt(einheit, feld) && !istProzent(text ?? '')) return liesMitEinheit(feld, text ?? wert, einheit);
  if (text !== null) return liesText(feld, text);
  return feld.art === ANTEIL && typeof wert === 'number'
    ? alsAnteil(feld, new Dezimal(wert.toPrecision(15)))
    : alsFeld(feld, wert);
}

function liesText(feld: Feld, roh: string): Zellenlesung {
  const text = roh;
  switch (feld.art) {
    case BETRAG:
      return liesZahltext(feld, text, 'betrag');
    case ANTEIL:
    case QUOTE:
      return istProzent(text)
        ? alsFeld(feld, new Dezimal(text.replace(PROZENT, '$1').replace(',', '.')).div(100).toNumber())
        : liesZahltext(feld, text, 'stellen');
    case GANZZAHL:
      return liesZahltext(feld, text, 'personen');
    case JAHR:
      return alsFeld(feld, zahlAus(/^(?:hj\.? ?|haushaltsjahr )?(\d{4})$/i, text) ?? roh);
    case BAUSTEIN:
      return alsFeld(feld, zahlAus(/^(?:baustein |b ?)?([1-5])$/i, text) ?? roh);
    case KOMMUNE_PARTNER:
      return ausWoertern(feld, KOMMUNAL.test(normal(text)) ? 'Kommune' : PARTNER.test(normal(text)) ? 'Partner' : roh);
    case WEITERLEITUNG:
      return ausWoertern(feld, text);
    default:
      return alsFeld(feld, text);
  }
}

const KOMMUNAL = /^(kommune|kommunal|kommunaler träger|öffentlicher träger)$/;
const PARTNER = /^(partner|freier träger|frei|partnerorganisation)$/;

function zahlAus(muster: RegExp, text: string): number | null {
  const treffer = muster.exec(text)?.[1];
  return treffer === undefined ? null : Number(treffer);
}

function liesZahltext(feld: Feld, text: string, art: Zahlart): Zellenlesung {
  const gelesen = liesZahl(text, art);
  if (gelesen.art === 'leer') return LEER;
  if (gelesen.art === 'zahl') {
    const wert = alsFeld(feld, gelesen.wert.toNumber());
    return wert.art === 'wert' && gelesen.hinweis ? { ...wert, hinweis: gelesen.hinweis } : wert;
  }
  const lesarten = gelesen.lesarten.flatMap(({ wert, wenn }) => {
    const passend = feld.art.lies(wert.toNumber());
    return passend.ok ? [{ wert: passend.wert, titel: `${deutscherWert(wert)}, ${wenn}`, wie: wenn }] : [];
  });
  return { art: 'unklar', meldung: gelesen.meldung, lesarten };
}

/** Dieselbe Regel wie im Haushaltsblatt selbst. */
function alsFeld(feld: Feld, wert: Zellwert): Zellenlesung {
  const gelesen = feld.art.lies(wert);
  return gelesen.ok ? { art: 'wert', wert: gelesen.wert } : unklar(gelesen.meldung);
}

function istProzent(text: string): boolean {
  return text.length <= PROZENT_LAENGE && PROZENT.test(text);
}

/**
 * Ein Wort, das die Auswahl nicht kennt („Stadt“): Jedes ihrer Wörter ist eine Lesart, zu wählen einmal für alle
 * gleichen Zellen.
 */
function ausWoertern(feld: Feld, wort: string): Zellenlesung {
  const gelesen = alsFeld(feld, wort);
  if (gelesen.art === 'wert') return gelesen;
  const lesarten = (feld.art.auswahl ?? []).flatMap((auswahl) => {
    const passend = feld.art.lies(auswahl);
    return passend.ok ? [{ wert: passend.wert, titel: auswahl, wie: `„${wort.slice(0, 60)}“ heißt ${auswahl}` }] : [];
  });
  return gelesen.art === 'unklar' ? { ...gelesen, lesarten } : gelesen;
}

/** Ein Anteil hat höchstens sechs Nachkommastellen; 0,641025641… gilt gerundet, mit Hinweis. */
function alsAnteil(feld: Feld, genau: Dezimal): Zellenlesung {
  const wert = genau.toDecimalPlaces(6, Dezimal.ROUND_HALF_UP);
  const gelesen = alsFeld(feld, wert.toNumber());
  if (gelesen.art !== 'wert' || wert.eq(genau)) return gelesen;
  return {
    ...gelesen,
    hinweis: `${deutscherWert(genau)} gilt auf sechs Nachkommastellen gerundet: ${deutscherWert(wert)}.`,
  };
}

/**
 * Ob die Einheit der Überschrift zu diesem Feld gehört: Tausend und „je Monat“ zu Beträgen, Prozent und Stunden zu
 * Anteilen.
 */
function passt(einheit: Einheit, feld: Feld): boolean {
  const prozent = einheit.art === 'faktor' && einheit.faktor === '0.01';
  if (feld.art === BETRAG) return !prozent && einheit.art !== 'stunden';
  if (feld.art === ANTEIL) return prozent || einheit.art === 'stunden';
  return feld.art === QUOTE && prozent;
}

/** Wochenstunden einer Vollzeitstelle, nach denen gefragt wird. */
const VOLLZEITSTUNDEN = ['39', '39.83333333', '40', '41'];

function liesMitEinheit(feld: Feld, wert: string | number | boolean, einheit: Einheit): Zellenlesung {
  if (typeof wert === 'boolean') return alsFeld(feld, wert);
  const gelesen = liesZahl(wert, feld.art === BETRAG ? 'betrag' : 'stellen');
  if (gelesen.art === 'leer') return LEER;
  const umgerechnet = (zahl: Dezimal): (readonly [Dezimal, string])[] => {
    if (einheit.art === 'monat')
      return [
        [zahl.times(12), 'zwölf Monate'],
        [zahl, 'schon der Betrag des Jahres'],
      ];
    if (einheit.art === 'stunden')
      return VOLLZEITSTUNDEN.map((stunden) => [
        zahl.div(stunden),
        `bei ${deutscherWert(new Dezimal(stunden).toDecimalPlaces(2))} Stunden Vollzeit`,
      ]);
    // Eine Zelle im Prozentformat trägt 0,8 und zeigt 80 %; getippt kann 0,8 unter „in %“ auch 0,8 % heißen.
    if (einheit.faktor === '0.01' && zahl.lte(1))
      return [
        [zahl, 'wenn die Zelle Prozent anzeigt'],
        [zahl.div(100), 'wenn die Zahl schon Prozent ist'],
      ];
    return [[zahl.times(einheit.faktor), `in ${einheit.name}`]];
  };
  const moegliche =
    gelesen.art === 'zahl'
      ? umgerechnet(gelesen.wert)
      : gelesen.lesarten.flatMap(({ wert: zahl, wenn }) =>
          umgerechnet(zahl).map(([w, wie]) => [w, `${wie}, ${wenn}`] as const),
        );
  const [einzige, weitere] = moegliche;
  if (gelesen.art === 'zahl' && einzige && !weitere)
    return feld.art === ANTEIL ? alsAnteil(feld, einzige[0]) : alsFeld(feld, einzige[0].toNumber());
  const lesarten = moegliche.flatMap(([zahl, wie]) => {
    const passend = feld.art.lies(zahl.toDecimalPlaces(feld.art === BETRAG ? 2 : 6, Dezimal.ROUND_HALF_UP).toNumber());
    return passend.ok ? [{ wert: passend.wert, titel: `${deutscherWert(zahl)}, ${wie}`, wie }] : [];
  });
  const meldung =
    gelesen.art === 'unklar'
      ? gelesen.meldung
      : `Die Überschrift nennt ${einheit.name}; was gemeint ist, lässt sich nicht sicher umrechnen. Gelesen wird davon nichts.`;
  return { art: 'unklar', meldung, lesarten };
}

/**
 * Datumszelle oder Text, wie ihn {@link liesTag} versteht. „bis auf Weiteres“ fragt nach dem letzten Tag, den ein
 * Regelstand kennt.
 */
function liesDatum(wert: string | number | boolean): Zellenlesung {
  if (typeof wert === 'number' && !(Number.isInteger(wert) && wert >= 1900 && wert <= 2100)) {
    const gelesen = DATUM.lies(wert);
    return gelesen.ok ? { art: 'wert', wert: gelesen.wert } : unklar(gelesen.meldung);
  }
  const gelesen = liesTag(String(wert));
  if (gelesen.art === 'tag') return { art: 'wert', wert: gelesen.tag };
  if (gelesen.offen) return { ...unklar(gelesen.meldung), lesarten: ENDEN };
  return {
    art: 'unklar',
    meldung: gelesen.meldung,
    lesarten: gelesen.lesarten.map(({ tag, titel, wie }) => ({ wert: tag, titel, wie })),
  };
}

/** Der letzte Tag jedes Regelstands für Stellen, den Tage wählen. */
const ENDEN: readonly Lesart[] = nachTagenWaehlbar(REGELSTAENDE).flatMap(({ programm, id, gueltigBis }) => {
  const tag = programm === 'THM' ? ausIso(gueltigBis.wert) : null;
  return tag ? [{ wert: gueltigBis.wert, titel: `${alsDeutschesDatum(tag)}, der letzte Tag von ${id}`, wie: id }] : [];
});

function unklar(meldung: string): Extract<Zellenlesung, { readonly art: 'unklar' }> {
  return { art: 'unklar', meldung, lesarten: [] };
}
