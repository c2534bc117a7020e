/** Versionen mit den Zahlen des Handbuchs: zwei Stellen 2021, drei Stellen mit Partnern, und sehr viele. */
import type { Abwicklung } from '../../../shared/antrag/abwicklung.ts';
import type { Bescheidangabe } from '../../../shared/antrag/bescheidschema.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { BESCHEID, ist } from '../beispiele/bescheid-zwei-stellen.ts';
import { LEER } from '../beispiele/leere-abwicklung.ts';
import { ZWEI_STELLEN } from '../beispiele/zwei-stellen.ts';
import { versionNachBescheid } from '../pruefmappe/nach-dem-bescheid.ts';

export const abruf = (betrag: string, angefordertAm = '2021-01-10', eingegangenAm: string | null = '2021-02-01') => ({
  programm: 'THM' as const,
  haushaltsjahr: 2021,
  angefordertAm,
  fensterBis: '2021-12-31',
  betrag,
  eingegangenAm,
});

/** Zwei Stellen mit Bescheid und dem, was danach geschah. */
export function zweiStellen(
  abwicklung: Partial<Abwicklung>,
  bescheid: Partial<Bescheidangabe> = {},
  antrag: Antrag = ZWEI_STELLEN,
): Antragsversion {
  return versionNachBescheid({ ...antrag, abwicklung: { ...LEER, ...abwicklung } }, [{ ...BESCHEID, ...bescheid }]);
}

/** Alles ausgezahlt, Ist 58.412,37 und 66.100,00: 5.510,10 gehen zurück. */
export const ABGERECHNET = zweiStellen({
  ist: [ist('S1', '58412.37'), ist('S2', '66100.00')],
  abrufe: [abruf('104480.00')],
});

const STELLE = ZWEI_STELLEN.stellen[0] as Antrag['stellen'][number];
const partner = (id: string, name: string, jahresausgaben: string): Antrag['stellen'][number] => ({
  ...STELLE,
  id,
  bezeichnung: 'Teilhabemanagement beim Partner',
  traeger: { name, art: 'partner' },
  eigenanteil: 'partner',
  jahresausgaben,
});

/** Stadt und zwei Partner 2021: 52.240,00 + 49.600,00 + 54.400,00; A weist 58.000,00 nach. */
export function weitergeleitet(weiterleitungen: Abwicklung['weiterleitungen']): Antragsversion {
  return zweiStellen(
    {
      ist: [ist('S1', '65300.00')],
      weiterleitungen: [...weiterleitungen],
    },
    {
      stellen: '3.0',
      zuwendung: '156240.00',
      jahre: [{ haushaltsjahr: 2021, zuwendung: '156240.00' }],
      anteile: [
        { id: 'S1', haushaltsjahr: 2021, zuwendung: '52240.00' },
        { id: 'S2', haushaltsjahr: 2021, zuwendung: '49600.00' },
        { id: 'S3', haushaltsjahr: 2021, zuwendung: '54400.00' },
      ],
    },
    {
      ...ZWEI_STELLEN,
      stellen: [STELLE, partner('S2', 'Beispielträger A', '62000.00'), partner('S3', 'Beispielträger B', '69000.00')],
    },
  );
}

export const WEITERGELEITET = weitergeleitet([
  weiterleitung('S2', 'Beispielträger A', '49600.00', '58000.00'),
  weiterleitung('S3', 'Beispielträger B', '54400.00', null),
]);

function weiterleitung(
  id: string,
  name: string,
  betrag: string,
  ausgegeben: string | null,
): Abwicklung['weiterleitungen'][number] {
  return { id, haushaltsjahr: 2021, partner: name, betrag, vertragVom: '2021-01-15', ist: ausgegeben, zurueck: null };
}

/** So viele Stellen, mit langen Namen, mit Zeichen, die keine Schrift hat, jede weitergegeben. */
export function viele(anzahl: number): Antragsversion {
  const namen = [
    'Arbeitsgemeinschaft für Jugendberufshilfe im Städtedreieck Minden-Lübbecke-Porta Westfalica e. V.',
    'Verein für Ausbildungsförderungsmaßnahmenkoordinierung',
    'Łódź-Partnerschaft Ærøskøbing',
    'Hilfe 中文 und 😀',
    '=HYPERLINK("x")',
  ];
  const stellen = Array.from({ length: anzahl }, (_, i) => ({
    ...partner(
      `S${i + 1}`,
      namen[i % namen.length] as string,
      `${60_000 + i * 37}.${String(i % 100).padStart(2, '0')}`,
    ),
    bezeichnung: `Stelle ${i + 1} bei ${namen[i % namen.length]}`,
  }));
  const anteile = stellen.map(({ id }) => ({ id, haushaltsjahr: 2021, zuwendung: '40000.00' }));
  const zuwendung = `${anzahl * 40_000}.00`;
  return zweiStellen(
    {
      ist: stellen.map(({ id }, i) => ist(id, `${48_000 + i * 211}.55`, i % 7 === 0 ? '1234.56' : null)),
      abrufe: Array.from({ length: 6 }, (_, i) => abruf('100000.00', `2021-0${i + 1}-10`)),
      weiterleitungen: stellen.map(({ id, traeger }) => weiterleitung(id, traeger.name, '39000.00', '45678.90')),
    },
    { stellen: `${anzahl}.0`, zuwendung, jahre: [{ haushaltsjahr: 2021, zuwendung }], anteile },
    { ...ZWEI_STELLEN, stellen },
  );
}
