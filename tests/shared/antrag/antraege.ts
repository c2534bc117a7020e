/**
 * Erzeugte Anträge: von ordentlichen bis zu solchen, die sich zum Teil nicht rechnen lassen. Alle bestehen das Schema.
 */
import * as fc from 'fast-check';
import type { Antrag, Massnahmeneintrag, Stelleneintrag } from '../../../shared/antrag/schema.ts';
import { betrag, foerdertag, stellenanteil, zeitraum } from '../tage.ts';

const traeger = () =>
  fc.record({
    name: fc.constantFrom('Stadt Aachen', 'Beispielträger A', 'Beispielträger B', '=HYPERLINK("x")'),
    art: fc.constantFrom('kommune' as const, 'partner' as const),
  });
const wer = () => fc.constantFrom('kommune' as const, 'partner' as const);
const weiterleitung = () => fc.constantFrom(null, 'bescheid' as const, 'vertrag' as const);
const oderNichts = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

const stelle = (zeit: fc.Arbitrary<{ von: string; bis: string }>): fc.Arbitrary<Omit<Stelleneintrag, 'id'>> =>
  fc
    .record({
      stelle: fc.constantFrom(null, null, 'Stelle 1', 'Stelle 2'),
      bezeichnung: fc.constantFrom('Teilhabemanagement', '', 'Beispiel'),
      traeger: traeger(),
      eigenanteil: wer(),
      stellenanteil: stellenanteil(),
      zeit,
      jahresausgaben: oderNichts(betrag(1, 15_000_000)),
      weiterleitung: weiterleitung(),
    })
    .map(({ zeit: { von, bis }, ...rest }) => ({ ...rest, von, bis }));

const massnahme = (mitFehlern: boolean): fc.Arbitrary<Omit<Massnahmeneintrag, 'id'>> =>
  fc
    .record({
      baustein: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 5 as const),
      bezeichnung: fc.constantFrom('Beispiel: Coaching', ''),
      traeger: traeger(),
      eigenanteil: wer(),
      haushaltsjahr: mitFehlern
        ? fc.constantFrom(2019, 2020, 2020, 2021, 2022, 2023)
        : fc.constantFrom(2020, 2020, 2021, 2022),
      ausgaben: betrag(0, 30_000_000),
      ausgabenImFenster: oderNichts(betrag(0, 30_000_000)),
      quote: oderNichts(fc.constantFrom('0.5', '0.65', '0.8')),
      teilnehmende: oderNichts(fc.integer({ min: 0, max: 500 })),
      weiterleitung: weiterleitung(),
    })
    .map((eintrag) =>
      mitFehlern ? eintrag : { ...eintrag, quote: eintrag.baustein === 5 ? (eintrag.quote ?? '0.7') : null },
    );

const verkehrt = () =>
  fc.oneof(
    { weight: 8, arbitrary: zeitraum() },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        { von: '2021-01-01', bis: '2020-01-01' },
        { von: '2019-01-01', bis: '2020-06-30' },
        { von: '2022-01-01', bis: '2023-01-31' },
        { von: '1900-01-01', bis: '2100-01-01' },
      ),
    },
  );

export interface Umfang {
  readonly stellen?: number;
  readonly massnahmen?: number;
}

function antrag(mitFehlern: boolean, { stellen = 5, massnahmen = 5 }: Umfang): fc.Arbitrary<Antrag> {
  const verfahren = fc.record({ antragAm: oderNichts(foerdertag()), bewilligtAm: oderNichts(foerdertag()) });
  return fc.record({
    titel: fc.constant('Erzeugt'),
    kommune: fc.record({
      name: fc.constant('Stadt Aachen'),
      regierungsbezirk: fc.constant('Köln'),
      art: fc.constantFrom('kreisfrei' as const, 'kreis' as const, 'kreisangehoerig' as const),
      geschaeftsfuehrendeStelle: mitFehlern ? fc.boolean() : fc.constant(true),
    }),
    stand: foerdertag(),
    personen: fc.record({ geduldete: fc.integer({ min: 0, max: 600 }), gestattete: fc.integer({ min: 0, max: 600 }) }),
    verfahren: fc.record({ thm: verfahren, dia: verfahren }),
    foerdervolumen: oderNichts(betrag(0, 100_000_000)),
    stellen: fc
      .array(stelle(mitFehlern ? verkehrt() : zeitraum()), { maxLength: stellen })
      .map((liste) => liste.map((s, i) => ({ id: `S${i + 1}`, ...s }))),
    massnahmen: fc
      .array(massnahme(mitFehlern), { maxLength: massnahmen })
      .map((liste) => liste.map((m, i) => ({ id: `M${i + 1}`, ...m }))),
    integrationspauschale: fc.boolean(),
    bagatellgrenze: oderNichts(betrag(0, 5_000_000)),
  });
}

/** Jeder Eintrag lässt sich rechnen. */
export const berechenbarerAntrag = (umfang: Umfang = {}): fc.Arbitrary<Antrag> => antrag(false, umfang);
/** Auch mit verkehrten Zeiträumen, fehlenden Quoten und ohne Geschäftsführende Stelle. */
export const irgendeinAntrag = (umfang: Umfang = {}): fc.Arbitrary<Antrag> => antrag(true, umfang);
