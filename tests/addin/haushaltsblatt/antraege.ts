/**
 * Beliebige gültige Anträge, auch mit feindlichen Texten, und ein Blatt im Speicher, das ein Zellmodell wie eine
 * Tabellenkalkulation wiedergibt.
 */
import * as fc from 'fast-check';
import type { Blattmodell, Modellzelle, Zellinhalt } from '../../../addin/workbook/modell.ts';
import type { Blattinhalt, Zellwert } from '../../../addin/workbook/zellen.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { namensschluessel } from '../../../shared/grund/name.ts';

const FEINDLICH = [
  '=1+1',
  '+49 241',
  '-',
  '@SUM(A1)',
  '=HYPERLINK("http://127.0.0.1")',
  "'=1",
  '<b>x</b>',
  'Summe',
  'Kennung',
  'Wert',
  'Titel',
  '1.0',
  '2020-01-01',
  'ja',
  'WAHR',
  '#WERT!',
  '107.756.134',
];

/** Namen, die eine Tabellenkalkulation als Formel, Zahl, Datum oder Wahrheitswert lesen würde, wenn man sie ließe. */
export const FEINDLICHE_NAMEN = [
  '=1+1',
  '=HYPERLINK("http://127.0.0.1";"x")',
  "=cmd|' /C calc'!A0",
  '+49 241',
  '-2+3',
  '@SUM(A1)',
  '\t=1+1',
  "'=1",
  '1e5',
  '00123',
  '31.12.2020',
  '1,5',
  'WAHR',
  'TRUE',
  '#NV',
  '<img src=x>',
] as const;

/** Nichts, was Steuerzeichen enthält oder außen Leerraum hat. */
const textzeichen = fc.stringMatching(/^[A-Za-zÄÖÜäöüß0-9=+@€<>&"'#;,.:/ -]{1,40}$/).map((t) => t.trim() || 'x');
const fremde = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .filter((t) => t.trim() !== '' && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{DI}\p{NChar}]/u.test(t));
const text = fc.oneof(textzeichen, fremde, fc.constantFrom(...FEINDLICH));
const leertext = fc.oneof(text, fc.constantFrom('', ' ', '\u00A0'));
const centzahl = (max: number, min = 0) =>
  fc.integer({ min, max }).map((c) => `${Math.floor(c / 100)}.${String(c % 100).padStart(2, '0')}`);
const betrag = fc.oneof(centzahl(1_000_000_000_000), centzahl(20_000_000));
const tag = fc.integer({ min: -40_000, max: 40_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
const oderNull = <T>(wert: fc.Arbitrary<T>) => fc.option(wert, { nil: null });
const seite = fc.constantFrom('kommune' as const, 'partner' as const);
const weiterleitung = oderNull(fc.constantFrom('bescheid' as const, 'vertrag' as const));
const zeitraum = fc.tuple(tag, tag).map(([a, b]) => (a <= b ? { von: a, bis: b } : { von: b, bis: a }));
const anteil = fc.integer({ min: 1, max: 500 }).map((n) => {
  const [ganz, bruch = ''] = String(n / 100).split('.');
  return `${ganz}.${bruch.padEnd(1, '0')}`;
});

const stelle = fc
  .record({
    stelle: oderNull(text),
    bezeichnung: leertext,
    traeger: fc.record({ name: text, art: seite }),
    eigenanteil: seite,
    stellenanteil: anteil,
    zeitraum,
    jahresausgaben: oderNull(centzahl(20_000_000, 1)),
    weiterleitung,
  })
  .map(({ zeitraum: z, ...rest }) => ({ ...rest, ...z }));

const massnahme = fc.record({
  baustein: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 5 as const),
  bezeichnung: leertext,
  traeger: fc.record({ name: text, art: seite }),
  eigenanteil: seite,
  haushaltsjahr: fc.integer({ min: 2019, max: 2023 }),
  ausgaben: betrag,
  ausgabenImFenster: oderNull(betrag),
  quote: oderNull(fc.integer({ min: 1, max: 99 }).map((p) => String(p / 100))),
  teilnehmende: oderNull(fc.integer({ min: 0, max: 5000 })),
  weiterleitung,
});

const kennungen = (laenge: number) =>
  fc.uniqueArray(
    fc.oneof(
      text,
      fc.integer({ min: 1, max: 99 }).map((n) => `S${n}`),
    ),
    // Verglichen wird wie im Programm: „a“ und „A“ sind dieselbe Kennung.
    { minLength: laenge, maxLength: laenge, selector: namensschluessel },
  );

export const antraege: fc.Arbitrary<Antrag> = fc
  .tuple(fc.array(stelle, { maxLength: 6 }), fc.array(massnahme, { maxLength: 6 }))
  .chain(([stellen, massnahmen]) =>
    fc
      .record({
        ids: kennungen(stellen.length + massnahmen.length),
        titel: text,
        kommune: fc.record({
          name: text,
          regierungsbezirk: leertext,
          art: fc.constantFrom('kreisfrei' as const, 'kreis' as const, 'kreisangehoerig' as const),
          geschaeftsfuehrendeStelle: fc.boolean(),
        }),
        stand: tag,
        personen: fc.record({ geduldete: fc.nat(10_000), gestattete: fc.nat(10_000) }),
        verfahren: fc.record({
          thm: fc.record({ antragAm: oderNull(tag), bewilligtAm: oderNull(tag) }),
          dia: fc.record({ antragAm: oderNull(tag), bewilligtAm: oderNull(tag) }),
        }),
        foerdervolumen: oderNull(betrag),
        integrationspauschale: fc.boolean(),
        bagatellgrenze: oderNull(betrag),
      })
      .map(({ ids, ...rest }) => ({
        ...rest,
        stellen: stellen.map((s, i) => ({ id: ids[i] ?? '', ...s })),
        massnahmen: massnahmen.map((m, i) => ({ id: ids[stellen.length + i] ?? '', ...m })),
      })),
  ) as fc.Arbitrary<Antrag>;

/** Die Werte, wie die Tabellenkalkulation sie liefert; Formeln ergeben hier 0. */
export function alsGitter(
  modell: Blattmodell,
  blatt = 'Haushaltsblatt',
  verschoben = { zeile: 0, spalte: 0 },
): Blattinhalt {
  const leer = <T>(wert: T): T[][] =>
    Array.from({ length: modell.zeilen }, () => Array.from({ length: modell.spalten }, () => wert));
  const werte = leer<Zellwert>(null);
  const istFormel = leer(false);
  for (const zelle of modell.zellen) {
    const zeile = werte[zelle.zeile] ?? [];
    const inhalt = zelle.inhalt;
    (istFormel[zelle.zeile] as boolean[])[zelle.spalte] = inhalt?.art === 'formel';
    zeile[zelle.spalte] = inhalt && gezeigt(inhalt, zelle.stil);
  }
  return { blatt, ...verschoben, werte, istFormel };
}

/** Eine Erläuterung, die rechnet, zeigt den ersten ihrer Texte; jede andere Formel 0. */
function gezeigt(inhalt: Zellinhalt, stil: Modellzelle['stil']): Zellwert {
  if (inhalt.art === 'text') return inhalt.text;
  if (inhalt.art === 'zahl') return inhalt.zahl;
  return stil === 'erlaeuterung' ? (/"([^"]*)"/.exec(inhalt.formel)?.[1] ?? null) : 0;
}
