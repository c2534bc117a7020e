/**
 * Ein erfundenes Folgeprogramm beider Arten ab 2031: Jeder Wert und jede Fundstelle ist anders als in den Regelständen
 * von 2019, damit auffällt, wo noch einer von ihnen steht. Nur für Tests; gesucht wird mit {@link spurenVon2019}.
 */
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { REGELSTAENDE, type Verzeichnis } from '../../../shared/regelstand/verzeichnis.ts';
import { DIA_2031, THM_2031 } from './folgedaten.ts';

export { DIA_2031, THM_2031 };

/** Die Regelstände von heute und das Folgeprogramm dahinter. */
export const MIT_FOLGEPROGRAMM: Verzeichnis = [...REGELSTAENDE, THM_2031, DIA_2031];
/** Nur das Folgeprogramm: Was hier gerechnet wird, kann von 2019 nichts wissen. */
export const NUR_FOLGEPROGRAMM: Verzeichnis = [THM_2031, DIA_2031];

const KOMMUNE = 'Musterkreis';

function posten(id: string): Antrag['stellen'][number] {
  return {
    id,
    stelle: null,
    bezeichnung: 'Teilhabemanagement',
    traeger: { name: KOMMUNE, art: 'kommune' },
    eigenanteil: 'kommune',
    stellenanteil: '1.0',
    von: '2031-04-01',
    bis: '2033-12-31',
    jahresausgaben: '87000.00',
    weiterleitung: null,
  };
}

function massnahme(id: string, nummer: 1 | 2 | 3 | 4 | 5, haushaltsjahr: number): Antrag['massnahmen'][number] {
  return {
    id,
    baustein: nummer,
    bezeichnung: 'Maßnahme',
    traeger: { name: KOMMUNE, art: 'kommune' },
    eigenanteil: 'kommune',
    haushaltsjahr,
    ausgaben: '100000.00',
    ausgabenImFenster: null,
    quote: null,
    teilnehmende: null,
    weiterleitung: null,
  };
}

/** Ein Antrag, der fast jeden Hinweis auslöst, in dem eine Zahl des Regelstands steht. */
export const FOLGEANTRAG: Antrag = {
  titel: 'Erfundenes Folgeprogramm',
  kommune: { name: KOMMUNE, regierungsbezirk: 'Köln', art: 'kreis', geschaeftsfuehrendeStelle: true },
  stand: '2031-03-01',
  personen: { geduldete: 256, gestattete: 10 },
  verfahren: { thm: { antragAm: '2030-12-01', bewilligtAm: null }, dia: { antragAm: '2030-12-01', bewilligtAm: null } },
  foerdervolumen: '123456.70',
  stellen: [
    posten('S1'),
    { ...posten('S2'), stellenanteil: '0.5', jahresausgaben: '93600.00' },
    { ...posten('S3'), stelle: 'Gemeinsam', bis: '2032-03-14' },
    { ...posten('S4'), stelle: 'Gemeinsam', von: '2032-03-10', jahresausgaben: null },
    { ...posten('S5'), jahresausgaben: '49382.68' },
  ],
  massnahmen: [
    { ...massnahme('M1', 1, 2031), teilnehmende: 52, ausgabenImFenster: '1000.00' },
    { ...massnahme('M2', 2, 2032), ausgabenImFenster: '33333.33' },
    { ...massnahme('M3', 4, 2032), ausgaben: '5000.01' },
    { ...massnahme('M4', 5, 2033), quote: '0.45', ausgabenImFenster: '120000.00' },
  ],
  integrationspauschale: true,
  bagatellgrenze: null,
};

/** Woran eine Zahl oder Quelle von 2019 zu erkennen ist. */
const SPUREN: readonly RegExp[] = [
  /\b(?:2019|2020|2021|2022)\b/g,
  /(?:THM|DIA)-2019/g,
  /\b(?:68\.000|68000|34\.000|34000|54\.400|54400)\b/g,
  /\b(?:80|20) ?%/g,
  /(?<![\d.,])0[.,]8(?!\d)/g,
  /\b[Hh]albe[nr]? (?:Schritte?|Stellen?)/g,
  /je 100 |ab (?:75|125) Personen|einem je 20 Personen/g,
  /Bausteine 1 bis 4 (?:sehen|beträgt)|der Bausteine 1 bis 4/g,
  /20\.11\.|01\.01\.–/g,
  /Aachen|Konzept|IAQ|17\/4367/g,
];

/** Jede Stelle eines Textes, die nach 2019 aussieht, mit etwas Umgebung; leer, wenn keine. */
export function spurenVon2019(text: string): string[] {
  return SPUREN.flatMap((spur) =>
    [...text.matchAll(spur)].map(
      ({ index, 0: gefunden }) => `${gefunden}: …${text.slice(Math.max(0, index - 40), index + 60)}…`,
    ),
  );
}
