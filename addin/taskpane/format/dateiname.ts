/** Dateinamen, die jedes System annimmt: nur Buchstaben ohne Umlaute, Ziffern, Binde- und Unterstrich. */
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import type { Dateiendung } from './dateitypen.ts';

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

const ANFANG = {
  mappe: 'Pruefmappe',
  protokoll: 'Pruefprotokoll',
  mittelanforderung: 'Mittelanforderung',
  nachweis: 'Zahlenmaessiger-Nachweis',
  zinsen: 'Zinsberechnung',
  weiterleitungen: 'Weiterleitungen',
} as const;

/** `Pruefmappe_Stadt-Aachen_Version-3_2020-01-15.xlsx`; der Tag ist der, an dem die Version gespeichert wurde (UTC). */
export function dateiname(
  art: keyof typeof ANFANG,
  endung: Dateiendung,
  { antrag, version, erstelltAm }: Pick<Antragsversion, 'antrag' | 'version' | 'erstelltAm'>,
): string {
  const tag = /^\d{4}-\d{2}-\d{2}/.exec(erstelltAm)?.[0] ?? 'ohne-Datum';
  return `${ANFANG[art]}_${namensteil(antrag.kommune.name)}_Version-${version}_${tag}.${endung}`;
}

/** `Haushalt_Stadt-Aachen_2020-01-15.csv` für etwas, hinter dem keine Version liegt; der Tag ist heute (UTC). */
export function dateinameMit(anfang: string, kommune: string, jetzt: Date, endung: Dateiendung): string {
  return `${anfang}_${namensteil(kommune)}_${jetzt.toISOString().slice(0, 10)}.${endung}`;
}

function namensteil(name: string): string {
  const kommune = name
    .normalize('NFC')
    .replaceAll(/[äöüÄÖÜßẞ]/g, (zeichen) => UMLAUTE[zeichen] ?? '')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .slice(0, NAMENSLAENGE)
    .replaceAll(/^-+|(?<!-)-+$/g, '');
  return kommune || 'Kommune';
}
