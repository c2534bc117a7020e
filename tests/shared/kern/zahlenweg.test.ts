/**
 * Der Weg ohne Schritte gegen Brüche in ganzen Zahlen, mit jedem Regelstand frisch gelesen und mit erdachten Werten; und
 * wo er nicht gilt, weil eine Zahl zu groß oder zu fein ist.
 */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Exakt } from '../../../shared/grund/geld.ts';
import { BETRAG_HOECHSTENS, STELLENANTEIL_HOECHSTENS } from '../../../shared/grund/grenzen.ts';
import { Zeitraum } from '../../../shared/grund/zeitraum.ts';
import {
  anteilInMillionsteln,
  ausgabenDerTage,
  ausgabenInCent,
  bemessungInCent,
  fenstertage,
  kofinanzierungInCent,
  OHNE_AUSGABEN,
  type Zahlenwerte,
  zahlenwerte,
  zuwendungInCent,
  zuwendungsfaehigInCent,
} from '../../../shared/kern/zahlenweg.ts';
import { THM_2019 } from '../../../shared/regelstand/thm-2019.ts';
import { REGELSTAENDE } from '../../../shared/regelstand/verzeichnis.ts';
import { type ThmWerte, werteVon } from '../../../shared/regelstand/werte.ts';
import { d } from '../tage.ts';

interface Bruch {
  readonly z: number;
  readonly n: number;
}

const THM = werteVon(THM_2019);
/** Eine neue Kopie wird neu gelesen. */
const mit = (
  vorbild: ThmWerte,
  { grundlage, quote, jahr, monat }: { grundlage?: Bruch; quote?: Bruch; jahr?: Bruch; monat?: Bruch } = {},
): ThmWerte => {
  const neu = <G extends { readonly wert: Exakt } | null>(groesse: G, bruch?: Bruch): G =>
    bruch && groesse ? { ...groesse, wert: new Exakt(bruch.z, bruch.n) } : groesse;
  return {
    ...vorbild,
    bemessungsgrundlage: neu(vorbild.bemessungsgrundlage, grundlage),
    foerderquote: neu(vorbild.foerderquote, quote),
    tageJeJahr: neu(vorbild.tageJeJahr, jahr),
    tageJeMonat: neu(vorbild.tageJeMonat, monat),
  };
};

/** Hälften aufwärts. */
const gerundet = (zaehler: bigint, nenner: bigint) => Number((2n * zaehler + nenner) / (2n * nenner));

/** Dieselben Zahlen aus Brüchen: Cent aus Millionsteln Anteil, Cent im Jahr und Tagen. */
function inBruechen(w: ThmWerte, anteil: number, ausgaben: number, tage: number) {
  const [gz, gn] = [BigInt(w.bemessungsgrundlage.wert.z), BigInt(w.bemessungsgrundlage.wert.n)];
  const [qz, qn] = [BigInt(w.foerderquote?.wert.z ?? 1), BigInt(w.foerderquote?.wert.n ?? 1)];
  const jahr = BigInt(w.tageJeJahr.wert.z);
  const [a, c, t] = [BigInt(anteil), BigInt(ausgaben), BigInt(tage)];
  const [bz, bn] = [gz * 100n * a, gn * 1_000_000n];
  const begrenzt = ausgaben === OHNE_AUSGABEN || c * bn >= bz;
  const [fz, fn] = begrenzt ? [bz * t, bn * jahr] : [c * t, jahr];
  return {
    bemessung: gerundet(bz * t, bn * jahr),
    ausgaben: ausgaben === OHNE_AUSGABEN ? gerundet(bz * t, bn * jahr) : gerundet(c * t, jahr),
    faehig: gerundet(fz, fn),
    zuwendung: gerundet(fz * qz, fn * qn),
  };
}

const werte = fc.oneof(
  fc.constantFrom(...REGELSTAENDE.flatMap((r) => (r.programm === 'THM' ? [werteVon(r)] : []))).map((w) => mit(w)),
  fc
    .record({
      grundlage: fc.record({ z: fc.integer({ min: 1, max: 9_000_000 }), n: fc.constantFrom(1, 4, 100) }),
      quote: fc.constantFrom({ z: 1, n: 3 }, { z: 2, n: 3 }, { z: 9, n: 10 }, { z: 1, n: 1 }),
      jahr: fc.constantFrom({ z: 360, n: 1 }, { z: 365, n: 1 }),
    })
    .map((angaben) => mit(THM, angaben)),
);

test('jede Zahl ist die der Brüche, auch wo Quote und Grundlage keine runden sind', () => {
  const gesehen = { gilt: 0, zuFein: 0 };
  fc.assert(
    fc.property(
      werte,
      fc.integer({ min: 1, max: 2_000_000 }),
      fc.oneof(fc.constant(OHNE_AUSGABEN), fc.integer({ min: 1, max: 20_000_000 })),
      fc.integer({ min: 0, max: 365 }),
      fc.integer({ min: 0, max: 365 }),
      (regelstand, anteil, ausgaben, tage, imFenster) => {
        const w = zahlenwerte(regelstand);
        gesehen[w === null ? 'zuFein' : 'gilt'] += 1;
        if (w === null) return;
        const erwartet = inBruechen(regelstand, anteil, ausgaben, tage);
        expect({
          bemessung: bemessungInCent(w, anteil, tage),
          ausgaben: ausgabenDerTage(w, anteil, ausgaben, tage),
          faehig: zuwendungsfaehigInCent(w, anteil, ausgaben, tage),
          zuwendung: zuwendungInCent(w, anteil, ausgaben, tage),
        }).toEqual(erwartet);
        const fenster = inBruechen(regelstand, anteil, ausgaben, imFenster);
        const eigen = [erwartet, fenster].map(({ faehig, zuwendung }) => faehig - zuwendung);
        const kofinanziert = kofinanzierungInCent(w, anteil, ausgaben, tage, imFenster);
        if (w.fenster === null) expect(kofinanziert).toBeNaN();
        else expect(kofinanziert).toBe(Math.min(...eigen));
      },
    ),
    { numRuns: 1_000 },
  );
  expect(gesehen.gilt).toBeGreaterThan(gesehen.zuFein);
});

test('Ausgaben genau in Höhe der Bemessung gelten als begrenzt, ein Cent weniger nicht', () => {
  const w = zahlenwerte(mit(THM, { grundlage: { z: 68_000, n: 1 }, quote: { z: 1, n: 3 } })) as Zahlenwerte;
  // 0,000001 · 68.000 € sind 6,8 Cent im Jahr: 6 liegen darunter, 7 darüber.
  expect([6, 7].map((cent) => zuwendungsfaehigInCent(w, 1, cent, 360))).toEqual([6, 7]);
  expect([6_800_000, 6_799_999].map((cent) => zuwendungInCent(w, 1_000_000, cent, 360))).toEqual([
    2_266_667, 2_266_666,
  ]);
});

describe('Was gelesen wird', () => {
  test('einmal je Regelstand', () => {
    const einer = mit(THM);
    expect(zahlenwerte(einer)).toBe(zahlenwerte(einer));
    expect(zahlenwerte(einer)).not.toBe(zahlenwerte(mit(THM)));
    const keiner = mit(THM, { jahr: { z: 731, n: 2 } });
    expect([zahlenwerte(keiner), zahlenwerte(keiner)]).toEqual([null, null]);
  });

  test('Tage, Fenster und ob es eine Quote gibt', () => {
    for (const regelstand of REGELSTAENDE) {
      if (regelstand.programm !== 'THM') continue;
      const { tageJeMonat, fenster, foerderquote } = werteVon(regelstand);
      expect(zahlenwerte(mit(werteVon(regelstand)))).toMatchObject({
        tageJeMonat: tageJeMonat.wert.z,
        fenster: fenster?.zeitraum ?? null,
        mitQuote: foerderquote !== null,
      });
    }
    expect(REGELSTAENDE.some((r) => r.programm === 'THM' && werteVon(r).foerderquote === null)).toBe(true);
  });

  test.each<[string, Parameters<typeof mit>[1]]>([
    ['ein Jahr mit halben Tagen', { jahr: { z: 731, n: 2 } }],
    ['ein Monat mit halben Tagen', { monat: { z: 61, n: 2 } }],
    ['eine Grundlage, die in Cent nicht mehr genau ist', { grundlage: { z: 2 ** 47, n: 1 } }],
    ['eine Grundlage mit zu feinem Nenner', { grundlage: { z: 68_001, n: 2 ** 40 } }],
    ['eine Quote mit zu feinem Nenner', { quote: { z: 1, n: 2 ** 50 - 1 } }],
    ['Werte, die den höchsten Anteil nicht mehr vergleichen lassen', { grundlage: { z: 99_999_999_999, n: 1 } }],
    ['eine Grundlage, an der nur der höchste Anteil scheitert', { grundlage: { z: 910_000_000, n: 1 } }],
    ['eine Grundlage, an der nur der höchste Betrag scheitert', { grundlage: { z: 68_001, n: 1 } }],
    ['Werte, die den höchsten Betrag nicht mehr vergleichen lassen', { grundlage: { z: 68_001, n: 1_000_003 } }],
  ])('nichts: %s', (_, angaben) => {
    expect(zahlenwerte(mit(THM, angaben))).toBeNull();
  });

  test('was gelesen wird, reicht für jeden zulässigen Anteil und Betrag', () => {
    const w = zahlenwerte(mit(THM)) as Zahlenwerte;
    expect(Number.isSafeInteger(w.vergleichZ * STELLENANTEIL_HOECHSTENS * 1_000_000)).toBe(true);
    expect(Number.isSafeInteger(w.vergleichN * BETRAG_HOECHSTENS * 100)).toBe(true);
  });
});

test('Millionstel eines Anteils: größer 0 bis zum höchsten, und nicht feiner', () => {
  expect([0.5, 1 / 1_000_000, STELLENANTEIL_HOECHSTENS].map(anteilInMillionsteln)).toEqual([
    ...[500_000, 1, STELLENANTEIL_HOECHSTENS * 1_000_000],
  ]);
  for (const anteil of [0, -0.5, 1 / 3, 0.0000005, STELLENANTEIL_HOECHSTENS + 0.000001, STELLENANTEIL_HOECHSTENS + 1])
    expect(anteilInMillionsteln(anteil), String(anteil)).toBeNaN();
});

test('Ausgaben in Cent: ab einem halben Cent, kaufmännisch, bis 15 Ziffern', () => {
  expect([0.005, 0.014999, 0.015, 65_300, 61_234.565, 1e9].map(ausgabenInCent)).toEqual([
    ...[1, 1, 2, 6_530_000, 6_123_457, 1e11],
  ]);
  for (const betrag of [0, 0.004999, -1, 1 / 3, 0.0050001, 1_000_000_000.000001, 2e9])
    expect(ausgabenInCent(betrag), String(betrag)).toBeNaN();
});

test('was ein double nicht mehr genau hält, entscheiden die Schritte', () => {
  const w = { bemessungZ: 1, bemessungN: 1 } as Zahlenwerte;
  expect(bemessungInCent(w, 2 ** 52 - 1, 1)).toBe(2 ** 52 - 1);
  expect(bemessungInCent(w, 2 ** 52, 1)).toBeNaN();
});

test('eine volle Stelle mit 65.300 € im Jahr 2020, in Cent', () => {
  const w = zahlenwerte(mit(THM)) as Zahlenwerte;
  const [voll, ausgaben] = [1_000_000, 6_530_000];
  expect({
    bemessung: bemessungInCent(w, voll, 360),
    ausgaben: ausgabenDerTage(w, voll, ausgaben, 360),
    ohneAngabe: ausgabenDerTage(w, voll, OHNE_AUSGABEN, 180),
    faehig: zuwendungsfaehigInCent(w, voll, ausgaben, 360),
    zuwendung: zuwendungInCent(w, voll, ausgaben, 360),
    imFenster: kofinanzierungInCent(w, voll, ausgaben, 360, 320),
    hoechstensImJahr: kofinanzierungInCent(w, voll, ausgaben, 100, 320),
  }).toEqual({
    bemessung: 6_800_000,
    ausgaben: 6_530_000,
    ohneAngabe: 3_400_000,
    faehig: 6_530_000,
    zuwendung: 5_224_000,
    imFenster: 1_160_888,
    hoechstensImJahr: 362_778,
  });
  expect(kofinanzierungInCent({ ...w, fenster: null }, voll, ausgaben, 360, 320)).toBeNaN();
});

test('Tage im Fenster: nur, was beide gemeinsam haben', () => {
  const w = zahlenwerte(mit(THM)) as Zahlenwerte;
  const von = (a: string, b: string) => Zeitraum.aus(d(a), d(b));
  expect(fenstertage(w, von('2020-01-01', '2020-12-31'), 2020)).toBe(320);
  expect(fenstertage(w, von('2020-11-21', '2020-12-31'), 2020)).toBe(0);
  expect(fenstertage(w, von('2020-01-01', '2020-12-31'), 2020, new Map([[1, 10]]))).toBe(300);
  expect(fenstertage({ ...w, fenster: null }, von('2020-01-01', '2020-12-31'), 2020)).toBe(0);
});
