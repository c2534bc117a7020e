/**
 * Hinweise zu einem Fall nach dem Bescheid, knapp zum Vergleichen: je Hinweis eine Zeile mit Schweregrad, Feldern und
 * allem, was der Satz an Beträgen, Tagen und Namen nennt.
 */
import type { Abwicklung } from '../../../shared/antrag/abwicklung.ts';
import { vollerBescheid } from '../../../shared/antrag/bescheid.ts';
import { hinweiseZu } from '../../../shared/antrag/hinweise.ts';
import type { Hinweis } from '../../../shared/antrag/plan-typen.ts';
import { type Planbescheid, planrechnung } from '../../../shared/antrag/planrechnung.ts';
import { OHNE_PRUEFANGABEN, type Pruefangaben } from '../../../shared/antrag/pruefangaben.ts';
import { namensschluessel } from '../../../shared/grund/name.ts';
import type { Verzeichnis } from '../../../shared/regelstand/verzeichnis.ts';
import { LEER } from '../beispiele/leere-abwicklung.ts';
import { type Aenderung, antragMit } from './bausatz.ts';

export interface Probe extends Aenderung {
  readonly bescheide?: readonly Planbescheid[];
  /** `null`: gar keine. */
  readonly nachher?: Partial<Abwicklung> | null;
  readonly pruefung?: Partial<Pruefangaben>;
  readonly verzeichnis?: Verzeichnis;
}

export function hinweiseDer({ bescheide, nachher = {}, pruefung, verzeichnis, ...aenderung }: Probe): Hinweis[] {
  const antrag = { ...antragMit(aenderung), abwicklung: nachher && { ...LEER, ...nachher } };
  return hinweiseZu(planrechnung(antrag, verzeichnis, namensschluessel, bescheide), {
    ...OHNE_PRUEFANGABEN,
    ...pruefung,
  });
}

/** `warnung abwicklung.ist[0].betrag | „S1“ 10,00 €` */
export const kurz = ({ schweregrad, felder, text }: Hinweis): string =>
  `${schweregrad} ${felder.join(' ')} | ${angabenIn(text).join(' ')}`;

export const nurDie = (code: string, probe: Probe): string[] =>
  hinweiseDer(probe)
    .filter((hinweis) => hinweis.code === code)
    .map(kurz);

export const texteDer = (code: string, probe: Probe): string[] =>
  hinweiseDer(probe)
    .filter((hinweis) => hinweis.code === code)
    .map(({ text }) => text);

/** Namen in Anführungszeichen, Beträge und Tage eines Satzes. */
function angabenIn(text: string): string[] {
  return [...text.matchAll(/„[^“]*“|[−+]?\d{1,3}(?:\.\d{3})*,\d\d €|\d\d\.\d\d\.\d{4}/g)].map(([angabe]) => angabe);
}

/** Bestandskräftig, für Baustein 6, vom 15.03.2020; nennt die Summe seiner Jahre. */
export function bescheid(
  betraege: Readonly<Record<number, string>>,
  { anteile = {}, ...rest }: Partial<Omit<Planbescheid, 'anteile'>> & { anteile?: Record<string, string> } = {},
): Planbescheid {
  const jahre = Object.entries(betraege).map(([jahr, zuwendung]) => ({ haushaltsjahr: Number(jahr), zuwendung }));
  return {
    ...vollerBescheid({
      datum: '2020-03-15',
      aktenzeichen: '50.3-17/20',
      stellen: '1.0',
      zuwendung: jahre.reduce((summe, { zuwendung }) => summe + Number(zuwendung), 0).toFixed(2),
    }),
    bestandskraeftigAm: '2020-04-15',
    jahre,
    anteile: Object.entries(anteile).map(([wer, zuwendung]) => {
      const [id = '', jahr] = wer.split(' ');
      return { id, haushaltsjahr: Number(jahr), zuwendung };
    }),
    ...rest,
  };
}

type Zeile<L extends keyof Abwicklung> = Abwicklung[L] extends readonly (infer Z)[] ? Z : never;

export const ist = (id: string, haushaltsjahr: number, rest: Partial<Zeile<'ist'>>): Zeile<'ist'> => ({
  ...{ id, haushaltsjahr, betrag: null, monate: null, andereMittel: null },
  ...rest,
});

/** Zwölf Monate, nur die genannten mit Betrag. */
export const monate = (betraege: Readonly<Record<number, string>>): (string | null)[] =>
  Array.from({ length: 12 }, (_, i) => betraege[i + 1] ?? null);

/** Jeden Monat dasselbe, ohne die genannten. */
export const jedenMonat = (betrag: string, ohne: readonly number[] = []): (string | null)[] =>
  Array.from({ length: 12 }, (_, i) => (ohne.includes(i + 1) ? null : betrag));

/** Angefordert am 1. März, Fenster bis Jahresende, nicht eingegangen. */
export const abruf = (haushaltsjahr: number, betrag: string, rest: Partial<Zeile<'abrufe'>> = {}): Zeile<'abrufe'> => ({
  ...{ programm: 'THM', haushaltsjahr, betrag, eingegangenAm: null },
  ...{ angefordertAm: `${haushaltsjahr}-03-01`, fensterBis: `${haushaltsjahr}-12-31` },
  ...rest,
});

export const weitergabe = (
  id: string,
  haushaltsjahr: number,
  betrag: string,
  rest: Partial<Zeile<'weiterleitungen'>> = {},
): Zeile<'weiterleitungen'> => ({
  ...{ id, haushaltsjahr, betrag, partner: 'Beispielträger A', vertragVom: null, ist: null, zurueck: null },
  ...rest,
});
