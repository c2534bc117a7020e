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
  const kommune = antrag.kommune.name
    .normalize('NFC')
    .replaceAll(/[äöüÄÖÜßẞ]/g, (zeichen) => UMLAUTE[zeichen] ?? '')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .slice(0, NAMENSLAENGE)
    .replaceAll(/^-+|(?<!-)-+$/g, '');
  const tag = /^\d{4}-\d{2}-\d{2}/.exec(erstelltAm)?.[0] ?? 'ohne-Datum';
  return `${ANFANG[art]}_${kommune || 'Kommune'}_Version-${version}_${tag}.${endung}`;
}
