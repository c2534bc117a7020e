/** Wünsche nach den vier Schriftstücken zu den Zahlen des Handbuchs, und was auf einem Schriftstück steht. */
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { type Schriftstueck, tabellenIn } from '../../../shared/druck/schriftstueck.ts';
import { zelltext } from '../../../shared/druck/zelltext.ts';
import { schriftstueckZu, type Wunsch } from '../../../shared/schriftstuecke/schriftstuecke.ts';
import { d } from '../tage.ts';

export const ABRUF = {
  art: 'mittelanforderung',
  programm: 'THM',
  haushaltsjahr: 2021,
  angefordertAm: d('2021-11-02'),
  fensterBis: d('2021-12-31'),
} as const satisfies Wunsch;
export const NACHWEIS = { art: 'nachweis', programm: 'THM', andereMittel: 'dritte' } as const satisfies Wunsch;
export const ZINSEN = {
  art: 'zinsen',
  betrag: '5510.10',
  anlass: 'Erstattung 2021, Baustein 6',
  ab: d('2022-07-01'),
  raten: [{ am: d('2023-10-01'), betrag: '5510.10' }],
  wechselAb: null,
} as const satisfies Wunsch;
export const WEITER = { art: 'weiterleitungen', programm: 'THM', tageVorher: 30 } as const satisfies Wunsch;

/** Im Bescheid 54.400,00 je Stelle; die Anteile stehen darin, weil der Plan kleiner ist. */
export const JE_54400 = {
  zuwendung: '108800.00',
  jahre: [{ haushaltsjahr: 2021, zuwendung: '108800.00' }],
};

export function stueck(version: Antragsversion, wunsch: Wunsch): Schriftstueck {
  const angebot = schriftstueckZu(version, wunsch);
  if ('fehlt' in angebot) throw new Error(angebot.fehlt);
  return angebot.schriftstueck;
}

export const fehlt = (version: Antragsversion, wunsch: Wunsch) => {
  const angebot = schriftstueckZu(version, wunsch);
  return 'fehlt' in angebot ? angebot.fehlt : null;
};

export function tabelle(schriftstueck: Schriftstueck, blatt: string): string[][] {
  const gefunden = tabellenIn(schriftstueck).find((eine) => eine.blatt === blatt);
  if (!gefunden) throw new Error(`Keine Tabelle ${blatt}`);
  return gefunden.zeilen.map(({ zellen }) => zellen.map((z, i) => zelltext(z, gefunden.spalten[i]?.art ?? 'text')));
}

export const absaetze = ({ bloecke }: Schriftstueck) => bloecke.flatMap((b) => (b.art === 'absatz' ? [b.text] : []));
export const angabe = ({ bloecke }: Schriftstueck, name: string) =>
  bloecke.flatMap((b) => (b.art === 'angaben' ? b.zeilen : [])).find(([n]) => n === name)?.[1];
