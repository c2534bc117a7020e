/**
 * Tage, wie Menschen sie schreiben: 1.4.2020, 1. April 2020, 3.3.20, 2020-04-01, mit Uhrzeit 00:00. Was zwei Lesarten
 * hat, wird mit allen genannt und nie geraten; ein Monat („12/2022“) oder Jahr fragt nach dem ersten oder letzten Tag.
 */
import { alsDeutschesDatum, alsIso, ausIso, type Datum, datum, tageDesMonats } from '../grund/datum.ts';

/** Ein möglicher Tag (JJJJ-MM-TT) und wie er zur Wahl steht. */
export interface Tageslesart {
  readonly tag: string;
  readonly titel: string;
  /** Wie gelesen ist, gleich für alle Tage derselben Schreibweise: „Tag.Monat.Jahr“, „erster Tag“. */
  readonly wie: string;
}

/** `offen`: ohne Ende („bis auf Weiteres“); welcher Tag gilt, weiß nur, wer den Antrag kennt. */
export type Tageslesung =
  | { readonly art: 'tag'; readonly tag: string }
  | {
      readonly art: 'unklar';
      readonly meldung: string;
      readonly lesarten: readonly Tageslesart[];
      readonly offen?: true;
    };

const LAENGE_HOECHSTENS = 100;
const ZITAT_HOECHSTENS = 60;
const MONATE = [
  'januar',
  'februar',
  'märz',
  'april',
  'mai',
  'juni',
  'juli',
  'august',
  'september',
  'oktober',
  'november',
  'dezember',
];
const OFFEN = /^(?:bis )?(?:auf weiteres|unbefristet|offen|laufend|fortlaufend|unbegrenzt)$/;

/** Liest einen Tag aus Text. */
export function liesTag(text: string): Tageslesung {
  const kurz = text
    .slice(0, LAENGE_HOECHSTENS + 1)
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
    .normalize('NFC')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (kurz.length > LAENGE_HOECHSTENS) return keinTag(kurz);
  if (OFFEN.test(kurz.toLowerCase()))
    return {
      art: 'unklar',
      meldung: `${zitiert(kurz)} nennt keinen Tag; gebraucht wird der letzte (TT.MM.JJJJ).`,
      lesarten: [],
      offen: true,
    };
  const ohneUhrzeit = kurz.replace(/(?:,? | ?T)0?0[:.]00(?:[:.]00(?:\.0+)?)?(?: ?Uhr|Z)?$/i, '');
  const tag = eindeutig(ohneUhrzeit);
  if (tag) return { art: 'tag', tag: alsIso(tag) };
  const lesarten = [...tageslesarten(ohneUhrzeit.replaceAll(' ', '')), ...monatslesarten(ohneUhrzeit)];
  if (lesarten.length === 0) return keinTag(kurz);
  return {
    art: 'unklar',
    meldung: `${zitiert(kurz)} ist nicht eindeutig: ${lesarten.map(({ titel }) => titel).join(' oder ')}. Gelesen wird davon nichts.`,
    lesarten,
  };
}

function eindeutig(text: string): Datum | null {
  const ohneLeerraum = text.replaceAll(' ', '');
  const ziffern = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(ohneLeerraum);
  if (ziffern) return datum(Number(ziffern[3]), Number(ziffern[2]), Number(ziffern[1]));
  // „3.3.20“ mit einstelligem Tag oder Monat schreibt nur, wer Tag.Monat.Jahr meint; zweistellig („03.04.05“) bleibt es
  // mehrdeutig.
  const kurz = /^(\d{1,2})\.(\d{1,2})\.(\d{2})$/.exec(ohneLeerraum);
  if (kurz && ((kurz[1] ?? '').length === 1 || (kurz[2] ?? '').length === 1))
    return datum(jahrhundert(Number(kurz[3])), Number(kurz[2]), Number(kurz[1]));
  const worte = /^(\d{1,2})\. ?(\p{L}{3,9})\.? (\d{4})$/u.exec(text);
  if (worte) return datum(Number(worte[3]), monat(worte[2]), Number(worte[1]));
  return ausIso(ohneLeerraum);
}

/** Nummer des Monats aus seinem Namen oder dessen Anfang („Apr“, „Mrz“, „Sept“); 0, wenn es keiner ist. */
function monat(wort = ''): number {
  const klein = wort.toLowerCase();
  if (klein === 'mrz' || klein === 'maerz') return 3;
  return MONATE.findIndex((name) => name.startsWith(klein)) + 1;
}

/** Wie Excel: Zweistellige Jahre ab 30 sind 19…. */
function jahrhundert(jahr: number): number {
  return jahr + (jahr < 30 ? 2000 : 1900);
}

function tageslesarten(text: string): Tageslesart[] {
  const kurz = /^(\d{1,2})[.\-/](\d{1,2})[.\-/](\d{2})$/.exec(text)?.slice(1).map(Number);
  const schraeg = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(text)?.slice(1).map(Number);
  const [a = 0, b = 0, c = 0] = kurz ?? schraeg ?? [];
  const moegliche = kurz
    ? {
        'Tag.Monat.Jahr': datum(2000 + c, b, a),
        'Monat/Tag/Jahr': datum(2000 + c, a, b),
        'Jahr-Monat-Tag': datum(2000 + a, b, c),
      }
    : { 'Tag.Monat.Jahr': schraeg ? datum(c, b, a) : null, 'Monat/Tag/Jahr': schraeg ? datum(c, a, b) : null };
  const tage = Object.entries(moegliche).flatMap(([wie, tag]) =>
    tag ? [{ tag: alsIso(tag), titel: alsDeutschesDatum(tag), wie }] : [],
  );
  return tage.filter(({ tag }, i) => tage.findIndex((t) => t.tag === tag) === i);
}

/** „12/2022“, „12.2022“, „Dezember 2022“ oder „2022“: der erste und der letzte Tag. */
function monatslesarten(text: string): Tageslesart[] {
  const ziffern = /^(\d{1,2}) ?[./-] ?(\d{4})$/.exec(text);
  const worte = /^(\p{L}{3,9})\.? (\d{4})$/u.exec(text);
  const jahr = /^(?:19|20)\d\d$/.test(text) ? Number(text) : null;
  const m = ziffern ? Number(ziffern[1]) : worte ? monat(worte[1]) : 0;
  if (jahr === null && (m < 1 || m > 12)) return [];
  const j = jahr ?? Number((ziffern ?? worte)?.[2]);
  const [erster, letzter] =
    jahr === null ? [datum(j, m, 1), datum(j, m, tageDesMonats(j, m))] : [datum(j, 1, 1), datum(j, 12, 31)];
  if (!erster || !letzter) return [];
  return [
    { tag: alsIso(erster), titel: `der erste Tag, ${alsDeutschesDatum(erster)}`, wie: 'erster Tag' },
    { tag: alsIso(letzter), titel: `der letzte Tag, ${alsDeutschesDatum(letzter)}`, wie: 'letzter Tag' },
  ];
}

function keinTag(text: string): Tageslesung {
  return { art: 'unklar', meldung: `${zitiert(text)} ist kein Datum; erwartet wird TT.MM.JJJJ.`, lesarten: [] };
}

function zitiert(text: string): string {
  return `„${text.length > ZITAT_HOECHSTENS ? `${text.slice(0, ZITAT_HOECHSTENS)}…` : text}“`;
}
