/** Nachrechnen: eine frische Version stimmt, jede veränderte Zahl wird gefunden, und der Schritt dazu. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ausKurzbescheid } from '../../../shared/antrag/bescheid.ts';
import { berechneErgebnis, rechenwegZu } from '../../../shared/antrag/finanzierungsplan.ts';
import { alsGenannte, nachrechne } from '../../../shared/antrag/nachrechnen.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { regelstandHash } from '../../../shared/regelstand/hash.ts';
import { REGELSTAENDE } from '../../../shared/regelstand/verzeichnis.ts';
import { jederAntrag } from './programmantraege.ts';

const VERWEISE = REGELSTAENDE.map((r) => ({ id: r.id, hash: regelstandHash(r) }));
const version = (antrag: Antrag) => ({ antrag, ergebnis: berechneErgebnis(antrag).ergebnis, regelstand: VERWEISE });

/** Setzt das Blatt Nr. `n` (alle Blätter gezählt) auf einen anderen Wert und nennt seinen Pfad. */
function veraendert<T>(wurzel: T, n: number, wert: (alt: unknown) => unknown): { wurzel: T; pfad: string } {
  const kopie = structuredClone(wurzel);
  const blaetter: { ziel: Record<string, unknown>; name: string; pfad: string }[] = [];
  const sammle = (teil: unknown, pfad: string): void => {
    if (typeof teil !== 'object' || teil === null) return;
    for (const name of Object.keys(teil)) {
      const hier = Array.isArray(teil) ? `${pfad}[${name}]` : `${pfad}${pfad === '' ? '' : '.'}${name}`;
      const innen = (teil as Record<string, unknown>)[name];
      if (typeof innen === 'object' && innen !== null) sammle(innen, hier);
      else blaetter.push({ ziel: teil as Record<string, unknown>, name, pfad: hier });
    }
  };
  sammle(kopie, '');
  const blatt = blaetter[n % blaetter.length] as (typeof blaetter)[number];
  blatt.ziel[blatt.name] = wert(blatt.ziel[blatt.name]);
  return { wurzel: kopie, pfad: blatt.pfad };
}

const anders = (alt: unknown): unknown =>
  typeof alt === 'number' ? alt + 1 : typeof alt === 'string' ? `${alt}1` : '1.00';

/** Wie die API die Abweichungen nennt: mit Pfaden als Text. */
const genannte = (...angaben: Parameters<typeof nachrechne>) => nachrechne(...angaben).map(alsGenannte);

describe('Nachrechnen', () => {
  it('findet an einer frischen Version nichts', () => {
    fc.assert(
      fc.property(jederAntrag(), (antrag) => {
        expect(genannte(version(antrag))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('auch nicht nach dem Weg durch JSON', () =>
    expect(genannte(JSON.parse(JSON.stringify(version(AACHEN_BEISPIEL))))).toEqual([]));

  it('findet jede veränderte Zahl, und nur sie', () => {
    fc.assert(
      fc.property(jederAntrag(), fc.nat(), (antrag, n) => {
        const frisch = version(antrag);
        const { wurzel, pfad } = veraendert(frisch.ergebnis, n, anders);
        const abweichungen = genannte({ ...frisch, ergebnis: wurzel });
        expect(abweichungen.map((abweichung) => abweichung.pfad)).toEqual([`ergebnis.${pfad}`]);
        for (const { berechnet, schritt } of abweichungen) {
          const istZahl = /\.(betraege|gesamt)\.|stellenNachSchluessel$/.test(pfad) && berechnet !== null;
          expect(schritt?.wert ?? null, pfad).toBe(istZahl ? String(berechnet) : null);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('nennt gespeicherten und berechneten Wert und den Schritt, an dem sie auseinandergehen', () => {
    const frisch = version(AACHEN_BEISPIEL);
    const ergebnis = structuredClone(frisch.ergebnis) as unknown as {
      finanzierungsplan: { zeilen: { betraege: Record<string, unknown> }[]; gesamt: Record<string, unknown> };
    };
    Object.assign(ergebnis.finanzierungsplan.zeilen[0]?.betraege ?? {}, {
      zuwendung: '40000.00',
      eigenanteil: '8975.00',
    });
    ergebnis.finanzierungsplan.gesamt.zuwendung = '443680.00';
    const abweichungen = genannte({ ...frisch, ergebnis: ergebnis as never });
    expect(
      abweichungen.map(({ pfad, gespeichert, berechnet, schritt }) => [
        pfad,
        gespeichert,
        berechnet,
        schritt?.schritt,
        schritt?.wert,
      ]),
    ).toEqual([
      ['ergebnis.finanzierungsplan.zeilen[0].betraege.zuwendung', '40000.00', '39180.00', 'Zuwendung 2020', '39180.00'],
      ['ergebnis.finanzierungsplan.zeilen[0].betraege.eigenanteil', '8975.00', '9795.00', 'Zuwendung 2020', '39180.00'],
      ['ergebnis.finanzierungsplan.gesamt.zuwendung', '443680.00', '442860.00', 'Zuwendung 2020', '39180.00'],
    ]);
    const wegZumEigenanteil = rechenwegZu(AACHEN_BEISPIEL, { id: 'S1', haushaltsjahr: 2020, feld: 'eigenanteil' });
    const { fundstellen = [], ...zeile } = wegZumEigenanteil?.find(({ id }) => id === 'zuwendung') ?? {};
    expect(abweichungen[1]?.schritt).toEqual({ ...zeile, fundstelle: fundstellen.join(' | ') });
  });

  it('stimmen die Zeilen und nur die Summe nicht, gehen sie an der Summe auseinander', () => {
    const frisch = version(AACHEN_BEISPIEL);
    const ergebnis = { finanzierungsplan: { ...frisch.ergebnis.finanzierungsplan, gesamt: null } };
    const abweichungen = genannte({ ...frisch, ergebnis });
    expect(abweichungen).toHaveLength(9);
    expect(abweichungen.find(({ pfad }) => pfad.endsWith('gesamt.zuwendung'))).toMatchObject({
      gespeichert: null,
      berechnet: '442860.00',
      schritt: { id: 'summe.zuwendung' },
    });
  });

  it.each([
    ['jeHaushaltsjahr', 'Zuwendung, Haushaltsjahr 2020', '120780.00'],
    ['jeBaustein', 'Zuwendung, Baustein 6', '442860.00'],
    ['jeTraeger', 'Zuwendung, Träger Beispielträger A', '149600.00'],
  ] as const)('auch eine Summe %s hat ihren Schritt', (gruppe, name, betrag) => {
    const frisch = version(AACHEN_BEISPIEL);
    const ergebnis = structuredClone(frisch.ergebnis);
    Object.assign(ergebnis.finanzierungsplan[gruppe][0]?.betraege ?? {}, { zuwendung: '1.00' });
    expect(genannte({ ...frisch, ergebnis })).toMatchObject([
      {
        pfad: `ergebnis.finanzierungsplan.${gruppe}[0].betraege.zuwendung`,
        gespeichert: '1.00',
        berechnet: betrag,
        schritt: { id: 'summe.zuwendung', schritt: name, wert: betrag },
      },
    ]);
  });

  it('gespeicherte Beträge, wo nichts zu rechnen ist, haben keinen Schritt', () => {
    const frisch = version({
      ...AACHEN_BEISPIEL,
      kommune: { ...AACHEN_BEISPIEL.kommune, geschaeftsfuehrendeStelle: false },
    });
    const ergebnis = { finanzierungsplan: { ...frisch.ergebnis.finanzierungsplan, stellenNachSchluessel: '2.5' } };
    expect(genannte({ ...frisch, ergebnis })).toEqual([
      { pfad: 'ergebnis.finanzierungsplan.stellenNachSchluessel', gespeichert: '2.5', berechnet: null, schritt: null },
    ]);
  });

  it('die Stellen nach Schlüssel haben ihren Schritt', () => {
    const frisch = version(AACHEN_BEISPIEL);
    const ergebnis = { finanzierungsplan: { ...frisch.ergebnis.finanzierungsplan, stellenNachSchluessel: '3.0' } };
    expect(genannte({ ...frisch, ergebnis })).toMatchObject([
      { gespeichert: '3.0', berechnet: '2.5', schritt: { id: 'stellen' } },
    ]);
  });

  it('ein Regelstand, den es nicht gibt oder der anders aussah, wird genannt', () => {
    const frisch = version(AACHEN_BEISPIEL);
    const [thm, dia] = VERWEISE as [(typeof VERWEISE)[0], (typeof VERWEISE)[0]];
    expect(genannte({ ...frisch, regelstand: [thm, { id: 'THM-1999', hash: 'x' }] })).toEqual([
      { pfad: 'regelstand[1].id', gespeichert: 'THM-1999', berechnet: null, schritt: null },
    ]);
    expect(genannte({ ...frisch, regelstand: [{ ...thm, hash: 'x' }, dia] })).toEqual([
      { pfad: 'regelstand[0].hash', gespeichert: 'x', berechnet: thm.hash, schritt: null },
    ]);
  });

  it('gerechnet wird nur mit den genannten Regelständen', () => {
    const frisch = version(AACHEN_BEISPIEL);
    const ohneThm = genannte({ ...frisch, regelstand: VERWEISE.filter(({ id }) => id === 'DIA-2019') });
    expect(ohneThm).toContainEqual({
      pfad: 'ergebnis.finanzierungsplan.gesamt.zuwendung',
      gespeichert: '442860.00',
      berechnet: null,
      schritt: null,
    });
  });
});

/** Eine Zeile oder ein Ergebnis ohne dieses Feld, wie es frühere Schemas schrieben. */
const ohne = <T extends object, F extends keyof T>(wert: T, feld: F): Omit<T, F> => {
  const { [feld]: _, ...rest } = wert;
  return rest;
};

describe('Verglichen wird nur, was das Schema der Version schon kannte', () => {
  const mitSchema = (schema: number, zeilenMitRegelstand: number) => {
    const frisch = version(AACHEN_BEISPIEL);
    const { zeilen, ...summen } = frisch.ergebnis.finanzierungsplan;
    const geschrieben = zeilen.map((zeile, i) => (i < zeilenMitRegelstand ? zeile : ohne(zeile, 'regelstand')));
    const ergebnis = { ...frisch.ergebnis, finanzierungsplan: { zeilen: geschrieben, ...summen } };
    return { ...frisch, form: 4, schema, ergebnis: ergebnis as typeof frisch.ergebnis, anzahl: zeilen.length };
  };

  it('den Regelstand jeder Zeile ab Schema 4, davor nur, wo einer steht', () => {
    expect(genannte(mitSchema(3, 0))).toEqual([]);
    const { anzahl } = mitSchema(4, 0);
    const fehlende = (schema: number, stehen: number) => genannte(mitSchema(schema, stehen));
    expect(fehlende(4, anzahl)).toEqual([]);
    expect(fehlende(4, 0).map(({ pfad, gespeichert, berechnet }) => [pfad, gespeichert, berechnet])).toEqual(
      Array.from({ length: anzahl }, (_, i) => [
        `ergebnis.finanzierungsplan.zeilen[${i}].regelstand`,
        null,
        expect.stringMatching(/^(THM|DIA)-2019$/),
      ]),
    );
    expect(fehlende(3, 1)).toHaveLength(anzahl - 1);
  });

  it('die Abwicklung ab Schema 3, davor auch mit Bescheid nicht', () => {
    const bescheide = [
      ausKurzbescheid({ datum: '2020-03-01', aktenzeichen: 'AZ', stellen: '4.0', zuwendung: '400000.00' }, null),
    ];
    const gerechnet = berechneErgebnis(AACHEN_BEISPIEL, undefined, bescheide).ergebnis;
    const mitBescheid = (schema: number) => ({ ...mitSchema(schema, 0), bescheide });
    expect(gerechnet.abwicklung?.jeHaushaltsjahr.length).toBeGreaterThan(0);
    expect(genannte({ ...mitBescheid(2), ergebnis: ohne(mitBescheid(2).ergebnis, 'abwicklung') })).toEqual([]);
    const frisch = { ...mitBescheid(3), ergebnis: { ...mitBescheid(3).ergebnis, abwicklung: gerechnet.abwicklung } };
    expect(genannte(frisch)).toEqual([]);
    const pfade = genannte({ ...frisch, ergebnis: ohne(frisch.ergebnis, 'abwicklung') }).map(({ pfad }) => pfad);
    expect(pfade.length).toBeGreaterThan(0);
    for (const pfad of pfade) expect(pfad).toMatch(/^ergebnis\.abwicklung/);
  });
});
