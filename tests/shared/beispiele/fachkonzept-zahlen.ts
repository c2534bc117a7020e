/**
 * Die gerechneten Zahlen des Fachkonzepts nach dem Bescheid (R18–R25, A8–A10), jede einmal. Der Kern prüft sie in
 * `tests/shared/kern` und `tests/shared/abwicklung`; hier steht, womit sie durch Prüfmappe und API gehen.
 */
import type { Abwicklung } from '../../../shared/antrag/abwicklung.ts';
import type { Bescheidangabe } from '../../../shared/antrag/bescheidschema.ts';
import type { Antrag, Stelleneintrag } from '../../../shared/antrag/schema.ts';
import type { Zinsanfrage } from '../../../shared/api/nach-dem-bescheid.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { LEER } from './leere-abwicklung.ts';

const [STELLE] = AACHEN_BEISPIEL.stellen as [Stelleneintrag];

const stelle = (id: string, mehr: Partial<Stelleneintrag> = {}): Stelleneintrag => ({
  ...STELLE,
  id,
  stelle: null,
  stellenanteil: '1.0',
  von: '2021-01-01',
  bis: '2021-12-31',
  jahresausgaben: '65300.00',
  ...mehr,
});
const antrag = (stellen: readonly Stelleneintrag[], abwicklung: Partial<Abwicklung> = {}): Antrag => ({
  ...AACHEN_BEISPIEL,
  massnahmen: [],
  stellen: [...stellen],
  abwicklung: { ...LEER, ...abwicklung },
});
const ist = (id: string, haushaltsjahr: number, betrag: string, andereMittel: string | null = null) => ({
  id,
  haushaltsjahr,
  betrag,
  monate: null,
  andereMittel,
});
const abruf = (betrag: string, eingegangenAm: string | null = '2021-03-01') => ({
  programm: 'THM' as const,
  haushaltsjahr: 2021,
  angefordertAm: '2021-02-01',
  fensterBis: '2021-12-31',
  betrag,
  eingegangenAm,
});
const bescheid = (jahre: Readonly<Record<number, string>>, mehr: Partial<Bescheidangabe> = {}): Bescheidangabe => ({
  datum: '2020-12-01',
  aktenzeichen: 'Az.',
  stellen: '2.0',
  zuwendung: Object.values(jahre)
    .reduce((summe, betrag) => summe + Number(betrag), 0)
    .toFixed(2),
  jahre: Object.entries(jahre).map(([jahr, zuwendung]) => ({ haushaltsjahr: Number(jahr), zuwendung })),
  ...mehr,
});

export interface Zahlenfall {
  readonly name: string;
  readonly antrag: Antrag;
  readonly bescheide: readonly Bescheidangabe[];
  /** Teil von `nachDemBescheid` der API. */
  readonly api: object;
  /** Diese Beträge in Cent stehen als Ergebnis einer Formel in der Prüfmappe, je Blatt. */
  readonly mappe: Readonly<Partial<Record<'Abrufplan' | 'Abwicklung' | 'Besetzung' | 'Haushalt', readonly number[]>>>;
}

const LUECKE: Abwicklung['besetzung'] = [
  { id: 'S1', von: '2021-01-01', bis: '2021-03-14' },
  { id: 'S1', von: '2021-06-01', bis: '2021-12-31' },
];
const weiterleitung = (traegtKommune: boolean) => ({
  stellen: [
    stelle('S1'),
    stelle('S2', {
      jahresausgaben: '62000.00',
      traeger: { name: 'A', art: 'partner' },
      eigenanteil: traegtKommune ? ('kommune' as const) : ('partner' as const),
      weiterleitung: 'bescheid',
    }),
    stelle('S3', {
      jahresausgaben: '69000.00',
      traeger: { name: 'B', art: 'partner' },
      eigenanteil: 'partner',
      weiterleitung: 'bescheid',
    }),
  ],
  abwicklung: {
    weiterleitungen: [
      {
        id: 'S2',
        haushaltsjahr: 2021,
        partner: 'A',
        betrag: '49600.00',
        vertragVom: null,
        ist: '58000.00',
        zurueck: null,
      },
      { id: 'S3', haushaltsjahr: 2021, partner: 'B', betrag: '54400.00', vertragVom: null, ist: null, zurueck: null },
    ],
  },
});
const [A_PARTNER, A_KOMMUNE] = [weiterleitung(false), weiterleitung(true)];

/** A9, zweite Zeile: gezahlt in ganzen Cent, sechs Fenster zu zwei Monaten. */
const GEZAHLT = ['10883.33', '21766.67', '32650.00', '43533.33', '54416.67', '65300.00'];
const ABRUFE = ['8706.66', '8706.68', '8706.66', '8706.66', '8706.68', '8706.66'];

export const FAELLE: readonly Zahlenfall[] = [
  {
    name: 'zwei Stellen 2021: 46.729,90 + 52.240,00 = 98.969,90, Erstattung 5.510,10; Jahr im Ganzen 99.609,90 und 4.870,10',
    antrag: antrag([stelle('S1'), stelle('S2')], {
      ist: [ist('S1', 2021, '58412.37'), ist('S2', 2021, '66100.00')],
      abrufe: [abruf('104480.00')],
    }),
    bescheide: [bescheid({ 2021: '104480.00' })],
    api: {
      jeHaushaltsjahr: [
        {
          bewilligtMinusGeplant: '0.00',
          endgueltig: '98969.90',
          lesarten: [{ regel: 'A8', wert: '99609.90', zuErstatten: '4870.10' }],
          haushalt: {
            grundlage: 'ist',
            ertrag: '98969.90',
            einzahlung: '104480.00',
            forderung: '0.00',
            verbindlichkeit: '5510.10',
          },
        },
      ],
      jeEintrag: [
        { id: 'S1', bewilligt: '52240.00', nachIst: '46729.90', endgueltig: '46729.90' },
        { id: 'S2', bewilligt: '52240.00', nachIst: '52880.00', endgueltig: '52240.00' },
      ],
    },
    mappe: {
      Abwicklung: [4_672_990, 5_224_000, 5_288_000, 98_969.9, 5_510.1, 99_609.9, 4_870.1],
      Haushalt: [9_896_990, 10_448_000, 551_010],
    },
  },
  {
    name: 'andere Mittel: 48.240,00, in voller Höhe 47.240,00, über dem Eigenanteil 52.240,00; 72.000: 50.400,00 und 53.600,00',
    antrag: antrag([stelle('S1'), stelle('S2')], {
      ist: [ist('S1', 2021, '65300.00', '5000.00'), ist('S2', 2021, '72000.00', '5000.00')],
    }),
    bescheide: [],
    api: {
      jeEintrag: [
        { endgueltig: '48240.00', lesarten: [{ wert: '47240.00' }, { wert: '52240.00' }] },
        { endgueltig: '50400.00', lesarten: [{ wert: '49400.00' }, { wert: '54400.00' }, { wert: '53600.00' }] },
      ],
    },
    mappe: { Abwicklung: [4_824_000, 4_724_000, 5_224_000, 5_040_000, 5_360_000] },
  },
  {
    name: 'A8 über alle Jahre: 142.880,00 gegen 143.660,00',
    antrag: antrag([stelle('S1', { von: '2020-04-01', bis: '2022-12-31' })], {
      ist: [ist('S1', 2020, '48000.00'), ist('S1', 2021, '66500.00'), ist('S1', 2022, '65300.00')],
    }),
    bescheide: [bescheid({ 2020: '39180.00', 2021: '52240.00', 2022: '52240.00' }, { datum: '2020-03-01' })],
    api: { gesamt: [{ programm: 'THM', endgueltig: '142880.00', lesarten: [{ regel: 'A8', wert: '143660.00' }] }, {}] },
    mappe: { Haushalt: [14_288_000, 14_366_000] },
  },
  {
    name: 'unbesetzt 15.03.–31.05.2021 im Plan: 284 Tage, 53.644,44, 51.514,44, 41.211,56, 10.302,88, 11.028,44 unter dem Bescheid',
    antrag: antrag([stelle('S1')], { besetzung: LUECKE }),
    bescheide: [bescheid({ 2021: '52240.00' })],
    api: {
      nachBesetzung: [
        {
          id: 'S1',
          haushaltsjahr: 2021,
          foerdertage: '284',
          bemessung: '53644.44',
          ausgaben: '51514.44',
          zuwendung: '41211.56',
          eigenanteil: '10302.88',
          unterBescheid: '11028.44',
        },
      ],
    },
    mappe: { Besetzung: [284, 5_364_444, 5_151_444, 4_121_156, 1_030_288] },
  },
  {
    name: 'dieselbe Lücke nach Ist 51.514,44: 41.211,55, 10.302,89, 11.028,45',
    antrag: antrag([stelle('S1')], {
      besetzung: LUECKE,
      ist: [ist('S1', 2021, '51514.44')],
      abrufe: [abruf('52240.00')],
    }),
    bescheide: [bescheid({ 2021: '52240.00' })],
    api: {
      jeEintrag: [{ zuwendungsfaehig: '51514.44', endgueltig: '41211.55' }],
      jeHaushaltsjahr: [{ haushalt: { belastung: '10302.89', verbindlichkeit: '11028.45' } }],
    },
    mappe: { Abwicklung: [284, 4_121_155, 11_028.45], Haushalt: [1_030_289, 1_102_845] },
  },
  {
    name: 'Abruf zum Jahresende, Bedarf 70.000 und 60.000: 54.400,00 + 48.000,00 = 102.400,00',
    antrag: antrag([stelle('S1'), stelle('S2')], { ist: [ist('S1', 2021, '70000.00'), ist('S2', 2021, '60000.00')] }),
    bescheide: [bescheid({ 2021: '108800.00' })],
    api: {
      jeHaushaltsjahr: [{ naechsterAbruf: '102400.00' }],
      jeEintrag: [{ endgueltig: '54400.00' }, { endgueltig: '48000.00' }],
    },
    mappe: { Abwicklung: [10_240_000, 5_440_000, 4_800_000] },
  },
  {
    name: 'A9, nach dem Plan, Bedarf exakt, sechs Fenster: 8.706,67 · ,66 · ,67 · ,67 · ,66 · ,67',
    antrag: antrag([stelle('S1')], {}),
    bescheide: [bescheid({ 2021: '52240.00' })],
    api: { jeHaushaltsjahr: [{ bewilligtMinusGeplant: '0.00' }] },
    mappe: { Abrufplan: [870_667, 1_741_333, 2_612_000, 3_482_667, 4_353_333, 5_224_000, 870_666] },
  },
  ...GEZAHLT.map(
    (gezahlt, i): Zahlenfall => ({
      name: `A9, gezahlt in ganzen Cent, Fenster ${i + 1}: ${ABRUFE[i]}`,
      antrag: antrag([stelle('S1')], {
        ist: [ist('S1', 2021, gezahlt)],
        abrufe: ABRUFE.slice(0, i).map((betrag) => abruf(betrag)),
      }),
      bescheide: [bescheid({ 2021: '52240.00' })],
      api: { jeHaushaltsjahr: [{ naechsterAbruf: ABRUFE[i] }] },
      mappe: { Abwicklung: [Math.round(Number(ABRUFE[i]) * 100)] },
    }),
  ),
  {
    name: 'Weiterleitung: 52.240,00 + 49.600,00 + 54.400,00 = 156.240,00, Transferaufwand 104.000,00, Belastung 13.060,00; A weist 58.000,00 nach: 46.400,00, 3.200,00 zurück',
    antrag: antrag(A_PARTNER.stellen, A_PARTNER.abwicklung),
    bescheide: [bescheid({ 2021: '156240.00' }, { stellen: '3.0' })],
    api: {
      jeHaushaltsjahr: [
        {
          haushalt: {
            grundlage: 'plan',
            ertrag: '156240.00',
            personalaufwand: '65300.00',
            transferaufwand: '104000.00',
            massnahmen: '0.00',
            belastung: '13060.00',
            forderung: null,
            verbindlichkeit: null,
          },
        },
      ],
      weiterleitungen: [
        { partner: 'A', weitergeleitet: '49600.00', endgueltig: '46400.00', zurueckzuzahlen: '3200.00' },
        { partner: 'B', weitergeleitet: '54400.00', endgueltig: null, zurueckzuzahlen: null },
      ],
      planAufBescheid: { nichtBewilligt: [], finanzierungsplan: { gesamt: { zuwendung: '156240.00' } } },
    },
    mappe: {
      Haushalt: [5_224_000, 4_960_000, 5_440_000, 15_624_000, 6_530_000, 10_400_000, 1_306_000, 4_640_000, 320_000],
    },
  },
  {
    name: 'Weiterleitung, die Kommune trägt den Eigenanteil von A: Transferaufwand 116.400,00, Belastung 25.460,00',
    antrag: antrag(A_KOMMUNE.stellen, A_KOMMUNE.abwicklung),
    bescheide: [bescheid({ 2021: '156240.00' }, { stellen: '3.0' })],
    api: { jeHaushaltsjahr: [{ haushalt: { transferaufwand: '116400.00', belastung: '25460.00' } }] },
    mappe: { Haushalt: [11_640_000, 2_546_000] },
  },
  {
    name: 'Aachen 2020: Belastung 9.795,00, Integrationspauschale 8.343,88, danach 1.451,12',
    antrag: antrag([stelle('S1', { von: '2020-04-01', bis: '2020-12-31' })]),
    bescheide: [bescheid({ 2020: '39180.00' }, { stellen: '1.0' })],
    api: {
      jeHaushaltsjahr: [
        { haushalt: { belastung: '9795.00', integrationspauschale: '8343.88', belastungNachPauschale: '1451.12' } },
      ],
    },
    mappe: { Haushalt: [979_500, 145_112] },
  },
  {
    name: 'Aachen 2020 nach einem Ist von 48.975,00: dieselbe Pauschale nach Fördertagen (R20)',
    antrag: antrag([stelle('S1', { von: '2020-04-01', bis: '2020-12-31' })], { ist: [ist('S1', 2020, '48975.00')] }),
    bescheide: [bescheid({ 2020: '39180.00' }, { stellen: '1.0' })],
    api: {
      jeHaushaltsjahr: [
        {
          haushalt: {
            grundlage: 'ist',
            belastung: '9795.00',
            integrationspauschale: '8343.88',
            belastungNachPauschale: '1451.12',
            forderung: '39180.00',
          },
        },
      ],
    },
    mappe: { Haushalt: [979_500, 145_112, 3_918_000] },
  },
];

export interface Zinsfall {
  readonly name: string;
  readonly anfrage: Zinsanfrage;
  readonly zinsen: string;
  /** Die anderen Lesarten, die dabei stehen. */
  readonly lesarten: readonly string[];
}

const SCHULD = { betrag: '5510.10', ab: '2022-07-01', gezahltAm: '2023-10-01' };
const ZWISCHEN = { betrag: '4353.34', ab: '2021-03-01', gezahltAm: '2021-05-31' };

export const ZINSFAELLE: readonly Zinsfall[] = [
  { name: '3 Punkte, act/365', anfrage: SCHULD, zinsen: '270.12', lesarten: ['408.10', '269.99'] },
  {
    name: '5 Punkte, act/365',
    anfrage: { ...SCHULD, punkte: '5' },
    zinsen: '408.10',
    lesarten: ['270.12', '407.75'],
  },
  {
    name: '3 Punkte, 30E/360',
    anfrage: { ...SCHULD, punkte: '3', zaehlung: '30/360' },
    zinsen: '269.99',
    lesarten: ['407.75', '270.12'],
  },
  {
    name: '5 Punkte, 30E/360',
    anfrage: { ...SCHULD, punkte: '5', zaehlung: '30/360' },
    zinsen: '407.75',
    lesarten: ['269.99', '408.10'],
  },
  {
    name: '5 Punkte bis 30.06.2023, dann 3',
    anfrage: { ...SCHULD, punkte: '5', wechsel: [{ ab: '2023-07-01', punkte: '3' }] },
    zinsen: '380.32',
    lesarten: ['270.12', '408.10'],
  },
  {
    name: 'Zwischenzinsen, 91 Tage',
    anfrage: ZWISCHEN,
    zinsen: '23.01',
    lesarten: ['44.72'],
  },
  {
    name: 'Zwischenzinsen mit 5 Punkten',
    anfrage: { ...ZWISCHEN, punkte: '5' },
    zinsen: '44.72',
    lesarten: ['23.01'],
  },
];
