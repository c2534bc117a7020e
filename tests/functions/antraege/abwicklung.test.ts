/** Nach dem Bescheid durch die API: Bescheide der Version, Abwicklung des Antrags, und dass der Plan dabei bleibt. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { antraegeHandler } from '../../../functions/antraege/app.ts';
import { alsItem } from '../../../functions/store/versionsitem.ts';
import { itemgroesse } from '../../../functions/store/werte.ts';
import { nachrechne } from '../../../shared/antrag/nachrechnen.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { INHALT_HOECHSTENS } from '../../../shared/api/anfragen.ts';
import { antragsversionSchema, berechnungsantwortSchema } from '../../../shared/api/antworten.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { ZWEI_STELLEN } from '../../shared/beispiele/zwei-stellen.ts';
import { testschnittstelle } from '../schnittstelle.ts';
import {
  A,
  ALLE_ROLLEN,
  type Anfrage,
  type Antwort,
  alsAntwort,
  ereignis,
  neueId,
  speichern,
  status,
} from '../werkzeug.ts';

const { db, api, lies } = await testschnittstelle();

type Abwicklung = NonNullable<Antrag['abwicklung']>;
const LEER: Abwicklung = { besetzung: [], ist: [], abrufe: [], weiterleitungen: [], konten: [], zahlweise: 'kasse' };

const STELLE = AACHEN_BEISPIEL.stellen[0] as Antrag['stellen'][number];
const BESCHEID = {
  datum: '2020-12-01',
  aktenzeichen: 'Az. 2021',
  stellen: '2.0',
  zuwendung: '104480.00',
  von: '2021-01-01',
  bis: '2021-12-31',
  jahre: [{ haushaltsjahr: 2021, zuwendung: '104480.00' }],
  bestandskraeftigAm: '2021-01-04',
};
const IST_2021: Abwicklung = {
  ...LEER,
  ist: [
    { id: 'S1', haushaltsjahr: 2021, betrag: '58412.37', monate: null, andereMittel: null },
    { id: 'S2', haushaltsjahr: 2021, betrag: '66100.00', monate: null, andereMittel: null },
  ],
  abrufe: [
    {
      programm: 'THM',
      haushaltsjahr: 2021,
      angefordertAm: '2021-02-01',
      fensterBis: '2021-12-31',
      betrag: '104480.00',
      eingegangenAm: '2021-03-01',
    },
  ],
};

/** Bewilligt und festgeschrieben; die nächste Version ist 4. */
async function bewilligt(
  antrag = ZWEI_STELLEN,
  bescheid: object | undefined = BESCHEID,
  mehr: Partial<Anfrage> = {},
): Promise<string> {
  const { antragId } = await api.lege(antrag);
  for (const [i, auftrag] of [
    { status: 'eingereicht', festgeschrieben: true },
    { status: 'bewilligt', bescheid },
  ].entries())
    expect((await api.rufe(status(antragId, i + 1, auftrag, mehr))).inhalt).toMatchObject({ version: i + 2 });
  return antragId;
}

const mit = (abwicklung: unknown, antrag = ZWEI_STELLEN) => ({ ...antrag, abwicklung }) as Antrag;

async function heil(id: string): Promise<void> {
  const { inhalt } = await lies(`/antraege/${id}/pruefung`);
  expect(inhalt.kette).toEqual({ ok: true, bruch: null });
  expect(inhalt.versionen.flatMap((v: { abweichungen: unknown[] }) => v.abweichungen)).toEqual([]);
}

describe('die Rechnung des Fachkonzepts', () => {
  const erwartet = {
    programm: 'THM',
    haushaltsjahr: 2021,
    geplant: '104480.00',
    bewilligt: '104480.00',
    foerdertage: '720',
    ist: '124512.37',
    endgueltig: '98969.90',
    abgerufen: '104480.00',
    nochAbrufbar: '0.00',
    zuErstatten: '5510.10',
    forderung: '0.00',
    verbindlichkeit: '5510.10',
  };

  test('zwei Stellen 2021: 46.729,90 + 52.240,00 = 98.969,90 €, Erstattung 5.510,10 €', async () => {
    const id = await bewilligt();
    const antwort = await api.rufe(speichern(id, 3, mit(IST_2021)));
    expect(antwort.status).toBe(201);
    expect(antwort.inhalt.ergebnis.abwicklung).toEqual({ jeHaushaltsjahr: [erwartet] });
    expect(antragsversionSchema.parse(antwort.inhalt)).toEqual(antwort.inhalt);
    expect(nachrechne(antwort.inhalt)).toEqual([]);
    await heil(id);
  });

  test('ohne zu speichern dasselbe: /berechnungen nimmt die Bescheide neben dem Antrag', async () => {
    const rechne = (inhalt: object) => api.rufe({ methode: 'POST', pfad: '/berechnungen', inhalt });
    const ohne = await rechne({ antrag: ZWEI_STELLEN });
    expect(ohne.inhalt.ergebnis.abwicklung).toEqual({ jeHaushaltsjahr: [] });
    const antwort = await rechne({ antrag: mit(IST_2021), bescheide: [BESCHEID] });
    expect(antwort.inhalt.ergebnis.abwicklung).toEqual({ jeHaushaltsjahr: [erwartet] });
    expect(antwort.inhalt.ergebnis.finanzierungsplan).toEqual(ohne.inhalt.ergebnis.finanzierungsplan);
    expect(berechnungsantwortSchema.parse(antwort.inhalt)).toEqual(antwort.inhalt);
  });

  test('unbesetzt vom 15.03. bis 31.05.2021: 284 Tage, nach Ist 41.211,55 €', async () => {
    const eine = { ...ZWEI_STELLEN, stellen: ZWEI_STELLEN.stellen.slice(0, 1) };
    const abwicklung: Abwicklung = {
      ...LEER,
      besetzung: [
        { id: 'S1', von: '2021-01-01', bis: '2021-03-14' },
        { id: 'S1', von: '2021-06-01', bis: '2021-12-31' },
      ],
      ist: [{ id: 'S1', haushaltsjahr: 2021, betrag: '51514.44', monate: null, andereMittel: null }],
    };
    const bescheid = { ...BESCHEID, zuwendung: '52240.00', jahre: [{ haushaltsjahr: 2021, zuwendung: '52240.00' }] };
    const { inhalt } = await api.rufe({
      methode: 'POST',
      pfad: '/berechnungen',
      inhalt: { antrag: mit(abwicklung, eine), bescheide: [bescheid] },
    });
    expect(inhalt.ergebnis.abwicklung.jeHaushaltsjahr).toMatchObject([
      { foerdertage: '284', ist: '51514.44', endgueltig: '41211.55', forderung: '41211.55', verbindlichkeit: '0.00' },
    ]);
  });
});

describe('der Plan bleibt', () => {
  test('zwölf Monate Ist, jeder einzeln gespeichert: Status, Festschreibung, Bescheide und Urheber bleiben; GK.Bearbeiten genügt', async () => {
    const id = await bewilligt();
    const vorher = (await lies(`/antraege/${id}`)).inhalt;
    for (let m = 0; m < 12; m++) {
      const monate = Array.from({ length: 12 }, (_, i) => (i <= m ? '5441.67' : null));
      const abwicklung = {
        ...LEER,
        ist: [{ id: 'S1', haushaltsjahr: 2021, betrag: null, monate, andereMittel: null }],
      };
      const antwort = await api.rufe(
        speichern(id, 3 + m, mit(abwicklung), { rollen: ['GK.Bearbeiten'], name: 'Buchhaltung' }),
      );
      expect(antwort.status).toBe(201);
      const {
        status: s,
        festgeschrieben,
        bescheid,
        bescheide,
        festgeschriebenVon,
        bescheidVon,
        planVon,
        ergebnis,
      } = antwort.inhalt;
      expect({
        s,
        festgeschrieben,
        bescheid,
        bescheide,
        festgeschriebenVon,
        bescheidVon,
        planVon,
        plan: ergebnis.finanzierungsplan,
      }).toEqual({
        s: 'bewilligt',
        festgeschrieben: true,
        bescheid: vorher.bescheid,
        bescheide: vorher.bescheide,
        festgeschriebenVon: vorher.festgeschriebenVon,
        bescheidVon: vorher.bescheidVon,
        planVon: vorher.planVon,
        plan: vorher.ergebnis.finanzierungsplan,
      });
      expect(antwort.inhalt.autor.name).toBe('Buchhaltung');
    }
    // Nur eine der beiden Stellen hat ein Ist: Für das Jahr gibt es noch kein Ergebnis, und keine 0.
    expect((await lies(`/antraege/${id}`)).inhalt.ergebnis.abwicklung.jeHaushaltsjahr).toMatchObject([
      { ist: null, endgueltig: null, zuErstatten: null },
    ]);
    await heil(id);
  });

  test('ein Antrag in der Form von früher, über eine Version mit Ist gespeichert: Das Ist ist noch da', async () => {
    const id = await bewilligt();
    await api.rufe(speichern(id, 3, mit(IST_2021)));
    const gleich = await api.rufe(speichern(id, 4, ZWEI_STELLEN));
    expect(gleich.inhalt).toMatchObject({ version: 5, status: 'bewilligt', antrag: { abwicklung: IST_2021 } });
    const anders = await api.rufe(speichern(id, 5, { ...ZWEI_STELLEN, titel: 'Änderungsantrag' }));
    expect(anders.inhalt).toMatchObject({ version: 6, status: 'entwurf', antrag: { abwicklung: IST_2021 } });
    const leer = await api.rufe(speichern(id, 6, mit(null, { ...ZWEI_STELLEN, titel: 'Änderungsantrag' })));
    expect(leer.inhalt).toMatchObject({ version: 7, antrag: { abwicklung: null } });
    await heil(id);
  });

  test('ein anderer Plan: Entwurf, nicht festgeschrieben; die Bescheide bleiben, zum früheren Plan', async () => {
    const id = await bewilligt();
    const antwort = await api.rufe(
      speichern(id, 3, mit(IST_2021, { ...ZWEI_STELLEN, titel: 'Änderungsantrag' }), { name: 'Sachbearbeitung 2' }),
    );
    expect(antwort).toMatchObject({
      status: 201,
      inhalt: {
        status: 'entwurf',
        festgeschrieben: false,
        bescheid: null,
        festgeschriebenVon: null,
        bescheidVon: null,
        planVon: { name: 'Sachbearbeitung 2' },
      },
    });
    expect(antwort.inhalt.bescheide).toMatchObject([
      { ...BESCHEID, zumFrueherenPlan: true, erfasstVon: { name: 'Sachbearbeitung' } },
    ]);
    expect(antwort.inhalt.ergebnis.abwicklung.jeHaushaltsjahr).toMatchObject([
      { bewilligt: '104480.00', endgueltig: '98969.90' },
    ]);
    expect(antwort.inhalt.hinweise.map((h: { code: string }) => h.code)).toContain('BESCHEID_ZUM_FRUEHEREN_PLAN');
    for (const [i, auftrag] of [
      { status: 'eingereicht' },
      { status: 'bewilligt', bescheid: { ...BESCHEID, datum: '2021-06-01', aktenzeichen: 'Az. 2' } },
    ].entries())
      expect((await api.rufe(status(id, 4 + i, auftrag))).status).toBe(201);
    const { inhalt } = await lies(`/antraege/${id}`);
    expect(inhalt.bescheid.aktenzeichen).toBe('Az. 2');
    expect(inhalt.bescheide.map((b: { zumFrueherenPlan: boolean }) => b.zumFrueherenPlan)).toEqual([true, false]);
    await heil(id);
  });

  test('nach dem Zurückziehen beginnt derselbe Plan einen neuen Entwurf', async () => {
    const id = await bewilligt();
    await api.rufe(status(id, 3, { status: 'zurueckgezogen' }));
    expect((await api.rufe(speichern(id, 4, ZWEI_STELLEN))).inhalt).toMatchObject({
      status: 'entwurf',
      festgeschrieben: false,
    });
    await heil(id);
  });

  test('wiederholt mit demselben Schlüssel: dieselbe Version, auch mit übernommener Abwicklung', async () => {
    const id = await bewilligt();
    await api.rufe(speichern(id, 3, mit(IST_2021)));
    const erste = await api.rufe(speichern(id, 4, ZWEI_STELLEN, { schluessel: 'k' }));
    expect(await api.rufe(speichern(id, 4, ZWEI_STELLEN, { schluessel: 'k' }))).toEqual(erste);
    expect((await api.rufe(speichern(id, 4, mit(null), { schluessel: 'k' }))).status).toBe(422);
  });

  test('speichern kostet nicht mehr Aufrufe als vorher', async () => {
    const id = await bewilligt();
    db.aufrufe.length = 0;
    await api.rufe(speichern(id, 3, mit(IST_2021)));
    expect(db.aufrufe.length).toBeLessThanOrEqual(4);
  });
});

describe('Bescheide', () => {
  test('die Anfrage von früher gilt weiter: nur die Summe, für Baustein 6', async () => {
    const { von: _, bis: __, jahre: ___, bestandskraeftigAm: ____, ...frueher } = BESCHEID;
    const id = await bewilligt(ZWEI_STELLEN, frueher);
    const { inhalt } = await lies(`/antraege/${id}`);
    expect(inhalt.bescheid).toEqual(frueher);
    expect(inhalt.bescheide).toEqual([
      {
        programm: 'THM',
        ...frueher,
        von: null,
        bis: null,
        jahre: [],
        anteile: [],
        bestandskraeftigAm: null,
        verzichtAm: null,
        einzelnachweise: null,
        zwischennachweise: null,
        letzterAbruf: [],
        erfasstVon: inhalt.bescheidVon,
        zumFrueherenPlan: false,
      },
    ]);
    await heil(id);
  });

  test('ein Änderungsbescheid kommt dazu, auch in falscher Reihenfolge: Es gilt der neueste nach seinem Tag', async () => {
    const id = await bewilligt();
    const spaeter = {
      ...BESCHEID,
      datum: '2021-09-01',
      aktenzeichen: 'Az. 3',
      zuwendung: '90000.00',
      jahre: [{ haushaltsjahr: 2021, zuwendung: '90000.00' }],
    };
    const frueher = {
      ...BESCHEID,
      datum: '2021-06-01',
      aktenzeichen: 'Az. 2',
      zuwendung: '100000.00',
      jahre: [{ haushaltsjahr: 2021, zuwendung: '100000.00' }],
    };
    expect((await api.rufe(status(id, 3, { bescheid: spaeter }))).status).toBe(201);
    const { inhalt } = await api.rufe(status(id, 4, { bescheid: frueher }));
    expect(inhalt.bescheid.aktenzeichen).toBe('Az. 3');
    expect(inhalt.bescheide.map((b: { aktenzeichen: string }) => b.aktenzeichen)).toEqual([
      'Az. 2021',
      'Az. 3',
      'Az. 2',
    ]);
    expect(inhalt.ergebnis.abwicklung.jeHaushaltsjahr).toMatchObject([{ bewilligt: '90000.00' }]);
    expect(inhalt.status).toBe('bewilligt');
    await heil(id);
  });

  test('ein Bescheid für die Bausteine 1 bis 5 lässt „bescheid“ leer', async () => {
    const id = await bewilligt(ZWEI_STELLEN, {
      datum: '2020-12-01',
      aktenzeichen: 'DIA',
      zuwendung: '1000.00',
      programm: 'DIA',
    });
    expect((await lies(`/antraege/${id}`)).inhalt).toMatchObject({
      bescheid: null,
      bescheidVon: null,
      bescheide: [{ programm: 'DIA', stellen: null }],
    });
    await heil(id);
  });

  test('nur mit GK.Festschreiben, und nie als Teil des Antrags', async () => {
    const id = await bewilligt();
    expect((await api.rufe(status(id, 3, { bescheid: BESCHEID }, { rollen: ['GK.Bearbeiten'] }))).status).toBe(403);
    for (const inhalt of [
      { antrag: { ...ZWEI_STELLEN, bescheide: [BESCHEID] }, kommentar: '' },
      { antrag: ZWEI_STELLEN, bescheide: [BESCHEID], kommentar: '' },
    ]) {
      const antwort = await api.rufe({ ...speichern(id, 3, ZWEI_STELLEN), inhalt });
      expect(antwort.inhalt).toMatchObject({ status: 422, fehler: [{ meldung: 'Unbekanntes Feld: bescheide.' }] });
    }
  });

  const unsinn: [string, object, string][] = [
    ['unbekanntes Programm', { programm: 'SSA' }, 'bescheid.programm'],
    ['ein Jahr doppelt', { jahre: [...BESCHEID.jahre, ...BESCHEID.jahre] }, 'bescheid.jahre[1].haushaltsjahr'],
    ['nur ein Tag des Zeitraums', { bis: null }, 'bescheid.bis'],
    ['verkehrter Zeitraum', { von: '2022-01-01' }, 'bescheid.bis'],
    ['ohne Stellen', { stellen: null }, 'bescheid.stellen'],
    ['Betrag über der Grenze', { zuwendung: '10000000001' }, 'bescheid.zuwendung'],
  ];
  test.each(unsinn)('%s: 422 mit dem Feld', async (_, anders, pfad) => {
    const { antragId } = await api.lege(ZWEI_STELLEN);
    const antwort = await api.rufe(status(antragId, 1, { status: 'bewilligt', bescheid: { ...BESCHEID, ...anders } }));
    expect(antwort.inhalt).toMatchObject({ status: 422, fehler: [{ pfad }] });
  });

  test('was nicht aufgeht, sagen Hinweise mit dem Unterschied; am Einreichen hindern sie nicht', async () => {
    const bescheid = {
      ...BESCHEID,
      zuwendung: '104480.01',
      anteile: [{ id: 'S9', haushaltsjahr: 2021, zuwendung: '104480.00' }],
    };
    const id = await bewilligt(ZWEI_STELLEN, bescheid);
    const { hinweise } = (await lies(`/antraege/${id}`)).inhalt;
    expect(hinweise.map((h: { code: string }) => h.code)).toEqual(
      expect.arrayContaining(['BESCHEID_SUMME', 'BESCHEID_OHNE_EINTRAG']),
    );
    expect(hinweise.find((h: { code: string }) => h.code === 'BESCHEID_SUMME').text).toContain('0,01 €');
    await api.rufe(speichern(id, 3, { ...ZWEI_STELLEN, titel: 'Neu' }));
    expect((await api.rufe(status(id, 4, { status: 'eingereicht' }))).status).toBe(201);
  });
});

describe('unmögliche Abwicklung', () => {
  const ist = { id: 'S1', haushaltsjahr: 2021, betrag: '1.00', monate: null, andereMittel: null };
  const unsinn: [string, object, string][] = [
    [
      'Jahr und Monate',
      { ist: [{ ...ist, monate: ['1.00', ...Array(11).fill(null)] }] },
      'antrag.abwicklung.ist[0].monate',
    ],
    [
      'elf Monate',
      { ist: [{ ...ist, betrag: null, monate: Array(11).fill('1.00') }] },
      'antrag.abwicklung.ist[0].monate',
    ],
    ['ein Jahr doppelt', { ist: [ist, { ...ist, id: 's1 ' }] }, 'antrag.abwicklung.ist[1].id'],
    [
      'Programm unbekannt',
      { abrufe: [{ ...IST_2021.abrufe[0], programm: 'KIM' }] },
      'antrag.abwicklung.abrufe[0].programm',
    ],
    [
      'verkehrte Besetzung',
      { besetzung: [{ id: 'S1', von: '2021-02-01', bis: '2021-01-01' }] },
      'antrag.abwicklung.besetzung[0].bis',
    ],
    ['Zahlweise', { zahlweise: 'bar' }, 'antrag.abwicklung.zahlweise'],
    ['fremdes Feld', { zinsen: [] }, 'antrag.abwicklung'],
    [
      'zu viele Zeilen',
      { konten: Array.from({ length: 5001 }, (_, i) => ({ id: 'S1', art: `${i}`, produkt: '', sachkonto: '' })) },
      'antrag.abwicklung.konten',
    ],
  ];
  test.each(unsinn)('%s: 422 mit dem Feld', async (_, anders, pfad) => {
    const { antragId } = await api.lege(ZWEI_STELLEN);
    const antwort = await api.rufe(speichern(antragId, 1, mit({ ...LEER, ...anders })));
    expect(antwort.inhalt).toMatchObject({ status: 422, fehler: [{ pfad }] });
  });

  test('fremde Kennungen, Jahre ohne Plan, 60 Jahre Besetzung, zehn Milliarden Euro: gespeichert, mit Hinweis, ohne Zahl zu viel', async () => {
    const { antragId } = await api.lege(ZWEI_STELLEN);
    const abwicklung: Abwicklung = {
      ...LEER,
      besetzung: [{ id: 'S1', von: '1990-01-01', bis: '2050-12-31' }],
      ist: [
        { ...ist, id: 'S9' },
        { ...ist, haushaltsjahr: 2050, betrag: '10000000000.00' },
        { ...ist, betrag: '10000000000.00' },
        { ...ist, id: 'S2', betrag: '0.00' },
      ],
      abrufe: [
        {
          programm: 'DIA',
          haushaltsjahr: 1999,
          angefordertAm: '2021-02-01',
          fensterBis: '2022-01-31',
          betrag: '1.00',
          eingegangenAm: null,
        },
      ],
    };
    const { inhalt, status: code } = await api.rufe(speichern(antragId, 1, mit(abwicklung)));
    expect(code).toBe(201);
    expect(inhalt.ergebnis.abwicklung.jeHaushaltsjahr).toMatchObject([
      {
        programm: 'THM',
        haushaltsjahr: 2021,
        foerdertage: '720',
        ist: '10000000000.00',
        endgueltig: '54400.00',
        bewilligt: null,
      },
      { programm: 'THM', haushaltsjahr: 2050, geplant: '0.00', foerdertage: '0', endgueltig: '0.00' },
      { programm: 'DIA', haushaltsjahr: 1999, abgerufen: '1.00', endgueltig: null },
    ]);
    expect(inhalt.hinweise.map((h: { code: string }) => h.code)).toEqual(
      expect.arrayContaining(['ABWICKLUNG_OHNE_EINTRAG', 'IST_AUSSERHALB', 'BESETZUNG_AUSSERHALB', 'ABRUF_FENSTER']),
    );
    await heil(antragId);
  });
});

test('vier Augen: gefragt ist, wer den Plan gespeichert hat, nicht, wer danach das Ist eintrug', async () => {
  let sekunden = 0;
  const handler = antraegeHandler({
    ablage: db.ablage,
    jetzt: () => new Date(Date.UTC(2026, 5, 1) + 1000 * sekunden++),
    regeln: { vierAugen: new Set([A]), versionenJeTag: null },
  });
  const rufe = async (anfrage: Anfrage, oid: string): Promise<Antwort> => {
    const e = ereignis(anfrage);
    const { authorizer } = e.requestContext as unknown as { authorizer: { lambda: Record<string, string> } };
    authorizer.lambda.oid = oid;
    return alsAntwort(await handler(e));
  };
  const [ich, sie] = ['44444444-4444-4444-8444-444444444444', '55555555-5555-4555-8555-555555555555'];
  const antragId = neueId();
  await rufe({ methode: 'POST', pfad: '/antraege', inhalt: { antragId, antrag: ZWEI_STELLEN, kommentar: '' } }, ich);
  // Sie speichert nur die Abwicklung: Der Plan ist weiter meiner.
  expect((await rufe(speichern(antragId, 1, mit(LEER)), sie)).inhalt).toMatchObject({
    autor: { oid: sie },
    planVon: { oid: ich },
  });
  expect((await rufe(status(antragId, 2, { festgeschrieben: true }), ich)).status).toBe(403);
  expect((await rufe(status(antragId, 2, { festgeschrieben: true }), sie)).status).toBe(201);
  const { inhalt } = await rufe({ methode: 'GET', pfad: `/antraege/${antragId}/pruefung`, rollen: ALLE_ROLLEN }, sie);
  expect(inhalt.kette).toEqual({ ok: true, bruch: null });
});

test('500 Einträge mit je 60 Monaten: eine Anfrage unter 1 MiB, ein Eintrag unter 400 KB', async () => {
  const betrag = (i: number) => `${4_000 + ((i * 7919) % 3_000)}.${String((i * 104_729) % 100).padStart(2, '0')}`;
  const stellen = Array.from({ length: 500 }, (_, i) => ({
    ...STELLE,
    id: `S${i + 1}`,
    bezeichnung: `Teilhabemanagement ${i + 1}`,
    jahresausgaben: `${60_000 + ((i * 7919) % 9_000)}.${String((i * 104_729) % 100).padStart(2, '0')}`,
  }));
  const ist = stellen.flatMap(({ id }, i) =>
    [2019, 2020, 2021, 2022, 2023].map((haushaltsjahr, j) => ({
      id,
      haushaltsjahr,
      betrag: null,
      monate: Array.from({ length: 12 }, (_, m) => betrag(i * 60 + j * 12 + m)),
      andereMittel: null,
    })),
  );
  const inhalt = { antrag: mit({ ...LEER, ist }, { ...ZWEI_STELLEN, stellen }), kommentar: '' };
  expect(Buffer.byteLength(JSON.stringify(inhalt))).toBeLessThan(1024 * 1024);
  const antwort = await api.rufe({ methode: 'POST', pfad: '/antraege', inhalt: { antragId: neueId(), ...inhalt } });
  expect(antwort.status).toBe(201);
  const item = await alsItem(A, antwort.inhalt, { schluessel: null, auftrag: '0'.repeat(64) });
  expect(itemgroesse(item)).toBeLessThan(400 * 1000);
});

describe('413', () => {
  /** Texte, die sich kaum packen lassen. */
  const dicht = (i: number) =>
    Array.from({ length: 5 }, (_, k) => createHash('sha512').update(`${i} ${k}`).digest('base64'))
      .join('')
      .slice(0, 190);
  const konten = (anzahl: number): Abwicklung => ({
    ...LEER,
    konten: Array.from({ length: anzahl }, (_, i) => ({ id: 'S1', art: dicht(i), produkt: '', sachkonto: '' })),
  });

  test('ein Eintrag über 400 KB gepackt: 413 mit dem Satz, nichts ist geschrieben; die Anfrage selbst ist klein genug', async () => {
    const { antragId } = await api.lege(ZWEI_STELLEN);
    const zuGross = speichern(antragId, 1, mit(konten(3_400)));
    const bytes = Buffer.byteLength(JSON.stringify(zuGross.inhalt));
    expect([bytes > 700 * 1024, bytes < INHALT_HOECHSTENS]).toEqual([true, true]);
    expect((await api.rufe(zuGross)).inhalt).toMatchObject({
      status: 413,
      code: 'ZU_GROSS',
      detail: expect.stringMatching(/zu groß, um als eine Version/),
    });
    expect((await lies(`/antraege/${antragId}`)).inhalt).toMatchObject({ version: 1, antrag: { abwicklung: null } });
    // Knapp darunter geht es, und der Eintrag ist wirklich so groß.
    const knapp = await api.rufe(speichern(antragId, 1, mit(konten(2_400))));
    expect(knapp.status).toBe(201);
    const item = await alsItem(A, knapp.inhalt, { schluessel: null, auftrag: '0'.repeat(64) });
    expect(itemgroesse(item)).toBeGreaterThan(300 * 1024);
  });

  test.each([
    ['POST /antraege', (inhalt: string) => ({ methode: 'POST', pfad: '/antraege', inhalt })],
    ['POST /berechnungen', (inhalt: string) => ({ methode: 'POST', pfad: '/berechnungen', inhalt })],
  ])('%s: eine Anfrage über 1 MiB ist 413, eine mit genau 1 MiB nicht', async (_, anfrage) => {
    const leer = JSON.stringify({ antrag: ZWEI_STELLEN });
    const mitBytes = (bytes: number) => api.rufe(anfrage(leer + ' '.repeat(bytes - Buffer.byteLength(leer))));
    expect((await mitBytes(INHALT_HOECHSTENS + 1)).inhalt).toMatchObject({ status: 413, code: 'ZU_GROSS' });
    expect((await mitBytes(INHALT_HOECHSTENS)).status).not.toBe(413);
  });
});
