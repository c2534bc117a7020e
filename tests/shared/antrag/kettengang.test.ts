/**
 * Der Gang über die Kette prüft Versionen der Form 2: jede Fälschung ist in sich heil (Hash und Vorgänger
 * stimmen) und fällt trotzdem auf.
 */
import { describe, expect, test } from 'vitest';
import { FORM, SCHEMA } from '../../../shared/antrag/formen.ts';
import { form1Satz, kettenpruefung } from '../../../shared/antrag/kette.ts';
import { type Bruch, Kettengang, type Kettenvorgabe } from '../../../shared/antrag/kettengang.ts';
import { liesKettenzeile } from '../../../shared/antrag/kettenzeile.ts';
import { kopfZu } from '../../../shared/antrag/kopf.ts';
import { ROLLEN } from '../../../shared/antrag/rollen.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { alsVersion } from '../pruefmappe/version.ts';
import { ANNA, alle, autor, BERT, type Felder, KURZBESCHEID, ketteVonAnna, TID, von, zeit } from './kettenbau.ts';

const BESCHEID = KURZBESCHEID;
const ANTRAG = alsVersion(AACHEN_BEISPIEL).antragId;

/** Eine Kette der Form 2. */
function kette(...schritte: Felder[]): Antragsversion[] {
  const felder = { form: 2, schema: 1, tid: TID, festgeschriebenVon: null, bescheidVon: null };
  return ketteVonAnna(alsVersion(AACHEN_BEISPIEL, felder), schritte);
}

function gehe(versionen: readonly Antragsversion[], vorgabe: Partial<Kettenvorgabe> = {}): Bruch[] {
  const gang = new Kettengang({ antragId: ANTRAG, tid: TID, ...vorgabe });
  return versionen.flatMap((version) => gang.weiter(liesKettenzeile(JSON.stringify(version))));
}

const EINGEREICHT: Felder = { status: 'eingereicht' };
const BEWILLIGT: Felder = { status: 'bewilligt', bescheid: BESCHEID, bescheidVon: alle(ANNA, 3) };
const FEST = (n: number): Felder => ({ festgeschrieben: true, festgeschriebenVon: von(ANNA, n, ...ROLLEN) });

describe('ein Gang ohne Bruch', () => {
  test('der ganze Weg: einreichen, bewilligen, festschreiben, zurückziehen, neuer Inhalt', () => {
    const frisch: Felder = {
      status: 'entwurf',
      festgeschrieben: false,
      festgeschriebenVon: null,
      bescheid: null,
      bescheidVon: null,
    };
    expect(gehe(kette({}, EINGEREICHT, BEWILLIGT, FEST(4), { status: 'zurueckgezogen' }, frisch))).toEqual([]);
  });
  test('ein berichtigter Bescheid nennt, wer ihn berichtigt hat; derselbe noch einmal auch', () => {
    const berichtigt = { bescheid: { ...BESCHEID, stellen: '2.5' }, bescheidVon: von(ANNA, 4, ...ROLLEN) };
    expect(gehe(kette({}, EINGEREICHT, BEWILLIGT, berichtigt, { bescheidVon: von(ANNA, 5, ...ROLLEN) }))).toEqual([]);
  });
});

describe('in sich heile Fälschungen', () => {
  const faelle: [string, Felder[], Bruch][] = [
    ['neuer Inhalt in einem älteren Schema', [{ schema: 2 }, { schema: 1 }], { version: 2, grund: 'form' }],
    ['die erste Version ist schon bewilligt', [{ status: 'bewilligt' }], { version: 1, grund: 'schritt' }],
    ['vom Entwurf gleich bewilligt', [{}, { status: 'bewilligt' }], { version: 2, grund: 'schritt' }],
    [
      'bewilligt, nachdem abgelehnt war',
      [{}, EINGEREICHT, { status: 'abgelehnt' }, { status: 'bewilligt' }],
      { version: 4, grund: 'schritt' },
    ],
    [
      'Festschreibung verschwindet',
      [{}, FEST(2), { ...EINGEREICHT, festgeschrieben: false, festgeschriebenVon: null }],
      { version: 3, grund: 'schritt' },
    ],
    [
      'Bescheid ohne Bewilligung',
      [{}, { ...EINGEREICHT, bescheid: BESCHEID, bescheidVon: von(ANNA, 2, ...ROLLEN) }],
      { version: 2, grund: 'schritt' },
    ],
    [
      'Bescheid verschwindet',
      [{}, EINGEREICHT, BEWILLIGT, { ...FEST(4), bescheid: null, bescheidVon: null }],
      { version: 4, grund: 'schritt' },
    ],
    [
      'ein Entwurf mit Bescheid',
      [{ bescheid: BESCHEID, bescheidVon: von(ANNA, 1, ...ROLLEN) }],
      { version: 1, grund: 'schritt' },
    ],
    ['ein Schritt ohne Änderung', [{}, EINGEREICHT, {}], { version: 3, grund: 'schritt' }],
    [
      'der Inhalt ändert sich mit dem Status',
      [{}, { ...EINGEREICHT, antrag: { ...AACHEN_BEISPIEL, personen: { geduldete: 1, gestattete: 1 } } }],
      { version: 2, grund: 'schritt' },
    ],
    [
      'die Hinweise verschwinden mit dem Status',
      [{}, { ...EINGEREICHT, hinweise: [] }],
      { version: 2, grund: 'schritt' },
    ],
    ['ein neuer Status in einem neuen Schema', [{}, { ...EINGEREICHT, schema: 2 }], { version: 2, grund: 'schritt' }],
    [
      'wer den Bescheid festhielt, wird ein anderer',
      [{}, EINGEREICHT, BEWILLIGT, { bescheidVon: von(BERT, 4, ...ROLLEN) }],
      { version: 4, grund: 'schritt' },
    ],
    [
      'im selben Augenblick noch einmal dasselbe',
      [{}, EINGEREICHT, BEWILLIGT, { erstelltAm: zeit(3) }],
      { version: 4, grund: 'schritt' },
    ],
    ['gespeichert ohne Rolle', [{ autor: autor(ANNA, 'GK.Pruefen') }], { version: 1, grund: 'rolle' }],
    [
      'bewilligt ohne GK.Festschreiben',
      [{}, EINGEREICHT, { status: 'bewilligt', autor: autor(ANNA, 'GK.Bearbeiten') }],
      { version: 3, grund: 'rolle' },
    ],
    [
      'eine Bewilligung zurückgezogen ohne GK.Festschreiben',
      [{}, EINGEREICHT, BEWILLIGT, { status: 'zurueckgezogen', autor: autor(ANNA, 'GK.Bearbeiten') }],
      { version: 4, grund: 'rolle' },
    ],
    ['festgeschrieben von niemandem', [{}, { festgeschrieben: true }], { version: 2, grund: 'urheber' }],
    [
      'festgeschrieben von jemand anderem',
      [{}, { festgeschrieben: true, festgeschriebenVon: von(BERT, 2, ...ROLLEN) }],
      { version: 2, grund: 'urheber' },
    ],
    [
      'wer festschrieb, wechselt',
      [{}, FEST(2), { ...EINGEREICHT, festgeschriebenVon: von(BERT, 2, ...ROLLEN) }],
      { version: 3, grund: 'urheber' },
    ],
    [
      'eine Festschreibung, die es nicht gibt',
      [{ festgeschriebenVon: von(ANNA, 1, ...ROLLEN) }],
      { version: 1, grund: 'urheber' },
    ],
    ['die Zeit geht zurück', [{}, { ...EINGEREICHT, erstelltAm: zeit(0) }], { version: 2, grund: 'zeit' }],
    ['eine andere Kommune', [{}, { ...EINGEREICHT, tid: BERT }], { version: 2, grund: 'kommune' }],
    [
      'ein unbekannter Regelstand',
      [{ regelstand: [{ id: 'THM-1999', hash: 'a'.repeat(64) }] }],
      { version: 1, grund: 'regelstand' },
    ],
    [
      'einer von zwei Regelständen ist unbekannt',
      [{ regelstand: [...alsVersion(AACHEN_BEISPIEL).regelstand, { id: 'DIA-1999', hash: 'a'.repeat(64) }] }],
      { version: 1, grund: 'regelstand' },
    ],
    ['ein anderer Antrag', [{ antragId: ANTRAG.replace(/1$/, '2') }], { version: 1, grund: 'antrag' }],
  ];
  test.each(faelle)('%s', (_, schritte, bruch) => expect(gehe(kette(...schritte))).toEqual([bruch]));

  test('die ganze Kette einer anderen Kommune', () => {
    expect(gehe(kette({}, EINGEREICHT), { tid: BERT })).toEqual([
      { version: 1, grund: 'kommune' },
      { version: 2, grund: 'kommune' },
    ]);
    expect(gehe(kette({}, EINGEREICHT), { tid: undefined })).toEqual([]);
  });

  test('vier Augen: nur, wo die Kommune sie verlangt, und nur gegen die Person des neuesten Inhalts', () => {
    const selbst = kette({}, EINGEREICHT, BEWILLIGT);
    expect(gehe(selbst)).toEqual([]);
    expect(gehe(selbst, { vierAugen: true })).toEqual([{ version: 3, grund: 'vieraugen' }]);
    expect(gehe(kette({}, FEST(2)), { vierAugen: true })).toEqual([{ version: 2, grund: 'vieraugen' }]);
    expect(gehe(kette({ autor: autor(BERT, ...ROLLEN) }, EINGEREICHT, BEWILLIGT), { vierAugen: true })).toEqual([]);
    expect(gehe(kette({}, EINGEREICHT, { status: 'abgelehnt' }), { vierAugen: true })).toEqual([]);
  });
});

describe('unlesbare Versionen', () => {
  const [eins, zwei, drei] = kette({}, EINGEREICHT, BEWILLIGT) as [Antragsversion, Antragsversion, Antragsversion];
  const zeilen = (...inhalte: (object | string)[]) => {
    const gang = new Kettengang({ antragId: ANTRAG, tid: TID });
    return inhalte.flatMap((inhalt) =>
      gang.weiter(liesKettenzeile(typeof inhalt === 'string' ? inhalt : JSON.stringify(inhalt))),
    );
  };

  test('der Gang geht über sie hinweg und nennt nur sie', () => {
    expect(zeilen(eins, '{', drei)).toEqual([{ version: 2, grund: 'inhalt' }]);
    expect(zeilen(eins, { ...zwei, beschaedigt: true }, drei)).toEqual([{ version: 2, grund: 'inhalt' }]);
    expect(zeilen({ ...eins, kommentar: 'anders' }, zwei, drei)).toEqual([{ version: 1, grund: 'inhalt' }]);
    expect(zeilen('null', '[]', '1', drei)).toHaveLength(3 + 1);
  });

  test('eine neuere Form heißt neuer, nicht beschädigt', () => {
    expect(zeilen(eins, { ...zwei, form: FORM + 1 })).toEqual([{ version: 2, grund: 'neuer' }]);
    expect(zeilen(eins, { ...zwei, schema: SCHEMA + 1 })).toEqual([{ version: 2, grund: 'neuer' }]);
  });

  test('nach einer unlesbaren fällt noch auf, was eine Version über sich selbst sagt', () => {
    const [, , ohneUrheber] = kette({}, EINGEREICHT, { ...BEWILLIGT, bescheidVon: null }) as [object, object, object];
    expect(zeilen(eins, '{', ohneUrheber)).toEqual([
      { version: 2, grund: 'inhalt' },
      { version: 3, grund: 'urheber' },
    ]);
  });

  test('eine Nummer als Text ist keine: beschädigt, nicht neuer', () => {
    expect(zeilen(eins, { ...zwei, form: '9' })).toEqual([{ version: 2, grund: 'inhalt' }]);
    expect(zeilen(eins, { ...zwei, schema: '9' })).toEqual([{ version: 2, grund: 'inhalt' }]);
  });

  test('nach einer Lücke gilt weiter, was heil ist', () => {
    expect(zeilen(eins, drei)).toEqual([{ version: 2, grund: 'luecke' }]);
  });

  test('eine Version an einem anderen Platz als ihrem', () => {
    const gang = new Kettengang({ antragId: ANTRAG, tid: TID });
    expect(gang.weiter({ art: 'version', nummer: 2, version: eins, unversehrt: true })).toEqual([
      { version: 1, grund: 'reihenfolge' },
    ]);
  });

  test('eine Lücke und was danach kommt, wird beides genannt', () => {
    expect(zeilen(eins, { ...drei, kommentar: 'x' })).toEqual([
      { version: 2, grund: 'luecke' },
      { version: 3, grund: 'inhalt' },
    ]);
  });
});

describe('der Kopf', () => {
  const versionen = kette({}, EINGEREICHT);
  const [, zwei] = versionen as [Antragsversion, Antragsversion];
  const ende = (kopf: Parameters<Kettengang['ende']>[0], ausgang: Antragsversion | null = null) => {
    const gang = new Kettengang({ antragId: ANTRAG, tid: TID });
    for (const version of versionen)
      gang.weiter({ art: 'version', nummer: version.version, version, unversehrt: true });
    return gang.ende(kopf, ausgang);
  };

  test('sagt in jedem Feld, was die neueste Version sagt', () => {
    expect(ende(kopfZu(zwei))).toBeNull();
    const anders = {
      titel: 'x',
      kommune: 'x',
      status: 'bewilligt',
      festgeschrieben: true,
      geaendertAm: zeit(9),
      autor: { oid: BERT, name: 'x' },
      antragId: 'x',
    };
    for (const [feld, wert] of Object.entries(anders))
      expect(ende({ ...kopfZu(zwei), [feld]: wert }), feld).toEqual({ version: 2, grund: 'kopf' });
  });

  test('ist keine Version lesbar, ist über ihn nichts zu sagen', () => {
    const gang = new Kettengang({ antragId: ANTRAG, tid: TID });
    gang.weiter({ art: 'unlesbar', nummer: 2, grund: 'inhalt' });
    expect(gang.ende(kopfZu(zwei))).toBeNull();
  });

  test('kennt er mehr Versionen, fehlen sie; liegt er zurück, muss er zu der passen, die er nennt', () => {
    expect(ende({ ...kopfZu(zwei), neuesteVersion: 4 })).toEqual({ version: 3, grund: 'luecke' });
    const [eins] = versionen as [Antragsversion];
    expect(ende(kopfZu(eins), eins)).toBeNull();
    expect(ende({ ...kopfZu(eins), titel: 'x' }, eins)).toEqual({ version: 2, grund: 'kopf' });
  });
});

describe('Form 1', () => {
  const alte = (...schritte: Felder[]) =>
    kette(
      { form: undefined, schema: undefined, tid: undefined, autor: { oid: ANNA, name: 'Person' } } as never,
      ...schritte,
    );
  const bewilligt: Felder = { status: 'bewilligt', bescheid: BESCHEID };

  test('ein gleicher Bescheid noch einmal hinterließ keine Spur, ohne Bescheid ist es ein Schritt ohne Änderung', () => {
    expect(gehe(alte({}, EINGEREICHT, bewilligt, {}))).toEqual([]);
    expect(gehe(alte(EINGEREICHT, {}))).toEqual([{ version: 3, grund: 'schritt' }]);
  });
});

test('in Worten und als Ergebnis', () => {
  expect(form1Satz(1)).toMatch(/^Eine Version steht in Form 1/);
  expect(form1Satz(3)).toMatch(/^3 Versionen stehen in Form 1/);
  expect(kettenpruefung([], 0)).toEqual({ ok: true, bruch: null });
  const [a, b] = [{ version: 1, grund: 'zeit' } as const, { version: 2, grund: 'rolle' } as const];
  expect(kettenpruefung([a, b], 2)).toEqual({ ok: false, bruch: a, weitere: [b], form1: 2 });
});
