/**
 * Der Gang über die Kette, wo eine alte Version in der heutigen Form weitergeht: Form 1 nannte weder Kommune noch
 * Rollen, noch von wem der Plan und der Bescheid sind; Form 2 kannte einen Bescheid.
 */
import { describe, expect, test } from 'vitest';
import { ausKurzbescheid, type FestgehaltenerBescheid } from '../../../shared/antrag/bescheid.ts';
import { FORM } from '../../../shared/antrag/formen.ts';
import { versionsHash } from '../../../shared/antrag/kette.ts';
import { type Bruch, Kettengang } from '../../../shared/antrag/kettengang.ts';
import { liesKettenzeile } from '../../../shared/antrag/kettenzeile.ts';
import { ROLLEN, type Rolle } from '../../../shared/antrag/rollen.ts';
import type { Setzung } from '../../../shared/antrag/setzung.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { alsVersion } from '../pruefmappe/version.ts';

const TID = '11111111-1111-4111-8111-111111111111';
const [ANNA, BERT] = ['a', 'b'].map((z) => `${z.repeat(8)}-0000-4000-8000-000000000000`) as [string, string];
const KURZ = { datum: '2020-03-01', aktenzeichen: 'Az. 1', stellen: '3.0', zuwendung: '442860.00' };

type Felder = Partial<Antragsversion>;
const person = (oid: string, ...rollen: Rolle[]) => ({ oid, name: 'Person', rollen });
const zeit = (n: number) => `2026-01-01T00:00:${String(n).padStart(2, '0')}.000Z`;
const von = (oid: string, n: number, ...rollen: Rolle[]): Setzung => ({ ...person(oid, ...rollen), am: zeit(n) });
const alle = (oid: string, n: number) => von(oid, n, ...ROLLEN);

/** Das Ergebnis, wie Schema 1 es hielt: ohne Regelstand je Zeile und ohne Abwicklung. */
function inSchema1(version: Antragsversion): Antragsversion {
  const { abwicklung: _, finanzierungsplan, ...ergebnis } = version.ergebnis;
  const zeilen = finanzierungsplan.zeilen.map(({ regelstand: _, ...zeile }) => zeile);
  return { ...version, ergebnis: { ...ergebnis, finanzierungsplan: { ...finanzierungsplan, zeilen } } };
}

function haengeAn(davor: readonly Antragsversion[], ...schritte: Felder[]): Antragsversion[] {
  const versionen = [...davor];
  for (const felder of schritte) {
    const vorige = versionen.at(-1);
    const { hash: _, ...rest } = vorige ?? inSchema1(alsVersion(AACHEN_BEISPIEL));
    const nummer = versionen.length + 1;
    const anschluss = { version: nummer, erstelltAm: zeit(nummer), vorgaengerHash: vorige?.hash ?? null };
    const neu = { ...rest, ...anschluss, ...felder };
    versionen.push({ ...neu, hash: versionsHash(neu) });
  }
  return versionen;
}

/** Aus Form 1: von Anna gespeichert, eingereicht und bewilligt. */
const alte = (): Antragsversion[] =>
  haengeAn(
    [],
    { autor: { oid: ANNA, name: 'Person' } },
    { status: 'eingereicht' },
    { status: 'bewilligt', bescheid: KURZ },
  );

/** Die heutige Form zum selben Inhalt; wer den Bescheid in Form 1 festhielt, steht ohne Rollen da. */
const heute = (felder: Felder = {}, erfasstVon: Setzung = von(BERT, 3)): Felder => ({
  ...{ form: FORM, schema: 1, tid: TID, autor: person(ANNA, ...ROLLEN) },
  planVon: von(ANNA, 1),
  bescheide: [ausKurzbescheid(KURZ, erfasstVon)],
  bescheidVon: erfasstVon,
  festgeschriebenVon: null,
  ...felder,
});
const FEST: Felder = { festgeschrieben: true, festgeschriebenVon: alle(ANNA, 4) };

function gehe(versionen: readonly Antragsversion[], gang = new Kettengang(vorgabe())): Bruch[] {
  return versionen.flatMap((version) => gang.weiter(liesKettenzeile(JSON.stringify(version))));
}
const vorgabe = (vierAugen = false) => ({ antragId: alsVersion(AACHEN_BEISPIEL).antragId, tid: TID, vierAugen });

const bescheid = (aenderung: Partial<FestgehaltenerBescheid>): FestgehaltenerBescheid => ({
  ...ausKurzbescheid(KURZ, von(BERT, 3)),
  ...aenderung,
});

describe('Form 1 geht in der heutigen Form weiter', () => {
  test('festgeschrieben', () => {
    expect(gehe(haengeAn(alte(), heute(FEST)))).toEqual([]);
  });

  test('zurückgezogen, und danach ein neuer Plan', () => {
    const entwurf = {
      ...({ status: 'entwurf', bescheid: null, bescheidVon: null, planVon: alle(ANNA, 5) } as const),
      bescheide: [bescheid({ zumFrueherenPlan: true })],
    };
    expect(gehe(haengeAn(alte(), heute({ status: 'zurueckgezogen' }), entwurf))).toEqual([]);
  });

  test('ein weiterer Bescheid steht hinter dem alten', () => {
    const neuer = bescheid({ datum: '2020-04-01' as never, zuwendung: '400000.00', erfasstVon: alle(ANNA, 4) });
    const { datum, aktenzeichen, stellen, zuwendung } = neuer;
    const mehr = (erster: FestgehaltenerBescheid) =>
      heute({
        bescheide: [erster, neuer],
        bescheid: { datum, aktenzeichen, stellen: stellen ?? '', zuwendung },
        bescheidVon: neuer.erfasstVon,
      });
    expect(gehe(haengeAn(alte(), mehr(bescheid({}))))).toEqual([]);
    for (const anders of [
      { zuwendung: '1.00' },
      { erfasstVon: von(BERT, 3, 'GK.Pruefen') },
      { zumFrueherenPlan: true },
    ])
      expect(gehe(haengeAn(alte(), mehr(bescheid(anders))))).toEqual([{ version: 4, grund: 'schritt' }]);
  });

  const faelle: [string, Felder, Bruch['grund']][] = [
    ['der Plan ist von jemand anderem', heute({ ...FEST, planVon: von(BERT, 1) }), 'urheber'],
    ['von niemandem', heute({ ...FEST, planVon: undefined as never }), 'inhalt'],
    ['niemand hielt den Bescheid fest', heute({ ...FEST, bescheide: [ausKurzbescheid(KURZ, null)] }), 'inhalt'],
    ['der Bescheid verschwindet', heute({ ...FEST, bescheide: [], bescheid: null, bescheidVon: null }), 'schritt'],
    ['den Bescheid hielt jemand mit Rollen fest', heute(FEST, von(BERT, 3, 'GK.Festschreiben')), 'schritt'],
    ['der Bescheid ist ein anderer', heute({ ...FEST, bescheide: [bescheid({ zuwendung: '1.00' })] }), 'urheber'],
    [
      'mit einer anderen Summe an beiden Stellen',
      heute({ ...FEST, bescheide: [bescheid({ zuwendung: '1.00' })], bescheid: { ...KURZ, zuwendung: '1.00' } }),
      'schritt',
    ],
    ['festgeschrieben hat jemand anderes', heute({ ...FEST, festgeschriebenVon: alle(BERT, 4) }), 'urheber'],
    ['ein Status in einem neuen Schema', heute({ ...FEST, schema: 2 }), 'schritt'],
    ['eine andere Kommune als die verlangte', heute({ ...FEST, tid: BERT }), 'kommune'],
    ['ohne Rolle', heute({ ...FEST, autor: person(ANNA), festgeschriebenVon: von(ANNA, 4) }), 'rolle'],
  ];
  test.each(faelle)('fällt auf: %s', (_, felder, grund) =>
    expect(gehe(haengeAn(alte(), felder))).toEqual([{ version: 4, grund }]),
  );

  test('wer die Kette erst hier betritt, weiß nicht, von wem der Plan ist, und nimmt ihn hin', () => {
    const versionen = haengeAn(alte(), heute({ ...FEST, planVon: von(BERT, 1) }));
    const [, , dritte, vierte] = versionen as [Antragsversion, Antragsversion, Antragsversion, Antragsversion];
    const gang = new Kettengang(vorgabe(), { version: 2, hash: versionen[1]?.hash ?? '' });
    gang.beginneNach(liesKettenzeile(JSON.stringify(dritte)));
    expect(gang.form1).toBe(0);
    expect(gehe([vierte], gang)).toEqual([]);
  });

  test('vier Augen gelten gegen die Person, die den Plan in Form 1 gespeichert hat', () => {
    const selbst = haengeAn(alte(), heute(FEST));
    expect(gehe(selbst, new Kettengang(vorgabe(true))).at(-1)).toEqual({ version: 4, grund: 'vieraugen' });
    const andere = heute({ ...FEST, autor: person(BERT, ...ROLLEN), festgeschriebenVon: alle(BERT, 4) });
    expect(
      gehe(haengeAn(alte(), andere), new Kettengang(vorgabe(true))).filter(({ version }) => version === 4),
    ).toEqual([]);
  });

  test('in Form 1 festgeschrieben von niemandem Genannten: später jemand ohne Rollen, oder ein Bruch', () => {
    const fest = haengeAn(alte(), { festgeschrieben: true });
    const danach = (festgeschriebenVon: Setzung | null) =>
      gehe(haengeAn(fest, heute({ status: 'zurueckgezogen', festgeschriebenVon })));
    expect(danach(von(BERT, 4))).toEqual([]);
    expect(danach(alle(BERT, 4))).toEqual([{ version: 5, grund: 'urheber' }]);
    expect(danach(null)).toEqual([{ version: 5, grund: 'urheber' }]);
  });

  test('zurück in eine frühere Form führt kein Schritt', () => {
    const danach = { form: 2, schema: 1, status: 'zurueckgezogen' } as const;
    expect(gehe(haengeAn(alte(), heute(FEST), danach))).toEqual([{ version: 5, grund: 'form' }]);
  });

  test('gezählt werden nur die Versionen der Form 1', () => {
    const gang = new Kettengang(vorgabe());
    gehe(haengeAn(alte(), heute(FEST)), gang);
    expect(gang.form1).toBe(3);
  });
});

describe('Form 2 geht in der heutigen Form weiter', () => {
  const zweite = (): Antragsversion[] =>
    haengeAn(
      [],
      { form: 2, schema: 1, tid: TID, autor: person(ANNA, ...ROLLEN), festgeschriebenVon: null, bescheidVon: null },
      { status: 'eingereicht' },
      { status: 'bewilligt', bescheid: KURZ, bescheidVon: alle(ANNA, 3) },
    );

  test('mit dem, der den Bescheid festhielt', () => {
    expect(gehe(haengeAn(zweite(), heute(FEST, alle(ANNA, 3))))).toEqual([]);
    expect(gehe(haengeAn(zweite(), heute(FEST, alle(BERT, 3))))).toEqual([{ version: 4, grund: 'schritt' }]);
    expect(gehe(haengeAn(zweite(), heute(FEST)))).toEqual([{ version: 4, grund: 'schritt' }]);
  });

  test('der Plan ist von der Person, die ihn in Form 2 gespeichert hat', () => {
    expect(gehe(haengeAn(zweite(), heute({ ...FEST, planVon: von(BERT, 1) }, alle(ANNA, 3))))).toEqual([
      { version: 4, grund: 'urheber' },
    ]);
  });
});
