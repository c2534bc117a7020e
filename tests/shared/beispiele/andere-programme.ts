/**
 * Die gerechneten Zahlen des Fachkonzepts zu den späteren Quellen und den anderen Programmen, je mit dem Antrag, der sie
 * ergibt. Beträge in € als Dezimaltext.
 */
import { type Antrag, antragSchema } from '../../../shared/antrag/schema.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';

export interface Programmfall {
  readonly name: string;
  readonly antrag: Antrag;
  /** Die Summe des Plans: Zuwendung, Eigenanteil, Ausgaben. */
  readonly gesamt: { readonly zuwendung: string; readonly eigenanteil: string; readonly ausgaben: string };
}

const [muster] = AACHEN_BEISPIEL.stellen;
if (!muster) throw new Error('Das Beispiel hat keine Stelle');

export const stelle = (id: string, von: string, bis: string, jahresausgaben: string | null, rest: object = {}) => ({
  ...muster,
  ...{ id, bezeichnung: '', stelle: null, stellenanteil: '1.0', eigenanteil: 'kommune' },
  ...{ von, bis, jahresausgaben, ...rest },
});

export const antragMitStellen = (stellen: readonly object[], rest: object = {}): Antrag =>
  antragSchema.parse({ ...AACHEN_BEISPIEL, massnahmen: [], stellen, ...rest });

const fall = (
  name: string,
  regelstand: string,
  eine: object,
  [zuwendung, eigenanteil, ausgaben]: readonly [string, string, string],
  rest: object = {},
): Programmfall => ({
  name,
  antrag: antragMitStellen([eine], { regelstand: { thm: regelstand, dia: null }, ...rest }),
  gesamt: { zuwendung, eigenanteil, ausgaben },
});

const AB_MAERZ = ['2024-03-15', '2024-12-31'] as const;
const IM_JAHR = ['2024-01-01', '2024-12-31'] as const;
const BUDGET = [{ programm: 'SSA-NRW', haushaltsjahr: 2024, betrag: '50000.00' }];

export const PROGRAMMFAELLE: readonly Programmfall[] = [
  fall('THM-2019-F', 'THM-2019-F', stelle('S1', '2020-04-01', '2022-06-30', '65300.00'), [
    '117540.00',
    '29385.00',
    '146925.00',
  ]),
  fall('SSA-NRW', 'SSA-NRW', stelle('S1', ...IM_JAHR, '74300.00'), ['56000.00', '18300.00', '74300.00']),
  fall('SSA-NRW ohne Kosten', 'SSA-NRW', stelle('S1', ...IM_JAHR, null), ['56000.00', '14000.00', '70000.00']),
  fall('SSA-NRW mit Budget', 'SSA-NRW', stelle('S1', ...IM_JAHR, '74300.00'), ['50000.00', '24300.00', '74300.00'], {
    budget: BUDGET,
  }),
  fall(
    'SSA-NRW-AUSNAHME',
    'SSA-NRW-AUSNAHME',
    stelle('S1', '2026-01-01', '2026-12-31', '74300.00'),
    ['59440.00', '14860.00', '74300.00'],
    { ausnahmegrund: 'Mehr Schulen' },
  ),
  fall('KIM-NRW', 'KIM-NRW', stelle('S1', ...IM_JAHR, '65300.00'), ['57000.00', '8300.00', '65300.00']),
  fall('KIM-NRW, 18 Stellen', 'KIM-NRW', stelle('S1', ...IM_JAHR, null, { stellenanteil: '18.0' }), [
    '1026000.00',
    '0.00',
    '1026000.00',
  ]),
  fall('KIM-NRW ab 15.03.2024', 'KIM-NRW', stelle('S1', ...AB_MAERZ, '65300.00'), ['45441.67', '6616.94', '52058.61']),
  fall(
    'KIM-NRW ab 15.03.2024 in Zwölfteln',
    'KIM-NRW',
    stelle('S1', ...AB_MAERZ, '65300.00'),
    ['47500.00', '6916.67', '54416.67'],
    { zeitanteil: 'zwoelftel' },
  ),
  fall(
    'KIM-NRW ab 15.03.2024 nach Kalendertagen',
    'KIM-NRW',
    stelle('S1', ...AB_MAERZ, '65300.00'),
    ['45475.41', '6621.86', '52097.27'],
    { zeitanteil: 'tage' },
  ),
  fall('KIM-NRW ab 15.03.2024 unter dem Festbetrag', 'KIM-NRW', stelle('S1', ...AB_MAERZ, '50000.00'), [
    '39861.11',
    '0.00',
    '39861.11',
  ]),
  fall('KIM-NRW-ASSISTENZ', 'KIM-NRW-ASSISTENZ', stelle('S1', ...IM_JAHR, null, { stellenanteil: '0.5' }), [
    '22500.00',
    '0.00',
    '22500.00',
  ]),
];

/**
 * Alles zugleich: vier Programme, geteilte Stellen mit angebrochenen Monaten, Budget, Maßnahme der Fortschreibung. Ohne
 * Geschäftsführende Stelle fällt nur weg, was eine braucht.
 */
export function gemischt(zeitanteil: 'dreissigstel' | 'zwoelftel' | 'tage', geschaeftsfuehrendeStelle = true): Antrag {
  return antragMitStellen(
    [
      stelle('T', '2020-04-01', '2022-12-31', '65300.00'),
      stelle('K1', '2024-01-01', '2024-03-10', '65300.00', { stelle: 'Case', regelstand: 'KIM-NRW' }),
      stelle('K2', '2024-03-08', '2025-02-14', '50000.00', { stelle: 'Case', regelstand: 'KIM-NRW' }),
      stelle('A', '2024-05-16', '2024-11-30', null, { stellenanteil: '0.5', regelstand: 'KIM-NRW-ASSISTENZ' }),
      stelle('S', '2024-02-12', '2025-07-31', '74300.00', { regelstand: 'SSA-NRW', eigenanteil: 'partner' }),
      stelle('X', '2025-08-01', '2026-01-20', '74300.00', { regelstand: 'SSA-NRW-AUSNAHME' }),
    ],
    {
      kommune: { ...AACHEN_BEISPIEL.kommune, geschaeftsfuehrendeStelle },
      massnahmen: [
        {
          ...{ id: 'M1', baustein: 1, bezeichnung: '', traeger: muster?.traeger, eigenanteil: 'kommune' },
          ...{ haushaltsjahr: 2022, ausgaben: '10000.00', ausgabenImFenster: '4000.00', quote: null },
          ...{ teilnehmende: null, weiterleitung: null },
        },
      ],
      regelstand: { thm: null, dia: 'DIA-2019-F' },
      zeitanteil,
      budget: BUDGET.map((eines) => ({ ...eines, betrag: '40000.00' })),
      ausnahmegrund: 'Mehr Schulen',
    },
  );
}
