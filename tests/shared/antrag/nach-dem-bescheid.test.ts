/**
 * Was aus Bescheiden und Abwicklung folgt: die Zahlen des Fachkonzepts, ein gemischter Antrag als goldene Datei mit
 * allen Rechenwegen, und was für jeden erzeugten Antrag gilt.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Abwicklung } from '../../../shared/antrag/abwicklung.ts';
import { abwicklungsrechnung } from '../../../shared/antrag/abwicklungsrechnung.ts';
import { vollerBescheid } from '../../../shared/antrag/bescheid.ts';
import type { Bescheidangabe } from '../../../shared/antrag/bescheidschema.ts';
import { jahreshaushalt } from '../../../shared/antrag/haushalt.ts';
import { fenstertage, istbesetzungen, planNachBesetzung } from '../../../shared/antrag/istbesetzung.ts';
import { EINTRAEGE_ABGERECHNET, nachDemBescheid } from '../../../shared/antrag/nach-dem-bescheid.ts';
import { partnerergebnisse } from '../../../shared/antrag/partnerergebnis.ts';
import { planrechnung } from '../../../shared/antrag/planrechnung.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { alsBetrag, alsZahl, exakt } from '../../../shared/grund/geld.ts';
import { namensschluessel } from '../../../shared/grund/name.ts';
import { Schritt } from '../../../shared/kern/rechenweg.ts';
import { rechenwegzeilen } from '../../../shared/kern/rechenweg-text.ts';
import { REGELSTAENDE } from '../../../shared/regelstand/verzeichnis.ts';
import { FAELLE } from '../beispiele/fachkonzept-zahlen.ts';
import { ausgedachteAbwicklung, mitLuecke } from '../pruefmappe/nach-dem-bescheid.ts';
import { pruefeRechenweg } from '../schrittpruefung.ts';
import { berechenbarerAntrag, irgendeinAntrag } from './antraege.ts';
import { antragMit } from './bausatz.ts';

const rechne = (antrag: Antrag, bescheide: readonly Bescheidangabe[] = []) =>
  planrechnung(antrag, REGELSTAENDE, namensschluessel, bescheide.map(vollerBescheid));
const cents = (betrag: string) => BigInt(betrag.replace('.', ''));

test.each(FAELLE.map((fall) => [fall.name, fall] as const))('%s', (_, { antrag, bescheide, api }) =>
  expect(nachDemBescheid(rechne(antrag, bescheide))).toMatchObject(api),
);

test('ohne Bescheid und Abwicklung gibt es nichts', () => expect(nachDemBescheid(rechne(antragMit({})))).toBeNull());

const PARTNER = { name: 'Verein', art: 'partner' as const };
const LEER: Abwicklung = { besetzung: [], ist: [], abrufe: [], weiterleitungen: [], konten: [], zahlweise: 'periode' };
const weitergabe = (id: string, partner: string, ist: string | null) => ({
  id,
  haushaltsjahr: 2020,
  partner,
  betrag: '20000.00',
  vertragVom: null,
  ist,
  zurueck: partner === 'Verein' ? '1.50' : null,
});
const GEMISCHT = antragMit({
  integrationspauschale: true,
  stellen: [
    { von: '2020-01-01', bis: '2021-12-31' },
    { von: '2020-04-01', bis: '2020-12-31', eigenanteil: 'partner' },
    { von: '2020-01-01', bis: '2020-12-31', traeger: PARTNER, eigenanteil: 'kommune', weiterleitung: 'vertrag' },
    { von: '2020-01-01', bis: '2020-12-31', traeger: PARTNER, eigenanteil: 'partner', weiterleitung: 'vertrag' },
  ],
  massnahmen: [
    { haushaltsjahr: 2020, ausgaben: '1000.01', ausgabenImFenster: '600.00' },
    { haushaltsjahr: 2020, ausgaben: '500.00', traeger: PARTNER, eigenanteil: 'kommune', weiterleitung: 'bescheid' },
    { haushaltsjahr: 2021, ausgaben: '700.00' },
  ],
});
const monate = (jan: string, rest: string) => [jan, ...Array<string>(11).fill(rest)];
const ist = (id: string, haushaltsjahr: number, betrag: string | null, andereMittel: string | null = null) => ({
  id,
  haushaltsjahr,
  betrag,
  monate: betrag === null ? monate('3000.00', '5500.00') : null,
  andereMittel,
});
const ABWICKLUNG: Abwicklung = {
  ...LEER,
  besetzung: [
    { id: 's1', von: '2020-02-15', bis: '2020-10-31' },
    { id: 'S1', von: '2020-11-16', bis: '2021-06-30' },
  ],
  ist: [
    ist(' s1', 2020, null),
    ist('S2', 2020, '48000.00', '1000.00'),
    ist('S3', 2020, '70000.00'),
    ist('S4', 2020, '60000.00'),
    ist('M1', 2020, '900.00', '50.00'),
    ist('M2', 2020, '400.00'),
    ist('M3', 2021, '650.00'),
  ],
  abrufe: [
    {
      programm: 'THM',
      haushaltsjahr: 2020,
      angefordertAm: '2020-05-01',
      fensterBis: '2020-06-30',
      betrag: '100000.00',
      eingegangenAm: '2020-05-20',
    },
    {
      programm: 'THM',
      haushaltsjahr: 2020,
      angefordertAm: '2020-12-01',
      fensterBis: '2020-12-31',
      betrag: '90000.00',
      eingegangenAm: '2021-01-03',
    },
    {
      programm: 'DIA',
      haushaltsjahr: 2021,
      angefordertAm: '2021-12-01',
      fensterBis: '2021-12-31',
      betrag: '600.00',
      eingegangenAm: '2021-12-31',
    },
  ],
  weiterleitungen: [
    weitergabe('s3', 'Verein', '24000.00'),
    weitergabe('S4', 'Verein A', '12000.00'),
    weitergabe('s4', 'Verein B', '13000.00'),
    weitergabe('S9', 'Unbekannt', '1.00'),
    weitergabe('M2', 'Verein', null),
  ],
};
const BESCHEIDE: Bescheidangabe[] = [
  {
    datum: '2020-01-01',
    aktenzeichen: 'THM',
    stellen: '4.0',
    zuwendung: '230000.00',
    jahre: [
      { haushaltsjahr: 2020, zuwendung: '180000.00' },
      { haushaltsjahr: 2021, zuwendung: '50000.00' },
    ],
  },
  {
    programm: 'DIA',
    datum: '2020-01-02',
    aktenzeichen: 'DIA',
    zuwendung: '1700.00',
    jahre: [
      { haushaltsjahr: 2020, zuwendung: '1190.00' },
      { haushaltsjahr: 2021, zuwendung: '510.00' },
    ],
  },
];
const NUR_PLAN: Antrag = { ...GEMISCHT, abwicklung: LEER };
const NACH_IST: Antrag = { ...GEMISCHT, abwicklung: ABWICKLUNG };
const ohnePauschale = (antrag: Antrag): Antrag => ({ ...antrag, integrationspauschale: false });
const SAETZE: Readonly<Record<string, () => ReturnType<typeof rechne>>> = {
  'nach dem Plan': () => rechne(NUR_PLAN, BESCHEIDE),
  'nach dem Ist': () => rechne(NACH_IST, BESCHEIDE),
  'nach dem Ist ohne Integrationspauschale und ohne Bescheid': () => rechne(ohnePauschale(NACH_IST)),
};

/** Jeder Schritt eines Haushalts mit seinem Rechenweg. */
function haushaltswege(rechnung: ReturnType<typeof rechne>) {
  return abwicklungsrechnung(rechnung).flatMap(({ programm, jahre }) =>
    jahre.flatMap((jahr) => {
      const haushalt = jahreshaushalt(rechnung, programm, jahr);
      const schritte = Object.values(haushalt ?? {}).filter((wert) => wert instanceof Schritt);
      pruefeRechenweg(...schritte);
      return [...schritte, ...(haushalt?.posten ?? []).map(({ eigenanteil }) => eigenanteil)].map((schritt) =>
        rechenwegzeilen(schritt).at(-1),
      );
    }),
  );
}

describe('goldene Datei', () => {
  const GOLDEN = 'tests/shared/antrag/golden/nach-dem-bescheid.json';
  const gerechnet = (name: string) => {
    const rechnung = (SAETZE[name] as () => ReturnType<typeof rechne>)();
    const ergebnis = nachDemBescheid(rechnung);
    return {
      ...ergebnis,
      planAufBescheid: ergebnis?.planAufBescheid?.nichtBewilligt,
      wege: haushaltswege(rechnung),
    };
  };
  if (process.env.GOLDEN === 'neu') {
    const alle = Object.fromEntries(Object.keys(SAETZE).map((name) => [name, gerechnet(name)]));
    writeFileSync(GOLDEN, `${JSON.stringify(alle, null, 1)}\n`);
  }
  const erwartet = JSON.parse(readFileSync(GOLDEN, 'utf8')) as Readonly<Record<string, unknown>>;
  test.each(Object.keys(SAETZE))('%s', (name) =>
    expect(JSON.parse(JSON.stringify(gerechnet(name)))).toEqual(erwartet[name]),
  );
});

describe('für jeden Antrag', () => {
  test('Personalaufwand + Transferaufwand + Maßnahmen − Ertrag = Belastung, und die Posten ergeben die Summen', () => {
    fc.assert(
      fc.property(irgendeinAntrag(), fc.boolean(), (erzeugt, mitIst) => {
        const version = ausgedachteAbwicklung(erzeugt);
        const antrag = mitIst ? version.antrag : { ...erzeugt, abwicklung: LEER };
        const rechnung = planrechnung(antrag, REGELSTAENDE, namensschluessel, version.bescheide ?? []);
        const ergebnis = nachDemBescheid(rechnung);
        for (const { programm, haushaltsjahr, endgueltig, haushalt } of ergebnis?.jeHaushaltsjahr ?? []) {
          if (!haushalt) continue;
          const h = haushalt;
          expect(cents(h.personalaufwand) + cents(h.transferaufwand) + cents(h.massnahmen) - cents(h.ertrag)).toBe(
            cents(h.belastung),
          );
          const jahr = version.ergebnis.abwicklung?.jeHaushaltsjahr.find(
            (j) => j.programm === programm && j.haushaltsjahr === haushaltsjahr,
          );
          expect(h.grundlage === 'ist').toBe(endgueltig !== null);
          if (endgueltig !== null) expect(h.ertrag).toBe(endgueltig);
          else {
            const geplant = cents(jahr?.geplant ?? '0');
            const hoechstens = jahr?.bewilligt && geplant > 0n ? cents(jahr.bewilligt) : geplant;
            expect(cents(h.ertrag)).toBe(hoechstens < geplant ? hoechstens : geplant);
          }
          if (h.integrationspauschale !== null)
            expect(cents(h.belastung) - cents(h.integrationspauschale)).toBe(cents(h.belastungNachPauschale ?? '0'));
        }
      }),
      { numRuns: 150 },
    );
  });

  test('wer eine Stelle genau wie geplant besetzt, bekommt den Plan; eine Lücke erhöht keine Zuwendung', () => {
    fc.assert(
      fc.property(berechenbarerAntrag({ massnahmen: 0 }), (antrag) => {
        const wieGeplant = antrag.stellen.map(({ id, von, bis }) => ({ id, von, bis }));
        const mit = (besetzung: Abwicklung['besetzung']) => rechne({ ...antrag, abwicklung: { ...LEER, besetzung } });
        const geplant = mit(wieGeplant);
        const zeilen = new Map(geplant.zeilen.map((z) => [`${z.id} ${z.haushaltsjahr}`, z.schritte]));
        for (const b of nachDemBescheid(geplant)?.nachBesetzung ?? []) {
          const plan = zeilen.get(`${b.id} ${b.haushaltsjahr}`);
          for (const feld of ['bemessung', 'ausgaben', 'zuwendung', 'eigenanteil'] as const)
            expect(b[feld]).toBe(plan && alsBetrag(plan[feld].wert));
          expect(Number(b.foerdertage)).toBe(plan && alsZahl(plan.foerdertage.wert));
        }
        const allein = { ...antrag, stellen: antrag.stellen.map((stelle) => ({ ...stelle, stelle: null })) };
        const gekuerzt = rechne({ ...allein, abwicklung: { ...LEER, besetzung: wieGeplant.flatMap(mitLuecke) } });
        const ohneLuecke = new Map(rechne(allein).zeilen.map((z) => [`${z.id} ${z.haushaltsjahr}`, z.schritte]));
        for (const b of nachDemBescheid(gekuerzt)?.nachBesetzung ?? []) {
          const plan = ohneLuecke.get(`${b.id} ${b.haushaltsjahr}`)?.zuwendung;
          expect(plan && cents(b.zuwendung) <= cents(alsBetrag(plan.wert))).toBe(true);
        }
        // Ohne eigene Besetzung zählt das Fenster dieselben Tage wie mit der geplanten.
        const besetzungen = istbesetzungen(geplant, wieGeplant);
        geplant.foerderungen.forEach((foerderung, i) => {
          const id = antrag.stellen[i]?.id ?? '';
          for (const { jahr } of foerderung?.jahre ?? []) {
            if (!foerderung) continue;
            const ohne = fenstertage(foerderung, jahr, null);
            const mitEigener = fenstertage(foerderung, jahr, besetzungen.get(id) ?? []);
            expect(alsZahl(mitEigener.wert)).toBe(alsZahl(ohne.wert));
            pruefeRechenweg(
              ohne,
              mitEigener,
              ...Object.values(planNachBesetzung(foerderung, jahr, besetzungen.get(id) ?? [])),
            );
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  test('ein Partner behält nie mehr als weitergegeben ist, und was er nicht behält, zahlt er zurück', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_000_000 }),
        fc.integer({ min: 0, max: 9_000_000 }),
        (betrag, partnerist) => {
          const euro = (cent: number) => (cent / 100).toFixed(2);
          const weiterleitungen = [{ ...weitergabe('S3', 'Verein', euro(partnerist)), betrag: euro(betrag) }];
          const [ergebnis] = partnerergebnisse(rechne({ ...NUR_PLAN, abwicklung: { ...LEER, weiterleitungen } }));
          const behaelt = cents(alsBetrag(ergebnis?.abrechnung?.endgueltig.wert ?? exakt(-1)));
          expect(behaelt >= 0n && behaelt <= BigInt(betrag)).toBe(true);
          expect(behaelt + cents(alsBetrag(ergebnis?.zurueckzuzahlen?.wert ?? exakt(-1)))).toBe(BigInt(betrag));
        },
      ),
      { numRuns: 100 },
    );
  });
});

test('ohne Geschäftsführende Stelle gibt es keinen Plan nach der Besetzung (R2)', () => {
  const { kommune } = NACH_IST;
  const ohne = { ...NACH_IST, kommune: { ...kommune, geschaeftsfuehrendeStelle: false } };
  expect(nachDemBescheid(rechne(ohne, BESCHEIDE))?.nachBesetzung).toEqual([]);
  expect(nachDemBescheid(rechne(NACH_IST, BESCHEIDE))?.nachBesetzung).toHaveLength(2);
});

test('mehr abgerechnete Zeilen, als in eine Antwort passen, stehen nicht einzeln da', () => {
  const stellen = Array.from({ length: 401 }, (_, i) => ({ id: `S${i}`, von: '2019-08-01', bis: '2022-12-31' }));
  const mit = (anzahl: number) => {
    const zeilen = stellen.flatMap(({ id }) => [2018, 2019, 2020, 2021, 2022].map((jahr) => ist(id, jahr, '1.00')));
    return nachDemBescheid(
      rechne({ ...antragMit({ stellen }), abwicklung: { ...LEER, ist: zeilen.slice(0, anzahl) } }),
    );
  };
  expect(mit(EINTRAEGE_ABGERECHNET)?.jeEintrag).toHaveLength(EINTRAEGE_ABGERECHNET);
  expect(mit(EINTRAEGE_ABGERECHNET + 1)?.jeEintrag).toBeNull();
});
