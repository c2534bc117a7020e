/** Dateinamen, die jedes System annimmt: nur Buchstaben ohne Umlaute, Ziffern, Binde- und Unterstrich. */
import type { Antragsversion } from '../../../shared/antrag/version.ts';

const UMLAUTE: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  Ä: 'Ae',
  Ö: 'Oe',
  Ü: 'Ue',
  ß: 'ss',
  ẞ: 'Ss',
};
const NAMENSLAENGE = 60;

/** Prüfmappe (.xlsx) oder Prüfprotokoll (.html). */
export type Dateiart = 'mappe' | 'protokoll';

const ANFANG: Readonly<Record<Dateiart, string>> = { mappe: 'Pruefmappe', protokoll: 'Pruefprotokoll' };
const ENDUNG: Readonly<Record<Dateiart, string>> = { mappe: 'xlsx', protokoll: 'html' };

/** `Pruefmappe_Stadt-Aachen_Version-3_2020-01-15.xlsx`; der Tag ist der, an dem die Version gespeichert wurde (UTC). */
export function dateiname(
  art: Dateiart,
  { antrag, version, erstelltAm }: Pick<Antragsversion, 'antrag' | 'version' | 'erstelltAm'>,
): string {
  const kommune = antrag.kommune.name
    .normalize('NFC')
    .replaceAll(/[äöüÄÖÜßẞ]/g, (zeichen) => UMLAUTE[zeichen] ?? '')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .slice(0, NAMENSLAENGE)
    .replaceAll(/^-+|(?<!-)-+$/g, '');
  const tag = /^\d{4}-\d{2}-\d{2}/.exec(erstelltAm)?.[0] ?? 'ohne-Datum';
  return `${ANFANG[art]}_${kommune || 'Kommune'}_Version-${version}_${tag}.${ENDUNG[art]}`;
}
