/** Die Zahlen des Fachkonzepts nach dem Bescheid durch die API, und was sie ablehnt oder offen lässt. */
import { describe, expect, test } from 'vitest';
import { handler } from '../../../functions/berechnungen/handler.ts';
import { vollerBescheid } from '../../../shared/antrag/bescheid.ts';
import { berechneErgebnis } from '../../../shared/antrag/finanzierungsplan.ts';
import { EINTRAEGE_ABGERECHNET } from '../../../shared/antrag/nach-dem-bescheid.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { berechnungsantwortSchema } from '../../../shared/api/antworten.ts';
import { ZINSEN_HOECHSTENS } from '../../../shared/api/nach-dem-bescheid.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { REGELSTAENDE } from '../../../shared/regelstand/verzeichnis.ts';
import { FAELLE, ZINSFAELLE } from '../../shared/beispiele/fachkonzept-zahlen.ts';
import { inLambda, LAMBDA_ANTWORT_HOECHSTENS, rufe } from '../werkzeug.ts';

const rechne = (inhalt: object) => rufe(handler, { methode: 'POST', pfad: '/berechnungen', inhalt });

test.each(FAELLE.map((fall) => [fall.name, fall] as const))('%s', async (_, { antrag, bescheide, api }) => {
  const { status, inhalt } = await rechne({ antrag, bescheide });
  expect(status).toBe(200);
  expect(inhalt.nachDemBescheid).toMatchObject(api);
  expect(berechnungsantwortSchema.parse(inhalt)).toEqual(inhalt);
  // Was eine Version speichert, ist davon unberührt.
  const gespeichert = berechneErgebnis(antrag, REGELSTAENDE, bescheide.map(vollerBescheid)).ergebnis;
  expect(inhalt.ergebnis).toEqual(JSON.parse(JSON.stringify(gespeichert)));
});

test.each(ZINSFAELLE.map((fall) => [fall.name, fall] as const))('Zinsen, %s', async (_, fall) => {
  const { inhalt } = await rechne({ antrag: AACHEN_BEISPIEL, zinsen: [fall.anfrage] });
  const [{ zinsen, schritte }] = inhalt.zinsen;
  expect(zinsen).toBe(fall.zinsen);
  const andere = schritte.at(-1).auslegungen.map(({ wert }: { wert: string }) => wert);
  expect(andere).toEqual(expect.arrayContaining([...fall.lesarten]));
  expect(berechnungsantwortSchema.parse(inhalt)).toEqual(inhalt);
});

test('ohne Bescheid und ohne Abwicklung gibt es nichts, ohne Zinsfragen keine Zinsen', async () => {
  const { inhalt } = await rechne({ antrag: AACHEN_BEISPIEL });
  expect([inhalt.nachDemBescheid, inhalt.zinsen]).toEqual([null, []]);
});

describe('Zinsen', () => {
  const frage = { betrag: '100.00', ab: '2022-07-01', gezahltAm: '2023-10-01' };
  test.each<[string, object, string]>([
    ['gezahlt vor dem ersten Tag', { gezahltAm: '2022-06-30' }, 'zinsen[1].gezahltAm'],
    ['vor dem ersten Basiszinssatz', { ab: '2016-06-30' }, 'zinsen[1].ab'],
    ['nach dem letzten', { gezahltAm: '2027-01-02' }, 'zinsen[1].gezahltAm'],
    ['Punkte unter 1', { punkte: '0.5' }, 'zinsen[1].punkte'],
    ['Punkte über 20', { punkte: '21' }, 'zinsen[1].punkte'],
    ['Punkte als Zahl', { punkte: 3 }, 'zinsen[1].punkte'],
    ['unbekannte Zählung', { zaehlung: 'act/360' }, 'zinsen[1].zaehlung'],
    ['unbekanntes Feld', { raten: 3 }, 'zinsen[1]'],
  ])('%s: 422 mit dem Feld, auf Deutsch', async (_, anders, pfad) => {
    const antwort = await rechne({ antrag: AACHEN_BEISPIEL, zinsen: [frage, { ...frage, ...anders }] });
    expect(antwort).toMatchObject({ status: 422, inhalt: { code: 'INHALT_UNGUELTIG', fehler: [{ pfad }] } });
    for (const { meldung } of antwort.inhalt.fehler) expect(meldung).not.toMatch(/gezahlt_am|Invalid|expected/);
  });

  test('so viele, wie erlaubt sind, passen in eine Antwort; eine mehr ist 422', async () => {
    const lang = {
      ...frage,
      ab: '2016-07-01',
      gezahltAm: '2027-01-01',
      wechsel: Array.from({ length: 20 }, (_, i) => ({ ab: `2020-02-${String(i + 1).padStart(2, '0')}`, punkte: '7' })),
    };
    const viele = (anzahl: number) => rechne({ antrag: AACHEN_BEISPIEL, zinsen: Array(anzahl).fill(lang) });
    const voll = await viele(ZINSEN_HOECHSTENS);
    expect(voll.status).toBe(200);
    expect(inLambda(voll)).toBeLessThan(LAMBDA_ANTWORT_HOECHSTENS);
    expect((await viele(ZINSEN_HOECHSTENS + 1)).status).toBe(422);
  });
});

test('500 Stellen mit Ist in vier Jahren, Besetzung und Anteilen passen in eine Antwort; darüber steht kein Eintrag einzeln', async () => {
  const [stelle] = AACHEN_BEISPIEL.stellen as [Antrag['stellen'][number]];
  const mit = (anzahl: number): Antrag => {
    const stellen = Array.from({ length: anzahl }, (_, i) => ({
      ...stelle,
      id: `S${i}`,
      stelle: null,
      von: '2019-07-15',
      bis: '2022-12-31',
    }));
    return {
      ...AACHEN_BEISPIEL,
      stellen,
      abwicklung: {
        besetzung: stellen.map(({ id }) => ({ id, von: '2019-08-01', bis: '2022-11-30' })),
        ist: stellen.flatMap(({ id }) =>
          [2019, 2020, 2021, 2022, 2023].map((haushaltsjahr) => ({
            id,
            haushaltsjahr,
            betrag: '70000.00',
            monate: null,
            andereMittel: '5000.00',
          })),
        ),
        abrufe: [],
        weiterleitungen: [],
        konten: [],
        zahlweise: 'kasse',
      },
    };
  };
  const voll = await rechne({ antrag: mit(EINTRAEGE_ABGERECHNET / 5) });
  expect(voll.inhalt.nachDemBescheid.jeEintrag).toHaveLength(EINTRAEGE_ABGERECHNET);
  const mehr = await rechne({ antrag: mit(500) });
  expect(mehr.inhalt.nachDemBescheid.jeEintrag).toBeNull();
  for (const antwort of [voll, mehr]) expect(inLambda(antwort)).toBeLessThan(LAMBDA_ANTWORT_HOECHSTENS);
});
