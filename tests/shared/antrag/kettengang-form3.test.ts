/**
 * Der Gang über die Kette prüft Versionen der Form 3: Bescheide, Abwicklung und von wem der Plan ist. Jede Fälschung
 * ist in sich heil (Hash und Vorgänger stimmen) und fällt trotzdem auf.
 */
import { describe, expect, test } from 'vitest';
import { alsKurzbescheid, type FestgehaltenerBescheid, vollerBescheid } from '../../../shared/antrag/bescheid.ts';
import { type Bruch, Kettengang } from '../../../shared/antrag/kettengang.ts';
import { liesKettenzeile } from '../../../shared/antrag/kettenzeile.ts';
import { ROLLEN } from '../../../shared/antrag/rollen.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { alsVersion } from '../pruefmappe/version.ts';
import { ANNA, alle, autor, BERT, type Felder, ketteVonAnna, TID, von } from './kettenbau.ts';

const PLAN: Antrag = { ...AACHEN_BEISPIEL, abwicklung: null };
const ANDERER: Antrag = { ...PLAN, personen: { geduldete: 1, gestattete: 1 } };
const LEER = { besetzung: [], ist: [], abrufe: [], weiterleitungen: [], konten: [] };
const IST: Antrag = { ...PLAN, abwicklung: { ...LEER, zahlweise: 'kasse' } };

function kette(...schritte: Felder[]): Antragsversion[] {
  const felder = { form: 3, schema: 3, tid: TID, bescheide: [], planVon: alle(ANNA, 1) };
  return ketteVonAnna(alsVersion(PLAN, { ...felder, festgeschriebenVon: null, bescheidVon: null }), schritte);
}

function gehe(schritte: readonly Felder[], vierAugen = false): Bruch[] {
  const versionen = kette(...schritte);
  const gang = new Kettengang({ antragId: versionen[0]?.antragId ?? '', tid: TID, vierAugen });
  return versionen.flatMap((version) => gang.weiter(liesKettenzeile(JSON.stringify(version))));
}

const bescheid = (n: number, mehr: Partial<FestgehaltenerBescheid> = {}): FestgehaltenerBescheid => ({
  ...vollerBescheid({ datum: `2020-03-0${n}`, aktenzeichen: `Az. ${n}`, stellen: '3.0', zuwendung: '442860.00' }),
  erfasstVon: alle(ANNA, n),
  zumFrueherenPlan: false,
  ...mehr,
});
/** Bescheide, der letzte als der geltende. */
const mit = (...bescheide: FestgehaltenerBescheid[]): Felder => {
  const letzter = bescheide.at(-1) ?? null;
  return { bescheide, bescheid: alsKurzbescheid(letzter), bescheidVon: letzter?.erfasstVon ?? null };
};
const EINGEREICHT: Felder = { status: 'eingereicht' };
const BEWILLIGT: Felder = { status: 'bewilligt', ...mit(bescheid(3)) };
const ZURUECK: Felder = { status: 'zurueckgezogen' };
const fest = (n: number, oid = ANNA): Felder => ({ festgeschrieben: true, festgeschriebenVon: alle(oid, n) });
const entwurf = (n: number, ...fruehere: FestgehaltenerBescheid[]): Felder => ({
  antrag: ANDERER,
  status: 'entwurf',
  festgeschrieben: false,
  festgeschriebenVon: null,
  ...mit(),
  bescheide: fruehere.map((b) => ({ ...b, zumFrueherenPlan: true })),
  planVon: alle(ANNA, n),
});
const WEG = [{}, EINGEREICHT, BEWILLIGT] as const;

test('ohne Bruch: bewilligen, festschreiben, Ist einer anderen Person, Änderungsbescheid, zurückziehen, neuer Plan', () => {
  const ist = { antrag: IST, autor: autor(BERT, 'GK.Bearbeiten') };
  const weg = [...WEG, fest(4), ist, mit(bescheid(3), bescheid(6)), ZURUECK, entwurf(8, bescheid(3), bescheid(6))];
  expect(gehe(weg)).toEqual([]);
});

test('nach einer unlesbaren Version fällt nur auf, was eine über sich selbst sagt', () => {
  const luecke = (...schritte: Felder[]) => {
    const versionen = kette(...schritte);
    const gang = new Kettengang({ antragId: versionen[0]?.antragId ?? '', tid: TID });
    return versionen.flatMap((version, i) => gang.weiter(liesKettenzeile(i === 1 ? '{' : JSON.stringify(version))));
  };
  expect(luecke(...WEG)).toEqual([{ version: 2, grund: 'inhalt' }]);
  expect(luecke({}, EINGEREICHT, { ...BEWILLIGT, bescheidVon: alle(BERT, 3) })).toEqual([
    { version: 2, grund: 'inhalt' },
    { version: 3, grund: 'urheber' },
  ]);
});

describe('in sich heile Fälschungen', () => {
  const faelle: [string, Felder[], Bruch['grund']][] = [
    ['die erste Version ist schon bewilligt', [{ status: 'bewilligt' }], 'schritt'],
    ['vom Entwurf gleich bewilligt', [{}, { status: 'bewilligt', ...mit(bescheid(2)) }], 'schritt'],
    ['der Plan ändert sich mit dem Status', [{}, { ...EINGEREICHT, antrag: ANDERER }], 'schritt'],
    ['die Abwicklung ändert sich mit dem Status', [{}, { ...EINGEREICHT, antrag: IST }], 'schritt'],
    ['die Hinweise verschwinden mit dem Status', [{}, { ...EINGEREICHT, hinweise: [] }], 'schritt'],
    ['ein anderer Plan bleibt bewilligt', [...WEG, { antrag: ANDERER }], 'schritt'],
    ['ein anderer Plan bleibt festgeschrieben', [{}, fest(2), { antrag: ANDERER, planVon: alle(ANNA, 3) }], 'schritt'],
    ['mit einem anderen Plan verschwindet der Bescheid', [...WEG, entwurf(4)], 'schritt'],
    ['mit einem anderen Plan gilt der Bescheid weiter', [...WEG, { ...entwurf(4), ...mit(bescheid(3)) }], 'schritt'],
    [
      'Festschreibung verschwindet',
      [{}, fest(2), { ...EINGEREICHT, festgeschrieben: false, festgeschriebenVon: null }],
      'schritt',
    ],
    ['ein Bescheid ohne Bewilligung', [{}, { ...EINGEREICHT, ...mit(bescheid(2)) }], 'schritt'],
    ['ein Bescheid verschwindet', [...WEG, { ...fest(4), ...mit() }], 'schritt'],
    ['ein früherer Bescheid ändert sich', [...WEG, mit(bescheid(3, { zuwendung: '1.00' }), bescheid(4))], 'schritt'],
    [
      'ein früherer Bescheid ist von jemand anderem',
      [...WEG, mit(bescheid(3, { erfasstVon: alle(BERT, 3) }), bescheid(4))],
      'schritt',
    ],
    ['zwei Bescheide auf einmal', [...WEG, mit(bescheid(3), bescheid(4), bescheid(5))], 'schritt'],
    [
      'ein neuer Bescheid ist von jemand anderem',
      [{}, EINGEREICHT, { status: 'bewilligt', ...mit(bescheid(3, { erfasstVon: alle(BERT, 3) })) }],
      'schritt',
    ],
    ['der gezeigte Bescheid ist ein anderer', [...WEG.slice(0, 2), { ...BEWILLIGT, bescheid: null }], 'urheber'],
    [
      'der gezeigte Bescheid ist von jemand anderem',
      [...WEG.slice(0, 2), { ...BEWILLIGT, bescheidVon: alle(BERT, 3) }],
      'urheber',
    ],
    ['festgeschrieben von niemandem', [{}, { festgeschrieben: true }], 'urheber'],
    ['eine Festschreibung, die es nicht gibt', [{ festgeschriebenVon: alle(ANNA, 1) }], 'urheber'],
    ['festgeschrieben von jemand anderem', [{}, fest(2, BERT)], 'urheber'],
    ['wer festschrieb, wechselt', [{}, fest(2), { ...EINGEREICHT, festgeschriebenVon: alle(BERT, 2) }], 'urheber'],
    ['wann festgeschrieben wurde, wechselt', [{}, fest(2), { ...EINGEREICHT, ...fest(1) }], 'urheber'],
    ['der Plan ist von jemand anderem, auch wenn sie ihn zugleich einträgt', [{ planVon: alle(ANNA, 2) }], 'urheber'],
    ['der Plan ist von jemand anderem', [{ planVon: alle(BERT, 1) }], 'urheber'],
    ['von wem der Plan ist, wechselt mit dem Status', [{}, { ...EINGEREICHT, planVon: alle(BERT, 1) }], 'urheber'],
    ['von wem der Plan ist, wechselt mit dem Ist', [{}, { antrag: IST, planVon: alle(ANNA, 2) }], 'urheber'],
    ['gespeichert ohne Rolle', [{ autor: autor(ANNA), planVon: von(ANNA, 1) }], 'rolle'],
    ['Ist ohne Rolle', [{}, { antrag: IST, autor: autor(BERT, 'GK.Pruefen') }], 'rolle'],
    ['eingereicht ohne Rolle', [{}, { ...EINGEREICHT, autor: autor(BERT, 'GK.Festschreiben') }], 'rolle'],
    [
      'bewilligt ohne GK.Festschreiben',
      [
        ...WEG.slice(0, 2),
        {
          status: 'bewilligt',
          ...mit(bescheid(3, { erfasstVon: von(BERT, 3, 'GK.Bearbeiten') })),
          autor: autor(BERT, 'GK.Bearbeiten'),
        },
      ],
      'rolle',
    ],
    [
      'festgeschrieben ohne GK.Festschreiben',
      [
        {},
        {
          festgeschrieben: true,
          festgeschriebenVon: von(BERT, 2, 'GK.Bearbeiten'),
          autor: autor(BERT, 'GK.Bearbeiten'),
        },
      ],
      'rolle',
    ],
    [
      'eine Bewilligung zurückgezogen ohne GK.Festschreiben',
      [...WEG, { ...ZURUECK, autor: autor(BERT, 'GK.Bearbeiten') }],
      'rolle',
    ],
    [
      'Festgeschriebenes zurückgezogen ohne GK.Festschreiben',
      [{}, fest(2), { ...ZURUECK, autor: autor(BERT, 'GK.Bearbeiten') }],
      'rolle',
    ],
  ];
  test.each(faelle)('%s', (_, schritte, grund) =>
    expect(gehe(schritte)).toEqual([{ version: schritte.length, grund }]),
  );
});

describe('vier Augen', () => {
  const ist = { antrag: IST, autor: autor(BERT, ...ROLLEN) };
  const vonBert = (n: number) => bescheid(n, { erfasstVon: alle(BERT, n) });
  const bewilligtVonBert = { status: 'bewilligt', ...mit(vonBert(3)), autor: autor(BERT, ...ROLLEN) } as const;
  const faelle: [string, Felder[]][] = [
    ['die eigene Bewilligung', [...WEG]],
    ['das eigene Festschreiben', [{}, fest(2)]],
    ['der eigene Änderungsbescheid', [...WEG.slice(0, 2), bewilligtVonBert, mit(vonBert(3), bescheid(4))]],
    ['auch nachdem jemand anderes das Ist eingetragen hat', [{}, ist, fest(3)]],
  ];
  test.each(faelle)('%s fällt auf, wo die Kommune sie verlangt', (_, schritte) => {
    expect(gehe(schritte, true)).toEqual([{ version: schritte.length, grund: 'vieraugen' }]);
    expect(gehe(schritte)).toEqual([]);
  });

  test('eine andere Person darf, auch wenn sie das Ist eingetragen hat; Ablehnen braucht keine', () => {
    expect(gehe([...WEG.slice(0, 2), bewilligtVonBert], true)).toEqual([]);
    expect(gehe([{}, ist, { ...fest(3, BERT), autor: autor(BERT, ...ROLLEN) }], true)).toEqual([]);
    expect(gehe([{}, EINGEREICHT, { status: 'abgelehnt' }], true)).toEqual([]);
  });
});
