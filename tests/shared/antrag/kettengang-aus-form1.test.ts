/**
 * Der Gang über die Kette, wo eine alte Version in der heutigen Form weitergeht: Form 1 nannte weder Kommune noch
 * Rollen, noch von wem der Plan und der Bescheid sind; Form 2 kannte einen Bescheid.
 */
import { describe, expect, test } from 'vitest';
import { ausKurzbescheid, type FestgehaltenerBescheid } from '../../../shared/antrag/bescheid.ts';
import { FORM } from '../../../shared/antrag/formen.ts';
import { type Bruch, Kettengang } from '../../../shared/antrag/kettengang.ts';
import { liesKettenzeile } from '../../../shared/antrag/kettenzeile.ts';
import { ROLLEN } from '../../../shared/antrag/rollen.ts';
import type { Setzung } from '../../../shared/antrag/setzung.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { alsVersion } from '../pruefmappe/version.ts';
import { ANNA, alle, autor, BERT, type Felder, haengeAn, inSchema1, KURZBESCHEID, TID, von } from './kettenbau.ts';

const anfang = () => inSchema1(alsVersion(AACHEN_BEISPIEL));
const weiter = (davor: readonly Antragsversion[], ...schritte: Felder[]) => haengeAn(davor, anfang(), schritte);

/** Aus Form 1: von Anna gespeichert, eingereicht und bewilligt. */
const alte = (): Antragsversion[] =>
  weiter(
    [],
    { autor: { oid: ANNA, name: 'Person' } },
    { status: 'eingereicht' },
    { status: 'bewilligt', bescheid: KURZBESCHEID },
  );

/** Die heutige Form zum selben Inhalt; wer den Bescheid in Form 1 festhielt, steht ohne Rollen da. */
const heute = (felder: Felder = {}, erfasstVon: Setzung = von(BERT, 3)): Felder => ({
  ...{ form: FORM, schema: 1, tid: TID, autor: autor(ANNA, ...ROLLEN) },
  planVon: von(ANNA, 1),
  bescheide: [ausKurzbescheid(KURZBESCHEID, erfasstVon)],
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
  ...ausKurzbescheid(KURZBESCHEID, von(BERT, 3)),
  ...aenderung,
});

describe('Form 1 geht in der heutigen Form weiter', () => {
  test('festgeschrieben', () => {
    expect(gehe(weiter(alte(), heute(FEST)))).toEqual([]);
  });

  test('zurückgezogen, und danach ein neuer Plan', () => {
    const entwurf = {
      ...({ status: 'entwurf', bescheid: null, bescheidVon: null, planVon: alle(ANNA, 5) } as const),
      bescheide: [bescheid({ zumFrueherenPlan: true })],
    };
    expect(gehe(weiter(alte(), heute({ status: 'zurueckgezogen' }), entwurf))).toEqual([]);
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
    expect(gehe(weiter(alte(), mehr(bescheid({}))))).toEqual([]);
    for (const anders of [
      { zuwendung: '1.00' },
      { erfasstVon: von(BERT, 3, 'GK.Pruefen') },
      { zumFrueherenPlan: true },
    ])
      expect(gehe(weiter(alte(), mehr(bescheid(anders))))).toEqual([{ version: 4, grund: 'schritt' }]);
  });

  const faelle: [string, Felder, Bruch['grund']][] = [
    ['der Plan ist von jemand anderem', heute({ ...FEST, planVon: von(BERT, 1) }), 'urheber'],
    ['von niemandem', heute({ ...FEST, planVon: undefined as never }), 'inhalt'],
    ['niemand hielt den Bescheid fest', heute({ ...FEST, bescheide: [ausKurzbescheid(KURZBESCHEID, null)] }), 'inhalt'],
    ['der Bescheid verschwindet', heute({ ...FEST, bescheide: [], bescheid: null, bescheidVon: null }), 'schritt'],
    ['den Bescheid hielt jemand mit Rollen fest', heute(FEST, von(BERT, 3, 'GK.Festschreiben')), 'schritt'],
    ['der Bescheid ist ein anderer', heute({ ...FEST, bescheide: [bescheid({ zuwendung: '1.00' })] }), 'urheber'],
    [
      'mit einer anderen Summe an beiden Stellen',
      heute({
        ...FEST,
        bescheide: [bescheid({ zuwendung: '1.00' })],
        bescheid: { ...KURZBESCHEID, zuwendung: '1.00' },
      }),
      'schritt',
    ],
    ['festgeschrieben hat jemand anderes', heute({ ...FEST, festgeschriebenVon: alle(BERT, 4) }), 'urheber'],
    ['ein Status in einem neuen Schema', heute({ ...FEST, schema: 2 }), 'schritt'],
    ['eine andere Kommune als die verlangte', heute({ ...FEST, tid: BERT }), 'kommune'],
    ['ohne Rolle', heute({ ...FEST, autor: autor(ANNA), festgeschriebenVon: von(ANNA, 4) }), 'rolle'],
  ];
  test.each(faelle)('fällt auf: %s', (_, felder, grund) =>
    expect(gehe(weiter(alte(), felder))).toEqual([{ version: 4, grund }]),
  );

  test('wer die Kette erst hier betritt, weiß nicht, von wem der Plan ist, und nimmt ihn hin', () => {
    const versionen = weiter(alte(), heute({ ...FEST, planVon: von(BERT, 1) }));
    const [, , dritte, vierte] = versionen as [Antragsversion, Antragsversion, Antragsversion, Antragsversion];
    const gang = new Kettengang(vorgabe(), { version: 2, hash: versionen[1]?.hash ?? '' });
    gang.beginneNach(liesKettenzeile(JSON.stringify(dritte)));
    expect(gang.form1).toBe(0);
    expect(gehe([vierte], gang)).toEqual([]);
  });

  test('vier Augen gelten gegen die Person, die den Plan in Form 1 gespeichert hat', () => {
    const selbst = weiter(alte(), heute(FEST));
    expect(gehe(selbst, new Kettengang(vorgabe(true))).at(-1)).toEqual({ version: 4, grund: 'vieraugen' });
    const andere = heute({ ...FEST, autor: autor(BERT, ...ROLLEN), festgeschriebenVon: alle(BERT, 4) });
    expect(gehe(weiter(alte(), andere), new Kettengang(vorgabe(true))).filter(({ version }) => version === 4)).toEqual(
      [],
    );
  });

  test('in Form 1 festgeschrieben von niemandem Genannten: später jemand ohne Rollen, oder ein Bruch', () => {
    const fest = weiter(alte(), { festgeschrieben: true });
    const danach = (festgeschriebenVon: Setzung | null) =>
      gehe(weiter(fest, heute({ status: 'zurueckgezogen', festgeschriebenVon })));
    expect(danach(von(BERT, 4))).toEqual([]);
    expect(danach(alle(BERT, 4))).toEqual([{ version: 5, grund: 'urheber' }]);
    expect(danach(null)).toEqual([{ version: 5, grund: 'urheber' }]);
  });

  test('zurück in eine frühere Form führt kein Schritt', () => {
    const danach = { form: 2, schema: 1, status: 'zurueckgezogen' } as const;
    expect(gehe(weiter(alte(), heute(FEST), danach))).toEqual([{ version: 5, grund: 'form' }]);
  });

  test('gezählt werden nur die Versionen der Form 1', () => {
    const gang = new Kettengang(vorgabe());
    gehe(weiter(alte(), heute(FEST)), gang);
    expect(gang.form1).toBe(3);
  });
});

describe('Form 2 geht in der heutigen Form weiter', () => {
  const zweite = (): Antragsversion[] =>
    weiter(
      [],
      { form: 2, schema: 1, tid: TID, autor: autor(ANNA, ...ROLLEN), festgeschriebenVon: null, bescheidVon: null },
      { status: 'eingereicht' },
      { status: 'bewilligt', bescheid: KURZBESCHEID, bescheidVon: alle(ANNA, 3) },
    );

  test('mit dem, der den Bescheid festhielt', () => {
    expect(gehe(weiter(zweite(), heute(FEST, alle(ANNA, 3))))).toEqual([]);
    expect(gehe(weiter(zweite(), heute(FEST, alle(BERT, 3))))).toEqual([{ version: 4, grund: 'schritt' }]);
    expect(gehe(weiter(zweite(), heute(FEST)))).toEqual([{ version: 4, grund: 'schritt' }]);
  });

  test('der Plan ist von der Person, die ihn in Form 2 gespeichert hat', () => {
    expect(gehe(weiter(zweite(), heute({ ...FEST, planVon: von(BERT, 1) }, alle(ANNA, 3))))).toEqual([
      { version: 4, grund: 'urheber' },
    ]);
  });
});
