/** Wie ein Feld des Antrags in einer Zelle steht und wie streng es von dort gelesen wird. */

import type { Antrag } from '../../shared/antrag/schema.ts';
import { istMassnahmenbaustein, MASSNAHMENBAUSTEINE } from '../../shared/grund/bausteine.ts';
import { alsDeutschesDatum, alsIso, ausIso } from '../../shared/grund/datum.ts';
import { BETRAG_HOECHSTENS, GRENZTEXT, wieGezeigt } from '../../shared/grund/grenzen.ts';
import {
  alsSeriell,
  ausSeriell,
  istVerwechselterTag,
  SERIELL_HOECHSTENS,
  SERIELL_MINDESTENS,
} from '../../shared/grund/seriell.ts';
import { liesDeutschenTag } from '../../shared/grund/tageslesung.ts';
import { mitTausenderpunkten } from '../../shared/grund/tausender.ts';
import { wahrheitswort } from '../../shared/grund/wahrheitswert.ts';
import { idsDesProgramms, regelstandDesProgramms } from '../../shared/regelstand/vorgabe.ts';
import type { Zellinhalt } from '../workbook/modell.ts';
import { istZellfehler, normal, type Zellwert } from '../workbook/zellen.ts';

/** Ein gelesener Wert oder die Meldung, warum er nicht gilt (Satzteil nach „Zelle X: “). */
export type Gelesen = { readonly ok: true; readonly wert: unknown } | { readonly ok: false; readonly meldung: string };

/** Die Arten der Eingabezellen; `wahl` sind feste Wörter. */
export type Feldtyp = 'text' | 'betrag' | 'anteil' | 'quote' | 'zahl' | 'jahr' | 'datum' | 'baustein' | 'wahl';

export interface Feldart {
  readonly typ: Feldtyp;
  /** Nur für nicht leere Werte des Antrags. */
  schreibe(wert: unknown): Zellinhalt;
  /** Nur für nicht leere Zellen. */
  lies(wert: Zellwert): Gelesen;
  readonly format: string | null;
  readonly auswahl: readonly string[] | null;
  /** Was eine Auswahl bedeutet, wo ihr Name es nicht sagt. */
  readonly bedeutung?: Readonly<Record<string, string>>;
  /** Nennt das Erwartete: „ein Betrag in Euro“. */
  readonly erwartet: string;
}

export const FORMAT_BETRAG = '#,##0.00';
export const FORMAT_DATUM = 'dd.mm.yyyy';

const gelesen = (wert: unknown): Gelesen => ({ ok: true, wert });
const abgelehnt = (meldung: string): Gelesen => ({ ok: false, meldung });
const zahl = (wert: number): Zellinhalt => ({ art: 'zahl', zahl: wert });
const text = (wert: string): Zellinhalt => ({ art: 'text', text: wert });

/** Die gezeigte Zahl ohne Exponent; sonst `null`. */
function dezimaltext(wert: number): string | null {
  if (!Number.isFinite(wert)) return null;
  const kurz = String(wieGezeigt(wert));
  return kurz.includes('e') ? null : kurz;
}

/** „54.321,5“ für Meldungen, „„abc““ für Text. */
function anzeige(wert: Zellwert): string {
  if (wert === null) return 'leer';
  if (typeof wert === 'number') return String(wert).replace('.', ',');
  if (typeof wert === 'boolean') return wahrheitswort(wert);
  if (istZellfehler(wert)) return `der Fehler ${wert.fehler}`;
  return `der Text „${wert.length > 60 ? `${wert.slice(0, 60)}…` : wert}“`;
}

function erwarte(was: string, wert: Zellwert): Gelesen {
  return abgelehnt(`Hier steht ${anzeige(wert)}, erwartet wird ${was}.`);
}

/** Text; eine Zahl wird zu ihrer deutschen Schreibweise, Wahrheits- und Fehlerwerte werden abgelehnt. */
export const TEXT: Feldart = {
  typ: 'text',
  format: null,
  auswahl: null,
  erwartet: 'ein Text',
  schreibe: (wert) => text(String(wert)),
  lies(wert) {
    if (typeof wert === 'string') return gelesen(wert);
    const alsText = typeof wert === 'number' ? dezimaltext(wert) : null;
    return alsText === null ? erwarte(TEXT.erwartet, wert) : gelesen(alsText.replace('.', ','));
  },
};

function dezimalfeld(typ: Feldtyp, erwartet: string, format: string, pruefe: (text: string) => Gelesen): Feldart {
  return {
    typ,
    format,
    auswahl: null,
    erwartet,
    schreibe: (wert) => zahl(Number(wert)),
    lies(wert) {
      if (typeof wert !== 'number') return erwarte(erwartet, wert);
      const dezimal = dezimaltext(wert);
      return dezimal === null ? erwarte(erwartet, wert) : pruefe(dezimal);
    },
  };
}

function mitStellen(dezimal: string, mindestens: number): string {
  const [ganz = '0', bruch = ''] = dezimal.split('.');
  return mindestens === 0 && bruch === '' ? ganz : `${ganz}.${bruch.padEnd(mindestens, '0')}`;
}

/**
 * € als Dezimaltext mit zwei Nachkommastellen. Mehr Stellen werden abgelehnt, nicht gerundet: gespeichert wird nur, was
 * dasteht.
 */
export const BETRAG = dezimalfeld('betrag', 'ein Betrag in Euro als Zahl', FORMAT_BETRAG, (dezimal) => {
  const deutsch = dezimal.replace('.', ',');
  if (Number(dezimal) < 0) return abgelehnt(`Der Betrag ${deutsch} ist negativ.`);
  if (Number(dezimal) > BETRAG_HOECHSTENS)
    return abgelehnt(`Der Betrag ${deutsch} ist größer als ${GRENZTEXT.betrag} €.`);
  if (/\.\d{3}/.test(dezimal))
    return abgelehnt(
      `Der Betrag ${deutsch} hat mehr als zwei Nachkommastellen. Runden Sie ihn auf Cent, z. B. mit RUNDEN(…;2).`,
    );
  return gelesen(mitStellen(dezimal, 2));
});

/**
 * Stellenanteil mit mindestens einer Nachkommastelle: "1.0". Aus getipptem „1.5“ macht ein deutsches Excel den 1. Mai;
 * das ist kein Anteil.
 */
export const ANTEIL = dezimalfeld('anteil', 'ein Stellenanteil als Zahl, z. B. 0,5', '0.0#####', (dezimal) => {
  const deutsch = dezimal.replace('.', ',');
  const nummer = Number(dezimal);
  if (istVerwechselterTag(nummer)) {
    const tag = ausSeriell(nummer);
    return abgelehnt(
      `Hier steht der ${alsDeutschesDatum(tag)} (als Zahl ${deutsch}), kein Stellenanteil. Excel macht aus „${tag.tag}.${tag.monat}“ einen Tag: Geben Sie den Anteil mit Komma ein, z. B. ${tag.tag},${tag.monat}, und stellen Sie das Zahlenformat auf „Zahl“.`,
    );
  }
  if (Number(dezimal) <= 0) return abgelehnt(`Der Stellenanteil ${deutsch} muss größer als 0 sein; 1,0 ist Vollzeit.`);
  if (/\.\d{7}/.test(dezimal))
    return abgelehnt(
      `Der Stellenanteil ${deutsch} hat mehr als sechs Nachkommastellen. Geben Sie ${Number(dezimal).toFixed(6).replace('.', ',')} ein, oder runden Sie mit RUNDEN(…;6).`,
    );
  return gelesen(mitStellen(dezimal, 1));
});

/** Quote als Anteil: „0.65“ sind 65 %, höchstens sechs Nachkommastellen. */
export const QUOTE = dezimalfeld('quote', 'eine Quote als Zahl, z. B. 65 % oder 0,65', '0.00##%', (dezimal) => {
  const deutsch = dezimal.replace('.', ',');
  if (Number(dezimal) < 0 || Number(dezimal) > 1)
    return abgelehnt(`Die Quote ${deutsch} liegt nicht zwischen 0 % und 100 %; geben Sie z. B. 65 % oder 0,65 ein.`);
  if (/\.\d{7}/.test(dezimal)) return abgelehnt(`Die Quote ${deutsch} hat mehr als sechs Nachkommastellen.`);
  return gelesen(dezimal);
});

export const GANZZAHL: Feldart = {
  typ: 'zahl',
  format: '#,##0',
  auswahl: null,
  erwartet: 'eine ganze Zahl',
  schreibe: (wert) => zahl(Number(wert)),
  lies: (wert) =>
    typeof wert === 'number' && Number.isSafeInteger(wert) ? gelesen(wert) : erwarte(GANZZAHL.erwartet, wert),
};

/** Vierstellig gemeint, hier nur ganzzahlig geprüft; welche Jahre gelten, sagt das Schema des Antrags. */
export const JAHR: Feldart = {
  ...GANZZAHL,
  typ: 'jahr',
  format: '0',
  erwartet: 'ein Haushaltsjahr, z. B. 2020',
  lies: (wert) =>
    typeof wert === 'number' && Number.isSafeInteger(wert)
      ? gelesen(wert)
      : erwarte('ein Haushaltsjahr, z. B. 2020', wert),
};

/** Seriennummer, TT.MM.JJJJ oder JJJJ-MM-TT; im Antrag JJJJ-MM-TT. */
export const DATUM: Feldart = {
  typ: 'datum',
  format: FORMAT_DATUM,
  auswahl: null,
  erwartet: 'ein Datum (TT.MM.JJJJ)',
  schreibe(wert) {
    const tag = ausIso(String(wert));
    const nummer = tag ? alsSeriell(tag) : 0;
    return nummer >= SERIELL_MINDESTENS ? zahl(nummer) : text(String(wert));
  },
  lies(wert) {
    if (typeof wert === 'number') {
      if (!Number.isInteger(wert) || wert < SERIELL_MINDESTENS || wert > SERIELL_HOECHSTENS)
        return erwarte(DATUM.erwartet, wert);
      return gelesen(alsIso(ausSeriell(wert)));
    }
    if (typeof wert !== 'string') return erwarte(DATUM.erwartet, wert);
    const tag = liesDeutschenTag(wert.trim(), { iso: true });
    return tag ? gelesen(alsIso(tag)) : erwarte(DATUM.erwartet, wert);
  },
};

/** Feld mit festen deutschen Wörtern; `woerter` ordnet dem Wert des Antrags sein Wort zu. */
function auswahlfeld<T extends string | number | boolean>(woerter: readonly (readonly [T, string])[]): Feldart {
  const auswahl = woerter.map(([, wort]) => wort);
  const erwartet = `${auswahl
    .slice(0, -1)
    .map((w) => `„${w}“`)
    .join(', ')} oder „${auswahl.at(-1)}“`;
  return {
    typ: 'wahl',
    format: null,
    auswahl,
    erwartet,
    schreibe: (wert) => text(woerter.find(([schluessel]) => schluessel === wert)?.[1] ?? String(wert)),
    lies(wert) {
      const treffer = woerter.find(([, wort]) => normal(wort) === normal(wert));
      return treffer ? gelesen(treffer[0]) : erwarte(erwartet, wert);
    },
  };
}

export const JA_NEIN = auswahlfeld<boolean>([
  [true, 'ja'],
  [false, 'nein'],
]);

export const KOMMUNE_PARTNER = auswahlfeld<string>([
  ['kommune', 'Kommune'],
  ['partner', 'Partner'],
]);

export const ART_DER_KOMMUNE = auswahlfeld<string>([
  ['kreisfrei', 'kreisfrei'],
  ['kreis', 'Kreis'],
  ['kreisangehoerig', 'kreisangehörig'],
]);

export const WEITERLEITUNG = auswahlfeld<string>([
  ['bescheid', 'Bescheid'],
  ['vertrag', 'Vertrag'],
]);

export const PROGRAMM = auswahlfeld<string>([
  ['THM', 'Baustein 6'],
  ['DIA', 'Bausteine 1–5'],
]);

/** Wonach ein Ist einem Haushaltsjahr gehört (R20). */
export const ZAHLWEISE = auswahlfeld<string>([
  ['kasse', 'Tag der Zahlung'],
  ['periode', 'Zeitraum der Leistung'],
]);

export const BAUSTEIN: Feldart = {
  ...GANZZAHL,
  typ: 'baustein',
  format: '0',
  auswahl: MASSNAHMENBAUSTEINE.map(String),
  erwartet: 'ein Baustein von 1 bis 5',
  lies: (wert) => (istMassnahmenbaustein(wert) ? gelesen(wert) : erwarte('ein Baustein von 1 bis 5', wert)),
};

/** Id eines Regelstands; eine unbekannte bleibt stehen, und ein Hinweis nennt die bekannten. */
function regelstandfeld(programm: 'THM' | 'DIA'): Feldart {
  const ids = idsDesProgramms(programm);
  return {
    ...TEXT,
    auswahl: ids,
    bedeutung: Object.fromEntries(ids.map((id) => [id, regelstandDesProgramms(programm, id).titel])),
    erwartet: `die Id eines Regelstands: ${ids.join(', ')}`,
  };
}

export const THM_REGELSTAND = regelstandfeld('THM');
export const DIA_REGELSTAND = regelstandfeld('DIA');

export const ZEITANTEIL = auswahlfeld<string>([
  ['dreissigstel', 'Dreißigstel'],
  ['zwoelftel', 'Zwölftel'],
  ['tage', 'Kalendertage'],
]);

const BUDGETZEILE = /^(\S+) (\d{4}): (\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?$/;

/** Budgets der Kommune als ein Text: „SSA-NRW 2024: 50.000,00; KIM-NRW 2025: 1.026.000,00“. */
export const BUDGET: Feldart = {
  ...TEXT,
  erwartet: 'Programm, Haushaltsjahr und Betrag, z. B. „SSA-NRW 2024: 50.000,00“; mehrere mit Semikolon getrennt',
  schreibe: (wert) =>
    text(
      (wert as NonNullable<Antrag['budget']>)
        .map(({ programm, haushaltsjahr, betrag }) => `${programm} ${haushaltsjahr}: ${deutscherBetrag(betrag)}`)
        .join('; '),
    ),
  lies(wert) {
    if (typeof wert !== 'string') return erwarte(BUDGET.erwartet, wert);
    const zeilen = wert
      .split(';')
      .map((teil) => teil.trim())
      .filter((teil) => teil !== '')
      .map((teil) => BUDGETZEILE.exec(teil));
    if (zeilen.some((zeile) => zeile === null)) return erwarte(BUDGET.erwartet, wert);
    return gelesen(
      zeilen.map((zeile) => ({
        programm: zeile?.[1],
        haushaltsjahr: Number(zeile?.[2]),
        betrag: `${zeile?.[3]?.replaceAll('.', '')}.${(zeile?.[4] ?? '').padEnd(2, '0')}`,
      })),
    );
  },
};

/** „65300.5“ → „65.300,50“; ohne Dezimalrechnung, die erst nach dem Aufgabenbereich geladen wird. */
function deutscherBetrag(betrag: string): string {
  const [ganze = '0', cent = ''] = betrag.split('.');
  return `${mitTausenderpunkten(ganze)},${cent.padEnd(2, '0')}`;
}
